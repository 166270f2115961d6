"""Who speaks in a source is read from the source alone, in every form in which a turn may be marked."""

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import growth
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.quotations.participants import MOST, Participant, participants
from socinno.quotations.sources import SourceText, html, joined, markdown, subtitles
from socinno.quotations.sources.document import Part
from socinno.quotations.sources.times import marked

TRANSCRIPT = Path(__file__).parents[3] / "shared" / "data" / "transcripts" / "js-party-87.md"
KINDS: dict[str, Callable[[str], Iterable[Part]]] = {
    "txt": lambda text: [(text, 1)],
    "md": markdown.words,
    "html": html.words,
    "vtt": subtitles.words,
}


def source(text: str, kind: str = "txt") -> SourceText:
    found = joined(KINDS[kind](text), f"x.{kind}")
    return found._replace(times=found.times or marked(found.text))


def turns(text: str, kind: str = "txt") -> dict[str, int]:
    """How many turns each name has."""
    return {one.name: one.turns for one in participants(source(text, kind))}


def dialogue(form: str, first: str = "Anna Bakker", second: str = "Tom Smit", between: str = "\n\n") -> str:
    """Two people who speak twice each, every turn written in a form."""
    said = ("Welcome to you all.", "Hi there.", "So it goes.", "Well it does.")
    names = (first, second, first, second)
    rows = zip(names, said, (1, 5, 9, 12), strict=True)
    return (
        between.join(form.format(name=name, words=words, time=f"{at:02}") for name, words, at in rows) + "\n"
    )


FORMS = {
    "a colon": "{name}: {words}",
    "a dash": "- {name}: {words}",
    "a role in brackets": "{name} (chair): {words}",
    "a time behind the name": "{name} [00:{time}]: {words}",
    "a time in brackets first": "[00:00:{time}] {name}: {words}",
    "a time first": "00:00:{time} {name}: {words}",
    "a time behind, words below": "{name}  0:{time}\n{words}",
    "a line of its own": "{name}\n{words}",
    "a stop and a dash": "{name} (PPE). – {words}",
    "square brackets": "[{name}] {words}",
    "a bar": "{name} | {words}",
    "a row of a table": "| {name} | {words} |",
    "a TAB": "{name}\t{words}",
    "a title and a role": "Dr. {name}, chair: {words}",
}
OF_MARKDOWN = {
    "bold with a colon": "**{name}:** {words}",
    "bold alone": "**{name}**\n\n{words}",
    "a heading": "## {name}\n\n{words}",
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_turn_tells_who_speaks(form: str) -> None:
    assert turns(dialogue(FORMS[form])) == {"Anna Bakker": 2, "Tom Smit": 2}


@pytest.mark.parametrize("form", OF_MARKDOWN)
def test_so_does_each_of_markdown(form: str) -> None:
    assert turns(dialogue(OF_MARKDOWN[form]), "md") == {"Anna Bakker": 2, "Tom Smit": 2}
    assert turns(dialogue(OF_MARKDOWN[form], "Anna", "Tom"), "md") == {"Anna": 2, "Tom": 2}


def test_so_do_a_page_and_subtitles() -> None:
    page = dialogue("<p><strong>{name}</strong></p><p>{words}</p>")
    assert turns(page, "html") == {"Anna Bakker": 2, "Tom Smit": 2}
    cues = dialogue("00:{time}.000 --> 00:{time}.900\n<v {name}>{words}")
    assert turns(f"WEBVTT\n\n{cues}", "vtt") == {"Anna Bakker": 2, "Tom Smit": 2}


def test_names_are_of_many_shapes() -> None:
    pairs = [
        ("Anna", "Tom"),
        ("ANNA BAKKER", "TOM SMIT"),
        ("Speaker 1", "Speaker 2"),
        ("xixo", "SixBiscuit"),
        ("Kim van der Berg", "Ludwig van Beethoven"),
        ("José Núñez", "Élodie Frété"),
        ("Jean-Luc O’Neil", "Mary-Ann St. John"),
        ("王小明", "李雷"),
        ("Иван Петров", "Анна Иванова"),
        ("Interviewer", "Anna Bakker"),
    ]
    assert [
        pair for pair in pairs if turns(dialogue("{name}: {words}", *pair)) != dict.fromkeys(pair, 2)
    ] == []


def test_a_parliament_has_titles_parties_and_offices() -> None:
    text = """De voorzitter: Het woord is aan de heer Omtzigt.

De heer Omtzigt (NSC): Dank u wel, voorzitter.

Mevrouw Bikker (ChristenUnie): Mag ik iets vragen?

De voorzitter: Gaat uw gang.

Wethouder De Vries: Dat is zo.

De heer Omtzigt (NSC): Zeker.

Zaal: Boe!
"""
    assert participants(source(text)) == [
        Participant("De voorzitter", (), 2),
        Participant("Omtzigt", (), 2, "De heer", "", "NSC"),
        Participant("Bikker", (), 1, "Mevrouw", "", "ChristenUnie"),
        Participant("De Vries", (), 1, "", "Wethouder"),
        Participant("Zaal", (), 1),
    ]


def test_a_court_and_a_congress_write_names_in_capitals() -> None:
    assert turns("MR. SMITH: Your honor.\n\nTHE COURT: Yes.\n\nMS. JONES: No.\n\nTHE COURT: Go on.\n") == {
        "SMITH": 1,
        "THE COURT": 2,
        "JONES": 1,
    }
    record = "Mr. SMITH of Texas. I yield.\n\nMs. JACKSON LEE. Thank you.\n\nMr. SMITH of Texas. I do.\n"
    assert turns(record) == {"SMITH": 2, "JACKSON LEE": 1}


def test_short_forms_are_those_of_the_whole_name() -> None:
    text = "Jerod Santo: Hi.\n\nDivya Sasidharan: Hi.\n\nJerod: So.\n\nDS: Well.\n\nSANTO: Yes.\n\n"
    text += "Van Dam: No.\n\nKim van Dam: What?\n"
    found = {one.name: (one.also, one.turns) for one in participants(source(text))}
    assert found == {
        "Jerod Santo": (("Jerod", "SANTO"), 3),
        "Divya Sasidharan": (("DS",), 2),
        "Kim van Dam": (("Van Dam",), 2),
    }


def test_a_name_that_two_people_share_is_of_neither() -> None:
    text = "Anna Smit: One.\n\nTom Smit: Two.\n\nAnna: Three.\n\nTom: Four.\n\nSmit: Five?\n"
    assert turns(text) == {"Anna Smit": 2, "Tom Smit": 2}


def test_who_speaks_once_among_others_is_found() -> None:
    assert turns("Anna Bakker: Welcome.\n\nTom Smit: Hi there.\n") == {"Anna Bakker": 1, "Tom Smit": 1}
    assert turns(dialogue("{name}: {words}") + "\nKim Berg: May I?\n")["Kim Berg"] == 1


NOBODY = {
    "notes": "# Report\n\nThe cars: they go.\n\nNote: so.\n\nNote: it.\n\nSource: here.\n\nSource: there.\n",
    "news": "AMSTERDAM - Cars. “We do,” says Anna Bakker.\n\nRead also: more.\n\nPhoto: ANP\n\nPhoto: AP\n",
    "he said": "He said: yes.\n\nShe said: no.\n\n" * 2,
    "headlines": "Breaking News\n\nWords.\n\nFurther Reading\n\nWords.\n\n" * 2,
    "headings": "## Big Words\n\nThe words.\n\n## Other Words\n\nNo big or other.\n\n" * 2,
    "questions": "Q: Did you see it?\nA: I did.\nQ: When?\nA: At noon.\n",
    "a place": "New York\n\n" + "It is big, and I have been there.\n\n" * 40 + "New York\n\nIt is.\n",
    "one alone": "Anna Bakker: I speak.\n\nAnna Bakker: And again.\n",
    "marks": "::: \n\n* * *\n\n: : :\n\n---\n\n| | |\n\n[ ] x\n\n[ ] y\n",
    "nothing": "",
}


@pytest.mark.parametrize("case", NOBODY)
def test_what_is_no_name_is_nobody(case: str) -> None:
    kind = "md" if NOBODY[case].startswith("#") else "txt"
    assert turns(NOBODY[case], kind) == {}


def test_minutes_have_heads_and_decisions_among_their_speakers() -> None:
    head = "Present: Anna Bakker, Tom Smit\nDate: 1 May\nPlace: Utrecht\n\n"
    tail = "\nDecision: yes\nDecision: no\nAction: Tom\nAction: Anna\n"
    text = head + dialogue("{name}: {words}", between="\n") + tail
    assert turns(text) == {"Anna Bakker": 2, "Tom Smit": 2}


def test_a_word_of_the_language_is_nobody_though_it_stands_there_often() -> None:
    text = dialogue("{name}: {words}") + "\nFairness: it is fairness, fairness, fairness.\n" * 2
    assert "Fairness" in turns(text)
    assert "Fairness" not in turns(text + "What is fairness? " * 30)


def test_a_label_without_words_is_nobody() -> None:
    text = dialogue("{name}: {words}") + "\nBreak: [15:36]\n\nBreak: [20:00]\n"
    assert turns(text) == {"Anna Bakker": 2, "Tom Smit": 2}


@pytest.mark.skipif(not TRANSCRIPT.is_file(), reason="the transcript is not at hand")
def test_a_real_transcript_is_read_right() -> None:
    assert turns(TRANSCRIPT.read_text("utf-8"), "md") == {
        "Jerod Santo": 64,
        "Feross Aboukhadijeh": 29,
        "Divya Sasidharan": 50,
        "Christopher Hiller": 10,
        "Kevin Ball": 38,
    }


WORD = st.text("abcdeghklmnoprst", min_size=2, max_size=8).map("Qu{}".format)
NAMES = st.lists(st.tuples(WORD, WORD).map(" ".join), min_size=2, max_size=8, unique=True)


@given(NAMES, st.sampled_from([*FORMS.values()][:8]), st.integers(2, 4))
def test_whoever_speaks_is_found_with_every_turn(names: list[str], form: str, rounds: int) -> None:
    firsts, lasts = ({part for name in names for part in [name.split()[n]]} for n in (0, 1))
    if len(firsts) < len(names) or len(lasts) < len(names) or firsts & lasts:
        return
    rows = [form.format(name=name, words="We go on.", time="07") for name in names * rounds]
    assert turns("\n\n".join(rows) + "\n") == dict.fromkeys(names, rounds)


@given(st.text("AaBb:.[]()|#*-_\t\n 12\u202e\u0301,’", max_size=300), st.sampled_from([*KINDS]))
def test_whatever_a_text_holds_it_can_be_read(text: str, kind: str) -> None:
    assert all(one.turns > 0 and one.name.strip() for one in participants(source(text, kind)))


def test_of_ten_thousand_names_the_most_frequent_are_told_apart() -> None:
    chance = random.Random(14)
    names = [
        f"{a}{b} {a}{c}".title() for a in "bcdfghklmn" for b in _endings(chance) for c in _endings(chance)
    ]
    text = dialogue("{name}: {words}\n\n{name}: So.") + "".join(f"{name}: Yes.\n\n" for name in names * 2)
    found = participants(source(text))
    assert len(found) == MOST
    assert [one.name for one in found[:2]] == ["Anna Bakker", "Tom Smit"]


def _endings(chance: random.Random) -> list[str]:
    return [
        "".join(chance.choice("aeiou") + chance.choice("bdgklmnprst") for _ in range(3)) for _ in range(32)
    ]


HOSTILE = {
    "blanks": (" " * 79 + "\n", "Anna Bakker: x\nTom Smit: y\n"),
    "one line": ("Anna Bakker: yes. Tom Smit: no. ", ""),
    "brackets": ("[", "\n[a] b\n"),
    "bars": ("|", ""),
    "open brackets": ("Anna (", ""),
    "words with commas": ("Aa bb, cc, dd, ee, ff\n", ""),
    "capitals": ("Aa Bb ", ""),
    "names": ("Aa Bb\nSome words.\n", ""),
    "new names": ("Ab{n} Bc{n}: words.\n\n", ""),
}


def sized(case: str) -> growth.Prepared:
    """Who speaks in a hostile text of about so many characters."""
    piece, end = HOSTILE[case]

    def prepared(size: int) -> Callable[[], object]:
        pieces = (piece.replace("{n}", chr(97 + n % 26) * (n % 30)) for n in range(size // len(piece)))
        read = source("".join(pieces) + end)
        return lambda: participants(read)

    return prepared


@pytest.mark.long
def test_the_time_it_takes_grows_in_line_with_the_text() -> None:
    slow, size = [*HOSTILE], 64 << 10
    for _ in range(4):  # a busy moment is no growth: what seems fast is measured again, at larger sizes
        sizes = [size, 2 * size, 4 * size]
        taken = {case: growth.exponent(sizes, [*growth.times(sized(case), sizes)]) for case in slow}
        slow, size = [case for case in slow if taken[case] > growth.MOST], 2 * size
    assert slow == []
