"""The page that lists the pages of a folder: each debate by its title, a link, with what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from socinno.formats import Sheet
from socinno.formats.inlines import capital, lines
from socinno.formats.markup import About, document, line_markup, template
from socinno.formats.spans import Line, Span, in_a_row, name_span
from socinno.views import Part, Ref, Text
from socinno.views.page import Page

HELD = ("date", "place")
"""Facts of a debate that tell it from others."""


class PageEntry(NamedTuple):
    """What is told of a debate where it is one of several: `facts` are those of its page, `counts` how many
    it has of what, `language` that of the debate."""

    debate: Ref
    facts: tuple[Part, ...]
    counts: Mapping[str, int]
    language: str


def page_entry(page: Page, language: str) -> PageEntry:
    """What is told of the debate of a page, which is in a language."""
    held = {"dichotomies": page.questions, "speakers": page.speakers, "quotes": page.quotes}
    return PageEntry(page.debate, page.facts, {key: len(of) for key, of in held.items()}, language)


def write(
    of: Sequence[PageEntry], made: Iterable[Part], sheet: Sheet, address: Callable[[str], str]
) -> Iterator[str]:
    """A list of debates as a whole page, piece by piece; `address` has the page of each by its id, `made`
    says with what and when it was made."""
    title = capital(sheet.say("debates"))
    about = About(sheet.language, title, f"{title}: {len(of)}")
    style = "".join(map(template, ("document.css", "page.css", "contents.css")))
    return document(_body(title, of, made, sheet, address), about, style)


def _body(
    title: str, of: Sequence[PageEntry], made: Iterable[Part], sheet: Sheet, address: Callable[[str], str]
) -> Iterator[str]:
    yield f'<div class="page contents">\n<main>\n<h1>{escape(title)}</h1>'
    called = Counter(it.debate.name.text for it in of)
    for it in of:
        yield _entry(it, called[it.debate.name.text] > 1, sheet, address(it.debate.id))
    told = in_a_row(
        (Span(f"{capital(sheet.say(part.key))} "), *lines(part.told, sheet)[0])
        for part in made
        if part.key != "made-from"
    )
    yield f"\n</main>\n<footer>{_paragraph(told)}</footer>\n</div>"


def _entry(it: PageEntry, alike: bool, sheet: Sheet, address: str) -> str:
    """A debate; its id too, where another is called `alike`."""
    name = line_markup((name_span(it.debate, "strong")._replace(link="", target=""),))
    id = line_markup((Span(it.debate.id, "code"),)) if alike else ""
    heading = f'<h2><a href="{escape(address)}">{name}</a>{id}</h2>'
    facts = {part.key: part.told for part in it.facts}
    asked = facts.get("question")
    if isinstance(asked, Text) and asked.text.casefold() == it.debate.name.text.casefold():
        asked = None
    held = [lines(facts[key], sheet)[0] for key in HELD if facts.get(key)]
    language = (Span(capital(sheet.say("in-language", language=it.language)), "label"),)
    counts = ((Span(_many(key, count, sheet), "label"),) for key, count in it.counts.items() if count)
    told = [*(lines(asked, sheet) if asked else ()), in_a_row([*held, language]), in_a_row(counts)]
    return f"\n<section>{heading}{''.join(map(_paragraph, told))}</section>"


def _many(key: str, count: int, sheet: Sheet) -> str:
    return sheet.say(f"many-{key}-1" if count == 1 else f"many-{key}", count=count)


def _paragraph(line: Line) -> str:
    return f"<p>{line_markup(line)}</p>" if line else ""
