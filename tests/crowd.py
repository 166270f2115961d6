"""A made debate of any size: speakers in two camps by questions, for what must hold of large ones."""

import random
from pathlib import Path

import yaml

import socinno


def crowd(folder: Path, speakers: int, questions: int, alike: bool = False, seed: int = 7) -> socinno.Library:
    """Two camps that take opposite sides of most questions; one in ten answers is neither, or missing.

    `alike`: the sides have the same titles in all questions.
    """
    chance = random.Random(seed)
    stances = []
    for n in range(speakers):
        for q in range(questions):
            camp = (n % 2) ^ (q % 2) ^ (chance.random() < 0.1)
            side = {"positions": [f"q{q}-{'ab'[camp]}"]} if chance.random() < 0.95 else {"neither": f"q{q}"}
            if chance.random() < 0.95:
                stances.append(
                    {"speaker": f"p{n}", "basis": "stated", "source": "list", "at": {"page": 1}, **side}
                )
    sides = ("Agreed", "Not agreed") if alike else ("For it {}", "Against it {}")
    debate = {
        "language": "en",
        "title": "A crowd",
        "question": "Who stands where?",
        "sources": {"list": {"type": "report", "title": "A list", "language": "en"}},
        "speakers": {f"p{n}": {"name": f"Speaker {n}"} for n in range(speakers)},
        "dichotomies": {
            f"q{q}": {
                "title": f"Question {q} about something",
                "positions": {f"q{q}-{side}": {"title": sides[i].format(q)} for i, side in enumerate("ab")},
            }
            for q in range(questions)
        },
        "stances": stances,
    }
    (folder / "crowd.yaml").write_text(yaml.safe_dump(debate, sort_keys=False), encoding="utf-8")
    return socinno.load(folder)
