"""What is typed in a shell has no place in the browser: no command and no option is named in any answer."""

import re
from itertools import product
from pathlib import Path

import pytest
from stage import after

from socinno.browse.answers import reply_to
from socinno.browse.asking import Ask
from socinno.browse.keys import KeysScreen
from socinno.browse.told import WITHIN, said_within
from socinno.formats import Sheet
from socinno.library import load
from socinno.problems import Stop
from socinno.words import LANGUAGES, sentence, stop_line

TESTS = Path(__file__).parent.parent
DEBATES = (TESTS.parent / "content" / "social-innovation.yaml", TESTS / "every" / "every-key.yaml")
TYPED = re.compile(r"socinno |socinno’|(?:^|\s)--?[a-z]")
KINDS = ("dichotomies", "speakers", "quotes", "sources", "common_ground", "themes")


def asked(path: Path) -> list[Ask]:
    """Everything that can be asked of a debate with a key, of each thing in it."""
    debate = load(path).debates[0].id
    whole = load(path).part(debate)
    sides = (side for it in whole.dichotomies.values() for side in it.positions)
    named = (debate, *(name for kind in KINDS for name in getattr(whole, kind)), *sides)
    names = [(name,) for name in named]
    people, questions = tuple(whole.speakers), tuple(whole.dichotomies)
    compared = [*(people[:n] for n in (1, 2, 3, 9)), *((it,) for it in questions), (people[0], questions[0])]
    return [
        *(Ask(what, debate) for what in ("start", "debates", "problems", "who", "pairs", "quotes")),
        *(Ask(what, debate) for what in ("side-questions", "side-speakers")),
        *(Ask("show", debate, name) for name in (*names, ("no-such-thing",))),
        *(Ask("stance", debate, (name,)) for name in people),
        *(Ask("show", debate, (name,), on) for name, on in product(people, questions)),
        *(Ask("search", debate, (word,)) for word in ("a*", "zzzzz")),
        *(Ask("compare", debate, tuple(names)) for names in compared),
    ]


@pytest.mark.parametrize("path", DEBATES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_names_a_command_or_an_option(path: Path, language: str) -> None:
    library, sheet = load(path), Sheet(language, 200, True)
    somebody = next(iter(library.part(library.debates[0].id).speakers))
    for ask, everything, whose in product(asked(path), (False, True), ((), (somebody,))):
        try:
            reply = reply_to(library, ask._replace(all=everything, speakers=whose), sheet)
            told = ["".join(text for text, _ in row) for row in reply.rows]
        except Stop as stop:
            told = [stop_line(said_within(stop, "Ada"), language).removeprefix("socinno: ")]
        assert [row for row in told if TYPED.search(row)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(set(WITHIN.values())))
def test_why_there_is_no_answer_is_said_without_them(key: str, language: str) -> None:
    told = sentence(key, {"asked": "x", "candidates": ("a", "b"), "count": 2, "meant": "a"}, language)
    assert not TYPED.search(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_do_the_keys(language: str) -> None:
    assert not TYPED.search(after(KeysScreen(Sheet(language)), height=40)[0])
