"""The debate that comes along: without problems, in two languages, and true to the report it is from."""

from datetime import date
from itertools import combinations

import pytest
import record
from record import REPORT, bundled, is_ours, not_as_recorded, offenders, recorded, texts

import socinno
from socinno.agreement import SILENT, relation, standings, taken
from socinno.model import OWN, Debate, Quote

PROPER_NAMES = record.PROPER_NAMES


def debate() -> Debate:
    return bundled()


def quotes(kind: str) -> list[Quote]:
    return [quote for quote in debate().quotes.values() if quote.kind == kind]


# Is it true to the report? By comparison where the report is at hand, by the record of one anywhere else.


def test_every_direct_quote_is_verbatim() -> None:
    assert offenders(record.not_verbatim) == []


def test_whatever_the_report_puts_in_quotation_marks_is_a_direct_quote_and_nothing_else_is() -> None:
    assert offenders(record.not_in_quotation_marks) == []


def test_every_anchor_is_verbatim_short_and_found_once() -> None:
    assert offenders(record.anchor_elsewhere) == []


def test_every_anchor_stands_under_the_heading_that_the_quote_names() -> None:
    assert offenders(record.under_another_heading) == []


def test_the_anchor_of_a_direct_quote_is_in_the_paragraph_of_its_words() -> None:
    assert offenders(record.in_another_paragraph) == []


def test_a_quote_of_a_person_is_in_a_paragraph_about_that_person_alone() -> None:
    assert offenders(record.of_somebody_else) == []


def test_our_texts_are_in_our_own_words() -> None:
    assert offenders(record.not_in_our_own_words) == []


def test_the_debate_is_as_it_was_compared() -> None:
    assert not_as_recorded(debate(), recorded()) == [], "compare again: python tests/record.py"


def test_the_record_is_of_this_report() -> None:
    if REPORT.is_file():
        assert recorded() == record.new(REPORT.read_bytes(), debate())
    assert (len(recorded().quotes), len(recorded().own_words)) > (40, 150)


def test_it_loads_without_problems() -> None:
    library = socinno.load()
    assert library.problems == ()
    assert [debate.id for debate in library.debates] == ["social-innovation"]


def test_every_text_of_ours_is_in_dutch_and_english() -> None:
    ours = {address: text for address, text in texts(debate()) if is_ours(debate(), address)}
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


def test_every_stance_is_one_that_the_report_bears_out_and_is_as_sure_as_the_report() -> None:
    """The report gives a side to the two perspectives and, without names, to the room; the rest we infer."""
    assert [(stance.speaker, stance.positions, stance.basis) for stance in debate().stances] == [
        ("room", ("relations", "products"), "reported"),
        ("room", ("bottom-up", "policy"), "reported"),
        ("room", ("endpoint", "continuous"), "reported"),
        ("sociological-essays", ("transition",), "reported"),
        ("public-administration-essays", ("governance",), "reported"),
        ("wittmayer", ("transition",), "inferred"),
        ("de-graaf", ("relations",), "inferred"),
    ]


def test_every_stance_names_the_quotes_that_show_it() -> None:
    assert [stance.speaker for stance in debate().stances if not stance.evidence] == []


def test_the_room_is_divided_wherever_the_report_tells_of_its_debate() -> None:
    of = standings(debate())["room"]
    assert {name: standing.state for name, standing in of.items()} == {
        "relations-products": "divided",
        "bottom-up-policy": "divided",
        "endpoint-continuous": "divided",
    }


def test_no_two_people_are_said_to_agree_or_differ_because_the_report_does_not_say_so() -> None:
    people = [speaker.id for speaker in debate().speakers.values() if speaker.kind == "person"]
    asked = list(DICHOTOMIES)
    takers = taken(standings(debate()), people, asked)
    assert not any(any(relation(a, b, asked).masks) for (_, a), (_, b) in combinations(takers, 2))


@pytest.mark.parametrize(
    ("dichotomy", "speakers"),
    [
        ("bottom-up-policy", {"soeterbroek", "de-graaf", "editors"}),
        ("transition-governance", {"de-graaf", "reporter"}),
    ],
)
def test_who_speaks_to_a_question_without_an_answer_takes_no_side(dichotomy: str, speakers: set[str]) -> None:
    found = standings(debate())
    assert {
        speaker for speaker, of in found.items() if of.get(dichotomy, SILENT).state == "spoke"
    } == speakers


@pytest.mark.parametrize("anchor", ["klassieke manier", "Kanaleneiland", "een permanente vlucht"])
def test_what_the_report_gives_to_nobody_is_the_reporters(anchor: str) -> None:
    assert [q.speaker for q in debate().quotes.values() if anchor in (q.at.anchor or "")] == ["reporter"]


def test_what_the_report_sets_against_each_other_challenges_each_other() -> None:
    quotes = debate().quotes
    against = [(q.id, name) for q in quotes.values() for name in q.challenges if name in quotes]
    assert against
    assert [pair for pair in against if pair[::-1] not in against] == []


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
        ("soeterbroek", ["van onderop", "sociaal kapitaal"]),
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
    assert (event.date, event.place) == ("2018-01-25?", {OWN: "Utrecht"})
    day = date.fromisoformat(event.date.removesuffix("?"))
    assert day.strftime("%A") == "Thursday"  # the report: ‘afgelopen donderdag’
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


def test_common_ground_is_the_one_thing_that_the_report_says_met_with_approval() -> None:
    (only,) = debate().common_ground.values()
    (shown,) = (debate().quotes[name] for name in only.quotes)
    assert shown.at.anchor == "Waar de handen wel voor op elkaar gingen"
    assert "toenemende aandacht" in only.summary["nl"]
    assert "increasing attention" in only.summary["en"]


def test_the_themes_come_in_the_order_of_the_report() -> None:
    assert list(debate().themes) == [
        "hype",
        "working-definition",
        "fields-of-practice",
        "urban-development",
        "flight-and-reflex",
        "conditions",
    ]


def test_every_quote_has_a_place_in_the_debate_and_not_only_in_the_list_of_quotes() -> None:
    it = debate()
    topics = [topic for theme in it.themes.values() for topic in theme.topics.values()]
    parts = (it.dichotomies, it.common_ground, it.themes, {topic.id: topic for topic in topics})
    named = {name for things in parts for thing in things.values() for name in thing.quotes}
    shown = {name for stance in it.stances for name in stance.evidence}
    assert [
        q.id for q in it.quotes.values() if not (q.supports or q.challenges or q.id in named | shown)
    ] == []


def test_every_dichotomy_has_a_short_title_for_the_head_of_a_column() -> None:
    heads = [text for it in debate().dichotomies.values() for text in (it.short or {}).values()]
    assert len(heads) == 2 * len(DICHOTOMIES)
    assert [head for head in heads if max(map(len, head.split())) > 12] == []


def test_the_six_conditions_and_the_three_fields_of_practice_are_there() -> None:
    themes = debate().themes
    assert len(themes["conditions"].topics) == 6
    assert list(themes["fields-of-practice"].topics) == [
        "social-policy-field",
        "policy-field",
        "education-field",
    ]
