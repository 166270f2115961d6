"""A clause directly after a verb of thinking, saying or hoping is what somebody thinks, says or hopes."""

from socinno.quotations.holding import held

HELD = {
    "en": [
        "There was a time when I thought ", "They say ",
        "Some would argue ", "One can only hope ", "I am told ",
        "Don't tell me ", "They told us ", "The rumour is ", "He insists ", "Everybody knows ",
    ],
    "nl": [
        "Men zegt ", "Ooit dacht ik en geloofde ",
        "Mij is verteld ", "Het gerucht gaat ", "Het zou mij verbazen als ",
    ],
}  # fmt: skip
CLAUSE = {"en": "the bridge is strong enough", "nl": "de brug is sterk genoeg"}


def test_the_verb_stands_directly_before_the_clause() -> None:
    assert [
        it for language, rows in HELD.items() for it in rows if not held(it, CLAUSE[language], language)
    ] == []
    for before in ("He said: ", "She said, ", "I thought about it and ", "We build ", ""):
        assert held(before, CLAUSE["en"], "en") is None, before


def test_an_object_is_no_clause() -> None:
    for quote in (
        "to see the bridge again",
        "of a bridge for all",
        "the bridge",
        "in the future",
        "is a bridge here",
    ):
        assert held("We dream ", quote, "en") is None, quote
    assert held("Please tell ", "me what it is", "en") is None
    assert held("De bibliotheek aan ", "de haven trekt jongeren", "nl") is None
