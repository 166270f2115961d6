"""Quotes on the page of a debate: each once in full with all there is about it, elsewhere its words alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from socinno.formats.hypertext import (
    Setting,
    at_question,
    full_word,
    label_word,
    named_quote,
    of_speakers,
    own_place,
    permalink,
    reference_list,
    shown,
    told_lines,
    voices,
)
from socinno.formats.inlines import lines
from socinno.formats.reasons import bearing_line, levelled, sign_line
from socinno.formats.spans import SIGNS, Line, Span, name_span, names, note_lines, source_line
from socinno.formats.stances import said as stance_words
from socinno.views import Reason, Reasons, Ref, StanceView
from socinno.views.page import PageQuote

DOUBTED = frozenset({"found-near", "found-absent"})
"""How a quote stands in its source, where that is to be seen at once."""

DEEP = 2  # the level from which on quotes about quotes are opened by the reader


def figure(id: str, on: Setting, how: str = "", under: str = "") -> str:
    """A quote with who says it and where. The first time it is the place that its id leads to, and has all
    that there is about it; `how` is told before it, and says how it bears on a thing (the id `under`)."""
    it = on.quotes[id]
    first = id not in on.written
    on.written.add(id)
    quote = it.quotation
    brief = quote._replace(brief=True, note=None, named=() if on.one_source else (quote.source,))
    told = lines(brief, on.sheet)
    words = 1 + bool(quote.translation)
    manner = "verbatim" if quote.text.manner == "verbatim" else "retold"
    quoted = "".join(f'<p dir="auto">{shown(line, on)}</p>' for line in told[:words])
    by = " ".join(shown(line, on) for line in told[words:])
    note = "".join(
        f'<p class="note" dir="auto">{shown(line, on)}</p>' for line in note_lines(quote.note, on.sheet)
    )
    look = of_speakers([quote.speaker.id] if quote.speaker else [], on, "cited")
    start = f"<figure{own_place(id, on) if first else ''}{look}>{how}"
    more = _about(it, on, under) if first else ""
    if it.state and it.state.key in DOUBTED:
        note = f'<p class="doubted">{label_word("found", on)}: {full_word(it.state, on)}</p>{note}'
    return (
        f'{start}<blockquote class="{manner}">{quoted}</blockquote>'
        f"<figcaption><p>{by}{permalink(id, on, 'quote')}</p>{note}{more}</figcaption></figure>\n"
    )


def _about(it: PageQuote, on: Setting, under: str) -> str:
    """How it stands against its source, what it bears on and shows, and its place in the source: what is not
    told once of all, nor by where it stands (`under`), nor below its words. Nothing where nothing is left."""
    quote, rows = it.quotation, []
    if any(key in quote.at.quoted for key, _ in quote.at.facts):  # the words that locate it
        rows.append(("source", shown(source_line(quote.source, quote.at, on.sheet)[1:], on)))
    if it.state and it.state != on.one_state and it.state.key not in DOUBTED:
        rows.append(("found", escape(on.sheet.say(it.state.key, **it.state.facts))))
    for key, refs in (("supports", quote.supports), ("challenges", quote.challenges)):
        more = [ref for ref in refs if ref.id != under]
        rows += [(key, reference_list(more, on))] if more else []
    shows = (one for one in it.shows if not _seen(one, it, under))
    rows += [("evidence-for", _shown_stance(one, one.speaker == quote.speaker, on)) for one in shows]
    if not rows and not it.context:
        return ""
    told = "".join(f"<div><dt>{label_word(key, on)}</dt><dd>{row}</dd></div>" for key, row in rows)
    told = f"<dl>{told}</dl>" if told else ""
    context = ""
    if it.context:
        passage = "".join(f'<p dir="auto">{line}</p>' for line in told_lines(it.context, on))
        context = f"<details><summary>{label_word('context', on)}</summary>{passage}</details>"
    summary = f"<summary>{label_word('about-quote', on)}</summary>"
    return f'<details class="about">{summary}{told}{context}</details>'


def _seen(stance: StanceView, it: PageQuote, under: str) -> bool:
    """Whether a quote stands at the one side that it shows its speaker to take, or at the question: there
    they are named, with a link to it."""
    if stance.speaker != it.quotation.speaker:
        return False
    at_side = [ref.id for ref in stance.positions] == [under]
    return at_side or (stance.dichotomy.id == under and at_question(stance))


def _shown_stance(stance: StanceView, by: bool, on: Setting) -> str:
    side = stance_words(stance._replace(lead="positions", date=None), on.sheet)
    who = () if by else (name_span(stance.speaker), Span(", "))
    of = (*who, name_span(stance.dichotomy), Span(": "))
    return shown((*of, *side), on)


def reference(id: str, on: Setting, own: bool = False, where: str = "") -> str:
    """A quote by its first words, which lead to it, and who says it, unless that is known (`own`); and
    `where` its words stand, `above` or `below`."""
    quote = on.quotes[id].quotation
    name = named_quote(Ref("quote", id, quote.text, quote.debate), on)
    by: Line = ()
    if quote.speaker and not own:
        by = (Span(f" {SIGNS['dash']} ", "label"), name_span(quote.speaker, "label"))
    see: Line = (Span(f" {SIGNS['dash']} {on.sheet.say(f'stands-{where}')}", "label"),) if where else ()
    whose = "" if own else of_speakers(voices([id], on), on)
    return f"<li{whose}>{shown((*names((name,)), *by, *see), on)}</li>"


def quote_list(
    quotes: Iterable[str], on: Setting, below: frozenset[str] = frozenset(), under: str = ""
) -> str:
    """Some quotes (ids) one below the other, `under` a thing (id): those of which the words stand above, or
    are said to stand `below`, by their first words."""
    here = [id for id in quotes if id in on.quotes]
    new = [id for id in here if id not in on.written]
    above = [id for id in here if id not in new]
    told = "".join(figure(id, on, under=under) for id in new)
    seen = "".join(reference(id, on, where="below" if id in below else "above") for id in above)
    return told + (f'<ul class="refs">{seen}</ul>' if seen else "")


def reasons_summary(it: Reasons, on: Setting) -> str:
    """That there are quotes, and how many for and against, and below these."""
    counts = zip(("side-for", "side-against"), it.sides, strict=True)
    told = [on.sheet.say(key, count=count) for key, count in counts if count]
    if replies := it.total - it.direct:
        told.append(on.sheet.say("side-replies-1" if replies == 1 else "side-replies", count=replies))
    many = f'<span class="count">: {escape(", ".join(told))}</span>' if told else ""
    return f'<small class="label">{escape(on.sheet.say("quotes"))}{many}</small>'


def reasons_speakers(it: Reasons | None, on: Setting) -> Iterator[str]:
    """Who says the quotes for and against something, and those below them."""
    return voices((reason.quotation.id for reason in it.entries), on) if it else iter(())


def reasons_tree(it: Reasons, on: Setting) -> Iterator[str]:
    """A list in lists: each entry is closed by what comes after it. From DEEP on, what is below an entry is
    opened by the reader."""
    told = list(levelled(it))
    speakers, replies = _below(told, on)
    open_lists = 0
    for n, (level, reason) in enumerate(told):
        for closing in range(open_lists - 1, level, -1):
            yield "</li></ul>" + _end(closing)
        yield "</li>" if level < open_lists else _start(level, replies[n - 1], speakers[n - 1], on)
        open_lists = level + 1
        yield f"<li{of_speakers(speakers[n] | {*_voice(reason, on)}, on)}>"
        yield _reason(reason, level < reason.level, on)
    for closing in range(open_lists - 1, -1, -1):
        yield "</li></ul>" + _end(closing)


def _start(level: int, replies: int, speakers: set[str], on: Setting) -> str:
    """A list of so many, by these speakers and below: to be opened where it is deep."""
    if level < DEEP:
        return '<ul class="reasons">'
    many = escape(on.sheet.say("replies-many-1" if replies == 1 else "replies-many", count=replies))
    some = f'<span class="uncounted">{label_word("replies", on)}</span>'
    look = of_speakers(speakers, on, "replies")
    return f'<details{look}><summary><span class="count">{many}</span>{some}</summary><ul class="reasons">'


def _end(level: int) -> str:
    return "" if level < DEEP else "</details>"


def _voice(reason: Reason, on: Setting) -> Iterator[str]:
    return voices([reason.quotation.id], on)


def _below(told: Sequence[tuple[int, Reason]], on: Setting) -> tuple[list[set[str]], list[int]]:
    """Who says what is below each entry, and how many stand right below it: no more levels than are nested,
    so this is no square."""
    found: list[set[str]] = [set() for _ in told]
    replies = [0] * len(told)
    above: list[int] = []
    for n, (level, reason) in enumerate(told):
        del above[level:]
        if above:
            replies[above[-1]] += 1
        for id in _voice(reason, on):
            for m in above:
                found[m].add(id)
        above.append(n)
    return found, replies


def _reason(reason: Reason, astray: bool, on: Setting) -> str:
    """How a quote bears on what, and the quote; what stands in another place is led to."""
    how: Line = (Span(on.sheet.say(reason.how), "unseen"),)
    if astray or reason.apart:
        of = named_quote(reason.of, on)
        how = bearing_line(reason._replace(of=of), on.sheet)
    bears = f'<p class="how">{shown((*sign_line(reason), Span(" "), *how), on)}</p>'
    if reason.again:
        led = reference(reason.quotation.id, on, where=reason.again)
        return f'{bears}<ul class="refs">{led}</ul>'
    return figure(reason.quotation.id, on, bears, reason.of.id)
