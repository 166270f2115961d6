"""Ids made from names: what a name comes nearest to, and what is still free."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from socinno.model.fields import ID_PATTERN
from socinno.text import normal

LONGEST_ID = 80  # characters
_ROOM = 8  # characters of a number behind an id


def slug(name: str) -> str:
    """The id that a name comes nearest to.

    >>> slug("Één_Nieuwe  Relatie")
    'een-nieuwe-relatie'
    """
    plain = normal(name.casefold(), "NFKD")
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")


class Ids:
    """The ids of a debate, each given once; `taken` are those that something has already."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {*taken}
        self._numbers: dict[str, int] = {}

    def free(self, *names: str) -> str:
        """The id of the first name that has one which is free, else of the last one with a number behind it.

        The last name must have one. What is found is taken from now on.
        """
        found = next(id for id in self._candidates(names) if id not in self._taken)
        self._taken.add(found)
        return found

    def _candidates(self, names: Iterable[str]) -> Iterator[str]:
        last = ""
        for name in names:
            id = slug(name[: 4 * LONGEST_ID])[:LONGEST_ID].strip("-")
            if re.search(ID_PATTERN, id):
                yield (last := id)
        last = last[: LONGEST_ID - _ROOM].strip("-")
        while number := self._numbers.get(last, 1) + 1:  # from where it was left: thousands may share a name
            self._numbers[last] = number
            yield f"{last}-{number}"
