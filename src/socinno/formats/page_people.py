"""Who stands where on the page of a debate: at a side, beside both, and each speaker with all of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from socinno.formats.hypertext import (
    Setting,
    evidence_links,
    fact_list,
    label_word,
    named_stance,
    of_speakers,
    own_heading,
    own_place,
    permalink,
    shown,
)
from socinno.formats.inlines import several
from socinno.formats.page_quotes import reference
from socinno.formats.spans import SIGNS, Line, Span, name_span
from socinno.formats.stances import evidence_lines, taker
from socinno.formats.stances import said as stance_words
from socinno.views import Part, Ref, StanceView
from socinno.views.page import PageQuestion, PageSide, PageSpeaker

FEW = 8  # stances of a speaker that are read at once


def takers(side: PageSide, on: Setting) -> str:
    """Who takes a side, with what shows it; in words that nobody is known to."""
    if not side.takers:
        return f'<p class="nobody faint">{escape(on.sheet.say("silent"))}</p>\n'
    return _stance_list(side.takers, on, side.position)


def beside(it: PageQuestion, on: Setting) -> list[tuple[list[str], str]]:
    """Who stands beside both sides, by how: whom that is of (ids), and what it says."""
    return [_beside(part, on) for part in it.beside]


def _beside(part: Part, on: Setting) -> tuple[list[str], str]:
    stances = [one for one in several(part.value) or (part.value,) if isinstance(one, StanceView)]
    speakers = [stance.speaker.id for stance in stances]
    label = f'<p class="label">{label_word(part.called, on)}</p>'
    told = _stance_list(stances, on) if stances else ""
    return speakers, f"<div{of_speakers(speakers, on, 'beside')}>{label}{told}</div>\n"


def _stance_list(stances: Iterable[StanceView], on: Setting, of: Ref | None = None) -> str:
    return f'<ul class="takers">{"".join(_taker(stance, on, of) for stance in stances)}</ul>\n'


def _taker(stance: StanceView, on: Setting, of: Ref | None) -> str:
    """Who it is behind a sign, which is said for who cannot see it; below it what shows it."""
    sign, who = taker(stance, on.sheet, of)
    known = on.sheet.say(stance.basis or stance.state)
    unseen = f'<span class="unseen"> {SIGNS["dash"]} {escape(known)}</span>'
    told = shown((sign, Span(" "), *who), on) + ("" if stance.basis == "inferred" else unseen)
    return f"<li{of_speakers([stance.speaker.id], on)}>{told}{_evidence(stance, on)}</li>"


def _evidence(stance: StanceView, on: Setting) -> str:
    """What shows a stance as links, and below that what else there is to say: where it stands itself, if no
    quote is from there, our reasons, what stands beside it."""
    of = [on.quotes[ref.id].quotation for ref in stance.evidence if ref.id in on.quotes]
    if any(stance.source and (it.source.id, it.at) == (stance.source.id, stance.at) for it in of):
        stance = stance._replace(source=None, at=None)
    if stance.half == "others":  # of which the other half has the note
        stance = stance._replace(note=None)
    left = tuple(ref for ref in stance.evidence if ref.id not in on.anchors)
    found: list[Line] = evidence_lines(named_stance(stance._replace(evidence=left), on), on.sheet)
    return evidence_links(stance, on) + "".join(
        f'<span class="below" dir="auto">{shown(line, on)}</span>' for line in found
    )


def silent(speakers: Sequence[Ref], on: Setting) -> str:
    """Whose stance is not known: that is silence, and nothing else."""
    if not speakers:
        return ""
    names = "".join(f"<li{of_speakers([ref.id], on)}>{shown((name_span(ref),), on)}</li>" for ref in speakers)
    label = f'<span class="label">{label_word("silent", on)}:</span>'
    return f'<div class="silence">{label} <ul class="row">{names}</ul></div>\n'


def people(speakers: Sequence[PageSpeaker], on: Setting) -> Iterator[str]:
    """The speakers: who they are, where they stand, and their quotes."""
    if not speakers:
        return
    quotes: dict[str, list[str]] = {}
    for id, it in on.quotes.items():
        if it.quotation.speaker:
            quotes.setdefault(it.quotation.speaker.id, []).append(id)
    yield f'<section class="people"><h2>{label_word("speakers", on)}</h2>\n'
    for one in speakers:
        yield from _speaker(one, quotes.get(one.of.id, []), on)
    yield "</section>\n"


def _speaker(it: PageSpeaker, quotes: Sequence[str], on: Setting) -> Iterator[str]:
    yield f"<section{own_place(it.of.id, on)}{of_speakers([it.of.id], on, 'speaker')}>"
    yield own_heading(3, it.of, on, after=permalink(it.of.id, on))
    yield fact_list(it.facts, on)
    if it.stances or it.earlier:
        open = " open" if len(it.stances) <= FEW else ""
        yield f"<details{open}><summary>{label_word('stances', on)}</summary>"
        yield f'<ul class="takers">{"".join(_stand(stance, on) for stance in it.stances)}</ul>'
        before = "".join(_stand(stance, on) for stance in it.earlier)
        label = f'<p class="label">{label_word("changed-from", on)}:</p>'
        yield f'{label}<ul class="takers">{before}</ul>' if before else ""
        yield "</details>\n"
    if quotes:
        yield f"<details><summary>{label_word('quotes', on)} "
        yield f'<span class="label">{len(quotes)}</span></summary>'
        yield f'<ul class="refs">{"".join(reference(id, on, own=True) for id in quotes)}</ul></details>\n'
    yield "</section>\n"


def _stand(stance: StanceView, on: Setting) -> str:
    """A question, and the side that is taken on it, behind its sign."""
    number = on.numbers.get(stance.dichotomy.id) if len(on.numbers) > 1 else None
    sign = stance.state if stance.state in SIGNS else stance.basis
    question = (*((Span(f"{number}. "),) if number else ()), name_span(stance.dichotomy), Span(": "))
    side = stance_words(stance._replace(lead="positions", date=None), on.sheet)
    drawn = Span(f"{SIGNS[sign]} ", stance.basis or sign)
    return f"<li>{shown((*question, drawn, *side), on)}{_evidence(stance, on)}</li>"
