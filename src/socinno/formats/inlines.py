"""Values as lines of spans: what people read, before a format gives each span its look.

Every format for people starts here, so that all of them say the same: a direct quote in quotation
marks, a translation marked as one, a stance with how we know it, silence in words.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, cast
from urllib.parse import quote, urlsplit

from socinno.formats import Sheet
from socinno.text import one_line
from socinno.views import Axis, Context, Date, Place, Quotation, Ref, Row, StanceView, Text, Value, Word
from socinno.words import say_around

SIGNS = {
    "stated": "●",
    "reported": "◐",
    "inferred": "○",
    "both": "↔",
    "agree": "=",
    "differ": "≠",
    "partly": "≈",
    "silent": "·",
    "open": "“",
    "close": "”",
    "dash": "—",
    "dot": "·",
    "left": "←",
    "right": "→",
    "from": "»",
    "to": "«",
    "axis": "├─────┤",
}

SIGN_OF = {"same": "agree", "overlap": "partly", "other": "differ"}
"""The sign for how positions relate, where it is that for how speakers do."""


class Span(NamedTuple):
    """Some text, its role (strong, label, faint, code, quote, translation, ...), language and address.

    `language` is that of a passage of content, and empty for words of the interface; `link` is an
    address on the web.
    """

    text: str
    role: str = ""
    language: str = ""
    link: str = ""


Line = tuple[Span, ...]


def several(value: Value) -> tuple[Value, ...]:
    """The values that a value consists of, where it is several; none where it is one, or silence."""
    return cast(tuple[Value, ...], value) if type(value) is tuple else ()  # a shape is a tuple, too


def lines(value: Value, sheet: Sheet) -> list[Line]:
    """The lines that a value reads as; several values one under the other; silence in words."""
    if value is None or value == ():
        return [(Span(sheet.say("not-reported"), "faint"),)]
    return _LINES[type(value)](value, sheet)


def _text(text: Text, sheet: Sheet) -> list[Line]:
    words = one_line(text.text)
    mark = (Span(f" ({text.language})", "faint"),) if text.foreign else ()
    if text.manner == "verbatim":
        opened = SIGNS["open"]
        shifted = [(start + len(opened), end + len(opened)) for start, end in text.marks]
        return [(*_found(opened + words + SIGNS["close"], shifted, sheet, "quote", text.language), *mark)]
    if text.manner == "translated":
        label = Span(sheet.say("translation") + ": ", "label")
        return [(label, *_found(words, text.marks, sheet, "translation", text.language), *mark)]
    link = words if words.startswith(("https://", "http://")) else ""
    return [(*_found(words, text.marks, sheet, "", text.language, link), *mark)]


def _found(
    words: str, marks: Iterable[tuple[int, int]], sheet: Sheet, role: str, language: str, link: str = ""
) -> Iterator[Span]:
    """A text in spans, so that what was looked for in it can be seen; by signs where not by looks."""
    ends = ("", "") if sheet.colour else (SIGNS["from"], SIGNS["to"])
    at = 0
    for start, end in marks:
        yield Span(words[at:start], role, language, link)
        yield from (Span(ends[0], role), Span(words[start:end], "found", language, link), Span(ends[1], role))
        at = end
    yield Span(words[at:], role, language, link)


def _ref(ref: Ref, sheet: Sheet) -> list[Line]:
    [spans] = _text(ref.name, sheet)
    spans = (spans[0]._replace(link=ref.url), *spans[1:])
    return [spans if ref.id == ref.name.text else (*spans, id_after(ref))]


def id_after(ref: Ref) -> Span:
    """The id of a thing, to stand behind its name."""
    return Span(f"  {ref.id}", "code")


def in_words(iso: str, sheet: Sheet) -> str:
    """A date in words: 25 January 2018, January 2018, 2018."""
    year, month, day = [*iso.split("-"), "", ""][:3]
    name = sheet.say("months").split()[int(month) - 1] if month else ""
    return " ".join(part for part in (str(int(day)) if day else "", name, year) if part)


def _place(place: Place, sheet: Sheet) -> list[Line]:
    """A place in a source as one phrase; its anchor is a quotation."""
    spans: list[Span] = []
    for key, words in place.facts:
        before, after = say_around(sheet.language, f"at-{key}", "words")
        anchor = SIGNS["open"] + one_line(words) + SIGNS["close"] if key in place.quoted else one_line(words)
        spans += [Span((", " if spans else "") + before, "faint"), Span(anchor, "faint", place.language)]
        spans += [Span(after, "faint")] if after else []
    return [tuple(spans)]


def _quotation(quote: Quotation, sheet: Sheet) -> list[Line]:
    by = (
        Span(SIGNS["dash"] + " "),
        _name(quote.speaker, "strong"),
        Span(f", {sheet.say(quote.kind)}", "label"),
        Span(f" {SIGNS['dot']} {quote.id}", "faint"),
    )
    [place] = _place(quote.at, sheet)
    source = Span(f"{sheet.say('source')}: ", "faint"), _name(quote.source, "faint"), Span(", ", "faint")
    result = _text(quote.text, sheet) + (_text(quote.translation, sheet) if quote.translation else [])
    result += [by, (*source, *place)]
    for key, refs in (("supports", quote.supports), ("challenges", quote.challenges)):
        if refs:
            result.append((Span(sheet.say(key) + ": ", "label"), *names(refs)))
    return result + _note(quote.note, sheet)


def _note(note: Text | None, sheet: Sheet) -> list[Line]:
    if note is None:
        return []
    [(*spans,)] = _text(note, sheet)
    return [(Span(sheet.say("note") + ": ", "label"), *spans)]


def _standing(standing: StanceView, sheet: Sheet) -> list[Line]:
    head = [
        Span(SIGNS[standing.basis] + " ", standing.basis),
        *names(standing.leads, "strong"),
        Span(f" {SIGNS['dash']} {sheet.say(standing.basis)}", "label"),
    ]
    if len(standing.positions) > 1:
        head.append(Span(f", {SIGNS['both']} {sheet.say('both')}", "label"))
    result: list[Line] = [tuple(head)]
    if standing.evidence:
        result.append((Span(sheet.say("evidence") + ": ", "label"), *names(standing.evidence)))
    return result + _note(standing.note, sheet)


def _context(it: Context, sheet: Sheet) -> list[Line]:
    """The words in their place: marked by signs and not by looks alone, what is left out within."""
    pieces = [Span(_inside(text), "found" if quoted else "faint") for text, quoted in it.quoted]
    marked = (Span(SIGNS["from"], "found"), *pieces, Span(SIGNS["to"], "found"))
    place = Span(f"{_name(it.source).text}, {sheet.say('line', line=it.line)}", "faint")
    return [(Span(_inside(it.before)), *marked, Span(_inside(it.after))), (place,)]


def _inside(text: str) -> str:
    """A piece of a text on one line, with the spaces at its ends, which join it to the next."""
    ends = [" " if piece.isspace() else "" for piece in (text[:1], text[-1:])]
    return f"{ends[0]}{one_line(text)}{ends[1]}" if text.strip() else ends[0]


def _axis(axis: Axis, sheet: Sheet) -> list[Line]:
    """The mark on its axis, and in words how we know it."""
    if axis.stance is None:
        return lines(None, sheet)
    both = (Span(sheet.say("both"), "strong"),)
    basis = (Span(sheet.say(axis.stance.basis), "label"),)
    return [_mark(axis, axis.stance), *([both] if len(axis.stance.positions) > 1 else []), basis]


def _mark(axis: Axis, stance: StanceView) -> Line:
    line = SIGNS["axis"]
    taken = [end.id in {p.id for p in stance.positions} for end in axis.ends]
    at = len(line) // 2 if all(taken) else (0 if taken[0] else len(line) - 1)
    return Span(line[:at], "faint"), Span(SIGNS[stance.basis], stance.basis), Span(line[at + 1 :], "faint")


def told_axis(axis: Axis, sheet: Sheet) -> list[Line]:
    """The mark on its axis with all in words beside it, where nothing else names the positions."""
    if axis.stance is None:
        return lines(None, sheet)
    [(_, *rest), *_] = _standing(axis.stance._replace(lead="positions"), sheet)
    return [(*_mark(axis, axis.stance), Span(" "), *rest)]


def _name(ref: Ref, role: str = "") -> Span:
    return Span(one_line(ref.name.text), role, ref.name.language, ref.url)


def names(refs: Iterable[Ref], role: str = "") -> Line:
    """Names in a row, each in its own language."""
    spans = [span for ref in refs for span in (Span(", ", role), _name(ref, role))]
    return tuple(spans[1:])


def key_line(key: str | Ref, sheet: Sheet, role: str = "label") -> Line:
    """What an aspect is called: the interface's word for a key, or the name of a thing."""
    return (Span(sheet.say(key), role),) if isinstance(key, str) else (_name(key, role),)


def aspect(row: Row, sheet: Sheet, role: str = "label") -> list[Line]:
    """The label of a row, and under it the sign and word for how its cells relate."""
    label = key_line(row.key, sheet, role)
    if not row.outcome:
        return [label]
    look = SIGN_OF.get(row.outcome, row.outcome)
    return [label, (Span(f"{SIGNS[look]} {sheet.say(f'outcome-{row.outcome}')}", look),)]


def capital(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]


_LINES: dict[type, Callable[[Any, Sheet], list[Line]]] = {
    Text: _text,
    Word: lambda word, sheet: [(Span(sheet.say(word.key, **word.facts)),)],
    Ref: _ref,
    Date: lambda date, sheet: [(Span(in_words(date.iso, sheet)),)],
    Place: _place,
    Quotation: _quotation,
    StanceView: _standing,
    Context: _context,
    Axis: _axis,
    int: lambda number, _: [(Span(str(number)),)],
    tuple: lambda values, sheet: [line for value in values for line in lines(value, sheet)],
}


def web_address(address: str) -> str:
    """The address in plain ASCII if it is one of the web; else nothing, and it is no link."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~-._")
