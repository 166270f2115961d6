"""The outline of a content file: the things it has and what they are called.

Who completes a word for a shell cannot wait for more: here are no models, nor YAML.
"""

from collections.abc import Mapping
from typing import NamedTuple

KINDS = {
    "dichotomies": "dichotomy",
    "positions": "position",
    "speakers": "speaker",
    "common-ground": "common-ground",
    "themes": "theme",
    "topics": "topic",
    "sources": "source",
    "quotes": "quote",
}
"""The keys under which authors name things of their own, and what sort of thing each holds."""

CALLED = ("title", "name", "claim", "text")
"""What says how a thing is called: the first of these that it has."""

SHORT = 80
"""Characters of that which are enough to know a thing by."""


class Outlined(NamedTuple):
    """A thing as its file has it, unchecked: its sort, its id, what it is called by language.

    A bare text is in the empty language.
    """

    kind: str
    id: str
    names: Mapping[str, str]

    def called(self, language: str) -> str:
        """How what it is called begins: in a language, or in the first that there is."""
        return (self.names.get(language) or next(filter(None, self.names.values()), ""))[:SHORT]
