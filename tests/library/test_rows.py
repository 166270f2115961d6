"""A content file becomes rows: numbered by file and place, those of words by how well they may rank."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest
from libraries import BROKEN

from socinno.files import File, listing
from socinno.library import rows
from socinno.library.catalogue import documents, entries
from socinno.library.indexed import packed
from socinno.library.reader import read
from socinno.library.rows import Rows, bound, rows_of
from socinno.library.store import NUMBERS, PLACES
from socinno.queries.search import Term, rank_of

EVERY_KEY = Path(__file__).parent.parent / "every" / "every-key.yaml"


def rows_in(file: File) -> Rows:
    return rows_of(file, file.path.encode(), 7)


def test_a_thing_is_numbered_by_its_file_and_its_place() -> None:
    [file], _ = listing(EVERY_KEY)
    made = rows_in(file)
    numbers = [row[0] for row in made.thing]
    assert numbers == [(7 << PLACES) + place for place in range(len(numbers))]
    assert {row[0] for row in made.quote} < set(numbers)
    assert {row[2] for row in made.label} == set(numbers)
    assert {number & (1 << NUMBERS) - 1 for number, _ in made.word} == set(numbers)


def test_no_thing_ranks_better_than_its_number_among_the_words_says() -> None:
    debate = read(EVERY_KEY).debate
    assert debate
    for document in documents(debate):
        best, shortest = divmod(bound(document.texts), 256)
        for word in " ".join(text for _, text in document.texts).split():
            rank = rank_of(document, [Term(word).needle], [])
            assert rank
            assert (best - 4, shortest) <= rank[:2]


def test_a_thing_is_labelled_as_it_is_called() -> None:
    [file], _ = listing(EVERY_KEY)
    debate = read(Path(file.path)).debate
    assert debate
    labels = {(what, name): json.loads(called) for what, name, _, called, _ in rows_in(file).label}
    for speaker in debate.speakers.values():
        assert labels["speaker", speaker.id] == {x: name[:80] for x, name in speaker.name.items()}
    for quote in debate.quotes.values():
        assert labels["quote", quote.id] == {x: text[:80] for x, text in quote.text.items()}


def test_words_are_those_of_the_catalogue_also_where_they_are_like_the_mark_between_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [file], _ = listing(EVERY_KEY)
    debate = read(EVERY_KEY).debate
    assert debate
    words = " ".join(text for document in documents(debate) for _, text in document.texts).split()
    for mark in (rows.MARK, words[0], words[-1][:2]):
        monkeypatch.setattr(rows, "MARK", mark)
        things = rows_in(file).thing
        assert [row[5] for row in things] == [packed(entry) for entry in entries(debate)]
        assert [row[8] for row in things] == ["\n".join(t for _, t in d.texts) for d in documents(debate)]


@pytest.mark.parametrize("before", [True, False])
def test_pythons_collector_is_left_as_it_was(before: bool, tmp_path: Path) -> None:
    if not before:
        gc.disable()
    try:
        rows_in(File(str(tmp_path / "nowhere.yaml"), 0, 0, 0, 0, 0))
        assert gc.isenabled() == before
    finally:
        gc.enable()


def test_what_is_wrong_with_a_file_is_all_that_there_is_of_it(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN, "utf-8")
    [file], _ = listing(tmp_path)
    made = rows_in(file)
    assert not any(made[1:])
    [(_, _, _, debate, problems, *_)] = made.file
    assert (debate, len(json.loads(problems))) == (None, 1)
