"""A spreadsheet that people fill in becomes a debate, and one that socinno wrote becomes the same again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from authors import run
from hypothesis import given
from hypothesis import strategies as st
from importing import brought, sound, sound_or_refused, valid

import socinno
from socinno.exchange import spreadsheet_out
from socinno.exchange.recognising import format_of
from socinno.exchange.spreadsheet import read
from socinno.library import reader
from socinno.library.writing import block
from socinno.model import Debate

openpyxl = pytest.importorskip("openpyxl")

ROOT = Path(__file__).parents[2]
EVERY = sorted(str(it.relative_to(ROOT)) for it in (ROOT / "tests" / "every").glob("*.yaml"))

SIMPLE = """\
Kind,Speaker,Question,Side,Text,Source,Page,How known
quote,Ann Lee,Who is the pond for?,Ducks,"They were here, first.",The Gazette,12,
quote,Bob,Who is the pond for?,People,We swim there.,The Gazette,,
quote,Ann Lee,,,I like bread.,,,
stance,Ann Lee,Who is the pond for?,Ducks,,,,stated
stance,Bob,Who is the pond for?,people,,,,said so
"""
DUTCH = """\
Soort;Spreker;Vraag;Kant;Citaat;Bron;Pagina;Hoe bekend;Onbekend
citaat;Ann;Voor wie?;Eenden;Ze waren er eerst.;De Krant;12;;x
CITAAT;Bob;Voor wie?;Mensen;Wij zwemmen er.;De Krant;13;;
standpunt;Bob;Voor wie?;Mensen;;;;zelf gezegd;
totaal;;;;;;;;
"""


def saved(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "sheet.csv"
    path.write_bytes(text.encode(encoding))
    return path


def booked(folder: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    path = folder / "sheet.xlsx"
    book.save(path)
    return path


def again(debate: Path, folder: Path, ending: str) -> Debate:
    """What comes of a debate that was written as a sheet, and read."""
    sheet = folder / f"sheet{ending}"
    sheet.write_bytes(b"".join(spreadsheet_out.write(socinno.load(debate), ending)))
    assert format_of(sheet) == "spreadsheet"
    return sound(read(sheet))


# what people fill in


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_people_name_things_in_words(encoding: str, tmp_path: Path) -> None:
    debate = sound(read(saved(tmp_path, SIMPLE, encoding)))
    assert [it.name[""] for it in debate.speakers.values()] == ["Ann Lee", "Bob"]
    [dichotomy] = debate.dichotomies.values()
    assert dichotomy.title == {"": "Who is the pond for?"}
    assert [it.title for it in dichotomy.positions.values()] == [{"": "Ducks"}, {"": "People"}]
    first, second, third = debate.quotes.values()
    assert (first.text[""], first.speaker, first.supports, first.at.page) == (
        "They were here, first.",
        "ann-lee",
        ("ducks",),
        "12",
    )
    assert second.at.anchor == "We swim there."
    assert (debate.sources[third.source].title[""], third.at.section) == ("sheet", "row 4")
    assert [(it.speaker, it.positions, it.basis) for it in debate.stances] == [
        ("ann-lee", ("ducks",), "stated"),
        ("bob", ("people",), "stated"),
    ]


def test_heads_and_values_may_be_dutch_and_what_is_not_known_is_counted(tmp_path: Path) -> None:
    draft = read(saved(tmp_path, DUTCH))
    debate = sound(draft)
    assert [it.text[""] for it in debate.quotes.values()] == ["Ze waren er eerst.", "Wij zwemmen er."]
    assert [it.positions for it in debate.stances] == [("mensen",)]
    assert draft.left == {"sheet-columns": 1, "sheet-kinds": 1}


@pytest.mark.parametrize("sides", [["Ducks"], ["Ducks", "People", "Swans"]])
def test_a_question_without_just_two_sides_is_told_and_makes_no_side_up(
    sides: list[str], tmp_path: Path
) -> None:
    rows = [f"quote,Ann,Who?,{side},{side} it is,Gazette,1" for side in sides]
    ran, debates = brought(saved(tmp_path, "\n".join(["Kind,Speaker,Question,Side,Text,Source,Page", *rows])))
    [debate] = debates
    assert (debate.dichotomies, len(debate.quotes)) == ({}, len(sides))
    assert f"{len(sides)} row" in ran.err


def test_a_mistake_is_told_with_its_row(tmp_path: Path) -> None:
    path = saved(tmp_path, f"{SIMPLE}stance,Ann Lee,Who is the pond for?,People,,,,guessed\n")
    (tmp_path / "out").mkdir()
    ran = run("new", "pond", "--from", path, "--content", tmp_path / "out")
    assert (ran.code, ran.out) == (1, "")
    assert f"{path}:7: error: " in ran.err
    assert ran.err.splitlines()[-1].startswith("socinno: ")
    assert [*(tmp_path / "out").iterdir()] == []


@pytest.mark.parametrize(
    "text", ["Kind\n", "Kind,Text\n", "Kind,Text\nquote\n", "a,b\n", "", '"', "Kind\x00\n"]
)
def test_what_has_no_rows_of_a_debate_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    ran = run(
        "new", "x", "--from", saved(tmp_path, text), "--as", "spreadsheet", "--content", tmp_path / "out"
    )
    assert (ran.code, ran.out) == (1, "")
    assert "Traceback" not in ran.err
    assert [*(tmp_path / "out").iterdir()] == []


def test_more_rows_than_a_debate_can_hold_are_refused_before_they_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socinno.exchange.spreadsheet.NODE_LIMIT", 10)
    ran, debates = brought(saved(tmp_path, SIMPLE))
    assert (ran.code, debates) == (1, [])


def test_a_workbook_has_days_and_numbers(tmp_path: Path) -> None:
    path = booked(
        tmp_path,
        ["My debate"],
        [],
        ["Kind", "Speaker", "Text", "Source", "Page", "Date"],
        ["quote", "Ann", "=1+1 is what she said", "Gazette", 12.0, date(2021, 3, 4)],
    )
    path_cells = openpyxl.load_workbook(path)
    path_cells.active["C4"].data_type = "s"
    path_cells.save(path)
    [quote] = sound(read(path)).quotes.values()
    assert (quote.at.page, quote.date) == ("12", "2021-03-04")


# there and back


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("name", ["content/social-innovation.yaml", *EVERY])
def test_every_key_comes_back(name: str, ending: str, tmp_path: Path) -> None:
    file = ROOT / name
    debate, found = valid(file), again(file, tmp_path, ending)
    for key in ("quotes", "stances", "speakers", "dichotomies", "sources", "themes", "common_ground"):
        assert getattr(found, key) == getattr(debate, key), key


SIGNS = st.text(st.sampled_from("aé=+-@'\"\t\n,; |#:\u00a0王{}[]&"), min_size=1, max_size=12).map(
    lambda it: f"{it}a"
)
KEYS = st.fixed_dictionaries(
    {"text": SIGNS, "kind": st.sampled_from(["direct", "indirect"])},
    optional={
        "note": SIGNS | st.fixed_dictionaries({"en": SIGNS, "nl": SIGNS}),
        "ref": SIGNS,
        "date": st.sampled_from(["2021", "2021-03", "2021-03-04?"]),
        "supports": st.sampled_from([["a"], ["a", "first"]]),
        "challenges": st.just(["b"]),
        "told-by": st.just("ann"),
        "reviewed": st.sampled_from([["quote-cue"], ["quote-cue", "quote-turn"]]),
        "at": st.fixed_dictionaries(
            {"page": SIGNS}, optional={"anchor": SIGNS, "time": SIGNS, "section": SIGNS}
        ),
    },
)
FRAME: dict[str, Any] = {
    "language": "en",
    "title": "Pond",
    "speakers": {"ann": {"name": "Ann"}, "bob": {"name": "Bob"}},
    "sources": {"gazette": {"type": "article", "title": "Gazette"}},
    "dichotomies": {"who": {"title": "Who", "positions": {"a": {"title": "A"}, "b": {"claim": "B"}}}},
}


@given(st.lists(KEYS, min_size=1, max_size=4), st.sampled_from([".csv", ".xlsx"]))
def test_whatever_is_quoted_comes_back(
    tmp_path_factory: pytest.TempPathFactory, quotes: list[dict[str, Any]], ending: str
) -> None:
    folder = tmp_path_factory.mktemp("sheets")
    made = {
        f"q-{n}": {"speaker": "bob", "source": "gazette", "at": {"page": "1"}, **it}
        for n, it in enumerate(quotes)
    }
    first = {"speaker": "ann", "kind": "direct", "text": "x", "source": "gazette", "at": {"page": "1"}}
    stance = {"speaker": "ann", "positions": ["a", "b"], "basis": "reported", "evidence": ["first", *made]}
    file = folder / "pond.yaml"
    file.write_text(block({**FRAME, "quotes": {"first": first, **made}, "stances": [stance]}), "utf-8")
    debate = reader.read(file).debate
    assert debate
    found = again(file, folder, ending)
    assert (found.quotes, found.stances) == (debate.quotes, debate.stances)


WORDS = (
    "|quote|stance|question|side|speaker|source|debate|theme|topic|Ann|a|b|who|stated|1|=1|x y|nl|yes|a, b"
)
CELLS = st.sampled_from([*WORDS.split("|"), "\u202e", "2021-01-01", "neither"])
HEADS = [
    "Kind",
    "Id",
    "Under",
    "Speaker",
    "Question",
    "Side",
    "Text",
    "Text (nl)",
    "Source",
    "Page",
    "How known",
]
HEADS += [
    "Supports",
    "Evidence",
    "Neither side of",
    "Title",
    "Name",
    "Language",
    "Date",
    "type",
    "Note",
    "?",
    "x",
]


@given(st.lists(st.lists(CELLS, min_size=22, max_size=22), max_size=6))
def test_whatever_stands_in_a_sheet_the_debate_is_sound(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in [HEADS, *rows])
    path = saved(tmp_path_factory.mktemp("sheets"), text)
    sound_or_refused(lambda: read(path))
