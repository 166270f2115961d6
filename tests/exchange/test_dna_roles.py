"""Who speaks, of what and on which side is known by the names of variables, else by their order."""

import pytest

from socinno.exchange.dna_records import Variable
from socinno.exchange.dna_roles import roles_of


def named(*names: str) -> tuple[str, ...]:
    """What the variables of these names are for; one with a `?` is a boolean."""
    kinds = ["boolean" if name.endswith("?") else "short text" for name in names]
    variables = [
        Variable(n, name.rstrip("?"), kind) for n, (name, kind) in enumerate(zip(names, kinds, strict=True))
    ]
    roles = roles_of(variables)
    one = (roles.person, roles.organisation, roles.concept, roles.side)
    return *(it.name if it else "" for it in one), *(it.name for it in roles.topics)


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (
            ("person", "organization", "concept", "agreement?"),
            ("person", "organization", "concept", "agreement"),
        ),
        (("concept", "agreement?", "person"), ("person", "", "concept", "agreement")),
        (("Akteur", "Organisation", "Forderung", "Zustimmung?"),) * 2,
        (("Sprecher", "Partei", "Maßnahme", "ja?"),) * 2,
        (("persoon", "plaats", "stelling", "eens?"), ("persoon", "", "stelling", "eens", "plaats")),
        (("wer", "was", "dafür?"), ("wer", "", "was", "dafür")),
        (("was", "dafür?"), ("", "", "was", "dafür")),
        (("person", "concept", "wrong?", "agreement?"), ("person", "", "concept", "agreement")),
    ],
)
def test_the_roles_of_a_type_that_takes_sides(names: tuple[str, ...], roles: tuple[str, ...]) -> None:
    assert named(*names) == tuple(name.rstrip("?") for name in roles)


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (("hero", "villain"), ("", "", "", "", "hero", "villain")),
        (("person", "concept"), ("person", "", "", "", "concept")),
        (("person", "concept", "true?", "sure?"), ("person", "", "", "", "concept")),
        (("agreement?",), ("", "", "", "")),
        ((), ("", "", "", "")),
    ],
)
def test_without_a_side_and_a_concept_what_is_named_is_a_topic(
    names: tuple[str, ...], roles: tuple[str, ...]
) -> None:
    assert named(*names) == roles
