"""What coded words say by the names of their codes, as codebooks write them: `stance.question.side`.

A code is the coder's reading: that words speak to a side is what was coded, that somebody stands there
is inferred from it, and told so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from socinno.exchange.draft import given
from socinno.model.ids import Ids
from socinno.text import fold

SPEAKER, SIDE = "speaker", "side"
KINDS = {
    **dict.fromkeys(("speaker", "spreker", "person", "persoon", "case"), SPEAKER),
    **dict.fromkeys(("stance", "standpunt", "position", "positie", "side", "kant"), SIDE),
}
"""What the first part of a code's name says that it is; else it is a theme."""
NOTE = {
    "en": "Coded so by who analysed the text.",
    "nl": "Zo gecodeerd door wie de tekst analyseerde.",
}
_BETWEEN = re.compile(r"(?:[.:/\\]|->)+")

Path = tuple[str, ...]
"""A code by the names of what it is under and its own, the topmost first."""
Things = dict[str, dict[str, Any]]


class Coded(NamedTuple):
    """Words with the codes on them; `ref` is their id, `at` where they stand in a source (id), and
    `speakers` are the names of who said them, where something but a code tells."""

    words: str
    codes: Sequence[Path]
    source: str
    at: Mapping[str, str]
    ref: str = ""
    speakers: Sequence[str] = ()


def path_of(name: str) -> Path:
    """The parts of a code's name: `stance.time.endpoint` has three."""
    return tuple(part for it in _BETWEEN.split(name) if (part := it.strip())) or (name,)


def debated(coded: Sequence[Coded], ids: Ids, refs: Mapping[Path, str], left: Counter[str]) -> dict[str, Any]:
    """Speakers, questions, quotes, stances and themes of coded words; `refs` are the ids of codes.

    A side is one of a question where just two sides of that are coded. All else is a theme and its topics;
    other sides are counted. Words that several said are counted, and said by nobody.
    """
    speakers: Things = {}
    dichotomies, positions = _questions(coded, ids, refs, left)
    quotes: Things = {}
    themes, stances = _Themes(ids, refs), dict[tuple[str, str], dict[str, Any]]()
    known: dict[str, str] = {}
    for one in coded:
        names = [*one.speakers, *(path[-1] for path in one.codes if _is(SPEAKER, path))]
        said = [*dict.fromkeys(_speaker(name, known, speakers, ids, refs) for name in names)]
        left["codes-speakers"] += len(said) > 1
        speaker = said[0] if len(said) == 1 else ""
        sides = [*dict.fromkeys(positions[key] for path in one.codes if (key := _key(path)) in positions)]
        quote = ids.free(f"{speaker or 'quote'} {one.ref}", "quote-1")
        quotes[quote] = {
            **given(speaker=speaker),
            **{"kind": "direct", "text": one.words, "source": one.source, "at": dict(one.at)},
            **given(supports=[side for side, _ in sides], ref=one.ref),
        }
        for path in one.codes:
            if not _is(SPEAKER, path) and _key(path) not in positions:
                themes.add(path, quote)
        for side, question in sides if speaker else ():
            stance = stances.setdefault((speaker, question), {"positions": [], "evidence": []})
            stance["positions"] += [side] * (side not in stance["positions"])
            stance["evidence"] += [quote] * (quote not in stance["evidence"])
    told = [
        {"speaker": speaker, **it, "basis": "inferred", "note": NOTE} for (speaker, _), it in stances.items()
    ]
    found = {"speakers": speakers, "dichotomies": dichotomies, "quotes": quotes, "stances": told}
    return {**found, "themes": themes.things}


def _is(kind: str, path: Path) -> bool:
    """Whether a code is of a kind by the first part of its name, and says more than that."""
    return len(path) > 1 and KINDS.get(fold(path[0])) == kind


def _key(path: Path) -> Path:
    """A code in any case, if it is a side of a question that it names; else ()."""
    return tuple(map(fold, path)) if _is(SIDE, path) and len(path) > 2 else ()


def _questions(
    coded: Sequence[Coded], ids: Ids, refs: Mapping[Path, str], left: Counter[str]
) -> tuple[Things, dict[Path, tuple[str, str]]]:
    """The questions of which just two sides are coded; and by each side its id and that of the question."""
    asked: dict[Path, dict[Path, Path]] = {}
    for path in (path for one in coded for path in one.codes):
        if key := _key(path):
            asked.setdefault(key[:-1], {}).setdefault(key, path)
    dichotomies: Things = {}
    positions: dict[Path, tuple[str, str]] = {}
    for sides in asked.values():
        if len(sides) == 2:
            above = next(iter(sides.values()))[:-1]
            question = ids.free(" ".join(above[1:]), "question-1")
            held: Things = {}
            for key, path in sides.items():
                side = ids.free(path[-1], f"{question}-side-1")
                held[side] = {"title": path[-1], **given(ref=refs.get(path, ""))}
                positions[key] = side, question
            title = {"title": " / ".join(above[1:]), "positions": held}
            dichotomies[question] = {**title, **given(ref=refs.get(above, ""))}
    meant = {(*map(fold, path),) for one in coded for path in one.codes if _is(SIDE, path)}
    left["codes-sides"] += len(meant - positions.keys())
    return dichotomies, positions


def _speaker(name: str, known: dict[str, str], speakers: Things, ids: Ids, refs: Mapping[Path, str]) -> str:
    """The id of who is called so, in any case."""
    key = fold(name)
    if key not in known:
        known[key] = ids.free(name, "speaker-1")
        speakers[known[key]] = {"name": name, **given(ref=refs.get((SPEAKER, name), ""))}
    return known[key]


class _Themes:
    """Codes that are neither speakers nor sides: the topmost is a theme, those below are its topics."""

    def __init__(self, ids: Ids, refs: Mapping[Path, str]) -> None:
        self.things: Things = {}
        self._ids, self._refs = ids, refs
        self._known: dict[Path, dict[str, Any]] = {}

    def add(self, path: Path, quote: str) -> None:
        """Have a quote stand under its code."""
        of = self._thing(path[:1], self.things)
        if len(path) > 1:
            of = self._thing(path, of.setdefault("topics", {}))
        listed = of.setdefault("quotes", [])
        listed += [quote] * (quote not in listed[-1:])

    def _thing(self, path: Path, room: Things) -> dict[str, Any]:
        key = tuple(map(fold, path))
        if key not in self._known:
            title = path[0] if len(path) == 1 else " / ".join(path[1:])
            id = self._ids.free(title, "theme-1" if len(path) == 1 else "topic-1")
            self._known[key] = room[id] = {"title": title, **given(ref=self._refs.get(path, ""))}
        return self._known[key]
