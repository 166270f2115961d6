"""Trees of reasons for who reads them elsewhere: lists in lists, words for signs, levels in JSON."""

import json
from html.parser import HTMLParser

import pytest
from arguing import ARGUED, Drawn, argued, chain, debate, library
from hypothesis import given, settings
from markdown_it import MarkdownIt

from socinno.formats import Sheet, written
from socinno.formats.reasons import NESTED
from socinno.model import Debate
from socinno.queries.show import show


def told(of: Debate, format: str, everything: bool = True, language: str = "en") -> str:
    return written(show(library(of), "d", language, (), everything), Sheet(language, 80), format)


class Lists(HTMLParser):
    """How deep lists stand in each other, and whether every element that is opened is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("meta", "br", "link"):
            self.open.append(tag)
        self.depth = max(self.depth, self.open.count("ul"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@settings(deadline=None, max_examples=50)
@given(ARGUED)
def test_a_page_has_lists_in_lists_each_closed(drawn: Drawn) -> None:
    of = argued(drawn)
    lists = Lists()
    lists.feed(told(of, "html"))
    assert lists.open == []


@settings(deadline=None, max_examples=50)
@given(ARGUED)
def test_json_has_every_quote_once_with_its_words(drawn: Drawn) -> None:
    of = argued(drawn)
    data = json.loads(told(of, "json", everything=False))
    for tree in data["reasons"]:
        whole = [entry["quote"]["id"] for entry in tree["quotes"] if entry["quotation"]]
        assert len(whole) == len(set(whole)) <= tree["total"]
    assert data["positions"]["rows"]  # what there was before is there as it was


@pytest.mark.parametrize("format", ["table", "plain", "markdown", "html", "json", "csv"])
def test_a_chain_of_ten_thousand_can_be_written(format: str) -> None:
    assert "Words of q9999" in told(chain(10_000), format)


def test_lists_stand_in_lists_as_deep_as_is_borne() -> None:
    of = chain(NESTED + 5)
    lists = Lists()
    lists.feed(told(of, "html"))
    assert lists.depth == NESTED + 1
    assert 'supports </span><a href="#q11">q11</a>' in told(of, "html")
    tokens = MarkdownIt().parse(told(of, "markdown"))
    assert max(token.level for token in tokens if token.type == "bullet_list_open") == 2 * NESTED
    assert "supports q11" in told(of, "markdown")


def test_markdown_takes_no_sign_for_a_mark_of_its_own() -> None:
    text = told(debate({"a": {"supports": ("left",)}, "b": {"challenges": ("a",)}}), "markdown")
    assert "\n- \\+ Words of a\\\n" in text
    assert "\n  - − Words of b\\\n" in text


def test_plain_says_in_words_what_a_quote_is_for_or_against() -> None:
    of = debate(
        {"a": {"supports": ("left",)}, "b": {"challenges": ("a",)}, "c": {"supports": ("a", "right")}}
    )
    text = told(of, "plain")
    assert "Supports L:\nIn our words: Words of a" in text
    assert "Challenges a:\nIn our words: Words of b" in text
    assert "Supports a:\nWords of c — see below" in text


@pytest.mark.parametrize("format", ["plain", "markdown", "html"])
def test_what_is_left_out_is_counted_without_a_command(format: str) -> None:
    text = told(chain(10), format, everything=False)
    assert "… 8 more below" in text
    assert "socinno show q1" not in text


def test_csv_has_a_row_for_each_fact_of_the_tree() -> None:
    text = told(debate({"a": {"supports": ("left",)}, "b": {"challenges": ("a",)}}), "csv")
    assert "reasons.1.quotes.2.how,challenges\r\n" in text
    assert "reasons.1.quotes.2.level,1\r\n" in text


@pytest.mark.parametrize("format", ["table", "plain", "markdown", "html"])
def test_of_very_many_the_first_are_shown_and_the_others_counted(format: str) -> None:
    of = debate({f"q{n}": {"supports": ("left",)} for n in range(30)})
    text = told(of, format, everything=False)
    assert "… 10 more quotes" in text
    assert ("socinno show left --all" in text) == (format == "table")
    assert "more quotes" not in told(of, format)
