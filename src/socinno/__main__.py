"""`python -m socinno`: the same as the command."""

from socinno.cli import app

app(prog_name="socinno")
