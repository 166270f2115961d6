"""The debate that comes along: without problems, in two languages, and true to the report it is from."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

import socinno
from socinno import Library
from socinno.model import OWN, Debate, Quote

REPORT = "sociale-innovatie-hype-of-echte-verandering.txt"
REPORT_FILE = Path(__file__).parent.parent.parent / "shared" / "source" / REPORT


@cache
def library() -> Library:
    return socinno.load()


@cache
def debate() -> Debate:
    (only,) = library().debates
    return only


def quotes(kind: str) -> list[Quote]:
    return [quote for quote in debate().quotes.values() if quote.kind == kind]


@pytest.fixture
def report() -> str:
    """The words of the report; the tests that compare with it are skipped where it is not at hand."""
    if not REPORT_FILE.is_file():
        pytest.skip(f"The quotes were not compared with their source: {REPORT} is not at hand.")
    return REPORT_FILE.read_text(encoding="utf-8")


def texts(value: Any, address: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    """Every text in a part of the debate, with its address."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), (*address, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, address)
    elif isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        if value:
            yield address, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*address, key))


PROPER_NAMES = {("speakers", "name"), ("speakers", "affiliation"), ("sources", "title"), ("event", "place")}


def is_ours(address: tuple[str, ...]) -> bool:
    """Whether a text is ours: not a proper name, a direct quote or the translation of one."""
    room, key = address[0], address[-1]
    if room == "quotes" and debate().quotes[address[1]].kind == "direct":
        return key == "note"
    return (room, key) not in PROPER_NAMES


def test_it_loads_without_problems() -> None:
    assert library().problems == ()
    assert debate().id == "social-innovation"


def test_every_text_of_ours_is_in_dutch_and_english() -> None:
    ours = {address: text for address, text in texts(debate()) if is_ours(address)}
    assert len(ours) > 150
    assert {address: text for address, text in ours.items() if set(text) != {"nl", "en"}} == {}
    assert {address: text for address, text in ours.items() if text["nl"] == text["en"]} == {}


def test_a_proper_name_is_either_the_same_everywhere_or_in_both_languages() -> None:
    names = [text for address, text in texts(debate()) if (address[0], address[-1]) in PROPER_NAMES]
    assert names
    assert all(set(text) in ({OWN}, {"nl", "en"}) for text in names)


def test_every_direct_quote_is_one_text_with_an_english_translation() -> None:
    assert all(set(quote.text) == {OWN} for quote in quotes("direct"))
    untranslated = [quote.id for quote in quotes("direct") if set(quote.translation or {}) != {"en"}]
    assert untranslated == ["room-collective-agency"]  # English in the Dutch report too


def test_every_direct_quote_is_verbatim(report: str) -> None:
    assert quotes("direct")
    for quote in quotes("direct"):
        assert quote.text[OWN] in report, quote.id


def test_whatever_the_report_puts_in_quotation_marks_is_a_direct_quote_and_nothing_else_is(
    report: str,
) -> None:
    quoted = re.findall("“([^”]*)”", report)
    assert len(quoted) == report.count("“") > 0
    assert sorted(quote.text[OWN] for quote in quotes("direct")) == sorted(quoted)


def test_every_anchor_is_verbatim_short_and_found_once(report: str) -> None:
    for quote in debate().quotes.values():
        anchor = quote.at.anchor or ""
        assert report.count(anchor) == 1, quote.id
        assert len(anchor.split()) < 10, quote.id


def test_every_anchor_stands_under_the_heading_that_the_quote_names(report: str) -> None:
    sections = {quote.at.section or "" for quote in debate().quotes.values()}
    heading = ""
    under: dict[str, str] = {}
    for line in report.splitlines():
        # a picture's number is run on to one of the headings, and a no-break space stands in another
        bare = line.rstrip("0123456789").replace("\xa0", " ")
        heading = bare if bare in sections else heading
        under |= {quote.id: heading for quote in debate().quotes.values() if (quote.at.anchor or "") in line}
    assert under == {quote.id: quote.at.section for quote in debate().quotes.values()}


def test_the_anchor_of_a_direct_quote_is_in_the_paragraph_of_its_words(report: str) -> None:
    for quote in quotes("direct"):
        (paragraph,) = (line for line in report.splitlines() if quote.text[OWN] in line)
        assert (quote.at.anchor or "") in paragraph, quote.id


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_our_texts_are_in_our_own_words(report: str) -> None:
    """Eight words in a row as in the report would be its words; a name or a title may be shorter."""
    run = 8
    told = words(report)
    runs = {tuple(told[i : i + run]) for i in range(len(told) - run + 1)}
    title = tuple(words("lector ‘Organiseren van Verandering in het publieke domein’"))  # a name
    for address, text in texts(debate()):
        if is_ours(address):
            ours = words(text["nl"])
            taken = runs & {tuple(ours[i : i + run]) for i in range(len(ours) - run + 1)}
            assert taken <= {title}, address


DICHOTOMIES = {
    "relations-products": ["relations", "products"],
    "bottom-up-policy": ["bottom-up", "policy"],
    "endpoint-continuous": ["endpoint", "continuous"],
    "transition-governance": ["transition", "governance"],
}


def test_the_four_dichotomies_are_there_with_their_positions() -> None:
    found = {name: list(dichotomy.positions) for name, dichotomy in debate().dichotomies.items()}
    assert found == DICHOTOMIES


@pytest.mark.parametrize("position", [name for pair in DICHOTOMIES.values() for name in pair])
def test_every_position_has_a_quote_for_it(position: str) -> None:
    assert any(position in quote.supports for quote in debate().quotes.values())


def test_a_stance_is_stated_only_where_a_direct_quote_shows_it() -> None:
    stated = [stance for stance in debate().stances if stance.basis == "stated"]
    assert stated
    for stance in stated:
        assert any(debate().quotes[name].kind == "direct" for name in stance.evidence), stance.speaker


def test_where_the_report_names_nobody_a_stance_is_our_reading_at_most() -> None:
    """The report names nobody at the positions of its debate: the first three dichotomies."""
    *of_the_debate, _ = DICHOTOMIES.values()
    sides = {name for pair in of_the_debate for name in pair}
    assert {stance.basis for stance in debate().stances if sides & set(stance.positions)} == {"inferred"}


def test_nobody_has_a_stance_on_the_endpoint_because_the_report_gives_none() -> None:
    taken = {position for stance in debate().stances for position in stance.positions}
    assert taken.isdisjoint(DICHOTOMIES["endpoint-continuous"])


def test_the_room_and_the_reporter_take_no_side() -> None:
    assert {"room", "reporter"}.isdisjoint(stance.speaker for stance in debate().stances)


@pytest.mark.parametrize(
    ("speaker", "name", "honorific", "affiliation", "role"),
    [
        ("wittmayer", "Julia Wittmayer", "dr.", "DRIFT", "senior onderzoeker en adviseur"),
        ("de-graaf", "Laurens de Graaf", "dr.", "Hogeschool Utrecht", "burgemeester van Lopik"),
        (
            "de-graaf",
            "Laurens de Graaf",
            "dr.",
            "Hogeschool Utrecht",
            "lector ‘Organiseren van Verandering in het publieke domein’",
        ),
        ("soeterbroek", "Frans Soeterbroek", "drs.", "De Ruimtemaker", "socioloog en organisatieadviseur"),
    ],
)
def test_the_named_speakers_are_who_the_report_says(
    speaker: str, name: str, honorific: str, affiliation: str, role: str
) -> None:
    it = debate().speakers[speaker]
    assert (it.kind, it.name, it.honorific) == ("person", {OWN: name}, honorific)
    assert it.affiliation == {OWN: affiliation}
    assert it.role
    assert role in it.role["nl"]


def test_the_collective_voices_are_there() -> None:
    collective = {speaker.id for speaker in debate().speakers.values() if speaker.kind == "collective"}
    assert collective == {"editors", "sociological-essays", "public-administration-essays", "room"}


def test_every_speaker_is_quoted() -> None:
    assert {quote.speaker for quote in debate().quotes.values()} == set(debate().speakers)


@pytest.mark.parametrize(
    ("speaker", "views"),
    [
        (
            "wittmayer",
            ["als heruitvinding", "aloude volkstuinen", "politieke radar", "wederzijdse erkenning"],
        ),
        ("de-graaf", ["bureaucratie te verrijken", "bestuurd worden", "gedrag en rollen", "passie van een"]),
        ("soeterbroek", ["van onderop", "sociaal kapitaal", "klassieke manier", "Kanaleneiland"]),
    ],
)
def test_each_view_that_the_report_gives_of_a_speaker_is_a_quote_in_our_words(
    speaker: str, views: list[str]
) -> None:
    anchors = [quote.at.anchor or "" for quote in quotes("indirect") if quote.speaker == speaker]
    assert [view for view in views if not any(view in anchor for anchor in anchors)] == []


def test_the_event_is_dated_by_inference_and_says_so() -> None:
    event = debate().event
    assert event
    assert event.date
    assert (event.date, event.place) == ("2018-01-25", {OWN: "Utrecht"})
    assert date.fromisoformat(event.date).strftime("%A") == "Thursday"  # the report: ‘afgelopen donderdag’
    assert event.note
    assert "inferred" in event.note["en"]


def test_the_book_is_described_as_far_as_the_report_does() -> None:
    book = debate().sources["book"]
    assert (book.type, book.title, book.publisher) == (
        "book",
        {OWN: "Sociale innovatie in de praktijk"},
        "Van Gorcum",
    )
    assert (book.author, book.editor, book.issued) == ((), (), None)
    assert book.ISBN == "9789023255970"
    assert sum(int(digit) * (1, 3)[i % 2] for i, digit in enumerate(book.ISBN)) % 10 == 0


def test_what_everyone_agreed_on_is_there_and_shown_by_quotes() -> None:
    assert set(debate().common_ground) == {"side-effects", "not-always-better", "institutional-reflex"}
    assert all(ground.quotes for ground in debate().common_ground.values())


def test_the_six_conditions_and_the_three_fields_of_practice_are_there() -> None:
    themes = debate().themes
    assert len(themes["conditions"].topics) == 6
    assert list(themes["fields-of-practice"].topics) == [
        "social-policy-field",
        "policy-field",
        "education-field",
    ]
