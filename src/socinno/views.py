"""The few shapes that an answer can have: plain data without colour, width or interface language.

A value is a passage of content, a word of the interface (a key, said by the writer in the asked
language), a reference to a thing, a quotation, a stance, several of these, or a shape of its own.
`None` is silence: what the source does not report, which writers must show as such.
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


UNKNOWN = Word("not-reported")
"""What is said where there is nothing, and nothing better to say."""


class Ref(NamedTuple):
    """A thing by its id, with the name that a reader knows it by; a source may have an address."""

    kind: str
    id: str
    name: Text
    debate: str = ""
    url: str = ""


class Quotation(NamedTuple):
    """A quote with all that it must never be shown without: who, in which way, and from where.

    `kind` is `direct` or `indirect`. No `speaker`: the source does not name who says it. `told_by` is who
    says another's words.
    """

    id: str
    debate: str
    speaker: Ref | None
    kind: str
    text: Text
    translation: Text | None
    source: Ref
    at: Place
    supports: tuple[Ref, ...] = ()
    challenges: tuple[Ref, ...] = ()
    note: Text | None = None
    told_by: Ref | None = None
    date: Date | None = None


class Changed(NamedTuple):
    """What somebody stood for before: the `state`, the positions taken, and when."""

    state: str
    positions: tuple[Ref, ...]
    date: Date | None


class StanceView(NamedTuple):
    """Where a speaker stands on a dichotomy, as shown: the state, and what it is known from.

    `state` is one of those of `agreement`, or `assigned`: a side that was given to the speaker. `basis`
    is empty where there is no stance (`spoke`, `silent`). `source` and `at` are where the stance itself
    stands. Beside the speaker's own stance there may be an `assigned` one, and the one before it.

    `lead` is what a reader looks for in its place: the `speaker`, the `positions` taken, the `axis`
    between them, or the `dichotomy` where nothing beside it says which and there is no position to
    name. `brief`: without evidence and note for people; machines read all of it.
    """

    speaker: Ref
    dichotomy: Ref
    state: str
    positions: tuple[Ref, ...] = ()
    basis: str = ""
    evidence: tuple[Ref, ...] = ()
    note: Text | None = None
    source: Ref | None = None
    at: Place | None = None
    date: Date | None = None
    assigned: "StanceView | None" = None
    changed: Changed | None = None
    lead: str = "speaker"
    brief: bool = False

    @property
    def leads(self) -> tuple[Ref, ...]:
        """What stands first: the speaker, or the positions."""
        if self.lead == "speaker":
            return (self.speaker,)
        return self.positions or ((self.dichotomy,) if self.lead == "dichotomy" else ())

    @property
    def opened(self) -> bool:
        """Whether people are told with it what it is known from, where there is any of that."""
        return not self.brief and bool(self.evidence or self.source or self.note)


class Context(NamedTuple):
    """A quote where it stands in its source: what goes before, the very words, what comes after.

    `quoted` says of each piece of the middle whether it is quoted, or left out of the quote.
    """

    source: Ref
    line: int
    before: str
    quoted: tuple[tuple[str, bool], ...]
    after: str


class Part(NamedTuple):
    """One aspect of a card: its key in `words`, and its value. `empty` says none, to people."""

    key: str
    value: "Value"
    empty: Word = UNKNOWN

    @property
    def told(self) -> "Value":
        """The value, or in words that there is none."""
        return self.empty if self.value in (None, ()) else self.value


class Card(NamedTuple):
    """One thing and its aspects, in reading order."""

    kind: str
    id: str
    title: Text
    parts: tuple[Part, ...]


class Row(NamedTuple):
    """One aspect of a comparison: a cell for each head. `outcome` says how they relate.

    `sure`: that rests on no reading of ours. `empty` says to people that a cell holds nothing.
    """

    key: str | Ref
    cells: "tuple[Value, ...]"
    outcome: str = ""
    sure: bool = True
    empty: Word = UNKNOWN

    @property
    def told(self) -> "tuple[Value, ...]":
        """The cells, or in words that there is nothing in one."""
        return tuple(self.empty if cell in (None, ()) else cell for cell in self.cells)


class Columns(NamedTuple):
    """Things side by side: a head for each, and rows by aspect. `of` names what they divide.

    `empty` is said where no row is left. `also` is what is told of them all, below.
    """

    kind: str
    heads: tuple[Ref, ...]
    rows: tuple[Row, ...]
    of: Ref | None = None
    question: Text | None = None
    empty: Word = Word("nothing")
    also: tuple[Part, ...] = ()


class Field(NamedTuple):
    """A field of a record, by its key, and how it looks.

    `look`: the `lead` of its record, its `id`, `faint`, with a `label` among others, or like any text.
    `beside` is what a format with one value in a cell tells next to it: the `name` of a reference, the
    `language` of a text, or nothing.
    """

    key: str
    look: str = ""
    beside: str = ""


class Column(NamedTuple):
    """A column as people see it: its heading's key, the record's fields it stacks, its share.

    `ends` are the positions at either end of the axes in it. `empty` says that a cell holds nothing.
    """

    key: str | Ref
    fields: tuple[Field, ...]
    share: int = 1
    ends: tuple[Ref, ...] = ()
    empty: Word = UNKNOWN


class Table(NamedTuple):
    """Records of one kind. Machines read every field; people read the columns. `empty` says none.

    All records have the same fields in the same order.

    `also` is what people read below it; machines ask for it by itself.
    `total` counts the records that there are, where only the best of them are given.
    Where people's records are not what a machine wants, `nested` has those for JSON, `flat` those for CSV.
    """

    kind: str
    columns: tuple[Column, ...]
    records: "Iterable[Mapping[str, Value]]"
    empty: Word = Word("nothing")
    also: tuple[Part, ...] = ()
    total: int | None = None
    nested: "Iterable[Mapping[str, Value]] | None" = None
    flat: "Iterable[Mapping[str, Value]] | None" = None


View = Card | Columns | Table
Said = Text | Word | Ref | Date | Place | Quotation | StanceView | Context | Changed
Value = Said | View | int | tuple["Value", ...] | None


class Written(NamedTuple):
    """An answer that is text already: what goes to stdout, what is told on stderr, the exit code.

    `paged`: a text to read, which may stop after each screen.
    """

    text: str
    told: tuple[str, ...] = ()
    code: int = 0
    paged: bool = False
