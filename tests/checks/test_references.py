"""What must hold inside a debate beyond its form: each breach is told where it stands."""

from __future__ import annotations

import re

from debates import VALID, Broken, a_debate, edited, problems_of, told

from socinno.checks import evidence, references
from socinno.files import own_content
from socinno.library.reader import read
from socinno.text import nearest

BROKEN = [
    # ids
    Broken(
        "a theme with the id of a speaker",
        edited("themes:\n  ada: {title: x, summary: y}\n"),
        ["2:3 id-taken"],
    ),
    Broken(
        "positions and topics with ids that are taken",
        edited("""\
dichotomies:
  opening:
    title: x
    question: y
    positions:
      open: {title: x, claim: y}
      closed: {title: x, claim: y}
  paying:
    title: x
    question: y
    positions:
      open: {title: x, claim: y}
      opening: {title: x, claim: y}
themes: {hours: {title: x, summary: y, topics: {hours: {title: z}}}}
"""),
        ["12:7 id-taken", "13:7 id-taken", "14:49 id-taken"],
    ),
    # references
    Broken(
        "a quote by nobody, from nowhere, about nothing",
        edited("""\
quotes:
  reading-day: {speaker: eve, kind: direct, text: x, source: diary, at: {page: 1}, supports: [ajar]}
  day-of-rest: {speaker: bram, kind: indirect, text: x, source: minutes, at: {page: 1}, challenges: [no]}
stances: []
"""),
        ["2:26 unknown-id", "2:62 unknown-id", "2:95 unknown-id", "3:102 unknown-id"],
    ),
    Broken(
        "a stance by nobody, on nothing, shown by nothing",
        edited("stances: [{speaker: eve, positions: [ajar], basis: reported, evidence: [shout]}]\n"),
        ["1:21 unknown-id", "1:38 unknown-id", "1:73 unknown-id"],
    ),
    Broken(
        "references of the wrong sort",
        edited("""\
quotes:
  reading-day: {speaker: minutes, kind: direct, text: x, source: ada, at: {page: 1}, supports: [bram]}
  day-of-rest: {speaker: bram, kind: indirect, text: x, source: minutes, at: {page: 1}, challenges: [hours]}
stances: [{speaker: bram, positions: [opening], basis: reported, evidence: [open]}]
"""),
        [
            "2:26 wrong-kind",
            "2:66 wrong-kind",
            "2:97 wrong-kind",
            "3:102 wrong-kind",
            "4:39 wrong-kind",
            "4:77 wrong-kind",
        ],
    ),
    Broken(
        "quotes of common ground, themes and topics that are none",
        edited("""\
common-ground: {books: {title: x, summary: y, quotes: [shout]}}
themes:
  hours: {title: x, summary: y, quotes: [reading-day, ada], topics: {morning: {title: z, quotes: [yell]}}}
"""),
        ["1:56 unknown-id", "3:55 wrong-kind", "3:99 unknown-id"],
    ),
    # stances
    Broken(
        "a stance on sides of two dichotomies",
        edited(
            "stances: [{speaker: ada, positions: [open, city], basis: stated, evidence: [reading-day]}]\n"
        ),
        ["1:37 two-dichotomies"],
    ),
    Broken(
        "a stance on one side, named twice",
        edited(
            "stances: [{speaker: ada, positions: [open, open], basis: stated, evidence: [reading-day]}]\n"
        ),
        ["1:44 same-twice"],
    ),
    Broken(
        "references made twice",
        edited("""\
quotes:
  reading-day: {speaker: ada, kind: direct, text: x, source: minutes, at: {page: 1}, supports: [open, open]}
  day-of-rest: {speaker: bram, kind: indirect, text: x, source: minutes, at: {page: 1}}
common-ground: {books: {title: x, summary: y, quotes: [day-of-rest, reading-day, day-of-rest]}}
"""),
        ["2:103 same-twice", "4:82 same-twice"],
    ),
    Broken(
        "two stances on one dichotomy",
        edited("""\
stances:
  - {speaker: ada, positions: [open], basis: stated, evidence: [reading-day]}
  - {speaker: bram, positions: [closed], basis: reported, evidence: [day-of-rest]}
  - {speaker: ada, positions: [closed], basis: stated, evidence: [reading-day]}
"""),
        ["4:5 stance-twice"],
    ),
    Broken(
        "two stances on one dichotomy, one in a year and one on a day of it, and one undated",
        edited("""\
stances:
  - {speaker: ada, positions: open, basis: stated, date: 2024}
  - {speaker: ada, positions: closed, basis: stated, evidence: [reading-day], date: 2024-03-02?}
  - {speaker: bram, positions: closed, basis: reported, date: 2024}
  - {speaker: bram, neither: opening, basis: reported, evidence: [day-of-rest]}
"""),
        ["3:5 stance-twice", "5:5 stance-twice"],
    ),
    # quotes
    Broken(
        "the very words, in two languages",
        edited("""\
quotes:
  reading-day: {speaker: ada, kind: direct, text: {nl: x, en: y}, source: minutes, at: {page: 1}}
  day-of-rest: {speaker: bram, kind: direct, text: {nl: x}, source: minutes, at: {page: 1}}
"""),
        ["2:51 direct-one-text", "3:52 direct-one-text"],
    ),
    Broken(
        "quotes from anywhere",
        edited("""\
quotes:
  reading-day: {speaker: ada, kind: direct, text: x, source: minutes, at: {}}
  day-of-rest:
    speaker: bram
    kind: indirect
    text: x
    source: minutes
    at:
      page:
"""),
        ["2:75 no-place", "9:7 no-place"],
    ),
    Broken(
        "a quote that says nothing of where it is from",
        edited("""\
quotes:
  reading-day: {speaker: ada, kind: direct, text: x, source: minutes}
  day-of-rest: {speaker: bram, kind: indirect, text: x, source: minutes, at: {page: 1}}
stances: []
"""),
        ["2:16 no-place"],
    ),
    Broken(
        "words told by nobody, and a question with quotes that are none",
        edited("""\
quotes:
  reading-day: {speaker: ada, told-by: eve, kind: direct, text: x, source: minutes, at: {page: 1}}
  day-of-rest: {speaker: bram, told-by: open, kind: indirect, text: x, source: minutes, at: {page: 1}}
dichotomies:
  opening:
    title: x
    quotes: [shout]
    positions: {open: {title: x}, closed: {claim: y}}
  paying: {title: x, positions: {city: {title: x}, readers: {claim: y}}}
stances:
  - {speaker: ada, neither: open, basis: stated, source: ada, at: {page: 1}}
"""),
        ["7:14 unknown-id", "2:40 unknown-id", "3:41 wrong-kind", "11:29 wrong-kind", "11:58 wrong-kind"],
    ),
    Broken(
        "our words, as if they were translated",
        edited("""\
quotes:
  reading-day: {speaker: ada, kind: indirect, text: x, source: minutes, at: {page: 1}, translation: {en: y}}
  day-of-rest: {speaker: bram, kind: indirect, text: x, source: minutes, at: {page: 1}}
stances: []
"""),
        ["2:101 translated-indirect"],
    ),
    # sources
    Broken(
        "an author and an editor without a name",
        edited("""\
sources:
  minutes: {type: report, title: x, author: [{family: Cate}, {}], editor: [{}]}
"""),
        ["2:62 empty-name", "2:76 empty-name"],
    ),
    # positions
    Broken(
        "a position with neither a title nor a claim",
        edited("""\
dichotomies:
  opening: {title: x, positions: {open: {summary: x}, closed: {claim: x}}}
  paying: {title: x, positions: {city: {title: x}, readers: {claim: y}}}
"""),
        ["2:35 no-title"],
    ),
]


def test_what_is_wrong_is_told_with_its_line_and_column() -> None:
    offenders = {broken.why: told(broken.text) for broken in BROKEN if told(broken.text) != broken.told}
    assert offenders == {}


def test_every_rule_names_its_codes_and_is_broken_by_an_example() -> None:
    broken = {line.split()[1] for broken in BROKEN for line in broken.told}
    for rule in (rule for rule in references.RULES if rule not in evidence.RULES):
        codes = set(re.findall(r"`([a-z-]+)`", (rule.__doc__ or "").partition(":")[0]))
        assert codes, rule
        assert codes <= broken, rule
        assert list(rule(a_debate())) == [], rule


def test_several_rules_are_broken_in_one_run() -> None:
    several = edited("""\
stances:
  - {speaker: ada, positions: [open, city], basis: inferred, evidence: [day-of-rest, shout]}
themes: {ada: {title: x, summary: y, quotes: [bram]}}
""")
    assert sorted(told(several)) == [
        "2:31 two-dichotomies",
        "2:52 inferred-without-note",
        "2:73 evidence-by-another",
        "2:86 unknown-id",
        "3:10 id-taken",
        "3:47 wrong-kind",
    ]


def test_a_stance_on_both_sides_of_one_dichotomy_is_fine() -> None:
    lines = "stances: [{speaker: ada, positions: [open, closed], basis: stated, evidence: [reading-day]}]\n"
    assert told(edited(lines)) == []


def test_of_two_stances_with_dates_the_later_is_a_change() -> None:
    lines = """\
stances:
  - {speaker: ada, positions: open, basis: stated, date: 2024-03}
  - {speaker: ada, neither: opening, basis: reported, evidence: [reading-day], date: 2023?}
"""
    assert told(edited(lines)) == []


def test_a_year_is_no_part_of_another_and_a_month_none_of_its_neighbour() -> None:
    dates = ("2018", "2019-01-02", "2019-02", "2019-01-03", "2020?")
    lines = [f"  - {{speaker: ada, positions: open, basis: stated, date: {date}}}\n" for date in dates]
    assert told(edited("stances:\n" + "".join(lines))) == []
    again = "  - {speaker: ada, positions: open, basis: stated, date: 2019-01}\n"
    assert told(edited("stances:\n" + "".join([*lines, again]))) == ["7:5 stance-twice"]


def test_a_side_that_was_assigned_stands_beside_a_speakers_own() -> None:
    lines = """\
stances:
  - {speaker: ada, positions: open, basis: stated}
  - {speaker: ada, positions: closed, basis: reported, evidence: [day-of-rest], assigned: true}
"""
    assert told(edited(lines)) == []


def test_a_quote_needs_no_place_where_the_text_of_its_source_is_at_hand() -> None:
    lines = """\
sources: {minutes: {type: report, title: x, file: minutes.txt}}
quotes:
  reading-day: {kind: direct, text: x, source: minutes}
  day-of-rest: {speaker: bram, kind: indirect, text: x, source: minutes}
stances: []
"""
    assert told(edited(lines)) == []


def test_a_debate_that_is_not_coded_yet_has_no_dichotomies() -> None:
    lines = """\
quotes:
  reading-day: {kind: direct, text: x, source: minutes, at: {page: 1}}
  day-of-rest: {kind: direct, text: x, source: minutes, at: {page: 1}}
stances: []
dichotomies: {}
"""
    assert told(edited(lines)) == []


def test_one_speaker_may_stand_somewhere_on_each_dichotomy() -> None:
    lines = """\
stances:
  - {speaker: ada, positions: [open], basis: stated, evidence: [reading-day]}
  - {speaker: ada, positions: [city], basis: inferred, note: Zie de notulen., evidence: [reading-day]}
"""
    assert told(edited(lines)) == []


def test_silence_is_fine() -> None:
    assert told(edited("stances: []\ncommon-ground: {}\nthemes: {}\n")) == []


def test_a_quote_may_answer_a_quote() -> None:
    assert "challenges: [reading-day]" in VALID
    assert told(VALID) == []


def test_an_unknown_id_is_answered_with_the_nearest_of_the_right_sort() -> None:
    lines = "stances: [{speaker: adda, positions: [opn], basis: reported, evidence: [reading-dya]}]\n"
    meant = [problem.facts["meant"] for problem in problems_of(edited(lines))]
    assert meant == ["ada", "open", "reading-day"]


def test_the_facts_say_what_it_is_and_what_was_wanted() -> None:
    lines = "stances: [{speaker: open, positions: [closed], basis: reported, evidence: [day-of-rest]}]\n"
    [wrong] = problems_of(edited(lines))
    assert wrong.facts == {"id": "open", "what": "position", "wanted": ("speaker",)}


def test_the_id_of_the_debate_itself_is_taken() -> None:
    assert told(edited("themes: {debate: {title: x, summary: y}}\n")) == ["1:10 id-taken"]


def test_the_debates_that_come_along_break_no_rule() -> None:
    for file in own_content().glob("*.yaml"):
        debate = read(file).debate
        assert debate is not None
        assert list(references.errors(debate)) == []


def test_of_very_many_names_the_nearest_is_looked_for_among_some_that_begin_alike() -> None:
    many = [f"{letter}{n}" for letter in "ab" for n in range(100_000)]
    assert nearest("bridge", [*many, "bridges"]) == {"meant": "bridges"}
    assert nearest("x" * 10_000, ["x" * 9_999]) == {}
