"""Every way in which sources write who speaks."""

import pytest
from authors import debate, parsed

from socinno.quotations.labels import labels
from socinno.quotations.named import names_of
from socinno.quotations.sources import Mark, joined
from socinno.quotations.turns import turns

DEBATE = parsed(
    debate()
    .replace("name: Sam Baker", "name: Sam Baker, also: [Q.]")
    .replace("de Walker}", "de Walker, also: [A.]}")
)
SAID = ("We must raise taxes.", "That is a bad idea.")
FORMS = """
{name}: {said}|{last}: {said}|{capitals}: {said}|{name} : {said}|{name}:{said}|**{name}:** {said}
**{name}**: {said}|*{name}:* {said}|__{name}:__ {said}|De heer {last} (NSC): {said}
De heer {last} (NSC):+{said}|Mevrouw {last}: {said}|Minister {last}: {said}|MR. {capitals}: {said}
Mr. {capitals}. {said}|Ms. {capitals} of Iowa. {said}|{name} (Con): {said}|{name} (Lab)+{said}
{name} (PPE). – {said}|{name} (PPE).— {said}|{name} (chair): {said}|{name}, chair: {said}
{name} [00:01]: {said}|{name} (00:01): {said}|[00:01:02] {name}: {said}|(00:01) {name}: {said}
00:01:02 {name}: {said}|{name}  0:12+{said}|{name}   00:12:10+{said}+|**{name}**++{said}+
## {name}++{said}+|{name}++{said}+|<v {name}>{said}|- {name}: {said}|• {name}: {said}
> {name}: {said}|J. {last}: {said}|Dr. {name}: {said}|{initials}: {said}|{sign} {said}
{name}, minister of housing: {said}|[{name}] {said}|{name}\t{said}|{id}: {said}|Prof. dr. {name}: {said}
"""


@pytest.mark.parametrize(
    "form", [form.replace("+", "\n") for form in FORMS.replace("\n", "|").strip("|").split("|")]
)
def test_a_turn_starts_with_its_label_and_the_words_follow(form: str) -> None:
    baker = {
        "name": "Sam Baker",
        "last": "Baker",
        "capitals": "BAKER",
        "initials": "SB",
        "sign": "Q.",
        "id": "baker",
    }
    walker = {
        "name": "Kim de Walker",
        "last": "De Walker",
        "capitals": "DE WALKER",
        "initials": "KW",
        "sign": "A.",
        "id": "walker",
    }
    text = "\n".join(form.format(said=said, **who) for who, said in zip((baker, walker), SAID, strict=True))
    source = joined([(text, 1)], "report.txt")
    found = turns(source, DEBATE)
    assert [sorted(turn.speakers) for turn in found] == [["baker"], ["walker"]]
    assert [source.text[turn.body :].strip().partition("\n")[0] for turn in found] == list(SAID)


def test_a_turn_starts_within_a_line_where_a_sentence_starts_with_a_speakers_name() -> None:
    source = joined(
        [("Baker: We must. Kim de Walker: No. So it is: that. (Laughs.) Sam: Yes.\n", 1)], "report.txt"
    )
    assert [turn.name for turn in turns(source, DEBATE)] == ["Baker", "Kim de Walker", "Sam"]


def test_a_name_alone_is_a_label_where_it_is_a_heading_or_has_sentences_below() -> None:
    listed = joined([("Present:\nSam Baker\nKim de Walker\n\nThe meeting is opened.\n", 1)], "report.txt")
    assert turns(listed, DEBATE) == ()
    text = "Sam Baker\nwell yes\nKim de Walker\nno\n"
    assert turns(joined([(text, 1)], "report.md"), DEBATE) == ()
    headed = joined([(text, 1)], "report.md")._replace(headings=(Mark(0, "Sam Baker"),), strong=((19, 32),))
    assert [turn.name for turn in turns(headed, DEBATE)] == ["Sam Baker", "Kim de Walker"]


def test_a_name_that_is_spoken_to_on_a_line_of_its_own_is_none() -> None:
    text = "Sam Baker: Go ahead,\n\nKim, with your words.\n\nKim de Walker: Yes. I will.\n"
    found = turns(joined([(text, 1)], "report.txt"), DEBATE)
    assert [turn.name for turn in found] == ["Sam Baker", "Kim de Walker"]


@pytest.mark.parametrize(
    "sign", [":", "a: ", "A:", "**", "[(", "<v ", "a. ", "Sam Baker: ", "\n", "- ", "1:1", "Mr. "]
)
def test_hostile_text_takes_no_longer_than_its_length(sign: str) -> None:
    source = joined([(sign * (200_000 // len(sign)), 1)], "report.txt")
    assert sum(1 for _ in labels(source, names_of(DEBATE))) >= 0
