"""The text of a source behind a quote: all of it, with the passage marked, or why there is none."""

from pathlib import Path

import pytest
import sourcefiles
from authors import debate, write

from socinno.library import load
from socinno.problems import Stop
from socinno.queries.passage import LONGEST_LINE, UNCOMPARED, passage
from socinno.views import SourceView
from socinno.words import say

TEXT = """Report.

Sam Baker said: “My customers
[loudly] come by car.” Four goes on.

The end\u202e."""


def opened(
    folder: Path, text: str | bytes = TEXT, file: str = "report.txt", name: str = "baker-says", **told: str
) -> SourceView:
    path = write(folder, debate(file=file, **{"text": "My customers [...] come by car", **told}))
    write(folder, text, file)
    return passage(load(path), name, "en")


def marked(view: SourceView) -> list[tuple[int, str]]:
    return [(line.number, line.text[a:b]) for line in view.lines for a, b in line.marks]


def told(view: SourceView) -> list[tuple[str, object]]:
    return [(word.key, word.facts.get("line")) for word in view.state]


def test_the_whole_text_is_there_line_by_line_with_the_quoted_words_marked(tmp_path: Path) -> None:
    view = opened(tmp_path)
    assert [line.number for line in view.lines] == [1, 2, 3, 4, 5, 6]
    assert view.lines[2].text == "Sam Baker said: “My customers"
    assert marked(view) == [(3, "My customers"), (4, "come by car")]
    assert (view.first, view.last) == (2, 3)
    assert told(view) == [("found-exact", 3)]
    assert (view.file, view.quotation.source.name.text) == ("report.txt", "Report")


def test_nothing_of_it_steers_a_terminal(tmp_path: Path) -> None:
    assert opened(tmp_path).lines[5].text == "The end\ufffd."


def test_words_that_say_where_are_marked_and_said_to_be_no_quote(tmp_path: Path) -> None:
    view = opened(tmp_path, name="walker-says", anchor="anchor: Four goes")
    assert marked(view) == [(4, "Four goes")]
    assert told(view) == [("located-by-anchor", 4)]


def test_of_a_quote_in_our_words_without_such_words_it_is_said_that_its_place_is_not_known(
    tmp_path: Path,
) -> None:
    view = opened(tmp_path, name="walker-says")
    assert (view.first, marked(view), told(view)) == (-1, [], [("not-located", None)])


def test_what_is_not_there_is_marked_nowhere_and_said_not_to_be(tmp_path: Path) -> None:
    view = opened(tmp_path, text="Something else altogether.")
    assert (view.first, marked(view), told(view)) == (-1, [], [("found-absent", None)])


def test_what_is_nearly_there_is_marked_and_said_not_to_be_to_the_letter(tmp_path: Path) -> None:
    path = write(tmp_path, debate("Four went on", "report.txt"))
    write(tmp_path, TEXT, "report.txt")
    view = passage(load(path), "baker-says", "en")
    assert (marked(view), told(view)) == ([(4, "Four goes on")], [("found-near", 4)])


def test_a_very_long_line_is_in_parts_that_lose_nothing(tmp_path: Path) -> None:
    words = "never a line end " * 1_000 + "My customers come by car " + "x" * 3 * LONGEST_LINE
    path = write(tmp_path, debate("My customers come by car", "report.txt"))
    write(tmp_path, words, "report.txt")
    view = passage(load(path), "baker-says", "en")
    assert "".join(line.text for line in view.lines) == words
    assert max(len(line.text) for line in view.lines) <= LONGEST_LINE + 1
    assert [line.number for line in view.lines] == [1] + [0] * (len(view.lines) - 1)
    assert "".join(words for _, words in marked(view)) == "My customers come by car"


def test_the_pages_of_a_pdf_are_told_where_they_start(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    data = sourcefiles.pdf([["First page."], ["My customers", "come by car, again and again."]])
    path = write(tmp_path, debate("come by car", "report.pdf"))
    write(tmp_path, data, "report.pdf")
    view = passage(load(path), "baker-says", "en")
    assert [line.page for line in view.lines if line.page] == ["1", "2"]
    assert [words for _, words in marked(view)] == ["come by car"]


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("", None, "source-without-file"),
        ("gone.txt", None, "source-without-text"),
        ("empty.txt", " \n", "source-empty"),
        ("picture.png", "x", "source-kind"),
        ("../secret.txt", None, "source-not-here"),
    ],
)
def test_where_there_is_no_text_the_answer_says_why(
    file: str, content: str | None, why: str, tmp_path: Path
) -> None:
    path = write(tmp_path, debate(file=file))
    if content is not None:
        write(tmp_path, content, file)
    view = passage(load(path), "baker-says", "en")
    state = [("found-unread", None)] if why in ("source-empty", "source-kind") else []
    assert (view.why and view.why.key, len(view.lines), told(view)) == (why, 0, state)


@pytest.mark.parametrize("why", UNCOMPARED.values())
def test_and_that_the_quote_was_not_compared(why: str) -> None:
    assert "not compared" in say("en", why, file="a")


def test_the_quotes_of_a_source_follow_each_other_in_a_ring(tmp_path: Path) -> None:
    library = load(write(tmp_path, debate()))
    steps = [passage(library, "baker-says", "en", step=step).quotation.id for step in (0, 1, 2, -1)]
    assert steps == ["baker-says", "walker-says", "baker-says", "walker-says"]


def test_a_reader_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    write(tmp_path, sourcefiles.pdf([["x"]]), "report.pdf")
    view = passage(load(write(tmp_path, debate(file="report.pdf"))), "baker-says", "en")
    assert view.why
    assert view.why.key == "source-needs"


def test_a_text_may_lie_below_the_folder_of_the_debates(tmp_path: Path) -> None:
    (tmp_path / "debates").mkdir()
    path = write(tmp_path / "debates", debate("My customers", "../report.txt"))
    write(tmp_path, TEXT, "report.txt")
    assert passage(load(path), "baker-says", "en").why
    assert marked(passage(load(path), "baker-says", "en", tmp_path)) == [(3, "My customers")]


def test_what_is_no_quote_stops(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    with pytest.raises(Stop):
        passage(load(path), "square", "en")


def test_lines_are_made_as_they_are_asked_for_from_either_end(tmp_path: Path) -> None:
    view = opened(tmp_path)
    assert view.lines[-1] == view.lines[5]
    assert [*view.lines[1:3]] == [view.lines[1], view.lines[2]]
