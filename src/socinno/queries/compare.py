"""Two or more things side by side, row by row: positions, speakers, or one dichotomy's two sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

from socinno.agreement import outcome
from socinno.library import Library
from socinno.library.names import Found, find
from socinno.model import Dichotomy, Position, Speaker
from socinno.problems import Stop, one_of
from socinno.queries.presenter import NO_QUOTES, Presenter
from socinno.queries.quotes import as_names
from socinno.queries.show import position_rows, speaker_facts
from socinno.views import Columns, Row, StanceView, Value, Word

MOST_COMPARED = 6  # side by side; more cannot be taken in at once
COMPARABLE = ("position", "speaker", "dichotomy")


ONLY = {
    "shared": frozenset({"agree", "partly", "same", "overlap"}),
    "differing": frozenset({"differ", "partly", "other", "overlap"}),
}
"""What a comparison can be narrowed to, and the outcomes that are then kept."""


def compare(
    library: Library,
    names: Sequence[str],
    language: str,
    only: str | None = None,
    speakers: str | Sequence[str] = (),
    with_inferred: bool = False,
    everything: bool = False,
) -> Columns:
    """The things that the names mean, side by side; `only` what they share, or in what they differ.

    Stop (2) for a name that means nothing or too much, fewer than two things or more than six, the
    same thing twice, things of different sorts, or things of different debates.
    """
    found = [find(library, name, COMPARABLE) for name in as_names(names)]
    if len(found) == 1 and isinstance(found[0].thing, Dichotomy):
        debate, dichotomy = found[0].debate, found[0].thing
        found = [Found(debate, position) for position in dichotomy.positions.values()]
    _refuse(found)
    tell = Presenter(found[0].debate, language)
    things = tuple(f.thing for f in found)
    kind = things[0].what
    rows = ROWS[kind](tell, things)
    heads = tuple(tell.ref(t) for t in things)
    of, question = None, None
    if kind == "position":
        asked = {tell.debate.dichotomy_of(t.id).id for t in things}
        if len(asked) == 1:
            dichotomy = tell.debate.dichotomies[asked.pop()]
            of, question = tell.ref(dichotomy), tell.text(dichotomy.question)
    if only:
        rows = tuple(row for row in rows if row.outcome in ONLY[one_of(only, tuple(ONLY), "--only")])
    return Columns("comparison", heads, rows, of, question, Word(f"no-{only}" if only else "nothing"))


def _refuse(found: list[Found]) -> None:
    ids = tuple(f.thing.id for f in found)
    kinds = tuple(dict.fromkeys(f.thing.what for f in found))
    if len(kinds) > 1 or kinds == ("dichotomy",):
        raise Stop("cannot-compare", kinds=kinds, ids=ids)
    if len(found) < 2:
        raise Stop("compare-two", asked=ids[0])
    if len(found) > MOST_COMPARED:
        raise Stop("compare-most", most=MOST_COMPARED, count=len(found))
    if len({f.debate.id for f in found}) > 1:
        raise Stop("compare-debates", candidates=tuple(dict.fromkeys(f.debate.id for f in found)))
    if twice := [name for i, name in enumerate(ids) if name in ids[:i]]:
        raise Stop("compare-same", asked=twice[0])


def _positions(tell: Presenter, sides: tuple[Position, ...]) -> tuple[Row, ...]:
    rows = tuple(_related(row) for row in position_rows(tell, sides))
    dichotomies = tuple(tell.ref(tell.debate.dichotomy_of(p.id)) for p in sides)
    return rows if len(set(dichotomies)) == 1 else (Row("dichotomy", dichotomies), *rows)


def _related(row: Row) -> Row:
    """A row of positions with how its cells relate: the same, partly so, different, or silent."""
    cells = [_ids(cell) for cell in row.cells if cell is not None]
    if len(cells) < len(row.cells):
        return row._replace(outcome="silent" if len(cells) < 2 else "other")
    if all(a == b for a, b in combinations(cells, 2)):
        return row._replace(outcome="same")
    return row._replace(outcome="overlap" if all(a & b for a, b in combinations(cells, 2)) else "other")


def _ids(cell: Value) -> set[object]:
    """What a cell holds, as things that can be held by several."""
    values = cell if type(cell) is tuple else (cell,)
    return {v.speaker.id if isinstance(v, StanceView) else getattr(v, "id", v) for v in values}


def _speakers(tell: Presenter, speakers: tuple[Speaker, ...]) -> tuple[Row, ...]:
    debate = tell.debate
    facts = ([part.value for part in speaker_facts(tell, s) if part.value] for s in speakers)
    about = Row("about", tuple(tuple(values) for values in facts))
    stances = (_stances(tell, speakers, dichotomy) for dichotomy in debate.dichotomies.values())
    said = (tell.quotations(debate.said.get(s.id, ())) for s in speakers)
    return (about, *stances, Row("quotes", tuple(said), empty=NO_QUOTES))


def _stances(tell: Presenter, speakers: tuple[Speaker, ...], dichotomy: Dichotomy) -> Row:
    cells = tuple(tell.standing(speaker, dichotomy, "positions") for speaker in speakers)
    how, sure = outcome([tell.on(speaker.id, dichotomy.id).stance for speaker in speakers])
    return Row(tell.ref(dichotomy), cells, how, sure)


ROWS: dict[str, Callable[[Presenter, Any], tuple[Row, ...]]] = {"position": _positions, "speaker": _speakers}
