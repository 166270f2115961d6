"""A file that is YAML but no debate: each breach of its form is told, with what may have been meant."""

from __future__ import annotations

import pytest
from debates import Broken, edited, problems_of, told

from socinno.library.schema_problems import keys_at

LONG = "x" * 81

BROKEN = [
    # keys
    Broken("nothing that is needed", "summary: x\n", ["1:1 missing-key"] * 2),
    Broken(
        "a key that is missing, at the thing it is missing from",
        edited("speakers:\n  ada: {role: lezer}\n  bram: {name: Bram}\n"),
        ["2:8 missing-key"],
    ),
    Broken("an unknown key, at the key", edited("sumary: Kort.\n"), ["1:1 unknown-key"]),
    Broken(
        "unknown keys at every depth",
        edited("""\
event: {title: Raad, plaats: Utrecht}
speakers:
  ada: {name: Ada, roles: lezer}
  bram: {name: Bram}
themes:
  hours: {title: Tijden, summary: Kort., topics: {morning: {title: Ochtend, quote: x}}}
"""),
        ["1:22 unknown-key", "3:20 unknown-key", "6:77 unknown-key"],
    ),
    Broken("a key of another case", edited("Title: x\n"), ["1:1 unknown-key"]),
    Broken("a key as Python writes it", edited("common_ground: {}\n"), ["1:1 unknown-key"]),
    # what stands under a key
    Broken("a list of speakers", edited("speakers:\n  - {name: Ada}\n"), ["2:3 not-a-mapping"]),
    Broken("a speaker as a text", edited("speakers:\n  ada: Ada\n"), ["2:8 not-a-mapping"]),
    Broken("stances by name", edited("stances:\n  ada: {positions: [open]}\n"), ["2:3 not-a-list"]),
    Broken(
        "one quote, not in a list",
        edited("stances: [{speaker: ada, positions: open, basis: stated, evidence: reading-day}]\n"),
        ["1:68 not-a-list"],
    ),
    Broken(
        "positions by name",
        edited("stances: [{speaker: ada, positions: {open: x}, basis: stated}]\n"),
        ["1:37 not-a-list"],
    ),
    Broken("a title as a list", edited("title: [Bibliotheek]\n"), ["1:8 not-a-text"]),
    Broken("a title with a list in it", edited("title: {nl: [Bibliotheek]}\n"), ["1:13 not-a-text"]),
    Broken("a language as a mapping", edited("language: {nl: Nederlands}\n"), ["1:11 not-a-text"]),
    Broken("an item without anything in it", edited("stances:\n  -\n"), ["2:4 not-a-mapping"]),
    # words
    Broken("an empty text", edited('title: ""\n'), ["1:8 empty-text"]),
    Broken("a text of white space", edited('title: {nl: x, en: " \\t"}\n'), ["1:20 empty-text"]),
    Broken("a text in no language", edited("title: {}\n"), ["1:8 empty-text"]),
    Broken("a language in capitals", edited("title: {NL: Bibliotheek}\n"), ["1:9 bad-language"]),
    Broken("a language in full", edited("language: Dutch\n"), ["1:11 bad-language"]),
    Broken("an id in capitals", edited("themes:\n  Hours: {title: x, summary: y}\n"), ["2:3 bad-id"]),
    Broken("an id with spaces", edited("themes:\n  'a b': {title: x, summary: y}\n"), ["2:3 bad-id"]),
    Broken(
        "ids with hyphens astray",
        edited("themes:\n  -a: {title: x, summary: y}\n  b--c: {title: x, summary: y}\n"),
        ["2:3 bad-id", "3:3 bad-id"],
    ),
    Broken(
        "ids without a letter",
        edited("themes:\n  2018: {title: x, summary: y}\n  1-2: {title: x, summary: y}\n"),
        ["2:3 bad-id", "3:3 bad-id"],
    ),
    Broken("an id without end", edited(f"themes:\n  {LONG}: {{title: x, summary: y}}\n"), ["2:3 bad-id"]),
    Broken(
        "an id that nothing could have",
        edited("common-ground: {books: {title: x, summary: y, quotes: [Reading Day]}}\n"),
        ["1:56 bad-id"],
    ),
    Broken(
        "a date as people write it", edited("event: {title: x, date: 25 jan 2018}\n"), ["1:25 not-a-date"]
    ),
    Broken("a day that is not there", edited("event: {title: x, date: 2018-02-30}\n"), ["1:25 not-a-date"]),
    Broken("a month in one digit", edited("event: {title: x, date: 2018-1}\n"), ["1:25 not-a-date"]),
    Broken(
        "a day that is not there, uncertain",
        edited("event: {title: x, date: 2018-02-30?}\n"),
        ["1:25 not-a-date"],
    ),
    Broken("a date more than uncertain", edited("event: {title: x, date: 2018??}\n"), ["1:25 not-a-date"]),
    Broken(
        "a digest that is none",
        edited("sources: {minutes: {type: report, title: x, sha256: 12ab}}\n"),
        ["1:53 bad-digest"],
    ),
    Broken(
        "neither true nor false",
        edited("""\
stances:
  - {speaker: ada, positions: open, basis: stated, assigned: yes}
  - {speaker: bram, positions: closed, basis: reported, assigned: [true]}
"""),
        ["2:62 not-one-of", "3:67 not-one-of"],
    ),
    Broken(
        "not a kind, not a basis",
        edited("""\
speakers:
  ada: {name: Ada, kind: persoon}
  bram: {name: Bram}
stances: [{speaker: ada, positions: [open], basis: said, evidence: [reading-day]}]
"""),
        ["2:26 not-one-of", "4:52 not-one-of"],
    ),
    # how many
    Broken(
        "three positions",
        edited("""\
dichotomies:
  opening:
    title: x
    question: y
    positions:
      open: {title: x, claim: y}
      closed: {title: x, claim: y}
      ajar: {title: x, claim: y}
"""),
        ["6:7 two-positions"],
    ),
    Broken(
        "one position",
        edited("dichotomies:\n  x: {title: x, question: y, positions: {open: {title: x, claim: y}}}\n"),
        ["2:41 two-positions"],
    ),
    Broken(
        "a stance on no position, with no evidence",
        edited("stances: [{speaker: ada, positions: [], basis: stated, evidence: []}]\n"),
        ["1:37 one-or-both"],
    ),
    Broken(
        "a stance on three positions",
        edited("stances: [{speaker: ada, positions: [a, b, c], basis: stated, evidence: [x]}]\n"),
        ["1:37 one-or-both"],
    ),
]


def test_what_is_wrong_is_told_with_its_line_and_column() -> None:
    offenders = {broken.why: told(broken.text) for broken in BROKEN if told(broken.text) != broken.told}
    assert offenders == {}


def test_all_problems_of_a_file_come_in_one_run() -> None:
    several = edited("""\
titel: x
language: Dutch
question: {nl: 1, en: ""}
event: {date: 2024-13-01}
stances: [{speaker: Ada, positions: [], basis: said, evidence: [], why: x}]
""")
    assert sorted(told(several), key=lambda line: [int(n) for n in line.split()[0].split(":")]) == [
        "1:1 unknown-key",
        "2:11 bad-language",
        "3:23 empty-text",
        "4:8 missing-key",
        "4:15 not-a-date",
        "5:21 bad-id",
        "5:37 one-or-both",
        "5:48 not-one-of",
        "5:68 unknown-key",
    ]


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        ("sumary: x\n", "summary"),
        ("common_ground: {}\n", "common-ground"),
        ("event: {title: x, plac: y}\n", "place"),
        ("speakers: {ada: {name: Ada, rol: x}, bram: {name: B}}\n", "role"),
        ("sources: {minutes: {type: report, title: x, publisher_place: y}}\n", "publisher-place"),
        ("sources: {minutes: {type: report, title: x, author: [{famly: y}]}}\n", "family"),
        ("themes: {hours: {title: x, summary: y, topics: {morning: {titel: z, title: x}}}}\n", "title"),
        ("stances: [{speaker: ada, positions: [open], basis: statd, evidence: [x]}]\n", "stated"),
        ("speakers: {ada: {name: Ada, kind: collectve}, bram: {name: B}}\n", "collective"),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_what_was_meant(lines: str, meant: str) -> None:
    [problem] = problems_of(edited(lines))
    assert problem.facts["meant"] == meant


def test_a_word_like_no_other_is_not_guessed_at() -> None:
    [problem] = problems_of(edited("weather: fine\n"))
    assert problem.facts == {"key": "weather"}


def test_the_facts_name_the_key_the_value_and_the_choices() -> None:
    lines = """\
title: {NL: x}
speakers: {ada: {name: Ada, kind: dog}}
stances: [{speaker: ada, positions: [open, closed, open], basis: stated, evidence: [A, b]}]
"""
    facts = {p.code: p.facts for p in problems_of(edited(lines))}
    assert facts == {
        "bad-language": {"value": "NL", "key": "NL"},
        "not-one-of": {"key": "kind", "value": "dog", "choices": ("person", "collective")},
        "one-or-both": {"key": "positions", "count": 3},
        "bad-id": {"value": "A", "key": "evidence"},
    }


@pytest.mark.parametrize(
    ("address", "some"),
    [
        ((), {"title", "common-ground", "stances"}),
        (("event",), {"title", "date", "place", "note"}),
        (("sources", "minutes"), {"type", "container-title", "ISBN"}),
        (("sources", "minutes", "author", 0), {"family", "given", "literal"}),
        (("dichotomies", "opening", "positions", "open"), {"title", "claim", "summary"}),
        (("quotes", "reading-day", "at"), {"section", "page", "paragraph", "time", "anchor"}),
        (("stances", 3), {"speaker", "positions", "basis", "evidence", "note"}),
        (("themes", "hours", "topics", "morning"), {"title", "summary", "quotes"}),
    ],
)
def test_the_format_knows_its_keys_at_every_address(address: tuple[str | int, ...], some: set[str]) -> None:
    assert some <= set(keys_at(address))
    assert not any("_" in key for key in keys_at(address))


@pytest.mark.parametrize(
    "address",
    [("speakers",), ("dichotomies", "opening", "positions"), ("title",), ("no", "such"), ("stances",)],
)
def test_where_keys_are_the_authors_own_the_format_knows_none(address: tuple[str, ...]) -> None:
    assert keys_at(address) == []


@pytest.mark.parametrize("lines", ["positions: [Open], evidence: [x]", "positions: [open], evidence: [X]"])
def test_a_bad_id_in_a_list_is_not_told_as_a_list_that_is_too_short(lines: str) -> None:
    [problem] = told(edited(f"stances: [{{speaker: ada, basis: reported, {lines}}}]\n"))
    assert problem.endswith(" bad-id")
