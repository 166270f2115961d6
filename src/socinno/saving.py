"""Writing a file whole or not at all: beside its target, then into its place in one step.

Who is killed on the way leaves a draft, `.NAME.RANDOM.draft`. The next that writes the same target
removes it, unless a living process holds it: a draft is locked while it is written. Where there are
no such locks (Windows, some network folders) a draft is left by the dead when it is an hour old.
"""

import errno
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from socinno.files import AT_ONCE, looked_up, read, reason
from socinno.problems import Stop

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LONG_AGO = 3600  # seconds
LONGEST = 200  # bytes of a target's name that fit in that of its draft, on every file system
NO_LINKS = {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a system says that has no hard links: FAT, some network folders, Android."""
IN_USE = (5, 32)  # what Windows says of a file that another program has open


def save(
    data: bytes | Iterable[bytes], file: str | Path, force: bool = False, expected: bytes | None = None
) -> None:
    """Write a file, at once or piece by piece; with `force` in the place of another, which a link may name.

    A replaced file keeps its permissions and its group. It keeps its owner where the system lets us
    give files away, and is else ours, as with most editors. Stop (2) if it exists and may not be
    replaced, or if its name cannot be; Stop (1) if it cannot be written, has several names, or does not
    hold what is `expected`.
    """
    file = str(file)
    target = resolved(file)
    clear_drafts(target)
    before = _replaceable(file, target, force)
    if expected is not None and not before:
        raise Stop("no-such-path", code=1, path=file)
    if before and before.st_nlink > 1:
        unsaved = data if isinstance(data, bytes) else b"".join(data)
        raise Stop("several-links", code=1, unsaved=unsaved, file=file, count=before.st_nlink)
    try:
        _save((data,) if isinstance(data, bytes) else data, target, before, expected)
    except FileExistsError:
        raise Stop("file-exists", file=file) from None
    except (OSError, ValueError) as error:
        raise _unsaved(file, target, error) from None


def _unsaved(file: str, target: Path, error: OSError | ValueError) -> Stop:
    """The stop (1) for what went wrong: in our words where they say what to do."""
    if getattr(error, "winerror", 0) in IN_USE:
        return Stop("file-in-use", code=1, file=file)
    if isinstance(error, FileNotFoundError) and not target.parent.exists():
        return Stop("no-such-folder", code=1, folder=str(Path(file).parent))
    if isinstance(error, PermissionError):
        return Stop("may-not-save", code=1, file=file)
    return Stop("cannot-save", code=1, file=file, why=reason(error))


def resolved(file: str) -> Path:
    """The path that a name stands for, links followed. Stop (2) where the current folder is gone."""
    try:
        return Path(os.path.realpath(file))
    except OSError:  # of os.getcwd
        raise Stop("no-current-folder") from None
    except ValueError as error:
        raise Stop("bad-path", path=file, why=reason(error)) from None


def _replaceable(file: str, target: Path, force: bool) -> os.stat_result | None:
    """The file that is there already, if it may be replaced; None if there is none. Stops as `save`."""
    if file.endswith(tuple(filter(None, ("/", os.sep, os.altsep)))):
        raise Stop("not-a-file", file=file)
    try:
        found = looked_up(file, "absent")
    except Stop as stop:
        if stop.key == "absent" and os.path.islink(file):
            raise Stop("link-to-nowhere", file=file) from None
        if stop.key == "absent":
            return None
        raise
    if not stat.S_ISREG(found.st_mode):
        raise Stop("not-a-file", file=file)
    if not force:
        raise Stop("output-exists", file=file)
    if not os.access(target, os.W_OK):  # or a folder's permissions would go over those of the file
        raise Stop("may-not-save", code=1, file=file)
    return found


def _save(
    pieces: Iterable[bytes], target: Path, before: os.stat_result | None, expected: bytes | None = None
) -> None:
    with _draft(target, 0o600 if before else 0o666) as (stream, draft):
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())
        if before:
            _like(stream.fileno(), draft, before)
        if not fcntl:  # Windows renames no open file; elsewhere its lock says until then that we live
            stream.close()
        if before or expected is not None:
            _replace(draft, target, expected)
        else:
            _place(draft, target)
    _sync(target.parent)


def _replace(draft: Path, target: Path, expected: bytes | None) -> None:
    """Put a draft in the place of a file. Stop (1) if that does not hold what is expected: of two that
    read the same, one holds its lock until it is replaced, and the other finds it changed."""
    with _locked(target, wait=True) if expected is not None else nullcontext():
        if expected is not None and read(target, len(expected)) != expected:
            raise Stop("file-changed", code=1, file=str(target))
        os.replace(draft, target)


@contextmanager
def _draft(target: Path, mode: int) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file beside the target, locked; gone at the end, if it was not moved."""
    while True:
        draft = _draft_of(target)
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(handle, "wb") as stream:
            _lock(handle, wait=True)
            if not os.path.lexists(draft):  # somebody took it for left behind before it was locked
                continue
            try:
                yield stream, draft
            finally:
                if not fcntl:  # Windows removes no open file
                    with suppress(OSError):
                        stream.close()
                draft.unlink(missing_ok=True)
            return


@contextmanager
def new_folder(name: str) -> Iterator[Path]:
    """A folder to fill, which gets its name and place at the end; gone if that is not reached.

    Stop (2) if there is something of the name already, or cannot be; Stop (1) if it cannot be written.
    """
    try:
        with _new_folder(name) as draft:
            yield draft
    except OSError as error:
        raise Stop("cannot-save", code=1, file=name, why=reason(error)) from None


@contextmanager
def _new_folder(name: str) -> Iterator[Path]:
    target = resolved(name)
    try:
        looked_up(name, "absent")
    except Stop as stop:
        if stop.key != "absent":
            raise
    if os.path.lexists(name):
        raise Stop("export-exists", path=name)
    target.parent.mkdir(parents=True, exist_ok=True)
    clear_drafts(target)
    draft = _draft_of(target)
    draft.mkdir()
    try:
        with _locked(draft):
            yield draft
            draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    _sync(target.parent)


def fill(file: Path, pieces: Iterable[bytes]) -> None:
    """Write a file of a new folder, or of one in it, piece by piece: what is not finished goes with it."""
    file.parent.mkdir(exist_ok=True)
    with file.open("xb") as stream:
        stream.writelines(pieces)


def _draft_of(target: Path) -> Path:
    """A new name for what is to become a file or folder."""
    return target.with_name(f"{_start(target)}{secrets.token_hex(8)}.draft")


def _start(target: Path) -> str:
    name = os.fsencode(target.name)
    return f".{target.name if len(name) <= LONGEST else f'{crc32(name):08x}'}."


def _like(handle: int, draft: Path, before: os.stat_result) -> None:
    """Give a draft the owner, group and permissions of a file; OSError if its group cannot have it.

    Windows has no owners of this kind, and of permissions only whether a file may be written.
    """
    own = os.fstat(handle)
    fchown = getattr(os, "fchown", None)
    if fchown and own.st_gid != before.st_gid:  # else those permissions would let others in
        fchown(handle, -1, before.st_gid)
    if fchown and own.st_uid != before.st_uid:
        with suppress(PermissionError):
            fchown(handle, before.st_uid, -1)
    os.chmod(handle if os.chmod in os.supports_fd else draft, before.st_mode & 0o777)


def _place(draft: Path, target: Path) -> None:
    """Move a draft to a name that nothing has. FileExistsError where somebody was first.

    Windows renames so by itself. Elsewhere a hard link does; and without those, an empty file is made
    that nobody else can have, and then replaced: only a kill just there leaves it.
    """
    if os.name == "nt":
        os.rename(draft, target)
        return
    try:
        os.link(draft, target)
        return
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    try:
        os.replace(draft, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    """Have what a folder holds outlive a loss of power, where a folder can be opened: not on Windows."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_drafts(target: Path) -> None:
    """Remove the drafts of a file or folder that who was killed left; nothing else. Never fails."""
    ours = re.compile(re.escape(_start(target)) + "[0-9a-f]{16}\\.draft")
    with suppress(OSError):
        for name in os.listdir(target.parent):
            if ours.fullmatch(name):
                with suppress(OSError):
                    _clear(target.with_name(name))


def _clear(draft: Path) -> None:
    """Remove a draft that no living process holds."""
    found = draft.lstat()
    is_folder = stat.S_ISDIR(found.st_mode)
    mine = found.st_uid == getattr(os, "geteuid", lambda: found.st_uid)()
    if not mine or not (is_folder or stat.S_ISREG(found.st_mode)):
        return
    with _locked(draft) as free:
        if free or (free is None and time.time() - found.st_mtime > LONG_AGO):
            shutil.rmtree(draft) if is_folder else draft.unlink()


@contextmanager
def _locked(draft: Path, wait: bool = False) -> Iterator[bool | None]:
    """Hold a file, if nobody does, or when nobody does any more; see `_lock`."""
    if not fcntl:
        yield None
        return
    handle = os.open(draft, AT_ONCE | getattr(os, "O_NOFOLLOW", 0))
    try:
        yield _lock(handle, wait)
    finally:
        os.close(handle)


def _lock(handle: int, wait: bool = False) -> bool | None:
    """Lock an open file: whether that was possible, or None where there are no locks."""
    if not fcntl:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
