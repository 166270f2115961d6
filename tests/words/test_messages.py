"""Problems and stops as lines for people: where, what and what to do, in the asked language."""

from __future__ import annotations

import ast
from pathlib import Path
from types import ModuleType

import pytest
from checks import test_references as test_checks
from debates import Broken, a_debate, edited, problems_of
from library import test_reader, test_schema_problems

from socinno import model
from socinno.checks import references
from socinno.cli.app import next_line
from socinno.library import reader, schema_problems, tree
from socinno.library.catalogue import FileLibrary
from socinno.problems import Problem, Stop, Where
from socinno.queries.debates import debates
from socinno.queries.overview import overview
from socinno.queries.show import show
from socinno.words import LANGUAGES, problem_line, rule_codes, sentence, stop_line

EXAMPLES: list[Broken] = [*test_reader.BROKEN, *test_schema_problems.BROKEN, *test_checks.BROKEN]
BY_ITS_FILE = {"too-large", "unreadable", "bad-file-name"}  # see test_reader and test_library


def codes_of(module: ModuleType) -> set[str]:
    """The codes that a module can give: its strings that are keys of sentences."""
    parsed = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    strings = {node.value for node in ast.walk(parsed) if isinstance(node, ast.Constant)}
    return {str(string) for string in strings if string in rule_codes()}


def test_every_code_that_content_can_get_has_an_example() -> None:
    shapes = {f"not-a-{shape}" for shape in schema_problems._EXPECTED.values()}
    codes = shapes.union(*(codes_of(module) for module in (reader, tree, model, schema_problems, references)))
    assert len(codes) > 35
    told = {line.split()[1] for broken in EXAMPLES for line in broken.told}
    assert codes - BY_ITS_FILE == told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("broken", EXAMPLES, ids=str)
def test_each_example_is_told_in_one_whole_line_a_problem(broken: Broken, language: str) -> None:
    severity = {"en": "error", "nl": "fout"}[language]
    for problem in problems_of(broken.text):
        line = problem_line(problem, language)
        assert line.startswith(f"{problem.where}: {severity}: ")
        assert line.endswith(f" [{problem.code}]")
        assert line.isprintable()
        assert "‘’" not in line
        if problem.code not in ("not-a-text", "no-value"):  # whose sentences show a mapping
            assert not set("{}") & set(line)


def test_a_problem_reads_as_a_place_a_severity_a_sentence_and_a_rule() -> None:
    [problem] = problems_of(edited("sumary: x\n"))
    assert problem_line(problem, "en") == (
        "debate.yaml:1:1: error: unknown key ‘sumary’ (did you mean ‘summary’?); correct or remove it"
        " [unknown-key]"
    )
    assert problem_line(problem, "nl") == (
        "debate.yaml:1:1: fout: onbekende sleutel ‘sumary’ (bedoel je ‘summary’?); verbeter of verwijder hem"
        " [unknown-key]"
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


def test_a_warning_says_that_it_is_one() -> None:
    problem = Problem("no-place", (), {}, Where("a.yaml", 3, 1), "warning")
    assert problem_line(problem, "en").startswith("a.yaml:3:1: warning: ")
    assert problem_line(problem, "nl").startswith("a.yaml:3:1: let op: ")


def test_a_place_tells_no_more_than_is_known() -> None:
    assert [str(Where("a.yaml", *place)) for place in ((), (3,), (3, 5))] == [
        "a.yaml",
        "a.yaml:3",
        "a.yaml:3:5",
    ]


def test_a_stop_reads_as_one_line_with_its_candidates() -> None:
    stop = Stop("unknown-name-near", asked="grav", candidates=("de-graaf", "ada"))
    assert stop_line(stop, "en") == "socinno: nothing is called ‘grav’; nearest: de-graaf, ada"
    assert stop_line(stop, "nl") == "socinno: niets heet ‘grav’; het dichtst bij: de-graaf, ada"


def test_a_stop_tells_programs_its_key_and_facts() -> None:
    assert str(Stop("no-content", path="x")) == "no-content: {'path': 'x'}"
    assert str(Stop("nothing")) == "nothing"


@pytest.mark.parametrize("hostile", ["\x1b[2J", "a\nb", "{asked}", "{0.__class__}", "\u202eabc", "\x9b", "{"])
def test_what_was_typed_or_written_cannot_steer_the_terminal_or_the_sentence(hostile: str) -> None:
    lines = [
        stop_line(Stop("unknown-name", asked=hostile), "en"),
        stop_line(Stop("bad-choice", option=hostile, value=hostile, choices=(hostile,)), "nl"),
        problem_line(
            Problem("unknown-key", (), {"key": hostile, "meant": hostile}, Where(hostile, 1, 1)), "en"
        ),
    ]
    assert all(line.isprintable() for line in lines)
    shown = (
        hostile.replace("\x1b", "␛").replace("\u202e", "\ufffd").replace("\x9b", "\ufffd").replace("\n", " ")
    )
    assert all(shown in line for line in lines)


def test_a_sentence_without_facts_has_no_doubled_braces() -> None:
    assert sentence("complex-key", {}, "en") == "a key must be a plain word"
    assert sentence("not-a-text", {"key": "title"}, "en").endswith("{nl: ..., en: ...}")


def test_after_an_overview_the_next_steps_name_what_is_there() -> None:
    debate = a_debate()
    commands = "socinno show opening, socinno show ada, socinno compare opening"
    assert next_line(overview(debate, "en"), "en") == (f"Next: {commands}",)
    assert next_line(overview(debate, "nl"), "nl") == (f"Verder: {commands}",)


def test_after_anything_else_there_are_none() -> None:
    library = FileLibrary((a_debate(),))
    assert next_line(show(library, "ada", "en"), "en") == ()
    assert next_line(debates(library, "en"), "en") == ()
