"""Quotes as newspapers print them, in quotation marks of their own, are no cuts: nothing governs them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from socinno.quotations.cuts import cut
from socinno.quotations.typography import Span


def quotes(paragraph: str) -> tuple[str, list[Span]]:
    """A paragraph without the braces around its quotes, and where these stand."""
    parts = re.split(r"[{}]", paragraph)
    starts = [sum(map(len, parts[:i])) for i in range(len(parts))]
    return "".join(parts), [(starts[i], starts[i] + len(parts[i])) for i in range(1, len(parts), 2)]


def told(language: str, marks: str) -> Iterator[tuple[bool, str]]:
    """What is said of the quotes of our paragraphs, written with these quotation marks."""
    written = Path(__file__).with_name(f"news-{language}.txt").read_text(encoding="utf-8")
    for paragraph in written.translate(str.maketrans("“”", marks)).splitlines():
        text, spans = quotes(paragraph)
        for span in spans:
            found = cut(text, [span], language)
            yield found is not None and found.governs, found.shown if found else ""


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "„”", "«»"])
def test_no_quote_of_a_newspaper_is_a_cut_and_few_have_a_cue_beside_them(language: str, marks: str) -> None:
    found = list(told(language, marks))
    assert len(found) > 70
    assert [shown for governs, shown in found if governs] == []
    assert sum(shown != "" for _, shown in found) < len(found) / 7
