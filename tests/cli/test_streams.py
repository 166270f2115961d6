"""A stream that is closed, full or read-only loses no other's answer, and the exit code is as documented."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="closes streams as a POSIX shell does")

CONTENT = Path(__file__).parent.parent.parent / "content"
SHELL = shutil.which("sh") or "sh"

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
CLOSED = ("2>&-", ">&-", "<&-", ">&- 2>&-", "<&- >&-", "<&- 2>&-", "<&- >&- 2>&-")

RUNS = {
    "": 0,
    "show": 0,
    "show graaf": 0,
    "show de-graaf-bridge --context": 2,
    "who": 0,
    "compare graaf wittmayer": 0,
    "quotes -fcsv": 0,
    "search bewoners": 0,
    "debates": 0,
    "speakers": 0,
    "check FOLDER": 0,
    "check --fix FOLDER/social-innovation.yaml": 0,
    "check --explain no-place": 0,
    "new mine": 0,
    "new mine --title About": 0,
    "index FOLDER": 0,
    "index --status FOLDER": 0,
    "export FOLDER/tables": 0,
    "quotes -o FOLDER/quotes.html": 0,
    "-h": 0,
    "help": 0,
    "--version": 0,
    "completion bash": 0,
    "show nobody-of-this-name": 2,
    "--bogus": 2,
    "quotes --content ./none": 2,
}
SOME = ("show graaf", "new mine", "--version", "show nobody-of-this-name")


def run(line: str, streams: str, folder: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a folder of its own with a copy of the content, streams as a shell has them."""
    folder.mkdir(exist_ok=True)
    content = folder / "content"
    if not content.exists():
        shutil.copytree(CONTENT, content)
    words = line.replace("FOLDER", str(content))
    given = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "SOCINNO_CONTENT": str(content),
        "XDG_CACHE_HOME": str(folder / "cache"),
        **more,
    }
    script = f"{sys.executable} -m socinno {words} {streams}"
    return subprocess.run([SHELL, "-c", script], capture_output=True, env=given, cwd=folder, check=False)


def files(folder: Path) -> dict[str, bytes]:
    """What a run left behind, beside what Python and SQLite keep for themselves."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and "cache" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def as_always(line: str, code: int, folder: Path) -> None:
    """Check that a run says and leaves the same with any streams closed, on those that are open."""
    at = folder / "at"
    whole = run(line, "", at)
    assert whole.returncode == code, whole.stderr
    expected = files(at)
    for streams in CLOSED:
        shutil.rmtree(at)
        answer = run(line, streams, at)
        assert answer.returncode == code, (line, streams, answer.stderr)
        assert " >" in f" {streams}" or answer.stdout == whole.stdout, (line, streams)
        assert "2>" in streams or answer.stderr == whole.stderr, (line, streams)
        assert files(at) == expected, (line, streams)


@pytest.mark.parametrize("line", SOME)
def test_a_closed_stream_loses_no_answer(line: str, tmp_path: Path) -> None:
    as_always(line, RUNS[line], tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("line", RUNS)
def test_no_closed_stream_loses_any_answer(line: str, tmp_path: Path) -> None:
    as_always(line, RUNS[line], tmp_path)


HELD = """
import os, runpy, sys
from socinno.cli import commands
def version():
    held = os.open("held", os.O_RDWR | os.O_CREAT)
    os.write(1, b"stray"), os.write(2, b"stray")
    child = os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", "import os; os.write(1, b'x')"])
    return 0 if held > 2 and child == 0 else 9
commands.version = version
sys.argv = ["socinno", "--version"]
runpy.run_module("socinno", run_name="__main__")
"""


@pytest.mark.parametrize("streams", CLOSED)
def test_a_file_never_takes_the_place_of_a_closed_stream(streams: str, tmp_path: Path) -> None:
    (tmp_path / "held.py").write_text(HELD)
    given = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    script = f"{sys.executable} held.py {streams}"
    ended = subprocess.run([SHELL, "-c", script], capture_output=True, cwd=tmp_path, env=given, check=False)
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "held").read_bytes() == b""


@FULL
@pytest.mark.parametrize(
    "line", ["--version", "-h", "help reading", "completion bash", "show graaf", "quotes -fjson"]
)
def test_an_answer_that_cannot_be_written_is_one_line_and_one(line: str, tmp_path: Path) -> None:
    ended = run(line, ">/dev/full", tmp_path)
    assert (ended.returncode, ended.stderr.count(b"\n")) == (1, 1), ended.stderr
    assert ended.stderr.startswith(b"socinno: ")


@FULL
def test_a_completion_that_cannot_be_written_is_one_line_and_one(tmp_path: Path) -> None:
    ended = run("show gra", ">/dev/full", tmp_path, _SOCINNO_COMPLETE="bash")
    assert (ended.returncode, ended.stderr.count(b"\n")) == (1, 1), ended.stderr
    assert ended.stderr.startswith(b"socinno: ")


@pytest.mark.parametrize("streams", ["2>/dev/full", "2</dev/null"])
@pytest.mark.parametrize(
    ("line", "code"), [("show graaf", 0), ("show nobody-of-this-name", 2), ("new mine", 0)]
)
def test_what_cannot_be_told_changes_no_code(line: str, code: int, streams: str, tmp_path: Path) -> None:
    assert run(line, streams, tmp_path).returncode == code


def test_nothing_at_all_can_be_written_and_the_code_says_so(tmp_path: Path) -> None:
    assert run("show graaf", ">/dev/null </dev/null 1<&0 2<&0", tmp_path).returncode == 1
