"""The text that Kialo exports: theses, and claims for and against each, each with its number.

A thesis is a question with the sides Pro and Con, a claim a quote of nobody who is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from socinno.exchange.bounded import text
from socinno.exchange.draft import Draft, given, line, words
from socinno.model.ids import Ids
from socinno.problems import Stop

if TYPE_CHECKING:
    from socinno.exchange.recognising import Sample

HEADING = "Discussion Title:"
CLAIM = re.compile(r"(?P<number>\d{1,6}(?:\.\d{1,6})*)\. ?(?:(?P<side>Pro|Con): ?)?(?P<text>.*)", re.S)
SEE = re.compile(r"-> See (?P<number>\d{1,6}(?:\.\d{1,6})*)\.?\s*", re.S)
LONGEST = 1500  # characters of a number: nobody argues hundreds of steps deep
SIDES = {"Pro": "supports", "Con": "challenges"}

Things = dict[str, dict[str, Any]]


class Claim(NamedTuple):
    """A claim: its number (`1.2.3`), its side (Pro or Con, '' for a thesis), and its words."""

    number: str
    side: str
    words: str


def recognises(sample: Sample) -> bool:
    """Whether it is a text that starts with the title of a discussion, and has claims with numbers."""
    head = sample.head.decode("utf-8", "replace").removeprefix("\ufeff").lstrip()
    return head.startswith(HEADING) and bool(re.search(r"^\s*1\. ", head, re.M))


def read(path: Path) -> Draft:
    """A discussion as a debate. Stop (1) where the file is no text, or starts with no title."""
    whole = text(path).lstrip("\ufeff \n")
    if not whole.startswith(HEADING):
        raise Stop("kialo-no-title", code=1, path=str(path))
    first, _, rest = whole.partition("\n")
    title, left, ids = line(first.removeprefix(HEADING)), Counter[str](), Ids()
    source = ids.free("kialo")
    claims = _first_of_each(_claims(rest, left), left)
    theses = {it.number: it for it in claims.values() if "." not in it.number}
    dichotomies = {ids.free(f"thesis {it.number}"): _thesis(it, ids) for it in theses.values()}
    sides = {it["ref"]: dict(zip(SIDES, it["positions"], strict=True)) for it in dichotomies.values()}
    quotes = {
        number: _quote(it, source)
        for number, it in claims.items()
        if number not in theses and not SEE.fullmatch(it.words)
    }
    called = {number: ids.free(f"claim {number}") for number in quotes}
    _bearings(claims, quotes, called, sides, left)
    things = given(
        title=title,
        question=title if title.endswith("?") else "",
        sources={source: {"type": "webpage", "title": title or path.stem, "publisher": "Kialo"}},
        dichotomies=dichotomies,
        quotes={called[number]: quote for number, quote in quotes.items()},
    )
    return Draft(things, +left)


def _claims(rest: str, left: Counter[str]) -> Iterator[Claim]:
    """The claims in their order; lines without a number go on with the claim before them."""
    found: list[str] = []
    for part in rest.split("\n"):
        if CLAIM.fullmatch(part.strip()):
            yield from _claim("\n".join(found), left)
            found = [part.strip()]
        elif found:
            found.append(part)
        else:
            left["kialo-lines"] += bool(part.strip())
    yield from _claim("\n".join(found), left)


def _claim(part: str, left: Counter[str]) -> Iterator[Claim]:
    match = CLAIM.fullmatch(part.strip())
    if not match:
        return
    number, side, said = match["number"], match["side"] or "", words(match["text"])
    if not said or len(number) > LONGEST or bool(side) == ("." not in number):
        left["kialo-odd"] += 1
    else:
        yield Claim(number, side, said)


def _first_of_each(claims: Iterator[Claim], left: Counter[str]) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    for claim in claims:
        left["kialo-odd"] += claim.number in found
        found.setdefault(claim.number, claim)
    return found


def _thesis(thesis: Claim, ids: Ids) -> dict[str, Any]:
    """A thesis as a question: what it claims is one side, and the other only says Con."""
    pro, con = (ids.free(f"{side} {thesis.number}") for side in SIDES)
    positions = {pro: {"title": "Pro", "claim": thesis.words}, con: {"title": "Con"}}
    return {"title": line(thesis.words), "positions": positions, "ref": thesis.number}


def _quote(claim: Claim, source: str) -> dict[str, Any]:
    place = {"section": claim.number}
    return {"kind": "direct", "text": claim.words, "source": source, "at": place, "ref": claim.number}


def _bearings(
    claims: dict[str, Claim],
    quotes: Things,
    called: dict[str, str],
    sides: dict[str, dict[str, str]],
    left: Counter[str],
) -> None:
    """Have each quote speak to what it stands below, and so where it is referred to again."""
    for number, claim in claims.items():
        if number in sides:
            continue
        seen = SEE.fullmatch(claim.words)
        own, above = seen["number"] if seen else number, number.rpartition(".")[0]
        key, target = SIDES[claim.side], called.get(above)
        if above in sides:  # against a thesis is for its other side
            key, target = "supports", sides[above][claim.side]
        quote = quotes.get(own)
        if quote is None or target is None or called[own] == target:
            left["kialo-references" if seen else "kialo-parents"] += 1
        elif target in [it for side in SIDES.values() for it in quote.get(side, ())]:
            left["kialo-references"] += 1
        else:
            quote.setdefault(key, []).append(target)
