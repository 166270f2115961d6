"""Speakers by questions in one debate: who has a line, in which order, and what each cell is drawn from."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from socinno.agreement import Standing, state_of
from socinno.likeness import orders
from socinno.model import Dichotomy, Speaker, Stance
from socinno.queries.legend import cell_legend, small_legend
from socinno.queries.lists import many
from socinno.queries.presenter import Presenter
from socinno.text import fold
from socinno.views import (
    Changed,
    Crossing,
    Date,
    Head,
    Item,
    MatrixLine,
    Part,
    Ref,
    StanceView,
    Value,
    Word,
)

FEW = 12  # speakers who are told one from the other in any order
MOST = 500  # speakers, or questions, that are ordered by likeness: the time grows with their square
NAMED = 10  # speakers in a line below who are named; the others are counted
NUMBERED = 5  # questions that somebody spoke to that are told by their numbers; more are counted


class Choice(NamedTuple):
    """What is wanted of a debate: these speakers by these questions, in which order, and all of it or not.

    `among`: not all quotes of a speaker are asked for, so nothing is said of how many there are.
    """

    speakers: Sequence[Speaker]
    dichotomies: Sequence[Dichotomy]
    sort: str = ""
    everything: bool = False
    among: bool = False


class _Order(NamedTuple):
    """Speakers in parts that stand apart from each other, questions, and what is to be said of the order."""

    rows: list[list[Speaker]]
    columns: list[Dichotomy]
    above: tuple[Word, ...] = ()
    told: tuple[Part, ...] = ()


def crossing(tell: Presenter, choice: Choice) -> Crossing:
    """The speakers who stand somewhere, by questions; who does not is named below, or has a line as well
    where everything is asked for.

    `sort` is `similarity` (of rows and of columns), `name`, `affiliation` or `file`; nothing is
    `similarity` above FEW speakers. Above MOST it is always the file, and that is said.
    """
    standing, silent = _parted(tell, choice)
    rows, columns, above, told = _ordered(tell, choice, standing)
    if choice.everything and silent:
        shown = [*rows, silent] if len(rows) > 1 else [[*chain(*rows), *silent]]
    else:
        shown = rows
    lines = _lines(tell, shown, columns, choice.sort)
    stances = [stance for line in lines for stance in line.stances]
    if silent and not choice.everything:
        told = (*told, Part(_unknown(tell, choice), _counted(tell, choice, silent)))
    return Crossing(
        called(tell),
        _heads(tell, columns),
        lines,
        told,
        cell_legend(stances),
        small_legend(stances),
        _marked(tell, lines),
        (many("speakers", len(choice.speakers)), many("dichotomies", len(columns))),
        above,
        _held(tell),
    )


def _held(tell: Presenter) -> tuple[Value, ...]:
    """When and where the debate was, as far as that is known."""
    of = tell.debate.event
    date = Date(of.date) if of and of.date else None
    return tuple(it for it in (date, tell.name(of.place) if of else None) if it)


def _unknown(tell: Presenter, choice: Choice) -> str:
    """What is said of who takes no side: of the questions asked about alone, where these are not all."""
    asked = len(choice.dichotomies)
    if asked == len(tell.debate.dichotomies):
        return "unplaced"
    return "unplaced-here" if asked > 1 else "unplaced-here-1"


def _marked(tell: Presenter, lines: Sequence[MatrixLine]) -> tuple[Part, ...]:
    """What one mark does not say: who changed sides, or was assigned one beside an own, and where."""
    places = _places(tell)
    found = []
    for key, holds in _BESIDE.items():
        on = ((it.speaker, sorted(places[s.dichotomy.id] for s in it.stances if holds(s))) for it in lines)
        if items := [Item(speaker, facts=(_numbers("on", of),)) for speaker, of in on if of]:
            found.append(Part(key, _few(items)))
    return tuple(found)


_BESIDE: Mapping[str, Callable[[StanceView], bool]] = {
    "changed-sides": lambda it: it.changed is not None,
    "assigned": lambda it: it.assigned is not None and bool(it.basis),
}
"""What may stand beside an own stance."""


def _few(items: Sequence[Item]) -> tuple[Value, ...]:
    """Some of many, and how many the others are."""
    over = len(items) - NAMED
    return (*items[:NAMED], *((Item(Word("and-others", {"count": over})),) if over > 0 else ()))


def _numbers(key: str, numbers: Sequence[int]) -> Word:
    """Questions by their numbers, or how many they are."""
    if len(numbers) > NUMBERED:
        return Word(f"{key}-many", {"count": len(numbers)})
    return Word(f"{key}-numbers", {"numbers": ", ".join(map(str, numbers))})


def _places(tell: Presenter) -> Mapping[str, int]:
    """The number of each question in the file."""
    return {name: n for n, name in enumerate(tell.debate.dichotomies, 1)}


def called(tell: Presenter) -> Ref:
    """A debate, by its title."""
    return Ref("debate", tell.debate.id, tell.told(tell.debate.title), tell.debate.id)


def _parted(tell: Presenter, choice: Choice) -> tuple[list[Speaker], list[Speaker]]:
    """Who takes a side, or neither, or was assigned one on these questions; and who does not."""
    among = {dichotomy.id for dichotomy in choice.dichotomies}
    parted: tuple[list[Speaker], list[Speaker]] = ([], [])
    for speaker in choice.speakers:
        known = tell.standings.get(speaker.id, {})
        stands = any(of.stance or of.assigned for name, of in known.items() if name in among)
        parted[not stands].append(speaker)
    return parted


def _ordered(tell: Presenter, choice: Choice, speakers: list[Speaker]) -> _Order:
    """Speakers and questions in the order that is asked for, and what is to be said of it."""
    columns = list(choice.dichotomies)
    sort = choice.sort or ("similarity" if len(speakers) > FEW else "file")
    if sort == "similarity" and max(len(speakers), len(columns)) > MOST:
        return _Order([speakers], columns, told=(Part("order", Word("order-file", {"most": MOST})),))
    if sort == "similarity":
        first = {d.id: next(iter(d.positions)) for d in columns}
        down, along = orders(tell.standings, [speaker.id for speaker in speakers], first)
        rows = [[speakers[n] for n in part] for part in down.parts]
        above = (Word("order-camps" if len(rows) > 1 else "order-alike"),)
        alone = [Item(tell.ref(speakers[n])) for n in down.alone] if down.camps else []
        alone += [_unshared(tell, speakers[n], first) for n in down.unshared]
        told = (Part("in-no-group", _few(alone)),) if alone else ()
        return _Order(rows, [columns[n] for n in along], above, told)
    return _Order([sorted(speakers, key=_KEYS[sort](tell))], columns)


def _unshared(tell: Presenter, speaker: Speaker, among: Mapping[str, str]) -> Item:
    """Somebody who takes a side on nothing that others do, and on how many questions neither side."""
    known = tell.standings.get(speaker.id, {})
    stances = (of.stance for name, of in known.items() if name in among)
    neither = sum(bool(stance and not stance.positions) for stance in stances)
    fact = Word("neither-on", {"count": neither}) if neither else Word("shares-nothing")
    return Item(tell.ref(speaker), facts=(fact,))


def _named(tell: Presenter) -> Callable[[Speaker], str]:
    return lambda speaker: fold(tell.ref(speaker).name.text)


def _affiliated(tell: Presenter) -> Callable[[Speaker], tuple[bool, str, str]]:
    """By affiliation and name, who has none last."""

    def key(speaker: Speaker) -> tuple[bool, str, str]:
        group = tell.name(speaker.affiliation)
        return group is None, fold(group.text) if group else "", _named(tell)(speaker)

    return key


_KEYS: Mapping[str, Callable[[Presenter], Callable[[Speaker], Any]]] = {
    "name": _named,
    "affiliation": _affiliated,
    "file": lambda _: lambda _: 0,
}


def _heads(tell: Presenter, columns: Sequence[Dichotomy]) -> tuple[Head, ...]:
    places = _places(tell)
    return tuple(Head(places[d.id], tell.ref(d), tell.text(d.short), tell.refs(d.positions)) for d in columns)


def _lines(
    tell: Presenter, rows: Sequence[Sequence[Speaker]], columns: Sequence[Dichotomy], sort: str
) -> tuple[MatrixLine, ...]:
    """A line for each speaker: what a cell is drawn from and no more, for there may be very many.

    Parts of the rows stand apart where they are camps.
    """
    first = {part[0].id for part in rows[1:]}
    heads = {dichotomy.id: tell.ref(dichotomy) for dichotomy in columns}
    sides = {name: tell.ref(side) for d in columns for name, side in d.positions.items()}
    lines = []
    for speaker in chain.from_iterable(rows):
        it, known = tell.ref(speaker), tell.standings.get(speaker.id, {})
        stances = tuple(
            _stance(tell, it, head, known[name], sides) if name in known else StanceView(it, head, "silent")
            for name, head in heads.items()
        )
        group = tell.name(speaker.affiliation) if sort == "affiliation" else None
        lines.append(MatrixLine(it, stances, group, speaker.id in first))
    return tuple(lines)


def _stance(
    tell: Presenter, speaker: Ref, on: Ref, standing: Standing, sides: Mapping[str, Ref]
) -> StanceView:
    """A stance without what shows it."""

    def told(state: str, stance: Stance | None) -> StanceView:
        if stance is None:
            return StanceView(speaker, on, state, lead="positions", brief=True)
        date = Date(stance.date) if stance.date else None
        taken = tuple([sides[name] for name in stance.positions])
        return StanceView(speaker, on, state, taken, stance.basis, date=date, lead="positions", brief=True)

    state, stance, assigned, before = standing
    it = told(state, stance)
    if assigned:
        it = it._replace(assigned=told("assigned", assigned))
    if before:
        was, date = told(state_of(tell.debate, before), before), before.date
        it = it._replace(changed=Changed(was.state, was.positions, Date(date) if date else None))
    return it


def _counted(tell: Presenter, choice: Choice, speakers: Sequence[Speaker]) -> tuple[Value, ...]:
    """The speakers with the questions that they spoke to, or how many quotes they have; of many those who
    said most, and how many the others are."""
    places = _places(tell)
    asked = {dichotomy.id for dichotomy in choice.dichotomies}
    whole = len(asked) == len(places) and not choice.among

    def item(speaker: Speaker) -> Item:
        known = tell.standings.get(speaker.id, {})
        on = sorted(places[name] for name, of in known.items() if name in asked and of.state == "spoke")
        said = len(tell.debate.said.get(speaker.id, ())) if whole else 0
        quotes = (many("quotes", said),) if said else ()
        return Item(tell.ref(speaker), facts=(_numbers("spoke-to", on),) if on else quotes)

    if len(speakers) > NAMED:
        speakers = sorted(speakers, key=lambda it: -len(tell.debate.said.get(it.id, ())))
    return _few([item(speaker) for speaker in speakers])
