"""`who` as a slide: all of it, its letters as large as can be, speakers in blocks where they are many."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from crowd import crowd

import socinno
from socinno import Sheet
from socinno.formats.slide import LETTER, Slide
from socinno.formats.slide_matrix import matrix_slide
from socinno.queries.who import who
from socinno.views import Matrix


def slide(library: socinno.Library, language: str = "en") -> Slide:
    view = who(library, socinno.Filters(), language)
    assert isinstance(view, Matrix)
    return matrix_slide(view, Sheet(language))


def lines(of: Slide) -> list[str]:
    return ["".join(text for text, _ in strip) for strip in [*of.title, *of.body, *of.foot]]


def letters(of: Slide) -> float:
    """How many pixels high they are where the slide is 1,280 wide."""
    return LETTER * 1280 / of.size[0]


@pytest.mark.parametrize(
    ("speakers", "questions", "least"), [(3, 2, 20), (14, 8, 16), (38, 38, 10), (100, 50, 8)]
)
def test_letters_are_as_large_as_can_be(speakers: int, questions: int, least: float, tmp_path: Path) -> None:
    of = slide(crowd(tmp_path, speakers, questions, alike=True))
    assert letters(of) >= least
    assert abs(of.size[0] / of.size[1] - 16 / 9) < 0.01


@pytest.mark.parametrize(("speakers", "questions"), [(3, 2), (38, 38), (100, 50)])
def test_every_speaker_question_and_answer_is_there(speakers: int, questions: int, tmp_path: Path) -> None:
    of = slide(crowd(tmp_path, speakers, questions))
    told = "\n".join(lines(of))
    assert lines(of)[0] == "A crowd"
    assert "Who stands where" in told
    assert sorted(map(int, re.findall(r"Speaker (\d+) ", told))) == [*range(speakers)]
    assert {*map(int, re.findall(r"For it (\d+)", told))} == {*range(questions)}
    assert sum(told.count(mark) for mark in "◀▶□·●") >= speakers * questions


def test_blocks_beside_each_other_have_the_same_heads(tmp_path: Path) -> None:
    rows = lines(slide(crowd(tmp_path, 100, 50)))
    [at] = [n for n, row in enumerate(rows) if "question ↓" in row]
    blocks = rows[at].count("question ↓")
    assert blocks > 1
    for row in rows[at : at + 2]:
        starts = [match.start() for match in re.finditer("question ↓", rows[at])]
        heads = [row[start + 10 : end].strip() for start, end in pairwise(starts)]
        assert heads
        assert len({*heads}) == 1


def test_signs_are_explained_on_it() -> None:
    told = "\n".join(lines(slide(socinno.load())))
    assert "◐ according to the source" in told
    assert "· no known stance" in told


def test_several_debates_each_say_which_they_are(tmp_path: Path) -> None:
    crowd(tmp_path, 3, 2)
    (tmp_path / "other.yaml").write_text((tmp_path / "crowd.yaml").read_text("utf-8"), encoding="utf-8")
    told = "\n".join(lines(slide(socinno.load(tmp_path))))
    assert told.count("A crowd  crowd") == told.count("A crowd  other") == 1


def test_speakers_whose_names_run_from_right_to_left_stand_below_the_blocks(tmp_path: Path) -> None:
    crowd(tmp_path, 40, 3)
    file = tmp_path / "crowd.yaml"
    for n in range(10, 40):
        file.write_text(file.read_text("utf-8").replace(f"name: Speaker {n}\n", f"name: שלום {n}\n"), "utf-8")
    rows = lines(slide(socinno.load(tmp_path)))
    last = max(n for n, row in enumerate(rows) if "Speaker" in row)
    turned = [n for n, row in enumerate(rows) if "שלום" in row]
    assert len(turned) == 30
    assert min(turned) > last
