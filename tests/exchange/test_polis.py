"""A conversation as Polis exports it becomes a debate that says who voted what, and who passed."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from authors import run
from hypothesis import given
from hypothesis import strategies as st
from polling import SHARED, Came, came, folder_of, whatever

from socinno.agreement import state_of
from socinno.exchange.polis import read
from socinno.exchange.recognising import format_of
from socinno.model import Debate
from socinno.problems import Stop

COMMENTS = """\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1700000003000,Tue Nov 14,10,1,0,0,1,Nobody voted on this.
1700000000000,Tue Nov 14,2,0,2,1,1,"Ducks, not swans."
1700000001000,Tue Nov 14,3,1,0,0,-1,Buy my bread!
1700000002000,Tue Nov 14,4,1,1,1,0,"More ""bread""
for ducks."
"""
MATRIX = """\
participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,2,4
5,,0,0,2,1,1,1,-1
0,,1,1,2,2,0,1,1
1,x9,,3,2,0,1,-1,0
7,,,0,0,0,0,,
"""
VOTES = """\
timestamp,datetime,comment-id,voter-id,vote
1700000100000,Tue Nov 14,2,5,1
1700000900000,Tue Nov 14,4,5,-1
1700000200000,Tue Nov 14,4,5,1
1700000300000,Tue Nov 14,2,0,1
1700000400000,Tue Nov 14,4,0,1
1700000500000,Tue Nov 14,2,1,-1
1700000600000,Tue Nov 14,4,1,0
"""
SUMMARY = """\
topic,"Who is the pond for?"
url,https://pol.is/9pond
views,12
voters,3
conversation-description,"Say what you want.

Then vote."
"""
FILES = {"comments.csv": COMMENTS, "participants-votes.csv": MATRIX, "summary.csv": SUMMARY}
LISTED = {"comments.csv": COMMENTS, "votes.csv": VOTES}


def standings(debate: Debate) -> dict[tuple[str, str], str]:
    """The state of each participant on each comment on which there is one, by their ids at Polis."""
    return {
        (str(debate.speakers[it.speaker].ref), str(debate.dichotomy_in(it).ref)): state_of(debate, it)
        for it in debate.stances
    }


# what becomes of a conversation


def test_a_comment_is_a_question_on_which_one_agrees_or_not(tmp_path: Path) -> None:
    dichotomies = came(folder_of(FILES, tmp_path / "pond"), tmp_path).debate.dichotomies
    assert {id: (it.title[""], it.ref) for id, it in dichotomies.items()} == {
        "comment-2": ("Ducks, not swans.", "2"),
        "comment-4": ('More "bread" for ducks.', "4"),
        "comment-10": ("Nobody voted on this.", "10"),
    }
    agree, disagree = dichotomies["comment-2"].positions.items()
    assert (agree[0], disagree[0]) == ("agree-2", "disagree-2")
    assert [(it.title or {})["nl"] for _, it in (agree, disagree)] == ["Eens", "Oneens"]


def test_a_participant_is_a_person_with_a_number(tmp_path: Path) -> None:
    speakers = came(folder_of(FILES, tmp_path / "pond"), tmp_path).debate.speakers
    assert [(id, it.name[""], it.ref, it.kind) for id, it in speakers.items()] == [
        ("participant-0", "Participant 0", "0", "person"),
        ("participant-1", "Participant 1", "1", "person"),
        ("participant-5", "Participant 5", "5", "person"),
        ("participant-7", "Participant 7", "7", "person"),
    ]


@pytest.mark.parametrize("files", [FILES, LISTED, FILES | LISTED], ids=["matrix", "list", "both"])
def test_a_vote_is_a_stance_a_pass_takes_neither_side_and_what_is_not_there_is_silence(
    files: dict[str, str], tmp_path: Path
) -> None:
    debate = came(folder_of(files, tmp_path / "pond"), tmp_path).debate
    assert standings(debate) == {
        ("0", "2"): "first",
        ("0", "4"): "first",
        ("1", "2"): "second",
        ("1", "4"): "neither",
        ("5", "2"): "first",
        ("5", "4"): "second",
    }


def test_a_stance_says_where_the_vote_stands_and_nothing_is_quoted(tmp_path: Path) -> None:
    debate = came(folder_of(FILES, tmp_path / "pond"), tmp_path).debate
    assert debate.quotes == {}
    assert {(it.basis, it.source) for it in debate.stances} == {("stated", "polis")}
    assert all(it.at and it.at.section == debate.dichotomy_in(it).ref for it in debate.stances)


def test_the_summary_tells_what_it_is_about(tmp_path: Path) -> None:
    debate = came(folder_of(FILES, tmp_path / "pond"), tmp_path).debate
    assert debate.title == debate.sources["polis"].title == {"": "Who is the pond for?"}
    assert debate.summary == {"": "Say what you want.\n\nThen vote."}
    assert debate.sources["polis"].URL == "https://pol.is/9pond"


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    assert came(folder_of(FILES, tmp_path / "pond"), tmp_path).left == {
        "polis-times": 4,
        "polis-authors": 4,
        "polis-moderated": 1,
        "polis-groups": 2,
        "polis-xids": 1,
        "polis-figures": 2,
    }


# other exports


def test_a_list_of_votes_adds_what_the_matrix_lacks(tmp_path: Path) -> None:
    lacking = MATRIX.replace("-1,0\n", "-1,\n")
    debate, left = came(folder_of(FILES | {"participants-votes.csv": lacking}, tmp_path / "pond"), tmp_path)
    assert (len(debate.stances), left["polis-lost"]) == (5, 1)
    (tmp_path / "pond" / "votes.csv").write_text(VOTES)
    (tmp_path / "came.yaml").unlink()
    debate, left = came(tmp_path / "pond", tmp_path)
    assert (len(debate.stances), left.get("polis-lost")) == (6, None)


def test_columns_may_be_called_comments_and_votes_have_decimals(tmp_path: Path) -> None:
    newer = MATRIX.replace(",2,4\n", ",comment-2,comment-4\n").replace("1,-1\n", "1.0,-1.0\n")
    files = {"comments.csv": COMMENTS, "participant-votes.csv": newer}
    debate, left = came(folder_of(files, tmp_path / "pond"), tmp_path)
    assert len(debate.stances) == 6
    assert "polis-columns" not in left


def test_votes_that_belong_to_no_comment_or_are_none_are_counted(tmp_path: Path) -> None:
    votes = VOTES + "1,x,3,0,1\n1,x,99,0,1\n1,x,2,0,yes\n1,x,2,,1\n1,x,2\n"
    debate, left = came(folder_of(LISTED | {"votes.csv": votes}, tmp_path / "pond"), tmp_path)
    assert len(debate.stances) == 6
    assert (left["polis-out"], left["polis-odd"], left["polis-again"]) == (2, 3, 1)


def test_a_comment_without_words_or_with_the_id_of_another_is_counted(tmp_path: Path) -> None:
    comments = COMMENTS + "1,x,2,0,0,0,1,Again.\n1,x,20,0,0,0,1, \n1,x,,0,0,0,1,No id.\n"
    debate, left = came(folder_of(FILES | {"comments.csv": comments}, tmp_path / "pond"), tmp_path)
    assert (len(debate.dichotomies), left["polis-empty"]) == (3, 3)


@pytest.mark.parametrize("matrix", [MATRIX.splitlines()[0], "participant,2,4", "participant"])
def test_a_conversation_may_have_no_votes(matrix: str, tmp_path: Path) -> None:
    debate = came(folder_of(FILES | {"participants-votes.csv": matrix}, tmp_path / "pond"), tmp_path).debate
    assert (len(debate.dichotomies), debate.speakers, debate.stances) == (3, {}, ())


# how it is known, and what is refused


def test_the_folder_and_its_comments_are_recognised(tmp_path: Path) -> None:
    folder = folder_of(FILES, tmp_path / "pond")
    assert format_of(folder) == format_of(folder / "comments.csv") == "polis"
    assert format_of(folder / "summary.csv") is None


def test_a_folder_of_several_conversations_becomes_a_folder_of_debates(tmp_path: Path) -> None:
    named = {f"{which}-{name}": held for which in ("pond", "shore") for name, held in FILES.items()}
    assert run("new", "all", "--from", folder_of(named, tmp_path / "of"), "--content", tmp_path).code == 0
    assert sorted(it.name for it in (tmp_path / "all").glob("*.yaml")) == [
        "pond-comments.yaml",
        "shore-comments.yaml",
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"comments.csv": "a,b\n1,2\n"},
        {"comments.csv": ""},
        {"participants-votes.csv": "person,2\n1,1\n"},
        {"participants-votes.csv": ""},
        {"votes.csv": "voter-id,vote\n1,1\n"},
        {"comments.csv": "comment-id,comment-body\n", "participants-votes.csv": "participant\n"},
    ],
    ids=str,
)
def test_other_columns_and_nothing_at_all_are_refused_in_one_line(
    changed: dict[str, str], tmp_path: Path
) -> None:
    folder = folder_of(FILES | changed, tmp_path / "pond")
    tried = run("new", "came", "--from", folder, "--content", tmp_path)
    assert (tried.code, tried.err.count("\n")) == (1, 1)


def test_a_folder_without_votes_is_refused_in_one_line(tmp_path: Path) -> None:
    folder = folder_of({"comments.csv": COMMENTS}, tmp_path / "pond")
    tried = run("new", "came", "--from", folder, "--content", tmp_path, "--as", "polis")
    assert (tried.code, tried.err.count("\n")) == (1, 1)


def test_signs_that_the_counts_contradict_are_refused(tmp_path: Path) -> None:
    turned = VOTES.replace(",1\n", ",+\n").replace(",-1\n", ",1\n").replace(",+\n", ",-1\n")
    with pytest.raises(Stop) as stop:
        read(folder_of(LISTED | {"votes.csv": turned}, tmp_path / "pond"))
    assert (stop.value.key, stop.value.code) == ("polis-signs", 1)


def test_a_conversation_that_is_too_large_is_refused_in_one_line(tmp_path: Path) -> None:
    comments = "comment-id,comment-body\n" + "".join(f"{n},c\n" for n in range(300))
    matrix = "participant," + ",".join(map(str, range(300))) + "\n" + f"{{}}{',1' * 300}\n" * 300
    files = {"comments.csv": comments, "participants-votes.csv": matrix.format(*range(300))}
    tried = run("new", "came", "--from", folder_of(files, tmp_path / "pond"), "--content", tmp_path)
    assert (tried.code, tried.err.count("\n")) == (1, 1)


@pytest.mark.long
def test_448_participants_who_all_vote_on_152_comments_fit(tmp_path: Path) -> None:
    ids = range(152)
    comments = "comment-id,comment-body\n" + "".join(f"{n},{'Some words. ' * 12}\n" for n in ids)
    rows = (f"{n}," + ",".join(str((n * it) % 3 - 1) for it in ids) for n in range(1000, 1448))
    matrix = "\n".join([f"participant,{','.join(map(str, ids))}", *rows])
    files = {"comments.csv": comments, "participants-votes.csv": matrix}
    assert len(came(folder_of(files, tmp_path / "pond"), tmp_path).debate.stances) == 448 * 152


# whatever stands there

CELLS = [
    "",
    " ",
    "0",
    "1",
    "-1",
    "2",
    "1.0",
    "a",
    "comment 1",
    "\u200b",
    "\x0b",
    "-0",
    "9" * 30,
    '"',
    "é",
    "٣",
]
TEXTS = ["", "Ducks.", "- a", "Disagree", "null", "\u200b", "agree-1", "x " * 300, "a: b #c", "a\nb", '"']


@st.composite
def tables(draw: st.DrawFn, *columns: str, named: tuple[str, ...] = ()) -> list[list[str]]:
    """Rows under columns, in any order, of cells that may be anything, some cut short."""
    header = draw(st.permutations(columns)) + draw(
        st.lists(st.sampled_from(CELLS + list(columns)), max_size=4)
    )
    cells = dict.fromkeys(named, TEXTS)
    row = st.tuples(*(st.sampled_from(cells.get(name, CELLS)) for name in header)).map(list)
    return [header, *draw(st.lists(row | row.map(lambda it: it[:2]), max_size=8))]


def as_csv(rows: list[list[str]]) -> str:
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)


@given(
    comments=tables("comment-id", "comment-body", "moderated", "author-id", named=("comment-body",)),
    matrix=tables("participant", "xid", "n-votes", "0", "1", "2"),
    votes=tables("comment-id", "voter-id", "vote", "timestamp"),
    summary=tables("topic", "url"),
)
def test_whatever_is_accepted_has_no_error_and_loses_no_vote_silently(
    comments: list[list[str]], matrix: list[list[str]], votes: list[list[str]], summary: list[list[str]]
) -> None:
    files = {
        "comments.csv": as_csv([*comments, ["1"] * 12, ["2"] * 12]),
        "participants-votes.csv": as_csv(matrix),
        "votes.csv": as_csv(votes),
        "summary.csv": as_csv(summary),
    }
    listed = sum(bool("".join(row).strip()) for row in votes[1:])

    def all_there(it: Came) -> None:
        gone = sum(it.left.get(f"polis-{key}", 0) for key in ("again", "odd", "out"))
        assert listed <= len(it.debate.stances) + gone

    whatever(files, "polis", all_there)


# a real conversation

LONDON = SHARED / "polis" / "london.youth.policing"


@pytest.mark.skipif(not LONDON.is_dir(), reason="the collection is not at hand")
def test_a_real_conversation_has_as_many_votes_passes_and_unseen_as_its_files(tmp_path: Path) -> None:
    with (LONDON / "participants-votes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = [name for name in rows[0] if name.isdigit()]
    debate, left = came(LONDON, tmp_path)
    told = {"1": "first", "-1": "second", "0": "neither"}
    expected = {(row["participant"], it): told[row[it]] for row in rows for it in columns if row[it]}
    assert standings(debate) == expected
    assert Counter(expected.values())["neither"] == 54
    assert len(debate.speakers) * len(debate.dichotomies) - len(debate.stances) == 298
    assert left["polis-moderated"] == 3
    assert [it.ref for it in debate.dichotomies.values()] == columns
