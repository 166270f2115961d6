"""Where things stand in a content file: the places of keys and values, looked for when they are told."""

from __future__ import annotations

import pytest
from debates import VALID, edited, problems_of

from socinno.library import reader, tree, whereabouts
from socinno.library.tree import Take, tree_of
from socinno.library.whereabouts import located, where
from socinno.problems import KEY, Problem


def test_an_address_is_a_place_in_the_file(loader: None) -> None:
    read, _ = tree_of(b"a:\n  b: [c, d, [e]]\n  f:\ng: h\n", "d.yaml")
    assert read is not None
    for address, place in (
        ((), "1:1"),
        (("a",), "2:3"),
        (("a", "b"), "2:6"),
        (("a", "b", KEY), "2:3"),
        (("a", "b", 1), "2:10"),
        (("a", "b", 2, 0), "2:14"),
        (("a", "b", 7), "2:6"),
        (("a", "f", KEY), "3:3"),
        (("a", "f", "more"), "3:5"),
        (("a", "missing"), "2:3"),
        (("missing", "more"), "1:1"),
        (("g",), "4:4"),
    ):
        assert str(where(read, address, "d.yaml")) == f"d.yaml:{place}"


def test_problems_stay_in_their_order() -> None:
    read, _ = tree_of(b"a: b\nc: d\n", "d.yaml")
    assert read is not None
    told = located([Problem("x", ("c",)), Problem("y", ("a",)), Problem("z", ("c",))], read, "d.yaml")
    assert [(p.code, p.where.line) for p in told] == [("x", 2), ("y", 1), ("z", 2)]


def test_a_file_is_parsed_once_and_for_all_its_problems_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []

    def counted(text: str) -> Take:
        parsed.append(text)
        return events(text)

    events = tree.events
    for module in (tree, whereabouts):
        monkeypatch.setattr(module, "events", counted)
    assert reader.parse(VALID.encode(), "d.yaml", "d").debate
    assert len(parsed) == 1
    assert len(problems_of(edited("title:\nlanguage:\nsummary: []\n"))) == 3
    assert len(parsed) == 3
