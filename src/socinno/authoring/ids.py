"""Ids made from names: what a name comes nearest to, and what is still free."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from socinno.model import ID_PATTERN
from socinno.text import normal

LONGEST_ID = 80  # characters


def slug(name: str) -> str:
    """The id that a name comes nearest to.

    >>> slug("Één_Nieuwe  Relatie")
    'een-nieuwe-relatie'
    """
    plain = normal(name.casefold(), "NFKD")
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")


def free_id(names: Iterable[str], taken: set[str]) -> str:
    """The id of the first name that has one which is free, else of the last one with a number behind it.

    The last name must have one. What is found is taken from now on.
    """
    found = next(id for id in _ids(names) if id not in taken)
    taken.add(found)
    return found


def _ids(names: Iterable[str]) -> Iterator[str]:
    last = ""
    for name in names:
        id = slug(name)[:LONGEST_ID].strip("-")
        if re.search(ID_PATTERN, id):
            yield (last := id)
    number = 1
    while number := number + 1:
        yield f"{last[: LONGEST_ID - 8].strip('-')}-{number}"
