"""Debates with stances of every kind and texts that are not in every language, by chance."""

import random
from pathlib import Path
from typing import Any

import yaml

Content = dict[str, Any]
QUESTIONS = range(6)
LANGUAGES = ("nl", "en", "de", "fr")


def by_chance(folder: Path, debates: int) -> None:
    """Write some debates, of which some speakers are the same."""
    folder.mkdir()
    for n in range(debates):
        debate = _debate(random.Random(n))
        (folder / f"debate-{n}.yaml").write_text(yaml.safe_dump(debate, sort_keys=False), "utf-8")


def _debate(chance: random.Random) -> Content:
    names: dict[str, Any] = {f"s{n}": f"Speaker {n}" for n in chance.sample(range(12), 9)}
    names["room"] = {"nl": "De zaal", "en": "The room"}
    return {
        "language": chance.choice(LANGUAGES),
        "title": "By chance",
        "question": "What is it?",
        "sources": {
            of: {"type": "report", "title": _text(chance, "A list"), "language": language}
            for of, language in (("list", "nl"), ("book", "de"))
        },
        "speakers": {
            who: {"name": name, "kind": "collective" if who == "room" else "person"}
            for who, name in names.items()
        },
        "dichotomies": {
            f"q{n}": {
                "title": "Question",
                "positions": {
                    f"a{n}": {"title": _text(chance, f"Yes {n}")},
                    f"b{n}": {"claim": _text(chance, f"No {n}")},
                },
            }
            for n in QUESTIONS
        },
        "quotes": {f"{who}-{n}": _quote(chance, who, n) for who in names for n in range(3)},
        "stances": [
            _stance(chance, who, n, 2000 + year)
            for who in names
            for n in QUESTIONS
            for year in range(chance.choice((0, 1, 1, 2)))
        ],
    }


def _text(chance: random.Random, words: str) -> str | Content:
    """Some words in some languages, in any order; or in none that is named."""
    languages = chance.sample(LANGUAGES, chance.randint(0, 3))
    return {language: f"{words} ({language})" for language in languages} or words


def _quote(chance: random.Random, speaker: str, n: int) -> Content:
    where = {
        "speaker": speaker,
        "source": chance.choice(("list", "book")),
        "at": {"page": n, "section": "One"},
    }
    if chance.random() < 0.5:
        return {**where, "kind": "indirect", "text": _text(chance, "Said")}
    translation = {"translation": {chance.choice(("en", "fr")): "In other words"}}  # than its source's
    return {**where, "kind": "direct", "text": "Own words", **(translation if n else {})}


def _stance(chance: random.Random, speaker: str, n: int, year: int) -> Content:
    sides = chance.choice(([f"a{n}"], [f"b{n}"], [f"a{n}", f"b{n}"], [f"b{n}", f"a{n}"], []))
    way: Content = chance.choice(
        (
            {"basis": "stated", "source": "list", "at": {"page": 1}},
            {"basis": "reported", "source": "list", "at": {"page": 1}},
            {"basis": "inferred", "evidence": [f"{speaker}-0"], "note": "We read it so."},
            {"basis": "reported", "evidence": [f"{speaker}-1"], **({"assigned": True} if sides else {})},
        )
    )
    taken = {"positions": sides} if sides else {"neither": f"q{n}"}
    return {"speaker": speaker, **taken, **way, "date": str(year)}
