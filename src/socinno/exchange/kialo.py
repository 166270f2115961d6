"""A discussion as Kialo exports it: a text file with a numbered line for each claim.

A thesis is a question, a claim a quote that nobody is named for, and `-> See 1.4.` the claim at that number
once more, for or against what it stands under there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from socinno.exchange import bounded
from socinno.exchange.draft import Draft, given, line, words
from socinno.model.ids import Ids

if TYPE_CHECKING:
    from socinno.exchange.recognising import Sample

TITLE = "Discussion Title:"
MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"  # what may stand before it: the marks of encodings, and blanks

CLAIM = re.compile(r"([0-9]+(?:\.[0-9]+)*)\.[ \t]+(?:(Pro|Con):[ \t]*)?(.*)", re.IGNORECASE)
SEE = re.compile(r"->\s*See\s+([0-9]+(?:\.[0-9]+)*)\.?", re.IGNORECASE)

BEARS = {"pro": "supports", "con": "challenges"}


@dataclass
class Claim:
    """A numbered line with the lines below it that have no number; a thesis has no `side`."""

    number: str
    side: str
    lines: list[str] = field(default_factory=list)

    @property
    def above(self) -> str:
        """The number of what it stands under, empty for what stands at the left."""
        return self.number.rpartition(".")[0]

    @property
    def text(self) -> str:
        """What it says, its lines kept."""
        return words("\n".join(self.lines))


def recognises(sample: Sample) -> bool:
    """Whether a file starts as an export does, in whatever encoding."""
    return sample.head[:400].replace(b"\0", b"").lstrip(MARKS).startswith(TITLE.encode())


def read(path: Path) -> Draft:
    """A discussion as a debate. Stop (1) where the file cannot be read, or is no text."""
    left = Counter[str]()
    title, claims = _claims(bounded.text(path).removeprefix("\ufeff").split("\n"), left)
    ids = Ids()
    source = ids.free("kialo")
    dichotomies, sides = _theses(claims, ids, left)
    quotes, stands_for = _quotes(claims, source, ids, left)
    _relate(claims, quotes, stands_for, sides, left)
    things = given(
        title=title,
        question=title if title.endswith("?") else "",
        sources={source: {"type": "webpage", "title": title or line(path.stem) or "Kialo"}},
        dichotomies=dichotomies,
        quotes=quotes,
    )
    return Draft(things, +left)


def _claims(lines: Iterable[str], left: Counter[str]) -> tuple[str, dict[str, Claim]]:
    """The title, and the claims by their numbers, in the order of the file."""
    title, claims, last = "", dict[str, Claim](), None
    sided = set[str]()  # the numbers that claims for or against stand under
    for text in lines:
        found = CLAIM.fullmatch(text.strip())
        if found and (claim := _begun(found, claims, last, sided, left)):
            claims[claim.number] = last = claim
            if claim.side:
                sided.add(claim.above)
        elif last:
            last.lines.append(text)
        elif text.strip().startswith(TITLE) and not title:
            title = line(text.strip().removeprefix(TITLE))
        else:
            left["kialo-head"] += bool(text.strip())
    return title, claims


def _begun(
    found: re.Match[str], claims: dict[str, Claim], last: Claim | None, sided: set[str], left: Counter[str]
) -> Claim | None:
    """The claim that a line with a number begins; None where it is a line of the text above it.

    A number that was taken begins none, nor does a step of a list in a text: without a side there are only
    theses, at the left or under a question that has no claims for or against it.
    """
    number, side, text = found[1], (found[2] or "").casefold(), found[3]
    if number in claims:
        left["kialo-twice"] += bool(side)
        return None
    claim = Claim(number, side, [text])
    if side or last is None:
        return claim
    before = CLAIM.fullmatch(last.lines[-1].strip()) if len(last.lines) > 1 else None
    if before and not before[2]:
        return None
    above = claims.get(claim.above)
    if claim.above and (above is None or above.side or above.above or claim.above in sided):
        return None
    return claim


def _theses(
    claims: dict[str, Claim], ids: Ids, left: Counter[str]
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, str]]]:
    """The theses as questions with a side for and one against; and these sides, by the number."""
    asked = {it.above for it in claims.values() if not it.side and it.above}
    answered = {it.above for it in claims.values() if it.side}
    dichotomies, sides = dict[str, dict[str, Any]](), dict[str, dict[str, str]]()
    for number, claim in claims.items():
        if claim.side or (number in asked and number not in answered):
            continue
        if not (title := line(claim.text)):
            left["kialo-empty"] += 1
            continue
        id = ids.free(f"thesis {number}")
        pro, con = (ids.free(f"{side} {number}") for side in BEARS)
        sides[number] = {"pro": pro, "con": con}
        above = claims.get(claim.above)
        dichotomies[id] = given(
            title=title,
            question=line(above.text) if above else "",
            positions={
                pro: {"title": "Pro", "claim": title},
                con: {"title": "Con"},
            },
            ref=number,
        )
    return dichotomies, sides


def _quotes(
    claims: dict[str, Claim], source: str, ids: Ids, left: Counter[str]
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """The claims for and against as quotes; and the quote (id) that each number stands for."""
    quotes, stands_for, seen = dict[str, dict[str, Any]](), dict[str, str](), dict[str, str]()
    for number, claim in claims.items():
        if not claim.side:
            continue
        if see := SEE.fullmatch(claim.text):
            seen[number] = see[1]
        elif not claim.text:
            left["kialo-empty"] += 1
        else:
            stands_for[number] = ids.free(f"claim {number}")
            quotes[stands_for[number]] = {
                "kind": "direct",
                "text": claim.text,
                "source": source,
                "at": {"section": number},
                "ref": number,
            }
    for number, meant in seen.items():  # the claim there may be elsewhere, too: not the claims below that
        left["kialo-numbers"] += 1
        if meant in stands_for:
            stands_for[number] = stands_for[meant]
    return quotes, stands_for


def _relate(
    claims: dict[str, Claim],
    quotes: dict[str, dict[str, Any]],
    stands_for: dict[str, str],
    sides: dict[str, dict[str, str]],
    left: Counter[str],
) -> None:
    """Let each quote support or challenge what it stands under, there and where it is referred to."""
    for number, claim in claims.items():
        if not claim.side:
            continue
        key, target = BEARS[claim.side], stands_for.get(claim.above)
        if claim.above in sides:  # what is against a thesis is for its other side
            key, target = "supports", sides[claim.above][claim.side]
        id = stands_for.get(number)
        if id is None:
            left["kialo-nowhere"] += bool(SEE.fullmatch(claim.text))
        elif target is None:
            left["kialo-orphans"] += 1
        elif f"{quotes.get(target, {}).get('ref', '')}.".startswith(f"{quotes[id]['ref']}."):
            left["kialo-circles"] += 1
        else:
            targets = quotes[id].setdefault(key, [])
            if target in targets:
                left["kialo-again"] += 1
            else:
                targets.append(target)
