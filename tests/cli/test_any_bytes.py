"""Any bytes in arguments, names of files and the environment: one line at most, and the documented code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="arguments and names are bytes on POSIX alone")

BYTES = (
    b"\xff\xfe",
    b"\x1b]0;x\x07",
    b"\xed\xa0\x80",
    "\u202e\u200b".encode(),
    b"a\nb",
    b" ",
    b"-",
    b"9" * 5000,
)


def run(words: list[bytes], folder: Path, **more: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run the program with words and an environment of any bytes."""
    given = {
        **os.environb,
        b"PYTHONPATH": os.fsencode(os.pathsep.join(sys.path)),
        b"XDG_CACHE_HOME": os.fsencode(folder / "cache"),
        b"SOCINNO_INDEX": b"off",
        **{name.encode(): value for name, value in more.items()},
    }
    command = [os.fsencode(sys.executable), b"-m", b"socinno", *words]
    return subprocess.run(command, capture_output=True, env=given, cwd=folder, check=False)


def is_sound(ended: subprocess.CompletedProcess[bytes], codes: tuple[int, ...]) -> None:
    """Check for a documented code, with one line in UTF-8 that steers nothing where something is wrong."""
    told = ended.stderr.decode("utf-8")
    assert ended.returncode in codes, told
    assert "Traceback" not in told
    assert not {c for c in told if c < " " and c != "\n"}
    assert told.count("\n") == 1 if ended.returncode else told.count("\n") <= 1
    ended.stdout.decode("utf-8")


VARIABLES = {
    "COLUMNS": (0,),
    "LANG": (0,),
    "LC_MESSAGES": (0,),
    "NO_COLOR": (0,),
    "FORCE_COLOR": (0,),
    "FORCE_HYPERLINK": (0,),
    "TERM": (0,),
    "TERM_PROGRAM": (0,),
    "PAGER": (0,),
    "LESS": (0,),
    "HOME": (0,),
    "XDG_CACHE_HOME": (0,),
    "SOCINNO_LANG": (2,),
    "SOCINNO_FORMAT": (2,),
    "SOCINNO_INDEX": (0, 2),
    "SOCINNO_CONTENT": (1, 2),
}


def with_any_bytes(name: str, values: tuple[bytes, ...], folder: Path) -> None:
    for value in values:
        is_sound(run([b"debates"], folder, LC_ALL=b"C.UTF-8", **{name: value}), VARIABLES[name])


@pytest.mark.parametrize("name", ["LANG", "SOCINNO_LANG", "SOCINNO_CONTENT", "COLUMNS"])
def test_a_variable_of_odd_bytes_ends_in_no_traceback(name: str, tmp_path: Path) -> None:
    with_any_bytes(name, BYTES[:2], tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("name", VARIABLES)
def test_a_variable_of_any_bytes_ends_in_no_traceback(name: str, tmp_path: Path) -> None:
    with_any_bytes(name, BYTES, tmp_path)


WORDS: tuple[tuple[list[bytes], tuple[int, ...]], ...] = (
    ([b"show", b"?"], (2,)),
    ([b"?"], (0, 2)),
    ([b"who", b"-s", b"?"], (0, 2)),
    ([b"compare", b"graaf", b"?"], (0, 2)),
    ([b"quotes", b"--debate=?"], (2,)),
    ([b"search", b"--", b"?"], (0, 2)),
    ([b"debates", b"--content", b"?"], (1, 2)),
    ([b"debates", b"-f?"], (2,)),
    ([b"debates", b"--color=?"], (2,)),
    ([b"debates", b"--width=?"], (2,)),
    ([b"debates", b"--lang", b"?"], (2,)),
    ([b"debates", b"--?"], (2,)),
    ([b"check", b"./?"], (1, 2)),
    ([b"check", b"--explain", b"?"], (2,)),
    ([b"new", b"?"], (2,)),
    ([b"help", b"?"], (2,)),
    ([b"completion", b"?"], (2,)),
    ([b"index", b"./?"], (1, 2)),
    ([b"export", b"--content", b"?", b"tables"], (1, 2)),
    ([b"export", b"?.html"], (0, 1, 2)),
    ([b"export", b"?", b"--format", b"page"], (0, 1, 2)),
    ([b"export", b"?", b"page.html"], (2,)),
    ([b"export", b"x.?"], (2,)),
    ([b"show", b"graaf", b"-o", b"?"], (1, 2)),
)


def of_any_bytes(words: list[bytes], codes: tuple[int, ...], values: tuple[bytes, ...], folder: Path) -> None:
    for value in values:
        is_sound(run([word.replace(b"?", value) for word in words], folder), codes)


@pytest.mark.parametrize(("words", "codes"), [WORDS[0], WORDS[6], WORDS[14]])
def test_a_word_of_odd_bytes_ends_in_no_traceback(
    words: list[bytes], codes: tuple[int, ...], tmp_path: Path
) -> None:
    of_any_bytes(words, codes, BYTES[:2], tmp_path)


@pytest.mark.long
@pytest.mark.parametrize(("words", "codes"), WORDS)
def test_a_word_of_any_bytes_ends_in_no_traceback(
    words: list[bytes], codes: tuple[int, ...], tmp_path: Path
) -> None:
    of_any_bytes(words, codes, BYTES, tmp_path)


def test_an_answer_is_written_to_a_name_of_any_bytes(tmp_path: Path) -> None:
    name = b"o\xff\x1b[2J.json"
    try:
        (tmp_path / os.fsdecode(name)).touch()
    except OSError:
        pytest.skip("the file system has no such names")
    is_sound(run([b"debates", b"-o", name], tmp_path), (1, 2))
    is_sound(run([b"debates", b"-o", name, b"--force"], tmp_path), (0,))
    assert (tmp_path / os.fsdecode(name)).read_bytes().startswith(b"[")
