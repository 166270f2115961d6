"""Speakers: one record for each, whatever number of debates they speak in."""

from pathlib import Path
from typing import Any

import pytest
from asking import every, library

from socinno.files import own_content
from socinno.library import Library, load
from socinno.library.sketch import Profile, Sketch
from socinno.queries.quotes import Filters
from socinno.queries.speakers import MOST, speakers
from socinno.views import Hint, Item, Signed, Table, Text, Word


def ids(filters: Filters, of: Library | None = None) -> list[str]:
    return [record["id"].text for record in nested(speakers(of or library(), filters, "en"))]


def nested(table: Table) -> list[Any]:
    """What machines read."""
    return list(table.nested or ())


def items(table: Table) -> dict[str, Item]:
    """What people read of each, by id."""
    found = [record["speaker"] for record in table.records]
    return {item.id: item for item in found if isinstance(item, Item)}


def signs(item: Item) -> list[Signed]:
    """The stances of a speaker as signs."""
    return [fact for fact in item.facts if isinstance(fact, Signed)]


def test_without_filters_every_speaker_is_there_once() -> None:
    assert ids(Filters()) == list(library().debates[0].speakers)


def test_a_filter_chooses_those_with_a_stance_or_a_quote_that_fits() -> None:
    debate = library().debates[0]
    found = ids(Filters(position="policy"))
    holders = {stance.speaker for stance in debate.stances if "policy" in stance.positions}
    sayers = {q.speaker for q in debate.quotes.values() if "policy" in (*q.supports, *q.challenges)}
    assert set(found) == holders | sayers
    assert set(ids(Filters(kind="direct"))) == {
        q.speaker for q in debate.quotes.values() if q.kind == "direct"
    }


@pytest.fixture
def twice(tmp_path: Path) -> Library:
    """The debate that comes along, twice."""
    text = (own_content() / "social-innovation.yaml").read_text("utf-8")
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return load(tmp_path)


def test_who_speaks_in_several_debates_is_one_record_with_all_of_it(twice: Library) -> None:
    assert ids(Filters(), twice) == ids(Filters())
    single, double = (nested(speakers(of, Filters(speaker="graaf"), "en"))[0] for of in (library(), twice))
    assert double["debates"] == (Text("a"), Text("b"))
    assert isinstance(single["quotes"], int)
    assert double["quotes"] == 2 * single["quotes"]
    assert double["name"] == single["name"]


def test_the_same_id_with_another_name_is_somebody_else(twice: Library, tmp_path: Path) -> None:
    file = tmp_path / "b.yaml"
    file.write_text(file.read_text("utf-8").replace("Laurens de Graaf", "Somebody Else"), "utf-8")
    assert ids(Filters(), load(tmp_path)).count("de-graaf") == 2


def test_people_read_who_it_is_how_many_quotes_and_where_the_speaker_stands() -> None:
    graaf = items(speakers(library(), Filters(), "nl"))["de-graaf"]
    assert isinstance(graaf.lead, tuple)
    assert graaf.lead[0] == Text("Laurens de Graaf", "nl")
    assert graaf.lead[2] == Text("Hogeschool Utrecht", "nl")
    assert graaf.facts[0] == Word("many-quotes", {"count": 6})
    first, *others = signs(graaf)
    assert (first.number, first.stance.state, first.stance.positions[0].id) == (1, "first", "relations")
    assert first.question is None  # the side says what it is about
    assert {(sign.stance.state, bool(sign.question)) for sign in others} == {("spoke", True)}


def test_who_is_silent_on_everything_is_told_so_in_words() -> None:
    table = every()["speakers"]
    assert isinstance(table, Table)
    clerk = items(table)["clerk"]
    assert signs(clerk) == []
    assert clerk.facts[-1] == Word("silent")


def test_only_the_signs_that_occur_are_explained() -> None:
    table = speakers(library(), Filters(speaker="wittmayer"), "nl")
    assert [sign.sign for sign in table.foot.legend] == ["inferred"]


MANY = """
language: en
title: Many questions
question: What now?
sources: {s: {type: book, title: S}}
speakers: {ann: {name: Ann}, bob: {name: Bob}}
dichotomies:
"""
QUESTION = """
  d{n}:
    title: Question {n}
    short: Q{n}
    question: Question {n}?
    positions: {{d{n}-yes: {{title: I agree}}, d{n}-no: {{title: I disagree}}}}
"""


def many(folder: Path, count: int) -> Library:
    """A debate with questions to which the sides are called the same; on all of them somebody agrees."""
    questions = "".join(QUESTION.format(n=n) for n in range(count))
    stances = "".join(
        f"\n- {{speaker: ann, positions: [d{n}-yes], basis: stated, source: s, at: {{page: '1'}}}}"
        for n in range(count)
    )
    (folder / "many.yaml").write_text(f"{MANY}{questions}\nstances:{stances}\n", "utf-8")
    return load(folder)


def test_where_a_side_does_not_say_what_it_is_about_its_question_is_named(tmp_path: Path) -> None:
    ann = items(speakers(many(tmp_path, 2), Filters(), "en"))["ann"]
    assert [sign.question for sign in signs(ann)] == [Text("Q0", "en"), Text("Q1", "en")]


def test_many_stances_are_counted_unless_everything_is_asked_for(tmp_path: Path) -> None:
    library = many(tmp_path, MOST + 1)
    ann = items(speakers(library, Filters(), "en"))["ann"]
    assert signs(ann) == []
    assert ann.facts[-1] == Word("stands-on", {"count": MOST + 1, "of": MOST + 1})
    assert list(speakers(library, Filters(), "en").foot.legend) == []
    everything = items(speakers(library, Filters(), "en", everything=True))["ann"]
    assert len(signs(everything)) == MOST + 1


def test_a_limit_gives_the_first_and_says_how_many_there_are(twice: Library) -> None:
    for of in (library(), twice):
        table = speakers(of, Filters(), "en", 3)
        assert [record["id"].text for record in nested(table)] == ids(Filters(), of)[:3]
        assert nested(table) == nested(speakers(of, Filters(), "en"))[:3]
        assert (len(items(table)), table.total) == (3, 8)
        assert table.foot.told == (Word("first-of", {"shown": 3, "total": 8}),)
    assert speakers(library(), Filters(), "en", 8).foot.told == ()


def test_a_speaker_is_told_when_it_is_come_to_and_others_are_counted(
    twice: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    profile = Sketch.profile

    def counting(sketch: Sketch, n: int) -> Profile:
        told.append(n)
        return profile(sketch, n)

    monkeypatch.setattr(Sketch, "profile", counting)
    table = speakers(twice, Filters(), "en")
    assert (table.total, told) == (8, [])
    next(iter(table.nested or ()))
    assert told == [0, 0]


def test_of_several_debates_they_are_named_and_no_number_is(twice: Library) -> None:
    graaf = items(speakers(twice, Filters(), "en"))["de-graaf"]
    assert [it for it in graaf.facts if isinstance(it, Text)] == [Text("a"), Text("b")]
    at = graaf.facts.index(Text("b"))
    assert graaf.facts[1] == Text("a")
    assert len(graaf.facts[2:at]) == len(graaf.facts[at + 1 :]) > 0
    assert {sign.number for sign in signs(graaf)} == {0}


def test_what_to_do_next_is_to_show_the_first(twice: Library) -> None:
    assert list(speakers(library(), Filters(), "en").foot.hints) == [Hint("show", "wittmayer")]
    assert list(speakers(twice, Filters(), "en").foot.hints) == [Hint("show", "wittmayer --debate a")]


def test_everything_has_titles_and_sorts_too() -> None:
    graaf = items(speakers(library(), Filters(), "en", everything=True))["de-graaf"]
    assert isinstance(graaf.lead, tuple)
    assert graaf.lead[3:] == (Text("dr."), Word("person"))
