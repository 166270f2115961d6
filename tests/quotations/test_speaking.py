"""A quote stands in its own speaker's turn, or in quotation marks; what keeps and breaks each rule."""

from authors import debate, located, parsed

from socinno.quotations.rules import problems
from socinno.quotations.sources import joined
from socinno.quotations.speaking import of_source, opens_the_turn
from socinno.quotations.turns import turns

TEXT = """Report of the meeting.

Sam Baker: My customers come by car. They told me: “we need it”. Is that so?

Kim de Walker: “The children want room. They really do.”
Jan van Dam: We need it.
Sam Baker: So we need the cars.
"""
ARTICLE = "The mayor left. “The square is ours,” said Sam Baker. He wants the cars to stay.\n"


def told(text: str, source: str = TEXT, extra: str = "", head: str = "", kind: str = "report") -> list[str]:
    """The rules that a quote by Baker breaks; `extra` is more of the quote, `head` of the source."""
    written = text.replace('"', '\\"')
    content = debate(f'"{written}"').replace(
        "    source: report\n    at: {page: 2}", f"    source: report{extra}\n    at: {{page: 2}}"
    )
    content = content.replace("title: Report, issued: 2018", f"title: Report{head}")
    of = parsed(content.replace("type: report", f"type: {kind}"))
    found = [p for match in located(content, source) for p in problems(match, of)]
    return [p.code for p in found if p.code in ("quote-turn", "quote-within", "quote-unquoted")]


def test_a_direct_quote_stands_in_its_own_speakers_turn_or_in_nobodys() -> None:
    assert told("My customers come by car.") == []
    assert told("Report of the meeting.") == []
    assert told("The children want room.") == ["quote-turn"]
    assert told("We need it.") == ["quote-turn"]


def test_no_other_starts_to_speak_between_the_first_and_the_last_word() -> None:
    assert told("My customers come by car. [...] The children want room.") == ["quote-turn"]
    assert told("My customers come by car. [...] So we need the cars.") == ["quote-turn"]
    assert told("My customers [...] by car.") == []


def test_words_that_are_told_by_another_stand_in_that_ones_turn() -> None:
    assert told("The children want room.", extra="\n    told-by: walker") == []
    own = TEXT.replace("“The", "The").replace("do.”", "do.")
    assert told("The children want room.", own, extra="\n    told-by: walker") == ["quote-unquoted"]
    assert told("My customers come by car.", extra="\n    told-by: walker") == ["quote-turn"]


def test_a_passage_that_only_looks_like_the_quote_says_nothing_of_its_speaker() -> None:
    assert told("The little children want more room.") == []


def test_words_in_quotation_marks_in_a_turn_may_be_anothers() -> None:
    assert told("we need it") == ["quote-within"]
    assert told("we need it", extra="\n    told-by: baker") == []
    opening = "Sam Baker: “We need it,” my mother used to say.\nKim de Walker: So do we.\n"
    assert told("We need it", opening) == ["quote-within"]
    whole = TEXT.replace("Kim de", "Sam").replace("Walker: “", "Baker: “", 1)
    assert (
        told(
            "The children want room.", whole.replace("Sam Walker", "Sam Baker").replace("Jan van Dam", "Kim")
        )
        == []
    )


def test_in_a_text_without_turns_words_of_another_stand_in_quotation_marks() -> None:
    by_another = ", author: [{family: Smit, given: Eva}]"
    assert told("The square is ours,", ARTICLE, head=by_another) == []
    assert told("He wants the cars to stay.", ARTICLE, head=by_another) == ["quote-unquoted"]
    assert told("He wants the cars to stay.", ARTICLE, head=", author: [{family: Baker, given: Sam}]") == []
    assert told("He wants the cars to stay.", ARTICLE) == []
    assert told("He wants the cars to stay.", ARTICLE, head=by_another, kind="speech") == []


def test_a_name_of_nobody_is_told_once_a_source_and_whom_it_may_mean() -> None:
    of = parsed(
        debate()
        .replace("baker: {name: Sam Baker}", "kball: {name: Kball, also: [Sam]}")
        .replace("baker,", "kball,")
        .replace("speaker: baker", "speaker: kball")
    )
    text = joined([("Sam: a\nKim: b\nKevin Ball: c\nJan van Dam: d\nKevin Ball: e\n", 1)], "report.txt")
    found = [
        (p.code, p.facts["name"], p.facts.get("meant"), p.severity)
        for p in of_source("report", text, turns(text, of), of)
    ]
    assert found == [
        ("name-unknown-near", "Kevin Ball", "kball", "note"),
        ("name-unknown", "Jan van Dam", None, "note"),
    ]


def test_marks_are_the_turns_own_where_no_word_says_whose_the_words_were() -> None:
    def own(words: str) -> bool:
        text = f"Baker: {words}\nKim: No.\n"
        turn = turns(joined([(text, 1)], "report.txt"), parsed(debate()))[0]
        start = text.index("“")
        return opens_the_turn(text, turn, (start, text.index("”") + 1))

    assert own("“We need it.”")
    assert own("“We need it.” So it is.")
    for words in (
        "She said “we need it.”",
        "“We need it,” my mother used to say.",
        "“We need it”, my mother used to say.",
        "“We need it” my mother said.",
    ):
        assert not own(words)
