"""Two or more things side by side, row by row: positions, speakers, or one dichotomy's two sides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import cast

from socinno.library import Library
from socinno.library.catalogue import Entry, within
from socinno.library.names import Found, at, find_people, meant, only, people_of, speakers_of
from socinno.model import Dichotomy, Position, Speaker, Stance
from socinno.problems import Stop, one_of
from socinno.queries.camps import speakers_compared
from socinno.queries.hints import which
from socinno.queries.legend import legend
from socinno.queries.pairing import Group
from socinno.queries.presenter import Presenter
from socinno.queries.quotes import as_names
from socinno.queries.show import position_rows
from socinno.views import Columns, Foot, Hint, Item, Quotation, Ref, Row, Sign, StanceView, Value, Word

MOST_COMPARED = 6  # side by side; more cannot be taken in at once
COMPARABLE = ("position", "speaker", "dichotomy")
TEXTS = frozenset({"claim", "summary"})
"""Aspects of which two are never the same, which says nothing: they have no sign."""

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

    First comes what it comes to. `speakers`: of positions the rows have who takes them and quotes of these
    alone. Speakers are compared in every debate in which all of them speak. Readings of ours are told
    apart, and counted only `with_inferred`. People get no quotes, or short ones, without `everything`.

    Stop (2) for a name that means nothing or too much, fewer than two things or more than six, the
    same thing twice, things of different sorts or in no debate together, `speakers` of speakers.
    """
    kept = ONLY[one_of(only, tuple(ONLY), "--only")] if only else None
    of = [_meant(library, name) for name in as_names(names)]
    if len(of) == 1 and of[0][0].what == "dichotomy":
        debate, dichotomy = at(library, of[0][0])
        together = [[Found(debate, it) for it in cast(Dichotomy, dichotomy).positions.values()]]
    else:
        together = [_found(library, entries) for entries in _together(of)]
    if isinstance(together[0][0].thing, Speaker):
        if as_names(speakers):
            raise Stop("compare-speaker")
        of_each = [_group(found, language) for found in together]
        return _told(speakers_compared(library, of_each, kept, with_inferred, everything), only)
    people = find_people(library, as_names(speakers))
    tell = Presenter(together[0][0].debate, language)
    those = tuple(speakers_of(tell.debate, people)) if people else ()
    option = which(library, tell.debate)
    return _told(_positions(tell, together[0], those, kept, everything, option), only)


def _told(compared: Columns, only: str | None) -> Columns:
    """A comparison with what is said where nothing is left of it."""
    return compared._replace(empty=Word(f"no-{only}" if only else "no-both"))


def _meant(library: Library, name: str) -> list[Entry]:
    """The one thing that a name means; a speaker of several debates in each of them."""
    found = meant(library, name, COMPARABLE)
    somebody = all(entry.what == "speaker" for entry in found) and len(people_of(found)) == 1
    if not somebody:
        only(library, name, found)
    return found


def _together(of: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The things in each debate in which all of them are."""
    firsts = [entries[0] for entries in of]
    ids = tuple(entry.id for entry in firsts)
    kinds = tuple(dict.fromkeys(entry.what for entry in firsts))
    if len(kinds) > 1 or kinds == ("dichotomy",):
        raise Stop("cannot-compare", kinds=kinds, ids=ids)
    if len(of) < 2:
        raise Stop("compare-two", asked=ids[0])
    if len(of) > MOST_COMPARED:
        raise Stop("compare-most", most=MOST_COMPARED, count=len(of))
    by_debate = [{entry.debate: entry for entry in entries} for entries in of]
    shared = [name for name in by_debate[0] if all(name in debates for debates in by_debate)]
    if not shared:
        candidates = tuple(dict.fromkeys(name for debates in by_debate for name in debates))
        raise Stop("compare-debates", candidates=candidates)
    if twice := [name for i, name in enumerate(ids) if name in ids[:i]]:
        raise Stop("compare-same", asked=twice[0])
    return [[debates[name] for debates in by_debate] for name in shared]


def _found(library: Library, entries: Sequence[Entry]) -> list[Found]:
    """The things of one debate, which is read once."""
    debate = library.debate(entries[0].debate)
    return [Found(debate, within(debate, entry.what, entry.id)) for entry in entries]


def _group(found: Sequence[Found], language: str) -> Group:
    tell = Presenter(found[0].debate, language)
    return Group(tell, [cast(Speaker, it.thing) for it in found], [*tell.debate.dichotomies])


def _positions(
    tell: Presenter,
    found: Sequence[Found],
    speakers: Collection[str],
    kept: frozenset[str] | None,
    everything: bool,
    option: str,
) -> Columns:
    """Positions by their texts, who takes them, and their quotes: of these speakers (ids), or of all."""
    sides = tuple(cast(Position, it.thing) for it in found)
    heads = tuple(map(tell.ref, sides))
    among = speakers or tell.debate.speakers
    rows = [_related(_narrowed(row, among, everything)) for row in position_rows(tell, sides)]
    dichotomies = tuple(tell.ref(tell.debate.dichotomy_of(side.id)) for side in sides)
    one = len(set(dichotomies)) == 1
    rows = rows if one else [Row("dichotomy", dichotomies), *rows]
    if kept is not None:
        rows = [row for row in rows if row.outcome in kept]
    signed = [row._replace(outcome="") if one or row.key in TEXTS else row for row in rows]
    signed = [row._replace(machine=not (everything or any(row.cells))) for row in signed]
    number = [*tell.debate.dichotomies].index(dichotomies[0].id) + 1
    of = tell.debate.dichotomies[dichotomies[0].id]
    only = [Word("only-these", {"names": tuple(ref.name.text for ref in tell.refs(speakers))})]
    foot = _foot(signed, dichotomies, heads, everything, option)
    return Columns(
        "comparison",
        heads,
        tuple(signed),
        dichotomies[0] if one else None,
        tell.text(of.question) if one else None,
        verdict=_verdict(tell, sides),
        number=number if one else 0,
        foot=foot._replace(told=(*(only if speakers else []), *foot.told)),
        of_debate=(tell.ref(tell.debate),),
    )


def _narrowed(row: Row, speakers: Collection[str], everything: bool) -> Row:
    """A row with what is of these speakers, in short unless everything is wanted."""

    def fits(value: Value) -> bool:
        of = value.speaker if isinstance(value, Quotation | StanceView) else None
        return of is None or of.id in speakers

    def told(value: Value) -> Value:
        return value._replace(brief=not everything) if isinstance(value, Quotation | StanceView) else value

    cells = (
        tuple(told(it) for it in _several(cell) if fits(it)) or None if _several(cell) else cell
        for cell in row.cells
    )
    return row._replace(cells=tuple(cells))


def _verdict(tell: Presenter, sides: Sequence[Position]) -> tuple[Item, ...]:
    """How many take each position; of one question, these alone, and below it all others: they add up.

    A side that was assigned is nobody's.
    """
    asked = [tell.debate.dichotomy_of(side.id).id for side in sides]
    takers = [[*_taking(tell, side, of)] for side, of in zip(sides, asked, strict=True)]
    both = [[it for it in of if len(it.positions) > 1] for of in takers]
    if len(sides) > 2 or len(set(asked)) > 1:
        told = [
            word
            for side, of, too in zip(sides, takers, both, strict=True)
            for word in (_counted("takers", of, tell.ref(side)), *_too(too))
        ]
        return (Item(None, (), tuple(told)),)
    key = "takers-alone" if both[0] else "takers"
    told = [
        _counted(key, [it for it in of if len(it.positions) == 1], tell.ref(side))
        for side, of in zip(sides, takers, strict=True)
    ]
    told += [_counted("takers-both", both[0])] if both[0] else []
    states = [tell.on(name, asked[0]).state for name in tell.debate.speakers]
    others = {state: states.count(state) for state in ("neither", "spoke", "silent")}
    beside = [Word(f"takers-{state}", {"count": count}) for state, count in others.items() if count]
    return (Item(None, (), tuple(told)), *([Item(None, (), tuple(beside))] if beside else []))


def _taking(tell: Presenter, side: Position, of: str) -> Iterator[Stance]:
    """The stances of all who take a side of a dichotomy (id), alone or with the other."""
    for name in tell.debate.speakers:
        stance = tell.on(name, of).stance
        if stance and side.id in stance.positions:
            yield stance


def _counted(key: str, of: Sequence[Stance], side: Ref | None = None) -> Word:
    """How many these are, and of how many of them we only read it so."""
    read = sum(1 for it in of if it.basis == "inferred")
    named = {"name": side.name.text} if side else {}
    if not read:
        return Word(key, {**named, "count": len(of)})
    if read == len(of):
        return Word(f"{key}-all", {**named, "count": len(of)})
    return Word(f"{key}-read", {**named, "count": len(of), "read": read})


def _too(both: Sequence[Stance]) -> tuple[Word, ...]:
    return (Word("takers-too", {"count": len(both)}),) if both else ()


def _foot(
    rows: Sequence[Row], of: Sequence[Ref], heads: Sequence[Ref], everything: bool, option: str
) -> Foot:
    """The signs that occur, and where there is more."""
    cells = [value for row in rows for cell in row.cells for value in _several(cell)]
    signs = legend(value for value in cells if isinstance(value, StanceView))
    noted = not everything and any(isinstance(it, Quotation | StanceView) and it.note for it in cells)
    both = len(heads) == len(of) == 2 and of[0] == of[1]
    names = " ".join(head.id for head in heads)
    asked = [*dict.fromkeys(ref.id for ref in of)]
    hints = [Hint("show", name) for name in asked]
    hints += [] if everything else [Hint("compare", f"{asked[0] if both else names} --all")]
    hints = [it._replace(words=f"{it.words} {option}".strip()) for it in hints]
    return Foot((*signs, *([Sign("note", Word("legend-note"))] if noted else [])), (), tuple(hints))


def _related(row: Row) -> Row:
    """A row of positions with how its cells relate: the same, partly so, different, or silent."""
    cells = [_ids(cell) for cell in row.cells if cell is not None]
    if len(cells) < len(row.cells):
        return row._replace(outcome="silent" if len(cells) < 2 else "other")
    if all(a == b for a, b in combinations(cells, 2)):
        return row._replace(outcome="same")
    return row._replace(outcome="overlap" if all(a & b for a, b in combinations(cells, 2)) else "other")


def _several(cell: Value) -> tuple[Value, ...]:
    """The values of a cell that holds several."""
    return cast(tuple[Value, ...], cell) if type(cell) is tuple else ()


def _ids(cell: Value) -> set[object]:
    """What a cell holds, as things that can be held by several."""
    values = _several(cell) or (cell,)
    return {v.speaker.id if isinstance(v, StanceView) else getattr(v, "id", v) for v in values}
