"""Names are forgiving: from what somebody typed to the one thing it means, or to the candidates."""

from __future__ import annotations

import pytest
from debates import a_debate
from hypothesis import given
from hypothesis import strategies as st

from socinno.library import Library, load
from socinno.library.catalogue import FileLibrary
from socinno.library.names import CANDIDATES, find, find_all, names_of
from socinno.problems import Stop
from socinno.text import fold

SPEAKERS = """\
speakers:
  ada: {name: Ada de Wit}
  bram: {name: Bram ten Cate, also: [De heer B., "Q."]}
  de-graaf: {name: Laurens de Graaf}
  garcia: {name: José García-Núñez}
  room: {name: {nl: De zaal, en: The room}, kind: collective}
  de-wit: {name: Cornelis de Wit}
"""
LIBRARY = FileLibrary((a_debate(SPEAKERS),))


def stopped(library: Library, asked: str, *kinds: str) -> Stop:
    with pytest.raises(Stop) as stop:
        find(library, asked, kinds)
    return stop.value


@pytest.mark.parametrize(
    ("asked", "thing"),
    [
        ("de-graaf", "de-graaf"),
        ("De Graaf", "de-graaf"),
        ("graaf", "de-graaf"),
        ("laurens", "de-graaf"),
        ("GRAAF", "de-graaf"),
        ("Graaf, Laurens de", "de-graaf"),
        ("  de-graaf  ", "de-graaf"),
        ("laur", "de-graaf"),
        ("aure", "de-graaf"),
        ("jose", "garcia"),
        ("JOSÉ", "garcia"),
        ("García-Núñez", "garcia"),
        ("nunez garcia", "garcia"),
        ("jose\u0301", "garcia"),
        ("Q.", "bram"),
        ("heer b", "bram"),
        ("the room", "room"),
        ("zaal", "room"),
        ("corn wit", "de-wit"),
        ("open", "open"),
        ("Open of dicht", "opening"),
        ("lezers", "readers"),
        ("notulen", "minutes"),
        ("reading", "reading-day"),
        ("rest", "day-of-rest"),
        ("boeken", "books"),
        ("ochtend", "morning"),
        ("debate", "debate"),
        ("the library on sundays", "debate"),
    ],
)
def test_a_name_is_met_whatever_its_case_accents_word_order_and_parts(asked: str, thing: str) -> None:
    assert find(LIBRARY, asked).thing.id == thing


def test_the_strictest_way_in_which_a_name_is_met_decides() -> None:
    assert find(LIBRARY, "open").thing.id == "open"  # and not `opening`, which starts with it
    assert find(LIBRARY, "de wit").thing.id == "de-wit"  # and not Ada de Wit, who has more words


def test_what_is_wanted_narrows_what_is_meant() -> None:
    assert stopped(LIBRARY, "de").key == "ambiguous-name"
    assert find(LIBRARY, "day", ("debate",)).thing.id == "debate"
    assert stopped(LIBRARY, "open", "speaker").key.startswith("unknown-name")


def test_a_thing_with_a_name_of_its_own_is_meant_before_a_quote() -> None:
    lines = """\
quotes:
  reading-day: {speaker: ada, kind: direct, text: x, source: minutes, at: {page: 1}}
  day-of-rest: {speaker: bram, kind: indirect, text: x, source: minutes, at: {page: 1}}
  bram-on-books: {speaker: bram, kind: indirect, text: x, source: minutes, at: {page: 1}}
"""
    library = FileLibrary((a_debate(lines),))
    assert find(library, "book").thing.id == "books"
    assert find(library, "bram on").thing.id == "bram-on-books"


def test_an_ambiguous_name_lists_what_it_can_mean() -> None:
    stop = stopped(LIBRARY, "wit")
    assert (stop.key, stop.code) == ("ambiguous-name", 2)
    assert stop.facts == {"asked": "wit", "candidates": ("ada", "de-wit"), "count": 2}


def test_a_name_with_too_many_meanings_lists_some_and_counts_all() -> None:
    things = "".join(f"  part-{n}: {{title: x, summary: y}}\n" for n in range(12))
    stop = stopped(FileLibrary((a_debate(f"themes:\n{things}"),)), "part")
    assert stop.facts["count"] == 12
    assert stop.facts["candidates"] == tuple(f"part-{n}" for n in range(CANDIDATES))


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("graav", "de-graaf"),
        ("Lorens", "de-graaf"),
        ("gracia", "garcia"),
        ("notullen", "minutes"),
        ("ochtent", "morning"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(asked: str, near: str) -> None:
    stop = stopped(LIBRARY, asked)
    assert (stop.key, stop.code, stop.facts["asked"]) == ("unknown-name-near", 2, asked)
    candidates = stop.facts["candidates"]
    assert isinstance(candidates, tuple)
    assert near in candidates
    assert len(candidates) <= 3


def test_an_id_is_nearer_than_a_word_of_a_title() -> None:
    assert stopped(LIBRARY, "openn").facts["candidates"][0] == "open"  # type: ignore[index]


@pytest.mark.parametrize("asked", ["xyzzy", "", "   ", "?!", "\x1b[2J", "日本語", "x" * 10_000])
def test_a_name_like_no_other_is_unknown(asked: str) -> None:
    stop = stopped(LIBRARY, asked)
    assert (stop.key, stop.code) == ("unknown-name", 2)


def test_where_there_are_few_things_all_of_them_are_named() -> None:
    stop = stopped(LIBRARY, "xyzzy", "dichotomy")
    assert stop.key == "unknown-name-all"
    assert stop.facts["candidates"] == ("opening", "paying")


def test_a_name_in_several_debates_asks_which() -> None:
    library = FileLibrary((a_debate(name="march"), a_debate(name="june")))
    stop = stopped(library, "ada")
    assert (stop.key, stop.code) == ("name-in-debates", 2)
    assert stop.facts == {"asked": "ada", "candidates": ("march", "june")}
    assert find(library, "march").debate.id == "march"
    assert find(library.narrowed(library.debates[1]), "ada").debate.id == "june"


def test_several_names_become_their_ids_and_one_id_in_several_debates_is_one() -> None:
    library = FileLibrary((a_debate(name="march"), a_debate(name="june")))
    assert find_all(library, ["Ada", "cate", "ada"], ("speaker",)) == {"ada", "bram"}
    assert find_all(library, [], ("speaker",)) == frozenset()


@pytest.mark.parametrize(("asked", "key"), [("wit", "ambiguous-name"), ("graav", "unknown-name-near")])
def test_one_of_several_names_that_means_too_much_or_nothing_stops(asked: str, key: str) -> None:
    with pytest.raises(Stop) as stop:
        find_all(LIBRARY, ["bram", asked], ("speaker",))
    assert (stop.value.key, stop.value.facts["asked"]) == (key, asked)


def test_every_thing_of_the_debates_that_come_along_is_found_by_its_id() -> None:
    library = load()
    for debate in library.debates:
        for name, thing in debate.things.items():
            assert find(library, name).thing is thing
            assert name in names_of(thing)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("De Graaf", "de graaf"),
        ("bottom-up-policy", "bottom up policy"),
        ("  José\tGARCÍA ", "jose garcia"),
        ("Straße", "strasse"),
        ("ĳsvrij", "ijsvrij"),
        ("Ποιος", "ποιοσ"),
        ("’s-Hertogenbosch!", "s hertogenbosch"),
        ("…", ""),
    ],
)
def test_folding_keeps_letters_and_digits_alone(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text.upper().lower())
