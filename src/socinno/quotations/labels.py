"""What may be the label of a turn in a source: who is said to speak from there on.

Each line is looked at by its first `WIDE` characters only, so the time is linear in the text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from socinno.quotations.named import Names, untitled
from socinno.quotations.sources import SourceText
from socinno.text import fold

WIDE = 120  # characters of a line that a label may take up

_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_LEAD = re.compile(
    rf"[ \t>]*(?:[-–—•*]\s+|#{{1,6}}\s+)?(?P<bold>\*\*|__)?\s*"
    rf"(?P<time>{_TIME}\s*[-–]?\s+)?(?P<bold2>\*\*|__)?"
)
_LINE = re.compile(r"^(?=[^\S\n]*\S).*\n?", re.M)
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_TIMED = re.compile(rf"\s*{_TIME}$")
_TIME_ALONE = re.compile(rf"(?P<name>\S[^\n:]{{0,60}}?)\s+{_TIME}\s*$")
_STOPPED = re.compile(
    r"(?P<name>\w[^.\n(]{0,50}(?:\([^()\n]{1,40}\)|,\s[^.\n]{1,60})?)\.\s{0,2}[–—]\s"  # Name (PPE). – ...
    r"|(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|MR|MRS|MS|Dhr|Mw|Mevr|Mevrouw|De heer)\.?\s"
    r"(?:[A-Z'’-]{1,20}\s){0,3}[A-Z][A-Za-z'’-]{0,9}[A-Z][A-Z'’-]{0,20}"
    r"(?:\sof\s[A-Z]\w{1,20})?)\.\s"
)
_VOICE = re.compile(r"[ \t]*<v(?:\.[\w.]{1,40})?\s+(?P<name>[^>\n]{1,60})>")
_CELL = re.compile(
    r"(?:\[(?P<marked>[^\[\]\n]{1,60})\][ \t]+|\|?[ \t]*(?P<cell>[^|\t\n]{1,60}?)[ ]*[|\t][ \t]*)"
    r"(?=[^\s|])"
)
_SENTENCE = re.compile(r"[.!?…\])”\"]\s+(?=\S)")
_KEY = re.compile(r"[ \t]*[\w-]+(?: [\w-]+)?[ \t]*:(?:\s|$)")
_HEAD = frozenset(
    """
    title author authors date by source url tags language lang layout subtitle description published
    titel auteur auteurs datum door bron taal ondertitel omschrijving
    """.split()  # noqa: SIM905 (a list of strings is harder to read)
)


class Label(NamedTuple):
    """A name that words follow from `body` on; `form`: how it is written, `spaced`: a blank after it."""

    start: int
    body: int
    name: str
    form: str
    spaced: bool = True
    titled: bool = False


def labels(source: SourceText, known: Names) -> Iterator[Label]:
    """Every label of the text and of the file's own format, also those that name nobody."""
    yield from (Label(mark.start, mark.start, mark.name, "voice") for mark in source.voices)
    alone = {mark.start for mark in source.headings} | {start for start, _ in source.strong}
    at = _after_front_matter(source.text)
    for row in _LINE.finditer(source.text, at):
        line, at = row[0], row.start()
        label = label_on(line[:WIDE], known, at in alone)
        if label is None:
            label = _alone(source.text, at, line, known, marked=at in alone)
        if label:
            yield label._replace(start=at + label.start, body=min(at + label.body, at + len(line)))
        if ":" in line:
            yield from _within_a_line(line, at, known)


def _after_front_matter(text: str) -> int:
    """Where the text starts after YAML front matter, or after a head of lines such as `date: ...`."""
    if text.startswith("---\n"):
        end = text.find("\n---", 3)
        return text.find("\n", end + 4) + 1 or len(text) if end >= 0 else 0
    lead = len(text) - len(text.lstrip())
    head = text[lead : lead + 4000].partition("\n\n")[0]
    rows = [row for row in head.splitlines() if row.strip()]
    keys = {fold(row.partition(":")[0]) for row in rows if _KEY.match(row)}
    is_head = len(rows) > 1 and len(keys) == len(rows) and keys & _HEAD
    return lead + len(head) if is_head else 0


def label_on(line: str, known: Names, marked: bool = False) -> Label | None:
    """The label that a line starts with, also one that names nobody; None without one."""
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    form = "bold" if lead and (lead["bold"] or lead["bold2"]) else "plain"
    voice = _VOICE.match(line)
    if voice:
        return Label(0, voice.end(), voice["name"].strip(), "voice")
    for end in (match.end() for match in _COLON.finditer(line, at)):
        label = _before_colon(line, at, end, form, known)
        if label or (end - at > 2 and not _TIMED.search(line[at:end]) and "[" not in line[at:end]):
            return label or _without_colon(line, at, known)
    return _without_colon(line, at, known)


def _before_colon(line: str, at: int, end: int, form: str, known: Names) -> Label | None:
    head = _TIMED.sub("", line[at : end - 1].rstrip().strip("*_")).rstrip("*_ \t")
    rest = line[end:]
    body = end + len(rest) - len(rest.lstrip("*_ \t"))
    whom = known.speakers(head) if head else frozenset()
    bare = re.sub(r"\s*[(\[][^()\[\]]{0,60}[)\]]$", "", head)
    if whom:
        return None if rest.startswith("//") else Label(0, body, head, form, bool(rest[:1].isspace()))
    spaced = not rest.strip("*_\n ") or rest.lstrip("*_")[:1].isspace()
    if not re.fullmatch(r"[^\W\d_][\w.’' -]{0,58}[\w.]", bare) or not spaced:
        return None
    return Label(0, body, bare, form, spaced, untitled(bare) != bare and bare[:1].isupper())


def _without_colon(line: str, at: int, known: Names) -> Label | None:
    """`Mr. SMITH. Words`, `Name (PPE). – Words`, `Q. Words`, `[Name] Words`, `Name | Words`, `Name  0:12`."""
    told = line[at:]
    match = _STOPPED.match(told)
    if match:
        name = (match["name"] or match["title"]).strip()
        return Label(0, at + match.end(), name, "stop", titled=bool(match["title"]))
    first, _, rest = told.partition(" ")
    if rest and first[-1:] in ".:)" and first in known.written:
        return Label(0, at + len(first) + 1, first, "sign")
    tabular = told[:1] == "[" or "|" in line or "\t" in line
    cell = _CELL.match(line, at) if tabular else None
    whose = cell and (cell["marked"] or cell["cell"]).strip("*_ ")
    if cell and whose and known.speakers(whose):
        return Label(0, cell.end(), whose, "cell")
    timed = _TIME_ALONE.match(told)
    if timed and (known.speakers(timed["name"]) or timed["name"][:1].isupper()):
        return Label(0, len(line), timed["name"].strip(), "timed")
    return None


def _alone(text: str, at: int, line: str, known: Names, *, marked: bool) -> Label | None:
    """A name that is a line: a heading, in bold, or with somebody's sentences below."""
    name = line.strip().lstrip("#").strip().strip("*_").rstrip(":").strip()
    if len(name) > 60 or not name or not known.speakers(name):
        return None
    below = text[at + len(line) : at + len(line) + 400].lstrip().partition("\n")[0]
    is_marked = marked or line.strip()[:2] in ("**", "__") or line.startswith("#")
    if not is_marked and "," in name and name[-1] in ".!?…":
        return None  # somebody is spoken to
    if not below or known.speakers(below.strip()) or not (is_marked or re.search(r"[.!?…]", below)):
        return None
    return Label(0, len(line), name, "alone")


def _within_a_line(line: str, at: int, known: Names) -> Iterator[Label]:
    """The names of speakers, as they are written, where a sentence of a line starts."""
    for colon in _COLON.finditer(line):
        begin = max(0, colon.start() - 60)
        ends = [match.end() for match in _SENTENCE.finditer(line, begin, colon.start())]
        names = ((start, line[start : colon.start()].strip("*_ \t")) for start in ends)
        whose = next((it for it in names if it[1][:1].isupper() and known.speakers(it[1])), None)
        if whose and line[colon.end() : colon.end() + 1] in tuple(" *\t\n"):
            yield Label(at + whose[0], at + colon.end() + 1, whose[1], "within")
