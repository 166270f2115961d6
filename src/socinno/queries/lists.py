"""What lists have in common: counts in words, what a limit leaves out, and what shows an entry."""

from shlex import quote

from socinno.model import Debate
from socinno.views import Hint, Word


def counted(key: str, count: int) -> Word:
    """How many there are of something, in words."""
    return Word(f"many-{key}{'' if count != 1 else '-1'}", {"count": count})


def left_out(limit: int, total: int | None, key: str = "first-of") -> tuple[Word, ...]:
    """The line that counts what a limit leaves out; none where that is nothing."""
    return (Word(key, {"shown": limit, "total": total}),) if limit and total and limit < total else ()


def shown_by(name: str, debate: Debate | None = None) -> Hint:
    """The command that shows a thing, given by its id; and its debate, where there are several."""
    of = f" --debate {quote(debate.id)}" if debate and debate.id != name else ""
    return Hint("show", quote(name) + of)
