"""Extracts: a debate with some of its quotes says of these what the whole says, and no more is made."""

from __future__ import annotations

import gc
import json
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from generate import generate
from libraries import from_disk, settled, through_index

import socinno
from socinno import Filters
from socinno.files import own_content
from socinno.formats import FORMATS, Sheet, write
from socinno.library import Library, extracts
from socinno.library.catalogue import Selection, filtered
from socinno.library.indexed import IndexedLibrary
from socinno.problems import Unusable

EVERY_KEY = Path(__file__).parent.parent / "every"
LARGE = 2_000
"""Quotes of a debate: many times what is made together."""

SAID = {"kind": "indirect", "text": "x", "source": "report", "at": {"page": "1"}}
TAKEN = {"speaker": "ann", "basis": "reported", "source": "report", "at": {"page": "1"}}
STANCES: dict[str, list[dict[str, Any]]] = {
    "by her own words": [{**TAKEN, "positions": ["yes"]}],
    "on both sides": [{**TAKEN, "positions": ["yes", "no"]}],
    "on neither": [{**TAKEN, "neither": "axis"}],
    "as she was assigned": [
        {**TAKEN, "positions": ["yes"], "assigned": "true"},
        {**TAKEN, "positions": ["no"], "evidence": ["first"]},
    ],
    "otherwise before": [
        {**TAKEN, "positions": ["no"], "date": "2018"},
        {**TAKEN, "positions": ["yes"], "date": "2019"},
    ],
    "nowhere": [],
}
SPEAKERS: dict[str, dict[str, str]] = {
    "of one": {"first": "ann", "second": "ann", "third": "ann", "apart": "ann"},
    "of two": {"first": "ann", "second": "ann", "third": "bob"},
    "of nobody": {},
}


def a_debate(stances: str, speakers: str) -> dict[str, Any]:
    """A debate in which quotes are reasons for one another, in a circle too."""
    quotes: dict[str, dict[str, Any]] = {
        "first": {**SAID, "supports": ["yes"]},
        "second": {**SAID, "supports": ["yes", "first"], "note": "Let op"},
        "third": {**SAID, "supports": ["no"], "challenges": ["second"]},
        "round": {**SAID, "supports": ["last"], "challenges": ["third"]},
        "last": {**SAID, "supports": ["round"]},
        "apart": {**SAID, "source": "book"},
    }
    for name, speaker in SPEAKERS[speakers].items():
        quotes[name]["speaker"] = speaker
    return {
        "language": "nl",
        "title": "Redenen",
        "question": "Waarom?",
        "sources": {
            "report": {"type": "report", "title": "Verslag"},
            "book": {"type": "book", "title": "Boek"},
        },
        "speakers": {"ann": {"name": "Ann"}, "bob": {"name": "Bob"}},
        "dichotomies": {
            "axis": {
                "title": "x",
                "quotes": ["third", "apart"],
                "positions": {"yes": {"title": "Ja"}, "no": {"title": "Nee"}},
            }
        },
        "quotes": quotes,
        "stances": STANCES[stances],
    }


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One large debate."""
    folder = tmp_path_factory.mktemp("large")
    generate(folder, LARGE, 1)
    return settled(folder)


@pytest.fixture
def held(content: Path) -> IndexedLibrary:
    return through_index(content)


@pytest.fixture(scope="module")
def without(content: Path) -> Library:
    return from_disk(content)


def read(library: IndexedLibrary, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The rows that are read from here on, of things whose text is used."""
    rows: list[Any] = []
    sound = IndexedLibrary.sound

    def reading(self: IndexedLibrary, *asked: Any) -> Iterator[Any]:
        for row in sound(self, *asked):
            rows.append(row)
            yield row

    monkeypatch.setattr(IndexedLibrary, "sound", reading)
    return rows


SELECTIONS = {
    "all": Selection(),
    "of a kind": Selection(kind=frozenset({"direct"})),
    "on a side": Selection(position=frozenset({"side-0-a"})),
    "on a dichotomy and of a kind": Selection(
        dichotomy=frozenset({"dichotomy-1"}), kind=frozenset({"indirect"})
    ),
    "from a source": Selection(source=frozenset({"source-18"})),
    "none": Selection(source=frozenset({"source-18"}), position=frozenset({"elsewhere"})),
}


@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_debate_comes_in_parts_that_together_have_what_is_asked(
    selection: str, held: IndexedLibrary, without: Library
) -> None:
    wanted = SELECTIONS[selection]
    [whole] = without.debates
    parts = list(held.quotes(wanted))
    assert all(len(part.quotes) <= extracts.TOGETHER for part in parts)
    expected = list(filtered(whole, wanted))
    assert [quote for part in parts for quote in part.quotes.values()] == expected
    assert [quote for part in parts for quote in filtered(part, wanted)] == expected
    assert held.count(wanted) == without.count(wanted) == len(expected)
    assert list(held.sources(whole.id, wanted)) == list(without.sources(whole.id, wanted))
    assert {part.id for part in parts} <= {whole.id}


def test_a_part_knows_what_its_quotes_bear_on_in_the_whole(held: IndexedLibrary, without: Library) -> None:
    [whole] = without.debates
    for part in held.quotes(SELECTIONS["on a side"]):
        assert part.bearing == {name: whole.bearing[name] for name in part.quotes}


def test_the_first_quotes_are_told_before_the_others_are_read(
    held: IndexedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = read(held, monkeypatch)
    for format in (name for name in FORMATS if name != "svg"):
        rows.clear()
        pieces = write(socinno.quotes(held, Filters(), "nl"), Sheet("nl"), format)
        while "quote-0" not in next(pieces):
            pass
        assert len(rows) <= extracts.TOGETHER + 10, format


def test_a_limit_is_all_that_is_read(held: IndexedLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = read(held, monkeypatch)
    table = socinno.quotes(held, Filters(kind="direct"), "nl", 20)
    assert len(list(table.records)) == 20
    assert (table.total or 0) > LARGE / 4
    assert len(rows) <= extracts.TOGETHER + 10


def peak(ask: Callable[[], object]) -> int:
    """How many bytes something takes at the most, whatever another test has made of collecting garbage."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    tracemalloc.start()
    try:
        ask()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.set_threshold(*before)


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "svg"])
def test_all_quotes_of_a_debate_take_little_of_the_memory_of_the_debate(
    format: str, held: IndexedLibrary
) -> None:
    def told() -> None:
        for _ in write(socinno.quotes(held, Filters(), "nl"), Sheet("nl"), format):
            pass

    told()  # what is imported and made for good
    whole = peak(lambda: held.debate(held.names[0]))
    assert peak(told) < whole / 2


def test_a_quote_is_shown_without_making_the_others(
    held: IndexedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = read(held, monkeypatch)
    for name in ("quote-0", f"quote-{LARGE // 2}"):
        rows.clear()
        socinno.show(held, name, "en")
        assert len(rows) < LARGE / 20, name


def same(folder: Path) -> None:
    """Every quote of the debates in a folder is shown as it is without an index, by itself."""
    held, without = through_index(settled(folder)), from_disk(folder)
    for debate in without.debates:
        for name in debate.quotes:
            for everything in (False, True):
                cards = [socinno.show(library, name, "nl", (), everything) for library in (held, without)]
                assert cards[0] == cards[1], name
                pages = ["".join(write(card, Sheet("nl"), "json")) for card in cards]
                assert pages[0] == pages[1]


@pytest.mark.parametrize("stances", STANCES)
@pytest.mark.parametrize("speakers", SPEAKERS)
def test_what_is_told_of_a_quote_is_what_the_whole_debate_tells(
    stances: str, speakers: str, tmp_path: Path
) -> None:
    (tmp_path / "debate.yaml").write_text(json.dumps(a_debate(stances, speakers)), "utf-8")
    same(tmp_path)


@pytest.mark.parametrize("folder", [own_content(), EVERY_KEY], ids=lambda folder: folder.name)
def test_nothing_is_missing_of_a_quote_of_a_debate_in_full(folder: Path, tmp_path: Path) -> None:
    for file in folder.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    same(tmp_path)


def test_nothing_is_missing_of_a_quote_among_many(tmp_path: Path) -> None:
    generate(tmp_path, 60, 1)
    same(tmp_path)


def test_there_is_no_part_around_a_quote_that_is_none(held: IndexedLibrary) -> None:
    with pytest.raises(KeyError):
        held.part(held.names[0], "niets")
    with pytest.raises(KeyError):
        held.part("niets")


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM head",
        "UPDATE head SET json = '{}'",
        "UPDATE quote SET json = '{}'",
        "UPDATE quote SET source = 'x'",
        "DELETE FROM quote WHERE id % 7 = 0",
    ],
)
def test_what_is_damaged_is_not_told(damage: str, content: Path, tmp_path: Path) -> None:
    shutil.copytree(content, tmp_path / "copy")
    library = through_index(settled(tmp_path / "copy"))
    library.connection.execute(damage)
    with pytest.raises(Unusable):
        for _ in socinno.quotes(library, Filters(), "nl").records:
            pass
