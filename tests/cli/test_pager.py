"""An answer goes through a pager only where there is a screen for one; see also `test_real_terminal`."""

from __future__ import annotations

import io
import subprocess

import pytest

from socinno.cli import pager


class Screen(io.StringIO):
    """A stream that says it is a terminal, of which nothing knows the size."""

    def isatty(self) -> bool:
        """As of a terminal."""
        return True


@pytest.mark.parametrize("stream", [io.StringIO, Screen])
@pytest.mark.parametrize("paged", [True, False])
def test_what_is_no_screen_gets_the_answer_as_it_is(
    stream: type[io.StringIO], paged: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a pager is started"))
    written = stream()
    pager.present(["one\n" * 50, "two\n"], written, {"TERM": "xterm"}, "likeness", paged)
    assert written.getvalue() == "one\n" * 50 + "two\n"
