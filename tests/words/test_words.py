"""The interface's own words: every key that the program says has them, in both languages alike."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from debates import a_debate

import socinno
from socinno import words
from socinno.agreement import STATES
from socinno.formats import FORMATS, Sheet, written
from socinno.library.catalogue import FileLibrary
from socinno.library.names import names_of
from socinno.model import SOURCE_TYPES, Basis, Place, QuoteKind, Source, SpeakerKind, Thing
from socinno.problems import Stop
from socinno.queries.compare import compare
from socinno.queries.debates import debates
from socinno.queries.overview import overview
from socinno.queries.quotes import Filters, quotes
from socinno.queries.speakers import speakers
from socinno.views import View
from socinno.words import LANGUAGES, rule_codes, rule_page, say, say_around, stop_line

SOURCE = Path(socinno.__file__).parent
FILES = {
    language: tomllib.loads((SOURCE / f"words/{language}.toml").read_text("utf-8")) for language in LANGUAGES
}
TABLES = ("words", "sentences", "help")


def all_of(language: str) -> dict[str, str]:
    """Every word and sentence of a language by its key, that of a rule too."""
    rules = {code: rule["say"] for code, rule in FILES[language]["rules"].items()}
    return {**rules, **{key: text for table in TABLES for key, text in FILES[language][table].items()}}


def wrongs(language: str) -> dict[str, str]:
    """What is said when something is wrong, by its key."""
    rules = {code: rule["say"] for code, rule in FILES[language]["rules"].items()}
    return {**FILES[language]["sentences"], **rules}


KNOWN = all_of("en")

UNNAMED = {"title", "file"}  # of a source: shown without a word, or not at all

CALLED = r"\b(?:Part|Row|Column|Word|Stop|Problem|Unusable|sentence|_tell|_warning|say)\(\s*(?:[\w.]+,\s*)?"
SAID = re.compile(
    rf"""(?:{CALLED}|\b(?:key|code)\ =\ )f?['"]([\w{{}}-]+)['"](?:\s+if\s.*?\selse\s+["']([\w-]+)["'])?""",
    re.X,
)
"""Where a key is spelled out, or the two that it may be."""


def test_every_key_that_the_program_says_has_words() -> None:
    said = [
        (key, path.name)
        for path in sorted(SOURCE.rglob("*.py"))
        for found in SAID.findall(path.read_text("utf-8"))
        for key in found
        if key and "{" not in key
    ]
    assert len(said) > 120
    assert {"overview.py", "names.py", "inlines.py"} <= {name for _, name in said}
    reasons = {"busy", "spoilt"}  # of Unusable: parts of a key
    assert [f"{name}: {key}" for key, name in said if key not in {*KNOWN, *reasons}] == []


def test_no_words_are_left_that_nobody_says() -> None:
    """Each key is spelled out somewhere, or made of a name and what is spelled out."""
    source = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    spelled = set(re.findall(r"""["'`]([\w-]+)["'`]""", source))
    starts = tuple(re.findall(r"""f["']([a-z-]+-)\{""", source))
    ends = tuple(re.findall(r"""f["']\{[\w.]+\}(-[a-z]+)["']""", source))
    unsaid = [
        key for key in KNOWN if key not in spelled and not key.startswith(starts) and not key.endswith(ends)
    ]
    assert unsaid == []


def test_every_name_that_the_content_format_has_for_something_has_words() -> None:
    names = [
        *(kind.what for kind in Thing.__subclasses__()),
        *get_args(Basis),
        *get_args(QuoteKind),
        *get_args(SpeakerKind),
        *(f"at-{field}" for field in Place.model_fields),
        *(f"outcome-{outcome}" for outcome in ("agree", "differ", "partly", "silent", "unshared")),
        *(
            field.alias or name
            for name, field in Source.model_fields.items()
            if name not in ("title", "file", "ref", "sha256")  # for programs
        ),
        *SOURCE_TYPES,
        *STATES[2:],  # the first two are said by their position
    ]
    assert len(names) > 40
    assert [name for name in names if name not in KNOWN] == []


def test_a_language_has_the_same_tables_and_keys_in_the_same_order() -> None:
    english, dutch = FILES.values()
    assert list(english) == list(dutch) == ["words", "sentences", "rules", "help"]
    assert [table for table in english if list(english[table]) != list(dutch[table])] == []


def test_no_key_has_words_twice() -> None:
    keys = [key for table in (*TABLES, "rules") for key in FILES["en"][table]]
    assert sorted(keys) == sorted(KNOWN)


def test_both_languages_say_something_with_the_same_facts() -> None:
    offenders = []
    for key in KNOWN:
        english, dutch = (
            {field for _, field, _, _ in Formatter().parse(all_of(language)[key]) if field is not None}
            for language in LANGUAGES
        )
        texts = [all_of(language)[key] for language in LANGUAGES]
        stripped = all(text.strip() == text for text in texts) or key == "meant"
        if english != dutch or not all(texts) or not stripped:
            offenders.append(key)
    assert offenders == []


def test_a_sentence_is_plain_and_starts_and_ends_as_part_of_a_line() -> None:
    offenders = [
        (key, text)
        for language in LANGUAGES
        for key, text in wrongs(language).items()
        if "\n" in text
        or text.endswith(".")
        or "  " in text
        or text.count("‘") != len(re.findall(r"’(?!s\b)", text))
    ]
    assert len(wrongs("en")) > 120
    assert offenders == []


def test_every_rule_has_a_sentence_and_a_page_of_a_line_and_more() -> None:
    offenders = [
        (language, code)
        for language in LANGUAGES
        for code, rule in FILES[language]["rules"].items()
        if list(rule) != ["say", "page"] or len(rule["page"].splitlines()) < 2 or not all(rule.values())
    ]
    assert len(rule_codes()) > 60
    assert offenders == []


def test_what_the_program_reads_is_what_the_files_say() -> None:
    """It reads no more of them than it needs, and plain texts without a parser of TOML."""
    offenders = [
        (language, key)
        for language in LANGUAGES
        for key, text in all_of(language).items()
        if say(language, key) != text
    ]
    offenders += [
        (language, code)
        for language in LANGUAGES
        for code in rule_codes()
        if rule_page(code, language) != FILES[language]["rules"][code]["page"]
    ]
    assert offenders == []
    assert rule_codes() == tuple(FILES["en"]["rules"])
    assert rule_page("no-such-rule", "en") == ""


def test_a_dutch_year_has_twelve_months_too() -> None:
    assert [len(say(language, "months").split()) for language in LANGUAGES] == [12, 12]


def test_the_language_chooses_the_words() -> None:
    assert (say("en", "quote"), say("nl", "quote")) == ("quote", "citaat")
    assert say("fr", "quote") == "quote"


def test_facts_are_filled_in_on_one_line_and_lists_are_spelled_out() -> None:
    assert say("en", "quote-counts", supporting=2, challenging=0) == "quotes: 2 for, 0 against"
    assert say("nl", "no-content", path="a\nb\x1b") == (
        "er is geen bestand of map ‘a b␛’ met debatten; controleer het pad"
    )
    assert "choose en, nl" in say("en", "bad-choice", value="x", option="--lang", choices=("en", "nl"))


def test_the_words_around_a_fact_are_those_of_the_whole_sentence() -> None:
    assert say_around("nl", "at-page", "words") == ("pagina ", "")
    for language in LANGUAGES:
        for key in (f"at-{field}" for field in Place.model_fields):
            before, after = say_around(language, key, "words")
            assert f"{before}␀{after}" == say(language, key, words="␀")


def test_a_key_without_words_stands_for_itself() -> None:
    assert say("nl", "no-such-key") == "no-such-key"


def test_a_sentence_of_a_mistake_is_said_as_any_other() -> None:
    assert say("nl", "or") == "of"
    assert say("nl", "complex-key") == "een sleutel moet een gewoon woord zijn"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_shown_no_key_stands_for_itself(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    found = words._words

    def noted(language: str, key: str) -> str:
        asked.add(key)
        return found(language, key)

    monkeypatch.setattr(words, "_words", noted)
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
            for format in FORMATS:
                assert written(view, Sheet(language, width), format)
    assert all(names_of(thing) for thing in debate.things.values())
    assert len(asked) > 40
    assert asked <= set(KNOWN)


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


def test_of_a_long_value_a_mistake_repeats_the_ends() -> None:
    line = stop_line(Stop("unknown-name", asked=f"ab{'x' * 5000}yz"), "en")
    assert line.startswith("socinno: ‘abxx")
    assert "…" in line
    assert "xxyz’ not found" in line
    assert len(line) < 200
    path = "d" * 300
    assert path in stop_line(Stop("not-a-file", file=path), "en")
    named = Stop("ambiguous-name", asked="a", candidates=("b" * 300, "c"), count=2)
    assert len(stop_line(named, "nl")) < 200
