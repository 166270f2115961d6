"""Speakers compared: what it comes to, each two of them, and question by question who stands with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from socinno.agreement import UNSHARED, Outcome, camps, outcome
from socinno.library import Library
from socinno.model import Dichotomy, Speaker
from socinno.queries.hints import Typed, called_by
from socinno.queries.legend import legend, small_legend
from socinno.queries.pairing import Crowd, Group, by_rate, counted
from socinno.queries.pairs import HOW, ORDER, nested, pair_table, relating
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

Kept = frozenset[str] | None
SIDES = ("first", "both", "second")
SIDE_KEYS = ("at-first", "at-second")
MOST_APART = 8  # lines of questions on which no two take a side; more would hide what is shared
NUMBERED = Column("question", (Field("question", "apart"),))
RELATED = Column("compared", (Field("compared", "mark"),))
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

    @property
    def known(self) -> bool:
        """Whether anything is known on it."""
        return any(it.state != "silent" or it.assigned for it in self.stances)

    @property
    def taking(self) -> int:
        """How many take a side."""
        return sum(1 for it in self.stances if it.positions)


class Compared(NamedTuple):
    """The speakers, every question, those on which two take a side, and those shown of these and others."""

    heads: tuple[Ref, ...]
    every: Sequence[Question]
    shared: Sequence[Question]
    shown: Sequence[Question]
    apart: Sequence[Question]

    @property
    def there(self) -> list[Question]:
        """The questions that are shown."""
        return [*self.shown, *self.apart]


def speakers_compared(
    library: Library, groups: Sequence[Group], only: Kept, with_inferred: bool, everything: bool
) -> Columns:
    """The same speakers in one debate or in several: first what it comes to.

    People see where each stands on the questions on which two or more take a side, and on the others if
    these are few; of more than two also each pair. All rows, and about them and their quotes last, are for
    machines, or for `everything`. `only`: the outcomes that are kept.
    """
    of = _compared(groups, only, with_inferred)
    several, two = len(groups) > 1, len(of.heads) == 2
    rows = [_row(it, several) for it in of.every]
    kept = rows if only is None else [row for row in rows if row.outcome in only]
    kept += [] if only else _about(groups)
    pairs = _pairs(groups, with_inferred)
    names = called_by(library, groups[0].tell, groups[0].speakers)
    label = f"outcome-unshared{'-two' * two}" if of.shared else ""
    return Columns(
        "comparison",
        of.heads,
        tuple(row._replace(machine=not everything) for row in kept),
        also=(
            Part("pairs", pairs[0], machine=two or not [*pairs[0].records]),
            Part("questions", _stands(of.shown, of), machine=everything or not of.shown),
            Part("questions", _stands(of.apart, of), machine=everything or not of.apart, label=label),
        ),
        verdict=(_verdict(of.every, two),),
        foot=_foot(of, pairs, everything, names),
        of_debate=tuple(group.tell.ref(group.tell.debate) for group in groups),
    )


def _compared(groups: Sequence[Group], only: frozenset[str] | None, with_inferred: bool) -> Compared:
    every = [question for group in groups for question in _questions(group, with_inferred)]
    shared = [it for it in every if it.shown != UNSHARED]
    shown = [it for it in shared if only is None or it.shown.how in only]
    known = [it for it in every if it.shown == UNSHARED and it.known] if only is None else []
    apart = known if len(known) <= MOST_APART else known[: 0 if shared else MOST_APART]
    heads = tuple(groups[0].tell.ref(speaker) for speaker in groups[0].speakers)
    return Compared(heads, every, shared, shown, apart)


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
    ranking = by_rate(counted(Crowd(groups), with_inferred), 1)
    every = [*ranking.enough, *ranking.less]
    table = pair_table(ranking.enough, with_inferred)
    told = table._replace(nested=nested(every, with_inferred), foot=Foot(relating(ranking.enough)))
    return told, ranking.none


def _verdict(every: Sequence[Question], two: bool) -> Item:
    """What it comes to, in counts; what rests on a reading of ours apart."""
    sure = Counter(it.shown.how for it in every if it.counted and it.shown != UNSHARED)
    read = Counter(it.shown.how for it in every if not it.counted and it.shown != UNSHARED)
    shared, agree = sure.total(), sure["agree"]
    if not shared:
        told = [Word(f"verdict-none{'' if two else '-all'}", {"of": len(every)})]
    elif shared == 1:
        told = [Word(f"verdict-{'one' if two else 'all'}-{next(iter(sure))}")]
    elif two:
        told = [Word("verdict-agree", {"agree": agree, "shared": shared})]
        told += [Word(f"verdict-{how}", {"count": sure[how]}) for how in HOW[1:] if sure[how]]
    else:
        told = [Word("verdict-agree-all", {"agree": agree, "shared": shared, "rest": shared - agree})]
    inferred = sum(1 for it in every if it.counted and not it.shown.sure)
    told += [Word("verdict-inferred", {"count": inferred})] if inferred else []
    told += [Word(f"verdict-{how}-inferred", {"count": read[how]}) for how in HOW if read[how]]
    return Item(None, (), tuple(told))


def _lead(it: Question, several: bool, sides: Sequence[Word]) -> tuple[Value, ...]:
    """What a question is called: its number where that says which, its title; that it is our reading.

    Where those who take a side agree it says how many these are, if that is not everybody.
    """
    row: list[Value] = [it.tell.ref(it.of).name._replace(foreign=False)]
    row += [it.tell.ref(it.tell.debate).name._replace(foreign=False)] if several else []
    row += [Word("in-our-reading")] if not it.shown.sure else []
    if it.shown.how == "agree" and it.taking < len(it.stances):
        row.append(Word("taking", {"count": it.taking, "of": len(it.stances)}))
    told = Item(tuple(row), tuple(sides), of=it.tell.ref(it.of))
    return (told,) if several else (it.number, told)


def _stands(those: Sequence[Question], of: Compared) -> Table:
    """Where each stands on those questions: of two the side, of more a mark; for machines all `shown`.

    Each question says what its sides are called, where not all call them alike.
    """
    keys = [f"speaker-{n}" for n, _ in enumerate(of.heads, 1)]
    look = "side" if len(of.heads) == 2 else "stand"
    named = look == "stand" and len(_called(of.there)) > 1
    columns = [Column(head, (Field(key, look),)) for head, key in zip(of.heads, keys, strict=True)]
    several = len({it.tell.debate.id for it in of.every}) > 1

    def record(it: Question) -> Mapping[str, Value]:
        stances = (stance._replace(brief=True) for stance in it.stances)
        refs = it.tell.refs(it.of.positions) if named else ()
        sides = [Word(key, {"name": ref.name.text}) for key, ref in zip(SIDE_KEYS, refs, strict=False)]
        lead = {"question": _lead(it, several, sides), "compared": Word(it.shown.how)}
        return {**lead, **dict(zip(keys, stances, strict=True))}

    lead = [NUMBERED, RELATED] if any(it.shown != UNSHARED for it in those) else [NUMBERED]
    records = tuple(map(record, those))
    return Table("questions", (*lead, *columns), records, nested=_nested(of.shown), aligned=True, headed=True)


def _called(of: Iterable[Question]) -> list[tuple[str, ...]]:
    """What the two sides are called, each way once."""
    return [*{tuple(ref.name.text for ref in it.tell.refs(it.of.positions)): None for it in of}]


def _camps(it: Question) -> dict[str, tuple[Ref, ...]]:
    """Who is on the first side, on both, on the second."""
    by = {stance.speaker.id: stance.speaker for stance in it.stances}
    found = camps(it.tell.standings, by, it.of.id)
    return {side: tuple(by[name] for name in names) for side, names in zip(SIDES, found, strict=True)}


def _nested(shown: Sequence[Question]) -> Iterable[Mapping[str, Value]]:
    """The camps of each question, for machines; `inferred` are those who are there in our reading."""

    def record(it: Question) -> Mapping[str, Value]:
        read = tuple(s.speaker for s in it.stances if s.basis == "inferred")
        debate, how = Text(it.tell.debate.id), Word(it.outcome.how)
        return {
            "debate": debate,
            "question": it.tell.ref(it.of),
            "outcome": how,
            **_camps(it),
            "inferred": read,
        }

    return Records(lambda: map(record, shown))


def _foot(of: Compared, pairs: tuple[Table, int], everything: bool, typed: Typed) -> Foot:
    """The signs, what is left out, and where the words are."""
    table, none = pairs
    two = len(of.heads) == 2
    hows = {it.shown.how for it in of.shown} | {it.sign for it in (() if two else table.foot.legend)}
    relate = tuple(Sign(how, Word(f"legend-{how}")) for how in HOW if how in hows)
    signs = legend(stance for it in (of.every if everything else of.there) for stance in it.stances)
    used = signs if two or everything else _marks(of.there)
    order = [ORDER] if not two and [*table.records] else []
    told = [Word("pairs-none", {"count": none})] if none and of.shared and not two and not everything else []
    told += [] if everything else _left(of)
    hints = [Hint("quotes", str(typed._replace(words=tuple(f"-s {it}" for it in typed.words))))]
    hints += [] if everything else [Hint("compare", f"{typed} --all")]
    return Foot((*relate, *used), (*order, *told), tuple(hints))


def _left(of: Compared) -> list[Word]:
    """How many questions there are that are not shown."""
    known = sum(1 for it in of.every if it.known)
    unshared, unknown = known - len(of.shared) - len(of.apart), len(of.every) - known
    told = (
        Word("questions-unshared-1" if unshared == 1 else "questions-unshared", {"count": unshared}),
        Word("questions-unknown-1" if unknown == 1 else "questions-unknown", {"count": unknown}),
    )
    return [it for it in told if it.facts["count"]]


def _marks(of: Sequence[Question]) -> tuple[Sign, ...]:
    """What is drawn of more than two; the sides, where all questions call them alike."""
    called = _called(of)
    named = zip(("first", "second"), called[0], strict=True) if len(called) == 1 else ()
    sides = [Sign(f"mark-{end}", Word("legend-side", {"name": name}), drawn=True) for end, name in named]
    stances = [stance for it in of for stance in it.stances]
    small = (it._replace(drawn=True) for it in small_legend(stances))
    return (*sides, *small)
