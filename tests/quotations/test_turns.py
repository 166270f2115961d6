"""Who speaks where in a source that marks turns."""

from authors import debate, parsed

from socinno.model import Debate
from socinno.quotations.turns import Turn, turn_at, turns

DEBATE = parsed(debate())


def labels(text: str, of: Debate = DEBATE) -> list[tuple[str, str]]:
    return [(",".join(sorted(turn.speakers)), turn.name) for turn in turns(text, of)]


def test_a_speaker_is_known_by_any_part_of_the_name() -> None:
    text = "Sam Baker: a\nKim: b\nbaker: c\nDe Walker: d\n  Kim de Walker : e\n"
    assert [speaker for speaker, _ in labels(text)] == ["baker", "walker", "baker", "walker", "walker"]


def test_without_a_turn_of_a_speaker_there_are_no_turns() -> None:
    assert labels("Conclusie: het werkt.\nJan Jansen: ja.\n") == []


def test_others_have_turns_when_they_look_like_people_or_come_back() -> None:
    text = "Baker: a\nJan van Dam: b\nMod: c\nSo this is it: d\nMod: e\nNote: f\nhttp://x\n12:30 uur\n"
    assert labels(text) == [("baker", "Baker"), ("", "Jan van Dam"), ("", "Mod"), ("", "Mod")]


def test_a_name_that_two_speakers_share_may_be_either() -> None:
    both = parsed(debate().replace("name: Kim de Walker", "name: Kim Baker"))
    assert labels("Baker: a\nSam: b\n", both) == [("baker,walker", "Baker"), ("baker", "Sam")]


def test_a_turn_lasts_until_the_next() -> None:
    marked = (Turn(10, frozenset("a"), "A"), Turn(20, frozenset("b"), "B"))
    assert turn_at(marked, 9) is None
    assert turn_at(marked, 10) == turn_at(marked, 19) == marked[0]
    assert turn_at(marked, 99) == marked[1]
