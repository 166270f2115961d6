"""How many planted faults the check of quotes finds, and how often it accuses an honest quote.

`python tests/bench/fidelity.py [--size 1000] [--examples 3] [--only WORDS]` prints a table: for each class
of cases and each language their number and what came of them, in percent, beside the goal. Real transcripts
are read from a folder (`--data`, the variable SOCINNO_DATA, or ../shared/data beside the project); without
them English is left out, and that is said. Then it measures the speed (tests/bench/speed.py; `--no-speed`
leaves it out). Ends with 1 where a goal is missed.
"""

import argparse
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench import labels, material, speed
from bench.faults import FAULTS, next_speaker
from bench.honest import HONEST
from bench.judging import SEVERITIES, Outcome, outcomes
from bench.material import Case, Document
from bench.planting import Class, planted, spoken

LANGUAGES = ("en", "nl")
WRONG_IN_THE_DATA = {"196259", "196263", "196194"}
"""Nodes whose speaker, by the text itself, is not who the annotation says: looked at by hand."""


class Row(NamedTuple):
    """A class in one language: what was checked and what came of it; `well`: the outcomes that are right."""

    name: str
    language: str
    goal: str
    cases: list[Case]
    results: list[Outcome]
    bad: list[bool]
    missed: bool

    def share(self, severity: str) -> str:
        """How many in a hundred came to a severity."""
        count = Counter(result.severity for result in self.results)[severity]
        return f"{100 * count / len(self.results):5.1f}" if count else "    –"


def goal_of(kind: Class) -> str:
    """What a class must reach, in words."""
    return f"found ≥ {kind.found:.0f}" if kind.found else "error 0, warning ≤ 3"


def row(kind: Class, language: str, cases: list[Case], results: list[Outcome]) -> Row:
    """Judge a class: of a fault error or warning is right, of an honest quote note or silence."""
    flagged = [result.severity in ("error", "warning") for result in results]
    errors = sum(result.severity == "error" for result in results)
    bad = [flag != bool(kind.found) for flag in flagged]
    share = 100 * sum(flagged) / max(1, len(results))
    missed = share < kind.found if kind.found else errors > 0 or share > 3
    return Row(kind.name, language, goal_of(kind), cases, results, bad, missed)


def form_rows(language: str, documents: list[Document], asked: argparse.Namespace) -> list[Row]:
    """The ways to mark a turn: a right speaker must be let be, a wrong one found."""
    said = (sentence for document in documents for _, _, sentence in spoken(document))
    sentences = [sentence for sentence in dict.fromkeys(said) if sentence.endswith(".")]
    both = [
        (form, case, right)
        for form in labels.FORMS
        for case, right in labels.cases(form, sentences, language, f"{asked.seed}/{form}")
    ]
    results = outcomes([case for _, case, _ in both], asked.workers)
    rows = []
    for wanted, found in ((True, None), (False, 99.0)):
        kind = Class(f"29 forms of turns, {'right' if wanted else 'wrong'} speaker", next_speaker, found)
        chosen = [n for n, (_, _, right) in enumerate(both) if right is wanted]
        made = row(kind, language, [both[n][1] for n in chosen], [results[n] for n in chosen])
        forms = Counter(both[n][0] for n, bad in zip(chosen, made.bad, strict=True) if bad)
        told = ", ".join(f"{form} ({count})" for form, count in forms.items())
        print(
            f"  {language}, {kind.name}: {len(labels.FORMS) - len(forms)} of {len(labels.FORMS)} right"
            + (f"; not: {told}" if told else "")
        )
        rows.append(made)
    return rows


def locution_row(asked: argparse.Namespace) -> Row | None:
    """What people really wrote, with their names, as others annotated it: who is told to be another."""
    found = [
        (node, Case(document, speaker, words))
        for document, locutions in material.nodesets(asked.data)
        for node, speaker, words in locutions
        if node not in WRONG_IN_THE_DATA
    ]
    if not found:
        return None
    cases = [case for _, case in found]
    results = outcomes(cases, asked.workers)
    bad = [any("turn" in code or code == "quote-within" for code in result.codes) for result in results]
    missed = 100 * sum(bad) / len(bad) >= 1
    name = "real locutions, their speaker"
    print(f"  {name}: quote-turn {sum(bad)} of {len(bad)} ({100 * sum(bad) / len(bad):.1f} %)")
    return Row(name, "en", "quote-turn < 1 %", cases, results, bad, missed)


def measured(asked: argparse.Namespace) -> list[Row]:
    """Every class in every language that there is material for."""
    documents = {"en": material.english(asked.data), "nl": material.dutch()}
    rows: list[Row] = []
    for language in [language for language in LANGUAGES if documents[language]]:
        kinds = [kind for kind in (*FAULTS, *HONEST) if asked.only in kind.name]
        cases = [
            planted(kind.make, documents[language], asked.size, f"{asked.seed}/{kind.name}/{language}")
            for kind in kinds
        ]
        results = iter(outcomes([case for some in cases for case in some], asked.workers))
        rows += [
            row(kind, language, some, [next(results) for _ in some])
            for kind, some in zip(kinds, cases, strict=True)
        ]
        if asked.only in "29 forms of turns":
            rows += form_rows(language, documents[language], asked)
    found = locution_row(asked) if asked.only in "real locutions" else None
    return [*rows, *([found] if found else [])]


def table(rows: list[Row]) -> str:
    """The rows side by side by language, a line a class."""
    head = "    n " + " ".join(f"{severity[:5]:>5}" for severity in SEVERITIES)
    lines = [f"{'':31} {'English':29}   {'Dutch':29}", f"{'class':31} {head}   {head}   goal"]
    for name in dict.fromkeys(row.name for row in rows):
        sides = {row.language: row for row in rows if row.name == name}
        cells = [
            f"{len(side.results):5} " + " ".join(side.share(severity) for severity in SEVERITIES)
            if (side := sides.get(language)) and side.results
            else " " * len(head)
            for language in LANGUAGES
        ]
        missed = [language for language, side in sides.items() if side.missed]
        verdict = f"MISSED ({', '.join(missed)})" if missed else "ok"
        lines.append(f"{name:31} {cells[0]}   {cells[1]}   {next(iter(sides.values())).goal}: {verdict}")
    return "\n".join(lines)


def near(case: Case) -> str:
    """What the source has about where the words of a quote begin."""
    text = case.document.text
    start = re.search(r"\W+".join(re.findall(r"\w+", case.quote)[:3]), text, re.I)
    return text[max(0, start.start() - 60) : start.start() + len(case.quote) + 60] if start else "?"


def examples(rows: list[Row], count: int) -> str:
    """The first cases of each class that came out wrong."""
    lines = []
    for row in rows:
        wrong = [n for n, bad in enumerate(row.bad) if bad]
        codes = Counter(", ".join(row.results[n].codes) or "silent" for n in wrong).most_common(4)
        if wrong and count:
            lines.append(f"\n{row.name} ({row.language}): {len(wrong)} wrong; {codes}")
        for n in wrong[:count]:
            case, result = row.cases[n], row.results[n]
            lines.append(f"  {result.severity} {' '.join(result.codes)}: {case.speaker}: {case.quote!r}")
            lines.append(f"      source: {near(case)!r}")
    return "\n".join(lines)


def options() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("SOCINNO_DATA") or material.DATA))
    parser.add_argument("--size", type=int, default=1000, help="cases a class, at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=0, help="of each class, cases that came out wrong")
    parser.add_argument("--only", default="", help="classes whose name has these words")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-speed", action="store_true")
    return parser.parse_args()


def main() -> int:
    """Measure, print, and say whether every goal is reached."""
    asked, start = options(), time.perf_counter()
    if not (asked.data / material.TRANSCRIPT).is_file():
        print(f"no transcripts at {asked.data}: English is left out")
    rows = measured(asked)
    print(table(rows))
    print(examples(rows, asked.examples))
    print(f"{sum(len(row.cases) for row in rows)} cases, {time.perf_counter() - start:.0f} s")
    fast = asked.no_speed or speed.measured()
    return int(any(row.missed for row in rows) or not fast)


if __name__ == "__main__":
    sys.exit(main())
