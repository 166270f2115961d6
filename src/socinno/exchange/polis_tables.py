"""The tables of a Polis export: their headings, ids and comments."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from socinno.exchange.bounded import rows
from socinno.exchange.draft import line
from socinno.problems import Stop

KNOWN = (
    *("participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"),
    *("timestamp", "datetime", "comment-id", "voter-id", "vote"),
    *("author-id", "agrees", "disagrees", "moderated", "comment-body"),
)
"""The columns that are read, beside those of comments; of `n-` only the votes, as the others count these."""


def table(path: Path, left: Counter[str], *needed: str) -> tuple[list[str], Iterator[list[str]]]:
    """The headings of a CSV file, and its rows; other headings are counted as left.

    Stop (1) where a heading that is needed is not there.
    """
    found = rows(path)
    header = [line(cell) for cell in next(found, [])]
    for column in needed:
        if column not in header:
            raise Stop("polis-column", code=1, path=str(path), column=column)
    comments = [name for name in header if cell_id(name.removeprefix("comment-")).isdigit()]
    left["polis-columns"] += len({*header} - {*comments, *KNOWN})
    return header, found


def cell_id(cell: str) -> str:
    """A number as it is written without decimals; other words on one line."""
    return line(cell).removesuffix(".0")


def by_number(id: str) -> tuple[int, str]:
    """What ids are sorted by: numbers by what they are worth, before all others."""
    return (int(id), "") if id.isascii() and id.isdigit() and len(id) < 20 else (10**20, id)


def comments_of(path: Path, left: Counter[str]) -> dict[str, dict[str, str]]:
    """The comments by id, in the order of these; of several with one id the first. Stop (1) as `table`."""
    header, found = table(path, left, "comment-id", "comment-body")
    comments: dict[str, dict[str, str]] = {}
    for row in found:
        it = dict(zip(header, row, strict=False))
        id = cell_id(it.get("comment-id", ""))
        if not id or id in comments:
            left["polis-empty"] += 1
            continue
        comments[id] = it
        left["polis-times"] += bool((it.get("timestamp") or it.get("datetime") or "").strip())
        left["polis-authors"] += bool(it.get("author-id", "").strip())
    return dict(sorted(comments.items(), key=lambda pair: by_number(pair[0])))
