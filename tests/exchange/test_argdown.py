"""A debate becomes an argument map: its quotes and what these are for and against, as Argdown reads it."""

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from authors import parsed, run, write
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from socinno.exchange.argdown import write as written
from socinno.library import load
from socinno.model import Debate

READER = Path(__file__).with_name("argdown_reader.js")

POND = """\
language: en
title: {en: 'Who is the "pond" for?', nl: Van wie is de vijver?}
speakers:
  ada: {name: Ada Moss}
sources:
  minutes: {type: report, title: "Minutes {draft} === 1"}
dichotomies:
  for:
    title: "Ducks [or] swans"
    question: "Whose is it? // or: not"
    positions:
      ducks: {title: {nl: Eenden, en: Ducks}, claim: "Ducks *were* here. See [this](it) {now} #first @all"}
      swans: {claim: "<!-- no --> swans a.b.c, :x: __init__"}
  again:
    title: Once more
    positions:
      ducks-again: {title: Ducks}
      geese: {title: "[Geese]: or", claim: "- 1. (1) + geese"}
quotes:
  first: {speaker: ada, kind: direct, text: "A\\\\B === C\\n/* d */ http://e.f", source: minutes,
    at: {page: 2}, supports: [ducks, geese], challenges: [swans]}
  second: {kind: indirect, text: {nl: Zij zegt nee., en: She says <no>.}, source: minutes,
    at: {page: 3}, challenges: [first, ducks-again]}
  third: {kind: direct, text: "+> [Ducks]", source: minutes, at: {page: 4}, supports: [second]}
"""


def text_of(content: str, folder: Path) -> str:
    return b"".join(written(load(write(folder, content)), ".argdown")).decode()


@cache
def _missing() -> str:
    """Why Argdown's own parser cannot be asked; empty where it can."""
    if not shutil.which("node"):
        return "node is not installed"
    tried = subprocess.run(["node", "-e", "require('@argdown/core')"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "@argdown/core is not installed where NODE_PATH says"


def read_back(texts: list[str]) -> list[dict[str, Any]]:
    """What Argdown's own parser finds in argument maps, all in one process."""
    if why := _missing():
        pytest.skip(why)
    told = subprocess.run(
        ["node", str(READER)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    return [json.loads(line) for line in told.stdout.splitlines()]


def one_line(text: str) -> str:
    return " ".join(text.split())


def in_language(text: Any, language: str) -> str:
    return one_line(text.get("") or text.get(language) or next(iter(text.values()))) if text else ""


def hold_same(debate: Debate, found: dict[str, Any]) -> None:
    """Everything of a debate that a map has is there, under names that lead back to it."""
    assert found["errors"] == [], debate
    assert found["title"] == in_language(debate.title, debate.language)
    assert {title: text for title, text, _ in found["arguments"]} == {
        id: in_language(quote.text, debate.language) for id, quote in debate.quotes.items()
    }
    ids = {title: data["id"] for title, _, data in found["statements"] if "id" in data}
    positions = {id: it for one in debate.dichotomies.values() for id, it in one.positions.items()}
    assert {ids[title]: text for title, text, _ in found["statements"] if title in ids} == {
        id: in_language(position.claim, debate.language) for id, position in positions.items()
    }
    sides = [tuple(one.positions) for one in debate.dichotomies.values()]
    assert Counter((ids.get(a, a), sort, ids.get(b, b)) for a, sort, b in found["relations"]) == Counter(
        [
            *((id, "support", on) for id, quote in debate.quotes.items() for on in quote.supports),
            *((id, "attack", on) for id, quote in debate.quotes.items() for on in quote.challenges),
            *((first, "contradictory", second) for first, second in sides),
        ]
    )


def test_quotes_are_arguments_for_and_against_positions(tmp_path: Path) -> None:
    text = text_of(POND.replace('"+> [Ducks]"', "Yes"), tmp_path)
    assert "\n[swans]: " in text
    assert re.search(r"\n<second>: She says \\<no>. \{.*\}\n    -> <first>\n    -> \[ducks-again\]\n", text)
    assert re.search(r"\n<third>: Yes \{.*\}\n    \+> <second>\n", text)


def test_a_quote_tells_who_says_it_and_where(tmp_path: Path) -> None:
    line = next(it for it in text_of(POND, tmp_path).splitlines() if it.startswith("<first>"))
    assert 'speaker: "Ada Moss"' in line
    assert 'page: "2"' in line


def test_titles_lead_to_one_position_each(tmp_path: Path) -> None:
    text = text_of(POND.replace("title: Ducks}", "title: Ducks and drakes}"), tmp_path)
    assert "\n[Ducks]: " in text
    assert "\n[Ducks and drakes] " in text
    assert "\n[geese]: " in text
    assert "\n[Ducks]: " not in text_of(POND, tmp_path)


def test_texts_are_in_the_language_of_the_debate(tmp_path: Path) -> None:
    path = write(tmp_path, POND)
    for language in ("en", "nl"):
        out = tmp_path / f"{language}.ad"
        assert run("export", "--content", path, out, "--lang", language).code == 0
        assert "Who is the" in out.read_text("utf-8")
        assert "Zij zegt" not in out.read_text("utf-8")


def test_argdown_reads_what_was_written(tmp_path: Path) -> None:
    (found,) = read_back([text_of(POND, tmp_path)])
    hold_same(parsed(POND), found)
    data = {title: held for title, _, held in found["arguments"]}
    assert data["first"]["source"] == "Minutes {draft} === 1"
    assert data["first"]["speaker"] == "Ada Moss"


@pytest.mark.parametrize("title", ["constructor", "toString", "__proto__"])
def test_names_that_javascript_has_already_name_no_position(title: str, tmp_path: Path) -> None:
    content = POND.replace("title: Ducks}", f"title: {title}}}")
    (found,) = read_back([text_of(content, tmp_path)])
    hold_same(parsed(content), found)


def test_a_quote_may_be_called_a_constructor(tmp_path: Path) -> None:
    content = POND.replace("  first:", "  constructor:").replace("[first,", "[constructor,")
    (found,) = read_back([text_of(content, tmp_path)])
    assert [title for title, _, _ in found["arguments"]] == ["constructor_", "second", "third"]
    assert ["second", "attack", "constructor_"] in found["relations"]


def test_argdown_reads_the_debate_that_comes_along() -> None:
    library = load()
    debate = library.debates[0]
    text = b"".join(written(library.narrowed(debate.id), ".argdown")).decode()
    (found,) = read_back([text])
    hold_same(debate, found)


HOSTILE = (
    *"[]<>{}#@*_\\+-=/.,:;()!'\" \n1é",
    *("===", "//", "/*", "*/", "<!--", "-->", "1.", "(1)", "--", "><", "+>", "->", "a", "b c", "**", "__"),
    *(
        "[Ducks]",
        "<first>",
        "[x]: y",
        "<x>: y",
        ":and:",
        ".and.",
        "#(tag x)",
        "{a: b}",
        "\u2028",
        "\U0001f986",
    ),
)


@pytest.mark.long
def test_argdown_reads_whatever_was_said(tmp_path: Path) -> None:
    made: list[str] = []

    @settings(max_examples=300, database=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
    @given(
        st.lists(
            st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=9).map("".join), min_size=7, max_size=7
        )
    )
    def collect(texts: list[str]) -> None:
        title, claim, other, asked, said, speaker, source = (one_line(it) or "x" for it in texts)
        made.append(_debate(title, claim, other, asked, said, speaker, source))

    collect()
    maps = []
    for number, content in enumerate(made):
        folder = tmp_path / str(number)
        folder.mkdir()
        maps.append(text_of(content, folder))
    found = read_back(maps)
    assert len(found) == len(made)
    for content, one in zip(made, found, strict=True):
        hold_same(parsed(content), one)


def _debate(title: str, claim: str, other: str, asked: str, said: str, speaker: str, source: str) -> str:
    things = {
        "language": "en",
        "title": title,
        "speakers": {"ada": {"name": speaker}},
        "sources": {"minutes": {"type": "report", "title": source}},
        "dichotomies": {
            "one": {
                "title": asked,
                "question": asked,
                "positions": {"ducks": {"title": title, "claim": claim}, "swans": {"title": other}},
            }
        },
        "quotes": {
            "first": {
                **{"speaker": "ada", "kind": "direct", "text": said, "source": "minutes"},
                **{"at": {"section": asked}, "supports": ["ducks"], "challenges": ["swans"]},
            },
            "second": {
                **{"kind": "direct", "text": claim, "source": "minutes", "at": {"page": other}},
                **{"supports": ["first"], "challenges": ["ducks"]},
            },
        },
    }
    return json.dumps(things, ensure_ascii=False)
