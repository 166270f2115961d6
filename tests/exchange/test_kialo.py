"""A discussion as Kialo exports it becomes a debate: its theses are questions, its claims quotes."""

import re
import tempfile
from pathlib import Path

import pytest
from authors import run
from hypothesis import given, settings
from hypothesis import strategies as st
from polling import SHARED, Came, came

from socinno.exchange.recognising import format_of

POND = """\
Discussion Title: Who is the pond for?

1. The pond is for ducks.
1.1. Pro: Ducks were here first. [A map](https://example.org/map)
1.1.1. Con: Swans are on
a map that is older:
1. of stone
2. of paper

1.2. Con: Bread is for everybody.
1.2.1. Pro: -> See 1.1.1.
1.2.2. Con: -> See 1.1.
"""


def written(text: str, folder: Path, name: str = "pond.txt") -> Path:
    (folder / name).write_bytes(text.encode())
    return folder / name


def relations(of: Came) -> set[tuple[str, str, str]]:
    """The numbers of what bears on what; a side of a thesis is known by its title."""
    things = of.debate.things
    return {
        (str(quote.ref), sort, str(getattr(things[target], "ref", None) or target))
        for quote in of.debate.quotes.values()
        for sort in ("supports", "challenges")
        for target in getattr(quote, sort)
    }


def test_a_thesis_is_a_question_whose_other_side_claims_nothing(tmp_path: Path) -> None:
    debate = came(written(POND, tmp_path), tmp_path).debate
    assert debate.title == {"": "Who is the pond for?"} == debate.question
    thesis = debate.dichotomies["thesis-1"]
    pro, con = thesis.positions.values()
    assert thesis.title == pro.claim == {"": "The pond is for ducks."}
    assert (pro.title, con.title, con.claim) == ({"": "Pro"}, {"": "Con"}, None)
    assert thesis.ref == "1"


def test_a_claim_is_a_quote_of_nobody_with_its_number_as_its_place(tmp_path: Path) -> None:
    of = came(written(POND, tmp_path), tmp_path)
    quotes = of.debate.quotes
    assert {name: quote.at.section for name, quote in quotes.items()} == {
        "claim-1-1": "1.1",
        "claim-1-1-1": "1.1.1",
        "claim-1-2": "1.2",
    }
    assert {(quote.kind, quote.speaker) for quote in quotes.values()} == {("direct", None)}
    assert quotes["claim-1-1"].text[""] == "Ducks were here first. [A map](https://example.org/map)"


def test_a_list_within_a_claim_is_part_of_it(tmp_path: Path) -> None:
    text = came(written(POND, tmp_path), tmp_path).debate.quotes["claim-1-1-1"].text[""]
    assert " ".join(text.split()) == "Swans are on a map that is older: 1. of stone 2. of paper"


def test_a_reference_is_the_claim_once_more(tmp_path: Path) -> None:
    of = came(written(POND, tmp_path), tmp_path)
    assert relations(of) == {
        ("1.1", "supports", "pro-1"),
        ("1.1.1", "challenges", "1.1"),
        ("1.2", "supports", "con-1"),
        ("1.1.1", "supports", "1.2"),
        ("1.1", "challenges", "1.2"),
    }
    assert dict(of.left) == {"kialo-numbers": 2}


def test_what_a_reference_cannot_mean_is_told(tmp_path: Path) -> None:
    odd = (
        "Discussion Title: Odd\nsomebody's note\n1. A\n1.1. Pro: B\n1.1.1. Con: -> See 1.1.\n"
        "1.1.2. Pro: C\n1.1.2.1. Pro: -> See 1.1.\n1.1.3. Pro: -> See 7.7.\n1.1.4. Pro: -> See 1.1.2.\n"
        "1.1.5. Con: -> See 1.1.5.\n1.9.1. Pro: under nothing\n1.1. Con: B again\n1.2. Con:\n"
    )
    assert dict(came(written(odd, tmp_path), tmp_path).left) == {
        "kialo-head": 1,
        "kialo-circles": 2,
        "kialo-nowhere": 2,  # one to itself
        "kialo-again": 1,
        "kialo-empty": 1,
        "kialo-twice": 1,
        "kialo-orphans": 1,
        "kialo-numbers": 5,
    }


def test_claims_that_refer_to_each_other_in_a_circle_are_shown(tmp_path: Path) -> None:
    ring = "1. A\n1.1. Pro: B\n1.1.1. Pro: -> See 1.2.\n1.2. Pro: C\n1.2.1. Pro: -> See 1.1.\n"
    came(written(f"Discussion Title: R\n{ring}", tmp_path), tmp_path)
    for shown in ("thesis-1", "claim-1-1"):
        assert run("show", "--content", tmp_path / "came.yaml", shown).code == 0


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("1. Tea\n2. Milk\n3. Water\n2.1. Pro: white\n1.1. Con: bitter\n", {None}),
        ("1. What to drink?\n1.1. Tea\n1.1.1. Con: bitter\n1.2. Milk\n1.3. Water\n", {"What to drink?"}),
    ],
    ids=["at the left", "under a question"],
)
def test_each_of_several_theses_is_a_question(text: str, questions: set[str | None], tmp_path: Path) -> None:
    debate = came(written(f"Discussion Title: Drinks\n\n{text}", tmp_path), tmp_path).debate
    asked = debate.dichotomies.values()
    assert [it.title[""] for it in asked] == ["Tea", "Milk", "Water"]
    assert {it.question[""] if it.question else None for it in asked} == questions
    assert debate.question is None
    assert all(quote.supports or quote.challenges for quote in debate.quotes.values())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_known_by_its_first_line(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "pond.csv").write_bytes(POND.replace("\n", "\r\n").encode(encoding))
    assert format_of(tmp_path / "pond.csv") == "kialo"
    assert len(came(tmp_path / "pond.csv", tmp_path).debate.quotes) == 3
    assert format_of(written("A text on a Discussion Title: no\n", tmp_path)) is None


def test_a_discussion_without_a_thesis_is_refused_in_a_line(tmp_path: Path) -> None:
    tried = run("new", "x", "--from", written("Discussion Title: X\n", tmp_path), "--content", tmp_path)
    assert (tried.code, tried.err.count("\n")) == (1, 1)


def test_claims_may_stand_hundreds_deep(tmp_path: Path) -> None:
    deep = "".join(f"1{'.1' * depth}. Pro: So {depth}.\n" for depth in range(1, 400))
    of = came(written(f"Discussion Title: Deep\n\n1. Why?\n{deep}", tmp_path), tmp_path)
    assert len(of.debate.quotes) == len(relations(of)) == 399


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)  # others are refused as no text
NUMBER = st.lists(st.integers(0, 3), min_size=1, max_size=4).map(lambda found: ".".join(map(str, found)))
LINE = st.one_of(
    st.builds("{}. {}: {}".format, NUMBER, st.sampled_from(["Pro", "Con"]), TEXT),
    st.builds("{}. {}: -> See {}.".format, NUMBER, st.sampled_from(["Pro", "Con"]), NUMBER),
    st.builds("{}. {}".format, NUMBER, TEXT),
    TEXT,
)


@settings(max_examples=100)
@given(st.lists(LINE, max_size=14))
def test_whatever_stands_in_it_comes_in_without_an_error(lines: list[str]) -> None:
    text = "Discussion Title: T\n1. Thesis\n" + "".join(f"{it}\n" for it in lines)
    with tempfile.TemporaryDirectory() as place:
        came(written(text, Path(place)), Path(place))


@pytest.mark.skipif(not (SHARED / "kialo").is_dir(), reason="the shared exports of Kialo are not here")
def test_claims_and_references_are_those_of_the_real_discussion(tmp_path: Path) -> None:
    (path,) = (SHARED / "kialo").iterdir()
    lines = [it for it in path.read_text("utf-8-sig").splitlines() if it[:1].isdigit()]
    references = [it for it in lines if "-> See" in it]
    of = came(path, tmp_path)
    assert len(of.debate.dichotomies) + len(of.debate.quotes) == len(lines) - len(references) == 105
    assert len(relations(of)) == len(lines) - len(of.debate.dichotomies) == 105
    assert of.left == {"kialo-numbers": len(references)}
    against = sum(" Con: " in it[:40] for it in lines)
    on_a_thesis = sum(bool(re.match(r"\d+\.\d+\. Con: ", it)) for it in lines)
    assert sum(it[1] == "challenges" for it in relations(of)) == against - on_a_thesis
    assert sum(it[2].startswith("con-") for it in relations(of)) == on_a_thesis
    assert {quote.ref for quote in of.debate.quotes.values()} == {
        re.split(r"[.] ", it)[0] for it in lines if it not in references and it[:3] != "1. "
    }
