"""A library that is watched answers as it is, until nobody waits for the answer."""

from pathlib import Path

import pytest
from debates import a_debate
from libraries import a_library, through_index

from socinno.browse.watched import Abandoned, watched
from socinno.library.catalogue import FileLibrary
from socinno.queries.pairs import pairs
from socinno.queries.quotes import Filters

LIBRARY = FileLibrary((a_debate(), a_debate(name="other")), (), {})


def test_it_answers_as_the_library_does() -> None:
    it = watched(LIBRARY, lambda: False)
    assert [*it.debates] == [*LIBRARY.debates]
    assert it.debates[1].id == "other"
    assert it.entries() == LIBRARY.entries()
    assert [*it.each()] == [*LIBRARY.each()]
    assert [debate.id for debate in it.narrowed("other").debates] == ["other"]
    assert [*pairs(it, Filters(), "en").records] == [*pairs(LIBRARY, Filters(), "en").records]


def test_what_an_index_reads_as_it_is_gone_through_is_watched_too(tmp_path: Path) -> None:
    library = through_index(a_library(tmp_path))
    waiting = True
    it = watched(library, lambda: not waiting)
    debates, sketches = iter(it.debates), it.sketches()
    assert next(debates).id == library.names[0]
    assert next(sketches).id == library.names[0]
    waiting = False
    for left in (debates, sketches):
        with pytest.raises(Abandoned):
            next(left)


@pytest.mark.parametrize("left", [0, 1, 3])
def test_it_breaks_off_at_the_next_thing_once_nobody_waits(left: int) -> None:
    asked = 0

    def abandoned() -> bool:
        nonlocal asked
        asked += 1
        return asked > left

    it = watched(LIBRARY, abandoned)
    for _ in range(left):
        assert it.part("debate").id == "debate"
    with pytest.raises(Abandoned):
        it.part("debate")
