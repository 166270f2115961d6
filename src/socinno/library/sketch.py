"""Sketches: what a debate comes to without the words of its quotes: who speaks in it, where each stands.

A sketch is text, lines of JSON: who speaks, the debate itself, each of its speakers; so of what is gone
through no more is made than is asked for. An index keeps it; a debate that was read is sketched anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from typing import Any, NamedTuple

from pydantic_core import to_json

from socinno.agreement import Standing, standings, state_of
from socinno.model import Debate, Stance

Texts = Mapping[str, str]
"""A text by language, as in the model."""

_scan = json.JSONDecoder().raw_decode


class Stand(NamedTuple):
    """Where a speaker stands on a dichotomy (its place in the file, from 0), and what that is known from.

    As in `agreement.Standing`: `state`, the stance with the quotes (ids) that show it, the `assigned` one,
    and of the one before it the state, the positions and the date.
    """

    dichotomy: int
    state: str
    positions: Sequence[str] = ()
    basis: str = ""
    evidence: Sequence[str] = ()
    note: Texts | None = None
    source: str | None = None
    at: Sequence[tuple[str, str]] = ()
    date: str | None = None
    assigned: Stand | None = None
    changed: tuple[str, Sequence[str], str | None] | None = None


class Profile(NamedTuple):
    """A speaker (id) of a debate, how many quotes there are of it, and where it stands, silence left out."""

    id: str
    name: Texts
    honorific: str | None
    kind: str
    role: Texts | None
    affiliation: Texts | None
    quotes: int
    stands: Sequence[Stand]


class Division(NamedTuple):
    """A dichotomy (id) of a debate, and what its positions (ids) are called."""

    id: str
    title: Texts
    short: Texts | None
    positions: Mapping[str, Texts]


class Origin(NamedTuple):
    """A source that a stance is from: its title, where it is on the web, its language."""

    title: Texts
    address: str
    language: str | None


class Traits(NamedTuple):
    """What a speaker is chosen by: what each stance is on (ids); the kind, the source and what they bear on
    of quotes, of which each differs in one of these from the others."""

    stances: Sequence[Set[str]]
    quotes: Sequence[tuple[str, str, Set[str]]]


class Opening(NamedTuple):
    """A debate itself: its texts, its dichotomies, and the sources (by id) that stances are from."""

    language: str
    title: Texts
    question: Texts | None
    dichotomies: Sequence[Division]
    sources: Mapping[str, Origin]


class Sketch(NamedTuple):
    """A debate (id) without its quotes, which are counted; of each speaker the id, and the names folded.

    `lines` has the rest of it as text, for `head`, and of the speakers in the same order, for `profile`;
    `choices` has that for `choice`, if it was asked for.
    """

    id: str
    quotes: int
    people: Sequence[tuple[str, Sequence[str]]]
    lines: Sequence[str]
    choices: Sequence[str] = ()

    def head(self) -> Opening:
        """The debate itself."""
        language, title, question, dichotomies, sources = _decode(self.lines[0])
        asked = [Division(*row) for row in dichotomies]
        return Opening(
            language, title, question, asked, {name: Origin(*row) for name, row in sources.items()}
        )

    def profile(self, n: int) -> Profile:
        """The speaker in a place, from 0."""
        name, honorific, kind, role, affiliation, quotes, rows = _decode(self.lines[n + 1])
        stands = [_stand(row) for row in rows]
        return Profile(self.people[n][0], name, honorific, kind, role, affiliation, quotes, stands)

    def choice(self, n: int) -> Traits:
        """What the speaker in a place, from 0, is chosen by."""
        stances, quotes = (part.split(";") if part else [] for part in self.choices[n].split("\t"))
        said = (quote.split(" ", 2) for quote in quotes)
        taken = [{*stance.split()} for stance in stances]
        return Traits(taken, [(kind, source, {*" ".join(on).split()}) for kind, source, *on in said])


def _decode(text: str) -> Any:
    return _scan(text)[0]  # quicker than `decode`, which looks for what may follow


def _stand(row: Sequence[Any]) -> Stand:
    stand = Stand(*row)
    return stand._replace(assigned=Stand(*stand.assigned)) if stand.assigned else stand


def read(name: str, text: str, choices: str = "") -> Sketch:
    """The sketch of the debate with an id, from the texts of `sketch_of`, and for `choice` of `chosen_by`."""
    first, *lines = text.split("\n")
    quotes, people = _decode(first)
    return Sketch(name, quotes, people, lines, choices.split("\n"))


def sketch_of(debate: Debate, names: Mapping[str, Sequence[str]]) -> str:
    """The text of a debate's sketch. `names`: those of each speaker (id), folded."""
    asked = [
        (d.id, d.title, d.short, {p.id: p.called for p in d.positions.values()})
        for d in debate.dichotomies.values()
    ]
    named = {stance.source: debate.sources[stance.source] for stance in debate.stances if stance.source}
    sources = {name: (it.title, it.address, it.language) for name, it in named.items()}
    people = [(name, names[name]) for name in debate.speakers]
    head = debate.language, debate.title, debate.question, asked, sources
    on, said = standings(debate), debate.said
    profiles = (
        (it.name, it.honorific, it.kind, it.role, it.affiliation, len(said.get(name, ())), stands)
        for name, it in debate.speakers.items()
        for stands in (_rows(debate, on[name]) if name in on else (),)
    )
    return b"\n".join(map(to_json, ((len(debate.quotes), people), head, *profiles))).decode()


def _rows(debate: Debate, on: Mapping[str, Standing]) -> list[Sequence[Any]]:
    """What `Stand`s are made from, in the order of the file."""
    return [_row(debate, n, on[name]) for n, name in enumerate(debate.dichotomies) if name in on]


def _row(debate: Debate, n: int, on: Standing) -> Sequence[Any]:
    own = _known(debate, n, on.state, on.stance)
    if not on.assigned and not on.before:
        return own
    assigned = _known(debate, n, "assigned", on.assigned) if on.assigned else None
    before = on.before
    changed = (state_of(debate, before), before.positions, before.date) if before else None
    return *Stand(*own)[:-2], assigned, changed


def _known(debate: Debate, n: int, state: str, it: Stance | None) -> Sequence[Any]:
    if it is None:
        return n, state
    at = [(key, words) for key, words in it.at if words] if it.at and it.source else ()
    return n, state, it.positions, it.basis, debate.evidence_of(it), it.note, it.source, at, it.date


def chosen_by(debate: Debate) -> str:
    """What each speaker is chosen by, as text: a line for each, in which no id has a sign that parts them."""
    stances: dict[str | None, list[str]] = {name: [] for name in debate.speakers}
    for it in debate.stances:
        stances[it.speaker].append(" ".join((debate.dichotomy_in(it).id, *it.positions)))
    quotes: dict[str | None, dict[Any, None]] = {name: {} for name in (*debate.speakers, None)}
    bearing = debate.bearing
    for name, quote in debate.quotes.items():
        quotes[quote.speaker][quote.kind, quote.source, bearing[name]] = None
    said = {
        name: [" ".join((kind, source, *sorted(on))) for kind, source, on in quotes[name]] for name in stances
    }
    return "\n".join(f"{';'.join(taken)}\t{';'.join(said[name])}" for name, taken in stances.items())
