"""What stands around a name in a source: a title, a role, a party."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.quotations.callings import Calling, calling, is_office

WRITTEN = {
    "Anna Bakker": Calling("Anna Bakker"),
    "De heer Omtzigt (NSC)": Calling("Omtzigt", "De heer", "", "NSC"),
    "Mevrouw Bikker (ChristenUnie)": Calling("Bikker", "Mevrouw", "", "ChristenUnie"),
    "De heer De Vries (Volt)": Calling("De Vries", "De heer", "", "Volt"),
    "Wethouder De Vries": Calling("De Vries", "", "Wethouder"),
    "Minister Jetten": Calling("Jetten", "", "Minister"),
    "MR. SMITH": Calling("SMITH", "MR."),
    "Mr. SMITH of Texas": Calling("SMITH", "Mr."),
    "Dr. Anna Bakker, chair": Calling("Anna Bakker", "Dr.", "chair"),
    "Prof. dr. Anna Bakker": Calling("Anna Bakker", "Prof. dr."),
    "Anna Bakker (chair)": Calling("Anna Bakker", "", "chair"),
    "Anna Bakker [moderator]": Calling("Anna Bakker", "", "moderator"),
    "Anna Bakker (Moderator)": Calling("Anna Bakker", "", "Moderator"),
    "Anna Bakker (PPE)": Calling("Anna Bakker", "", "", "PPE"),
    "Tom Smit (S&D)": Calling("Tom Smit", "", "", "S&D"),
    "Tom Smit (GroenLinks-PvdA)": Calling("Tom Smit", "", "", "GroenLinks-PvdA"),
    "De voorzitter": Calling("De voorzitter"),
    "The Speaker": Calling("The Speaker"),
    "THE COURT": Calling("THE COURT"),
    "Voorzitter": Calling("Voorzitter"),
    "De minister": Calling("De minister"),
    "Het lid Jansen (VVD)": Calling("Jansen", "", "lid", "VVD"),
    "The Honorable": Calling("The Honorable"),
    "": Calling(""),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_name_is_told_from_what_stands_around_it(written: str) -> None:
    assert calling(written) == WRITTEN[written]


def test_what_is_not_plain_is_not_told() -> None:
    for written in ("Anna Bakker (Google)", "Anna Bakker (00:12)", "Anna Bakker, Utrecht", "Anna Bakker (2)"):
        assert calling(written) == Calling("Anna Bakker")


def test_an_office_is_known_by_its_first_or_last_word() -> None:
    offices = ("De voorzitter", "The Speaker", "THE COURT", "Voorzitter", "Speaker pro tempore", "Speaker 1")
    assert [name for name in offices if not is_office(name)] == []
    assert [name for name in ("Anna Bakker", "De Vries", "", "The", "!") if is_office(name)] == []
    assert not is_office("speaker of the house")


@given(st.text(max_size=200))
def test_whatever_is_written_has_a_name_unless_it_is_blank(written: str) -> None:
    assert bool(calling(written).name) == bool(written.strip())
