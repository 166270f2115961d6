"""The text of a source: several encodings and three sorts of file, each word with its line."""

import codecs
import os
import time
from pathlib import Path

import pytest
from authors import write
from hypothesis import given
from hypothesis import strategies as st

from socinno.quotations import sources as source_text
from socinno.quotations.sources import SourceText, Unusable, decoded, read

TEXT = "Café: ‘ja’.\nTweede regel.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("é", "e\u0301").encode(),
    ],
    ids=[
        "utf-8",
        "utf-8 with mark",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "crlf",
        "cr",
        "decomposed",
    ],
)
def test_text_in_several_encodings_is_the_same_text(data: bytes, tmp_path: Path) -> None:
    assert read(write(tmp_path, data, "a.txt"), "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x00\x01\x02binary", "a.txt"),
        (b"escape \x1b[2J", "a.txt"),
        ("Ωmega".encode("utf-16-le"), "a.txt"),  # without its mark
        (b"\x81\x8d\x8f undefined in Windows-1252", "a.txt"),
        (codecs.BOM_UTF16_LE + b"\x00", "a.txt"),
        (b"<meta charset=nonsense>x", "a.html"),
        (b"<meta charset=rot13>x", "a.html"),
        (b"<meta charset=utf-8>\xff", "a.html"),
    ],
)
def test_other_encodings_are_refused_and_not_guessed(data: bytes, name: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable) as stopped:
        read(write(tmp_path, data, name), name)
    assert stopped.value.code == "source-encoding"


def test_a_web_page_says_its_encoding() -> None:
    assert decoded("<meta charset='iso-8859-1'>“é”".encode("cp1252"), "x").endswith("“é”")
    page = '<meta http-equiv=Content-Type content="text/html; charset=koi8-r">Да'
    assert decoded(page.encode("koi8-r"), "x").endswith("Да")


def test_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_text, "SIZE_LIMIT", 10)
    os.mkfifo(tmp_path / "pipe.txt")
    cases = {
        "none.txt": "source-missing",
        "pipe.txt": "source-missing",  # reading it would wait for ever
        "x.pdf": "source-kind",
        "no-ending": "source-kind",
        f"{'x' * 300}.txt": "source-unreadable",
        write(tmp_path, "more than ten", "long.txt").name: "source-too-large",
    }
    for name, code in cases.items():
        with pytest.raises(Unusable) as stopped:
            read(tmp_path / name, name)
        assert stopped.value.code == code, name


def lines(source: SourceText, *words: str) -> list[int]:
    return [source.line(source.text.index(word)) for word in words]


def test_plain_text_knows_its_lines(tmp_path: Path) -> None:
    assert lines(read(write(tmp_path, TEXT, "a.txt"), "a"), "Café", "ja", "Tweede", "regel") == [1, 1, 2, 2]
    assert read(write(tmp_path, "", "a.txt"), "a").line(0) == 1


def test_markdown_is_its_words(tmp_path: Path) -> None:
    page = (
        "# Een *kop*\n\n**Sam Baker:** wij zijn [hier](http://x.y) om\nte *blijven*.\n\n- een\n- twee\n\n"
        "> citaat\n\n```\ncode\n```\n<b>html</b>\n"
    )
    source = read(write(tmp_path, page, "a.md"), "a.md")
    assert "Een kop\n" in source.text
    assert "Sam Baker: wij zijn hier om\nte blijven." in source.text
    assert "http" not in source.text
    assert lines(source, "Een", "Sam", "blijven", "twee", "citaat", "code") == [1, 3, 4, 7, 9, 12]


def test_html_is_what_a_reader_sees(tmp_path: Path) -> None:
    page = (
        "<html><head><title>T</title><style>p {}</style></head>\n<body><p>Wij &amp; <b>zij</b>\nblijven.</p>"
        "<script>weg()</script>\n<p>Twee<br>drie</p><!-- weg --></body></html>"
    )
    source = read(write(tmp_path, page, "a.HTML"), "a.html")
    assert source.text.split() == ["Wij", "&", "zij", "blijven.", "Twee", "drie"]
    assert "Twee\ndrie" in source.text
    assert lines(source, "Wij", "blijven", "drie") == [2, 3, 4]


def test_html_that_never_closes_its_head_is_still_read(tmp_path: Path) -> None:
    assert "hier" in read(write(tmp_path, "<head><meta name=x><body>hier", "a.htm"), "a").text


@pytest.mark.parametrize("ending", [".md", ".html"])
@pytest.mark.parametrize(
    "part", ["[", "![", "*a ", "> ", "<a ", "<!--", "</", "<?", '<a "', "<script>", "&", "~~~\n"]
)
def test_hostile_markup_is_read_in_no_time(part: str, ending: str) -> None:
    start = time.perf_counter()
    source_text.joined(source_text.READERS[ending](part * 50_000), "x")
    assert time.perf_counter() - start < 5


@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".html"]))
def test_no_file_makes_reading_fail_otherwise(data: bytes, ending: str) -> None:
    try:
        text = decoded(data, "x")
    except Unusable:
        return
    source = source_text.joined(source_text.READERS[ending](text), "x")
    assert all(source.line(i) >= 1 for i in range(len(source.text)))
