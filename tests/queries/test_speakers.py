"""Speakers: one record for each, whatever number of debates they speak in."""

from pathlib import Path

import pytest
from asking import library

from socinno.files import own_content
from socinno.library import Library, load
from socinno.queries.quotes import Filters
from socinno.queries.speakers import speakers
from socinno.views import Text


def ids(filters: Filters, of: Library | None = None) -> list[str]:
    records = speakers(of or library(), filters, "en").records
    return [record["id"].text for record in records if isinstance(record["id"], Text)]


def test_without_filters_every_speaker_is_there_once() -> None:
    assert ids(Filters()) == list(library().debates[0].speakers)


def test_a_filter_chooses_those_with_a_stance_or_a_quote_that_fits() -> None:
    debate = library().debates[0]
    found = ids(Filters(position="policy"))
    holders = {stance.speaker for stance in debate.stances if "policy" in stance.positions}
    sayers = {q.speaker for q in debate.quotes.values() if "policy" in (*q.supports, *q.challenges)}
    assert set(found) == holders | sayers
    assert set(ids(Filters(kind="direct"))) == {
        q.speaker for q in debate.quotes.values() if q.kind == "direct"
    }


@pytest.fixture
def twice(tmp_path: Path) -> Library:
    """The debate that comes along, twice."""
    text = (own_content() / "social-innovation.yaml").read_text("utf-8")
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return load(tmp_path)


def test_who_speaks_in_several_debates_is_one_record_with_all_of_it(twice: Library) -> None:
    assert ids(Filters(), twice) == ids(Filters())
    single, double = (
        next(iter(speakers(of, Filters(speaker="graaf"), "en").records)) for of in (library(), twice)
    )
    assert double["debates"] == (Text("a"), Text("b"))
    assert isinstance(single["quotes"], int)
    assert double["quotes"] == 2 * single["quotes"]
    assert double["name"] == single["name"]


def test_the_same_id_with_another_name_is_somebody_else(twice: Library, tmp_path: Path) -> None:
    file = tmp_path / "b.yaml"
    file.write_text(file.read_text("utf-8").replace("Laurens de Graaf", "Somebody Else"), "utf-8")
    assert ids(Filters(), load(tmp_path)).count("de-graaf") == 2
