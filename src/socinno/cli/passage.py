"""A passage as the screen shows it: in its place, what it becomes, and the keys; as lines that fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from os import terminal_size
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from socinno.authoring.cite import Hit, Request, cited
from socinno.authoring.manuscript import Manuscript
from socinno.model import Thing
from socinno.problems import Stop
from socinno.quotations.passages import Excerpt
from socinno.quotations.strays import is_aside, stray
from socinno.text import one_line
from socinno.words import say, sentence

WIDEST = 90  # cells: longer lines are hard to read
BESIDE = 600  # characters of the text before and after a passage
LEAST = 3  # lines of a passage
AROUND = ((3, 7), (2, 5), (1, 4), (0, 0))
"""Lines before and after a passage, and how many of its own it needs for that."""


_PARAGRAPH = re.compile(r"\n\s*\n")


class Display(NamedTuple):
    """Which of the passages is shown, and what is told beside it.

    `asked` is a question in the place of the keys, `choices` what it may be answered with.
    """

    hits: tuple[Hit, ...]
    number: int = 0
    told: tuple[str, ...] = ()
    asked: str = ""
    choices: str = ""

    @property
    def hit(self) -> Hit:
        """The passage that is shown."""
        return self.hits[self.number]


def laid_out(
    base: Manuscript, shown: Display, wanted: Request, language: str, size: terminal_size
) -> list[Text]:
    """The lines: who says it and where, the words between those before and after, what they become, keys.

    Of a long passage, its first and last lines are shown; in a small window, less of what is around it.
    """
    width = min(size.columns, WIDEST)
    head = _head(base, shown, language, width)
    keys = _wrapped(Text(shown.asked, "bold"), width) if shown.asked else _keys(shown, language, width)
    facts = [_wrapped(Text(it), width) for it in _facts(base, shown, wanted, language)]
    facts += [_wrapped(Text(shown.choices), width)] if shown.asked else []
    facts += [_wrapped(Text(one_line(it), "bold"), width) for it in shown.told]
    while facts and sum(map(len, (head, keys, *facts))) + LEAST > size.lines:
        facts.pop(0)
    foot = [line for fact in facts for line in fact]
    words = _wrapped(Text(one_line(shown.hit.passage.text)), max(8, width - 4))
    for around, needed in AROUND:
        before, after = _beside(shown.hit, max(8, width - 4), around)
        blank = [Text()] if around else []
        parts = [head, before, [], after, foot, keys]
        room = size.lines - sum(len(part) for part in parts) - len(blank) * 5
        if room >= min(len(words), needed):
            break
    parts[2] = [Text("  │ ").append_text(line) for line in _shortened(words, max(1, room))]
    lines = [line for part in parts if part for line in (*part, *blank)][: -len(blank) or None]
    return lines if len(lines) <= size.lines else [*lines[: size.lines - len(keys)], *keys][-size.lines :]


def described(base: Manuscript, passage: Excerpt, language: str, speaker: str | None = None) -> str:
    """Who says a passage, a speaker (id) or who speaks there, and where it stands."""
    name = _named(base, speaker, language) if speaker else _name(base, passage, language)
    return ", ".join(filter(None, (name, _place(passage, language))))


def with_id(thing: Thing | None, id: str, language: str) -> str:
    """What a side, a question or a speaker is called, in a language it has words in, and its id."""
    names = getattr(thing, "title", None) or getattr(thing, "name", None) or {}
    name = names.get(language) or next(iter(names.values()), "")
    return f"{one_line(name)} ({id})" if name else id


def _head(base: Manuscript, shown: Display, language: str, width: int) -> list[Text]:
    passage = shown.hit.passage
    line = Text()
    if len(shown.hits) > 1:
        line.append(f"{say(language, 'cite-number', number=shown.number + 1, of=len(shown.hits))}  ", "bold")
    if name := _name(base, passage, language):
        line.append(name, "bold").append(", ")
    return _wrapped(line.append(_place(passage, language)), width)


def _name(base: Manuscript, passage: Excerpt, language: str) -> str:
    """Who speaks where a passage stands; '' where that is not known."""
    turn = passage.turn
    if not turn or is_aside(passage) or stray(passage):
        return ""
    return _named(base, min(turn.speakers), language) if len(turn.speakers) == 1 else one_line(turn.name)


def _named(base: Manuscript, speaker: str, language: str) -> str:
    names = base.debate.speakers[speaker].name
    return one_line(names.get(language) or next(iter(names.values())))


def _place(passage: Excerpt, language: str) -> str:
    place = passage.place
    at = (
        say(language, f"at-{key}", words=one_line(place[key]))
        for key in ("section", "page", "time")
        if key in place
    )
    line = sentence("cite-line-of", {"line": passage.line, "file": passage.source.file}, language)
    return ", ".join((*at, line))


def _beside(hit: Hit, width: int, most: int) -> tuple[list[Text], list[Text]]:
    """The lines before and after a passage, as many as there is room for."""
    start, end = hit.passage.start, hit.passage.end
    before = _paragraphs(hit, max(0, start - BESIDE), start, width)
    after = _paragraphs(hit, end, end + BESIDE, width)
    return before[max(0, len(before) - most) :], after[:most]


def _paragraphs(hit: Hit, start: int, end: int, width: int) -> list[Text]:
    """A part of a text in lines; each turn and each paragraph begins one."""
    text = hit.passage.source.text
    starts = [turn.start for turn in hit.source.turns if start < turn.start < end]
    starts += [it.end() for it in _PARAGRAPH.finditer(text, start, end)]
    edges = sorted({start, *starts, min(end, len(text))})
    parts = (one_line(text[low:high]) for low, high in pairwise(edges))
    return [_indented(line) for part in parts for line in _wrapped(Text(part, "dim"), width)]


def _indented(line: Text) -> Text:
    line.pad_left(4)
    return line


def _wrapped(text: Text, width: int) -> list[Text]:
    lines = [*text.wrap(Console(width=width), width)] if text.plain else []
    for line in lines:
        line.rstrip()
    return lines


def _shortened(lines: Sequence[Text], room: int) -> list[Text]:
    """The lines, or the first and last of very many."""
    if len(lines) <= room:
        return [*lines]
    return [*lines[: room // 2], Text("…"), *lines[len(lines) - (room - room // 2 - 1) :]][:room]


def _keys(shown: Display, language: str, width: int) -> list[Text]:
    """The keys with what each does, as many on a line as fit; a key and its word stay together."""
    lines = [Text()]
    for told in say(language, "cite-keys").split("   "):
        key, _, does = told.partition(" ")
        if key == "n" and len(shown.hits) == 1:
            continue
        if lines[-1] and len(lines[-1]) + 3 + len(told) > width:
            lines.append(Text())
        lines[-1].append("   " if lines[-1] else "").append(key, "bold").append(f" {does}")
    return lines


def _facts(base: Manuscript, shown: Display, wanted: Request, language: str) -> Iterator[str]:
    """What the passage becomes: its id, whose words, what it speaks to; and what is to be known of it."""
    hit, debate = shown.hit, base.debate
    unsaid = not (hit.passage.turn or wanted.speaker)
    if unsaid and not shown.asked:
        yield say(language, "cite-unsaid-here")
    try:
        citation = cited(base, hit, wanted._replace(stance=None) if unsaid else wanted)
        yield sentence("cite-as", {"id": citation.id}, language)
        speaker, own = citation.quote.get("speaker"), hit.passage.turn and hit.passage.turn.speakers
        if speaker and speaker not in (own or ()):
            yield say(language, "cite-said-by", name=with_id(debate.speakers[speaker], speaker, language))
        if told_by := citation.quote.get("told-by"):
            yield say(language, "cite-told-by", name=with_id(debate.speakers[told_by], told_by, language))
    except Stop as stop:
        if not shown.asked:
            yield sentence(f"{stop.key}-here" if stop.key in WHO else stop.key, stop.facts, language)
    aims = [(key, id) for key in ("supports", "challenges", "about") for id in getattr(wanted, key)]
    for key, ids in groupby(aims, lambda aim: aim[0]):
        names = tuple(with_id(debate.things.get(id), id, language) for _, id in ids)
        yield say(language, f"cite-{key}", names=names)
    if wanted.indirect:
        yield say(language, "cite-our-words", words=wanted.indirect)
    if hit.passage.near:
        yield say(language, "cite-nearest")


WHO = ("cite-whose", "cite-nobody", "cite-several", "cite-aside", "cite-label")
"""What keeps a passage from being a quote until it is said whose words it has."""
