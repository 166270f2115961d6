"""The Python API: the examples in its documentation, and the names that it promises."""

import ast
import doctest
from collections.abc import Callable
from pathlib import Path

import pytest
from authors import debate, write

import socinno
import socinno.library


@pytest.mark.parametrize("module", [socinno, socinno.library])
def test_the_examples_in_the_documentation_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted > 0
    assert result.failed == 0


def test_every_public_name_is_there_and_documented() -> None:
    for name in socinno.__all__:
        assert getattr(socinno, name).__doc__


def test_the_public_names_are_those_that_a_program_sees() -> None:
    assert dir(socinno) == sorted(socinno.__all__)


def test_the_names_promised_earlier_are_still_there() -> None:
    promised = (
        "Filters Library Problem Sheet Stop compare debates load overview pairs quotes search select show "
        "speakers who write"
    )
    assert set(promised.split()) <= set(socinno.__all__)


def test_type_checkers_are_told_of_the_same_things() -> None:
    source = ast.parse(Path(str(socinno.__file__)).read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(source) if isinstance(node, ast.ImportFrom)]
    told = {f"{node.module}.{alias.name}" for node in imported for alias in node.names}
    assert {name for name in told if name.startswith("socinno.")} == {
        f"socinno.{home}" for home in socinno._HOMES.values()
    }


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        socinno.nothing  # noqa: B018


def test_the_same_queries_as_the_command_line_answer_a_program() -> None:
    library = socinno.load()
    found = socinno.select(library, socinno.Filters(speaker=("Laurens",), kind=("direct",)))
    assert [quote.id for _, quote in found] == ["de-graaf-local-democracy", "de-graaf-bridge"]
    with pytest.raises(socinno.Stop) as stopped:
        socinno.show(library, "wittmaier", "en")
    assert "wittmayer" in stopped.value.facts["candidates"]  # type: ignore[operator]


def test_a_file_or_several_are_checked_against_the_texts_given(tmp_path: Path) -> None:
    path = write(tmp_path, debate("It works"))
    assert [problem.code for problem in socinno.check(path).problems] == ["quote-unchecked"]
    text = write(tmp_path, "Kim: It works.\nSam Baker: No.\n", "report.txt")
    report = socinno.check([str(path)], {"report": text})
    assert [(problem.code, problem.where.line) for problem in report.problems] == [("quote-turn", 20)]


def test_a_quote_is_shown_in_its_place(tmp_path: Path) -> None:
    path = write(tmp_path, debate("It works"))
    text = write(tmp_path, "First. Sam: It works. Last.", "report.txt")
    card = socinno.context(socinno.load(path), "baker-says", "en", {"report": text})
    assert "»It works«. Last." in socinno.write(card, socinno.Sheet(), "plain")


def test_a_speakers_line_is_a_view_of_its_own() -> None:
    line = socinno.speaker(socinno.load(), "graaf", socinno.Filters(), "nl")
    assert "Laurens de Graaf" in socinno.write(line, socinno.Sheet("nl"), "markdown")


def test_one_word_or_name_is_itself_and_never_its_letters() -> None:
    library, all_of = socinno.load(), socinno.Filters()
    assert socinno.search(library, "brug", all_of, "en") == socinno.search(library, ("brug",), all_of, "en")
    without = socinno.search(library, "de", all_of, "en", 0, "policy")
    assert without == socinno.search(library, ("de",), all_of, "en", 0, ("policy",))
    sides = socinno.compare(library, "relations-products", "en")
    assert [head.id for head in sides.heads] == ["relations", "products"]


def test_an_answer_is_a_text() -> None:
    view = socinno.debates(socinno.load(), "en")
    assert isinstance(socinno.write(view, socinno.Sheet(), "json"), str)


def test_an_unknown_format_or_language_is_told() -> None:
    library, sheet = socinno.load(), socinno.Sheet()
    view = socinno.debates(library, "en")
    asked: dict[str, Callable[[], object]] = {
        "format": lambda: socinno.write(view, sheet, "yaml"),
        "language of the words": lambda: socinno.write(view, socinno.Sheet("de"), "table"),
        "language of the content": lambda: socinno.show(library, "graaf", "de"),
    }
    for ask in asked.values():
        with pytest.raises(socinno.Stop) as stopped:
            ask()
        assert stopped.value.facts["choices"]


def test_a_filter_may_be_one_name() -> None:
    library = socinno.load()
    one, several = socinno.Filters(speaker="graaf"), socinno.Filters(speaker=("graaf",))
    assert list(socinno.select(library, one)) == list(socinno.select(library, several))
