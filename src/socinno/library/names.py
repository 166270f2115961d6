"""Forgiving names: from what somebody typed to the one thing that it means, or the candidates."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from itertools import chain, groupby, islice
from typing import NamedTuple, cast

from socinno.library import Library
from socinno.library.catalogue import Entry, Person, is_among, within
from socinno.library.catalogue import names_of as names_of
from socinno.library.suggestions import suggested
from socinno.model import Debate, Speaker, Thing
from socinno.problems import Stop
from socinno.text import fold, one_line

SHORT = 40  # signs of a title that stands beside an id
CANDIDATES = 8  # named in an error; more do not help anyone to choose
DIGITS = 9  # of the number of a question: no debate has so many, and Python makes no number of thousands


class Found(NamedTuple):
    """A thing and the debate that it belongs to."""

    debate: Debate
    thing: Thing


Way = Callable[[list[str], list[str]], bool]
WAYS: tuple[Way, ...] = (
    lambda asked, name: asked == name,
    lambda asked, name: sorted(asked) == sorted(name),
    lambda asked, name: set(asked) <= set(name),
    lambda asked, name: all(any(word.startswith(part) for word in name) for part in asked),
    lambda asked, name: " ".join(asked) in " ".join(name),
)
"""How the words of a name may be met, from the strictest; the first way in which any is met decides."""


def find(library: Library, asked: str, kinds: tuple[str, ...] = ()) -> Found:
    """The one thing that a name means. Stop (2) with the candidates if there is none, or several."""
    return only(library, asked, meant(library, asked, kinds))


def only(library: Library, asked: str, found: list[Entry]) -> Found:
    """The one thing among what a name means. Stop (2) with the candidates if there are several."""
    return at(library, _only(library, asked, found))


def _only(library: Library, asked: str, found: list[Entry]) -> Entry:
    if len(found) > 1:
        _several(library, asked, found)
    return found[0]


def find_debate(library: Library, asked: str) -> str:
    """The id of the one debate that a name means, which is not read. Stop (2) as in `find`."""
    return _only(library, asked, meant(library, asked, ("debate",))).id


def at(library: Library, entry: Entry) -> Found:
    """The thing of an entry, in its debate; a quote in what `Library.part` has of that."""
    quote = entry.what == "quote"
    debate = library.part(entry.debate, entry.id) if quote else library.debate(entry.debate)
    return Found(debate, within(debate, entry.what, entry.id))


def _written(library: Library, entry: Entry) -> Thing:
    """The thing of an entry, which is no quote, for what it is called."""
    return within(library.part(entry.debate), entry.what, entry.id)


def _several(library: Library, asked: str, found: list[Entry]) -> None:
    """Stop (2): a name means several things, or one in several debates."""
    first = {entry.id: entry for entry in reversed(found)}
    if (count := len(first)) > 1:
        entries = [first[id] for id in dict.fromkeys(entry.id for entry in found)][:CANDIDATES]
        told = tuple(_titled(library, asked, entry) for entry in entries)
        raise Stop("ambiguous-name", asked=asked, candidates=told, count=count)
    people = people_of(found)
    if len(people) > 1:
        raise Stop("several-people", asked=asked, candidates=_told_apart(library, people), count=len(people))
    debates = tuple(entry.debate for entry in found)
    raise Stop("name-in-debates", asked=asked, candidates=debates[:CANDIDATES])


def _titled(library: Library, asked: str, entry: Entry) -> str:
    """An id, and beside it what the thing is called, in the language in which it was met; if short."""
    if entry.what == "quote":
        return entry.id
    thing = _written(library, entry)
    names: Mapping[str, str] = getattr(thing, "title", None) or getattr(thing, "name", None) or {}
    met = (name for name in names.values() if any(word in fold(name) for word in fold(asked).split()))
    name = next(met, next(iter(names.values()), ""))
    return f"{entry.id} ({one_line(name)})" if name and len(name) <= SHORT else entry.id


def people_of(found: Iterable[Entry]) -> dict[Person, list[Entry]]:
    """The speakers among some entries: one for every id and name, with the entries of each."""
    people: dict[Person, list[Entry]] = {}
    for entry in found:
        if entry.what == "speaker":
            people.setdefault(entry.person, []).append(entry)
    return people


def _told_apart(library: Library, people: dict[Person, list[Entry]]) -> tuple[str, ...]:
    """Each person's name as it is written, with a debate to choose them by."""
    firsts = [entries[0] for entries in islice(people.values(), CANDIDATES)]
    named = ((names_of(_written(library, it))[1:], it.debate) for it in firsts)
    return tuple(f"{' / '.join(dict.fromkeys(names))} ({debate})" for names, debate in named)


def find_all(library: Library, asked: Iterable[str], kinds: tuple[str, ...]) -> frozenset[str]:
    """The ids that some names mean; the same id in several debates is one. Stop (2) as in `find`."""
    ids = set()
    for name in asked:
        found = tuple(dict.fromkeys(entry.id for entry in meant(library, name, kinds)))
        if len(found) > 1:
            raise Stop("ambiguous-name", asked=name, candidates=found[:CANDIDATES], count=len(found))
        ids |= set(found)
    return frozenset(ids)


def find_person(library: Library, asked: str) -> Person:
    """The speaker that a name means, one person across debates. Stop (2) as in `find`."""
    return _one_person(library, asked, meant(library, asked, ("speaker",)))


def _one_person(library: Library, asked: str, found: list[Entry]) -> Person:
    people = people_of(found)
    if len(people) > 1:
        _several(library, asked, found)
    return next(iter(people))


def find_people(library: Library, asked: Iterable[str | Person]) -> frozenset[Person]:
    """The speakers that some names mean, each one person across debates: each name that of a speaker, or
    of an affiliation, which means all its speakers. Stop (2) as in `find`. A person is who it is.

    In each way that a name may be met, from the strictest, a speaker is meant before an affiliation. An
    affiliation is the same wherever it is called the same, folded, in any language. Whom it means are its
    speakers in the debates where they have it: elsewhere they speak for others, or nobody says for whom.
    """
    some = ((it,) if isinstance(it, Person) else _people(library, it) for it in asked)
    return frozenset(chain.from_iterable(some))


def _people(library: Library, asked: str) -> Iterable[Person]:
    words = fold(asked).split()
    speakers = library.entries(("speaker",), words, asked.strip())
    if exact := _by_id(speakers, asked):
        return (_one_person(library, asked, exact),)
    both = _Named(speakers), _Named(_affiliations(speakers))
    for way in WAYS if words else ():
        somebody, affiliations = (named.met(words, way) for named in both)
        if somebody:
            return (_one_person(library, asked, somebody),)
        if affiliations:
            return _of_one(library, asked, affiliations)
    _refuse_kind(library, asked, ("speaker",))
    everyone = library.entries(("speaker",))
    different = {entry.affiliation: entry for entry in _affiliations(everyone)}
    raise _unknown(library, asked, [*everyone, *different.values()])


def _affiliations(speakers: Iterable[Entry]) -> list[Entry]:
    """An entry for each name of a speaker's affiliation, which is still the speaker's."""
    each = ((entry, name) for entry in speakers for name in entry.affiliation)
    return [entry._replace(what="affiliation", affiliation=(name,)) for entry, name in each]


def _of_one(library: Library, asked: str, met: list[Entry]) -> list[Person]:
    """The people of the one affiliation that is met. Stop (2) if no name that is met is everyone's."""
    names: dict[tuple[str, str], list[Entry]] = {}
    for entry in met:
        names.setdefault((entry.debate, entry.id), []).append(entry)
    shared = set.intersection(*({entry.affiliation for entry in own} for own in names.values()))
    if shared:
        [name] = min(shared)
        return [entry.person._replace(affiliation=name) for entry in met]
    different = {first.affiliation: first for first, *_ in names.values()}
    labels = tuple(_label(library, entry) for entry in [*different.values()][:CANDIDATES])
    raise Stop("ambiguous-name", asked=asked, candidates=labels, count=len(different))


def speakers_of(debate: Debate, people: Set[Person]) -> frozenset[str]:
    """The speakers (ids) of a debate who are among some people, as `find_people` gives them."""
    return frozenset(speaker.id for speaker in debate.speakers.values() if is_among(speaker, people))


def debates_with(library: Library, people: Set[Person]) -> Iterator[Debate]:
    """The debates in which some people, as `find_people` gives them, are speakers, in order."""
    return map(library.debate, where_speak(library, people))


def where_speak(library: Library, people: Set[Person]) -> list[str]:
    """As `debates_with`, their ids."""
    ids = {somebody.id for somebody in people}
    speakers = library.entries(("speaker",), (), ids.pop() if len(ids) == 1 else "")
    return sorted({entry.debate for entry in speakers if entry.among(people)})


class _Named:
    """Some entries with the words of what each is called."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.words = [(entry, [name.split() for name in _called(entry)]) for entry in entries]

    def met(self, asked: list[str], way: Way) -> list[Entry]:
        """The entries of which a name is met in a way."""
        return [entry for entry, names in self.words if any(way(asked, name) for name in names)]


def _called(entry: Entry) -> tuple[str, ...]:
    return entry.affiliation if entry.what == "affiliation" else (*entry.names, *entry.also)


def meant(library: Library, asked: str, kinds: tuple[str, ...] = ()) -> list[Entry]:
    """Everything that a name may mean. Stop (2) if that is nothing.

    First by its id; then a number as the place of a dichotomy in the file, from 1, where there is one
    debate; then by the strictest way that meets anything, a number only by a name that is nothing else.
    A dichotomy is meant before its own positions.
    """
    words = fold(asked).split()
    candidates = library.entries(kinds, words, asked.strip())
    if exact := _by_id(candidates, asked):
        return exact
    number = _is_number(asked) and (not kinds or "dichotomy" in kinds)
    if number and (question := _numbered(library, asked)):
        return question
    named = _Named(candidates)
    for way in (WAYS[:1] if number else WAYS) if words else ():
        if met := named.met(words, way):
            # a quote is known by its id alone: what has a name of its own is meant first
            found = [entry for entry in met if entry.what != "quote"] or met
            by_debate = groupby(found, key=lambda entry: entry.debate)
            return [entry for _, it in by_debate for entry in _whole([*it])]
    if number:
        _refuse_number(library, asked)
    _refuse_kind(library, asked, kinds)
    raise _unknown(library, asked, library.each(kinds))


def _by_id(candidates: list[Entry], asked: str) -> list[Entry]:
    return [entry for entry in candidates if entry.id == asked.strip()]


def _is_number(asked: str) -> bool:
    return asked.strip().isascii() and asked.strip().isdigit()


def _numbered(library: Library, asked: str) -> list[Entry]:
    """The dichotomy with a number, if there is one debate that has so many."""
    if len(library.debates) > 1 or len(asked.strip()) > DIGITS:
        return []
    place = int(asked)
    return library.entries(("dichotomy",))[place - 1 : place] if place else []


def _refuse_number(library: Library, asked: str) -> None:
    """Stop (2): a number is that of no question, or there are several debates. Not where there are none."""
    if len(library.debates) > 1:
        debates = tuple(entry.debate for entry in library.entries(("debate",)))
        raise Stop("number-in-debates", asked=asked, candidates=debates[:CANDIDATES])
    if questions := library.entries(("dichotomy",)):
        raise Stop("no-such-question", asked=asked, count=len(questions))


def _refuse_kind(library: Library, asked: str, kinds: tuple[str, ...]) -> None:
    """Stop (2): a name is the id of a thing of another sort than is asked for."""
    others = _by_id(library.entries((), fold(asked).split(), asked.strip()), asked) if kinds else []
    if others:
        raise Stop("other-kind", asked=asked, sort=others[0].what, sorts=kinds)


def _whole(found: list[Entry]) -> list[Entry]:
    """What is met in a debate: of nothing but one dichotomy and positions of its own, the dichotomy."""
    dichotomies = [entry for entry in found if entry.what == "dichotomy"]
    of = {entry.of if entry.what == "position" else entry.id for entry in found}
    return dichotomies if len(dichotomies) == len(of) == 1 else found


def _unknown(library: Library, asked: str, candidates: Iterable[Entry]) -> Stop:
    """The stop (2) for a name that nothing is met by: with the nearest, or all if they are few."""
    near, every = suggested(fold(asked), ((entry, _called(entry)) for entry in candidates), CANDIDATES)
    labels = tuple(dict.fromkeys(_label(library, entry) for entry in near))[:3]
    if labels:
        return Stop("unknown-name-near", asked=asked, candidates=labels)
    if every:
        few = tuple(dict.fromkeys(_label(library, entry) for entry in every))
        return Stop("unknown-name-all", asked=asked, candidates=few)
    return Stop("unknown-name", asked=asked)


def _label(library: Library, entry: Entry) -> str:
    """What somebody types to mean a thing: its id; for an affiliation, its name as it is written."""
    if entry.what != "affiliation":
        return entry.id
    written = cast(Speaker, _written(library, entry._replace(what="speaker"))).affiliation or {}
    return next(name for name in written.values() if fold(name) in entry.affiliation)
