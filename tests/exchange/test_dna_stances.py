"""Where a speaker stands follows from what was said when: again, otherwise, or both at once."""

from socinno.exchange.dna_stances import BOTH, stances_of


def stood(*said: tuple[str, str]) -> list[tuple[str, object, list[str]]]:
    """The stances of somebody who took these sides on these days: their date, sides and evidence."""
    told = [(day, side, f"q{n}") for n, (day, side) in enumerate(said, 1)]
    found = [*stances_of({("noor", "trees"): told})]
    for it in found:
        assert it.get("note") == (BOTH if isinstance(it["positions"], list) else None)
    return [(it.get("date", ""), it["positions"], it["evidence"]) for it in found]


def test_the_same_again_is_one_stance_from_the_first_day_on() -> None:
    assert stood(("2026-03-02", "yes"), ("2026-03-01", "yes")) == [("2026-03-01", "yes", ["q2", "q1"])]


def test_another_side_later_is_a_change() -> None:
    assert stood(("2026-03-01", "yes"), ("2026-03-02", "no"), ("2026-03-03", "no")) == [
        ("2026-03-01", "yes", ["q1"]),
        ("2026-03-02", "no", ["q2", "q3"]),
    ]


def test_both_sides_on_one_day_are_both() -> None:
    assert stood(("2026-03-01", "yes"), ("2026-03-01?", "no")) == [
        ("2026-03-01", ["no", "yes"], ["q1", "q2"])
    ]


def test_sides_of_unknown_days_are_both_for_nobody_knows_which_was_first() -> None:
    assert stood(("", "yes"), ("2026-03-02", "no")) == [("", ["no", "yes"], ["q1", "q2"])]
    assert stood(("", "yes"), ("2026-03-02", "yes")) == [("", "yes", ["q1", "q2"])]
