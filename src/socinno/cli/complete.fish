function __socinno_complete
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
