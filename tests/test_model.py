"""The debate as frozen models: what its file holds, each thing with its id, each text by language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from debates import VALID, a_debate, edited, told
from pydantic import ValidationError

from socinno.library.reader import read
from socinno.model import ID_PATTERN, OWN, Debate, Speaker, Thing


def test_a_bare_text_stands_under_the_debates_own_language() -> None:
    debate = a_debate()
    assert debate.question == {OWN: "Moet de bibliotheek op zondag open?"}
    assert debate.title == {"nl": "Bibliotheek op zondag", "en": "The library on Sundays"}


def test_every_thing_has_the_id_it_has_in_its_file() -> None:
    debate = a_debate(name="sundays")
    assert debate.id == "sundays"
    assert all(thing.id == address[-1] for address, thing in debate.everything())


def test_everything_comes_in_reading_order_with_its_address() -> None:
    addresses = ["/".join(address) for address, _ in a_debate().everything()]
    assert addresses == [
        "dichotomies/opening",
        "dichotomies/opening/positions/open",
        "dichotomies/opening/positions/closed",
        "dichotomies/paying",
        "dichotomies/paying/positions/city",
        "dichotomies/paying/positions/readers",
        "speakers/ada",
        "speakers/bram",
        "quotes/reading-day",
        "quotes/day-of-rest",
        "sources/minutes",
        "common-ground/books",
        "themes/hours",
        "themes/hours/topics/morning",
    ]


def test_each_thing_is_found_by_its_id_and_knows_what_it_is() -> None:
    debate = a_debate()
    assert {name: thing.what for name, thing in debate.things.items()} == {
        "opening": "dichotomy",
        "open": "position",
        "closed": "position",
        "paying": "dichotomy",
        "city": "position",
        "readers": "position",
        "ada": "speaker",
        "bram": "speaker",
        "reading-day": "quote",
        "day-of-rest": "quote",
        "minutes": "source",
        "books": "common-ground",
        "hours": "theme",
        "morning": "topic",
    }


def test_the_order_of_the_file_is_the_order_of_things() -> None:
    swapped = a_debate("speakers:\n  bram: {name: Bram}\n  ada: {name: Ada}\n")
    assert list(swapped.speakers) == ["bram", "ada"]


def test_a_position_knows_its_dichotomy() -> None:
    debate = a_debate()
    assert debate.dichotomy_of("closed").id == "opening"
    with pytest.raises(KeyError):
        debate.dichotomy_of("ada")


def test_a_direct_quote_is_in_the_language_of_its_source_and_our_words_in_the_debates() -> None:
    debate = a_debate("sources: {minutes: {type: report, title: Minutes, language: en}}\n")
    assert debate.language_of(debate.quotes["reading-day"]) == "en"
    assert debate.language_of(debate.quotes["day-of-rest"]) == "nl"


def test_a_source_without_a_language_is_in_the_debates() -> None:
    debate = a_debate("sources: {minutes: {type: report, title: Notulen}}\n")
    assert debate.language_of(debate.quotes["reading-day"]) == "nl"


def test_nothing_in_a_debate_can_be_changed() -> None:
    debate = a_debate()
    with pytest.raises(ValidationError):
        debate.speakers["ada"].kind = "collective"
    with pytest.raises(ValidationError):
        debate.language = "en"
    with pytest.raises(TypeError):
        debate.things["x"] = debate.speakers["ada"]  # type: ignore[index]


def test_a_thing_in_no_debate_has_no_id_yet() -> None:
    with pytest.raises(AttributeError):
        Speaker.model_validate({"name": "Ada"}).id  # noqa: B018


def test_an_id_is_small_letters_and_digits_with_single_hyphens_and_holds_a_letter() -> None:
    fine = ["a", "a1", "1a", "2018-01-debate", "2018-a-1", "de-graaf", "1-2b"]
    wrong = ["", "1", "2018", "2018-01-25", "-a", "a-", "a--b", "A", "a_b", "é", "a b", "a\n"]
    assert [text for text in fine if not re.search(ID_PATTERN, text)] == []
    assert [text for text in wrong if re.fullmatch(ID_PATTERN, text)] == []
    assert not re.search(ID_PATTERN, "1" * 50_000)


def test_a_speaker_is_a_person_unless_it_says_otherwise() -> None:
    lines = "speakers: {ada: {name: Ada}, bram: {name: De zaal, kind: collective}}\n"
    assert [speaker.kind for speaker in a_debate(lines).speakers.values()] == ["person", "collective"]


def test_a_source_takes_the_variables_of_csl() -> None:
    source = a_debate("""\
sources:
  minutes:
    type: chapter
    title: {nl: Notulen, en: Minutes}
    author: [{family: de Wit, given: Ada}, {literal: Gemeente Utrecht}]
    container-title: Jaarboek
    publisher-place: Utrecht
    accessed: 2024-03-02
    ISBN: 9789023255970
    DOI: 10.1000/182
    volume: 1.10
""").sources["minutes"]
    assert [(a.family, a.given, a.literal) for a in source.author] == [
        ("de Wit", "Ada", None),
        (None, None, "Gemeente Utrecht"),
    ]
    assert (source.container_title, source.publisher_place) == ("Jaarboek", "Utrecht")
    assert (source.ISBN, source.volume, source.accessed) == ("9789023255970", "1.10", "2024-03-02")


@pytest.mark.parametrize(
    "date", ["2018", "2018-01", "2018-01-25", "2024-02-29", "0999-12-31", "2018?", "2018-01-25?"]
)
def test_a_date_is_a_year_a_month_or_a_day(date: str) -> None:
    event = a_debate(f"event: {{title: Raad, date: {date}}}\n").event
    assert event is not None
    assert event.date == date


@pytest.mark.parametrize(
    "date",
    [
        "2023-02-29",
        "2018-00?",
        "2018-01??",
        "18-01-25",
        "2018-1",
        "2018/01",
        "januari",
        "2018-01-25T10",
        "-2018",
        "0000",
    ],
)
def test_anything_else_is_no_date(date: str) -> None:
    assert told(edited(f"event: {{title: Raad, date: {date}}}\n")) == ["1:28 not-a-date"]


@pytest.mark.parametrize("date", ["+201", "2_18", "2018-+1", "٢٠١٨"])
def test_a_date_is_of_plain_digits(date: str) -> None:
    assert told(edited(f"event: {{title: Raad, date: {date}}}\n")) == ["1:28 not-a-date"]


@pytest.mark.parametrize("language", ["nl", "en", "no", "frr", "pt-BR", "zh-Hant-TW"])
def test_a_language_is_a_tag(language: str) -> None:
    assert a_debate(f"language: {language}\n").language == language


def test_a_debate_needs_no_more_than_a_question() -> None:
    least = "language: en\ntitle: Tea\nquestion: Milk first?\n"
    assert told(least) == []
    dichotomy = "{title: Milk, positions: {first: {title: First}, last: {claim: Milk last.}}}"
    assert told(f"{least}dichotomies: {{milk: {dichotomy}}}\n") == []


def test_a_position_is_called_by_its_title_or_else_its_claim() -> None:
    positions = "{open: {title: Open, claim: x}, closed: {claim: Dicht.}}"
    opening = f"  opening: {{title: x, positions: {positions}}}\n"
    paying = "  paying: {title: x, positions: {city: {title: x}, readers: {title: x}}}\n"
    sides = a_debate(f"dichotomies:\n{opening}{paying}").dichotomies["opening"].positions
    assert [side.called for side in sides.values()] == [{OWN: "Open"}, {OWN: "Dicht."}]


def test_one_position_may_stand_without_brackets() -> None:
    lines = "stances: [{speaker: ada, positions: open, basis: stated, assigned: %s}]\n"
    for written, assigned in (("true", True), ("false", False), ("", False)):
        [stance] = a_debate((lines % written).replace("assigned: }", "date: 2024}")).stances
        assert (stance.positions, stance.assigned) == (("open",), assigned)


EVERY = Path(__file__).parent / "every" / "every-key.yaml"


def every_key() -> Debate:
    debate = read(EVERY).debate
    assert debate is not None
    return debate


def test_without_evidence_a_stance_is_shown_by_what_the_speaker_said_for_it() -> None:
    debate = every_key()
    shown = [(s.speaker, s.neither or s.positions[-1], debate.evidence_of(s)) for s in debate.stances]
    assert shown == [
        ("ann", "build-it", ("need",)),
        ("ann", "leave-it", ()),
        ("bob", "build-it", ()),
        ("bob", "users-pay", ("toll",)),
        ("dee", "leave-it", ("teams",)),
        ("dee", "leave-it", ()),
        ("eve", "build", ()),
        ("crowd", "leave-it", ("voices",)),
        ("ann", "users-pay", ("need",)),
    ]


def test_a_quote_bears_on_what_it_is_about_and_on_the_stances_it_shows() -> None:
    assert {name: set(on) for name, on in every_key().bearing.items()} == {
        "need": {"build-it", "build", "users-pay", "pay"},
        "toll": {"users-pay", "pay"},
        "width": {"build"},
        "voices": {"build-it", "leave-it", "build"},
        "teams": {"leave-it", "build"},
        "shout": {"need", "build", "pay"},
    }


def reasons(quotes: dict[str, str]) -> Debate:
    """A debate with quotes by whom nobody is named, each with what it supports or challenges."""
    said = "kind: indirect, text: x, source: minutes, at: {page: 1}"
    lines = "".join(f"  {name}: {{{said}, {on}}}\n" for name, on in quotes.items())
    return a_debate(f"quotes:\n{lines}stances: []\ncommon-ground: {{}}\nthemes: {{}}\n")


def test_a_reason_for_a_reason_bears_on_the_same_dichotomies_but_on_no_position() -> None:
    debate = reasons(
        {
            "deep": "challenges: [high]",
            "high": "supports: [open]",
            "both": "supports: [city], challenges: [deep]",
            "apart": "challenges: [alone]",
            "alone": "note: x",
        }
    )
    assert {name: set(on) for name, on in debate.bearing.items()} == {
        "deep": {"high", "opening"},
        "high": {"open", "opening"},
        "both": {"city", "deep", "opening", "paying"},
        "apart": {"alone"},
        "alone": set(),
    }
    assert debate.reasons == {
        "high": ("deep",),
        "open": ("high",),
        "city": ("both",),
        "deep": ("both",),
        "alone": ("apart",),
    }


def test_what_supports_each_other_in_a_circle_bears_on_what_one_of_them_does() -> None:
    debate = reasons(
        {
            "a": "supports: [c]",
            "b": "supports: [a]",
            "c": "supports: [b, open]",
            "d": "supports: [e]",
            "e": "supports: [d]",
        }
    )
    found = {name for name, on in debate.bearing.items() if "opening" in on}
    assert found == {"a", "b", "c"}


def test_a_chain_of_reasons_may_be_of_any_length() -> None:
    length = 10_000
    chain = {f"q{n}": {"supports": [f"q{n + 1}"]} for n in range(length)} | {
        f"q{length}": {"supports": ["a"]}
    }
    said = {"kind": "indirect", "text": "x", "source": "s", "at": {"page": "1"}}
    sides = {"a": {"title": "x"}, "b": {"title": "x"}}
    tree = {
        "language": "nl",
        "title": "x",
        "question": "x",
        "sources": {"s": {"type": "report", "title": "x"}},
        "dichotomies": {"d": {"title": "x", "positions": sides}},
        "quotes": {name: said | on for name, on in chain.items()},
    }
    bearing = Debate.model_validate(tree, context={"id": "x"}).bearing
    assert all("d" in on for on in bearing.values())
    assert len(bearing) == length + 1


def test_what_is_said_by_nobody_named_is_nobodys() -> None:
    said = every_key().said
    assert [quote.id for quote in said[None]] == ["shout"]
    assert sum(map(len, said.values())) == len(every_key().quotes)


def test_the_format_has_a_json_schema_that_names_every_key_as_authors_write_it() -> None:
    schema = Debate.model_json_schema()
    sections = {line.partition(":")[0] for line in VALID.splitlines() if line[0].isalpha()}
    assert sections | {"event", "summary", "by", "ref"} == set(schema["properties"])
    assert schema["additionalProperties"] is False
    assert {"container-title", "publisher-place", "ISBN"} <= set(schema["$defs"]["Source"]["properties"])
    bare, by_language = schema["$defs"]["Text"]["anyOf"]
    assert (bare["type"], by_language["type"]) == ("string", "object")


def test_every_sort_of_thing_has_a_name_of_its_own() -> None:
    kinds = [kind.what for kind in Thing.__subclasses__()]
    assert len(set(kinds)) == len(kinds) == 9
