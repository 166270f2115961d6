"""What a library answers with: names, words, and what a quote bears on, all compared folded."""

from __future__ import annotations

from debates import a_debate

from socinno.library.catalogue import (
    FileLibrary,
    Selection,
    documents,
    entries,
    everything,
    is_among,
    names_of,
    passages,
    person,
)
from socinno.model import OWN

DEBATE = a_debate("""\
event: {title: De Raad, place: Utrecht, date: 2024}
sources:
  minutes: {type: report, title: Notulen, author: [{given: Ada, family: Wit}, {literal: De Stad}], note: Kort}
speakers:
  ada: {name: {nl: Áda, en: Adah}, about: Zij leest., affiliation: De Stad, role: lezer}
  bram: {name: Bram, also: [De Heer B., Cate]}
""")


def test_every_thing_is_an_entry_by_its_id_and_names_in_every_language() -> None:
    found = {entry.id: entry for entry in entries(DEBATE)}
    assert list(found) == ["debate", *DEBATE.things]
    assert found["ada"].names == ("ada", "ada", "adah")
    assert (found["bram"].names, found["bram"].also) == (("bram", "bram"), ("de heer b", "cate"))
    assert found["reading-day"].names == ("reading day",)
    assert {entry.debate for entry in found.values()} == {"debate"}
    assert names_of(DEBATE)[0] == "debate"


def test_a_person_is_the_id_and_the_names_whatever_their_order() -> None:
    [entry] = [entry for entry in entries(DEBATE) if entry.id == "ada"]
    assert entry.person == person(DEBATE.speakers["ada"])
    assert entry.person.names == ("ada", "adah")
    other = entry._replace(also=("zij",))
    assert other.person == entry.person


def test_an_entry_knows_the_affiliation_of_a_speaker_and_the_dichotomy_of_a_position() -> None:
    found = {entry.id: entry for entry in entries(DEBATE)}
    assert (found["ada"].affiliation, found["bram"].affiliation) == (("de stad",), ())
    assert {entry.id: entry.of for entry in found.values() if entry.of} == {
        "open": "opening",
        "closed": "opening",
        "city": "paying",
        "readers": "paying",
    }


def test_a_speaker_is_among_people_by_who_it_is_or_by_its_affiliation() -> None:
    ada, bram = DEBATE.speakers.values()
    entry = next(entry for entry in entries(DEBATE) if entry.id == "ada")
    for people, whether in (
        ({person(ada)}, True),
        ({person(ada)._replace(affiliation="de stad")}, True),
        ({person(ada)._replace(affiliation="het rijk")}, False),
        ({person(bram)}, False),
        (frozenset(), False),
    ):
        assert is_among(ada, people) is entry.among(people) is whether


def test_the_texts_of_a_thing_are_its_own_by_aspect_and_language() -> None:
    assert [(p.aspect, p.language, p.text) for p in passages(DEBATE.speakers["ada"])] == [
        ("name", "nl", "Áda"),
        ("name", "en", "Adah"),
        ("role", OWN, "lezer"),
        ("affiliation", OWN, "De Stad"),
        ("about", OWN, "Zij leest."),
    ]
    also = [("name", "Bram"), ("also", "De Heer B."), ("also", "Cate")]
    assert [(p.aspect, p.text) for p in passages(DEBATE.speakers["bram"])] == also
    said = [(p.aspect, p.text) for p in passages(DEBATE.sources["minutes"])]
    assert said == [("title", "Notulen"), ("note", "Kort"), ("author", "Ada Wit"), ("author", "De Stad")]
    assert ("event", "Utrecht") in [(p.aspect, p.text) for p in passages(DEBATE)]
    assert "Open" not in [p.text for p in passages(DEBATE.dichotomies["opening"])]


def test_every_thing_is_a_document_in_reading_order() -> None:
    found = list(documents(DEBATE))
    assert [everything(DEBATE)[d.order].id for d in found] == [entry.id for entry in entries(DEBATE)]
    [closed] = [d for d in found if everything(DEBATE)[d.order].id == "closed"]
    assert dict(closed.texts)["claim"] == "de deur blijft dicht"


def test_a_library_of_files_gives_everything_whatever_is_asked() -> None:
    library = FileLibrary((DEBATE,))
    found = library.documents(["zo"], ["niet"], Selection())
    [batch] = found.batches()
    [ada] = [(d.debate, d.order) for d in batch.documents if ("name", "ada") in d.texts]
    assert found.total is None  # not every one says it
    assert list(library.some([ada])) == [(DEBATE, DEBATE.speakers["ada"])]
    assert {entry.what for entry in library.entries(("speaker",), ["niets"])} == {"speaker"}
