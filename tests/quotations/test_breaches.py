"""A breach of a rule says of which quote, in which file, and where the words stand."""

from authors import debate, located

from socinno.quotations.breaches import breach


def test_a_breach_is_named_after_the_quote_or_its_anchor() -> None:
    quote, anchor = located(debate(anchor="anchor: by car"), "My customers come by car.\n")
    told = [breach(match, "absent", "note", line=3) for match in (quote, anchor)]
    assert [problem.code for problem in told] == ["quote-absent", "anchor-absent"]
    assert [problem.address for problem in told] == [
        ("quotes", "baker-says", "text"),
        ("quotes", "walker-says", "at", "anchor"),
    ]
    assert told[0].facts == {"id": "baker-says", "file": "report.txt", "line": 3}
    assert {problem.severity for problem in told} == {"note"}
