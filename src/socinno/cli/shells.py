"""What a shell needs to complete words: a script that asks the program, to be read at its start."""

BASH = """_socinno() {
    local value hint values=() hints=()
    COMPREPLY=()
    while IFS=$'\\t' read -r value hint; do
        values+=("$value") hints+=("$hint")
    done < <(_SOCINNO_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if [[ ${values[0]} == :files ]]; then
        compopt -o default
    elif (( ${#values[@]} == 1 )) || [[ $COMP_TYPE == 37 || $COMP_TYPE == 42 ]]; then
        COMPREPLY=("${values[@]}")
    else
        local i
        for i in "${!values[@]}"; do
            COMPREPLY+=("${values[i]}${hints[i]:+  (${hints[i]})}")
        done
    fi
}
complete -F _socinno socinno
"""

ZSH = """#compdef socinno
_socinno() {
    local line answer
    local -a found prefixed
    answer=$(_SOCINNO_COMPLETE=zsh "${words[1]}" "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)
    for line in "${(@f)answer}"; do
        [[ -n $line ]] && found+=("${line/$'\\t'/:}")
    done
    if [[ ${found[1]} == :files* ]]; then
        _files
    elif (( $#found )); then
        prefixed=(${(M)found:#${(b)PREFIX}*})
        if (( $#prefixed )); then _describe socinno found; else _describe socinno found -U; fi
    fi
}
if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _socinno "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _socinno socinno
fi
"""

FISH = """function __socinno_complete
    set -lx _SOCINNO_COMPLETE fish
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    test (count $current) -eq 0; and set current ''
    for line in (command $before $current 2>/dev/null)
        if string match -q ':files*' -- $line
            __fish_complete_path $current
        else
            echo $line
        end
    end
end
complete -c socinno -f -a '(__socinno_complete)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}
"""The script for each shell."""
