"""The debates of a library, with what each holds."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from socinno.library import Library
from socinno.library.names import find_people, where_speak
from socinno.library.sketch import Opening, Sketch
from socinno.queries.lists import a_limit, left_out, many, shown_by
from socinno.queries.presenter import Records, known
from socinno.queries.quotes import Person, as_names
from socinno.queries.wording import Wording
from socinno.views import Column, Field, Foot, Item, Ref, Table, Text, Value, Word

_FIELDS = ("id", "title", "question", "language", "dichotomies", "speakers", "quotes")


def debates(
    library: Library,
    language: str,
    speakers: str | Sequence[str | Person] = (),
    limit: int = 0,
    everything: bool = False,
) -> Table:
    """A table of the debates in the library, at most `limit` (0: all): those in which some speak, if any
    are named. Stop (2) for a name that means nothing or too much.
    """
    known(language)
    a_limit(limit)
    people = find_people(library, as_names(speakers))
    among = where_speak(library, people) if people else None
    total = len(library.debates if among is None else among)
    told = Records(lambda: ({"debate": _item(it, language)} for it in _first(library, among, limit)))
    records = Records(lambda: (_debate(it, language) for it in _first(library, among, limit)))
    hints = Records(lambda: (shown_by(it.id) for it in _first(library, among, 1)))
    foot = Foot(told=left_out(limit, total), hints=hints)
    column = Column("debate", (Field("debate"),))
    beside = dict.fromkeys(_FIELDS, "")
    return Table("debates", (column,), told, Word("nothing"), total, records, records, beside, foot)


def _first(library: Library, among: Sequence[str] | None, limit: int) -> Iterator[Sketch]:
    """The first debates, of those among some ids if there are any, each read when it is come to."""
    return islice(library.sketches(among), limit or None)


def _counts(it: Sketch, head: Opening) -> Mapping[str, int]:
    """What is counted of a debate."""
    return {"dichotomies": len(head.dichotomies), "speakers": len(it.people), "quotes": it.quotes}


def _debate(it: Sketch, language: str) -> Mapping[str, Value]:
    head = it.head()
    tell = Wording(head, language)
    return {
        "id": Text(it.id),
        "title": tell.text(head.title),
        "question": tell.text(head.question),
        "language": Text(head.language),
        **_counts(it, head),
    }


def _item(it: Sketch, language: str) -> Item:
    """A debate for people: its title, its question, what it holds."""
    head = it.head()
    tell = Wording(head, language)
    counts = (many(key, count) for key, count in _counts(it, head).items())
    of = Ref("debate", it.id, tell.told(head.title), it.id)
    asked = tell.text(head.question)
    return Item(tell.text(head.title), (asked,) if asked else (), tuple(counts), it.id, of)
