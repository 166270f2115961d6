"""Honest quotes of what people said, and the traces that print leaves in a source: none may be accused."""

import random
import re
from collections.abc import Callable, Iterator
from textwrap import wrap

from bench.material import Case, Document, Turn
from bench.planting import COUNTED, RAISED, Class, Planted, altered, each, has, listed, plain, taken

NOISES = ("[applause]", "[laughter]", "(applause)", "(laughter)")


def whole(sentence: str, language: str, chance: random.Random) -> str | None:
    """The sentence."""
    return sentence


def final_clause(sentence: str, language: str, chance: random.Random) -> str | None:
    """What follows the last comma, where nothing before it turns the meaning."""
    head, comma, tail = sentence.rpartition(", ")
    tail = re.sub(r"^(?:and|but|so|because|en|maar|want|dus) ", "", tail)
    fit = (
        comma
        and len(tail.split()) > 3
        and not sentence.endswith("?")
        and not has(listed("doubts", language), head)
    )
    return tail if fit and not has(listed("doubts", language), tail.split()[0]) else None


def abridged(sentence: str, language: str, chance: random.Random) -> str | None:
    """A phrase in the middle that turns nothing replaced by an ellipsis in brackets."""
    words = sentence.split()
    start = chance.randrange(2, max(3, len(words) - 5))
    phrase = " ".join(words[start : start + chance.randint(1, 4)])
    if (
        len(words) < 9
        or has(listed("doubts", language), phrase)
        or has(r"\w+['’]\w+", phrase)
        or re.search(r"[“”\"]", sentence)
    ):
        return None
    return sentence.replace(f" {phrase} ", " [...] ", 1) if f" {phrase} " in sentence else None


def lowered(sentence: str, language: str, chance: random.Random) -> str | None:
    """The first letter small, as in the middle of somebody's own sentence."""
    return None if re.match(r"I\b", sentence) else sentence[0].lower() + sentence[1:]


def comma_for_stop(sentence: str, language: str, chance: random.Random) -> str | None:
    """A comma for the final stop, as before `she said`."""
    return sentence[:-1] + "," if sentence.endswith(".") else None


def two_sentences(documents: list[Document], chance: random.Random) -> Iterator[Case]:
    """Two sentences that follow each other in one turn."""
    for document, n, i, sentence in each(documents, chance):
        following = document.turns[n].sentences[i + 1 : i + 2]
        quote = f"{sentence} {''.join(following)}"
        fit = following and not re.search(r"[\[\]*_`]", quote)
        if fit and plain(document.text).count(plain(quote)) == 1 and quote in " ".join(document.text.split()):
            yield Case(document, document.turns[n].speaker, quote)


def mid(sentence: str, chance: random.Random) -> tuple[str, str]:
    words = sentence.split()
    place = chance.randrange(2, len(words) - 2)
    return " ".join(words[:place]), " ".join(words[place:])


def hyphened(mark: str) -> Callable[[str, str, random.Random], Planted]:
    """A word broken at a line end by a hyphen of some sort."""

    def change(sentence: str, language: str, chance: random.Random) -> Planted:
        long = list(re.finditer(r"\b[a-z]{7,}\b", sentence))
        if not long:
            return None
        place = chance.choice(long).start() + chance.randint(3, 4)
        return f"{sentence[:place]}{mark}\n{sentence[place:]}", sentence

    return change


def page_turn(sentence: str, language: str, chance: random.Random) -> Planted:
    """A page number in the middle of a sentence, perhaps with a running head; pages count on."""
    head = {"en": "Record of the Meeting", "nl": "Verslag van de vergadering"}[language]
    first, rest = mid(sentence, chance)
    kinds = ("\n{n}\n", "\n\n{n}\n\n", "\n{n}\n\f{head}\n", "\n\n{n}\n{head}\n\n", "\n\n{head}   {n}\n\n")
    return first + chance.choice(kinds).format(n=COUNTED, head=head) + rest, sentence


def footnoted(sentence: str, language: str, chance: random.Random) -> Planted:
    """The mark of a footnote at a word; notes count on."""
    first, rest = mid(sentence, chance)
    if not re.search(r"(?<![\d-])[^\W\d]+[,;]?$", first):
        return None  # 30² may be a number of its own
    marks = [RAISED, f"[{COUNTED}]", *([COUNTED] if re.search(r"[a-z]{4}[,;]?$", first) else [])]
    return f"{first}{chance.choice(marks)} {rest}", sentence


def applauded(sentence: str, language: str, chance: random.Random) -> Planted:
    """A noise of the room in the middle of a sentence."""
    first, rest = mid(sentence, chance)
    own = {"en": NOISES, "nl": (*NOISES, "(applaus)", "[gelach]", "(Applaus)")}[language]
    return f"{first} {chance.choice(own)} {rest}", sentence


def numbered_lines(documents: list[Document], chance: random.Random) -> Iterator[Case]:
    """Whole sentences of a court's record: every line has a number, the names are in capitals."""
    for document in documents:
        rows = [line for turn in document.turns for line in _record(turn, document)]
        text = "\n".join(f"{n % 25 + 1:2}  {row}" for n, row in enumerate(rows)) + "\n"
        page = document._replace(file="record.txt", text=text)
        for case in taken(whole)([document], chance):
            yield case._replace(document=page)


def _record(turn: Turn, document: Document) -> Iterator[str]:
    said = f"{document.names[turn.speaker][0].upper()}: {' '.join(turn.sentences)}"
    return iter(wrap(said, 62, initial_indent="      "))


HONEST = (
    Class("whole sentence", taken(whole)),
    Class("two sentences", two_sentences),
    Class("final clause, no cue cut", taken(final_clause)),
    Class("[...] of a phrase", taken(abridged)),
    Class("first letter lowered", taken(lowered)),
    Class("final comma for the stop", taken(comma_for_stop)),
    Class("hyphen at a line end", altered(hyphened("-"))),
    Class("soft hyphen at a line end", altered(hyphened("\u00ad"))),
    Class("page number, running head", altered(page_turn)),
    Class("mark of a footnote", altered(footnoted)),
    Class("line numbers of a court", numbered_lines),
    Class("[applause] in the source", altered(applauded)),
)
