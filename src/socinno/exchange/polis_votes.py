"""The votes of a Polis export, one a row or a participant a row, held against the counts of its comments."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from socinno.exchange.bounded import refuse_more
from socinno.exchange.polis_tables import by_number, cell_id, table
from socinno.problems import Stop

Votes = dict[str, dict[str, int]]
"""By participant and comment 1 (agrees), -1 (disagrees) or 0 (passes), as exports have it."""

MOST = 500_000  # votes that are read; a debate holds fewer than a fifth, without those on what is left out
NODES = 13  # keys and values of a vote in a debate, with what holds them

_WORTH = {"1": 1, "-1": -1, "0": 0, "-0": 0}


def votes_in(ballots: Iterable[Path], left: Counter[str]) -> Votes:
    """The votes of all files: of several by one participant on a comment the last counts.

    Stop (1) as `table`.
    """
    votes: Votes = {}
    counted: dict[str, int] = {}
    for path in ballots:
        header, _ = table(path, Counter())
        if "voter-id" in header:
            _listed(path, votes, left)
        else:
            _crossed(path, votes, counted, left)
    left["polis-lost"] += sum(max(0, count - len(votes[voter])) for voter, count in counted.items())
    return votes


def _listed(path: Path, votes: Votes, left: Counter[str]) -> None:
    """One vote a row, put in the order of their times where they have these."""
    header, found = table(path, left, "comment-id", "voter-id", "vote")
    comment, voter, vote = (header.index(name) for name in ("comment-id", "voter-id", "vote"))
    time = header.index("timestamp") if "timestamp" in header else None
    width = max(comment, voter, vote, time or 0) + 1
    ballots = [row + [""] * (width - len(row)) for row in found]
    if time is not None:
        left["polis-times"] += sum(bool(row[time].strip()) for row in ballots)
        ballots.sort(key=lambda row: by_number(row[time]))
    for row in ballots:
        given, worth = (cell_id(row[voter]), cell_id(row[comment])), _WORTH.get(cell_id(row[vote]))
        if worth is None or "" in given:
            left["polis-odd"] += 1
            continue
        own = votes.setdefault(given[0], {})
        left["polis-again"] += given[1] in own
        own[given[1]] = worth


def _crossed(path: Path, votes: Votes, counted: dict[str, int], left: Counter[str]) -> None:
    """A row a participant, a column a comment; what a file of single votes has otherwise is outdone."""
    header, found = table(path, left, "participant")
    columns = [(n, cell_id(name.removeprefix("comment-"))) for n, name in enumerate(header)]
    comments = [(n, id) for n, id in columns if id.isdigit()]
    met = 0
    for row in found:
        it = dict(zip(header, row, strict=False))
        voter = cell_id(it.get("participant", ""))
        if not voter:
            left["polis-odd"] += 1
            continue
        left["polis-xids"] += bool(it.get("xid", "").strip())
        left["polis-groups"] += bool(it.get("group-id", "").strip())
        number = cell_id(it.get("n-votes", ""))
        counted[voter] = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
        own = votes.setdefault(voter, {})
        refuse_more(met := met + len(row) - row.count(""), MOST)
        for n, id in comments:
            if n >= len(row) or not row[n]:
                continue
            worth = _WORTH.get(row[n]) if row[n] in _WORTH else _WORTH.get(cell_id(row[n]))
            if worth is None:
                left["polis-odd"] += bool(row[n].strip())
                continue
            left["polis-again"] += own.get(id, worth) != worth
            own[id] = worth


def hold_against_counts(
    votes: Votes, comments: Mapping[str, Mapping[str, str]], path: Path, left: Counter[str]
) -> None:
    """See that votes are what the counts of the comments say. Stop (1) where these say that 1 disagrees.

    Counts that differ otherwise are counted.
    """
    agrees, disagrees = Counter[str](), Counter[str]()
    for own in votes.values():
        for id, worth in own.items():
            agrees[id] += worth > 0
            disagrees[id] += worth < 0
    straight = turned = 0
    for id, it in comments.items():
        told = [cell_id(it.get(name, "")) for name in ("agrees", "disagrees")]
        if not all(number.isascii() and number.isdigit() and len(number) < 9 for number in told):
            continue
        agreed, disagreed = map(int, told)
        off = abs(agreed - agrees[id]) + abs(disagreed - disagrees[id])
        straight += off
        turned += abs(agreed - disagrees[id]) + abs(disagreed - agrees[id])
        left["polis-counts"] += bool(off)
    if 2 * turned < straight:
        raise Stop("polis-signs", code=1, path=str(path))
