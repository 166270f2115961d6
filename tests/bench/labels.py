"""Twenty-nine ways in which a source marks who speaks, and a small debate written in each."""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bench.material import Case, Document, Turn

Said = list[tuple["Person", str]]


class Person(NamedTuple):
    """Somebody who speaks: id, first name and family name, and the title that goes with it."""

    id: str
    first: str
    last: str
    title: dict[str, str]

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.first} {self.last}"


_HE, _SHE = {"en": "Mr", "nl": "De heer"}, {"en": "Ms", "nl": "Mevrouw"}
_SHORT = {"Mr": "Mr.", "Ms": "Ms.", "De heer": "Dhr.", "Mevrouw": "Mw."}
PEOPLE = (
    Person("brandt", "Ruth", "Brandt", _SHE),
    Person("otten", "Leo", "Otten", _HE),
    Person("maas", "Tessa", "Maas", _SHE),
)
ALSO = {"brandt": ("Q.", "RB"), "otten": ("A.", "LO"), "maas": ("TM",)}
CHAIR = {"en": "chair", "nl": "voorzitter"}


def _rows(row: str, joint: str = "\n\n") -> Callable[[Said, str], str]:
    """Each turn by a template."""

    def write(said: Said, language: str) -> str:
        return joint.join(
            row.format(
                name=person.name, last=person.last, upper=person.last.upper(), initial=person.first[0],
                initials=person.first[0] + person.last[0], title=person.title[language],
                short=_SHORT[person.title[language]],
                shout=_SHORT[person.title[language]].upper(), chair=CHAIR[language], text=text, n=n % 60,
                qa="QA"[person.id == "otten"],
            )
            for n, (person, text) in enumerate(said, 1)
        )  # fmt: skip

    return write


def _page(row: str) -> Callable[[Said, str], str]:
    inner = _rows(row, "\n")
    return lambda said, language: f"<!DOCTYPE html>\n<html><body>\n{inner(said, language)}\n</body></html>"


def _subtitles(row: str, head: str = "", comma: str = ".") -> Callable[[Said, str], str]:
    def write(said: Said, language: str) -> str:
        cues = [
            f"{n}\n00:{n // 60:02}:{n % 60:02}{comma}000 --> 00:{n // 60:02}:{n % 60:02}{comma}900\n"
            + row.format(name=person.name, text=text)
            for n, (person, text) in enumerate(said, 1)
        ]
        return head + "\n\n".join(cues)

    return write


FORMS: dict[str, tuple[str, Callable[[Said, str], str]]] = {
    "Name: words": (".txt", _rows("{name}: {text}")),
    "Surname: words": (".txt", _rows("{last}: {text}")),
    "SURNAME: words": (".txt", _rows("{upper}: {text}")),
    "**Name:** words": (".md", _rows("**{name}:** {text}")),
    "<b>Name</b>: words": (".html", _page("<p><b>{name}</b>: {text}</p>")),
    "SubRip, Name: words": (".srt", _subtitles("{name}: {text}", comma=",")),
    "Mr Surname (PARTY): words": (".txt", _rows("{title} {last} (ABC): {text}")),
    "Mr Surname (PARTY):, words below": (".txt", _rows("{title} {last} (ABC):\n{text}")),
    "two labels in one line": (".txt", _rows("{last}: {text}", " ")),
    "Mr Surname: words": (".txt", _rows("{title} {last}: {text}")),
    "Mr. Surname: words": (".txt", _rows("{short} {last}: {text}")),
    "Minister Surname: words": (".txt", _rows("Minister {last}: {text}")),
    "MR. SURNAME: words": (".txt", _rows("{shout} {upper}: {text}")),
    "Q. and A.": (".txt", _rows("{qa}. {text}")),
    "[0:00:00] Name: words": (".txt", _rows("[00:01:{n:02}] {name}: {text}")),
    "Name [0:00]: words": (".txt", _rows("{name} [00:{n:02}]: {text}")),
    "0:00:00 Name: words": (".txt", _rows("00:01:{n:02} {name}: {text}")),
    "Name  0:00, words below": (".txt", _rows("{name}  0:{n:02}\n{text}")),
    "<v Name>words": (".vtt", _subtitles("<v {name}>{text}", "WEBVTT\n\n")),
    "- Name: words": (".txt", _rows("- {name}: {text}", "\n")),
    "Name (chair): words": (".txt", _rows("{name} ({chair}): {text}")),
    "Name, chair: words": (".txt", _rows("{name}, {chair}: {text}")),
    "**Name**, words below": (".md", _rows("**{name}**\n\n{text}")),
    "## Name, words below": (".md", _rows("## {name}\n\n{text}")),
    "<dt>Name</dt>": (".html", _page("<dt>{name}</dt><dd>{text}</dd>")),
    "N. Surname: words": (".txt", _rows("{initial}. {last}: {text}")),
    "NS: words (also: NS)": (".txt", _rows("{initials}: {text}")),
    "Mr. SURNAME. words": (".txt", _rows("{short} {upper}. {text}")),
    "Name (PARTY). - words": (".txt", _rows("{name} (ABC). – {text}")),
}
"""Each form by what it looks like: the ending of its file, and who writes it."""


def cases(form: str, sentences: list[str], language: str, seed: str) -> Iterator[tuple[Case, bool]]:
    """Whole turns of a debate in one form, each in its speaker's name (True) and in that of another."""
    ending, write = FORMS[form]
    people = PEOPLE[:2] if form == "Q. and A." else PEOPLE
    chance = random.Random(seed)
    said = [
        (people[n % len(people)], sentence)
        for n, sentence in enumerate(chance.sample(sentences, min(12, len(sentences))))
    ]
    initials = "also" in form or form == "Q. and A."
    names = {person.id: (person.name, *(ALSO[person.id] if initials else ())) for person in people}
    turns = tuple(Turn(person.id, (text,)) for person, text in said)
    document = Document(f"said{ending}", write(said, language) + "\n", language, names, turns)
    for n, (person, text) in enumerate(said):
        yield Case(document, person.id, text), True
        yield Case(document, people[(n + 1) % len(people)].id, text), False
