"""The same answer with an index and without one, whatever happens to the index or the files."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from socinno.cli.commands import app
from socinno.files import listing
from socinno.library import Library, from_files, index, opening, reader
from socinno.library.catalogue import documents
from socinno.library.reader import Reading
from socinno.problems import Stop
from socinno.queries.compare import compare
from socinno.queries.quotes import Filters, debates, quotes, speakers
from socinno.queries.search import search
from socinno.queries.show import show

sys.path.insert(0, str(Path(__file__).parent.parent))
from generate import generate

USUALLY_WORTH_IT = opening.WORTH_IT
BROKEN = "language: nl\ntitle: Zonder rest\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setattr(opening, "WORTH_IT", 0)
    yield folder
    if folder.is_dir():
        folder.chmod(0o700)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A library of some debates in sub-folders, one that is broken, and one that is there twice."""
    folder = tmp_path / "content"
    files = generate(folder, 120, 8)
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "broken.yaml").write_text(BROKEN, "utf-8")
    shutil.copy(files[0], folder / "deep" / files[0].name)
    settle(folder)
    return folder


def settle(folder: Path) -> None:
    """Make every file old enough to be trusted by its times."""
    for file in folder.rglob("*.yaml"):
        before = time.time() - 60
        os.utime(file, (before, before))


def run(line: str | list[str], content: Path, **environment: str) -> Result:
    words = line.split() if isinstance(line, str) else line
    return CliRunner().invoke(app, [*words, "--content", str(content)], env=environment)


def indexed(folder: Path) -> Library:
    """The library through its index, which must be usable."""
    found, slower = opening.opened(folder)
    assert found.catalogue, slower
    return found


def from_disk(folder: Path) -> Library:
    return from_files(folder, *listing(folder))


def recorded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read for the index from here on."""
    read: list[str] = []

    def recording(file: str) -> Reading:
        read.append(file)
        return reader.valid(file)

    monkeypatch.setattr(index, "valid", recording)
    return read


QUESTIONS = [
    "",
    "show",
    "show debate-00003",
    "show debate-00003 -f json",
    "show speaker-0",
    "show speaker-39",
    "show dichotomy-0",
    "show quote-3 -d debate-00002",
    "show niets-zo-genoemd",
    "show -d debate-00001 -s speaker-0",
    "compare side-0-a side-0-b -d debate-00004",
    "compare speaker-0 speaker-1",
    "quotes -f json",
    "quotes -s speaker-0 -f json",
    "quotes -s speaker-0 -s speaker-1 --kind indirect",
    "quotes -p side-0-a -f json",
    "quotes -p side-1-b --dichotomy dichotomy-0 -f json",
    "quotes --dichotomy dichotomy-1 --source source-18 -s speaker-1 -f json",
    "quotes --kind zo",
    "quotes -s niemand-zo",
    "speakers -f json",
    "speakers -s speaker-0",
    "speakers -p side-0-a -f json --lang nl",
    "speakers --kind direct --source source-18",
    "who",
    "who -s speaker-0 -f json",
    "who speaker-0 --lang nl",
    "who --pairs -f json",
    "who -d debate-00002",
    "debates",
    "search zaalaa",
    "search zaalaa stoereefoe -f json",
    "search zaal* --lang nl",
    "search ZAÄLAA -stoereefoe --limit 0 -f json",
    "search zaalaa -s speaker-0 -f json",
    "search zaalaa --kind direct -p side-0-a --limit 3",
    "search speaker",
    "search niets-zo-genoemd",
    "search -zaalaa",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_index_changes_no_answer(question: str, content: Path) -> None:
    run("index --rebuild", content)
    with_index, without = run(question, content), run(question, content, SOCINNO_INDEX="off")
    assert with_index.output == without.output
    assert with_index.exit_code == without.exit_code
    assert "broken.yaml" in with_index.stderr
    assert with_index.exception is None or isinstance(with_index.exception, SystemExit)


def test_the_questions_do_ask_the_index(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("index --rebuild", content)
    monkeypatch.setattr("socinno.library.index.valid", lambda file: pytest.fail(f"{file} is read again"))
    assert json.loads(run("quotes -s speaker-0 -f json", content).stdout)
    assert run("show debate-00003", content).exit_code == 0


def test_one_who_speaks_in_several_debates_is_one_speaker(content: Path) -> None:
    records = json.loads(run("speakers -f json", content).stdout)
    [record] = [r for r in records if r["id"] == "speaker-0"]
    assert len(record["debates"]) > 1
    said = json.loads(run("quotes -s speaker-0 -f json", content).stdout)
    assert record["quotes"] == len(said)
    assert {quote["debate"] for quote in said} <= set(record["debates"])
    card = json.loads(run("show speaker-0 -f json", content).stdout)
    assert [quote["id"] for quote in card["quotes"]] == [quote["id"] for quote in said]


def test_those_who_share_an_id_but_not_a_name_are_told_apart(content: Path) -> None:
    one, other = sorted(content.glob("*.yaml"))[:2]
    for file, name in ((one, "Vera Een"), (other, "Vera Twee")):
        text = file.read_text("utf-8").replace("speakers:\n", f"speakers:\n  vera: {{name: {name}}}\n", 1)
        said = "{speaker: vera, kind: direct, text: Ja, source: source-18, at: {page: '1'}}"
        text = text.replace("quotes:\n", f"quotes:\n  vera-ja: {said}\n", 1)
        file.write_text(text, "utf-8")
    for index_too in ("on", "off"):
        asked = run("quotes -s vera", content, SOCINNO_INDEX=index_too)
        assert asked.exit_code == 2
        assert "2 people" in asked.stderr
        assert "vera een (debate-00000)" in asked.stderr
        rows = run("speakers --width 200", content, SOCINNO_INDEX=index_too).stdout
        assert rows.index("Vera Een") != rows.index("Vera Twee")
        for name in ("een", "twee"):
            [said] = json.loads(
                run(["quotes", "-s", f"Vera {name}", "-f", "json"], content, SOCINNO_INDEX=index_too).stdout
            )
            assert said["speaker"]["name"] == f"Vera {name.title()}"


def test_a_second_file_of_the_same_name_is_left_out_and_told(content: Path) -> None:
    told = run("debates", content).stderr
    assert "there is a debate ‘debate-00000’ already" in told
    assert "[debate-twice]" in told


# the files are the truth


def test_what_changes_in_the_files_changes_in_the_answers(content: Path) -> None:
    first = content / "debate-00001.yaml"
    run("index --rebuild", content)
    first.write_text(first.read_text("utf-8").replace("title:", "title: Walvis #", 1), "utf-8")
    assert "debate-00001" in run("search walvis", content).stdout
    first.unlink()
    assert "Nothing says all of this." in run("search walvis", content).stdout
    (content / "new.yaml").write_bytes((content / "debate-00002.yaml").read_bytes())
    assert run("show new -f json", content).exit_code == 0


def test_only_what_changed_is_read_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("index --rebuild", content)
    changed = content / "debate-00005.yaml"
    changed.write_text(changed.read_text("utf-8") + "# one more line\n", "utf-8")
    read = recorded(monkeypatch)
    run("debates", content)
    assert read == [str(changed)]


def test_a_change_right_after_indexing_that_keeps_size_and_time_is_seen(content: Path) -> None:
    file, now = content / "debate-00001.yaml", time.time()
    for title in ("Een walvis", "Een dolfin"):
        text = "\n".join([f"title: {title}", *file.read_text("utf-8").splitlines()[2:]])
        file.write_text(f"language: nl\n{text}\n", "utf-8")
        os.utime(file, (now, now))
        assert title in run("show debate-00001", content).stdout


def test_what_is_wrong_with_a_file_is_told_from_the_index_too(content: Path) -> None:
    relative = os.path.relpath(content)
    run("index --rebuild", content)
    told = run("debates", Path(relative)).stderr
    assert (
        f"{relative}{os.sep}deep{os.sep}er{os.sep}broken.yaml:1:1: error: ‘question’ is missing here" in told
    )


@pytest.mark.parametrize("question", ["debates", "show debate-00002", "search zaalaa"])
def test_a_folder_or_file_means_the_same_however_its_path_is_written(
    question: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content)
    for path in (Path("."), Path("debate-00002.yaml"), Path("..", "content", "deep")):
        without = run(question, path, SOCINNO_INDEX="off")
        assert run(question, path).output == without.output
        read = recorded(monkeypatch)
        assert run(question, path.absolute()).exit_code == without.exit_code
        assert read == []
    assert run("debates", Path(".")).stderr.startswith(f"deep{os.sep}debate-00000.yaml:1:1: error")


def test_a_library_with_nothing_readable_stops_the_same_way(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "broken.yaml").write_text(BROKEN, "utf-8")
    settle(folder)
    answers = [run("show", folder, SOCINNO_INDEX=on) for on in ("off", "on", "on")]
    assert len({(a.exit_code, a.output) for a in answers}) == 1
    assert answers[0].exit_code == 1


# whatever happens to the index


def no_folder(cache: Path, at: Path) -> None:
    shutil.rmtree(cache)
    cache.write_text("a file where the folder should be")


def not_sqlite(cache: Path, at: Path) -> None:
    at.write_bytes(b"not a database at all" * 100)


def empty(cache: Path, at: Path) -> None:
    at.write_bytes(b"")


def cut_off(cache: Path, at: Path) -> None:
    at.write_bytes(at.read_bytes()[: at.stat().st_size // 2])


def zeroed(cache: Path, at: Path) -> None:
    data = bytearray(at.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    at.write_bytes(data)


def another_text(cache: Path, at: Path) -> None:
    """A quote that somebody, or a failing disk, altered."""
    with sqlite3.connect(at) as connection:
        connection.execute("UPDATE quote SET json = replace(json, 'e', 'a')")
    connection.close()


def older(cache: Path, at: Path) -> None:
    with sqlite3.connect(at) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("DROP TABLE head")
    connection.close()


ACCIDENTS = [no_folder, not_sqlite, empty, cut_off, zeroed, another_text, older]


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda a: a.__name__)
@pytest.mark.parametrize(
    "question", ["quotes -s speaker-0", "show debate-00002", "search zaalaa", "speakers"]
)
def test_an_accident_with_the_index_changes_no_answer(
    accident: Callable[[Path, Path], None], question: str, content: Path, cache: Path
) -> None:
    right = run(question, content, SOCINNO_INDEX="off")
    run("index --rebuild", content)
    accident(cache, index.location(content))
    for _ in range(2):
        answer = run(question, content)
        assert (answer.stdout, answer.exit_code) == (right.stdout, right.exit_code)
    if accident is no_folder:
        assert "no index" in answer.stderr
        assert "takes longer" in answer.stderr
    else:
        assert answer.stderr == right.stderr


def test_a_damaged_text_is_noticed_told_and_mended(content: Path, cache: Path) -> None:
    run("index --rebuild", content)
    another_text(cache, index.location(content))
    assert "the index was damaged" in run("show debate-00002", content).stderr
    assert "was damaged" not in run("show debate-00002", content).stderr


def test_a_cache_folder_that_cannot_be_written_is_told(
    content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    answer = run("show debate-00002", content)
    assert answer.exit_code == 0
    assert "no index (Permission denied)" in answer.stderr


def test_a_read_only_index_still_answers(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("index --rebuild", content)
    connected = index._connected

    def read_only(folder: Path) -> sqlite3.Connection:
        connection = connected(folder)
        connection.execute("PRAGMA query_only = 1")
        return connection

    monkeypatch.setattr(index, "_connected", read_only)
    assert "takes longer" not in run("show debate-00002", content).stderr
    (content / "debate-00001.yaml").unlink()
    answer = run("debates", content)
    assert "no index (attempt to write a readonly database)" in answer.stderr
    assert answer.stdout == run("debates", content, SOCINNO_INDEX="off").stdout


def test_a_full_disk_is_told_and_answers(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connected = index._connected

    def small(folder: Path) -> sqlite3.Connection:
        connection = connected(folder)
        connection.execute("PRAGMA max_page_count = 40")
        return connection

    monkeypatch.setattr(index, "_connected", small)
    answer = run("search zaalaa", content)
    assert "database or disk is full" in answer.stderr
    assert answer.stdout == run("search zaalaa", content, SOCINNO_INDEX="off").stdout


def test_another_process_that_is_writing_is_not_waited_for_long(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "PATIENCE", 0.05)
    run("index --rebuild", content)
    (content / "debate-00001.yaml").unlink()
    other = sqlite3.connect(index.location(content), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = run("debates", content)
    other.execute("ROLLBACK")
    other.close()
    assert "another socinno is making the index" in answer.stderr
    assert answer.stdout == run("debates", content, SOCINNO_INDEX="off").stdout


def test_a_kill_in_the_middle_leaves_an_index_that_goes_on(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "BATCH", 2)

    def killed(files: Any) -> Iterator[Any]:
        yield from files[:5]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opening.opened(content, True, killed)
    read = recorded(monkeypatch)
    answer = run("debates", content)
    assert 0 < len(read) < 9
    assert answer.output == run("debates", content, SOCINNO_INDEX="off").output


def process(*words: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, *words], stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


DYING = """
import os, sys
from pathlib import Path
from socinno import files
from socinno.library import index

def dying(changed):
    yield from changed[:6]
    os._exit(9)

index.BATCH = 4
folder = Path(sys.argv[1])
index.library(folder, *files.listing(folder), dying)
"""


def test_a_process_that_dies_in_the_middle_leaves_a_right_index(content: Path) -> None:
    dead = process("-c", DYING, str(content))
    dead.communicate()
    assert dead.returncode == 9
    assert 0 < json.loads(run("index -f json", content).stdout)["files"] < 9
    answer = run("quotes -f json", content)
    assert answer.output == run("quotes -f json", content, SOCINNO_INDEX="off").output
    assert json.loads(run("index -f json", content).stdout)["state"] == "index-current"


def test_processes_that_start_together_all_answer_rightly(content: Path) -> None:
    big = content / "large.yaml"
    shutil.copy(generate(content.parent / "other", 300, 1)[0], big)
    assert big.stat().st_size > USUALLY_WORTH_IT
    question = ["-m", "socinno", "quotes", "-s", "speaker-0", "-f", "json", "--content", str(content)]
    together = [process(*question) for _ in range(3)]
    answers = [it.communicate()[0] for it in together]
    assert set(answers) == {run(question[2:-2], content, SOCINNO_INDEX="off").stdout}


# upkeep


def test_index_tells_rebuilds_and_clears(content: Path) -> None:
    def state(line: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(run(f"index {line} -f json", content).stdout)
        return told

    assert state("")["state"] == "index-none"
    assert state("--rebuild")["state"] == "index-current"
    held = state("--status")
    assert (held["files"], held["debates"], held["quotes"], held["stale"]) == (9, 8, 120, 0)
    (content / "debate-00001.yaml").unlink()
    assert state("")["stale"] == 1
    assert state("--clear")["state"] == "index-none"
    assert not index.location(content).exists()
    assert run("index --clear --rebuild", content).exit_code == 2


def test_a_small_library_gets_no_index(content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "WORTH_IT", 10**9)
    run("show", content)
    assert not cache.exists()
    assert "not needed" in run("index", content).stdout


# any library at all

WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cs", "Cc", "Zl", "Zp"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    min_size=1,
    max_size=12,
).filter(str.strip)
SENTENCES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
IDS = st.sampled_from(["een", "twee", "drie", "zus-en-zo", "x1"])


@st.composite
def debate_trees(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.dictionaries(IDS.map("s-{}".format), SENTENCES, min_size=1))
    ids = draw(st.lists(IDS.map("q-{}".format), unique=True))
    quotes = {}
    for name in ids:
        quotes[name] = {
            "speaker": draw(st.sampled_from(sorted(names))),
            "kind": draw(st.sampled_from(["direct", "indirect"])),
            "text": draw(SENTENCES),
            "source": "report",
            "at": {"page": "1"},
            "supports": draw(st.lists(st.sampled_from(["for", "against", *ids]), unique=True, max_size=2)),
        }
        if quotes[name]["kind"] == "direct" and draw(st.booleans()):
            quotes[name]["translation"] = {"en": draw(SENTENCES)}
    return {
        "language": "nl",
        "title": draw(st.one_of(SENTENCES, st.fixed_dictionaries({"nl": SENTENCES, "en": SENTENCES}))),
        "question": draw(SENTENCES),
        "sources": {"report": {"type": "report", "title": "Verslag"}},
        "speakers": {key: {"name": name} for key, name in names.items()},
        "dichotomies": {
            "axis": {
                "title": draw(SENTENCES),
                "question": "?!",
                "positions": {
                    side: {"title": draw(SENTENCES), "claim": draw(SENTENCES)} for side in ("for", "against")
                },
            }
        },
        "quotes": quotes,
    }


LIBRARIES = st.dictionaries(IDS.map("d-{}".format), debate_trees(), min_size=2, max_size=4)


def answer(ask: Callable[[Library], Any], it: Library) -> Any:
    try:
        return ask(it)
    except Stop as stop:
        return str(stop)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees=LIBRARIES, data=st.data())
def test_any_library_answers_the_same_with_and_without_an_index(
    trees: dict[str, Any], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name, tree in trees.items():
        (folder / f"{name}.yaml").write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
    settle(folder)
    try:
        without = from_disk(folder)
    except Stop:
        return
    held = indexed(folder)
    assert list(held.debates) == list(without.debates)
    assert held.problems == without.problems
    assert held.entries() == without.entries()
    said = [text for d in documents_of(without) for _, text in d.texts if text]
    phrase = data.draw(st.sampled_from(said)).split() if said else ["x"]
    start = data.draw(st.integers(0, len(phrase) - 1))
    words = phrase[start : start + data.draw(st.integers(1, 3))]
    name = data.draw(st.sampled_from([n for e in without.entries() for n in (e.id, *e.names)]))
    part = name[data.draw(st.integers(0, 2)) :]
    for ask in (
        lambda it: quotes(it, Filters(speaker=(name,)), "en"),
        lambda it: quotes(it, Filters(position=(part,)), "nl"),
        lambda it: quotes(it, Filters(dichotomy=("axis",), kind=("direct",)), "nl"),
        lambda it: speakers(it, Filters(speaker=(part,)), "en"),
        lambda it: speakers(it, Filters(position=("for",)), "en"),
        lambda it: show(it, name, "en"),
        lambda it: show(it, part, "nl"),
        lambda it: compare(it, [name, part], "nl"),
        lambda it: debates(it, "en"),
        lambda it: search(it, words, Filters(), "en", 0),
        lambda it: search(it, [" ".join(words)], Filters(), "nl", 2),
        lambda it: search(it, [f"{words[0][:2]}*", f"-{words[-1]}"], Filters(kind=("direct",)), "en"),
    ):
        assert answer(ask, held) == answer(ask, without)


def documents_of(it: Library) -> list[Any]:
    return [document for debate in it.debates for document in documents(debate)]
