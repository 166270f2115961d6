"""Search: what counts as saying it, what comes first, and what a hit tells."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from socinno.cli.app import app
from socinno.formats import Sheet, written
from socinno.library import Library
from socinno.problems import Stop
from socinno.queries.quotes import Filters
from socinno.queries.search import MOST_MARKED, parsed, places, search
from socinno.views import Table


def ids(
    library: Library,
    *words: str,
    language: str = "nl",
    without: tuple[str, ...] = (),
    **filters: tuple[str, ...],
) -> list[str]:
    found = search(library, words, Filters(**filters), language, without=without)
    return [str(record["id"].text) for record in nested(found)]


def nested(table: Table) -> list[Any]:
    """What machines read."""
    return list(table.nested or ())


def told(table: Table) -> list[Any]:
    """What people read."""
    return [record["hit"] for record in table.records]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        (["coordinatieprobleem"], {"oud"}),
        (["COÖRDINATIEPROBLEEM"], {"oud"}),
        (["vera!"], {"vera"}),
        (["zeldenrust", "vera"], {"vera"}),
        (["bridge"], {"oud", "nieuw"}),
        (["brug", "bridge"], {"oud", "nieuw"}),
        (["-brug"], {"bruggen", "as", "zelf", "nieuw", "oud"}),
        (["brugg*"], {"bruggen"}),
        (["oude brug"], {"oud"}),
        (["brug oude"], set()),
        (['"oude brug"'], {"oud"}),
        (["oude bru*"], {"oud"}),
        (["brugwachter"], {"vera"}),
        (["zaal"], {"room"}),
        (["krant"], {"krant"}),
        (["page"], set()),
    ],
)
def test_a_hit_says_every_word_somewhere_whatever_the_case_and_accents(
    words: list[str], hits: set[str], library: Library
) -> None:
    assert set(ids(library, *words)) == hits


@pytest.mark.parametrize(
    ("without", "hits"),
    [
        (("bridge",), {"bruggen", "as", "zelf"}),
        (("nieuwe brug", "zelf"), {"bruggen", "oud"}),
        (('"nieuwe brug"', "ZÉLF"), {"bruggen", "oud"}),
        (("brug*",), set()),
        (("niets",), {"bruggen", "as", "zelf", "nieuw", "oud"}),
    ],
)
def test_what_must_not_be_there_leaves_out_what_says_it(
    without: tuple[str, ...], hits: set[str], library: Library
) -> None:
    assert set(ids(library, "brug", without=without)) == hits


def test_names_and_titles_come_first_then_claims_then_quotes_then_the_rest(library: Library) -> None:
    assert ids(library, "brug*") == ["bruggen", "zelf", "nieuw", "oud", "vera", "as"]


def test_the_shorter_of_two_that_weigh_the_same_comes_first(library: Library) -> None:
    assert ids(library, "bridge") == ["nieuw", "oud"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_order_is_the_same_in_every_language(language: str, library: Library) -> None:
    assert ids(library, "bridge", language=language) == ["nieuw", "oud"]


def test_filters_are_those_of_quotes(library: Library) -> None:
    assert ids(library, "brug", kind=("direct",)) == ["oud"]
    assert ids(library, "brug", speaker=("zaal",)) == ["nieuw"]
    assert ids(library, "brug", position=("samen",)) == ["oud"]
    assert ids(library, "brug", dichotomy=("as",), speaker=("room",)) == []


def test_the_best_are_shown_and_all_are_counted(library: Library, folder: Path) -> None:
    table = search(library, ["brug*"], Filters(), "nl", 2)
    assert (len(list(table.records)), len(nested(table)), table.total) == (2, 2, 6)
    assert len(list(search(library, ["brug*"], Filters(), "nl", 0).records)) == 6
    for format in ("table", "plain", "markdown", "html"):
        answer = run(f"search brug* --limit 2 -f {format}", folder).stdout
        assert answer.count("the best 2 of 6; --limit 0 shows all") == 1
        assert "--limit" not in run(f"search brug* --limit 6 -f {format}", folder).stdout
    assert len(json.loads(run("search brug* --limit 2 -f json", folder).stdout)) == 2
    assert run("search brug* --limit 2", folder).stderr == ""


@pytest.mark.parametrize("few", [1, 2, 5, 6, 7])
def test_hits_are_the_same_whether_all_are_made_before_the_first_is_shown(
    few: int, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = search(library, ["brug*"], Filters(), "nl", 0)
    monkeypatch.setattr("socinno.queries.search.FEW", few)
    monkeypatch.setattr("socinno.queries.search.FIRST", 1)
    table = search(library, ["brug*"], Filters(), "nl", 0)
    assert (told(table), nested(table)) == (told(whole), nested(whole))
    assert written(table, Sheet("nl"), "table") == written(whole, Sheet("nl"), "table")


@pytest.mark.parametrize("words", [[], ["..."], ["-", "?!"]])
def test_with_nothing_to_look_for_it_says_so(words: list[str], library: Library) -> None:
    with pytest.raises(Stop, match="nothing-to-search"):
        ids(library, *words)
    with pytest.raises(Stop, match="nothing-to-search"):
        ids(library, *words, without=("brug",))


def test_with_nothing_to_leave_out_it_says_so(library: Library) -> None:
    with pytest.raises(Stop, match="nothing-to-search"):
        ids(library, "brug", without=("?!",))


def test_a_hit_tells_what_it_is_where_it_stands_and_the_id_to_show(folder: Path) -> None:
    [hit] = json.loads(run("search coordinatie* --lang nl -f json", folder).stdout)
    assert (hit["id"], hit["debate"], hit["kind"], hit["aspect"]) == (
        "oud",
        "bruggen",
        "quote",
        "quote",
    )
    assert hit["speaker"]["id"] == "vera"
    assert hit["quoting"] == "direct"
    assert hit["source"]["id"] == "krant"
    assert hit["at"] == {"page": "1"}
    assert hit["text"]["text"] == "De oude brug is één groot coördinatieprobleem"
    assert run(["show", hit["id"]], folder).exit_code == 0


def test_a_hit_in_a_translation_is_shown_as_a_translation(folder: Path) -> None:
    answer = run("search old --lang en --width 100", folder).stdout
    assert "translation: The »old« bridge is one big problem" in answer


def test_the_match_is_marked_in_colour_by_signs_and_in_json(library: Library, folder: Path) -> None:
    table = search(library, ["oude brug", "coord*"], Filters(), "nl")
    [record] = nested(table)
    text: Any = record["text"]
    assert [text.text[start:end] for start, end in text.marks] == ["oude brug", "coördinatieprobleem"]
    coloured = written(table, Sheet("nl", 200, colour=True), "table")
    assert "\x1b[1;7moude brug\x1b[0m" in coloured
    assert "»" not in coloured
    plain = written(table, Sheet("nl", 200), "table")
    assert "“De »oude brug« is één groot »coördinatieprobleem«”" in plain
    marks = json.loads(written(table, Sheet("nl"), "json"))[0]["text"]["marks"]
    assert marks == [list(mark) for mark in text.marks]


@pytest.mark.parametrize(
    ("text", "asked", "marked"),
    [
        ("Één brug, één brúg.", ["een brug"], ["Één brug", "één brúg"]),
        ("a b a b a", ["a b a"], ["a b a b a"]),
        ("E\u0301e\u0301n ding", ["een"], ["E\u0301e\u0301n"]),
        ("burger-participatie", ["participatie"], ["participatie"]),
        ("niets", ["iets"], []),
        ("iets wel", ["wel", "iets"], ["iets", "wel"]),
    ],
)
def test_places_are_those_of_the_words_as_written(text: str, asked: list[str], marked: list[str]) -> None:
    assert [text[start:end] for start, end in places(text, parsed(asked))] == marked


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_hit_is_whole_at_every_width(width: int, language: str, folder: Path) -> None:
    answer = run(["search", "brug", "--width", str(width), "--lang", language], folder).stdout
    assert all(len(line) <= width for line in answer.splitlines())
    said = "".join(answer.split()).replace("│", "")
    assert "coördinatieprobleem" in said or width >= 80 or language == "en"


def run(line: str | list[str], folder: Path) -> Result:
    words = line.split() if isinstance(line, str) else line
    return CliRunner().invoke(app, [*words, "--content", str(folder)])


def test_of_a_text_with_very_many_places_the_first_are_marked() -> None:
    found = places("Brug en brug. " * MOST_MARKED, parsed(["brug"]))
    assert found[:2] == [(0, 4), (8, 12)]
    assert len(found) == MOST_MARKED
