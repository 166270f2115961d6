"""The program's start, as the command `socinno` and as `python -m socinno`."""

import gc
import os
import sys


def main() -> None:
    """Complete a word for a shell without loading the command line, else run that.

    An interrupt is 130 even while the program is still starting.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # to look for any, it reads all that is installed
    _open_streams()
    gc.set_threshold(100_000)  # a command makes much and drops little: looking for it costs a tenth
    try:
        if shell := os.environ.get("_SOCINNO_COMPLETE"):
            from socinno.cli import completion

            os._exit(completion.run(shell, sys.argv[1:], os.environ))  # nothing is left to put in order
        else:
            from socinno.cli.app import app

            app(prog_name="socinno")
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()  # nor need the interpreter look for it on its way out


def _open_streams() -> None:
    """Give each stream that who started the program has closed, as daemons do, the null device.

    Else the next file that is opened takes its number, and what is meant for the stream goes into it.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(number, True)  # for the programs that this one starts
    os.close(number)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115


if __name__ == "__main__":
    main()
