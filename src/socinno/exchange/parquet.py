"""A library as typed Parquet tables, which DuckDB, Spark and others read as they are.

A table a sort of thing: `debates`, `dichotomies`, `positions`, `speakers`, `sources`, `quotes` and
`stances`. A thing is found by its id together with that of its `debate`; `speakers.person` is the
same for one speaker across debates. A text is a map of language (BCP 47) to words.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from socinno.files import umask
from socinno.library import Library
from socinno.library.catalogue import person
from socinno.model import OWN, Debate
from socinno.problems import Stop
from socinno.views import Column, Table, Text

Record = dict[str, Any]

BATCH = 5000  # records held at a time for each table

PLACE = ("section", "page", "paragraph", "time", "anchor")
COLUMNS: dict[str, dict[str, str]] = {
    "debates": {
        "debate": "id",
        "language": "id",
        "title": "text",
        "question": "text",
        "summary": "text",
        "event": "text",
        "event_date": "string",
        "event_place": "text",
    },
    "dichotomies": {
        "debate": "id",
        "dichotomy": "id",
        "title": "text",
        "question": "text",
        "summary": "text",
    },
    "positions": {
        "debate": "id",
        "dichotomy": "id",
        "position": "id",
        "side": "number",
        "title": "text",
        "claim": "text",
        "summary": "text",
    },
    "speakers": {
        "debate": "id",
        "speaker": "id",
        "person": "id",
        "kind": "id",
        "name": "text",
        "honorific": "string",
        "role": "text",
        "affiliation": "text",
        "about": "text",
    },
    "sources": {
        "debate": "id",
        "source": "id",
        "type": "id",
        "title": "text",
        "issued": "string",
        "url": "string",
    },
    "quotes": {
        "debate": "id",
        "quote": "id",
        "speaker": "id",
        "kind": "id",
        "text": "text",
        "translation": "text",
        "source": "id",
        "place": "place",
        "supports": "ids",
        "challenges": "ids",
        "note": "text",
    },
    "stances": {
        "debate": "id",
        "dichotomy": "id",
        "speaker": "id",
        "positions": "ids",
        "basis": "id",
        "evidence": "ids",
        "note": "text",
    },
}
"""The columns of each table, and what each holds."""


def write(library: Library, folder: str) -> Table:
    """Write the tables into a new folder, all or none of it; a table of what was written.

    Stop (2) if the folder exists already or pyarrow is not installed. OSError if it cannot be written.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise Stop("export-needs", format="parquet") from None
    target = Path(folder)
    if target.exists():
        raise Stop("export-exists", path=folder)
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.absolute().parent))
    try:
        counts = _written(library, draft, pyarrow, parquet)
        draft.chmod(0o777 & ~umask())
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    columns = (Column("table", ("table",), 2), Column("records", ("records",), 1))
    return Table("tables", columns, tuple(_told(name, count) for name, count in counts.items()))


def _told(name: str, count: int) -> Mapping[str, Any]:
    return {"table": Text(f"{name}.parquet"), "records": count}


def _written(library: Library, folder: Path, pyarrow: Any, parquet: Any) -> dict[str, int]:
    """Write every table, a batch of records at a time; how many records each has."""
    schemas = {name: _schema(columns, pyarrow) for name, columns in COLUMNS.items()}
    writers = {n: parquet.ParquetWriter(folder / f"{n}.parquet", s) for n, s in schemas.items()}
    waiting: dict[str, list[Record]] = {name: [] for name in COLUMNS}
    counts = dict.fromkeys(COLUMNS, 0)

    def put(name: str) -> None:
        writers[name].write_table(pyarrow.Table.from_pylist(waiting[name], schemas[name]))
        counts[name] += len(waiting[name])
        waiting[name].clear()

    try:
        for debate in library.debates:
            for name, records in TABLES.items():
                waiting[name] += records(debate)
                if len(waiting[name]) >= BATCH:
                    put(name)
        for name in TABLES:
            put(name)
    finally:
        for writer in writers.values():
            writer.close()
    return counts


def _schema(columns: Mapping[str, str], pyarrow: Any) -> Any:
    string = pyarrow.string()
    types = {
        "id": string,
        "string": string,
        "number": pyarrow.int8(),
        "text": pyarrow.map_(string, string),
        "ids": pyarrow.list_(string),
        "place": pyarrow.struct([(part, string) for part in PLACE]),
    }
    needed = ("id", "number", "ids", "place")
    return pyarrow.schema(
        [pyarrow.field(key, types[kind], nullable=kind not in needed) for key, kind in columns.items()]
    )


def _text(debate: Debate, words: Mapping[str, str] | None, own: str = "") -> list[tuple[str, str]] | None:
    """A text with its languages named, a bare one's too; None where there is none."""
    own = own or debate.language
    return [(own if key == OWN else key, text) for key, text in words.items()] if words else None


def _debates(it: Debate) -> Iterator[Record]:
    event = it.event
    yield {
        "debate": it.id,
        "language": it.language,
        **{key: _text(it, getattr(it, key)) for key in ("title", "question", "summary")},
        "event": _text(it, event.title) if event else None,
        "event_date": event.date if event else None,
        "event_place": _text(it, event.place) if event else None,
    }


def _dichotomies(it: Debate) -> Iterator[Record]:
    for key, dichotomy in it.dichotomies.items():
        texts = {name: _text(it, getattr(dichotomy, name)) for name in ("title", "question", "summary")}
        yield {"debate": it.id, "dichotomy": key, **texts}


def _positions(it: Debate) -> Iterator[Record]:
    for key, dichotomy in it.dichotomies.items():
        for side, position in enumerate(dichotomy.positions.values(), 1):
            texts = {name: _text(it, getattr(position, name)) for name in ("title", "claim", "summary")}
            yield {"debate": it.id, "dichotomy": key, "position": position.id, "side": side, **texts}


def _speakers(it: Debate) -> Iterator[Record]:
    for key, speaker in it.speakers.items():
        who = person(speaker)
        yield {
            "debate": it.id,
            "speaker": key,
            "person": " / ".join((who.id, *who.names)),
            "kind": speaker.kind,
            "honorific": speaker.honorific,
            **{name: _text(it, getattr(speaker, name)) for name in ("name", "role", "affiliation", "about")},
        }


def _sources(it: Debate) -> Iterator[Record]:
    for key, source in it.sources.items():
        own = source.language or ""
        facts = {"type": source.type, "issued": source.issued, "url": source.URL}
        yield {"debate": it.id, "source": key, "title": _text(it, source.title, own), **facts}


def _quotes(it: Debate) -> Iterator[Record]:
    for key, quote in it.quotes.items():
        yield {
            "debate": it.id,
            "quote": key,
            "speaker": quote.speaker,
            "kind": quote.kind,
            "text": _text(it, quote.text, it.language_of(quote)),
            "translation": _text(it, quote.translation),
            "source": quote.source,
            "place": {part: getattr(quote.at, part) for part in PLACE},
            "supports": list(quote.supports),
            "challenges": list(quote.challenges),
            "note": _text(it, quote.note),
        }


def _stances(it: Debate) -> Iterator[Record]:
    for stance in it.stances:
        yield {
            "debate": it.id,
            "dichotomy": it.dichotomy_of(stance.positions[0]).id,
            "speaker": stance.speaker,
            "positions": list(stance.positions),
            "basis": stance.basis,
            "evidence": list(stance.evidence),
            "note": _text(it, stance.note),
        }


TABLES: dict[str, Callable[[Debate], Iterator[Record]]] = {
    "debates": _debates,
    "dichotomies": _dichotomies,
    "positions": _positions,
    "speakers": _speakers,
    "sources": _sources,
    "quotes": _quotes,
    "stances": _stances,
}
