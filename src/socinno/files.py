"""The content files of a folder, and writing a file whole or not at all."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from socinno.problems import Problem, Stop, Where

ENDINGS = (".yaml", ".yml")


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
        """The id of its debate."""
        return self.path.rpartition(os.sep)[2].rpartition(".")[0]


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


def _files(folder: Path) -> list[File]:
    if folder.is_file():
        return [_file(str(folder), folder)]
    if not folder.is_dir():
        raise Stop("no-content", path=str(folder))
    found = sorted(_inside(str(folder)), key=lambda file: file.path.split(os.sep))
    here = f".{os.sep}"
    return found if str(folder) != "." else [f._replace(path=f.path.removeprefix(here)) for f in found]


def _inside(folder: str) -> Iterator[File]:
    """The content files of a folder; a link to a folder is not followed, one to a file is."""
    try:
        with os.scandir(folder) as inside:
            for item in inside:
                if item.name.endswith(ENDINGS) and (item.is_file() or item.is_symlink()):
                    yield _file(item.path, item)
                elif item.is_dir(follow_symlinks=False):
                    yield from _inside(item.path)
    except PermissionError:
        return


def _file(path: str, item: Path | os.DirEntry[str]) -> File:
    try:
        stat = item.stat()
    except OSError:  # a link to nowhere: reading it tells what is wrong
        return File(path, 0, 0, 0, 0, 0)
    return File(path, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, *_identity(stat))


def _identity(stat: os.stat_result) -> tuple[int, int]:
    """Device and number of a file, as SQLite keeps integers: signed, of 64 bits."""
    return _signed(stat.st_dev), _signed(stat.st_ino)


def _signed(number: int) -> int:
    return (number + 2**63) % 2**64 - 2**63


def own_content() -> Path:
    """The content that is installed with the package, or that of the checkout it runs from."""
    package = Path(__file__).resolve().parent
    installed = package / "content"
    return installed if installed.is_dir() else package.parent.parent / "content"


def save(data: bytes | Iterable[bytes], file: str | Path, force: bool = False) -> None:
    """Write a file, at once or piece by piece; with `force` in the place of another, with its permissions.

    Stop (2) if it exists and may not be replaced, (1) if it cannot be written.
    """
    file = str(file)
    target = Path(os.path.realpath(file))
    if file.endswith("/") or (target.exists() and not target.is_file()):
        raise Stop("not-a-file", file=file)
    if target.exists() and not force:
        raise Stop("output-exists", file=file)
    try:
        _save((data,) if isinstance(data, bytes) else data, target, force)
    except FileExistsError:
        raise Stop("file-exists", file=file) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Stop("cannot-save", code=1, file=file, why=why) from None


def _save(pieces: Iterable[bytes], target: Path, force: bool) -> None:
    """Write beside the target, then move into its place in one step."""
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~umask()
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(mode)
        if force:
            os.replace(beside, target)
        else:
            os.link(beside, target)  # unlike a move, this refuses where somebody was first
    finally:
        Path(beside).unlink(missing_ok=True)


def umask() -> int:
    """The permissions that new files of this process go without."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
