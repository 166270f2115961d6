"""Words around a quote that turn its meaning round, or make it less than it seems, when cut off.

The list is open and short on purpose: each entry is a plain word or group of words, looked for
anywhere in the sentence or sentences that hold the quote, but only outside the quoted words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from socinno.quotations.typography import Span

CUES: dict[str, dict[str, str]] = {
    "negation": {
        "nl": """
            niet, niets, geen, geenszins, nooit, nimmer, niemand, nergens, noch, evenmin, nauwelijks,
            amper, allerminst, zonder, in plaats van, behalve, onjuist, onwaar, onzin, mythe, fabel,
            misverstand, dwaling, vergissing, ontkent, ontkennen, ontkende, betwist, betwisten, bestrijdt,
            weerlegt, verwerpt, betwijfelt, betwijfel, twijfelt, twijfel, oneens, ten onrechte,
            illusie, denkfout, weinig
        """,
        "en": """
            not, n't, no, none, never, nobody, no one, nothing, nowhere, neither, nor, cannot, hardly,
            scarcely, barely, rarely, seldom, without, instead of, rather than, except, false, untrue, wrong,
            mistaken, mistake, myth, nonsense, fallacy, illusion, denies, deny, denied, disputes, disputed,
            rejects, reject, rejected, refutes, refuted, doubts, doubt, doubted, disagree, disagrees,
            disagreed, far from, wrongly, little, few
        """,
    },
    "condition": {
        "nl": """
            tenzij, mits, indien, alleen als, enkel als, pas als, slechts als, zolang, op voorwaarde dat,
            vooropgesteld dat, gesteld dat, stel dat, in het geval dat
        """,
        "en": """
            if, unless, provided, providing, as long as, so long as, on condition that, assuming, suppose,
            supposing, in case, only when, until, whether
        """,
    },
    "hedge": {
        "nl": """
            misschien, wellicht, mogelijk, mogelijkerwijs, waarschijnlijk, vermoedelijk, schijnbaar,
            ogenschijnlijk, naar verluidt, zogenaamd, zogenaamde, zou, zouden, lijkt, lijken, leek, schijnt,
            soms, beweert, beweren, beweerde, beweerd, naar het schijnt, hopelijk, of
        """,
        "en": """
            perhaps, maybe, possibly, probably, presumably, apparently, seemingly, allegedly, supposedly,
            supposed, reportedly, arguably, might, may, could, would, seems, seem, seemed, appears,
            appear, appeared, sometimes, claim, claims, claimed, pretend, pretends, hopefully, so-called
        """,
    },
}
"""The cues by what they do and by language. A question mark after the quote counts as a condition."""

REACH = 2000  # characters on each side of a quote; a sentence that is longer is looked at in part

_NOT_ALONE = {
    # a common word that is a cue in some places only: the pattern that says where
    "of": r"(?:vra\w+|vroeg\w*|twijfel\w*|weet|weten|wist\w*|onduidelijk|onzeker|benieuwd)\b[^.;]{0,40}\bof",
    "may": r"(?-i:may)",
    "n't": r"\w+n['’]t",
    "little": r"(?<!a )little",
    "few": r"(?<!a )few",
}
_STARTS_A_CLAUSE = (
    r"(?:^|(?<=[,;:—–(]))\s*(?:[“\"‘'«]\s*)?(?:en |maar |want |zelfs |dus )?(?P<als>als|wanneer)"
)
_ABBREVIATIONS = frozenset(
    """
    dr drs mr mrs ms prof ir ing mw dhr mevr jr sr st
    bijv bv nl blz p pp vs etc enz ca jl nr no art cf fig vol
    a.i a.o e.g i.e d.w.z o.a m.a.w t.a.v i.p.v
    """.split()  # noqa: SIM905 (a list of fifty strings is harder to read)
)
_END = re.compile(r"[.!?…]+[”’\"'»)\]]*(?=\s+[“‘\"'«(\[•–—-]*\s*[^\W_a-z]|\s*$|\s*\n)|\n\s*\n")


def listed_cues() -> Iterator[tuple[str, str]]:
    """Each cue with what it does, in the order of the list."""
    for does, languages in CUES.items():
        for listed in languages.values():
            yield from ((" ".join(cue.split()), does) for cue in listed.split(","))


@cache
def _cue() -> re.Pattern[str]:
    cues = sorted({cue for cue, _ in listed_cues()}, key=len, reverse=True)
    each = [_NOT_ALONE.get(cue, re.escape(cue).replace(r"\ ", r"\s+")) for cue in cues]
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)|{_STARTS_A_CLAUSE}\b|\?", re.I | re.M)


def sentences(text: str, start: int, end: int) -> Span:
    """From the start of the sentence that holds `start` to the end of the one that holds `end`."""
    first = 0
    last = len(text)
    for found in _ends(text, max(0, start - REACH), min(last, end + REACH)):
        if found <= start:
            first = found
        elif found >= end:
            last = found
            break
    return max(first, start - REACH), min(last, end + REACH)


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        before = re.search(r"[\w.]*$", text[max(0, match.start() - 12) : match.start()])
        word = before[0].casefold() if before else ""
        if match[0] == "." and (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())):
            continue
        yield match.end()


def cue_around(text: str, quoted: Iterable[Span]) -> str:
    """The cue that stands around, or is left out of, the quoted spans of a text; '' if there is none.

    >>> said = "It is never true that policy alone changes practice."
    >>> cue_around(said, [(22, 51)])
    'never'
    """
    spans = list(quoted)
    first, last = sentences(text, spans[0][0], spans[-1][1])
    starts, ends = [first, *(end for _, end in spans)], [*(start for start, _ in spans), last]
    for start, end in zip(starts, ends, strict=True):
        for match in _cue().finditer(text[start:end] if end > start else ""):
            cue = match["als"] or match[0]
            if cue == "?" and end != last:
                continue  # a question before the quote, not about it
            return " ".join(cue.split())
    return ""
