"""Spans and the smallest lines made of them: signs, names, passages, dates and places."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from socinno.formats import Sheet
from socinno.text import one_line
from socinno.views import Place, Ref, Text
from socinno.words import say_around

SIGNS = {
    "stated": "●",
    "reported": "◐",
    "inferred": "○",
    "both": "↔",
    "neither": "□",
    "assigned": "◇",
    "changed": "△",
    "spoke": "…",
    "note": "*",
    "supports": "+",
    "challenges": "−",
    "agree": "=",
    "differ": "≠",
    "partly": "≈",
    "silent": "·",
    "unshared": "·",
    "open": "“",
    "close": "”",
    "dash": "—",
    "dot": "·",
    "left": "←",
    "right": "→",
    "from": "»",
    "to": "«",
    "between": "│",
}

NOTED = "note"
"""The sign of what has a note, by its name."""

CUT = "[…]"
"""What stands for words that are left out: outside quotation marks, and nothing that anyone writes."""

SIGN_OF = {"same": "agree", "overlap": "partly", "other": "differ"}
"""The sign for how positions relate, where it is that for how speakers do."""


class Span(NamedTuple):
    """Some text, its role (strong, label, faint, code, quote, translation, ...), language and address.

    `language` is that of a passage of content, and empty for words of the interface; `link` is an
    address on the web; `target` the thing that it names, as `target_of` has it.
    """

    text: str
    role: str = ""
    language: str = ""
    link: str = ""
    target: str = ""


Line = tuple[Span, ...]


def target_of(debate: str, id: str) -> str:
    """A thing as what a span leads to: the id of its debate, and its own."""
    return f"{debate}#{id}"


def silence(sheet: Sheet, key: str = "not-reported") -> Line:
    """What the source does not say, in words."""
    return (Span(sheet.say(key), "faint"),)


def text_lines(text: Text, sheet: Sheet) -> list[Line]:
    """A passage of content: verbatim in quotation marks, a translation and a foreign one marked."""
    words = one_line(text.text)
    before, after = text.cut
    start = (Span(f"{CUT} ", "faint"),) if before else ()
    end = [Span(f" {CUT}", "faint")] if after else []
    end += [Span(f" ({text.language})", "faint")] if text.foreign else []
    if text.manner == "verbatim":
        opened = SIGNS["open"]
        shifted = [(start + len(opened), end + len(opened)) for start, end in text.marks]
        said = _found(opened + words + SIGNS["close"], shifted, sheet, "quote", text.language)
        return [(*start, *said, *end)]
    if text.manner == "translated":
        label = Span(sheet.say("translation") + ": ", "label")
        return [(label, *start, *_found(words, text.marks, sheet, "translation", text.language), *end)]
    address = words.startswith(("https://", "http://")) and " " not in words
    link = words if address else ""
    return [(*start, *_found(words, text.marks, sheet, "", text.language, link), *end)]


def first_words(text: Text, count: int) -> str:
    """So many words of a quote, by which it is known where it is only named; in quotation marks if they are
    the very words."""
    words = one_line(text.text).split()
    said = " ".join(words[:count]) + ("…" if len(words) > count else "")
    return f"{SIGNS['open']}{said}{SIGNS['close']}" if text.manner == "verbatim" else said


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


def note_lines(note: Text | None, sheet: Sheet) -> list[Line]:
    """A note under its label, if there is one."""
    if note is None:
        return []
    [(*spans,)] = text_lines(note, sheet)
    return [(Span(sheet.say("note") + ": ", "label"), *spans)]


def in_words(iso: str, sheet: Sheet) -> str:
    """A date in words: 25 January 2018, January 2018, 2018; that it is not certain, too."""
    year, month, day = [*iso.removesuffix("?").split("-"), "", ""][:3]
    name = sheet.say("months").split()[int(month) - 1] if month else ""
    date = " ".join(part for part in (str(int(day)) if day else "", name, year) if part)
    return sheet.say("probably", date=date) if iso.endswith("?") else date


def place_line(place: Place, sheet: Sheet) -> Line:
    """A place in a source as one phrase; its anchor is a quotation."""
    spans: list[Span] = []
    for key, words in place.facts:
        before, after = say_around(sheet.language, f"at-{key}", "words")
        anchor = SIGNS["open"] + one_line(words) + SIGNS["close"] if key in place.quoted else one_line(words)
        spans += [Span((", " if spans else "") + before, "faint"), Span(anchor, "faint", place.language)]
        spans += [Span(after, "faint")] if after else []
    return tuple(spans)


def short_place(place: Place, sheet: Sheet) -> Line:
    """A place in a source as short as it can be said, without the words that locate it."""
    spans: list[Span] = []
    for key, words in place.facts:
        if key not in place.quoted:
            before, after = say_around(sheet.language, f"short-{key}", "words")
            comma = ", " if spans else ""
            spans += [Span(comma + before, "faint"), Span(one_line(words), "faint", place.language)]
            spans += [Span(after, "faint")] if after else []
    return tuple(spans)


def source_line(source: Ref, at: Place, sheet: Sheet) -> Line:
    """A source and the place in it."""
    place = place_line(at, sheet)
    comma = (Span(", ", "faint"),) if place else ()
    return (Span(f"{sheet.say('source')}: ", "faint"), name_span(source, "faint"), *comma, *place)


def naming(line: Line, ref: Ref | None) -> Line:
    """A line that names a thing, so that it says which."""
    return leading_to(line, target_of(ref.debate, ref.id)) if ref else line


def leading_to(line: Line, target: str) -> Line:
    """A line of which every span leads to a thing, but for those that lead elsewhere."""
    return tuple(span._replace(target=span.target or target) for span in line)


def id_after(ref: Ref) -> Span:
    """The id of a thing, to stand behind its name."""
    return Span(f"  {ref.id}", "code", target=target_of(ref.debate, ref.id))


def id_beside(ref: Ref) -> Line:
    """The id of a thing, where another has its name."""
    return (Span(f" ({ref.id})", "faint"),) if ref.twice else ()


def name_span(ref: Ref, role: str = "") -> Span:
    """The name of a thing, in its own language; with its id where another has that name."""
    text = one_line(ref.name.text) + "".join(span.text for span in id_beside(ref))
    return Span(text, role, ref.name.language, ref.url, target_of(ref.debate, ref.id))


def in_a_row(facts: Iterable[Line]) -> Line:
    """Small facts beside each other, those that say something."""
    between = Span(f" {SIGNS['dot']} ", "faint")
    return tuple(span for fact in facts if fact for span in (between, *fact))[1:]


def names(refs: Iterable[Ref], role: str = "") -> Line:
    """ByName in a row, each in its own language."""
    spans = [span for ref in refs for span in (Span(", ", role), *_name(ref, role))]
    return tuple(spans[1:])


def _name(ref: Ref, role: str) -> Line:
    return name_span(ref._replace(twice=False), role), *id_beside(ref)
