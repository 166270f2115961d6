"""Words in quotation marks in a source."""

from socinno.quotations.marks import marked


def test_words_are_marked_where_marks_of_one_pair_open_before_and_close_after_them() -> None:
    cases = {
        "He said “it works” here": "“it works”",
        "He said “well it works fine” here": "“well it works fine”",
        'He said: "it works."': '"it works."',
        "Zij zei: ‘it works’.": "‘it works’",
        "Sie: „it works“ so": "„it works“",
        "Il: «it works»": "«it works»",
        "“Well” it works “fine”": "",
        '"Well" it works "fine"': "",
        "The workers’ it works": "",
        "“it works": "",
    }

    def found(text: str) -> str:
        at = text.index("it works")
        span = marked(text, (at, at + 8))
        return text[slice(*span)] if span else ""

    assert {text: found(text) for text in cases} == cases


def test_marks_are_looked_for_within_a_turn() -> None:
    assert marked("“A: it works”", (4, 12), (4, 12)) is None
