"""Who speaks where in a source that marks turns."""

from authors import debate, parsed

from socinno.model import Debate
from socinno.quotations.labels import Label
from socinno.quotations.sources import Mark, SourceText, joined
from socinno.quotations.turns import (
    Turn,
    is_of_somebody,
    like_a_name,
    turn_at,
    turns,
    unknown_names,
    words_of_turn,
)

DEBATE = parsed(debate().replace("name: Kim de Walker", "name: Kim de Walker, also: [A., '19t', '[gone]']"))


def source(text: str) -> SourceText:
    return joined([(text, 1)], "report.txt")


def labels(text: str, of: Debate = DEBATE) -> list[tuple[str, str]]:
    return [(",".join(sorted(turn.speakers)), turn.name) for turn in turns(source(text), of)]


def test_a_speaker_is_known_by_any_part_of_the_name() -> None:
    text = "Sam Baker: a\nKim: b\nbaker: c\nDe Walker: d\nSB: e\n19t: f\n[gone]:g\n  Kim de Walker : h\n"
    found = ["baker", "walker", "baker", "walker", "baker", "walker", "walker", "walker"]
    assert [speaker for speaker, _ in labels(text)] == found


def test_without_turns_of_two_speakers_there_are_none() -> None:
    assert labels("Conclusie: het werkt.\nJan Jansen: ja.\n") == []
    assert labels("Baker: a\nJan Jansen: b\nBaker: c\n") == []


def test_front_matter_has_no_turns() -> None:
    for head in (
        "---\nbaker: x\nkim: y\n---\n",
        "title: t\nbaker: x\nkim: y\n\n",
        "\n\ndate: t\nkim: y\nsam: z\n\n",
    ):
        assert labels(f"{head}Hello.\n") == []
        assert labels(f"{head}Baker: a\nKim: b\n") == [("baker", "Baker"), ("walker", "Kim")]


def test_others_have_turns_when_they_look_like_people_or_come_back() -> None:
    text = (
        "Baker: a\nKim: a\nJan van Dam: b\nMod: c\nSo this is it: d\nMod: e\nNote: f\nhttp://x\n12:30 uur\n"
    )
    told = [("baker", "Baker"), ("walker", "Kim"), ("", "Jan van Dam"), ("", "Mod"), ("", "Mod")]
    assert labels(text) == told
    assert unknown_names(turns(source(text), DEBATE)) == ["Jan van Dam", "Mod"]


def test_others_are_labelled_like_the_speakers() -> None:
    text = "**Baker:** a\nNote: b\nNote: c\n**Mod:** d\n**Kim:** e\n**Mod:** f\n"
    assert [name for _, name in labels(text)] == ["Baker", "Mod", "Kim", "Mod"]


def test_a_name_that_two_speakers_share_may_be_either() -> None:
    both = parsed(debate().replace("name: Kim de Walker", "name: Kim Baker"))
    assert labels("Baker: a\nSam: b\nKim: c\n", both)[:2] == [("baker,walker", "Baker"), ("baker", "Sam")]


def test_a_speaker_of_the_files_own_format_has_turns() -> None:
    voiced = source("One. Two. Three.")._replace(
        voices=(Mark(0, "Sam Baker"), Mark(5, "Jan"), Mark(10, "Kim"))
    )
    found = [(turn.start, turn.body, turn.name) for turn in turns(voiced, DEBATE)]
    assert found == [(0, 0, "Sam Baker"), (5, 5, "Jan"), (10, 10, "Kim")]


def test_a_turn_lasts_until_the_next() -> None:
    marked = (Turn(10, frozenset("a"), "A", 13), Turn(20, frozenset("b"), "B", 23))
    assert turn_at(marked, 9) is None
    assert turn_at(marked, 10) == turn_at(marked, 19) == marked[0]
    assert turn_at(marked, 99) == marked[1]
    assert words_of_turn(marked, 15, 18, 40) == (13, 20)
    assert words_of_turn(marked, 25, 30, 40) == (23, 40)
    assert words_of_turn(marked, 2, 5, 40) == (0, 10)


def test_a_label_is_of_somebody_by_its_form_and_how_often_it_stands_there() -> None:
    label = Label(0, 0, "Mod", "plain")
    assert not is_of_somebody(label, 1)
    assert is_of_somebody(label, 2)
    assert not is_of_somebody(label._replace(spaced=False), 2)
    assert not is_of_somebody(label._replace(name="12 men"), 2)
    assert not is_of_somebody(label._replace(name="So this is it then"), 2)
    for told in ({"titled": True}, {"form": "voice"}, {"name": "The Moderator"}, {"name": "Eva Smit"}):
        assert is_of_somebody(label._replace(**told), 1)


def test_a_persons_whole_name_is_of_two_or_three_words_with_capitals() -> None:
    for name in ("Eva Smit", "Jan van der Berg", "Mary Jane Watson"):
        assert like_a_name(name)
    for name in ("", "Note", "Note well", "van der", "A Very Long Name Indeed"):
        assert not like_a_name(name)
