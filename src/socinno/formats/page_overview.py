"""The first screen of the page of a debate: what it is about, and at once who stands where; what is said of
the whole, to be opened, comes after that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from socinno.formats.blocks import WIDE
from socinno.formats.chart_html import chart
from socinno.formats.hypertext import (
    Setting,
    fact_list,
    full_word,
    label_word,
    nobody_chosen,
    of_speakers,
    own_heading,
    own_place,
    paragraphs,
    shown,
    told_lines,
)
from socinno.formats.inlines import web_address
from socinno.formats.outline import Chart
from socinno.formats.page_people import beside_names, named_taker, nobody_known, silent
from socinno.formats.spans import SIGNS, name_span
from socinno.formats.stances import legend_line
from socinno.views import Sign
from socinno.views.page import Page, PageQuestion, PageSide

FACING = 8  # questions of which the sides are told in words; of more there is a table
SIDE = 24  # speakers at a side who are named there
LINE = ("event", "place", "date")
"""The facts that stand below the title, in one line."""

NEXT = f" {SIGNS['dot']} "

BEARING = ("supports", "challenges")
"""The signs of quotes for and against something, which are explained where these are."""


def page_head(page: Page, on: Setting) -> Iterator[str]:
    """What the debate is called and asks, and when and where it took place."""
    yield f"<header{own_place(page.debate.id, on)}>\n"
    if home := web_address(page.listed_in) or quote(page.listed_in):
        yield f'<p class="home"><a href="{escape(home)}">{label_word("all-debates", on)}</a></p>'
    yield own_heading(1, page.debate, on)
    yield "".join(
        paragraphs(part.value, on, "asked")
        for part in page.facts
        if part.bare and part.value != page.debate.name
    )
    facts = {part.key: told_lines(part.told, on) for part in page.facts if not part.bare}
    line = [text for key in LINE for text in facts.get(key, ())]
    yield f'<p class="told">{NEXT.join(line)}</p>\n' if line else ""
    yield "</header>\n"


def page_about(page: Page, on: Setting) -> Iterator[str]:
    """What the debate comes to, and what else there is to know of the whole."""
    if page.summary:
        yield f'<section class="summary"><h2>{label_word("summary", on)}</h2>'
        yield f"{paragraphs(page.summary, on)}</section>\n"
    facts = fact_list((part for part in page.facts if not part.bare and part.key not in LINE), on)
    told = f'<p class="told">{" ".join(full_word(it, on) for it in page.told)}</p>' if page.told else ""
    if facts or told:
        summary = f"<summary>{label_word('about-debate', on)}</summary>"
        yield f'<details class="about-debate">{summary}{facts}{told}</details>\n'


def who_stands(page: Page, on: Setting) -> Iterator[str]:
    """Who stands where, with what the signs mean; nothing where that is known of nobody."""
    if not any(it.beside or any(side.takers for side in it.sides) for it in page.questions):
        return
    yield f'<section class="overview"><h2>{label_word("who-stands", on)}</h2>\n'
    if _in_words(page):
        yield '<ol class="faces">'
        for it in page.questions:
            yield _face(it, on)
        yield "</ol>\n"
        yield sign_list((sign for sign in page.legend if sign.sign not in BEARING), on)
        if page.crossing:
            yield f"<details><summary>{label_word('as-table', on)}</summary>"
            yield from _table(page, on)
            yield "</details>\n"
    else:
        yield from _table(page, on)
    yield "</section>\n"


def _in_words(page: Page) -> bool:
    """Whether there is room to name who takes each side of every question, or no table to do it."""
    crowded = any(len(side.takers) > SIDE for it in page.questions for side in it.sides)
    return not page.crossing or not (len(page.questions) > FACING or crowded)


def _face(it: PageQuestion, on: Setting) -> str:
    """A question, which leads to all about it, and who takes its sides."""
    number = f'<span class="number">{it.number}</span> ' if len(on.numbers) > 1 else ""
    name = f'<p class="face">{number}{shown((name_span(it.of),), on)}</p>'
    sides = "".join(
        _side(side, look, on) for look, side in zip(("side-first", "side-second"), it.sides, strict=True)
    )
    others = "".join(beside_names(part, on) for part in it.beside)
    return f'<li>{name}<div class="sides">{sides}</div>{others}{silent(it.silent, on)}</li>\n'


def _side(side: PageSide, look: str, on: Setting) -> str:
    who = "".join(
        f"<li{of_speakers([it.speaker.id], on)}>{named_taker(it, on, side.position)}</li>"
        for it in side.takers
    )
    absent = nobody_chosen((it.speaker.id for it in side.takers), on)
    told = f'<ul class="takers many">{who}</ul>{absent}' if who else nobody_known(on)
    return (
        f'<div class="side {look}"><p class="named">{shown((name_span(side.position),), on)}</p>{told}</div>'
    )


def _table(page: Page, on: Setting) -> Iterator[str]:
    """Everybody on every question, with what its signs mean that are not explained above."""
    if not page.crossing:
        return
    small = len(page.crossing.heads) > WIDE
    yield "" if small else f'<p class="label">{label_word("axis-sides", on)}</p>'
    signs = page.crossing.small if small else page.crossing.legend
    known = {sign.sign for sign in (page.legend if _in_words(page) else signs)}.union(BEARING)
    more = signs if _in_words(page) else page.legend
    own = () if _in_words(page) else signs
    yield sign_list((*own, *(sign for sign in more if sign.sign not in known)), on)
    yield from chart(
        Chart(page.crossing, small),
        on.sheet,
        lambda line: shown(line, on),
        lambda line: of_speakers([line.speaker.id], on, "apart" if line.apart else ""),
        on.sheet.say("corner-questions"),
    )


def sign_list(signs: Iterable[Sign], on: Setting) -> str:
    """What some signs mean: those that are drawn on a page."""
    told = "".join(f"<li>{shown(legend_line(sign, on.sheet), on)}</li>" for sign in signs)
    return f'<ul class="legend" aria-label="{label_word("legend", on)}">{told}</ul>\n' if told else ""
