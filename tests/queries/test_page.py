"""A debate as a page: all that is in it, each quote in one place, and how it stands in its source."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from arguing import ARGUED, Drawn, argued, chain
from authors import debate, write
from crowds import crowd
from hypothesis import given
from libraries import from_disk, settled, through_index

import socinno
from socinno.library.catalogue import FileLibrary
from socinno.model import Debate
from socinno.queries import context
from socinno.queries.page import made_from
from socinno.quotations.locating import quote_matches
from socinno.quotations.sources import text_of
from socinno.views import Date, Part, Text, Word
from socinno.views.page import Page, PageGroup

TESTS = Path(__file__).parents[1]
EVERY = TESTS / "every" / "every-key.yaml"
NOT_SHOWN = {"ref", "reviewed", "file", "sha256"}
"""What only who wrote a debate needs: their own references, what they looked at, where texts lie."""


def page_of(of: Debate, language: str = "en", **asked: Any) -> Page:
    library = FileLibrary((of,), files={of.id: Path("nowhere") / f"{of.id}.yaml"})
    return socinno.page(library, of.id, language, **asked)


def every(**asked: Any) -> Page:
    return socinno.page(socinno.load(EVERY), "every-key", "en", **asked)


def beside(folder: Path, text: str, source: str = "report.txt", anchor: str = "page: 3") -> Page:
    """The page of a debate of which the text of the source may lie beside it."""
    return socinno.page(socinno.load(write(folder, debate(text, source, anchor))), "square", "en")


def strings(value: Any) -> Iterator[str]:
    """Every string in some data, whatever its shape."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (key, *strings(inner))
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from strings(inner)


def content(value: Any) -> Iterator[str]:
    """Every string of a debate that a reader must find."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from () if key in NOT_SHOWN else content(inner)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from content(inner)


def groups(of: tuple[PageGroup, ...]) -> Iterator[PageGroup]:
    for it in of:
        yield it
        yield from groups(it.inside)


def places(of: Page) -> list[str]:
    """Where quotes stand with their words: an id for each place."""
    found = [name for question in of.questions for name in question.quotes]
    found += [name for group in groups((*of.ground, *of.themes)) for name in group.quotes]
    for question in of.questions:
        for side in question.sides:
            entries = side.reasons.entries if side.reasons else ()
            found += [it.quotation.id for it in entries if not it.again]
    return [*found, *of.others]


def named(of: Page) -> set[str]:
    """The ids of all things on a page."""
    found = {of.debate.id, *of.quotes, *(it.of.id for it in of.speakers), *(it.id for it in of.sources)}
    found |= {it.of.id for it in groups((*of.ground, *of.themes))} | {it.of.id for it in of.questions}
    return found | {side.position.id for it in of.questions for side in it.sides}


FILES = ("every/every-key.yaml", "odd/odd-texts.yaml")


@pytest.mark.parametrize("file", FILES)
def test_all_that_a_debate_says_is_on_its_pages(file: str) -> None:
    library = socinno.load(TESTS / file)
    [of] = library.debates
    told = {text for language in ("en", "nl") for text in strings(socinno.page(library, of.id, language))}
    said = {*content(of.model_dump(by_alias=True))}
    assert said - told <= {"so"}  # a translation into the language that the quote is in


@pytest.mark.parametrize("file", FILES)
def test_every_thing_is_there_by_its_id(file: str) -> None:
    library = socinno.load(TESTS / file)
    [of] = library.debates
    assert named(socinno.page(library, of.id, "en")) == {of.id, *of.things}


def test_a_quote_of_a_question_that_is_only_evidence_stands_at_that_question() -> None:
    build, pay = every().questions
    assert build.quotes == ("width", "teams")
    assert pay.quotes == ()


def test_a_quote_about_a_quote_of_a_question_stands_at_that_question() -> None:
    [of] = socinno.load(EVERY).debates
    echo = of.quotes["shout"].model_copy(update={"challenges": ("width",)})
    found = page_of(of.with_quotes({**of.quotes, "echo": echo}))
    assert found.questions[0].quotes == ("width", "teams", "echo")
    assert found.others == ()


@given(ARGUED)
def test_every_quote_has_a_place_whatever_bears_on_what(drawn: Drawn) -> None:
    of = argued(drawn)
    found = page_of(of)
    assert list(found.quotes) == list(of.quotes)
    assert sorted(places(found)) == sorted(of.quotes)


def test_what_is_a_reason_on_two_questions_stands_with_its_words_at_one() -> None:
    [of] = socinno.load(EVERY).debates
    toll = of.quotes["toll"].model_copy(update={"supports": ("users-pay", "build-it")})
    found = page_of(of.with_quotes({**of.quotes, "toll": toll}))
    sides = [side for question in found.questions for side in question.sides]
    entries = [it for side in sides for it in (side.reasons.entries if side.reasons else ())]
    assert [it.again for it in entries if it.quotation.id == "toll"] == ["", "above"]


def test_no_reason_is_left_out_however_deep() -> None:
    found = page_of(chain(1000))
    [question] = found.questions
    reasons = question.sides[0].reasons
    assert reasons is not None
    assert [it.level for it in reasons.entries] == [*range(1000)]
    assert not any(it.more for it in reasons.entries)


def test_who_stands_where_is_told_of_everybody() -> None:
    build = every().questions[0]
    takers = [{it.speaker.id: it.state for it in side.takers} for side in build.sides]
    assert takers == [
        {"bob": "first", "crowd": "divided", "dee": "connects"},
        {"ann": "second", "crowd": "divided", "dee": "connects"},
    ]
    neither, spoke = build.beside
    assert (neither.key, [it.speaker.id for it in cast(Any, neither.value)]) == ("neither", ["eve"])
    assert (spoke.key, [it.id for it in cast(Any, spoke.value)]) == ("spoke", ["cas"])
    assert [ref.id for ref in build.silent] == ["clerk"]


def test_a_stance_that_another_came_after_is_told_of_its_speaker() -> None:
    ann = every().speakers[0]
    assert [(it.state, it.date) for it in ann.earlier] == [("first", Date("2021"))]
    assert [(it.dichotomy.id, it.state) for it in ann.stances] == [("build", "second"), ("pay", "second")]


def test_a_quote_tells_what_it_shows() -> None:
    shows = {name: [it.speaker.id for it in quote.shows] for name, quote in every().quotes.items()}
    assert shows["toll"] == ["bob"]
    assert shows["teams"] == ["dee"]
    assert shows["shout"] == []


def test_everybody_on_every_question_is_there_where_there_are_several_of_both() -> None:
    crossing = page_of(crowd(5, 3)).crossing
    assert crossing is not None
    assert [len(line.stances) for line in crossing.lines] == [3] * 5
    assert page_of(crowd(5, 1)).crossing is None
    assert page_of(crowd(1, 3)).crossing is None


def test_the_questions_may_stand_in_the_order_of_how_much_they_divide() -> None:
    asked = page_of(crowd(10, 4), sort="split").questions
    assert [it.number for it in asked] == [3, 2, 4, 1]


def test_the_facts_of_sources_and_speakers_are_those_of_their_cards() -> None:
    library = socinno.load(EVERY)
    found = socinno.page(library, "every-key", "en")
    for card in found.sources:
        shown = socinno.show(library, card.id, "en", everything=True)
        assert card.parts == tuple(part for part in shown.parts if part.key != "quotes")
    assert [it.affiliation and it.affiliation.text for it in found.speakers[:3]] == ["The Mill"] * 2 + [None]
    assert [it.quotes for it in found.speakers] == [1, 1, 1, 0, 0, 1, 1]


def test_the_legend_tells_of_every_sign_that_occurs() -> None:
    assert [it.sign for it in every().legend] == [
        *("stated", "reported", "inferred", "both", "neither", "assigned", "changed", "spoke"),
        *("supports", "challenges"),
    ]
    assert [it.sign for it in page_of(chain(2)).legend] == ["supports"]


def test_a_debate_of_nothing_is_a_page() -> None:
    found = page_of(argued([]))
    assert (found.quotes, found.others, found.told) == ({}, (), ())


def test_a_debate_that_is_not_in_the_language_asked_for_says_so_once() -> None:
    assert page_of(chain(1), "nl").told[0].key == "own-language"


def test_through_an_index_a_page_is_the_same(tmp_path: Path) -> None:
    write(tmp_path, "My customers come by car.", "report.txt")
    write(tmp_path, debate("My customers come by car.", "report.txt"))
    write(tmp_path, EVERY.read_bytes(), EVERY.name)
    indexed, files = through_index(settled(tmp_path)), from_disk(tmp_path)
    for name in ("square", "every-key"):
        assert socinno.page(indexed, name, "en") == socinno.page(files, name, "en")


def test_a_name_of_no_debate_stops() -> None:
    with pytest.raises(socinno.Stop):
        socinno.page(socinno.load(EVERY), "toll", "en")


# How quotes stand in their sources


def test_each_direct_quote_says_how_it_stands_in_its_source(tmp_path: Path) -> None:
    write(tmp_path, "Sam said: “My customers come by car.” Then Kim spoke.", "report.txt")
    found = beside(tmp_path, "My customers come by car.")
    quote = found.quotes["baker-says"]
    assert quote.state == Word("found-exact", {"outcome": "exact", "line": 1})
    assert quote.context is not None
    assert quote.context.quoted == (("My customers come by car.", True),)
    assert quote.context.after.startswith("” Then Kim spoke.")
    assert found.told == (Word("letter-1"),)


def test_an_indirect_quote_has_no_state_and_its_place_by_its_anchor(tmp_path: Path) -> None:
    write(tmp_path, "Then Kim spoke.", "report.txt")
    quote = beside(tmp_path, "Nobody said this.", anchor="anchor: Kim spoke").quotes["walker-says"]
    assert quote.state is None
    assert quote.context is not None
    assert quote.context.quoted == (("Kim spoke", True),)


def test_a_quote_that_is_not_there_says_so(tmp_path: Path) -> None:
    write(tmp_path, "Then Kim spoke.", "report.txt")
    quote = beside(tmp_path, "Zebras never quarrel.").quotes["baker-says"]
    assert (quote.state, quote.context) == (Word("found-absent", {"outcome": "absent"}), None)


def test_without_a_text_each_direct_quote_says_that_it_was_not_compared(tmp_path: Path) -> None:
    found = beside(tmp_path, "My customers come by car.", "")
    assert found.quotes["baker-says"].state == Word("found-unchecked", {"outcome": "unchecked"})
    assert found.told == (Word("none-compared"),)


@pytest.mark.parametrize("name", ["none.txt", "../../out.txt", "report.exe", "/etc/hosts", "report.pdf"])
def test_a_text_that_cannot_be_read_is_told_and_nothing_counts_as_compared(name: str, tmp_path: Path) -> None:
    write(tmp_path, b"%PDF-1.4 broken", "report.pdf")
    write(tmp_path, b"MZ", "report.exe")
    found = beside(tmp_path, "My customers come by car.", name)
    assert found.quotes["baker-says"].state == Word("found-unread", {"outcome": "unchecked"})
    assert found.quotes["baker-says"].context is None
    assert found.told == (Word("source-unread", {"source": "Report"}),)


def test_the_text_of_each_source_is_read_once_and_compared_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, compared = [], []

    def reading(name: str, *rest: Any) -> Any:
        read.append(name)
        return text_of(name, *rest)

    def matching(quotes: Any, of: Debate, texts: Any) -> Any:
        compared.append([quote.id for quote in quotes])
        return quote_matches(quotes, of, texts)

    monkeypatch.setattr(context, "text_of", reading)
    monkeypatch.setattr(context, "quote_matches", matching)
    write(tmp_path, "My customers come by car. Then Kim spoke.", "report.txt")
    beside(tmp_path, "My customers come by car.", anchor="anchor: Kim spoke")
    assert read == ["report"]
    assert compared == [["baker-says", "walker-says"]]


def test_a_page_and_the_card_of_a_quote_tell_the_same_of_its_source(tmp_path: Path) -> None:
    write(tmp_path, "My customers, he said, come by car. Then Kim spoke.", "report.txt")
    library = socinno.load(write(tmp_path, debate("My customers [...] come by car", "report.txt")))
    quote = socinno.page(library, "square", "en").quotes["baker-says"]
    card = context.with_state(library, socinno.show(library, "baker-says", "en"))
    told = {part.key: part.value for part in card.parts}
    assert (told["found"], told["context"]) == (quote.state, quote.context)


def test_a_page_says_of_which_file_it_is_made_by_what_and_when() -> None:
    made = made_from(socinno.load(EVERY), "every-key", "1.2.3", "2026-11-27")
    assert made == (
        Part("made-from", Text("every-key.yaml")),
        Part("made-with", Text("socinno 1.2.3")),
        Part("made-on", Date("2026-11-27")),
    )
    assert every(made=made).made == made
