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
    nobody_chosen,
    of_speakers,
    own_heading,
    own_place,
    permalink,
    shown,
    told_again,
)
from socinno.formats.inlines import several
from socinno.formats.page_quotes import reference
from socinno.formats.spans import SIGNS, Line, Span, name_span, names, source_line
from socinno.formats.stances import evidence_lines, taker
from socinno.formats.stances import said as stance_words
from socinno.views import Part, Place, Ref, StanceView, Value
from socinno.views.page import PageQuestion, PageSide, PageSpeaker

MANY = 8  # from so many on, they stand in a row

_Origin = tuple[Ref, Place] | None
"""From where a stance is: a source, and the place in it."""


def takers(it: PageQuestion, side: PageSide, on: Setting) -> str:
    """Who takes a side, with what shows it; in words and a sign that nobody is known to."""
    if not side.takers:
        return nobody_known(on)
    first = side.position == it.sides[0].position
    told = side.takers if first else tuple(_noted_once(one, it.sides[0]) for one in side.takers)
    absent = nobody_chosen((stance.speaker.id for stance in told), on)
    return _stance_list(told, on, side.position, origin(it)) + absent


def nobody_known(on: Setting) -> str:
    """That nobody is known to stand here: words that are of all, so not there where somebody is chosen."""
    said = f'<span class="by">{escape(on.sheet.say("silent"))}</span>'
    return f'<p class="nobody faint"><span aria-hidden="true">{SIGNS["silent"]}</span> {said}</p>\n'


def _noted_once(stance: StanceView, first: PageSide) -> StanceView:
    """A stance at the second side, of which the note stands at the first if it is there too."""
    return told_again(stance) if first.position in stance.positions else stance


def origin(it: PageQuestion) -> _Origin:
    """The one place in a source that every stance on a question is from, if they are several."""
    found = [stance for side in it.sides for stance in side.takers]
    found += [one for part in it.beside for one in _values(part) if isinstance(one, StanceView)]
    places = {(one.source, one.at) for one in found if one.source and one.at}
    alike = len(found) > 1 and len(places) == 1 and all(one.source and one.at for one in found)
    return places.pop() if alike else None


def whence(it: PageQuestion, on: Setting) -> str:
    """Where all stances on a question are from, once; nothing where they are from several places."""
    of = origin(it)
    return f'<p class="whence">{shown(source_line(*of, on.sheet), on)}</p>\n' if of else ""


def beside(it: PageQuestion, on: Setting) -> list[tuple[list[str], str]]:
    """Who stands beside both sides, by how: whom that is of (ids), and what it says."""
    return [_beside(part, on, origin(it)) for part in it.beside]


def _beside(part: Part, on: Setting, of: _Origin) -> tuple[list[str], str]:
    stances = [one for one in _values(part) if isinstance(one, StanceView)]
    named = [one for one in _values(part) if isinstance(one, Ref)]
    speakers = [*(stance.speaker.id for stance in stances), *(ref.id for ref in named)]
    colon = ":" if named else ""
    label = f'<span class="label">{sign_of(part, on)}{label_word(part.called, on)}{colon}</span> '
    told = (_stance_list(stances, on, origin=of) if stances else "") + (name_row(named, on) if named else "")
    return speakers, f"<div{of_speakers(speakers, on, 'beside')}>{label}{told}</div>\n"


def beside_names(part: Part, on: Setting) -> str:
    """Who stands beside both sides, by name alone."""
    found = [one.speaker if isinstance(one, StanceView) else one for one in _values(part)]
    named = [one for one in found if isinstance(one, Ref)]
    label = f'<span class="label">{sign_of(part, on)}{label_word(part.called, on)}:</span>'
    look = of_speakers((ref.id for ref in named), on, "beside")
    return f"<div{look}>{label} {name_row(named, on)}</div>"


def _values(part: Part) -> Iterable[Value]:
    return several(part.value) or (part.value,)


def sign_of(part: Part, on: Setting) -> str:
    """The sign of a state, as the legend has it, before the word for it."""
    drawn = part.key == "spoke"
    return f'<span class="spoke" aria-hidden="true">{SIGNS["spoke"]} </span>' if drawn else ""


def name_row(of: Iterable[Ref], on: Setting) -> str:
    """Some speakers by name in a row."""
    told = (f"<li{of_speakers([ref.id], on)}>{shown((name_span(ref),), on)}</li>" for ref in of)
    return f'<ul class="row">{"".join(told)}</ul>'


def _stance_list(
    stances: Sequence[StanceView], on: Setting, of: Ref | None = None, origin: _Origin = None
) -> str:
    look = "takers many" if len(stances) >= MANY else "takers"
    return f'<ul class="{look}">{"".join(_taker(stance, on, of, origin) for stance in stances)}</ul>\n'


def _taker(stance: StanceView, on: Setting, of: Ref | None, origin: _Origin) -> str:
    """Who it is behind a sign, which is said for who cannot see it; below it what shows it."""
    if (stance.source, stance.at) == origin:
        stance = stance._replace(source=None, at=None)
    return (
        f"<li{of_speakers([stance.speaker.id], on)}>{named_taker(stance, on, of)}{_evidence(stance, on)}</li>"
    )


def named_taker(stance: StanceView, on: Setting, of: Ref | None) -> str:
    """Who takes a side, behind the sign for how that is known, which is said too."""
    sign, who = taker(stance, on.sheet, of)
    given = [stance.state] if of and stance.state in SIGNS else []  # which the side does not say
    known = ", ".join(on.sheet.say(key) for key in (*given, stance.basis or stance.state))
    unseen = f'<span class="unseen"> {SIGNS["dash"]} {escape(known)}</span>'
    return shown((sign, Span(" "), *who), on) + ("" if stance.basis == "inferred" else unseen)


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
    label = f'<span class="label">{label_word("silent", on)}:</span>'
    look = of_speakers((ref.id for ref in speakers), on, "silence")
    return f"<div{look}>{label} {name_row(speakers, on)}</div>\n"


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
    yield own_heading(3, it.of, on, after=permalink(it.of.id, on, "speaker"))
    yield fact_list(it.facts, on)
    if it.stances or it.earlier:
        yield f"<details><summary>{label_word('stances', on)}"
        yield f' <span class="label">{len(it.stances)}</span></summary>' if it.stances else "</summary>"
        yield f'<ul class="takers">{"".join(_stand(told_again(one), on) for one in it.stances)}</ul>'
        before = "".join(_stand(stance, on) for stance in it.earlier)
        label = f'<p class="label">{label_word("changed-from", on)}:</p>'
        yield f'{label}<ul class="takers">{before}</ul>' if before else ""
        yield "</details>\n"
    if quotes:
        yield f'<details class="said"><summary>{label_word("quotes", on)} '
        yield f'<span class="label">{len(quotes)}</span></summary>'
        yield f'<ul class="refs">{"".join(reference(id, on, own=True) for id in quotes)}</ul></details>\n'
    yield "</section>\n"


def _stand(stance: StanceView, on: Setting) -> str:
    """A question, and the side that is taken on it, behind its sign."""
    number = on.numbers.get(stance.dichotomy.id) if len(on.numbers) > 1 else None
    sign = stance.state if stance.state in SIGNS else stance.basis
    question = (*((Span(f"{number}. "),) if number else ()), name_span(stance.dichotomy), Span(": "))
    drawn = Span(f"{SIGNS[sign]} ", stance.basis or sign)
    if len(stance.positions) == 1 and stance.basis in SIGNS and stance.basis != "inferred":
        known = Span(f" {SIGNS['dash']} {on.sheet.say(stance.basis)}", "unseen")  # which its sign says
        side: Line = (*names(stance.positions, "strong"), known)
    else:
        side = stance_words(stance._replace(lead="positions", date=None), on.sheet)
    return f"<li>{shown((*question, drawn, *side), on)}{_evidence(stance, on)}</li>"
