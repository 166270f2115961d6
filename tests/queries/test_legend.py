"""The legend: every sign that occurs, once, and no other."""

from collections.abc import Iterator
from functools import lru_cache
from json import loads as parsed
from pathlib import Path
from re import escape, findall
from shlex import split
from tomllib import loads

import pytest
from asking import EVERY
from authors import run

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


SEEN = "●◐○↔□◇△…*+−≠≈◁▷◆◈▫"
"""The signs that a legend explains. `·` parts facts too, and ◀ and ▶ stand at the sides that they are of."""


def views() -> list[str]:
    """Every command whose answer has stances or reasons, on the whole and on each thing."""
    found = []
    for path in ("", f"{EVERY} "):
        library = socinno.load(EVERY) if path else socinno.load()
        for debate in library.debates:
            people, asked = list(debate.speakers), list(debate.dichotomies)
            found += [f"show {path}{name}" for name in (*people, *asked, *debate.quotes, *debate.themes)]
            found += [f"who {path}{name}" for name in people] + [f"compare {path}{name}" for name in asked]
            found += [f"show {path}-s {name}" for name in people]
            found += [f"compare {path}{' '.join(people[:count])}" for count in (2, 3)]
            found += [
                f"{word} {path}".strip() for word in ("show", "who", "who --pairs", "speakers", "quotes")
            ]
    return found


@lru_cache
def meanings() -> tuple[tuple[str, str], ...]:
    """What legends say, the longest first, and of which sign."""
    words = loads((Path(socinno.__file__).parent / "words/en.toml").read_text("utf-8"))["words"]
    silence = ("legend-silent", "legend-nobody")  # which answers say as well, after any sign
    found = [(words[key], "·" if key in silence else r"\S") for key in words if key.startswith("legend-")]
    return tuple(sorted(found, key=lambda it: -len(it[0])))


def drawn_and_explained(text: str) -> tuple[set[str], set[str]]:
    """The signs in an answer but for its legend, and those in its legend."""
    text = " ".join(text.replace("[…]", "").split())
    explained = ""
    for means, sign in meanings():
        for found in findall(rf"(?:◁ ▷|{sign}) {escape(means)}", text)[-1:]:
            text, explained = "".join(text.rsplit(found, 1)), explained + found.removesuffix(means)
    return {sign for sign in SEEN if sign in text}, {sign for sign in SEEN if sign in explained}


@pytest.mark.parametrize("more", ["", " --all"])
@pytest.mark.parametrize("width", [40, 80])
def test_on_a_screen_a_legend_explains_the_signs_that_are_seen_and_no_other(width: int, more: str) -> None:
    wrong = {}
    for words in views():
        shown = run(*split(f"{words}{more}"), "--width", width, "--lang", "en", "--format", "table")
        assert shown.code == 0, words
        drawn, explained = drawn_and_explained(shown.out)
        if drawn & {"◁", "▷"}:  # explained together
            drawn, explained = drawn | {"◁", "▷"}, explained | ({"◁", "▷"} if "▷" in explained else set())
        if drawn != explained:
            wrong[words] = f"{''.join(drawn - explained)} unexplained, {''.join(explained - drawn)} unseen"
    assert wrong == {}


def sentences(of: object) -> Iterator[str]:
    """The sentences that an author wrote, in the data of an answer."""
    for key, value in of.items() if isinstance(of, dict) else enumerate(of if isinstance(of, list) else ()):
        if key == "text" and isinstance(value, str):
            yield value
        else:
            yield from sentences(value)


def test_with_all_a_screen_has_every_word_that_is_in_the_data() -> None:
    lines = ("who", "speakers")  # which have no room for what shows a stance, and say so
    left = {}
    for words in views():
        if words.split()[0] in lines and len(words.split()) == 1 + (str(EVERY) in words):
            continue
        asked = (*split(words), "--all", "--lang", "en", "--format")
        shown = set(findall(r"\w+", run(*asked, "table", "--width", 300).out))
        if missing := {
            it for it in sentences(parsed(run(*asked, "json").out)) if {*findall(r"\w+", it)} - shown
        }:
            left[words] = missing
    assert left == {}
