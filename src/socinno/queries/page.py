"""A debate as a page to share: all that stands in it, and how each quote stands in its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from socinno.agreement import SILENT
from socinno.library import Library
from socinno.library.names import find
from socinno.model import Debate, Position, Source, Speaker, Stance
from socinno.queries.cards import noted_signs
from socinno.queries.context import BesideSources, beside_sources
from socinno.queries.crossing import Choice, crossing
from socinno.queries.legend import legend
from socinno.queries.overview import by_kind, event, one_source, own_language
from socinno.queries.people import speaker_facts
from socinno.queries.presenter import Presenter
from socinno.queries.questions import asked_in_order, facing
from socinno.queries.reasons import reasons
from socinno.queries.show import source_facts
from socinno.views import (
    Card,
    Columns,
    Counts,
    Crossing,
    Date,
    Part,
    Reasons,
    Ref,
    Sign,
    StanceView,
    Text,
    Value,
    Word,
)
from socinno.views.page import Page, PageGroup, PageQuestion, PageQuote, PageSide, PageSpeaker

UNCHECKED = "found-unchecked"
UNCOMPARED = frozenset({UNCHECKED, "found-unread", "found-unsought"})
ABSENT = frozenset({"found-near", "found-absent"})
"""Ways in which a quote stands against its source: it was not compared, or it does not stand there so."""


def page(
    library: Library,
    name: str,
    language: str,
    root: Path | None = None,
    sort: str = "file",
    made: tuple[Part, ...] = (),
) -> Page:
    """All of the one debate that a name means. Stop (2) if it means none, or several.

    The texts of its sources are read where they lie at or below the folder of its file, or of `root`. `sort`
    is the order of its questions, as in `overview`; `made` is what `made_from` gives.
    """
    debate = cast(Debate, find(library, name, ("debate",)).thing)
    tell = Presenter(debate, language)
    beside = _beside_sources(tell, library.path(debate.id), root)
    faces = [_facing(tell, it) for it in asked_in_order(tell, sort)]
    why = reasons(tell, [side.id for it in faces for side in it.heads], everything=True)
    also, others = _unplaced(debate, why.values())
    speakers = _speakers(tell)
    return Page(
        tell.ref(debate),
        tell.text(debate.summary),
        _facts(tell),
        tuple(_question(tell, it, why, also) for it in faces),
        _quotes(tell, beside),
        _crossing(tell),
        _groups(tell, debate.common_ground),
        _groups(tell, debate.themes),
        others,
        speakers,
        tuple(_source(tell, it) for it in debate.sources.values()),
        _legend(tell, why.values(), speakers),
        tuple(_told(tell, beside)),
        made,
    )


def made_from(library: Library, name: str, version: str, date: str) -> tuple[Part, ...]:
    """From which file the page of a debate (id) is made, by which version of the program, and on which day
    (as 2018-01-25)."""
    return (
        Part("made-from", Text(library.path(name).name)),
        Part("made-with", Text(f"socinno {version}")),
        Part("made-on", Date(date)),
    )


def _facts(tell: Presenter) -> tuple[Part, ...]:
    """What the debate is about, where and when it took place, what all is from, and who wrote it down."""
    of = tell.debate
    parts = (
        Part("question", tell.text(of.question), bare=True),
        *(event(tell, of.event) if of.event else ()),
        *one_source(tell),
        Part("by", tell.name(of.by)),
    )
    return tuple(part for part in parts if part.value)


def _beside_sources(tell: Presenter, path: Path, root: Path | None) -> BesideSources:
    sources = {it.id: tell.ref(it) for it in tell.debate.sources.values()}
    return beside_sources(tell.debate, tell.debate.quotes.values(), sources, path, root=root)


def _facing(tell: Presenter, it: Counts) -> Columns:
    return facing(tell, tell.debate.dichotomies[it.of.id], it.number, everything=True)


def _question(
    tell: Presenter, faces: Columns, why: Mapping[str, Reasons], also: Mapping[str, Sequence[str]]
) -> PageQuestion:
    it = tell.debate.dichotomies[cast(Ref, faces.of).id]
    [takers] = (row.cells for row in faces.rows if row.key == "who")
    sides = zip(it.positions.values(), takers, strict=True)
    return PageQuestion(
        faces.number,
        tell.ref(it),
        tell.text(it.question),
        tell.text(it.summary),
        tuple(_side(tell, side, taking, why.get(side.id)) for side, taking in sides),
        tuple(part for part in faces.also if part.key in ("neither", "spoke")),
        tell.refs(name for name in tell.debate.speakers if tell.on(name, it.id) == SILENT),
        (*dict.fromkeys((*it.quotes, *also.get(it.id, ()))),),
        tell.text(it.short),
    )


def _side(tell: Presenter, it: Position, takers: Value, why: Reasons | None) -> PageSide:
    return PageSide(
        tell.ref(it),
        tell.text(it.claim if it.title else None),
        tell.text(it.summary),
        cast(tuple[StanceView, ...], takers or ()),
        why and why._replace(named=False),
    )


def _unplaced(debate: Debate, why: Iterable[Reasons]) -> tuple[Mapping[str, Sequence[str]], tuple[str, ...]]:
    """The quotes (ids) that are no reason at a side and in no group: those that bear on a dichotomy, as they
    show where somebody stands on it or are about a quote of its own; and the rest."""
    placed = {it.quotation.id for side in why for it in side.entries}
    placed.update(name for _, thing in debate.everything() for name in getattr(thing, "quotes", ()))
    bearing: dict[str, list[str]] = {}
    others = []
    for name in (name for name in debate.quotes if name not in placed):
        on = debate.bearing[name] & debate.dichotomies.keys()
        for dichotomy in on:
            bearing.setdefault(dichotomy, []).append(name)
        others += [] if on else [name]
    return bearing, tuple(others)


def _quotes(tell: Presenter, beside: BesideSources) -> Mapping[str, PageQuote]:
    quotes, nameless = tell.debate.quotes, tell.debate.nameless
    shows = tell.shown_by(quotes.keys())
    return {
        name: PageQuote(
            tell.quotation(quote)._replace(nameless=nameless), *beside.quotes[name], tuple(shows[name])
        )
        for name, quote in quotes.items()
    }


def _crossing(tell: Presenter) -> Crossing | None:
    """Everybody on every question, where there are several of both and somebody stands somewhere."""
    of = tell.debate
    known = (standing for on in tell.standings.values() for standing in on.values())
    several = min(len(of.speakers), len(of.dichotomies)) > 1
    if not several or not any(it.stance or it.assigned for it in known):
        return None
    choice = Choice([*of.speakers.values()], [*of.dichotomies.values()], everything=True)
    return crossing(tell, choice)


def _groups(tell: Presenter, of: Mapping[str, Any]) -> tuple[PageGroup, ...]:
    """Common ground, themes, or the topics of a theme."""
    return tuple(
        PageGroup(tell.ref(it), tell.text(it.summary), it.quotes, _groups(tell, getattr(it, "topics", {})))
        for it in of.values()
    )


def _speakers(tell: Presenter) -> tuple[PageSpeaker, ...]:
    taken: dict[str, list[Stance]] = {name: [] for name in tell.debate.speakers}
    for stance in tell.debate.stances:
        taken[stance.speaker].append(stance)
    return tuple(_speaker(tell, it, taken[it.id]) for it in tell.debate.speakers.values())


def _speaker(tell: Presenter, it: Speaker, taken: Iterable[Stance]) -> PageSpeaker:
    known = tell.standings.get(it.id, {})
    on = (dichotomy for dichotomy in tell.debate.dichotomies.values() if dichotomy.id in known)
    now = {id(stance) for of in known.values() for stance in (of.stance, of.assigned)}
    return PageSpeaker(
        tell.ref(it),
        tell.name(it.affiliation),
        tuple(part for part in speaker_facts(tell, it) if part.value),
        tuple(tell.standing(it, dichotomy, "dichotomy") for dichotomy in on),
        len(tell.debate.said.get(it.id, ())),
        tuple(tell.taken(stance) for stance in taken if id(stance) not in now),
    )


def _source(tell: Presenter, it: Source) -> Card:
    parts = tuple(part for part in source_facts(tell, it) if part.value)
    return Card(it.what, it.id, tell.ref(it).name, parts)


def _legend(tell: Presenter, why: Iterable[Reasons], speakers: Iterable[PageSpeaker]) -> tuple[Sign, ...]:
    """What the signs mean that occur: of stances, and of reasons."""
    stances = (stance for it in speakers for stance in (*it.stances, *it.earlier))
    found = by_kind(tell.debate, legend(stances))
    return (*found, *noted_signs([it for of in why for it in of.entries]))


def _compared(tell: Presenter, beside: BesideSources) -> Iterator[Word]:
    """How many verbatim quotes stand so in their source, how many do not, and how many were not compared."""
    direct = [name for name, quote in tell.debate.quotes.items() if quote.kind == "direct"]
    states = [state.key for name in direct if (state := beside.quotes[name].state)]
    absent = sum(key in ABSENT for key in states)
    left = sum(key in UNCOMPARED for key in states)
    if not states or set(states) == {"found-unread"}:  # which is told of the source
        return
    if set(states) == {UNCHECKED}:
        yield Word("none-compared")
        return
    if len(states) == 1 and not left:
        yield Word("letter-0" if absent else "letter-1")
        return
    yield Word("letter", {"found": len(states) - absent - left, "count": len(states)})
    for key, count in (("absent", absent), ("not", left)):
        one = "-1" if count == 1 else ""
        yield from [Word(f"letter-{key}{one}", {"count": count})] if count else []


def _told(tell: Presenter, beside: BesideSources) -> Iterator[Word]:
    """What is said once of all: in which language it is, that nobody is named, what was not compared."""
    yield from cast(tuple[Word, ...], own_language(tell))
    if tell.debate.quotes and tell.debate.nameless:
        yield Word("nobody-named")
    yield from _compared(tell, beside)
    for name in beside.unread:
        yield Word("source-unread", {"source": tell.ref(tell.debate.sources[name]).name.text})
    for name in beside.changed:
        yield Word("source-differs", {"source": tell.ref(tell.debate.sources[name]).name.text})
