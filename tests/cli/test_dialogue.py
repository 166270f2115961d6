"""What each key does with the passage on the screen, and how is asked whose words it has."""

import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from meeting import square

from socinno.authoring.cite import Citation, Request, found, request
from socinno.authoring.manuscript import Manuscript, manuscript
from socinno.cli.dialogue import Screen, picked

LEFT, RIGHT, UP = "\x1b[D", "\x1b[C", "\x1b[A"
END = EOFError


@pytest.fixture
def base(tmp_path: Path) -> Manuscript:
    return manuscript(str(square(tmp_path)))


def typed(*answers: object) -> Callable[..., str]:
    """What answers with each of these in turn, and raises those that are errors."""
    left = list(answers)

    def answer(*_: object) -> str:
        one = left.pop(0)
        if isinstance(one, str):
            return one
        raise one  # type: ignore[misc]

    return answer


def held(
    base: Manuscript,
    words: str,
    *keys: object,
    lines: Sequence[object] = (),
    wanted: Request | None = None,
    wrong: Callable[[Citation], Sequence[str]] = lambda _: (),
) -> Citation | None:
    """The quote that comes of a dialogue on some words, with these keys and lines typed."""
    screen = Screen("en", False, typed(*keys), typed(*lines))
    return picked(base, found(base, words), wanted or Request(), screen, wrong)


def text(citation: Citation | None) -> str:
    assert citation is not None
    return str(citation.quote["text"])


def test_enter_adds_the_passage(base: Manuscript) -> None:
    citation = held(base, "would give children", "\r")
    assert text(citation) == "Fewer cars on the square would give children room."
    assert citation is not None
    assert citation.quote["speaker"] == "walker"


@pytest.mark.parametrize(
    "keys", [[">"], ["."], [RIGHT], ["\x1bOC"], [">", "<", ">"], [">><>"], ["x>"], [">", UP]]
)
def test_a_sentence_more_or_less(keys: list[str], base: Manuscript) -> None:
    citation = held(base, "would give children", *keys, "\r")
    assert text(citation) == "Fewer cars on the square would give children room. My street asks for it."


@pytest.mark.parametrize("keys", ["<", ",", LEFT, "<<<<"])
def test_less_than_a_sentence_is_not_left(
    keys: str, base: Manuscript, capsys: pytest.CaptureFixture[str]
) -> None:
    citation = held(base, "would give children", keys, "z", "\r")
    assert text(citation) == "Fewer cars on the square would give children room."
    assert "One sentence is left" in capsys.readouterr().out


def test_a_passage_ends_with_its_turn(base: Manuscript, capsys: pytest.CaptureFixture[str]) -> None:
    assert text(held(base, "would give children", ">>>>", "\r")).endswith("My street asks for it.")
    assert "This is all of the turn." in capsys.readouterr().out


@pytest.mark.parametrize("key", ["n", "N"])
def test_the_next_of_several_and_after_the_last_the_first(key: str, base: Manuscript) -> None:
    assert text(held(base, "room", key, key, "\r")) == "Children need room to play."
    assert text(held(base, "room", key * 3, "\r")).startswith("Fewer cars")


def test_a_passage_that_was_made_longer_is_so_still_when_it_comes_by_again(base: Manuscript) -> None:
    assert text(held(base, "room", ">nnn\r")).endswith("My street asks for it.")


def test_where_there_is_one_that_is_said_of_next(
    base: Manuscript, capsys: pytest.CaptureFixture[str]
) -> None:
    held(base, "would give children", "n", "q")
    assert "in one place only" in capsys.readouterr().out


def test_the_bounds_are_typed_as_the_words_that_stand_there(base: Manuscript) -> None:
    assert text(held(base, "would give children", "e", "\r", lines=["cars on", "children"])) == (
        "cars on the square would give children"
    )
    assert text(held(base, "would give children", "e\r", lines=["", "asks for it"])).endswith("asks for it.")
    assert text(held(base, "would give children", "e\r", lines=["", ""])).startswith("Fewer")


@pytest.mark.parametrize("lines", [[END], ["cars on", END]])
def test_who_types_no_bounds_has_the_passage_as_it_was(lines: list[object], base: Manuscript) -> None:
    assert text(held(base, "would give children", "e", "\r", lines=lines)).startswith("Fewer")


def test_bounds_that_are_not_there_are_said_to_be_so(
    base: Manuscript, capsys: pytest.CaptureFixture[str]
) -> None:
    assert text(held(base, "would give children", "e", "\r", lines=["zork", ""])).startswith("Fewer")
    assert "do not stand in this turn" in capsys.readouterr().out


@pytest.mark.parametrize("key", ["q", "Q", "\x1b", "\x04", "", END, "zq\r"])
def test_who_leaves_adds_nothing(key: object, base: Manuscript) -> None:
    assert held(base, "would give children", key) is None


@pytest.mark.parametrize("key", [KeyboardInterrupt, ">\x03"])
def test_an_interrupt_is_one(key: object, base: Manuscript) -> None:
    with pytest.raises(KeyboardInterrupt):
        held(base, "would give children", key)


def test_other_keys_do_nothing(base: Manuscript) -> None:
    assert text(held(base, "would give children", *"xyz !é王", UP, "\x1b[3~", "\x1bOP", "\r")).startswith(
        "Few"
    )


def test_what_keeps_a_passage_out_is_shown_and_the_dialogue_goes_on(
    base: Manuscript, capsys: pytest.CaptureFixture[str]
) -> None:
    citation = held(
        base,
        "would give children",
        *("\r", ">", "\r"),
        wrong=lambda it: [] if "street" in it.quote["text"] else ["it cannot be so"],
    )
    assert text(citation).endswith("asks for it.")
    assert "it cannot be so" in capsys.readouterr().out


def test_an_id_that_is_taken_is_told_in_its_place(
    base: Manuscript, capsys: pytest.CaptureFixture[str]
) -> None:
    assert held(base, "would give children", "\r", "q", wanted=Request(id="walker")) is None
    assert "the id ‘walker’ is taken" in capsys.readouterr().out


# whose words


def test_words_in_quotation_marks_are_those_of_who_says_them_at_enter(base: Manuscript) -> None:
    citation = held(base, "square without shops", "\r", lines=[""])
    assert citation is not None
    assert (citation.quote["speaker"], citation.quote["reviewed"]) == ("baker", ["quote-within"])


@pytest.mark.parametrize("name", ["Kim Walker", "walker", "kim", "WALKER"])
def test_words_in_quotation_marks_may_be_of_another_found_by_any_name(name: str, base: Manuscript) -> None:
    citation = held(base, "square without shops", "\r", lines=[name])
    assert citation is not None
    assert (citation.quote["speaker"], citation.quote["told-by"]) == ("walker", "baker")


def test_a_name_that_is_none_is_told_and_asked_again(
    base: Manuscript, capsys: pytest.CaptureFixture[str]
) -> None:
    citation = held(base, "square without shops", "\r", lines=["Zork", "baker"])
    assert citation is not None
    assert citation.quote["speaker"] == "baker"
    assert "‘Zork’ not found" in capsys.readouterr().out


def test_where_another_speaks_a_name_is_needed(base: Manuscript, capsys: pytest.CaptureFixture[str]) -> None:
    citation = held(base, "is what everybody wants", "\r", lines=["", "Kim Walker"])
    assert citation is not None
    assert citation.quote["speaker"] == "walker"
    out = capsys.readouterr().out
    assert "A name is needed here" in out
    assert "Speakers: Sam Baker (baker), Kim Walker (walker)" in out


def test_a_text_without_turns_may_have_words_of_nobody(base: Manuscript) -> None:
    citation = held(base, "forty trees", "\r", lines=[""])
    assert citation is not None
    assert "speaker" not in citation.quote
    named = held(base, "forty trees", "\r", lines=["kim"])
    assert named is not None
    assert named.quote["speaker"] == "walker"


def test_a_stance_needs_somebody_who_takes_it(base: Manuscript, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = request(base, supports=("no-cars",), stance="stated")
    citation = held(base, "forty trees", "\r", lines=["", "kim"], wanted=wanted)
    assert citation is not None
    assert citation.quote["speaker"] == "walker"
    assert "A name is needed here" in capsys.readouterr().out


@pytest.mark.parametrize("words", ["square without shops", "is what everybody wants", "forty trees"])
def test_who_names_nobody_is_back_at_the_passage(words: str, base: Manuscript) -> None:
    assert held(base, words, "\r", "q", lines=[END]) is None


def test_nobody_is_asked_where_a_speaker_is_given(base: Manuscript) -> None:
    citation = held(base, "square without shops", "\r", wanted=request(base, speaker=("baker",)))
    assert citation is not None
    assert citation.quote["speaker"] == "baker"


def test_bytes_that_are_no_letters_are_no_name(base: Manuscript) -> None:
    error = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no letter")
    citation = held(base, "is what everybody wants", "\r", lines=[error, "kim"])
    assert citation is not None


# the screen


def test_the_screen_is_given_back_also_after_an_interrupt(
    base: Manuscript, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for key in ("q", KeyboardInterrupt):
        with suppress(KeyboardInterrupt):
            held(base, "would give children", key)
        out = capsys.readouterr().out
        assert out.startswith("\x1b[?1049h")
        assert out.endswith("\x1b[?25h\x1b[?1049l")


def test_a_dumb_terminal_is_written_on_and_not_steered(
    base: Manuscript, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert held(base, "square without shops", ">e\r", lines=["", "", ""]) is not None
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert out.count("\n  │ A square") >= 3


@pytest.mark.skipif(not hasattr(signal, "SIGWINCH"), reason="this system tells of no new size")
def test_a_new_size_of_the_window_is_drawn_and_what_listened_before_listens_again(
    base: Manuscript, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    before = signal.getsignal(signal.SIGWINCH)

    def resized() -> str:
        signal.raise_signal(signal.SIGWINCH)
        return "q"

    screen = Screen("en", False, resized, typed())
    assert picked(base, found(base, "would give children"), Request(), screen, lambda _: ()) is None
    assert capsys.readouterr().out.count("Fewer cars") == 2
    assert signal.getsignal(signal.SIGWINCH) == before


@pytest.mark.skipif(not hasattr(signal, "SIGTSTP"), reason="Windows stops no program by a key")
def test_nothing_stops_it_halfway_and_leaves_its_screen_to_others(base: Manuscript) -> None:
    before = signal.getsignal(signal.SIGTSTP)
    during = []

    def asked() -> str:
        during.append(signal.getsignal(signal.SIGTSTP))
        return "q"

    screen = Screen("en", False, asked, typed())
    assert picked(base, found(base, "would give children"), Request(), screen, lambda _: ()) is None
    assert during == [signal.SIG_IGN]
    assert signal.getsignal(signal.SIGTSTP) == before
