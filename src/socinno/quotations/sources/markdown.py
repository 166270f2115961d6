"""The words of Markdown without the markup, with its headings and what is bold.

Not by a parser of the whole of it, which takes a minute for ten megabytes of short paragraphs: a quote
needs the words alone. What is read is CommonMark's, but for code by indentation, which stays text.
"""

import re
from collections.abc import Iterator
from html import unescape

from socinno.quotations.sources.document import Marker, Part

PARAGRAPH = 50_000  # characters; what is longer stays as it is

_FRONT = re.compile(r"---[ \t]*\n(?:(?!(?:---|\.\.\.)[ \t]*$).*\n){0,200}(?:---|\.\.\.)[ \t]*$\n?", re.M)
_QUOTED = re.compile(r"(?: {0,3}> ?){1,50}")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,200}|(?:-[ \t]*){3,200}|(?:_[ \t]*){3,200})")
_CLOSING = re.compile(r"(?:^|[ \t])#+$")
_FENCE = re.compile(r" {0,3}(?:```[^`]*|~~~.*)")
_TARGET = r" {0,3}\[([^\[\]]{1,200})\]:[ \t]*\S+.*"
_BETWEEN = re.compile(f"{_TARGET}|{_RULE.pattern}")
_TITLE = r"(?:[ \t]+[\"'(][^\"\n]{0,300}[\"')])?"
_URL = rf"\((?:<[^<>\n]{{0,2000}}>|(?:[^()\s]|\([^()\s]{{0,200}}\)){{0,2000}}){_TITLE}\)"
_LINK = re.compile(rf"(!?)\[([^\[\]]{{0,1000}})\](?:{_URL}|\[([^\[\]]{{0,200}})\])")
_SPECIAL = re.compile(
    r"""(?P<escaped>\\[!-/:-@\[-`{-~]) | (?P<code>`+)
    | (?P<tag></?[a-z][\w-]{0,30}(?:\s[^<>]{0,500})?/?>|<!--)
    | <(?P<address>[a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,100})>
    | (?P<stars>\*+|_+|~~) | (?P<hard>\\\n) | (?P<entity>&\#?\w{1,32};)""",
    re.I | re.X,
)


def words(text: str) -> Iterator[Part]:
    """The words, an empty line after each paragraph, heading or item."""
    text = _without_comments(text.replace("\f", "\n"))
    front = _FRONT.match(text)
    after = front.end() if front else 0
    line = text.count("\n", 0, after)
    targets = frozenset(match[1].lower() for match in re.finditer(rf"^{_TARGET}$", text, re.M))
    rows, was_cited = text[after:].split("\n"), False
    for level, start, block in _blocks(text[after:]):
        is_cited = bool(_QUOTED.match(rows[start - 1]))
        if is_cited != was_cited:
            yield Marker("apart", ">" if is_cited else "")
        was_cited = is_cited
        if level > 0:
            yield Marker("headings", level=level)
        yield from _inline(block, line + start, targets) if level >= 0 else iter([(block, line + start)])
        yield "\n\n", line + start


def _without_comments(text: str) -> str:
    """The text as many lines long, without the comments in it, which no reader sees."""
    kept, at = [], 0
    while 0 <= (start := text.find("<!--", at)) < (end := text.find("-->", start + 4)):
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*kept, text[at:]])


def _blocks(text: str) -> Iterator[tuple[int, int, str]]:
    """Each block with the level of a heading (0: none, -1: code) and the line that it starts on."""
    block: list[str] = []
    first, fence = 1, ""
    for number, row in enumerate(text.split("\n"), 1):
        if row[:1].isalpha() and not fence and block:  # most lines, and then there is nothing to look for
            block.append(row)
            continue
        quoted = _QUOTED.match(row)
        bare = row[quoted.end() :] if quoted else row
        level = 0
        if fence:
            closes = bare.strip().startswith(fence) and not bare.strip().strip(fence[0])
            level, fence, ends = (-1, "", True) if closes else (0, fence, False)
        elif _FENCE.fullmatch(bare):
            fence, ends = bare.strip()[:3], True
        elif block and _UNDERLINE.fullmatch(bare):
            level, ends = (1 if "=" in bare else 2), True
        else:
            ends = not bare.strip() or bool(_BETWEEN.fullmatch(bare))
        begins = None if fence or ends else _HEADING.match(bare) or _ITEM.match(bare)
        if block and (ends or begins):
            yield level, first, "\n".join(block)
            block = []
        if begins and "#" in begins[0]:
            yield begins[0].count("#"), number, _CLOSING.sub("", bare[begins.end() :].rstrip())
        elif not ends:
            first = first if block else number
            block.append(bare[begins.end() :] if begins else bare)
    if block:
        yield -1 if fence else 0, first, "\n".join(block)


def _inline(block: str, first: int, targets: frozenset[str]) -> Iterator[Part]:
    """The words of a block without what marks them."""

    def link(match: re.Match[str]) -> str:
        if match[3] is not None and (match[3] or match[2]).lower() not in targets:
            return match[0]
        return "" if match[1] else match[2]

    line = first
    if len(block) > PARAGRAPH:
        yield block, line
        return
    block = _LINK.sub(link, block) if "](" in block or targets else block
    found = list(_SPECIAL.finditer(block))
    kept = _kept(block, found)
    at, said = 0, ""
    for match in found:
        said, at = said + block[at : match.start()], match.end()
        left, signs = kept.get(match.start(), (_plain(match), ()))
        said += left
        if signs or left.count("\n") != match[0].count("\n"):  # else what follows is part of it
            yield said, line
            yield from signs
            line = block.count("\n", 0, at) + first
            said = ""
    yield said + block[at:], line


def _plain(match: re.Match[str]) -> str:
    if match["stars"] or match["code"]:
        return match[0]
    if match["escaped"]:
        return match[0][1:]
    return match["address"] or ("" if match["tag"] else unescape(match["entity"] or "\n"))


def _kept(block: str, found: list[re.Match[str]]) -> dict[int, tuple[str, tuple[Marker, ...]]]:
    """What stays of each run of signs of emphasis or code that has its counterpart, by its place."""
    kept: dict[int, tuple[str, tuple[Marker, ...]]] = {}
    open_: dict[str, list[re.Match[str]]] = {}
    for match in found:
        run = match["stars"] or match["code"]
        if not run:
            continue
        before, after = block[match.start() - 1 : match.start()], block[match.end() : match.end() + 1]
        if match["code"]:
            opens = closes = True
        else:
            opens, closes = bool(after.strip()), bool(before.strip())
            if run[0] == "_":
                opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        waiting = open_.setdefault(run, [])
        if closes and waiting:
            bold = run[0] in "*_" and len(run) > 1
            kept[waiting.pop().start()] = ("", (Marker("strong"),) if bold else ())
            kept[match.start()] = ("", (Marker("/strong"),) if bold else ())
            waiting.clear()
        elif opens:
            waiting.append(match)
    return kept
