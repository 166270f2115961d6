"""The terminal of the browser: whatever bytes come from it are keys, and it is left as it was, however."""

from __future__ import annotations

import asyncio
import signal
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.console import Console
from textual.app import App

from socinno.problems import Stop

if TYPE_CHECKING:
    from textual.driver import Driver

if sys.platform != "win32":
    from textual.drivers import linux_driver

    class Keys(linux_driver.LinuxDriver):
        """Reads bytes that are no UTF-8 as signs that say so: Textual's own ends at the first."""

        def run_input_thread(self) -> None:
            """Wait for keys."""
            linux_driver.getincrementaldecoder = _decoder  # type: ignore[attr-defined]
            super().run_input_thread()


INTERRUPTED = 130
ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")  # Windows lacks some
BY_SIGNAL = 128  # and its number: the exit code of who was ended by one


def driver() -> type[Driver] | None:
    """What reads the keys of a terminal; None where Textual's own does."""
    return None if sys.platform == "win32" else Keys


def _decoder(encoding: str) -> Any:
    return partial(getincrementaldecoder(encoding), errors="replace")


def heed_signals(app: App[Any]) -> None:
    """Have signals that end a program end an app in good order; the exit code says which it was."""
    for name in ENDING:
        if number := getattr(signal, name, None):
            with suppress(NotImplementedError, RuntimeError, ValueError):  # no Unix; or not the main thread
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(number, partial(app.exit, return_code=BY_SIGNAL + number))


def run_to_end(app: App[Any]) -> None:
    """Run an app until its end. An interrupt is raised as anywhere, and another signal as `SystemExit`.
    Stop (1) for a fault of ours, of which Textual would show pages."""
    app.error_console = Console(quiet=True)
    app.run()
    code = app.return_code or 0
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    if code > BY_SIGNAL:
        raise SystemExit(code)
    if code:
        raise Stop("browse-fault", code=1, why=_told(getattr(app, "_exception", None)))


def _told(error: BaseException | None) -> str:
    """What went wrong, and where, for who mends it."""
    trace = error.__traceback__ if error else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f", {trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}: {error}{where}"
