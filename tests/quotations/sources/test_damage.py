"""Sources that were damaged, two thousand of each kind: read or told, never a traceback, never long."""

import time
from contextlib import suppress

import pytest
from sourcefiles import damaged, docx, paragraph, pdf

from socinno.problems import Stop
from socinno.quotations.sources import KINDS, joined
from socinno.quotations.sources.pdfium import pdf_pages

WHOLE = {
    ".txt": "[00:01] Café\n\f12 ‘ja’\n<p>a</p>\n".encode() * 5,
    ".md": b"---\na: b\n---\n# A *b*\n\n**Sam:** [x](y) `z`\n- a\n> b\n\n```\nc\n```\n<b>d</b> &amp;\n",
    ".html": b"<html><h1>A</h1><p><b>Sam</b><br>a &amp; <!-- b --> c<script>d</script></html>",
    ".vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Sam>a <i>b</i>\n\n00:03.000 --> 00:04.000\nc &lt;\n",
    ".srt": b"1\n00:00:01,000 --> 00:00:02,500\na\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}b\n",
    ".docx": docx(paragraph("a", "Heading1") + paragraph("b", bold=True), styles="<styles/>"),
}


@pytest.mark.long
@pytest.mark.parametrize("ending", WHOLE)
def test_a_damaged_source_is_read_or_told(ending: str) -> None:
    for seed in range(2000):
        start = time.process_time()
        with suppress(Stop):
            joined(KINDS[ending](damaged(WHOLE[ending], seed)), "x")
        assert time.process_time() - start < 5, seed


@pytest.mark.long
def test_a_damaged_pdf_is_read_or_told() -> None:
    """In this process, where a crash would be seen, and not in one of its own as for a user."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    whole = pdf((("Head", "a (b)", "12"), ("Head", "c", "13")))
    for seed in range(2000):
        start = time.process_time()
        with suppress(pypdfium2.PdfiumError, ValueError):
            pdf_pages(damaged(whole, seed), 100, 100_000)
        assert time.process_time() - start < 5, seed
