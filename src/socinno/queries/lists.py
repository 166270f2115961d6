"""What lists have in common: counts in words, what a limit leaves out, and what shows an entry."""

from shlex import quote

from socinno.problems import Stop
from socinno.views import Hint, Word


def many(key: str, count: int) -> Word:
    """How many there are of something, in words."""
    return Word(f"many-{key}{'' if count != 1 else '-1'}", {"count": count})


def a_limit(limit: int) -> int:
    """A limit as asked for, 0 for none. Stop (2) where it is less than nothing."""
    if limit < 0:
        raise Stop("bad-limit", value=str(limit))
    return limit


def left_out(limit: int, total: int | None, key: str = "first-of") -> tuple[Word, ...]:
    """The line that counts what a limit leaves out; none where that is nothing."""
    return (Word(key, {"shown": limit, "total": total}),) if limit and total and limit < total else ()


def shown_by(name: str, debate: str = "") -> Hint:
    """The command that shows a thing, given by its id; and its debate (id), where there are several."""
    of = f" --debate {quote(debate)}" if debate not in ("", name) else ""
    return Hint("show", quote(name) + of)
