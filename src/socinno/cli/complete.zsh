#compdef socinno
_socinno() {
    local line answer
    local -a found prefixed
    answer=$(_SOCINNO_COMPLETE=zsh "${words[1]}" "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)
    for line in "${(@f)answer}"; do
        [[ -n $line ]] && found+=("${line/$'\t'/:}")
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
