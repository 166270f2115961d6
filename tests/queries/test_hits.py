"""Hits: people read pieces of long texts, in brief; machines read all of it."""

import re
from pathlib import Path
from typing import Any

import pytest

from socinno.files import listing
from socinno.formats import Sheet, written
from socinno.library import Library, from_files
from socinno.queries.quotes import Filters
from socinno.queries.search import search
from socinno.views import Hint, Item, Quotation, Table, Text, Word


def nested(table: Table) -> list[Any]:
    """What machines read."""
    return list(table.nested or ())


def told(table: Table) -> list[Any]:
    """What people read."""
    return [record["hit"] for record in table.records]


LONG = "Lang verhaal over water. " * 40
STORY = f"""
  lang:
    speaker: vera
    kind: direct
    text: "{LONG}Toen kwam de sluis open. {LONG.strip()}"
    translation: {{en: "{"A long story about water. " * 40}Then the lock opened."}}
    note: {{en: Nobody knows this as ‘sluice’}}
    source: krant
    at: {{page: "3"}}
"""


@pytest.fixture
def story(folder: Path) -> Library:
    """A debate with a long quote."""
    file = folder / "bruggen.yaml"
    file.write_text(file.read_text("utf-8") + STORY, "utf-8")
    return from_files(*listing(folder))


def test_of_a_long_text_people_read_a_piece_and_machines_all_of_it(story: Library) -> None:
    table = search(story, ["sluis"], Filters(), "en")
    [hit], [record] = told(table), nested(table)
    assert hit.text.cut == (True, True)
    assert len(hit.text.text) < 300
    assert hit.translation is None  # no piece of it belongs to this piece
    assert record["text"].text == f"{LONG}Toen kwam de sluis open. {LONG.strip()}"
    [whole] = told(search(story, ["sluis"], Filters(), "en", everything=True))
    assert (whole.text, whole.brief) == (record["text"], False)
    for format in ("table", "plain", "markdown", "html"):
        answer = " ".join(written(table, Sheet("nl", 300), format).replace("\\", "").split())
        assert "[…]" in answer
        assert len(re.sub("<style>.*</style>", "", answer)) < 10_000
    drawn = " ".join(written(table, Sheet("nl", 80), "table").split())
    assert drawn.startswith("[…] “")
    assert "de »sluis« open." in drawn
    assert "” […] Véra Zeldenrust" in drawn


def test_a_hit_in_a_long_translation_is_beside_words_that_are_cut_too(story: Library) -> None:
    [hit] = told(search(story, ["lock"], Filters(), "en"))
    assert (hit.text.cut, hit.translation.cut) == ((False, True), (True, False))
    assert [hit.translation.text[slice(*mark)] for mark in hit.translation.marks] == ["lock"]


def test_a_note_in_which_something_was_found_is_told_and_no_sign_of_it_is(story: Library) -> None:
    table = search(story, ["sluice"], Filters(), "en")
    [hit] = told(table)
    assert hit.note.marks
    assert list(table.foot.legend) == []
    assert "note: Nobody knows this as ‘»sluice«’" in written(table, Sheet("en"), "table")
    assert [sign.sign for sign in search(story, ["sluis"], Filters(), "en").foot.legend] == ["note"]


def test_people_read_what_a_hit_is_called_what_it_says_and_of_what_sort_it_is(library: Library) -> None:
    found: dict[str, Any] = {hit.id: hit for hit in told(search(library, ["brug*"], Filters(), "nl"))}
    assert isinstance(found["oud"], Quotation)
    titled = found["bruggen"]
    assert isinstance(titled, Item)
    assert titled[:3] == (Text("Bruggen bouwen", "nl", marks=((0, 7),)), (), (Word("debate"),))
    assert (found["vera"].lead, found["vera"].text[0].text) == (Text("Véra Zeldenrust", "nl"), "brugwachter")
    assert found["vera"].facts == (Word("speaker"), Word("role"))


def test_the_question_of_a_question_is_not_called_one_twice(library: Library) -> None:
    [hit] = [hit for hit in told(search(library, ["bouwen we"], Filters(), "nl")) if hit.id == "as"]
    assert (hit.text[0].text, hit.facts) == ("Bouwen we zelf?", (Word("dichotomy"),))


def test_of_very_many_hits_a_source_is_named_once_where_their_debate_has_no_other(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socinno.queries.search.FEW", 1)
    assert [part.key for part in search(library, ["brug*"], Filters(), "nl", 0).foot.shared] == ["source"]
    file = folder / "bruggen.yaml"
    other = "sources:\n  boek: {type: book, title: Een boek}\n"
    file.write_text(file.read_text("utf-8").replace("sources:\n", other), "utf-8")
    two = search(from_files(*listing(folder)), ["brug*"], Filters(), "nl", 0)
    assert two.foot.shared == ()
    assert {hit.named[0].id for hit in told(two) if isinstance(hit, Quotation)} == {"krant"}


def test_that_many_hits_have_no_note_is_known_when_all_are_shown(
    library: Library, story: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socinno.queries.search.FEW", 1)
    for of, word, signs in ((library, "brug*", []), (story, "sluis", ["note"]), (story, "sluice", [])):
        table = search(of, [word], Filters(), "en", 0)
        for _ in range(2):
            assert [sign.sign for sign in table.foot.legend] == signs
            assert told(table)


def test_a_source_that_all_hits_share_is_named_once_and_a_debate_where_there_are_several(
    library: Library, folder: Path
) -> None:
    one = search(library, ["brug*"], Filters(), "nl")
    assert [getattr(part.value, "id", "") for part in one.foot.shared] == ["krant"]
    assert {hit.named for hit in told(one) if isinstance(hit, Quotation)} == {()}
    text = (folder / "bruggen.yaml").read_text("utf-8")
    (folder / "meer.yaml").write_text(text.replace("Bruggen bouwen", "Meer bruggen"), "utf-8")
    two = search(from_files(*listing(folder)), ["brug*"], Filters(), "nl", 0)
    assert two.foot.shared == ()
    named = {tuple(ref.id for ref in hit.named) for hit in told(two) if isinstance(hit, Quotation)}
    assert named == {("krant", "bruggen"), ("krant", "meer")}
    assert {hit.facts[-1].id for hit in told(two) if hit.id == "vera"} == {"bruggen", "meer"}
    assert list(two.foot.hints) == [Hint("show", "bruggen")]
    assert list(search(library, ["vera"], Filters(), "nl").foot.hints) == [Hint("show", "vera")]
