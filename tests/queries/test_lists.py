"""What lists have in common: counts in words, what is left out, what to type to go on."""

from collections.abc import Callable

import pytest
from asking import library

from socinno.problems import Stop
from socinno.queries.debates import debates
from socinno.queries.lists import a_limit, left_out, many, shown_by
from socinno.queries.quotes import Filters, quotes
from socinno.queries.search import search
from socinno.queries.speakers import speakers
from socinno.views import Hint, Table, Word


def test_one_is_counted_in_the_singular() -> None:
    assert [many("quotes", n).key for n in (0, 1, 2)] == ["many-quotes", "many-quotes-1", "many-quotes"]


@pytest.mark.parametrize(("limit", "total"), [(0, 9), (9, 9), (10, 9), (3, None), (3, 0)])
def test_nothing_is_said_of_what_is_not_left_out(limit: int, total: int | None) -> None:
    assert left_out(limit, total) == ()


def test_what_a_limit_leaves_out_is_counted() -> None:
    assert left_out(2, 9) == (Word("first-of", {"shown": 2, "total": 9}),)
    assert left_out(2, 9, "best-of") == (Word("best-of", {"shown": 2, "total": 9}),)


def test_a_command_is_as_a_shell_takes_it_and_names_a_debate_where_there_are_several() -> None:
    debate = library().debates[0]
    assert shown_by("ada") == Hint("show", "ada")
    assert shown_by("ada", debate.id) == Hint("show", "ada --debate social-innovation")
    assert shown_by(debate.id, debate.id) == Hint("show", debate.id)
    assert shown_by("it's") == Hint("show", """'it'"'"'s'""")


def test_a_limit_below_nothing_is_refused() -> None:
    assert (a_limit(0), a_limit(3)) == (0, 3)
    asked: tuple[Callable[[], Table], ...] = (
        lambda: quotes(library(), Filters(), "en", -1),
        lambda: speakers(library(), Filters(), "en", -1),
        lambda: debates(library(), "en", limit=-1),
        lambda: search(library(), ["x"], Filters(), "en", -1),
    )
    for ask in asked:
        with pytest.raises(Stop, match="bad-limit"):
            ask()
