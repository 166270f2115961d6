"""What a check found, for programs: the state of each quote, and the counts with what they are of."""

import json
from pathlib import Path
from typing import Any

from authors import debate, run, write

SOURCE = "Sam Baker: My customers come by car.\n\nKim de Walker: The children want room to play.\n"
KEYS = {"file", "id", "part", "source", "outcome", "line", "passage", "turn", "place"}


def checked(folder: Path, text: str = "My customers come by car.", **given: str) -> Any:
    write(folder, SOURCE, "report.txt")
    path = write(folder, debate(f'"{text}"', **{"file": "report.txt", **given}))
    return json.loads(run("check", path, "--format", "json").out)


def test_the_counts_have_what_they_are_a_part_of(tmp_path: Path) -> None:
    assert checked(tmp_path)["summary"] == {
        "files": 1,
        "errors": 0,
        "warnings": 0,
        "notes": 0,
        "reviewed": 0,
        "direct-quotes": {
            "count": 1,
            "exact": 1,
            "equal": 0,
            "press": 0,
            "near": 0,
            "absent": 0,
            "unchecked": 0,
            "sources-without-text": [],
        },
        "speakers": {"count": 1, "checked": 1, "sources-without-turns": []},
        "places": {"count": 2, "checked": 0},
        "anchors": {"count": 0, "checked": 0, "found": 0},
    }


def test_the_state_of_each_quote_is_there(tmp_path: Path) -> None:
    [quote] = checked(tmp_path)["quotes"]
    assert set(quote) == KEYS
    assert (quote["outcome"], quote["turn"], quote["place"]) == ("exact", "Sam Baker", "unchecked")


def test_a_quote_that_was_compared_with_nothing_is_there_too(tmp_path: Path) -> None:
    data = checked(tmp_path, file="")
    [quote] = data["quotes"]
    assert set(quote) == KEYS
    assert (quote["outcome"], quote["turn"], quote["passage"]) == ("unchecked", None, None)
    assert data["summary"]["direct-quotes"]["sources-without-text"] == ["report"]


def test_a_note_has_its_level_in_sarif(tmp_path: Path) -> None:
    content = debate().replace("sources:", "sources:\n  book: {type: book, title: Book}")
    data = json.loads(run("check", write(tmp_path, content), "--format", "sarif").out)
    levels = {result["ruleId"]: result["level"] for result in data["runs"][0]["results"]}
    assert levels == {"unused-source": "note", "quote-unchecked": "warning"}
