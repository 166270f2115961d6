"""`socinno show QUOTE --context`: the very words in their place, marked, with what stands around them."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from authors import debate, run, write

from socinno.queries import context

SOURCE = """Report.

One. Two. Three is here. Sam Baker said: “My customers [loudly] come by car.” Four goes on. Five. Six.

The end\u202e.
"""


def shown(
    folder: Path, *words: str, text: str = "My customers", anchor: str = "page: 3", name: str = "baker-says"
) -> str:
    path = write(folder, debate(text, "report.txt", anchor))
    write(folder, SOURCE, "report.txt")
    ran = run("show", name, "--context", "--content", path, *words)
    assert ran.code == 0, ran.err
    return ran.out


def test_the_quote_is_marked_in_its_place_with_sentences_around_it(tmp_path: Path) -> None:
    told = " ".join(shown(tmp_path).split())
    assert (
        "Two. Three is here. Sam Baker said: “»My customers« [loudly] come by car.” Four goes on. Five."
        in told
    )
    assert "One." not in told
    assert "Six." not in told
    assert "Report, line 3" in told
    assert "to the letter, line 3" in told


def test_what_was_left_out_is_shown_within_the_marks(tmp_path: Path) -> None:
    data = json.loads(shown(tmp_path, "--format", "json", text="My customers [...] come by car"))
    assert data["context"]["quoted"] == [
        {"text": "My customers", "quoted": True},
        {"text": " [loudly] ", "quoted": False},
        {"text": "come by car", "quoted": True},
    ]
    assert data["context"]["line"] == 3
    assert data["found"] == {"outcome": "exact", "line": 3}
    told = " ".join(shown(tmp_path, text="My customers [...] come by car").split())
    assert "»My customers [loudly] come by car«" in told


def test_an_indirect_quote_is_shown_by_its_anchor(tmp_path: Path) -> None:
    told = shown(tmp_path, "--lang", "nl", anchor="anchor: Four goes", name="walker-says")
    assert "»Four goes«" in told
    assert "Report, regel 3" in told
    assert "letterlijk, regel" not in told  # nobody says that its own words are there


def test_an_anchor_that_is_not_there_is_told_of_an_indirect_quote(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers", "report.txt", "anchor: Nowhere to be seen"))
    write(tmp_path, SOURCE, "report.txt")
    told = run("show", "walker-says", "--content", path).out
    assert "in the source   the words that say where it stands are not found" in told


def test_a_quote_that_is_not_verbatim_shows_the_nearest_and_says_so(tmp_path: Path) -> None:
    told = shown(tmp_path, text="Three was here")
    assert "»Three is here«" in told
    assert "not to the letter" in told


def test_highlighting_is_by_colour_and_by_signs(tmp_path: Path) -> None:
    told = shown(tmp_path, "--color", "always")
    assert "\x1b[1;7mMy customers\x1b[0m" in told
    assert re.sub(r"\x1b\[[\d;]*m", "", told) == shown(tmp_path)


@pytest.mark.parametrize("format", ["table", "json"])
def test_nothing_of_a_source_steers_the_terminal(format: str, tmp_path: Path) -> None:
    told = shown(tmp_path, "--format", format, text="The end")
    assert "\u202e" not in told
    assert "\ufffd" in told


@pytest.mark.parametrize("width", ["20", "40", "80", "200"])
def test_every_width_holds_it(width: str, tmp_path: Path) -> None:
    rows = shown(tmp_path, "--width", width).splitlines()
    assert max(len(row) for row in rows) <= int(width)


def test_the_source_may_be_given(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers"))
    ran = run("show", "baker-says", "--context", "--content", path)
    assert ran.code == 2
    assert "--text report=FILE" in ran.err
    given = f"report={write(tmp_path, SOURCE, 'elsewhere.txt')}"
    assert "»My customers«" in run("show", "baker-says", "--context", "--content", path, "--text", given).out


def test_what_cannot_be_shown_is_told(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    absent = write(tmp_path, debate("Nothing of the sort was said", "report.txt"))
    assert run("show", "baker-says", "--context", "--content", absent).code == 2
    assert run("show", "baker", "--context", "--content", absent).code == 2
    missing = write(tmp_path, debate("My customers", "none.txt"))
    ran = run("show", "baker-says", "--context", "--content", missing)
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_without_being_asked_a_quote_stands_in_its_place_where_the_text_is_at_hand(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers", "report.txt"))
    write(tmp_path, SOURCE, "report.txt")
    told = " ".join(run("show", "baker-says", "--content", path).out.split())
    assert "Sam Baker said: “»My customers« [loudly] come by car.”" in told
    assert "to the letter, line 3" in told
    assert "--context" not in told  # there is nothing to go on to
    asked = " ".join(run("show", "baker-says", "--context", "--content", path).out.split())
    assert asked == told


def test_an_indirect_quote_stands_there_too_and_is_not_said_to_be_to_the_letter(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers", "report.txt", "anchor: Four goes"))
    write(tmp_path, SOURCE, "report.txt")
    told = run("show", "walker-says", "--content", path).out
    assert "»Four goes«" in told
    assert "to the letter" not in told


def test_a_quote_that_is_nowhere_in_its_source_says_so_and_has_no_place(tmp_path: Path) -> None:
    path = write(tmp_path, debate("Nothing of the sort was said", "report.txt"))
    write(tmp_path, SOURCE, "report.txt")
    data = json.loads(run("show", "baker-says", "--content", path, "--format", "json").out)
    assert data["found"] == {"outcome": "absent"}
    assert "context" not in data


def test_where_the_text_is_not_at_hand_how_it_is_given_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers"))
    told = run("show", "baker-says", "--content", path).out
    assert "With the text of the source: --context --text report=FILE\n" in told
    assert "socinno show" not in told.partition("With the text")[2].partition("report=FILE")[0]


def test_a_text_that_cannot_be_read_is_no_text_that_is_not_there(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers", "none.txt"))
    ran = run("show", "baker-says", "--content", path)
    assert (ran.code, ran.err) == (0, "")
    assert "not compared: its text cannot be read" in ran.out
    data = json.loads(run("show", "baker-says", "--content", path, "--format", "json").out)
    assert data["found"] == {"outcome": "unchecked"}


def test_a_quote_that_was_not_looked_for_to_the_end_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, debate("My customers", "report.txt"))
    write(tmp_path, SOURCE, "report.txt")
    monkeypatch.setattr(context, "quote_matches", lambda *_: ())
    told = run("show", "baker-says", "--content", path).out
    assert "not compared: too much in the text is like it" in told


def test_a_text_that_was_given_is_not_asked_for_again(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers"))
    given = f"report={write(tmp_path, SOURCE, 'elsewhere.txt')}"
    assert "--text" not in run("show", "baker-says", "--context", "--content", path, "--text", given).out


def test_in_its_place_it_has_all_else_that_there_is_about_it(tmp_path: Path) -> None:
    told = shown(tmp_path)
    assert "shows           1 ● Keep the cars\n" in told
    assert "Keep the cars" in told


@pytest.mark.parametrize("context", ["--context", ""])
def test_that_the_text_is_another_than_before_is_told(context: str, tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    told = []
    for digest in ("0" * 64, hashlib.sha256(SOURCE.encode()).hexdigest()):
        text = debate("My customers", "report.txt").replace(
            "file: report.txt", f"file: report.txt, sha256: '{digest}'"
        )
        assert digest in text
        told.append(
            run("show", "baker-says", *filter(None, [context]), "--content", write(tmp_path, text)).out
        )
    assert "is another than the one" in " ".join(told[0].split())
    assert "is another than" not in " ".join(told[1].split())
