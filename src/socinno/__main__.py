"""The program's start, as the command `socinno` and as `python -m socinno`."""

import sys


def main() -> None:
    """Run the command line; an interrupt is 130 even while the program is still starting."""
    try:
        from socinno.cli import app

        app(prog_name="socinno")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
