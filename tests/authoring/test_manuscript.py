"""What a content file is added to from: itself as it is, and the texts of the sources that are meant."""

import hashlib
import os
from pathlib import Path

import pytest
from authors import run
from meeting import DEBATE, MEETING, PAPER, square

from socinno.authoring.manuscript import manuscript
from socinno.problems import Stop

POSIX = pytest.mark.skipif(os.name == "nt", reason="pipes and devices as POSIX has them")


def stopped(file: object, *given: str) -> Stop:
    """What is said of a file that nothing can be added to."""
    with pytest.raises(Stop) as stop:
        manuscript(str(file), given)
    return stop.value


def test_every_source_with_a_text_is_looked_in(tmp_path: Path) -> None:
    base = manuscript(str(square(tmp_path)))
    assert [it.id for it in base.sources] == ["meeting", "paper"]
    assert base.text == DEBATE
    assert base.sources[0].counts()["customers"] == 1


@POSIX
@pytest.mark.parametrize("sort", ["folder", "fifo", "device"])
def test_what_is_no_file_is_refused_at_once(sort: str, tmp_path: Path) -> None:
    file = Path("/dev/zero") if sort == "device" else tmp_path / "it.yaml"
    if sort == "folder":
        file.mkdir()
    if sort == "fifo":
        os.mkfifo(file)
    ran = run("cite", file, "words", "--yes")
    assert ran.code in (1, 2)
    assert (ran.out, len(ran.err.splitlines())) == ("", 1)
    assert str(file) in ran.err


def test_a_file_that_is_not_there_is_told_in_a_line(tmp_path: Path) -> None:
    ran = run("cite", tmp_path / "none.yaml", "words")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("content", ["", "# nothing\n", "title: [", "a: b\n", "\x00"], ids=repr)
def test_a_file_without_a_debate_is_told_with_what_is_wrong_in_it(content: str, tmp_path: Path) -> None:
    file = tmp_path / "it.yaml"
    file.write_text(content, "utf-8")
    stop = stopped(file)
    assert (stop.key, stop.code) == ("cite-broken", 1)
    assert stop.problems


@pytest.mark.parametrize("given", ["paper", "PATH", "paper=PATH"])
def test_a_source_is_meant_by_its_id_or_by_the_path_of_its_text(given: str, tmp_path: Path) -> None:
    word = given.replace("PATH", str(tmp_path / "paper.txt"))
    base = manuscript(str(square(tmp_path)), [word])
    assert [it.id for it in base.sources] == ["paper"]


def test_several_sources_are_looked_in_when_they_are_named(tmp_path: Path) -> None:
    base = manuscript(str(square(tmp_path)), ["paper", "meeting"])
    assert {it.id for it in base.sources} == {"meeting", "paper"}


def test_a_source_that_lies_elsewhere_is_given_with_its_id(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    file = square(folder)
    file.write_text(DEBATE.replace(", file: paper.txt", ""), "utf-8")
    text = tmp_path / "elsewhere.txt"
    text.write_text(PAPER, "utf-8")
    [source] = manuscript(str(file), [f"paper={text}"]).sources
    assert (source.id, source.text.text.strip()) == ("paper", PAPER.strip())


def test_a_text_that_one_source_alone_can_have_is_its_text(tmp_path: Path) -> None:
    file = square(tmp_path)
    file.write_text(DEBATE.replace(", file: paper.txt", ""), "utf-8")
    (tmp_path / "other.txt").write_text(PAPER, "utf-8")
    [source] = manuscript(str(file), [str(tmp_path / "other.txt")]).sources
    assert source.id == "paper"


def test_a_text_that_several_sources_can_have_is_asked_about(tmp_path: Path) -> None:
    file = square(tmp_path)
    file.write_text(DEBATE.replace(", file: paper.txt", "").replace(", file: meeting.txt", ""), "utf-8")
    stop = stopped(file, str(tmp_path / "paper.txt"))
    assert (stop.key, stop.facts["choices"]) == ("cite-which-source", ("meeting", "paper"))


def test_what_is_neither_a_source_nor_a_text_is_told_with_the_sources(tmp_path: Path) -> None:
    stop = stopped(square(tmp_path), "papr")
    assert (stop.key, stop.code, stop.facts["choices"]) == ("cite-no-source", 2, ("meeting", "paper"))


def test_a_source_without_a_text_says_how_to_give_it_one(tmp_path: Path) -> None:
    file = square(tmp_path)
    file.write_text(DEBATE.replace(", file: paper.txt", ""), "utf-8")
    assert stopped(file, "paper").key == "cite-no-text-of"
    file.write_text(file.read_text("utf-8").replace(", file: meeting.txt", ""), "utf-8")
    assert (stopped(file).key, stopped(file).code) == ("cite-no-text", 1)


def with_sum(folder: Path, text: str) -> Path:
    """The debate with the checksum of what the meeting was."""
    file = square(folder)
    sha = hashlib.sha256(MEETING.encode()).hexdigest()
    file.write_text(DEBATE.replace("file: meeting.txt", f"file: meeting.txt, sha256: {sha}"), "utf-8")
    (folder / "meeting.txt").write_text(text, "utf-8", newline="")
    return file


def test_a_text_is_that_of_its_checksum_wherever_it_lies(tmp_path: Path) -> None:
    file = with_sum(tmp_path, MEETING)
    (tmp_path / "copy.txt").write_text(MEETING, "utf-8", newline="")
    [source] = manuscript(str(file), [str(tmp_path / "copy.txt")]).sources
    assert source.id == "meeting"


def test_a_text_that_changed_since_is_looked_in_and_known_to_be_another(tmp_path: Path) -> None:
    base = manuscript(str(with_sum(tmp_path, f"{MEETING}More.\n")))
    assert [it.id for it in base.sources] == ["meeting", "paper"]
    assert [code for code, _ in base.known if code.startswith("source-")] == ["source-changed"]


def test_a_text_that_cannot_be_used_is_told_of(tmp_path: Path) -> None:
    file = square(tmp_path)
    (tmp_path / "paper.txt").unlink()
    stop = stopped(file, "paper")
    assert (stop.key, stop.code, len(stop.problems)) == ("cite-unusable", 1, 1)
    assert [it.id for it in manuscript(str(file)).sources] == ["meeting"]
    ran = run("cite", file, "plant forty trees", "--yes")
    assert ran.code == 2
    assert "paper.txt" in ran.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_the_encoding_of_a_file_and_its_mark_stay(encoding: str, tmp_path: Path) -> None:
    file = square(tmp_path)
    mark = "\ufeff" if "16" in encoding else ""
    before = (mark + DEBATE).encode(encoding)
    file.write_bytes(before)
    assert manuscript(str(file)).text == DEBATE
    assert run("cite", file, "customers come by car", "--yes").code == 0
    after = file.read_bytes()
    assert after.startswith(before.rstrip(b"\n\0"))
    assert "My customers come by car." in after.decode(encoding)
