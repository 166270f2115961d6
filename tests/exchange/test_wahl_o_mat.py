"""An election as the Wahl-O-Mat collection keeps it becomes a debate that says what its parties answered."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from authors import run
from hypothesis import given
from hypothesis import strategies as st
from polling import SHARED, Came, came, folder_of, whatever

from socinno.exchange import elections
from socinno.exchange.recognising import format_of
from socinno.exchange.wahl_o_mat import read
from socinno.problems import Stop

ANSWERS = [
    {"id": 7, "message": "Stimme nicht zu"},
    {"id": 8, "message": "Neutral"},
    {"id": 9, "message": "Stimme zu"},
]
FILES: dict[str, Any] = {
    "overview.json": {
        "title": "Wahl in Entenhausen",
        "date": "2031-05-04T00:00:00.000Z",
        "info": "https://example.org/wahl",
        "slug": "enten2031",
        "data_source": "https://example.org/enten.pdf",
    },
    "answer.json": ANSWERS,
    "party.json": [
        {"id": 0, "name": "Teich", "longname": "Partei für den Teich"},
        {"id": 1, "name": "Ufer", "longname": "Ufer"},
    ],
    "category.json": [{"id": 4, "label": "Wasser"}],
    "statement.json": [
        {"id": 0, "category": 4, "label": "Badeverbot", "text": "Das Baden im Teich soll verboten werden."},
        {"id": 1, "category": None, "label": "Brot", "text": "Brot soll es jeden Tag geben."},
    ],
    "opinion.json": [
        {"id": 10, "party": 0, "statement": 0, "answer": 9, "comment": 20},
        {"id": 11, "party": 0, "statement": 1, "answer": 8, "comment": 21},
        {"id": 12, "party": 1, "statement": 0, "answer": 7, "comment": 22},
        {"id": 13, "party": 1, "statement": 1, "answer": 7, "comment": 23},
    ],
    "comment.json": [
        {"id": 20, "text": '"Das Wasser ist für "alle" Enten da."'},
        {"id": 21, "text": '"Brot ist nicht alles."'},
        {"id": 22, "text": "Zu dieser These hat die Partei keine Begründung vorgelegt."},
        {"id": 23, "text": '""'},
    ],
}


def election(tmp_path: Path, **changed: object) -> Path:
    """The files of an election, some of them changed; None leaves one out."""
    files = FILES | {f"{name}.json": held for name, held in changed.items()}
    return folder_of({name: held for name, held in files.items() if held is not None}, tmp_path / "enten")


# what becomes of an election


def test_a_statement_is_a_question_between_the_two_answers_in_their_own_words(tmp_path: Path) -> None:
    asked = came(election(tmp_path), tmp_path).debate.dichotomies["badeverbot"]
    agree, disagree = asked.positions.values()
    assert (asked.title, asked.ref, asked.summary) == ({"": "Badeverbot"}, "0", {"": "Wasser"})
    assert (agree.title, agree.claim) == (
        {"": "Stimme zu"},
        {"": "Das Baden im Teich soll verboten werden."},
    )
    assert (disagree.title, disagree.claim) == ({"": "Stimme nicht zu"}, None)


def test_a_party_is_a_collective_voice_that_goes_by_both_its_names(tmp_path: Path) -> None:
    speakers = came(election(tmp_path), tmp_path).debate.speakers
    assert [(it.name, it.also, it.kind, it.ref) for it in speakers.values()] == [
        ({"": "Teich"}, ("Partei für den Teich",), "collective", "0"),
        ({"": "Ufer"}, (), "collective", "1"),
    ]


def test_an_answer_is_a_stance_that_stands_in_the_source(tmp_path: Path) -> None:
    debate = came(election(tmp_path), tmp_path).debate
    assert [(it.speaker, it.positions, it.neither, it.ref) for it in debate.stances] == [
        ("teich", ("stimme-zu-0",), None, "10"),
        ("teich", (), "brot", "11"),
        ("ufer", ("stimme-nicht-zu-0",), None, "12"),
        ("ufer", ("stimme-nicht-zu-1",), None, "13"),
    ]
    assert {(it.basis, it.source) for it in debate.stances} == {("stated", "wahl-o-mat")}
    assert [it.at.section for it in debate.stances if it.at] == ["Badeverbot", "Brot"] * 2


def test_a_comment_is_said_by_the_party_without_the_marks_of_the_publisher(tmp_path: Path) -> None:
    debate = came(election(tmp_path), tmp_path).debate
    assert [(it.text, it.speaker, it.kind, it.supports, it.ref) for it in debate.quotes.values()] == [
        ({"": 'Das Wasser ist für "alle" Enten da.'}, "teich", "direct", ("stimme-zu-0",), "20"),
        ({"": "Brot ist nicht alles."}, "teich", "direct", (), "21"),
    ]


def test_what_is_said_with_a_neutral_answer_speaks_to_the_question_alone(tmp_path: Path) -> None:
    debate = came(election(tmp_path), tmp_path).debate
    assert debate.dichotomies["brot"].quotes == debate.stances[1].evidence == ("teich-brot",)


def test_the_election_is_the_event_and_the_source(tmp_path: Path) -> None:
    debate = came(election(tmp_path), tmp_path).debate
    assert debate.event
    assert (debate.title, debate.event.date, debate.ref) == (
        {"": "Wahl in Entenhausen"},
        "2031-05-04",
        "enten2031",
    )
    assert debate.sources["wahl-o-mat"].URL == "https://example.org/enten.pdf"


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    assert came(election(tmp_path), tmp_path).left == {"wahl-o-mat-unsaid": 2, "wahl-o-mat-others": 1}


# other elections


def test_comments_may_name_their_answers_instead(tmp_path: Path) -> None:
    opinions = [it | {"comment": None} for it in FILES["opinion.json"]]
    comments = [it | {"opinion": it["id"] - 10} for it in FILES["comment.json"]]
    debate = came(election(tmp_path, opinion=opinions, comment=comments), tmp_path).debate
    assert [it.ref for it in debate.quotes.values()] == ["20", "21"]


def test_comments_without_marks_are_taken_as_they_are(tmp_path: Path) -> None:
    comments = [
        {"id": 20, "text": '"Baden" ist "gut"'},
        {"id": 21, "text": "Brot!"},
        {"id": 22, "text": "Nie."},
    ]
    debate = came(election(tmp_path, comment=comments), tmp_path).debate
    assert [it.text[""] for it in debate.quotes.values()] == ['"Baden" ist "gut"', "Brot!", "Nie."]


@pytest.mark.parametrize("missing", ["overview", "comment", "category"])
def test_an_election_may_have_fewer_files(missing: str, tmp_path: Path) -> None:
    assert len(came(election(tmp_path, **{missing: None}), tmp_path).debate.stances) == 4


@pytest.mark.parametrize(
    ("message", "state"),
    [("Enthaltung", "neither"), ("Keine Angabe", "unclear"), ("Stimme eher zu", "unclear"), ("Ja", "agrees")],
)
def test_an_answer_means_what_its_message_says(message: str, state: str, tmp_path: Path) -> None:
    debate, left = came(
        election(
            tmp_path,
            answer=[*ANSWERS, {"id": 6, "message": message}],
            opinion=[{"id": 1, "party": 0, "statement": 0, "answer": 6, "comment": 20}],
        ),
        tmp_path,
    )
    assert ("wahl-o-mat-unclear" in left) is (state == "unclear")
    assert [it.neither is None for it in debate.stances] == {"neither": [False], "agrees": [True]}.get(
        state, []
    )
    assert len(debate.quotes) == 1


def test_what_stands_there_twice_or_belongs_to_nothing_is_counted(tmp_path: Path) -> None:
    opinions = [
        *FILES["opinion.json"],
        {"id": 14, "party": 0, "statement": 0, "answer": 7},
        {"id": 15, "party": 5, "statement": 0, "answer": 7},
        {"id": 10, "party": 0, "statement": 1, "answer": 7},
        {"party": 1, "statement": 1, "answer": 7},
    ]
    parties = [*FILES["party.json"], {"id": 3, "name": " "}]
    debate, left = came(election(tmp_path, opinion=opinions, party=parties), tmp_path)
    assert len(debate.stances) == 4
    assert left["wahl-o-mat-answered"] == left["wahl-o-mat-missing"] == left["wahl-o-mat-nameless"] == 1
    assert left["wahl-o-mat-twice"] == 2


# how it is known, and what is refused


def test_the_folder_and_each_of_its_files_are_recognised(tmp_path: Path) -> None:
    folder = election(tmp_path)
    paths = [folder, *folder.iterdir()]
    assert [format_of(path) for path in paths] == ["wahl-o-mat"] * (1 + len(FILES))
    assert read(folder / "answer.json").things.keys() == read(folder).things.keys()


@pytest.mark.parametrize("changed", [{"party": None}, {"answer": None}])
def test_another_folder_is_not(changed: dict[str, None], tmp_path: Path) -> None:
    folder = election(tmp_path, **changed)
    assert [format_of(path) for path in (folder, *folder.iterdir())] == [None] * len(FILES)


@pytest.mark.parametrize(
    "changed",
    [
        {"opinion": {}},
        {"party": [1]},
        {"statement": "[{"},
        {"overview": []},
        {"answer": []},
        {"answer": ANSWERS[:2]},
        {"answer": "[" * 100_000},
        {"opinion": [{}] * 100_001},
        {"comment": '[{"id": ' + "9" * 10_000 + "}]"},
    ],
    ids=lambda changed: str(changed)[:40],
)
def test_what_is_of_another_form_is_refused_in_one_line(changed: dict[str, Any], tmp_path: Path) -> None:
    folder = election(tmp_path, **changed)
    with pytest.raises(Stop) as stop:
        read(folder)
    assert stop.value.code == 1
    tried = run("new", "debate", "--from", folder, "--content", tmp_path)
    assert (tried.code, tried.err.count("\n")) == (1, 1)


# whatever stands there

KEYS: st.SearchStrategy[Any] = st.sampled_from(
    [0, 1, "0", "a", -1, 2, 1.5, True, None, "", "\u200b", [], {}, 10**30]
)
WORDS = st.sampled_from(
    [
        "",
        " ",
        "a",
        "A",
        '"',
        '""',
        '"x"',
        '"x" y "z"',
        "\x07",
        "\ud800",
        "\u200b",
        "null",
        "- a",
        "a\nb",
        None,
        3,
        "Stimme zu",
        "Neutral",
        "wahl-o-mat",
        "x" * 200,
    ]
)


def records(*keys: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Lists of objects with some of a file's keys, and whatever under them."""
    ids = {"id", "party", "statement", "answer", "comment", "category", "opinion"}
    fields = {key: KEYS if key in ids else WORDS for key in (*keys, "other")}
    return st.lists(st.fixed_dictionaries({}, optional=fields), max_size=8)


@given(
    overview=st.fixed_dictionaries({}, optional=dict.fromkeys(elections.KEYS["overview"], WORDS)),
    lists=st.fixed_dictionaries(
        {f"{name}.json": records(*keys) for name, keys in elections.KEYS.items() if name != "overview"}
    ),
)
def test_whatever_is_accepted_has_no_error_and_loses_nothing_silently(
    overview: dict[str, Any], lists: dict[str, list[dict[str, Any]]]
) -> None:
    lists["answer.json"] += [{"id": "yes", "message": "Ja"}, {"id": "no", "message": "Nein"}]
    lists["party.json"] += [{"id": "p", "name": "P"}]

    def all_there(it: Came) -> None:
        gone = ("answered", "missing", "twice", "unclear")
        assert len(lists["opinion.json"]) <= len(it.debate.stances) + sum(
            it.left.get(f"wahl-o-mat-{key}", 0) for key in gone
        )

    whatever(lists | {"overview.json": overview}, "wahl-o-mat", all_there)


# a real election

BUNDESTAG = SHARED / "wahl-o-mat" / "bundestag-2021"


@pytest.mark.skipif(not BUNDESTAG.is_dir(), reason="the collection is not at hand")
def test_a_real_election_has_as_many_answers_as_its_files(tmp_path: Path) -> None:
    names = ("party", "statement", "opinion", "comment", "answer")
    party, statement, opinion, comment, answer = (
        json.loads((BUNDESTAG / f"{it}.json").read_text()) for it in names
    )
    messages = {it["id"]: it["message"] for it in answer}
    debate, left = came(BUNDESTAG, tmp_path)
    titles = {
        id: it.title[""]
        for one in debate.dichotomies.values()
        for id, it in one.positions.items()
        if it.title
    }
    parties = {it["id"]: it["name"] for it in party}
    labels = {it["id"]: it["label"] for it in statement}

    assert (len(debate.speakers), len(debate.dichotomies), len(debate.stances)) == (38, 38, 1444)
    assert sum(it.neither is not None for it in debate.stances) == 205
    assert {
        (
            debate.speakers[it.speaker].name[""],
            debate.dichotomy_in(it).title[""],
            titles[it.positions[0]] if it.positions else "Neutral",
        )
        for it in debate.stances
    } == {(parties[it["party"]], labels[it["statement"]], messages[it["answer"]]) for it in opinion}

    said = Counter(it["text"].strip('"') for it in comment if it["text"] != '""')
    assert sum(said.values()) == len(debate.quotes) == 1444 - left["wahl-o-mat-unsaid"]
    assert Counter(it.text[""].strip('"') for it in debate.quotes.values()) == said


@pytest.mark.skipif(not BUNDESTAG.is_dir(), reason="the collection is not at hand")
def test_every_id_of_a_real_election_can_be_given_back(tmp_path: Path) -> None:
    debate = came(BUNDESTAG, tmp_path).debate
    for things, name in ((debate.speakers, "party"), (debate.dichotomies, "statement")):
        listed = json.loads((BUNDESTAG / f"{name}.json").read_text())
        assert [it.ref for it in things.values()] == [str(it["id"]) for it in listed]
    listed = json.loads((BUNDESTAG / "opinion.json").read_text())
    assert [it.ref for it in debate.stances] == [str(it["id"]) for it in listed]
