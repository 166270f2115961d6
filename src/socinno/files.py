"""The content files of a folder, and the bytes of a file: regular ones alone, opened without waiting."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from socinno.problems import Problem, Stop, Where

ENDINGS = (".yaml", ".yml")
AT_ONCE = sum(getattr(os, flag, 0) for flag in ("O_RDONLY", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
"""How a file is opened to be read. Windows lacks two of these, and its folders hold no pipes that wait."""
PAGE = 4096  # bytes that are read at once at the least, for the size of what the kernel shows may be 0


class File(NamedTuple):
    """A content file as it is on the disk now: its path as shown, times in nanoseconds, size, and which
    file of which device it is (0 where the system does not say), so that two that changed places differ."""

    path: str
    mtime: int
    ctime: int
    size: int
    device: int
    inode: int

    @property
    def debate(self) -> str:
        """The id of its debate; of a folder that cannot be listed its path, which is no id."""
        return self.path.rpartition(os.sep)[2].rpartition(".")[0] or self.path


def key_of(file: File) -> str:
    """What tells a file from what it was: times, size, and which it is."""
    return f"{file.mtime} {file.ctime} {file.size} {file.device} {file.inode}"


def listing(folder: Path) -> tuple[list[File], list[Problem]]:
    """The content files by path, and a problem for each whose debate an earlier file already is."""
    first: dict[str, File] = {}
    problems = []
    for file in _files(folder):
        earlier = first.setdefault(file.debate, file)
        if earlier is not file:
            facts = {"id": file.debate, "other": earlier.path}
            problems.append(Problem("debate-twice", (), facts, Where(file.path, 1, 1)))
    return list(first.values()), problems


def content_files(folder: Path) -> Iterator[Path]:
    """The content files of a folder and its sub-folders, by path; or the one file that is named."""
    return (Path(file.path) for file in _files(folder))


def read(path: str | Path, limit: int) -> bytes:
    """The bytes of a regular file, at most one more than `limit`; OSError for whatever else it is.

    Nothing else is so much as opened, for that may wait for ever, or do something. What became a pipe
    since it was looked at is opened without waiting where the system can (POSIX).
    """
    found = os.stat(path)
    if stat.S_ISDIR(found.st_mode):
        os.scandir(path).close()  # of a folder, what keeps it from being listed is what is wrong
    _demand_regular(found)
    handle = os.open(path, AT_ONCE)
    try:
        found = os.fstat(handle)
        _demand_regular(found)
        return _first(handle, limit + 1, max(found.st_size + 1, PAGE))
    finally:
        os.close(handle)


def _first(handle: int, most: int, at_once: int) -> bytes:
    """The first bytes of a file, so many at the most; its size is not to be trusted."""
    data = part = os.read(handle, min(at_once, most))
    while part and len(data) < most:
        part = os.read(handle, min(at_once, most - len(data)))
        data += part
    return data


def _demand_regular(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "Not a regular file")


def looked_up(path: str | Path, absent: str = "no-such-path") -> os.stat_result:
    """What the system has at a path that a person gave, links followed.

    Stop (2): `absent` where nothing is there, else `bad-path` with why it cannot be looked at.
    """
    try:
        return os.stat(path)
    except FileNotFoundError:
        raise Stop(absent, path=str(path)) from None
    except (OSError, ValueError) as error:
        raise Stop("bad-path", path=str(path), why=reason(error)) from None


def reason(error: OSError | ValueError) -> str:
    """What the system says is wrong."""
    return getattr(error, "strerror", None) or str(error)


def _files(folder: Path) -> list[File]:
    found = looked_up(folder, "no-content")
    if stat.S_ISREG(found.st_mode):
        return [_file(str(folder), found)]
    if not stat.S_ISDIR(found.st_mode):
        raise Stop("no-content", path=str(folder))
    try:
        os.scandir(str(folder)).close()
    except OSError as error:
        raise Stop("bad-path", path=str(folder), why=reason(error)) from None
    listed = sorted(_inside(str(folder)), key=lambda file: file.path.replace(os.sep, "\0"))
    here = f".{os.sep}"
    return listed if str(folder) != "." else [f._replace(path=f.path.removeprefix(here)) for f in listed]


def _inside(top: str) -> Iterator[File]:
    """The content files below a folder; a link to a folder is not followed, one to a file is.

    A folder that cannot be listed, as one whose path is too long for the system, stands for itself, with
    a separator at its end.
    """
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as inside:
                for item in inside:
                    if file := _content(item):
                        yield file
                    elif _is_folder(item):
                        waiting.append(item.path)
        except FileNotFoundError:  # somebody has just removed it
            continue
        except OSError:  # reading it tells what is wrong
            yield File(f"{folder}{os.sep}", 0, 0, 0, 0, 0)


def _content(item: os.DirEntry[str]) -> File | None:
    """An entry of a folder as a content file; None if it is none."""
    if not item.name.endswith(ENDINGS):
        return None
    try:
        found = os.stat(item.path) if os.name == "nt" else item.stat()  # there, the entry has no number
    except OSError:  # such as a link to nowhere or to itself: reading it tells what is wrong
        return File(item.path, 0, 0, 0, 0, 0)
    return _file(item.path, found) if stat.S_ISREG(found.st_mode) else None


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _file(path: str, found: os.stat_result) -> File:
    times = found.st_mtime_ns, found.st_ctime_ns
    return File(path, *times, found.st_size, _signed(found.st_dev), _signed(found.st_ino))


def _signed(number: int) -> int:
    """A number as SQLite keeps integers: signed, of 64 bits."""
    return number if number < 2**63 else number - 2**64


def own_content() -> Path:
    """The content that is installed with the package, or that of the checkout it runs from."""
    package = Path(__file__).resolve().parent
    installed = package / "content"
    return installed if installed.is_dir() else package.parent.parent / "content"
