"""A library that breaks off an answer nobody waits for any more: at each thing that is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from socinno.library import Library


class Abandoned(Exception):
    """Nobody waits for the answer any more."""


def watched(library: Library, abandoned: Callable[[], bool]) -> Library:
    """The library, which raises `Abandoned` as soon as it is asked for something when that is so."""
    return cast(Library, _Watched(library, abandoned))


class _Watched:
    def __init__(self, of: Any, abandoned: Callable[[], bool]) -> None:
        self._of, self._abandoned = of, abandoned

    def __getattr__(self, name: str) -> Any:
        self._look()
        found = getattr(self._of, name)
        if name == "narrowed":
            return lambda debate: _Watched(found(debate), self._abandoned)
        return (
            (lambda *given, **more: self._kept(found(*given, **more)))
            if callable(found)
            else self._kept(found)
        )

    def __len__(self) -> int:
        return len(self._of)

    def __getitem__(self, at: Any) -> Any:
        self._look()
        return self._of[at]

    def __iter__(self) -> Iterator[Any]:
        for item in self._of:
            self._look()
            yield item

    def _look(self) -> None:
        if self._abandoned():
            raise Abandoned

    def _kept(self, found: Any) -> Any:
        """What was found, watched too if it is read as it is gone through."""
        if isinstance(found, Iterator):
            return iter(_Watched(found, self._abandoned))
        lazy = isinstance(found, Sequence) and not isinstance(found, str | list | tuple)
        return _Watched(found, self._abandoned) if lazy else found
