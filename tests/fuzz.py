"""Malformed content, sources and command lines, many and seeded: none may crash, hang or steer.

`python tests/fuzz.py --count 22000 --seed 1` makes that many of `--of content`, `sources`, `words`, `cite`
or `exchange`, and prints what came of them; it ends with 1 at the first for which one of these is false.

- content: no exception, at most five seconds of processor time, an error with line and column where there
  is no debate; of what is a debate, every view in every format is parsed back (tests/readback.py);
- sources: the same of a source file of any kind, whose debate is checked against it;
- words: what is typed ends with 0, 1 or 2, a few lines on stderr and no character that steers a terminal;
- cite: the same of a debate begun from a source, and of a quote added to it or to a content file, which
  then holds what it held before and that quote, or is as it was;
- exchange: a damaged file of another tool, of every format by turns, becomes a
  debate without an error, or is refused in a line.
"""

import argparse
import faulthandler
import json
import platform
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

import exchanged
import readback
import sourcefiles
from hostile import TEXTS
from mutating import SAID, Case, cases
from typed import typed, typed_outcome
from typer.testing import CliRunner

from socinno.authoring import check as checking
from socinno.authoring import reports
from socinno.cli.app import app
from socinno.library import reader

SECONDS = 5
BATCH = 500
EVERY = Path(__file__).parent / "every" / "every-key.yaml"
STYLES = (reports.Style("nl", excerpts=True, width=60), reports.Style("en"))

SPOKEN = SAID.splitlines()
SOURCES: dict[str, bytes] = {
    ".txt": SAID.encode(),
    ".md": "\n\n".join(
        ("# Minutes", "## Page 3", "| a | b |\n|---|---|\n| c | d |", "```\nx\n```", *SPOKEN)
    ).encode(),
    ".html": (
        "<html><title>x</title><body><h1>Minutes</h1>" + "".join(f"<p>{s}</p>" for s in SPOKEN)
    ).encode(),
    ".vtt": (
        "WEBVTT\n\n" + "\n\n".join(f"00:0{n}.000 --> 00:0{n}.900\n<v A>{s}" for n, s in enumerate(SPOKEN))
    ).encode(),
    ".srt": "\n\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{s}" for n, s in enumerate(SPOKEN, 1)
    ).encode(),
    ".docx": sourcefiles.docx("".join(map(sourcefiles.paragraph, SPOKEN)).replace('"', "&quot;")),
    ".pdf": sourcefiles.pdf([SPOKEN[:2], SPOKEN[2:]]),
}
"""A source of each kind, by the ending of its name."""


def contents(seed: int, first: int, count: int) -> Iterator[Case]:
    """Content files, as tests/mutating.py makes them."""
    for n, data in enumerate(cases(seed, first, count), first):
        yield Case(f"{seed}/{n}", data)


def sources(seed: int, first: int, count: int) -> Iterator[Case]:
    """Source files of every kind, damaged, or with hostile texts in them, or of nothing but chance."""
    kinds = list(SOURCES)
    for n in range(first, first + count):
        chance = random.Random(f"{seed}/{n}")
        ending = kinds[n % len(kinds)]
        data = SOURCES[ending]
        if chance.random() < 0.05:
            data = chance.randbytes(chance.randrange(400))
        for _ in range(chance.randint(0, 2)):
            at = chance.randrange(len(data) + 1)
            data = data[:at] + chance.choice(TEXTS).encode("utf-8", "replace") + data[at:]
        yield Case(f"{seed}/{n}", sourcefiles.damaged(data, chance.randrange(2**32)), ending)


def content_outcome(case: Case, folder: Path) -> str:
    """What came of a content file: `fine`, or the rule of its first problem. AssertionError if unfit."""
    path = folder / "debate.yaml"
    path.write_bytes(case.data)
    found = _checked(path, {})
    if found == "fine":
        readback.read_back(path, case.name)
        readback.read_tables(path)
    return found


def source_outcome(case: Case, folder: Path) -> str:
    """What came of a source file: `fine`, or the rule of the first problem of the debate that quotes it."""
    path, source = folder / "debate.yaml", folder / f"source{case.ending}"
    shutil.copy(EVERY, path)
    source.write_bytes(case.data)
    return f"{case.ending} {_checked(path, {'minutes': source})}"


def _checked(path: Path, texts: Mapping[str, Path]) -> str:
    start = time.process_time()
    report = checking.check([path], texts)
    written = [write(report, style) for write in reports.FORMATS.values() for style in STYLES]
    told = [*reports.summary(report, "en")]
    assert time.process_time() - start < SECONDS, "too slow"
    errors = [problem for problem in report.problems if problem.severity == "error"]
    assert all(p.where.line > 0 and p.where.column > 0 for p in report.problems), "a problem without a place"
    assert errors or reader.read(path).debate is not None, "no debate and no error"
    for text in (*written, *told):
        assert not readback.STEERS.search(text), "a control character"
    assert json.loads(written[2])["summary"]["errors"] == len(errors)
    json.loads(written[-1])
    return errors[0].code if errors else "fine"


def writings(seed: int, first: int, count: int) -> Iterator[Case]:
    """Sources to begin a debate from, and content files to add to, by turns; with words of a source."""
    made = zip(sources(seed, first, count), contents(seed, first, count), strict=True)
    for n, (source, content) in enumerate(made, first):
        chance = random.Random(f"words {seed}/{n}")
        words = chance.choice((SAID, SAID, SAID, *TEXTS[:3])).split() or ["x"]
        at = chance.randrange(len(words))
        some = [word for word in words[at : at + chance.randint(3, 6)] if not word.startswith("-")]
        more = chance.choice(((), (), ("--indirect", "- [x]: #"), ("--translation", "nl=ja: {}")))
        yield (source if n % 2 else content)._replace(words=(" ".join(some) or "x", *more))


def cite_outcome(case: Case, folder: Path) -> str:
    """What came of a quote that is added: the exit codes. AssertionError for a file that lost something."""
    path, source, codes = folder / "debate.yaml", folder / f"source{case.ending}", ""
    path.unlink(missing_ok=True)
    if case.ending:
        source.write_bytes(case.data)
        codes = str(_typed("new", "debate", "--from", str(source), "--content", str(folder)))
    else:
        path.write_bytes(case.data)
    if not path.exists():
        return f"new {codes}"
    before = path.read_bytes()
    code = _typed("cite", str(path), *case.words, "--yes")
    after = path.read_bytes()
    assert (code == 0) is (after != before), "it is not as it was told"
    if code == 0:
        old, new = (reader.parse(data, "debate.yaml", "debate").debate for data in (before, after))
        assert old
        assert new
        assert len(new.quotes) == len(old.quotes) + 1
        assert new.model_copy(update={"quotes": {}}) == old.model_copy(update={"quotes": {}})
        assert all(new.quotes[id] == quote for id, quote in old.quotes.items())
    return f"{'new ' * bool(codes)}{codes} cite {code}".strip()


def _typed(*words: str) -> int:
    """The exit code of a command line, which may be no crash, and steer no terminal."""
    start = time.process_time()
    ran = CliRunner().invoke(app, words, env={"SOCINNO_LANG": "en"})
    if ran.exception and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    assert ran.exit_code in (0, 1, 2), ran.output[-2000:]
    assert not readback.STEERS.search(ran.output), ran.output[-2000:]
    assert time.process_time() - start < SECONDS, "too slow"
    return ran.exit_code


def exchange_outcome(case: Case, folder: Path) -> str:
    """What came of another tool's file: its format and the exit code. AssertionError for errors in it."""
    given, content = folder / "given", folder / "content"
    for used in (given, content):
        shutil.rmtree(used, ignore_errors=True)
        used.mkdir()
    path = exchanged.EXAMPLES[case.ending](given)
    name, *words = case.words
    (path / name if path.is_dir() else path).write_bytes(case.data)
    code = _typed("new", "debate", "--from", str(path), "--content", str(content), *words)
    written = [*content.rglob("*.yaml")]
    assert bool(written) is (code == 0), "it is not as it was told"
    for file in written:
        assert "TODO" in file.read_text("utf-8") or not (found := reader.valid(str(file)).problems), found[:3]
    return f"{case.ending} {code}"


SUBJECTS: dict[str, tuple[Callable[[int, int, int], Iterator[Case]], Callable[[Case, Path], str]]] = {
    "content": (contents, content_outcome),
    "sources": (sources, source_outcome),
    "words": (typed, typed_outcome),
    "cite": (writings, cite_outcome),
    "exchange": (exchanged.exchanged, exchange_outcome),
}
"""What is fuzzed: how its cases are made, and what comes of one."""


def batch(of: str, seed: int, first: int, count: int) -> tuple[Counter[str], float]:
    """Try a run of cases: how often each outcome came, and the longest time one took."""
    made, outcome = SUBJECTS[of]
    found: Counter[str] = Counter()
    longest = 0.0
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "report.txt").write_text(SAID, encoding="utf-8")
        for case in made(seed, first, count):
            faulthandler.dump_traceback_later(12 * SECONDS, exit=True)
            start = time.process_time()
            try:
                found[outcome(case, Path(name))] += 1
            except Exception as error:
                raise AssertionError(
                    f"{of} {case.name}: {error!r}\n{case.words or case.data[:2000]!r}"
                ) from error
            finally:
                faulthandler.cancel_dump_traceback_later()
            longest = max(longest, time.process_time() - start)
    return found, longest


def main() -> int:
    """Run as many as asked for, on so many processors, and print what came of them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--of", choices=tuple(SUBJECTS), default="content")
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=2)
    asked = options.parse_args()
    firsts = range(0, asked.count, BATCH)
    counts = [min(BATCH, asked.count - first) for first in firsts]
    total: Counter[str] = Counter()
    longest = 0.0
    start = time.perf_counter()
    with ProcessPoolExecutor(asked.workers) as workers:
        for found, slowest in workers.map(batch, repeat(asked.of), repeat(asked.seed), firsts, counts):
            total += found
            longest = max(longest, slowest)
    spent = time.perf_counter() - start
    version = f"Python {platform.python_version()}"
    print(f"{total.total()} {asked.of}, seed {asked.seed}, {version}, {spent:.0f} s; longest {longest:.2f}")
    if asked.of == "content":
        print(f"valid after all, and read back in every format: {total['fine']}")
    print("came of them: " + ", ".join(f"{code} {n}" for code, n in total.most_common() if code != "fine"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
