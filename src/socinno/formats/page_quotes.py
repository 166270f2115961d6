"""Quotes on the page of a debate: each once in full with all there is about it, elsewhere its words alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from socinno.formats.hypertext import (
    Setting,
    count_word,
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


def figure(id: str, on: Setting, how: str = "") -> str:
    """A quote with who says it and where. The first time it is the place that its id leads to, and has all
    that there is about it; `how` is told before it."""
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
    more = _about(it, on) if first else ""
    if it.state and it.state.key in DOUBTED:
        note = f'<p class="doubted">{label_word("found", on)}: {full_word(it.state, on)}</p>{note}'
    return (
        f'{start}<blockquote class="{manner}">{quoted}</blockquote>'
        f"<figcaption><p>{by}{permalink(id, on)}</p>{note}{more}</figcaption></figure>\n"
    )


def _about(it: PageQuote, on: Setting) -> str:
    """How it stands against its source, what it bears on and shows, and its place in the source."""
    quote, rows = it.quotation, []
    rows.append(("source", shown(source_line(quote.source, quote.at, on.sheet)[1:], on)))
    if it.state and it.state.key not in DOUBTED:
        rows.append(("found", escape(on.sheet.say(it.state.key, **it.state.facts))))
    for key, refs in (("supports", quote.supports), ("challenges", quote.challenges)):
        rows += [(key, reference_list(refs, on))] if refs else []
    rows += [("shows", _shown_stance(one, one.speaker == quote.speaker, on)) for one in it.shows]
    told = "".join(f"<div><dt>{label_word(key, on)}</dt><dd>{row}</dd></div>" for key, row in rows)
    context = ""
    if it.context:
        passage = "".join(f'<p dir="auto">{line}</p>' for line in told_lines(it.context, on))
        context = f"<details><summary>{label_word('context', on)}</summary>{passage}</details>"
    summary = f"<summary>{label_word('about-quote', on)}</summary>"
    return f'<details class="about">{summary}<dl>{told}</dl>{context}</details>'


def _shown_stance(stance: StanceView, by: bool, on: Setting) -> str:
    side = stance_words(stance._replace(lead="positions", date=None), on.sheet)
    who = () if by else (name_span(stance.speaker), Span(", "))
    of = (*who, name_span(stance.dichotomy), Span(": "))
    return shown((*of, *side), on)


def reference(id: str, on: Setting, own: bool = False) -> str:
    """A quote by its first words, which lead to it, and who says it, unless that is known (`own`)."""
    quote = on.quotes[id].quotation
    name = named_quote(Ref("quote", id, quote.text, quote.debate), on)
    by: Line = ()
    if quote.speaker and not own:
        by = (Span(f" {SIGNS['dash']} ", "label"), name_span(quote.speaker, "label"))
    whose = "" if own else of_speakers(voices([id], on), on)
    return f"<li{whose}>{shown((*names((name,)), *by), on)}</li>"


def quote_list(quotes: Iterable[str], on: Setting) -> str:
    """Some quotes (ids) one below the other: those of which the words stand above by their first words."""
    here = [id for id in quotes if id in on.quotes]
    new = [id for id in here if id not in on.written]
    above = [id for id in here if id not in new]
    told = "".join(figure(id, on) for id in new)
    return told + (f'<ul class="refs">{"".join(reference(id, on) for id in above)}</ul>' if above else "")


def reasons_summary(it: Reasons, on: Setting) -> str:
    """How many quotes there are for and against, and below these."""
    supporting, challenging = it.sides
    told = count_word("quote-counts", on, supporting=supporting, challenging=challenging)
    if it.total > it.direct:
        told += f'<span class="count label">, {escape(on.sheet.say("reasons-total", count=it.total))}</span>'
    return f'<small class="label">{told}</small>'


def reasons_speakers(it: Reasons | None, on: Setting) -> Iterator[str]:
    """Who says the quotes for and against something, and those below them."""
    return voices((reason.quotation.id for reason in it.entries), on) if it else iter(())


def reasons_tree(it: Reasons, on: Setting) -> Iterator[str]:
    """A list in lists: each entry is closed by what comes after it."""
    told = list(levelled(it))
    below = _speakers_below(told, on)
    open_lists = 0
    for (level, reason), speakers in zip(told, below, strict=True):
        closed = "</li>" + "</ul></li>" * (open_lists - level - 1) if level < open_lists else ""
        yield closed or '<ul class="reasons">'
        open_lists = level + 1
        yield f"<li{of_speakers(speakers, on)}>{_reason(reason, level < reason.level, on)}"
    yield "</li></ul>" * open_lists


def _speakers_below(told: Sequence[tuple[int, Reason]], on: Setting) -> list[set[str]]:
    """Who says each entry and those below it: no more levels than are nested, so this is no square."""
    found: list[set[str]] = [set() for _ in told]
    above: list[int] = []
    for n, (level, reason) in enumerate(told):
        del above[level:]
        above.append(n)
        for id in voices([reason.quotation.id], on):
            for m in above:
                found[m].add(id)
    return found


def _reason(reason: Reason, astray: bool, on: Setting) -> str:
    """How a quote bears on what, and the quote; what stands in another place is led to."""
    how: Line = (Span(on.sheet.say(reason.how), "unseen"),)
    if astray or reason.apart:
        of = named_quote(reason.of, on)
        how = bearing_line(reason._replace(of=of), on.sheet)
    bears = f'<p class="how">{shown((*sign_line(reason), Span(" "), *how), on)}</p>'
    if reason.again:
        return f'{bears}<ul class="refs">{reference(reason.quotation.id, on)}</ul>'
    return figure(reason.quotation.id, on, bears)
