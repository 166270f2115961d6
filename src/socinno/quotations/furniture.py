"""What a page, a court, a mail or a transcript prints between the words of a text: no part of a quote."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from socinno.quotations.turns import Turn
from socinno.quotations.typography import Span

FILL = "\u200b"
"""What stands in the place of furniture: not seen, and not a soft hyphen, which joins two lines."""

LONGEST_LINE = 500  # characters of a line with a number before it
LONGEST_HEAD = 90  # characters of a running head or foot
MOST = 400_000  # of a kind in a text, further ones are not looked for: a page has thirty line numbers
WRAPPED = 30  # characters of a line from which on a number alone below it is no word of the text

_NOISES = """
    applause laughter laughs laughing chuckles cheers cheering boos booing crosstalk inaudible
    indiscernible unintelligible interruption interposing pause silence sighs coughs music sic
    applaus gelach lacht lachend gejuich onverstaanbaar stilte pauze geroezemoes hilariteit zucht kucht
    muziek instemming boegeroep
""".split()  # noqa: SIM905 (easier to read)
_BESIDE_NOISE = "and en from the by in audience zaal uit de het van loud luid long lang".split()  # noqa: SIM905
_NOISE = rf"(?:(?:{'|'.join(_BESIDE_NOISE)}) ){{0,3}}(?:{'|'.join(_NOISES)})"
_PAGE = r"(?:(?:page|pag\.?|pagina|p\.|blz\.?|bladzijde)[ \t]*)"

_IN_LINE = (
    rf"(?i:[\[(]{_NOISE}(?:,? {_NOISE}){{0,2}}\.?[\])])",
    r"\[\d{1,3}\]",
    r"\[\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\]",
    r"(?<=[^\W\d_]{3})[¹²³⁰⁴-⁹]+|(?<=[^\W\d_][.,;:!?”’\"')])[¹²³⁰⁴-⁹]+",
    r"(?<=[^\W\d_A-Z]{3})\d{1,3}(?![\w%°-])",
    r"(?<=[^\W\d_A-Z]{3}[,;:])\d{1,3}(?=\s[^\W\d_])",
    r"(?<=[^\W\d_A-Z]{4}[.!?])\d{1,3}(?=\s+[^\W\d_a-z]|\s*\Z|\s*\n)",
    r"(?<=[^\W\d_A-Z]{3}[.!?][”’\"')])\d{1,3}(?=\s)",
)
_WHOLE_LINES = (
    r"^(?:\d+[ \t]*\n)?(?:\d+:)?\d\d:\d\d[.,]\d{3}[ \t]+-->[^\n]*$",  # of subtitles
    r"^\d{1,2}:\d\d(?::\d\d)?[ \t]*$",
    rf"^[ \t]*(?i:{_PAGE})\d{{1,4}}(?:[ \t]*(?:/|of|van)[ \t]*\d{{1,4}})?[ \t]*$",
    r"^[ \t]*[-–—\[(][ \t]*\d{1,4}[ \t]*[-–—\])][ \t]*$",
    r"^[ \t]*\d{1,4}[ \t]*/[ \t]*\d{1,4}[ \t]*$",
    r"^>(?:[ \t]?>)*",  # before each line of a mail that is answered
)
_FURNITURE = re.compile("|".join([*_WHOLE_LINES, *_IN_LINE]), re.M)
_HESITATION = re.compile(r"(?i:(?:,?\s|^)(?:uh+m?|um+|erm|ehm)\b,?)", re.M)
_NUMBER_LINE = re.compile(r"^[ \t]*\d{1,4}[ \t]*$", re.M)
_LINE_NUMBER = re.compile(r"^[ \t]*\d{1,3}[ \t]+(?=\S)", re.M)
_LONE = re.compile(rf"(?:^[ \t]*\n|\A)[ \t]*(?P<head>\S[^\n]{{0,{LONGEST_HEAD}}})\n(?=[ \t]*(?:\n|\Z))", re.M)
_ENDED = re.compile(r"[.!?:;…][”’\"'»)\]]*\s*$")


def furniture(text: str, turns: tuple[Turn, ...] = ()) -> list[Span]:
    """Where the furniture of a text stands, in order, no two spans over the same characters.

    Page numbers, running heads, footnote marks, line numbers, the signs of a mail, the lines of
    subtitles, `[applause]`, and where the text has turns, hesitations and the same speaker's name again.
    """
    kinds = [_spans(_FURNITURE, text), _numbers(text), _numbered(text), _heads(text)]
    if turns:
        kinds += [_spans(_HESITATION, text), _labels_again(turns)]
    starts = [turn.start for turn in turns]
    found = (span for kind in kinds for span in islice(kind, MOST))
    return list(_apart(sorted(span for span in found if not _holds_a_turn(span, turns, starts))))


def without(text: str, spans: Iterable[Span]) -> str:
    """A text as long as before, with what cannot be seen instead of some spans of it."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += (text[done:start], FILL * (end - start))
        done = end
    return "".join([*parts, text[done:]])


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (match.span() for match in pattern.finditer(text))


def _labels_again(turns: tuple[Turn, ...]) -> Iterator[Span]:
    """The labels of a speaker who was speaking already."""
    return ((b.start, b.body) for a, b in pairwise(turns) if (a.speakers, a.name) == (b.speakers, b.name))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    done = 0
    for start, end in spans:
        if end > done:
            yield max(start, done), end
            done = end


def _holds_a_turn(span: Span, turns: tuple[Turn, ...], starts: list[int]) -> bool:
    """Whether somebody else starts to speak in a span: then it is no furniture."""
    i = bisect_right(starts, span[1] - 1)
    return i > 1 and starts[i - 1] >= span[0] and turns[i - 1].name != turns[i - 2].name


def _numbers(text: str) -> Iterator[Span]:
    """The numbers of pages on a line of their own: beside an empty line, or below a line of text."""
    for match in _NUMBER_LINE.finditer(text):
        start, end = match.span()
        line_above = text[max(0, start - 1 - WRAPPED) : max(0, start - 1)].rpartition("\n")[2]
        if len(line_above) == WRAPPED or not line_above.strip() or not text[end + 1 : end + 2].strip():
            yield start, end


def _numbered(text: str) -> Iterator[Span]:
    """The numbers before the lines of a page that count on from line to line."""
    run: list[Span] = []
    for match in _LINE_NUMBER.finditer(text):
        if run and not _counts_on(text, run[-1], match.span()):
            yield from _whole(run, text)
            run = []
        run.append(match.span())
    yield from _whole(run, text)


def _counts_on(text: str, before: Span, number: Span) -> bool:
    if number[0] - before[1] > LONGEST_LINE or int(text[slice(*number)]) != int(text[slice(*before)]) + 1:
        return False
    return not text[before[1] : number[0]].partition("\n")[2].strip()


def _whole(run: list[Span], text: str) -> list[Span]:
    """A run that is long enough to be no list of amounts: of two where wide spaces follow, else of three."""
    wide = all(text[end - 1] == "\t" or text[end - 2].isspace() for _, end in run)
    return run if len(run) > (1 if wide else 2) else []


def _heads(text: str) -> Iterator[Span]:
    """Running heads and feet: a short line alone that breaks off a sentence, or one that comes back."""
    lone = list(islice(_LONE.finditer(text), MOST))
    count = Counter(re.sub(r"\d+", "#", m["head"]).strip() for m in lone)
    for match in lone:
        head = match["head"].strip()
        again = count[re.sub(r"\d+", "#", head)] > 1
        numbered = re.search(r"^\d+\b|\b\d+$", head)
        if (
            (again or numbered or head.isupper())
            and not head.endswith((":", "."))
            and _breaks_off(text, match)
        ):
            yield match.span("head")


def _breaks_off(text: str, head: re.Match[str]) -> bool:
    """Whether the text before does not end a sentence and the text after does not start one."""
    before = text[max(0, head.start() - 200) : head.start("head")].rstrip()
    after = text[head.end("head") : head.end("head") + 200].lstrip()
    return bool(before) and not _ENDED.search(before) and after[:1].islower()
