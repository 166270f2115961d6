"""What becomes of the way an app ends; in a real terminal, see test_real_terminal.py."""

from typing import Any

import pytest
from textual.app import App

from socinno.browse.terminal import run_to_end
from socinno.problems import Stop


class Ended(App[None]):
    """An app that ended with a code."""

    def __init__(self, code: int | None, fault: Exception | None = None) -> None:
        super().__init__()
        self._return_code, self._exception = code, fault

    def run(self, *_: Any, **more: Any) -> None:
        """Nothing is left to be done."""


@pytest.mark.parametrize("code", [None, 0])
def test_an_end_that_was_asked_for_is_no_more_than_that(code: int | None) -> None:
    run_to_end(Ended(code))


def test_an_interrupt_is_one_as_anywhere() -> None:
    with pytest.raises(KeyboardInterrupt):
        run_to_end(Ended(130))


def test_another_signal_is_the_exit_code() -> None:
    with pytest.raises(SystemExit) as end:
        run_to_end(Ended(143))
    assert end.value.code == 143


def test_a_fault_is_told_with_its_place() -> None:
    def wrong() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError) as fault:
        wrong()
    with pytest.raises(Stop) as stop:
        run_to_end(Ended(1, fault.value))
    assert (stop.value.key, stop.value.code) == ("browse-fault", 1)
    why = str(stop.value.facts["why"])
    assert why.startswith("KeyError: 'x', ")
    assert "wrong:" in why
