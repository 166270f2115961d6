"""Who stands where: speakers by dichotomies, and one speaker's line."""

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from socinno.library import Library
from socinno.library.catalogue import Selection, is_among
from socinno.library.names import find_person
from socinno.model import Debate, Dichotomy, Speaker
from socinno.problems import Stop
from socinno.queries.cards import CardOptions, noted_signs, signing, values
from socinno.queries.crossing import Choice, called, crossing
from socinno.queries.hints import called_by
from socinno.queries.legend import legend
from socinno.queries.presenter import Presenter, Records
from socinno.queries.quotes import Filters, chosen, sides
from socinno.queries.show import speaker_facts
from socinno.queries.speakers import nobody_here, speaks, with_speakers
from socinno.views import (
    Card,
    Column,
    Field,
    Foot,
    Hint,
    Item,
    Matrix,
    Part,
    StanceView,
    Table,
    Text,
    Value,
    Word,
)

SHOWN = 8  # questions on which the quotes are shown that say where somebody stands


class Left(NamedTuple):
    """What the filters leave of a debate."""

    debate: Debate
    speakers: list[Speaker]
    dichotomies: list[Dichotomy]


_Told = tuple[Left, Presenter]
"""What is left of a debate, and who tells it."""


def who(
    library: Library, filters: Filters, language: str, sort: str = "", everything: bool = False
) -> Matrix:
    """Who stands where: of each debate, speakers by questions.

    `sort` is `similarity`, `name`, `affiliation` or `file`. JSON has a record for each speaker of a debate
    with all stances, CSV one for each stance, both in the order of the files. Stop (2) for names that
    mean nothing or too much.
    """
    wanted = chosen(library, filters)
    among = any(wanted._replace(speaker=frozenset()))
    left = [it for it in _left(library, wanted) if it.speakers]
    tellers = [(it, Presenter(it.debate, language)) for it in left]
    crossings = Records(
        lambda: (crossing(tell, Choice(*of[1:], sort, everything, among)) for of, tell in tellers)
    )
    hints = _hints(library, *tellers[0]) if tellers else ()
    debates = tuple(called(tell) for _, tell in tellers)
    records = _nested(tellers), _flat(tellers)
    told = (Word("all-of-each"),) if everything and tellers else ()
    return Matrix(
        "who-stands", debates, crossings, *records, nobody_here(library), Foot(told=told, hints=hints)
    )


def _hints(library: Library, of: Left, tell: Presenter) -> tuple[Hint, ...]:
    """What to go on with: the first who stands somewhere here; every pair, if there is one."""
    among = {dichotomy.id for dichotomy in of.dichotomies}
    told = ((s, tell.standings.get(s.id, {})) for s in of.speakers)
    stands = [it for it, on in told if any(on[name].stance for name in among & on.keys())]
    hints = [Hint("who", str(called_by(library, tell, stands[:1])))] if stands else []
    return (*hints, *([Hint("who", "--pairs")] if len(stands) > 1 else []))


def speaker(library: Library, name: str, filters: Filters, language: str, everything: bool = False) -> Card:
    """One speaker: on each question where they stand, and the quotes that show it. Stop as in `who`.

    Questions on which nothing is known are counted, unless everything is asked for. CSV has a record for
    each question, as in `who`.
    """
    left = _left_of(library, name, filters)
    tellers = [(it, Presenter(it.debate, language)) for it in left]
    stances = [(tell, stance) for of, tell in tellers for stance in _stances(of, tell, of.speakers[0])]
    shown = [(tell, it) for tell, it in stances if everything or it.state != "silent" or it.assigned]
    answers = _answers(shown, everything, len(tellers) > 1)
    whole = tuple(_answered(tell, stance) for tell, stance in stances)
    records = Part("stances", Table("stances", (), (), nested=whole), machine=True)
    facts = [speaker_facts(tell, of.speakers[0]) for of, tell in tellers]
    about = next((parts for it in facts if (parts := _brief(it, everything))), ())
    silent = {"count": len(stances) - len(shown), "of": len(stances)}
    of, tell = tellers[-1]
    name = str(called_by(library, tell, of.speakers))
    foot = Foot(
        (*legend(it for _, it in shown), *noted_signs([*values([answers.value])])),
        (Word("silent-on", silent),) if silent["count"] else (),
        (Hint("show", name), Hint("quotes", f"-s {name}")),
    )
    title = tell.ref(of.speakers[0]).name
    debates = tuple(tell.ref(tell.debate) for _, tell in tellers)
    parts, name = (answers, records, *about), of.speakers[0].id
    return Card("speaker", name, title, parts, foot, flat=_flat(tellers), of_debate=debates)


def takes_side(debate: Debate, name: str, on: str) -> bool:
    """Whether a speaker (id) has a stance on a dichotomy or a position (id)."""
    own = (stance for stance in debate.stances if stance.speaker == name)
    return any(on in (debate.dichotomy_in(stance).id, *stance.positions) for stance in own)


def _answers(shown: list[tuple[Presenter, StanceView]], everything: bool, several: bool) -> Part:
    """Where a speaker stands, with the quotes that show it; of many questions, a line each."""
    if everything or len(shown) <= SHOWN:
        told = tuple({"stance": _answer(tell, it, everything, several)} for tell, it in shown)
        return Part(
            "stances", Table("stances", (Column("stance", (Field("stance"),)),), told, Word("silent"))
        )
    lines: list[Value] = []
    for tell, of in groupby(shown, key=itemgetter(0)):
        sign = signing(CardOptions(tell))
        lines += [called(tell)] if several else []
        lines += [sign(stance) for _, stance in of]
    return Part("stances", tuple(lines))


def _left_of(library: Library, name: str, filters: Filters) -> list[Left]:
    """What the filters leave of each debate for one speaker. Stop (2) where others are asked for."""
    somebody, asked = find_person(library, name), chosen(library, filters)
    wanted = asked._replace(speaker=frozenset({somebody}))
    found = [
        Left(debate, [speaker], _dichotomies(debate, wanted))
        for debate in with_speakers(library, wanted)
        for speaker in (debate.speakers[somebody.id],)
        if not asked.speaker or is_among(speaker, asked.speaker)
    ]
    if not found:
        raise Stop("other-speaker", asked=name)
    return found


def _brief(facts: list[Part], everything: bool) -> tuple[Part, ...]:
    """Who a speaker is: for machines, and for who asks for everything."""
    found = (part for part in facts if part.value and part.key != "about")
    return tuple(part._replace(machine=not everything) for part in found)


def _answer(tell: Presenter, stance: StanceView, everything: bool, several: bool) -> Item:
    """A question, where a speaker stands on it, and the words that show it."""
    quotes = (tell.debate.quotes[quote.id] for quote in stance.evidence)
    shown = tuple(tell.quotation(quote)._replace(brief=not everything) for quote in quotes)
    question = tell.text(tell.debate.dichotomies[stance.dichotomy.id].question) if everything else None
    told: tuple[Value, ...] = (stance._replace(brief=not everything), *shown)
    told = (question, *told) if question else told
    debate = (tell.told(tell.debate.title),) if several else ()
    number = [*tell.debate.dichotomies].index(stance.dichotomy.id) + 1
    title = stance.dichotomy.name
    lead = title._replace(text=f"{number}  {title.text}")
    return Item(lead, told, debate, stance.dichotomy.id if everything else "", stance.dichotomy)


def _answered(tell: Presenter, stance: StanceView) -> Mapping[str, Value]:
    """A stance with its question and all that shows it, for machines."""
    dichotomy = tell.debate.dichotomies[stance.dichotomy.id]
    told: dict[str, Value] = {
        "kind": Word("dichotomy"),
        "id": Text(dichotomy.id),
        "title": tell.told(dichotomy.title),
        "debate": Text(tell.debate.id),
        "question": tell.text(dichotomy.question),
        "positions": tell.refs(dichotomy.positions),
        "stance": stance,
        "note": stance.note,
        "evidence": tell.quotations(tell.debate.quotes[quote.id] for quote in stance.evidence),
    }
    return {key: value for key, value in told.items() if value}


def _left(library: Library, wanted: Selection) -> list[Left]:
    """What the filters leave of each debate; a debate that nobody is left of only if it is the one."""
    found = [
        Left(debate, [s for s in debate.speakers.values() if speaks(debate, s, wanted)], of)
        for debate in with_speakers(library, wanted)
        for of in (_dichotomies(debate, wanted),)
    ]
    return [it for it in found if it.speakers and it.dichotomies] or found[:1]


def _dichotomies(debate: Debate, wanted: Selection) -> list[Dichotomy]:
    groups = sides(debate, wanted)
    asked = debate.dichotomies.values()
    return [d for d in asked if all(group & {d.id, *d.positions} for group in groups)]


def _stances(of: Left, tell: Presenter, speaker: Speaker) -> list[StanceView]:
    return [tell.standing(speaker, dichotomy, "positions") for dichotomy in of.dichotomies]


def _nested(tellers: list[_Told]) -> Records[Mapping[str, Value]]:
    """A record for each speaker, with all stances."""
    return Records(
        lambda: (
            {
                "debate": Text(of.debate.id),
                "speaker": tell.ref(speaker),
                "stances": tuple(_stances(of, tell, speaker)),
            }
            for of, tell in tellers
            for speaker in of.speakers
        )
    )


def _flat(tellers: list[_Told]) -> Records[Mapping[str, Value]]:
    """A record for each speaker and dichotomy."""
    return Records(
        lambda: (
            _row(stance, tell.name(speaker.affiliation))
            for of, tell in tellers
            for speaker in of.speakers
            for stance in _stances(of, tell, speaker)
        )
    )


def _row(stance: StanceView, affiliation: Text | None) -> Mapping[str, Value]:
    return {
        "debate": Text(stance.speaker.debate),
        "speaker": stance.speaker,
        "affiliation": affiliation,
        "dichotomy": stance.dichotomy,
        "state": Word(stance.state),
        "position": stance.positions,
        "basis": Word(stance.basis) if stance.basis else None,
        "assigned": stance.assigned and stance.assigned.positions,
        "evidence": stance.evidence,
        "date": stance.date,
        "changed_from": stance.changed and Word(stance.changed.state),
    }
