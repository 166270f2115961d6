"""Whom a name in a source may mean."""

from authors import debate, parsed

from socinno.quotations.named import names_of, plain_name, untitled

NAMES = names_of(
    parsed(debate().replace("name: Kim de Walker", "name: Kim de Walker, also: ['***', Kimmie]"))
)


def test_a_name_means_a_speaker_with_or_without_title_role_and_initials() -> None:
    cases = {
        "walker": "walker",
        "De heer Baker (NSC)": "baker",
        "J.P. Baker": "baker",
        "Prof. dr. Sam Baker, chair": "baker",
        "KIM DE WALKER": "walker",
        "***": "walker",
        "Kimmie": "walker",
        "SB": "baker",
        "sb": "",
        "Bakerman": "",
        "Kevin": "",
        "": "",
    }
    assert {name: ",".join(NAMES.speakers(name)) for name in cases} == cases


def test_titles_are_taken_off_as_long_as_a_name_is_left() -> None:
    assert [untitled(name) for name in ("Mr. Speaker", "De heer Omtzigt", "Minister")] == [
        "Speaker",
        "Omtzigt",
        "Minister",
    ]


def test_a_plain_name_has_no_title_role_or_party() -> None:
    cases = {
        "De heer Omtzigt (NSC)": "Omtzigt",
        "Kim de Walker, mayor": "Kim de Walker",
        "Senator Baker of Ohio": "Baker",
        "Dr. Smit [by phone]": "Smit",
        "(applause)": "(applause)",
        "Kim de Walker": "Kim de Walker",
    }
    assert {name: plain_name(name) for name in cases} == cases
