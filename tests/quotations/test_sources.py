"""The text of a source: several encodings and three kinds of file, each word with its line."""

import codecs
import os
import time
from contextlib import suppress
from pathlib import Path

import pytest
from authors import write
from hypothesis import given
from hypothesis import strategies as st

from socinno.model import Source
from socinno.problems import Problem, Stop
from socinno.quotations import sources
from socinno.quotations.sources import KINDS, SourceText, joined
from socinno.quotations.sources.text import decoded

TEXT = "Café: ‘ja’.\nTweede regel.\n"


def read(path: Path, shown: str) -> SourceText:
    text = sources.read(path, shown)
    assert isinstance(text, SourceText)
    return text


def test_text_in_several_encodings_is_the_same_text(tmp_path: Path) -> None:
    encodings = {
        "utf-8": TEXT.encode(),
        "utf-8 with mark": TEXT.encode("utf-8-sig"),
        "utf-16-le": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        "utf-16-be": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        "utf-32": TEXT.encode("utf-32"),
        "cp1252": TEXT.encode("cp1252"),
        "crlf": TEXT.replace("\n", "\r\n").encode(),
        "cr": TEXT.replace("\n", "\r").encode(),
        "decomposed": TEXT.replace("é", "e\u0301").encode(),
    }
    texts = {name: read(write(tmp_path, data, "a.txt"), "a.txt").text for name, data in encodings.items()}
    assert [name for name, text in texts.items() if text != TEXT] == []


def test_other_encodings_are_refused_and_not_guessed(tmp_path: Path) -> None:
    cases = [
        (b"\x00\x01\x02binary", "a.txt"),
        (b"escape \x1b[2J", "a.txt"),
        ("Ωmega".encode("utf-16-le"), "a.txt"),  # without its mark
        (b"\x81\x8d\x8f undefined in Windows-1252", "a.txt"),
        (codecs.BOM_UTF16_LE + b"\x00", "a.txt"),
        (b"<meta charset=nonsense>x", "a.html"),
        (b"<meta charset=rot13>x", "a.html"),
        (b"<meta charset=utf-8>\xff", "a.html"),
    ]
    told = [sources.read(write(tmp_path, data, name), name) for data, name in cases]
    assert [problem.code for problem in told if isinstance(problem, Problem)] == ["source-encoding"] * 8


def test_a_web_page_says_its_encoding() -> None:
    assert decoded("<meta charset='iso-8859-1'>“é”".encode("cp1252")).endswith("“é”")
    page = '<meta http-equiv=Content-Type content="text/html; charset=koi8-r">Да'
    assert decoded(page.encode("koi8-r")).endswith("Да")


def test_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SOURCE_LIMIT", 10)
    os.mkfifo(tmp_path / "pipe.txt")
    cases = {
        "none.txt": "source-missing",
        "pipe.txt": "source-missing",  # reading it would wait for ever
        "x.doc": "source-kind",
        "no-ending": "source-kind",
        f"{'x' * 300}.txt": "source-unreadable",
        write(tmp_path, "more than ten", "long.txt").name: "source-too-large",
    }
    told = {name: sources.read(tmp_path / name, name) for name in cases}
    assert {name: problem.code for name, problem in told.items() if isinstance(problem, Problem)} == cases
    assert all(
        problem.facts["file"] == name for name, problem in told.items() if isinstance(problem, Problem)
    )


def test_a_text_of_nothing_but_short_lines_or_labels_is_refused(tmp_path: Path) -> None:
    texts = {"12\n": "source-tangled", "a: b. ": "source-tangled", "\n": "source-empty", "one line ": ""}
    told = {unit: sources.read(write(tmp_path, unit * 260_000, "a.txt"), "a") for unit in texts}
    assert {unit: getattr(it, "code", "") for unit, it in told.items()} == texts


def lines(source: SourceText, *words: str) -> list[int]:
    return [source.line(source.text.index(word)) for word in words]


def test_plain_text_knows_its_lines(tmp_path: Path) -> None:
    assert lines(read(write(tmp_path, TEXT, "a.txt"), "a"), "Café", "ja", "Tweede", "regel") == [1, 1, 2, 2]
    assert joined([], "a").line(0) == 1
    long = joined([("a line\n" * 50_000, 3), ("last", 60_000)], "a")
    assert [long.line(at) for at in (0, 7, 70_000, 349_999, 350_000)] == [3, 4, 10_003, 50_002, 60_000]


def test_markdown_is_its_words(tmp_path: Path) -> None:
    page = (
        "# Een *kop*\n\n**Sam Baker:** wij zijn [hier](http://x.y) om\nte *blijven*.\n\n- een\n- twee\n\n"
        "> citaat\n\n```\ncode\n```\n<b>html</b>\n<!-- no\nwords --> end\n"
    )
    source = read(write(tmp_path, page, "a.md"), "a.md")
    assert "Een kop\n" in source.text
    assert "Sam Baker: wij zijn hier om\nte blijven." in source.text
    assert "http" not in source.text
    assert "no\nwords" not in source.text
    assert lines(source, "Een", "Sam", "blijven", "twee", "citaat", "code", "end") == [1, 3, 4, 7, 9, 12, 16]


def test_html_is_what_a_reader_sees(tmp_path: Path) -> None:
    page = (
        "<html><head><title>T</title><style>p {}</style></head>\n<body><p>Wij &amp; <b>zij</b> "
        "<del>niet</del>\nblijven.</p>"
        "<script>weg()</script>\n<p>Twee<br>drie</p><!-- weg --></body></html>"
    )
    source = read(write(tmp_path, page, "a.HTML"), "a.html")
    assert source.text.split() == ["Wij", "&", "zij", "blijven.", "Twee", "drie"]
    assert "Twee\ndrie" in source.text
    assert lines(source, "Wij", "blijven", "drie") == [2, 3, 4]


def test_html_that_never_closes_its_head_is_still_read(tmp_path: Path) -> None:
    assert "hier" in read(write(tmp_path, "<head><meta name=x><body>hier", "a.htm"), "a").text


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_hostile_markup_is_read_in_seconds(ending: str) -> None:
    offenders = []
    for part in ("[", "![", "*a ", "> ", "<a ", "<!--", "</", "<?", '<a "', "<script>", "&", "~~~\n"):
        start = time.process_time()
        joined(KINDS[ending](part.encode() * 50_000), "x")
        if time.process_time() - start > 5:
            offenders.append(part)
    assert offenders == []


@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".html", ".vtt", ".srt", ".docx"]))
def test_no_file_makes_reading_fail(data: bytes, ending: str) -> None:
    with suppress(Stop):
        source = joined(KINDS[ending](data), "x")
        assert all(source.line(i) >= 1 for i in range(len(source.text)))


def test_a_source_lies_beside_its_debate_or_in_the_content_folder_or_is_named(tmp_path: Path) -> None:
    inner, home = tmp_path / "content" / "inner", tmp_path / "content"
    inner.mkdir(parents=True)
    for folder in (tmp_path, home, inner):
        write(folder, "words", "report.txt")
    (inner / "link.txt").symlink_to(tmp_path / "report.txt")
    (inner / "loop.txt").symlink_to(inner / "loop.txt")

    def told(file: str, root: Path | None = None, **texts: Path) -> str:
        source = Source.model_validate({"type": "report", "title": "Report", "file": file})
        found = sources.text_of("report", source, inner / "debate.yaml", texts, root)
        return found.code if isinstance(found, Problem) else "read" if found else ""

    assert told("report.txt") == "read"
    assert told("../report.txt") == "source-outside"
    assert told("../report.txt", home) == "read"
    assert told("../../report.txt", home) == "source-outside"
    assert told("link.txt", home) == "source-outside"
    assert told("loop.txt") in ("source-missing", "source-unreadable")
    assert told("nul\0.txt") == "source-unreadable"
    assert told("../../report.txt", report=tmp_path / "report.txt") == "read"
    assert told(str(tmp_path / "report.txt")) == "source-absolute"


@pytest.mark.parametrize(
    "file", ["/a/x.txt", "C:\\a\\x.txt", "c:x.txt", "\\\\server\\a\\x.txt", "//server/a/x.txt"]
)
def test_a_path_of_one_computer_is_told_on_every_other(file: str, tmp_path: Path) -> None:
    source = Source.model_validate({"type": "report", "title": "Report", "file": file})
    found = sources.text_of("report", source, tmp_path / "debate.yaml", {})
    assert isinstance(found, Problem)
    assert found.code == "source-absolute"


def test_a_text_that_holds_html_is_read_as_a_page(tmp_path: Path) -> None:
    found = read(write(tmp_path, "<p>Wij<br>zij</p>\n<span>1 &lt; 2</span>\n", "a.txt"), "a.txt")
    assert (found.text.split(), found.told) == (["Wij", "zij", "1", "<", "2"], ("source-is-page",))
    assert read(write(tmp_path, "a < b and <x> c\n", "b.txt"), "b.txt").told == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few make links")
def test_a_link_that_leads_elsewhere_once_it_was_looked_at_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "debates"
    folder.mkdir()
    (folder / "text").write_text("what is inside", "utf-8")  # whose ending is that of the link
    (tmp_path / "secret.txt").write_text("what is outside", "utf-8")
    link = folder / "link.txt"
    link.symlink_to("text")
    resolve = os.path.realpath

    def then_swapped(path: Path) -> str:
        found = resolve(path)
        link.unlink()
        link.symlink_to(tmp_path / "secret.txt")
        return found

    monkeypatch.setattr(os.path, "realpath", then_swapped)
    source = Source.model_validate({"type": "report", "title": "Report", "file": "link.txt"})
    found = sources.text_of("report", source, folder / "debate.yaml", {})
    assert isinstance(found, SourceText)
    assert found.text.strip() == "what is inside"
