"""What stands below an answer in the terminal picture: what it leaves out, its signs, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from socinno.formats import Sheet
from socinno.formats.inlines import capital, key_line, lines
from socinno.formats.layout import Laid, Picture, Prose, rows
from socinno.formats.spans import SIGNS, Line, Span
from socinno.formats.stances import legend_line
from socinno.formats.style import bare_text, measure, paragraph
from socinno.views import Foot, Hint, Part


def foot(it: Foot, sheet: Sheet, close: bool = False) -> Iterator[Picture]:
    """The lines below an answer, right below it if `close`; nothing where there are none."""
    told = [line for part in it.shared for line in _shared(part, sheet)]
    told += [line for value in it.told for line in lines(value, sheet)]
    told += in_rows((legend_line(sign, sheet) for sign in it.legend), (Span("   "),), measure(sheet))
    if told:
        if not close:
            yield Prose()
        yield paragraph(told, sheet)
    if commands := [command_line(hint, sheet) for hint in it.hints]:
        yield Prose()
        between = (Span(f"  {SIGNS['dot']}  ", "faint"),)
        typed = paragraph(in_rows(_closed(commands, between, sheet), between, measure(sheet)), sheet)
        yield Laid(list(rows(typed, sheet.width)))  # a long command may be wider than text, and stays whole


def _closed(commands: list[Line], between: Line, sheet: Sheet) -> list[Line]:
    """The commands; a last one that is only an option stays beside the one before it, where both fit."""
    *others, last = commands
    if others and not bare_text(last).startswith("socinno"):
        both = (*others[-1], *between, *last)
        return [*others[:-1], both] if cell_len(bare_text(both)) <= measure(sheet) else commands
    return commands


def _shared(part: Part, sheet: Sheet) -> list[Line]:
    """What all have in common, behind its label."""
    (label,) = key_line(part.key, sheet)
    first, *others = lines(part.told, sheet)
    return [(label._replace(text=f"{capital(label.text)}: "), *first), *others]


def command_line(hint: Hint, sheet: Sheet) -> Line:
    """A command as it is to be typed; what is only an option of the program stands alone."""
    if hint.command.startswith("-"):
        return (Span(hint.command, "command"),)
    file = f"{sheet.say('debate')}{hint.file}" if hint.file else ""
    words = hint.words + (sheet.say("FILE") if hint.words.endswith("=") else "")
    parts = ("socinno", hint.command, sheet.path, file, words)
    return (Span(" ".join(part for part in parts if part), "command"),)


def in_rows(entries: Iterable[Line], between: Line, width: int) -> list[Line]:
    """Entries beside each other, as many on a line as fit there; none is broken that fits on one."""
    packed: list[Line] = []
    for entry in entries:
        longer = (*packed[-1], *between, *entry) if packed else entry
        if packed and cell_len(bare_text(longer)) <= width:
            packed[-1] = longer
        else:
            packed.append(entry)
    return packed
