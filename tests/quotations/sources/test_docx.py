"""Word documents as sources: paragraphs, tables, headings, tracked changes; bombs are refused."""

import zipfile
from io import BytesIO
from pathlib import Path

from authors import write
from sourcefiles import docx, paragraph

from socinno.problems import Problem
from socinno.quotations.sources import SourceText, read


def test_the_words_of_a_document_are_what_its_changes_leave(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:r><w:t>We must </w:t></w:r><w:ins><w:r><w:t>lower</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>raise</w:delText></w:r></w:del><w:r><w:t> taxes.</w:t></w:r></w:p>"
    )
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Left')}</w:tc><w:tc>{paragraph('Right')}</w:tc></w:tr></w:tbl>"
    body = paragraph("Report", "Heading1") + paragraph("Sam Baker", bold=True) + changed + table
    found = read(write(tmp_path, docx(body), "a.docx"), "a.docx")
    assert isinstance(found, SourceText)
    assert found.text.split("\n\n")[:-1] == ["Report", "Sam Baker", "We must lower taxes.", "Left", "Right"]
    assert [(mark.name, mark.level) for mark in found.headings] == [("Report", 1)]
    assert [found.text[a:b].strip() for a, b in found.strong] == ["Sam Baker"]
    assert found.told == ("source-tracked-changes",)
    assert found.line(found.text.index("Left")) == 4  # the paragraph


def test_hidden_words_are_none_of_a_document(tmp_path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>{}</w:t></w:r>"
    body = (
        hidden.format("", "not ") + "<w:r><w:t>seen </w:t></w:r>" + hidden.format(' w:val="0"', "nor hidden")
    )
    found = read(write(tmp_path, docx(f"<w:p>{body}</w:p>"), "a.docx"), "a.docx")
    assert isinstance(found, SourceText)
    assert found.text.split() == ["seen", "nor", "hidden"]


def test_a_hostile_document_is_told(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * (40 * 1024 * 1024))
    cases = [
        (b"PK", "source-broken"),
        (docx(paragraph("&b;"), laughs), "source-broken"),
        (bomb.getvalue(), "source-too-large"),
        (docx("<w:p>" * 1000), "source-tangled"),
        (docx(""), "source-empty"),
        (docx(paragraph("x"))[:-30], "source-broken"),
    ]
    told = [read(write(tmp_path, data, "a.docx"), "a.docx") for data, _ in cases]
    assert [getattr(problem, "code", "") for problem in told] == [code for _, code in cases]
    assert all(isinstance(problem, Problem) for problem in told)
