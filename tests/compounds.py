"""A debate of Dutch compounds as long as any that people read: in names, titles, sides and deep reasons."""

from itertools import cycle, islice
from pathlib import Path

import yaml

import socinno

LONG = (
    "stadsontwikkelingsplannen",
    "arbeidsmarktdiscriminatie",
    "gemeenteraadsverkiezingen",
    "woningbouwcorporaties",
    "meerjarenonderhoudsplan",
    "wijkverpleegkundigen",
    "burgerinitiatieven",
)
DEEP = 9
"""Reasons for each other, more than documents put in each other."""


def compounds(folder: Path) -> socinno.Library:
    """The debate, in a folder of its own."""
    words = cycle(LONG)

    def some(count: int) -> str:
        return " ".join(islice(words, count)).capitalize()

    chain = {f"r{n}": ["a0" if n == 0 else f"r{n - 1}"] for n in range(DEEP)}
    debate = {
        "language": "nl",
        "title": some(3),
        "question": f"{some(4)}?",
        "sources": {"s": {"type": "report", "title": some(2), "language": "nl"}},
        "speakers": {f"p{n}": {"name": some(2), "role": some(2), "affiliation": some(1)} for n in range(5)},
        "dichotomies": {
            f"d{n}": {
                "title": some(2),
                "question": f"{some(5)}?",
                "positions": {f"{side}{n}": {"title": some(1), "claim": some(5)} for side in "ab"},
            }
            for n in range(4)
        },
        "quotes": {
            name: {"speaker": f"p{n % 5}", "kind": "indirect", "text": some(8), "source": "s"}
            | {"at": {"section": some(2)}, "supports" if n % 3 else "challenges": of, "note": some(5)}
            for n, (name, of) in enumerate(chain.items())
        },
        "stances": [
            {
                "speaker": f"p{n}",
                "positions": [f"{'ab'[(n + q) % 2]}{q}"],
                "basis": "inferred",
                "evidence": [f"r{n}"],
                "note": some(4),
            }
            for n in range(4)
            for q in range(4)
        ],
    }
    (folder / "compounds.yaml").write_text(yaml.safe_dump(debate, sort_keys=False), encoding="utf-8")
    return socinno.load(folder)
