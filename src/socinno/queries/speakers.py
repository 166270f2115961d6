"""The speakers of a library, each one record whatever number of debates they speak in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, islice
from typing import NamedTuple

from socinno.library import Library
from socinno.library.catalogue import Person, Selection, is_among
from socinno.library.names import debates_with, where_speak
from socinno.library.sketch import Profile, Sketch
from socinno.model import Debate, Speaker
from socinno.queries.legend import meanings, signs
from socinno.queries.lists import a_limit, left_out, many, shown_by
from socinno.queries.presenter import NOBODY, Noting, Records, distinct, known
from socinno.queries.quotes import Filters, chosen, fits, sides
from socinno.queries.sketched import Sketched
from socinno.views import Column, Field, Foot, Item, Ref, Signed, StanceView, Table, Text, Value, Word

MOST = 6  # stances that are named in a list; more of them are counted

_FIELDS = ("id", "debates", "name", "honorific", "voice", "role", "affiliation", "stances", "quotes")


class Seat(NamedTuple):
    """A place among the speakers of a debate, from 0."""

    of: Sketch
    place: int


class Spoken(NamedTuple):
    """A speaker of a debate."""

    tell: Sketched
    ref: Ref
    it: Profile

    def stances(self) -> list[StanceView]:
        """Where the speaker stands there."""
        return [self.tell.standing(self.ref, stand, "dichotomy", True) for stand in self.it.stands]


def speakers(
    library: Library, filters: Filters, language: str, limit: int = 0, everything: bool = False
) -> Table:
    """A table of speakers, or of those with a quote, or a stance, that the filters choose; at most `limit`
    (0: all), each told when it is come to.

    Somebody who speaks in several debates is one record: id and name agree there. Where they do not,
    they are records of their own, told apart by their debates.
    """
    wanted = chosen(library, filters)
    known(language)
    several = len(library.debates) > 1
    found, total = _people(library, wanted, a_limit(limit))
    spoken = Records(lambda: map(_telling(language), found))
    records = Records(lambda: map(_record, spoken))
    told = Noting(lambda: ({"speaker": _item(of, several, everything)} for of in spoken), _drawn)
    drawn = Records(lambda: iter(meanings(told.noted())))
    more = (Word("all-of-each"),) if everything and found else ()
    hints = (shown_by(of.people[n][0], of.id if several else "") for [(of, n), *_] in found[:1])
    foot = Foot(drawn, (*left_out(limit, total), *more), tuple(hints))
    column = Column("speaker", (Field("speaker"),))
    beside, empty = dict.fromkeys(_FIELDS, ""), nobody_here(library)
    table = Table("speakers", (column,), told, empty, total, records, records, beside, foot)
    one = () if several else library.sketches()
    return table._replace(of_debate=tuple(Sketched(sketch, language).ref for sketch in one))


def _people(library: Library, wanted: Selection, limit: int) -> tuple[Sequence[Sequence[Seat]], int]:
    """Where the first people speak whom the filters choose, each in every debate; and how many there are."""
    people: dict[Person, list[Seat]] = {}
    names = where_speak(library, wanted.speaker) if wanted.speaker else None
    for sketch in library.sketches(names, any(wanted._replace(speaker=frozenset()))):
        for place, (name, called) in enumerate(sketch.people):
            if _speaks(sketch, place, wanted):
                seats = people.setdefault(Person(name, tuple(called)), [])
                if not limit or len(people) <= limit or seats:  # others are counted
                    seats.append(Seat(sketch, place))
    return [*islice(people.values(), limit or None)], len(people)


def _telling(language: str) -> Callable[[Sequence[Seat]], Sequence[Spoken]]:
    """What tells, of somebody who speaks in some debates, what each says of that speaker."""
    tellers: dict[str, Sketched] = {}

    def spoken(of: Sketch, place: int) -> Spoken:
        tell = tellers.get(of.id) or tellers.setdefault(of.id, Sketched(of, language))
        it = of.profile(place)
        return Spoken(tell, tell.speaker(it), it)

    return lambda seats: [spoken(*seat) for seat in seats]


def _record(of: Sequence[Spoken]) -> Mapping[str, Value]:
    """What several debates say of one speaker as one record; where they differ, all of it."""
    return {
        "id": Text(of[0].it.id),
        "debates": tuple([Text(tell.sketch.id) for tell, _, _ in of]),
        **_called(of),
        "stances": tuple(chain.from_iterable([spoken.stances() for spoken in of])) or None,
        "quotes": sum([it.quotes for _, _, it in of]),
    }


def _called(of: Sequence[Spoken]) -> Mapping[str, Value]:
    """Who a speaker is, in each debate."""
    honorifics = (Text(it.honorific) if it.honorific else None for _, _, it in of)
    return {
        "name": distinct([ref.name for _, ref, _ in of]),
        "honorific": distinct(honorifics),
        "voice": distinct(map(Word, dict.fromkeys([it.kind for _, _, it in of]))),
        "role": distinct([tell.text(it.role) for tell, _, it in of]),
        "affiliation": distinct([tell.name(it.affiliation) for tell, _, it in of]),
    }


def _signs(of: Spoken, several: bool) -> tuple[Signed, ...]:
    """The stances of a speaker in a debate as signs, with the question where the side says too little."""
    found = []
    for stance, stand in zip(of.stances(), of.it.stands, strict=True):
        clear = len(stand.positions) == 1 and stand.positions[0] not in of.tell.unclear
        question = None if clear else of.tell.heads[stand.dichotomy]
        found.append(Signed(stance, 0 if several else stand.dichotomy + 1, question))
    return tuple(found)


def _are_named(of: Sequence[Spoken], everything: bool) -> bool:
    """Whether the stances of a speaker are named, or counted, as there are too many."""
    return everything or sum(len(it.stands) for _, _, it in of) <= MOST


def _item(of: Sequence[Spoken], several: bool, everything: bool) -> Item:
    """A speaker for people: the name with role and affiliation, and where the speaker stands."""
    called = _called(of)
    also = ("honorific", "voice") if everything else ()
    lead = [called[key] for key in ("name", "role", "affiliation", *also)]
    debates = [Text(it.tell.sketch.id) for it in of if several]
    stands: tuple[Value, ...]
    if not any(it.it.stands for it in of):
        stands = (NOBODY,)
    elif not _are_named(of, everything):
        stands = (_counted(of),)
    elif len(of) > 1:  # each debate stands before where the speaker stands in it
        debates, stands = [], tuple(chain.from_iterable(map(_there, of)))
    else:
        stands = _signs(of[0], several)
    facts = (many("quotes", sum(it.it.quotes for it in of)), *debates, *stands)
    named = tuple(value for value in lead if value)
    return Item(named, (), facts, of[0].it.id, of[0].tell.speaker(of[0].it))


def _drawn(record: Mapping[str, Item]) -> Iterator[str]:
    """The signs in what people read of a speaker."""
    stances = (fact.stance for fact in record["speaker"].facts if isinstance(fact, Signed))
    return (sign for stance in stances for sign in signs(stance))


def _there(it: Spoken) -> tuple[Value, ...]:
    """A debate, and where somebody stands in it."""
    return Text(it.tell.sketch.id), *(_signs(it, True) or (NOBODY,))


def _counted(of: Sequence[Spoken]) -> Word:
    """On how many questions somebody stands somewhere, where these are too many to name."""
    taken = sum(stand.state not in ("spoke", "silent") for it in of for stand in it.it.stands)
    return Word("stands-on", {"count": taken, "of": sum(len(it.tell.dichotomies) for it in of)})


def nobody_here(library: Library) -> Word:
    """What is said where there are no speakers: that a debate names none, or that none fits."""
    named = len(library.debates) != 1 or any(sketch.people for sketch in library.sketches())
    return Word("no-speakers" if named else "no-speakers-at-all")


def with_speakers(library: Library, wanted: Selection) -> Iterable[Debate]:
    """The debates with the speakers wanted, all of them where none is."""
    return debates_with(library, wanted.speaker) if wanted.speaker else library.debates


def _speaks(sketch: Sketch, place: int, wanted: Selection) -> bool:
    """As `speaks`, by what the sketch says of a speaker."""
    if wanted.speaker and not is_among(sketch.profile(place), wanted.speaker):
        return False
    _, position, dichotomy, kind, source = wanted
    if not (position or dichotomy or kind or source):
        return True
    groups = [group for group in (position, dichotomy) if group]

    def bears(on: Set[str]) -> bool:
        return not any(group.isdisjoint(on) for group in groups)

    stances, quotes = sketch.choice(place)
    if not kind and not source and any(map(bears, stances)):
        return True
    return any(
        bears(on) and (not kind or how in kind) and (not source or origin in source)
        for how, origin, on in quotes
    )


def speaks(debate: Debate, speaker: Speaker, wanted: Selection) -> bool:
    """Whether a speaker passes the filters: by a stance on what is asked, or by a quote that fits."""
    if wanted.speaker and not is_among(speaker, wanted.speaker):
        return False
    rest = wanted._replace(speaker=frozenset())
    if not any(rest):
        return True
    if not rest.kind and not rest.source and _stands(debate, speaker, sides(debate, rest)):
        return True
    return any(fits(quote, debate, rest) for quote in debate.said.get(speaker.id, ()))


def _stands(debate: Debate, speaker: Speaker, groups: list[frozenset[str]]) -> bool:
    own = (s for s in debate.stances if s.speaker == speaker.id)
    taken = [{*s.positions, debate.dichotomy_in(s).id} for s in own]
    return any(all(held & group for group in groups) for held in taken)
