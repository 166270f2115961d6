"""Mending what is safe and unambiguous: the form of an id, the typography of a quote.

Only the scalars concerned are rewritten, in the text of the file as it stands, so comments and
layout stay. What was meant is then proved: the new text must hold the same scalars but for those.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from socinno.authoring import check as checking
from socinno.authoring.check import Checked
from socinno.files import save
from socinno.library.tree import FORBIDDEN, Scalar, scalars
from socinno.model import ID_PATTERN
from socinno.words import sentence

PASSES = 3  # an id that is mended may uncover what was not looked at before

Edits = Mapping[tuple[int, int], str]
"""New values by the line and column where the scalar starts."""

_QUOTES = "‘’‚‛′`´ʼ‹›'“”„‟«»″\""


def mend(paths: Sequence[Path], sources: Mapping[str, Path]) -> dict[str, int]:
    """Mend the content files that paths lead to, in place: how much was mended, by file."""
    done: dict[str, int] = {}
    for _ in range(PASSES):
        changed = False
        for checked in checking.check(paths, sources).files:
            count = _mend(checked)
            if count:
                done[checked.file] = done.get(checked.file, 0) + count
                changed = True
        if not changed:
            break
    return done


def _mend(checked: Checked) -> int:
    if not any(problem.code in MENDED for problem in checked.problems):
        return 0
    path = Path(checked.file)
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    new, count = mended(text, edits(checked, text))
    if count:
        save(data[: len(data) - len(text.encode())] + new.encode(), path, force=True)
    return count


MENDED = frozenset({"bad-id", "quote-typography", "anchor-typography"})
"""The rules whose breaches can be mended safely."""


def summary(done: Mapping[str, int], language: str) -> Iterator[str]:
    """What was mended, a line for each file."""
    for file, count in done.items():
        yield sentence("mended", {"file": file, "count": count}, language)


def edits(checked: Checked, text: str) -> dict[tuple[int, int], str]:
    """What can be mended in a file."""
    found = dict(_ids(checked, {scalar.value for scalar in scalars(text)}))
    written = {s.address: s.match.written for s in checked.sightings if s.match and s.outcome == "equal"}
    for problem in checked.problems:
        if problem.code in ("quote-typography", "anchor-typography"):
            found[problem.where.line, problem.where.column] = written[problem.address]
    return {place: value for place, value in found.items() if not FORBIDDEN.search(value)}


def _ids(checked: Checked, taken: set[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Ids that are one but for their form: each has its own, which nothing else in the file has."""
    bad = [problem for problem in checked.problems if problem.code == "bad-id"]
    formed = {str(p.facts["value"]): slug(str(p.facts["value"])) for p in bad}
    for problem in bad:
        old = str(problem.facts["value"])
        new = formed[old]
        alone = list(formed.values()).count(new) == 1 and new not in taken
        if alone and re.search(ID_PATTERN, new) and len(new) <= 80:
            yield (problem.where.line, problem.where.column), new


def slug(name: str) -> str:
    """The id that a name comes nearest to.

    >>> slug("Één_Nieuwe  Relatie")
    'een-nieuwe-relatie'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")


def mended(text: str, wanted: Edits) -> tuple[str, int]:
    """The text with the edits in it that could be proved, and how many those are."""
    done = 0
    for place, value in sorted(wanted.items(), reverse=True):  # from the end: what is before stays put
        before = scalars(text)
        i = next((n for n, scalar in enumerate(before) if (scalar.line, scalar.column) == place), None)
        if i is None:
            continue
        hoped = [scalar.value for scalar in before]
        hoped[i] = value
        for token in _tokens(text, before[i], value):
            tried = text[: before[i].start] + token + text[before[i].end :]
            if _values(tried) == hoped:
                text, done = tried, done + 1
                break
    return text, done


def _values(text: str) -> list[str]:
    try:
        return [scalar.value for scalar in scalars(text)]
    except ValueError:
        return []


def _tokens(text: str, scalar: Scalar, value: str) -> Iterator[str]:
    """Ways to write the new value, the one that changes least first."""
    old = text[scalar.start : scalar.end]
    tail = old[len(old.rstrip()) :]
    if re.search(ID_PATTERN, value):
        yield value
    yield _requoted(old, scalar.style, value)
    if scalar.style in (">", "|"):
        head, _, body = old.partition("\n")
        rows = body.rstrip().splitlines()
        yield f"{head}\n{_wrapped(value, rows, whole=scalar.style == '|')}{tail}"
    inside = value.replace("\\", "\\\\").replace('"', '\\"')
    yield f'"{inside}"{tail}'


def _requoted(old: str, style: str, value: str) -> str:
    """The same characters, quotation marks replaced by those of the value in their order."""
    skip = 1 if style in ("'", '"') else 0
    inner = old[skip : len(old) - skip]
    marks = iter([c for c in value if c in _QUOTES])
    new = "".join(next(marks, c) if c in _QUOTES else c for c in inner)
    return old[:skip] + new + old[len(old) - skip :]


def _wrapped(value: str, rows: list[str], *, whole: bool) -> str:
    """The value on lines as long as those that were there; `whole`: on one."""
    first = next(iter(rows), "")
    margin = first[: len(first) - len(first.lstrip())]
    width = len(margin) + len(value) if whole else max((len(row) for row in rows), default=80)
    return textwrap.fill(
        value,
        max(width, len(margin) + 20),
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
