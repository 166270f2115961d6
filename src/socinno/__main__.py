"""`python -m socinno`: the same as the command."""

from socinno.start import main

main()
