"""The interface's own words: every key that the program says has them, in both languages alike."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from debates import a_debate

import socinno
from socinno import words
from socinno.formats import FORMATS, Sheet, write
from socinno.library.catalogue import FileLibrary
from socinno.library.names import names_of
from socinno.model import Basis, Place, QuoteKind, Source, SpeakerKind, Thing
from socinno.queries.compare import compare
from socinno.queries.debates import debates
from socinno.queries.overview import overview
from socinno.queries.quotes import Filters, quotes
from socinno.queries.speakers import speakers
from socinno.views import View
from socinno.words import LANGUAGES, say

FILES = [
    tomllib.loads((Path(words.__file__).parent / f"{language}.toml").read_text("utf-8"))
    for language in LANGUAGES
]
WORDS = {key: tuple(file["words"][key] for file in FILES) for key in FILES[0]["words"]}
SENTENCES = {key: tuple(file["sentences"][key] for file in FILES) for key in FILES[0]["sentences"]}
SENTENCES |= {key: tuple(file["rules"][key]["say"] for file in FILES) for key in FILES[0]["rules"]}
KNOWN = {**WORDS, **SENTENCES}
SOURCE = Path(socinno.__file__).parent
KEY_FIRST = {"Part", "Row", "Column", "Word", "Stop", "Problem", "sentence"}


def said(path: Path) -> Iterator[tuple[str, str]]:
    """Each key that a module's calls spell out, with the place of the call."""
    tree = ast.parse(path.read_text("utf-8"))
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        method = isinstance(call.func, ast.Attribute)
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        first = name in KEY_FIRST or (name == "say" and method) or (name == "_tell" and path.stem == "reader")
        if not (first or name == "say"):
            continue
        for key in spelled(call.args[0 if first else 1], tree):
            yield key, f"{path.name}:{call.lineno}"


def spelled(key: ast.expr, module: ast.Module) -> Iterator[str]:
    """The strings that an expression can be, as far as the module spells them out."""
    if isinstance(key, ast.Constant):
        yield str(key.value)
    elif isinstance(key, ast.IfExp):
        yield from (*spelled(key.body, module), *spelled(key.orelse, module))
    elif isinstance(key, ast.Name):
        for node in ast.walk(module):
            if isinstance(node, ast.Assign) and ast.dump(node.targets[0]) == ast.dump(
                ast.Name(key.id, ast.Store())
            ):
                yield from spelled(node.value, module)


SAID = [found for path in sorted(SOURCE.rglob("*.py")) for found in said(path)]


def test_every_key_that_the_program_says_has_words() -> None:
    assert len(SAID) > 120
    assert {"overview.py", "names.py", "inlines.py"} <= {place.partition(":")[0] for _, place in SAID}
    assert [f"{place}: {key}" for key, place in SAID if key not in KNOWN] == []


@pytest.mark.parametrize(
    "keys",
    [
        [kind.what for kind in Thing.__subclasses__()],
        get_args(Basis),
        get_args(QuoteKind),
        get_args(SpeakerKind),
        [f"at-{field}" for field in Place.model_fields],
        [f"outcome-{outcome}" for outcome in ("agree", "differ", "partly", "silent")],
        [field.alias or name for name, field in Source.model_fields.items() if name not in ("title", "file")],
    ],
    ids=["things", "basis", "quotes", "speakers", "places", "outcomes", "sources"],
)
def test_every_name_that_the_content_format_has_for_something_has_words(keys: list[str]) -> None:
    assert keys
    assert [key for key in keys if key not in KNOWN] == []


def test_no_key_has_words_twice() -> None:
    assert not set(WORDS) & set(SENTENCES)


@pytest.mark.parametrize("key", KNOWN)
def test_both_languages_say_something_with_the_same_facts(key: str) -> None:
    english, dutch = (
        {field for _, field, _, _ in Formatter().parse(sentence) if field is not None}
        for sentence in KNOWN[key]
    )
    assert english == dutch
    assert all(sentence.strip() == sentence or key == "meant" for sentence in KNOWN[key])
    assert all(KNOWN[key])


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_is_plain_and_starts_and_ends_as_part_of_a_line(key: str) -> None:
    for sentence in SENTENCES[key]:
        assert "\n" not in sentence
        assert not sentence.endswith(".")
        assert "  " not in sentence
        assert sentence.count("‘") == len(re.findall(r"’(?!s )", sentence))


def test_a_dutch_year_has_twelve_months_too() -> None:
    assert [len(say(language, "months").split()) for language in LANGUAGES] == [12, 12]


def test_the_language_chooses_the_words() -> None:
    assert (say("en", "quote"), say("nl", "quote")) == ("quote", "citaat")
    assert say("fr", "quote") == "quote"


def test_facts_are_filled_in_on_one_line_and_lists_are_spelled_out() -> None:
    assert say("en", "quote-counts", supporting=2, challenging=0) == "quotes: 2 for, 0 against"
    assert say("nl", "no-content", path="a\nb\x1b") == (
        "er is geen contentmap ‘a b␛’; geef er een met --content"
    )
    assert "choose en, nl" in say("en", "bad-choice", value="x", option="--lang", choices=("en", "nl"))


def test_a_key_without_words_stands_for_itself() -> None:
    assert say("nl", "no-such-key") == "no-such-key"


def test_a_sentence_of_a_mistake_is_said_as_any_other() -> None:
    assert say("nl", "or") == "of"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", FORMATS)
def test_whatever_is_shown_no_key_stands_for_itself(
    language: str, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_known(language: str, key: str) -> str:
        return str(KNOWN[key][LANGUAGES.index(language)])

    monkeypatch.setattr(words, "_words", only_known)
    debate = a_debate(EVERYTHING)
    library = FileLibrary((debate,))
    views: list[View] = [
        *(socinno.show(library, name, language) for name in debate.things),
        overview(debate, language),
        overview(debate, language, frozenset({"ada"})),
        compare(library, ["opening"], language),
        compare(library, ["open", "city"], language),
        compare(library, ["ada", "bram"], language),
        quotes(library, Filters(), language),
        quotes(library, Filters(speaker=("ada",), position=("city",)), language),
        speakers(library, Filters(), language),
        speakers(library, Filters(source=("minutes",), speaker=("room",)), language),
        debates(library, language),
    ]
    for view in views:
        for width in (40, 120):
            assert write(view, Sheet(language, width), format)
    assert all(names_of(thing) for thing in debate.things.values())


EVERYTHING = """\
event: {title: Raad, date: 2024-03-02, place: Utrecht, note: Zie de notulen.}
summary: Kort.
sources:
  minutes:
    {type: chapter, title: Notulen, author: [{literal: Raad}], editor: [{family: Cate, given: Bram}],
     container-title: Jaarboek, publisher: Stad, publisher-place: Utrecht, issued: 2024, accessed: 2024-03,
     edition: 2, volume: 3, issue: 4, page: 5-6, ISBN: 978, DOI: 10.1/2, URL: example.org, language: nl,
     note: Kort.}
speakers:
  ada: {name: Ada de Wit, role: lezer, affiliation: Stad, about: Leest.}
  bram: {name: Bram ten Cate, honorific: dr.}
  room: {name: De zaal, kind: collective}
quotes:
  reading-day:
    {speaker: ada, kind: direct, text: Zondag is leesdag., translation: {en: Sunday is for reading.},
     source: minutes, at: {section: a, page: b, paragraph: c, time: d, anchor: e}, supports: [open],
     note: Hier gelachen.}
  day-of-rest:
    {speaker: bram, kind: indirect, text: Rust., source: minutes, at: {section: Rondvraag},
     supports: [closed], challenges: [reading-day, open]}
stances:
  - {speaker: ada, positions: [open, closed], basis: stated, evidence: [reading-day]}
  - {speaker: bram, positions: [closed], basis: reported, evidence: [day-of-rest]}
  - {speaker: bram, positions: [city], basis: inferred, evidence: [day-of-rest], note: Dat volgt.}
"""
