"""A debate as one page to share: who stands where, and the words that show it, each thing once by its id.

No script, nothing loaded from elsewhere; light and dark, and fit to print (WCAG 2.2 AA).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from socinno.formats import Sheet
from socinno.formats import page_filter as choice
from socinno.formats.hypertext import (
    Setting,
    fact_list,
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
from socinno.formats.markup import About, document, previewed, template
from socinno.formats.page_overview import BEARING, page_about, page_head, sign_list, who_stands
from socinno.formats.page_people import beside, people, silent, takers, whence
from socinno.formats.page_quotes import (
    quote_list,
    reasons_speakers,
    reasons_summary,
    reasons_tree,
)
from socinno.formats.spans import name_span
from socinno.text import one_line
from socinno.views import Card, Word
from socinno.views.page import Page, PageGroup, PageQuestion, PageSide

FEW = 2  # quotes of a theme that are read at once
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
        _one_state(page),
    )
    yield from document(_body(page, on, options), _about(page, sheet), _style(options))


def _body(page: Page, on: Setting, options: Sequence[choice.PickGroup]) -> Iterator[str]:
    """All that is read, from top to bottom."""
    yield f'<a class="skip" href="#_main">{label_word("skip", on)}</a>\n<div class="page">\n'
    yield from page_head(page, on)
    yield from _aside(page, on, options)
    yield '<main id="_main">\n'
    yield choice.pick_banner(options, on.sheet) if options else ""
    yield from who_stands(page, on)
    asked = [piece for it in page.questions for piece in _question(it, page, on)]
    yield from _ground(page.ground, on)  # it stands above them, and its quotes may stand in them
    yield from page_about(page, on)
    yield from asked
    yield from _groups("themes", page.themes, on)
    yield from _others(page, on)
    yield from people(page.speakers, on)
    yield from _sources(page.sources, on)
    yield "</main>\n"
    yield from _footer(page, on)
    yield "</div>"


def _one_state(page: Page) -> Word | None:
    """That no quote was compared with its source, where that is told once of all."""
    told = any(it.key == "none-compared" for it in page.told)
    return next((it.state for it in page.quotes.values() if it.state), None) if told else None


def _anchors(page: Page) -> Iterator[str]:
    """Every id that a link on the page can lead to."""
    yield page.debate.id
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


def _question(it: PageQuestion, page: Page, on: Setting) -> Iterator[str]:
    """A question: its two sides with who takes them, who stands beside these, its quotes."""
    speakers = {stance.speaker.id for side in it.sides for stance in side.takers}
    speakers |= {id for side in it.sides for id in reasons_speakers(side.reasons, on)}
    speakers |= {*voices(it.quotes, on), *(id for ids, _ in beside(it, on) for id in ids)}
    yield f"<section{own_place(it.of.id, on)}{of_speakers(speakers, on, 'question')}>\n"
    number = f'<span class="number">{it.number}</span> ' if len(on.numbers) > 1 else ""
    yield own_heading(2, it.of, on, number, permalink(it.of.id, on, "question"))
    yield paragraphs(it.question, on, "asked") + paragraphs(it.summary, on)
    yield '<div class="sides">\n'
    for look, side in zip(SIDES, it.sides, strict=True):
        yield _side(it, side, look, on)
    yield f"</div>\n{whence(it, on)}{_bearing(it, page, on)}"
    yield '<div class="arguments">\n'
    for look, side in zip(SIDES, it.sides, strict=True):
        yield from _arguments(side, look, on)
    yield "</div>\n"
    yield "".join(told for _, told in beside(it, on)) + silent(it.silent, on)
    yield _quotes("other-quotes", it.quotes, on, under=it.of.id)
    yield "</section>\n"


def _bearing(it: PageQuestion, page: Page, on: Setting) -> str:
    """What the signs of quotes for and against something mean, above the first of them."""
    argued = (question for question in page.questions if any(side.reasons for side in question.sides))
    if it is not next(argued, None):
        return ""
    signs = sign_list((sign for sign in page.legend if sign.sign in BEARING), on)
    deep = any(side.reasons and side.reasons.total > side.reasons.direct for side in it.sides)
    return signs + (f'<p class="label">{label_word("legend-reply", on)}</p>\n' if deep else "")


def _quotes(
    key: str,
    quotes: Sequence[str],
    on: Setting,
    open: bool = False,
    below: frozenset[str] = frozenset(),
    under: str = "",
) -> str:
    """Some quotes (ids), to be opened under the word for them, with how many there are. The words of some
    stand `below`."""
    if not quotes:
        return ""
    look = of_speakers(voices(quotes, on), on, "quotes") + (" open" if open else "")
    summary = f'{label_word(key, on)} <span class="count label">{len(quotes)}</span>'
    return f"<details{look}><summary>{summary}</summary>\n{quote_list(quotes, on, below, under)}</details>\n"


def _side(it: PageQuestion, side: PageSide, look: str, on: Setting) -> str:
    """A side, what it comes to, and who takes it; that there are no quotes, where nothing else is known."""
    head = own_heading(3, side.position, on, after=permalink(side.position.id, on, "side"))
    head += paragraphs(side.claim, on, "claim")
    told = paragraphs(side.summary, on)
    known = it.silent or it.beside or any(one.takers for one in it.sides)
    argued = any(one.reasons for one in it.sides)
    who = takers(it, side, on) if known or not argued else ""
    none = "" if side.takers or side.reasons else f'<p class="nobody">{escape(on.sheet.say("quoteless"))}</p>'
    start = f'<section{own_place(side.position.id, on)} class="side {look}">'
    return f"{start}\n{head}{told}{who}{none}</section>\n"


def _arguments(side: PageSide, look: str, on: Setting) -> Iterator[str]:
    """The quotes for and against a side, and what bears on these."""
    if side.reasons and side.reasons.entries:
        speakers = reasons_speakers(side.reasons, on)
        yield f"<details{of_speakers(speakers, on, f'quotes {look}')}>"
        yield f"<summary>{own_name(side.position, on)} {reasons_summary(side.reasons, on)}</summary>\n"
        yield from reasons_tree(side.reasons, on)
        yield "</details>\n"


def _ground(groups: Sequence[PageGroup], on: Setting) -> Iterator[str]:
    """What people agreed on: the words that show it are opened by the reader, or stand at a question."""
    above = frozenset(on.written)
    yield from _groups("agreed-on", groups, on, above)


def _groups(
    key: str, groups: Sequence[PageGroup], on: Setting, below: frozenset[str] | None = None
) -> Iterator[str]:
    if groups:
        yield f"<section{of_speakers(_inside(groups, on), on, 'groups')}><h2>{label_word(key, on)}</h2>\n"
        for group in groups:
            yield from _group(group, on, 3, below)
        yield "</section>\n"


def _group(group: PageGroup, on: Setting, level: int, below: frozenset[str] | None) -> Iterator[str]:
    yield f"<section{own_place(group.of.id, on)}{of_speakers(_inside([group], on), on)}>"
    yield own_heading(level, group.of, on, after=permalink(group.of.id, on, group.of.kind))
    read = below is None and len(group.quotes) <= FEW
    yield paragraphs(group.summary, on) + _quotes("quotes", group.quotes, on, read, below or frozenset())
    for inside in group.inside:
        yield from _group(inside, on, min(level + 1, 6), below)
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
