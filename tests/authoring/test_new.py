"""`socinno new` writes a debate that can be shown, checked and edited at once, and never overwrites."""

import json
import os
import re
import stat
from pathlib import Path

import pytest
import sourcefiles
from authors import rules, run, write

from socinno.authoring.check import check
from socinno.authoring.new import starter
from socinno.authoring.schema import MODELINE
from socinno.library import reader
from socinno.words import LANGUAGES


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(
    "title", [None, "Hype: of «echt» \"iets\" \\ 'nieuws'? # ja", "no", "- 1.10", "😀 é"]
)
def test_a_starter_can_be_shown_and_says_what_is_left_to_write(
    lang: str, title: str | None, here: Path
) -> None:
    words = ["--title", title] if title else []
    ran = run("new", "my-debate", "--lang", lang, *words)
    assert (ran.code, ran.out) == (0, "")
    assert "socinno show my-debate.yaml" in ran.err
    left = rules(run("check", "my-debate.yaml"))
    assert {*left} == {"still-to-do", "quote-unchecked"}
    assert left.count("still-to-do") == (here / "my-debate.yaml").read_text("utf-8").count(": TODO ")
    shown = run("show", "--content", "my-debate.yaml", "--format", "json", "--lang", lang)
    assert shown.code == 0
    if title:
        assert json.loads(shown.out)["title"]["text"] == title
    assert run("show", "--content", here).code == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_lines_of_a_starter_stay_whatever_its_title(lang: str) -> None:
    text = starter(None, lang)
    assert starter("Een “titel”: \\1", lang).splitlines()[1:5] == text.splitlines()[1:5]
    changed = [row for row in starter("X", lang).splitlines() if row not in text.splitlines()]
    assert changed == ["title: X"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_starter_is_done_when_each_todo_is_written(lang: str, here: Path) -> None:
    """The example of what could be written stands behind it, and nothing else has to be changed."""
    text = re.sub(r": TODO .*", ": Words of my own.", starter(None, lang))
    assert [problem.code for problem in check(write(here, text)).problems] == ["quote-unchecked"]


def test_a_starter_is_commented_and_names_the_schema_beside_it(here: Path) -> None:
    run("new", "mine")
    text = (here / "mine.yaml").read_text()
    assert text.startswith(f"{MODELINE}\n# ")
    assert text.count("#") > 10
    assert json.loads((here / "debate.schema.json").read_text())["$id"]
    assert sorted(path.name for path in here.iterdir()) == ["debate.schema.json", "mine.yaml"]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_starter_shows_every_sort_of_thing(lang: str, here: Path) -> None:
    run("new", "mine", "--lang", lang)
    debate = reader.read(here / "mine.yaml").debate
    assert debate
    assert debate.language == lang
    assert {quote.kind for quote in debate.quotes.values()} == {"direct", "indirect"}
    assert {stance.basis for stance in debate.stances} == {"stated", "reported"}
    assert {thing.what for thing in debate.things.values()} >= {"dichotomy", "position", "speaker", "source"}


def test_it_goes_into_the_content_folder_when_one_is_named(here: Path) -> None:
    (here / "a b").mkdir()
    ran = run("new", "mine", "--content", "a b")
    assert "socinno show 'a b/mine.yaml'" in ran.err
    assert (here / "a b/mine.yaml").is_file()
    assert run("new", "mine", SOCINNO_CONTENT="a b").code == 2
    assert run("new", "mine", "--content", "nowhere").code == 2


def test_with_a_content_folder_of_ones_own_show_follows_at_once(here: Path) -> None:
    assert run("new", "mine", SOCINNO_CONTENT=str(here)).code == 0
    assert "TODO" in run("show", SOCINNO_CONTENT=str(here)).out


def test_a_file_that_is_there_stays_as_it_is(here: Path) -> None:
    (here / "mine.yaml").write_text("precious")
    (here / "debate.schema.json").write_text("mine")
    ran = run("new", "mine")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "socinno: ‘mine.yaml’ is there already and stays as it is; choose another name\n"
    assert (here / "mine.yaml").read_text() == "precious"
    assert run("new", "other").code == 0
    assert (here / "debate.schema.json").read_text() == "mine"
    assert len(list(here.iterdir())) == 3


def test_an_id_that_is_none_is_refused(here: Path) -> None:
    cases = [
        ("My Debate", "‘My Debate’ cannot be an id (did you mean ‘my-debate’?)"),
        ("../x", "did you mean ‘x’"),
        ("x/y", "did you mean ‘x-y’"),
        ("", "ID is empty"),
        ("2024", "cannot be an id;"),
        ("x" * 81, "cannot be an id"),
        ("x\n", "cannot be an id"),
        ("\x1b[2J", "cannot be an id"),
    ]
    for name, told in cases:
        ran = run("new", name)
        assert ran.code == 2
        assert told in ran.err
        assert "\x1b" not in ran.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9", "CON", "Nul"])
def test_the_name_of_a_device_of_windows_is_no_id(name: str, here: Path) -> None:
    ran = run("new", name)
    assert (ran.code, ran.out) == (2, "")
    assert "device" in ran.err
    assert list(here.iterdir()) == []


def test_what_only_looks_like_a_device_is_an_id_and_no_device_is_offered(here: Path) -> None:
    assert "did you mean" not in run("new", "con!").err
    for name in ("console", "com10", "com0", "nul-1"):
        assert run("new", name).code == 0


def test_a_link_to_nothing_is_not_followed(here: Path) -> None:
    (here / "mine.yaml").symlink_to(here / "elsewhere.yaml")
    (here / "debate.schema.json").symlink_to(here / "elsewhere.json")
    assert run("new", "mine").code == 2
    assert run("new", "other").code == 0
    assert sorted(path.name for path in here.iterdir()) == ["debate.schema.json", "mine.yaml", "other.yaml"]


def test_a_title_that_cannot_stand_in_a_file_is_refused(here: Path) -> None:
    titles = ("", "  ", "a\x1bb", "a\u202eb", "a\x00b")
    assert [title for title in titles if run("new", "x", "--title", title).code != 2] == []
    assert list(here.iterdir()) == []


def test_a_starter_has_the_usual_permissions(here: Path) -> None:
    run("new", "mine")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((here / "mine.yaml").stat().st_mode) == 0o666 & ~mask


def test_a_full_disk_leaves_nothing_behind(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.link", full)
    ran = run("new", "mine")
    assert ran.code == 1
    assert "No space left on device" in ran.err
    assert list(here.iterdir()) == []


# from a source

TALK = "Anna Bakker: The square is ours, and not for the cars.\n\nTom Smit: It is for us, and for them.\n"


def test_a_debate_is_begun_from_a_source_beside_it(here: Path) -> None:
    write(here, TALK, "talk.txt")
    ran = run("new", "mine", "--from", "talk.txt")
    assert (ran.code, ran.out) == (0, "")
    assert rules(run("check", "mine.yaml")) == ["still-to-do", "still-to-do", "unused-source"]
    debate = reader.read(here / "mine.yaml").debate
    assert debate
    assert [speaker.name[""] for speaker in debate.speakers.values()] == ["Anna Bakker", "Tom Smit"]
    assert [source.file for source in debate.sources.values()] == ["talk.txt"]
    assert json.loads((here / "debate.schema.json").read_text())["$id"]
    assert run("show", "mine.yaml").code == 0


def test_a_quote_of_it_is_compared_at_once(here: Path) -> None:
    file = write(here, TALK, "talk.txt").with_name("mine.yaml")
    run("new", "mine", "--from", "talk.txt", "--title", "The square")
    text = re.sub("TODO.*", "Whose is it?", file.read_text("utf-8"))
    text += "quotes:\n  ours: {speaker: bakker, kind: direct, source: talk, text: The square is ours}\n"
    file.write_text(text.replace("text: The", "text: 'The").replace("ours}", "ours'}"), "utf-8")
    ran = run("check", "mine.yaml")
    assert "1 direct quote: 1 to the letter" in ran.err
    assert "not the text" not in ran.out


def test_a_source_may_lie_below_and_one_that_lies_elsewhere_is_not_named(here: Path) -> None:
    for folder in ("debates/texts", "other"):
        (here / folder).mkdir(parents=True)
        write(here / folder, TALK, "talk.txt")
    (here / "debates" / "link.txt").symlink_to(here / "other" / "talk.txt")
    named: dict[str, str | None] = {}
    for source in (
        "debates/texts/talk.txt",
        "other/talk.txt",
        "debates/link.txt",
        "debates/../other/talk.txt",
    ):
        id = f"d{len(named)}"
        ran = run("new", id, "--from", source, "--content", "debates")
        reading = reader.read(here / "debates" / f"{id}.yaml")
        assert reading.debate, reading.problems
        (found,) = reading.debate.sources.values()
        named[source] = found.file
        assert (f"--text {found.id}={source}" in ran.err) is (found.file is None)
        assert rules(run("check", f"debates/{id}.yaml")) == ["still-to-do", "still-to-do", "unused-source"]
    assert [*named.values()] == ["texts/talk.txt", None, None, None]


def test_every_kind_of_source_can_be_begun_from(here: Path) -> None:
    turns = [row for row in TALK.splitlines() if row]
    page = "<h1>Whose?</h1>" + "".join(f"<p>{row}</p>" for row in turns)
    cues = "".join(f"00:0{n}.000 --> 00:0{n}.900\n{row}\n\n" for n, row in enumerate(turns))
    files = {
        "a.txt": TALK.encode(),
        "a.md": f"# Whose?\n\n{TALK}".encode(),
        "a.html": page.encode(),
        "a.vtt": f"WEBVTT\n\n{cues}".encode(),
        "a.srt": cues.replace(".", ",").encode(),
        "a.docx": sourcefiles.docx("".join(map(sourcefiles.paragraph, turns))),
        "a.pdf": sourcefiles.pdf([turns]),
    }
    for n, (name, data) in enumerate(files.items()):
        write(here, data, name)
        ran = run("new", f"d{n}", "--from", name, "--lang", "en")
        assert "2 speakers: Anna Bakker (1 turn), Tom Smit (1 turn)" in ran.err, (name, ran.err)
        assert rules(run("check", f"d{n}.yaml")) == ["still-to-do"] * (1 + (n not in (1, 2))) + [
            "unused-source"
        ]


def test_a_title_and_a_language_may_be_given(here: Path) -> None:
    write(here, TALK, "talk.txt")
    assert run("new", "a", "--from", "talk.txt", "--title", "Cars: no", "--language", "en-GB").code == 0
    assert run("new", "b", "--language", "fy").code == 0
    found = [reader.read(here / f"{name}.yaml").debate for name in "ab"]
    assert [debate and debate.language for debate in found] == ["en-GB", "fy"]
    assert found[0]
    assert found[0].title == {"": "Cars: no"}
    for tag in ("Dutch", "", "n", "nl_NL", "nl\n", "\x1b", "nl; x"):
        ran = run("new", "c", "--language", tag)
        assert (ran.code, ran.out, "\x1b" in ran.err) == (2, "", False)
    assert not (here / "c.yaml").exists()


HOSTILE: dict[str, bytes] = {
    "binary.txt": bytes(range(256)) * 20,
    "empty.txt": b"",
    "blank.md": b" \n\n \t",
    "large.txt": b"word " * (17 * 1024 * 1024 // 5),
    "broken.pdf": b"%PDF-1.4 nothing",
    "broken.docx": b"PK\x03\x04",
    "unknown.xyz": b"words",
    "none": b"words",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_source_that_cannot_be_read_is_told_and_nothing_is_written(name: str, here: Path) -> None:
    write(here, HOSTILE[name], name)
    ran = run("new", "mine", "--from", name)
    assert (ran.code, ran.out) == (1, "")
    assert name in ran.err
    assert [path.name for path in here.iterdir()] == [name]


def test_a_source_that_is_no_file_is_told(here: Path) -> None:
    (here / "folder.txt").mkdir()
    for path in ("nowhere.txt", "folder.txt", ".", "a\x00b.txt", "x" * 5000, "\x1b[2J.txt"):
        ran = run("new", "mine", "--from", path)
        assert (ran.code, ran.out, "\x1b" in ran.err) == (2, "", False), path
        assert ran.err.startswith("socinno: ")
    os.mkfifo(here / "pipe.txt")
    assert run("new", "mine", "--from", "pipe.txt").code == 1
    assert sorted(path.name for path in here.iterdir()) == ["folder.txt", "pipe.txt"]


ODD = [
    "TODO.txt",
    "a b.txt",
    "-x.txt",
    "é\u200b.txt",
    "a: b #c.txt",
    "'\".txt",
    "c:x.txt",
    "a\nb.txt",
    "a\u202eb.txt",
]


@pytest.mark.parametrize("name", [*ODD, "2024.txt", "mine.txt", "one-side.txt", "[x], {y}.txt", "null.TXT"])
def test_a_source_may_be_called_anything(name: str, here: Path) -> None:
    write(here, TALK, name)
    ran = run("new", "mine", f"--from={name}", "--title", "Cars")
    assert ran.code == 0, ran.err
    assert "\u202e" not in ran.err
    assert {*rules(run("check", "mine.yaml"))} == {"still-to-do", "unused-source"}


def test_a_file_that_is_there_stays_also_where_it_is_the_source(here: Path) -> None:
    write(here, "language: en\n", "mine.yaml")
    write(here, TALK, "talk.txt")
    assert run("new", "mine", "--from", "talk.txt").code == 2
    assert run("new", "mine", "--from", "mine.yaml").code == 2
    assert run("new", "other", "--from", "mine.yaml").code == 1
    assert (here / "mine.yaml").read_text() == "language: en\n"
    assert sorted(path.name for path in here.iterdir()) == ["mine.yaml", "talk.txt"]
