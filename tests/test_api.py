"""The Python API: the examples in its documentation, and the names that it promises."""

import doctest

import pytest

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
