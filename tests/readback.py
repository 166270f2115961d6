"""A debate written in every format, parsed back by another's parser, and found whole and harmless."""

import csv
import io
import json
import random
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from rich.cells import cell_len
from whole import shown_passages

import socinno
from socinno import Filters, Library, Sheet
from socinno.exchange import parquet
from socinno.formats import written
from socinno.formats.inlines import web_address
from socinno.library import reader
from socinno.model import OWN, Debate
from socinno.text import one_line
from socinno.unseen import JOINER
from socinno.views import View

SCHEMA = Draft202012Validator(
    json.loads(files("socinno.formats").joinpath("json.schema.json").read_text("utf-8"))
)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""What a terminal may obey, or cannot be encoded; line ends and tabs are not looked at."""

IN_MARKDOWN = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "li", "blockquote", "strong", "code", "a", "br"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
IN_HTML = {
    *("html", "head", "meta", "title", "style", "body", "main", "div", "span", "dl", "dt", "dd"),
    *("figure", "figcaption", "mark", "svg", "rect", *(IN_MARKDOWN - {"strong"})),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "class", "id", "scope", "href", "aria-hidden"),
    *("tabindex", "role", "aria-label", "data-head", "title", "property", "rel"),
    *("viewbox", "preserveaspectratio", "width", "height"),
}
LEFT_OUT = str.maketrans("", "", f"»«{JOINER}")  # around what was searched for, and between many marks
DRAWN = {
    f"{{http://www.w3.org/2000/svg}}{name}"
    for name in ("svg", "title", "desc", "style", "rect", "g", "text", "a")
}


class Page(HTMLParser):
    """What is in a page: its tags in pairs, and its text. AssertionError for what is not ours."""

    def __init__(self, page: str, addresses: set[str]) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.addresses = addresses
        self.anchors: list[str] = []
        self.links: set[str] = set()
        self.feed(page)
        self.close()
        assert self.open == [], "not closed"
        assert len(self.anchors) == len(set(self.anchors)), self.anchors
        assert self.links <= {f"#{anchor}" for anchor in self.anchors}, self.links

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in IN_HTML, f"<{tag}>"
        assert {name for name, _ in attrs} <= ATTRIBUTES, attrs
        address, anchor = dict(attrs).get("href") or "", dict(attrs).get("id")
        self.anchors += [anchor] if anchor else []
        if address.startswith("#"):
            self.links.add(address)
        else:
            assert address in {"", *self.addresses}, attrs
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_pi(self, data: str) -> None:
        raise AssertionError("an instruction")


def views(library: Library, language: str, chance: random.Random) -> Iterator[tuple[str, View]]:
    """A view of each kind, of things taken by chance."""
    debate, everything = library.debates[0], Filters()
    yield "overview", socinno.overview(debate, language)
    yield "debates", socinno.debates(library, language)
    yield "quotes", socinno.quotes(library, everything, language)
    yield "speakers", socinno.speakers(library, everything, language)
    yield "who", socinno.who(library, everything, language)
    yield "pairs", socinno.pairs(library, everything, language)
    kinds: dict[str, list[str]] = {}
    for name, thing in debate.things.items():
        kinds.setdefault(thing.what, []).append(name)
    for kind, names in kinds.items():
        yield f"show {kind}", socinno.show(library, chance.choice(names), language)
    for kind in {"position", "speaker", "dichotomy"} & {*kinds}:
        asked = [chance.choice(kinds[kind])] if kind == "dichotomy" else kinds[kind][:2]
        if kind == "dichotomy" or len(asked) == 2:
            yield f"compare {kind}", socinno.compare(library, asked, language)
    for name in kinds.get("speaker", ())[:1]:
        yield "who one", socinno.speaker(library, name, everything, language)
    words = [
        word for word in one_line(next(iter(debate.title.values()))).split() if any(map(str.isalnum, word))
    ]
    if words:
        yield "search", socinno.search(library, words[:1], everything, language)


def read_back(path: Path, seed: str, languages: tuple[str, ...] = ()) -> int:
    """Every view of the debate in a file, in every format, parsed; how many texts that were.

    In each of the languages; without any, in one by chance.
    """
    library, texts = socinno.load(path), 0
    languages = languages or (random.Random(seed).choice(("en", "nl")),)
    dumped = library.debates[0].model_dump()
    urls = {source["URL"] or "" for source in dumped["sources"].values()}
    # a text that is an address is a link, too
    urls |= {text.strip() for text in _strings(dumped) if len(text.split()) == 1}
    addresses = {*map(web_address, urls)}
    for language in languages:
        chance = random.Random(f"{seed}/{language}")
        for name, view in views(library, language, chance):
            if chance.random() < LOOKED_AT:
                _fits_schema(view, language)
            for format, parse in PARSERS.items():
                for width in (20, 80) if format == "table" else (80,):
                    text = written(view, Sheet(language, width), format)
                    try:
                        parse(text, view, addresses, width)
                    except Exception as error:
                        raise AssertionError(
                            f"{name}, {language}, {format}, {width}: {error!r}\n{text[:9000]}"
                        ) from error
                    texts += 1
        _in_json(library, language)
    _written_back(library.debates[0])
    return texts


def _bare(text: str) -> str:
    """What of a text no fold and no capital of a heading can change."""
    return "".join(one_line(text).translate(LEFT_OUT).split()).casefold()


def _table(text: str, view: View, addresses: set[str], width: int) -> None:
    assert not STEERS.search(text)
    assert all(cell_len(line) <= width for line in text.splitlines()), "too wide"


def _plain(text: str, view: View, addresses: set[str], width: int) -> None:
    _table(text, view, addresses, width)
    shown = _bare(text)
    lost = [passage for passage in shown_passages(view) if _bare(passage) not in shown]
    assert not lost, lost


def _json(text: str, view: View, addresses: set[str], width: int) -> None:
    assert not STEERS.search(text)
    json.loads(text)


def _fits_schema(view: View, language: str) -> None:
    errors = [
        error.message[:200]
        for error in SCHEMA.iter_errors(json.loads(written(view, Sheet(language), "json")))
    ]
    assert not errors, errors


def _csv(text: str, view: View, addresses: set[str], width: int) -> None:
    assert not STEERS.search(text)
    rows = [*csv.reader(io.StringIO(text, newline=""), strict=True)]
    assert len({len(row) for row in rows}) == 1, "rows of several lengths"
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


def _markdown(text: str, view: View, addresses: set[str], width: int) -> None:
    assert not STEERS.search(text)
    tokens = MARKDOWN.parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    foreign = {token.tag for token in (*tokens, *inline) if token.tag} - IN_MARKDOWN
    assert not foreign, foreign
    assert {token.content for token in inline if token.type.startswith("html")} <= {"<br>"}
    assert not [token for token in tokens if token.type in ("html_block", "fence", "code_block")]
    links = {str(token.attrGet("href")) for token in inline if token.type == "link_open"}
    assert {MARKDOWN.normalizeLink(address) for address in addresses} >= links, links
    told = _letters("".join(token.content for token in inline))
    lost = [passage for passage in shown_passages(view) if _letters(one_line(passage)) not in told]
    assert not lost, lost


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).casefold()


def _html(text: str, view: View, addresses: set[str], width: int) -> None:
    assert not STEERS.search(text)
    shown = _bare("".join(Page(text, addresses).text))
    lost = [passage for passage in shown_passages(view) if _bare(passage) not in shown]
    assert not lost, lost


def _svg(text: str, view: View, addresses: set[str], width: int) -> None:
    assert not STEERS.search(text)
    root = ElementTree.fromstring(text)
    foreign = {node.tag for node in root.iter()} - DRAWN
    assert not foreign, foreign
    assert {node.get("href", "") for node in root.iter()} <= {"", *addresses}


LOOKED_AT = 0.1  # of the JSON against its schema, which takes as long as all else
PARSERS = {
    "table": _table,
    "plain": _plain,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
    "html": _html,
    "svg": _svg,
}


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _strings(value)


def _in_json(library: Library, language: str) -> None:
    """Every text that the debate has in a language stands in the JSON about some thing, letter for letter."""
    debate = library.debates[0]
    found: set[str] = set()
    asked: list[View] = [socinno.show(library, name, language) for name in debate.things]
    asked += [socinno.overview(debate, language), socinno.who(library, Filters(), language)]
    for view in asked:
        found |= {*_strings(json.loads(written(view, Sheet(language), "json")))}
    data = debate.model_dump(exclude={"dichotomies": {"__all__": {"short"}}})  # which is a title cut short
    for quote in debate.quotes.values():
        if language == debate.language_of(quote):  # and needs no translation
            data["quotes"][quote.id].pop("translation")
    lost = [text for text in _spoken(data, language) if text not in found]
    assert not lost, f"{language}: lost from JSON: {lost}"


def _spoken(data: Any, language: str) -> Iterator[str]:
    """The texts of a dumped model in a language, else those that say none."""
    if isinstance(data, dict):
        texts = {OWN, "en", "nl"}
        if data and {*data} <= texts and all(isinstance(value, str) for value in data.values()):
            yield from [data[key] for key in (language,) if key in data] or [
                data[key] for key in (OWN,) if key in data
            ]
            return
        for value in data.values():
            yield from _spoken(value, language)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _spoken(value, language)


def _written_back(debate: Debate) -> None:
    """The content itself, written as JSON, which is YAML, is the same debate."""
    data = json.dumps(_content(debate.model_dump(by_alias=True, exclude_defaults=True)), ensure_ascii=False)
    read = reader.parse(data.encode(), "again.yaml", debate.id)
    assert read.debate is not None, read.problems
    assert read.debate.model_dump() == debate.model_dump()


def _content(data: Any) -> Any:
    if isinstance(data, dict):
        return data[OWN] if OWN in data else {key: _content(value) for key, value in data.items()}
    return [_content(value) for value in data] if isinstance(data, list | tuple) else data


def read_tables(path: Path) -> None:
    """The debate's Parquet tables have as many records as it has things, and each of their texts."""
    if find_spec("pyarrow") is None:
        return
    from pyarrow import parquet as arrow

    library = socinno.load(path)
    debate = library.debates[0]
    with TemporaryDirectory() as folder:
        parquet.write(library, f"{folder}/tables")
        rows = {file.stem: arrow.read_table(file).to_pylist() for file in Path(folder, "tables").iterdir()}
    for name in ("dichotomies", "speakers", "sources", "quotes", "stances"):
        assert len(rows[name]) >= len(getattr(debate, name)), name
    told = {words for row in rows["quotes"] for _, words in row["text"]}
    assert {words for quote in debate.quotes.values() for words in quote.text.values()} <= told
