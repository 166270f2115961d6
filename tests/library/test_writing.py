"""What is written reads back as the same, in lines that a person would write."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.library.decoding import FORBIDDEN
from socinno.library.tree import tree_of
from socinno.library.writing import WIDTH, block, flow, item

ODD = (
    "", " ", "   ", "~", "null", "Null", "NULL", "no", "yes", "true", "False", "on", "1", "007",
    "1.10", "-0x1f", "1e3", "2018-01-25", "2018-01-25?", "04:11", "1:04:11.5", ".inf", ".nan",
    "=", "<<", "---", "...", "--- a", "%YAML 1.2", "a: b", "a:", ": a", ":a", "a:b", "a #b",
    "a#b", "#a", "- a", "-a", "-", "? a", "?a", "?", "!a", "&a", "*a", "%a", "@a", "`a`", "|",
    ">", ">-", "[a]", "{a: b}", "a, b", "a]", "a}", ",", '"a"', "'a'", 'say "no"', "don't",
    "it''s", "a\\", "\\n", "a  b", " a", "a ", "a\tb", "\ta", "a\t", "a\nb", "a\n\nb", "\na",
    "a\n", "a\n b", "a \nb", "a\r\nb", "a\rb", "a\u2028b", "a\u2029", "\u2028", "\xa0", "\xa0a",
    "a\xa0: b", "a \xa0b", "\u3000a", "\u3000", "שלום: עולם", "مرحبا", "\u200fאב", "日本語",
    "e\u0301", "😀", "“a”", "‘a’", "https://example.org/a?b=c#d", "a" * 300, "a " * 300 + "a",
    "word # " * 40, "- word: " * 40, ("word " * 30 + "\n") * 3 + "end",
    "a\n\n\nb " + "long " * 40, "x  y " * 60, "\\ " * 90, '" ' * 90,
)  # fmt: skip
SIGNS = "ab1 \n\t\r\"'#:-?!&*%@`|>[]{},.~\\=<\u2028\u2029\xa0\u200f😀é日“”"

texts = (
    st.sampled_from(ODD)
    | st.text(alphabet=SIGNS, max_size=40)
    | st.lists(st.sampled_from([*ODD, "word", "a-longer-word", "and"]), max_size=25).map(" ".join)
    | st.text(max_size=60).filter(lambda text: not FORBIDDEN.search(text))
)
ids = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True) | st.sampled_from(
    ["null", "no", "on", "true", "1", "2018-01-25", "URL", "common-ground", "text", "nl-BE"]
)


def lists_and_mappings(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=4) | st.dictionaries(ids, inner, max_size=4)


values = st.recursive(texts, lists_and_mappings, max_leaves=6)


def read(text: str) -> Any:
    tree, problems = tree_of(text.encode(), "a.yaml")
    assert problems == []
    return tree


# what is written is read


@given(things=st.dictionaries(ids, values, min_size=1, max_size=4), indent=st.integers(0, 8))
@pytest.mark.usefixtures("loader")
def test_whatever_is_written_reads_back_as_the_same(things: dict[str, Any], indent: int) -> None:
    assert read(block(things, indent)) == things
    assert list(read(block(things, indent))) == list(things)


@given(values=st.lists(values, min_size=1, max_size=4), indent=st.integers(0, 8))
@pytest.mark.usefixtures("loader")
def test_whatever_is_written_as_items_reads_back_as_the_same(values: list[Any], indent: int) -> None:
    rows = "".join(item(value, indent) for value in values)
    assert read(f"list:\n{rows}") == {"list": values}


@given(value=values)
@pytest.mark.usefixtures("loader")
def test_whatever_is_written_in_brackets_is_one_line_and_reads_back_as_the_same(value: Any) -> None:
    assert "\n" not in flow(value)
    assert read(f"key: [{flow(value)}, end]") == {"key": [value, "end"]}


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ODD)
def test_no_text_is_taken_for_something_else(text: str) -> None:
    things = {"key": text, "list": [text, [text], {"a": text}], "in": {"a": {"b": text, "c": "d"}}}
    assert read(block(things)) == things
    assert read(f"{{{flow('key')}: {flow(text)}}}") == {"key": text}


# how it looks


LOOK = """\
title: Should the town square be free of cars, and when?
summary: >-
  Where a text is longer than a line, it stands below its key and is folded, as here: a blank is
  where a line may end, “quotation marks” and ‘such’ are as they are, and # is no comment.
by: {en: The town, nl: De stad}
sources:
  report:
    type: report
    title: "The square: a report"
    issued: 2026-01-15
    URL: https://example.org/report?page=2#top
speakers:
  baker:
    name: Sam Baker
    also: [Mr. Baker, "Baker, Sam"]
    role: {en: shopkeeper, nl: winkelier}
  walker:
    name: Kim Walker
dichotomies:
  cars-square:
    positions:
      keep-cars:
        title: Keep the cars
      no-cars:
        title: A square without cars
        summary:
          en: Without cars the square becomes a place to stay, a place to play
          nl: Zonder auto’s wordt het plein een plek om te blijven
    quotes: []
quotes:
  baker-customers:
    speaker: baker
    kind: direct
    text: >-
      My customers come by car, you know, and that's what people tend to forget: they will not walk,
      whatever “the plan” says.

      And then?
    source: report
    at: {time: "04:11", section: "Cars or people?"}
    supports: [keep-cars]
    challenges:
      - walker-children-play-on-the-square-again
      - walker-without-cars-the-square
  baker-poem:
    speaker: baker
    kind: direct
    text: |-
      No cars,
      no bread.
    source: report
    at: {page: 2}
  walker-no:
    speaker: walker
    kind: direct
    text: '"No," she said.'
    translation: {nl: "\\"Nee,\\" zei ze, ‘echt’ en 'heus'."}
    source: report
    at: {page: 3}
stances:
  - {speaker: baker, positions: keep-cars, basis: stated}
  - {speaker: walker, positions: [keep-cars, no-cars], basis: reported, evidence: [walker-no]}
  - speaker: walker
    positions: no-cars
    basis: inferred
    evidence: [walker-no]
    note: She says so in so many words that the two of them together do not fit on a line.
"""


def test_it_looks_as_if_a_person_had_written_it() -> None:
    assert block(read(LOOK)) == LOOK


@given(things=st.dictionaries(ids, values, min_size=1, max_size=4))
def test_no_line_ends_in_blanks(things: dict[str, Any]) -> None:
    assert not re.search(r"[ \t](\n|\Z)", block(things))


@given(
    words=st.lists(st.from_regex(r"[\w:#,'\"-]{1,12}", fullmatch=True), max_size=60),
    indent=st.integers(0, 40),
)
def test_no_line_is_wider_than_a_hundred_where_words_are_short(words: list[str], indent: int) -> None:
    things = {
        "text": " ".join(words),
        "list": words,
        "deep": {"a": {"b": "\t".join(words[:1]) + " ".join(words)}},
    }
    lines = block(things, indent).split("\n")
    assert max(map(len, lines)) <= WIDTH
