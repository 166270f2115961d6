"""What the author of a quote has reviewed: which warnings and notes that answers, and what it cannot."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from socinno.model import Debate
from socinno.problems import Address, Fact, Problem, capped
from socinno.text import SUGGESTIONS, nearest

_OF_A_TEXT = ("quote-", "anchor-")  # rules that only a source at hand can show to be kept or broken


def answered(
    problems: Iterable[Problem],
    debate: Debate,
    compared: Collection[str],
    codes: Collection[str],
    whole: Collection[str] = (),
) -> tuple[list[Problem], int]:
    """The problems without those that were reviewed, `capped`, and how many these are.

    With a warning for each review that answers nothing, or an error. `compared` are the quotes (ids)
    whose source was at hand, `codes` all rules there are, `whole` those of which all are kept.
    """
    reviews = {(quote.id, rule) for quote in debate.quotes.values() for rule in quote.reviewed}
    found = Counter[tuple[str, str, str]]()

    def kept() -> Iterator[Problem]:
        for problem in problems:
            review = (_quote(problem.address), problem.code)
            if review in reviews:
                found[*review, problem.severity] += 1
            if review not in reviews or problem.severity == "error":
                yield problem
        severities: dict[tuple[str, str], set[str]] = {}
        for quote, rule, severity in found:
            severities.setdefault((quote, rule), set()).add(severity)
        yield from _idle(debate, severities, compared, codes)

    told = capped(kept(), whole)
    return told, sum(count for (_, _, severity), count in found.items() if severity != "error")


def _quote(address: Address) -> str:
    return str(address[1]) if address[:1] == ("quotes",) and len(address) > 1 else ""


def _idle(
    debate: Debate,
    severities: dict[tuple[str, str], set[str]],
    compared: Collection[str],
    codes: Collection[str],
) -> Iterator[Problem]:
    """`reviewed-nothing`, `reviewed-error`: a review answers a warning or a note of its own quote."""
    guessed = 0
    for quote in debate.quotes.values():
        for i, rule in enumerate(quote.reviewed):
            facts: dict[str, Fact] = {"id": quote.id, "rule": rule}
            found = severities.get((quote.id, rule))
            if found is None and not (rule.startswith(_OF_A_TEXT) and quote.id not in compared):
                guessed += rule not in codes
                meant = nearest(rule, codes) if rule not in codes and guessed <= SUGGESTIONS else {}
                yield _warning("reviewed-nothing", quote.id, i, facts | meant)
            elif found and "error" in found:
                yield _warning("reviewed-error", quote.id, i, facts)


def _warning(code: str, quote: str, i: int, facts: dict[str, Fact]) -> Problem:
    return Problem(code, ("quotes", quote, "reviewed", i), facts, severity="warning")
