"""The page of a rule, as `check --explain` and a report for code scanning show it."""

from __future__ import annotations

import textwrap

from socinno.problems import Stop
from socinno.quotations.cues import CUES
from socinno.text import nearest
from socinno.words import rule_codes, rule_page


def full_page(code: str, language: str) -> str:
    """The page of a rule: a line and a paragraph; that of a cut ends with the cues that are looked for."""
    lists = (" ".join(listed.split()) for languages in CUES.values() for listed in languages.values())
    return rule_page(code, language).replace("CUES", "\n".join([*lists, "?"]))


def explained(code: str, language: str, width: int) -> str:
    """The page of a rule as text of a width. Stop (2) with the nearest for a rule that is none."""
    if code not in rule_codes():
        near = nearest(code, rule_codes())
        raise Stop(
            "no-such-rule-near" if near else "no-such-rule", asked=code, candidates=rule_codes(), **near
        )
    rows = [textwrap.fill(row, width) for row in full_page(code, language).splitlines()]
    return "\n\n".join([code, *rows]) + "\n"
