"""Quotes: which ones the filters choose, and what a record of one holds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asking import every, library
from debates import a_debate

from socinno.files import own_content
from socinno.formats import Sheet, written
from socinno.library import Library, load
from socinno.library.catalogue import FileLibrary, Selection
from socinno.model import Debate
from socinno.problems import Stop
from socinno.queries.quotes import Filters, quotes, select
from socinno.views import Hint, Quotation, Table, Text, Word


def ids(filters: Filters) -> list[str]:
    return [quote.id for _, quote in select(library(), filters)]


def test_without_filters_every_quote_is_there_in_the_order_of_the_file() -> None:
    assert ids(Filters()) == list(library().debates[0].quotes)


def test_one_name_is_a_filter_as_well_as_several() -> None:
    assert ids(Filters(speaker="graaf")) == ids(Filters(speaker=("graaf",)))
    assert ids(Filters(speaker="graaf", kind="direct")) == ["de-graaf-local-democracy", "de-graaf-bridge"]
    assert ids(Filters(position="products")) == ids(Filters(position=["products"]))
    assert ids(Filters(source="report", dichotomy="relations-products"))


def test_within_a_filter_any_will_do_and_between_filters_all_must_hold() -> None:
    both = ids(Filters(speaker=("graaf", "wittmayer")))
    assert sorted(both) == sorted((*ids(Filters(speaker="graaf")), *ids(Filters(speaker="wittmayer"))))
    direct = ids(Filters(speaker="graaf", kind="direct"))
    assert set(direct) == set(ids(Filters(speaker="graaf"))) & set(ids(Filters(kind="direct")))


def test_a_quote_bears_on_a_position_by_itself_or_by_a_stance_that_it_shows() -> None:
    debate = library().debates[0]
    found = ids(Filters(position="policy"))
    for name in found:
        shown = {p for s in debate.stances if name in s.evidence for p in s.positions}
        assert "policy" in {*debate.quotes[name].supports, *debate.quotes[name].challenges, *shown}, name
    assert len(found) < len(debate.quotes)


@pytest.mark.parametrize(
    ("filters", "key"),
    [
        (Filters(kind="indirectly"), "bad-choice"),
        (Filters(speaker="zzz"), "unknown-name"),
        (Filters(source="zzz"), "unknown-name"),
    ],
)
def test_what_means_nothing_is_refused_before_anything_is_read(filters: Filters, key: str) -> None:
    with pytest.raises(Stop) as stop:
        quotes(library(), filters, "en")
    assert stop.value.key.startswith(key)
    assert stop.value.code == 2


def told(table: Table) -> list[Quotation]:
    """What people read."""
    return [it for record in table.records if isinstance(it := record["quotation"], Quotation)]


def nested(table: Table) -> list[Any]:
    """What machines read."""
    return list(table.nested or ())


@pytest.fixture
def twice(tmp_path: Path) -> Library:
    """The debate that comes along, twice; in one of them some quotes come from the book."""
    text = (own_content() / "social-innovation.yaml").read_text("utf-8")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    (tmp_path / "b.yaml").write_text(text.replace("source: report", "source: book", 3), "utf-8")
    return load(tmp_path)


def test_people_read_quotes_in_brief_and_all_of_them_if_asked_for_everything() -> None:
    brief, whole = (told(quotes(library(), Filters(), "nl", everything=all_of)) for all_of in (False, True))
    assert {quote.brief for quote in brief} == {True}
    assert whole == [quote._replace(brief=False) for quote in brief]


def test_machines_read_the_same_of_each_quote_whatever_is_asked_for() -> None:
    brief, whole = (nested(quotes(library(), Filters(), "nl", everything=it)) for it in (False, True))
    assert brief == whole
    assert (brief[0]["id"], brief[0]["kind"]) == (Text("reporter-expectations"), Word("indirect"))
    assert list(brief[0])[:5] == ["id", "debate", "speaker", "kind", "text"]
    assert not {"brief", "named"} & brief[0].keys()


def test_one_source_is_said_once_for_all_and_of_several_each_at_its_quotes(twice: Library) -> None:
    one = quotes(library(), Filters(), "nl")
    assert [getattr(part.value, "id", "") for part in one.foot.shared] == ["report"]
    assert {quote.named for quote in told(one)} == {()}
    several = quotes(twice.narrowed("b"), Filters(), "nl")
    assert tuple(several.foot.shared) == ()
    assert {quote.named[0].id for quote in told(several)} == {"report", "book"}
    chosen = quotes(twice.narrowed("b"), Filters(source="book"), "nl")
    assert [getattr(part.value, "id", "") for part in chosen.foot.shared] == ["book"]


def test_of_several_debates_each_heads_its_quotes_with_what_they_share(twice: Library) -> None:
    table = quotes(twice, Filters(), "nl")
    [column] = table.columns
    assert [field.look for field in column.fields] == ["heading", "shared", ""]
    found = {(r["debate"].id, getattr(r["source"], "id", None)) for r in table.records}  # type: ignore[union-attr]
    assert found == {("a", "report"), ("b", None)}
    assert table.foot.shared == ()


def test_a_limit_gives_the_first_and_says_how_many_there_are(twice: Library) -> None:
    every_one = told(quotes(library(), Filters(), "nl"))
    few = quotes(library(), Filters(), "nl", 3)
    assert (told(few), few.total) == (every_one[:3], 49)
    assert few.foot.told == (Word("first-of", {"shown": 3, "total": 49}),)
    assert len(nested(few)) == 3
    over = quotes(twice, Filters(), "nl", 60)
    assert (len(told(over)), over.total) == (60, 98)
    graaf = quotes(twice, Filters(speaker="graaf"), "nl", 1)
    assert (len(told(graaf)), graaf.total) == (1, 12)


@pytest.mark.parametrize("limit", [0, 49, 50])
def test_where_nothing_is_left_out_nothing_is_said_of_it(limit: int) -> None:
    table = quotes(library(), Filters(), "nl", limit)
    assert (len(told(table)), table.foot.told) == (49, ())


def test_the_sign_of_a_note_is_explained_where_there_is_one(twice: Library) -> None:
    for library_of in (library(), twice):
        signs = [sign.sign for sign in quotes(library_of, Filters(), "nl").foot.legend]
        assert signs == ["note"]
        none = quotes(library_of, Filters(speaker="wittmayer"), "nl")
        assert not any(quote.note for quote in told(none))
        assert list(none.foot.legend) == []
    assert list(quotes(library(), Filters(), "nl", everything=True).foot.legend) == []
    assert list(quotes(library(), Filters(), "nl", 1).foot.legend) == []


def test_what_to_do_next_is_to_show_the_first(twice: Library) -> None:
    [hint] = quotes(library(), Filters(speaker="graaf"), "nl").foot.hints
    assert hint == Hint("show", told(quotes(library(), Filters(speaker="graaf"), "nl"))[0].id)
    [hint] = quotes(twice, Filters(), "nl").foot.hints
    assert hint == Hint("show", "reporter-expectations --debate a")
    assert list(quotes(library(), Filters(speaker="graaf", source="book"), "nl").foot.hints) == []


class Counting:
    """A library that tells which debates were read for their quotes."""

    def __init__(self, of: Library) -> None:
        self.of, self.read = of, list[str]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.of, name)

    def quotes(self, wanted: Selection) -> Iterator[Debate]:
        for debate in self.of.quotes(wanted):
            self.read.append(debate.id)
            yield debate


def test_the_first_quote_is_told_before_the_second_debate_is_read(twice: Library) -> None:
    counting: Any = Counting(twice)
    table = quotes(counting, Filters(), "nl")
    next(iter(table.records))
    next(iter(table.nested or ()))
    assert counting.read == ["a", "a"]
    counting.read.clear()
    few = quotes(counting, Filters(), "nl", 20)
    assert (len(told(few)), few.total) == (20, 98)
    assert counting.read == ["a"]


def test_what_stands_below_the_quotes_needs_no_second_reading(twice: Library) -> None:
    for library_of, filters in (
        (twice, Filters()),
        (twice.narrowed("b"), Filters("wittmayer")),
    ):
        counting: Any = Counting(library_of)
        table = quotes(counting, filters, "nl")
        told(table)
        once = list(counting.read)
        assert [*table.foot.hints]
        noted, shared = [*table.foot.legend], [*table.foot.shared]
        assert counting.read == once
        again = quotes(library_of, filters, "nl").foot  # of which no quote was told before
        assert ([*again.legend], [*again.shared]) == (noted, shared)


def test_every_key_of_the_format_is_told() -> None:
    table = every()["quotes"]
    assert isinstance(table, Table)
    found = {quote.id: quote for quote in told(table)}
    assert found["shout"].speaker is None
    assert found["toll"].told_by
    assert found["need"].date


@pytest.mark.parametrize(
    ("language", "words"), [("en", "There are no quotes yet."), ("nl", "Er zijn nog geen citaten.")]
)
def test_a_debate_without_any_is_not_said_to_have_none_that_fit(language: str, words: str) -> None:
    of = FileLibrary((a_debate("".join(f"{key}: {{}}\n" for key in EMPTIED) + "stances: []\n"),))
    assert written(quotes(of, Filters(), language), Sheet(language, 80), "table").strip() == words
    assert quotes(of, Filters(kind="direct"), language).empty == Word("no-quotes")


EMPTIED = ("speakers", "quotes", "common-ground", "themes", "dichotomies", "sources")
"""What a debate need not have."""
