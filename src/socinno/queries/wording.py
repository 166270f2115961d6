"""What is written in a debate, in the language that was asked for as far as it is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from socinno.model import OWN
from socinno.problems import one_of
from socinno.views import LANGUAGES_ASKED, Text


class Titled(Protocol):
    """A debate as far as its language and its title tell of it."""

    @property
    def language(self) -> str:
        """Its own language, in which a bare text is."""

    @property
    def title(self) -> Mapping[str, str]:
        """Its title by language."""

    @property
    def question(self) -> Mapping[str, str] | None:
        """What it is about, by language; None where it does not say."""


def known(language: str) -> str:
    """The language, if answers can be given in it; else Stop (2)."""
    return one_of(language, LANGUAGES_ASKED, "language")


class Wording:
    """The texts of one debate in one language."""

    def __init__(self, of: Titled, language: str) -> None:
        self.language, self._own = known(language), of.language
        spoken = {self._own if x == OWN else x for x in (*of.title, *(of.question or ()))}
        self.alone = self.language not in spoken
        """Whether the debate has nothing in the language asked for: then its own is told of once, and not
        at each text. Its title and its question tell, which have most of the languages that there are."""

    def text(self, words: Mapping[str, str] | None, own: str = "") -> Text | None:
        """The text in the asked language, else in the debate's own (or `own`), else in any."""
        if not words:
            return None
        own = own or self._own
        if len(words) == 1:  # as most have
            [(language, text)] = words.items()
            language = own if language == OWN else language
        else:
            spoken = {own if language == OWN else language: text for language, text in words.items()}
            language = next((x for x in (self.language, self._own, own) if x in spoken), next(iter(spoken)))
            text = spoken[language]
        return Text(text, language, language != self.language and not (language == self._own and self.alone))

    def told(self, words: Mapping[str, str]) -> Text:
        """As `text`, for a text that is always there."""
        return self.text(words) or Text("")

    def name(self, words: Mapping[str, str] | None) -> Text | None:
        """As `text`, for a proper name: a bare one belongs to every language and is not marked."""
        text = self.text(words)
        return Text(*text[:2]) if text and text.foreign and words and OWN in words else text
