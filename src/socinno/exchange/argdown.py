"""A debate as an argument map in Argdown (argdown.org): positions are its statements, quotes its arguments.

Quotes have their ids as titles, positions theirs or, where no two are alike, their own titles. Texts are in
the language of the debate, direct quotes in that of their source; each on a line.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from socinno.library import Library
from socinno.model import OWN, Debate, Position, Quote

TAKEN = re.compile(
    r"[\\\[\]<{}#@*_]"  # references, data, tags, mentions, bold and italic
    r"|/(?=[/*])"  # comments
    r"|=(?===)"  # front matter
    r"|[.:](?=\S)"  # short codes, such as .and. and :and:
)
"""The signs of a text that Argdown takes for something else; a backslash stands before these."""

OBJECTS = (
    r"constructor|__\w+__|(?:to|toLocale)String|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable"
)
"""Titles under which Argdown finds something before it has read it: it is a program in JavaScript."""

OUTSIDE = re.compile(rf"[\[\]\\]|^-|^(?:{OBJECTS})$")
"""What the title of a statement may not have, or be: nothing there is escaped."""

IN_DATA = re.compile(r"[={}\]\u0080-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""What would end data or a title before it, or is not allowed in YAML, unless it is written as its number."""


def write(library: Library, ending: str) -> Iterator[bytes]:
    """The one debate of a library, in UTF-8, piece by piece."""
    for debate in library.debates:
        for piece in _pieces(debate):
            yield piece.encode(errors="replace")


def _pieces(debate: Debate) -> Iterator[str]:
    titles = _titles(debate)
    said = _said(debate.title, debate)
    yield f"===\ntitle: {_quoted(said)}\n===\n"
    for dichotomy in debate.dichotomies.values():
        question = _said(dichotomy.question, debate) if dichotomy.question else ""
        yield f"\n# {_escaped(_said(dichotomy.title, debate))} {_data(id=dichotomy.id, question=question)}\n"
        first, second = dichotomy.positions.values()
        yield f"\n{_statement(first, titles, debate)}\n    >< [{titles[second.id]}]\n"
        yield f"\n{_statement(second, titles, debate)}\n"
    for quote in debate.quotes.values():
        yield f"\n<{_named(quote.id)}>: {_escaped(_said(quote.text, debate))} {_of_quote(quote, debate)}\n"
        for sign, targets in (("+>", quote.supports), ("->", quote.challenges)):
            for target in targets:
                yield f"    {sign} {f'[{titles[target]}]' if target in titles else f'<{_named(target)}>'}\n"


def _titles(debate: Debate) -> Mapping[str, str]:
    """What the statement of each position (id) is called, which no other one is."""
    positions = [it for dichotomy in debate.dichotomies.values() for it in dichotomy.positions.values()]
    called = {it.id: _said(it.title, debate) if it.title else it.id for it in positions}
    often = Counter(called.values())
    ids = {it.id for it in positions}
    return {
        id: title
        if often[title] == 1 and title not in ids - {id} and not OUTSIDE.search(title)
        else _named(id)
        for id, title in called.items()
    }


def _named(id: str) -> str:
    """What a thing is called by its id; no id has a line below."""
    return f"{id}_" if re.fullmatch(OBJECTS, id) else id


def _statement(position: Position, titles: Mapping[str, str], debate: Debate) -> str:
    """A position; one without a claim is only its title."""
    title, data = titles[position.id], {"id": position.id}
    if position.title and title != (whole := _said(position.title, debate)):
        data["title"] = whole
    claim = f": {_escaped(_said(position.claim, debate))}" if position.claim else ""
    return f"[{title}]{claim} {_data(**data)}"


def _of_quote(quote: Quote, debate: Debate) -> str:
    """Who says it and where it stands, as data."""
    speaker = debate.speakers.get(quote.speaker or "")
    source = debate.sources.get(quote.source)
    return _data(
        speaker=_said(speaker.name, debate) if speaker else "",
        source=_said(source.title, debate) if source else "",
        section=quote.at.section or "",
        page=quote.at.page or "",
        paragraph=quote.at.paragraph or "",
        time=quote.at.time or "",
        kind=quote.kind,
        date=quote.date or "",
    )


def _data(**values: str) -> str:
    """Data of a heading, statement or argument: YAML on a line, without what is empty."""
    return f"{{{', '.join(f'{key}: {_quoted(value)}' for key, value in values.items() if value)}}}"


def _quoted(text: str) -> str:
    """A text in quotation marks, as YAML and JSON have it."""
    return IN_DATA.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text, ensure_ascii=False))


def _escaped(text: str) -> str:
    return TAKEN.sub(r"\\\g<0>", text)


def _said(text: Mapping[str, str], debate: Debate) -> str:
    """A text on one line, in the language of the debate, or else in the first that it has."""
    found = text.get(OWN) or text.get(debate.language) or next(iter(text.values()))
    return " ".join(found.split())
