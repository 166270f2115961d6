"""Lines as parts of a page on which every thing stands once: what names one is a link to it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from socinno.formats import Sheet
from socinno.formats.inlines import capital, key_line, lines, several, web_address
from socinno.formats.markup import DRAWN, heading_look
from socinno.formats.spans import CUT, SIGNS, Line, Span, first_words, name_span, names
from socinno.views import Part, Ref, StanceView, Text, Value, Word
from socinno.views.page import PageQuote

FIRST = 8  # words of a quote, by which it is known where it is only named
UNPLACED = ("assigned", "spoke", "silent")
"""States without a side that are told nowhere at a question, or by name alone."""


class Setting(NamedTuple):
    """What a page is written on and what is on it: the ids that are anchors there, its quotes, the numbers
    of its questions, and the classes by which each speaker (id) is chosen.

    `one_source`: all quotes are from the same; `one_state`: how all of them stand against their source, if
    that is told once of all. `written` has the quotes (ids) of which the words stand
    above: the one thing here that changes.
    """

    sheet: Sheet
    anchors: frozenset[str]
    quotes: Mapping[str, PageQuote]
    numbers: Mapping[str, int]
    chosen: Mapping[str, str]
    written: set[str]
    one_source: bool = False
    one_state: Word | None = None


def shown(line: Line, on: Setting) -> str:
    """A line; ids are not read on a page, where what they stand for is one click away."""
    return "".join(_span(span, on) for span in line if span.role not in ("code", "edge"))


def told_lines(value: Value, on: Setting) -> list[str]:
    """The lines that a value reads as, names of quotes being their first words."""
    return [shown(line, on) for line in lines(_named(value, on), on.sheet)]


def own_name(ref: Ref, on: Setting) -> str:
    """The name of a thing where it stands itself, so no link."""
    return shown((name_span(ref)._replace(target="", link=""),), on)


def own_heading(level: int, ref: Ref, on: Setting, before: str = "", after: str = "") -> str:
    """The heading of a thing where it stands itself, with what goes before and after its name."""
    name = own_name(ref, on)
    return f"<h{level}{heading_look(ref.name.text)}>{before}{name}{after}</h{level}>\n"


def paragraphs(value: Value, on: Setting, look: str = "") -> str:
    """The lines of a value as paragraphs; nothing where it is silent."""
    if value is None:
        return ""
    start = f'<p class="{look}" dir="auto">' if look else '<p dir="auto">'
    return "".join(f"{start}{line}</p>" for line in told_lines(value, on))


def fact_list(parts: Iterable[Part], on: Setting) -> str:
    """Facts under their labels, those that people read; nothing where there are none."""
    rows = [
        f"<div><dt>{shown(key_line(part.called, on.sheet, ''), on)}</dt>"
        + "".join(f"<dd>{line}</dd>" for line in told_lines(part.told, on))
        + "</div>"
        for part in parts
        if not part.machine
    ]
    return f"<dl>{''.join(rows)}</dl>" if rows else ""


def label_word(key: str, on: Setting) -> str:
    """A word of the interface, with a capital."""
    return escape(capital(on.sheet.say(key)))


def named_quote(ref: Ref, on: Setting) -> Ref:
    """A quote of this page by its first words, in quotation marks if they are the very words."""
    if ref.kind != "quote" or ref.id not in on.quotes:
        return ref
    text = on.quotes[ref.id].quotation.text
    return ref._replace(name=Text(first_words(text, FIRST), text.language))


def evidence_links(stance: StanceView, on: Setting) -> str:
    """What shows a stance, as short links in a row, which stand behind it."""
    there = [ref for ref in stance.evidence if ref.id in on.anchors]
    words = [
        escape(on.sheet.say("quote") + (" 1" if len(there) > 1 else "")),
        *map(str, range(2, len(there) + 1)),
    ]
    links = (f'<a href="{address(ref.id)}">{text}</a>' for ref, text in zip(there, words, strict=False))
    return f' <span class="evidence">{SIGNS["dot"]} {" ".join(links)}</span>' if there else ""


def told_again(stance: StanceView) -> StanceView:
    """A stance where it stands again: its note and its place in a source are read at its question, if it
    stands there at a side or beside both."""
    assigned = stance.assigned and told_again(stance.assigned)
    again = stance._replace(assigned=assigned)
    return again._replace(note=None, source=None, at=None) if at_question(stance) else again


def at_question(stance: StanceView) -> bool:
    """Whether a stance is told at its question: at a side, or beside both."""
    return bool(stance.positions) or stance.state not in UNPLACED


def named_stance(stance: StanceView, on: Setting) -> StanceView:
    """A stance whose evidence is named by its first words, and that of the side that was assigned."""
    shown_by = tuple(named_quote(ref, on) for ref in stance.evidence)
    assigned = named_stance(stance.assigned, on) if stance.assigned else None
    return stance._replace(evidence=shown_by, assigned=assigned)


def own_place(id: str, on: Setting) -> str:
    """The attribute that makes a thing the place that its id leads to."""
    return f' id="{escape(id)}"' if id in on.anchors else ""


def address(id: str) -> str:
    """What leads to a thing on this page."""
    return "#" + quote(id, safe="")


def of_speakers(speakers: Iterable[str], on: Setting, look: str = "") -> str:
    """The attribute of what stands there for some speakers (ids) alone: it goes with them when others are
    chosen. What is nobody's goes too."""
    found = sorted({name for id in speakers for name in on.chosen.get(id, "").split()})
    classes = " ".join([*([look] if look else []), *(["by", *found] if on.chosen else [])])
    return f' class="{classes}"' if classes else ""


def nobody_chosen(speakers: Iterable[str], on: Setting) -> str:
    """The sign that stands where these speakers (ids) would, where somebody else is chosen."""
    found = sorted({name for id in speakers for name in on.chosen.get(id, "").split()})
    classes = " ".join(["none", *(f"not-{name}" for name in found)])
    return f'<p class="{classes}" aria-hidden="true">{SIGNS["silent"]}</p>' if on.chosen else ""


def voices(quotes: Iterable[str], on: Setting) -> Iterator[str]:
    """Who says some quotes (ids)."""
    for id in quotes:
        if id in on.quotes and (speaker := on.quotes[id].quotation.speaker):
            yield speaker.id


def permalink(id: str, on: Setting, kind: str = "this") -> str:
    """A small link to a thing itself, to be shared; `kind` is what it is called by."""
    label = label_word(f"link-to-{kind}", on)
    return f' <a class="permalink" href="{address(id)}" title="{label}" aria-label="{label}">#</a>'


def reference_list(refs: Iterable[Ref], on: Setting) -> str:
    """Names in a row, each a link to the thing."""
    return shown(names(named_quote(ref, on) for ref in refs), on)


def _named(value: Value, on: Setting) -> Value:
    if isinstance(value, Ref):
        return named_quote(value, on)
    if isinstance(value, StanceView):
        return named_stance(value, on)
    if type(value) is tuple:
        return tuple(_named(one, on) for one in several(value))
    return value


def _span(span: Span, on: Setting) -> str:
    text = escape(span.text)
    if span.role == "faint" and not span.text.strip(f" ,;{SIGNS['dot']}"):
        return text  # what parts two facts
    signs = not any(c.isalnum() for c in span.text) and CUT not in span.text
    looks = f' class="{span.role}"' if span.role not in ("", "found") else ""
    looks += f' lang="{escape(span.language)}"' if span.language not in ("", on.sheet.language) else ""
    _, _, id = span.target.partition("#")
    if id in on.anchors:
        return f'<a href="{address(id)}"{looks}>{text}</a>'
    if web := web_address(span.link):
        said = ' data-address=""' if span.text == span.link else ""
        return f'<a href="{escape(web)}" rel="noopener noreferrer external"{said}{looks}>{text}</a>'
    if span.role == "found":
        return f"<mark{looks}>{text}</mark>"
    hidden = ' aria-hidden="true"' if signs and span.role in DRAWN else ""
    return f"<span{looks}{hidden}>{text}</span>" if looks else text


def full_word(value: Word, on: Setting) -> str:
    """A word or sentence of the interface."""
    return escape(on.sheet.say(value.key, **value.facts))
