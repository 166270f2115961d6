"""A passage as the screen shows it: it fits any window, and says what it becomes and what can be done."""

from os import terminal_size
from pathlib import Path

import pytest
from meeting import square
from rich.cells import cell_len

from socinno.authoring.cite import Request, found, request
from socinno.authoring.manuscript import Manuscript, manuscript
from socinno.cli.passage import Display, described, laid_out, with_id
from socinno.words import LANGUAGES, say

HOSTILE = (
    "Sam Baker: Short.\n\nKim Walker: Listen, \u200b王小明在这里说话 and 😀 [red]come[/red] together here. "
    + "Extraordinarily" * 60
    + ".\n\nSam Baker: "
    + "so many words of mine " * 1250
    + "end now.\n"
)
SIZES = [(width, lines) for width in (20, 40, 60, 80, 100, 120, 200) for lines in (10, 24, 40)]


@pytest.fixture
def base(tmp_path: Path) -> Manuscript:
    return manuscript(str(square(tmp_path)))


def rows(base: Manuscript, shown: Display, wanted: Request, width: int = 80, lines: int = 24) -> list[str]:
    return [line.plain for line in laid_out(base, shown, wanted, "en", terminal_size((width, lines)))]


def display(base: Manuscript, words: str) -> Display:
    return Display(tuple(found(base, words)))


def test_a_passage_stands_in_its_place_with_what_it_becomes(base: Manuscript) -> None:
    aims = {"supports": ("no-cars",), "challenges": ("keep",), "about": ("cars-square",)}
    wanted = request(base, id="some-room", **aims)
    assert rows(base, display(base, "would give children"), wanted) == [
        "Kim Walker, line 3 of meeting.txt",
        "",
        "    Sam Baker: My customers come by car. The shops need them. I see it every",
        "    day.",
        "    Kim Walker:",
        "",
        "  │ Fewer cars on the square would give children room.",
        "",
        "    My street asks for it.",
        "    Sam Baker: The paper wrote it last week. “A square without cars is a square",
        "    without shops.” I agree with that.",
        "",
        "Becomes the quote some-room",
        "For: A square without cars (no-cars)",
        "Against: Keep the cars (keep-cars)",
        "About: Cars or people (cars-square)",
        "",
        "Enter add   < shorter   > longer   e edit   q leave",
    ]


def test_of_several_passages_it_is_said_which_and_that_there_is_a_next(base: Manuscript) -> None:
    shown = display(base, "room")._replace(number=1)
    told = rows(base, shown, Request())
    assert told[0] == "2 of 3  Mayor, line 7 of meeting.txt"
    assert "n next" in told[-1]


def test_what_is_around_a_passage_is_dim_and_the_passage_is_not(base: Manuscript) -> None:
    lines = laid_out(base, display(base, "would give children"), Request(), "en", terminal_size((80, 24)))
    dim = [line.plain.strip() for line in lines if any("dim" in str(span.style) for span in line.spans)]
    looks = {str(line.style) for line in lines}
    assert not any("Fewer cars" in line for line in dim)
    assert dim or "dim" in looks


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("square without shops", "These words stand in quotation marks. Whose they are is asked"),
        ("is what everybody wants", "‘Mayor’ is no speaker of this debate."),
        ("forty trees", "The text does not mark who speaks."),
    ],
)
def test_that_it_is_not_known_who_says_it_is_told_in_its_place(
    words: str, told: str, base: Manuscript
) -> None:
    assert told in " ".join(rows(base, display(base, words), Request()))


def test_who_says_words_that_are_told_is_named_with_who_tells_them(base: Manuscript) -> None:
    told = rows(base, display(base, "square without shops"), request(base, speaker=("walker",)))
    assert "Words of: Kim Walker (walker)" in told
    assert "Told by: Sam Baker (baker)" in told


def test_our_own_words_for_it_are_shown(base: Manuscript) -> None:
    told = rows(base, display(base, "would give children"), Request(indirect="Children need room."))
    assert "In our words: Children need room." in told


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("words", ["together here", "extraordinarily", "so many words of mine end now"])
def test_any_passage_fits_any_window_with_its_keys_whole(
    words: str, size: tuple[int, int], tmp_path: Path
) -> None:
    path = square(tmp_path)
    (tmp_path / "meeting.txt").write_text(HOSTILE, "utf-8")
    base = manuscript(str(path))
    shown = display(base, words)
    wanted = request(base, supports=("no-cars",), about=("cars-square",))
    for asked in ("", "Whose words are these?"):
        for language in LANGUAGES:
            told = laid_out(base, shown._replace(asked=asked), wanted, language, terminal_size(size))
            assert len(told) <= size[1]
            assert max(cell_len(line.plain) for line in told) <= size[0]
            assert any(line.plain.startswith("  │ ") for line in told)
            if not asked:
                ends = " ".join(line.plain for line in told[-6:])
                keys = say(language, "cite-keys").split("   ")
                assert [key for key in keys if key not in ends and key[0] != "n"] == []
            else:
                assert " ".join(line.plain for line in told).endswith(asked)


def test_markup_is_shown_as_it_stands_and_what_nobody_sees_as_a_sign(tmp_path: Path) -> None:
    path = square(tmp_path)
    (tmp_path / "meeting.txt").write_text(HOSTILE, "utf-8")
    base = manuscript(str(path))
    told = "\n".join(rows(base, display(base, "together here"), Request(), 120))
    assert "[red]come[/red]" in told
    assert "\u200b" not in told


def test_a_thing_is_named_by_what_it_is_called_and_its_id(base: Manuscript) -> None:
    assert with_id(base.debate.speakers["baker"], "baker", "nl") == "Sam Baker (baker)"
    assert with_id(base.debate.things["no-cars"], "no-cars", "nl") == "Een plein zonder auto’s (no-cars)"
    assert with_id(None, "x", "en") == "x"


def test_a_passage_is_described_by_who_says_it_and_where(base: Manuscript) -> None:
    passage = found(base, "would give children")[0].passage
    assert described(base, passage, "nl") == "Kim Walker, regel 3 van meeting.txt"
