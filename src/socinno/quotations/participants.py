"""Who speaks in a source, as it says so itself: the names that turns start with, before there is a debate."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from socinno.model import Debate
from socinno.quotations.callings import Calling, calling, is_office
from socinno.quotations.labels import Label, labels
from socinno.quotations.named import Names
from socinno.quotations.sources import SourceText
from socinno.quotations.turns import PARTICLES, Turn, like_a_name, turns
from socinno.text import fold

MOST = 200  # that are told apart; a parliament has fewer in a day
LONGEST = 60  # characters of a name
LOOK = 300  # characters after a label in which words are looked for
SAMPLE = 2_000_000  # characters in which words in small letters are looked for
SHARE = 0.05  # of the paragraphs, that names which stand alone must take up to be those of turns

NOBODY = Names({}, {}, {}, frozenset())
NO_NAMES = frozenset(
    """
    note notes source sources photo photos image figure table decision decisions action actions update edit
    example warning tip summary conclusion conclusions introduction ps nb re subject from to cc date time
    place location present absent also advertisement correction disclaimer transcript transcription agenda
    item point points chapter part section appendix step result results total caption credit contact email
    phone web url http https right wrong yes no more read reading further related news breaking share this
    comments comment reply follow subscribe menu home about said says added asked wrote told
    noot noten bron bronnen foto beeld figuur tabel besluit besluiten actie acties voorbeeld let samenvatting
    conclusie inleiding onderwerp aan datum tijd plaats locatie aanwezig afwezig afwezigen aanwezigen ook
    advertentie correctie agendapunt punt hoofdstuk deel bijlage stap resultaat totaal meer lees lezen delen
    reacties nieuws gerelateerd verder goed fout ja nee zei zegt vroeg schreef
    hinweis quelle quellen bild beispiel beschluss zusammenfassung ort zeit betreff teil sagte fragte
    exemple résumé objet lieu heure partie dit nota fuente ejemplo resumen fecha lugar hora parte dijo
    """.split()  # noqa: SIM905 (a list of strings is harder to read)
)
"""Words before a colon, or alone on a line, that are no name of a person."""

_CELL = re.compile(
    r"^(?:\[(?P<marked>[^\[\]\n]{2,60})\][ \t]|\|?[ \t]{0,9}(?P<cell>[^\s|][^|\t\n]{1,60})[|\t])", re.M
)
_LINE = re.compile(r"^[^\S\n]*(\S[^\n]{1,60}?)[^\S\n]*$", re.M)
_ROLED = re.compile(
    r"^[^\S\n]*((?:[^\W\d_][\w.’'-]{0,30} ){1,5}?[^\W\d_][\w’'-]{1,30}, [^\W\d_][\w ’'-]{1,40}):\s", re.M
)
_SMALL = re.compile(r"(?<!\w)[^\W\d_A-Z]\w+")
_WORDS = re.compile(r"[^\W\d_]")
_ASIDE = re.compile(r"[\[(][^\[\]()\n]{1,60}[\])]|\d{1,2}:\d{2}(?::\d{2})?")


class Participant(NamedTuple):
    """Somebody with turns in a source: the name as it stands there, other forms of it, how many turns.

    `honorific`, `role` and `affiliation` are what the source writes with the name; '' for none.
    """

    name: str
    also: tuple[str, ...]
    turns: int
    honorific: str = ""
    role: str = ""
    affiliation: str = ""


class _Person(NamedTuple):
    """A name in its longest form with its other forms, and how often any of them stands there."""

    name: str
    also: list[str]
    often: int
    sure: bool


def participants(source: SourceText) -> list[Participant]:
    """Who has turns in a source, in the order in which they first speak; none where it marks no turns."""
    people = {f"p{n}": person for n, person in enumerate(_people(source))}
    if not people:
        return []
    found = [(min(turn.speakers), turn) for turn in turns(source, _draft(people)) if len(turn.speakers) == 1]
    speak = {id for id, turn in found if _says_something(turn, source)}  # `Break: [15:36]` does not
    count = Counter(id for id, _ in found if id in speak)
    called: dict[str, Counter[Calling]] = {id: Counter() for id in count}
    for id, turn in found:
        if id in called:
            called[id][calling(turn.name)] += 1
    return [_participant(people[id], often, called[id]) for id, often in count.items()]


def _participant(person: _Person, often: int, called: Counter[Calling]) -> Participant:
    told = (_most(called, field) for field in ("honorific", "role", "affiliation"))
    return Participant(person.name, tuple(person.also), often, *told)


def _most(called: Counter[Calling], field: str) -> str:
    """What is told most often with a name; '' where nothing is."""
    each = Counter[str]()
    for it, count in called.items():
        each[getattr(it, field)] += count if getattr(it, field) else 0
    return max(each, key=lambda told: each[told]) if each else ""


def _draft(people: Mapping[str, _Person]) -> Debate:
    """A debate of nothing but speakers."""
    speakers = {id: {"name": person.name, "also": person.also} for id, person in people.items()}
    whole = {"language": "en", "title": "-", "question": "-", "speakers": speakers}
    return Debate.model_validate(whole, context={"id": "draft"})


def _people(source: SourceText) -> list[_Person]:
    """Those whose names may start a turn, at most `MOST`, the most frequent first.

    A name is one of a person by a title or an office, or since it stands there again; where two are,
    one that looks like a name and stands there once is as well.
    """
    small = Counter(map(fold, _SMALL.findall(source.text[:SAMPLE])))
    found = [label for label in labels(source, NOBODY) if may_be_one(label)]
    sure = {calling(label.name).name for label in found if _is_surely_one(label)}
    written = Counter(calling(label.name).name for label in found)
    written.update(calling(match[1]).name for match in _ROLED.finditer(source.text))
    written.update(_alone(source, small))
    del written[""]
    people = [person for person in _told_apart(written, sure) if not _is_a_word(person, small)]
    often = [person for person in people if person.sure or person.often > 1]
    if len(often) > 1 or sum(written.values()) * 2 > _paragraphs(source.text):
        rest = (person for person in people if person.often == 1 and not person.sure)
        often += [
            person for person in rest if like_a_name(person.name) and not _has_small(person.name, small)
        ]
    return sorted(often, key=lambda person: -person.often)[:MOST]


def may_be_one(label: Label) -> bool:
    """Whether a label may be a name: of a voice, of an office, or of a few words with capitals."""
    if label.form == "voice" or is_office(label.name):
        return True
    words = calling(label.name).name.split()
    if not (label.spaced and 0 < len(words) <= 4) or not _WORDS.match(label.name):
        return False
    if is_no_name(label.name):
        return False
    capital = all(not word[0].islower() for word in words if fold(word) not in PARTICLES)
    return capital or (len(words) == 1 and label.name == words[0])


def _is_surely_one(label: Label) -> bool:
    told = calling(label.name)
    return label.form == "voice" or is_office(label.name) or bool(told.honorific or told.role)


def _alone(source: SourceText, small: Counter[str]) -> Iterator[str]:
    """The names that stand without a colon, again and again: headings, in bold, lines, cells."""
    marked = [heading.name for heading in source.headings]
    marked += (source.text[start:end] for start, end in source.strong)
    plain = (
        next(filter(None, match.groups())) for form in (_CELL, _LINE) for match in form.finditer(source.text)
    )
    found = Counter[str]()
    for names, one_word in ((marked, True), (plain, False)):
        for name, often in Counter(name.strip().strip("*_# :") for name in names).items():
            if often > 1 and name not in found and _stands_for_one(name, small, one_word):
                found[calling(name).name] += often
    if found.total() > SHARE * _paragraphs(source.text):
        yield from found.elements()


def _stands_for_one(name: str, small: Counter[str], one_word: bool) -> bool:
    if not 0 < len(name) <= LONGEST or is_no_name(name):
        return False
    if is_office(name):
        return True
    words, bare = fold(name).split(), calling(name).name
    if all(word in small for word in fold(bare).split() if word not in PARTICLES):
        return False
    return like_a_name(bare) or (one_word and len(words) == 1 and name[0].isupper())


def is_no_name(name: str) -> bool:
    """Whether a label or heading has a word that is no name of a person, such as `Photo`."""
    words = fold(name).split()
    return any(word in NO_NAMES and (word not in PARTICLES or len(words) == 1) for word in words)


def _is_a_word(person: _Person, small: Counter[str]) -> bool:
    """Whether a single word is one of the language, as the text has it in small letters far more often."""
    often = 2 if person.name[0].islower() else 10
    return not person.sure and small[fold(person.name)] > often * person.often


def _has_small(name: str, small: Counter[str]) -> bool:
    return any(word in small for word in fold(name).split() if word not in PARTICLES)


def _paragraphs(text: str) -> int:
    """How many paragraphs a text has; of one without empty lines, how many lines."""
    filled = [bool(line.strip()) for line in text.split("\n")]
    starts = sum(1 for before, now in pairwise([False, *filled]) if now and not before)
    return starts if starts > 2 else sum(filled)


def _told_apart(written: Counter[str], sure: Iterable[str]) -> list[_Person]:
    """The people that names are of, the longest form first, each with its other forms."""
    people: list[_Person] = []
    forms: dict[str, set[int]] = {}
    known = {*map(fold, sure)}
    for name in sorted(written, key=lambda it: (-len(it.split()), -written[it])):
        whose = forms.get(fold(name)) or forms.get(name.replace(".", "")) or set()
        if len(whose) == 1:
            (at,) = whose
            person = people[at]
            if fold(name) != fold(person.name) and name not in person.also:
                person.also.append(name)
            is_sure = person.sure or fold(name) in known
            people[at] = person._replace(often=person.often + written[name], sure=is_sure)
        elif not whose:
            for form in _forms(name):
                forms.setdefault(form, set()).add(len(people))
            people.append(_Person(name, [], written[name], fold(name) in known))
    return people


def _forms(name: str) -> set[str]:
    """A name as it may stand elsewhere: whole, the first or last of its words, its initials."""
    words = fold(name).split()
    if is_office(name) or name[-1:].isdigit():  # `Speaker 1` is not `Speaker 2`
        return {fold(name)}
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    short = {initials} if len(initials) > 1 else set()
    return {fold(name), *words[:1], *words[-1:], " ".join(words[1:])} - {""} | short


def _says_something(turn: Turn, source: SourceText) -> bool:
    """Whether words of its own follow a label: `Break: [15:36]` has none."""
    said = source.text[turn.body : turn.body + LOOK].lstrip().partition("\n\n")[0]
    return bool(_WORDS.search(_ASIDE.sub("", said)))
