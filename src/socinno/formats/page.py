"""A debate as one page to share: who stands where, and the words that show it, each thing once by its id.

No script, nothing loaded from elsewhere; light and dark, and fit to print (WCAG 2.2 AA).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote

from socinno.formats import Sheet
from socinno.formats import page_filter as choice
from socinno.formats.blocks import WIDE
from socinno.formats.chart_html import chart
from socinno.formats.hypertext import (
    Setting,
    fact_list,
    full_word,
    label_word,
    of_speakers,
    own_heading,
    own_name,
    own_place,
    paragraphs,
    permalink,
    shown,
    told_lines,
    voices,
)
from socinno.formats.inlines import web_address
from socinno.formats.markup import About, document, previewed, template
from socinno.formats.outline import Chart
from socinno.formats.page_people import beside, people, silent, takers
from socinno.formats.page_quotes import (
    quote_list,
    reasons_speakers,
    reasons_summary,
    reasons_tree,
)
from socinno.formats.spans import name_span
from socinno.formats.stances import legend_line
from socinno.text import one_line
from socinno.views import Card, Sign
from socinno.views.page import Page, PageGroup, PageQuestion, PageSide

FEW = 2  # quotes of common ground or a theme that are read at once
SIDES = ("side-first", "side-second")


def write(page: Page, sheet: Sheet) -> Iterator[str]:
    """The debate as a whole page, piece by piece."""
    sheet = sheet._replace(page=True, colour=True)
    options = choice.pick_groups(page.speakers)
    on = Setting(
        sheet,
        frozenset(_anchors(page)),
        page.quotes,
        {it.of.id: it.number for it in page.questions},
        choice.pick_classes(page.speakers, options),
        set(),
        len({it.quotation.source.id for it in page.quotes.values()}) == 1,
    )
    yield from document(_body(page, on, options), _about(page, sheet), _style(options))


def _body(page: Page, on: Setting, options: Sequence[choice.PickGroup]) -> Iterator[str]:
    """All that is read, from top to bottom."""
    yield f'<a class="skip" href="#_main">{label_word("skip", on)}</a>\n<div class="page">\n'
    yield from _opening(page, on)
    yield from _aside(page, on, options)
    yield '<main id="_main">\n'
    yield choice.pick_banner(options, on.sheet) if options else ""
    yield from _overview(page, on)
    for it in page.questions:
        yield from _question(it, on)
    yield from _groups("common-ground", page.ground, on)
    yield from _groups("themes", page.themes, on)
    yield from _others(page, on)
    yield from people(page.speakers, on)
    yield from _sources(page.sources, on)
    yield "</main>\n"
    yield from _footer(page, on)
    yield "</div>"


def _anchors(page: Page) -> Iterator[str]:
    """Every id that a link on the page can lead to."""
    yield from page.quotes
    yield from (it.of.id for it in page.speakers)
    yield from (card.id for card in page.sources)
    for question in page.questions:
        yield question.of.id
        yield from (side.position.id for side in question.sides)
    stack = [*page.ground, *page.themes]
    while stack:
        group = stack.pop()
        yield group.of.id
        stack += group.inside


def _style(options: Sequence[choice.PickGroup]) -> str:
    """The looks of any page, those of a debate, and above these the rules of what can be chosen here."""
    looks = template("document.css") + template("page.css")
    return f"@layer looks {{\n{looks}}}\n@layer choice {{\n{choice.pick_rules(options)}\n}}\n"


def _about(page: Page, sheet: Sheet) -> About:
    """What the page is called, and the first words of what it is about."""
    asked = (it.question for it in page.questions)
    told = next((it for it in (page.summary, *asked) if it), page.debate.name)
    return About(sheet.language, one_line(page.debate.name.text), previewed(one_line(told.text)))


def _opening(page: Page, on: Setting) -> Iterator[str]:
    """What the debate is, and what the signs mean."""
    yield "<header>\n"
    if home := web_address(page.listed_in) or quote(page.listed_in):
        yield f'<p class="home"><a href="{escape(home)}">{label_word("all-debates", on)}</a></p>'
    yield own_heading(1, page.debate, on)
    yield "".join(
        paragraphs(part.value, on, "asked")
        for part in page.facts
        if part.bare and part.value != page.debate.name
    )
    yield fact_list((part for part in page.facts if not part.bare), on)
    yield paragraphs(page.summary, on, "summary")
    yield "".join(f'<p class="told">{full_word(it, on)}</p>' for it in page.told)
    yield _legend([sign for sign in page.legend if not sign.drawn], on)
    yield "</header>\n"


def _legend(signs: Sequence[Sign], on: Setting) -> str:
    told = "".join(f"<li>{shown(legend_line(sign, on.sheet), on)}</li>" for sign in signs)
    return f'<ul class="legend" aria-label="{label_word("legend", on)}">{told}</ul>\n' if told else ""


def _aside(page: Page, on: Setting, options: Sequence[choice.PickGroup]) -> Iterator[str]:
    """Where to go on the page, and who to choose."""
    if not options and len(page.questions) < 2:
        return
    yield f'<aside class="aside" tabindex="0" aria-label="{label_word("on-page", on)}">\n'
    if options:
        label = label_word("filter", on)
        yield f'<search aria-label="{label}"><details class="tool"><summary>{label}</summary>'
        yield from choice.pick_form(options, on.sheet)
        yield "</details></search>\n"
    if len(page.questions) > 1:
        label = label_word("questions", on)
        yield f'<nav aria-label="{label}"><details class="tool"><summary>{label}</summary><ol>'
        for it in page.questions:
            yield f'<li value="{it.number}">{shown((name_span(it.of),), on)}</li>'
        yield "</ol></details></nav>\n"
    yield "</aside>\n"


def _overview(page: Page, on: Setting) -> Iterator[str]:
    """Everybody on every question, if there is a table of that."""
    if page.crossing:
        above = {sign.sign for sign in page.legend if not sign.drawn}
        small = len(page.crossing.heads) > WIDE
        yield f'<details class="overview" open><summary><h2>{label_word("who-stands", on)}</h2></summary>\n'
        yield from chart(
            Chart(page.crossing, small),
            on.sheet,
            lambda line: shown(line, on),
            lambda line: of_speakers([line.speaker.id], on, "apart" if line.apart else ""),
        )
        signs = page.crossing.small if small else page.crossing.legend
        yield _legend([sign for sign in signs if sign.sign not in above], on)
        yield "</details>\n"


def _question(it: PageQuestion, on: Setting) -> Iterator[str]:
    """A question: its two sides with who takes them, who stands beside these, its quotes."""
    speakers = {stance.speaker.id for side in it.sides for stance in side.takers}
    speakers |= {id for side in it.sides for id in reasons_speakers(side.reasons, on)}
    speakers |= {*voices(it.quotes, on), *(id for ids, _ in beside(it, on) for id in ids)}
    yield f"<section{own_place(it.of.id, on)}{of_speakers(speakers, on, 'question')}>\n"
    number = f'<span class="number">{it.number}</span> ' if len(on.numbers) > 1 else ""
    yield own_heading(2, it.of, on, number, permalink(it.of.id, on))
    yield paragraphs(it.question, on, "asked") + paragraphs(it.summary, on)
    yield '<div class="sides">\n'
    known = bool(it.silent or it.beside or any(side.takers for side in it.sides))
    for look, side in zip(SIDES, it.sides, strict=True):
        yield _side(side, look, known, on)
    yield '</div>\n<div class="arguments">\n'
    for look, side in zip(SIDES, it.sides, strict=True):
        yield from _arguments(side, look, on)
    yield "</div>\n"
    yield "".join(told for _, told in beside(it, on)) + silent(it.silent, on)
    yield _quotes("other-quotes", it.quotes, on)
    yield "</section>\n"


def _quotes(key: str, quotes: Sequence[str], on: Setting, open: bool = False) -> str:
    """Some quotes (ids), to be opened under the word for them, with how many there are."""
    if not quotes:
        return ""
    look = of_speakers(voices(quotes, on), on, "quotes") + (" open" if open else "")
    summary = f'{label_word(key, on)} <span class="count label">{len(quotes)}</span>'
    return f"<details{look}><summary>{summary}</summary>\n{quote_list(quotes, on)}</details>\n"


def _side(side: PageSide, look: str, known: bool, on: Setting) -> str:
    """A side, and who takes it; `known`: whether it is known of anybody where they stand."""
    head = own_heading(3, side.position, on) + paragraphs(side.claim, on, "claim")
    who = takers(side, on) if known else ""
    start = f'<section{own_place(side.position.id, on)} class="side {look}">'
    return f"{start}\n{head}{who}{paragraphs(side.summary, on)}</section>\n"


def _arguments(side: PageSide, look: str, on: Setting) -> Iterator[str]:
    """The quotes for and against a side, and what bears on these."""
    if side.reasons and side.reasons.entries:
        speakers = reasons_speakers(side.reasons, on)
        yield f"<details{of_speakers(speakers, on, f'quotes {look}')}>"
        yield f"<summary>{own_name(side.position, on)} {reasons_summary(side.reasons, on)}</summary>\n"
        yield from reasons_tree(side.reasons, on)
        yield "</details>\n"


def _groups(key: str, groups: Sequence[PageGroup], on: Setting) -> Iterator[str]:
    if groups:
        yield f"<section{of_speakers(_inside(groups, on), on, 'groups')}><h2>{label_word(key, on)}</h2>\n"
        for group in groups:
            yield from _group(group, on, 3)
        yield "</section>\n"


def _group(group: PageGroup, on: Setting, level: int) -> Iterator[str]:
    yield f"<section{own_place(group.of.id, on)}{of_speakers(_inside([group], on), on)}>"
    yield own_heading(level, group.of, on, after=permalink(group.of.id, on))
    yield paragraphs(group.summary, on) + _quotes("quotes", group.quotes, on, len(group.quotes) <= FEW)
    for inside in group.inside:
        yield from _group(inside, on, min(level + 1, 6))
    yield "</section>\n"


def _inside(groups: Iterable[PageGroup], on: Setting) -> Iterator[str]:
    """Who says the quotes of some groups, and of those in them."""
    for group in groups:
        yield from voices(group.quotes, on)
        yield from _inside(group.inside, on)


def _others(page: Page, on: Setting) -> Iterator[str]:
    if page.others:
        yield f"<section{of_speakers(voices(page.others, on), on, 'quotes')}>"
        yield f"<h2>{label_word('other-quotes', on)}</h2>\n{quote_list(page.others, on)}</section>\n"


def _sources(sources: Sequence[Card], on: Setting) -> Iterator[str]:
    if sources:
        yield f'<section class="sources"><h2>{label_word("sources", on)}</h2>\n'
        for card in sources:
            title = told_lines(card.title, on)[0]
            yield f"<section{own_place(card.id, on)}><h3>{title}</h3>{fact_list(card.read, on)}</section>\n"
        yield "</section>\n"


def _footer(page: Page, on: Setting) -> Iterator[str]:
    if page.made:
        yield f"<footer><h2>{label_word('how-made', on)}</h2>{fact_list(page.made, on)}</footer>\n"
