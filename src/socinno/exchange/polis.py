"""A conversation as Polis exports it: a folder of CSV files.

A comment is a question, a participant a speaker, and a vote a stance; who was not shown a comment, or did
not vote on it, is silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from socinno.exchange.bounded import refuse_more, rows
from socinno.exchange.draft import Draft, given, line, words
from socinno.exchange.polis_tables import by_number, cell_id, comments_of
from socinno.exchange.polis_votes import NODES, Votes, hold_against_counts, votes_in
from socinno.library.tree import NODE_LIMIT
from socinno.model.ids import Ids

if TYPE_CHECKING:
    from socinno.exchange.recognising import Sample

COMMENTS = "comments.csv"
BALLOTS = ("votes.csv", "participants-votes.csv", "participant-votes.csv")

AGREE = {"en": "Agree", "nl": "Eens", "de": "Stimme zu", "fr": "D’accord", "es": "De acuerdo"}
DISAGREE = {
    "en": "Disagree",
    "nl": "Oneens",
    "de": "Stimme nicht zu",
    "fr": "Pas d’accord",
    "es": "En desacuerdo",
}
"""What the sides are called, which no export says, in each language that a debate is guessed to be in."""

OUT = "-1"  # moderated: taken out of the conversation; 0 is not looked at, 1 is accepted

KEPT: tuple[str, ...] = ("topic", "url", "conversation-description")
"""What is read of the summary; the rest counts what stands in the other files."""

_Things = dict[str, dict[str, Any]]


def recognises(sample: Sample) -> bool:
    """Whether it is a folder with the comments and votes of one conversation, or the file of its comments.

    The files may have the same words before their names, as in `streets-comments.csv`.
    """
    if sample.names:
        found = [prefix for name in sample.names if (prefix := _prefix(name)) is not None]
        return len(found) == 1 and any(found[0] + name in sample.names for name in BALLOTS)
    prefix = _prefix(sample.path.name)
    if prefix is None or b"comment-id" not in sample.head.partition(b"\n")[0]:
        return False
    return any(sample.path.with_name(prefix + name).is_file() for name in BALLOTS)


def _prefix(name: str) -> str | None:
    """What stands before `comments.csv` in a name; None where it is another."""
    prefix = name.removesuffix(COMMENTS)
    return prefix if prefix != name and (not prefix or prefix[-1] in "-_. ") else None


def read(path: Path) -> Draft:
    """A conversation as a debate.

    Stop (1) where a column is missing, and where the counts of the comments say that 1 means disagree.
    """
    folder, left, ids = path if path.is_dir() else path.parent, Counter[str](), Ids()
    names = [path.name, *sorted(it.name for it in path.glob(f"*{COMMENTS}"))]
    prefix = next((it for name in names if (it := _prefix(name)) is not None), "")
    summary = _summary(folder / f"{prefix}summary.csv", left)
    source = ids.free("polis")
    comments = comments_of(folder / (prefix + COMMENTS), left)
    ballots = [folder / (prefix + name) for name in BALLOTS]
    ballots = [file for file in ballots if file.is_file()] or ballots[:1]
    votes = votes_in(ballots, left)
    hold_against_counts(votes, comments, ballots[0], left)
    dichotomies, asked = _dichotomies(comments, ids, left)
    speakers = {
        ids.free(f"participant {it}", "participant 1"): {"name": f"Participant {it}", "ref": it}
        for it in sorted(votes, key=by_number)
    }
    stances = [*_stances(votes, speakers, asked, source, left)]
    title = line(summary.get("topic"))
    polis = {"type": "dataset", "title": title or line(folder.resolve().name) or "Polis"}
    things = given(
        title=title,
        summary=words(summary.get("conversation-description")),
        sources={source: polis | given(URL=line(summary.get("url")))},
        speakers=speakers,
        dichotomies=dichotomies,
        stances=stances,
    )
    return Draft(things, +left)


def _summary(path: Path, left: Counter[str]) -> dict[str, str]:
    """The keys of the summary, where there is one, that have a place in a debate."""
    found = {row[0].strip(): row[1] for row in rows(path) if len(row) > 1} if path.is_file() else {}
    kept = {key: found.pop(key, "") for key in KEPT}
    left["polis-figures"] += sum(bool(value.strip()) for value in found.values())
    return kept


def _dichotomies(
    comments: dict[str, dict[str, str]], ids: Ids, left: Counter[str]
) -> tuple[_Things, dict[str, tuple[str, str, str]]]:
    """The comments as questions, and by their ids those of the question, of agreeing and of disagreeing."""
    dichotomies: _Things = {}
    asked: dict[str, tuple[str, str, str]] = {}
    for id, comment in comments.items():
        title = line(comment.get("comment-body"))
        if not title or cell_id(comment.get("moderated", "")) == OUT:
            left["polis-moderated" if title else "polis-empty"] += 1
            continue
        question, agree, disagree = (
            ids.free(f"{it} {id}", f"{it} 1") for it in ("comment", "agree", "disagree")
        )
        asked[id] = question, agree, disagree
        positions = {agree: {"title": AGREE}, disagree: {"title": DISAGREE}}
        dichotomies[question] = {"title": title, "positions": positions, "ref": id}
    return dichotomies, asked


def _stances(
    votes: Votes, speakers: _Things, asked: dict[str, tuple[str, str, str]], source: str, left: Counter[str]
) -> Iterator[dict[str, Any]]:
    """The votes, in the order of the speakers and of the questions; a pass takes neither side."""
    kept = sum(len(own.keys() & asked.keys()) for own in votes.values())
    refuse_more(kept, NODE_LIMIT // NODES)
    places = {id: {"section": id} for id in asked}
    for speaker, it in speakers.items():
        given_by = votes[it["ref"]]
        left["polis-out"] += len(given_by.keys() - asked.keys())
        for id, (question, agree, disagree) in asked.items():
            vote = given_by.get(id)
            if vote is None:
                continue
            stand = {"positions": agree if vote > 0 else disagree} if vote else {"neither": question}
            yield {"speaker": speaker} | stand | {"basis": "stated", "source": source, "at": places[id]}
