"""Choosing whose words are shown: by typing, arrows, the mouse; and leaving it as it was."""

from pathlib import Path

import pytest
from stage import UNSAID, Stage, after, play
from textual.pilot import Pilot

from socinno.browse.choosing import Choosing, Somebody, choices
from socinno.formats import Sheet
from socinno.library import load
from socinno.queries.quotes import Filters, Person, select

SHEET = Sheet("en", 80, True)


def people(*ids: str) -> tuple[Person, ...]:
    return tuple(Person(id, ()) for id in ids)


SOME = (
    Somebody(people("cook", "baker"), "The bakers", "2 speakers"),
    Somebody(people("baker"), "Sam Baker", "The bakers · walks a lot"),
    Somebody(people("walker"), "Kim de Wálker", "pedestrian"),
)


def screen(now: tuple[str, ...] = ()) -> Choosing:
    return Choosing(SOME, SHEET, people(*now))


def taken(*keys: str, now: tuple[str, ...] = ()) -> object:
    """The ids of who was taken."""
    answer = after(screen(now), *keys)[1]
    return tuple(it.id for it in answer.people) if isinstance(answer, Somebody) else answer


def test_everybody_comes_first_and_is_no_name() -> None:
    told, _ = after(screen())
    assert told.index("Whom do you want to see?") < told.index("everybody") < told.index("The bakers")
    assert taken("enter") == ()


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        (("down", "enter"), ("cook", "baker")),
        (("down", "down", "up", "down", "enter"), ("baker",)),
        ((*"walk", "enter"), ("walker",)),  # by the beginning of a word, without its accent
        ((*"ba", "down", "enter"), ("baker",)),
        ((*"pede", "enter"), ("walker",)),  # by what is told of somebody
        ((*"kim", "space", *"wa", "enter"), ("walker",)),
        ((*"wa", "enter"), ("walker",)),
        (("pagedown", "enter"), ("walker",)),
        (("pagedown", "pageup", "enter"), ()),
    ],
)
def test_what_is_pointed_at_is_chosen_by_enter(keys: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert taken(*keys) == names


def test_escape_leaves_it_as_it_was() -> None:
    assert taken("down", "escape", now=("walker",)) is None


def test_what_is_chosen_now_is_pointed_at() -> None:
    assert taken("enter", now=("walker",)) == ("walker",)


def test_where_nobody_is_called_that_it_is_said_and_enter_does_nothing() -> None:
    told, answer = after(screen(), *"zz", "enter")
    assert "nobody is called that" in told
    assert answer == UNSAID


def test_a_tab_keeps_one_typing() -> None:
    assert taken("tab", *"walk", "enter") == ("walker",)


def test_a_click_chooses() -> None:
    app = Stage(screen())

    async def click(pilot: "Pilot[None]") -> object:
        await pilot.click("People", offset=(3, 2))
        await pilot.pause()
        return app.answer

    assert play(app, click) == SOME[1]


def test_a_click_beside_the_list_leaves_it_as_it_was() -> None:
    app = Stage(screen())

    async def click(pilot: "Pilot[None]") -> object:
        await pilot.click(offset=(0, 0))
        await pilot.pause()
        return app.answer

    assert play(app, click) is None


@pytest.mark.parametrize("width", [20, 40, 60, 250])
def test_it_fits_any_window(width: int) -> None:
    told = after(screen(), width=width, height=12)[0]
    assert "Sam Baker" in told
    assert max(map(len, told.splitlines())) <= width


def test_in_a_crowd_a_name_is_found_by_a_few_letters() -> None:
    crowd = tuple(Somebody(people(f"p{n}"), f"Person {n:03}", "role") for n in range(470))
    assert after(Choosing(crowd, SHEET), *"421", "enter")[1] == crowd[421]


def test_of_very_many_the_first_are_listed_and_the_others_counted_until_one_types() -> None:
    crowd = tuple(Somebody(people(f"p{n}"), f"Person {n:04}") for n in range(2_000))
    assert "1501 more" in after(Choosing(crowd, SHEET))[0]
    assert "more" not in after(Choosing(crowd, SHEET), *"199")[0]
    assert after(Choosing(crowd, SHEET), *"1999", "enter")[1] == crowd[1999]


def test_names_are_text_whatever_they_look_like() -> None:
    odd = "[red]Eve[/] [@click=app.quit_asked]z[/]\x1b[2J\u202e"
    some = (Somebody(people("eve"), odd, ""), Somebody(people("adam"), "Adam", odd))
    told, _ = after(Choosing(some, SHEET))
    assert told.count("[red]Eve[/] [@click=app.quit_asked]z[/]") == 2
    assert "\x1b" not in told
    assert "\u202e" not in told


DEBATE = """
language: nl
title: Brug
question: Wie?
sources: {krant: {type: article, title: De krant}}
speakers:
  b: {name: Bert, role: {nl: wachter, en: keeper}, affiliation: De Brug}
  a: {name: Anna, affiliation: De Brug}
  c: {name: Anna, affiliation: Alleen}
"""
ANNA, BERT, BRUG = Person("a", ("anna",)), Person("b", ("bert",)), ("De Brug", "2 speakers")


def test_the_choices_of_a_debate_are_its_groups_and_then_its_speakers_by_name(tmp_path: Path) -> None:
    (tmp_path / "brug.yaml").write_text(DEBATE, "utf-8")
    found = choices(load(tmp_path), "brug", SHEET)
    assert found == (
        Somebody((BERT._replace(affiliation="de brug"), ANNA._replace(affiliation="de brug")), *BRUG),
        Somebody((ANNA,), "Anna (a)", "De Brug"),
        Somebody((Person("c", ("anna",)),), "Anna (c)", "Alleen"),
        Somebody((BERT,), "Bert", "De Brug · keeper"),
    )


def test_the_choices_of_a_library_name_who_is_in_several_debates_once(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / f"{name}.yaml").write_text(DEBATE, "utf-8")
    assert choices(load(tmp_path), "", SHEET) == choices(load(tmp_path), "een", SHEET)


SAYING = """
language: en
title: Bread
question: Who?
sources: {paper: {type: article, title: The paper}}
speakers:
  baker: {name: %s}
  ann: {name: Ann, affiliation: Baker}
  bob: {name: Bob, affiliation: Baker}
quotes:
  first: {speaker: baker, kind: indirect, at: {page: 1}, text: I am alone, source: paper}
  second: {speaker: ann, kind: indirect, at: {page: 1}, text: I am of them, source: paper}
  third: {speaker: bob, kind: indirect, at: {page: 1}, text: So am I, source: paper}
"""


def said_by(path: Path, called: str) -> list[str]:
    """The quotes (ids) that are shown of who is so called among the choices of all debates."""
    library = load(path)
    [it] = [it for it in choices(library, "", SHEET) if it.called == called]
    return [quote.id for _, quote in select(library, Filters(speaker=it.people))]


def test_an_affiliation_that_is_called_as_a_speaker_means_its_own(tmp_path: Path) -> None:
    (tmp_path / "bread.yaml").write_text(SAYING % "Sam Baker", "utf-8")
    assert said_by(tmp_path, "Baker") == ["second", "third"]
    assert said_by(tmp_path, "Sam Baker") == ["first"]


def test_who_has_the_id_of_somebody_else_in_another_debate_is_chosen_alone(tmp_path: Path) -> None:
    (tmp_path / "bread.yaml").write_text(SAYING % "Sam Baker", "utf-8")
    (tmp_path / "cake.yaml").write_text((SAYING % "Kim Baker").replace("first", "other"), "utf-8")
    assert said_by(tmp_path, "Kim Baker") == ["other"]
    assert said_by(tmp_path, "Sam Baker") == ["first"]


def test_two_of_one_name_and_id_are_told_apart_by_their_debates(tmp_path: Path) -> None:
    (tmp_path / "bread.yaml").write_text(SAYING % "{en: Sam, nl: Sam}", "utf-8")
    (tmp_path / "cake.yaml").write_text(SAYING % "{en: Sam, nl: Samuel}", "utf-8")
    called = [it.called for it in choices(load(tmp_path), "", SHEET)]
    assert called == ["Baker", "Ann", "Bob", "Sam (baker, bread)", "Sam (baker, cake)"]


@pytest.mark.parametrize(("width", "height"), [(60, 5), (30, 4), (80, 3), (20, 2)])
def test_in_however_low_a_window_pages_are_turned(width: int, height: int) -> None:
    app = Stage(screen())

    async def turn(pilot: "Pilot[None]") -> object:
        await pilot.press("pagedown", "pagedown", "pagedown", "pageup", "pagedown", "enter")
        await pilot.pause()
        return app.answer

    assert play(app, turn, width, height) == SOME[2]
