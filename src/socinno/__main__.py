"""The program's start, as the command `socinno` and as `python -m socinno`."""

import gc
import os
import sys


def main() -> None:
    """Complete a word for a shell without loading the command line, else run that.

    An interrupt is 130 even while the program is still starting.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # to look for any, it reads all that is installed
    for stream in ("stdout", "stderr"):  # closed by who started the program, such as a daemon
        if getattr(sys, stream) is None:
            setattr(sys, stream, open(os.devnull, "w"))  # noqa: SIM115
    gc.set_threshold(100_000)  # a command makes much and drops little: looking for it costs a tenth
    try:
        if os.environ.get("_SOCINNO_COMPLETE"):
            from socinno.cli import completion, terminal

            words, shell = sys.argv[1:], os.environ["_SOCINNO_COMPLETE"]
            terminal.put([completion.completed(shell, words, os.environ)], sys.stdout)
        else:
            from socinno.cli.app import app

            app(prog_name="socinno")
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()  # nor need the interpreter look for it on its way out


if __name__ == "__main__":
    main()
