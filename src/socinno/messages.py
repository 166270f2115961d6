"""Problems and stops as the lines that a person reads on stderr, in the asked language."""

from __future__ import annotations

from collections.abc import Mapping

from socinno.inert import one_line
from socinno.problems import Fact, Problem, Stop
from socinno.views import Card, Columns, Ref, Table, View
from socinno.words import say

KINDS = ("what", "wanted")  # facts that name sorts of things, said as words


def problem_line(problem: Problem, language: str) -> str:
    """`file:line:column: error: sentence [rule]`."""
    severity = say(language, problem.severity)
    told = sentence(problem.code, problem.facts, language)
    return f"{one_line(str(problem.where))}: {severity}: {told} [{problem.code}]"


def stop_line(stop: Stop, language: str) -> str:
    """`socinno: sentence`."""
    return f"socinno: {sentence(stop.key, stop.facts, language)}"


def sentence(key: str, facts: Mapping[str, Fact], language: str) -> str:
    """The sentence of a key, its facts filled in."""
    shown = dict(facts)
    shown["meant"] = say(language, "meant", meant=facts["meant"]) if "meant" in facts else ""
    for name in KINDS:
        if name in shown:
            shown[name] = _either(shown[name], language)
    # the clause starts with a space, which a fact on one line would lose
    told = say(language, key, **{k: v for k, v in shown.items() if k != "meant"}, meant="\ue000")
    return told.replace("\ue000", str(shown["meant"]))


def _either(fact: Fact, language: str) -> str:
    kinds = fact if isinstance(fact, tuple) else (str(fact),)
    return f" {say(language, 'or')} ".join(say(language, kind) for kind in kinds)


def best_line(view: View, language: str) -> tuple[str, ...]:
    """That a table has only the best of what there is, as one line."""
    if not isinstance(view, Table) or view.total is None or len(view.records) >= view.total:
        return ()
    return (f"socinno: {say(language, 'best-of', shown=len(view.records), total=view.total)}",)


def next_line(view: View, language: str) -> tuple[str, ...]:
    """What to try next, as one line; only after an overview, where a newcomer starts."""
    if not (isinstance(view, Card) and view.kind == "debate"):
        return ()
    values = [value for part in view.parts if isinstance(part.value, tuple) for value in part.value]
    dichotomies = [v.of.id for v in values if isinstance(v, Columns) and v.of]
    speakers = [v.id for v in values if isinstance(v, Ref) and v.kind == "speaker"]
    shown = [f"socinno show {name}" for name in (*dichotomies[:1], *speakers[:1])]
    compared = [f"socinno compare {name}" for name in dichotomies[:1]]
    return (say(language, "next", commands=", ".join([*shown, *compared])),)
