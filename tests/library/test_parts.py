"""Of a tree too large to be validated at once every error is told once, at the place where it is."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from debates import VALID, edited
from pydantic import ValidationError

from socinno.library import parts, reader
from socinno.library.parts import errors_in_parts
from socinno.library.schema_problems import schema_problems
from socinno.library.tree import Tree, tree_of
from socinno.model import Debate

NAMES = "".join(f"k{n}: y, " for n in range(40))
TREES = [
    "a: b\n",
    edited("quotes:\n" + "".join(f"  q{n}: {{}}\n" for n in range(40))),
    edited("quotes:\n" + "".join(f"  Q{n}: {{kind: x, text: [a], source: [b], at: c}}\n" for n in range(40))),
    edited("quotes:\n  q: {kind: direct, text: a, source: s, supports: [" + "A, b," * 60 + "]}\n"),
    edited("quotes: {Q: {supports: [" + "[]," * 40 + "], " + NAMES + "}}\n"),
    edited("stances:\n" + "  - {}\n" * 40 + "  - {speaker: A, evidence: [" + "B," * 40 + "], basis: [c]}\n"),
    edited("stances: {a: b" + "".join(f", k{n}: c" for n in range(40)) + "}\n"),
    edited("title: {" + "".join(f"L{n}: [a], " for n in range(40)) + "}\n"),
    edited("title: {" + "".join(f"en-a{n:03}: '', " for n in range(40)) + "}\n"),
    edited("sources: {s: {author: [" + "{x: y}, " * 40 + "]}, t: {}, U: {type: ''}}\n"),
    edited("sources: {Bad Id: {author: [" + "{x: y}, " * 40 + "], type: a, title: b}}\n"),
    edited("zzz: {" + "".join(f"k{n}: {{a: b}}, " for n in range(40)) + "}\n"),
    "dichotomies: {d: {positions: {" + "".join(f"P{n}: {{x: [a, b]}}, " for n in range(40)) + "}}}\n",
    "dichotomies: {d: {positions: {a: {" + "".join(f"x{n}: y, " for n in range(40)) + "}}}}\n",
    "themes: {t: {topics: {" + "".join(f"t{n}: {{quotes: [A, B, c]}}, " for n in range(40)) + "}}}\n",
    edited("stances: [{positions: [" + "a," * 40 + "]}, {positions: {" + NAMES + "}}]\n"),
]  # fmt: skip


def tree_of_text(text: str) -> Tree:
    tree, problems = tree_of(text.encode(), "d.yaml")
    assert tree is not None, problems
    assert not problems
    return tree


def seen(errors: Any) -> Counter[Any]:
    """The problems that some errors are, each with its address and what it says but for a guess."""
    return Counter(
        (problem.code, problem.address, str({**problem.facts, "meant": ""}))
        for problem in schema_problems(errors)
    )


@pytest.mark.parametrize("load", [1, 4, 10, 30, 100])
@pytest.mark.parametrize("text", TREES, ids=range(len(TREES)))
def test_the_errors_in_parts_are_those_of_the_whole(
    text: str, load: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LOAD", load)
    tree = tree_of_text(text)
    with pytest.raises(ValidationError) as whole:
        Debate.model_validate(tree)
    assert seen(errors_in_parts(tree)) == seen(whole.value.errors())


@pytest.mark.parametrize("load", [1, 4, 30])
def test_a_valid_tree_has_no_errors_in_any_part(load: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LOAD", load)
    assert not seen(errors_in_parts(tree_of_text(VALID)))


def test_a_large_file_with_one_error_at_its_end_is_no_debate() -> None:
    quote = "  q{}: {{speaker: ada, kind: indirect, text: a, source: minutes, at: {{page: 1}}}}\n"
    quotes = "quotes:\n" + "".join(quote.format(n) for n in range(1000))
    text = edited("stances: []\ncommon-ground:\nthemes:\n" + quotes)
    assert reader.parse(text.encode(), "d.yaml", "d").debate is not None
    debate, [problem], _ = reader.parse(text.replace("q999: {s", "q999: {S").encode(), "d.yaml", "d")
    assert debate is None
    assert (problem.code, problem.address[:2]) == ("unknown-key", ("quotes", "q999"))


def test_no_part_is_much_larger_than_its_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LOAD", 100)
    asked: list[int] = []
    validate = Debate.model_validate

    def counted(content: Any) -> Any:
        asked.append(_size(content))
        return validate(content)

    monkeypatch.setattr(Debate, "model_validate", counted)
    text = edited(
        "quotes:\n  q: {supports: [" + "A," * 3000 + "]}\n" + "".join(f"  r{n}: {{}}\n" for n in range(900))
    )
    assert len(list(errors_in_parts(tree_of_text(text)))) > 5000
    assert len(asked) > 30
    assert max(asked) < 250


def _size(node: Any) -> int:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return 1 + sum(map(_size, inner))
