"""The page that lists the pages of a folder: each debate by its title, a link, with what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from socinno.formats import Sheet
from socinno.formats.blocks import title_line, titled
from socinno.formats.inlines import item_lead, item_lines
from socinno.formats.markup import About, document, line_markup, template
from socinno.views import Item, Table


def write(listed: Table, sheet: Sheet, address: Callable[[str], str]) -> Iterator[str]:
    """A list of entries as a whole page, piece by piece; `address` has the page of each by its id."""
    title = titled(listed, sheet)
    about = About(sheet.language, title, f"{title}: {listed.total}")
    style = "".join(map(template, ("document.css", "page.css", "contents.css")))
    return document(_body(listed, sheet, address), about, style)


def _body(listed: Table, sheet: Sheet, address: Callable[[str], str]) -> Iterator[str]:
    yield f'<div class="page contents">\n<main>\n<h1>{line_markup(title_line(listed, sheet))}</h1>'
    for record in listed.records:
        for entry in record.values():
            if isinstance(entry, Item):
                yield _entry(entry, sheet, address(entry.id))
    yield "\n</main>\n</div>"


def _entry(entry: Item, sheet: Sheet, address: str) -> str:
    _, *told = item_lines(entry._replace(id=""), sheet, worded=True)
    name = tuple(span._replace(link="", target="") for span in item_lead(entry, sheet))
    heading = f'<h2><a href="{escape(address)}">{line_markup(name)}</a></h2>'
    below = "".join(f"<p>{line_markup(line)}</p>" for line in told)
    return f"\n<section>{heading}{below}</section>"
