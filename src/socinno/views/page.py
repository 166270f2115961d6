"""A debate as one page to share: all that stands in it, in reading order, each thing once by its id."""

from collections.abc import Mapping
from typing import NamedTuple

from socinno.views.shapes import Card, Crossing, Part, Reasons
from socinno.views.values import Context, Quotation, Ref, Sign, StanceView, Text, Word


class PageQuote(NamedTuple):
    """A quote with all there is about it, its note included.

    `state` is how it stands against its source, as `found-...` in `words`: that it was not compared, too;
    nothing of an indirect one, of which there are no words to compare. `context` is its place there, where
    the text of the source is at hand. `shows` are the stances that it is evidence of.
    """

    quotation: Quotation
    state: Word | None = None
    context: Context | None = None
    shows: tuple[StanceView, ...] = ()


class PageSide(NamedTuple):
    """One of the two sides of a question: who takes it, and the quotes for and against it, and what bears
    on these, all of it. `reasons` is None where there are none. A quote is an entry with nothing in `again`
    at one side of the page at most; where else it is a reason, `again` says whether that is above or below.
    """

    position: Ref
    claim: Text | None
    summary: Text | None
    takers: tuple[StanceView, ...]
    reasons: Reasons | None


class PageQuestion(NamedTuple):
    """A question: its number in the file from 1, its two sides, who stands beside them, and its own quotes.

    `beside` are stances at no side under their key (`neither`, `spoke` ...), `silent` whose are not known.
    `quotes` (ids) are those of the question itself, and others that bear on it and have no place elsewhere:
    they show where somebody stands on it, or are about one of its own. `short` is its title as the head of
    a column.
    """

    number: int
    of: Ref
    question: Text | None
    summary: Text | None
    sides: tuple[PageSide, ...]
    beside: tuple[Part, ...] = ()
    silent: tuple[Ref, ...] = ()
    quotes: tuple[str, ...] = ()
    short: Text | None = None


class PageGroup(NamedTuple):
    """Common ground, a theme or a topic: what it is, the quotes (ids) that show it, and what is in it."""

    of: Ref
    summary: Text | None
    quotes: tuple[str, ...] = ()
    inside: "tuple[PageGroup, ...]" = ()


class PageSpeaker(NamedTuple):
    """Somebody who takes part: the facts, where they stand on every question they spoke to, and how many
    quotes they have. `affiliation` is what they can be chosen by, together with others; it is among the
    facts, too. `earlier` are stances of theirs that others have come after."""

    of: Ref
    affiliation: Text | None
    facts: tuple[Part, ...]
    stances: tuple[StanceView, ...]
    quotes: int
    earlier: tuple[StanceView, ...] = ()


class Page(NamedTuple):
    """A debate as a page. `quotes` has each quote of the debate by its id, in the order of the file; the
    other parts name them by id, and `others` are those that no question, side or group does.

    `facts` are what the debate is about, where and when, and who wrote it down; `crossing` is everybody on
    every question, where there are several of both; `told` is what is said once of all, such as that no
    quote was compared with its source; `made` from which files, by which version, when.
    `listed_in`: the address of the page that lists this debate among others, if it is one of several.
    """

    debate: Ref
    summary: Text | None
    facts: tuple[Part, ...]
    questions: tuple[PageQuestion, ...]
    quotes: Mapping[str, PageQuote]
    crossing: Crossing | None = None
    ground: tuple[PageGroup, ...] = ()
    themes: tuple[PageGroup, ...] = ()
    others: tuple[str, ...] = ()
    speakers: tuple[PageSpeaker, ...] = ()
    sources: tuple[Card, ...] = ()
    legend: tuple[Sign, ...] = ()
    told: tuple[Word, ...] = ()
    made: tuple[Part, ...] = ()
    listed_in: str = ""
