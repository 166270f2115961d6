"""Search: everything that says the words asked for, in every debate and language, the best first."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from heapq import heappop, heappush
from itertools import chain, islice
from typing import NamedTuple

from socinno.library import Library
from socinno.library.catalogue import WEIGHTS, AspectText, Batch, Document, Rank, Selection, passages
from socinno.model import OWN, Quote, Thing
from socinno.problems import Stop
from socinno.queries.hits import Saying, hits
from socinno.queries.lists import a_limit
from socinno.queries.presenter import Made, Presenter, Records, known
from socinno.queries.quotes import Filters, as_names, chosen, one_debate
from socinno.text import fold, one_line
from socinno.views import Table, Text

MOST_MARKED = 1_000  # places in one text, the first

BEST = 10  # hits that are shown if no other limit is asked for

FEW = 200  # hits that are made before the first is shown, so that what they share is said once

FIRST, MOST = 16, 2048  # hits that are made at a time, at first and later


class Term(NamedTuple):
    """A word or phrase, folded, and whether its last word is the beginning of one."""

    text: str
    beginning: bool = False

    @property
    def needle(self) -> str:
        """What a folded text with a space at both ends contains if it says this."""
        return f" {self.text}" if self.beginning else f" {self.text} "


def search(
    library: Library,
    words: Sequence[str],
    filters: Filters,
    language: str,
    limit: int = BEST,
    without: Sequence[str] = (),
    everything: bool = False,
) -> Table:
    """A table of the best hits, at most `limit`; `total` of the view says how many there are.

    With 0 for a limit it has all, each looked for when it is come to, and they are not counted.

    A term is a word, the beginning of one (`word*`), or a phrase (words in one argument, or in double
    quotation marks). A hit says all terms, each in any of its texts, and none of those `without`. It
    ranks by the weight of the best place of each term (names and titles, then claims and questions,
    then quotes, then the rest), the shortest of these, and the order of the library. With filters,
    hits are quotes. Stop (2) if there is nothing to look for.
    """
    known(language)
    a_limit(limit)
    terms = parsed(as_names(words))
    refused = parsed(as_names(without)) if without else []
    ranks, total = _ranks(library, terms, refused, chosen(library, filters))
    rest = iter(ranks)
    first = list(islice(rest, limit or FEW))
    if not limit:
        total = None
    elif total is None:
        total = len(first) + sum(1 for _ in rest)
    more = not limit and len(first) == FEW
    shown = Records(lambda: chain(first, islice(ranks, FEW, None) if more else ()))
    each = partial(_made, library, shown, terms, language)
    few = list(each(lambda it: it)) if not more and len(first) <= FEW else None
    table = hits(each, few, len(library.names) > 1, limit, total, everything)
    return table._replace(of_debate=one_debate(library, language), asked=_typed(words))


def _typed(words: Sequence[str]) -> tuple[str, ...]:
    """What was looked for, each on one line."""
    return tuple(map(one_line, as_names(words)))


def _ranks(
    library: Library, terms: Sequence[Term], refused: Sequence[Term], wanted: Selection
) -> tuple[Iterable[Rank], int | None]:
    """The ranks of all hits, the best first, and how many there are if that is known without more ado."""
    of_one = [term for term in refused if " " not in term.text]
    found = library.documents(needed(terms), needed(of_one), wanted)
    if found.total is None:
        every = list(ranked(found.batches(), terms, refused))
        return every, len(every)
    words_only = not any(" " in term.text for term in (*terms, *refused))
    ranks = Records(lambda: ranked(found.batches(), terms, refused))
    return ranks, found.total if words_only else None


def parsed(asked: Iterable[str]) -> list[Term]:
    """The terms in some words as typed: what is between quotation marks apart. Stop (2) if there is none."""
    pieces = [piece for argument in asked for piece in argument.split('"')]
    terms = [Term(text, piece.rstrip().endswith("*")) for piece in pieces if (text := fold(piece))]
    if not terms:
        raise Stop("nothing-to-search", asked=tuple(map(one_line, asked)))
    return terms


def needed(terms: Iterable[Term]) -> list[str]:
    """The single words without which nothing is a hit, as a catalogue is asked for them."""
    return [word for term in terms for word in f"{term.text}{'*' * term.beginning}".split()]


def ranked(batches: Iterable[Batch], terms: Sequence[Term], without: Sequence[Term]) -> Iterator[Rank]:
    """The ranks of the documents that say every term and none of those to leave out, the best first.

    A batch is read when what is not read yet might come before the best of what is.
    """
    asked, refused = ([term.needle for term in some] for some in (terms, without))
    waiting: list[Rank] = []
    for (weight, words, *place), documents in batches:
        least = (len(asked) * weight, len(asked) * words, *place)  # as each term says it at best
        while waiting and waiting[0] < least:
            yield heappop(waiting)
        for document in documents:
            if rank := rank_of(document, asked, refused):
                heappush(waiting, rank)
    while waiting:
        yield heappop(waiting)


def rank_of(document: Document, asked: Sequence[str], refused: Sequence[str]) -> Rank | None:
    """By the texts that say each term: the sum of the weights of the best, and the shortest of those; the
    terms as needles. None if it does not say them all, or one to leave out."""
    texts = [(aspect, f" {text} ") for aspect, text in document.texts]
    if any(needle in text for needle in refused for _, text in texts):
        return None
    weight = words = 0
    for needle in asked:
        said = [(-WEIGHTS.get(aspect, 1), text.count(" ") - 2) for aspect, text in texts if needle in text]
        if not said:
            return None
        best = min(said)
        weight, words = weight + best[0], words + best[1]
    return weight, words, document.debate, document.order


def _made(
    library: Library,
    ranks: Iterable[Rank],
    terms: Sequence[Term],
    language: str,
    make: Callable[[Saying], Made],
) -> Iterator[Made]:
    """What is made of each hit: of some at a time, debate by debate, as these take most room."""
    for some in _portions(ranks):
        tell = None
        made: dict[tuple[str, int], Made] = {}
        places = sorted(rank[2:] for rank in some)
        for place, (debate, thing) in zip(places, library.some(places), strict=True):
            if tell is None or tell.debate is not debate:
                tell = Presenter(debate, language)
            made[place] = make(_saying(tell, thing, terms))
        yield from (made.pop(rank[2:]) for rank in some)


def _portions(ranks: Iterable[Rank]) -> Iterator[list[Rank]]:
    """Some ranks at a time: few at first, as somebody waits for these."""
    rest, size = iter(ranks), FIRST
    while some := list(islice(rest, size)):
        yield some
        size = min(2 * size, MOST)


def _saying(tell: Presenter, thing: Thing, terms: Sequence[Term]) -> Saying:
    passage = _telling(tell, thing, terms)
    return Saying(tell, thing, passage.aspect, _marked(tell, thing, passage, terms))


def _telling(tell: Presenter, thing: Thing, terms: Sequence[Term]) -> AspectText:
    """The passage of a thing that says most of what was asked for, if possible in the asked language."""
    asked = [term.needle for term in terms]

    def worth(passage: AspectText) -> tuple[int, int, bool]:
        text = f" {fold(passage.text)} "
        said = sum(needle in text for needle in asked)
        spoken = passage.language or tell.debate.language
        return said, WEIGHTS.get(passage.aspect, 1), spoken == tell.language

    return max(passages(thing), key=worth)


def _marked(tell: Presenter, thing: Thing, passage: AspectText, terms: Sequence[Term]) -> Text:
    """The passage in full, inert and on one line, with the places of the terms in it marked."""
    quote = thing if isinstance(thing, Quote) and passage.aspect == "text" else None
    own = tell.debate.language_of(quote) if quote else tell.debate.language
    language = own if passage.language == OWN else passage.language
    direct = quote is not None and quote.kind == "direct"
    manner = "verbatim" if direct else "translated" if passage.aspect == "translation" else ""
    text = one_line(passage.text)
    foreign = not direct and language != tell.language
    return Text(text, language, foreign, manner, tuple(places(text, terms)))


_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


def places(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Where in a text the terms are said: start and end of each place, none within another.

    The first `MOST_MARKED` places only: nobody looks at more of them, and to write them takes long.
    """
    asked = [(term.text.split(), term.beginning) for term in terms]
    ends = frozenset(words[-1] for words, beginning in asked if not beginning)
    starts = tuple(words[-1] for words, beginning in asked if beginning)
    recent: deque[tuple[str, int, int]] = deque(maxlen=max((len(words) for words, _ in asked), default=1))
    found: set[tuple[int, int]] = set()
    for part, start, end in _parts(text):
        recent.append((part, start, end))
        if part not in ends and not part.startswith(starts):
            continue
        for words, beginning in asked:
            said = list(recent)[-len(words) :]
            last = part.startswith(words[-1]) if beginning else part == words[-1]
            if last and [word for word, *_ in said][:-1] == words[:-1]:
                found.add((said[0][1], end))
        if len(found) >= MOST_MARKED:
            break
    return _joined(sorted(found))


def _parts(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text, folded, with the place of each; one that is folded into several has one."""
    for match in _WORD.finditer(text):
        word = match[0]
        for part in (word.lower(),) if word.isascii() else fold(word).split():
            yield part, match.start(), match.end()


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
