"""Verbs and nouns after which a clause is what somebody thinks, says, hopes or fears, without a `that`."""

import re
from collections.abc import Mapping

from socinno.quotations.typography import Span

FEW, SEVERAL = 3, 5  # words of a clause, at least; and of one that starts as an may

_HOLD: Mapping[str, str] = {
    "en": """
        think thinks thought thinking believe believes believed believing say says said saying claim
        claims claimed argue argues argued assume assumes assumed suppose supposes supposed guess guesses
        guessed reckon reckons reckoned imagine imagines imagined hope hopes hoped hoping wish wishes
        wished fear fears feared feel feels felt maintain maintains maintained insist insists insisted
        swear swears swore sworn allege alleges alleged contend contends contended assert asserts asserted
        suggest suggests suggested conclude concludes concluded pretend pretends pretended suspect
        suspects suspected doubt doubts doubted deny denies denied promise promises promised predict
        predicts predicted expect expects expected hear hears heard read reads dream dreams dreamt dreamed
        bet bets presume presumes presumed worry worries worried warn warns warned declare declares
        declared announce announces announced whisper whispers shout shouts write writes wrote speculate
        vow vows vowed pledge pledges pledged figure figures figured forecast tell tells repeat repeats
        supposing assuming granting agree agrees agreed concede concedes conceded admit admits admitted
        confess confesses confessed sure certain convinced afraid confident adamant hopeful protest
        protested object foretold
    """,
    "nl": """
        denk denkt denken dacht dachten geloof gelooft geloven geloofde zeg zegt zeggen zei zeiden beweer
        beweert beweren beweerde vermoed vermoedt vermoedden meen meent menen meende hoop hoopt hopen
        hoopte vrees vreest vrezen vreesde hoor hoorde hoort zweer zweert zwoer schrijft schreef schrijven
        voorspelt voorspelde voorspellen belooft beloofde beloven droom droomt droomde gezegd gehoord
        gedacht
    """,
}
_TOLD = {
    "en": r"(?:tells?|told|(?:assure|warn|inform|promise|convince|persuade|remind)(?:s|d|ed)?)"
    r"(?:\s(?:me|us|you|him|her|them|people|everyone|everybody|voters|\w+sel(?:f|ves)))?",
    "nl": r"(?:vertelt|vertelde|vertellen|verteld|verzekert|verzekerde|wijs|beloofde)"
    r"(?:\s(?:mij|me|ons|je|u|hem|haar|hen|mensen|iedereen))?",
}
_RUMOUR = {
    "en": r"(?:rumou?r|claim|idea|story|theory|hope|fear|assumption|belief|line|argument|suggestion|"
    r"allegation|myth|legend|accusation|expectation|promise|suspicion|talk|gossip|wisdom|notion|dream|pretence|excuse|worry|concern|view|opinion|"
    r"feeling|guess|bet|impression|position|prediction|conviction|complaint|objection|nightmare)"
    r"\s(?:is|was|goes|went|runs|being|has\sit|says)",
    "nl": r"(?:gerucht|bewering|idee|verhaal|theorie|hoop|vrees|aanname|argument|verwijt|verwachting|belofte)"
    r"\s(?:is|was|gaat|luidt|luidde)",
}
_KNOWN = {
    "en": r"(?:everybody|everyone|people|all|many|they)\s(?:\w+\s)?knows?",
    "nl": r"ne(?:emt?|men)\s(?:\w+\s){0,2}aan|zou(?:den)?\s[^,;:]{1,60}\sals",
}
_NO_SUBJECT = frozenset(
    """
    me us him her them myself himself herself themselves ourselves in to of on at by for from with about
    as and or but is was are were has have had will would can could should may might must does do did yes
    that than into over under between like what who whom how why where whether too anything something
    goodbye hello sorry thanks up out off te van op aan bij voor uit met over als en of maar is was zijn
    waren heeft hebben had zal zou kan kon moet mag ja nee dat om wat wie hoe waarom ook naar tegen onder
    door zich
    """.split()  # noqa: SIM905 (easier to read)
)
_SELDOM_SUBJECT = frozenset("so no not nothing if when geen niets niet".split())  # noqa: SIM905


_HOLDS = {
    language: re.compile(
        rf"(?<!\w)(?:{'|'.join(verbs.split())}|{_TOLD[language]}|{_RUMOUR[language]}|{_KNOWN[language]})\s*\Z",
        re.I,
    )
    for language, verbs in _HOLD.items()
}


def held(before: str, quote: str, language: str) -> Span | None:
    """A verb of thinking, saying or hoping, or `the rumour is`, directly before a clause.

    >>> held("People say ", "the shops need cars", "en")
    (7, 10)
    """
    first = re.match(r"[\w'’]+", quote.lstrip("“\"‘'"))
    match = _HOLDS[language].search(before[-80:])
    words = len(quote.split())
    if not first or not match or words < FEW or first[0].casefold() in _NO_SUBJECT:
        return None
    if first[0].casefold() in _SELDOM_SUBJECT and words < SEVERAL:
        return None
    at = max(0, len(before) - 80) + match.start()
    return at, at + len(match[0].rstrip())
