"""The files of an election as qual-o-mat-data keeps them: what each lists, by id, and what it means."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from socinno.exchange.bounded import json_in
from socinno.exchange.draft import line, words
from socinno.library.tree import NODE_LIMIT, SIZE_LIMIT
from socinno.problems import Stop

KEYS = {
    "overview": ("title", "date", "slug", "data_source"),
    "party": ("id", "name", "longname"),
    "statement": ("id", "category", "label", "text"),
    "opinion": ("id", "party", "statement", "answer", "comment"),
    "answer": ("id", "message"),
    "comment": ("id", "opinion", "text"),
    "category": ("id", "label"),
}
"""The files of an election, and what is read of each; what else stands in them is counted."""

NEEDED = ("party", "statement", "opinion", "answer")

MEANINGS = (
    ("", r"\b(eher|teils|teilweise|rather|partly|somewhat|deels)\b"),  # on no side as the others are
    ("neither", r"neutral|enthalt|unentschieden|weder|neither|abstain|neutraal|onthoud"),
    ("against", r"\b(nicht|nein|dagegen|lehn\w*|not?|niet|nee|disagree|oneens)\b"),
    ("for", r"\b(stimm\w* zu|zustimmung|ja|dafür|yes|agree|eens)\b"),
)
"""What an answer means, by its message; the first that fits."""

NO_REASON = re.compile(
    r"zu dieser these hat die partei keine begründung (vorgelegt|abgegeben|eingereicht)\.?"
    r"|die begründung der partei zu ihrem abstimmverhalten wird nachgereicht\b.*",
    re.I,
)
"""What the publisher writes where a party gave no reason."""

MOST = 100_000  # records of a file; of fewer answers a debate is full

Listed = dict[str, Mapping[str, Any]]


def election_in(path: Path, left: Counter[str]) -> Mapping[str, Any]:
    """What is told of the election itself, if it is. Stop (1) where it cannot be read, or is no object."""
    found = json_in(path) if path.is_file() else {}
    if not isinstance(found, dict):
        raise Stop("wahl-o-mat-form", code=1, path=str(path))
    _count_others(found, "overview", left)
    return found


def records_in(path: Path, left: Counter[str]) -> Listed:
    """What a file lists, by id; of several with one id the first, the others counted as left.

    Stop (1) where it cannot be read, is no list of objects, or lists more than any debate holds.
    """
    found = json_in(path) if path.stem in NEEDED or path.is_file() else []
    if not isinstance(found, list) or not all(isinstance(it, dict) for it in found):
        raise Stop("wahl-o-mat-form", code=1, path=str(path))
    if len(found) > MOST:
        raise Stop("from-too-much", code=1, limit=SIZE_LIMIT // 1024 // 1024, nodes=NODE_LIMIT)
    records: Listed = {}
    for it in found:
        key = listed_id(it.get("id"))
        if not key or key in records:
            left["wahl-o-mat-twice"] += 1
            continue
        records[key] = it
        _count_others(it, path.stem, left)
    return records


def listed_id(id: object) -> str:
    """An id as text; '' for what is none."""
    return line(str(id)) if isinstance(id, str | int) and not isinstance(id, bool) else ""


def _count_others(record: Mapping[str, Any], name: str, left: Counter[str]) -> None:
    others = sum(key not in KEYS[name] and value not in (None, "") for key, value in record.items())
    left["wahl-o-mat-others"] += others


def meaning_of(answer: Mapping[str, Any] | None) -> str:
    """For, against or neither; '' where its message does not say."""
    message = line((answer or {}).get("message"))
    return next((meaning for meaning, said in MEANINGS if re.search(said, message, re.I)), "")


def comments_in(files: Mapping[str, Listed], left: Counter[str]) -> dict[str, tuple[str, str]]:
    """What parties said with their answers: by opinion the id of the comment, and its text.

    The collection puts quotation marks around the words of a party, and none around its own.
    """
    texts = {key: words(it.get("text")) for key, it in files["comment"].items()}
    marked = {text for text in texts.values() if len(text) > 1 and text[0] == text[-1] == '"'}
    others = {text for text in {*texts.values()} - marked if text and not NO_REASON.fullmatch(text)}
    if len(marked) > len(others):
        theirs = {key: text[1:-1].strip() for key, text in texts.items() if text in marked}
    else:
        theirs = {key: text for key, text in texts.items() if text}
    by_opinion = {listed_id(it.get("opinion")): key for key, it in files["comment"].items()}
    said: dict[str, tuple[str, str]] = {}
    found = set[str]()
    for key, it in files["opinion"].items():
        comment = listed_id(it.get("comment")) or by_opinion.get(key, "")
        if comment not in texts:
            left["wahl-o-mat-missing"] += bool(comment)
            continue
        found.add(comment)
        if theirs.get(comment) and not NO_REASON.fullmatch(theirs[comment]):
            said[key] = comment, theirs[comment]
        else:
            left["wahl-o-mat-unsaid"] += 1
    left["wahl-o-mat-missing"] += len(texts.keys() - found)
    return said
