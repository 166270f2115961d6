"""What the cards share: what is left out is counted, notes have a sign, everything is there if asked for."""

from asking import library

from socinno.queries.cards import FEW, CardOptions, carded, left, quoted, two_ways, values
from socinno.queries.presenter import Presenter
from socinno.views import Card, Part, Quotation, Ref, Text, Word

TELL = Presenter(library().debates[0], "en")
QUOTES = [*TELL.debate.quotes.values()]


def test_a_few_quotes_are_shown_in_brief_and_the_others_counted() -> None:
    shown, more = quoted(CardOptions(TELL), QUOTES)
    assert (len(shown), more) == (FEW, len(QUOTES) - FEW)
    assert all(isinstance(it, Quotation) and it.brief for it in shown)


def test_everything_has_all_with_their_notes() -> None:
    shown, more = quoted(CardOptions(TELL, everything=True), QUOTES)
    assert (len(shown), more) == (len(QUOTES), 0)
    assert {it.brief for it in shown if isinstance(it, Quotation) and it.note} == {False}


def test_of_some_speakers_only_theirs() -> None:
    shown, _ = quoted(CardOptions(TELL, frozenset({"de-graaf"})), QUOTES)
    assert {it.speaker.id for it in shown if isinstance(it, Quotation) and it.speaker} == {"de-graaf"}


def test_what_was_told_before_is_only_named() -> None:
    told: set[str] = set()
    quoted(CardOptions(TELL), QUOTES[:2], told=told)
    shown, _ = quoted(CardOptions(TELL), QUOTES[:3], told=told)
    assert [type(it) for it in shown] == [Ref, Ref, Quotation]


def test_one_is_counted_as_one() -> None:
    assert left("quotes", 1) == Word("left-quotes-1", {"count": 1})
    assert left("quotes", 2) == Word("left-quotes", {"count": 2})


def test_people_read_one_part_and_machines_the_other() -> None:
    parts = two_ways(Part("quotes", Text("brief")), Text("whole"))
    card = Card("theme", "t", Text("T"), tuple(parts))
    assert [part.value for part in card.read] == [Text("brief")]
    assert {part.key: part.value for part in card.parts} == {"quotes": Text("whole")}


def test_the_foot_explains_what_people_read_alone() -> None:
    noted = next(quote for quote in QUOTES if quote.note)
    shown, _ = quoted(CardOptions(TELL), [noted])
    read = Card("theme", "t", Text("T"), (Part("quotes", shown),))
    hidden = Card("theme", "t", Text("T"), (Part("quotes", shown, machine=True),))
    assert [sign.sign for sign in carded(CardOptions(TELL), read).foot.legend] == ["note"]
    assert carded(CardOptions(TELL), hidden).foot.legend == ()
    assert [*values([shown])] == [shown, *shown]
