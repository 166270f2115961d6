"""One door for the files of other tools: what is in a format becomes content files, whole or not at all."""

import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from authors import Ran, run
from importing import brought
from toys import FOLDER, THINGS, toy, toys

from socinno.authoring import importing
from socinno.authoring.importing import Imported, Target, write
from socinno.cli.options import IMPORTS
from socinno.exchange import recognising
from socinno.exchange.draft import Draft
from socinno.exchange.recognising import FORMATS
from socinno.library import load, reader
from socinno.model import Debate
from socinno.problems import Stop

WORDS = "Ada: The square is ours. It is.\n"


POSIX = hasattr(os, "mkfifo")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    with toys():
        yield tmp_path


def new(source: object, *words: object, id: str = "square") -> Ran:
    return run("new", id, "--from", source, *words)


def held(path: str = "square.yaml") -> Debate:
    reading = reader.valid(path)
    assert reading.problems == ()
    assert reading.debate
    return reading.debate


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def refused(ran: Ran, code: int, words: str) -> None:
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 1
    assert words in ran.err


# what comes of a file


def test_a_file_in_a_format_becomes_a_debate_with_every_id_it_had(here: Path) -> None:
    assert new(toy(here)).code == 0
    debate = held()
    assert (debate.id, debate.title[""], debate.speakers["ada"].ref) == ("square", "Cars on the square", "17")
    assert [*debate.quotes] == ["ours", "theirs"]
    assert names(here) == ["debate.schema.json", "square.toy", "square.yaml"]
    assert Path("square.yaml").read_text("utf-8").startswith("# yaml-language-server: $schema=")


def test_nothing_is_made_up_for_what_the_source_lacks(here: Path) -> None:
    new(toy(here, things={"speakers": {"ada": {"name": "Ada"}}}), "--lang", "en")
    text = Path("square.yaml").read_text("utf-8")
    assert text.split("\n\n", 1)[1] == "language: en\n\ntitle: square\n\nspeakers:\n  ada:\n    name: Ada\n"


def test_what_is_given_comes_before_what_the_source_says(here: Path) -> None:
    source = toy(here, things={**THINGS, "language": "de"})
    new(source, "--language", "nl", "--title", "Onze pleinen")
    assert (held().language, held().title[""]) == ("nl", "Onze pleinen")


def test_an_id_that_the_debate_has_is_given_to_no_thing_within_it(here: Path) -> None:
    new(toy(here), id="ada")
    debate = held("ada.yaml")
    assert ([*debate.speakers], {quote.speaker for quote in debate.quotes.values()}) == (["ada-2"], {"ada-2"})


# the texts of sources


@pytest.mark.parametrize("place", ["talk.md", "texts/talk.md"])
def test_a_text_at_or_below_the_content_is_named_by_the_file_with_its_digest(here: Path, place: str) -> None:
    (here / "texts").mkdir()
    (here / place).write_text(WORDS, "utf-8")
    new(toy(here, files={"talk": place}))
    [source] = held().sources.values()
    assert (source.file, source.sha256) == (place, hashlib.sha256(WORDS.encode()).hexdigest())


def test_a_text_that_lies_elsewhere_is_told_with_the_option_that_gives_it_along(here: Path) -> None:
    (here / "talk.md").write_text(WORDS, "utf-8")
    (here / "content").mkdir()
    ran = new(toy(here, files={"talk": "talk.md"}), "--content", "content")
    assert f"--text talk={here / 'talk.md'}" in ran.err
    [command] = [line for line in ran.err.splitlines() if "socinno check" in line]
    checked = command.partition("socinno ")[2].split()
    assert "quote-absent" in run(*checked).out
    assert held("content/square.yaml").sources["talk"].file is None


def test_quotes_are_looked_for_in_their_texts_and_the_errors_counted(here: Path) -> None:
    (here / "talk.md").write_text(WORDS, "utf-8")
    source = toy(here, files={"talk": "talk.md"})
    assert "looked for in their texts: 2, with 1 error; see socinno check square.yaml" in new(source).err
    assert "1 error" in run("check", "square.yaml").err
    (here / "talk.md").write_text(f"{WORDS}The cars are theirs.\n", "utf-8")
    assert "looked for in their texts: 2, without an error" in new(source, id="other").err


def test_without_a_text_no_quote_is_said_to_have_been_looked_for(here: Path) -> None:
    quotes = {"ours": {**THINGS["quotes"]["ours"], "text": "He wrote: file: talk.md"}}
    assert "looked for" not in new(toy(here, things={**THINGS, "quotes": quotes})).err


def test_a_text_that_cannot_be_used_is_told_and_not_named(here: Path) -> None:
    (here / "talk.exe").write_text(WORDS, "utf-8")
    for text in ("talk.exe", "nowhere.md"):
        id = f"with-{text.partition('.')[0]}"
        ran = new(toy(here, files={"talk": text}), id=id)
        assert ran.code == 0
        assert text in ran.err
        assert held(f"{id}.yaml").sources["talk"].file is None


def test_texts_within_a_source_stand_beside_the_debate_in_a_folder(here: Path) -> None:
    ran = new(toy(here, texts={"talk": WORDS}))
    assert "written: square\n" in ran.err
    assert names(here / "square") == [
        *("debate.schema.json", "square-texts", f"square-texts{os.sep}talk.txt", "square.yaml"),
    ]
    assert held("square/square.yaml").sources["talk"].file == "square-texts/talk.txt"
    assert [*load(here).names] == ["square"]
    assert "1 error" in run("check", "square").err


def test_a_source_with_the_id_of_the_debate_keeps_its_text(here: Path) -> None:
    ran = new(toy(here, texts={"talk": WORDS}), id="talk")
    assert held("talk/talk.yaml").sources["talk-2"].file == "talk-texts/talk.txt"
    assert "with 1 error" in ran.err
    (here / "talk.md").write_text(WORDS, "utf-8")
    (here / "content").mkdir()
    ran = new(toy(here, files={"talk": "talk.md"}), "--content", "content", id="talk")
    assert "with 1 error" in ran.err
    assert f"--text talk-2={here / 'talk.md'}" in ran.err


def test_a_text_without_words_is_no_file(here: Path) -> None:
    new(toy(here, texts={"talk": " \n"}))
    assert held("square/square.yaml").sources["talk"].file is None
    assert names(here / "square") == ["debate.schema.json", "square.yaml"]


# folders


def test_a_folder_of_files_that_are_debates_each_becomes_a_folder_of_debates(here: Path) -> None:
    for name in ("b.toy", "a.toy", "17.toy"):
        toy(here, f"maps/{name}")
    (here / "maps" / "notes.txt").write_text("no toy", "utf-8")
    toy(here, "maps/.hidden.toy")
    ran = new(here / "maps", id="all")
    assert "read as Kialo discussion: 3 debates, 3 speakers, 6 quotes, 3 sources" in ran.err
    assert ran.err.endswith("next: socinno debates --content all\n")
    assert names(here / "all") == ["a.yaml", "all-1.yaml", "b.yaml", "debate.schema.json"]


def test_a_folder_that_is_one_debate_by_itself_becomes_a_file(here: Path) -> None:
    toy(here, f"maps/{FOLDER}")
    new(here / "maps", id="one")
    assert held("one.yaml").title[""] == "Cars on the square"


def test_a_folder_is_called_by_its_own_name_however_it_is_typed(here: Path) -> None:
    things = {"speakers": THINGS["speakers"]}
    toy(here, f"Our square/{FOLDER}", things=things)
    os.chdir(here / "Our square")
    new(".", "--content", here)
    assert held(str(here / "square.yaml")).title[""] == "Our square"


def test_of_a_folder_those_in_the_format_of_most_are_read_and_the_others_counted(here: Path) -> None:
    toy(here, "maps/a.doll", first="DOLL")
    toy(here, "maps/b.toy")
    toy(here, "maps/c.toy")
    assert "left alone: 1 file in another format\n" in new(here / "maps", id="most").err
    assert names(here / "most") == ["b.yaml", "c.yaml", "debate.schema.json"]
    new(here / "maps", "--as", "dna", id="dolls")
    assert names(here / "dolls") == ["a.yaml", "debate.schema.json"]


def test_files_of_a_folder_that_cannot_be_read_are_told_the_first_ten_of_them(here: Path) -> None:
    toy(here, "maps/good.toy")
    for n in range(23):
        (here / "maps" / f"bad{n:02}.toy").write_text("TOY\n{", "utf-8")
    ran = new(here / "maps", id="all")
    told = [line for line in ran.err.splitlines() if "no JSON" in line]
    assert [line.partition("bad")[2][:2] for line in told] == [f"{n:02}" for n in range(10)]
    assert "13 more files that cannot be read\n" in ran.err
    assert names(here / "all") == ["debate.schema.json", "good.yaml"]


def test_a_folder_of_which_nothing_can_be_read_is_refused_with_the_reason_of_the_first(here: Path) -> None:
    for name in ("a.toy", "b.toy"):
        toy(here, f"maps/{name}", things={})
    refused(new(here / "maps"), 1, "nothing of a debate")
    assert names(here) == ["maps", f"maps{os.sep}a.toy", f"maps{os.sep}b.toy"]


def test_a_title_is_of_one_debate(here: Path) -> None:
    toy(here, "maps/a.toy")
    refused(new(here / "maps", "--title", "All"), 2, "‘All’")


def test_a_folder_of_more_files_than_are_looked_at_is_refused(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognising, "MEMBERS", 3)
    for n in range(4):
        toy(here, f"maps/{n}.toy")
    refused(new(here / "maps"), 1, "more than 3 files")


@pytest.mark.long
def test_thousands_of_files_come_in_at_once_and_each_is_a_debate(here: Path) -> None:
    for n in range(20_000):
        toy(here, f"maps/map{n}.toy", things={"speakers": {"ada": {"name": "Ada"}}})
    assert "20000 debates" in new(here / "maps", id="all").err
    assert len([*(here / "all").glob("*.yaml")]) == 20_000


# what is asked for, and what is no debate


def test_as_text_reads_the_text_of_a_source_whatever_it_seems(here: Path) -> None:
    source = toy(here, "talk.txt")
    assert "found: " in new(source, "--as", "text").err
    assert "TODO" in Path("square.yaml").read_text("utf-8")


@pytest.mark.parametrize("content", [b"", b"A text.\n", b"\0\xff\xfe", b"{}", b"PK\x03\x04"])
def test_what_is_not_in_the_format_that_is_asked_for_is_refused(here: Path, content: bytes) -> None:
    (here / "talk.txt").write_bytes(content)
    refused(new("talk.txt", "--as", "kialo"), 1, "talk.txt")
    assert names(here) == ["talk.txt"]


def test_as_says_what_from_gives(here: Path) -> None:
    refused(run("new", "square", "--as", "kialo"), 2, "--from")
    refused(new(toy(here), "--as", "kiola"), 2, "--as")


@pytest.mark.parametrize(
    ("name", "words"),
    [("data.json", "neither a text"), ("data", "neither a text"), ("empty.txt", "empty"), ("talk.txt", "")],
)
def test_a_file_in_no_format_is_a_text_or_nothing_that_is_known(here: Path, name: str, words: str) -> None:
    (here / name).write_text("Ada: yes.\n" if name == "talk.txt" else "", "utf-8")
    ran = new(name)
    assert (ran.code, words in ran.err) == (1 if words else 0, True)


def test_a_folder_in_which_nothing_is_known_is_told_in_a_line(here: Path) -> None:
    (here / "mine").mkdir()
    refused(new("mine"), 2, "help exchange")
    (here / "mine" / "talk.txt").write_text(WORDS, "utf-8")
    refused(new("mine"), 2, "help exchange")
    refused(new("mine", "--as", "text"), 2, "help exchange")
    refused(new("mine", "--as", "kialo"), 1, "mine")
    assert names(here) == ["mine", f"mine{os.sep}talk.txt"]


@pytest.mark.skipif(not POSIX, reason="needs pipes and devices in folders")
@pytest.mark.parametrize("what", ["pipe", "device", "link", "loop", "nowhere", "dash", "nul"])
def test_what_is_no_file_is_refused_at_once(here: Path, what: str) -> None:
    source: Any = here / what
    if what == "pipe":
        os.mkfifo(source)
    elif what in ("link", "loop"):
        source.symlink_to("nothing" if what == "link" else what)
    elif what in ("device", "dash", "nul"):
        source = {"device": "/dev/zero", "dash": "-", "nul": "a\0b"}[what]
    before = names(here)
    for words in ((), ("--as", "kialo"), ("--as", "text")):
        ran = new(source, *words)
        assert (ran.code in (1, 2), ran.out) == (True, "")
        assert 1 <= ran.err.count("\n") <= 2
    assert names(here) == before


def test_a_link_to_a_file_is_read_as_the_file(here: Path) -> None:
    (here / "link").symlink_to(toy(here))
    assert new("link").code == 0


@pytest.mark.skipif(not POSIX or os.geteuid() == 0, reason="whoever may do everything is refused nothing")
def test_what_may_not_be_read_is_told(here: Path) -> None:
    toy(here, "maps/a.toy").chmod(0)
    refused(new("maps/a.toy"), 1, "maps")
    (here / "maps").chmod(0)
    refused(new("maps"), 1, "maps")
    (here / "maps").chmod(0o700)


# nothing is overwritten, and nothing is left half done


def test_a_name_that_something_has_is_never_given_again(here: Path) -> None:
    toy(here, "maps/a.toy")
    one, with_texts = toy(here), toy(here, "texts.toy", texts={"talk": WORDS})
    (here / "square.yaml").write_text("mine", "utf-8")
    (here / "folder").mkdir()
    before = names(here)
    for source in (one, with_texts, here / "maps"):
        refused(new(source), 2, "square.yaml")
    for source in (with_texts, here / "maps"):
        refused(new(source, id="folder"), 2, "folder")
    assert names(here) == before
    assert (here / "square.yaml").read_text("utf-8") == "mine"
    assert new(one, id="folder").code == 0  # a file beside a folder of its name overwrites nothing


def interrupted(path: Path) -> Draft:
    raise KeyboardInterrupt


def test_who_stops_it_half_way_finds_nothing_half_done(here: Path) -> None:
    for n in range(3):
        toy(here, f"maps/{n}.toy")
    toys_format = FORMATS["kialo"]
    ways = iter([toys_format.read, interrupted])
    stopping = toys_format._replace(read=lambda path: next(ways)(path))
    before = names(here)
    with patch.dict(FORMATS, {"kialo": stopping}), pytest.raises(KeyboardInterrupt):
        write(here / "maps", here, Target("all", None, None, "en"))
    assert names(here) == before


def test_a_full_disk_is_told_and_nothing_is_left(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    toy(here, "maps/a.toy")
    toy(here)
    before = names(here)
    monkeypatch.setattr(importing, "fill", full)
    monkeypatch.setattr(os, "fsync", full)
    refused(new("maps", id="all"), 1, os.strerror(errno.ENOSPC))
    refused(new("square.toy"), 1, os.strerror(errno.ENOSPC))
    assert names(here) == before


def test_what_is_more_than_a_debate_may_be_is_refused(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("SIZE_LIMIT", "NODE_LIMIT"):
        with monkeypatch.context() as patched:
            patched.setattr(f"socinno.authoring.converting.{limit}", 20)
            refused(new(toy(here)), 1, "more than one debate may be")


def test_how_far_it_is_can_be_followed(here: Path) -> None:
    seen = []
    for n in range(3):
        toy(here, f"maps/{n}.toy")

    def followed(items: Any) -> Any:
        seen.extend(items)
        return iter(items)

    made = write(here / "maps", here, Target("all", None, None, "en"), progress=followed)
    assert isinstance(made, Imported)
    assert [path.name for path in seen] == ["0.toy", "1.toy", "2.toy"]


def test_the_helper_of_the_tests_sees_what_is_written_and_what_is_refused(here: Path) -> None:
    assert [debate.id for debate in brought(toy(here))[1]] == ["imported"]
    assert brought(toy(here, things={}))[1] == []


def test_it_is_refused_before_it_is_read_where_the_result_could_not_be_written(here: Path) -> None:
    with pytest.raises(Stop) as stopped:
        write(toy(here), here / "nowhere", Target("square", None, None, "en"))
    assert stopped.value.key == "no-content"
    assert IMPORTS[-1] == importing.TEXT
