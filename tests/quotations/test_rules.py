"""What a quote must be beside its source; each rule with what keeps it and what breaks it."""

from authors import debate, located, parsed

from socinno.quotations.rules import problems

TEXT = """Report of the meeting.

Sam Baker: My customers come by car. They ‘always’ did.

Kim de Walker: The children want room to play. It is not true that the shops need cars.
"""


def broken(text: str, anchor: str = "page: 3", swap: bool = False) -> list[str]:
    content = debate(f'"{text}"', anchor=anchor)
    if swap:
        content = content.replace("Sam Baker", "X").replace("Kim de Walker", "Sam Baker")
        content = content.replace("name: X", "name: Kim de Walker")
    return [problem.code for match in located(content, TEXT) for problem in problems(match, parsed(debate()))]


def test_a_direct_quote_is_the_very_words() -> None:
    cases = {
        "My customers come by car.": [],
        "My customers [...] by car": [],
        "They ‘always’ did.": [],
        "They 'always' did.": ["quote-typography"],
        "My customers mostly come by car.": ["quote-near"],
        "Something else altogether here.": ["quote-absent"],
    }
    assert {text: broken(text) for text in cases} == cases


def test_it_stands_in_its_own_speakers_turn_or_in_nobodys() -> None:
    assert broken("The children want room to play.") == ["quote-turn"]
    assert broken("The children want room to play.", swap=True) == []
    assert broken("Report of the meeting.") == []


def test_it_is_not_cut_out_of_its_negation() -> None:
    assert broken("the shops need cars.", swap=True) == ["quote-cut"]
    assert broken("It is not true that the shops need cars.", swap=True) == []


def test_an_anchor_is_the_very_words_too_but_only_says_where_to_look() -> None:
    cases = {
        "children want": [],
        "They 'always' did": ["anchor-typography"],
        "children wanted room": ["anchor-near"],
        "nothing of the sort": ["anchor-absent"],
        "the shops need cars": [],
    }
    told = {anchor: broken("My customers come by car.", f'anchor: "{anchor}"') for anchor in cases}
    assert told == cases


def test_of_several_places_the_rules_look_at_the_one_nearest_the_anchor() -> None:
    text = "Sam Baker: It works. Much later.\nKim: It works, but not here.\n"
    plain = debate("It works")
    anchored = plain.replace("at: {page: 2}", "at: {anchor: but not here}")
    told = [
        [p.code for match in located(of, text) for p in problems(match, parsed(of))]
        for of in (plain, anchored)
    ]
    assert [sorted(codes) for codes in told] == [[], ["quote-cue", "quote-turn"]]


def test_typography_and_a_cut_are_warnings_and_all_else_is_an_error() -> None:
    def severities(text: str, anchor: str = "page: 3") -> dict[str, str]:
        matches = located(debate(f'"{text}"', anchor=anchor), TEXT)
        return {
            problem.code: problem.severity
            for match in matches
            for problem in problems(match, parsed(debate()))
        }

    whole = "My customers come by car."
    assert severities("They 'always' did.") == {"quote-typography": "warning"}
    assert severities("My customers mostly come by car.") == {"quote-near": "error"}
    assert severities("Something else altogether here.") == {"quote-absent": "error"}
    assert severities("the shops need cars.") == {"quote-cut": "warning", "quote-turn": "error"}
    assert severities(whole, "anchor: \"They 'always' did\"") == {"anchor-typography": "warning"}
    assert severities(whole, 'anchor: "children wanted room"') == {"anchor-near": "error"}
    assert severities(whole, 'anchor: "nothing of the sort"') == {"anchor-absent": "error"}


def test_a_problem_has_what_its_sentence_is_made_of() -> None:
    [match] = located(debate("The children want room to play."), TEXT)
    [problem] = problems(match, parsed(debate()))
    assert problem.address == ("quotes", "baker-says", "text")
    assert problem.facts == {
        "id": "baker-says",
        "file": "report.txt",
        "other": "Kim de Walker",
        "speaker": "baker",
        "line": 5,
    }
