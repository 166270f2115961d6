"""Values as lines of spans: what people read, before a format gives each span its look.

Every format for people starts here, so that all of them say the same: a direct quote in quotation
marks, a translation marked as one, a stance with how we know it, silence in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from socinno.formats import Sheet
from socinno.inert import one_line
from socinno.views import Date, Passage, Place, Quotation, Ref, Standing, Text, Value, Word

SIGNS = {
    "stated": ("●", "*"),
    "reported": ("◐", "+"),
    "inferred": ("○", "o"),
    "both": ("↔", "<>"),
    "agree": ("=", "="),
    "differ": ("≠", "!"),
    "partly": ("≈", "~"),
    "silent": ("·", "."),
    "bar": ("▌", "|"),
    "bullet": ("•", "-"),
    "open": ("“", '"'),
    "close": ("”", '"'),
    "dash": ("—", "--"),
    "dot": ("·", "-"),
    "facing": ("⟷", "<->"),
    "from": ("»", ">>"),
    "to": ("«", "<<"),
}
"""Each sign, and what stands for it where the encoding has no such character."""


class Span(NamedTuple):
    """Some text and its role: strong, label, faint, quote, translation, sign, or nothing special."""

    text: str
    role: str = ""


Line = tuple[Span, ...]


def sign(name: str, sheet: Sheet) -> str:
    """A sign, in characters that the sheet's encoding has."""
    full, simple = SIGNS[name]
    try:
        full.encode(sheet.encoding)
    except (UnicodeEncodeError, LookupError):
        return simple
    return full


def lines(value: Value, sheet: Sheet) -> list[Line]:
    """The lines that a value reads as; several values one under the other; silence in words."""
    if value is None or value == ():
        return [(Span(sheet.say("not-reported"), "faint"),)]
    return _LINES[type(value)](value, sheet)


def _text(text: Text, sheet: Sheet) -> list[Line]:
    words = one_line(text.text)
    mark = (Span(f" ({text.language})", "faint"),) if text.foreign else ()
    if text.manner == "verbatim":
        opened = sign("open", sheet)
        shifted = [(start + len(opened), end + len(opened)) for start, end in text.marks]
        return [(*_found(opened + words + sign("close", sheet), shifted, "quote"), *mark)]
    if text.manner == "translation":
        label = Span(sheet.say("translation") + ": ", "label")
        return [(label, *_found(words, text.marks, "translation"), *mark)]
    return [(*_found(words, text.marks), *mark)]


def _found(words: str, marks: Iterable[tuple[int, int]], role: str = "") -> Iterable[Span]:
    """A text in spans, so that what was looked for in it can be seen."""
    at = 0
    for start, end in marks:
        yield from (Span(words[at:start], role), Span(words[start:end], "found"))
        at = end
    yield Span(words[at:], role)


def _word(word: Word, sheet: Sheet) -> list[Line]:
    return [(Span(sheet.say(word.key, **word.facts)),)]


def _ref(ref: Ref, sheet: Sheet) -> list[Line]:
    [spans] = _text(ref.name, sheet)
    return [spans if ref.id == ref.name.text else (*spans, Span(f"  {ref.id}", "faint"))]


def _date(date: Date, sheet: Sheet) -> list[Line]:
    return [(Span(written(date.iso, sheet)),)]


def written(iso: str, sheet: Sheet) -> str:
    """A date in words: 25 January 2018, January 2018, 2018."""
    year, month, day = [*iso.split("-"), "", ""][:3]
    name = sheet.say("months").split()[int(month) - 1] if month else ""
    return " ".join(part for part in (str(int(day)) if day else "", name, year) if part)


def _place(place: Place, sheet: Sheet) -> list[Line]:
    return [(Span(where(place, sheet)),)]


def where(place: Place, sheet: Sheet) -> str:
    """A place in a source as one phrase."""
    parts = []
    for key, words in place.facts:
        clean = one_line(words)
        marks = sign("open", sheet), sign("close", sheet)
        said = clean.join(marks) if key == "anchor" else clean
        parts.append(sheet.say(f"at-{key}", words=said))
    return ", ".join(parts)


def _quotation(quote: Quotation, sheet: Sheet) -> list[Line]:
    by = (
        Span(sign("dash", sheet) + " "),
        Span(name(quote.speaker), "strong"),
        Span(f", {sheet.say(quote.quoting)}", "label"),
        Span(f" {sign('dot', sheet)} {quote.id}", "faint"),
    )
    source = f"{sheet.say('source')}: {name(quote.source)}, {where(quote.at, sheet)}"
    result = _text(quote.text, sheet) + (_text(quote.translation, sheet) if quote.translation else [])
    result += [by, (Span(source, "faint"),)]
    for key, refs in (("supports", quote.supports), ("challenges", quote.challenges)):
        if refs:
            result.append((Span(sheet.say(key) + ": ", "label"), Span(names(refs))))
    return result + _note(quote.note, sheet)


def _note(note: Text | None, sheet: Sheet) -> list[Line]:
    if note is None:
        return []
    [(*spans,)] = _text(note, sheet)
    return [(Span(sheet.say("note") + ": ", "label"), *spans)]


def _standing(standing: Standing, sheet: Sheet) -> list[Line]:
    both = len(standing.positions) > 1
    lead = name(standing.speaker) if standing.lead == "speaker" else names(standing.positions)
    head = [
        Span(sign(standing.basis, sheet) + " ", standing.basis),
        Span(lead, "strong"),
        Span(f" {sign('dash', sheet)} {sheet.say(standing.basis)}", "label"),
    ]
    if both:
        head.append(Span(f", {sign('both', sheet)} {sheet.say('both')}", "label"))
    result: list[Line] = [tuple(head)]
    if standing.evidence:
        result.append((Span(sheet.say("evidence") + ": ", "label"), Span(names(standing.evidence))))
    return result + _note(standing.note, sheet)


def _passage(it: Passage, sheet: Sheet) -> list[Line]:
    """The words in their place: marked by signs and not by looks alone, what is left out within."""
    pieces = [Span(_inside(text), "found" if quoted else "faint") for text, quoted in it.quoted]
    marked = (Span(sign("from", sheet), "found"), *pieces, Span(sign("to", sheet), "found"))
    place = Span(f"{name(it.source)}, {sheet.say('line', line=it.line)}", "faint")
    return [(Span(_inside(it.before)), *marked, Span(_inside(it.after))), (place,)]


def _inside(text: str) -> str:
    """A piece of a passage on one line, with the spaces at its ends, which join it to the next."""
    ends = [" " if piece.isspace() else "" for piece in (text[:1], text[-1:])]
    return f"{ends[0]}{one_line(text)}{ends[1]}" if text.strip() else ends[0]


def _several(values: Iterable[Value], sheet: Sheet) -> list[Line]:
    return [line for value in values for line in lines(value, sheet)]


def name(ref: Ref) -> str:
    """The name of a thing, safe to print."""
    return one_line(ref.name.text)


def names(refs: Iterable[Ref]) -> str:
    """Names in a row."""
    return ", ".join(name(ref) for ref in refs)


_LINES: dict[type, Callable[[Any, Sheet], list[Line]]] = {
    Text: _text,
    Word: _word,
    Ref: _ref,
    Date: _date,
    Place: _place,
    Quotation: _quotation,
    Standing: _standing,
    Passage: _passage,
    int: lambda number, _: [(Span(str(number)),)],
    tuple: _several,
}
