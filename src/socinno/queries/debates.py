"""The debates of a library, with what each holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from socinno.library import Library
from socinno.library.catalogue import Selection
from socinno.library.names import find_people
from socinno.model import Debate
from socinno.queries.lists import a_limit, left_out, many, shown_by
from socinno.queries.presenter import Presenter, Records, known
from socinno.queries.speakers import with_speakers
from socinno.views import Column, Field, Foot, Item, Table, Text, Value, Word

COUNTED = ("dichotomies", "speakers", "quotes")
"""What is counted of a debate, by its field."""

_FIELDS = ("id", "title", "question", "language", *COUNTED)


def debates(
    library: Library,
    language: str,
    speakers: str | Sequence[str] = (),
    limit: int = 0,
    everything: bool = False,
) -> Table:
    """A table of the debates in the library, at most `limit` (0: all): those in which some speak, if any
    are named. Stop (2) for a name that means nothing or too much.
    """
    known(language)
    a_limit(limit)
    names = (speakers,) if isinstance(speakers, str) else speakers
    wanted = Selection(speaker=find_people(library, names))
    found = list(with_speakers(library, wanted)) if names else library.debates
    told = Records(lambda: ({"debate": _item(it)} for it in _first(found, language, limit)))
    records = Records(lambda: map(_debate, _first(found, language, limit)))
    hints = Records(lambda: (shown_by(it.debate.id) for it in _first(found, language, 1)))
    foot = Foot(told=left_out(limit, len(found)), hints=hints)
    column = Column("debate", (Field("debate"),))
    beside = dict.fromkeys(_FIELDS, "")
    return Table("debates", (column,), told, Word("nothing"), len(found), records, records, beside, foot)


def _first(found: Iterable[Debate], language: str, limit: int) -> Iterator[Presenter]:
    """The first of some debates, each told when it is come to."""
    return (Presenter(debate, language) for debate in islice(found, limit or None))


def _debate(tell: Presenter) -> Mapping[str, Value]:
    it = tell.debate
    return {
        "id": Text(it.id),
        "title": tell.text(it.title),
        "question": tell.text(it.question),
        "language": Text(it.language),
        **{key: len(getattr(it, key)) for key in COUNTED},
    }


def _item(tell: Presenter) -> Item:
    """A debate for people: its title, its question, what it holds."""
    it = tell.debate
    counts = (many(key, len(getattr(it, key))) for key in COUNTED)
    return Item(tell.text(it.title), (tell.text(it.question),), tuple(counts), it.id)
