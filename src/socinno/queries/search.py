"""Search: everything that says the words asked for, in every debate and language, the best first."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from socinno.library import Library
from socinno.library.catalogue import WEIGHTS, AspectText, Document, Selection, passages
from socinno.model import OWN, Quote, Thing
from socinno.problems import Stop
from socinno.queries.hits import Saying, hits
from socinno.queries.lists import a_limit
from socinno.queries.presenter import Presenter, known
from socinno.queries.quotes import Filters, as_names, chosen, fits, one_debate
from socinno.text import fold, one_line
from socinno.views import Table, Text

MOST_MARKED = 1_000  # places in one text, the first

BEST = 10  # hits that are shown if no other limit is asked for


class Term(NamedTuple):
    """A word or phrase, folded, and whether its last word is the beginning of one."""

    text: str
    beginning: bool = False

    @property
    def needle(self) -> str:
        """What a folded text with a space at both ends contains if it says this."""
        return f" {self.text}" if self.beginning else f" {self.text} "


class Hit(NamedTuple):
    """A document that says it all, and where it comes among the others: the lowest first."""

    rank: tuple[int, int, str, int]
    document: Document


def search(
    library: Library,
    words: Sequence[str],
    filters: Filters,
    language: str,
    limit: int = BEST,
    without: Sequence[str] = (),
    everything: bool = False,
) -> Table:
    """A table of the best hits, at most `limit` (0: all); `total` of the view says how many there are.

    A term is a word, the beginning of one (`word*`), or a phrase (words in one argument, or in double
    quotation marks). A hit says all terms, each in any of its texts, and none of those `without`. It
    ranks by the weight of the best place of each term (names and titles, then claims and questions,
    then quotes, then the rest), the shortest of these, and the order of the library. With filters,
    hits are quotes. Stop (2) if there is nothing to look for.
    """
    known(language)
    a_limit(limit)
    terms = parsed(as_names(words))
    found = ranked(library.documents(needed(terms)), terms, parsed(as_names(without)) if without else [])
    wanted = chosen(library, filters)
    if any(wanted):
        found = _passing(library, found, wanted, terms)
    best = found[:limit] if limit else found
    things = library.some([hit.document for hit in best])
    records = [_found(Presenter(debate, language), thing, terms) for debate, thing in things]
    table = hits(records, len(library.debates) > 1, limit, len(found), everything)
    return table._replace(of_debate=one_debate(library, language))


def _passing(library: Library, hits: list[Hit], wanted: Selection, terms: Iterable[Term]) -> list[Hit]:
    """The hits that are quotes which pass the filters."""
    debates = library.quotes(wanted, needed(terms))
    passing = {(d.id, q.id) for d in debates for q in d.quotes.values() if fits(q, d, wanted)}
    return [h for h in hits if h.document.what == "quote" and (h.document.debate, h.document.id) in passing]


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


def ranked(documents: Iterable[Document], terms: Sequence[Term], without: Sequence[Term]) -> list[Hit]:
    """The documents that say every term and none of those to leave out, the best first."""
    asked, refused = ([term.needle for term in some] for some in (terms, without))
    hits = []
    for document in documents:
        texts = [f" {text} " for _, text in document.texts]
        places = [[i for i, text in enumerate(texts) if needle in text] for needle in asked]
        if all(places) and not any(needle in text for needle in refused for text in texts):
            hits.append(Hit(_rank(document, places), document))
    return sorted(hits)


def _rank(document: Document, places: list[list[int]]) -> tuple[int, int, str, int]:
    """By the texts that say each term: the sum of the weights of the best, and the shortest of those."""
    told = [(-WEIGHTS.get(aspect, 1), text.count(" ")) for aspect, text in document.texts]
    best = [min(told[i] for i in said) for said in places]
    return sum(weight for weight, _ in best), sum(n for _, n in best), document.debate, document.order


def _found(tell: Presenter, thing: Thing, terms: Sequence[Term]) -> Saying:
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
