"""What a stance must have to be believed, and reasons that go against themselves."""

from __future__ import annotations

import re
from pathlib import Path

from authors import debate as authored
from authors import rules, run, write
from debates import Broken, a_debate, edited, problems_of, told

from socinno.checks import evidence


def stance(keys: str) -> str:
    """The valid debate with one stance, that of Ada if nothing else is said, in line 1."""
    return edited(f"stances: [{{{keys if 'speaker:' in keys else f'speaker: ada, {keys}'}}}]\n")


BROKEN = [
    Broken("a stance on nothing", stance("basis: stated"), ["1:11 missing-key"]),
    Broken(
        "a stance on a side and on neither",
        stance("positions: open, neither: opening, basis: stated"),
        ["1:52 side-and-neither"],
    ),
    Broken(
        "a source without a place, a place without a source, and an empty place",
        edited("""\
stances:
  - {speaker: ada, positions: open, basis: stated, source: minutes}
  - {speaker: bram, positions: closed, basis: reported, at: {page: 2}}
  - {speaker: ada, neither: paying, basis: reported, evidence: [reading-day], source: minutes, at: {}}
"""),
        ["2:5 missing-key", "3:5 missing-key", "4:5 missing-key"],
    ),
    Broken(
        "what nothing shows: no quote supports it, and it stands nowhere",
        edited("""\
stances:
  - {speaker: ada, positions: closed, basis: reported}
  - {speaker: bram, neither: opening, basis: stated}
  - {speaker: ada, positions: city, basis: reported, evidence: []}
"""),
        ["2:5 no-evidence", "3:5 no-evidence", "4:5 no-evidence"],
    ),
    Broken(
        "a reading of ours without quotes, although it names a place",
        stance("positions: city, basis: inferred, note: x, source: minutes, at: {page: 1}"),
        ["1:11 no-evidence"],
    ),
    Broken(
        "stated and inferred, by another's words",
        edited("""\
stances:
  - {speaker: ada, positions: [open], basis: stated, evidence: [day-of-rest, reading-day]}
  - {speaker: bram, positions: [city], basis: inferred, note: x, evidence: [reading-day]}
"""),
        ["2:65 evidence-by-another", "3:77 evidence-by-another"],
    ),
    Broken(
        "stated, but in our words",
        stance("speaker: bram, positions: [closed], basis: stated, evidence: [day-of-rest]"),
        ["1:55 not-stated"],
    ),
    Broken(
        "stated, but only in our words among what supports it",
        stance("speaker: bram, positions: closed, basis: stated"),
        ["1:53 not-stated"],
    ),
    Broken(
        "inferred, but not said how",
        stance("positions: [open], basis: inferred, evidence: [reading-day]"),
        ["1:52 inferred-without-note"],
    ),
]

CONTRADICTORY = {
    "evidence that supports only the other side": (
        "stances: [{speaker: ada, positions: closed, basis: reported, evidence: [reading-day]}]\n",
        ["evidence-against"],
    ),
    "evidence that challenges the side taken": (
        """\
quotes:
  reading-day: {speaker: ada, kind: direct, text: x, source: minutes, at: {page: 1}, challenges: [open]}
  day-of-rest: {speaker: bram, kind: indirect, text: x, source: minutes, at: {page: 1}}
stances: [{speaker: ada, positions: open, basis: reported, evidence: [reading-day]}]
""",
        ["evidence-against"],
    ),
    "quotes that are reasons for and against themselves": (
        """\
quotes:
  reading-day: {kind: direct, text: x, source: minutes, at: {page: 1}, supports: [reading-day]}
  day-of-rest: {kind: direct, text: x, source: minutes, at: {page: 1}, challenges: [day-of-rest]}
stances: []
""",
        ["own-reason", "own-reason"],
    ),
}


def contradictions(lines: str) -> list[str]:
    debate = a_debate(lines)
    return [problem.code for rule in evidence.CONTRADICTIONS for problem in rule(debate)]


def test_what_is_wrong_is_told_with_its_line_and_column() -> None:
    offenders = {broken.why: told(broken.text) for broken in BROKEN if told(broken.text) != broken.told}
    assert offenders == {}


def test_every_rule_names_its_codes_and_is_broken_by_an_example() -> None:
    broken = {line.split()[1] for it in BROKEN for line in it.told}
    broken |= {code for _, codes in CONTRADICTORY.values() for code in codes}
    for rule in (*evidence.RULES, *evidence.CONTRADICTIONS):
        codes = set(re.findall(r"`([a-z-]+)`", (rule.__doc__ or "").partition(":")[0]))
        assert codes, rule
        assert codes <= broken, rule
        assert list(rule(a_debate())) == [], rule


def test_a_contradiction_is_told_by_check_and_keeps_no_file_out() -> None:
    for why, (lines, codes) in CONTRADICTORY.items():
        assert told(edited(lines)) == [], why
        assert contradictions(lines) == codes, why


def test_check_tells_a_contradiction_as_an_error_where_it_is(tmp_path: Path) -> None:
    content = authored().replace("evidence: [walker-says]", "evidence: [baker-says]")
    ran = run("check", write(tmp_path, content))
    assert "evidence-against" in rules(ran)
    [line] = [line for line in ran.out.splitlines() if line.endswith("[evidence-against]")]
    assert ":33:69: error: " in line
    assert ran.code == 1


def test_evidence_that_supports_both_sides_goes_against_neither() -> None:
    lines = """\
quotes:
  reading-day: {speaker: ada, kind: direct, text: x, source: minutes, at: {page: 1}, supports: [open, closed]}
  day-of-rest: {speaker: bram, kind: indirect, text: x, source: minutes, at: {page: 1}, challenges: [city]}
stances:
  - {speaker: ada, positions: closed, basis: stated}
  - {speaker: bram, positions: readers, basis: reported, evidence: [day-of-rest]}
"""
    assert contradictions(lines) == []


def test_without_evidence_a_stance_is_shown_by_the_speakers_own_quotes_that_support_it() -> None:
    assert told(stance("positions: open, basis: stated")) == []
    assert told(stance("positions: [open, closed], basis: stated")) == []
    assert told(stance("speaker: bram, positions: closed, basis: reported")) == []


def test_a_recorded_answer_needs_no_quote() -> None:
    recorded = "source: minutes, at: {page: 2}"
    assert told(stance(f"positions: closed, basis: stated, {recorded}")) == []
    assert told(stance(f"neither: opening, basis: reported, {recorded}")) == []


def test_neither_side_is_shown_by_what_the_speaker_said_on_the_question() -> None:
    lines = """\
dichotomies:
  opening: {title: x, quotes: [reading-day], positions: {open: {title: x}, closed: {title: x}}}
  paying: {title: x, positions: {city: {title: x}, readers: {title: x}}}
stances: [{speaker: ada, neither: opening, basis: stated}]
"""
    assert told(edited(lines)) == []


def test_what_a_source_reports_and_what_was_assigned_may_rest_on_anybodys_words() -> None:
    of_bram = "positions: [closed], evidence: [day-of-rest]"
    assert told(stance(f"{of_bram}, basis: reported")) == []
    assert told(stance(f"{of_bram}, basis: reported, assigned: true")) == []


def test_the_words_of_somebody_who_is_not_named_are_anothers_too() -> None:
    lines = """\
quotes:
  reading-day: {kind: direct, text: x, source: minutes, at: {page: 1}, supports: [open]}
  day-of-rest: {speaker: bram, kind: direct, text: x, source: minutes, at: {page: 1}}
stances: [{speaker: bram, positions: open, basis: stated, evidence: [day-of-rest, reading-day]}]
"""
    [problem] = problems_of(edited(lines))
    assert (problem.code, problem.facts) == ("evidence-by-another", {"id": "reading-day", "speaker": "bram"})
