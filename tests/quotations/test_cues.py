"""A quote cut out of its negation, its condition or its hedge is noticed; one that is whole is not."""

import pytest

from socinno.quotations.cues import CUES, cue_around, listed_cues, sentences


def cue(sentence: str) -> str:
    """The cue around the words between braces."""
    before, quoted, after = sentence.replace("}", "{").split("{")
    return cue_around(before + quoted + after, [(len(before), len(before + quoted))])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It is never true that {policy alone changes practice}.", "never"),
        ("{Policy alone changes practice}, but only if the city pays.", "if"),
        ("{Policy alone changes practice}, which nobody here believes any more.", "nobody"),
        ("I don't think that {policy alone changes practice}.", "don't"),
        ("I don’t think, to be quite frank with you all, that {policy changes practice}.", "don’t"),
        ("Perhaps {policy alone changes practice}.", "Perhaps"),
        ("It may be that {policy alone changes practice}.", "may"),
        ("The claim is a myth: {policy alone changes practice}.", "claim"),
        ("Does anyone say that {policy alone changes practice}?", "?"),
        ("Dr. Jones never said that {policy alone changes practice}.", "never"),
        ("Het is nooit waar dat {beleid alleen de praktijk verandert}.", "nooit"),
        ("{Beleid verandert de praktijk}, zij het niet altijd.", "niet"),
        ("Als de gemeente betaalt, {verandert beleid de praktijk}.", "Als"),
        ("{Beleid verandert de praktijk}, mits er geld is.", "mits"),
        ("Ik geloof er niets van, zei hij, dat {beleid de praktijk verandert}.", "niets"),
        ("De vraag is of {beleid de praktijk verandert}.", "vraag is of"),
        ("Volgens dr. De Boer zou {beleid de praktijk veranderen}.", "zou"),
        ("Het zou kunnen, o.a. in Utrecht, dat {beleid de praktijk verandert}.", "zou"),
        ("Het is ten\nonrechte dat {beleid de praktijk verandert}.", "ten onrechte"),
    ],
)
def test_a_cut_is_noticed_before_and_after_the_quote(sentence: str, found: str) -> None:
    assert cue(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "She said that {policy alone changes practice}.",
        "{It is never true that policy alone changes practice}.",  # the quote keeps its negation
        "Nobody objected. {Policy alone changes practice}. Nobody objects.",
        "Is that so? {Policy alone changes practice}.",
        "In May {policy alone changes practice}.",
        "A little money: {policy alone changes practice}.",
        "Innovatie als oplossing: {beleid verandert de praktijk}.",
        "De een of de ander zegt: {beleid verandert de praktijk}.",
        "Niemand sprak.\n\n{Beleid verandert de praktijk}\n\nNiemand sprak.",
        "Notable nothings aside: {policy alone changes practice}.",
    ],
)
def test_what_is_whole_or_has_no_cue_is_left_alone(sentence: str) -> None:
    assert cue(sentence) == ""


def test_a_cue_in_what_was_left_out_is_noticed() -> None:
    text = "Policy never changes practice."
    assert cue_around(text, [(0, 6), (13, 29)]) == "never"


def test_a_quote_of_several_sentences_looks_at_the_first_and_the_last() -> None:
    text = "He never said: go. Stay here. Come, unless it rains."
    start, end = text.index("go"), text.index(", unless")
    assert cue_around(text, [(start, end)]) == "never"
    assert cue_around(text, [(text.index("Stay"), end)]) == "unless"


def test_a_quote_is_cut_off_in_a_sentence_with_any_cue_of_the_list() -> None:
    def said(listed: str) -> str:
        return {"n't": "doesn't", "of": "de vraag is of"}.get(listed, listed)

    cues = dict(listed_cues())
    assert set(cues.values()) == set(CUES)
    before = [listed for listed in cues if not cue(f"So {said(listed)} this: {{it works}}.")]
    after = [listed for listed in cues if not cue(f"Thus {{it works}} or so, {said(listed)} all that.")]
    assert before == after == []
    beyond = [
        listed for listed in cues if cue(f"So {said(listed)} that. {{It works}}. So {said(listed)} this.")
    ]
    assert beyond == []


def test_a_sentence_without_end_is_looked_at_in_part() -> None:
    text = "never " + "word " * 5000 + "quoted" + " word" * 5000
    at = text.index("quoted")
    first, last = sentences(text, at, at + 6)
    assert at - 2000 <= first < at < last <= at + 2006
