"""A few words lead to whole sentences of a source: whose they are, and no more than them."""

import random
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sourcefiles import docx, paragraph, pdf

from socinno.model import Debate
from socinno.quotations import rules
from socinno.quotations.few_words import MOST
from socinno.quotations.locating import quote_matches
from socinno.quotations.passages import (
    Excerpt,
    anchor_beside,
    between,
    longer,
    passages_with,
    rare_words,
    shorter,
    word_counts,
)
from socinno.quotations.sources import SourceText, joined, read
from socinno.quotations.sources.times import marked
from socinno.quotations.turns import Turn, turns
from socinno.quotations.typography import normalized

NAMES = {"baker": "Sam Baker", "walker": "Kim de Walker"}

MEETING = """\
Report of the meeting. It was long.

Sam Baker: [04:11] My customers come by car, says Dr. Smit. They pay 3.5 per cent more! [laughter]

Kim de Walker: [05:02] - The children want room. They told me: “We need it. We really do.” Is that so?
They do not count cars.

Sam Baker: "My customers come by car. I know them."

Kim de Walker: I call it the “big parking theory” of shops [applause]
"""


def debate(**quotes: Mapping[str, object]) -> Debate:
    """A debate of two speakers and one source, with these quotes."""
    whole = {
        "language": "en",
        "title": "-",
        "question": "-",
        "speakers": {id: {"name": name} for id, name in NAMES.items()},
        "sources": {"report": {"type": "document", "title": "Report"}},
        "quotes": quotes,
    }
    return Debate.model_validate(whole, context={"id": "square"})


def source(text: str) -> SourceText:
    return joined([(text, 1)], "report.txt")._replace(times=marked(text))


def found(words: str, text: str | SourceText = MEETING) -> list[Excerpt]:
    """The passages that words lead to, in a text whose turns are those of the two speakers."""
    of = source(text) if isinstance(text, str) else text
    return passages_with(words, of, turns(of, debate()), normalized(of.text))


def told(words: str, text: str | SourceText = MEETING) -> list[str]:
    return [passage.text for passage in found(words, text)]


def its_turns(passage: Excerpt) -> tuple[Turn, ...]:
    return turns(passage.source, debate())


def breaches(passage: Excerpt) -> list[str]:
    """What `check` says of a passage written as a direct quote of who has its turn; with where it is not."""
    turn, plain = passage.turn, normalized(passage.source.text)
    at: dict[str, object] = dict(passage.place)
    quote = {"kind": "direct", "text": passage.text, "source": "report", "at": at}
    if turn and turn.speakers:
        quote["speaker"] = min(turn.speakers)
    if plain.text.count(normalized(passage.text).text) > 1 and (beside := anchor_beside(passage, plain)):
        at["anchor"] = beside
    of = debate(it=quote)
    matches = [*quote_matches(of.quotes.values(), of, {"report": passage.source})]
    said = [p.code for match in matches for p in rules.problems(match, of) if p.severity != "note"]
    own = next(match for match in matches if match.part == "text")
    if own.alignment is None or ("anchor" in at and abs(own.alignment.start - passage.start) > 2):
        said.append("elsewhere")
    return said


@pytest.mark.parametrize(
    "words",
    [
        "children want room",
        "THE CHILDREN, want -- ROOM!",
        "the chil\u00addren want ro",
        "  children\n\nwant\troom ",
        "“children ‘want’ room”",
    ],
)
def test_case_punctuation_and_typography_of_the_words_do_not_matter(words: str) -> None:
    [passage] = found(words)
    assert passage.text == "The children want room."
    assert passage.turn
    assert passage.turn.speakers == {"walker"}
    assert passage.place == {"time": "0:05:02"}
    assert (passage.line, passage.near) == (5, False)


def test_several_hits_come_in_the_order_of_the_text() -> None:
    hits = found("customers come by car")
    assert [it.line for it in hits] == [3, 8]
    assert [it.start for it in hits] == sorted(it.start for it in hits)


def test_a_passage_is_the_whole_sentence_and_nothing_beside_it() -> None:
    cases = {
        "customers come by car says": "My customers come by car, says Dr. Smit.",
        "pay 3.5 per cent": "They pay 3.5 per cent more!",
        "want room": "The children want room.",
        "meeting it was": "Report of the meeting. It was long.",
        "big parking": "I call it the “big parking theory” of shops",
        "so they do not": "Is that so? They do not count cars.",
    }
    for words, whole in cases.items():
        assert told(words) == [whole]


@pytest.mark.parametrize(
    "lead", ["", "[04:11] ", "00:04:11 ", "- ", "• ", "## ", "1. ", "2) ", "[laughter] ", "> "]
)
@pytest.mark.parametrize("tail", ["", " [laughter]", " (applause)", " [04:12]", "  ", " [Music] [inaudible]"])
def test_signs_times_and_what_is_heard_are_no_part_of_it(lead: str, tail: str) -> None:
    text = f"Sam Baker: Yes.\nKim de Walker:\n{lead}The children want room.{tail}\nSam Baker: No.\n"
    assert told("children want room", text) == ["The children want room."]


def test_words_put_in_square_brackets_stay() -> None:
    text = "Sam Baker: [They] want the square [of the town].\nKim de Walker: No.\n"
    assert told("want the square", text) == ["[They] want the square [of the town]."]


def test_words_over_the_end_of_a_line_or_a_page_are_found() -> None:
    text = "Sam Baker: The muni-\ncipal council\nis here.\n\nKim de Walker: No.\n"
    assert told("the municipal council is", text) == ["The muni-cipal council is here."]
    assert told("municipal coun", text) == ["The muni-cipal council is here."]
    page = "Sam Baker: The square of the\n\n- 12 -\n\ntown is here.\n\nKim de Walker: No.\n"
    assert len(found("square of the town", page)) == 1


def test_words_stay_in_one_turn() -> None:
    [passage] = found("count cars Sam Baker My customers come")
    assert passage.text == "My customers come by car."
    assert found("Kim de Walker") == []
    assert found("laughter") == []


def test_inexact_words_lead_to_the_nearest_and_are_marked() -> None:
    pytest.importorskip("rapidfuzz")
    for words in ("the kids want room", "they do not count the cars", "THEY DO COUNT CARS"):
        [passage] = found(words)
        assert passage.near
    assert found("zebra xylophone quartz") == []


def test_inexact_words_lead_to_nothing_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socinno.quotations.passages.can_find_near", lambda: False)
    assert found("the kids want room") == []


def test_sentences_that_a_speaker_reads_aloud_are_told_apart() -> None:
    [passage] = found("we really do")
    assert passage.text == "We really do."
    assert passage.quoted
    assert passage.source.text[slice(*passage.quoted)] == "“We need it. We really do.”"
    [passage] = found("need it")
    assert (passage.text, bool(passage.quoted)) == ("We need it.", True)


def test_an_apostrophe_opens_no_quotation() -> None:
    text = "Sam Baker: I go ‘cause it works. It is fine. The dogs’ bark is loud.\nKim de Walker: No.\n"
    assert told("cause it works", text) == ["I go ‘cause it works."]
    text = text.replace("go ‘cause it works. It is fine. The dogs’", "shout “Yes we do. No we do.”")
    assert told("yes we do", text) == ["Yes we do."]


def test_a_turn_in_quotation_marks_is_its_speakers_own() -> None:
    [passage] = found("I know them")
    assert (passage.text, passage.quoted) == ("I know them.", None)


def test_an_article_without_turns_gives_what_stands_in_quotation_marks() -> None:
    article = "The mayor left. “The square is ours,” said Sam. He wants the cars to stay.\n"
    assert told("square is ours", article) == ["The square is ours"]
    assert told("wants the cars", article) == ["He wants the cars to stay."]


@pytest.mark.parametrize(
    "words", ["", " ", "...", "–“”[]", "\x00", "\u00ad", "((((", r"\w+.*(a|b)*[", "$^", "_"]
)
def test_no_words_lead_nowhere(words: str) -> None:
    assert found(words) == [] or all(it.near for it in found(words))


def test_a_sentence_more_or_less_stays_in_the_turn() -> None:
    [first] = found("children want room")
    whole, steps = first, []
    while (more := longer(whole, its_turns(first))) != whole:
        whole = more
        steps.append(whole.text)
    assert len(steps) == 4
    assert whole.text.endswith("They do not count cars.")
    for _ in steps:
        whole = shorter(whole, its_turns(first))
    assert whole == first == shorter(first, its_turns(first))


def test_bounds_can_be_given_by_words() -> None:
    [passage] = found("children want room")
    of = its_turns(passage)
    bounded = between(passage, "want room", "told", of)
    assert bounded
    assert bounded.text == "want room. They told"
    assert between(passage, "", "is that s", of) == between(passage, "the children", "that so", of)
    assert between(passage, "", "count cars", of) is not None
    for first, last in (("customers", ""), ("", "customers"), ("told", "children"), ("!", "room")):
        assert between(passage, first, last, of) is None


def test_an_anchor_stands_alone_in_its_source_and_beside_the_passage() -> None:
    text = "Sam Baker: Yes. It works. One.\nKim de Walker: It works. Two.\nSam Baker: No. It works. 3.\n"
    hits = found("it works", text)
    assert len(hits) == 3
    for passage in hits:
        words = anchor_beside(passage, normalized(text))
        assert normalized(text).text.count(normalized(words).text) == 1
        assert breaches(passage) == []
    word, long = "a" * 60, "u" * 500
    text = f"Sam Baker: b{f' {word}' * 4}. It works.\nKim de Walker: {long}{f' {word}' * 4}. It works."
    assert anchor_beside(found("it works", text)[1], normalized(text)) == ""  # and no part of a word
    same = "Sam Baker: Yes.\nKim de Walker: No.\n" + "Sam Baker: Yes.\nKim de Walker: No.\n" * 40
    assert anchor_beside(found("yes", same)[20], normalized(same)) == ""


def test_rare_words_name_a_passage() -> None:
    [passage] = found("children want room")
    assert rare_words(passage, word_counts(passage.source)) == ["children", "want"]
    assert rare_words(passage, Counter(children=9, want=1, room=2)) == ["want", "room"]
    assert rare_words(passage._replace(hit=(0, 0)), word_counts(passage.source), 1) == ["children"]


SAID = (
    ("baker", "The muni­cipal square is full."),
    ("walker", "The children want room. They do not count cars."),
)


def in_kinds(folder: Path) -> list[SourceText]:
    """The same two turns in every kind of file, under a heading or with times where it has them."""
    one, two = (f"{NAMES[id]}: {words}" for id, words in SAID)
    voices = [f"<v {NAMES[id]}>{words}" for id, words in SAID]
    bodies: dict[str, str | bytes] = {
        "a.txt": one.replace(": ", ": [1:00] ") + "\n\n" + two.replace(": ", ": [2:00] ") + "\n",
        "a.md": "# Square\n\n" + "\n\n".join(_bold(it, "**", "**") for it in (one, two)) + "\n",
        "a.html": f"<h2>Square</h2><p>{_bold(one, '<b>', '</b>')}<p>{_bold(two, '<b>', '</b>')}",
        "a.vtt": "WEBVTT\n\n" + CUES.format(*voices).replace(",", ".").replace("\n2\n", "\n"),
        "a.srt": "1\n" + CUES.format(one, two),
        "a.pdf": pdf([["Square", one, two[:27]], [two[27:]]]),
        "a.docx": docx(paragraph("Square", "Heading1") + paragraph(one) + paragraph(two)),
    }
    for name, body in bodies.items():
        (folder / name).write_bytes(body if isinstance(body, bytes) else body.encode())
    texts = [read(folder / name, name) for name in bodies]
    return [text for text in texts if isinstance(text, SourceText)]


CUES = "00:01:00,000 --> 00:01:04,000\n{}\n\n2\n00:02:00,000 --> 00:02:04,000\n{}\n"


def _bold(line: str, opening: str, closing: str) -> str:
    name, _, words = line.partition(": ")
    return f"{opening}{name}:{closing} {words.replace('children', '<i>children</i>')}"


def test_every_kind_of_source_gives_the_same_passage_and_tells_its_place(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    texts = in_kinds(tmp_path)
    assert len(texts) == 7
    places = {}
    for text in texts:
        [passage] = found("children want room", text)
        assert passage.text == "The children want room.", text.file
        assert passage.turn
        assert passage.turn.speakers == {"walker"}
        assert longer(passage, its_turns(passage)).text == "The children want room. They do not count cars."
        assert breaches(passage) == []
        places[text.file] = passage.place
    for name in ("a.docx", "a.html", "a.md"):
        assert places[name] == {"section": "Square"}
    for name in ("a.srt", "a.txt", "a.vtt"):
        assert places[name] == {"time": "0:02:00"}
    assert places["a.pdf"] == {"page": "1"}


WORDS = """
    Mr. Jan 3.5 1,200 café naïve cars people square e.g. not they we I because U.S. dr. well-known it’s don't
""".split()  # noqa: SIM905 (easier to read)
ENDS = (".", "?", "!", "…", "...", ".”", "")
FORMS = (
    "{name}: {said}\n\n",
    "**{name}:** {said}\n\n",
    "{name}: [{time}] {said}\n",
    "[{time}] {name}: {said}\n",
    "{name} [{time}]:\n{said}\n",
    "{name}: - {said}\n",
    "{name}: “{said}”\n",
    "{name}\t{said}\n",
    "| {name} | {said} |\n",
    "**{name}**\n\n{said}\n\n",
    "- {name}: {said}\n",
)


def transcript(chance: random.Random) -> tuple[SourceText, list[str]]:
    """A made-up transcript with its sentences."""
    form, parts, sentences = chance.choice(FORMS), [], []
    for n in range(chance.randint(2, 8)):
        said = []
        for _ in range(chance.randint(1, 5)):
            some = [chance.choice(WORDS) for _ in range(chance.randint(3, 12))]
            sentence = some[0][:1].upper() + " ".join(some)[1:] + chance.choice(ENDS)
            sentences.append(sentence)
            around = chance.choice(
                (
                    "%s",
                    "%s",
                    "%s",
                    "%s",
                    "“%s”",
                    '"%s"',
                    "They said: “%s”",
                    "[laughter] %s",
                    "%s [applause]",
                    "‘%s’, they said.",
                )
            )
            said.append(around % sentence)
        name = NAMES["baker" if n % 2 else "walker"]
        joint = chance.choice((" ", " ", "\n", "\n\n" if form[0] != "|" else " "))
        parts.append(form.format(name=name, time=f"{n:02}:11", said=joint.join(said)))
    kind = joined([("".join(parts).replace("**", "" if form[2:6] != "name" else "**"), 1)], "report.txt")
    return kind, sentences


def wrong(seed: int) -> list[tuple[str, str, list[str]]]:
    """The passages of a made-up transcript that `check` has something against, each with what and words."""
    chance = random.Random(seed)
    text, sentences = transcript(chance)
    of, plain, against = turns(text, debate()), normalized(text.text), []
    for _ in range(4):
        some = chance.choice(sentences).split()
        start, size = chance.randrange(len(some)), chance.randint(3, 6)
        words = " ".join(some[start : start + size])
        words = chance.choice((str.upper, str.lower, str.title, str))(words)
        for passage in passages_with(words, text, of, plain)[:5]:
            for bounded in (passage, longer(passage, of), shorter(passage, of)):
                said = breaches(bounded) if bounded.turn and bounded.turn.speakers else []
                if not re.search(r"\w", bounded.text) or (said and not bounded.quoted):
                    against.append((words, bounded.text, said))
            more, less = longer(passage, of), shorter(passage, of)
            ended = not text.text[passage.end : passage.end + 1].strip()  # and not within a sentence
            if more != passage and ended and shorter(more, of) != passage:
                against.append((words, passage.text, ["more is not undone by less", more.text]))
            if less != passage and ended and longer(less, of) != passage:
                against.append((words, passage.text, ["less is not undone by more", less.text]))
    return against


@given(st.integers(0, 1 << 32))
@settings(max_examples=40)
def test_whatever_passage_is_found_check_has_nothing_against_it(seed: int) -> None:
    assert wrong(seed) == []


@pytest.mark.long
@given(st.integers(0, 1 << 32))
@settings(max_examples=1500)
def test_whatever_passage_of_many_is_found_check_has_nothing_against_it(seed: int) -> None:
    assert wrong(seed) == []


def test_many_hits_in_a_large_source_are_bounded() -> None:
    text = "Sam Baker: Yes.\nKim de Walker: No.\n" + "It is so and so. " * 20_000
    assert 1 <= len(found("so and so", text)) <= MOST
    assert len(found("so and so " * 1000, text)) <= 1
