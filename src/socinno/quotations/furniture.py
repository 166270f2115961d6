"""What a page, a court, a mail or a transcript prints between the words of a text: no part of a quote."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise

from socinno.quotations.turns import Turn
from socinno.quotations.typography import Span

FILL = "\u200b"
"""What stands in the place of furniture: not seen, and not a soft hyphen, which joins two lines."""

LONGEST_LINE = 500  # characters of a line with a number before it
LEAST_LINES = 20  # of a page of a court, after which the numbers start at 1 again
LONGEST_HEAD = 90  # characters of a running head or foot
AHEAD = (1, 2)  # of the number of the page before: one page in two may have its number elsewhere
MOST_PAGES = 50_000  # of which the numbers and heads are looked for
MOST = 400_000  # of a kind in a text, further ones are not looked for: a page has thirty line numbers
NEAR = 400  # characters between two items of a list
WRAPPED = 30  # characters of a line from which on a number alone below it is no word of the text

_NOISES = """
    applause laughter laughs laughing chuckles cheers cheering boos booing crosstalk inaudible
    indiscernible unintelligible interruption interposing pause silence sighs coughs music sic
    applaus gelach lacht lachend gejuich onverstaanbaar stilte pauze geroezemoes hilariteit zucht kucht
    muziek instemming boegeroep
""".split()  # noqa: SIM905 (easier to read)
_BESIDE_NOISE = "and en from the by in audience zaal uit de het van loud luid long lang".split()  # noqa: SIM905
NOISE = rf"(?:(?:{'|'.join(_BESIDE_NOISE)}) ){{0,3}}(?:{'|'.join(_NOISES)})"
_PAGE = r"(?:(?:page|pag\.?|pagina|p\.|blz\.?|bladzijde)[ \t]*)"

_BRACKETED = re.compile(
    r"[\[(](?=\w)(?:\d{1,3}\]|\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\]|"
    rf"(?i:{NOISE}(?:,? {NOISE}){{0,2}})\.?[\])])"
)
"""Footnote marks, times, and what is heard."""

_SMALL = r"[^\W\d_A-Z]"
_MARK = re.compile(
    # no more than a look at the two characters before most numbers
    r"\d(?<=(?:[^\W\d_][^\W\d_]|[^\W\d_][.,;:!?]|[.!?,;:][”’\"')])\d)\d{0,2}(?![\w%°-])|(?P<raised>[¹²³⁰⁴-⁹]+)"
)
_RAISED = re.compile(r"(?:[^\W\d_]{2}|['’][^\W\d_]|\b[AIaiUu]|[^\W\d_][.,;:!?”’\"')]{1,2})$")
_UNIT = re.compile(r"(?<!['’])\b[kcmdh]?m$|met(?:er|re)s?$")
_MARKED = re.compile(rf"{_SMALL}{{3}}$|{_SMALL}{{3}}(?:[,;:]|[.!?,;:][”’\"')])$|{_SMALL}{{4}}[.!?]$")
"""What stands before a footnote mark: a word, perhaps with the sign after it; no abbreviation."""

# each with the line end before it, as they are looked for in all of a text
_LINE = re.compile(
    r"\n(?=[ \t]*\S)(?:"
    r"(?:\d+[ \t]*\n)?(?:\d+:)?\d\d:\d\d[.,]\d{3}[ \t]+-->[^\n]*|"  # of subtitles
    r"\d{1,2}:\d\d(?::\d\d)?[ \t]*(?=\n|\Z)|"
    rf"[ \t]*(?i:{_PAGE})\d{{1,4}}(?:[ \t]*(?:/|of|van)[ \t]*\d{{1,4}})?[ \t]*(?=\n|\Z)|"
    r"[ \t]*[-–—\[(][ \t]*\d{1,4}[ \t]*[-–—\])][ \t]*(?=\n|\Z)|"
    r"[ \t]*\d{1,4}[ \t]*/[ \t]*\d{1,4}[ \t]*(?=\n|\Z)|"
    r"(?<=\n\n)[ \t]*[“„‘«\"](?=\w)|"  # which says at the start of a paragraph that somebody still speaks
    r">(?:[ \t]?>){0,50}"  # before each line of a mail that is answered
    r")"
)
_ITEM = re.compile(r"(?<=[\w:;,])\n[ \t]*[-–•*·][ \t]+(?=[^\W\d])")
"""The sign before an item of a list in a sentence."""

_NUMBER_LINE = re.compile(r"\n(?=[ \t]*\d)[ \t]*\d{1,4}[ \t]*(?=\n|\Z)")
_LINE_NUMBER = re.compile(r"\n(?=[ \t]*\d)[ \t]*\d{1,3}[ \t]+(?=\S)")
_LONE = re.compile(rf"\n(?=[ \t]*\S)[^\n]{{0,{LONGEST_HEAD}}}(?=\n[ \t]*(?:\n|\Z))")
_BELOW = re.compile(rf"\n(?:[ \t]*\n)?[ \t]*(?P<head>\S[^\n]{{0,{LONGEST_HEAD}}})(?=\n)")
_HESITATION = re.compile(r"\s(?:uh+m?|um+|erm|ehm)\b,?", re.I)
_TURNS_IT = re.compile(r"\b(?:not|no|never|neither|nor|cannot|niet|geen|nooit|noch)\b|n['’]t\b", re.I)
_ENDED = re.compile(r"[.!?:;…][”’\"'»)\]]*\s*$")


def furniture(text: str, turns: tuple[Turn, ...] = ()) -> list[Span]:
    """Where the furniture of a text stands, in order, no two spans over the same characters.

    Page numbers, running heads, footnote marks, line numbers, the signs of a mail, the lines of
    subtitles, `[applause]`, and where the text has turns, hesitations and the same speaker's name again.
    """
    lines = "\n" + text  # so that the first has a line end before it, too
    kinds = [_spans(_BRACKETED, text), _marks(text)]
    by_line = chain(_spans(_LINE, lines), _items(lines), _numbers(lines), _numbered(lines), _heads(lines))
    kinds.append(_after_line_end(span) for span in by_line)
    if turns:
        kinds += [_hesitations(text), _labels_again(turns)]
    starts = [turn.start for turn in turns]
    found = (span for kind in kinds for span in islice(kind, MOST))
    return list(_apart(sorted(span for span in found if not _holds_a_turn(span, turns, starts))))


def without_brackets(words: str) -> str:
    """Some words without the footnote marks, times and sounds in brackets among them."""
    return _BRACKETED.sub("", words)


def _after_line_end(span: Span) -> Span:
    """A span without the line end before it, in the text without the one before its first line."""
    return span[0], span[1] - 1


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


def _items(lines: str) -> Iterator[Span]:
    """The signs before items, where several of them are near each other: one alone is a dash."""
    found = list(_spans(_ITEM, lines))
    near = [b[0] - a[1] < NEAR for a, b in pairwise(found)]
    for item, *beside in zip(found, [False, *near], [*near, False], strict=False):
        if any(beside):
            yield item


def _marks(text: str) -> Iterator[Span]:
    """The footnote marks that stand directly after a word or its sign."""
    for match in _MARK.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 6) : start]
        if match["raised"]:
            if _RAISED.search(before) and not _UNIT.search(before):
                yield start, end
        elif before[-1:].strip() and _MARKED.search(before) and _closes(before, text[end : end + 2]):
            yield start, end


def _closes(before: str, after: str) -> bool:
    """Whether a sign with a mark after it may stand there: after a full stop a capital follows."""
    if before[-1] in ".!?":
        return not after.strip() or (after[0].isspace() and not after[1].islower())
    return before[-1].isalpha() or not after[:1].isalnum()


def _hesitations(text: str) -> Iterator[Span]:
    """`, uh,` and the like, with the commas around them."""
    for match in _HESITATION.finditer(text):
        start, end = match.span()
        yield start - (text[start - 1 : start] == ","), end


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
    """The numbers of pages on a line of their own, and the running heads and feet beside them.

    Such a number stands beside an empty line, below a line of text, or counts on from the one before.
    """
    lines = [(m.start(), m.end(), int(m[0])) for m in islice(_NUMBER_LINE.finditer(text), MOST_PAGES)]
    values = [0, *(value for *_, value in lines), 0]
    found = [
        (start, end)
        for i, (start, end, value) in enumerate(lines)
        if value - values[i] in AHEAD[: i + 1]
        or values[i + 2] - value in AHEAD
        or _is_apart(text, start, end)
    ]
    beside = [(_BELOW.match(text, end), start) for start, end in found]
    heads = [(m, start) for m, start in beside if m and _like_a_head(m["head"])]
    count = Counter(_numberless(m["head"]) for m, _ in heads)
    yield from found
    for match, start in heads:
        start_of_line, end = match.span("head")
        alone = not text[end + 1 : end + 2].strip()
        if alone or count[_numberless(match["head"])] > 1 or _breaks_off(text, start, end):
            yield start_of_line - 1, end


def _is_apart(text: str, start: int, end: int) -> bool:
    above = _line_above(text, start)
    return len(above) == WRAPPED or not above.strip() or not text[end + 1 : end + 2].strip()


def _like_a_head(line: str) -> bool:
    """Whether a line may be a running head: no end of a sentence, nor the middle of one, and no negation."""
    return not (_ENDED.search(line) or line.lstrip()[:1].islower() or _TURNS_IT.search(line))


def _numberless(head: str) -> str:
    """A running head without the number of its page."""
    return re.sub(r"\d+", "#", head).strip()


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
    one, other = int(text[slice(*before)]), int(text[slice(*number)])
    next_page = other == 1 and one >= LEAST_LINES
    if number[0] - before[1] > LONGEST_LINE or not (other == one + 1 or next_page):
        return False
    return not text[before[1] : number[0]].partition("\n")[2].strip()


def _whole(run: list[Span], text: str) -> list[Span]:
    """A run that is long enough to be no list of amounts: of two where wide spaces follow, else of three."""
    wide = all(text[end - 1] == "\t" or text[end - 2].isspace() for _, end in run)
    return run if len(run) > (1 if wide else 2) else []


def _heads(text: str) -> Iterator[Span]:
    """Running heads and feet: a short line alone that breaks off a sentence, or one that comes back."""
    alone = (m.span() for m in _LONE.finditer(text) if not _line_above(text, m.start()).strip())
    lone = [(start, end, text[start:end].strip()) for start, end in islice(alone, MOST_PAGES)]
    count = Counter(_numberless(head) for _, _, head in lone)
    for start, end, head in lone:
        paged = re.search(r"^\d+\b|\b\d+$", head) is not None
        often = count[_numberless(head)] > 1
        again = often or head.isupper() or paged
        if again and _like_a_head(head) and _breaks_off(text, start, end, anyhow=often and paged):
            yield start, end


def _line_above(text: str, line_end: int) -> str:
    """The end of the line before a line end."""
    return text[max(0, line_end - WRAPPED) : line_end].rpartition("\n")[2]


def _breaks_off(text: str, start: int, end: int, *, anyhow: bool = False) -> bool:
    """Whether the text before does not end a sentence, and the text after (or `anyhow`) goes on with it."""
    before = text[max(0, start - 200) : start].rstrip()
    after = text[end : end + 200].lstrip()
    goes_on = anyhow or re.match(r"[^\W_A-Z]|I\b|[“‘\"'(]", after) is not None
    return bool(before) and not _ENDED.search(before) and goes_on
