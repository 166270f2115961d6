"""Values as lines of spans: what people read, before a format gives each span its look.

Every format for people starts here, so that all of them say the same: a direct quote in quotation
marks, a translation marked as one, a stance with how we know it, silence in words.
"""

from collections.abc import Callable, Sequence
from typing import Any, cast
from urllib.parse import quote, urlsplit

from socinno.formats import Sheet
from socinno.formats.spans import (
    NOTED,
    SIGN_OF,
    SIGNS,
    Line,
    Span,
    id_after,
    id_beside,
    in_a_row,
    in_words,
    leading_to,
    name_span,
    names,
    naming,
    note_lines,
    place_line,
    short_place,
    silence,
    source_line,
    target_of,
    text_lines,
)
from socinno.formats.stances import changed_line, signed_lines, stance_lines, worded_lines
from socinno.text import one_line
from socinno.views import (
    ByName,
    Changed,
    Context,
    Counts,
    Date,
    Item,
    Place,
    Quotation,
    Reasons,
    Ref,
    Row,
    Share,
    Signed,
    StanceView,
    Text,
    Value,
    Word,
)


def several(value: Value) -> tuple[Value, ...]:
    """The values that a value consists of, where it is several; none where it is one, or silence."""
    return cast(tuple[Value, ...], value) if type(value) is tuple else ()  # a shape is a tuple, too


def lines(value: Value, sheet: Sheet) -> list[Line]:
    """The lines that a value reads as; several values one under the other; silence in words."""
    if value is None or value == ():
        return [silence(sheet)]
    return _LINES[type(value)](value, sheet)


def _ref(ref: Ref, sheet: Sheet) -> list[Line]:
    [spans] = text_lines(ref.name, sheet)
    spans = (spans[0]._replace(link=ref.url, target=target_of(ref.debate, ref.id)), *spans[1:])
    return [spans if ref.id == ref.name.text else (*spans, id_after(ref))]


def _quotation(quote: Quotation, sheet: Sheet) -> list[Line]:
    told = _brief(quote, sheet) if quote.brief else _full(quote, sheet)
    target = target_of(quote.debate, quote.id)
    return [leading_to(line, target) for line in told] if sheet.targets else told


def _full(quote: Quotation, sheet: Sheet) -> list[Line]:
    told_by = (Span(f", {sheet.say('told-by')} "), name_span(quote.told_by)) if quote.told_by else ()
    kind = (Span(f", {sheet.say(quote.kind)}", "label"),)
    when = (Span(f", {in_words(quote.date.iso, sheet)}", "label"),) if quote.date else ()
    by = (
        Span(SIGNS["dash"] + " "),
        *((Span(sheet.say(quote.kind), "label"),) if quote.nameless else (_speaker(quote, sheet),)),
        *told_by,
        *(() if quote.nameless else kind),
        *when,
        Span(f" {SIGNS['dot']} {quote.id}", "faint", target=target_of(quote.debate, quote.id)),
    )
    result = _words(quote, sheet)
    result += [by, source_line(quote.source, quote.at, sheet)]
    for key, refs in (("supports", quote.supports), ("challenges", quote.challenges)):
        if refs:
            result.append((Span(sheet.say(key) + ": ", "label"), *names(refs)))
    return result + note_lines(quote.note, sheet)


def _speaker(quote: Quotation, sheet: Sheet) -> Span:
    """Who says it, or that nothing says who."""
    return name_span(quote.speaker, "strong") if quote.speaker else Span(sheet.say("unnamed"), "label")


def _brief(quote: Quotation, sheet: Sheet) -> list[Line]:
    """A quote with who says it, how and where in a row; a sign says that there is a note, or it is told."""
    told_by = (Span(f"{sheet.say('told-by')} ", "label"), name_span(quote.told_by)) if quote.told_by else ()
    facts: list[Line] = [
        () if quote.nameless else (_speaker(quote, sheet),),
        told_by,
        (Span(sheet.say(f"said-{quote.kind}"), "label"),),
        (Span(in_words(quote.date.iso, sheet), "label"),) if quote.date else (),
        short_place(quote.at, sheet),
        *((name_span(ref, "label"),) for ref in quote.named),
    ]
    found = quote.note and quote.note.marks
    note = note_lines(quote.note, sheet) if found or sheet.page else []
    sign = (Span(f"\u00a0{SIGNS[NOTED]}", NOTED),) if quote.note and not note else ()
    by = (*in_a_row(facts), *sign, Span(quote.id, "edge", target=target_of(quote.debate, quote.id)))
    return [*_words(quote, sheet), *((by, *note) if sheet.page else (*note, by))]


def _words(quote: Quotation, sheet: Sheet) -> list[Line]:
    """The words of a quote, and their translation if there is one."""
    texts = [quote.text, *([quote.translation] if quote.translation else [])]
    return [line for text in texts for line in text_lines(text, sheet)]


def _context(it: Context, sheet: Sheet) -> list[Line]:
    """The words in their place: marked by signs and not by looks alone, what is left out within."""
    pieces = [Span(_inside(text), "found" if quoted else "faint") for text, quoted in it.quoted]
    marked = (Span(SIGNS["from"], "found"), *pieces, Span(SIGNS["to"], "found"))
    place = (name_span(it.source, "faint"), Span(f", {sheet.say('line', line=it.line)}", "faint"))
    return [(Span(_inside(it.before)), *marked, Span(_inside(it.after))), place]


def item_lines(it: Item, sheet: Sheet, worded: bool = False) -> list[Line]:
    """An entry of a list: its lead, its texts, small facts in a row, its id at the edge.

    `worded`: what a sign says is said in words as well.
    """
    told = [item_lead(it, sheet)] if it.lead else []
    told += [line for value in it.text for line in lines(value, sheet)]
    facts = in_a_row(line for fact in it.facts if fact for line in _fact(fact, sheet, worded))
    edge = naming((Span(it.id, "edge"),), it.of) if it.id else ()
    return [*told, (*facts, *edge)] if facts or edge else told


def _fact(fact: Value, sheet: Sheet, worded: bool) -> list[Line]:
    """A small fact: what the interface says is dim, what content says is not."""
    if worded and isinstance(fact, Signed):
        return worded_lines(fact, sheet)
    if not isinstance(fact, Word):
        return lines(fact, sheet)
    return [tuple(span._replace(role="label") for span in line) for line in lines(fact, sheet)]


def item_lead(it: Item, sheet: Sheet, role: str = "strong") -> Line:
    """What an entry of a list is called, and what stands beside that."""
    first, *rest = (line for value in several(it.lead) or (it.lead,) for line in lines(value, sheet))
    named = tuple(span._replace(role=span.role or role) for span in first)
    return in_a_row([naming(named, it.of), *rest])


def lead_line(value: Value, sheet: Sheet) -> Line:
    """What a record is known by, in a row: behind its number, if it has one."""
    first, *rest = several(value) or (value,)
    number = (Span(f"{first}. "),) if isinstance(first, int) and rest else ()
    told = lines(tuple(rest) if number else value, sheet)
    row = tuple(span for line in told for span in (Span(", "), *line))[1:]
    return (*number, *row)


def _by_name(it: ByName, sheet: Sheet) -> list[Line]:
    """ByName one below the other, or in a row."""
    told = [(*naming(line, ref), *id_beside(ref)) for ref in it.refs for line in text_lines(ref.name, sheet)]
    return told if it.apart else [tuple(span for line in told for span in (Span(", "), *line))[1:]]


def _counts(it: Counts, sheet: Sheet) -> list[Line]:
    """How many there are of each side and beside them, all in words."""
    sides = [(name_span(of), Span(f" {count}")) for of, count in it.sides]
    told = [
        *sides,
        *((Span(with_count(key, count, sheet)),) for key, count in it.beside if count or not sides),
    ]
    number = (Span(f"{it.number}. "),) if it.number else ()
    counts = (span for line in told for span in (Span(", "), *line))
    return [(*number, name_span(it.of), Span(": "), *(tuple(counts)[1:]), *inferred(it, sheet))]


def inferred(it: Counts, sheet: Sheet) -> Line:
    """How many of those who are counted are so in our reading, behind the counts."""
    return (Span(f" ({sheet.say('count-inferred', count=it.inferred)})", "label"),) if it.inferred else ()


def shared_sides(of: Sequence[Counts]) -> tuple[Ref, ...]:
    """The two sides of some counts, where they are called the same everywhere; else none."""
    called = {tuple(side.name.text for side, _ in it.sides) for it in of}
    return tuple(side for side, _ in of[0].sides) if len(called) == 1 else ()


def with_count(key: str, count: int, sheet: Sheet) -> str:
    """A count with its word: 1 quote, 2 quotes."""
    return sheet.say(f"count-{key}-1" if count == 1 else f"count-{key}", count=count)


def _inside(text: str) -> str:
    """A piece of a text on one line, with the spaces at its ends, which join it to the next."""
    ends = [" " if piece.isspace() else "" for piece in (text[:1], text[-1:])]
    return f"{ends[0]}{one_line(text)}{ends[1]}" if text.strip() else ends[0]


def key_line(key: str | Ref, sheet: Sheet, role: str = "label") -> Line:
    """What an aspect is called: the interface's word for a key, or the name of a thing."""
    return (Span(sheet.say(key), role),) if isinstance(key, str) else (name_span(key, role),)


def aspect(row: Row, sheet: Sheet, role: str = "label") -> list[Line]:
    """The label of a row, and under it the sign and word for how its cells relate."""
    label = key_line(row.key, sheet, role)
    of = [(name_span(row.debate, "faint"),)] if row.debate else []
    if not row.outcome:
        return [label, *of]
    look = SIGN_OF.get(row.outcome, row.outcome)
    unsure = "" if row.sure else f" ({sheet.say('in-our-reading')})"
    two = "-two" if row.outcome == "unshared" and len(row.cells) == 2 else ""
    said = sheet.say(f"outcome-{row.outcome}{two}")
    return [label, *of, (Span(f"{SIGNS[look]} {said}{unsure}", look),)]


def capital(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]


_LINES: dict[type, Callable[[Any, Sheet], list[Line]]] = {
    Text: text_lines,
    Word: lambda word, sheet: [(Span(sheet.say(word.key, **word.facts)),)],
    Ref: _ref,
    Date: lambda date, sheet: [(Span(in_words(date.iso, sheet)),)],
    Place: lambda place, sheet: [place_line(place, sheet)],
    Quotation: _quotation,
    StanceView: stance_lines,
    Signed: signed_lines,
    Changed: lambda it, sheet: [changed_line(it, sheet)],
    Context: _context,
    Reasons: lambda it, sheet: [
        line for reason in it.entries for line in _quotation(reason.quotation, sheet)
    ],
    Share: lambda it, sheet: [(Span(sheet.say("share", part=it.part, whole=it.whole)),)],
    Item: item_lines,
    ByName: _by_name,
    Counts: _counts,
    int: lambda number, _: [(Span(str(number)),)],
    tuple: lambda values, sheet: [line for value in values for line in lines(value, sheet)],
}


def web_address(address: str) -> str:
    """The address in plain ASCII if it is one of the web; else nothing, and it is no link."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~-._")
