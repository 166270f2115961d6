_socinno() {
    local value hint values=() hints=()
    COMPREPLY=()
    while IFS=$'\t' read -r value hint; do
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
