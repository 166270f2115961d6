"""The nodes of an argument map, and what is said in them, however the file has them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from socinno.exchange.aif_graph import Locution, graph_in, id_of


def graph_of(folder: Path, *texts: str) -> tuple[list[Locution], Counter[str]]:
    """The locutions with these texts, and what is counted of others."""
    nodes = [{"nodeID": n, "type": "L", "text": text} for n, text in enumerate(texts)]
    path = folder / "map.json"
    path.write_text(json.dumps({"nodes": nodes}), "utf-8")
    left = Counter[str]()
    return [*graph_in(path, left).locutions.values()], +left


def test_a_name_stands_before_a_colon_between_blanks(tmp_path: Path) -> None:
    texts = ("Ann Lee : well: yes", "Bob :  two blanks", "\tEve : x : y")
    assert graph_of(tmp_path, *texts) == (
        [Locution("Ann Lee", "well: yes"), Locution("Bob", "two blanks"), Locution("Eve", "x : y")],
        Counter(),
    )


def test_what_an_annotator_notes_and_what_nobody_is_named_for_is_counted(tmp_path: Path) -> None:
    texts = ("Coder: Ann Lee : yes", "Coder: Ann : Ann", "no name", "Ann: no blank", "Ann : ", "")
    assert graph_of(tmp_path, *texts) == ([], Counter({"aif-wrappers": 2, "aif-unnamed": 4}))


@pytest.mark.parametrize(
    ("value", "id"),
    [("7", "7"), (7, "7"), (" é\u200b ", "é"), (None, ""), (True, ""), (10**40, ""), ([], "")],
)
def test_an_id_is_text_or_a_number(value: object, id: str) -> None:
    assert id_of(value) == id
