"""A long answer a screen at a time, through `less`; nothing of one's own where that is not there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from typing import TextIO

from socinno.terminal import encoded


def page(text: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Show text that is longer than the terminal through `less`; False if that is not needed or there.

    The reader may leave at any time; an interrupt is for the pager, which stops what it is doing.
    """
    if environment.get("TERM") == "dumb" or not (less := shutil.which("less")):
        return False
    if text.count("\n") < os.get_terminal_size(stream.fileno()).lines:
        return False
    encoding = stream.encoding or "utf-8"
    charset = {"LESSCHARSET": "utf-8"} if encoding == "utf-8" else {}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        command, told = [less, "-FIRX"], {**environment, **charset}
        subprocess.run(command, input=encoded(text, encoding), env=told, check=False)
    finally:
        signal.signal(signal.SIGINT, before)
    return True
