"""Speakers compared: what it comes to, each two of them, and question by question who stands with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from socinno.agreement import UNSHARED, Outcome, camps, outcome
from socinno.library import Library
from socinno.model import Dichotomy, Speaker
from socinno.queries.hints import Typed, alone
from socinno.queries.legend import legend
from socinno.queries.pairs import HOW, Group, by_rate, nested, pair_table, paired, relating
from socinno.queries.presenter import NO_QUOTES, Presenter, Records, distinct
from socinno.queries.show import speaker_facts
from socinno.views import (
    Column,
    Columns,
    Field,
    Foot,
    Hint,
    Item,
    Part,
    Ref,
    Row,
    Sign,
    StanceView,
    Table,
    Text,
    Value,
    Word,
)

SIDES = ("first", "both", "second")
ENDS = ("first", "second")
NOBODY = Word("nobody")
QUESTION = (
    Column("question", (Field("question", "apart"),)),
    Column("compared", (Field("compared", "mark"),)),
)
"""How a question is told: its name, and as a sign how the speakers relate on it."""


class Question(NamedTuple):
    """A question and where each of the speakers stands on it.

    `outcome` is how all of them relate. `shown` is how those relate whose stances count, or, where fewer
    than two do, all of them; it is `counted` unless it rests on a reading of ours that is not asked for.
    """

    tell: Presenter
    number: int
    of: Dichotomy
    stances: tuple[StanceView, ...]
    outcome: Outcome
    shown: Outcome
    counted: bool


def speakers_compared(
    library: Library,
    groups: Sequence[Group],
    only: frozenset[str] | None,
    with_inferred: bool,
    everything: bool,
) -> Columns:
    """The same speakers in one debate or in several: first what it comes to.

    People see the questions on which two or more take a side; of two speakers where each stands, of more
    the camps. All rows, about them and their quotes last, are for machines, or for `everything`. `only`:
    the outcomes that are kept.
    """
    every = [question for group in groups for question in _questions(group, with_inferred)]
    shared = [it for it in every if it.shown != UNSHARED]
    shown = [it for it in shared if only is None or it.shown.how in only]
    several = len(groups) > 1
    rows = [_row(it, several) for it in every]
    kept = rows if only is None else [row for row in rows if row.outcome in only]
    of = groups[0]
    heads = tuple(of.tell.ref(speaker) for speaker in of.speakers)
    two = len(heads) == 2
    kept += [] if only else _about(groups)
    pairs = _pairs(groups, with_inferred)
    questions = _facing(shown, heads, several) if two else _camps(shown, several)
    return Columns(
        "comparison",
        heads,
        tuple(row._replace(machine=not everything) for row in kept),
        also=(
            Part("pairs", pairs[0], machine=two or not shared),
            Part("questions", questions, machine=everything or not shown),
        ),
        verdict=(_verdict(every, two),),
        foot=_foot(every, shown, heads, pairs, everything, alone(library, of.tell.debate, of.speakers)),
    )


def _questions(group: Group, with_inferred: bool) -> Iterator[Question]:
    tell = group.tell
    for number, dichotomy in enumerate(tell.debate.dichotomies.values(), 1):
        stances = tuple(tell.standing(speaker, dichotomy, "positions") for speaker in group.speakers)
        taken = [tell.on(speaker.id, dichotomy.id).stance for speaker in group.speakers]
        every = outcome(taken)
        sure = outcome([it for it in taken if it and it.basis != "inferred"])
        counted = with_inferred or sure != UNSHARED
        yield Question(
            tell, number, dichotomy, stances, every, every if with_inferred or not counted else sure, counted
        )


def _row(it: Question, several: bool) -> Row:
    how, sure = it.outcome
    debate = it.tell.ref(it.tell.debate) if several else None
    return Row(it.tell.ref(it.of), it.stances, how, sure, debate=debate)


def _about(groups: Sequence[Group]) -> list[Row]:
    """The quotes of each speaker in all the debates, and who they are."""
    said, about = [], []
    for same in zip(*(group.speakers for group in groups), strict=True):
        of = [(group.tell, speaker) for group, speaker in zip(groups, same, strict=True)]
        quotes = (tell.quotations(tell.debate.said.get(it.id, ())) or () for tell, it in of)
        said.append(tuple(quote for some in quotes for quote in some) or None)
        about.append(_facts(of))
    return [Row("quotes", tuple(said), empty=NO_QUOTES), Row("about", tuple(about))]


def _facts(of: Iterable[tuple[Presenter, Speaker]]) -> Value:
    found = distinct(part.value for tell, it in of for part in speaker_facts(tell, it) if part.value)
    return found if type(found) is tuple else (found,)


def _pairs(groups: Sequence[Group], with_inferred: bool) -> tuple[Table, int]:
    """Each two of them, with the signs of how they relate, and how many pairs share nothing."""
    ranking = by_rate(*paired(groups), 1, with_inferred)
    every = [*ranking.enough, *ranking.less]
    table = pair_table(ranking.enough, with_inferred)
    signs = relating(pair.counted(with_inferred) for pair in ranking.enough)
    told = table._replace(nested=nested(every, with_inferred), foot=Foot(signs))
    return told, ranking.none + len(ranking.less)


def _verdict(every: Sequence[Question], two: bool) -> Item:
    """What it comes to, in counts; what rests on a reading of ours apart."""
    sure = Counter(it.shown.how for it in every if it.counted and it.shown != UNSHARED)
    read = Counter(it.shown.how for it in every if not it.counted and it.shown != UNSHARED)
    shared, whom = sure.total(), "" if two else "-all"
    told = [Word(f"verdict-agree{whom}", {"agree": sure["agree"], "shared": shared})]
    told += [Word(f"verdict-{how}", {"count": sure[how]}) for how in HOW[1:] if sure[how]]
    if not shared:
        told = [Word("verdict-none", {"of": len(every)})]
    inferred = sum(1 for it in every if it.counted and not it.shown.sure)
    told += [Word("verdict-inferred", {"count": inferred})] if inferred else []
    told += [Word(f"verdict-{how}-inferred", {"count": read[how]}) for how in HOW if read[how]]
    return Item(None, (), tuple(told))


def _lead(it: Question, several: bool) -> tuple[Value, ...]:
    """What a question is called: its number where that says which, its title; that it is our reading."""
    title = _name(it.tell.ref(it.of))
    beside = (Word("in-our-reading"),) if not it.shown.sure else ()
    if several:
        return ((title, _name(it.tell.ref(it.tell.debate)), *beside),)
    return it.number, (title, *beside)


def _facing(shown: Sequence[Question], heads: Sequence[Ref], several: bool) -> Table:
    """Where each of two stands."""
    columns = (Column(head, (Field(key, "side"),)) for head, key in zip(heads, ENDS, strict=True))

    def record(it: Question) -> Mapping[str, Value]:
        stances = (stance._replace(brief=True) for stance in it.stances)
        return {**_asked(it, several), **dict(zip(ENDS, stances, strict=True))}

    return _lines(tuple(columns), tuple(map(record, shown)), shown)


def _lines(
    columns: tuple[Column, ...], records: tuple[Mapping[str, Value], ...], shown: Sequence[Question]
) -> Table:
    return Table(
        "questions", (*QUESTION, *columns), records, nested=_nested(shown), aligned=True, headed=True
    )


def _asked(it: Question, several: bool) -> Mapping[str, Value]:
    return {"question": _lead(it, several), "compared": Word(it.shown.how)}


def _camps(shown: Sequence[Question], several: bool) -> Table:
    """Who is with whom; the two sides are named once if they are called the same on every question."""
    of = [(it, _sides(it), it.tell.refs(it.of.positions)) for it in shown]
    called = {tuple(ref.name.text for ref in refs) for _, _, refs in of}
    there = [side for side in SIDES if side != "both" or any(found["both"] for _, found, _ in of)]
    keys: dict[str, str | Ref] = {"first": "first", "both": "legend-both", "second": "second"}
    if len(called) == 1:
        keys |= dict(zip(ENDS, of[0][2], strict=True))

    def record(
        it: Question, found: Mapping[str, tuple[StanceView, ...]], refs: tuple[Ref, ...]
    ) -> Mapping[str, Value]:
        told: dict[str, Value] = {side: found[side] or (None if side == "both" else ()) for side in there}
        if len(called) > 1:
            named = zip(ENDS, refs, strict=True)
            told |= {side: Item(_name(ref), found[side] or (NOBODY,)) for side, ref in named}
        return {**_asked(it, several), **told}

    columns = (Column(keys[side], (Field(side, "camp"),), empty=NOBODY) for side in there)
    return _lines(tuple(columns), tuple(record(*one) for one in of), shown)


def _name(ref: Ref) -> Text:
    return ref.name._replace(foreign=False)


def _sides(it: Question) -> dict[str, tuple[StanceView, ...]]:
    """The stances of who is on the first side, on both, on the second."""
    told = (s._replace(lead="speaker", brief=True, assigned=None, changed=None) for s in it.stances)
    by = {stance.speaker.id: stance for stance in told}
    found = camps(it.tell.standings, by, it.of.id)
    return {side: tuple(by[name] for name in names) for side, names in zip(SIDES, found, strict=True)}


def _nested(shown: Sequence[Question]) -> Iterable[Mapping[str, Value]]:
    """The camps of each question, for machines; `inferred` are those who are there in our reading."""

    def record(it: Question) -> Mapping[str, Value]:
        found = _sides(it)
        read = tuple(s.speaker for s in it.stances if s.basis == "inferred")
        told = {side: tuple(stance.speaker for stance in found[side]) for side in SIDES}
        debate, how = Text(it.tell.debate.id), Word(it.outcome.how)
        return {"debate": debate, "question": it.tell.ref(it.of), "outcome": how, **told, "inferred": read}

    return Records(lambda: map(record, shown))


def _foot(
    every: Sequence[Question],
    shown: Sequence[Question],
    heads: Sequence[Ref],
    pairs: tuple[Table, int],
    everything: bool,
    typed: Typed,
) -> Foot:
    """The signs, on how many questions there is nothing to compare, and where the words are."""
    table, none = pairs
    two = len(heads) == 2
    hows = {it.shown.how for it in shown} | {it.sign for it in (() if two else table.foot.legend)}
    relate = tuple(Sign(how, Word(f"legend-{how}")) for how in HOW if how in hows)
    signs = legend(stance for it in (every if everything else shown) for stance in it.stances)
    used = [it for it in signs if two or everything or it.sign in ("inferred", "both")]
    shared = [it for it in every if it.shown != UNSHARED]
    unshared = len(every) - len(shared)
    there = {stance.speaker.id for it in shared for stance in it.stances if stance.positions}
    apart = tuple(head.name.text for head in heads if head.id not in there)
    told = [Word("camps-none", {"names": apart})] if apart and shared and not everything else []
    if shared:
        told += [Word("pairs-none", {"count": none})] if none and not two else []
        told += [Word("questions-unshared", {"count": unshared})] if unshared and not everything else []
    hints = [Hint("quotes", str(typed._replace(words=tuple(f"-s {it}" for it in typed.words))))]
    hints += [] if everything else [Hint("compare", f"{typed} --all")]
    return Foot((*relate, *used), tuple(told), tuple(hints))
