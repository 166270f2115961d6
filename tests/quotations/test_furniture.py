"""What a page prints between the words of a text is found, and no word of the text is taken for it."""

import pytest
from authors import debate, parsed

from socinno.quotations.furniture import FILL, furniture, without, without_brackets
from socinno.quotations.sources import joined
from socinno.quotations.turns import turns

DEBATE = parsed(debate())


def found(text: str) -> list[str]:
    known = turns(joined([(text, 1)], "report.txt"), DEBATE)
    return [text[a:b].strip() for a, b in furniture(text, known)]


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("We must\n\n12\n\nchange.", ["12"]),
        ("We must change all of this at once\n12\nand for all.", ["12"]),
        ("We must\n12\nchange.\nWe must\n13\ngo.", ["12", "13"]),
        ("We must\n12\nchange.\nWe must\n14\ngo.", ["12", "14"]),
        ("We must\n\n12\nThe town\n\nchange.", ["12", "The town"]),
        ("We must\n12\n\nThe town\nchange.", ["12", "The town"]),
        ("We must\n- 12 -\nchange.", ["- 12 -"]),
        ("We must\nPage 12 of 30\nchange.", ["Page 12 of 30"]),
        ("We must\nblz. 12\nchange.", ["blz. 12"]),
        ("We must\n\nREPORT OF THE TOWN\n\nchange.", ["REPORT OF THE TOWN"]),
        ("We must\n\nThe town, 12\n\nchange.", ["The town, 12"]),
        ("We must\n\nThe town\n\nchange and\n\nThe town\n\ngo.", ["The town", "The town"]),
        ("We ask\n\nTown  3\n\nKim and\n\nTown  4\n\nSam.", ["Town  3", "Town  4"]),
        ("".join(f"{n}  We go\n" for n in range(18, 26)) + " 1  home.", [*map(str, range(18, 26)), "1"]),
        ("We must change1 and leave.2 Later,3 they say.", ["1", "2", "3"]),
        ("We must change[1] and go[23].", ["[1]", "[23]"]),
        ("We must change² and leave.³", ["²", "³"]),
        ("I¹ like de¹² town.", ["¹", "¹²"]),
        (" 1  We must\n 2  change.", ["1", "2"]),
        ("1 We must\n2 change\n3 now.", ["1", "2", "3"]),
        ("> We must\n> > change.", [">", "> >"]),
        ("We [applause] must (laughter) change [loud cheers and applause].", ["[applause]", "(laughter)"]),
        ("We must [00:01:02] change.", ["[00:01:02]"]),
        ("We must\n\n7\n00:00:01,000 --> 00:00:02,000\nchange.", ["7", "00:00:01,000 --> 00:00:02,000"]),
        ("Sam Baker: We, uh, must um change.\nKim: No.", [", uh,", "um"]),
        ("Sam Baker: We must\nSam Baker: change.\nKim: No.", ["Sam Baker:"]),
    ],
)
def test_furniture_is_found(text: str, dropped: list[str]) -> None:
    assert found(text)[: len(dropped)] == dropped


def test_words_and_numbers_of_the_text_are_none() -> None:
    texts = [
        "We have\n12\nhouses.",
        "Art.12 and vol.3 say that CO2 and G20 cost 3.5 or 1,000.",
        "A train (10:30) and [the mayor] of 12 m² and 5 km.",
        "5 apples\n9 pears\n12 plums",
        "We must go.\n\nThe town 12\n\nWe must stay.",
        "Sam Baker: We must.\nKim: We must not.\nSam Baker: So.",
        "Um zu gehen, uh.",
    ]
    assert [text for text in texts if found(text)] == []


def test_a_negation_alone_is_no_running_head() -> None:
    assert [
        w for w in ("NOT", "NIET", "Never again", "WE DON'T") if found(f"We will\n\n{w}\n\nsell it.")
    ] == []


def test_a_text_without_its_furniture_is_as_long_as_before() -> None:
    assert without("a [1] b", [(2, 5)]) == f"a {FILL * 3} b"
    assert without_brackets("a [applause] b [him]") == "a  b [him]"


@pytest.mark.parametrize("sign", ["[", "1", "12\n", "> ", "a-\n", " uh,", "[applause] ", "aaa1 ", " ", "\n"])
def test_hostile_text_takes_no_longer_than_its_length(sign: str) -> None:
    text = sign * (200_000 // len(sign))
    assert all(a < b <= len(text) for a, b in furniture(text))
