"""Names are forgiving: from what somebody typed to the one thing it means, or to the candidates."""

from __future__ import annotations

import pytest
from debates import a_debate
from hypothesis import given
from hypothesis import strategies as st

from socinno.library import Library, load
from socinno.library.catalogue import FileLibrary
from socinno.library.names import (
    CANDIDATES,
    debates_with,
    find,
    find_all,
    find_people,
    find_person,
    meant,
    names_of,
    speakers_of,
)
from socinno.problems import Stop
from socinno.text import fold
from socinno.words import stop_line

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
    of_another_sort = stopped(LIBRARY, "open", "speaker")
    assert (of_another_sort.key, of_another_sort.facts["sort"]) == ("other-kind", "position")


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
    assert stop.facts == {
        "asked": "wit",
        "candidates": ("ada (Ada de Wit)", "de-wit (Cornelis de Wit)"),
        "count": 2,
    }


def test_a_name_with_too_many_meanings_lists_some_and_counts_all() -> None:
    things = "".join(f"  part-{n}: {{title: x, summary: y}}\n" for n in range(12))
    stop = stopped(FileLibrary((a_debate(f"themes:\n{things}"),)), "part")
    assert stop.facts["count"] == 12
    assert stop.facts["candidates"] == tuple(f"part-{n} (x)" for n in range(CANDIDATES))


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
    assert find(library.narrowed("june"), "ada").debate.id == "june"


# numbers


@pytest.mark.parametrize(("asked", "thing"), [("1", "opening"), ("2", "paying"), (" 02 ", "paying")])
def test_a_number_is_the_place_of_a_dichotomy_in_the_file(asked: str, thing: str) -> None:
    assert find(LIBRARY, asked).thing.id == thing
    assert find(LIBRARY, asked, ("position", "speaker", "dichotomy")).thing.id == thing
    assert find_all(LIBRARY, [asked, "opening"], ("dichotomy",)) == {"opening", thing}


def test_a_number_is_no_place_where_no_dichotomy_is_asked_for() -> None:
    lines = """\
speakers:
  ada: {name: Ada 2}
  bram: {name: Bram 3}
"""
    library = FileLibrary((a_debate(lines),))
    assert find(library, "2", ("speaker",)).thing.id == "ada"
    assert [person.id for person in find_people(library, ["3"])] == ["bram"]
    assert stopped(library, "1", "speaker").key == "unknown-name-all"
    assert stopped(library, "1", "position").key == "unknown-name-all"


@pytest.mark.parametrize("asked", ["0", "3", "00", "999999999", "1" * 5_000])
def test_a_number_beyond_the_last_says_how_many_there_are(asked: str) -> None:
    stop = stopped(LIBRARY, asked)
    assert (stop.key, stop.code, stop.facts) == ("no-such-question", 2, {"asked": asked, "count": 2})


@pytest.mark.parametrize("asked", ["-1", "1.0", "²", "１", "1e0"])
def test_what_is_written_otherwise_is_no_number(asked: str) -> None:
    assert stopped(LIBRARY, asked).key == "unknown-name"


def test_a_number_can_be_a_name_that_is_nothing_else() -> None:
    themes = "themes: {year: {title: 2018, summary: x}, years: {title: 2018 en 2019, summary: x}}\n"
    library = FileLibrary((a_debate(themes),))
    assert find(library, "2018").thing.id == "year"
    assert stopped(library, "2019").key == "no-such-question"


def test_a_number_means_nothing_where_there_are_several_debates() -> None:
    library = FileLibrary((a_debate(name="march"), a_debate(name="june")))
    stop = stopped(library, "1")
    assert (stop.key, stop.code) == ("number-in-debates", 2)
    assert stop.facts == {"asked": "1", "candidates": ("march", "june")}
    assert find(library.narrowed("june"), "1").debate.id == "june"


# a dichotomy and its positions

TWO = """\
dichotomies:
  speed-limit:
    title: Grens of vrijheid
    positions: {speed-limit-yes: {title: Een grens}, speed-limit-no: {claim: Vrijheid}}
  relations:
    title: Relaties of producten
    positions: {new-relations: {title: Nieuwe relaties}, products: {title: Nieuwe producten}}
quotes: {}
stances: []
common-ground: {books: {title: Boeken, summary: x}}
themes: {}
"""


@pytest.mark.parametrize(
    ("asked", "thing"),
    [
        ("speed", "speed-limit"),
        ("limit speed", "speed-limit"),
        ("spee", "speed-limit"),
        ("grens", "speed-limit"),
        ("relaties", "relations"),
        ("producten", "relations"),
        ("nieuwe producten", "products"),
        ("speed-limit-no", "speed-limit-no"),
        ("speed no", "speed-limit-no"),
    ],
)
def test_a_dichotomy_is_meant_before_its_own_positions(asked: str, thing: str) -> None:
    assert find(FileLibrary((a_debate(TWO),)), asked).thing.id == thing


def test_positions_alone_or_of_others_stay_ambiguous() -> None:
    library = FileLibrary((a_debate(TWO),))
    told = ("speed-limit-yes (Een grens)", "speed-limit-no")
    assert stopped(library, "speed", "position").facts["candidates"] == told
    told = ("new-relations (Nieuwe relaties)", "products (Nieuwe producten)")
    assert stopped(library, "nieuwe").facts["candidates"] == told
    assert stopped(library, "n").facts["count"] == 4
    both = FileLibrary((a_debate(TWO, "march"), a_debate(TWO, "june")))
    assert stopped(both, "speed").facts == {"asked": "speed", "candidates": ("march", "june")}
    assert [entry.what for entry in meant(both, "speed")] == ["dichotomy"] * 2


# affiliations

HOUSES = """\
speakers:
  ada: {name: Ada, affiliation: {nl: Universiteit Tilburg, en: Tilburg University}}
  bram: {name: Bram, affiliation: Tilburg University}
  cor: {name: Cor, affiliation: D66}
  dirk: {name: Dirk, affiliation: VVD Utrecht}
  vvd: {name: VVD}
  eva: {name: Eva, affiliation: VVD}
  fem: {name: Fem, affiliation: "…"}
"""
CHOSEN = FileLibrary((a_debate(HOUSES),))


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("d66", {"cor"}),
        ("TILBURG UNIVERSITY", {"ada", "bram"}),
        ("university", {"ada", "bram"}),
        ("tilburg", {"ada", "bram"}),
        ("universiteit", {"ada"}),
        ("vvd", {"vvd"}),
        ("utrecht", {"dirk"}),
        ("ada", {"ada"}),
    ],
)
def test_an_affiliation_means_its_speakers_where_no_speaker_is_met_as_well(asked: str, ids: set[str]) -> None:
    found = find_people(CHOSEN, [asked])
    assert {person.id for person in found} == ids
    assert speakers_of(CHOSEN.debates[0], found) == ids
    assert list(debates_with(CHOSEN, found)) == list(CHOSEN.debates)


def test_names_of_speakers_and_affiliations_are_added_up() -> None:
    assert speakers_of(CHOSEN.debates[0], find_people(CHOSEN, ["d66", "eva", "ada"])) == {"cor", "eva", "ada"}
    assert find_people(CHOSEN, []) == frozenset()
    assert speakers_of(CHOSEN.debates[0], frozenset()) == frozenset()


def test_who_is_known_already_is_no_name_to_look_up() -> None:
    dirk = find_person(CHOSEN, "dirk")
    assert find_people(CHOSEN, [dirk, "eva"]) == {dirk, find_person(CHOSEN, "eva")}


def test_several_affiliations_are_candidates_as_they_are_written() -> None:
    with pytest.raises(Stop) as stop:
        find_people(CHOSEN, ["u"])
    candidates = ("Universiteit Tilburg", "Tilburg University", "VVD Utrecht")
    assert stop.value.key == "ambiguous-name"
    assert stop.value.facts == {"asked": "u", "candidates": candidates, "count": 3}


@pytest.mark.parametrize(
    ("asked", "near"), [("tilberg university", "Tilburg University"), ("evva", "eva"), ("d67", "D66")]
)
def test_the_nearest_may_be_a_speaker_or_an_affiliation(asked: str, near: str) -> None:
    with pytest.raises(Stop) as stop:
        find_people(CHOSEN, [asked])
    assert stop.value.key == "unknown-name-near"
    assert near in stop.value.facts["candidates"]  # type: ignore[operator]


def test_where_there_are_few_speakers_all_are_named_with_their_affiliations() -> None:
    lines = "speakers: {ada: {name: Ada, affiliation: D66}, bram: {name: Bram, affiliation: D66}}\n"
    with pytest.raises(Stop) as stop:
        find_people(FileLibrary((a_debate(lines),)), ["xyzzy"])
    assert stop.value.facts == {"asked": "xyzzy", "candidates": ("ada", "bram", "D66")}


def test_one_who_is_asked_for_by_name_is_no_affiliation() -> None:
    assert find_person(CHOSEN, "vvd").id == "vvd"
    with pytest.raises(Stop, match="unknown-name"):
        find_person(CHOSEN, "d66")


def test_an_affiliation_chooses_its_speakers_only_in_the_debates_where_they_have_it() -> None:
    ada = "speakers: {ada: {name: Ada%s}, bram: {name: Bram, affiliation: D66}}\n"
    of = {"march": ", affiliation: D66", "june": ", affiliation: VVD", "july": ""}
    debates = {name: a_debate(ada % affiliation, name) for name, affiliation in of.items()}
    library = FileLibrary(tuple(debates.values()))
    found = find_people(library, ["d66"])
    assert {name: speakers_of(debate, found) for name, debate in debates.items()} == {
        "march": {"ada", "bram"},
        "june": {"bram"},
        "july": {"bram"},
    }
    assert [debate.id for debate in debates_with(library, find_people(library, ["vvd"]))] == ["june"]
    assert {speakers_of(it, find_people(library, ["ada"])) for it in library.debates} == {frozenset({"ada"})}


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


@pytest.mark.parametrize("kinds", [("quote",), ("speaker",)])
def test_an_id_of_another_sort_is_not_called_unknown(kinds: tuple[str, ...]) -> None:
    stop = stopped(LIBRARY, "opening", *kinds)
    assert (stop.key, stop.facts) == (
        "other-kind",
        {"asked": "opening", "sort": "dichotomy", "sorts": kinds},
    )
    assert stop_line(stop, "nl").startswith("socinno: ‘opening’ is een vraag, geen ")
