"""A sketch of a debate says who speaks in it and where each stands, without the words of a quote."""

from __future__ import annotations

from pathlib import Path

from debates import a_debate

from socinno.agreement import standings
from socinno.files import listing
from socinno.library import from_files
from socinno.library.catalogue import FileLibrary, person
from socinno.library.sketch import Sketch, Stand

EVERY = Path(__file__).parent.parent / "every"


def every_key() -> tuple[FileLibrary, Sketch]:
    """The debate with every key of the format, and its sketch."""
    library = from_files(*listing(EVERY))
    [sketch] = library.sketches(["every-key"], choices=True)
    return library, sketch


def test_a_debate_is_told_with_counts_and_without_quotes() -> None:
    library, sketch = every_key()
    debate = library.debate("every-key")
    head = sketch.head()
    assert (sketch.id, head.language) == (debate.id, debate.language)
    assert (head.title, head.question) == (debate.title, debate.question)
    assert sketch.quotes == len(debate.quotes)
    assert [it.id for it in sketch.head().dichotomies] == [*debate.dichotomies]
    for it, dichotomy in zip(sketch.head().dichotomies, debate.dichotomies.values(), strict=True):
        assert (it.title, it.short) == (dichotomy.title, dichotomy.short)
        assert it.positions == {name: position.called for name, position in dichotomy.positions.items()}
    assert "need" in debate.quotes
    assert not any(text in line for text in debate.quotes["need"].text.values() for line in sketch.lines)


def test_a_speaker_is_the_same_person_as_anywhere() -> None:
    library, sketch = every_key()
    speakers = library.debate("every-key").speakers.values()
    assert [(name, tuple(names)) for name, names in sketch.people] == [person(it)[:2] for it in speakers]


def test_a_speaker_has_its_profile_with_what_its_stances_are_known_from() -> None:
    library, sketch = every_key()
    debate = library.debate("every-key")
    stand = standings(debate)
    for n, it in enumerate(debate.speakers.values()):
        profile = sketch.profile(n)
        assert profile[:6] == (it.id, it.name, it.honorific, it.kind, it.role, it.affiliation)
        assert profile.quotes == len(debate.said.get(it.id, ()))
        told = {sketch.head().dichotomies[of.dichotomy].id: of for of in profile.stands}
        assert {name: of.state for name, of in told.items()} == {
            name: of.state for name, of in stand.get(it.id, {}).items()
        }
        for name, of in told.items():
            stance = stand[it.id][name].stance
            if stance:
                assert tuple(of.evidence) == debate.evidence_of(stance)
                assert (tuple(of.positions), of.basis, of.note) == (
                    stance.positions,
                    stance.basis,
                    stance.note,
                )
                assert (of.source, of.date) == (stance.source, stance.date)


def test_what_was_assigned_and_what_was_before_stand_beside_a_stance() -> None:
    _, sketch = every_key()
    ids = [name for name, _ in sketch.people]
    [ann, dee] = (sketch.profile(ids.index(name)).stands[0] for name in ("ann", "dee"))
    assert ann.changed is not None
    assert (ann.state, ann.changed[0], ann.changed[2]) == ("second", "first", "2021")
    assert isinstance(dee.assigned, Stand)
    assert (dee.assigned.state, dee.assigned.positions) == ("assigned", ["leave-it"])
    assert sketch.head().sources.keys() == {"vote"}


def test_a_speaker_is_chosen_by_stances_and_by_quotes_that_differ_in_what_they_are_chosen_by() -> None:
    library, sketch = every_key()
    debate = library.debate("every-key")
    for n, it in enumerate(debate.speakers.values()):
        choice = sketch.choice(n)
        taken = [{*s.positions, debate.dichotomy_in(s).id} for s in debate.stances if s.speaker == it.id]
        assert choice.stances == taken
        said = [(q.kind, q.source, debate.bearing[q.id]) for q in debate.said.get(it.id, ())]
        assert {(k, s, frozenset(on)) for k, s, on in choice.quotes} == {*said}
        assert len(choice.quotes) == len({*said})


def test_a_debate_in_which_nobody_speaks_has_a_sketch() -> None:
    library = FileLibrary(
        (a_debate("speakers: {}\nstances: []\nquotes: {}\ncommon-ground: {}\nthemes: {}\n"),)
    )
    [sketch] = library.sketches()
    assert (sketch.people, sketch.lines, sketch.quotes) == ([], sketch.lines[:1], 0)
