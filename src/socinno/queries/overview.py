"""The landing view: what a debate is about, who stands where, and what everyone agreed on."""

from __future__ import annotations

from socinno.model import Debate, Dichotomy, Event
from socinno.queries.presenter import NO_QUOTES, NOBODY, Presenter, quotes_against, quotes_for
from socinno.views import Card, Columns, Date, Part, Row, Word


def overview(
    debate: Debate,
    language: str,
    speakers: frozenset[str] = frozenset(),
    sort: str = "file",
    everything: bool = False,
) -> Card:
    """A debate at a glance. With speakers (ids): only what they say, and where they stand."""
    tell = Presenter(debate, language)
    happened = debate.event
    parts = [
        Part("question", tell.text(debate.question)),
        *(event(tell, happened) if happened else ()),
        Part("summary", tell.text(debate.summary)),
        Part("by", tell.name(debate.by)),
        Part("dichotomies", tuple(facing(tell, d, speakers) for d in debate.dichotomies.values())),
        Part("common-ground", tell.refs(debate.common_ground) or None),
        Part("themes", tell.refs(debate.themes)),
        Part("speakers", tell.refs(debate.speakers)),
        Part("sources", tell.refs(debate.sources)),
    ]
    if speakers:
        said = (quote for quote in debate.quotes.values() if quote.speaker in speakers)
        only = Part("only", tell.refs(s for s in debate.speakers if s in speakers))
        kept = [part for part in parts if part.key in ("question", "dichotomies")]
        parts = [only, *kept, Part("quotes", tell.quotations(said), NO_QUOTES)]
    shown = tuple(p for p in parts if p.value or p.key in ("common-ground", "quotes"))
    return Card("debate", debate.id, tell.told(debate.title), shown)


def event(tell: Presenter, happened: Event) -> tuple[Part, ...]:
    """What took place, when and where, and how sure that is."""
    return (
        Part("event", tell.text(happened.title)),
        Part("date", Date(happened.date) if happened.date else None),
        Part("place", tell.name(happened.place)),
        Part("note", tell.text(happened.note)),
    )


def facing(tell: Presenter, dichotomy: Dichotomy, speakers: frozenset[str] = frozenset()) -> Columns:
    """The two positions of a dichotomy facing each other, with who takes each."""
    debate = tell.debate
    sides = tuple(dichotomy.positions.values())
    takers = (tell.taking(p, [name for name in debate.speakers if name in speakers]) or () for p in sides)
    who = tuple(tuple(s._replace(brief=True) for s in of) or None for of in takers)
    counts = tuple(_quote_counts(debate, p.id) for p in sides)
    rows = (Row("who", who, empty=NOBODY), Row("quotes", counts, empty=NO_QUOTES))[
        : 2 if any(counts) and not speakers else 1
    ]
    heads = tuple(tell.ref(p) for p in sides)
    of, question = tell.ref(dichotomy), tell.text(dichotomy.question)
    return Columns("facing", heads, tuple(rows), of, question, also=besides(tell, dichotomy, speakers))


def besides(tell: Presenter, dichotomy: Dichotomy, among: frozenset[str] = frozenset()) -> tuple[Part, ...]:
    """Who takes neither side of a dichotomy, and who spoke to it without a known stance."""
    names = [name for name in tell.debate.speakers if not among or name in among]
    found = [tell.standing(tell.debate.speakers[name], dichotomy) for name in names]
    neither = tuple(stance._replace(brief=True) for stance in found if stance.state == "neither")
    spoke = tuple(stance.speaker for stance in found if stance.state == "spoke" and not stance.assigned)
    return tuple(Part(key, who) for key, who in (("neither", neither), ("spoke", spoke)) if who)


def _quote_counts(debate: Debate, position: str) -> Word | None:
    supporting, challenging = len(quotes_for(debate, position)), len(quotes_against(debate, position))
    facts = {"supporting": supporting, "challenging": challenging}
    return Word("quote-counts", facts) if supporting or challenging else None
