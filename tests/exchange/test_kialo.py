"""A discussion that Kialo exports becomes a debate: a thesis, and what is said for and against it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing import brought, sound, sound_or_refused
from polling import SHARED

from socinno.exchange.kialo import read
from socinno.exchange.recognising import format_of

POND = """\
Discussion Title: Is the pond for ducks?

1. The pond is for ducks.
1.1. Pro: Ducks were here first.
1.1.1. Con: Nobody knows that.
It was before the war.
1.1.2. Pro: -> See 1.2.1.
1.2. Con: People need water, too.
1.2.1. Pro: 2. is a number, and this is a claim.
1.2.2. Con: -> See 1.1.
1.2.3. Con: -> See 1.9.
"""


def saved(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "export.txt"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_thesis_is_a_question_and_its_other_side_claims_nothing(encoding: str, tmp_path: Path) -> None:
    debate = sound(read(saved(tmp_path, POND.replace("\n", "\r\n"), encoding)))
    assert debate.title == debate.question == {"": "Is the pond for ducks?"}
    [dichotomy] = debate.dichotomies.values()
    assert (dichotomy.title, dichotomy.ref) == ({"": "The pond is for ducks."}, "1")
    assert {id: (it.title, it.claim) for id, it in dichotomy.positions.items()} == {
        "pro-1": ({"": "Pro"}, {"": "The pond is for ducks."}),
        "con-1": ({"": "Con"}, None),
    }


def test_a_claim_is_a_quote_of_nobody_that_speaks_to_what_it_stands_below(tmp_path: Path) -> None:
    debate = sound(read(saved(tmp_path, POND)))
    assert {it.ref: (it.supports, it.challenges) for it in debate.quotes.values()} == {
        "1.1": (("pro-1",), ("claim-1-2",)),
        "1.1.1": ((), ("claim-1-1",)),
        "1.2": (("con-1",), ()),
        "1.2.1": (("claim-1-1", "claim-1-2"), ()),
    }
    assert {it.speaker for it in debate.quotes.values()} == {None}
    assert debate.quotes["claim-1-1-1"].text[""] == "Nobody knows that.\nIt was before the war."
    assert debate.quotes["claim-1-1-1"].at.section == "1.1.1"


def test_what_leads_nowhere_and_what_does_not_fit_is_counted(tmp_path: Path) -> None:
    text = f"{POND}1.1. Con: again\n1.5.1. Pro: an orphan\n1.6. Pro:\n1.7. no side\n1.8. Con: -> See 1.8.\n"
    assert read(saved(tmp_path, text.replace("\n\n1.", "\nBackground\n\n1."))).left == {
        "kialo-lines": 1,
        "kialo-odd": 3,
        "kialo-parents": 1,
        "kialo-references": 2,
    }


def test_several_theses_are_several_questions(tmp_path: Path) -> None:
    debate = sound(
        read(saved(tmp_path, "Discussion Title: Pond\n1. Ducks\n1.1. Pro: a\n2. Swans\n2.1. Con: b\n"))
    )
    assert [it.title[""] for it in debate.dichotomies.values()] == ["Ducks", "Swans"]
    assert [it.supports for it in debate.quotes.values()] == [("pro-1",), ("con-2",)]
    assert debate.question is None


@pytest.mark.parametrize("text", ["", "1. a\n", "Discussion Title: only this\n", "\x00\x01"])
def test_what_has_no_claims_is_refused_in_one_line(text: str, tmp_path: Path) -> None:
    ran, debates = brought(saved(tmp_path, text), "--as", "kialo")
    assert (ran.code, debates) == (1, [])


LINES = st.lists(
    st.builds(
        "{}.{}{}".format,
        st.sampled_from(["1", "1.1", "1.2", "1.1.1", "2", "1.1.1.1", "x", "999999999", "01", "1..1"]),
        st.sampled_from([" ", " Pro: ", " Con: ", "Pro:", " -> "]),
        st.sampled_from(
            ["a", "-> See 1.1.", "-> See 1.", "-> See 1.1.1.", "", "\u202eb", "1.2. Pro: c", "#"]
        ),
    ),
    max_size=20,
)


@given(LINES)
def test_whatever_stands_in_an_export_the_debate_is_sound(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = saved(tmp_path_factory.mktemp("kialo"), "\n".join(["Discussion Title: t", *lines]))
    sound_or_refused(lambda: read(path))


# a real discussion

REAL = SHARED / "kialo" / "should-hate-speech-be-illegal-6148.txt"


@pytest.mark.skipif(not REAL.exists(), reason="the real discussion is not here")
def test_the_figures_are_those_of_the_discussion() -> None:
    """Counted another way: by the starts of lines."""
    text = REAL.read_text("utf-8")
    claims = re.findall(r"^[\d.]+ (?:Pro|Con): (?!-> )", text, re.M)
    references = re.findall(r"^[\d.]+ (?:Pro|Con): -> See ", text, re.M)
    draft = read(REAL)
    debate = sound(draft)
    assert format_of(REAL) == "kialo"
    assert len(debate.quotes) == len(claims)
    bearings = sum(len(it.supports) + len(it.challenges) for it in debate.quotes.values())
    assert bearings == len(claims) + len(references)
    assert draft.left == {}
