"""A debate made of votes, for what is counted: who takes which side on each of some questions."""

from pathlib import Path

import socinno

SIDES = {"y": "[y{0}]", "n": "[n{0}]", "b": "[y{0}, n{0}]"}
STATED = "basis: stated, source: list, at: {page: 1}"


def voting(folder: Path, *speakers: tuple[str, str], name: str = "votes") -> socinno.Library:
    """Speakers by name, and a letter for each question: y, n, b for both, - for silence.

    A capital letter is a reading of ours.
    """
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text("\n".join(_lines(speakers)) + "\n", encoding="utf-8")
    return socinno.load(folder)


def _lines(speakers: tuple[tuple[str, str], ...]) -> list[str]:
    ids = [who.lower() for who, _ in speakers]
    at = "kind: indirect, text: Spoke., source: list, at: {page: 1}"
    return [
        *("language: en", "title: Votes", "question: What then?"),
        "sources: {list: {type: report, title: A list}}",
        *("speakers:", *(f"  {who.lower()}: {{name: {who}}}" for who, _ in speakers)),
        "dichotomies:",
        *(
            f"  q{n}: {{title: Question {n}, positions: {{y{n}: {{title: Yes}}, n{n}: {{title: No}}}}}}"
            for n in range(len(speakers[0][1]))
        ),
        *("quotes:", *(f"  said-{who}: {{speaker: {who}, {at}}}" for who in ids)),
        "stances:",
        *(
            f"  - {{speaker: {who.lower()}, positions: {SIDES[vote.lower()].format(n)}, {_basis(who, vote)}}}"
            for who, votes in speakers
            for n, vote in enumerate(votes)
            if vote != "-"
        ),
    ]


def _basis(who: str, vote: str) -> str:
    if not vote.isupper():
        return STATED
    return f"basis: inferred, evidence: [said-{who.lower()}], note: We read it so."
