"""Where a quote stands is put into a file that says it nowhere, behind its source; the rest stays."""

from typing import Any

import pytest

from socinno.library import filling
from socinno.library.filling import READINGS, filled_in
from socinno.library.tree import tree_of

FORMS = (
    "  {}:\n    source: report  # why\n    # more\n    text: a\n",
    "  {}: {{text: a, source: report}}\n",
    "  {}: {{\n    source: 'report',\n    text: a }}\n",
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "  a:\n    source: x # c\n    text: b\n",
            "  a:\n    source: x # c\n    at: {page: 2}\n    text: b\n",
        ),
        ("  a:\n      source: x", "  a:\n      source: x\n      at: {page: 2}"),
        (
            "  a:\n    source: |-\n      x\n\n# c\n",
            "  a:\n    source: |-\n      x\n    at: {page: 2}\n\n# c\n",
        ),
        ("  a: {source: x}\n", "  a: {source: x, at: {page: 2}}\n"),
        ("  a: { source: 'x' , text: b }\n", "  a: { source: 'x', at: {page: 2} , text: b }\n"),
        ("  a:\n    at:  # c\n    source: x\n", "  a:\n    at: {page: 2}  # c\n    source: x\n"),
        ("  a: {at: { }, source: x}\n", "  a: {at: {page: 2}, source: x}\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_it_stands_behind_the_source_in_the_layout_of_the_quote(before: str, after: str, end: str) -> None:
    text, new = (f"title: t\nquotes:\n{quote}".replace("\n", end) for quote in (before, after))
    assert filled_in(text, {"a": {"page": "2"}}) == (new, 1)
    assert filled_in(new, {"a": {"page": "2"}}) == (new, 0)


def test_long_names_stand_on_lines_of_their_own() -> None:
    at = {"section": "On the square " * 10 + "at noon", "time": "0:01:02"}
    new, count = filled_in("quotes:\n  a:\n    source: x\n", {"a": at})
    tree, _ = tree_of(new.encode(), "")
    assert tree
    assert (count, tree["quotes"]["a"]) == (1, {"source": "x", "at": at})
    assert max(map(len, new.splitlines())) <= 110


def test_many_places_take_few_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = []

    def counting(data: bytes, file: str) -> Any:
        readings.append(len(data))
        return tree_of(data, file)

    monkeypatch.setattr(filling, "tree_of", counting)
    quotes = "".join(FORMS[n % 3].format(f"q{n}") for n in range(500))
    content = f"title: x\nquotes:\n{quotes}"
    _, count = filled_in(content, {f"q{n}": {"page": str(n)} for n in range(500)})
    assert count == 500
    assert len(readings) == 2


def test_what_cannot_be_proved_is_left_alone() -> None:
    twice = "quotes:\n  a: {source: x}\n  b: {at: {page: 1}, source: x}\n  c: [source]\n  d: {source: x}\n"
    wanted = {id: {"page": "2"} for id in ("a", "b", "c", "d", "e")}
    new, count = filled_in(twice, wanted)
    assert (new, count) == (
        twice.replace("a: {source: x}", "a: {source: x, at: {page: 2}}").replace(
            "d: {source: x}", "d: {source: x, at: {page: 2}}"
        ),
        2,
    )
    assert filled_in("a: [", wanted) == ("a: [", 0)
    assert filled_in("", wanted) == ("", 0)
    assert filled_in(twice, {}) == (twice, 0)


def test_what_cannot_be_proved_is_tried_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = []

    def broken(data: bytes, file: str) -> Any:
        readings.append(data)
        return tree_of(data, file) if len(readings) == 1 else (None, [])

    monkeypatch.setattr(filling, "tree_of", broken)
    text = "quotes:\n" + "".join(FORMS[n % 3].format(f"q{n}") for n in range(500))
    assert filled_in(text, {f"q{n}": {"page": str(n)} for n in range(500)}) == (text, 0)
    assert len(readings) <= READINGS + 1
