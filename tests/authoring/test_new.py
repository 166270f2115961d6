"""`socinno new` writes a debate that can be shown, checked and edited at once, and never overwrites."""

import json
import os
import re
import stat
from pathlib import Path

import pytest
from authors import rules, run, write
from hypothesis import given
from hypothesis import strategies as st

from socinno.authoring.check import check
from socinno.authoring.ids import slug
from socinno.authoring.new import starter
from socinno.authoring.schema import MODELINE
from socinno.library import reader
from socinno.model import ID_PATTERN
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


@given(st.text(max_size=40))
def test_a_slug_is_an_id_or_nothing(name: str) -> None:
    assert re.search(ID_PATTERN, slug(name)) or not re.search("[a-z]", slug(name))


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
