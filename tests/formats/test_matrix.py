"""The matrix on a screen: two sizes, pages of columns, nothing lost and nothing wider than asked."""

import os
import re
import time
from pathlib import Path

import pytest
from asking import EVERY, library
from crowd import crowd
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth
from whole import letters, passages, widest

import socinno
from socinno import Filters, Sheet
from socinno.formats import written
from socinno.formats.crossings import column_keys
from socinno.formats.matrix import crossed
from socinno.formats.stances import HOLLOW, MARKS
from socinno.queries.who import who
from socinno.views import Crossing, Head, Matrix, MatrixLine, Ref, StanceView, Text

GOLDEN = Path(__file__).parent.parent / "golden"
MARKS_OF = (*MARKS.values(), *HOLLOW.values())
SIGNS = re.compile(f"[{''.join(MARKS_OF)}]")


def screen(view: Matrix, width: int = 80, language: str = "en", colour: bool = False) -> str:
    return written(view, Sheet(language, width, colour), "table")


def grid(text: str) -> str:
    """The cells with their heads: what stands below the title, at once where heads have titles."""
    titled, below, *_ = text.split("\n\n")
    return below if len(titled.splitlines()) < 3 else titled.partition("\n")[2]


def own(language: str = "en") -> Matrix:
    return who(library(), Filters(), language)


def every() -> Matrix:
    return who(socinno.load(EVERY), Filters(), "en", everything=True)


@pytest.mark.parametrize(("language", "width"), [("en", 80), ("nl", 80), ("nl", 40), ("nl", 120)])
def test_it_looks_as_drawn(language: str, width: int) -> None:
    text = screen(own(language), width, language)
    path = GOLDEN / (f"who.{language}.txt" if width == 80 else f"who.{width}.txt")
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_debate_that_comes_along_takes_eighteen_lines(language: str) -> None:
    assert screen(own(language), 80, language).count("\n") <= 18
    assert screen(own(language), 40, language).count("\n") <= 40


@pytest.mark.parametrize("width", [20, 27, 40, 54, 80, 120, 200, 300])
def test_every_name_and_every_question_is_there_and_nothing_is_wider(width: int) -> None:
    for view in (own(), every()):
        text = screen(view, width)
        assert widest(text) <= width
        for part in passages(view):
            assert all(letters(word) in letters(text) for word in part.split()), part
        for it in view.crossings:
            titles, heads = ({_words(of(head)) for head in it.heads} for of in (_title, _short))
            there = letters(text)
            assert all(str(head.number) in text for head in it.heads)
            assert any(all(letters(w) in there for words in told for w in words) for told in (titles, heads))


def _title(head: Head) -> str:
    return head.of.name.text


def _short(head: Head) -> str:
    return (head.short or head.of.name).text


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.split("[ /-]+", text))


@settings(max_examples=60, deadline=None)
@given(st.integers(20, 300), st.booleans(), st.booleans())
def test_any_width_will_do(width: int, colour: bool, everything: bool) -> None:
    for of in (library(), socinno.load(EVERY), library(True)):
        view = who(of, Filters(), "nl", everything=everything)
        assert widest(screen(view, width, "nl", colour)) <= width


def test_cells_stand_under_their_heads() -> None:
    head, *_ = lines = grid(screen(every(), 80)).splitlines()
    at = head.index("1 ") + 2
    placed = {line[:11].strip(): line[at:].split("  ")[0] for line in lines[2:9]}
    assert placed["Ann Bell"].startswith("────◐ △")
    assert placed["Bob Crane"] == "●────"
    assert placed["Dee Elms"] == "──◐── ◇"
    assert placed["Eve Ford"] == "──□──"
    assert (placed["Cas Dell"], placed["The clerk"]) == ("…", "·")


def test_where_there_is_little_room_an_axis_is_short() -> None:
    rows = grid(screen(own("en"), 40)).splitlines()[1:]
    told = [row.split()[-4:] for row in rows if row.split()[-1] in ("○──", "◐──", "──◐", "…", "·")]
    assert told[0] == ["·", "·", "·", "○──"]
    assert told[-1] == ["─◐─", "─◐─", "─◐─", "·"]


def test_where_no_axis_fits_a_cell_is_one_mark_and_hollow_is_our_reading() -> None:
    text = screen(own("en"), 34)
    rows = [row for row in grid(text).splitlines()[1:] if SIGNS.search(row)]
    assert ["".join(SIGNS.findall(row)) for row in rows] == ["···◁", "◁…·…", "···◀", "···▶", "◆◆◆·"]
    assert "◁ ▷ our reading" in text


def test_one_mark_does_not_say_who_changed_sides_so_a_line_does() -> None:
    small, wide = screen(every(), 22), screen(every(), 80)
    assert "▶▷" in small or "▶  ▷" in small or "▶ ▷" in small
    assert "Changed sides: Ann Bell (on 1)" in " ".join(small.split())
    assert "Changed sides:" not in wide


def test_where_titles_do_not_fit_numbers_head_wide_cells_and_are_explained(tmp_path: Path) -> None:
    text = screen(who(crowd(tmp_path, 4, 8), Filters(), "en"), 72)
    head, *_ = grid(text).splitlines()
    assert head.split() == [str(n) for n in range(1, 9)]
    assert "●────" in text
    assert "1  Question 0 about something   ├─ For it 0   Against it 0 ─┤" in text


def test_a_head_that_does_not_name_the_sides_has_them_below() -> None:
    assert "2  ├─ The town   The users ─┤" in screen(every(), 80)
    assert "◀" not in screen(every(), 80)
    assert "├─" not in screen(own(), 80)


def test_38_by_38_is_54_columns_and_its_camps_and_a_line_a_question(tmp_path: Path) -> None:
    of = crowd(tmp_path, 38, 38, alike=True)
    text = screen(who(of, Filters(), "en"), 54)
    above, first, second, below, _ = text.split("\n\n")
    lines = [*first.splitlines(), *second.splitlines()]
    assert (len(lines), max(map(widest, lines))) == (40, 10 + 2 + 38)
    assert [len(SIGNS.findall(line)) for line in lines[2:]] == [38] * 38
    assert above.startswith("A crowd")
    assert "38 speakers, 38 questions" in above
    assert "◀ Agreed   ▶ Not agreed   □ neither side\n· no known stance" in above
    assert text.count("Agreed") == 1
    assert lines[0].startswith("question ↓")
    assert [line.split()[0] for line in below.splitlines()] == [str(n) for n in range(1, 39)]
    assert screen(who(of, Filters(), "en"), 80).count("\n") <= 90


def test_the_camps_can_be_seen(tmp_path: Path) -> None:
    """Within half of a row nearly all is one side, within the other half the other."""
    _, *halves, _, _ = screen(who(crowd(tmp_path, 38, 38), Filters(), "en"), 80).split("\n\n")
    assert len(halves) == 2
    for part in halves:
        half = ["".join(SIGNS.findall(line)) for line in part.splitlines()[-19:]]
        left = "".join(row[:19] for row in half)
        right = "".join(row[19:] for row in half)
        assert abs(left.count("◀") - left.count("▶")) > 19 * 19 * 0.6
        assert abs(right.count("◀") - right.count("▶")) > 19 * 19 * 0.6


def test_columns_for_which_there_is_no_room_go_on_below(tmp_path: Path) -> None:
    text = screen(who(crowd(tmp_path, 14, 100), Filters(), "en"), 60)
    assert widest(text) <= 60
    assert text.count("question ↓") == 3
    assert len(re.findall("Speaker 13 ", text)) == 3
    assert len(SIGNS.findall(text.partition("\n\n  1  ")[0])) == 14 * 100


def test_never_a_list_of_silence(tmp_path: Path) -> None:
    for width in (20, 40, 80):
        assert screen(own(), width).count("no known stance") == 1  # what the sign means


def test_names_from_right_to_left_stand_in_no_cell_and_have_only_what_is_known() -> None:
    text = screen(who(library(True), Filters(), "en"), 100)
    for line in text.splitlines():
        assert not re.search("[֐-ࣿ]", line) or not SIGNS.search(line)
    name, question, side = text[text.index("داليا") :].splitlines()[:3]
    assert question.startswith("  1 ")
    assert side.strip().startswith("○ Right")
    assert wcswidth(name) > 0


def test_signs_are_explained_as_far_as_they_occur() -> None:
    wide, small = screen(own(), 80), screen(own(), 34)
    for sign in ("◐ according", "○ our reading", "─┼─ on both", "… spoke", "· no known"):
        assert sign in wide
    assert "●  said" not in wide
    assert "◆ on both sides" in small
    assert "◁ ▷ our reading" in small
    assert "according to" not in small


def test_columns_are_told_by_their_numbers_in_the_file() -> None:
    [it] = every().crossings
    assert [key.number for key in column_keys(it, titled=False)] == [1, 2]
    turned = it._replace(heads=it.heads[::-1], lines=())
    assert [key.number for key in column_keys(turned, titled=False)] == [1, 2]


def test_colour_changes_looks_and_nothing_else() -> None:
    plain, colour = screen(own(), 80), screen(own(), 80, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", colour) == plain
    assert "\x1b[36m○" in colour
    assert "\x1b[35m◐" in colour


def made(count: int, title: str, name: str) -> Crossing:
    sides = tuple(Ref("position", f"s{n}", Text(f"Side {n}")) for n in range(2))
    heads = tuple(Head(n, Ref("dichotomy", f"d{n}", Text(title)), None, sides) for n in range(1, count + 1))
    speaker = Ref("speaker", "s", Text(name))
    stances = tuple(StanceView(speaker, head.of, "first", sides[:1], "stated") for head in heads)
    return Crossing(Ref("debate", "d", Text("D")), heads, (MatrixLine(speaker, stances),))


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 130),
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60),
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40),
    st.integers(20, 120),
)
def test_any_titles_and_names_are_within_the_width(count: int, title: str, name: str, width: int) -> None:
    of = made(count, title, name)
    view = Matrix("who-stands", (of.debate,), (of,), (), ())
    assert max(map(wcswidth, screen(view, width).splitlines())) <= width


def test_without_questions_names_are_all_there_is() -> None:
    drawn = crossed(made(0, "", "Ann"), Sheet("en", 40))
    assert len(drawn.grid) == 1


def test_of_many_it_takes_no_longer_than_to_read_them(tmp_path: Path) -> None:
    start = time.process_time()
    of = crowd(tmp_path, 200, 50)
    read = time.process_time()
    assert screen(who(of, Filters(), "en")).count("Speaker ") == 200
    assert time.process_time() - read < read - start


def test_affiliations_head_their_speakers() -> None:
    text = screen(who(library(), Filters(), "en", "affiliation"), 100)
    lines = [line.strip() for line in text.splitlines()]
    groups = [n for n, line in enumerate(lines) if line in ("DRIFT", "Hogeschool Utrecht", "—")]
    assert len(groups) == 3
    assert lines[groups[0] + 1].startswith("Julia Wittmayer")
    assert lines[groups[2] + 1].startswith("The public-administration essays")
