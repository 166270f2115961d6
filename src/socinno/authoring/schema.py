"""The JSON Schema of a content file (draft 2020-12), derived from the model, for editors.

It describes what an editor sees, which reads YAML 1.2: where a text is wanted a number will do,
since the reader takes every scalar as text; and an optional key may stay empty.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from socinno import files
from socinno.model import Debate
from socinno.saving import save

NAME = "debate.schema.json"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:socinno:debate:1"
MODELINE = f"# yaml-language-server: $schema={NAME}"


def _has(key: str) -> dict[str, Any]:
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


def _if(key: str, value: str, then: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"properties": {key: {"const": value}}}, "then": then}


ACROSS: dict[str, dict[str, Any]] = {
    "Name": {"anyOf": [_has("family"), _has("given"), _has("literal")]},
    "Position": {"anyOf": [_has("title"), _has("claim")]},
    "Quote": {
        "allOf": [
            _if("kind", "direct", {"properties": {"text": {"not": {"type": "object"}}}}),
            _if("kind", "indirect", {"not": _has("translation")}),
        ]
    },
    "Stance": {
        "oneOf": [_has("positions"), _has("neither")],
        "allOf": [
            _if("basis", "inferred", _has("note")),
            {"if": _has("source"), "then": _has("at")},
        ],
    },
}
"""The rules between the keys of one thing, which the model leaves to the checks."""


def write(folder: Path, force: bool = False) -> Path:
    """Write the schema into a folder, unless that has the very same; its path. Stops as `save`."""
    path, data = folder / NAME, text().encode()
    try:
        same = files.read(path, len(data)) == data
    except OSError:
        same = False
    if not same:
        save(data, path, force)
    return path


def schema() -> dict[str, Any]:
    """The schema as data."""
    derived = Debate.model_json_schema(by_alias=True)
    simple = {f"#/$defs/{name}": it for name, it in derived["$defs"].items() if "properties" not in it}
    derived["$defs"] = {name: it for name, it in derived["$defs"].items() if "properties" in it}
    seen = _as_seen(_in_full(derived, simple))
    for name, rules in ACROSS.items():
        seen["$defs"][name] |= rules
    return {"$schema": DRAFT, "$id": ID, **seen}


def text() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _in_full(node: Any, simple: Mapping[str, Any]) -> Any:
    """The same schema with what has no keys of its own written out where it stands."""
    if isinstance(node, list):
        items = [_in_full(item, simple) for item in node]
        return [choice for it in items for choice in (it["anyOf"] if [*it] == ["anyOf"] else [it])]
    if not isinstance(node, dict):
        return node
    if node.get("$ref") in simple:
        rest = {key: value for key, value in node.items() if key != "$ref"}
        return _in_full({**simple[node["$ref"]], **rest}, simple)
    return {key: _in_full(value, simple) for key, value in node.items()}


def _as_seen(node: Any) -> Any:
    """The same schema, allowing what the reader allows and refusing what it refuses."""
    if isinstance(node, list):
        return [_as_seen(item) for item in node]
    if not isinstance(node, dict):
        return node
    seen = {
        key: _as_seen(value) for key, value in node.items() if key not in ("title", "default", "properties")
    }
    if seen.get("type") == "string" and "enum" not in seen:
        seen["type"] = ["string", "number", "boolean"]
    if "patternProperties" in seen:
        seen["additionalProperties"] = False  # an id of another form
    if "properties" in node:
        needed = node.get("required", [])
        fields = {key: _as_seen(value) for key, value in node["properties"].items()}
        seen["properties"] = {
            key: value if key in needed else _or_nothing(value) for key, value in fields.items()
        }
    return seen


def _or_nothing(value: dict[str, Any]) -> dict[str, Any]:
    if {"type": "null"} in value.get("anyOf", []):
        return value
    choices = value["anyOf"] if [*value] == ["anyOf"] else [value]
    return {"anyOf": [*choices, {"type": "null"}]}
