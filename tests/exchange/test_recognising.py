"""A format is known by what a file or folder holds; each has words, a page and a place in the options."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from authors import run, write
from toys import FOLDER, toy, toys

from socinno.cli.options import IMPORTS
from socinno.exchange.recognising import FORMATS, HEAD, format_of, members_of, sample_of
from socinno.problems import Stop
from socinno.words import LANGUAGES, PAGES, manual, say

READ = tuple(FORMATS)


@pytest.fixture
def toyland() -> Iterator[None]:
    with toys():
        yield


@pytest.mark.usefixtures("toyland")
def test_a_file_is_known_by_its_first_bytes_whatever_its_name(tmp_path: Path) -> None:
    assert format_of(toy(tmp_path, "a.pdf")) == "kialo"
    assert format_of(toy(tmp_path, "a", first="DOLL")) == "dna"
    assert format_of(write(tmp_path, "no TOY", "a.toy")) is None
    assert format_of(write(tmp_path, "", "empty.toy")) is None


@pytest.mark.usefixtures("toyland")
def test_a_folder_is_known_by_the_names_in_it(tmp_path: Path) -> None:
    toy(tmp_path, "maps/a.toy")
    assert format_of(tmp_path / "maps") is None
    toy(tmp_path, f"maps/{FOLDER}")
    assert format_of(tmp_path / "maps") == "kialo"
    assert sample_of(tmp_path / "maps").names == ("a.toy", "toys")


@pytest.mark.usefixtures("toyland")
def test_of_a_folder_the_files_in_a_format_are_its_members(tmp_path: Path) -> None:
    for name in ("b.toy", "a.toy", "in/side.toy", ".hidden.toy"):
        toy(tmp_path / "maps", name) if "/" not in name else toy(toy(tmp_path, "maps/c").parent, name)
    write(tmp_path / "maps", "neither", "d.txt")
    (tmp_path / "maps" / "broken").symlink_to("nowhere")
    assert [(name, path.name) for name, path in members_of(tmp_path / "maps")] == [
        *(("kialo", "a.toy"), ("kialo", "b.toy"), ("kialo", "c")),
    ]


def test_of_a_large_file_no_more_than_its_head_is_looked_at(tmp_path: Path) -> None:
    assert len(sample_of(write(tmp_path, b"a" * 2 * HEAD, "a")).head) == HEAD


def test_what_is_not_there_or_is_no_file_stops(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stopped:
        sample_of(tmp_path / "nowhere")
    assert stopped.value.code == 2
    with pytest.raises(Stop) as stopped:
        sample_of(Path("/dev/zero"))
    assert stopped.value.code == 1


# what each format has


def test_what_as_offers_is_what_is_read_and_the_texts_of_sources() -> None:
    assert IMPORTS[-1] == "text"
    assert {*READ} <= {*IMPORTS[:-1]}


@pytest.mark.parametrize("name", READ)
def test_a_format_has_a_name_in_words_and_a_page_of_the_manual(name: str) -> None:
    for language in LANGUAGES:
        assert say(language, f"format-{name}") != f"format-{name}"
        assert f"| `{name}` |" in manual("exchange", language)
    if name not in PAGES:
        pytest.skip("the page of this format is not written yet")
    for language in LANGUAGES:
        assert "--from" in manual(name, language)
        assert run("help", name, "--lang", language).code == 0


@pytest.mark.parametrize(
    "content", [b"", b"Ada: hello there.\n", b"\0\xff\xfe\x00", b"{}", b"[]", b"a,b\n1,2\n"]
)
@pytest.mark.parametrize("name", READ)
def test_what_is_not_in_a_format_is_refused_in_a_line_where_that_is_asked_for(
    name: str, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, content, "thing")
    (tmp_path / "empty").mkdir()
    for source in ("thing", "empty"):
        ran = run("new", "square", "--from", source, "--as", name)
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1), ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "thing"]


@pytest.mark.parametrize(
    "head", [b"", b"\0" * 100, b"{", b"[[", b"PK\x03\x04", b"\xff\xfe", b"SQLite format 3\0"]
)
def test_no_format_takes_fragments_for_its_own_and_fails(head: bytes, tmp_path: Path) -> None:
    path = write(tmp_path, head, "thing")
    for format in FORMATS.values():
        assert format.recognises(sample_of(path)) in (True, False)
        assert not format.recognises(sample_of(tmp_path))
