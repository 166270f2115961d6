"""PyYAML's own parser, where there is no libyaml: made to read what that reads."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from socinno.library.loader import PlainLoader

ALIKE = ("title:\ta\n", "{no: Hva?, on: x}", "a: what is it?\n", "a: >\t\n  folded\n", "- a\tb\n- c\n")


def read(text: str, loader: Any) -> list[object]:
    """The sorts and values of a text's events."""
    return [(type(it).__name__, getattr(it, "value", None)) for it in yaml.parse(text, Loader=loader)]


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="no libyaml to compare with")
def test_what_libyaml_reads_is_read_the_same() -> None:
    offenders = [text for text in ALIKE if read(text, PlainLoader) != read(text, yaml.CSafeLoader)]
    assert offenders == []


def test_a_bracket_straight_after_a_colon_is_refused() -> None:
    with pytest.raises(yaml.YAMLError):
        read("{a:[b]}", PlainLoader)
