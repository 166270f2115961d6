"""An answer in a file: whole or not at all, and never over another file unasked."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import socinno_run
from typer.testing import CliRunner

from socinno.cli.app import app
from socinno.files import save
from socinno.formats import FORMATS
from socinno.problems import Stop

ENDINGS = [(name, ending) for name, format in FORMATS.items() for ending in format.endings]


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.stderr


@pytest.mark.parametrize(("format", "ending"), ENDINGS)
def test_the_ending_says_the_format(format: str, ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"answer{ending}"
    assert run("show", "relations", "-o", str(file)) == (0, "")
    shown = CliRunner().invoke(app, ["show", "relations", "-f", format]).stdout
    assert file.read_bytes().decode("utf-8-sig").splitlines() == shown.splitlines()


def test_a_format_that_is_asked_for_goes_before_the_ending(tmp_path: Path) -> None:
    assert run("debates", "-o", str(tmp_path / "a.txt"), "-f", "table")[0] == 0
    assert "╭" in (tmp_path / "a.txt").read_text("utf-8")


def test_only_a_spreadsheets_file_starts_with_a_byte_order_mark(tmp_path: Path) -> None:
    for ending in (".csv", ".json", ".md"):
        run("quotes", "-o", str(tmp_path / f"a{ending}"))
        assert (tmp_path / f"a{ending}").read_bytes().startswith(b"\xef\xbb\xbf") == (ending == ".csv")


def test_a_file_that_is_there_stays_as_it_is_until_force(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("mine", encoding="utf-8")
    code, told = run("debates", "-o", str(file))
    assert (code, file.read_text("utf-8")) == (2, "mine")
    assert "--force" in told
    assert run("debates", "-o", str(file), "--force")[0] == 0
    assert file.read_text("utf-8") != "mine"
    assert [f.name for f in tmp_path.iterdir()] == ["a.md"]


def test_a_replaced_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    file, link = tmp_path / "a.md", tmp_path / "link.md"
    file.write_text("", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    assert run("debates", "-o", str(link), "--force")[0] == 0
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_text("utf-8")


@pytest.mark.parametrize("place", ["no/such/folder.md", ".md/"])
def test_a_place_that_cannot_be_written_is_told_in_one_line(place: str, tmp_path: Path) -> None:
    code, told = run("debates", "-f", "markdown", "-o", f"{tmp_path}/{place}")
    assert code in (1, 2)
    assert len(told.splitlines()) == 1


def test_an_unknown_ending_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    code, told = run("debates", "-o", str(tmp_path / "a.docx"))
    assert code == 2
    assert ".html" in told
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(Stop, match="not-a-file"):
        save(b"", os.devnull, force=True)


def test_who_comes_second_does_not_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.json"

    def meanwhile(*_: object) -> None:
        file.write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(Stop, match="file-exists"):
        save(b"ours", str(file))
    assert file.read_text("utf-8") == "theirs"
    assert [f.name for f in tmp_path.iterdir()] == ["a.json"]


def test_what_fails_halfway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Stop, match="cannot-save") as stop:
        save(b"ours", tmp_path / "a.json")
    assert stop.value.code == 1
    assert list(tmp_path.iterdir()) == []


def test_what_comes_in_pieces_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    save((b"one, ", b"two"), tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == b"one, two"

    def broken() -> Iterator[bytes]:
        yield b"three"
        raise Stop("damaged")

    with pytest.raises(Stop, match="damaged"):
        save(broken(), tmp_path / "a.txt", force=True)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"one, two"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here: a full disk is not tried")
def test_a_full_disk_is_told_in_one_line() -> None:
    import subprocess
    import sys

    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "socinno", "quotes"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_the_environment_can_say_the_format() -> None:
    done = socinno_run("debates", SOCINNO_FORMAT="json")
    assert done.stdout.startswith(b"[")
    assert socinno_run("debates", SOCINNO_FORMAT="cvs").returncode == 2


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii"])
@pytest.mark.parametrize("words", [("show", "de-graaf"), ("who",), ("show", "nobody‘s—ever")])
def test_no_encoding_makes_it_fail(encoding: str, words: tuple[str, ...]) -> None:
    done = socinno_run(*words, PYTHONIOENCODING=encoding)
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr
    (done.stdout + done.stderr).decode(encoding)
