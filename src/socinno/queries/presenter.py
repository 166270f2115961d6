"""A debate told in the language that was asked for: its models turned into view values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import chain
from typing import Generic, TypeVar

from socinno.agreement import SILENT, Standing, Standings, standings, state_of
from socinno.model import OWN, Debate, Dichotomy, Position, Quote, Source, Speaker, Stance, Thing
from socinno.model import Place as ModelPlace
from socinno.queries.wording import Wording
from socinno.queries.wording import known as known
from socinno.views import Changed, Date, Place, Quotation, Ref, StanceView, Text, Value, Word

NOBODY, NO_QUOTES = Word("silent"), Word("quoteless")
"""What is said where nobody is known to take a side, and where there are no quotes."""


Made = TypeVar("Made")


class Records(Generic[Made]):
    """What is made one by one, anew each time that it is gone through; equal if all of it is."""

    def __init__(self, made: Callable[[], Iterator[Made]]) -> None:
        self._made = made

    def __iter__(self) -> Iterator[Made]:
        return self._made()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Records) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class Noting(Records[Made]):
    """Records of which something is noted as they pass: what stands below them need not make them again."""

    def __init__(self, made: Callable[[], Iterator[Made]], note: Callable[[Made], Iterable[str]]) -> None:
        super().__init__(made)
        self._note, self._noted, self._passed = note, set[str](), False

    def __iter__(self) -> Iterator[Made]:
        for record in self._made():
            self._noted.update(self._note(record))
            yield record
        self._passed = True

    def noted(self) -> Set[str]:
        """What is noted of all of them, which are made for it where they have not passed yet."""
        for _ in () if self._passed else self:
            pass
        return self._noted


class Presenter(Wording):
    """One debate told in one language: each method turns a part of it into a view value."""

    def __init__(self, debate: Debate, language: str) -> None:
        super().__init__(debate, language)
        self.debate = debate
        self._referred: dict[tuple[str, str], Ref] = {}

    @cached_property
    def standings(self) -> Standings:
        """Where everybody stands, by speaker and dichotomy."""
        return standings(self.debate)

    @cached_property
    def argued(self) -> Mapping[str, tuple[int, int]]:
        """How many quotes support each position or quote (id), and how many challenge it."""
        quotes = self.debate.quotes.values()
        supported = Counter(chain.from_iterable(quote.supports for quote in quotes))
        challenged = Counter(chain.from_iterable(quote.challenges for quote in quotes))
        return {name: (supported[name], challenged[name]) for name in {*supported, *challenged}}

    def on(self, speaker: str, dichotomy: str) -> Standing:
        """Where a speaker (id) stands on a dichotomy (id)."""
        return self.standings.get(speaker, {}).get(dichotomy, SILENT)

    def ref(self, thing: Thing) -> Ref:
        """A reference to a thing, by the name a reader knows it by; made once, as all are asked for often."""
        if isinstance(thing, Quote):  # of which there are too many to keep
            return self._quote(thing.id)
        if (thing.what, thing.id) not in self._referred:
            self._referred[thing.what, thing.id] = self._ref(thing)
        return self._referred[thing.what, thing.id]

    def _ref(self, thing: Thing) -> Ref:
        if isinstance(thing, Speaker):
            name = self.name(thing.name) or Text(thing.id)
        elif isinstance(thing, Source):
            name = self.name(thing.title) or Text(thing.id)
        elif isinstance(thing, Position):
            name = self.told(thing.called)
        else:
            name = self.told(getattr(thing, "title", {OWN: thing.id}))
        twice = isinstance(thing, Speaker) and name.text in self._repeated
        address = thing.address if isinstance(thing, Source) else ""
        return Ref(thing.what, thing.id, name, self.debate.id, address, twice)

    @cached_property
    def _repeated(self) -> frozenset[str]:
        """The names that several speakers have, each told from the others by an id."""
        speakers = self.debate.speakers.values()
        known = Counter((self.name(it.name) or Text(it.id)).text for it in speakers)
        return frozenset(name for name, count in known.items() if count > 1)

    def refs(self, ids: Iterable[str]) -> tuple[Ref, ...]:
        """A reference for each id, in the order given. An id of nothing here is that of a quote: a debate
        need not have all of its own."""
        things = self.debate.things
        return tuple(self.ref(things[name]) if name in things else self._quote(name) for name in ids)

    def _quote(self, name: str) -> Ref:
        return Ref("quote", name, Text(name), self.debate.id)

    def quotation(self, quote: Quote) -> Quotation:
        """A quote with its speaker, source and place; a direct one in the language it was said in."""
        direct = quote.kind == "direct"
        own = self.debate.language_of(quote)
        text = self.text(quote.text, own) or Text("")
        elsewhere = text.language != self.language
        translation = self.text(quote.translation) if direct and elsewhere else None
        if translation:
            fits = translation.language == self.language
            translation = translation._replace(manner="translated") if fits else None
        return Quotation(
            quote.id,
            self.debate.id,
            self.ref(self.debate.speakers[quote.speaker]) if quote.speaker else None,
            quote.kind,
            Text(text.text, text.language, manner="verbatim") if direct else text,
            translation,
            self.ref(self.debate.sources[quote.source]),
            self.place(quote.at, quote.source),
            self.refs(quote.supports),
            self.refs(quote.challenges),
            self.text(quote.note),
            self.ref(self.debate.speakers[quote.told_by]) if quote.told_by else None,
            Date(quote.date) if quote.date else None,
        )

    def place(self, at: ModelPlace, source: str) -> Place:
        """A place in a source (id)."""
        language = self.debate.sources[source].language or self.debate.language
        return Place(tuple([(key, words) for key, words in vars(at).items() if words]), language)

    def quotations(self, quotes: Iterable[Quote]) -> tuple[Quotation, ...] | None:
        """Several quotes; None, silence, where there are none."""
        return tuple(self.quotation(quote) for quote in quotes) or None

    def standing(self, speaker: Speaker, dichotomy: Dichotomy, lead: str = "speaker") -> StanceView:
        """Where a speaker stands on a dichotomy, silence included, and what it is known from."""
        state, stance, assigned, before = self.on(speaker.id, dichotomy.id)
        beside = self._told(speaker, dichotomy, "assigned", assigned) if assigned else None
        changed = self._changed(before) if before else None
        return self._told(speaker, dichotomy, state, stance, beside, changed, lead)

    def taken(self, stance: Stance) -> StanceView:
        """A stance by itself, whether the speaker still takes it or not."""
        speaker, dichotomy = self.debate.speakers[stance.speaker], self.debate.dichotomy_in(stance)
        state = "assigned" if stance.assigned else state_of(self.debate, stance)
        return self._told(speaker, dichotomy, state, stance, lead="dichotomy")

    def _told(
        self,
        of: Speaker,
        on: Dichotomy,
        state: str,
        stance: Stance | None,
        assigned: StanceView | None = None,
        changed: Changed | None = None,
        lead: str = "speaker",
    ) -> StanceView:
        if stance is None:
            return StanceView(
                self.ref(of), self.ref(on), state, assigned=assigned, changed=changed, lead=lead
            )
        return StanceView(
            self.ref(of),
            self.ref(on),
            state,
            self.refs(stance.positions),
            stance.basis,
            self.refs(self.debate.evidence_of(stance)),
            self.text(stance.note),
            self.ref(self.debate.sources[stance.source]) if stance.source else None,
            self.place(stance.at, stance.source) if stance.at and stance.source else None,
            Date(stance.date) if stance.date else None,
            assigned,
            changed,
            lead,
        )

    def shown_by(self, quotes: Collection[str]) -> Mapping[str, list[StanceView]]:
        """Of each of some quotes (ids), where it shows that somebody stands, by dichotomy and speaker."""
        debate = self.debate
        found: dict[str, list[StanceView]] = {name: [] for name in quotes}
        of = (s for s in debate.stances if not found.keys().isdisjoint(debate.evidence_of(s)))
        taken = {(debate.dichotomy_in(stance).id, stance.speaker) for stance in of}
        places = {name: n for n, name in enumerate((*debate.dichotomies, *debate.speakers))}
        for on, speaker in sorted(taken, key=lambda it: (places[it[0]], places[it[1]])):
            stance = self.standing(debate.speakers[speaker], debate.dichotomies[on])
            for it in filter(None, (stance, stance.assigned)):
                for quote in dict.fromkeys(ref.id for ref in it.evidence):
                    found.get(quote, []).append(it)
        return found

    def _changed(self, before: Stance) -> Changed:
        date = Date(before.date) if before.date else None
        return Changed(state_of(self.debate, before), self.refs(before.positions), date)

    def taking(self, position: Position, among: Iterable[str] = ()) -> tuple[StanceView, ...] | None:
        """Who takes a position, alone or with its opposite, and who was assigned it; None, silence, where
        nobody does. `among`: only these speakers (ids), if any."""
        dichotomy = self.debate.dichotomy_of(position.id)
        found = []
        for name in among or self.standings:
            _, own, assigned, _ = self.on(name, dichotomy.id)
            if own and position.id in own.positions:
                found.append(self.standing(self.debate.speakers[name], dichotomy))
            elif assigned and position.id in assigned.positions:
                found.append(self._told(self.debate.speakers[name], dichotomy, "assigned", assigned))
        return tuple(found) or None


def distinct(values: Iterable[Value]) -> Value:
    """The values that differ, in order: none as silence, one as itself, else all of them."""
    there = [value for value in values if value is not None]
    try:
        found = [*dict.fromkeys(there)]
    except TypeError:  # words of the interface, of which few differ
        found = []
        for value in there:
            if value not in found:
                found.append(value)
    return tuple(found) if len(found) > 1 else found[0] if found else None


def quotes_for(debate: Debate, position: str) -> list[Quote]:
    """The quotes that support a position."""
    return [q for q in debate.quotes.values() if position in q.supports]


def quotes_against(debate: Debate, position: str) -> list[Quote]:
    """The quotes that challenge a position."""
    return [q for q in debate.quotes.values() if position in q.challenges]
