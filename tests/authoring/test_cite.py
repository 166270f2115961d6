"""What words of a source become: the quote with who says it, its place, what it speaks to, and its id."""

from pathlib import Path
from typing import Any

import pytest
from meeting import DEBATE, MEETING, square

from socinno.authoring.cite import Citation, aimed, cited, found, request, spoken_by, surely
from socinno.authoring.manuscript import Manuscript, manuscript
from socinno.model.ids import LONGEST_ID
from socinno.problems import Stop


@pytest.fixture
def base(tmp_path: Path) -> Manuscript:
    return manuscript(str(square(tmp_path)))


def made(base: Manuscript, words: str, **given: Any) -> Citation:
    """The quote of the first passage that some words lead to."""
    asked = request(base, **given)
    return cited(base, found(base, words, asked.speaker)[0], asked)


def refused(base: Manuscript, words: str, **given: Any) -> Stop:
    """Why there is no quote of it."""
    with pytest.raises(Stop) as stop:
        made(base, words, **given)
    return stop.value


# what is asked for


def test_things_are_meant_by_any_name_that_they_have(base: Manuscript) -> None:
    asked = request(
        base,
        supports=("Keep the cars", "keep-cars"),
        challenges=("zonder auto", "no-cars"),
        about=("cars or people",),
        speaker=("sam BAKER",),
    )
    assert (asked.supports, asked.challenges, asked.about) == (("keep-cars",), ("no-cars",), ("cars-square",))
    assert (asked.speaker, asked.told_by) == ("baker", None)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"speaker": ("baker", "walker")}, "cite-one"),
        ({"told_by": ("baker", "walker")}, "cite-one"),
        ({"id": "No Id"}, "bad-new-id"),
        ({"id": "x" * (LONGEST_ID + 1)}, "bad-new-id"),
        ({"translation": {"no language": "text"}}, "bad-translation-option"),
        ({"note": "why"}, "cite-needs"),
        ({"stance": "inferred"}, "cite-needs"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_for_is_refused(given: dict[str, Any], key: str, base: Manuscript) -> None:
    with pytest.raises(Stop, match=key) as stop:
        request(base, **given)
    assert stop.value.code == 2


@pytest.mark.parametrize(
    "given", [{"supports": ("zork",)}, {"about": ("keep-cars",)}, {"speaker": ("Mayor",)}, {"stance": "felt"}]
)
def test_a_name_of_nothing_is_refused_as_wrong_usage(given: dict[str, Any], base: Manuscript) -> None:
    with pytest.raises(Stop) as stop:
        request(base, **given)
    assert stop.value.code == 2


def test_aims_are_sides_with_a_dash_for_those_spoken_against_and_questions(base: Manuscript) -> None:
    asked = aimed(base, request(base, supports=("keep-cars",)), ("keep-cars", "-no-cars", "cars-square"))
    assert (asked.supports, asked.challenges, asked.about) == (("keep-cars",), ("no-cars",), ("cars-square",))
    with pytest.raises(Stop):
        aimed(base, asked, ("baker",))


def test_a_speaker_is_set_by_name(base: Manuscript) -> None:
    assert spoken_by(base, request(base), "Kim Walker").speaker == "walker"
    with pytest.raises(Stop):
        spoken_by(base, request(base), "keep-cars")


# what words lead to


def test_all_places_of_words_are_found_and_of_several_those_of_the_speaker(base: Manuscript) -> None:
    assert len(found(base, "room")) == 3
    assert [it.passage.line for it in found(base, "room", "walker")] == [3, 9]
    assert len(found(base, "room", "baker")) == 3  # who says none of them
    assert [it.source.id for it in found(base, "forty trees")] == ["paper"]


def test_words_that_stand_nowhere_lead_to_nothing(base: Manuscript) -> None:
    with pytest.raises(Stop, match="cite-nothing") as stop:
        found(base, "zork quux blit")
    assert stop.value.code == 2


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("My customers come by", True),
        ("Fewer cars on that square would give children room", True),
        ("would give people groom", False),
    ],
)
def test_words_that_are_nearly_those_are_taken_if_few_differ(
    words: str, sure: bool, base: Manuscript
) -> None:
    pytest.importorskip("rapidfuzz")
    assert all(surely(words, hit) is sure for hit in found(base, words))


# what is written


def test_a_quote_has_its_keys_and_none_that_is_empty(base: Manuscript) -> None:
    made_of = made(base, "customers come by", supports=("keep-cars",), translation={"nl": "Met de auto."})
    assert made_of.quote == {
        "speaker": "baker",
        "kind": "direct",
        "text": "My customers come by car.",
        "translation": {"nl": "Met de auto."},
        "source": "meeting",
        "supports": ["keep-cars"],
    }


def test_of_an_article_nobody_is_said_to_speak_until_somebody_is_named(base: Manuscript) -> None:
    assert "speaker" not in made(base, "forty trees").quote
    named = made(base, "forty trees", speaker=("walker",), told_by=("baker",)).quote
    assert (named["speaker"], named["told-by"]) == ("walker", "baker")


def test_a_turn_of_somebody_who_is_no_speaker_is_refused_with_the_name(base: Manuscript) -> None:
    stop = refused(base, "thank you all")
    assert (stop.key, stop.facts["name"]) == ("cite-nobody", "Mayor")
    assert made(base, "thank you all", speaker=("walker",)).quote["speaker"] == "walker"


def test_a_label_that_may_mean_several_is_refused_with_those(tmp_path: Path) -> None:
    file = square(tmp_path)
    other = "  other: {name: Tom Baker}\n  walker:"
    file.write_text(DEBATE.replace("  walker:", other), "utf-8")
    (tmp_path / "meeting.txt").write_text(MEETING.replace("Sam Baker:", "Baker:"), "utf-8")
    base = manuscript(str(file))
    stop = refused(base, "customers come by")
    assert (stop.key, stop.facts["choices"]) == ("cite-several", ("baker", "other"))
    one = made(base, "customers come by", speaker=("other",)).quote
    assert (one["speaker"], "told-by" in one) == ("other", False)


def test_words_in_marks_are_asked_about_and_the_speakers_own_ones_are_reviewed(base: Manuscript) -> None:
    assert refused(base, "square without shops").key == "cite-whose"
    own = made(base, "square without shops", speaker=("baker",)).quote
    assert (own["speaker"], own["reviewed"], "told-by" in own) == ("baker", ["quote-within"], False)
    other = made(base, "square without shops", speaker=("walker",)).quote
    assert (other["speaker"], other["told-by"], "reviewed" in other) == ("walker", "baker", False)


def test_our_own_words_have_those_of_the_source_as_their_anchor(base: Manuscript) -> None:
    quote = made(base, "CUSTOMERS come  by", indirect="Shops live from drivers.").quote
    assert (quote["kind"], quote["text"]) == ("indirect", "Shops live from drivers.")
    assert quote["at"] == {"anchor": "customers come by"}


def test_the_place_is_told_as_far_as_the_source_tells(tmp_path: Path) -> None:
    file = square(tmp_path)
    file.write_text(DEBATE.replace("meeting.txt", "meeting.md"), "utf-8")
    text = (
        "# Talk\n\n## Morning\n\nSam Baker [04:11]: We came by car.\n\nKim Walker [05:00]: And I on foot.\n"
    )
    (tmp_path / "meeting.md").write_text(text, "utf-8")
    place = made(manuscript(str(file)), "came by car").quote["at"]
    assert place["section"] == "Morning"
    assert place["time"].endswith("4:11")


@pytest.mark.parametrize("key", ["indirect", "note", "translation"])
def test_a_control_character_is_refused_before_it_is_written(key: str, base: Manuscript) -> None:
    bad: Any = {"nl": "a\x07b"} if key == "translation" else "a\x07b"
    more = {"stance": "stated", "supports": ("keep-cars",)} if key == "note" else {}
    assert refused(base, "customers come by", **{key: bad}, **more).key == "cite-sign"


def test_a_stance_needs_a_side_and_somebody_who_takes_it(base: Manuscript) -> None:
    stop = refused(base, "customers come by", stance="stated")
    assert (stop.key, stop.facts["wanted"]) == ("cite-needs", "--for")
    stop = refused(base, "forty trees", stance="stated", supports=("no-cars",))
    assert (stop.key, stop.facts["wanted"]) == ("cite-needs", "--speaker")


# ids


def test_an_id_is_of_the_speaker_and_rare_words_in_the_order_of_the_text(base: Manuscript) -> None:
    assert made(base, "customers come by").id == "baker-customers-come"


def test_an_id_is_that_of_nothing_else_in_the_debate_or_among_those_to_be_written(base: Manuscript) -> None:
    [hit] = found(base, "customers come by")
    first = cited(base, hit, request(base))
    second = cited(base, hit, request(base), {first.id})
    third = cited(base, hit, request(base), {first.id, second.id})
    assert [second.id, third.id] == [f"{first.id}-2", f"{first.id}-3"]


@pytest.mark.parametrize("id", ["keep-cars", "cars-square", "baker", "paper"])
def test_an_id_that_is_asked_for_and_that_anything_has_is_refused(id: str, base: Manuscript) -> None:
    assert refused(base, "customers come by", id=id).key == "cite-id-taken"


def test_an_id_is_never_longer_than_one_may_be(tmp_path: Path) -> None:
    file = square(tmp_path)
    long = "b" * (LONGEST_ID - 2)
    file.write_text(DEBATE.replace("baker:", f"{long}:"), "utf-8")
    base = manuscript(str(file))
    [hit] = found(base, "customers come by")
    first = cited(base, hit, request(base)).id
    second = cited(base, hit, request(base), {first}).id
    assert first != second
    assert max(len(first), len(second)) <= LONGEST_ID
