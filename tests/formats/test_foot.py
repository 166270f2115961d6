"""What stands below an answer: what is left out, the signs, and commands that are never broken."""

from whole import widest

from socinno.formats import Sheet, written
from socinno.views import Card, Foot, Hint, Part, Sign, Text, Word

LEGEND = (Sign("stated", Word("legend-stated")), Sign("neither", Word("legend-neither")))
HINTS = (Hint("show", "4"), Hint("quotes", "-s graaf"), Hint("who"), Hint("-h"))


def below(foot: Foot, width: int = 80, path: str = "", large: bool = False) -> list[str]:
    part = Part("note", Text("Note"), bare=large)
    card = Card("debate", "x", Text("Title"), (part,), foot)
    text = written(card, Sheet("en", width, path=path), "table")
    assert widest(text) <= width
    return text.splitlines()[4:]


def test_signs_stand_right_below_what_is_small_and_next_to_each_other() -> None:
    assert below(Foot(LEGEND)) == ["● said so themselves   □ neither side"]


def test_hints_stand_apart_as_they_are_typed() -> None:
    assert below(Foot((), (), HINTS)) == [
        "",
        "socinno show 4  ·  socinno quotes -s graaf  ·  socinno who  ·  -h",
    ]


def test_a_file_that_is_to_be_named_is_said_in_the_language() -> None:
    card = Card("quote", "x", Text("Title"), (), Foot(hints=(Hint("show", "x --text a="),)))
    told = [written(card, Sheet(language), "table").splitlines()[-1] for language in ("en", "nl")]
    assert told == ["socinno show x --text a=FILE", "socinno show x --text a=BESTAND"]


def test_a_command_is_never_broken_over_a_line_that_has_room_for_it() -> None:
    lines = below(Foot((), (), HINTS), 30)[-3:]
    assert lines == ["socinno show 4", "socinno quotes -s graaf", "socinno who  ·  -h"]


def test_what_is_read_is_named_in_every_command_that_reads() -> None:
    assert below(Foot((), (), HINTS), 80, "'my debate.yaml' -d x")[1:] == [
        "socinno show 'my debate.yaml' -d x 4",
        "socinno quotes 'my debate.yaml' -d x -s graaf",
        "socinno who 'my debate.yaml' -d x  ·  -h",
    ]


def test_an_option_of_the_program_is_never_alone_on_a_line_where_a_command_has_room_for_it() -> None:
    hints = (Hint("show", "4"), Hint("who"), Hint("-h"))
    assert below(Foot((), (), hints), 34)[-2:] == ["socinno show 4", "socinno who  ·  -h"]
    assert below(Foot((), (), hints), 20)[-2:] == ["socinno show 4", "socinno who  ·  -h"]
    assert below(Foot((), (), (Hint("-h"),)))[1:] == ["-h"]


def test_a_file_that_a_command_writes_is_called_as_the_language_has_it_after_what_is_read() -> None:
    card = Card("debate", "x", Text("Title"), (), Foot(hints=(Hint("export", "-d x", ".html"),)))
    told = [written(card, Sheet(language, path="y.yaml"), "table") for language in ("en", "nl")]
    assert [text.splitlines()[-1] for text in told] == [
        "socinno export y.yaml debate.html -d x",
        "socinno export y.yaml debat.html -d x",
    ]


def test_what_is_left_out_is_told_before_the_signs() -> None:
    told = (Word("own-language", {"language": "de"}),)
    assert below(Foot(LEGEND, told)) == [
        "All in the language of the debate (German)",
        "● said so themselves   □ neither side",
    ]


def test_hints_are_in_no_picture_and_no_document() -> None:
    card = Card("debate", "x", Text("Title"), (Part("note", Text("Note")),), Foot(LEGEND, (), HINTS))
    for format in ("plain", "json", "csv", "markdown", "html", "svg"):
        assert "socinno" not in written(card, Sheet(), format).replace("socinno-title", "").replace(
            "socinno-desc", ""
        )
    assert "said so themselves" in written(card, Sheet(), "svg")


def test_a_command_wider_than_text_stays_whole_where_the_screen_holds_it() -> None:
    long = f"show {'-s somebody ' * 9}".strip()
    card = Card("debate", "x", Text("X"), (), Foot(hints=(Hint("show", long.removeprefix("show ")),)))
    assert f"socinno {long}\n" in written(card, Sheet(width=200), "table")
    assert max(map(len, written(card, Sheet(width=100), "table").splitlines())) <= 100
