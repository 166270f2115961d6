"""Who stands where: for people a matrix of each debate, for machines every record; and one speaker's line."""

import json
import re
from pathlib import Path
from typing import cast

import pytest
from asking import EVERY, library
from crowd import crowd

import socinno
from socinno import Filters, Sheet, write
from socinno.agreement import STATES
from socinno.files import own_content
from socinno.queries.who import speaker, who
from socinno.views import Card, Crossing, Item, Matrix, Ref, StanceView, Table, Text, Word


def every() -> socinno.Library:
    """The debate with every state in it."""
    return socinno.load(EVERY)


def shown(view: Matrix) -> list[Crossing]:
    return list(view.crossings)


def test_every_record_has_every_state_in_json_and_each_stands_in_a_row_of_csv() -> None:
    table = who(every(), Filters(), "en")
    assert table.nested is not None
    assert table.flat is not None
    [debate] = every().debates
    nested = {
        (record["speaker"].id, stance.dichotomy.id): stance.state
        for record in table.nested
        for stance in cast(tuple[StanceView, ...], record["stances"])
        if isinstance(record["speaker"], Ref)
    }
    assert len(nested) == len(debate.speakers) * len(debate.dichotomies)
    assert set(nested.values()) == set(STATES)
    flat = [record["state"] for record in table.flat]
    assert flat == [Word(state) for state in nested.values()]


def test_who_stands_somewhere_has_a_line_and_every_question_a_column() -> None:
    [own] = shown(who(library(), Filters(), "en"))
    debate = library().debates[0]
    standing = {stance.speaker for stance in debate.stances}
    assert [line.speaker.id for line in own.lines] == [name for name in debate.speakers if name in standing]
    assert [head.of.id for head in own.heads] == list(debate.dichotomies)
    [all_of_it] = shown(who(library(), Filters(), "en", everything=True))
    assert {line.speaker.id for line in all_of_it.lines} == set(debate.speakers)
    assert all_of_it.told == ()


@pytest.mark.parametrize(
    ("filters", "speakers", "columns"),
    [
        (Filters(speaker=("graaf",)), ["de-graaf"], 4),
        (Filters(dichotomy=("bottom-up-policy",)), ["room"], 1),
        (Filters(position=("transition",)), ["wittmayer", "sociological-essays"], 1),
        (Filters(speaker=("soeterbroek",)), [], 4),
    ],
)
def test_filters_are_those_of_everywhere(filters: Filters, speakers: list[str], columns: int) -> None:
    [own] = shown(who(library(), filters, "en"))
    assert len(own.heads) == columns
    assert [line.speaker.id for line in own.lines] == speakers


def test_without_anybody_left_it_says_so() -> None:
    view = who(library(), Filters(source=("book",), dichotomy=("endpoint-continuous",)), "en")
    assert shown(view) == []
    assert write(view, Sheet("en", 80), "table") == "No speaker fits all these filters.\n"


def test_a_debate_without_speakers_says_that_and_not_that_none_fits(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("language: en\ntitle: Nobody\nquestion: Who?\n", encoding="utf-8")
    view = who(socinno.load(tmp_path), Filters(), "nl")
    assert write(view, Sheet("nl", 80), "table") == "Dit debat noemt geen sprekers.\n"


def test_of_many_questions_a_speaker_has_a_line_each_and_quotes_on_demand(tmp_path: Path) -> None:
    of = crowd(tmp_path, 3, 20, alike=True)
    text = write(speaker(of, "p0", Filters(), "en"), Sheet("en", 80), "table")
    assert text.count("\n") < 30
    assert re.search(r" 3 ● Question 2 about something: (Not a|A)greed", text)
    assert text.count("said so themselves") == 1
    whole = write(speaker(of, "p0", Filters(), "en", everything=True), Sheet("en", 80), "table")
    assert whole.count("\n") > 40
    assert len(json.loads(write(speaker(of, "p0", Filters(), "en"), Sheet(), "json"))["stances"]) == 20


def test_of_few_questions_a_number_stands_before_each() -> None:
    text = write(speaker(library(), "graaf", Filters(), "en"), Sheet("en", 80), "table")
    told = re.findall(r"^(\d) (?:Relations|From below|Transition)", text, re.MULTILINE)
    assert told == ["1", "2", "4"]


def test_what_to_go_on_with_names_who_stands_somewhere() -> None:
    hints = who(library(), Filters(dichotomy=("transition-governing",)), "en").foot.hints
    told = [f"{hint.command} {hint.words}" for hint in hints]
    assert told == ["who wittmayer", "who --pairs"]
    assert who(library(), Filters(speaker=("soeterbroek",)), "en").foot.hints == ()


def test_machines_read_every_record_in_the_order_of_the_file_and_no_order_is_computed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = crowd(tmp_path, 14, 6)
    monkeypatch.setattr("socinno.queries.crossing.orders", None)
    view = who(of, Filters(), "en")
    for format in ("csv", "json"):
        assert write(view, Sheet(), format)
    assert [record["speaker"].id for record in view.nested if isinstance(record["speaker"], Ref)] == [
        f"p{n}" for n in range(14)
    ]
    assert len(list(view.flat)) == 14 * 6


def items(card: Card) -> list[Item]:
    [stances] = [part.value for part in card.parts if part.key == "stances" and not part.machine]
    assert isinstance(stances, Table)
    return [cast(Item, record["stance"]) for record in stances.records]


def test_one_speaker_has_every_question_that_they_stand_on_or_spoke_to_and_the_quotes() -> None:
    text = write(speaker(every(), "bob", Filters(), "en"), Sheet("en", 80), "table")
    assert "● Build it — said so themselves, 2022" in text
    assert "Let them pay." in text
    changed = write(speaker(every(), "ann", Filters(), "en"), Sheet("en", 80), "table")
    assert "before: Build it (2021)" in changed
    spoke = write(speaker(every(), "cas", Filters(), "en"), Sheet("en", 80), "table")
    assert "… spoke about it, side not known" in spoke
    assert "no known stance on 1 of 2 questions" in spoke


def test_silence_is_counted_unless_everything_is_asked_for() -> None:
    card = speaker(every(), "clerk", Filters(), "en")
    assert items(card) == []
    assert card.foot.told == (Word("silent-on", {"count": 2, "of": 2}),)
    whole = speaker(every(), "clerk", Filters(), "en", everything=True)
    assert len(items(whole)) == 2
    assert whole.foot.told == ()
    text = write(whole, Sheet("en", 80), "plain")
    assert text.count("no known stance") == 2


def test_a_note_and_the_id_of_a_question_are_for_who_asks_for_everything() -> None:
    brief, whole = (
        write(speaker(every(), "ann", Filters(), "en", everything=it), Sheet("en", 80), "table")
        for it in (False, True)
    )
    assert "Who needs it pays." not in brief
    assert "Who needs it pays." in whole
    assert re.search(r" build$", whole, re.MULTILINE)


def test_one_speaker_in_csv_is_a_table_with_every_question() -> None:
    view = speaker(every(), "ann", Filters(), "en")
    head, *rows = write(view, Sheet(), "csv").splitlines()
    assert head == write(who(every(), Filters(), "en"), Sheet(), "csv").splitlines()[0]
    assert len(rows) == 2
    assert json.loads(write(view, Sheet(), "json"))["stances"][0]["stance"]["state"] == "second"


@pytest.fixture
def twice(tmp_path: Path) -> socinno.Library:
    """The debate that comes along, twice."""
    own = Path(socinno.load().debates[0].id + ".yaml")
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text((own_content() / own).read_text("utf-8"), encoding="utf-8")
    return socinno.load(tmp_path)


def test_over_several_debates_each_has_a_matrix_under_its_name(twice: socinno.Library) -> None:
    view = who(twice, Filters(), "en")
    assert [it.debate.id for it in shown(view)] == [it.id for it in view.debates] == ["a", "b"]
    for format in ("table", "plain", "markdown", "html"):
        text = write(view, Sheet("en", 100), format)
        title = twice.debates[0].title["en"]
        assert text.count(title) >= 2
        assert len(re.findall(r"\ba\b", text)) >= 1
    of_one = who(twice, Filters(speaker=("graaf",), dichotomy=("bottom-up-policy",)), "en")
    assert [record["debate"] for record in of_one.nested] == [Text("a"), Text("b")]


def test_who_speaks_in_several_debates_is_one_speaker_there_too(twice: socinno.Library) -> None:
    line = speaker(twice, "graaf", Filters(), "en")
    title = twice.debates[0].title["en"]
    assert [[cast(Text, fact).text for fact in item.facts] for item in items(line)] == [[title]] * 6
    assert line.foot.told == (Word("silent-on", {"count": 2, "of": 8}),)
