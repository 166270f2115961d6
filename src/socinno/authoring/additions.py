"""Quotes put into a content file: as text, checked before it replaces the file, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from socinno.authoring.check import Checked
from socinno.authoring.cite import Citation
from socinno.authoring.manuscript import Manuscript
from socinno.library.insertion import Addition, added
from socinno.library.writing import block
from socinno.model import Debate
from socinno.problems import Address, Problem, Stop
from socinno.quotations.passages import anchor_beside
from socinno.saving import save
from socinno.text import encoded_as


class Refused(NamedTuple):
    """A quote with which a file would gain problems, and these."""

    citation: Citation
    problems: tuple[Problem, ...]


class Rewritten(NamedTuple):
    """The text of a content file with some quotes in it, these, and those that would make it worse."""

    text: str
    written: tuple[Citation, ...]
    refused: tuple[Refused, ...]


def as_block(manuscript: Manuscript, citations: Sequence[Citation]) -> str:
    """All that is written with some quotes, under the keys where it belongs; '' for none."""
    lists = {dichotomy: {"quotes": ids} for dichotomy, ids in _listed(citations).items()}
    taken = [_as_content(*each) for each in _stances(manuscript.debate, citations).items()]
    quotes = {it.id: it.quote for it in citations}
    whole = {"dichotomies": lists, "quotes": quotes, "stances": taken}
    return block({key: value for key, value in whole.items() if value})


def rewritten(manuscript: Manuscript, citations: Sequence[Citation]) -> Rewritten:
    """The file with those of some quotes in it with which it gains no error and no warning.

    A quote of words that stand in several places gets an anchor beside it. Stop (1), with the block of
    all, where nothing can be put into the file.
    """
    wanted, refused = list(citations), list[Refused]()
    anchored: set[str] = set()
    while wanted:
        text = _with(manuscript, wanted)
        checked = manuscript.checked_as(text, {it.id for it in wanted})
        elsewhere = _elsewhere(checked, {it.id: it for it in wanted}) - anchored
        if elsewhere:
            wanted = [_anchored(manuscript, it) if it.id in elsewhere else it for it in wanted]
            anchored |= elsewhere
            continue
        worse = list(_made_worse(manuscript, checked, wanted))
        if not worse:
            return Rewritten(text, tuple(wanted), tuple(refused))
        refused += worse
        left = {it.id for it in wanted} - {each.citation.id for each in worse}
        wanted = [it for it in wanted if it.id in left]
    return Rewritten(manuscript.text, (), tuple(refused))


def put_in(manuscript: Manuscript, result: Rewritten) -> None:
    """Have the file hold the text, unless it changed meanwhile. Stop (1), with the block, if it cannot."""
    try:
        data = encoded_as(result.text, manuscript.data)
        save(data, manuscript.file, force=True, expected=manuscript.data)
    except Stop as stop:
        stop.unsaved = as_block(manuscript, result.written).encode()
        raise


def _with(manuscript: Manuscript, citations: Sequence[Citation]) -> str:
    text = manuscript.text
    try:
        for address, values in _additions(manuscript, citations):
            text = added(text, Addition(address, values, in_flow=len(address) > 1))  # short lists of ids
    except Stop as stop:
        stop.unsaved = as_block(manuscript, citations).encode()
        raise
    return text


def _additions(
    manuscript: Manuscript, citations: Sequence[Citation]
) -> Iterator[tuple[Address, dict[str, Any] | list[Any]]]:
    """What is added where: the quotes, where a question lists them, and the stances they show."""
    yield ("quotes",), {it.id: it.quote for it in citations}
    for dichotomy, ids in _listed(citations).items():
        yield ("dichotomies", dichotomy, "quotes"), ids
    new = []
    for stance, evidence in _stances(manuscript.debate, citations).items():
        there = _there(manuscript.debate, stance)
        if there is None:
            new.append(_as_content(stance, evidence))
            continue
        old = manuscript.debate.stances[there]
        if old.evidence:  # else the quote shows it as it stands
            yield ("stances", there, "evidence"), evidence
        if stance.note and old.note is None:
            yield ("stances", there), {"note": stance.note}
        elif stance.note and old.note and stance.note not in old.note.values():
            raise Stop("cite-other-note", code=1, speaker=stance.speaker)
    if new:
        yield ("stances",), new


def _listed(citations: Sequence[Citation]) -> dict[str, list[str]]:
    """The quotes (ids) that bear on each question as a whole."""
    listed: dict[str, list[str]] = {}
    for it in citations:
        for dichotomy in it.request.about:
            listed.setdefault(dichotomy, []).append(it.id)
    return listed


class _Taken(NamedTuple):
    """A stance that some quotes show."""

    speaker: str
    positions: tuple[str, ...]
    basis: str
    note: str | None


def _stances(debate: Debate, citations: Sequence[Citation]) -> dict[_Taken, list[str]]:
    """The stances that are asked for, one for each question, with the quotes (ids) that show each."""
    found: dict[_Taken, list[str]] = {}
    for it in citations:
        asked, speaker = it.request, it.quote.get("speaker")
        if asked.stance and speaker:
            by_question: dict[str, list[str]] = {}
            for position in asked.supports:
                by_question.setdefault(debate.dichotomy_of(position).id, []).append(position)
            for positions in by_question.values():
                taken = _Taken(speaker, tuple(sorted(positions)), asked.stance, asked.note)
                found.setdefault(taken, []).append(it.id)
    return found


def _there(debate: Debate, taken: _Taken) -> int | None:
    """Which stance of the debate this is, by its number."""
    for n, stance in enumerate(debate.stances):
        alike = stance.speaker == taken.speaker and tuple(sorted(stance.positions)) == taken.positions
        if alike and stance.basis == taken.basis and not stance.assigned:
            return n
    return None


def _as_content(taken: _Taken, evidence: list[str]) -> dict[str, Any]:
    positions: Any = taken.positions[0] if len(taken.positions) == 1 else list(taken.positions)
    note = {"note": taken.note} if taken.note else {}
    return {
        "speaker": taken.speaker,
        "positions": positions,
        "basis": taken.basis,
        "evidence": evidence,
        **note,
    }


def _elsewhere(checked: Checked, citations: Mapping[str, Citation]) -> set[str]:
    """The quotes (ids) whose words are found at another place than where they were pointed at."""
    found = ((match.quote.id, match.quoted) for match in checked.quotes)
    ours = ((id, spot, citations[id].passage) for id, spot in found if spot and id in citations)
    return {id for id, spot, passage in ours if not passage.start <= spot.start < passage.end}


def _anchored(manuscript: Manuscript, citation: Citation) -> Citation:
    """A quote with a few words beside it, by which its place is told from others."""
    source = next(it for it in manuscript.sources if it.id == citation.quote["source"])
    beside = anchor_beside(citation.passage, source.plain)
    place = {**citation.quote.get("at", {}), **({"anchor": beside} if beside else {})}
    keys = [*citation.quote]
    quote = {**citation.quote, "at": place}
    if "at" not in keys:  # which has its place behind the source
        keys.insert(keys.index("source") + 1, "at")
    return citation._replace(quote={key: quote[key] for key in keys})


def _made_worse(manuscript: Manuscript, checked: Checked, citations: Sequence[Citation]) -> Iterator[Refused]:
    """The quotes with which the file gains problems: those of its own and of its stance; of others, all."""
    gained = manuscript.gained(checked)
    owners = _owners(manuscript.debate, citations)
    own: dict[str, list[Problem]] = {}
    for problem in gained:
        for id in owners.get(problem.address[:2], ()):
            own.setdefault(id, []).append(problem)
    blamed = [Refused(it, tuple(own[it.id])) for it in citations if it.id in own]
    yield from blamed or ([Refused(it, gained) for it in citations] if gained else [])


def _owners(debate: Debate, citations: Sequence[Citation]) -> dict[Address, list[str]]:
    """The quotes (ids) with which came what stands at an address: themselves, and the stances they show."""
    found: dict[Address, list[str]] = {("quotes", it.id): [it.id] for it in citations}
    new = count(len(debate.stances))
    for stance, evidence in _stances(debate, citations).items():
        there = _there(debate, stance)
        found["stances", next(new) if there is None else there] = evidence
    return found
