"""Faults planted in what people said, and honest quotes of it: a function a class, a table of them all.

Each maker takes documents and the chance of a seed, and gives cases for as long as the documents allow.
What a fault is is decided by our own lists of words, not by the checker's.
"""

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from bench.material import Case, Document, Turn, ours, written

Maker = Callable[[list[Document], random.Random], Iterator[Case]]
Planted = tuple[str, str] | None
"""A sentence as its source has it and the quote of it; None where the sentence does not lend itself."""

NEGATIONS = {
    "en": r"not|never|no|nobody|nothing|cannot|none|(?:do|does|did|is|are|was|were|wo|ca|would|could|should)n['’]t",
    "nl": r"niet|nooit|geen|niemand|niets",
}
AFTER = {"en": r"not|never|no|n['’]t", "nl": r"niet|nooit|geen"}
NUMBERS = {
    "en": {"two": "three", "three": "five", "four": "six", "five": "four", "ten": "eleven", "fifteen": "fifty"},
    "nl": {"twee": "drie", "drie": "vijf", "vier": "zes", "zes": "zeven", "zeven": "negen", "acht": "tien",
           "negen": "acht", "tien": "elf", "twaalf": "twintig", "vijftig": "vijftien", "honderd": "duizend",
           "tienduizend": "honderdduizend"},
}  # fmt: skip
DOUBTS = {  # words that make a quote mean something else when they are left out; wide on purpose
    "en": r"not|no|never|n['’]t|none|nobody|nothing|neither|nor|hardly|barely|rarely|seldom|without|if|unless|"
    r"whether|provided|assuming|until|when|while|although|though|but|perhaps|maybe|probably|possibly|might|may|"
    r"could|would|should|seem\w*|appear\w*|claim\w*|say\w*|said|think\w*|thought|believe\w*|argu\w*|wonder\w*|"
    r"suppos\w*|guess\w*|imagin\w*|pretend\w*|hope\w*|wish\w*|wrong|false|untrue|myth|lie|idea|question|like|"
    r"can|cannot|few|little|only|instead|rather|sometimes|often|kind|sort|feel|know|understand|mean|"
    r"that|how|what|why|which|who|where|because|so|than|as|less|different\w*|trouble|doubt\w*|den[iy]\w*|"
    r"fail\w*|refus\w*|stop\w*|avoid\w*|lack\w*|absurd|ridiculous|nonsense|for example|according|told|ask\w*",
    "nl": r"niet|geen|nooit|niemand|niets|zonder|als|wanneer|indien|mits|tenzij|zolang|stel|of|misschien|"
    r"volgens|zou|zouden|lijkt|denk\w*|zeg\w*|noem\w*|gelo\w*|vrees\w*|wil\w*|zullen|maar|dat|die|op voorwaarde",
}
SWAPS = {
    "en": {"going to": "gonna", "gonna": "set to", "really": "truly", "very": "quite", "think": "feel",
           "want": "wish", "lot": "heap", "people": "folks", "website": "page", "websites": "pages", "good": "fine",
           "great": "superb", "because": "since", "use": "employ", "need": "require", "have": "possess", "make": "create",
           "know": "see", "way": "manner", "thing": "matter", "things": "matters", "just": "simply", "say": "state",
           "show": "display", "work": "function", "point": "argument", "build": "construct", "also": "too"},
    "nl": {"wij": "we", "willen": "wensen", "moet": "dient te", "geld": "middelen", "bewoners": "inwoners",
           "gemeente": "stad", "stad": "gemeente", "krijgt": "ontvangt", "krijgen": "ontvangen", "school": "onderwijsplek",
           "huizen": "woningen", "nieuwe": "verse", "oude": "bejaarde", "plein": "plantsoen", "heeft": "bezit",
           "betaalt": "bekostigt", "vraagt": "verlangt", "groeit": "neemt toe", "maar": "doch", "want": "omdat",
           "winkels": "zaken", "kost": "vergt", "geeft": "biedt", "bouwen": "zetten", "hele": "ganse", "uit": "vanuit",
           "weer": "opnieuw", "straks": "binnenkort", "ook": "eveneens", "beter": "fraaier", "jaar": "seizoen"},
}  # fmt: skip
NOISES = ("[applause]", "[laughter]", "(applause)", "(laughter)")


def has(words: str, text: str) -> bool:
    """Whether a text has one of some words, given as alternatives of a pattern, or an English `n't`."""
    return re.search(rf"(?<!\w)(?:{words})(?!\w)|n['’]t\b", text, re.I) is not None


def spoken(document: Document) -> Iterator[tuple[int, int, str]]:
    """The sentences that are used: turn, place in it, words. Not those with brackets or too few words."""
    for n, turn in enumerate(document.turns):
        for i, sentence in enumerate(turn.sentences):
            if 6 <= len(sentence.split()) <= 45 and not re.search(r"[\[\](){}<>:*_`]|--|\.\.|…", sentence):
                if sentence[0].isupper() and sentence[-1] in ".!?":
                    yield n, i, sentence


@cache
def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def said_in(document: Document, words: str) -> bool:
    """Whether a document has the words, whatever their case and punctuation."""
    return f" {_plain(words)} " in f" {_plain(document.text)} "


def each(documents: list[Document], chance: random.Random) -> Iterator[tuple[Document, int, int, str]]:
    """The used sentences in a random order, again and again up to twenty times."""
    found = [(document, *place) for document in documents for place in spoken(document)]
    for _ in range(20):
        yield from chance.sample(found, len(found))


def misquoted(change: Callable[[str, str, random.Random], str | None]) -> Maker:
    """Faults of wording: a sentence changed into one that its document does not have."""

    def make(documents: list[Document], chance: random.Random) -> Iterator[Case]:
        for document, n, _, sentence in each(documents, chance):
            quote = change(sentence, document.language, chance)
            if quote and not said_in(document, quote):
                yield Case(document, document.turns[n].speaker, quote)

    return make


def other_word(sentence: str, language: str, chance: random.Random) -> str | None:
    """A word replaced by another, left out, or put in."""
    words = sentence.split()
    places = [
        i for i, word in enumerate(words) if word.isalpha() and len(word) > 3 and 0 < i < len(words) - 1
    ]
    if not places:
        return None
    place, kind = chance.choice(places), chance.randrange(4)
    new = chance.choice(sorted({*SWAPS[language].values()} - {words[place]}))
    words[place : place + 1] = [[new], [new], [], [words[place], new]][kind]
    return " ".join(words)


def other_number(sentence: str, language: str, chance: random.Random) -> str | None:
    """A number replaced by another, in digits or in words."""
    found = list(re.finditer(rf"\d+|\b(?:{'|'.join(NUMBERS[language])})\b", sentence))
    if not found:
        return None
    number = chance.choice(found)
    new = NUMBERS[language].get(number[0]) or str(int(number[0]) + chance.choice([1, 2, 10, 100]))
    return sentence[: number.start()] + new + sentence[number.end() :]


def no_negation(sentence: str, language: str, chance: random.Random) -> str | None:
    """A negation dropped or softened."""
    found = list(re.finditer(rf"\b(?:{NEGATIONS[language]})\b", sentence, re.I))
    if not found:
        return None
    word = chance.choice(found)
    soft = {"en": "often", "nl": "vaak"}[language]
    bare = re.sub("n['’]t$", "", word[0]) if "n" in word[0][-3:] and "t" in word[0][-1] else ""
    new = bare or chance.choice(["", soft])
    return " ".join((sentence[: word.start()] + new + sentence[word.end() :]).split())


def bracketed(sentence: str, language: str, chance: random.Random) -> str | None:
    """A word of content replaced by another one in square brackets."""
    words = sentence.split()
    places = [i for i, word in enumerate(words) if word.isalpha() and len(word) > 4 and i]
    if not places:
        return None
    place = chance.choice(places)
    words[place] = f"[{chance.choice(sorted({*SWAPS[language].values()} - {words[place]}))}]"
    return " ".join(words)


def without_negation(sentence: str, language: str, chance: random.Random) -> str | None:
    """A negation, and nothing else, replaced by an ellipsis in brackets."""
    found = list(re.finditer(rf"\b(?:{NEGATIONS[language]})\b", sentence, re.I))
    found = [word for word in found if word.start() > 0 and sentence[word.end() :].strip(" .!?")]
    if not found:
        return None
    word = chance.choice(found)
    return f"{sentence[: word.start()]}[...]{sentence[word.end() :]}"


def paraphrased(sentence: str, language: str, chance: random.Random) -> str | None:
    """Two words or more replaced by others of the same meaning."""
    words, swaps, count = sentence.split(), SWAPS[language], 0
    for i, word in enumerate(words):
        bare = word.strip(",.!?")
        if bare.casefold() in swaps:
            words[i] = word.replace(bare, swaps[bare.casefold()])
            count += 1
    return " ".join(words) if count > 1 else None


def after_negation(sentence: str, language: str, chance: random.Random) -> str | None:
    """What follows a negation, to the end."""
    found = list(re.finditer(rf"(?:\b|(?<=\w))(?:{AFTER[language]})\b\s+", sentence, re.I))
    rests = [sentence[word.end() :] for word in found]
    rests = [rest for rest in rests if len(rest.split()) > 2]
    return chance.choice(rests) if rests else None


def taken(cut: Callable[[str, str, random.Random], str | None]) -> Maker:
    """Quotes that a sentence has, in its speaker's name; each only once in its document."""

    def make(documents: list[Document], chance: random.Random) -> Iterator[Case]:
        for document, n, _, sentence in each(documents, chance):
            quote = cut(sentence, document.language, chance)
            alone = sentence if quote and "[" in quote else quote
            if quote and alone and _plain(document.text).count(_plain(alone)) == 1:
                yield Case(document, document.turns[n].speaker, quote)

    return make


def whole(sentence: str, language: str, chance: random.Random) -> str | None:
    """The sentence."""
    return sentence


def final_clause(sentence: str, language: str, chance: random.Random) -> str | None:
    """What follows the last comma, where nothing before it turns the meaning."""
    head, comma, tail = sentence.rpartition(", ")
    tail = re.sub(r"^(?:and|but|so|because|en|maar|want|dus) ", "", tail)
    fit = comma and len(tail.split()) > 3 and not sentence.endswith("?") and not has(DOUBTS[language], head)
    return tail if fit and not has(DOUBTS[language], tail.split()[0]) else None


def abridged(sentence: str, language: str, chance: random.Random) -> str | None:
    """A phrase in the middle that turns nothing replaced by an ellipsis in brackets."""
    words = sentence.split()
    start = chance.randrange(2, max(3, len(words) - 5))
    phrase = " ".join(words[start : start + chance.randint(1, 4)])
    if (
        len(words) < 9
        or has(DOUBTS[language], phrase)
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
        if (
            following
            and not re.search(r"[\[\]*_`]", quote)
            and _plain(document.text).count(_plain(quote)) == 1
        ):
            if quote in " ".join(document.turns[n].sentences) and quote in re.sub(r"\s+", " ", document.text):
                yield Case(document, document.turns[n].speaker, quote)


def next_speaker(documents: list[Document], chance: random.Random) -> Iterator[Case]:
    """A sentence in the name of who speaks next."""
    for document, n, _, sentence in each(documents, chance):
        other = next(
            (t.speaker for t in document.turns[n + 1 :] if t.speaker != document.turns[n].speaker), ""
        )
        if other and _plain(document.text).count(_plain(sentence)) == 1:
            yield Case(document, other, sentence)


def _over(joint: str, to: int, last: bool = False) -> Maker:
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
                if same == (to == 2) and not said_in(document, first + second):
                    yield Case(document, speaker, joint.join(_halves(first, second, joint, chance)))

    return make


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


def altered(change: Callable[[str, str, random.Random], Planted]) -> Maker:
    """Documents in which one sentence of each turn is changed, with the quotes of these sentences."""

    def make(documents: list[Document], chance: random.Random) -> Iterator[Case]:
        for _ in range(40):
            for document in documents:
                yield from _altered(document, change, chance)

    return make


def _altered(document: Document, change: Callable[..., Planted], chance: random.Random) -> list[Case]:
    places: dict[int, list[tuple[int, str]]] = {}
    for n, i, sentence in spoken(document):
        if _plain(document.text).count(_plain(sentence)) == 1:
            places.setdefault(n, []).append((i, sentence))
    turns, quotes = list(document.turns), list[tuple[str, str]]()
    for n, found in places.items():
        i, sentence = chance.choice(found)
        planted = change(sentence, document.language, chance)
        if planted:
            rows = list(turns[n].sentences)
            rows[i] = planted[0]
            turns[n] = Turn(turns[n].speaker, tuple(rows))
            quotes.append((turns[n].speaker, planted[1]))
    changed = written(document.language, document.names, tuple(turns))
    return [Case(changed, *quote) for quote in quotes]


def _small(sentence: str) -> str:
    return sentence if re.match(r"I\b|[A-Z][A-Z0-9]", sentence) else sentence[0].lower() + sentence[1:]


def framed(sentence: str, language: str, chance: random.Random) -> Planted:
    """A sentence within a frame, and the quote that leaves the frame out."""
    if sentence.endswith("?"):
        return None
    frame = chance.choice(ours("frames")[language])
    end = "?" if frame.startswith("Is ") else "."
    if language == "nl":
        kind = "dat" if "{dat}" in frame else "verb"
        core = chance.choice(ours("dutch")["after-dat" if kind == "dat" else "verb-first"])
        return frame.replace("{" + kind + "}", core) + end, core
    core = _small(sentence[:-1])
    quote = chance.choice([core, core[0].upper() + core[1:]]) + chance.choice(["", "."]) * (end == ".")
    return frame.replace("{}", core) + end, quote if frame.endswith("{}") else quote.rstrip(".")


def conditional(sentence: str, language: str, chance: random.Random) -> Planted:
    """A sentence with a condition, and the quote that leaves the condition out."""
    if language == "nl":
        row = chance.choice(ours("dutch")["condition"])
        plain = row.replace("{", "").replace("}", "")
        return plain, row[row.index("{") + 1 : row.index("}")]
    frame = chance.choice(ours("frames")["conditions"])
    core = sentence[:-1] if frame.startswith("{}") else _small(sentence[:-1])
    if not sentence.endswith(".") or re.search(r"\bif\b", core):
        return None
    return frame.replace("{}", core) + ".", core + chance.choice(["", "."])


def _mid(sentence: str, chance: random.Random) -> tuple[str, str]:
    words = sentence.split()
    place = chance.randrange(2, len(words) - 2)
    return " ".join(words[:place]), " ".join(words[place:])


def hyphened(mark: str) -> Callable[[str, str, random.Random], Planted]:
    """A word broken at a line end by a hyphen of some sort."""

    def change(sentence: str, language: str, chance: random.Random) -> Planted:
        long = [word for word in re.finditer(r"\b[a-z]{7,}\b", sentence)]
        if not long:
            return None
        place = chance.choice(long).start() + chance.randint(3, 4)
        return f"{sentence[:place]}{mark}\n{sentence[place:]}", sentence

    return change


def page_turn(sentence: str, language: str, chance: random.Random) -> Planted:
    """A page number and a running head, or the number alone, in the middle of a sentence."""
    head = {"en": "Record of the Meeting", "nl": "Verslag van de vergadering"}[language]
    first, rest = _mid(sentence, chance)
    number = chance.randint(2, 300)
    between = chance.choice(
        [f"\n{number}\n", f"\n\n{number}\n\n", f"\n{number}\n\f{head}\n", f"\n\n{number}\n{head}\n\n"]
    )
    return first + between + rest, sentence


def footnoted(sentence: str, language: str, chance: random.Random) -> Planted:
    """The mark of a footnote at a word."""
    first, rest = _mid(sentence, chance)
    number = chance.randint(1, 60)
    mark = chance.choice([f"[{number}]", "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(number))])
    return f"{first}{mark} {rest}", sentence


def applauded(sentence: str, language: str, chance: random.Random) -> Planted:
    """A noise of the room in the middle of a sentence."""
    first, rest = _mid(sentence, chance)
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


def planted(make: Maker, documents: list[Document], size: int, seed: str) -> list[Case]:
    """So many different cases of a maker, or as many as there are."""
    found: dict[tuple[int, str, str], Case] = {}
    for case in make(documents, random.Random(seed)):
        found.setdefault((id(case.document), case.speaker, case.quote), case)
        if len(found) == size:
            break
    return list(found.values())


class Class(NamedTuple):
    """A class of cases: its name, who makes them, and the goal: the least or the most share, in percent.

    Of a fault at least `found` is an error or a warning; of an honest class (`found` is None) no
    error and at most 3 % warnings.
    """

    name: str
    make: Maker
    found: float | None = None


FAULTS = (
    Class("one word changed", misquoted(other_word), 99),
    Class("number changed", misquoted(other_number), 99),
    Class("negation dropped or softened", misquoted(no_negation), 99),
    Class("[word] for another word", misquoted(bracketed), 99),
    Class("[...] for the negation", misquoted(without_negation), 99),
    Class("[...] over two turns", _over(" [...] ", 1), 99),
    Class("[...] to one's own next turn", _over(" [...] ", 2), 99),
    Class("run on over two turns", _over(" ", 1, last=True), 99),
    Class("halves joined", joined, 99),
    Class("paraphrase", misquoted(paraphrased), 99),
    Class("given to the next speaker", next_speaker, 99),
    Class("cut right after the negation", taken(after_negation), 99),
    Class("cut from its condition", altered(conditional), 90),
    Class("cut out of a frame", altered(framed), 90),
)
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
