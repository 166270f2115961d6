"""Where quotes stand in their source, for those of which the file does not say so: as its text tells."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from socinno.quotations.locating import FEW_QUOTES, QuoteMatch
from socinno.quotations.matching import Place, composed, places
from socinno.quotations.places import place_of
from socinno.quotations.press import places_in_print, printed
from socinno.quotations.sources import SourceText
from socinno.quotations.stretches import Indexed
from socinno.quotations.typography import normalized

MOST_COMPARED = 20  # places with the words of a quote; where more have them, none is told

Placings = Mapping[str, Mapping[str, str]]
"""By the ids of quotes what is put under their `at`: `section`, `page`, `time`."""


def placings(matches: tuple[QuoteMatch, ...]) -> Placings:
    """What can be filled in: for direct quotes without a place whose words stand at one place alone."""
    missing: dict[str, list[QuoteMatch]] = {}
    for match in matches:
        if match.quoted and not any(value is not None for _, value in match.quote.at):
            missing.setdefault(match.quote.source, []).append(match)
    return {id: place for here in missing.values() for id, place in _told(here)}


def _told(matches: list[QuoteMatch]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The place of each quote of a source, where all places with its words are in the same one."""
    source, stands = matches[0].source, _search(matches)
    for match in matches:
        place = _place(source, match.alignment.start) if match.alignment else {}
        found = list(islice(stands(match), MOST_COMPARED))
        if place and all(_place(source, it.spans[0][0]) == place for it in found) and _all_seen(found):
            yield match.quote.id, place


def _all_seen(found: list[Place]) -> bool:
    return 0 < len(found) < MOST_COMPARED


def _search(matches: list[QuoteMatch]) -> Callable[[QuoteMatch], Iterator[Place]]:
    """What finds every place with the words of a quote, as the check found one of them."""
    plain = normalized(matches[0].source.text)
    is_pressed = any(match.outcome == "press" for match in matches)
    bare = printed(plain, matches[0].turns) if is_pressed else None
    wanted = [normalized(composed(match.words)).text for match in matches]
    index = Indexed(plain.text, wanted) if len(matches) > FEW_QUOTES else None

    def stands(match: QuoteMatch) -> Iterator[Place]:
        if match.outcome == "press" and bare:
            return places_in_print(match.words, bare)
        return places(match.words, plain, index)

    return stands


def _place(source: SourceText, offset: int) -> Mapping[str, str]:
    """The place of an offset, as far as its names can be read."""
    return {aspect: name for aspect, name in place_of(source, offset).items() if name.isprintable()}
