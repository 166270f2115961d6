"""Writing files whole or not at all: what was there is never half replaced, or replaced unasked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from socinno.problems import Stop


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Stop (2) if it is, Stop (1) if it cannot be written."""
    _write(path, data, replace=False)


def replace(path: Path, data: bytes) -> None:
    """Write a file in the place of the one that is there, with its permissions. Stop (1) if it fails."""
    _write(path.resolve(), data, replace=True)


def _write(path: Path, data: bytes, *, replace: bool) -> None:
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".socinno-", delete=False) as file:
            temporary = file.name
            file.write(data)
        os.chmod(temporary, path.stat().st_mode & 0o777 if replace and path.exists() else 0o666 & ~_umask())
        if replace:
            os.replace(temporary, path)
        else:
            os.link(temporary, path)  # unlike a rename, this fails where there is a file already
    except FileExistsError:
        raise Stop("file-exists", path=str(path)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Stop("file-not-written", code=1, path=str(path), why=why) from None
    finally:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
