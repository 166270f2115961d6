"""The first screen: who stands where at a glance, how many where that is too much, or what some say."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from asking import EVERY, library
from crowds import crowd
from debates import VALID, a_debate
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from whole import letters, lost, widest

import socinno
from socinno.formats import Sheet, written
from socinno.formats.inlines import several
from socinno.formats.json import plain
from socinno.library import reader
from socinno.model import Debate
from socinno.queries.overview import overview
from socinno.views import ByName, Card, Columns, Counts, Part, Quotation, Word

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def made(text: str) -> Debate:
    debate = reader.parse(text.encode(), "debate.yaml", "debate").debate
    assert debate is not None
    return debate


def parts(card: Card) -> dict[str, Part]:
    return {part.key: part for part in card.parts}


def read(card: Card) -> list[str]:
    return [part.key for part in card.read]


def screen(debate: Debate, language: str = "en", width: int = 80, format: str = "table", **asked: Any) -> str:
    return written(overview(debate, language, **asked), Sheet(language, width), format)


@LANGUAGES
def test_a_screen_of_24_lines_shows_every_question_and_everyone_who_stands_somewhere(language: str) -> None:
    debate = library().debates[0]
    text = screen(debate, language)
    assert len(text.splitlines()) <= 22
    assert widest(text) <= 80
    assert lost(overview(debate, language), text) == []
    for number, dichotomy in enumerate(debate.dichotomies.values(), 1):
        first, second = (it.called[language] for it in dichotomy.positions.values())
        assert any(line.startswith(f"{number}  {first} ") and second in line for line in text.splitlines())
    for stance in debate.stances:
        assert (debate.speakers[stance.speaker].name.get(language) or "") in text
    assert "│" not in text


def test_only_the_signs_that_occur_are_explained_with_the_kind_of_the_one_source() -> None:
    legend = [(it.sign, it.means.key) for it in overview(library().debates[0], "nl").foot.legend]
    assert legend == [("reported", "legend-reported-post-weblog"), ("inferred", "legend-inferred")]
    [debate] = socinno.load(EVERY).debates
    signs = {it.sign: it.means.key for it in overview(debate, "nl").foot.legend}
    assert signs["reported"] == "legend-reported"  # by more than one source
    assert signs["silent"] == "legend-nobody"
    assert {"assigned", "changed"} <= signs.keys()
    assert not {"neither", "spoke"} & signs.keys()  # which words say


def test_the_source_that_all_is_from_is_said_once_and_not_where_it_is_called_as_the_debate() -> None:
    assert overview(library().debates[0], "nl").foot.shared == ()
    assert screen(a_debate(), "nl").count("Bron: Notulen van de raad") == 1
    [debate] = socinno.load(EVERY).debates
    assert overview(debate, "nl").foot.shared == ()  # there are two


def test_who_is_placed_nowhere_is_named() -> None:
    unplaced = parts(overview(library().debates[0], "en"))["unplaced"].value
    assert isinstance(unplaced, ByName)
    assert [ref.id for ref in unplaced.refs] == ["soeterbroek", "editors", "reporter"]
    [debate] = socinno.load(EVERY).debates
    unplaced = parts(overview(debate, "en"))["unplaced"].value
    assert isinstance(unplaced, ByName)
    assert [ref.id for ref in unplaced.refs] == [
        "cas",
        "clerk",
    ]  # and not Dee or Eve, who have no side of theirs


def test_everything_stands_in_the_answer_of_machines_whatever_people_read() -> None:
    debate = library().debates[0]
    brief, whole = overview(debate, "nl"), overview(debate, "nl", everything=True)
    assert read(brief) == ["dichotomies", "common-ground", "unplaced"]
    assert read(whole) == [key for key in parts(whole) if key != "counts"]
    assert {
        "question",
        "event",
        "date",
        "place",
        "note",
        "summary",
        "by",
        "themes",
        "speakers",
        "sources",
    } <= {*parts(brief)}
    told = [plain(card) for card in (brief, whole)]
    for card in told:
        for facing in card["dichotomies"]:
            facing.pop("silent", None)
    assert told[0] == told[1]


def test_every_answer_of_it_fits_the_schema() -> None:
    schema = Draft202012Validator(
        json.loads(files("socinno.formats").joinpath("json.schema.json").read_text("utf-8"))
    )
    quoted = made(VALID[: VALID.index("dichotomies:")] + QUOTED)
    for debate in (library().debates[0], *socinno.load(EVERY).debates, crowd(5, 20), quoted):
        some = frozenset([*debate.speakers][:2])
        for asked in ({}, {"everything": True}, {"speakers": some}, {"sort": "split"}):
            text = screen(debate, "nl", format="json", **asked)
            assert [error.message for error in schema.iter_errors(json.loads(text))] == []


def test_with_all_nothing_is_left_out_of_what_people_read() -> None:
    debate = library().debates[0]
    text = screen(debate, "nl", everything=True)
    things = (*debate.speakers, *debate.sources, *debate.themes, *debate.common_ground, *debate.divided)
    assert [name for name in (*things, *debate.dichotomies, debate.id) if name not in text] == []
    found = letters(text)
    notes = [stance.note["nl"] for stance in debate.stances if stance.note]
    assert [note for note in notes if letters(note) not in found] == []
    assert "citaten: 6 voor, 0 tegen" in text
    assert "Geen standpunt bekend: Julia Wittmayer" in text
    sides = [side for it in debate.dichotomies.values() for side in it.positions.values()]
    topics = [topic for theme in debate.themes.values() for topic in theme.topics.values()]
    about = (*debate.dichotomies.values(), *debate.themes.values(), *debate.common_ground.values())
    found = letters(screen(debate, "nl", 200, "plain", everything=True))  # in which nothing stands beside
    told = [words["nl"] for it in (*sides, *topics, *about) if (words := getattr(it, "summary", None))]
    told += [side.claim["nl"] for side in sides if side.claim] + [topic.title["nl"] for topic in topics]
    assert [words for words in told if letters(words) not in found] == []


def test_the_sides_speak_for_themselves_unless_they_are_called_alike() -> None:
    assert "Relations or products" not in screen(library().debates[0])
    [debate] = socinno.load(EVERY).debates
    assert "1  Build it or leave it" in screen(debate)  # two questions: there is room
    alike = parts(overview(crowd(2, 4), "en"))["dichotomies"].value
    assert isinstance(alike, tuple)
    assert {it.look for it in alike if isinstance(it, Columns)} == {"titled"}


def test_more_than_a_screen_holds_is_told_in_a_line_each_with_counts() -> None:
    debate = crowd(9, 30)
    card = overview(debate, "en")
    assert read(card) == ["counts"]
    text = screen(debate)
    for number in range(1, 31):
        assert sum(f"Question {number} " in line for line in text.splitlines()) == 1
    assert "Yes : No" in text
    assert len(text.splitlines()) <= 30 + 9
    assert "--sort split" in text
    assert "Speaker 1" not in text
    assert "Speaker 1" in screen(debate, everything=True)


def test_before_names_give_way_to_counts_they_stand_in_rows() -> None:
    text = screen(crowd(8, 3))
    assert "   ● Speaker 0, Speaker 1, Speaker 2        ● Speaker 3, Speaker 4, Speaker 5,\n" in text
    assert "   ● Speaker 0\n" not in text
    told = parts(overview(crowd(2, 3), "en"))["dichotomies"].value
    assert isinstance(told, tuple)
    assert not any(it.packed for it in told if isinstance(it, Columns))


def test_what_is_not_in_a_line_each_fits_on_a_screen() -> None:
    for speakers in (1, 2, 3, 5, 8, 13, 21, 34, 55):
        for questions in range(1, 8):
            debate = crowd(speakers, questions)
            if "dichotomies" in read(overview(debate, "en")):
                assert len(screen(debate).splitlines()) <= 24


def test_six_short_questions_fit_and_many_takers_do_not() -> None:
    assert "dichotomies" in read(overview(crowd(1, 3), "en"))
    assert "counts" in read(overview(crowd(40, 2), "en"))


def test_questions_that_split_most_come_first_if_so_asked() -> None:
    debate = crowd(9, 30)
    counts = parts(overview(debate, "en", sort="split"))["counts"].value
    assert isinstance(counts, tuple)
    weaker = [min(count for _, count in it.sides) for it in counts if isinstance(it, Counts)]
    assert weaker == sorted(weaker, reverse=True)
    in_file = parts(overview(debate, "en"))["counts"].value
    assert isinstance(in_file, tuple)
    assert [it.number for it in in_file if isinstance(it, Counts)] == list(range(1, 31))


def test_the_order_that_was_asked_for_is_told() -> None:
    line = "Most divided and with most stances first"
    assert line in screen(crowd(9, 30), sort="split")
    assert line not in screen(crowd(9, 30))


def test_a_debate_without_speakers_says_so() -> None:
    debate = made(VALID[: VALID.index("stances:")])
    nobody = debate.model_copy(update={"speakers": {}, "quotes": {}})
    assert "this debate names no speakers" in screen(nobody)


def test_many_without_a_side_are_counted_and_machines_have_them_all() -> None:
    lines = "".join(f"  s{n}: {{name: Stille {n}}}\n" for n in range(20))
    debate = made(VALID.replace("dichotomies:\n", f"{lines}dichotomies:\n", 1))
    card = overview(debate, "nl")
    assert "Kant onbekend: 20 van de 22 sprekers" in screen(debate, "nl")
    unplaced = parts(card)["unplaced"]
    assert unplaced.machine
    assert isinstance(unplaced.value, ByName)
    assert len(unplaced.value.refs) == 20


def test_where_there_are_no_questions_speakers_stand_with_how_much_they_say() -> None:
    debate = made(VALID[: VALID.index("dichotomies:")] + QUOTED)
    text = screen(debate, "nl")
    assert "Ada de Wit     2 citaten" in text
    assert "Bram ten Cate  0 citaten" in text
    assert "socinno quotes" in text
    assert "socinno who" not in text


QUOTED = """\
quotes:
  x: {speaker: ada, kind: indirect, text: Een., source: minutes, at: {page: 1}}
  y: {speaker: ada, kind: indirect, text: Twee., source: minutes, at: {page: 1}}
"""


def test_a_question_that_nobody_answers_counts_its_quotes() -> None:
    debate = made(VALID[: VALID.index("stances:")])
    assert "citaten: 1 voor, 0 tegen" in screen(debate, "nl")


def test_with_speakers_only_what_they_say_and_where_they_stand_is_left() -> None:
    debate = library().debates[0]
    card = overview(debate, "en", frozenset({"de-graaf"}))
    assert [*parts(card)] == ["only", "question", "dichotomies", "quotes"]
    facing = parts(card)["dichotomies"].value
    assert isinstance(facing, tuple)
    asked = [it.of.id for it in facing if isinstance(it, Columns) and it.of]
    assert asked == ["relations-products", "bottom-up-policy", "transition-governance"]
    quotes = parts(card)["quotes"].value
    assert isinstance(quotes, tuple)
    assert {q.speaker.id for q in quotes if isinstance(q, Quotation) and q.speaker} == {"de-graaf"}


def test_with_speakers_notes_and_evidence_are_kept() -> None:
    debate = library().debates[0]
    text = letters(screen(debate, "nl", speakers=frozenset({"de-graaf", "room"})))
    for stance in debate.stances:
        note = stance.note["nl"] if stance.note else ""
        asked = stance.speaker in ("de-graaf", "room")
        assert (letters(note) in text) is asked or not note
        assert all(letters(name) in text for name in stance.evidence if asked)


def test_with_one_speaker_it_is_said_that_others_are_left_out() -> None:
    card = overview(library().debates[0], "en", frozenset({"wittmayer"}))
    assert card.under == Word("only-these", {"names": ("Julia Wittmayer",)})
    [facing] = (it for it in several(parts(card)["dichotomies"].value) if isinstance(it, Columns))
    [who] = facing.read
    assert who.told[1] == Word("elsewhere-1", {"count": 1})
    assert not any(it.sign == "silent" for it in card.foot.legend)


def test_a_debate_in_another_language_says_so_once() -> None:
    debate = made(VALID.replace("{nl: Bibliotheek op zondag, en: The library on Sundays}", "Bibliotheek"))
    english = screen(debate, "en")
    assert english.count("(Dutch)") == 1
    assert "(Nederlands)" not in screen(debate, "nl")
    assert plain(overview(debate, "en"))["title"] == {"text": "Bibliotheek", "language": "nl"}
    assert 'lang="nl"' in screen(debate, "en", format="html")


@pytest.mark.parametrize("width", [20, 21, 33, 40, 59, 61, 62, 80, 100, 120, 200, 300])
@pytest.mark.parametrize("asked", [{}, {"everything": True}, {"sort": "split"}])
def test_no_word_is_lost_at_any_width(width: int, asked: dict[str, Any]) -> None:
    for debate in (
        library().debates[0],
        *socinno.load(EVERY).debates,
        library(True).debates[0],
        crowd(5, 12),
    ):
        for language in ("nl", "en"):
            text = screen(debate, language, width, **asked)
            assert widest(text) <= width
            assert lost(overview(debate, language, **asked), text) == []


def test_a_place_that_runs_from_right_to_left_stands_on_a_line_of_its_own() -> None:
    hebrew = "event: {title: T, date: 2020, place: ירושלים}\n"
    assert "wie staat waar?\nירושלים, 2020\n" in screen(a_debate(hebrew), "nl")


HOSTILE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1
).filter(lambda text: bool(text.strip()))


@settings(max_examples=40, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE, st.integers(20, 120), st.sampled_from(["table", "plain"]))
def test_any_name_is_within_the_width(name: str, side: str, title: str, width: int, format: str) -> None:
    data = a_debate().model_dump(by_alias=True, exclude_none=True)
    data["title"] = title
    data["speakers"]["ada"]["name"] = name
    data["dichotomies"]["opening"]["positions"]["open"]["title"] = side
    debate = Debate.model_validate(data, context={"id": "debate"})
    for asked in ({}, {"everything": True}, {"speakers": frozenset({"ada"})}):
        assert widest(screen(debate, "nl", width, format, **asked)) <= width


@LANGUAGES
def test_plain_text_has_words_and_no_signs(language: str) -> None:
    text = screen(library().debates[0], language, format="plain")
    assert not {*"●◐○□◇△↔·│"} & {*text}
    assert {"nl": "De zaal: sommigen — volgens de bron", "en": "The room: some — according to the source"}[
        language
    ] in text


def test_documents_say_in_words_that_nobody_stands_at_a_side_and_explain_no_sign_for_it() -> None:
    [debate] = socinno.load(EVERY).debates
    assert "· nobody known" in screen(debate)
    for format in ("markdown", "html"):
        assert "no known stance" in screen(debate, format=format)
        assert "nobody known" not in screen(debate, format=format)


@pytest.mark.parametrize("format", ["plain", "markdown", "html", "json", "csv", "svg"])
def test_hints_stand_in_the_table_alone(format: str) -> None:
    for debate in (library().debates[0], crowd(9, 30)):
        assert "socinno export" in screen(debate)
        assert "socinno export" not in screen(debate, format=format)
