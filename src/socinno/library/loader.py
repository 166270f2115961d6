"""What parses YAML where PyYAML has no libyaml: its own parser, made to read the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml


class PlainLoader(yaml.SafeLoader):
    """PyYAML's own loader, for where libyaml is not: it reads tabs and question marks as that does."""

    def scan_to_next_token(self) -> None:
        """Pass over tabs too, where they cannot be meant as indentation."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain(self) -> Any:
        """In brackets, let a question mark end no text, and no bracket follow a colon at once."""
        with self._taking("?" if self.flow_level else "", "x"):
            token = super().scan_plain()
        if self.flow_level and self.peek() == ":" and self.peek(1) in ",?[]{}":
            raise yaml.MarkedYAMLError(problem="unexpected colon", problem_mark=self.get_mark())
        return token

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> Any:
        """Keep tabs inside a text, and leave out those before a line of it."""
        blank = self._blank()
        folded = super().scan_plain_spaces(indent, start_mark)
        if folded and self.column >= indent:
            self._blank()
        return folded or [blank]

    def _blank(self) -> str:
        length = 0
        while self.peek(length) in " \t":
            length += 1
        passed: str = self.prefix(length)
        self.forward(length)
        return passed

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """Let a tab come after the sign of a text in a block."""
        with self._taking("\t", " "):
            return super().scan_block_scalar_indicators(start_mark)

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> Any:
        """Pass over tabs too, in what is left of the line."""
        with self._taking("\t", " "):
            return super().scan_block_scalar_ignored_line(start_mark)

    @contextmanager
    def _taking(self, character: str, likeness: str) -> Iterator[None]:
        """Decide where something ends as if a character were another; what is read stays as it is."""

        def peek(index: int = 0) -> Any:
            seen = super(PlainLoader, self).peek(index)
            return likeness if seen == character else seen

        vars(self)["peek"] = peek
        try:
            yield
        finally:
            del vars(self)["peek"]
