"""The speakers that a name in a source may mean."""

import re
from typing import NamedTuple

from socinno.model import Debate, Speaker
from socinno.text import fold

_TITLES = frozenset(
    """
    de heer mevrouw dhr mw mevr meneer lid het minister staatssecretaris premier wethouder burgemeester
    mr mrs ms miss mx sir dame lord lady dr prof professor senator sen rep representative congressman
    congresswoman secretary governor gov judge justice president the honorable hon prime
    """.split()  # noqa: SIM905 (a list of strings is harder to read)
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,5}(?=\w)")
_ROLE = re.compile(r"\s*(?:\([^()]{0,60}\)|\[[^\[\]]{0,60}\])$|,\s[^,]{1,60}$|\s+of\s+[\w ]{2,30}$")


class Names(NamedTuple):
    """Names as they are compared, and each as it is written, with the speakers (ids) they may mean.

    `met` are the names looked up before: a transcript has few, and each many times. What has none of
    the `words` of names is nobody's.
    """

    folded: dict[str, frozenset[str]]
    written: dict[str, frozenset[str]]
    met: dict[str, frozenset[str]]
    words: frozenset[str]

    def speakers(self, name: str) -> frozenset[str]:
        """Whom a name means, with or without its title, its role and its initials; none: nobody."""
        if name not in self.met:
            like_one = name in self.written or not self.words.isdisjoint(fold(name).split())
            forms = _forms(name) if like_one else ()
            meant = (self.written.get(form) or self.folded.get(fold(form)) for form in forms)
            self.met[name] = next((found for found in meant if found), frozenset())
        return self.met[name]


def names_of(debate: Debate) -> Names:
    """The names of a debate's speakers: two of them may share one."""
    meant: dict[str, set[str]] = {}
    for speaker in debate.speakers.values():
        for name in _called(speaker):
            meant.setdefault(name, set()).add(speaker.id)
    folded: dict[str, set[str]] = {}
    for name, ids in meant.items():
        if fold(name) and not _are_initials(name):
            folded.setdefault(fold(name), set()).update(ids)
    return Names(
        {name: frozenset(ids) for name, ids in folded.items()},
        {name: frozenset(ids) for name, ids in meant.items()},
        {},
        frozenset(word for name in meant for word in fold(name).split()),
    )


def untitled(name: str) -> str:
    """A name without the titles before it: `De heer Omtzigt` is `Omtzigt`."""
    words = name.split()
    while len(words) > 1 and fold(words[0]) in _TITLES:
        words = words[1:]
    return " ".join(words)


def plain_name(name: str) -> str:
    """A name without titles, and without the role or party behind it: `De heer Omtzigt (NSC)`: `Omtzigt`."""
    return untitled(_ROLE.sub("", name).strip() or name)


def _forms(name: str) -> list[str]:
    plain = _ROLE.sub("", name).strip() or name
    bare = plain_name(name)
    return [name, plain, bare, _INITIALS.sub("", bare, count=1)]


def _called(speaker: Speaker) -> set[str]:
    """A speaker's names as a source may give them: whole, with the honorific, in part, as initials."""
    called = {
        speaker.id,
        *speaker.name.values(),
        *speaker.also,
        *(name.rstrip(".:") for name in speaker.also),
    }
    if speaker.kind != "person":
        return called
    for name in speaker.name.values():
        words = name.split()
        called |= {f"{speaker.honorific or ''} {name}", words[0], words[-1], speaker.id.replace("-", " ")}
        called.add(" ".join(words[1:]) or name)
        initials = [word[0] for word in words if word[0].isupper()]
        called |= {"".join(initials), ".".join([*initials, ""])} if len(initials) > 1 else set()
    return called


def _are_initials(name: str) -> bool:
    return name.isupper() and len(name) <= 3
