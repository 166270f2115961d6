"""What nobody sees in a text is told where it is, and what does its work there is not."""

import pytest
from authors import debate

from socinno.checks import completeness
from socinno.library.reader import parse
from socinno.library.whereabouts import located
from socinno.problems import Problem


def told(content: str) -> list[str]:
    """What is told of signs and names, each as `line rule characters`."""
    it, problems, tree = parse(content.encode(), "square.yaml", "square")
    assert it is not None, problems
    assert tree is not None
    found = list(located(completeness.warnings(it), tree, "square.yaml"))
    assert {problem.severity for problem in found} <= {"warning", "note"}
    return [
        " ".join([str(p.where.line), p.code, *codes(p)])
        for p in found
        if p.code in ("unseen-sign", "names-alike")
    ]


def codes(problem: Problem) -> tuple[str, ...]:
    """The code points that a problem names."""
    found = problem.facts.get("characters", ())
    assert isinstance(found, tuple)
    return found


def test_a_debate_without_such_signs_is_told_nothing() -> None:
    assert told(debate()) == []


def speakers(*names: str) -> str:
    """The debate with more speakers before its own."""
    more = "".join(f'  s{n}: {{name: "{name}"}}\n' for n, name in enumerate(names))
    return debate().replace("speakers:\n", f"speakers:\n{more}", 1)


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("Wal\u200bker", "U+200B"),
        ("Wal\U000e0041\u200b\u200bker", "U+E0041 U+200B"),
        ("Wal\u00adker", "U+00AD"),
        ("Walker\u3164", "U+3164"),
        ("Walker\u200e", "U+200E"),
        ("Walker\ufe0f", "U+FE0F"),
        ("Walker\u2060", "U+2060"),
    ],
)
def test_a_sign_in_a_name_that_nobody_sees_is_a_warning_where_it_is(name: str, signs: str) -> None:
    line = debate().splitlines().index("speakers:") + 2
    assert told(speakers(name)) == [f"{line} unseen-sign {signs}"]


@pytest.mark.parametrize(
    "name",
    [
        "علی\u200cرضا",
        "שרה\u200f",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "Ada 👩\u200d🔬",
    ],
)
def test_a_name_with_a_sign_that_does_something_is_told_nothing(name: str) -> None:
    assert told(speakers(name)) == []


def test_signs_are_found_in_every_text_and_a_soft_hyphen_only_in_names() -> None:
    assert "title: Cars on" in debate()
    assert told(debate().replace("title: Cars on", "title: Ca\u00adrs on", 1)) == []
    assert told(debate().replace("title: Cars on", "title: Ca\u200brs on", 1)) == ["2 unseen-sign U+200B"]
    assert len(told(debate().replace("text: Walker", "text: Wal\u200bker", 1))) == 1


@pytest.mark.parametrize("other", ["Ada de\u200b Wit", "Ａda de Wit", "Ada de W\u00adit", "Ada de W\u2060it"])
def test_names_that_look_the_same_and_are_not_are_told(other: str) -> None:
    assert [line for line in told(speakers("Ada de Wit", other)) if "alike" in line]


@pytest.mark.parametrize(
    "other", ["Ada de Wit", "Ada de  Wit", "Ada De Wit", "Áda de Wit", "Ada de Witt", "Ada-de Wit"]
)
def test_namesakes_and_names_that_are_seen_to_differ_are_not(other: str) -> None:
    assert told(speakers("Ada de Wit", other)) == []


def test_letters_that_are_composed_otherwise_are_the_same_name() -> None:
    assert told(speakers("Ren\u00e9", "Rene\u0301")) == []
