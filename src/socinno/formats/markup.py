"""HTML of lines, values and lists: a language on each passage, a link to what stands on the same page.

What names a thing is written as a link and what shows it as an anchor, both by its target, as if all
things stood on the page; `linked` leaves of these what leads somewhere.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import NamedTuple

from socinno.formats import Sheet
from socinno.formats.inlines import item_lines, lines, several, web_address
from socinno.formats.outline import Labelled
from socinno.formats.reasons import (
    bearing_line,
    entry_lines,
    heading,
    levelled,
    more_below,
    more_beside,
    sign_line,
)
from socinno.formats.spans import SIGNS, Line, Span, target_of
from socinno.formats.stances import legend_line, said
from socinno.views import Item, Quotation, Reason, Reasons, Sign, Signed, StanceView, Value

DRAWN = frozenset({*SIGNS, "faint"})
"""Roles of what may be a sign alone, which the words beside it say to who cannot see it."""

EXPLAINED = frozenset({"stated", "reported"})
"""What a legend says of a stance once; that something is a reading of ours is said each time."""

IDS = ("code", "edge")
"""Roles of the id of a thing."""

FITTING = 19  # letters of a word for which a heading on the narrowest screen has room

_GAP = re.compile(r"[\s/–—-]+")
_ANCHOR = re.compile(r' id="([^"#]*)#([^"#]*)"')
_LINK = re.compile(r'<a href="#([^"#]*)#([^"#]*)">(.*?)</a>')

POLICY = "default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'"
"""What a browser may load for a page, and where it may send something: its own style, and nowhere."""


LOCALES = {"en": "en_GB", "nl": "nl_NL"}
"""What a preview of a link calls the language of a page."""

PREVIEW = 200  # characters of a preview, about which others cut it themselves


class About(NamedTuple):
    """What a document says of itself: its language, its title, and what a preview of a link says."""

    language: str
    title: str
    description: str = ""


def document(body: Iterable[str], about: About, style: str) -> Iterator[str]:
    """A whole document that loads nothing and runs nothing: its style is the one that its policy knows."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    start, end = template("document.html").split("$body")
    told = {key: escape(value) for key, value in about._asdict().items()}
    policy, locale = POLICY.format(style=f"sha256-{digest}"), LOCALES[about.language]
    yield Template(start).substitute(told, style=style, policy=policy, locale=locale)
    yield from body
    yield end


def previewed(text: str) -> str:
    """What a preview of a link to a page says of a text: its start, where it is long."""
    return text if len(text) <= PREVIEW else text[:PREVIEW].rpartition(" ")[0] + " …"


def template(name: str) -> str:
    """A file of this package, as text."""
    return files(__package__).joinpath(name).read_text("utf-8")


def linked(parts: Iterable[str], one: bool = True) -> Iterator[str]:
    """The parts of a page with anchors and links as a browser knows them.

    An anchor is the id of a thing, on a page that is not of `one` debate `debate--id`; the first that
    shows a thing has it. Where the parts are a list, a link may lead anywhere, else to what goes before
    it or stands in the same part; what would lead nowhere is no link.
    """
    there: set[str] = set()
    if isinstance(parts, list):
        there = {_name(found, one) for part in parts for found in _ANCHOR.finditer(part)}
    given: set[str] = set()

    def anchored(found: re.Match[str]) -> str:
        name = _name(found, one)
        if not name or name in given:
            return ""
        given.add(name)
        return f' id="{name}"'

    def led(found: re.Match[str]) -> str:
        name = _name(found, one)
        return f'<a href="#{name}">{found[3]}</a>' if name and (name in there or name in given) else found[3]

    for part in parts:
        yield _LINK.sub(led, _ANCHOR.sub(anchored, part))


def _name(found: re.Match[str], one: bool) -> str:
    """The anchor of a target; none where nothing says of which debate it is, and it may be of any."""
    debate, id = found[1], found[2]
    return id if one else f"{debate}--{id}" if debate and id else ""


def anchor(target: str) -> str:
    """The attribute of what shows a thing."""
    return f' id="{escape(target)}"' if target else ""


def heading_markup(level: int, line: Line) -> str:
    """A heading, which is the place of the one thing that it names."""
    place, told = place_markup(line)
    look = heading_look("".join(span.text for span in line))
    return f"<h{level}{place}{look}>{told}</h{level}>"


def heading_look(words: str) -> str:
    """The attribute of a heading for which narrow screens need smaller letters; else nothing."""
    return ' class="long"' if max(map(len, _GAP.split(words))) > FITTING else ""


def place_markup(line: Line) -> tuple[str, str]:
    """What shows the one thing that a line names: its attribute; the line, which does not lead to itself."""
    target, *others = {span.target for span in line if span.target} or {""}
    if others or not target:
        return "", line_markup(line)
    return anchor(target), line_markup(_without(target, line))


def _without(target: str, line: Line) -> Line:
    """A line that stands at a place, so that it does not lead there."""
    return tuple(span._replace(target="") if span.target == target else span for span in line)


def line_markup(line: Line) -> str:
    """A line of spans."""
    return "".join(map(_span, line))


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.role in IDS:
        return f" <code>{_led(text.strip(), span.target)}</code>"
    if address := web_address(span.link):
        text = f'<a href="{escape(address)}" rel="noopener noreferrer external">{text}</a>'
    else:
        text = _led(text, span.target)
    language = f' lang="{escape(span.language)}"' if span.language else ""
    if span.role == "found":
        return f"<mark{language}>{text}</mark>"
    look = f' class="{span.role}"' if span.role else ""
    hidden = "" if any(map(str.isalnum, span.text)) or span.role not in DRAWN else ' aria-hidden="true"'
    return f"<span{look}{language}{hidden}>{text}</span>" if look or language else text


def _led(text: str, target: str) -> str:
    return f'<a href="#{escape(target)}">{text}</a>' if target and text else text


def facts_markup(facts: Iterable[Labelled], sheet: Sheet) -> str:
    """Facts under their labels, as one list."""
    rows = (
        f"<div><dt>{line_markup(fact.label)}</dt>"
        + "".join(f"<dd>{told}</dd>" for told in value_lines(fact.value, sheet))
        + "</div>"
        for fact in facts
    )
    return "<dl>" + "\n".join(rows) + "</dl>"


def value_lines(value: Value, sheet: Sheet) -> list[str]:
    """A value or several as lines; what a sign of a stance says is in words for who cannot see it, and
    a note stands small below what it is of."""
    if of := several(value):
        return [line for it in of for line in value_lines(it, sheet)]
    if not isinstance(value, StanceView | Signed):
        return [line_markup(line) for line in lines(value, sheet)]
    signed = isinstance(value, Signed)
    stance = value.stance if isinstance(value, Signed) else value
    head, *below = lines(value, sheet)
    told = line_markup(head) + _unseen(stance, sheet) if signed else line_markup(_seen(head, stance, sheet))
    return [told, *(f'<span class="below">{line_markup(line)}</span>' for line in below)]


def _seen(head: Line, stance: StanceView, sheet: Sheet) -> Line:
    """A stance of which the sign says how we know it, as the legend has that: these words are not seen."""
    if stance.basis not in EXPLAINED or head[-1].text != sheet.say(stance.basis):
        return head
    words = "".join(span.text for span in head[-2:])
    return (*head[:-2], Span(words, "unseen"))


def _unseen(stance: StanceView, sheet: Sheet) -> str:
    """What the signs of a stance that is a line say."""
    words = said(stance._replace(lead="", positions=stance.positions[:1]), sheet)[-1].text
    given = f"; {sheet.say(stance.assigned.state)}" if stance.assigned else ""
    if stance.basis == "inferred" and not given:
        return ""  # that is said where all can see it
    return f'<span class="unseen"> {SIGNS["dash"]} {escape(words + given)}</span>'


def value_markup(value: Value, sheet: Sheet) -> str:
    """A value that stands by itself."""
    if isinstance(value, StanceView | Signed):
        told = "".join(f"<div>{it}</div>" for it in value_lines(value, sheet))
        return f'<div class="stance">{told}</div>'
    if isinstance(value, Quotation):
        return quote_markup(value, sheet)
    if isinstance(value, Item):
        here = target_of(value.of.debate, value.of.id) if value.of else ""
        return f'<div class="item"{anchor(here)}>{_entry(value, here, sheet)}</div>'
    return _paragraphs(lines(value, sheet))


def _entry(it: Item, here: str, sheet: Sheet) -> str:
    """What stands in an entry of a list, quotes and stances in a shape of their own."""
    lead, facts = it._replace(text=(), facts=(), id=""), it._replace(lead=None, text=())
    texts = "".join(value_markup(text, sheet) for text in it.text)
    first, last = ([_without(here, line) for line in item_lines(of, sheet, True)] for of in (lead, facts))
    return _paragraphs(first) + texts + _paragraphs(last)


def _paragraphs(of: Iterable[Line]) -> str:
    return "".join(f"<p>{line_markup(line)}</p>" for line in of)


def quote_markup(quote: Quotation, sheet: Sheet, below: str = "") -> str:
    """A quote with all that goes with it: the words, their translation, who, where; and what else stands
    `below` that, as markup."""
    here = target_of(quote.debate, quote.id)
    told = [line_markup(_without(here, line)) for line in lines(quote, sheet)]
    count = 1 + bool(quote.translation)
    words = "".join(f"<p>{line}</p>" for line in told[:count])
    by = "".join(f"<div>{line}</div>" for line in told[count:])
    manner = "verbatim" if quote.text.manner == "verbatim" else "retold"
    place = anchor(here)
    quoted = f'<blockquote class="{manner}">{words}</blockquote>'
    return f"<figure{place}>{quoted}<figcaption>{by}{below}</figcaption></figure>"


def legend_markup(signs: Iterable[Sign], sheet: Sheet) -> str:
    """What signs mean."""
    told = (f"<li>{line_markup(legend_line(sign, sheet))}</li>" for sign in signs)
    return f'<ul class="legend">{"".join(told)}</ul>'


def reasons_markup(it: Reasons, sheet: Sheet) -> Iterator[str]:
    """A list in lists: each entry is closed by what comes after it."""
    yield from (f"<p>{line_markup(line)}</p>" for line in heading(it, sheet))
    open_lists = 0
    for level, reason in levelled(it):
        closed = "</li>" + "</ul></li>" * (open_lists - level - 1) if level < open_lists else ""
        start = closed if closed else '<ul class="reasons">'
        open_lists = level + 1
        yield f"{start}<li>{reason_markup(reason, level < reason.level, sheet)}"
    yield "</li></ul>" * open_lists
    yield from [f"<p>{line_markup(more_beside(it.left, sheet))}</p>"] if it.left else []


def reason_markup(reason: Reason, astray: bool, sheet: Sheet) -> str:
    """An entry: how it bears on what, in a sign and words, and the quote; what is left out below it."""
    astray = astray or reason.apart
    how = bearing_line(reason, sheet) if astray else (Span(sheet.say(reason.how), "label"),)
    told = f"<div>{line_markup((*sign_line(reason), Span(' '), *how))}</div>"
    if reason.again:
        [where] = entry_lines(reason._replace(apart=False), False, sheet)
        told += f"<p>{line_markup(where)}</p>"
    else:
        told += quote_markup(reason.quotation, sheet)
    left = line_markup((*more_below(reason.more, sheet), Span(f"  {reason.quotation.id}", "code")))
    return f"{told}<p>{left}</p>" if reason.more else told
