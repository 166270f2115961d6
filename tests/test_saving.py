"""A file written whole or not at all, never over another unasked, with its owner, its mode and its links."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import socinno_run
from typer.testing import CliRunner

from socinno import saving
from socinno.cli.app import app
from socinno.formats import FORMATS
from socinno.problems import Stop
from socinno.saving import clear_drafts, new_folder, save

POSIX = pytest.mark.skipif(os.name == "nt", reason="owners, modes and locks as POSIX has them")
ROOT = pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root gives files away")
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
    assert "4 questions" in (tmp_path / "a.txt").read_text("utf-8")


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


@POSIX
@ROOT
def test_a_replaced_file_keeps_its_owner_and_group(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("", encoding="utf-8")
    file.chmod(0o640)
    os.chown(file, 1234, 1235)
    save(b"new", file, force=True)
    found = file.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (1234, 1235, 0o640)
    assert file.read_bytes() == b"new"


@POSIX
def test_who_may_not_give_a_file_away_keeps_it_but_never_shows_it_to_another_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    fstat = os.fstat

    def anothers(handle: int) -> os.stat_result:
        found = list(fstat(handle))
        found[4] += 1  # the draft's owner is not the file's
        found[5] += group
        return os.stat_result(found)

    def refused(_: int, owner: int, of: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", refused)
    monkeypatch.setattr(os, "fstat", anothers)
    group = 0
    save(b"new", file, force=True)
    assert file.read_bytes() == b"new"
    group = 1
    with pytest.raises(Stop, match="may-not-save"):
        save(b"newer", file, force=True)
    assert file.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_file_that_may_not_be_written_is_not_replaced_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Stop, match="may-not-save") as stop:
        save(b"new", file, force=True)
    assert stop.value.code == 1
    assert file.read_bytes() == b"old"


def test_a_file_of_several_names_stays_and_the_new_text_is_printed(tmp_path: Path) -> None:
    file, twin = tmp_path / "a.md", tmp_path / "twin.md"
    file.write_text("mine", encoding="utf-8")
    os.link(file, twin)
    done = socinno_run("debates", "-o", str(file), "--force")
    wanted = socinno_run("debates", "-f", "markdown").stdout
    assert (done.returncode, done.stdout) == (1, wanted)
    assert len(done.stderr.splitlines()) == 1
    assert (file.read_text("utf-8"), twin.read_text("utf-8")) == ("mine", "mine")
    twin.unlink()
    assert socinno_run("debates", "-o", str(file), "--force").returncode == 0
    assert file.read_bytes() == wanted


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here: a full disk is not tried")
def test_what_can_be_printed_nowhere_either_is_told_in_one_line(tmp_path: Path) -> None:
    import subprocess
    import sys

    file = tmp_path / "a.md"
    file.write_text("mine", encoding="utf-8")
    os.link(file, tmp_path / "twin.md")
    command = [sys.executable, "-m", "socinno", "debates", "-o", str(file), "--force"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_where_a_link_to_nothing_leads(force: bool, tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(Stop, match="link-to-nowhere") as stop:
        save(b"new", tmp_path / "link.md", force)
    assert stop.value.code == 2
    assert os.listdir(tmp_path) == ["link.md"]


def unlinked(code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, a file system without hard links, and what it says of that."""

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refuse)


@POSIX
@pytest.mark.parametrize("code", sorted(saving.NO_LINKS))
def test_where_there_are_no_hard_links_a_file_is_written_all_the_same(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlinked(code, monkeypatch)
    assert run("debates", "-o", str(tmp_path / "a.md")) == (0, "")
    assert (tmp_path / "a.md").read_text("utf-8").startswith("#")
    save(b"new", tmp_path / "b.md")
    with pytest.raises(Stop, match="output-exists"):
        save(b"newer", tmp_path / "b.md")
    assert (tmp_path / "b.md").read_bytes() == b"new"
    assert sorted(os.listdir(tmp_path)) == ["a.md", "b.md"]


@POSIX
def test_without_hard_links_who_comes_second_does_not_win_and_nothing_half_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlinked(errno.EPERM, monkeypatch)
    file = tmp_path / "a.json"
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda _: file.write_text("theirs", encoding="utf-8"))
    with pytest.raises(Stop, match="file-exists"):
        save(b"ours", file)
    assert file.read_text("utf-8") == "theirs"
    monkeypatch.setattr(os, "fsync", fsync)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Stop, match="cannot-save"):
        save(b"ours", tmp_path / "b.json")
    assert os.listdir(tmp_path) == ["a.json"]


def test_a_file_that_another_program_has_open_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class InUse(PermissionError):
        winerror = 32

    def refuse(*_: object) -> None:
        raise InUse(errno.EACCES, "The process cannot access the file")

    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", refuse)
    code, told = run("debates", "-o", str(file), "--force")
    assert (code, len(told.splitlines())) == (1, 1)
    assert "open in another program" in told
    assert os.listdir(tmp_path) == ["a.md"]


def test_on_windows_a_draft_is_closed_before_it_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    fdopen = os.fdopen

    def noted(*given: object) -> object:
        opened.append(fdopen(*given))  # type: ignore[call-overload]
        return opened[-1]

    def closed(move: object) -> object:
        def moved(*given: object) -> None:
            assert all(stream.closed for stream in opened)
            move(*given)  # type: ignore[operator]

        return moved

    monkeypatch.setattr(saving, "fcntl", None)
    monkeypatch.setattr(os, "fdopen", noted)
    for move in ("replace", "link", "rename"):
        monkeypatch.setattr(os, move, closed(getattr(os, move)))
    save(b"one", tmp_path / "a.md")
    save(b"two", tmp_path / "a.md", force=True)
    assert (tmp_path / "a.md").read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["a.md"]


DRAFT = ".a.md.0123456789abcdef.draft"


@POSIX
def test_the_next_write_removes_what_the_dead_left_and_nothing_else(tmp_path: Path) -> None:
    kept = [
        ".b.md.0123456789abcdef.draft",
        ".a.md.0123456789ABCDEF.draft",
        ".a.md.0123456789abcde.draft",
        ".a.md.0123456789abcdef.draft2",
        ".aXmd.0123456789abcdef.draft",
        "a.md.draft",
    ]
    for name in (*kept, DRAFT):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / ".a.md.1123456789abcdef.draft").symlink_to(tmp_path / "a.md.draft")
    save(b"new", tmp_path / "a.md")
    links = [".a.md.1123456789abcdef.draft"]
    assert sorted(os.listdir(tmp_path)) == sorted([*kept, *links, "a.md"])


@POSIX
def test_what_was_placed_but_kept_its_drafts_name_is_no_file_of_several_names(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    os.link(tmp_path / "a.md", tmp_path / DRAFT)
    save(b"new", tmp_path / "a.md", force=True)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"new"]


@POSIX
def test_a_refused_write_removes_them_too(tmp_path: Path) -> None:
    for name in ("a.md", DRAFT):
        (tmp_path / name).write_bytes(b"old")
    with pytest.raises(Stop, match="output-exists"):
        save(b"new", tmp_path / "a.md")
    assert os.listdir(tmp_path) == ["a.md"]


@POSIX
def test_a_draft_that_somebody_writes_is_left_to_them(tmp_path: Path) -> None:
    inside = []

    def meanwhile() -> Iterator[bytes]:
        yield b"first"
        save(b"second", tmp_path / "a.md", force=True)
        inside.extend(os.listdir(tmp_path))
        yield b", and last"

    (tmp_path / "a.md").write_bytes(b"old")
    save(meanwhile(), tmp_path / "a.md", force=True)
    assert len(inside) == 2
    assert (tmp_path / "a.md").read_bytes() == b"first, and last"
    assert os.listdir(tmp_path) == ["a.md"]


def test_without_locks_a_draft_is_left_for_an_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "fcntl", None)
    draft = tmp_path / DRAFT
    draft.write_bytes(b"")
    clear_drafts(tmp_path / "a.md")
    assert draft.exists()
    before = time.time() - saving.LONG_AGO - 60
    os.utime(draft, (before, before))
    clear_drafts(tmp_path / "a.md")
    assert not draft.exists()


def test_a_draft_taken_for_left_behind_before_it_was_locked_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = saving._lock
    taken: list[Path] = []

    def late(handle: int, wait: bool = False) -> bool | None:
        if not taken:
            taken.extend(tmp_path.iterdir())
            taken[0].unlink()
        return lock(handle, wait)

    monkeypatch.setattr(saving, "_lock", late)
    save(b"new", tmp_path / "a.md")
    assert (tmp_path / "a.md").read_bytes() == b"new"


def test_the_longest_name_that_a_file_may_have_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / f"{'x' * 252}.md"
    save(b"one", file)
    save(b"two", file, force=True)
    assert [found.read_bytes() for found in tmp_path.iterdir()] == [b"two"]


@POSIX
def test_a_folder_of_files_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    left = tmp_path / ".tables.0123456789abcdef.draft"
    left.mkdir()
    (left / "half").touch()
    with new_folder(str(tmp_path / "tables")) as draft:
        (draft / "a").touch()
        assert sorted(os.listdir(tmp_path)) == [draft.name]
    assert os.listdir(tmp_path) == ["tables"]
    with pytest.raises(RuntimeError), new_folder(str(tmp_path / "other")):
        raise RuntimeError
    for name in ("tables", "link"):
        if name == "link":
            (tmp_path / name).symlink_to("nowhere")
        with pytest.raises(Stop, match="export-exists"), new_folder(str(tmp_path / name)):
            raise AssertionError
    assert sorted(os.listdir(tmp_path)) == ["link", "tables"]
    with pytest.raises(Stop, match="bad-path"), new_folder(str(tmp_path / ("x" * 300))):
        raise AssertionError


def test_a_folder_that_cannot_be_filled_says_which_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="cannot-save") as stopped, new_folder(str(tmp_path / "tables")):
        raise OSError(errno.ENOSPC, "full")
    assert (stopped.value.facts["file"], stopped.value.code) == (str(tmp_path / "tables"), 1)
    assert [*tmp_path.iterdir()] == []


def test_a_file_that_holds_what_is_expected_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    save(b"new", file, force=True, expected=b"old")
    assert [it.read_bytes() for it in tmp_path.iterdir()] == [b"new"]


def test_a_file_that_changed_meanwhile_stays_as_it_is_without_a_draft(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"theirs")
    with pytest.raises(Stop, match="file-changed") as stopped:
        save(b"new", file, force=True, expected=b"old")
    assert stopped.value.code == 1
    assert [it.read_bytes() for it in tmp_path.iterdir()] == [b"theirs"]


def test_a_file_that_is_gone_meanwhile_is_told_and_leaves_no_draft(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")

    def pieces() -> Iterator[bytes]:
        yield b"new"
        file.unlink()

    with pytest.raises(Stop) as stopped:
        save(pieces(), file, force=True, expected=b"old")
    assert stopped.value.code == 1
    assert os.listdir(tmp_path) == []


def test_what_is_expected_of_a_file_that_was_never_there_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stopped:
        save(b"new", tmp_path / "a.yaml", force=True, expected=b"old")
    assert stopped.value.code == 1
    assert os.listdir(tmp_path) == []


ONE_MORE = """
import sys
from pathlib import Path
from socinno.problems import Stop
from socinno.saving import save

file, mine = Path(sys.argv[1]), sys.argv[2].encode()
done = 0
while done < 20:
    held = file.read_bytes()
    try:
        save(held + mine, file, force=True, expected=held)
        done += 1
    except Stop as stop:
        assert stop.key == "file-changed", stop
"""


@POSIX
def test_of_two_processes_that_write_at_once_neither_loses_what_the_other_wrote(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"")
    both = [subprocess.Popen([sys.executable, "-c", ONE_MORE, str(file), it]) for it in "ab"]
    assert [it.wait() for it in both] == [0, 0]
    assert sorted(file.read_text("utf-8")) == [*"a" * 20, *"b" * 20]
    assert os.listdir(tmp_path) == ["a.yaml"]
