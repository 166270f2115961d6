"""Malformed content files, many and seeded: none may crash or hang the check, or pass unexplained.

`python tests/fuzz.py --count 100000 --seed 1` makes that many files, checks each as `socinno check`
does and prints what came of them; it ends with 1 at the first file for which one of these is false:
no exception, no crash, at most five seconds of processor time, an error with line and column where
there is no debate, and in no format a character that steers a terminal.
"""

import argparse
import faulthandler
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from socinno.authoring import check as checking
from socinno.authoring import reports
from socinno.authoring.new import starter
from socinno.files import own_content
from socinno.library import reader
from socinno.text import printable

SECONDS = 5
BATCH = 500
SAID = """Sam Baker: It is not true. My customers come by car.
Mrs Bell: We need this bridge. If it is free, of course.
The clerk: Bob wrote: "Let them pay." Shame! I gave Dee the case for leaving it.
"""
EVERY_KEY = Path(__file__).parent / "every" / "every-key.yaml"

VALUES = {  # what a key of the format may be given: what it takes, and what it does not
    "neither": ["build", "pay", "[build]", "build-it", "nothing", "~", "true"],
    "assigned": ["true", "false", "yes", "1", "~", "[]"],
    "positions": ["build-it", "[build-it]", "[build-it, leave-it]", "[build-it, town-pays]", "[]", "~", "{}"],
    "evidence": ["[need]", "[toll, need]", "[]", "need", "[need, need]", "[ann]", "~"],
    "source": ["vote", "minutes", "ann", "nothing", "~", "[vote]"],
    "at": ["{}", "~", "{page: 1}", "{time: '99:99'}", "{anchor: x}", "{anchor: ''}", "[]", "{page: ~, x: y}"],
    "date": [
        "2018-01-25?",
        "2018?",
        "2018-01?",
        "2018-02-30?",
        "2018-13?",
        "'?'",
        "2018??",
        "?2018",
        "20180125",
    ],
    "told-by": ["clerk", "ann", "nobody", "minutes", "~", "[ann]"],
    "also": ["[Mrs Bell]", "['Q.', 'A.']", "[]", "Q.", "['']", "['a: b', '[x]']", "{}", "[~]", "[Bob Crane]"],
    "short": ["Build/leave", "{en: x, nl: y}", "''", "[]", "~"],
    "by": ["us", "{en: us, xx: ours}", "''", "[]"],
    "ref": ["L12", "12", "''", "[]", "{a: b}", "'a\u0001'"],
    "sha256": ["0" * 64, "a" * 63, "A" * 64, "0", "[]", "~"],
    "reviewed": [
        "[quote-cut]",
        "[quote-cut, quote-cut]",
        "quote-cut",
        "[nothing]",
        "[quote-absent]",
        "[]",
        "[~]",
    ],
    "quotes": ["[need]", "[need, toll]", "[nothing]", "[]", "need", "{}"],
    "speaker": ["ann", "~", "nobody", "[ann]", "crowd"],
    "kind": ["direct", "indirect", "collective", "~"],
    "basis": ["stated", "reported", "inferred", "assigned"],
    "file": ["report.txt", "../report.txt", "/etc/passwd", "report.pdf", "''", "[]", "."],
    "supports": ["[build-it]", "[need]", "[toll]", "[build-it, leave-it]", "need", "[]"],
    "challenges": ["[need]", "[build-it]", "[toll, toll]", "~"],
    "question": ["x", "~", "''"],
    "language": ["nl", "en", "xx-invalid-", "no", "''"],
}
FITS = {  # which of them a mapping takes, by a key that it has
    b"basis:": "speaker positions neither assigned basis evidence source at date ref",
    b"text:": "speaker told-by kind source at date supports challenges reviewed ref",
    b"name:": "also kind ref",
    b"type:": "file sha256 language ref",
    b"title:": "short question quotes ref",
}

CORNERS = (
    b"",
    b"\n",
    b"---\n...\n",
    b"--- \n--- \n",
    b"[" * 30_000,
    b"{a: " * 5_000,
    b"- " * 20_000,
    b"? " * 20_000,
    b"a: " * 3_000,
    b"&a [*a]",
    b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    b"<<: {title: x}",
    b"title: !!python/object/apply:os.system ['true']",
    b"!!binary x",
    b"%YAML 9.9\n---\ntitle: x",
    b"%TAG ! tag:x,2000:\n---\n!y z",
    b'title: "\\e[2J"',
    b'title: "\\0"',
    b'title: "\\u202e"',
    b'title: "\\ud800"',
    b'title: "\\x',
    b"title: 'open",
    b'title: "open',
    b"title: a: b",
    b"title: @x",
    b"title: `x`",
    b"\ttitle: x",
    b"title:\n\t- x",
    b"language: no\ntitle: 1.10\nquestion: 12:30\n",
    b"event: {title: x, date: 2024-13-01}",
    b"event: {title: x, date: 2024-02-30}",
    b"? [a, b]\n: c",
    b"? {a: b}\n: c",
    b"null: null",
    b"~: ~",
    b"title: ~",
    b"title: {}",
    b"title: []",
    b"dichotomies: {}",
    b"dichotomies: []",
    b"dichotomies: {a: {}}",
    b"stances: [[[[[[]]]]]]",
    b"stances: [~, ~]",
    b"stances: [{neither: ~}, {positions: ~, assigned: ~, source: ~, at: ~}]",
    b"stances: {speaker: a, positions: b}",
    b"quotes: {1: {at: ~}, a: {at: [], reviewed: x}}",
    b"speakers: {a: {name: A, also: {a: b}}}",
    b"sources: {a: {type: x, title: A, sha256: [0]}}",
    b"by: []\nref: {}\nshort: ~",
    b"event: {title: x, date: ?}",
    b"event: {title: x, date: '????-??-??'}",
    b"\xef\xbb\xbftitle: x",
    b"\xff\xfet\x00i\x00",
    b"title: caf\xe9",
    b"title: \xed\xa0\x80",
    b"title: \xf4\x90\x80\x80",
    b"title: x\x00y",
    b"title: x\x1b]8;;http://x\x07y",
    "title: \u2028\u2029\u0085".encode(),
    b"title: [sic] [/] [link=x]y[/link] :kiss: [bold]",
    b"title: |9\n x",
    b"title: >+\n\n\n",
    b"#" * 100_000,
    b"a" * 100_000,
    b"a: " + b"9" * 100_000,
    b"\r\r\r\ntitle:\rx",
)


def whole() -> list[bytes]:
    """Valid debates to start from."""
    starters = [starter(None, "en"), starter("Hype: of echt?", "nl")]
    quoting = starters[0].replace("    # file: report.txt", "    file: report.txt", 1)
    shipped = sorted(own_content().glob("*.yaml"))[0].read_bytes()
    every = EVERY_KEY.read_text(encoding="utf-8")
    compared = every.replace("    sha256:", "    file: report.txt\n    sha256:", 1)
    texts = (*starters, quoting, every, compared, compared)
    return [*(text.encode() for text in texts), shipped[: shipped.index(b"quotes:\n")]]


def _drop_line(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    del rows[chance.randrange(len(rows))]
    return b"\n".join(rows)


def _twice(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    rows.insert(chance.randrange(len(rows)), chance.choice(rows))
    return b"\n".join(rows)


def _swap(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    a, b = chance.randrange(len(rows)), chance.randrange(len(rows))
    rows[a], rows[b] = rows[b], rows[a]
    return b"\n".join(rows)


def _indent(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    i = chance.randrange(len(rows))
    rows[i] = (
        chance.choice([b" ", b"  ", b"\t", b"- ", b"# "]) + rows[i]
        if chance.random() < 0.6
        else rows[i].lstrip()
    )
    return b"\n".join(rows)


def _token(data: bytes, chance: random.Random) -> bytes:
    tokens = [*b"[]{}:,#&*!|>'\"%@`?-~\\\n\t\x00\x1b\x7f\xff", *"‘“\u202e\u2028\u200bé😀"]
    new = chance.choice(tokens)
    i = chance.randrange(len(data) + 1)
    return data[:i] + (new.encode() if isinstance(new, str) else bytes([new])) + data[i:]


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    i = chance.randrange(len(data))
    return data[:i] + bytes([data[i] ^ (1 << chance.randrange(8))]) + data[i + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    a, b = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return data[:a] if chance.random() < 0.5 else data[:a] + data[b:]


def _corner(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    rows.insert(chance.randrange(len(rows)), chance.choice(CORNERS))
    return b"\n".join(rows)


def _key(data: bytes, chance: random.Random) -> bytes:
    """Another value for a key, or a key more: in a mapping in braces, or as a row of its own."""
    rows = data.split(b"\n")
    i = chance.randrange(len(rows))
    fitting = next((keys.split() for mark, keys in FITS.items() if mark in rows[i]), list(VALUES))
    key = chance.choice(fitting if chance.random() < 0.9 else list(VALUES))
    new = f"{key}: {chance.choice(VALUES[key])}".encode()
    found = re.search(rb"\b%s: (?:\[[^]]*\]|\{[^}]*\}|[^,}]*)" % key.encode(), rows[i])
    if found:
        rows[i] = rows[i][: found.start()] + new + rows[i][found.end() :]
    elif rows[i].endswith(b"}"):
        rows[i] = rows[i][:-1] + b", " + new + b"}"
    else:
        rows.insert(i, rows[i][: len(rows[i]) - len(rows[i].lstrip())] + new)
    return b"\n".join(rows)


def _unkey(data: bytes, chance: random.Random) -> bytes:
    """Without one key of a mapping in braces."""
    found = list(re.finditer(rb"(?<=[{ ])[a-z0-9-]+: (?:\[[^]]*\]|\{[^}]*\}|[^,{}\[\n]*)(?:, )?", data))
    if not found:
        return data
    key = chance.choice(found)
    return data[: key.start()] + data[key.end() :]


def _word(data: bytes, chance: random.Random) -> bytes:
    words = data.split(b" ")
    words[chance.randrange(len(words))] = chance.choice(words)
    return b" ".join(words)


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _drop_line,
    _twice,
    _swap,
    _indent,
    _token,
    _flip,
    _cut,
    _corner,
    _word,
    _key,
    _unkey,
)
OF_KEYS = (_key, _key, _unkey)
"""Those that leave the file readable as YAML: what it says is wrong, or odd, rather than how."""


def cases(seed: int, first: int, count: int) -> Iterator[bytes]:
    """Files number `first` to `first + count` of a seed: each depends on its own number alone."""
    valid = whole()
    for n in range(first, first + count):
        chance = random.Random(f"{seed}/{n}")
        if n < len(CORNERS):
            yield CORNERS[n]
        elif chance.random() < 0.1:
            yield chance.randbytes(chance.randrange(400))
        else:
            data = chance.choice(valid)
            kinds = OF_KEYS if chance.random() < 0.4 else MUTATIONS
            for _ in range(chance.randint(1, 4)):
                data = chance.choice(kinds)(data, chance)
            yield data


def outcome(data: bytes, folder: Path) -> str:
    """What came of one file: `fine`, or the rule of its first problem. AssertionError if it is unfit."""
    path = folder / "debate.yaml"
    path.write_bytes(data)
    start = time.process_time()
    report = checking.check([path], {})
    style = reports.Style("nl", excerpts=True, width=60)
    written = [write(report, style) for write in reports.FORMATS.values()]
    assert time.process_time() - start < SECONDS, "too slow"
    errors = [problem for problem in report.problems if problem.severity == "error"]
    assert all(p.where.line > 0 and p.where.column > 0 for p in report.problems), "a problem without a place"
    assert errors or reader.read(path).debate is not None, "no debate and no error"
    for text in written:
        assert printable(text) == text, "a control character"
    assert json.loads(written[1])["summary"]["errors"] == len(errors)
    return errors[0].code if errors else "fine"


def batch(seed: int, first: int, count: int) -> tuple[Counter[str], float]:
    """Check a run of files: how often each outcome came, and the longest time one took."""
    found: Counter[str] = Counter()
    longest = 0.0
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "report.txt").write_text(SAID, encoding="utf-8")
        for n, data in enumerate(cases(seed, first, count), first):
            faulthandler.dump_traceback_later(4 * SECONDS, exit=True)
            start = time.process_time()
            try:
                found[outcome(data, Path(name))] += 1
            except Exception as error:
                raise AssertionError(f"seed {seed}, file {n}: {error!r}\n{data[:2000]!r}") from error
            finally:
                faulthandler.cancel_dump_traceback_later()
            longest = max(longest, time.process_time() - start)
    return found, longest


def main() -> int:
    """Run as many as asked for, on all processors, and print what came of them."""
    options = argparse.ArgumentParser(description=__doc__)
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
        for found, slowest in workers.map(batch, repeat(asked.seed), firsts, counts):
            total += found
            longest = max(longest, slowest)
    spent = time.perf_counter() - start
    print(f"{total.total()} files, seed {asked.seed}, {spent:.0f} s; longest {longest:.2f} s")
    print(f"valid after all: {total['fine']}; refused: {total.total() - total['fine']}")
    print("first problem: " + ", ".join(f"{code} {n}" for code, n in total.most_common() if code != "fine"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
