"""The few shapes that an answer can have: plain data without colour, width or interface language.

A value is a passage of content, a word of the interface (a key, said by the writer in the asked
language), a reference to a thing, a quotation, a stance, an axis, several of these, or a shape of
its own. `None` is silence: what the source does not report, which writers must show as such.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from socinno.problems import Fact

LANGUAGES_ASKED = ("en", "nl")
"""What an answer can be asked in; content is then shown in that language where it has it."""


class Text(NamedTuple):
    """A passage of content in a language (BCP 47), `foreign` when that is not the one asked for.

    `manner` says what must be seen: `verbatim`, the very words of a direct quotation; `translated`
    from one; or nothing. `marks` are the places in it that were looked for, as start and end.
    """

    text: str
    language: str = ""
    foreign: bool = False
    manner: str = ""
    marks: tuple[tuple[int, int], ...] = ()


class Date(NamedTuple):
    """A calendar date, year and month, or year alone, as ISO 8601 writes it."""

    iso: str


class Place(NamedTuple):
    """Where in its source a quote stands, as pairs of aspect (`section`, `page` ...) and words.

    `language` is that of the source, in which what is `quoted` from it is written: an `anchor`.
    """

    facts: tuple[tuple[str, str], ...]
    language: str = ""
    quoted: frozenset[str] = frozenset({"anchor"})


class Word(NamedTuple):
    """A word or sentence of the interface, by its key in `words`, with the facts to fill in."""

    key: str
    facts: Mapping[str, Fact] = {}


class Ref(NamedTuple):
    """A thing by its id, with the name that a reader knows it by; a source may have an address."""

    kind: str
    id: str
    name: Text
    debate: str = ""
    url: str = ""


class Quotation(NamedTuple):
    """A quote with all that it must never be shown without: who, in which way, and from where.

    `kind` is `direct` or `indirect`.
    """

    id: str
    debate: str
    speaker: Ref
    kind: str
    text: Text
    translation: Text | None
    source: Ref
    at: Place
    supports: tuple[Ref, ...] = ()
    challenges: tuple[Ref, ...] = ()
    note: Text | None = None


class StanceView(NamedTuple):
    """A stance as shown: who, on which side or both, how we know it, and the quotes that show it.

    `lead` is what a reader looks for in its place: the `speaker`, or the `positions` taken.
    """

    speaker: Ref
    dichotomy: Ref
    positions: tuple[Ref, ...]
    basis: str
    evidence: tuple[Ref, ...]
    note: Text | None = None
    lead: str = "speaker"

    @property
    def leads(self) -> tuple[Ref, ...]:
        """What stands first: the speaker, or the positions."""
        return (self.speaker,) if self.lead == "speaker" else self.positions


class Context(NamedTuple):
    """A quote where it stands in its source: what goes before, the very words, what comes after.

    `quoted` says of each piece of the middle whether it is quoted, or left out of the quote.
    """

    source: Ref
    line: int
    before: str
    quoted: tuple[tuple[str, bool], ...]
    after: str


class Axis(NamedTuple):
    """The line between the two positions of a dichotomy, and the stance on it, if any is reported."""

    ends: tuple[Ref, Ref]
    stance: StanceView | None


class Part(NamedTuple):
    """One aspect of a card: its key in `words`, and its value."""

    key: str
    value: "Value"


class Card(NamedTuple):
    """One thing and its aspects, in reading order."""

    kind: str
    id: str
    title: Text
    parts: tuple[Part, ...]


class Row(NamedTuple):
    """One aspect of a comparison: a cell for each head. `outcome` says how they relate."""

    key: str | Ref
    cells: "tuple[Value, ...]"
    outcome: str = ""


class Columns(NamedTuple):
    """Things side by side: a head for each, and rows by aspect. `of` names what they divide.

    `empty` is said where no row is left.
    """

    kind: str
    heads: tuple[Ref, ...]
    rows: tuple[Row, ...]
    of: Ref | None = None
    question: Text | None = None
    empty: Word = Word("nothing")


class Field(NamedTuple):
    """A field of a record, by its key, and how it looks.

    `look`: the `lead` of its record, its `id`, `faint`, with a `label` among others, or like any text.
    `beside` is what a format with one value in a cell tells next to it: the `name` of a reference, the
    `language` of a text, the `basis` of an axis, or nothing.
    """

    key: str
    look: str = ""
    beside: str = ""


class Column(NamedTuple):
    """A column as people see it: its heading's key, the record's fields it stacks, its share.

    `ends` are the positions at either end of the axes in it.
    """

    key: str | Ref
    fields: tuple[Field, ...]
    share: int = 1
    ends: tuple[Ref, ...] = ()


class Table(NamedTuple):
    """Records of one kind. Machines read every field; people read the columns. `empty` says none.

    All records have the same fields in the same order.

    `also` is what people read below it; machines ask for it by itself.
    `total` counts the records that there are, where only the best of them are given.
    """

    kind: str
    columns: tuple[Column, ...]
    records: "Iterable[Mapping[str, Value]]"
    empty: Word = Word("nothing")
    also: tuple[Part, ...] = ()
    total: int | None = None


View = Card | Columns | Table
Said = Text | Word | Ref | Date | Place | Quotation | StanceView | Context | Axis
Value = Said | View | int | tuple["Value", ...] | None


class Written(NamedTuple):
    """An answer that is text already: what goes to stdout, what is told on stderr, the exit code.

    `paged`: a text to read, which may stop after each screen.
    """

    text: str
    told: tuple[str, ...] = ()
    code: int = 0
    paged: bool = False
