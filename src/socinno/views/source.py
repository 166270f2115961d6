"""The text of a source as it lies beside its debate, with the passage that a quote was taken from."""

from collections.abc import Sequence
from typing import NamedTuple

from socinno.views.values import Quotation, Word


class SourceLine(NamedTuple):
    """A line of the text of a source, or a part of a very long one, printable.

    `number` is that of the line in its file; 0 where it goes on from the one above. `marks` are the places
    in it that are quoted, as start and end. `page`: the one that starts here.
    """

    number: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    page: str = ""


class SourceView(NamedTuple):
    """A quote, and the whole text of its source, each line made when it is asked for.

    `file` is the name of the text as the debate has it. The passage runs from the line `first` to `last`,
    counted from 0 (-1: it is nowhere); `state` says how the quote stands there. `why` says what is the
    matter where there is no text.
    """

    quotation: Quotation
    file: str = ""
    lines: Sequence[SourceLine] = ()
    first: int = -1
    last: int = -1
    state: tuple[Word, ...] = ()
    why: Word | None = None
