"""A file in outline: what it has, broken or not, and without the models that take long to load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

from debates import VALID, a_debate

from socinno.library.outline import KINDS, outline
from socinno.model import Debate, Thing


def test_the_outline_of_a_debate_is_its_things_with_their_names(tmp_path: Path) -> None:
    file = tmp_path / "sundays.yaml"
    file.write_text(VALID, "utf-8")
    found = list(outline(file))
    debate = a_debate(name="sundays")
    assert {(it.kind, it.id) for it in found} == {
        ("debate", "sundays"),
        *((thing.what, name) for name, thing in debate.things.items()),
    }
    names = {it.id: it.names for it in found}
    assert names["sundays"] == {"nl": "Bibliotheek op zondag", "en": "The library on Sundays"}
    assert names["ada"] == {"": "Ada de Wit"}
    assert names["reading-day"] == {"": "Zondag is leesdag."}


def test_a_position_without_a_title_is_called_by_its_claim(tmp_path: Path) -> None:
    file = tmp_path / "sundays.yaml"
    file.write_text(VALID.replace("title: Open, ", ""), "utf-16")
    assert {it.id: it.names for it in outline(file)}["open"] == {"": "De deur gaat open."}


def test_what_is_no_debate_has_the_outline_that_it_has(tmp_path: Path) -> None:
    file = tmp_path / "half.yaml"
    wanted = {
        "": [],
        "- a\n": [],
        "speakers: [ada]\n": ["half"],
        "speakers: {ada: x, bram: {}}\n": ["half", "bram"],
        "title: [x]\nthemes: {a: {title: {nl: [y]}}}\n": ["half", "a"],
    }
    for text, ids in wanted.items():
        file.write_text(text, "utf-8")
        assert [it.id for it in outline(file)] == ids, text


def test_the_keys_that_hold_things_are_those_of_the_model() -> None:
    found = {}
    models: list[type[Thing]] = [Debate, *Thing.__subclasses__()]
    for model in models:
        for name, field in model.model_fields.items():
            for inner in get_args(field.annotation):
                if isinstance(inner, type) and issubclass(inner, Thing):
                    found[field.alias or name] = inner.what
    assert found == KINDS


def test_an_outline_needs_no_models() -> None:
    code = "import sys; from socinno.library.outline import outline; assert 'pydantic' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
