"""What an encoding lacks is replaced by something as wide, and like it where there is such a thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from socinno.formats.inlines import SIGNS
from socinno.text import fit


def test_what_the_encoding_has_is_left_alone() -> None:
    assert fit("“Zo” – één…", "cp1252") == "“Zo” – één…"
    assert fit("╭─╮ ● 中", "utf-8") == "╭─╮ ● 中"


def test_marks_become_their_plain_likeness() -> None:
    assert fit("“Zo” – ‘één’…", "ascii") == "\"Zo\" - 'een'."
    assert fit("╭─┬─╮│", "latin-1") == "+-+-+|"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_no_two_signs_of_how_a_stance_is_known_become_one(encoding: str) -> None:
    assert len({fit(SIGNS[name], encoding) for name in ("stated", "reported", "inferred")}) == 3
    assert len({fit(SIGNS[name], encoding) for name in ("agree", "differ", "partly", "silent")}) == 4


@given(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]),
    st.sampled_from(["ascii", "latin-1", "cp1252", "cp437"]),
)
def test_every_character_keeps_its_width(character: str, encoding: str) -> None:
    fitted = fit(character, encoding)
    fitted.encode(encoding)
    if fitted != character:
        assert len(fitted) == cell_len(character)


def test_an_unknown_encoding_is_taken_for_ascii() -> None:
    assert fit("é●", "no-such") == "e*"
