"""The door: a word to complete is completed without loading the command line; else that is run."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Answer the shell's question, or run the program. Exit code 130 when interrupted, even this early."""
    try:
        shell = os.environ.get("_SOCINNO_COMPLETE")
        if shell:
            from socinno.completion import answer

            sys.exit(answer(shell, sys.argv[1:], os.environ))
        from socinno.cli import app

        app()
    except KeyboardInterrupt:
        sys.exit(130)
