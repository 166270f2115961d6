"""The outline of a file: which keys hold things, and what is shown of what these are called."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

from socinno.library.outline import KINDS, SHORT, Outlined
from socinno.model import Debate, Thing


def test_the_keys_that_hold_things_are_those_of_the_model() -> None:
    found = {}
    models: list[type[Thing]] = [Debate, *Thing.__subclasses__()]
    for model in models:
        for name, field in model.model_fields.items():
            for inner in get_args(field.annotation):
                if isinstance(inner, type) and issubclass(inner, Thing):
                    found[field.alias or name] = inner.what
    assert found == KINDS


def test_a_thing_is_called_as_in_the_language_or_else_in_another() -> None:
    bridge = Outlined("theme", "a", {"nl": "Brug", "en": "Bridge"})
    assert [bridge.called(it) for it in ("nl", "en", "fr")] == ["Brug", "Bridge", "Brug"]
    assert Outlined("theme", "a", {"": "x" * 200}).called("nl") == "x" * SHORT
    assert Outlined("theme", "a", {}).called("nl") == ""


def test_labels_need_no_models_nor_yaml() -> None:
    code = (
        "import sys; from socinno.library import labels;"
        " assert not {'pydantic', 'yaml', 'platformdirs'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
