"""What the variables of a statement type are for: who speaks, of what, and on which side."""

from collections.abc import Iterable
from typing import NamedTuple

from socinno.exchange.dna_records import Variable

PERSON = ("person", "speaker", "actor", "politician", "akteur", "sprecher", "politiker", "spreker", "acteur")
ORGANISATION = ("organi", "institution", "party", "partei", "partij", "parti", "verband", "group", "gruppe")
CONCEPT = ("concept", "konzept", "claim", "issue", "argument", "categor", "kategorie", "forderung", "frame")
SIDE = ("agree", "position", "stance", "support", "zustimm", "eens", "instem", "accord")
"""How the names of variables begin that are for these, in small letters and several languages."""


class Roles(NamedTuple):
    """The variables of a statement type, by what they are for. `topics`: the other short texts; `texts`: the
    long ones; all the others have no place."""

    person: Variable | None = None
    organisation: Variable | None = None
    concept: Variable | None = None
    side: Variable | None = None
    topics: tuple[Variable, ...] = ()
    texts: tuple[Variable, ...] = ()


def roles_of(variables: Iterable[Variable]) -> Roles:
    """The roles of the variables of a statement type, which are in their order.

    A role is known by the name of a variable. A boolean that is the only one is the side. Where there is
    one, and a role has no name that is known, the order is that of the program: the last of the other short
    texts is the concept, and the first is who speaks.
    """
    known = [*variables]
    short = [it for it in known if it.type == "short text"]
    yes = [it for it in known if it.type == "boolean"]
    side = _named(yes, SIDE) or (yes[0] if len(yes) == 1 else None)
    person = _taken(short, PERSON)
    organisation = _taken(short, ORGANISATION)
    concept = _taken(short, CONCEPT)
    if side and not concept and short:
        concept = short.pop()
    if side and not (person or organisation) and short:
        person = short.pop(0)
    if not side and concept:  # then it is a topic as any other
        short.append(concept)
        concept = None
    texts = tuple(it for it in known if it.type == "long text")
    return Roles(person, organisation, concept, side if concept else None, tuple(short), texts)


def _taken(variables: list[Variable], names: tuple[str, ...]) -> Variable | None:
    found = _named(variables, names)
    if found:
        variables.remove(found)
    return found


def _named(variables: list[Variable], names: tuple[str, ...]) -> Variable | None:
    return next((it for it in variables if it.name.casefold().startswith(names)), None)
