"""Words with codes on them become quotes, by the names of the codes: of speakers, sides and themes."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from importing import sound

from socinno.exchange.codes import NOTE, Coded, debated, path_of
from socinno.exchange.draft import Draft
from socinno.model import Debate
from socinno.model.ids import Ids

SOURCE = {"sources": {"pond": {"type": "document", "title": "The pond"}}}


def coded(*quotes: Sequence[str]) -> tuple[Debate, dict[str, int]]:
    """The debate of quotes that are each the codes on it, and what is left out."""
    left, ids = Counter[str](), Ids({"pond"})
    all_of = [
        Coded(f"Words {at}", [path_of(it) for it in codes], "pond", {"paragraph": str(at)}, str(at))
        for at, codes in enumerate(quotes)
    ]
    return sound(Draft(SOURCE | debated(all_of, ids, {}, left))), dict(+left)


def test_two_sides_of_what_a_code_asks_are_a_question() -> None:
    debate, _ = coded(["speaker.Ann", "stance.use.ducks"], ["speaker.Bob", "stance.use.swimmers"])
    (question,) = debate.dichotomies.values()
    assert question.title == {"": "use"}
    assert [it.title for it in question.positions.values()] == [{"": "ducks"}, {"": "swimmers"}]
    assert [(it.speaker, it.supports) for it in debate.quotes.values()] == [
        ("ann", ("ducks",)),
        ("bob", ("swimmers",)),
    ]


def test_that_a_speaker_stands_there_is_inferred_and_told() -> None:
    debate, _ = coded(["speaker.Ann", "stance.use.ducks"], ["stance.use.swimmers"])
    (stance,) = debate.stances
    assert (stance.speaker, stance.positions, stance.evidence) == ("ann", ("ducks",), ("ann-0",))
    assert str(stance.basis) == "inferred"
    assert stance.note == NOTE


def test_one_side_alone_or_three_are_topics_of_a_theme() -> None:
    for sides in (["ducks"], ["ducks", "swimmers", "anglers"]):
        debate, left = coded(*([f"stance.use.{side}", "speaker.Ann"] for side in sides))
        assert left == {"codes-sides": len(sides)}
        (theme,) = debate.themes.values()
        assert (debate.dichotomies, debate.stances) == ({}, ())
        assert theme.title == {"": "stance"}
        assert [it.title for it in theme.topics.values()] == [{"": f"use / {side}"} for side in sides]


def test_a_side_of_no_question_is_a_topic_too() -> None:
    debate, left = coded(["stance.ducks"], ["stance.swimmers"])
    assert left == {"codes-sides": 2}
    assert debate.dichotomies == {}
    (theme,) = debate.themes.values()
    assert [it.title[""] for it in theme.topics.values()] == ["ducks", "swimmers"]


def test_all_other_codes_are_themes_with_their_quotes() -> None:
    debate, _ = coded(["water", "water.clear"], ["water.clear", "speaker"])
    water, speaker = debate.themes.values()
    (clear,) = water.topics.values()
    assert [len(it.quotes) for it in (water, clear, speaker)] == [1, 2, 1]


def test_words_that_two_said_are_said_by_nobody_and_counted() -> None:
    debate, left = coded(["speaker.Ann", "speaker.Bob", "stance.use.ducks"], ["stance.use.swimmers"])
    assert left == {"codes-speakers": 1}
    assert [it.name[""] for it in debate.speakers.values()] == ["Ann", "Bob"]
    assert {it.speaker for it in debate.quotes.values()} == {None}
    assert debate.stances == ()


def test_the_case_and_the_language_of_a_name_make_no_difference() -> None:
    debate, left = coded(
        ["Spreker: ann", "Standpunt / Use / Ducks"], ["speaker.Ann", "standpunt.use.swimmers"]
    )
    assert left == {}
    assert [it.name[""] for it in debate.speakers.values()] == ["ann"]
    (stance,) = debate.stances
    assert (len(debate.dichotomies), stance.positions) == (1, ("ducks", "swimmers"))


def test_a_name_of_marks_alone_is_a_name() -> None:
    assert path_of("...") == ("...",)
    assert path_of(" a -> b::c/d ") == ("a", "b", "c", "d")


PART = st.one_of(
    st.sampled_from(["speaker", "stance", "use", "ducks", "Ducks", "pond", "imported", "", "case"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6).filter(str.strip),
)
CODE = st.lists(PART, min_size=1, max_size=4).map(".".join)


@settings(max_examples=150)
@given(st.lists(st.lists(CODE, max_size=4), min_size=1, max_size=6))
def test_whatever_the_codes_are_the_debate_is_sound(quotes: list[list[str]]) -> None:
    debate, _ = coded(*([" ".join(code.split()) or "?" for code in codes] for codes in quotes))
    assert len(debate.quotes) == len(quotes)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("stance . time : endpoint", ("stance", "time", "endpoint")),
        ("a -> b", ("a", "b")),
        (".", (".",)),
        ("a" + " " * 1_000_000 + "b", ("a" + " " * 1_000_000 + "b",)),
    ],
    ids=["dots", "arrow", "none", "blanks"],
)
def test_a_name_has_the_parts_between_its_dots(name: str, parts: tuple[str, ...]) -> None:
    assert path_of(name) == parts
