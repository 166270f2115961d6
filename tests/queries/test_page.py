"""A debate as a page: all that is in it, and how each quote stands in its source."""

from pathlib import Path

import pytest

import socinno

EVERY = Path(__file__).parents[1] / "every" / "every-key.yaml"


@pytest.fixture
def every() -> socinno.Library:
    return socinno.load(EVERY)


def test_every_quote_is_there_once_in_the_order_of_the_file(every: socinno.Library) -> None:
    page = socinno.page(every, "every-key", "en")
    assert list(page.quotes) == list(every.debates[0].quotes)
