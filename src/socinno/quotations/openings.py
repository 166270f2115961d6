"""What opens a sentence and makes the rest of it less: whose view it is, or on what condition it holds.

These are classes of words with a place in the sentence, not cues that count wherever they stand.
"""

import re
from collections.abc import Iterator, Mapping

from socinno.quotations.typography import Span

LONGEST = 200  # characters of an opening

_PERSONS_EN = r"(?:me|us|him|her|them|some|many|most|others|those|anyone|everyone|everybody|all)"
_VIEW_EN = (
    "views?|eyes?|opinion|minds?|books?|telling|accounts?|reckoning|estimation|judge?ment|perspective|"
    "standpoint|viewpoint|vantage|reading|version|imagination|fantas(?:y|ies)|dreams?|theory|principle|"
    "fiction|legend|lore|scenario|hopes?|fears?|logic|thinking|reasoning|assumption|showing"
)
_VIEW_NL = (
    "ogen|visie|beleving|optiek|mening|opinie|dromen|droom|theorie|principe|beginsel|opvatting|gedachten|"
    "fantasie|verbeelding|lezing|versie|perceptie|redenering|logica|scenario|hoofd|waan"
)
_FELT = (
    "surprise|delight|regret|amazement|astonishment|relief|horror|credit|shame|dismay|north|south|east|west|left|"
    "right|end|point|day|contrary|joy|sorrow|disappointment"
)

_SOURCES: Mapping[str, str] = {
    # before a comma, or as a Dutch sentence has it, before its verb; each from its first word to its last
    "en": rf"""
        (?:in|by|from|to|on)\s(?:\S+\s){{0,5}}(?:{_VIEW_EN}|points?\sof\sview)(?:\sof\s\S+(?:\s\S+){{0,4}})?
        |in\s(?:an?|some|another|the|the\sbest\sof(?:\sall)?)\s(?:\S+\s){{0,3}}worlds?(?:\sof\s\S+(?:\s\S+){{0,3}})?
        |(?:on|at)\s(?:paper|first\s(?:\w+)|the\sface\sof\s\w+|the\ssurface|best)
        |by\s(?!\w+\s(?:means|accident)\b)(?:all|some|most|many|(?:his|her|their|its|your|my|our|\S+['’]s?))
          \s(?:own\s)?\w+
        |to\s(?:hear|judge|listen|believe)\s[^,]+
        |to\s(?:{_PERSONS_EN}|(?:an?|the|my|our|his|her|their|your|its|many|some|most)\s
          (?!(?:\S+\s){{0,3}}(?:{_FELT})\b)(?:\S+\s){{0,3}}\S+)
        |for\s(?:{_PERSONS_EN}|(?:\S+\s){{0,3}}(?:critics|opponents|sceptics|skeptics|supporters|believers)
          |the\ssake\sof\s(?:the\s)?argument|all\s(?:I|we|you|they|anyone)\s\w+)
        |from\s(?:what|where)\s[^,]+
        |judging\s(?:by|from)\s[^,]+
        |as\s(?!(?:I|we|you)\s(?:\w+\s)?(?:said|say|know|have|mentioned|told|see|saw|explained|can)\b)
          [^,]{{1,80}}?\s(?:(?:would|might|will)\s(?:have|put|say|see|tell)|sees?|tells?|puts?|says?|said|
          claim(?:s|ed)?|thinks?|thought|goes|believed?|believes|likes?|imagines?|argue[sd]?|allege[sd]?)\b
          (?:\s[^,]{{1,30}})?
        |(?:or\s)?(?:so|as)\s(?:the|their|his|her|its|they|he|she|my|critics|opponents|legend)\s?[^,]{{0,60}}
          (?:goes|went|says?|runs|claims?|claimed|thinks?|tells?|believes?)(?:\s(?:us|it|me))?
        |as\sfar\sas\s[^,]+
        |(?:suppos|alleg|report|purport|assert|avow|profess|presum)edly
        |(?:officially|apparently|ostensibly|seemingly|nominally|hypothetically|theoretically|hopefully|ideally|
          presumably|conceivably|evidently|formally|notionally|arguably|superficially)
        |(?:rumou?r|word|legend|tradition|gossip|conventional\swisdom|the\s(?:story|theory|idea|claim|talk))
          \s(?:has\sit|goes|says|is)
        |according\sto\s[^,]+
        """,
    "nl": rf"""
        (?:in|naar|volgens|vanuit|uit|op|binnen)\s(?:\S+\s){{0,4}}(?:{_VIEW_NL}|standpunt(?:en)?|perspectief|
          gezichtspunt|oogpunt|invalshoek|gezicht|zeggen|verluidt|verwachting|oordeel|papier|inzicht|
          overtuiging|idee|begrip|maatstaven|schatting)(?:\s(?:van|voor)\s\S+(?:\s\S+){{0,4}})?
        |in\s(?:een|de\sbeste\svan\salle|mijn|hun|zijn|haar)\s(?:\S+\s)?wereld(?:en)?
        |volgens\s\S+(?:\s\S+){{0,6}}
        |naar\s(?:men|ik|zij|hij|ze|wij|we|iedereen|velen)\s\w+(?:\s\w+)?|naar\shet\s(?:schijnt|heet|lijkt)
        |voor\s(?:(?:de|een|het|mijn|onze|zijn|haar|hun|uw|veel|vele|sommige|menig)\s)?(?:\w+\s)?
          (?:mij|ons|hem|haar|hen|u|jou|sommigen|velen|anderen|menigeen|iedereen|buitenstaander|leek|
          \w+(?:ers|ici|enden|lobby))
        |wat\s[^,]{{1,50}}\s(?:betreft|aangaat)
        |als\s(?:ik|je|we|wij|men|u)\s[^,]{{1,50}}
        |zoals\s(?!(?:ik|wij|we|u|je|iedereen)\s(?:\w+\s)?(?:weet|weten|zei|zeiden|al|eerder|gezegd|bekend)\b)
          [^,]{{1,80}}
        |zo\s(?:te\s(?:horen|zien)|(?:luidt|luidde|zegt|gaat|heet|denkt|beweert|stelt)\s[^,:]{{1,40}}:?)
        |(?:zogezegd|kennelijk|blijkbaar|hopelijk|officieel|formeel|theoretisch|ogenschijnlijk|schijnbaar|
          vermoedelijk|zogenaamd|gevoelsmatig|idealiter|hypothetisch)
        |bij\s(?:wijze\svan\s[\w-]+(?:\s[\w-]+)?|monde\svan\s[^,]+|geruchte)
        """,
}

_CONDITIONS: Mapping[str, str] = {
    "en": r"""
        (?P<generic>(?:when(?:ever)?\s(?!it\scomes\sto|asked)|once\s(?!upon|again|more)|as\ssoon\sas\s|
          (?:until|till)\s(?!now|recently|then|today|yesterday|last|\d)|the\s(?:moment|minute|instant)\s(?!of\b)|
          (?:any|every|each|next)\stime\s)[^;:]+)
        |(?:(?:only|even|except|but|just|always|and)\s(?:(?:when|once)\b(?!,))|(?:(?:only|even|except|but|just|always|
          and)\s)?(?:if|unless|supposing|provided|providing|assuming|granted|granting))\b(?!,|\sit\scomes\sto)[^;:]+
        |given\s(?!that|the\s(?!chance|opportunity|choice|time|will|means|money)|these|this|those|all|our|my|his|her|their|its|how|what)[^;:]+
        |(?:so|as)\slong\sas\s[^;:]+|in\scase\b[^;:]+|in\sthe\sevent\b[^;:]+
        |as\sand\swhen\s[^;:]+|in\s(?:that|which|such\san?|the\s(?:worst|best|right))\s(?:case|event)
        |on\s(?:the\s|one\s)?condition\b[^;:]*
        |under\s(?:\w+\s){1,2}(?:conditions?|circumstances|terms|assumptions?)
        |(?:should|had|were)\s(?:I|we|you|he|she|it|they|the|a|an|this|that|these|those|there|my|our|your|his|her|
          their|its|no|any|some|every|all|one|more|nobody|somebody|anyone|(?-i:[A-Z])\w+)\b[^;:]+
        |(?:barring|failing|absent|short\sof|but\sfor|except\s(?:for|in))\s[^;:]+
        |(?P<first>(?:without|suppose)\s[^;:]+
          |with\s(?:an?\s(?:bit|little|stroke)|luck|some|any|enough|more|less|better|proper|your|their|good)\b[^;:,]*
          |otherwise|if\s(?:so|not))
        |all\s(?:being|going)\swell|[^,;:]{1,60}\s(?:permitting|willing|allowing)
        """,
    "nl": r"""
        (?:(?:alleen|enkel|pas|slechts|zelfs|behalve|ook|eerst|telkens|en|maar|altijd|uitsluitend|tenminste)\s)?
          (?:als|wanneer|indien|ingeval|zodra|zolang|mits|tenzij|totdat|gesteld|stel|aangenomen|vooropgesteld|
          ervan\suitgaande|in\shet\sgeval|als\sen\salleen\sals)\s[^;:]+
        |(?:op|onder)\s(?:de\s|die\s|deze\s|één\s|zulke\s)?(?:voorwaarden?|conditie|omstandigheden)\b[^;:]*
        |(?:elke|iedere|de\seerste|de\svolgende)\s(?:keer|maal)\s(?:dat|als|wanneer)\s[^;:]+
        |(?:op\s)?het\s(?:moment|ogenblik)\s(?:dat|waarop)\s[^;:]+
        |(?:ingeval|bij\sgebrek|behoudens|op\svoorwaarde|in\sgeval)\s[^;:]+
        |(?P<first>in\s(?:dat|zo.n|welk|het\s\w+(?:ste|e))\sgeval
          |bij\s(?!de\b|het\b|die\b|deze\b|dit\b|dat\b|ons\b|mij\b|elke?\b|(?-i:[A-Z]))\w+(?:\s\w+){0,3}
          |met\s(?:een\sbeetje|wat|enig|enige|meer|genoeg|voldoende|minder|uw|jullie|hun|goede)\b(?:\s\w+){0,4}
          |zonder\s\w+(?:\s\w+){0,4}|zo\s(?:niet|ja|nodig|mogelijk)|anders|desnoods|(?:mochten|mocht|zou|zouden)\s[^;:]+)
        """,
}
_SCOPE: Mapping[str, str] = {
    # any other words that say where, how or for whom the rest holds, and no time, place or joint
    "en": r"""
        (?:(?:at\sleast|only|mostly|chiefly|largely|even|especially)\s)?
        (?:in|on|at|by|for|from|with|without|through|among|amongst|amid|between|under|within|beyond|against|across|
          except|given|pending|subject\sto|contingent|depending|save|bar|going|seen|judging|measured|viewed|considered|taken|read|listening|reading|looking|strictly|
          as\sa|as\sand\swhen|if\b)\s?(?:\S+(?:\s|$)){0,10}
        """,
    "nl": r"""
        (?:(?:althans|alleen|enkel|slechts|behalve|hooguit|zeker|vooral|zelfs|tenminste|zogenaamd)\s)?
        (?:in|op|aan|bij|voor|met|zonder|naar|door|onder|vanuit|vanaf|uit|binnen|buiten|tussen|tegen|over|van|krachtens|blijkens|conform|afgaande|
          gezien|bekeken|gemeten|beschouwd|getuige|strikt)\s(?:\S+(?:\s|$)){1,9}
        |(?:desgewenst|eventueel|wie\sweet|strikt\sgenomen|mogelijkerwijs)
        """,
}
_UNLIMITED: Mapping[str, str] = {
    "en": r"""
        \d|\b(?:years?|days?|weeks?|months?|hours?|minutes?|century|centuries|decades?|times?|moments?|mornings?|
          afternoons?|evenings?|nights?|midnight|noon|summer|winter|spring|autumn|christmas|easter|today|yesterday|
          tomorrow|now|then|ago|once|recently|beginning|start|end|meantime|meanwhile|past|future|war|first|second|
          third|last|next|start|here|there|spot|half|stage)\b
        |^(?:in|on|at|for|to|by|with|from|as)\s(?:fact|short|sum|addition|general|particular|conclusion|brief|detail|
          summary|truth|reality|turn|total|all|example|instance|starters|sure|certain|contrast|comparison|return|
          response|reply|passing|begin|conclude|summari[sz]e|finish|be|repeat|answer|return|sum|add|say|put|
          that\s(?:note|end|said|way|case|reason|effect)|this\s(?:end|way|reason|effect)|the\s(?:whole|contrary|way|
          one\shand|other\shand|latter|former)|other\swords|respect|pleasure|regards?|regard|top\sof|accordance|
          line|order|spite|light|view|behalf|a\sresult|a\smatter\sof\s(?:fact|course)|well|such|ever|always|usual|
          part|terms|chance|accident|means|definition|law|nature|far)\b
        |^(?:in|on|at|by|with)\s(?:this|these|our|my)\s|\b(?:surprise|delight|regret|relief|horror|respect|pleasure|
          sadness|joy|pride|honou?r)\b|\b(?:I|we|he|she|they|you|it|there|is|are|was|were|has|have|had)\b
        |^(?:in|at|from|to|near|across|on|for|by)\s(?:the\s)?(?-i:[A-Z])
        """,
    "nl": r"""
        \d|\b(?:jaar|jaren|dag|dagen|week|weken|maand|maanden|uur|minuten?|eeuw|eeuwen|keer|maal|moment|tijd|ochtend|
          middag|avond|nacht|zomer|winter|voorjaar|najaar|herfst|lente|kerst|pasen|vandaag|gisteren|morgen|nu|toen|
          begin|eind|einde|verleden|toekomst|oorlog|eerst|eerste|tweede|derde|laatste|lange|kort|heden|
          (?:maan|dins|woens|donder|vrij|zater|zon)dag)\b(?!\s(?:dat|als|waarop))
        |^(?:in|op|aan|bij|met|voor|van|door|uit|naar|over)\s(?:feite|elk|ieder|het\s(?:algemeen|bijzonder|kort|
          geheel|station|plein)|andere|totaal|ruil|reactie|antwoord|die\s(?:manier|wijze|zin)|deze|dit|onze?|mijn|
          name|betrekking|overleg|kant|toeval|voorbeeld|voorkeur|dien|zichzelf|aanvulling|tegenstelling|
          vergelijking|het\s(?:volgende|begin)|(?-i:[A-Z])|de\s(?:(?-i:[A-Z])|ene|andere|stad|kerk|raad|buurt|
          wijk|straat|trein|bus|fiets|hele|rest))
        |\b(?:is|zijn|was|waren|heeft|hebben|had|zei|zeggen|zegt|wordt|werd|ging|kwam|staat|stond)\b
        """,
}
_VERB_FIRST = re.compile(
    r"(?P<verb>\w{1,15}(?:t|en|de|te|el|ou|s|ad|am|eef|ijf|as|il|ag|an|al)|is|ga|sta|zie|doe)\s(?:het|de|er|een|we|"
    r"wij|ik|je|jij|u|ze|zij|hij|dit|dat|deze|mijn|onze|ons|hun|zijn|haar|uw|men|iedereen|niemand|niets|"
    r"geen|alles|alle|genoeg|(?-i:[A-Z])\w+)\b[^;:?]*",
    re.I,
)
"""A Dutch clause with its verb first, as a condition has it: `Komt er geld, ...`."""

_NO_VERBS = frozenset(
    """
    met want niet naast volgens tussen binnen buiten boven langs tegen wegens omdat zodat doordat nadat
    voordat opdat toen wat dat het omtrent sinds tijdens gedurende hoewel terwijl samen alleen als dus ook
    juist soms ondanks dankzij in aan van dan daarmee en of maar zoals onlangs straks altijd vaak na uit
    met bij naar totdat waarmee waarin al alle veel weinig vanaf vanuit zowel iedereen hoe wie
    """.split()  # noqa: SIM905 (easier to read)
)
_NO_VERB = re.compile(
    r"(?:de|het|een|ik|je|jij|u|we|wij|ze|zij|hij|er|dit|dat|deze|die|mijn|onze|ons|hun|haar|uw|men|in|op|aan|bij|"
    r"voor|met|van|te|om|en|of|maar|als|niet|geen|naar|uit|over|door|ook)\b"
)
"""How what is said after a Dutch verb goes on; after an opening it is the verb that comes."""

_PAST = re.compile(
    r"(?<!has )(?<!have )(?<!is )(?<!are )(?<!be )(?<!been )(?<!gets )(?<!get )(?<!being )"
    r"\b(?:was|were|did|had|came|went|got|took|saw|said|left|began|fell|won|lost|told|\w{2,}ed)\b",
    re.I,
)
_JOINT = re.compile(r"[;:—–(]|\s-\s|,\s(?:and|but|because|so|or|yet|en|maar|want|dus|of)\s", re.I)
_SPACE = re.compile(r"[\s“„«‘\"'•>*_(—–-]*")
_FILLER = re.compile(
    rf"{_SPACE.pattern}(?:(?:and|but|so|well|yes|no|now|because|or|yeah|look|oh|okay|ok|still|then|en|maar|want|"
    r"dus|nou|ja|nee|kijk|of)\b[,\s]+)",
    re.I,
)


def _compiled(patterns: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {
        language: re.compile(rf"(?:{pattern})(?=[\s,.!?]*\Z)", re.I | re.X)
        for language, pattern in patterns.items()
    }


_SOURCE, _CONDITION, _LIMIT = _compiled(_SOURCES), _compiled(_CONDITIONS), _compiled(_SCOPE)
_NO_LIMIT = {language: re.compile(pattern, re.I | re.X) for language, pattern in _UNLIMITED.items()}


def opening(before: str, quote: str, language: str) -> Span | None:
    """What opens the sentence, or its last part, directly before a quote: a view or a condition.

    >>> opening("In his view, ", "it works", "en")
    (0, 11)
    """
    opens = _opens_in_dutch if language == "nl" else _opens_in_english
    for at in _starts(before):
        words = before[at:]
        if words.strip() and len(words) <= LONGEST and opens(" ".join(words.split()), quote):
            return at, at + len(words.rstrip(" ,\n\t"))
    return None


def _starts(before: str) -> Iterator[int]:
    """Where an opening may start: at the first word, or after the last joint, or a filler there."""
    joints = [match.end() for match in _JOINT.finditer(before)]
    for start in (0, *joints[-1:]):
        for pattern in (_SPACE, _FILLER):
            match = pattern.match(before, start)
            yield match.end() if match else start


def _opens_in_english(words: str, quote: str) -> bool:
    return words.endswith(",") and (_is_less(words[:-1], "en") or _is_limited(words[:-1], "en"))


def _is_limited(words: str, language: str) -> bool:
    """Whether some words say no more than where, how or for whom the rest holds."""
    return bool(_LIMIT[language].match(words)) and not _NO_LIMIT[language].search(words)


def _opens_in_dutch(words: str, quote: str) -> bool:
    bare = re.sub(r",?\sdan$|,$", "", words)
    verb = _VERB_FIRST.match(bare) if bare != words else None
    if verb and verb["verb"].casefold() not in _NO_VERBS:
        return True
    goes_on = bare == words and _NO_VERB.match(quote)
    return not goes_on and (_is_less(bare, "nl") or _is_limited(bare, "nl"))


def _is_less(words: str, language: str, *, after: bool = False) -> bool:
    """Whether some words are somebody's view, or a condition of what is still to come."""
    match = _CONDITION[language].match(words)
    if match and not (after and match["first"]):
        return not (language == "en" and match["generic"] and _PAST.search(words))
    return _SOURCE[language].match(words) is not None


def closing(after: str, language: str) -> Span | None:
    """The same behind a quote, up to the end of the sentence: `..., in his view.`, `... once it rains.`."""
    lead = re.match(r"\s*(,?)\s*", after)
    at = lead.end() if lead else 0
    rest = after[at:].rstrip("”»’\"') \n")
    words = " ".join(rest.split()).rstrip(".!?")
    if not words or len(words) > LONGEST:
        return None
    apart = bool(lead and lead[1])
    match = None if apart or language == "nl" else _CONDITION[language].match(words)
    less = _is_less(words, language, after=True) if apart or match else False
    return (at, at + len(rest)) if less else None
