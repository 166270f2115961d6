"""Command lines typed by chance, run in this process: what comes of them must be an answer or a sentence."""

import random
import re
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from asking import EVERY
from mutating import SAID, Case
from readback import STEERS
from typer.testing import CliRunner

from socinno.cli import terminal
from socinno.cli.app import app
from socinno.cli.options import ALL, PROGRAM

ANSI = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*(?:\x1b\\\\|\x07)")

WORDS = (
    *(
        "",
        "-",
        "--",
        "-x",
        "--x",
        "--=",
        "---",
        "-1",
        "--lang=xx",
        "-fjson",
        "-sann",
        "-o",
        "--no",
        "--no-",
        "=",
        "x=",
        "=x",
    ),
    *(
        "\udcff",
        "deb\udcff.yaml",
        "\x1b[2J",
        "\u202e",
        "\n",
        "a\nb",
        "\t",
        "\r",
        "\x7f",
        "\u200b",
        "é",
        "e\u0301",
        "😀",
        "王小明",
    ),
    *(
        "a" * 300,
        "a" * 5000,
        "a " * 500,
        "/".join("a" * 300),
        "0",
        "00",
        "9" * 30,
        "٣",
        "1e3",
        "20",
        "19",
        "1001",
        "0x20",
    ),
    *(
        "debate.yaml",
        "./debate.yaml",
        "debate.yaml/",
        ".",
        "..",
        "./",
        "~",
        "nowhere",
        "nowhere.yaml",
        "report.txt",
        "x.json",
    ),
    *(
        "con",
        "nul",
        "aux.yaml",
        "C:\\x",
        "\\\\server\\x",
        "a:b",
        "*",
        "?",
        "[a-",
        "(",
        "%s",
        "{}",
        "{0}",
        "$(x)",
        "'",
        '"',
        '"a',
        "`",
    ),
    *(
        "ann",
        "bob",
        "Mrs Bell",
        "build",
        "build-it",
        "leave-it",
        "pay",
        "need",
        "minutes",
        "canal",
        "noise",
        "bridge",
        "bridge*",
    ),
    *(
        "minutes=report.txt",
        "minutes=",
        "nobody=report.txt",
        "unknown-id",
        "table",
        "csv",
        "xml",
        "parquet",
        "nl",
        "zsh",
        "options",
    ),
    *(
        "en_GB",
        "always",
        "sarif",
        "lines",
        "shared",
        "direct",
        "--help",
        "-h",
        "--version",
        "--force",
        "--color=always",
    ),
)
"""What may be typed where something else is asked for."""


def typed(seed: int, first: int, count: int) -> Iterator[Case]:
    """Command lines: a command, options that it has and others, and words of every sort between them."""
    content = (EVERY / "every-key.yaml").read_bytes()
    for n in range(first, first + count):
        chance = random.Random(f"{seed}/{n}")
        command = chance.choice((*ALL, PROGRAM))
        words = [command.name] if command.name and chance.random() < 0.95 else []
        for _ in range(chance.randrange(6)):
            option = chance.choice((command if chance.random() < 0.8 else chance.choice(ALL)).options)
            if chance.random() < 0.5:
                words.append(chance.choice(option.flags))
                of = option.completes if isinstance(option.completes, tuple) and option.completes else WORDS
                fitting = [word for word in of if isinstance(word, str)] or WORDS
                words += (
                    [chance.choice(fitting if chance.random() < 0.6 else WORDS)] if option.metavar else []
                )
            else:
                words.append(chance.choice(WORDS))
        yield Case(f"{seed}/{n}", content, words=tuple(words))


def typed_outcome(case: Case, folder: Path) -> str:
    """What came of a command line: its exit code. AssertionError for a crash, or what it may not write."""
    inside = folder / "a" / "b"  # so that `..` is ours too
    inside.mkdir(parents=True)
    (inside / "debate.yaml").write_bytes(case.data)
    (inside / "report.txt").write_text(SAID, encoding="utf-8")
    chance = random.Random(case.name)
    charset = chance.choice(("utf-8", "utf-8", "cp1252", "ascii"))
    # the streams of a test have no number to put in the place of another
    with chdir(inside), patch.object(terminal, "forget"):
        ran = CliRunner(charset=charset).invoke(
            app,
            list(case.words),
            env={
                "SOCINNO_CONTENT": chance.choice((".", "debate.yaml")),
                "SOCINNO_LANG": chance.choice(("en", "nl")),
            },
        )
    shutil.rmtree(folder / "a")
    shown = f"{case.words}\n{ran.stdout[-2000:]}\n{ran.stderr[-2000:]}"
    if ran.exception and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    assert ran.exit_code in (0, 1, 2), f"exit {ran.exit_code}: {shown}"
    assert len(ran.stderr.splitlines()) <= LINES, f"much on stderr: {shown}"
    for text in (ran.stdout, ran.stderr):
        assert not STEERS.search(ANSI.sub("", text)), f"a control character: {shown}"
    return f"exit {ran.exit_code}"


LINES = 12  # on stderr
