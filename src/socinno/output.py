"""Writing files: whole or not at all, and never in the place of another file unasked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from socinno.problems import Stop


def save(data: bytes, file: str | Path, force: bool = False) -> None:
    """Write a file, and with `force` in the place of another, keeping that one's permissions.

    Stop (2) if it exists and may not be replaced, (1) if it cannot be written.
    """
    file = str(file)
    target = Path(os.path.realpath(file))
    if file.endswith("/") or (target.exists() and not target.is_file()):
        raise Stop("not-a-file", file=file)
    if target.exists() and not force:
        raise Stop("output-exists", file=file)
    try:
        _save(data, target, force)
    except FileExistsError:
        raise Stop("file-exists", file=file) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Stop("cannot-save", code=1, file=file, why=why) from None


def _save(data: bytes, target: Path, force: bool) -> None:
    """Write beside the target, then move into its place in one step."""
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask()
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(mode)
        if force:
            os.replace(beside, target)
        else:
            os.link(beside, target)  # unlike a move, this refuses where somebody was first
    finally:
        Path(beside).unlink(missing_ok=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
