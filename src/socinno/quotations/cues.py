"""Words that turn a meaning round, or make it less than it seems, when a quote leaves them out.

The lists are open and short on purpose: each entry is a plain word or group of words of one language.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

CUES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "negation": """
            not, n't, no, never, none, nobody, no one, nothing, nowhere, neither, nor, cannot, hardly,
            scarcely, barely, rarely, seldom, without, by no means, far from, anything but
        """,
        "denial": """
            false, falsely, untrue, wrong, wrongly, mistaken, mistake, myth, nonsense, fallacy, illusion,
            misconception, lie, lies, lied, absurd, ridiculous, exaggeration, exaggerated, deny, denies,
            denied, dispute, disputes, disputed, reject, rejects, rejected, refute, refutes, refuted,
            refuse, refuses, refused, doubt, doubts, doubted, disagree, disagrees, disagreed, wish, wishes,
            imagine, God forbid, fail to, fails to, failed to, hard to believe, the opposite of, unlikely,
            the contrary, instead of, rather than, except, used to think, used to believe, little, few
        """,
        "condition": """
            if, unless, provided, providing that, as long as, so long as, on condition that, assuming,
            suppose, supposing, in case, only when, until
        """,
        "hedge": """
            perhaps, maybe, possibly, probably, presumably, apparently, seemingly, allegedly, supposedly,
            supposed, purportedly, reportedly, arguably, might, may, seem, seems, seemed, appear to,
            appears to, appeared to, appear that, appears that, sometimes, hopefully, so-called, in theory,
            theoretically, on paper, unclear, uncertain, pretend, pretends, pretended, hope, hopes, fear,
            fears
        """,
        "report": """
            according to, claim, claims, claimed, allege, alleges, alleged, critics, opponents, rumour,
            rumours, rumor, rumors, some people, some say, they say, people say, people think, people believe,
            it is said, the idea, the notion, the theory, the story, want you to believe, have you believe,
            wants you to believe, who says, who say, who think, who thinks, who claim, who claims,
            who believe, who believes
        """,
        "tense": "would, could",
    },
    "nl": {
        "negation": """
            niet, niets, niks, geen, geenszins, nooit, nimmer, niemand, nergens, noch, evenmin, nauwelijks,
            amper, allerminst, allesbehalve, verre van, zelden, zonder
        """,
        "denial": """
            onjuist, onwaar, onzin, mythe, fabel, fabeltje, sprookje, misverstand, dwaling, vergissing,
            leugen, leugens, liegt, liegen, absurd, belachelijk, overdreven, ontken, ontkent, ontkennen,
            ontkende, ontkenden, betwist, betwistte, betwisten, bestrijd, bestrijdt, bestrijden, bestreed,
            weerleg, weerlegt, weerleggen, verwerp, verwerpt, verwierp, betwijfel, betwijfelt, betwijfelen,
            betwijfelde, twijfel, twijfelt, twijfelen, weiger, weigert, weigeren, weigerde, oneens, mis,
            ten onrechte, illusie, denkfout, moeilijk te geloven, in plaats van, behalve, een hard hoofd,
            het tegendeel, vroeger dacht, god verhoede, weinig
        """,
        "condition": """
            als, wanneer, indien, tenzij, mits, alleen als, enkel als, pas als, slechts als, zolang,
            op voorwaarde dat, vooropgesteld dat, gesteld dat, stel, stel dat, in het geval dat, totdat,
            mocht, mochten
        """,
        "hedge": """
            misschien, wellicht, mogelijk, mogelijkerwijs, waarschijnlijk, vermoedelijk, schijnbaar,
            ogenschijnlijk, naar verluidt, zogenaamd, zogenaamde, lijkt, lijken, leek, leken, schijnt,
            schijnen, scheen, soms, naar het schijnt, hopelijk, in theorie, theoretisch, op papier,
            onduidelijk, onzeker, hoop, hoopt, hopen, vrees, vreest, vrezen, valt te bezien, betwijfelbaar
        """,
        "report": """
            volgens, beweer, beweert, beweren, beweerde, beweerden, beweerd, critici, tegenstanders,
            sommigen, sommige mensen, gerucht, geruchten, het idee, de gedachte, de bewering, het verhaal,
            laten geloven, wie zegt, wie denkt, wie beweert, wie gelooft
        """,
        "tense": "zou, zouden",
    },
}
"""The cues by language, and by what they do. `tense` says less than it seems where no condition is stated."""

_SEEMS = r"(?:(?<=het\s){0}|{0}(?=\s+het\b|\s+(?:\w+\s+){{0,6}}te\s+\w))"
"""In Dutch the sun shines with the same verb."""

_NOT_ALONE = {
    # a common word that is a cue in some places only: the pattern that says where
    "n't": r"\w{1,12}n['’]t",
    "not": r"not(?!\s+(?:only|just|merely|least)\b)",
    "no": r"no(?!\s+(?:doubt|wonder|matter|less)\b|\s*[,.!;])",
    "without": r"without(?!\s+(?:a\s+)?doubt\b)",
    "nothing": r"nothing(?!\s+(?:but|less)\b)",
    "may": r"(?-i:may)",
    "lie": r"(?:a|the|that|big|this)\s+lie",
    "lies": r"(?:are|these|those|of|the|all)\s+lies",
    "little": r"(?<!a )(?<!the )little",
    "few": r"(?<!a )(?<!the )(?<!last )(?<!next )(?<!past )few",
    "provided": r"provided(?=\s+(?:that|it|he|she|we|they|you|I|there|the)\b)",
    "claim": r"claim(?!\s+(?:to|for)\b)",
    "if": r"(?<!even )(?<!as )(?<!asked )(?<!ask )(?<!wonder )(?<!know )(?<!see )if(?!\s+(?:not|any)\b)",
    "hope": r"(?:I|we|they|you)\s+hope",
    "fear": r"(?:I|we|they|you|some)\s+fear",
    "hopes": r"(?<!the )(?<!of )hopes\s+(?:that|the|to|it|we|he|she)",
    "fears": r"(?<!the )(?<!of )fears\s+(?:that|the|it|we|he|she)",
    "niet": r"niet(?!\s+(?:alleen|slechts|enkel|zozeer)\b)",
    "geen": r"geen(?!\s+(?:twijfel|wonder)\b)",
    "zonder": r"zonder(?!\s+(?:twijfel|meer)\b)",
    "mis": r"(?:heeft|hebben|heb|had|zit|zitten)\s+het\s+mis",
    "als": r"(?:^|(?<=[,;:—–(.?!]))\s*(?:[“\"‘'«]\s*)?(?:(?:en|maar|want|zelfs|dus|dat)\s)?als",
    "wanneer": r"(?:^|(?<=[,;:—–(.?!]))\s*(?:[“\"‘'«]\s*)?(?:(?:en|maar|want|zelfs|dus|dat)\s)?wanneer",
    "mocht": r"(?:^|(?<=[,;:—–(.?!]))\s*(?:[“\"‘'«]\s*)?mocht",
    "mochten": r"(?:^|(?<=[,;:—–(.?!]))\s*(?:[“\"‘'«]\s*)?mochten",
    "stel": r"(?:^|(?<=[,;:—–(.?!]))\s*(?:[“\"‘'«]\s*)?stel(?!\s+dat)",
    "hoop": r"(?:ik\s+hoop|hoop\s+ik)",
    "vrees": r"(?:ik\s+vrees|vrees\s+ik)",
    "lijkt": r"lijkt(?!\s+op\b)",
    "schijnt": _SEEMS.format("schijnt"),
    "schijnen": _SEEMS.format("schijnen"),
    "scheen": _SEEMS.format("scheen"),
    "lijken": r"lijken(?!\s+op\b)",
}


class Cue(NamedTuple):
    """A cue in a text: where it stands, what it does (`negation`, ...), and its words there."""

    start: int
    end: int
    kind: str
    words: str


def spoken(language: str) -> str:
    """The language that lists are kept by: `nl` for `nl-BE`."""
    return language.partition("-")[0].lower()


def listed_cues(language: str) -> Iterator[tuple[str, str]]:
    """Each cue of a language with what it does, in the order of the list; none where there is no list."""
    for kind, listed in CUES.get(spoken(language), {}).items():
        yield from ((" ".join(cue.split()), kind) for cue in listed.split(","))


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    cues: dict[str, list[str]] = {}
    for cue, kind in listed_cues(language):
        cues.setdefault(kind, []).append(cue)
    return tuple(
        (kind, re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, ordered(words)))})(?!\w)", re.I | re.M))
        for kind, words in cues.items()
    )


def ordered(words: list[str]) -> list[str]:
    """Words with the longest first, so that of two that start alike the whole one is found."""
    return sorted(words, key=len, reverse=True)


def _pattern(cue: str) -> str:
    return _NOT_ALONE.get(cue, re.escape(cue).replace(r"\ ", r"\s+"))


def cues(text: str, language: str, kinds: tuple[str, ...] = ()) -> list[Cue]:
    """The cues in some words of a language, in order; of some kinds only, where these are named."""
    found = []
    for kind, pattern in _patterns(spoken(language)):
        if kinds and kind not in kinds:
            continue
        for match in pattern.finditer(text):
            words = match[0].lstrip(" \t\n,;:—–(“\"‘'«")
            start = match.end() - len(words)
            if not _is_a_name(text, start, words):
                found.append(Cue(start, match.end(), kind, " ".join(words.split())))
    return sorted(found)


def _is_a_name(text: str, start: int, words: str) -> bool:
    """Whether a word has a capital that its place in the sentence does not give it: Steve Little."""
    if not words[:1].isupper() or (len(words) > 1 and words.isupper()) or words.startswith("I "):
        return False
    before = text[max(0, start - 8) : start].rstrip()
    return before[-1:].isalnum() or before.endswith(",")


def cue_in(text: str, language: str, kinds: tuple[str, ...] = ("negation", "hedge")) -> str:
    """The first cue in a stretch of words, as it stands there; '' if there is none.

    >>> cue_in("that is, as we know, not ", "en")
    'not'
    """
    return next((cue.words for cue in cues(text, language, kinds)), "")
