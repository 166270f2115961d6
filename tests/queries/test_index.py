"""The index as people see it: what it holds now, after what was asked for."""

import pytest

from socinno.problems import Stop
from socinno.queries.index import index
from socinno.views import Word


def test_a_small_library_needs_none() -> None:
    card = index(None, False, False, iter)
    parts = {part.key: part.value for part in card.parts}
    assert card.kind == "index"
    assert parts["state"] == Word("index-small")
    assert parts["files"] == 0


def test_to_make_it_anew_and_to_remove_it_is_too_much_at_once() -> None:
    with pytest.raises(Stop) as stop:
        index(None, True, True, iter)
    assert (stop.value.key, stop.value.code) == ("one-of-index", 2)
