"""A sign that nobody sees stays where it does something, and is shown where it does nothing."""

import unicodedata

import pytest

from socinno.text import printable
from socinno.unseen import places, without_unseen

AT_WORK = {
    "a soft hyphen within a word": "coördi\u00adnatie",
    "a joiner in emoji": "👩\u200d🔬 👁\ufe0f\u200d🗨\ufe0f 🏳\ufe0f\u200d🌈 🧑🏽\u200d💻 ❤\ufe0f\u200d🔥",
    "a joiner in Persian": "می\u200cخواهم ه\u200d",
    "a joiner in Hindi": "क्\u200dष क्\u200cष",
    "a mark of direction beside Hebrew": "שלום! C++\u200f שלום \u200e(x)",
    "a mark of direction beside Arabic": "العربية \u200eabc\u061c",
    "a variant of an emoji or a digit": "☺\ufe0e ☺\ufe0f 1\ufe0f\u20e3 ©\ufe0f",
    "a variant of an ideograph": "葛\U000e0100",
    "the flags of England and Scotland": (
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    ),
    "where a word ends in Thai and Khmer": "ภาษา\u200bไทย ភាសា\u200bខ្មែរ",
    "a vowel of Mongolian": "ᠬᠠᠨ\u180eᠠ ᠨ\u180b",
    "a syllable of old Hangul": "\u115f\u1161 \u1100\u1160",
    "a joiner of marks": "a\u034f\u0308",
    "ideographs beyond the first plane, and what is private": "\U00020000 \ue000 \U000f0000",
}
ALONE = {
    "U+00AD": "a \u00ad b",
    "U+034F": "A\u034fda",
    "U+115F": "A\u115f",
    "U+1160": "A\u1160",
    "U+180E": "A\u180eda",
    "U+200B": "A\u200bda",
    "U+200C": "A\u200cda",
    "U+200D": "A\u200dda",
    "U+200E": "A\u200eda",
    "U+200F": "A\u200fda",
    "U+2060": "A\u2060da",
    "U+2063": "A\u2063da",
    "U+3164": "A\u3164da",
    "U+FFA0": "A\uffa0da",
    "U+FE0F": "A\ufe0fda",
    "U+E0041": "A\U000e0041da",
    "U+E0067": "🏴\U000e0067\U000e0062",
    "U+E0100": "A\U000e0100da",
    "U+FDD0": "A\ufdd0da",
    "U+1FFFE": "A\U0001fffeda",
}


@pytest.mark.parametrize("text", AT_WORK.values(), ids=AT_WORK)
def test_a_sign_that_does_something_stays(text: str) -> None:
    assert places(text) == []
    assert printable(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("code", "text"), ALONE.items(), ids=ALONE)
def test_a_sign_that_nobody_sees_is_found_and_made_visible(code: str, text: str) -> None:
    found = places(text)
    assert f"U+{ord(text[found[0]]):04X}" == code
    assert printable(text) == "".join("\ufffd" if n in found else c for n, c in enumerate(text))
    assert without_unseen(text).strip() in ("Ada", "A", "a  b", "🏴")


@pytest.mark.parametrize("alone", ["{}\u200e", "א{}\u200e" + "b\u200f" * 100, "b\u200e" * 100 + "{}א"])
def test_a_mark_of_direction_does_something_within_64_characters_of_such_a_letter(alone: str) -> None:
    for n in (0, 1, 62, 63, 64, 65, 66, 130):
        text = alone.format("b" * n)
        marks = [i for i, c in enumerate(text) if c in "\u200e\u200f"]
        letters = [i for i, c in enumerate(text) if c == "א"]
        near = [i for i in marks if any(-64 <= it - i < 64 for it in letters)]
        assert places(text) == [i for i in marks if i not in near]


def test_signs_that_steer_give_no_other_its_sense() -> None:
    assert printable("é\x01\ufe0f") == "é\u2401\ufffd"
