"""The legend: every sign that occurs, once, and no other."""

from asking import EVERY

import socinno
from socinno.queries.legend import ORDER, cell_legend, legend, signs, small_legend, sourced
from socinno.queries.presenter import Presenter
from socinno.views import StanceView


def stances() -> list[StanceView]:
    [debate] = socinno.load(EVERY).debates
    tell = Presenter(debate, "en")
    return [
        tell.standing(speaker, dichotomy)
        for speaker in debate.speakers.values()
        for dichotomy in debate.dichotomies.values()
    ]


def test_every_sign_that_occurs_is_explained_once_and_in_order() -> None:
    told = [it.sign for it in legend(stances())]
    assert set(told) == {sign for stance in stances() for sign in signs(stance)}
    assert told == [sign for sign in ORDER if sign in told]


def test_a_sign_that_does_not_occur_is_not_explained() -> None:
    silent = [stance for stance in stances() if stance.state == "silent" and not stance.assigned][:1]
    assert [it.sign for it in legend(silent)] == ["silent"]
    assert legend(()) == ()


def test_a_legend_says_of_which_kind_the_one_source_is() -> None:
    told = sourced(legend(stances()), "book")
    assert [it.means.key for it in told if it.sign == "reported"] == ["legend-reported-book"]
    assert [it.means.key for it in told if it.sign == "stated"] == ["legend-stated"]


def test_in_a_matrix_what_is_drawn_is_explained_and_nothing_else() -> None:
    told = [it.sign for it in cell_legend(stances())]
    expected = [
        "stated",
        "reported",
        "inferred",
        "middle",
        "neither",
        "assigned",
        "changed",
        "spoke",
        "silent",
    ]
    assert told == expected
    assert [it.sign for it in small_legend(stances())] == [
        "mark-inferred",
        "mark-both",
        "neither",
        "spoke",
        "silent",
    ]


def test_what_is_our_reading_is_explained_as_such_in_a_cell_of_one_mark() -> None:
    taken = [it for it in stances() if it.state in ("divided", "neither", "second")]
    told = {it.sign for it in small_legend(stance._replace(basis="inferred") for stance in taken)}
    assert told == {"mark-inferred", "mark-both-inferred", "mark-neither-inferred"}
    neither = next(it for it in taken if it.state == "neither")
    assert [it.sign for it in cell_legend([neither._replace(basis="inferred")])] == ["inferred", "neither"]


def test_an_assigned_side_is_a_mark_only_where_nothing_else_is_known() -> None:
    given = next(stance.assigned for stance in stances() if stance.assigned)
    silent = next(stance for stance in stances() if stance.state == "silent")
    for of in (cell_legend, small_legend):
        assert [it.sign for it in of([silent._replace(assigned=given)])] == ["assigned"]
