"""What the cards of things share: how one is asked for, quotes and stances in it, what stands below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from socinno.library.catalogue import Person, person
from socinno.model import Debate, Quote
from socinno.queries.legend import at_a_side, in_words_only, legend, nobody
from socinno.queries.presenter import Presenter
from socinno.views import (
    Card,
    Columns,
    Foot,
    Hint,
    Item,
    Part,
    Quotation,
    Reason,
    Reasons,
    Ref,
    Sign,
    Signed,
    StanceView,
    Table,
    Text,
    Value,
    Word,
)

FEW = 20  # quotes that a card shows people unless they ask for all
ALWAYS = frozenset({"who", "stances", "quotes", "reasons"})
"""Aspects of which it is said that there is nothing; others are then left out."""


class CardOptions(NamedTuple):
    """How a card is asked for: told by whom, with which speakers' (ids) stances and quotes, if only
    theirs, and with all there is or what people read first. `debate`: the options that say which."""

    tell: Presenter
    among: frozenset[str] = frozenset()
    everything: bool = False
    debate: str = ""

    @property
    def opened(self) -> bool:
        """Whether notes and evidence are told where they belong."""
        return self.everything or bool(self.among)

    def kept(self, quotes: Iterable[Quote]) -> list[Quote]:
        """The quotes by the speakers asked for."""
        return [quote for quote in quotes if self.keeps_speaker(quote.speaker)]

    def whole(self, quotes: Iterable[Quote]) -> tuple[Quotation, ...] | None:
        """These, as machines read them."""
        return self.tell.quotations(self.kept(quotes))

    def keeps_speaker(self, name: str | None) -> bool:
        """Whether a speaker (id) is one of those asked for."""
        return not self.among or name in self.among

    def named(self, key: str) -> Word:
        """A sentence that names the speakers asked for."""
        known = (speaker for speaker in self.tell.debate.speakers if speaker in self.among)
        return Word(key, {"names": tuple(ref.name.text for ref in self.tell.refs(known))})

    def typed(self, words: str) -> str:
        """The words of a command, with the debate that they mean."""
        return f"{words} {self.debate}".strip()


def ids_of(people: Collection[Person], debate: Debate) -> frozenset[str]:
    """The speakers (ids) of a debate that some people are. None of them: an id that no speaker has, as of
    somebody who is not in the debate there is nothing in it."""
    found = frozenset(it.id for it in debate.speakers.values() if person(it) in people)
    return found or frozenset({""} if people else ())


def two_ways(part: Part, whole: Value) -> list[Part]:
    """An aspect as people read it, and whole for machines."""
    return [part, Part(part.key, whole, machine=True)]


def aside(options: CardOptions, *parts: Part) -> list[Part]:
    """Aspects that people are told of only if they ask for all."""
    return [part._replace(machine=not options.everything) for part in parts]


def brief(options: CardOptions, stances: Iterable[StanceView]) -> tuple[StanceView, ...]:
    """Stances with what they are known from only where that is asked for."""
    return tuple(stance._replace(brief=not options.opened) for stance in stances)


def signing(options: CardOptions) -> Callable[[StanceView], Signed]:
    """What makes of a stance a line: by the number of its dichotomy in the file, and with its name where no
    side is taken, or one that is called as others are."""
    tell, dichotomies = options.tell, options.tell.debate.dichotomies
    numbers = {name: number for number, name in enumerate(dichotomies, 1)}
    sides = (side for it in dichotomies.values() for side in it.positions.values())
    called = Counter(tell.told(side.called).text for side in sides)

    def sign(stance: StanceView) -> Signed:
        clear = len(stance.positions) == 1 and called[stance.positions[0].name.text] == 1
        question = None if clear else stance.dichotomy.name
        shown = stance._replace(brief=not options.opened)
        return Signed(shown, numbers[stance.dichotomy.id], question, alone=True)

    return sign


def quoted(
    options: CardOptions, quotes: Iterable[Quote], many: int = FEW, told: set[str] | None = None
) -> tuple[tuple[Quotation | Ref, ...], int]:
    """The quotes by those asked for, as people read them, and how many more there are. Those (ids) that
    were `told` before are only named; the others are then, too."""
    found = options.kept(quotes)
    shown = found if options.opened else found[:many]
    told = set() if told is None else told
    read: list[Quotation | Ref] = []
    for quote in shown:
        it = options.tell.quotation(quote)
        read.append(
            options.tell.ref(quote)
            if quote.id in told
            else it._replace(
                brief=not (options.opened and (it.note or it.supports or it.challenges)),
                nameless=options.tell.debate.nameless,
            )
        )
        told.add(quote.id)
    return tuple(read), len(found) - len(shown)


def left(what: str, count: int) -> Word:
    """How many there are beyond what is shown, or of which nothing is known."""
    return Word(f"left-{what}-1" if count == 1 else f"left-{what}", {"count": count})


def carded(
    options: CardOptions, card: Card, hints: Sequence[Hint] = (), told: tuple[Value, ...] = ()
) -> Card:
    """A card without the aspects of which there is nothing to say, and with what stands below it."""
    said = not options.among
    parts = tuple(part for part in card.parts if part.value or (said and part.key in ALWAYS))
    parts = tuple(part._replace(value=_located(part.value, options.debate)) for part in parts)
    read = [part.value for part in parts if not part.machine]
    found = [*values(read)]
    stances = (value for value in found if isinstance(value, StanceView))
    signs = (*legend(stances), *nobody(it for it in found if isinstance(it, Columns)), *noted_signs(found))
    quotes = [value for value in found if isinstance(value, Quotation)]
    told += (Word("nobody-named"),) if any(quote.nameless for quote in quotes) else ()
    if options.named("only-these").facts["names"]:
        told += () if quotes else (options.named("no-quotes-of"),)
        edge = (Word(card.kind), Text(card.id))
        card = card._replace(under=options.named("only-these"), edge=edge)
    hints = tuple(hint._replace(words=options.typed(hint.words)) for hint in hints)
    of = (options.tell.ref(options.tell.debate),)
    return card._replace(parts=parts, foot=Foot(signs, told, hints), of_debate=of)


def _located(value: Any, which: str) -> Any:
    """Reasons with the option that says of which debate they are."""
    if isinstance(value, Reasons):
        return value._replace(which=which)
    return tuple(_located(it, which) for it in value) if type(value) is tuple else value


def noted_signs(found: Sequence[Any]) -> Iterator[Sign]:
    """The signs of reasons and of notes that are not told."""
    hows = {value.how for value in found if isinstance(value, Reason)}
    yield from (Sign(how, Word(f"legend-{how}")) for how in ("supports", "challenges") if how in hows)
    if any(isinstance(value, StanceView | Quotation) and value.brief and value.note for value in found):
        yield Sign("note", Word("legend-note-all"))


def values(read: Iterable[Any]) -> Iterator[Any]:
    """Every value in what people read of a card, those inside others too."""
    for value in read:
        yield value
        if isinstance(value, Card):
            yield from values(part.value for part in value.read)
        elif isinstance(value, Columns):
            seen = values(cell for row in value.rows for cell in row.cells)
            yield from (at_a_side(it) if isinstance(it, StanceView) else it for it in seen)
            beside = values(part.value for part in value.also)
            yield from (in_words_only(it) if isinstance(it, StanceView) else it for it in beside)
        elif isinstance(value, Signed):
            yield value.stance
        elif isinstance(value, Item):
            yield from values(value.text)
        elif isinstance(value, Table):
            yield from values(it for record in value.records for it in record.values())
        elif isinstance(value, Reason):
            yield value.quotation
        elif type(value) is tuple or hasattr(value, "entries"):
            yield from values(value if type(value) is tuple else value.entries)
