"""What is put into a file with a quote: all of it, or nothing, of a file that is still what it was."""

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from authors import Ran, run
from citing import tree

from socinno.authoring.additions import put_in, rewritten
from socinno.authoring.cite import cited, found, request
from socinno.authoring.manuscript import manuscript
from socinno.problems import Stop

DEBATE = """\
language: en
title: Talk
question: Whose is it?
sources:
  talk: {type: document, title: Talk, file: talk.txt}
speakers:
  ann: {name: Ann Clay}
  bob: {name: Bob van Dyk}
dichotomies:
  cars:
    title: Cars
    positions: {keep: {title: Keep it}, ban: {title: Ban it}}
  toll:
    title: Toll
    positions: {pay: {title: Pay}, free: {title: Free}}
"""
TALK = """\
Ann Clay: My customers come by car. Nobody counted them yet.

Bob van Dyk: Let the visitors pay for parking. Nobody counted them yet.

Ann Clay: A bridge is a promise.
"""
POSIX = pytest.mark.skipif(os.name == "nt", reason="links, modes and pipes as POSIX has them")


def debate(folder: Path, more: str = "") -> Path:
    """A debate in a folder, beside the text of its source."""
    (folder / "talk.txt").write_text(TALK, "utf-8")
    file = folder / "square.yaml"
    file.write_text(DEBATE + more, "utf-8", newline="")
    return file


def cite(file: Path, words: str, *options: str) -> Ran:
    return run("cite", file, words, "--yes", *options)


def stances(file: Path) -> Any:
    return tree(file.read_bytes())["stances"]


def test_a_stance_is_written_for_each_question_with_the_quote_that_shows_it(tmp_path: Path) -> None:
    file = debate(tmp_path)
    options = ("--for", "keep", "--for", "free", "--stance", "stated", "--id", "shops")
    assert cite(file, "customers come by", *options).code == 0
    assert stances(file) == [
        {"speaker": "ann", "positions": "keep", "basis": "stated", "evidence": ["shops"]},
        {"speaker": "ann", "positions": "free", "basis": "stated", "evidence": ["shops"]},
    ]


def test_both_sides_of_a_question_are_one_stance(tmp_path: Path) -> None:
    file = debate(tmp_path)
    options = ("--for", "keep", "--for", "ban", "--stance", "stated", "--id", "both")
    assert cite(file, "customers come by", *options).code == 0
    [stance] = stances(file)
    assert stance["positions"] == ["ban", "keep"]


def test_an_inferred_stance_has_the_note_that_says_why(tmp_path: Path) -> None:
    file = debate(tmp_path)
    options = ("--for", "keep", "--stance", "inferred", "--note", "She needs them.")
    assert cite(file, "customers come by", *options).code == 0
    assert stances(file)[0]["note"] == "She needs them."


@pytest.mark.parametrize(
    "stance",
    [
        "  - {speaker: ann, positions: keep, basis: stated}\n",
        "  - speaker: ann\n    positions: keep\n    basis: stated\n",
        "  - speaker: ann\n    positions: keep\n    basis: stated\n    note: She needs them.\n",
    ],
)
def test_a_note_is_added_to_a_stance_that_has_none_or_the_same(stance: str, tmp_path: Path) -> None:
    file = debate(tmp_path, f"stances:\n{stance}")
    options = ("--for", "keep", "--stance", "stated", "--note", "She needs them.")
    assert cite(file, "customers come by", *options).code == 0
    [it] = stances(file)
    assert it == {"speaker": "ann", "positions": "keep", "basis": "stated", "note": "She needs them."}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_another_note_of_a_stance_is_never_lost(language: str, tmp_path: Path) -> None:
    there = "stances:\n  - {speaker: ann, positions: keep, basis: stated, note: It was hers.}\n"
    file = debate(tmp_path, there)
    before = file.read_bytes()
    options = ("--for", "keep", "--stance", "stated", "--note", "She needs them.", "--lang", language)
    ran = cite(file, "customers come by", *options)
    assert (ran.code, file.read_bytes()) == (1, before)
    assert "--note" in ran.err
    assert "She needs them." in ran.out


@pytest.mark.parametrize("evidence", ["evidence: [shops]", "evidence:\n      - shops"])
def test_the_evidence_of_a_stance_that_is_there_is_extended(evidence: str, tmp_path: Path) -> None:
    stance = f"stances:\n  - speaker: ann\n    positions: keep\n    basis: stated\n    {evidence}\n"
    file = debate(tmp_path, f"{stance}quotes:\n")
    file.write_text(file.read_text("utf-8").replace(stance, ""), "utf-8")
    assert cite(file, "customers come by", "--for", "keep", "--id", "shops").code == 0
    file.write_text(file.read_text("utf-8") + stance, "utf-8")
    options = ("--for", "keep", "--stance", "stated", "--id", "promise")
    assert cite(file, "bridge is a promise", *options).code == 0
    assert [it["evidence"] for it in stances(file)] == [["shops", "promise"]]


def test_a_stance_without_evidence_stays_as_it_is(tmp_path: Path) -> None:
    file = debate(tmp_path, "stances:\n  - {speaker: ann, positions: keep, basis: stated}\n")
    assert cite(file, "customers come by", "--for", "keep", "--stance", "stated").code == 0
    assert stances(file) == [{"speaker": "ann", "positions": "keep", "basis": "stated"}]


def test_a_stance_on_another_basis_is_no_second_one(tmp_path: Path) -> None:
    file = debate(tmp_path, "stances:\n  - {speaker: ann, positions: keep, basis: stated}\n")
    before = file.read_bytes()
    ran = cite(file, "customers come by", "--for", "keep", "--stance", "reported")
    assert (ran.code, file.read_bytes()) == (1, before)
    assert "[stance-twice]" in ran.err
    assert "My customers come by car." in ran.out


@pytest.mark.parametrize("key", ["quotes", "stances"])
def test_what_stands_in_braces_gets_nothing_and_the_block_is_printed(key: str, tmp_path: Path) -> None:
    full = {
        "quotes": "quotes: {old: {kind: indirect, text: Somebody spoke., source: talk, at: {page: 1}}}\n",
        "stances": "stances: [{speaker: bob, positions: pay, basis: reported}]\n",
    }
    file = debate(tmp_path, full[key])
    before = file.read_bytes()
    ran = cite(file, "customers come by", "--for", "keep", "--stance", "stated")
    assert (ran.code, file.read_bytes()) == (1, before)
    assert key in ran.err
    assert "My customers come by car." in ran.out


@pytest.mark.parametrize("number", [1, 2])
def test_of_words_that_stand_in_several_places_each_is_found_where_it_was_pointed_at(
    number: int, tmp_path: Path
) -> None:
    file = debate(tmp_path)
    base = manuscript(str(file))
    hit = found(base, "nobody counted them")[number - 1]
    result = rewritten(base, (cited(base, hit, request(base)),))
    [citation] = result.written
    assert citation.quote["speaker"] == ("ann", "bob")[number - 1]
    put_in(base, result)
    assert "0 errors, " in run("check", file).err


def test_a_file_that_changed_meanwhile_stays_and_the_block_is_printed(tmp_path: Path) -> None:
    file = debate(tmp_path)
    base = manuscript(str(file))
    [hit] = found(base, "customers come by")
    result = rewritten(base, (cited(base, hit, request(base)),))
    file.write_text(DEBATE + "# theirs\n", "utf-8")
    with pytest.raises(Stop, match="file-changed") as stop:
        put_in(base, result)
    assert stop.value.code == 1
    assert b"My customers come by car." in stop.value.unsaved
    assert file.read_text("utf-8") == DEBATE + "# theirs\n"


def test_a_file_that_is_gone_meanwhile_is_not_made_again_and_the_block_is_printed(tmp_path: Path) -> None:
    file = debate(tmp_path)
    base = manuscript(str(file))
    [hit] = found(base, "customers come by")
    result = rewritten(base, (cited(base, hit, request(base)),))
    file.unlink()
    with pytest.raises(Stop, match="no-such-path") as stop:
        put_in(base, result)
    assert stop.value.code == 1
    assert b"My customers come by car." in stop.value.unsaved
    assert not file.exists()


def test_of_many_at_once_no_quote_is_lost_silently(tmp_path: Path) -> None:
    file = debate(tmp_path)
    words = ("customers come by", "visitors pay for", "bridge is a promise")
    command = [sys.executable, "-m", "socinno", "cite", str(file)]
    done: dict[str, subprocess.CompletedProcess[str]] = {}

    def started(some: str) -> None:
        done[some] = subprocess.run(
            [*command, some, "--yes"], capture_output=True, text=True, encoding="utf-8", check=False
        )

    threads = [threading.Thread(target=started, args=(some,)) for some in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = file.read_text("utf-8")
    assert any(ran.returncode == 0 for ran in done.values())
    for some, ran in done.items():
        assert (ran.returncode == 0) == (some in text)
        assert some in (text if ran.returncode == 0 else ran.stdout)


@POSIX
def test_a_file_of_several_names_stays_and_the_block_is_printed(tmp_path: Path) -> None:
    file = debate(tmp_path)
    os.link(file, tmp_path / "twin.yaml")
    ran = cite(file, "customers come by")
    assert (ran.code, file.read_text("utf-8")) == (1, DEBATE)
    assert "My customers come by car." in ran.out
    assert "title: Talk" not in ran.out


@POSIX
def test_a_link_is_written_through(tmp_path: Path) -> None:
    file = debate(tmp_path)
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    assert cite(link, "customers come by").code == 0
    assert link.is_symlink()
    assert "My customers come by car." in file.read_text("utf-8")


def test_a_file_that_may_not_be_written_stays_and_the_block_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = debate(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    ran = cite(file, "customers come by")
    assert (ran.code, file.read_text("utf-8")) == (1, DEBATE)
    assert "My customers come by car." in ran.out
