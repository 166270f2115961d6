"""Quotes: which ones the filters choose, and what a record of one holds."""

import pytest
from asking import library

from socinno.problems import Stop
from socinno.queries.quotes import Filters, quotes, select


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
