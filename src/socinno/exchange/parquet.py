"""A library as typed Parquet tables, which DuckDB, Spark and others read as they are.

A table a sort of thing: `debates`, `dichotomies`, `positions`, `speakers`, `sources`, `quotes` and
`stances`. A thing is found by its id together with that of its `debate`; `speakers.person` is the
same for one speaker across debates. A text is a map of language (BCP 47) to words, that of the debate
first. There is a record for each stance that was written, with its sides in the order of the dichotomy:
`state` is what it says, and `current` whether it is where the speaker stands now, or the side that the
speaker was assigned last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, get_args, get_origin

from socinno.agreement import SILENT, standings, state_of
from socinno.library import Library
from socinno.library.catalogue import person
from socinno.model import (
    Debate,
    Dichotomy,
    Model,
    Place,
    Position,
    Quote,
    Source,
    Speaker,
    Stance,
    Worded,
    marked,
)
from socinno.problems import Stop
from socinno.saving import new_folder

Record = dict[str, Any]

HELD = 500
"""Records of a table that are held at a time: in Arrow's columns they take a tenth of the memory."""

GROUP = 2 * 1024 * 1024
"""Bytes of columns from which they are written, as one row group: what others read at once."""

FIELDS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "debates": (Debate, ("language", "title", "question", "summary", "by", "ref")),
    "dichotomies": (Dichotomy, ("title", "short", "question", "summary", "quotes", "ref")),
    "positions": (Position, ("title", "claim", "summary", "ref")),
    "speakers": (
        Speaker,
        ("kind", "name", "also", "honorific", "role", "affiliation", "about", "ref"),
    ),
    "sources": (Source, ("type", "title", "issued", "URL", "sha256", "ref")),
    "quotes": (
        Quote,
        (
            *("speaker", "told_by", "kind", "text", "translation", "source", "at", "date"),
            *("supports", "challenges", "note", "ref"),
        ),
    ),
    "stances": (
        Stance,
        (
            *("speaker", "positions", "assigned", "basis", "evidence", "source", "at", "date"),
            *("note", "ref"),
        ),
    ),
}
"""What of each sort of thing is in its table, after the ids by which it is found."""

KEYS: dict[str, tuple[str, ...]] = {
    "dichotomies": ("dichotomy",),
    "positions": ("dichotomy", "position", "side"),
    "speakers": ("speaker", "person"),
    "sources": ("source",),
    "quotes": ("quote",),
    "stances": ("dichotomy", "state", "current"),
}
"""What comes first in a table, and is never null: the ids, and what is made of the rest of the debate."""

MORE = {"debates": ("event", "event_date", "event_place"), "stances": ("affiliation",)}
"""What comes last in a table, from another thing: texts, and a date."""
RENAMED = {"URL": "url", "at": "place"}


def write(library: Library, folder: str) -> dict[str, int]:
    """Write the tables into a new folder, all or none of it; how many records each has.

    Stop (2) if the folder exists already, if its name cannot be, or if pyarrow is not installed. OSError
    if it cannot be written. What who was killed left beside it is removed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise Stop("export-needs", format="parquet", library="pyarrow", extra="parquet") from None
    with new_folder(folder) as draft:
        return _written(library, draft, pyarrow, parquet)


def _written(library: Library, folder: Path, pyarrow: Any, parquet: Any) -> dict[str, int]:
    """Write every table, a part of one at a time; how many records each has."""
    schemas = {name: _schema(name, pyarrow) for name in TABLES}
    with ExitStack() as stack:
        tables = {
            name: _Filling(
                stack.enter_context(_writer(folder / f"{name}.parquet", schema, parquet)), schema, pyarrow
            )
            for name, schema in schemas.items()
        }
        for debate in library.debates:
            for name, table in tables.items():
                for record in _records(name, debate):
                    table.put(record)
        for table in tables.values():
            table.end()
    return {name: table.count for name, table in tables.items()}


class _Filling:
    """A table that is being written, however long: what waits is bounded. `count` is what was put in."""

    def __init__(self, writer: Any, schema: Any, pyarrow: Any) -> None:
        self._writer, self._schema, self._pyarrow = writer, schema, pyarrow
        self._held: list[Record] = []
        self._group: list[Any] = []
        self.count = self._size = 0

    def put(self, record: Record) -> None:
        self._held.append(record)
        self.count += 1
        if len(self._held) == HELD:
            self._pack()
            if self._size >= GROUP:
                self._write()

    def end(self) -> None:
        self._pack()
        self._write()

    def _pack(self) -> None:
        batch = self._pyarrow.RecordBatch.from_pylist(self._held, self._schema)
        self._group.append(batch)
        self._size += batch.nbytes
        self._held.clear()

    def _write(self) -> None:
        self._writer.write_table(self._pyarrow.Table.from_batches(self._group, self._schema))
        self._group.clear()
        self._size = 0


@contextmanager
def _writer(path: Path, schema: Any, parquet: Any) -> Iterator[Any]:
    """What writes a table, closed at the end; as an open file: Arrow takes no name that is not UTF-8."""
    with path.open("wb") as file:
        writer = parquet.ParquetWriter(file, schema)
        try:
            yield writer
            writer.close()
        finally:
            writer.is_open = False  # one that failed would be closed again when it goes, and complain


def _schema(name: str, pyarrow: Any) -> Any:
    """The columns of a table and their types, from the model; only what the model requires is never null."""
    string = pyarrow.string()
    text = pyarrow.map_(string, string)
    kinds = {
        Place: pyarrow.struct([(part, string) for part in Place.model_fields]),
        tuple: pyarrow.list_(string),
        bool: pyarrow.bool_(),
    }
    made = {"side": pyarrow.int8(), "current": pyarrow.bool_(), "event_date": string}
    model, fields = FIELDS[name]
    texts = {field.name for field in marked(model, Worded)}
    columns = [pyarrow.field("debate", string, nullable=False)]
    columns += [pyarrow.field(key, made.get(key, string), nullable=False) for key in KEYS.get(name, ())]
    for field in fields:
        annotation = model.model_fields[field].annotation
        kind = next((kinds[it] for it in kinds if _is_made_of(annotation, it)), string)
        nullable = field in texts or type(None) in get_args(annotation)
        column = RENAMED.get(field, field), text if field in texts else kind
        columns.append(pyarrow.field(*column, nullable=nullable))
    columns += [pyarrow.field(key, made.get(key, text)) for key in MORE.get(name, ())]
    return pyarrow.schema(columns)


def _is_made_of(annotation: Any, kind: type) -> bool:
    """Whether a type is another one, may be it, or is another name for it."""
    meant = getattr(annotation, "__value__", annotation)
    inside = any(_is_made_of(inner, kind) for inner in get_args(meant))
    return kind in (meant, get_origin(meant)) or inside


def _records(name: str, it: Debate) -> Iterator[Record]:
    """The records that a debate has in a table."""
    fields = FIELDS[name][1]
    for own, thing in TABLES[name](it):
        values = {RENAMED.get(field, field): _value(it, thing, field) for field in fields}
        yield {"debate": it.id, **values, **own}


def _value(it: Debate, thing: Model, field: str) -> Any:
    value = getattr(thing, field)
    if isinstance(value, Place):
        return vars(value)
    if isinstance(value, dict):
        return _text(it, value, _language(it, thing, field))
    return value


def _language(it: Debate, thing: Model, field: str) -> str:
    """The language of a bare text: of a quote's words and of the title of a work it is their own."""
    if isinstance(thing, Quote) and field == "text":
        return it.language_of(thing)
    return (thing.language if isinstance(thing, Source) and field == "title" else None) or it.language


def _text(it: Debate, words: Mapping[str, str], own: str = "") -> list[tuple[str, str]]:
    """A text with its languages named, a bare one's too (`own`), and that of the debate first.

    So who lacks it in a language finds it in the first, as in every answer of socinno.
    """
    named = [(key or own or it.language, text) for key, text in words.items()]
    return sorted(named, key=lambda of: of[0] != it.language) if len(named) > 1 else named


def _debates(it: Debate) -> Iterator[tuple[Record, Model]]:
    values = (getattr(it.event, field, None) for field in ("title", "date", "place"))
    told = (_text(it, value) if isinstance(value, dict) else value for value in values)
    yield dict(zip(MORE["debates"], told, strict=True)), it


def _positions(it: Debate) -> Iterator[tuple[Record, Model]]:
    for key, dichotomy in it.dichotomies.items():
        for side, (name, position) in enumerate(dichotomy.positions.items(), 1):
            yield {"dichotomy": key, "position": name, "side": side}, position


def _speakers(it: Debate) -> Iterator[tuple[Record, Model]]:
    for key, speaker in it.speakers.items():
        who = person(speaker)
        yield {"speaker": key, "person": " / ".join((who.id, *who.names))}, speaker


def _stances(it: Debate) -> Iterator[tuple[Record, Model]]:
    stands = standings(it)
    for stance in it.stances:
        dichotomy = it.dichotomy_in(stance)
        now = stands.get(stance.speaker, {}).get(dichotomy.id, SILENT)
        affiliation = it.speakers[stance.speaker].affiliation
        own = {
            "dichotomy": dichotomy.id,
            "positions": [name for name in dichotomy.positions if name in stance.positions],
            "state": state_of(it, stance),
            "current": any(stance is latest for latest in (now.stance, now.assigned)),
            "evidence": it.evidence_of(stance),
            "affiliation": _text(it, affiliation) if affiliation else None,
        }
        yield own, stance


TABLES: dict[str, Callable[[Debate], Iterator[tuple[Record, Model]]]] = {
    "debates": _debates,
    "dichotomies": lambda it: (({"dichotomy": key}, thing) for key, thing in it.dichotomies.items()),
    "positions": _positions,
    "speakers": _speakers,
    "sources": lambda it: (({"source": key}, thing) for key, thing in it.sources.items()),
    "quotes": lambda it: (({"quote": key}, thing) for key, thing in it.quotes.items()),
    "stances": _stances,
}
"""The things of a debate that are in each table, each with the ids by which it is found."""
