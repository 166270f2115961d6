"""PDF sources: words over lines and pages, page numbers, running heads; and files that are none."""

from pathlib import Path

import pytest
from authors import write
from sourcefiles import damaged, pdf

from socinno.problems import Problem
from socinno.quotations.sources import SourceText, read

PAGES = (
    ("Annual report", "We must raise exam-", "ple taxes", "12"),
    ("Annual report", "on parking next", "year (or later).", "13"),
    ("Annual report", "Shops stay.", "14"),
)


def test_the_words_of_a_pdf_go_on_over_its_pages(tmp_path: Path) -> None:
    found = read(write(tmp_path, pdf(PAGES), "a.pdf"), "a.pdf")
    assert isinstance(found, SourceText)
    assert found.text.split("\n")[:-1] == [
        *("We must raise exam-", "ple taxes", "on parking next", "year (or later).", "Shops stay.")
    ]
    assert [page.name for page in found.pages] == ["12", "13", "14"]
    assert found.text[found.pages[1].start :].startswith("on parking")
    assert found.line(found.text.index("year")) == 3  # of its page


def test_what_is_no_pdf_or_has_no_words_is_told(tmp_path: Path) -> None:
    cases = {b"%PDF-1.4 nothing": "source-broken", pdf([()]): "source-empty", b"": "source-broken"}
    told = [read(write(tmp_path, data, "a.pdf"), "a.pdf") for data in cases]
    assert [problem.code for problem in told if isinstance(problem, Problem)] == list(cases.values())


def test_without_the_extra_it_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socinno.quotations.sources.pdf.find_spec", lambda name: None)
    found = read(write(tmp_path, pdf(PAGES), "a.pdf"), "a.pdf")
    assert isinstance(found, Problem)
    assert (found.code, found.facts["extra"]) == ("source-needs", "pdf")


def test_a_damaged_pdf_is_read_or_told(tmp_path: Path) -> None:
    for seed in range(5):
        read(write(tmp_path, damaged(pdf(PAGES), seed), "a.pdf"), "a.pdf")
