"""How somebody is called in a source, taken apart: the title before a name, the role or party behind it."""

import re
from typing import NamedTuple

from socinno.quotations.turns import OFFICES
from socinno.text import fold

_ARTICLES = frozenset({"de", "het", "the"})
_TITLES = frozenset(
    "heer mevrouw dhr mw mevr meneer mr mrs ms miss mx sir dame lord lady dr prof professor".split()  # noqa: SIM905 (easier to read)
)
_POSTS = frozenset(
    """
    minister staatssecretaris premier wethouder burgemeester lid senator sen rep representative congressman
    congresswoman secretary governor gov judge justice president
    """.split()  # noqa: SIM905 (a list of strings is harder to read)
)
_BEHIND = re.compile(r"\s*(?:\(([^()]{1,60})\)|\[([^\[\]]{1,60})\]|,\s+([^,:]{1,60}))\s*$")
_PARTY = re.compile(r"[\w&/+ .’'-]*[A-Z&][A-Z0-9&]+[\w&/+ .’'-]*|[A-Z][a-z]+[A-Z][\w-]*")
_OF = re.compile(r"\s+of\s+[A-Z][\w ]{1,30}$")


class Calling(NamedTuple):
    """A name, and what is said with it: a title, a role, and the party or body it is of; '' for none."""

    name: str
    honorific: str = ""
    role: str = ""
    affiliation: str = ""


def calling(written: str) -> Calling:
    """What a name as it is written says of somebody; no more than is plain.

    >>> calling("De heer Omtzigt (NSC)")
    Calling(name='Omtzigt', honorific='De heer', role='', affiliation='NSC')
    >>> calling("De voorzitter").name
    'De voorzitter'
    """
    behind = _BEHIND.search(written)
    before = written[: behind.start()] if behind else written
    named = _OF.sub("", before) or before
    titles, name = _parted(named.split())
    told = next(filter(None, behind.groups()), "").strip() if behind else ""
    post = [word for word in titles if fold(word) in _POSTS]
    honorific = [word for word in titles if word not in post]
    if {fold(word) for word in honorific} <= _ARTICLES:
        honorific = []
    role, party = _role_or_party(told, comma=bool(behind and behind[3]), titled=bool(honorific))
    return Calling(name, " ".join(honorific), role or " ".join(post), party)


def is_office(name: str) -> bool:
    """Whether a name is that of an office, such as `De voorzitter` or `THE COURT`."""
    words = [word for word in fold(name).split() if word not in _ARTICLES]
    return bool(words) and name[0].isupper() and (words[0] in OFFICES or words[-1] in OFFICES)


def _parted(words: list[str]) -> tuple[list[str], str]:
    """The titles before a name, and the name, which keeps an article that is its own."""
    known, at = _TITLES | _POSTS | _ARTICLES, 0
    while at < len(words) - 1 and fold(words[at]) in known:
        at += 1
    if at and fold(words[at - 1]) in _ARTICLES:  # De Vries, The Speaker
        at -= 1
    return words[:at], " ".join(words[at:])


def _role_or_party(told: str, *, comma: bool, titled: bool) -> tuple[str, str]:
    if not told or any(sign.isdigit() for sign in told.replace(":", "")[:1]):
        return "", ""
    if told[0].islower() or is_office(told):
        return told, ""
    if not comma and (_PARTY.fullmatch(told) or (titled and told[0].isupper())):
        return "", told
    return "", ""
