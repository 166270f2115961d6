"""What coded words say by the names of their codes, as codebooks write them: `kind.name`, `kind.question.side`.

A code is the coder's reading: that words speak to a side is what was coded, that somebody stands there
is inferred from it, and told so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from socinno.exchange.draft import given
from socinno.model.ids import Ids
from socinno.text import fold

KINDS = {
    **dict.fromkeys(("speaker", "spreker", "person", "persoon", "case"), "speaker"),
    **dict.fromkeys(("stance", "standpunt", "position", "positie", "side", "kant"), "side"),
}
"""What the first part of a code's name says that it is; else it is a theme."""
_PARTS = re.compile(r"\s*(?:[.:/\\]|::|->|>)+\s*")

NOTE = {
    "en": "coded so by who analysed the text",
    "nl": "zo gecodeerd door wie de tekst analyseerde",
}

Things = dict[str, dict[str, Any]]


class Coded(NamedTuple):
    """Words with the paths of their codes, each from the topmost to the code itself; `ref` is their id, `at`
    where they stand in a source (id), and `speakers` who said them, where cases tell."""

    words: str
    codes: Sequence[tuple[str, ...]]
    source: str
    at: dict[str, str]
    ref: str = ""
    speakers: Sequence[str] = ()


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a code's name: `stance.time.endpoint` has three."""
    return tuple(filter(None, _PARTS.split(name.strip())))


def debated(coded: Iterable[Coded], ids: Ids, refs: dict[tuple[str, ...], str], left: Counter[str]) -> dict[str, Any]:
    """Speakers, questions, quotes, stances and themes of coded words; `refs` are the ids of codes.

    A side is part of a question where just two sides of this are coded; of others, and of a side whose
    question is not named, the words go to a theme of that name. What is said by several is counted.
    """
    coded = [*coded]
    sides = _sides(it for one in coded for it in one.codes)
    speakers: Things = {}
    dichotomies, positions = _questions(sides, ids, refs)
    themes = _Themes(ids, refs)
    quotes: Things = {}
    stances: dict[tuple[str, str], dict[str, Any]] = {}
    for one in coded:
        names = [*one.speakers, *(_last(path) for path in one.codes if _kind(path) == "speaker" and len(path) > 1)]
        known = {_speaker(name, speakers, ids) for name in names}
        left["codes-speakers"] += len(known) > 1
        [speaker] = known if len(known) == 1 else [""]
        supports = [positions[key] for path in one.codes if (key := _key(path)) in positions]
        quote = ids.free(f"{speaker or 'quote'} {one.ref}", "quote-1")
        quotes[quote] = given(
            speaker=speaker,
            kind="direct",
            text=one.words,
            source=one.source,
            at=one.at,
            supports=[*dict.fromkeys(it for it, _ in supports)],
            ref=one.ref,
        )
        for path in one.codes:
            if _kind(path) != "speaker" and _key(path) not in positions:
                themes.add(path, quote)
        for position, question in supports if speaker else ():
            stance = stances.setdefault((speaker, question), {"positions": [], "evidence": []})
            for key, value in (("positions", position), ("evidence", quote)):
                stance[key] += [value] * (value not in stance[key])
    told = [
        {"speaker": speaker, **it, "basis": "inferred", "note": NOTE} for (speaker, _), it in stances.items()
    ]
    return given(speakers=speakers, dichotomies=dichotomies, quotes=quotes, stances=told, themes=themes.things)


def _kind(path: tuple[str, ...]) -> str:
    return KINDS.get(fold(path[0]), "theme")


def _last(path: tuple[str, ...]) -> str:
    return path[-1]


def _key(path: tuple[str, ...]) -> tuple[str, ...]:
    """What is one code: its path, in any case; '' for what is no side of a question that is named."""
    return tuple(map(fold, path)) if _kind(path) == "side" and len(path) > 2 else ()


def _sides(paths: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], dict[tuple[str, ...], tuple[str, ...]]]:
    """The sides that are coded, by the question that they are of."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], tuple[str, ...]]] = {}
    for path in paths:
        if key := _key(path):
            found.setdefault(key[:-1], {}).setdefault(key, path)
    return found


def _questions(
    sides: dict[tuple[str, ...], dict[tuple[str, ...], tuple[str, ...]]], ids: Ids, refs: dict[tuple[str, ...], str]
) -> tuple[Things, dict[tuple[str, ...], tuple[str, str]]]:
    """The questions with just two sides, and of each side its id and that of its question."""
    dichotomies: Things = {}
    positions: dict[tuple[str, ...], tuple[str, str]] = {}
    for of in sides.values():
        if len(of) != 2:
            continue
        above = next(iter(of.values()))[:-1]
        question = ids.free(above[-1], "question-1")
        dichotomies[question] = given(title=" / ".join(above[1:]), positions={}, ref=refs.get(above, ""))
        held = dichotomies[question].setdefault("positions", {})
        for key, path in of.items():
            id = ids.free(path[-1], f"{question}-side-1")
            held[id] = given(title=path[-1], ref=refs.get(path, ""))
            positions[key] = id, question
    return dichotomies, positions


def _speaker(name: str, speakers: Things, ids: Ids) -> str:
    known = next((id for id, it in speakers.items() if fold(it["name"]) == fold(name)), "")
    if not known:
        known = ids.free(name, "speaker-1")
        speakers[known] = {"name": name}
    return known


class _Themes:
    """Codes that are neither speakers nor sides: the topmost is a theme, those below are its topics."""

    def __init__(self, ids: Ids, refs: dict[tuple[str, ...], str]) -> None:
        self.things: Things = {}
        self._ids, self._refs = ids, refs
        self._known: dict[tuple[str, ...], dict[str, Any]] = {}

    def add(self, path: tuple[str, ...], quote: str) -> None:
        """Have a quote stand under its code."""
        theme = self._thing(path[:1], self.things)
        of = theme if len(path) == 1 else self._thing(path, theme.setdefault("topics", {}))
        listed = of.setdefault("quotes", [])
        listed += [quote] * (quote not in listed)

    def _thing(self, path: tuple[str, ...], room: Things) -> dict[str, Any]:
        key = tuple(map(fold, path))
        if key not in self._known:
            title = path[0] if len(path) == 1 else " / ".join(path[1:])
            id = self._ids.free(title, f"{'theme' if len(path) == 1 else 'topic'}-1")
            self._known[key] = room[id] = given(title=title, ref=self._refs.get(path, ""))
        return self._known[key]
