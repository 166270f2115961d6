"""Problems and stops as lines for people: where, what and what to do, in the asked language."""

from __future__ import annotations

import pytest
from checks import test_evidence, test_references
from debates import Broken, edited, problems_of
from library import test_reader, test_schema_problems

from socinno.problems import Problem, Stop, Where
from socinno.words import LANGUAGES, problem_line, rule_codes, say, sentence, stop_line

EXAMPLES: list[Broken] = [
    *(*test_reader.BROKEN, *test_schema_problems.BROKEN),
    *(*test_references.BROKEN, *test_evidence.BROKEN),
]
BY_ITS_FILE = {"too-large", "too-many", "unreadable", "bad-file-name", "debate-twice"}
"""Those with a test of their own, in test_reader and test_library."""
SHOW_BRACES = ("not-a-text", "no-value")  # whose sentences show a mapping


def test_every_rule_that_keeps_a_file_out_has_an_example() -> None:
    codes = rule_codes()
    of_reading = set(codes[: codes.index("position-without-quote")])  # those of check alone come after
    assert len(of_reading) > 35
    told = {line.split()[1] for broken in EXAMPLES for line in broken.told}
    assert of_reading - BY_ITS_FILE == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_example_is_told_in_one_whole_line_a_problem(language: str) -> None:
    severity = {"en": "error", "nl": "fout"}[language]
    problems = [problem for broken in EXAMPLES for problem in problems_of(broken.text)]
    lines = [(problem, problem_line(problem, language)) for problem in problems]
    offenders = [
        line
        for problem, line in lines
        if not line.startswith(f"{problem.where}: {severity}: ")
        or not line.endswith(f" [{problem.code}]")
        or not line.isprintable()
        or "‘’" in line
        or (problem.code not in SHOW_BRACES and set("{}") & set(line))
    ]
    assert len(lines) > len(EXAMPLES) > 100
    assert offenders == []


def test_a_problem_reads_as_a_place_a_severity_a_sentence_and_a_rule() -> None:
    [problem] = problems_of(edited("sumary: x\n"))
    assert problem_line(problem, "en") == (
        "debate.yaml:1:1: error: unknown key ‘sumary’ (did you mean ‘summary’?); correct or remove it"
        " [unknown-key]"
    )
    assert problem_line(problem, "nl") == (
        "debate.yaml:1:1: fout: onbekende sleutel ‘sumary’ (bedoelde je ‘summary’?); verbeter of verwijder"
        " hem [unknown-key]"
    )


def test_where_nothing_was_meant_nothing_is_said_of_it() -> None:
    [problem] = problems_of(edited("weather: x\n"))
    assert problem_line(problem, "en").startswith("debate.yaml:1:1: error: unknown key ‘weather’; correct")


def test_sorts_of_things_are_said_in_the_language() -> None:
    [problem] = problems_of(
        edited("""\
quotes:
  reading-day: {speaker: ada, kind: direct, text: x, source: minutes, at: {page: 1}, supports: [ada]}
  day-of-rest: {speaker: bram, kind: indirect, text: x, source: minutes, at: {page: 1}}
""")
    )
    assert "‘ada’ is a speaker; name a position or quote" in problem_line(problem, "en")
    assert "‘ada’ is een spreker; noem een positie of citaat" in problem_line(problem, "nl")


def test_authors_are_told_of_dichotomies_and_readers_of_questions() -> None:
    stop = Stop("cannot-compare", ids=("ada", "open"))
    for language, term, read in (("en", "dichotomy", "question"), ("nl", "tegenstelling", "vraag")):
        facts = {"id": "x", "what": "speaker", "wanted": "dichotomy"}
        assert sentence("wrong-kind", facts, language).endswith(f" {term}")
        assert say(language, "dichotomy") == read
        assert read in stop_line(stop, language)


def test_a_warning_says_that_it_is_one() -> None:
    problem = Problem("no-place", (), {}, Where("a.yaml", 3, 1), "warning")
    assert problem_line(problem, "en").startswith("a.yaml:3:1: warning: ")
    assert problem_line(problem, "nl").startswith("a.yaml:3:1: waarschuwing: ")


def test_a_place_tells_no_more_than_is_known() -> None:
    assert [str(Where("a.yaml", *place)) for place in ((), (3,), (3, 5))] == [
        "a.yaml",
        "a.yaml:3",
        "a.yaml:3:5",
    ]


def test_a_stop_reads_as_one_line_with_its_candidates() -> None:
    stop = Stop("unknown-name-near", asked="grav", candidates=("de-graaf", "ada"))
    assert stop_line(stop, "en") == "socinno: ‘grav’ not found; did you mean de-graaf or ada?"
    assert stop_line(stop, "nl") == "socinno: ‘grav’ niet gevonden; bedoelde je de-graaf of ada?"
    for candidates, shown in ((("a",), "a"), (("a", "b", "c"), "a, b or c"), (("a\n", "\x1b"), "a or ␛")):
        told = stop_line(Stop("unknown-name-near", asked="x", candidates=candidates), "en")
        assert told == f"socinno: ‘x’ not found; did you mean {shown}?"


def test_a_stop_tells_programs_its_key_and_facts() -> None:
    assert str(Stop("no-content", path="x")) == "no-content: {'path': 'x'}"
    assert str(Stop("nothing")) == "nothing"


def told_with(text: str) -> list[str]:
    """Messages that have a text from outside in each of their places."""
    problem = Problem("unknown-key", (), {"key": text, "meant": text}, Where(text, 1, 1))
    return [
        stop_line(Stop("unknown-name", asked=text), "en"),
        stop_line(Stop("bad-choice", option=text, value=text, choices=(text,)), "nl"),
        problem_line(problem, "en"),
    ]


def test_what_was_typed_or_written_cannot_steer_the_terminal_or_the_sentence() -> None:
    shown = {
        "\x1b[2J": "␛[2J",
        "a\nb": "a b",
        "{asked}": "{asked}",
        "{0.__class__}": "{0.__class__}",
        "{meant}": "{meant}",
        "\u202eabc": "\ufffdabc",
        "\x9b": "\ufffd",
        "{": "{",
    }
    lines = [(line, seen) for hostile, seen in shown.items() for line in told_with(hostile)]
    assert [line for line, seen in lines if seen not in line or not line.isprintable()] == []


def test_what_was_typed_or_written_is_shown_whatever_characters_it_has() -> None:
    """No character of a text from outside is taken for a sign of our own."""
    for text in ("abc\ue000def", "\ue000", "␀", "‘{meant}’"):
        assert [line for line in told_with(text) if text not in line] == []
    assert "(did you mean ‘\ue000’?)" in told_with("\ue000")[-1]


def test_a_sentence_without_facts_has_no_doubled_braces() -> None:
    assert sentence("complex-key", {}, "en") == "a key must be a plain word"
    assert sentence("not-a-text", {"key": "title"}, "en").endswith("{nl: ..., en: ...}")


def test_what_may_be_typed_is_told_with_what_it_means() -> None:
    stop = Stop("bad-choice", option="--kind", value="x", choices=("direct", "indirect"))
    assert stop_line(stop, "nl").endswith("kies uit: direct (letterlijk), indirect (in onze woorden)")
    assert stop_line(stop, "en").endswith("choose direct (word for word), indirect (in our words)")
    plain = Stop("bad-choice", option="--lang", value="x", choices=("en", "nl"))
    assert stop_line(plain, "en").endswith("choose en, nl")
