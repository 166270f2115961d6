"""Agreement: how stances relate, and which two speakers speak to the same."""

import pytest
from asking import library

from socinno.agreement import outcome, relations, stances_of
from socinno.model import Stance


def stance(sides: str, speaker: str = "a") -> Stance | None:
    """A stance on these sides of one dichotomy; none for silence."""
    return Stance(speaker=speaker, positions=tuple(sides), basis="stated", evidence=("q",)) if sides else None


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ((), "silent"),
        (("l",), "silent"),
        (("l", ""), "silent"),
        (("l", "l"), "agree"),
        (("lr", "rl"), "agree"),
        (("l", "r"), "differ"),
        (("l", "lr"), "partly"),
        (("l", "", "l"), "agree"),
        (("l", "lr", "r"), "differ"),
        (("l", "l", "lr"), "partly"),
    ],
)
def test_how_stances_relate(sides: tuple[str, ...], expected: str) -> None:
    assert outcome([stance(side) for side in sides]) == expected


def test_a_stance_is_found_by_its_speaker_and_dichotomy() -> None:
    debate = library().debates[0]
    found = stances_of(debate)
    assert found["de-graaf"]["bottom-up-policy"].positions == ("bottom-up", "policy")
    assert sum(map(len, found.values())) == len(debate.stances)
    assert "room" not in found


def test_two_speakers_relate_on_what_both_speak_to_and_on_nothing_else() -> None:
    left, both, right = (stance(sides) for sides in ("l", "lr", "r"))
    assert left
    assert both
    assert right
    stances = {"a": {"x": left, "y": left}, "b": {"x": right}, "c": {"y": both, "z": left}}
    found = [tuple(relation) for relation in relations(stances, ["c", "b", "nobody", "a"], ["y", "x"])]
    assert found == [("c", "a", {"y": "partly"}), ("b", "a", {"x": "differ"})]
