"""What statements of a Discourse Network Analyzer database tell beside a side, as themes and topics."""

from typing import Any, NamedTuple

from socinno.exchange.dna_records import Database
from socinno.exchange.draft import given, line
from socinno.model.ids import Ids


class Themes(NamedTuple):
    """The quotes by statement type; and topics by type and title, with their quotes."""

    quotes: dict[int, list[str]]
    topics: dict[tuple[int, str], dict[str, Any]]


def told_under(themes: Themes, quote: str, type: int, title: str = "", ref: str = "") -> None:
    """Put a quote under the topic with a title of a type of statements; under the type itself without one."""
    quotes = themes.quotes.setdefault(type, [])
    if title:
        topic = themes.topics.setdefault((type, title), given(title=title, ref=ref) | {"quotes": []})
        quotes = topic["quotes"]
    if quote not in quotes[-1:]:
        quotes.append(quote)


def themes_of(themes: Themes, held: Database, ids: Ids) -> dict[str, dict[str, Any]]:
    """The themes, one a type of statements; what each is about, the variables of its type tell."""
    found: dict[str, dict[str, Any]] = {}
    of: dict[int, str] = {}
    for type, quotes in themes.quotes.items():
        title = held.types.get(type) or "statements"
        names = ", ".join(it.name for it in held.variables.get(type, ()) if it.name)
        of[type] = ids.free(title, f"type-{type}", "type")
        found[of[type]] = given(title=title, summary=names or title, quotes=quotes, ref=line(str(type)))
    for (type, title), topic in themes.topics.items():
        id = ids.free(title, f"topic-{topic.get('ref', '')}", "topic")
        found[of[type]].setdefault("topics", {})[id] = topic
    return found
