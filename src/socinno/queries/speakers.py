"""The speakers of a library, each one record whatever number of debates they speak in."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, islice
from typing import NamedTuple, cast

from socinno.library import Library
from socinno.library.catalogue import Person, Selection, person
from socinno.library.names import debates_with
from socinno.model import Debate, Speaker
from socinno.queries.legend import legend
from socinno.queries.lists import a_limit, left_out, many, shown_by
from socinno.queries.presenter import NOBODY, Presenter, Records, distinct, known
from socinno.queries.quotes import Filters, among, chosen, fits, one_debate, sides
from socinno.views import Column, Field, Foot, Item, Signed, Table, Text, Value, Word

MOST = 6  # stances that are named in a list; more of them are counted

_Record = Mapping[str, Value]

_FIELDS = ("id", "debates", "name", "honorific", "voice", "role", "affiliation", "stances", "quotes")


class Spoken(NamedTuple):
    """What a debate (id) says of a speaker (id): a record, the stances as signs, and how many questions
    it has."""

    debate: str
    id: str
    record: _Record
    signs: tuple[Signed, ...]
    questions: int


def speakers(
    library: Library, filters: Filters, language: str, limit: int = 0, everything: bool = False
) -> Table:
    """A table of speakers, or of those with a quote, or a stance, that the filters choose; at most `limit`
    (0: all).

    Somebody who speaks in several debates is one record: id and name agree there. Where they do not,
    they are records of their own, told apart by their debates.
    """
    wanted = chosen(library, filters)
    known(language)
    several, limit = len(library.debates) > 1, a_limit(limit)
    people: dict[Person, list[Spoken]] = {}
    for debate in with_speakers(library, wanted):
        tell, unclear = Presenter(debate, language), _called_alike(debate, language)
        chosen_here = (s for s in debate.speakers.values() if speaks(debate, s, wanted))
        for speaker in chosen_here:
            found = people.setdefault(person(speaker), [])
            if not limit or len(people) <= limit or found:  # others are counted
                found.append(_spoken(tell, speaker, several, unclear))
    shown = list(islice(people.values(), limit or None))
    records = [_merged([it.record for it in of]) for of in shown]
    both = list(zip(records, shown, strict=True))
    drawn = (sign.stance for of in shown for sign in _drawn(of, everything))
    hints = (shown_by(it.id, it.debate if several else "") for of in shown[:1] for it in of[:1])
    more = (Word("all-of-each"),) if everything and shown else ()
    foot = Foot(legend(drawn), (*left_out(limit, len(people)), *more), tuple(hints))
    told = Records(lambda: ({"speaker": _item(r, of, several, everything)} for r, of in both))
    column = Column("speaker", (Field("speaker"),))
    beside = dict.fromkeys(_FIELDS, "")
    empty = nobody_here(library)
    table = Table("speakers", (column,), told, empty, len(people), records, records, beside, foot)
    return table._replace(of_debate=one_debate(library, language))


def _drawn(of: list[Spoken], everything: bool) -> tuple[Signed, ...]:
    """The stances that are named of a speaker; none where these are too many."""
    signs = tuple(sign for spoken in of for sign in spoken.signs)
    return signs if everything or len(signs) <= MOST else ()


def _item(record: _Record, of: list[Spoken], several: bool, everything: bool) -> Item:
    """A speaker for people: the name with role and affiliation, and where the speaker stands."""
    also = ("honorific", "voice") if everything else ()
    lead = [record[key] for key in ("name", "role", "affiliation", *also)]
    debates = cast(tuple[Value, ...], record["debates"]) if several else ()
    stands: tuple[Value, ...] = _drawn(of, everything)
    if not stands:
        stands = (_counted(of) if any(it.signs for it in of) else NOBODY,)
    elif len(of) > 1:  # each debate stands before where the speaker stands in it
        debates, stands = (), tuple(chain.from_iterable(map(_there, of)))
    facts = (many("quotes", cast(int, record["quotes"])), *debates, *stands)
    return Item(tuple(value for value in lead if value), (), facts, of[0].id)


def _there(it: Spoken) -> tuple[Value, ...]:
    """A debate, and where somebody stands in it."""
    return Text(it.debate), *(it.signs or (NOBODY,))


def _counted(of: list[Spoken]) -> Word:
    """On how many questions somebody stands somewhere, where these are too many to name."""
    taken = sum(sign.stance.state not in ("spoke", "silent") for it in of for sign in it.signs)
    return Word("stands-on", {"count": taken, "of": sum(it.questions for it in of)})


def nobody_here(library: Library) -> Word:
    """What is said where there are no speakers: that a debate names none, or that none fits."""
    named = len(library.debates) != 1 or library.debates[0].speakers
    return Word("no-speakers" if named else "no-speakers-at-all")


def with_speakers(library: Library, wanted: Selection) -> Iterable[Debate]:
    """The debates with the speakers wanted, all of them where none is."""
    return debates_with(library, wanted.speaker) if wanted.speaker else library.debates


def _merged(records: list[_Record]) -> _Record:
    """What several debates say of one speaker as one record; where they differ, all of it."""
    if len(records) == 1:
        return records[0]
    stances = tuple(s for record in records for s in cast(tuple[Value, ...], record["stances"] or ()))
    together = {key: distinct(record[key] for record in records) for key in records[0]}
    debates = tuple(d for record in records for d in cast(tuple[Value, ...], record["debates"]))
    count = sum(cast(int, record["quotes"]) for record in records)
    return {**together, "debates": debates, "stances": stances or None, "quotes": count}


def speaks(debate: Debate, speaker: Speaker, wanted: Selection) -> bool:
    """Whether a speaker passes the filters: by a stance on what is asked, or by a quote that fits."""
    if wanted.speaker and not among(speaker, wanted.speaker):
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


def _called_alike(debate: Debate, language: str) -> frozenset[str]:
    """The positions that are called as another of the debate is: to agree, to disagree."""
    tell = Presenter(debate, language)
    called = {
        p.id: tell.told(p.called).text for d in debate.dichotomies.values() for p in d.positions.values()
    }
    often = Counter(called.values())
    return frozenset(name for name, text in called.items() if often[text] > 1)


def _spoken(tell: Presenter, it: Speaker, several: bool, unclear: frozenset[str]) -> Spoken:
    """What a debate says of a speaker, its silences left out; `unclear` positions with their question."""
    debate = tell.debate
    stands, signs = [], []
    for number, dichotomy in enumerate(debate.dichotomies.values(), 1):
        stance = tell.standing(it, dichotomy, "dichotomy")._replace(brief=True)
        if stance.state == "silent" and not stance.assigned:
            continue
        stands.append(stance)
        clear = len(stance.positions) == 1 and stance.positions[0].id not in unclear
        question = None if clear else tell.text(dichotomy.short) or tell.told(dichotomy.title)
        signs.append(Signed(stance, 0 if several else number, question))
    record = {
        "id": Text(it.id),
        "debates": (Text(debate.id),),
        "name": tell.ref(it).name,
        "honorific": Text(it.honorific) if it.honorific else None,
        "voice": Word(it.kind),
        "role": tell.text(it.role),
        "affiliation": tell.name(it.affiliation),
        "stances": tuple(stands) or None,
        "quotes": len(debate.said.get(it.id, ())),
    }
    return Spoken(debate.id, it.id, record, tuple(signs), len(debate.dichotomies))
