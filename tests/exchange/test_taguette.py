"""Highlights that Taguette exports as CSV become quotes; their tags are speakers, sides and themes."""

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from importing import brought, sound, sound_or_refused
from polling import SHARED

from socinno.exchange.recognising import format_of
from socinno.exchange.taguette import read

POND = """\
id,document,tag,content
1,pond.txt,speaker.Ann,Ducks were here first.
1,pond.txt,stance.use.ducks,Ducks were here first.
2,pond.txt,stance.use.swimmers,"Swim, and
be well."
2,pond.txt,theme.health,"Swim, and
be well."
"""


def written(text: str, folder: Path, name: str = "pond.csv") -> Path:
    (folder / name).write_bytes(text.encode())
    return folder / name


def test_rows_of_one_highlight_are_one_quote_with_its_tags(tmp_path: Path) -> None:
    debate = sound(read(written(POND, tmp_path)))
    first, second = debate.quotes.values()
    assert (first.text, first.speaker, first.ref) == ({"": "Ducks were here first."}, "ann", "1")
    assert (first.at.paragraph, debate.sources[first.source].ref) == ("highlight 1", "pond.txt")
    assert first.supports + second.supports == ("ducks", "swimmers")
    assert [str(it.basis) for it in debate.stances] == ["inferred"]
    assert [it.title for it in debate.themes["theme"].topics.values()] == [{"": "health"}]


@pytest.mark.parametrize("again", ["", "1"], ids=["without a number", "with a number that was taken"])
def test_other_words_are_another_quote(again: str, tmp_path: Path) -> None:
    rows = f"id,document,tag,content\n{again},a,x,One\n{again},a,x,Two\n{again},a,y,One\n"
    assert [it.text[""] for it in sound(read(written(rows, tmp_path))).quotes.values()] == ["One", "Two"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_it_is_known_by_its_heads(delimiter: str, encoding: str, tmp_path: Path) -> None:
    rows = list(csv.reader(POND.splitlines(keepends=True)))
    with (tmp_path / "pond.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    assert format_of(tmp_path / "pond.csv") == "taguette"
    assert sound(read(tmp_path / "pond.csv")).quotes == sound(read(written(POND, tmp_path))).quotes


def test_other_heads_are_refused_in_a_line(tmp_path: Path) -> None:
    ran, _ = brought(written("id,document,tag\n1,a,b\n", tmp_path), "--as", "taguette")
    assert (ran.code, "id, document, tag, content" in ran.err) == (1, True)
    assert format_of(tmp_path / "pond.csv") != "taguette"


def test_a_text_beside_it_judges_its_quotes(tmp_path: Path) -> None:
    written("Said at the pond: Ducks were here first.\n", tmp_path, "pond.txt")
    path = written(POND, tmp_path)
    assert [*read(path).files.values()] == [tmp_path / "pond.txt"]
    ran, (debate,) = brought(path)
    (source,) = debate.sources.values()
    assert source.sha256
    assert "quotes looked for in their texts: 2, with 1 error" in ran.err  # who swims is not in it


@pytest.mark.parametrize(
    "name",
    ["../pond.txt", "/etc/passwd", "..", ".", "pond.csv", "gone.txt", pytest.param("n" * 4000, id="long")],
)
def test_no_other_place_is_looked_in(name: str, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    written("Ducks were here first.", tmp_path, "pond.txt")
    draft = read(written(POND.replace("pond.txt", name), inner))
    assert draft.files == {}
    assert len(sound(draft).quotes) == 2


def test_rows_without_words_are_counted(tmp_path: Path) -> None:
    draft = read(written(POND + "3,pond.txt,theme.x,\n\n4\n", tmp_path))
    assert draft.left == {"taguette-empty": 2}
    assert len(sound(draft).quotes) == 2


CELL = st.one_of(
    st.sampled_from(["1", "2", "", "pond.txt", "speaker.Ann", "stance.use.a", "stance.use.b", "Duck", "..."]),
    st.text(max_size=8),
)


@settings(max_examples=100)
@given(st.lists(st.lists(CELL, max_size=5), max_size=8))
def test_whatever_stands_in_it_is_sound_or_refused(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pond.csv"
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            csv.writer(file).writerows([["id", "document", "tag", "content"], *rows])
        sound_or_refused(lambda: read(path))


@pytest.mark.skipif(not (SHARED / "taguette").is_dir(), reason="the shared export of Taguette is not here")
def test_quotes_and_tags_are_those_of_the_real_export() -> None:
    path = SHARED / "taguette" / "highlights.csv"
    rows = [*csv.DictReader(path.read_text("utf-8-sig").splitlines())]
    draft = read(path)
    debate = sound(draft)
    assert {(it.ref, it.text[""]) for it in debate.quotes.values()} == {
        (row["id"], row["content"]) for row in rows
    }
    names = {row["tag"].split(".")[1] for row in rows if row["tag"].startswith("speaker.")}
    assert {it.name[""] for it in debate.speakers.values()} == names
    topics = [it for theme in debate.themes.values() for it in theme.topics.values()]
    tagged = sum(len(it.quotes) for it in topics)
    assert tagged == sum(not row["tag"].startswith("speaker.") for row in rows)
    sides = len({row["tag"] for row in rows if row["tag"].startswith("stance.")})
    assert (debate.dichotomies, draft.left) == ({}, {"codes-sides": sides})
