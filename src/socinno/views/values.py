"""What an answer says: passages, words of the interface, references, quotations, stances.

`None` is silence: what the source does not report, which writers must show as such.
"""

from collections.abc import Mapping
from typing import NamedTuple

from socinno.problems import Fact

LANGUAGES_ASKED = ("en", "nl")
"""What an answer can be asked in; content is then shown in that language where it has it."""


class Text(NamedTuple):
    """A passage of content in a language (BCP 47), `foreign` when that is not the one asked for.

    `manner` says what must be seen: `verbatim`, the very words of a direct quotation; `translated`
    from one; or nothing. `marks` are the places in it that were looked for, as start and end. `cut` says
    whether it is a piece, from which something is left out before it, or after it.
    """

    text: str
    language: str = ""
    foreign: bool = False
    manner: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    cut: tuple[bool, bool] = (False, False)


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
    """A thing by its id, with the name that a reader knows it by; a source may have an address.

    `twice`: another of its sort has that name too, so people read its id with it.
    """

    kind: str
    id: str
    name: Text
    debate: str = ""
    url: str = ""
    twice: bool = False


class Quotation(NamedTuple):
    """A quote with all that it must never be shown without: who, in which way, and from where.

    `kind` is `direct` or `indirect`. No `speaker`: the source does not name who says it. `told_by` is who
    says another's words. `brief`: people read its words, who says them and where; that there is a note
    is a sign, unless something was found in it. `named` is what a brief one names of where it is from:
    its source, its debate, if nothing above or below it does. `nameless`: that it has no speaker is said
    elsewhere, of all. Machines read all of it.
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
    brief: bool = False
    named: tuple[Ref, ...] = ()
    nameless: bool = False


class Reason(NamedTuple):
    """A quote for or against something, as an entry of `Reasons`.

    `how`: it `supports` or `challenges` what it is a reason `of`. `level` is how deep it stands, from 0;
    `apart`: what it is a reason of does not stand above it. `again` says where it stands with its words
    and what is below it, if not here: `above` or `below` in the same answer, or nothing. `more` is how
    many quotes below it are left out.
    """

    quotation: Quotation
    how: str
    of: Ref
    level: int = 0
    apart: bool = False
    again: str = ""
    more: int = 0


class Sign(NamedTuple):
    """An entry of a legend: a sign, by its name, and what it means here. `drawn`: in pictures alone, where
    documents have words."""

    sign: str
    means: Word
    drawn: bool = False


class Hint(NamedTuple):
    """A command to go on with: its name, and words after it as a shell takes them; a last = wants a file.

    `file` is one that it writes: the ending of its name, which is that of a debate in words.
    """

    command: str
    words: str = ""
    file: str = ""


class Share(NamedTuple):
    """A part of a whole, both counted: never shown without either. A percentage is nowhere."""

    part: int
    whole: int


class ByName(NamedTuple):
    """Things by their names alone, in a row; or each on a line of its own, if `apart`."""

    refs: tuple[Ref, ...]
    apart: bool = False


class Counts(NamedTuple):
    """How many there are at each side of a thing, and beside them; by the key `count-...` in `words`.

    `number` is the place of the thing in its file, from 1, where it has one. `inferred`: how many of all that
    are counted rest on a reading of ours.
    """

    of: Ref
    sides: tuple[tuple[Ref, int], ...]
    beside: tuple[tuple[str, int], ...]
    number: int = 0
    inferred: int = 0


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

    `lead` is what a reader looks for in its place: the `speaker`, the `positions` taken, or the
    `dichotomy` where nothing beside it says which and there is no position to name. `brief`: without
    evidence and note for people, a sign tells that there is a note; machines read all of it. `half`: which
    part of a divided group is meant where its two sides are told one by one: `some`, or `others`.
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
    half: str = ""

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


class Signed(NamedTuple):
    """A stance as a sign in a row of others: the number of its question in the file, if that is typed
    anywhere, and the question where the side that is taken does not say by itself what it is about.

    `alone`: on a line of its own, so with what there is to say of it: that it is a reading of ours, that
    there is a note; below it what shows it, unless it is brief."""

    stance: StanceView
    number: int = 0
    question: Text | None = None
    alone: bool = False


class Context(NamedTuple):
    """A quote where it stands in its source: what goes before, the very words, what comes after.

    `quoted` says of each piece of the middle whether it is quoted, or left out of the quote.
    """

    source: Ref
    line: int
    before: str
    quoted: tuple[tuple[str, bool], ...]
    after: str


class Written(NamedTuple):
    """An answer that is text already: what goes to stdout, what is told on stderr, the exit code.

    `paged`: a text to read, which may stop after each screen.
    """

    text: str
    told: tuple[str, ...] = ()
    code: int = 0
    paged: bool = False
