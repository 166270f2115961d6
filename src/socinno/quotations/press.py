"""A quote as a newspaper or a court prints it: how it may differ from its source and still be its words.

The first letter may be small or capital, a final comma or stop another or none, a word broken at the end
of a line is whole, ` / ` parts the lines of verse, and what is no part of the text (`furniture`) is not
there.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from socinno.quotations.furniture import FILL, furniture, without
from socinno.quotations.gaps import Gapped, Part
from socinno.quotations.matching import (
    Alignment,
    Chain,
    Needle,
    Place,
    aligned,
    chains,
    composed,
    readings,
    splits,
)
from socinno.quotations.stretches import Indexed
from socinno.quotations.turns import Turn
from socinno.quotations.typography import Normalized, Span, as_written, normalized

_BREAK = rf"[^\S\n]*[\n{FILL}][\s{FILL}]*"
_BROKEN = re.compile(rf"(?<=[^\W\d_])[-‐‑]{_BREAK}(?=[^\W\d_])")
_HYPHEN = re.compile(rf"(?<=[^\W\d_])[-‐‑](?:{_BREAK})?(?=[^\W\d_])")
_VERSE = re.compile(r"(?<=\S)\s{1,9}/\s{1,9}(?=\S)")  # between the lines of a poem
_OPENING = re.compile(r"^[\s'.]+")
_CLOSING = re.compile(r"(?<![\s'.,])[\s'.,]+$")  # from where it starts alone: else quadratic
_CHANGED = "\x01"
_SPACE = "\x02"
_DROPPED = re.compile(rf"(?P<broken>{_BROKEN.pattern})|{FILL}+")
AROUND = 2  # words of the source shown beside what differs


class Printed(NamedTuple):
    """A text made ready: `bare` of furniture but as long as before, and `joined`: without hyphens too."""

    text: str
    bare: str
    joined: Normalized


def printed(plain: Normalized, turns: tuple[Turn, ...] = ()) -> Printed:
    """A source's text, given as normalized, made ready for finding quotes in it as press prints them."""
    text = plain.original
    bare = without(text, furniture(text, turns))
    whole = unhyphened(bare)
    return Printed(text, bare, plain if whole == text else normalized(whole))


def places_in_print(quote: str, source: Printed, index: Indexed | None = None) -> Iterator[Place]:
    """Every place where the words of the quote stand as press prints them; `index` is of the joined words."""
    for gapped in readings(_VERSE.sub(" ", composed(quote))):
        found = None
        for chain in chains(_wanted(gapped), gapped.gaps, source.joined.text, index):
            place = _place(chain, gapped, source)
            if place and not splits(place.spans, gapped, source.text):
                found = place
                yield found
        if found:
            return


def as_printed(quote: str, place: Place, source: Printed) -> Alignment:
    """A quote at a place where its words stand as press prints them, and what that is."""
    told = aligned(quote, place, source.text)
    pairs = zip(place.parts, place.spans, strict=True)
    diff = " ".join(shown for part, span in pairs if (shown := _shown(part, span, source)))
    verse = "… [-/-] …" if _VERSE.search(quote) else ""
    return told._replace(outcome="press", mended=composed(quote), diff=diff or verse)


def unhyphened(text: str) -> str:
    """A text with nothing to be seen where a hyphen joined two words or parts of one."""
    return _HYPHEN.sub(lambda match: FILL * len(match[0]), text)


def _wanted(gapped: Gapped) -> list[Needle]:
    wanted = []
    for i, part in enumerate(gapped.parts):
        text = normalized(unhyphened(part.text)).text.strip()
        text = _OPENING.sub("", text) if i == 0 else text
        text = _CLOSING.sub("", text) if i == len(gapped.parts) - 1 else text
        wanted.append(Needle(text, part.first, part.last, either=i == 0))
    return wanted


def _place(chain: Chain, gapped: Gapped, source: Printed) -> Place | None:
    """Where a chain of words stands in the source, if they are the quote's own."""
    spans = [source.joined.span(*span) for span in chain]
    end = chain[-1][1]
    after = source.joined.text[end : end + 3].lstrip("'")[:1]
    closing = _CLOSING.search(normalized(gapped.parts[-1].text).text)
    if closing and closing[0].strip("' "):
        if after in ("?", "!"):
            return None  # a question is no statement
        if source.joined.text[end : end + 1] in (".", ","):
            spans[-1] = source.joined.span(chain[-1][0], end + 1)
    pairs = zip(gapped.parts, spans, strict=True)
    alike = all(_breaks(part.text, source.bare[a:b]) is not None for part, (a, b) in pairs)
    return Place(gapped.parts, tuple(spans), gapped.gaps) if alike else None


def _breaks(quoted: str, passage: str) -> list[str] | None:
    """For each word broken at the end of a line the quote's hyphen, or ''; None where words differ."""
    words, source = _inner(quoted), _inner(_BROKEN.sub(_CHANGED, passage))
    if words[:1].casefold() != source[:1].casefold():
        return None
    lines = source[1:].split(_CHANGED)
    hyphens, at = [], 1
    for i, line in enumerate(lines):
        if not words.startswith(line, at):
            return None
        at += len(line)
        if i < len(lines) - 1:
            hyphens.append(words[at : at + 1] if words[at : at + 1] == "-" else "")
            at += len(hyphens[-1])
    return hyphens if at == len(words) else None


def _inner(words: str) -> str:
    return _CLOSING.sub("", _OPENING.sub("", normalized(words).text))


def _shown(part: Part, span: Span, source: Printed) -> str:
    """What press prints otherwise, in brackets as in a diff, with a few words of the source beside it."""
    passage, bare = source.text[slice(*span)], source.bare[slice(*span)]
    hyphens = iter(_breaks(part.text, bare) or ())
    pieces, done = [], 0
    for match in _DROPPED.finditer(bare):
        start, end = match.span()
        hyphen = next(hyphens, "") if match["broken"] else ""
        if hyphen or (passage[start:end] == match[0] and not match["broken"]):
            continue
        dropped = passage[start:end].rstrip() if match["broken"] else passage[start:end]
        pieces += [as_written(passage[done:start]), _marked("", dropped)]
        done = end
    words = "".join([*pieces, as_written(passage[done:])])
    return _near_what_differs(_final(part.text, _initial(part.text, words)))


def _initial(quoted: str, words: str) -> str:
    first = _OPENING.sub("", normalized(quoted).text)[:1]
    return words if words.startswith(first) else _marked(first, words[:1]) + words[1:]


def _final(quoted: str, words: str) -> str:
    closing = _CLOSING.search(normalized(quoted).text)
    stop = re.sub(r"[\s']", "", closing[0]) if closing else ""
    own = words[-1:] if words[-1:] in (".", ",") else ""
    return words if stop == own else words[: len(words) - len(own)] + _marked(stop, own)


def _marked(removed: str, added: str) -> str:
    """Words of the quote alone and of the source alone, as one word of a text."""
    told = (f"[-{removed}-]" if removed else "") + (f"{{+{added.strip()}+}}" if added else "")
    after = " " if added[-1:].isspace() else ""
    return _CHANGED + re.sub(r"\s+", _SPACE, told) + after


def _near_what_differs(words: str) -> str:
    shown: list[str] = []
    each = words.split()
    kept = {n for i, w in enumerate(each) if _CHANGED in w for n in range(i - AROUND, i + AROUND + 1)}
    for i, word in enumerate(each):
        if i in kept:
            shown.append(word)
        elif i - 1 in kept or not i:
            shown.append("…")
    return " ".join(shown).replace(_CHANGED, "").replace(_SPACE, " ") if kept else ""
