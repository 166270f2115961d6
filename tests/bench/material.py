"""What faults are planted in: real transcripts where they are at hand, and a Dutch debate of our own.

A document is a text as it lies on disk, and what we know of it: who speaks when, in which sentences. It
is read here without any help of the program that is measured.
"""

import json
import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "data"
TRANSCRIPT = "transcripts/js-party-87.md"
NODESETS = "aif/us-2016"

Names = Mapping[str, tuple[str, ...]]
"""The speakers of a document by id: the name first, then what else the document calls them."""


class Turn(NamedTuple):
    """What one speaker says without a break, sentence by sentence."""

    speaker: str
    sentences: tuple[str, ...]


class Document(NamedTuple):
    """A source: its file's name and words, its language, who speaks in it, and what they say."""

    file: str
    text: str
    language: str
    names: Names
    turns: tuple[Turn, ...]


class Case(NamedTuple):
    """A quote to be checked: the words that somebody is said to have spoken in a document."""

    document: Document
    speaker: str
    quote: str


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, roughly: a stop, and then a capital."""
    parts = re.split(r"(?<=[.!?…])\s+(?=[“\"‘']?[A-Z])", " ".join(text.split()))
    return tuple(part for part in parts if part)


def written(language: str, names: Names, turns: tuple[Turn, ...], between: str = " ") -> Document:
    """A document that has these turns as plain text: `Name: ...`, an empty line between two."""
    rows = [f"{names[turn.speaker][0]}: {between.join(turn.sentences)}" for turn in turns]
    return Document("said.txt", "\n\n".join(rows) + "\n", language, names, turns)


def english(data: Path) -> list[Document]:
    """The transcript and the readers' comments, whichever are there."""
    found = [_transcript(data / TRANSCRIPT)] if (data / TRANSCRIPT).is_file() else []
    return [*found, *(document for document, _ in nodesets(data) if len(document.turns) > 1)]


def _transcript(path: Path) -> Document:
    text = path.read_text(encoding="utf-8")
    turns: list[Turn] = []
    for block in re.split(r"\n\s*\n", text):
        label = re.match(r"\*\*([^*]+):\*\*\s*", block)
        said = re.sub(r"^\\\[[\d:]+\\\]\s*", "", block[label.end() :] if label else block)
        said = re.sub(r"\\([\[\]*_])", r"\1", said)
        if label:
            turns.append(Turn(_key(label[1]), sentences(said)))
        elif turns:
            turns[-1] = Turn(turns[-1].speaker, turns[-1].sentences + sentences(said))
    names = {_key(name): (name,) for name in re.findall(r"^\*\*([^*]+):\*\*", text, re.M) if name != "Break"}
    return Document(path.name, text, "en", names, tuple(turn for turn in turns if turn.speaker in names))


def nodesets(data: Path) -> Iterator[tuple[Document, list[tuple[str, str, str]]]]:
    """Each nodeset: its text, and the locutions of its speakers as node, speaker and words."""
    for path in sorted((data / NODESETS).glob("*.json")):
        found = list(_locutions(json.loads(path.read_text(encoding="utf-8"))))
        names = {_key(name): (name,) for _, name, _ in found}
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        plain = unescape(re.sub(r"<[^>]*>", "", re.sub(r"<(?:br|p|/p|/div)\b[^>]*>", "\n", text)))
        turns = tuple(_labelled(plain, {name: key for key, (name,) in names.items()}))
        document = Document(path.with_suffix(".txt").name, text, "en", names, turns)
        yield document, [(node, _key(name), words) for node, name, words in found]


def _locutions(graph: dict[str, list[dict[str, str]]]) -> Iterator[tuple[str, str, str]]:
    """Node, speaker and words; without what an annotator wrote: `Annotator: Name : words`."""
    for node in graph["nodes"]:
        label = re.match(r"(\S+) : +(?=\S)", node["text"])
        if node["type"] == "L" and label:
            yield str(node["nodeID"]), label[1], node["text"][label.end() :].strip()


def _labelled(text: str, keys: dict[str, str]) -> Iterator[Turn]:
    found = list(re.finditer(r"^[ \t]*(\S+):(?=\S|\s)", text, re.M))
    known = [label for label in found if not label[1].startswith("http")]
    for label, following in zip(known, [*known[1:], None], strict=True):
        said = text[label.end() : following.start() if following else len(text)]
        if label[1] in keys:
            rows = [part for row in said.split("\n") for part in sentences(row)]
            yield Turn(keys[label[1]], tuple(rows))


def _key(name: str) -> str:
    key = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    return key if re.search("[a-z]", key) else f"x{key}"


DUTCH_NAMES = {
    "visser": ("Anna Visser",),
    "smit": ("Piet Smit",),
    "boukhari": ("Karim Boukhari",),
    "de-groot": ("Els de Groot",),
    "van-dam": ("Joost van Dam",),
}


@cache
def ours(name: str) -> dict[str, Any]:
    """A file of sentences beside this one."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def dutch() -> list[Document]:
    """Three debates, each of every sentence of ours once, in turns of one to five sentences."""
    found = ours("dutch")
    said = [row for kind in ("plain", "negation", "condition", "number", "joined") for row in found[kind]]
    plain = [row.replace("{", "").replace("}", "") for row in said]
    plain = [row[0].upper() + row[1:] for row in plain]
    return [written("nl", DUTCH_NAMES, _turned(plain, random.Random(n))) for n in range(3)]


def _turned(said: list[str], chance: random.Random) -> tuple[Turn, ...]:
    rows, turns, speakers = chance.sample(said, len(said)), list[Turn](), list(DUTCH_NAMES)
    while rows:
        count = chance.randint(1, 5)
        others = [name for name in speakers if not turns or name != turns[-1].speaker]
        turns.append(Turn(chance.choice(others), tuple(rows[:count])))
        rows = rows[count:]
    return tuple(turns)
