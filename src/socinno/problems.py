"""What can be wrong: problems of content as plain data, and the one exception that a user can meet."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal, NamedTuple

Fact = str | int | tuple[str, ...]
Address = tuple[str | int, ...]
"""A path of keys and indexes into a content file, such as `("quotes", "bridge", "source")`."""

KEY = "[key]"
"""The last step of an address that means the key before it, not its value; pydantic's own word."""

Severity = Literal["error", "warning", "note"]


class Where(NamedTuple):
    """A place in a file: its path as given, and line and column counted from 1 (0: not known)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class Problem(NamedTuple):
    """One thing wrong with content: a rule's code, where, and the facts its sentence is made of.

    `code` is the rule's name and the key of its sentence in `words`; `address` is the path to the
    thing in its file; `where` is that path as file, line and column, filled in by the reader. `more`
    is how often its rule was broken beyond `MOST` in the same file, by nothing but this number.
    """

    code: str
    address: Address
    facts: Mapping[str, Fact] = {}
    where: Where = Where("")
    severity: Severity = "error"
    more: int = 0


MOST = 100
"""Problems of one rule in one file that are kept and told each by itself."""


class More(NamedTuple):
    """That a rule was broken that many times more in a file."""

    file: str
    code: str
    severity: Severity
    beyond: int


def limited(problems: Iterable[Problem]) -> tuple[list[Problem], list[More]]:
    """The problems that are told, in their order, and what there is more of each kind, by file."""
    told, beyond = [], Counter[tuple[str, str, Severity]]()
    seen: Counter[tuple[str, str, Severity]] = Counter()
    for problem in problems:
        kind = (problem.where.file, problem.code, problem.severity)
        seen[kind] += 1
        beyond[kind] += problem.more + (seen[kind] > MOST)
        if seen[kind] <= MOST:
            told.append(problem._replace(more=0) if problem.more else problem)
    return told, [More(*kind, count) for kind, count in beyond.items() if count]


def capped(problems: Iterable[Problem], whole: Collection[str] = ()) -> list[Problem]:
    """The same problems of one file, of which those beyond `MOST` of a rule are only counted.

    No more than these are ever held, however many there are. `whole`: the rules that keep all of theirs.
    """
    kept: list[Problem] = []
    seen, beyond = Counter[tuple[str, Severity]](), Counter[tuple[str, Severity]]()
    last: dict[tuple[str, Severity], int] = {}
    for problem in problems:
        kind = (problem.code, problem.severity)
        seen[kind] += 1
        if seen[kind] <= MOST or problem.code in whole:
            last[kind] = len(kept)
            kept.append(problem)
        else:
            beyond[kind] += 1 + problem.more
    for kind, count in beyond.items():
        at = last[kind]
        kept[at] = kept[at]._replace(more=kept[at].more + count)
    return kept


class Stop(Exception):
    """The run cannot go on, for a reason that the user can do something about.

    `key` and `facts` name the sentence in `words`; `code` is the exit status: 1 broken content,
    2 wrong usage; `problems` are told one a line before the sentence, and `unsaved` is what could not
    be written where it was meant to go.
    """

    def __init__(
        self,
        key: str,
        /,
        *,
        code: int = 2,
        problems: tuple[Problem, ...] = (),
        unsaved: bytes = b"",
        **facts: Any,
    ) -> None:
        super().__init__(key)
        self.key, self.code, self.problems, self.unsaved = key, code, problems, unsaved
        self.facts: dict[str, Fact] = facts

    def __str__(self) -> str:
        return f"{self.key}: {self.facts}" if self.facts else self.key


class Unusable(Stop):
    """The index of a library cannot be used, and why: `busy`, `spoilt`, or what the system says.

    Who opens a library reads its files then; where it is too late for that, the run stops (1).
    """

    def __init__(self, why: str) -> None:
        super().__init__("index-busy" if why == "busy" else "index-unusable", code=1, why=why)
        self.why = why

    def __str__(self) -> str:
        return self.why


def one_of(value: str, choices: tuple[str, ...], option: str) -> str:
    """The value when it is one of the choices; Stop (2) naming them if not."""
    if value not in choices:
        raise Stop("bad-choice", option=option, value=value, choices=choices)
    return value
