"""The bytes of a file to its text: encodings that do not say so, and characters that nobody sees."""

from __future__ import annotations

import pytest
from debates import VALID

from socinno.library.decoding import text_in
from socinno.problems import MOST
from socinno.text import unmarked_encoding


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [VALID, "a: b\n", "titel: Café “Zondag” – é\n"])
def test_a_wide_encoding_without_its_mark_is_one_error_that_names_it(encoding: str, text: str) -> None:
    assert unmarked_encoding(text.encode(encoding)) == encoding
    none, [problem] = text_in(text.encode(encoding), "d.yaml")
    assert none is None
    assert (problem.code, problem.facts) == ("utf-16", {"encoding": encoding[:6].upper()})
    assert (problem.where.line, problem.where.column) == (1, 1)


@pytest.mark.parametrize("data", [b"", b"a", b"\0" * 100, b"a: b\0\n", b"\0a\0", VALID.encode(), b"a\0b"])
def test_what_only_has_a_nul_or_nothing_else_is_no_wide_encoding(data: bytes) -> None:
    assert unmarked_encoding(data) == ""


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark_is_read(encoding: str) -> None:
    assert text_in(f"\ufeff{VALID}".encode(encoding), "d.yaml") == (VALID, [])


def test_a_run_of_control_characters_is_one_problem() -> None:
    _, [problem] = text_in(b"a: b\r\nc: d" + b"\1" * 10_000 + b"\n", "d.yaml")
    assert (problem.facts, problem.more) == ({"character": "U+0001"}, 0)
    assert (problem.where.line, problem.where.column) == (2, 5)


def test_beyond_a_hundred_runs_are_only_counted() -> None:
    _, problems = text_in(b"# \1\r" * 5_000, "d.yaml")
    assert len(problems) == MOST
    assert sum(1 + problem.more for problem in problems) == 5_000
    assert [(p.where.line, p.where.column) for p in problems] == [(n, 3) for n in range(1, MOST + 1)]
