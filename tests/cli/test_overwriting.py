"""No answer is written over what it is made from: the debates, under any name, and their sources' texts."""

import os
from pathlib import Path

import pytest
from authors import DEBATE, run, write

from socinno.cli.overwriting import TEXTS
from socinno.quotations.sources import KINDS

TEXT = "My customers come by car.\n"
DEBATE_OF = DEBATE.replace("TEXT", TEXT.strip()).replace("FILE", "file: texts/report.txt")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "texts").mkdir(parents=True)
    write(folder, DEBATE_OF.replace("ANCHOR", "page: 3"))
    write(folder / "texts", TEXT, "report.txt")
    write(folder, TEXT, "beside.txt")
    (folder / "link.txt").symlink_to(Path("texts") / "report.txt")
    (folder / "link.json").symlink_to("square.yaml")
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("output", ["square.yaml", "link.json", "texts/report.txt", "link.txt"])
@pytest.mark.parametrize(
    "words",
    [
        ("quotes", "-f", "json"),
        ("show", "baker", "-f", "plain"),
        ("check", "-f", "json"),
        ("check", "-f", "json", "."),
        ("check", "-f", "sarif", "square.yaml"),
        ("show", "square.yaml", "-f", "json"),
    ],
    ids=" ".join,
)
def test_what_an_answer_is_made_from_stays(
    words: tuple[str, ...],
    output: str,
    force: tuple[str, ...],
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(content)
    before = held(content)
    named = () if {".", "square.yaml"} & {*words} else ("--content", str(content))
    ran = run(*words, *named, "-o", output, *force)
    assert (ran.code, ran.out) == (2, "")
    assert "the answer is made from" in ran.err
    assert held(content) == before


@pytest.mark.skipif(os.name == "nt", reason="a test of hard links where they are usual")
def test_another_name_of_a_content_file_is_that_file(content: Path, tmp_path: Path) -> None:
    os.link(content / "square.yaml", tmp_path / "twin.json")
    ran = run("quotes", "--content", content, "-o", tmp_path / "twin.json", "--force")
    assert ran.code == 2
    assert "the answer is made from" in ran.err


def test_a_text_that_was_named_for_the_run_stays_too(content: Path) -> None:
    text = content / "beside.txt"
    words = ("--text", f"report={text}", "-o", text, "--force", "-f", "json")
    assert run("check", content, *words).code == 2
    assert run("show", "baker-says", "--context", "--content", content, *words).code == 2
    assert text.read_text("utf-8") == TEXT


def test_any_other_file_in_the_folder_is_replaced_as_asked(content: Path) -> None:
    for name in ("beside.txt", "new.txt", "new.html"):
        assert run("quotes", "--content", content, "-o", content / name, "--force").code == 0
        assert (content / name).read_text("utf-8") != TEXT


def test_an_export_into_the_content_folder_leaves_the_content(content: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'socinno[parquet]'")
    before = held(content)
    for name in ("", "texts", "square.yaml", "link.json"):
        assert run("export", content / name, "--content", content).code == 2
    assert held(content) == before
    assert run("export", content / "tables", "--content", content).code == 0
    assert before.items() <= held(content).items()


def test_the_endings_of_texts_are_those_that_can_be_read() -> None:
    assert tuple(KINDS) == TEXTS
