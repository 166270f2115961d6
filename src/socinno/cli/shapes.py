"""What a command, an option and an argument are declared as, and when a word is typed as a path."""

import os
from collections.abc import Sequence
from typing import NamedTuple


class Things(NamedTuple):
    """That a word is the id or name of a thing, of which sorts; no sorts: of any. Or a path, if so said."""

    kinds: tuple[str, ...] = ()
    or_path: bool = False


FILES, TOPICS, ANYTHING = "files", "topics", ""
Completes = Things | tuple[str, ...] | str
"""What a word may become: a thing, one of a few words, the name of a file, a topic of help, or anything."""


class Option(NamedTuple):
    """An option: its name, long flag first; `metavar` is empty for one that takes no value.

    `group` is the key of the heading it stands under in -h; `key` that of what it means.
    """

    name: str
    flags: tuple[str, ...]
    group: str
    metavar: str = ""
    many: bool = False
    completes: Completes = ANYTHING
    key: str = ""

    @property
    def help(self) -> str:
        """The key of what it means."""
        return self.key or f"option-{self.name}"


class Argument(NamedTuple):
    """The words after a command's name: what one is called, how many there must and may be; and what the one
    word is called that may stand `before` them, of which each name fits. With `of_file`, the first of them is
    a file, and what the options name is in that."""

    metavar: str
    least: int = 0
    many: bool = False
    completes: Completes = ANYTHING
    before: tuple[str, ...] = ()
    of_file: bool = False


class Declared(NamedTuple):
    """A command: its name, the key of its heading in -h, and what may be typed after it.

    `formats` are those of its own, the usual one first; `examples`, what to type, the key of a word in
    braces; `seldom`, that not -h of the program tells of it, but `socinno help`.
    """

    name: str
    group: str
    argument: Argument | None
    options: tuple[Option, ...]
    formats: tuple[str, ...]
    examples: tuple[str, ...]
    seldom: bool = False

    def starts_with_path(self, words: Sequence[str]) -> bool:
        """Whether the first word is a path to read: of two, where one is a path to write anyway."""
        if self.group == "share":
            return len(words) > 1
        return self.group == "read" and bool(words) and is_path(words[0])


def is_path(word: str) -> bool:
    """Whether a word is typed as a path, rather than as an id or a name, in which a dot may stand."""
    typed = word.startswith(("/", "./", "../", "~")) or word.endswith(("/", ".yaml", ".yml"))
    return typed or (bool({".", "/", os.sep} & {*word}) and os.path.exists(word))
