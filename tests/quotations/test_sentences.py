"""Where a sentence starts and ends."""

from socinno.quotations.sentences import sentences


def around(text: str, words: str, within: tuple[int, int] | None = None) -> str:
    at = text.index(words)
    return text[slice(*sentences(text, at, at + len(words), within))].strip()


def test_a_sentence_ends_with_its_mark_an_empty_line_or_a_heading() -> None:
    wrapped = "Perhaps, said the mayor of the town that afternoon, the people of\nUtrecht Come here."
    after_heading = "The town asked them to Come here and so they did in the end, all of them."
    cases = {
        "Stay. Come here, he said. Go.": "Come here, he said.",
        "He asked Dr. Jones to Come here. Go.": "He asked Dr. Jones to Come here.",
        "“Stay.” “Come here.” Go.": "“Come here.”",
        "Stay. [applause] Come here, he said. (laughter) Go.": "[applause] Come here, he said.",
        "„Stay.” „Come here.” Go.": "„Come here.”",
        "Nobody left\n\nCome here\n\nNobody": "Come here",
        f"What nobody knew\n{after_heading}": after_heading,
        wrapped: wrapped,
    }
    assert {text: around(text, "Come here") for text in cases} == cases


def test_it_stays_within_somebodys_turn() -> None:
    text = "A: never that B: Come here"
    assert around(text, "Come", (17, len(text))) == "Come here"


def test_a_sentence_without_end_is_looked_at_in_part() -> None:
    text = "never " + "word " * 5000 + "quoted" + " word" * 5000
    at = text.index("quoted")
    first, last = sentences(text, at, at + 6)
    assert at - 2000 <= first < at < last <= at + 2006
