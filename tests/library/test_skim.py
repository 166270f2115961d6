"""A file is skimmed: what it has, broken or not, whole or as far as a limit."""

from __future__ import annotations

from pathlib import Path

import pytest
from debates import VALID, a_debate

from socinno.library.outline import Outlined
from socinno.library.skim import skim

WHOLE = 1 << 20


def skimmed(file: Path) -> list[Outlined]:
    return skim(file, WHOLE)


def test_the_outline_of_a_debate_is_its_things_with_their_names(tmp_path: Path) -> None:
    file = tmp_path / "sundays.yaml"
    file.write_text(VALID, "utf-8")
    found = skimmed(file)
    debate = a_debate(name="sundays")
    assert {(it.kind, it.id) for it in found} == {
        ("debate", "sundays"),
        *((thing.what, name) for name, thing in debate.things.items()),
    }
    names = {it.id: it.names for it in found}
    assert names["sundays"] == {"nl": "Bibliotheek op zondag", "en": "The library on Sundays"}
    assert names["ada"] == {"": "Ada de Wit"}
    assert names["reading-day"] == {"": "Zondag is leesdag."}


def test_a_position_without_a_title_is_called_by_its_claim(tmp_path: Path) -> None:
    file = tmp_path / "sundays.yaml"
    file.write_text(VALID.replace("title: Open, ", ""), "utf-16")
    assert {it.id: it.names for it in skimmed(file)}["open"] == {"": "De deur gaat open."}


def test_what_is_no_debate_has_the_outline_that_it_has(tmp_path: Path) -> None:
    file = tmp_path / "half.yaml"
    wanted = {
        "": [],
        "- a\n": [],
        "speakers: [ada]\n": ["half"],
        "speakers: {ada: x, bram: {}}\n": ["half", "bram"],
        "title: [x]\nthemes: {a: {title: {nl: [y]}}}\n": ["half", "a"],
    }
    for text, ids in wanted.items():
        file.write_text(text, "utf-8")
        assert [it.id for it in skimmed(file)] == ids, text


def test_an_empty_value_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "half.yaml"
    file.write_text("dichotomies: {d: {positions: {a: {title: , claim: {nl: , en: A claim}}}}}\n", "utf-8")
    assert [it.called("nl") for it in skimmed(file) if it.id == "a"] == ["A claim"]


def test_of_several_names_the_first_sort_counts_in_whichever_order(tmp_path: Path) -> None:
    file = tmp_path / "half.yaml"
    for text in ("{claim: a claim, title: a title}", "{title: a title, claim: a claim}"):
        file.write_text(f"dichotomies: {{d: {{positions: {{a: {text}}}}}}}\n", "utf-8")
        assert [it.called("nl") for it in skimmed(file) if it.id == "a"] == ["a title"]


ODD = ("a: [", "a: 'b", "? {a: b}\n: c\n? [x]\n", 'a: "\\Uffffffff"\n', "\x07", "- - {a: [b, {c: d}]}")


@pytest.mark.parametrize("text", ODD)
def test_of_what_is_no_yaml_or_no_mapping_there_is_nothing(text: str, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, "utf-8")
    assert [it for it in skimmed(file) if it.kind != "debate"] == []


def test_things_in_things_end_somewhere(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(f"{'themes: {a: {' * 300}{'}}' * 300}\n", "utf-8")
    assert 1 < len(skimmed(file)) < 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_of_a_long_file_there_is_what_its_beginning_has(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "sundays.yaml"
    file.write_text(VALID, encoding)
    every = [it.id for it in skimmed(file)]
    size = file.stat().st_size
    for limit in range(0, size, 37):
        found = [it.id for it in skim(file, limit)]
        assert found == every[: len(found)] or encoding == "utf-16"
    assert [it.id for it in skim(file, size)] == every
    assert 2 < len(skim(file, size * 2 // 3)) < len(every) or encoding == "utf-16"
