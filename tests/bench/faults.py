"""Faults planted in what people said: words changed, cuts that turn a meaning, speakers mixed up."""

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from bench.material import Case, Document, ours
from bench.planting import (
    Class,
    Maker,
    Planted,
    altered,
    each,
    listed,
    misquoted,
    plain,
    said_in,
    spoken,
    taken,
)


def other_word(sentence: str, language: str, chance: random.Random) -> str | None:
    """A word replaced by another, left out, or put in."""
    words = sentence.split()
    places = [
        i for i, word in enumerate(words) if word.isalpha() and len(word) > 3 and 0 < i < len(words) - 1
    ]
    if not places:
        return None
    place, kind = chance.choice(places), chance.randrange(4)
    new = chance.choice(sorted({*listed("swaps", language).values()} - {words[place]}))
    words[place : place + 1] = [[new], [new], [], [words[place], new]][kind]
    return " ".join(words)


def other_number(sentence: str, language: str, chance: random.Random) -> str | None:
    """A number replaced by another, in digits or in words."""
    found = list(re.finditer(rf"\d+|\b(?:{'|'.join(listed('numbers', language))})\b", sentence))
    if not found:
        return None
    number = chance.choice(found)
    new = listed("numbers", language).get(number[0]) or str(int(number[0]) + chance.choice([1, 2, 10, 100]))
    return sentence[: number.start()] + new + sentence[number.end() :]


def no_negation(sentence: str, language: str, chance: random.Random) -> str | None:
    """A negation dropped or softened."""
    found = list(re.finditer(rf"\b(?:{listed('negations', language)})\b", sentence, re.I))
    if not found:
        return None
    word = chance.choice(found)
    soft = {"en": "often", "nl": "vaak"}[language]
    bare = re.sub("n['’]t$", "", word[0]) if re.search("n['’]t$", word[0]) else ""
    new = bare or chance.choice(["", soft])
    return " ".join((sentence[: word.start()] + new + sentence[word.end() :]).split())


def bracketed(sentence: str, language: str, chance: random.Random) -> str | None:
    """A word of content replaced by another one in square brackets."""
    words = sentence.split()
    places = [i for i, word in enumerate(words) if word.isalpha() and len(word) > 4 and i]
    if not places:
        return None
    place = chance.choice(places)
    others = {*listed("swaps", language).values()} - {words[place], "we"}  # a pronoun may be put in
    words[place] = f"[{chance.choice(sorted(others))}]"
    return " ".join(words)


def without_negation(sentence: str, language: str, chance: random.Random) -> str | None:
    """A negation, and nothing else, replaced by an ellipsis in brackets."""
    found = list(re.finditer(rf"\b(?:{listed('negations', language)})\b", sentence, re.I))
    found = [word for word in found if word.start() > 0 and sentence[word.end() :].strip(" .!?")]
    if not found:
        return None
    word = chance.choice(found)
    return f"{sentence[: word.start()]}[...]{sentence[word.end() :]}"


def paraphrased(sentence: str, language: str, chance: random.Random) -> str | None:
    """Two words or more replaced by others of the same meaning."""
    words, swaps, count = sentence.split(), listed("swaps", language), 0
    for i, word in enumerate(words):
        bare = word.strip(",.!?")
        if bare.casefold() in swaps:
            words[i] = word.replace(bare, swaps[bare.casefold()])
            count += 1
    return " ".join(words) if count > 1 else None


def after_negation(sentence: str, language: str, chance: random.Random) -> str | None:
    """What follows a negation, to the end."""
    found = list(re.finditer(rf"(?:\b|(?<=\w))(?:{listed('after', language)})\b\s+", sentence, re.I))
    rests = [sentence[word.end() :] for word in found]
    rests = [rest for rest in rests if len(rest.split()) > 2]
    return chance.choice(rests) if rests else None


def next_speaker(documents: list[Document], chance: random.Random) -> Iterator[Case]:
    """A sentence in the name of who speaks next."""
    for document, n, _, sentence in each(documents, chance):
        other = next(
            (t.speaker for t in document.turns[n + 1 :] if t.speaker != document.turns[n].speaker), ""
        )
        if other and plain(document.text).count(plain(sentence)) == 1:
            yield Case(document, other, sentence)


def over(joint: str, to: int, last: bool = False) -> Maker:
    """The end of a turn and the start of the one `to` further on, in the name of who spoke first."""

    def make(documents: list[Document], chance: random.Random) -> Iterator[Case]:
        used = [{(n, i): words for n, i, words in spoken(document)} for document in documents]
        for _ in range(20_000):
            which = chance.randrange(len(documents))
            document, places = documents[which], used[which]
            if not places:
                continue
            n, i = chance.choice(list(places))
            later = [(m, j) for m, j in places if m == n + to and (j == 0 or not last)]
            if later and (not last or i == len(document.turns[n].sentences) - 1):
                first, second = places[n, i], places[chance.choice(later)]
                speaker = document.turns[n].speaker
                same = document.turns[n + to].speaker == speaker
                parts = _halves(first, second, joint, chance)
                if same == (to == 2) and not _in_one_turn(document, parts):
                    yield Case(document, speaker, joint.join(parts))

    return make


def _in_one_turn(document: Document, parts: tuple[str, str]) -> bool:
    """Whether somebody really said both parts without a break, one after the other."""
    said = (plain(" ".join(turn.sentences)).partition(plain(parts[0])) for turn in document.turns)
    return any(plain(parts[1]) in after for _, _, after in said)


def _halves(first: str, second: str, joint: str, chance: random.Random) -> tuple[str, str]:
    """Two sentences whole, or the first's first half and the second's second half."""
    if joint == " " or chance.random() < 0.5:
        return first, second
    a, b = first.split(), second.split()
    return " ".join(a[: max(4, len(a) // 2)]).rstrip(",;"), " ".join(b[min(len(b) // 2, len(b) - 4) :])


def joined(documents: list[Document], chance: random.Random) -> Iterator[Case]:
    """The first half of one sentence and the second half of another of the same speaker, without a sign."""
    for (document, n, _, first), (other, m, _, second) in pairwise(each(documents, chance)):
        if document is other and document.turns[n].speaker == document.turns[m].speaker:
            a, b = first.split(), second.split()
            quote = f"{' '.join(a[: len(a) // 2])} {' '.join(b[len(b) // 2 :])}"
            if not said_in(document, quote):
                yield Case(document, document.turns[n].speaker, quote)


def small(sentence: str) -> str:
    return sentence if re.match(r"I\b|[A-Z][A-Z0-9]", sentence) else sentence[0].lower() + sentence[1:]


def framed(sentence: str, language: str, chance: random.Random) -> Planted:
    """A sentence within a frame, and the quote that leaves the frame out."""
    if sentence.endswith("?"):
        return None
    frame = chance.choice(listed("frames", language))
    end = "?" if frame.startswith("Is ") else "."
    if language == "nl":
        kind = "dat" if "{dat}" in frame else "verb"
        core = chance.choice(ours("dutch")["after-dat" if kind == "dat" else "verb-first"])
        return frame.replace("{" + kind + "}", core) + end, core
    core = small(sentence[:-1])
    quote = chance.choice([core, core[0].upper() + core[1:]]) + chance.choice(["", "."]) * (end == ".")
    return frame.replace("{}", core) + end, quote if frame.endswith("{}") else quote.rstrip(".")


def conditional(sentence: str, language: str, chance: random.Random) -> Planted:
    """A sentence with a condition, and the quote that leaves the condition out."""
    if language == "nl":
        row = chance.choice(ours("dutch")["condition"])
        plain = row.replace("{", "").replace("}", "")
        return plain, row[row.index("{") + 1 : row.index("}")]
    frame = chance.choice(listed("conditions", language))
    core = sentence[:-1] if frame.startswith("{}") else small(sentence[:-1])
    if not sentence.endswith(".") or re.search(r"\bif\b", core):
        return None
    return frame.replace("{}", core) + ".", core + chance.choice(["", "."])


FAULTS = (
    Class("one word changed", misquoted(other_word), 99),
    Class("number changed", misquoted(other_number), 99),
    Class("negation dropped or softened", misquoted(no_negation), 99),
    Class("[word] for another word", misquoted(bracketed), 99),
    Class("[...] for the negation", misquoted(without_negation), 99),
    Class("[...] over two turns", over(" [...] ", 1), 99),
    Class("[...] to one's own next turn", over(" [...] ", 2), 99),
    Class("run on over two turns", over(" ", 1, last=True), 99),
    Class("halves joined", joined, 99),
    Class("paraphrase", misquoted(paraphrased), 99),
    Class("given to the next speaker", next_speaker, 99),
    Class("cut right after the negation", taken(after_negation), 99),
    Class("cut from its condition", altered(conditional), 90),
    Class("cut out of a frame", altered(framed), 90),
)
