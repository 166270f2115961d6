"""What takes no side stands under its type of statements, and under what is told of it."""

from collections import Counter

from socinno.exchange.dna_records import Database, Variable
from socinno.exchange.dna_themes import Themes, themes_of, told_under
from socinno.model.ids import Ids


def test_a_quote_stands_once_under_each_topic() -> None:
    themes = Themes({}, {})
    for _ in range(2):
        told_under(themes, "q1", 4, "hero: Noor", "12")
    told_under(themes, "q2", 4)
    held = Database({}, {4: "Story"}, {4: [Variable(1, "hero", "short text")]}, [], [], False, Counter())
    assert themes_of(themes, held, Ids()) == {
        "story": {
            "title": "Story",
            "summary": "hero",
            "quotes": ["q2"],
            "ref": "4",
            "topics": {"hero-noor": {"title": "hero: Noor", "ref": "12", "quotes": ["q1"]}},
        }
    }


def test_a_type_that_is_not_there_is_statements() -> None:
    themes = Themes({}, {})
    told_under(themes, "q1", 9)
    held = Database({}, {}, {}, [], [], False, Counter())
    assert themes_of(themes, held, Ids())["statements"]["summary"] == "statements"
