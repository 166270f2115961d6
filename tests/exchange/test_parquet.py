"""Export to Parquet: typed tables that other programs read as they are."""

import builtins
import json
import os
import re
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from socinno import library
from socinno.agreement import STATES
from socinno.cli.app import app
from socinno.library.catalogue import FileLibrary


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'socinno[parquet]'")
    target = tmp_path / "tables"
    answer = run("export", str(target), "--format", "parquet")
    assert answer.exit_code == 0, answer.output
    return target


def test_duckdb_reads_every_table_and_joins_them(exported: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'socinno[test]'")
    [debate] = library.load().debates
    held = {
        "debates": 1,
        "dichotomies": len(debate.dichotomies),
        "positions": 2 * len(debate.dichotomies),
        "speakers": len(debate.speakers),
        "sources": len(debate.sources),
        "quotes": len(debate.quotes),
        "stances": len(debate.stances),
    }
    database = duckdb.connect()

    def ask(query: str) -> Any:
        return database.execute(query).fetchall()

    for name in held:
        database.execute(f"CREATE VIEW {name} AS SELECT * FROM '{exported}/{name}.parquet'")
    assert {name: ask(f"SELECT count(*) FROM {name}")[0][0] for name in held} == held
    said = dict(
        ask("SELECT s.name['nl'], count(*) FROM quotes JOIN speakers s USING (debate, speaker) GROUP BY ALL")
    )
    assert said["Laurens de Graaf"] == sum(q.speaker == "de-graaf" for q in debate.quotes.values())
    supporting = ask("SELECT quote FROM quotes WHERE list_contains(supports, 'relations') ORDER BY quote")
    assert [name for (name,) in supporting] == sorted(
        key for key, quote in debate.quotes.items() if "relations" in quote.supports
    )
    assert ask("SELECT DISTINCT place.section IS NULL OR place.section <> '' FROM quotes") == [(True,)]
    assert {side for (side,) in ask("SELECT side FROM positions")} == {1, 2}
    takers = ask("SELECT count(*) FROM stances, unnest(evidence) e(quote) JOIN quotes USING (quote)")
    assert takers == [(sum(len(debate.evidence_of(s)) for s in debate.stances),)]


def test_a_text_is_a_map_of_languages_and_a_direct_quote_is_in_its_own(exported: Path) -> None:
    from pyarrow import parquet

    rows = parquet.read_table(exported / "quotes.parquet").to_pylist()
    [debate] = library.load().debates
    for row in rows:
        quote = debate.quotes[row["quote"]]
        words = dict(row["text"])
        assert set(words.values()) == set(quote.text.values())
        if quote.kind == "direct":
            assert set(words) == {debate.language_of(quote)}
    types = parquet.read_schema(exported / "quotes.parquet")
    assert str(types.field("supports").type).startswith("list<")
    assert str(types.field("text").type).startswith("map<string, string")


def test_it_says_what_it_wrote(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow.parquet")
    answer = run("export", str(tmp_path / "new" / "tables"))
    assert (answer.exit_code, answer.stdout) == (0, "")
    counts = dict(re.findall(r"(\w+) (\d+)", answer.stderr))
    tables = {path.stem for path in (tmp_path / "new" / "tables").iterdir()}
    assert counts.keys() == tables
    for name in tables:
        path = tmp_path / "new" / "tables" / f"{name}.parquet"
        assert int(counts[name]) == arrow.read_metadata(path).num_rows
    assert sorted(file.name for file in (tmp_path / "new").iterdir()) == ["tables"]


def test_it_never_writes_over_what_is_there(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "mine").mkdir()
    answer = run("export", str(tmp_path / "mine"))
    assert answer.exit_code == 2
    assert "exists already" in answer.stderr


def test_what_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    from socinno.exchange import parquet

    def fail(*_: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("socinno.cli.terminal.forget", lambda stream: None)
    monkeypatch.setitem(parquet.TABLES, "stances", fail)
    answer = run("export", str(tmp_path / "tables"))
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "No space left on device" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_pyarrow_it_names_the_install_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "pyarrow":
            raise ImportError(name)
        return imported(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    answer = run("export", str(tmp_path / "tables"))
    assert answer.exit_code == 2
    assert "pip install 'socinno[parquet]'" in answer.stderr
    assert "Traceback" not in answer.output


def test_another_format_is_refused(tmp_path: Path) -> None:
    answer = run("export", str(tmp_path / "tables"), "--format", "json")
    assert answer.exit_code == 2
    assert "parquet" in answer.stderr


def test_one_person_has_one_key_across_debates(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    sys.path.insert(0, str(Path(__file__).parent.parent))
    from generate import generate

    generate(tmp_path / "content", 60, 4)
    assert run("export", str(tmp_path / "tables"), "--content", str(tmp_path / "content")).exit_code == 0
    rows = parquet.read_table(tmp_path / "tables" / "speakers.parquet").to_pylist()
    people = json.loads(run("speakers", "-f", "json", "--content", str(tmp_path / "content")).stdout)
    assert len({row["person"] for row in rows}) == len(people) < len(rows)


EVERY = Path(__file__).parent.parent / "every"
EVERY_KEY = (EVERY / "every-key.yaml").read_text("utf-8")


def exported_from(content: str, folder: Path) -> Path:
    """The tables of a debate."""
    pytest.importorskip("pyarrow")
    (folder / "content").mkdir()
    (folder / "content" / "debate.yaml").write_text(content, "utf-8")
    answer = run("export", str(folder / "tables"), "--content", str(folder / "content"))
    assert answer.exit_code == 0, answer.output
    return folder / "tables"


@pytest.fixture
def every_key(tmp_path: Path) -> Path:
    """The tables of a debate that has every key of the format."""
    pytest.importorskip("pyarrow")
    answer = run("export", str(tmp_path / "tables"), "--content", str(EVERY))
    assert answer.exit_code == 0, answer.output
    return tmp_path / "tables"


def records(tables: Path, name: str) -> list[dict[str, Any]]:
    from pyarrow import parquet

    rows: list[dict[str, Any]] = parquet.read_table(tables / f"{name}.parquet").to_pylist()
    return rows


def test_each_stance_is_a_record_that_says_what_it_says_and_whether_it_still_holds(every_key: Path) -> None:
    rows = records(every_key, "stances")
    assert [(r["speaker"], r["dichotomy"], r["state"], r["current"], r["assigned"]) for r in rows] == [
        ("ann", "build", "first", False, False),
        ("ann", "build", "second", True, False),
        ("bob", "build", "first", True, False),
        ("bob", "pay", "second", True, False),
        ("dee", "build", "second", True, True),
        ("dee", "build", "connects", True, False),
        ("eve", "build", "neither", True, False),
        ("crowd", "build", "divided", True, False),
        ("ann", "pay", "second", True, False),
    ]
    assert {row["state"] for row in rows} == {*STATES} - {"spoke", "silent"}  # of which there is no stance
    assert [row["date"] for row in rows] == ["2021", "2022?", "2022", *[None] * 6]
    ann = rows[1]
    assert (ann["source"], ann["place"]["page"], ann["ref"]) == ("vote", "1", "V-9-1")
    assert (rows[0]["evidence"], rows[0]["place"], rows[6]["positions"]) == (["need"], None, [])


def test_an_affiliation_is_with_each_speaker_and_each_stance(every_key: Path) -> None:
    mill = [("en", "The Mill")]
    speakers = {row["speaker"]: row["affiliation"] for row in records(every_key, "speakers")}
    assert speakers == {"ann": mill, "bob": mill, **dict.fromkeys(("cas", "dee", "eve", "crowd", "clerk"))}
    stances = records(every_key, "stances")
    assert [(row["speaker"], row["affiliation"]) for row in stances] == [
        (row["speaker"], speakers[row["speaker"]]) for row in stances
    ]


def test_the_sides_of_a_stance_are_in_the_order_of_the_dichotomy(tmp_path: Path) -> None:
    content = EVERY_KEY.replace(
        "[build-it, leave-it], basis: reported, source", "[leave-it, build-it], basis: reported, source"
    )
    assert content != EVERY_KEY
    both = [row["positions"] for row in records(exported_from(content, tmp_path), "stances")][5]
    assert both == ["build-it", "leave-it"]


def test_the_first_words_of_a_text_are_in_the_language_of_the_debate(tmp_path: Path) -> None:
    names = "{nl: De brug, en: The bridge, de: Die Brücke}"
    tables = exported_from(EVERY_KEY.replace("title: Who pays", f"title: {names}"), tmp_path)
    [_, pay] = records(tables, "dichotomies")
    assert pay["title"] == [("en", "The bridge"), ("nl", "De brug"), ("de", "Die Brücke")]


def test_who_stands_where_now_is_one_question_to_duckdb(every_key: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'socinno[test]'")
    stances = f"'{every_key}/stances.parquet'"
    query = f"SELECT speaker FROM {stances} WHERE current AND NOT assigned AND state = 'first'"
    assert duckdb.sql(query).fetchall() == [("bob",)]
    mill = f"SELECT DISTINCT speaker FROM {stances} WHERE affiliation['en'] = 'The Mill' ORDER BY ALL"
    assert duckdb.sql(mill).fetchall() == [("ann",), ("bob",)]


def test_what_may_be_missing_is_null_and_what_is_elsewhere_can_be_found_back(every_key: Path) -> None:
    quotes = {row["quote"]: row for row in records(every_key, "quotes")}
    assert (quotes["shout"]["speaker"], quotes["toll"]["told_by"]) == (None, "clerk")
    assert (quotes["need"]["date"], quotes["need"]["ref"]) == ("2021-03-04", "L12")
    [ann, bob, *_] = records(every_key, "speakers")
    assert (ann["also"], ann["ref"], bob["also"]) == (["Mrs Bell", "Q."], "P1", [])
    [build, pay] = records(every_key, "dichotomies")
    assert (build["short"], build["quotes"], build["ref"]) == ([("en", "Build/leave")], ["width"], "Q1")
    assert (pay["question"], pay["quotes"]) == (None, [])
    minutes, vote = records(every_key, "sources")
    assert (len(minutes["sha256"]), vote["ref"]) == (64, "V-9")
    assert [(r["position"], r["claim"] is None) for r in records(every_key, "positions")][2:] == [
        ("town-pays", True),
        ("users-pay", True),
    ]
    [debate] = records(every_key, "debates")
    assert (debate["by"], debate["ref"]) == ([("en", "The town archive")], "minutes-17")
    assert (debate["event"], debate["event_date"]) == ([("en", "Council meeting")], "2021-03-04?")
    assert debate["event_place"] == [("en", "Townhall")]


def test_types_are_plain_and_only_what_is_always_there_is_never_null(every_key: Path) -> None:
    from pyarrow import parquet

    types = {name: parquet.read_schema(every_key / f"{name}.parquet") for name in parquet_tables(every_key)}
    place = "struct<section: string, page: string, paragraph: string, time: string, anchor: string>"
    plain = {"string", "bool", "int8", "list<element: string>", "map<string, string>", place}
    assert {re.sub(r" \(.*?\)", "", str(field.type)) for it in types.values() for field in it} == plain
    always = {name: {field.name for field in it if not field.nullable} for name, it in types.items()}
    assert always["stances"] == {
        *("debate", "dichotomy", "speaker", "state", "current"),
        *("positions", "assigned", "basis", "evidence"),
    }
    assert "speaker" not in always["quotes"]


def parquet_tables(folder: Path) -> list[str]:
    return [file.stem for file in folder.iterdir()]


def test_what_is_held_at_a_time_is_bounded_however_many_quotes_one_debate_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow.parquet import ParquetFile

    from socinno.exchange import parquet

    small = library.load(EVERY).debates[0]
    said = small.quotes["need"]
    large = small.model_copy(update={"quotes": {f"said-{n}": said for n in range(10_000)}})
    monkeypatch.setattr(parquet, "GROUP", 64 * 1024)
    for debate in (small, large):  # the first for what is imported and made once
        tracemalloc.start()
        parquet.write(FileLibrary((debate,)), str(tmp_path / f"{len(debate.quotes)}"))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert most < 2 * 1024 * 1024  # all records take three times that
    quotes = ParquetFile(tmp_path / "10000" / "quotes.parquet")
    assert quotes.num_row_groups > 3
    assert quotes.read(["quote"])["quote"].to_pylist() == [*large.quotes]


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="every name of a file is Unicode there")
def test_the_name_of_the_folder_may_be_any_bytes(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'socinno[parquet]'")
    answer = run("export", f"{tmp_path}/tables\udcff")
    assert answer.exit_code == 0, answer.output
    assert {file.stem for file in (tmp_path / "tables\udcff").iterdir()} >= {"debates", "quotes"}


@pytest.mark.skipif(os.name == "nt", reason="Windows limits no file")
def test_where_there_is_no_room_it_says_so_in_one_line_and_leaves_nothing(
    exported: Path, tmp_path: Path
) -> None:
    sizes = sorted(file.stat().st_size for file in exported.iterdir())
    most = sizes[len(sizes) // 2] * 11 // 20  # so that closing several tables fails, not only filling one
    limited = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}));"
        "from socinno.__main__ import main; main()"
    )
    words = [sys.executable, "-c", limited, "export", str(tmp_path / "more")]
    measured = {name for name in os.environ if name.startswith("COVERAGE_")}  # there is no room for it
    environment = {name: value for name, value in os.environ.items() if name not in measured}
    done = subprocess.run(
        words, env={**environment, "SOCINNO_INDEX": "off"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert list(tmp_path.iterdir()) == [exported]
