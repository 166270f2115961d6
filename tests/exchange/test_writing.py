"""What writes a file for another program: by an ending, in words that say what it is for, of one or more."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from authors import run

from socinno.cli import exporting
from socinno.cli.options import EXPORTS
from socinno.exchange.writing import FILES, Writer
from socinno.library import Library, load
from socinno.words import LANGUAGES, say


def _names(library: Library, ending: str) -> Iterator[bytes]:
    yield from (f"{name}{ending}\n".encode() for name in library.names)


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("language: en\ntitle: A debate\n", "utf-8")
    ways = {"toy": exporting.WRITERS["page"], **exporting.WRITERS}
    with (
        patch.dict(FILES, {"toy": Writer(_names), "toys": Writer(_names, several=True)}),
        patch.dict(EXPORTS, {"toy": (".toy",), "toys": (".toys",)}),
        patch.dict(exporting.WRITERS, {**ways, "toy": exporting._file, "toys": exporting._file}),
    ):
        yield tmp_path


def test_a_file_is_written_by_the_ending_of_its_name(content: Path) -> None:
    out = content / "out.TOYS"
    assert run("export", "--content", content, out).code == 0
    assert out.read_text("utf-8") == "a.toys\nb.toys\n"
    assert run("export", "--content", content, out).code == 2
    assert run("export", "--content", content, out, "--force").code == 0


def test_a_file_for_one_debate_asks_which(content: Path) -> None:
    out = content / "out.toy"
    ran = run("export", "--content", content, out)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "-d" in ran.err
    assert run("export", "--content", content, out, "-d", "b").code == 0
    assert out.read_text("utf-8") == "b.toy\n"


@pytest.mark.parametrize("name", FILES)
def test_each_has_an_ending_and_words_that_say_what_it_is_for(name: str) -> None:
    assert EXPORTS[name]
    assert name in exporting.WRITERS
    for language in LANGUAGES:
        assert say(language, f"export-{name}") != f"export-{name}"


@pytest.mark.parametrize("name", FILES)
def test_each_writes_the_debate_that_comes_along(name: str) -> None:
    for ending in EXPORTS[name]:
        if ending:
            assert b"".join(FILES[name].write(load(), ending))
