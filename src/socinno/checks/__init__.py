"""The rules that content is held to, as visible lists of small generators.

Pure: a debate in, problems with addresses out. `RULES` holds what every reading of a debate asks
for; what only `socinno check` asks for stands beside it in `completeness` and `quotes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from socinno.checks import references
from socinno.model import Debate
from socinno.problems import Problem

Rule = Callable[[Debate], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    references.ids_are_unique,
    references.references_lead_somewhere,
    references.references_are_made_once,
    references.stances_are_of_one_dichotomy,
    references.one_stance_a_dichotomy,
    references.evidence_is_the_speakers,
    references.stated_means_said,
    references.inferred_says_why,
    references.direct_quotes_have_one_text,
    references.indirect_quotes_have_no_translation,
    references.names_say_something,
    references.quotes_have_a_place,
)


def errors(debate: Debate) -> Iterator[Problem]:
    """Every breach of a rule without which the debate cannot be shown rightly."""
    for rule in RULES:
        yield from rule(debate)
