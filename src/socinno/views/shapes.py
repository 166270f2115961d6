"""The few shapes that an answer can have: a card, a comparison, a table, a matrix; and what is in them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from socinno.views.values import (
    UNKNOWN,
    ByName,
    Changed,
    Context,
    Counts,
    Date,
    Hint,
    Place,
    Quotation,
    Reason,
    Ref,
    Share,
    Sign,
    Signed,
    StanceView,
    Text,
    Word,
)


class Item(NamedTuple):
    """An entry of a list: what it is called, what is told of it, small facts in a row, and its id.

    A lead of several values is a row, the first of which is the name. `text` is told in full below the
    lead, each value on lines of its own. `of` is the thing that it is an entry of, if it is of one.
    """

    lead: "Value"
    text: "tuple[Value, ...]" = ()
    facts: "tuple[Value, ...]" = ()
    id: str = ""
    of: Ref | None = None


class Foot(NamedTuple):
    """What stands below an answer, for people: the signs that occur in it, what it leaves out, what next.

    `told` are lines that count what is not shown, `shared` is what all that is shown has in common.
    Hints are for who sits at a terminal: the table alone shows them. What there is of these in an
    answer that is made as it is written is looked for when it has been.
    """

    legend: Iterable[Sign] = ()
    told: "tuple[Value, ...]" = ()
    hints: Iterable[Hint] = ()
    shared: "Iterable[Part]" = ()


class Part(NamedTuple):
    """One aspect of a card: its key in `words`, and its value. `empty` says none, to people.

    `machine`: only machines read it, unless everything is asked for. Where they and people read an aspect
    differently, two parts have its key, the one for machines last. `bare`: a picture of it needs no
    label, as it says itself what it is. `label` is the key of another label, to be read on into the value.
    """

    key: str
    value: "Value"
    empty: Word = UNKNOWN
    machine: bool = False
    bare: bool = False
    label: str = ""

    @property
    def called(self) -> str:
        """The key of its label."""
        return self.label or self.key

    @property
    def told(self) -> "Value":
        """The value, or in words that there is none."""
        return self.empty if self.value in (None, ()) else self.value


class Card(NamedTuple):
    """One thing and its aspects, in reading order. `flat` has records for CSV, where it is better a list.

    `under` is what people read under the title instead of kind and id; `edge`, at its right. `of_debate`
    is what it is of, which pages say. `number` is the place of a question in its file, from 1.
    """

    kind: str
    id: str
    title: Text
    parts: tuple[Part, ...]
    foot: Foot = Foot()
    under: "Value" = None
    edge: "tuple[Value, ...]" = ()
    number: int = 0
    flat: "Iterable[Mapping[str, Value]] | None" = None
    of_debate: tuple[Ref, ...] = ()

    @property
    def read(self) -> tuple[Part, ...]:
        """The aspects that people read."""
        return tuple(part for part in self.parts if not part.machine)


class Reasons(NamedTuple):
    """The quotes for and against something, and below each of them those for and against that quote.

    `entries` are in reading order, each before what is below it, so that any depth is one list; people
    read them. `whole` are all of them as records for machines, where `level` says how deep one stands.
    `direct` counts those that bear on the thing itself, `total` the others as well; `left` are those of
    the direct ones that are left out. `named`: nothing else says what it is that they bear on. `sides`
    counts those of the direct ones that are for it, and those against it. `which` is the option that says
    of which debate they are, where there are several.
    """

    entries: tuple[Reason, ...]
    direct: int
    total: int
    of: Ref
    named: bool = False
    left: int = 0
    sides: tuple[int, int] = (0, 0)
    whole: "Iterable[Mapping[str, Value]]" = ()
    which: str = ""


class Row(NamedTuple):
    """One aspect of a comparison: a cell for each head. `outcome` says how they relate.

    `sure`: that rests on no reading of ours. `empty` says to people that a cell holds nothing, `silences`
    what else is said of some cells that do. `machine`: only machines read it. `debate` is the one it is of,
    where they are of several.
    """

    key: str | Ref
    cells: "tuple[Value, ...]"
    outcome: str = ""
    sure: bool = True
    empty: Word = UNKNOWN
    machine: bool = False
    debate: Ref | None = None
    silences: tuple[Word | None, ...] = ()

    @property
    def told(self) -> "tuple[Value, ...]":
        """The cells, or in words that there is nothing in one."""
        return tuple(self.silence(n) if it in (None, ()) else it for n, it in enumerate(self.cells))

    def silence(self, n: int) -> Word:
        """What is said of a cell that holds nothing."""
        return (self.silences[n] if self.silences else None) or self.empty


class Columns(NamedTuple):
    """Things side by side: a head for each, and rows by aspect. `of` names what they divide.

    `empty` is said where no row is left. `verdict` is what it comes to, before all else; `also` is what
    is told of them all, below. `number` is the place of what they divide in its file, from 1. `look`: people
    read the `sides` alone, or what they divide too (`titled`), or all of it with the ids. `packed`: who has
    one sign stands in one row. `of_debate` is as in `Card`.
    """

    kind: str
    heads: tuple[Ref, ...]
    rows: tuple[Row, ...]
    of: Ref | None = None
    question: Text | None = None
    empty: Word = Word("nothing")
    also: tuple[Part, ...] = ()
    verdict: "tuple[Value, ...]" = ()
    number: int = 0
    foot: Foot = Foot()
    look: str = ""
    packed: bool = False
    of_debate: tuple[Ref, ...] = ()

    @property
    def read(self) -> tuple[Row, ...]:
        """The rows that people read."""
        return tuple(row for row in self.rows if not row.machine)


class Field(NamedTuple):
    """A field of a record, by its key, and how it looks.

    `look`: the `lead` of its record, its `id`, `faint`, with a `label` among others, or like any text.
    In a list: the `heading` of all records that follow each other with the same, or what is
    `shared` by these, below that and under its label. Lines that are `aligned` have looks of their own,
    which `formats.ledger` tells.
    `beside` is what a format with one value in a cell tells next to it: the `name` of a reference, the
    `language` of a text, or nothing.
    """

    key: str
    look: str = ""
    beside: str = ""


class Column(NamedTuple):
    """A column as people see it: its heading's key, the fields it stacks, its share; `empty`: no value."""

    key: str | Ref
    fields: tuple[Field, ...]
    share: int = 1
    empty: Word = UNKNOWN


class Table(NamedTuple):
    """Records of one kind. Machines read every field; people read the columns. `empty` says none.

    All records have the same fields in the same order. One column is a list: what is in it stands one
    below the other, without a frame. `total` counts the records that there are, where only some of them
    are given. `aligned`: a line for each record, without a frame; `headed`, under the columns' names.
    Where people's records are not what a machine wants, `nested` has those for JSON, `flat` those for CSV,
    in which `beside` says what is told next to a field, as in `Field`. `of_debate` is as in `Card`.
    `asked` is what was looked for, as typed, where these are hits.
    """

    kind: str
    columns: tuple[Column, ...]
    records: "Iterable[Mapping[str, Value]]"
    empty: Word = Word("nothing")
    total: int | None = None
    nested: "Iterable[Mapping[str, Value]] | None" = None
    flat: "Iterable[Mapping[str, Value]] | None" = None
    beside: Mapping[str, str] = {}
    foot: Foot = Foot()
    aligned: bool = False
    headed: bool = False
    of_debate: tuple[Ref, ...] = ()
    asked: tuple[str, ...] = ()


class Head(NamedTuple):
    """A question as the head of a column: its number in the file, its names, and its two sides."""

    number: int
    of: Ref
    short: Text | None
    sides: tuple[Ref, ...]


class MatrixLine(NamedTuple):
    """A speaker's line, silence included; `group`: what lines are grouped by, `apart` from the camp above."""

    speaker: Ref
    stances: tuple[StanceView, ...]
    group: Text | None = None
    apart: bool = False


class Crossing(NamedTuple):
    """Speakers by questions in one debate, both in the order in which they are to be read.

    `told` is what else there is to say, things in a row under a key; `marked` too where a cell is one mark.
    `legend` has the signs of cells with room for a side and how it is known, `small` of those of one mark.
    `counts` says how many there are, `above` how they are ordered, `held` when and where the debate was."""

    debate: Ref
    heads: tuple[Head, ...]
    lines: tuple[MatrixLine, ...]
    told: tuple[Part, ...] = ()
    legend: tuple[Sign, ...] = ()
    small: tuple[Sign, ...] = ()
    marked: tuple[Part, ...] = ()
    counts: tuple[Word, ...] = ()
    above: tuple[Word, ...] = ()
    held: "tuple[Value, ...]" = ()


class Matrix(NamedTuple):
    """Speakers by questions, debate by debate. `empty` says that there are no speakers.

    Machines read the records instead, in the order of their files: `nested` for JSON, `flat` for CSV.
    What people read is made when it is gone through; `debates` says of which it is.
    """

    kind: str
    debates: tuple[Ref, ...]
    crossings: "Iterable[Crossing]"
    nested: "Iterable[Mapping[str, Value]]"
    flat: "Iterable[Mapping[str, Value]]"
    empty: Word = Word("no-speakers")
    foot: Foot = Foot()


View = Card | Columns | Table | Matrix
Passage = Text | Word | Ref | Date | Place | Quotation | StanceView | Signed | Context | Changed
Said = Passage | Reasons | Share | Item | ByName | Counts
Value = Said | View | int | tuple["Value", ...] | None
