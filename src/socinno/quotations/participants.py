"""Who speaks in a source, as it says so itself: the names that turns start with, before there is a debate."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from socinno.model import Debate
from socinno.quotations.labels import Label, labels
from socinno.quotations.named import Names, plain_name
from socinno.quotations.sources import SourceText
from socinno.quotations.turns import Turn, is_of_somebody, like_a_name, turns
from socinno.text import fold

MOST = 200  # that are told apart; a parliament has fewer in a day
WIDE = 80  # characters of a line that may be a name alone
LOOK = 300  # characters after a label in which words are looked for

NOBODY = Names({}, {}, {}, frozenset())

_CELL = re.compile(
    r"^(?:\[(?P<marked>[^\[\]\n]{2,60})\][ \t]+|\|?[ \t]*(?P<cell>[^|\t\n]{2,60}?)[ ]*[|\t])", re.M
)
_LINE = re.compile(rf"^[^\S\n]*(\S[^\n]{{1,{WIDE}}}?)[^\S\n]*$", re.M)
_TIMED = re.compile(r"^(\S[^\n:]{1,60}?)\s+[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*$", re.M)
_WORDS = re.compile(r"[^\W\d_]")
_ASIDE = re.compile(r"[\[(][^\[\]()\n]{1,60}[\])]|\d{1,2}:\d{2}(?::\d{2})?")


class Participant(NamedTuple):
    """Somebody with turns in a source: the name as it stands there, other forms of it, and how many turns."""

    name: str
    also: tuple[str, ...]
    turns: int


def participants(source: SourceText) -> list[Participant]:
    """Who has turns in a source, in the order in which they first speak; none where it marks no turns."""
    people = _told_apart(Counter(_candidates(source)))
    if not people:
        return []
    by_id = {f"p{n}": person for n, person in enumerate(people.items())}
    found = [(min(turn.speakers), turn) for turn in turns(source, _draft(by_id)) if turn.speakers]
    speak = {id for id, turn in found if _says_something(turn, source)}  # `Break: [15:36]` does not
    count = Counter(id for id, _ in found if id in speak)
    return [Participant(by_id[id][0], tuple(by_id[id][1]), often) for id, often in count.items()]


def _draft(people: Mapping[str, tuple[str, list[str]]]) -> Debate:
    """A debate of nothing but speakers."""
    speakers = {id: {"name": name, "also": also} for id, (name, also) in people.items()}
    whole = {"language": "en", "title": "-", "question": "-", "speakers": speakers}
    return Debate.model_validate(whole, context={"id": "draft"})


def _candidates(source: SourceText) -> Iterator[str]:
    """Each name with which a turn may start, as often as it stands so."""
    found = list(labels(source, NOBODY))
    count = Counter(fold(label.name) for label in found)
    yield from (label.name for label in found if _is_likely(label, count[fold(label.name)]))
    yield from _repeated(_unlabelled(source))


def _is_likely(label: Label, count: int) -> bool:
    """Whether a label is of somebody: one of a name is told from `Note:` by standing there again."""
    return is_of_somebody(label, count) and (count > 1 or label.titled or label.form == "voice")


def _unlabelled(source: SourceText) -> Iterator[str]:
    """What may be a name without a colon: a heading, words in bold, a line, a cell, before a time."""
    yield from (heading.name for heading in source.headings)
    yield from (source.text[start:end].strip() for start, end in source.strong)
    for form in (_CELL, _TIMED, _LINE):
        for match in form.finditer(source.text):
            yield next(filter(None, match.groups())).strip("*_# :")


def _repeated(names: Iterable[str]) -> Iterator[str]:
    """The names that stand there more than once, and look like the name of a person."""
    count = Counter(name for name in names if 0 < len(name) <= 60)
    for name, often in count.items():
        if often > 1 and like_a_name(plain_name(name)):
            yield from [name] * often


def _told_apart(written: Counter[str]) -> dict[str, list[str]]:
    """The people that names are of, the longest form first, each with its other forms."""
    people: dict[str, list[str]] = {}
    for name in sorted(written, key=lambda it: (-len(plain_name(it).split()), -written[it])):
        bare = plain_name(name)
        whose = [other for other in people if _short_for(bare, other)]
        if len(whose) == 1:
            if fold(bare) != fold(whose[0]) and bare not in people[whose[0]]:
                people[whose[0]].append(bare)
        elif not whose and len(people) < MOST:
            people[bare] = []
    return people


def _short_for(name: str, whole: str) -> bool:
    """Whether a name is another one, or the first or last of its words, or its initials."""
    words = fold(whole).split()
    if fold(name) == fold(whole) or fold(name) in (*words[:1], *words[-1:], " ".join(words[1:])):
        return True
    initials = "".join(word[0] for word in whole.split() if word[0].isupper())
    return len(initials) > 1 and name.replace(".", "") == initials


def _says_something(turn: Turn, source: SourceText) -> bool:
    """Whether words of its own follow a label: `Break: [15:36]` has none."""
    said = source.text[turn.body : turn.body + LOOK].lstrip().partition("\n\n")[0]
    return bool(_WORDS.search(_ASIDE.sub("", said)))
