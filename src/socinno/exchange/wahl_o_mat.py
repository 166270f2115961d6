"""Voting advice as qual-o-mat-data collects it: a folder of JSON files, an election each.

A statement is a question, a party a speaker, its answer a stance, and its comment a quote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from socinno.exchange.draft import Draft, given, line
from socinno.exchange.elections import (
    KEYS,
    NEEDED,
    Listed,
    comments_in,
    election_in,
    listed_id,
    meaning_of,
    records_in,
)
from socinno.model.ids import Ids
from socinno.problems import Stop

if TYPE_CHECKING:
    from socinno.exchange.recognising import Sample

_Things = dict[str, dict[str, Any]]
_Count = Counter[str]


def recognises(sample: Sample) -> bool:
    """Whether it is a folder with the files of an election, or one of these files."""
    needed = [f"{name}.json" for name in NEEDED]
    if sample.names:
        return {*needed} <= {*sample.names}
    named = sample.path.suffix == ".json" and sample.path.stem in KEYS
    return named and all((sample.path.parent / name).is_file() for name in needed)


def read(path: Path) -> Draft:
    """An election as a debate.

    Stop (1) where a file is missing or of another form, and where no answer means yes, or none no.
    """
    folder, left, ids = path if path.is_dir() else path.parent, _Count(), Ids()
    head = election_in(folder / "overview.json", left)
    files = {name: records_in(folder / f"{name}.json", left) for name in KEYS if name != "overview"}
    title, source = line(head.get("title")), ids.free("wahl-o-mat")
    speakers = _speakers(files["party"], ids, left)
    dichotomies = _dichotomies(files, folder, ids, left)
    quotes, stances = _answers(files, speakers, dichotomies, source, ids, left)
    dataset = {"type": "dataset", "title": title or line(folder.resolve().name) or "Wahl-O-Mat"}
    things = given(
        title=title,
        event=given(title=title, date=_date(head.get("date"))) if title else {},
        ref=line(head.get("slug")),
        sources={source: dataset | given(URL=line(head.get("data_source")))},
        speakers=speakers,
        dichotomies=dichotomies,
        quotes=quotes,
        stances=stances,
    )
    return Draft(things, +left)


def _date(value: object) -> str:
    """The day that a date or a time is on; '' where it is none."""
    day = line(value)[:10]
    try:
        return date.fromisoformat(day).isoformat() if len(day) == 10 else ""
    except ValueError:
        return ""


def _speakers(parties: Listed, ids: Ids, left: _Count) -> _Things:
    speakers: _Things = {}
    for key, it in parties.items():
        name, long = line(it.get("name")), line(it.get("longname"))
        if not (name or long):
            left["wahl-o-mat-nameless"] += 1
            continue
        also = [long] if name and long not in ("", name) else []
        id = ids.free(name or long, f"party {key}", "party 1")
        speakers[id] = given(name=name or long, also=also, kind="collective", ref=key)
    return speakers


def _dichotomies(files: Mapping[str, Listed], folder: Path, ids: Ids, left: _Count) -> _Things:
    """The statements as questions, whose sides are the answers yes and no in the words of the source."""
    meant = {meaning: key for key, it in reversed(files["answer"].items()) if (meaning := meaning_of(it))}
    if not {"for", "against"} <= {*meant}:
        raise Stop("wahl-o-mat-answers", code=1, path=str(folder / "answer.json"))
    sides = [line(files["answer"][meant[meaning]]["message"]) for meaning in ("for", "against")]
    dichotomies: _Things = {}
    for key, it in files["statement"].items():
        label, text = line(it.get("label")), line(it.get("text"))
        if not (label or text):
            left["wahl-o-mat-nameless"] += 1
            continue
        id = ids.free(label or text, f"statement {key}", "statement 1")
        taken = [ids.free(f"{side} {key}", f"side {key}", "side 1") for side in sides]
        category = files["category"].get(listed_id(it.get("category")), {})
        dichotomies[id] = given(
            title=label or text,
            summary=line(category.get("label")),
            positions={
                taken[0]: given(title=sides[0], claim=text),
                taken[1]: {"title": sides[1]},
            },
            ref=key,
        )
    return dichotomies


def _answers(
    files: Mapping[str, Listed], speakers: _Things, dichotomies: _Things, source: str, ids: Ids, left: _Count
) -> tuple[_Things, list[dict[str, Any]]]:
    """The answers as quotes and stances; what was said without taking a side is put with its question."""
    parties = {it["ref"]: id for id, it in speakers.items()}
    statements = {it["ref"]: id for id, it in dichotomies.items()}
    quotes: _Things = {}
    stances: list[dict[str, Any]] = []
    said, answered = comments_in(files, left), set[tuple[str, str]]()
    for key, it in files["opinion"].items():
        speaker = parties.get(listed_id(it.get("party")), "")
        asked = statements.get(listed_id(it.get("statement")), "")
        if not speaker or not asked or (speaker, asked) in answered:
            left["wahl-o-mat-answered" if speaker and asked else "wahl-o-mat-missing"] += 1
            continue
        answered.add((speaker, asked))
        meaning = meaning_of(files["answer"].get(listed_id(it.get("answer"))))
        agree, disagree = dichotomies[asked]["positions"]
        side = {"for": agree, "against": disagree}.get(meaning, "")
        place = {"source": source, "at": {"section": dichotomies[asked]["title"]}}
        shown: list[str] = []
        if key in said:
            comment, text = said[key]
            quote = ids.free(f"{speaker} {asked}", f"comment {comment}", "comment 1")
            own = given(speaker=speaker, kind="direct", text=text, **place)
            quotes[quote] = own | given(supports=[side] if side else [], ref=comment)
            if not side:
                shown = [quote]
                dichotomies[asked].setdefault("quotes", []).append(quote)
        stand = given(positions=side, neither="" if side else asked)
        if meaning:
            how = given(basis="stated", evidence=shown, **place, ref=key)
            stances.append({"speaker": speaker} | stand | how)
        left["wahl-o-mat-unclear"] += not meaning
    return quotes, stances
