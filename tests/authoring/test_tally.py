"""What of a debate was compared with its sources: every count with what it is a part of."""

from authors import debate, located, parsed

from socinno.authoring.tally import Tally, tally, total, unchecked
from socinno.quotations.locating import QuoteMatch
from socinno.quotations.sources import Mark

TURNS = "Sam Baker: My customers come by car.\n\nKim de Walker: The children want room to play.\n"
PAGES = (Mark(0, "1"),)


def counted(content: str, text: str = TURNS) -> Tally:
    return tally(parsed(content), located(content, text))


def paged(match: QuoteMatch) -> QuoteMatch:
    return match._replace(source=match.source._replace(pages=PAGES))


def test_a_direct_quote_counts_by_how_it_stands_in_its_source() -> None:
    cases = {
        "My customers come by car.": {"exact": 1},
        "My  customers come by car.": {"equal": 1},
        "My customers mostly come by car.": {"near": 1},
        "Nothing of the kind was ever uttered here.": {"absent": 1},
    }
    assert {text: dict(counted(debate(f'"{text}"')).direct) for text in cases} == cases


def test_without_a_text_a_quote_is_not_compared_and_its_source_is_named() -> None:
    of = parsed(debate())
    counts = tally(of, ())
    assert (dict(counts.direct), counts.textless, counts.speakers) == ({"unchecked": 1}, ("report",), 0)
    assert [quote.id for quote in unchecked(of.quotes.values(), ())] == ["baker-says"]


def test_a_speaker_is_checked_where_the_words_stand_in_a_turn() -> None:
    assert counted(debate()).speakers == 1
    assert counted(debate("My customers mostly come by car.")).speakers == 0
    silent = counted(debate(), "My customers come by car.")
    assert (silent.speakers, silent.turnless) == (0, ("report.txt",))


def test_a_place_is_checked_where_the_text_tells_all_that_is_said_of_it() -> None:
    content = debate(anchor="section: Start")
    matches = [paged(match) for match in located(content, TURNS)]
    told = tally(parsed(content), matches)
    assert (told.places, told.places_checked) == (2, 1)
    more = content.replace("{page: 2}", "{page: 2, paragraph: 3}")
    matches = [paged(match) for match in located(more, TURNS)]
    assert tally(parsed(more), matches).places_checked == 0


def test_an_anchor_counts_whether_it_is_found() -> None:
    for words, found in (("children want room", 1), ("grown men need none", 0)):
        counts = counted(debate(anchor=f"anchor: {words}"))
        assert (counts.anchors, counts.anchors_compared, counts.anchors_found) == (1, 1, found)
    of = parsed(debate(anchor="anchor: children"))
    assert tally(of, ())[-3:] == (1, 0, 0)


def test_the_counts_of_files_add_up_and_a_name_counts_once() -> None:
    one, two = counted(debate()), tally(parsed(debate()), ())
    both = total([one, two, two])
    assert (both.quotes, dict(both.direct)) == (3, {"exact": 1, "unchecked": 2})
    assert (both.textless, both.places, both.speakers) == (("report",), 6, 1)
    assert total([]) == Tally()
