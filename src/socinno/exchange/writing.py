"""What writes debates as a file for another program, by the name of its format."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from socinno.exchange import argdown, network, spreadsheet_out


class Writer(NamedTuple):
    """A format: how it is written, and whether a file of it holds `several` debates.

    `write` takes the debates and the ending of the file's name (`.csv`), and gives the bytes piece by piece;
    of who agrees with whom also how many questions two must share at `least`. Stop (2) where an extra is
    missing.
    """

    write: Callable[..., Iterator[bytes]]
    several: bool = False


FILES: Mapping[str, Writer] = {
    "spreadsheet": Writer(spreadsheet_out.write),
    "argdown": Writer(argdown.write),
    "graphml": Writer(network.write, several=True),
    "gexf": Writer(network.write, several=True),
}
"""The formats of files that `export` writes beside the page."""
