"""The content files of a folder, whatever else is in it, and the bytes of what is a regular file."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from asking import socinno_run
from debates import VALID

from socinno import files
from socinno.files import content_files, listing, looked_up
from socinno.library import load, opened
from socinno.library.skim import skim
from socinno.problems import Stop

POSIX = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here: none is tried")
COMMANDS = [
    ("debates",),
    ("quotes", "-f", "json"),
    ("check",),
    ("show", "no-such-thing"),
    ("index", "--status"),
]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with a debate, and with everything else that may have the name of one."""
    (tmp_path / "pipes").mkdir()
    os.mkfifo(tmp_path / "pipes" / "pipe")
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "fine.yaml").write_text(VALID, "utf-8")
    (folder / "linked.yaml").symlink_to("fine.yaml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "pipe.yaml").symlink_to(tmp_path / "pipes" / "pipe")
    (folder / "device.yaml").symlink_to(os.devnull)
    (folder / "folder.yaml").symlink_to(tmp_path / "pipes")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "plain.yaml")
    return folder


@POSIX
def test_only_regular_files_are_content_and_a_link_that_leads_nowhere_is_told_of(odd: Path) -> None:
    found = load(odd)
    assert [debate.id for debate in found.debates] == ["fine", "linked"]
    told = [(Path(problem.where.file).name, problem.code) for problem in found.problems]
    assert told == [("gone.yaml", "unreadable"), ("loop.yaml", "unreadable")]


@POSIX
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_no_command_waits_for_a_pipe_or_stumbles_over_a_loop(words: tuple[str, ...], odd: Path) -> None:
    done = socinno_run(*words, "--content", str(odd))
    assert b"Traceback" not in done.stderr
    assert b"cannot be written" not in done.stderr
    assert done.returncode == {"check": 1, "show": 2}.get(words[0], 0)


@POSIX
def test_a_tab_does_not_wait_for_a_pipe_nor_lose_its_candidates(odd: Path) -> None:
    for named in (odd, odd / "pipe.yaml", odd / "plain.yaml"):
        done = socinno_run("show", "--content", str(named), "fi", _SOCINNO_COMPLETE="bash")
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.startswith(b"fine\t") == (named == odd)


@POSIX
def test_a_pipe_that_is_named_is_no_debate(odd: Path) -> None:
    done = socinno_run("check", str(odd / "plain.yaml"))
    assert (done.returncode, done.stdout.count(b"[unreadable]")) == (1, 1)
    assert socinno_run("debates", "--content", str(odd / "plain.yaml")).returncode == 2
    assert skim(odd / "plain.yaml", 1000) == []


@POSIX
def test_what_became_a_pipe_since_it_was_looked_at_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.touch()
    was = os.stat(file)
    file.unlink()
    os.mkfifo(file)
    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", lambda *_, **__: was)
        with pytest.raises(OSError, match=r".+"):
            files.read(file, 10)


def test_a_file_is_read_up_to_one_byte_more_than_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\r\n\x1a45678")
    assert [files.read(file, limit) for limit in (4, 7, 8)] == [
        b"\r\n\x1a45",
        b"\r\n\x1a45678",
        b"\r\n\x1a45678",
    ]


@pytest.mark.skipif(not Path("/proc/version").is_file(), reason="no files here that the kernel makes up")
def test_a_file_is_read_whole_whatever_size_it_says_it_has() -> None:
    made_up = Path("/proc/version")
    assert made_up.stat().st_size == 0
    assert files.read(made_up, 10_000) == made_up.read_bytes()


def test_nothing_but_a_regular_file_is_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent", os.devnull):
        with pytest.raises(OSError, match=r".+") as error:
            files.read(path, 10)
        assert error.value.errno
        assert error.value.strerror


@POSIX
def test_a_regular_file_that_has_nothing_to_read_yet_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As some that the kernel shows; here a pipe, taken for a regular file."""
    os.mkfifo(tmp_path / "later.yaml")
    monkeypatch.setattr(files, "_demand_regular", lambda found: None)
    writer = os.open(tmp_path / "later.yaml", os.O_RDWR | os.O_NONBLOCK)
    try:
        with pytest.raises(BlockingIOError):
            files.read(tmp_path / "later.yaml", 10)
    finally:
        os.close(writer)


def test_a_folder_that_may_not_be_listed_is_not_one_without_debates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(path: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "scandir", forbidden)
    with pytest.raises(Stop) as stop:
        load(tmp_path)
    assert (stop.value.key, stop.value.code) == ("bad-path", 2)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.name == "nt", reason="Windows has no such permissions")
def test_an_entry_that_cannot_be_looked_at_is_told_of_and_the_rest_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(VALID, "utf-8")
    (tmp_path / "closed").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    scandir = os.scandir

    def closed(path: str | Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert [path.name for path in content_files(tmp_path)] == ["a.yaml", "b.yaml", "closed"]
    for use_index in (True, False):
        library = opened(tmp_path, use_index, worth_it=0).library
        assert [debate.id for debate in library.debates] == ["a", "b"]
        [problem] = library.problems
        assert (problem.code, problem.facts) == ("unreadable", {"why": "Permission denied"})
        assert problem.where.file.rstrip(os.sep) == str(tmp_path / "closed")


def deep(folder: Path, count: int) -> int:
    """Nest so many folders as the system lets one, from within each; how many that are."""
    here = os.getcwd()
    made = 0
    try:
        os.chdir(folder)
        for made in range(count):  # noqa: B007
            os.mkdir("d")
            os.chdir("d")
    except OSError:
        pass
    finally:
        os.chdir(here)
    return made + 1


NESTED = """
import os, sys
from pathlib import Path
from test_files import deep
from socinno.files import content_files
folder, count = Path(sys.argv[1]), int(sys.argv[2])
deep(folder, count)
(folder / "d" / "d" / "low.yaml").touch()
(folder / "top.yaml").touch()
print(*(path.name for path in content_files(folder)))
here = os.open(folder, os.O_RDONLY)
os.fchdir(here)
depth = 0
while os.path.isdir("d"):
    os.chdir("d")
    depth += 1
for _ in range(depth):
    os.chdir("..")
    for name in os.listdir():
        os.rmdir(name) if os.path.isdir(name) else os.unlink(name)
print(depth)
"""


@pytest.mark.skipif(os.name == "nt", reason="no folder with a path this long can be made from within here")
@pytest.mark.parametrize("count", [1000, pytest.param(50_000, marks=pytest.mark.long)])
def test_a_folder_nested_deeper_than_a_path_may_be_long_is_told_of(count: int, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", NESTED, str(tmp_path), str(count)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=300,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == ("low.yaml top.yaml" if count == 1000 else "d low.yaml top.yaml")


LONG_NAME = "x" * 300
NAMED = [
    ("debates", "--content", LONG_NAME),
    ("debates", f"./{LONG_NAME}.yaml"),
    ("check", LONG_NAME),
    ("check", "fine.yaml", LONG_NAME),
    ("check", "loop.yaml"),
    ("debates", "--content", "loop.yaml"),
    ("index", "--content", LONG_NAME),
    ("new", "mine", "--content", LONG_NAME),
    ("debates", "--content", "fine.yaml/x"),
    ("debates", "-o", f"{LONG_NAME}.json"),
    ("debates", "-o", "loop.json"),
    ("debates", "-o", "fine.yaml/x.json"),
    ("schema", "--write", LONG_NAME),
    ("schema", "--write", "loop.yaml"),
]


@pytest.mark.parametrize("words", NAMED, ids=lambda words: " ".join(words).replace(LONG_NAME, "LONG"))
def test_a_path_that_cannot_be_is_wrong_usage_and_told_as_such(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("fine.yaml").write_text(VALID, "utf-8")
    for name in ("loop.yaml", "loop.json"):
        Path(name).symlink_to(name)
    before = sorted(os.listdir())
    done = socinno_run(*words)
    told = done.stderr.decode()
    assert (done.returncode, done.stdout, len(told.splitlines())) == (2, b"", 1), told
    assert "cannot be written" not in told
    assert sorted(os.listdir()) == before


def test_an_output_without_a_name_is_refused() -> None:
    done = socinno_run("debates", "-o", "")
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no folder that somebody is in")
@pytest.mark.parametrize("words", [("new", "mine"), ("debates", "-o", "a.json"), ("schema", "--write", ".")])
def test_where_the_current_folder_is_gone_that_is_what_is_said(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    script = (
        "import os, sys; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone');"
        "from socinno.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "socinno: the folder that you are in is no longer there; go to another\n"


def test_what_is_looked_up_is_there_or_absent_or_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert looked_up(tmp_path).st_mode
    for name, key in (("none", "no-such-path"), ("loop", "bad-path"), (LONG_NAME, "bad-path")):
        with pytest.raises(Stop) as stop:
            looked_up(tmp_path / name)
        assert (stop.value.key, stop.value.code) == (key, 2)


def test_a_debate_may_have_the_name_of_a_device_of_windows(tmp_path: Path) -> None:
    (tmp_path / "nul.yaml").write_text(VALID, "utf-8")
    [file], problems = listing(tmp_path)
    assert (file.debate, problems) == ("nul", [])
    assert [debate.id for debate in load(tmp_path).debates] == ["nul"]
