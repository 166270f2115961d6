"""A breach of a rule by a quote, or by the anchor of one, as a problem."""

from socinno.problems import Fact, Problem, Severity
from socinno.quotations.locating import QuoteMatch


def breach(match: QuoteMatch, name: str, severity: Severity = "error", /, **facts: Fact) -> Problem:
    """The problem `quote-NAME` or `anchor-NAME`, at the words in the content file."""
    code = f"{'anchor' if match.part == 'anchor' else 'quote'}-{name}"
    return Problem(
        code, match.address, {"id": match.quote.id, "file": match.source.file, **facts}, severity=severity
    )
