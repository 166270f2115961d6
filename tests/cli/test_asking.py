"""The library that a command asks: narrowed to a debate, with what is left out told; and queries by name."""

from pathlib import Path

import pytest
from authors import debate, write

from socinno.cli.asking import ask, library_of, progress
from socinno.cli.options import PROGRAM
from socinno.cli.settings import settled
from socinno.problems import Stop
from socinno.views import Table


def test_a_query_is_asked_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, debate())
    listed = ask("debates.debates", library_of(settled(PROGRAM, {"content": str(tmp_path)})), language="en")
    assert isinstance(listed, Table)
    assert listed.total == 1


def test_one_debate_of_several_is_asked_alone(tmp_path: Path) -> None:
    for name in ("north.yaml", "south.yaml"):
        write(tmp_path, debate(), name)
    given = {"content": str(tmp_path)}
    assert [*library_of(settled(PROGRAM, given)).names] == ["north", "south"]
    assert [*library_of(settled(PROGRAM, {**given, "debate": "south"})).names] == ["south"]
    with pytest.raises(Stop):
        library_of(settled(PROGRAM, {**given, "debate": "west"}))


def test_what_is_left_out_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, debate())
    write(tmp_path, "title: [", "broken.yaml")
    assert [*library_of(settled(PROGRAM, {"content": str(tmp_path)})).names] == ["square"]
    assert "broken.yaml" in capsys.readouterr().err


def test_without_a_terminal_no_bar_is_drawn() -> None:
    assert [*progress("en")(["a", "b"])] == ["a", "b"]
