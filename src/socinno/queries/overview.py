"""The landing view: what a debate is about, who stands where, and what everyone agreed on."""

from __future__ import annotations

from socinno.model import Debate, Dichotomy
from socinno.queries.pieces import Teller, quotes_against, quotes_for
from socinno.views import Card, Columns, Date, Part, Row, Value, Word


def overview(debate: Debate, language: str, speakers: frozenset[str] = frozenset()) -> Card:
    """A debate at a glance. With speakers (ids): only what they say, and where they stand."""
    tell = Teller(debate, language)
    parts = [
        Part("question", tell.text(debate.question)),
        Part("event", event(tell)),
        Part("summary", tell.text(debate.summary)),
        Part("only", tell.refs(s for s in debate.speakers if s in speakers)),
        Part("dichotomies", tuple(facing(tell, d, speakers) for d in debate.dichotomies.values())),
    ]
    if speakers:
        quotes = tell.quotations(q for q in debate.quotes.values() if q.speaker in speakers)
        parts.append(Part("quotes", quotes))
        keep = ("only", "question", "dichotomies", "quotes")
        parts = [part for part in parts if part.key in keep]
    else:
        agreed = tuple((tell.ref(g), tell.told(g.summary)) for g in debate.common_ground.values())
        parts.append(Part("common-ground", agreed or None))
        parts.append(Part("themes", tell.refs(debate.themes)))
        parts.append(Part("speakers", tell.refs(debate.speakers)))
    shown = tuple(p for p in parts if p.value not in ((), None) or p.key in ("common-ground", "quotes"))
    return Card("debate", debate.id, tell.told(debate.title), shown)


def event(tell: Teller) -> tuple[Value, ...] | None:
    """What took place, when and where, and how sure that is."""
    happened = tell.debate.event
    if happened is None:
        return None
    date = Date(happened.date) if happened.date else None
    facts = (tell.text(happened.title), date, tell.text(happened.place), tell.text(happened.note))
    return tuple(fact for fact in facts if fact)


def facing(tell: Teller, dichotomy: Dichotomy, speakers: frozenset[str] = frozenset()) -> Columns:
    """The two positions of a dichotomy facing each other, with who takes each."""
    debate = tell.debate
    sides = tuple(dichotomy.positions.values())
    takers = (
        tuple(
            s._replace(evidence=(), note=None)
            for s in tell.standings(p) or ()
            if not speakers or s.speaker.id in speakers
        )
        or None
        for p in sides
    )
    rows = [Row("claim", tuple(tell.text(p.claim) for p in sides)), Row("who", tuple(takers))]
    if not speakers:
        rows.append(Row("quotes", tuple(_quote_counts(debate, p.id) for p in sides)))
    return Columns(
        "dichotomy",
        tuple(tell.ref(p) for p in sides),
        tuple(rows),
        tell.ref(dichotomy),
        tell.text(dichotomy.question),
    )


def _quote_counts(debate: Debate, position: str) -> Word | None:
    supporting, challenging = len(quotes_for(debate, position)), len(quotes_against(debate, position))
    facts = {"supporting": supporting, "challenging": challenging}
    return Word("quote-counts", facts) if supporting or challenging else None


