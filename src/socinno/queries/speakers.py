"""The speakers of a library, each one record whatever number of debates they speak in."""

from collections.abc import Iterable, Mapping
from typing import cast

from socinno.library import Library
from socinno.library.catalogue import Person, Selection, person
from socinno.library.names import debates_with
from socinno.model import Debate, Speaker
from socinno.queries.presenter import NOBODY, Presenter, distinct, known
from socinno.queries.quotes import Filters, among, chosen, fits, sides
from socinno.views import Column, Field, Table, Text, Value, Word


def speakers(
    library: Library, filters: Filters, language: str, limit: int = 0, everything: bool = False
) -> Table:
    """A table of speakers, or of those with a quote, or a stance, that the filters choose.

    Somebody who speaks in several debates is one record: id and name agree there. Where they do not,
    they are records of their own, told apart by their debates.
    """
    wanted = chosen(library, filters)
    known(language)
    people: dict[Person, list[Mapping[str, Value]]] = {}
    for debate in with_speakers(library, wanted):
        tell = Presenter(debate, language)
        for speaker in debate.speakers.values():
            if speaks(debate, speaker, wanted):
                people.setdefault(person(speaker), []).append(_speaker(tell, speaker))
    where = (Field("debates"),) if len(library.debates) > 1 else ()
    it = Field("name", "lead"), Field("id", "id")
    who = (*it, *where, Field("voice", "faint"), Field("quotes", "label"))
    columns = (
        Column("speaker", who, 3),
        Column("role", (Field("role"), Field("affiliation")), 3),
        Column("stances", (Field("stances"),), 4, empty=NOBODY),
    )
    return Table("speakers", columns, tuple(map(_merged, people.values())), Word("no-speakers"))


def with_speakers(library: Library, wanted: Selection) -> Iterable[Debate]:
    """The debates with the speakers wanted, all of them where none is."""
    return debates_with(library, wanted.speaker) if wanted.speaker else library.debates


def _merged(records: list[Mapping[str, Value]]) -> Mapping[str, Value]:
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


def _speaker(tell: Presenter, it: Speaker) -> Mapping[str, Value]:
    debate = tell.debate
    found = (tell.standing(it, dichotomy, "dichotomy") for dichotomy in debate.dichotomies.values())
    stands = [stance._replace(brief=True) for stance in found if stance.state != "silent" or stance.assigned]
    return {
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
