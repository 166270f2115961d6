"""What stands around the words of a sentence is taken off, and nothing of the words."""

import pytest

from socinno.quotations.trimming import next_word, trimmed, whole_sentences

KEPT = (
    "“Yes,” he said.",
    "[They] said so.",
    "3.5 per cent is much.",
    "It was 4:11",
    "I like [the town]",
    "So (and I mean it)",
    "The dogs'",
    'He said "no".',
    "A. B. said so.",
    "12 people came.",
    "-5 degrees",
    "#metoo matters",
    "the #",
)


def kept(text: str) -> str:
    return text[slice(*trimmed(text, (0, len(text))))]


@pytest.mark.parametrize("words", KEPT)
def test_words_stay(words: str) -> None:
    assert kept(words) == kept(f"  {words}\n ") == words


def test_times_signs_and_what_is_heard_go() -> None:
    around = ("[4:11] ", "1:04:11.500 ", "- ", "## ", "[laughter] ", "(applause)\n", "[Music] ", "> ")
    for lead in (*around, "3. ", "b) ", "12) "):
        assert kept(f"{lead}Yes, we do.") == "Yes, we do."
    for lead in around:
        assert kept(f"{lead}{lead}Yes, we do.") == "Yes, we do."
    for tail in (
        " [laughter]",
        " (loud applause)",
        " [4:11]",
        "\n-\n",
        "\n4:11",
        " [laughter] [crosstalk] (4:11)",
    ):
        assert kept(f"Yes, we do.{tail}") == "Yes, we do."


def test_a_quotation_mark_that_is_alone_goes() -> None:
    assert kept("“Yes. No.") == kept('"Yes. No.') == kept("Yes. No.”") == kept('Yes. No."') == "Yes. No."
    assert kept("Yes. No.””") == "Yes. No."


def test_nothing_is_left_of_what_has_no_words() -> None:
    for text in ("", "  ", "[4:11]", "[laughter] ", "- "):
        start, end = trimmed(text, (0, len(text)))
        assert start <= end
        assert not text[start:end].strip()


def test_very_many_signs_take_little_time() -> None:
    for sign in ("[4:11] ", "[laughter] ", "- ", "[", "(" * 9, "1:", "“", '"', "[a "):
        text = sign * 20_000
        start, end = trimmed(text, (0, len(text)))
        assert 0 <= start <= end <= len(text)
        assert next_word(text, 0, len(text)) <= len(text)


def test_the_next_word_is_one_that_is_said() -> None:
    text = "One.  [laughter] [4:11] – “Two."
    assert text[next_word(text, 4, len(text)) :] == "Two."
    assert next_word(text, 4, 6) == 6


def test_a_sentence_without_end_is_whole_words() -> None:
    text = "because " * 2000
    start, end = whole_sentences(text, (8000, 8007), (0, len(text)))
    assert text[start:end].split() == ["because"] * len(text[start:end].split())
    assert 3000 < end - start < 5000
    long = "x" * 9000
    assert whole_sentences(long, (4000, 4001), (0, 9000)) == (4000, 4001)
