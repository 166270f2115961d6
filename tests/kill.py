"""Kills of every command that writes, at random moments and before each writing system call.

`python tests/kill.py --count 300 --seed 1` starts that many processes and kills each (SIGKILL), half of
them just before the next of the system calls that it makes (in the midst of it, where that is a write),
a quarter at a random moment of its writing and a quarter at any moment. It prints what came of them, and
ends with 1 at the first for which one of these is false: every file is there with its old text or its
new one, whole; the only other files are drafts of ours; the same command again ends well and leaves no
draft; and an index answers as the files do. `--only cite` kills one command alone.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from authors import debate
from generate import generate

KILLING = Path(__file__).with_name("killing")
SAID = "Sam Baker: ‘My’ customers come\nby car, they said.\n"
CITED = "content/one.yaml they said --yes --id said --speaker baker --about cars --for keep --stance stated"
QUOTES = 400  # in the library of the index, which makes one worth it
PYARROW = bool(find_spec("pyarrow"))
Files = Mapping[str, bytes]


class Scenario(NamedTuple):
    """A command that writes: its words in a `prepared` folder, and its code where it wrote before."""

    name: str
    words: tuple[str, ...]
    again: int = 0


SCENARIOS = (
    Scenario("check --fix", ("check", "--fix", "content")),
    Scenario("-o --force", ("quotes", "--content", "content", "-o", "old.csv", "--force")),
    Scenario("new", ("new", "mine"), again=2),
    Scenario("-o", ("quotes", "--content", "content", "-o", "new.html"), again=2),
    Scenario("index --rebuild", ("index", "--rebuild", "--content", "library")),
    Scenario("export pages", ("export", "content", "site", "--format", "page"), again=2),
    Scenario("cite", ("cite", *CITED.split()), again=2),
    *([Scenario("export", ("export", "tables", "--content", "content"), again=2)] if PYARROW else []),
)


class Whole(NamedTuple):
    """What a command makes when it is left alone: the files before and after, its calls and seconds.

    `writing` are the seconds from its first call to its last.
    """

    before: Files
    after: Files
    calls: int
    seconds: float
    writing: float = 0.0


def prepared(folder: Path) -> Path:
    """A folder in which every scenario finds what it reads, and what it replaces."""
    content = folder / "content"
    content.mkdir(parents=True)
    broken = debate("\"'My' customers come by car\"", "report.txt")
    for name in ("one", "two"):
        (content / f"{name}.yaml").write_text(broken, "utf-8")
    (content / "report.txt").write_text(SAID, "utf-8")
    (folder / "old.csv").write_text("precious", "utf-8")
    return folder


def files(folder: Path) -> Files:
    """Every file of a folder but the index, with what it holds; a folder that is a draft counts as one."""
    found = (path for path in folder.rglob("*") if path.is_file() or path.suffix == ".draft")
    inside = ((path.relative_to(folder).as_posix(), path) for path in found)
    return {
        name: path.read_bytes() if path.is_file() else b""
        for name, path in inside
        if not name.startswith("cache")
    }


def drafts(found: Files) -> list[str]:
    """The names of drafts among files."""
    return [name for name in found if any(part.endswith(".draft") for part in name.split("/"))]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What a command runs in: our own code and cache, and what kills it."""
    path = os.pathsep.join([str(KILLING), *filter(None, sys.path)])
    homes = dict.fromkeys(("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"), str(folder / "cache"))
    return {**os.environ, **homes, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **more}


def run(folder: Path, words: tuple[str, ...], **more: str) -> subprocess.CompletedProcess[bytes]:
    """A command, run to its end or its death."""
    command = [sys.executable, "-m", "socinno", *words]
    surroundings = environment(folder, **more)
    return subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, timeout=120, check=False
    )


@cache
def whole(scenario: Scenario) -> Whole:
    """The command left alone, and its calls counted."""
    with tempfile.TemporaryDirectory() as name:
        folder = ready(Path(name), scenario)
        before = files(folder)
        start = time.perf_counter()
        done = run(folder, scenario.words, KILL_COUNT=str(Path(name, "count")))
        seconds = time.perf_counter() - start
        assert done.returncode == 0, done.stderr.decode()
        calls, writing = Path(name, "count").read_text("ascii").split()
        assert int(calls) > 1, f"{scenario.name}: its calls are not counted"
        return Whole(before, files(folder), int(calls), seconds, float(writing))


def ready(folder: Path, scenario: Scenario) -> Path:
    """The folder of a scenario."""
    prepared(folder / "work")
    if "library" in scenario.words:
        generate(folder / "work" / "library", QUOTES, 4)
    return folder / "work"


def case(seed: int, number: int, scenarios: Sequence[Scenario] = SCENARIOS) -> str:
    """Kill one command and look at what is left: the outcome, in words."""
    draw = random.Random(f"{seed}-{number}")
    scenario = scenarios[number % len(scenarios)]
    alone = whole(scenario)
    turn = number // len(scenarios)
    with tempfile.TemporaryDirectory() as name:
        folder = ready(Path(name), scenario)
        if turn % 4 == 3:
            within = draw.uniform(0, 1.2) * alone.writing
            killed = run(folder, scenario.words, KILL_WITHIN=str(within)).returncode not in (0, 1, 2)
        elif turn % 2:
            killed = killed_after(folder, scenario, draw.uniform(0.3, 1.1) * alone.seconds)
        else:
            few = turn // 2 % alone.calls + 1
            at = few if alone.calls < 100 else draw.randint(1, alone.calls)
            killed = run(folder, scenario.words, KILL_BEFORE=str(at)).returncode not in (0, 1, 2)
        left = files(folder)
        state = judged(left, alone)
        if "library" in scenario.words:
            judge_index(folder)
        judge_next(folder, scenario, alone)
    kept = ", a draft left" if drafts(left) else ""
    return f"{scenario.name}: {'killed' if killed else 'ended'}, {state}{kept}"


def killed_after(folder: Path, scenario: Scenario, seconds: float) -> bool:
    """Run a command, and kill it after some seconds: whether it was still there."""
    command = [sys.executable, "-m", "socinno", *scenario.words]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=folder, env=environment(folder), stdout=quiet, stderr=quiet
    ) as process:
        time.sleep(seconds)
        process.kill()
    return process.returncode not in (0, 1, 2)


def judged(left: Files, alone: Whole) -> str:
    """Whether all is old or new; AssertionError for a file that is neither, or is lost."""
    ours = {name: data for name, data in left.items() if name not in drafts(left)}
    assert ours.keys() <= alone.before.keys() | alone.after.keys(), f"a file of nobody: {sorted(ours)}"
    assert alone.before.keys() <= ours.keys(), f"a file is lost: {sorted(ours)}"
    for name, data in ours.items():
        assert data in (alone.before.get(name), alone.after.get(name)), f"half a file: {name}"
    if alone.before == alone.after:
        return "content untouched"
    return "new" if ours == alone.after else "old" if ours == alone.before else "some new"


def judge_next(folder: Path, scenario: Scenario, alone: Whole) -> None:
    """AssertionError unless the same command again ends as it must, with all new and no draft left."""
    made = alone.after.items() - alone.before.items()
    there = any(each in made for each in files(folder).items())
    done = run(folder, scenario.words)
    assert done.returncode == (scenario.again if there else 0), done.stderr.decode()
    found = files(folder)
    assert not drafts(found), f"left behind: {drafts(found)}"
    missing = alone.after.keys() - found.keys()
    assert missing <= ({"debate.schema.json"} if there else set()), f"not written: {missing}"
    assert all(alone.after[name] == data for name, data in found.items()), "other files than before"


def judge_index(folder: Path) -> None:
    """AssertionError unless the index, as it was left, answers as the files do."""
    ask = ("quotes", "--content", "library", "-s", "speaker-1", "-f", "json")
    answers = [run(folder, ask), run(folder, ask, SOCINNO_INDEX="off")]
    assert [done.returncode for done in answers] == [0, 0], answers[0].stderr.decode()
    assert answers[0].stdout == answers[1].stdout, "the index answers otherwise"


def batch(seed: int, first: int, count: int, only: str | None = None) -> Counter[str]:
    """Some kills, of one command `only` or of all: how often each outcome came."""
    scenarios = [each for each in SCENARIOS if only in (None, each.name)]
    found: Counter[str] = Counter()
    for number in range(first, first + count):
        try:
            found[case(seed, number, scenarios)] += 1
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, kill {number}: {error}") from error
    return found


def main() -> int:
    """Kill as many as asked for, and print what came of them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=[scenario.name for scenario in SCENARIOS])
    asked = options.parse_args()
    start = time.perf_counter()
    found = batch(asked.seed, 0, asked.count, asked.only)
    print(
        f"{found.total()} runs, seed {asked.seed}, {time.perf_counter() - start:.0f} s; nothing half or lost"
    )
    for outcome, count in sorted(found.items()):
        print(f"{count:5} {outcome}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
