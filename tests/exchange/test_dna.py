"""A database of Discourse Network Analyzer comes in as a debate: who said what, when, on which side."""

import sqlite3
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from codings import SMALL, THREE, TWO, Rows, built, claims
from hypothesis import given, settings
from hypothesis import strategies as st

from socinno.authoring.importing import Imported, Target, write
from socinno.exchange import dna
from socinno.exchange.draft import Draft
from socinno.exchange.recognising import format_of
from socinno.library import reader
from socinno.problems import Stop

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "dna" / "sample.dna"


def draft(tmp_path: Path, rows: Rows) -> Draft:
    return dna.read(built(tmp_path / "x.dna", rows))


def brought_in(source: Path, tmp_path: Path) -> tuple[Imported, Path]:
    folder = tmp_path / "in"
    folder.mkdir()
    made = write(source, folder, Target("debate", None, "en", "en"))
    assert isinstance(made, Imported)
    return made, made.path / "debate.yaml"


@pytest.fixture
def small(tmp_path: Path) -> Draft:
    return draft(tmp_path, SMALL)


def test_a_statement_is_a_quote_in_the_words_of_its_document(small: Draft) -> None:
    quotes = small.things["quotes"]
    assert [(it["text"], it["ref"]) for it in quotes.values()] == [
        ("keep the trees.", "1"),
        ("wants a car park.", "2"),
        ("The club never said so.", "3"),
        ("Let us park here!", "4"),
    ]
    assert quotes["noor-visser-1"] == {
        "speaker": "noor-visser",
        "kind": "direct",
        "text": "keep the trees.",
        "source": "the-square",
        "date": "2026-03-01",
        "supports": ["the-trees-should-stay-agree"],
        "ref": "1",
    }


def test_a_person_speaks_and_an_organisation_where_no_person_does(small: Draft) -> None:
    assert small.things["speakers"] == {
        "noor-visser": {
            "name": "Noor Visser",
            "also": ["N. Visser"],
            "role": "teacher",
            "affiliation": "Tree Club",
            "about": "Came by bike.",
            "ref": "2",
        },
        "ben-tolman": {"name": "Ben Tolman", "affiliation": "Drivers", "ref": "3"},
        "drivers": {"name": "Drivers", "kind": "collective", "ref": "6"},
    }


def test_a_concept_is_a_question_on_which_to_agree_or_not(small: Draft) -> None:
    (asked,) = small.things["dichotomies"].values()
    assert (asked["title"], asked["ref"]) == ("The trees should stay.", "5")
    assert [it["title"]["en"] for it in asked["positions"].values()] == ["Agree", "Disagree"]
    assert [(it["speaker"], it["positions"], it["evidence"]) for it in small.things["stances"]] == [
        ("noor-visser", "the-trees-should-stay-agree", ["noor-visser-1"]),
        ("ben-tolman", "the-trees-should-stay-disagree", ["ben-tolman-2"]),
        ("drivers", "the-trees-should-stay-disagree", ["drivers-4"]),
    ]
    assert {it["basis"] for it in small.things["stances"]} == {"stated"}


def test_a_statement_of_another_type_belongs_to_a_theme(small: Draft) -> None:
    assert small.things["themes"] == {
        "annotation": {"title": "Annotation", "summary": "note", "quotes": ["statement-3"], "ref": "2"}
    }
    assert small.things["quotes"]["statement-3"]["note"] == "Look this up."


def test_other_short_texts_are_topics(tmp_path: Path) -> None:
    story: Rows = {
        "STATEMENTTYPES": [(1, "Story")],
        "VARIABLES": [
            (1, "hero", "short text", 1),
            (2, "villain", "short text", 1),
            (3, "age", "integer", 1),
        ],
        "DOCUMENTS": [(1, "A tale", "They saved us. They did not.", 0)],
        "STATEMENTS": [(1, 1, 1, 0, 14), (2, 1, 1, 15, 28)],
        "ENTITIES": [(1, 1, "The mayor"), (2, 2, "The dragon"), (3, 2, "")],
        "DATASHORTTEXT": [(1, 1, 1), (1, 2, 2), (2, 1, 1), (2, 2, 3)],
        "DATAINTEGER": [(1, 3, 12)],
    }
    read = draft(tmp_path, story)
    (theme,) = read.things["themes"].values()
    assert [(it["title"], len(it["quotes"]), it["ref"]) for it in theme["topics"].values()] == [
        ("hero: The mayor", 2, "1"),
        ("villain: The dragon", 1, "2"),
    ]
    assert not read.things["stances"]
    assert not read.things["speakers"]
    assert read.left == {"dna-values": 1}


def test_what_has_no_place_is_counted(small: Draft) -> None:
    assert small.left == {
        "dna-documents": 1,
        "dna-organisations": 1,  # that of Noor; the drivers speak for themselves
        "dna-entities": 1,
        "dna-attributes": 1,
    }


def test_a_statement_without_a_side_speaks_to_the_question(tmp_path: Path) -> None:
    read = draft(tmp_path, claims([("Noor", "Trees", None, 0), ("Ben", "Trees", 7, 0)]))
    assert read.things["dichotomies"]["trees"]["quotes"] == ["noor-1", "ben-2"]
    assert not read.things["stances"]


def test_a_person_with_several_organisations_has_the_one_of_most_statements(tmp_path: Path) -> None:
    rows = claims([("Noor", "Trees", 1, day) for day in range(3)])
    rows = {
        **rows,
        "ENTITIES": [*rows["ENTITIES"], (50, 2, "Club"), (51, 2, "Council")],
        "DATASHORTTEXT": [*rows["DATASHORTTEXT"], (1, 2, 51), (2, 2, 50), (3, 2, 50)],
    }
    read = draft(tmp_path, rows)
    assert read.things["speakers"]["noor"]["affiliation"] == "Club"
    assert [it.get("note") for it in read.things["quotes"].values()] == ["organization: Council", None, None]


def test_a_statement_that_is_nowhere_in_its_document_is_told(tmp_path: Path) -> None:
    rows = claims([("Noor", "Trees", 1, 0)] * 5)
    places = [(1, 1, 99, 0, 3), (2, 1, 2, 0, 10), (3, 1, 3, 5, 5), (4, 1, 4, -3, 9), (5, 1, 5, 0, 9)]
    read = draft(tmp_path, {**rows, "STATEMENTS": places})
    assert [*read.things["quotes"]] == ["noor-5"]
    assert read.left["dna-wordless"] == 4


def test_it_is_known_by_its_tables(tmp_path: Path) -> None:
    for name, schema in (("two.sqlite", TWO), ("three", THREE)):
        assert format_of(built(tmp_path / name, {}, schema)) == "dna"
    assert format_of(built(tmp_path / "no.dna", {}, "CREATE TABLE STATEMENTS(ID INTEGER)")) is None


def test_its_texts_come_with_it_and_its_quotes_are_judged(tmp_path: Path) -> None:
    made, file = brought_in(built(tmp_path / "x.dna", SMALL), tmp_path)
    assert reader.valid(str(file)).problems == ()
    (converted,) = made.debates
    assert (converted.compared, converted.wrong) == (4, 0)


def test_a_page_that_says_another_encoding_is_read_as_it_stands_in_the_database(tmp_path: Path) -> None:
    page = "<html><head><meta charset=iso-8859-1></head><body><p>Größe zählt — sagt <b>Noor</b>.</p></body>"
    rows = claims([("Noor", "Size", 1, 0)])
    place = page.index("Größe"), page.index("</p>")
    rows |= {"DOCUMENTS": [(1, "Page", page, 0)], "STATEMENTS": [(1, 1, 1, *place)]}
    made, _ = brought_in(built(tmp_path / "x.dna", rows), tmp_path)
    assert (made.debates[0].compared, made.debates[0].wrong) == (1, 0)


PLAIN = st.text("abc Ñé樹\U0001f600.", min_size=1, max_size=12).filter(str.strip)
STATED = st.tuples(PLAIN, PLAIN, st.sampled_from([0, 1]), st.integers(0, 3))


@settings(max_examples=60, deadline=None)
@given(st.lists(STATED, min_size=1, max_size=8))
def test_each_statement_is_a_quote_that_is_in_its_text_and_belongs_to_a_stance(said: list[Any]) -> None:
    with TemporaryDirectory() as folder:
        made, file = brought_in(built(Path(folder) / "x.dna", claims(said)), Path(folder))
        debate = reader.valid(str(file)).debate
    assert debate is not None
    assert (made.debates[0].compared, made.debates[0].wrong) == (len(said), 0)
    assert [it.ref for it in debate.quotes.values()] == [str(n) for n, _ in enumerate(said, 1)]
    shown = [name for it in debate.stances for name in it.evidence]
    assert sorted(shown) == sorted(debate.quotes)


NAMES = st.sampled_from(
    ["", " ", "Noor", "noor", "Trees", "Day 1", "statement 1", "王", "\x00\u202e", "a" * 120]
)
NUMBERS = st.sampled_from([0, 1, 2, 3, 4, 5, -1, 2**40, 2**62])
ODD = st.one_of(NAMES, NUMBERS, st.none(), st.binary(max_size=3), st.floats(allow_nan=False))
WIDTHS = {
    "DOCUMENTS": 4,
    "STATEMENTTYPES": 2,
    "VARIABLES": 4,
    "STATEMENTS": 5,
    "ENTITIES": 3,
    "DATASHORTTEXT": 3,
    "DATABOOLEAN": 3,
    "DATAINTEGER": 3,
    "DATALONGTEXT": 3,
    "ATTRIBUTEVARIABLES": 3,
    "ATTRIBUTEVALUES": 3,
}
LOOSE = THREE.replace("NOT NULL", "").replace(" PRIMARY KEY", "").replace(" INTEGER", "").replace(" TEXT", "")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_stands_in_the_tables_the_debate_has_no_error_of_form(data: st.DataObject) -> None:
    people = st.tuples(
        NAMES, NAMES, st.sampled_from([0, 1, None, 5]), st.sampled_from([0, 1, 2, 10**9, 10**13])
    )
    rows = dict(claims(data.draw(st.lists(people, min_size=1, max_size=8))))
    for table, width in WIDTHS.items():
        more = data.draw(st.lists(st.tuples(*[ODD] * width), max_size=2))
        rows[table] = [*rows.get(table, ()), *more]
    with TemporaryDirectory() as folder:
        source = built(Path(folder) / "x.dna", rows, LOOSE)
        with suppress(Stop):  # of nothing of a debate, or more than there is room for
            _, file = brought_in(source, Path(folder))
            assert reader.valid(str(file)).problems == ()


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample of the program is not at hand")
def test_the_sample_has_what_plain_sql_counts(tmp_path: Path) -> None:
    made, file = brought_in(SAMPLE, tmp_path)
    debate = reader.valid(str(file)).debate
    assert debate is not None
    with closing(sqlite3.connect(f"{SAMPLE.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:

        def count(sql: str) -> Counter[Any]:
            return Counter(dict(connection.execute(f"SELECT {sql} GROUP BY 1")))

        of = "FROM DATASHORTTEXT JOIN ENTITIES ON Entity = ENTITIES.ID WHERE DATASHORTTEXT.VariableId ="
        persons, groups, concepts = (count(f"ENTITIES.Value, count(*) {of} {n}") for n in (1, 2, 3))
        types = count("StatementTypeId, count(*) FROM STATEMENTS")
        sides = count("Value, count(*) FROM DATABOOLEAN")
        both = "FROM STATEMENTS JOIN DOCUMENTS ON DocumentId = DOCUMENTS.ID"
        cut = f"SELECT STATEMENTS.ID, substr(Text, Start + 1, Stop - Start) {both}"
        words = dict(connection.execute(cut))
    speakers = {id: it.name[""] for id, it in debate.speakers.items()}
    said = [it for it in debate.quotes.values() if it.speaker]
    assert Counter(speakers[it.speaker or ""] for it in said) == persons
    assert Counter((debate.speakers[it.speaker or ""].affiliation or {})[""] for it in said) == groups
    asked = [debate.divided[it.supports[0]] for it in said]
    assert Counter(it.title[""] for it in asked) == concepts
    agreed = sum(it.supports[0] == next(iter(asked[n].positions)) for n, it in enumerate(said))
    assert {1: agreed, 0: len(said) - agreed} == sides
    assert len(debate.quotes) == sum(types.values())
    assert len(said) == types[1]
    assert {int(it.ref or 0): it.text[""] for it in debate.quotes.values()} == {
        id: " ".join(text.split()) for id, text in words.items()
    }
    assert (made.debates[0].compared, made.debates[0].wrong) == (len(words), 0)
