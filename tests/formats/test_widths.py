"""Nothing is ever lost: at every width every word of the content is there and no line is too wide."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

import socinno
from socinno import Library, Sheet
from socinno.library.catalogue import FileLibrary
from socinno.library.reader import parse
from socinno.model import Debate
from socinno.views import Quotation, Ref, StanceView, Text, View

BORDERS = re.compile("[│╭╮╰╯├┤┬┴┼─]")


@cache
def library() -> Library:
    return socinno.load()


def views(of: Library, language: str) -> Iterator[tuple[str, View]]:
    debate = of.debates[0]
    yield "overview", socinno.overview(debate, language)
    for name in debate.things:
        yield name, socinno.show(of, name, language)
    yield "compare speakers", socinno.compare(of, list(debate.speakers)[:3], language)
    for dichotomy in debate.dichotomies:
        yield f"compare {dichotomy}", socinno.compare(of, [dichotomy], language)
    yield "quotes", socinno.quotes(of, socinno.Filters(), language)
    yield "speakers", socinno.speakers(of, socinno.Filters(), language)
    yield "debates", socinno.debates(of, language)


def passages(value: Any) -> Iterator[str]:
    """Every passage of content in a view, and every name that it refers to."""
    if isinstance(value, Text):
        yield value.text
    elif isinstance(value, Ref):
        yield value.name.text
    elif isinstance(value, StanceView):
        shown = value.speaker if value.lead == "speaker" else value.positions
        yield from passages((shown, value.evidence, value.note))
    elif isinstance(value, Quotation):
        parts = (value.speaker, value.text, value.translation, value.source, value.supports, value.note)
        yield from passages((*parts, value.challenges, *(Text(words) for _, words in value.at.facts)))
    elif hasattr(value, "records"):
        seen = {field for column in value.columns for field in column.fields}
        for record in value.records:
            yield from passages(tuple(v for key, v in record.items() if key in seen))
    elif isinstance(value, tuple):
        for item in value:
            yield from passages(item)


def cells(screen: str) -> str:
    """The words of a screen in reading order of its cells, without the borders, spaces and folds."""
    found: list[str] = []
    columns: list[list[str]] = []
    for line in [*screen.splitlines(), ""]:
        inside = line.startswith("│")
        if inside:
            parts = line.strip("│").split("│")
            columns = columns if len(columns) == len(parts) else [[] for _ in parts]
            for column, part in zip(columns, parts, strict=True):
                column.append(part)
        if not inside:
            found += ["".join(column) for column in columns] + [line]
            columns = []
    return "".join("".join(found).split())


def is_whole(view: View, screen: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in screen.splitlines())
    shown = cells(screen)
    for passage in passages(view):
        wanted = "".join(unicodedata.normalize("NFC", passage).split())
        assert wanted in shown, f"lost at {width}: {passage}"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [20, 21, 25, 33, 40, 59, 60, 79, 80, 100, 120, 157, 200, 300])
def test_every_screen_is_whole_at_every_width(width: int, language: str) -> None:
    for _, view in views(library(), language):
        is_whole(view, socinno.write(view, Sheet(language, width), "table"), width)


@pytest.mark.parametrize("width", range(20, 301, 7))
def test_the_overview_and_a_comparison_are_whole_at_all_widths_between(width: int) -> None:
    of = library()
    for view in (socinno.overview(of.debates[0], "nl"), socinno.compare(of, ["wittmayer", "graaf"], "nl")):
        is_whole(view, socinno.write(view, Sheet("nl", width), "table"), width)


def test_colour_changes_no_word() -> None:
    for name, view in views(library(), "en"):
        plain, coloured = (socinno.write(view, Sheet("en", 90, colour), "table") for colour in (False, True))
        bare = re.sub("\x1b\\[[0-9;]*m", "", coloured)
        assert ["".join(a.split()) for a in bare.splitlines()] == [
            "".join(b.split()) for b in plain.splitlines()
        ], name


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(
    lambda text: bool(text.strip())
)


def debate_with(title: str, claim: str, quote: str) -> Debate:
    """A debate that holds some words in its title, a claim and a direct quote."""
    reading = parse(
        b"language: en\ntitle: T\nquestion: Q\nspeakers: {s: {name: S}}\n"
        b"sources: {b: {type: book, title: B}}\n"
        b"dichotomies: {d: {title: D, question: Q, positions: {p: {title: P, claim: C},"
        b" q: {title: P, claim: C}}}}\n"
        b"quotes: {x: {speaker: s, kind: direct, text: T, source: b, at: {page: '1'}, supports: [p]}}\n",
        "x.yaml",
        "x",
    )
    assert reading.debate
    data = reading.debate.model_dump(by_alias=True, exclude_none=True)
    data["title"] = title
    data["dichotomies"]["d"]["positions"]["p"]["claim"] = claim
    data["quotes"]["x"]["text"] = quote
    return Debate.model_validate(data, context={"id": "debate"})


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, WORDS, st.integers(20, 120))
def test_any_words_whatever_are_whole_and_within_the_width(
    title: str, claim: str, quote: str, width: int
) -> None:
    of = FileLibrary((debate_with(title, claim, quote),))
    for name in ("d", "p", "x"):
        view = socinno.show(of, name, "en")
        screen = socinno.write(view, Sheet("en", width), "table")
        assert all(cell_len(line) <= width for line in screen.splitlines())
