"""The parts of a code's name are what stands between its dots, however it is written."""

import pytest

from socinno.exchange.codes import path_of


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("stance . time : endpoint", ("stance", "time", "endpoint")),
        ("a -> b", ("a", "b")),
        (".", (".",)),
        ("a" + " " * 1_000_000 + "b", ("a" + " " * 1_000_000 + "b",)),
    ],
    ids=["dots", "arrow", "none", "blanks"],
)
def test_a_name_has_the_parts_between_its_dots(name: str, parts: tuple[str, ...]) -> None:
    assert path_of(name) == parts
