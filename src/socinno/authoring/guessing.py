"""Which language a text is in, by the words that are in every text of it: guessed, or not known."""

import re
from collections import Counter
from itertools import islice

LOOKED_AT = 20_000  # words
LEAST = 3  # words of the language, and
SHARE = 0.06  # of all words, and
LEAD = 2  # times as many as of any other

STOP_WORDS = {
    "nl": "het een dat van niet zijn voor met ook maar wordt worden aan ik je naar hebben heeft deze",
    "en": "the and of to that it you for this with are not have they but be what from there",
    "de": "der das und nicht ist ein eine mit auf für sich auch dem den wir sie ich werden dass aber",
    "fr": "le les et est une pour dans pas qui vous nous il ce sur avec plus du mais au sont",
    "es": "el los las una por con para se lo como más pero su al del y muy esto está hay",
}
"""Words that are common in one of these languages, and in none of the others."""

_OF = {word: language for language, words in STOP_WORDS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")


def guessed(text: str) -> str:
    """The language (BCP 47) that a text is in, of those in `STOP_WORDS`; '' where that is not plain.

    >>> guessed("It is not what you think, and they have said so.")
    'en'
    """
    count, words = Counter[str](), 0
    for match in islice(_WORD.finditer(text), LOOKED_AT):
        words += 1
        if language := _OF.get(match[0].lower()):
            count[language] += 1
    first, second = [*count.most_common(2), ("", 0), ("", 0)][:2]
    plain = first[1] >= max(LEAST, SHARE * words, LEAD * second[1])
    return first[0] if plain else ""
