"""Speakers by questions in one debate: who has a line, in which order, and what each cell is drawn from."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from socinno.agreement import Standing, state_of
from socinno.likeness import orders
from socinno.model import Dichotomy, Speaker, Stance
from socinno.queries.legend import cell_legend, small_legend
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
NAMED = 10  # speakers without a stance who are named; the others are counted


class Choice(NamedTuple):
    """What is wanted of a debate: these speakers by these questions, in which order, and all of it or not."""

    speakers: Sequence[Speaker]
    dichotomies: Sequence[Dichotomy]
    sort: str = ""
    everything: bool = False


def crossing(tell: Presenter, choice: Choice) -> Crossing:
    """The speakers who stand somewhere, by questions; who does not is named below, or has a line as well
    where everything is asked for.

    `sort` is `similarity` (of rows and of columns), `name`, `affiliation` or `file`; nothing is
    `similarity` above FEW speakers. Above MOST it is always the file, and that is said.
    """
    standing, silent = _parted(tell, choice)
    rows, columns, told = _ordered(tell, choice, standing)
    lines = _lines(tell, [*rows, *(silent if choice.everything else ())], columns, choice.sort)
    stances = [stance for line in lines for stance in line.stances]
    told += [] if choice.everything or not silent else [Part("without-stance", _counted(tell, silent))]
    return Crossing(
        called(tell), _heads(tell, columns), lines, tuple(told), cell_legend(stances), small_legend(stances)
    )


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


def _ordered(
    tell: Presenter, choice: Choice, speakers: list[Speaker]
) -> tuple[list[Speaker], list[Dichotomy], list[Part]]:
    """Speakers and questions in the order that is asked for, and what is to be said of it."""
    columns = list(choice.dichotomies)
    sort = choice.sort or ("similarity" if len(speakers) > FEW else "file")
    if sort == "similarity" and max(len(speakers), len(columns)) > MOST:
        return speakers, columns, [Part("order", Word("order-file", {"most": MOST}))]
    if sort == "similarity":
        first = {d.id: next(iter(d.positions)) for d in columns}
        down, along = orders(tell.standings, [speaker.id for speaker in speakers], first)
        return [speakers[n] for n in down], [columns[n] for n in along], []
    return sorted(speakers, key=_KEYS[sort](tell)), columns, []


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
    places = {name: n for n, name in enumerate(tell.debate.dichotomies, 1)}
    return tuple(Head(places[d.id], tell.ref(d), tell.text(d.short), tell.refs(d.positions)) for d in columns)


def _lines(
    tell: Presenter, rows: Sequence[Speaker], columns: Sequence[Dichotomy], sort: str
) -> tuple[MatrixLine, ...]:
    """A line for each speaker: what a cell is drawn from and no more, for there may be very many."""
    heads = {dichotomy.id: tell.ref(dichotomy) for dichotomy in columns}
    sides = {name: tell.ref(side) for d in columns for name, side in d.positions.items()}
    lines = []
    for speaker in rows:
        it, known = tell.ref(speaker), tell.standings.get(speaker.id, {})
        stances = tuple(
            _stance(tell, it, head, known[name], sides) if name in known else StanceView(it, head, "silent")
            for name, head in heads.items()
        )
        group = tell.name(speaker.affiliation) if sort == "affiliation" else None
        lines.append(MatrixLine(it, stances, group))
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


def _counted(tell: Presenter, speakers: Sequence[Speaker]) -> tuple[Value, ...]:
    """The speakers with how many quotes they have; of many those who said most, and how many there are."""
    said = {speaker.id: len(tell.debate.said.get(speaker.id, ())) for speaker in speakers}
    named = list(speakers)
    if len(named) > NAMED:
        named = sorted(named, key=lambda speaker: -said[speaker.id])[:NAMED]
    told = tuple(Item(tell.ref(it), facts=_quotes(said[it.id])) for it in named)
    over = len(speakers) - len(named)
    return (*told, *((Item(Word("and-others", {"count": over})),) if over else ()))


def _quotes(count: int) -> tuple[Value, ...]:
    return (Word("count-quotes-1" if count == 1 else "count-quotes", {"count": count}),) if count else ()
