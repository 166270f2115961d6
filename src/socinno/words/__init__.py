"""The interface's own words in English and Dutch, by key; content speaks for itself."""

from __future__ import annotations

from collections.abc import Mapping

from socinno.problems import Fact, Problem, Stop
from socinno.text import one_line

LANGUAGES = ("en", "nl")

SOURCE_TYPES = frozenset(
    {
        "article-journal",
        "article-newspaper",
        "book",
        "broadcast",
        "chapter",
        "interview",
        "post-weblog",
        "report",
        "speech",
        "webpage",
    }
)
"""The CSL types of sources that have a word of their own."""

WORDS: dict[str, tuple[str, str]] = {
    # things
    "debate": ("debate", "debat"),
    "dichotomy": ("dichotomy", "tegenstelling"),
    "position": ("position", "positie"),
    "speaker": ("speaker", "spreker"),
    "quote": ("quote", "citaat"),
    "source": ("source", "bron"),
    "theme": ("theme", "thema"),
    "topic": ("topic", "onderwerp"),
    "common-ground": ("common ground", "overeenstemming"),
    "person": ("person", "persoon"),
    "collective": ("collective voice", "gezamenlijke stem"),
    "comparison": ("comparison", "vergelijking"),
    "pairs": ("pairs of speakers", "paren van sprekers"),
    "name": ("name", "naam"),
    "id": ("id", "id"),
    "title": ("title", "titel"),
    "kind": ("kind", "soort"),
    "at": ("where", "plaats in de bron"),
    # aspects
    "debates": ("debates", "debatten"),
    "question": ("question", "vraag"),
    "event": ("event", "gelegenheid"),
    "date": ("date", "datum"),
    "place": ("place", "plaats"),
    "sources": ("sources", "bronnen"),
    "summary": ("summary", "samenvatting"),
    "only": ("only", "alleen"),
    "dichotomies": ("dichotomies", "tegenstellingen"),
    "themes": ("themes", "thema’s"),
    "speakers": ("speakers", "sprekers"),
    "quotes": ("quotes", "citaten"),
    "claim": ("claim", "stelling"),
    "who": ("who", "wie"),
    "silent": ("no stance reported", "geen standpunt vermeld"),
    "positions": ("positions", "posities"),
    "facing": ("facing", "tegenover"),
    "quotes-for": ("quotes for", "citaten voor"),
    "quotes-against": ("quotes against", "citaten tegen"),
    "stance": ("stance", "standpunt"),
    "stances": ("stances", "standpunten"),
    "voice": ("voice", "stem"),
    "honorific": ("title", "titel"),
    "role": ("role", "functie"),
    "affiliation": ("affiliation", "verbonden aan"),
    "about": ("about", "over"),
    "shows": ("shows the stance", "toont het standpunt"),
    "supported-by": ("supported by", "gesteund door"),
    "challenged-by": ("challenged by", "bestreden door"),
    "part-of": ("part of", "onderdeel van"),
    "topics": ("topics", "onderwerpen"),
    "bearing": ("bears on", "gaat over"),
    "holds": ("holds", "bevat"),
    "supports": ("supports", "steunt"),
    "challenges": ("challenges", "bestrijdt"),
    "translation": ("translation", "vertaling"),
    "evidence": ("shown by", "blijkt uit"),
    "note": ("note", "noot"),
    "text": ("text", "tekst"),
    "quote-counts": (
        "quotes: {supporting} for, {challenging} against",
        "citaten: {supporting} voor, {challenging} tegen",
    ),
    # sources, by CSL variable
    "type": ("type", "soort"),
    "author": ("author", "auteur"),
    "editor": ("editor", "redacteur"),
    "container-title": ("in", "in"),
    "publisher": ("publisher", "uitgever"),
    "publisher-place": ("place", "plaats"),
    "issued": ("issued", "verschenen"),
    "accessed": ("accessed", "geraadpleegd"),
    "edition": ("edition", "druk"),
    "volume": ("volume", "jaargang"),
    "issue": ("issue", "nummer"),
    "page": ("page", "pagina"),
    "ISBN": ("ISBN", "ISBN"),
    "DOI": ("DOI", "DOI"),
    "URL": ("URL", "URL"),
    "language": ("language", "taal"),
    "none-quoted": ("none from this source", "geen uit deze bron"),
    # kinds of sources, by CSL type; the others are shown as CSL calls them
    "article-journal": ("journal article", "artikel in een tijdschrift"),
    "article-newspaper": ("newspaper article", "krantenartikel"),
    "book": ("book", "boek"),
    "broadcast": ("broadcast", "uitzending"),
    "chapter": ("chapter", "hoofdstuk"),
    "interview": ("interview", "interview"),
    "post-weblog": ("blog post", "blogbericht"),
    "report": ("report", "rapport"),
    "speech": ("speech", "toespraak"),
    "webpage": ("web page", "webpagina"),
    # how a quote is a quote, how a stance is known, how stances relate
    "direct": ("direct quote", "letterlijk citaat"),
    "indirect": ("in our words", "in onze woorden"),
    "stated": ("stated", "zelf gezegd"),
    "reported": ("reported", "vermeld"),
    "inferred": ("inferred by us", "door ons afgeleid"),
    "both": ("both sides", "beide kanten"),
    "basis": ("known because", "hoe bekend"),
    "pairs-agree": ("agree most", "het meest eens"),
    "pairs-differ": ("differ most", "het meest oneens"),
    "pair": ("speakers", "sprekers"),
    "compared": ("how they compare", "hoe ze zich verhouden"),
    "agree": ("agree", "eens"),
    "partly": ("partly agree", "deels eens"),
    "differ": ("differ", "oneens"),
    "first": ("one", "de een"),
    "second": ("the other", "de ander"),
    "shared": ("both speak to", "beiden"),
    "count": ("how much", "hoeveel"),
    "on": ("on", "waarover"),
    "agree-on": (
        "agree on {count} of {of} both speak to",
        "eens over {count} van {of} waar beiden iets over zeggen",
    ),
    "differ-on": (
        "differ on {count} of {of} both speak to",
        "oneens over {count} van {of} waar beiden iets over zeggen",
    ),
    "outcome-agree": ("agree", "eens"),
    "outcome-differ": ("differ", "oneens"),
    "outcome-partly": ("partly agree", "deels eens"),
    "outcome-same": ("the same", "hetzelfde"),
    "outcome-overlap": ("partly the same", "deels hetzelfde"),
    "outcome-other": ("different", "verschillend"),
    "outcome-silent": ("nothing to compare", "niets te vergelijken"),
    "not-reported": ("not reported", "niet vermeld"),
    # places in a source
    "at-section": ("section {words}", "onder {words}"),
    "at-page": ("page {words}", "pagina {words}"),
    "at-paragraph": ("paragraph {words}", "alinea {words}"),
    "at-time": ("at {words}", "op {words}"),
    "at-anchor": ("at {words}", "bij {words}"),
    "months": (
        "January February March April May June July August September October November December",
        "januari februari maart april mei juni juli augustus september oktober november december",
    ),
    # what a search found, what an index holds, what an export wrote
    "hit": ("hit", "treffer"),
    "index": ("index", "index"),
    "folder": ("folder", "map"),
    "files": ("files", "bestanden"),
    "bytes": ("bytes", "bytes"),
    "records": ("records", "records"),
    "stale": ("to be read anew", "opnieuw te lezen"),
    "table": ("table", "tabel"),
    "state": ("state", "toestand"),
    "index-small": (
        "not needed: a library this small is read from its files",
        "niet nodig: een bibliotheek zo klein wordt uit de bestanden gelezen",
    ),
    "index-none": (
        "not made yet: the next command makes it",
        "nog niet gemaakt: de volgende opdracht maakt hem",
    ),
    "index-current": ("up to date", "bijgewerkt"),
    "index-behind": (
        "behind: the next command updates it",
        "loopt achter: de volgende opdracht werkt hem bij",
    ),
    "indexing": ("Indexing", "Indexeren"),
    # a quote in its source
    "context": ("context", "context"),
    "line": ("line {line}", "regel {line}"),
    "found": ("in the source", "in de bron"),
    "found-exact": ("to the letter, line {line}", "letterlijk, regel {line}"),
    "found-equal": ("but for typography, line {line}", "op typografie na, regel {line}"),
    "found-near": (
        "not to the letter: the nearest is on line {line}",
        "niet letterlijk: het meest lijkt regel {line}",
    ),
    # answers without anything in them
    "nothing": ("Nothing.", "Niets."),
    "no-quotes": ("No quote fits all these filters.", "Geen citaat past bij al deze filters."),
    "no-hits": ("Nothing says all of this.", "Nergens staat dit allemaal."),
    "no-pairs": (
        "No two speakers both speak to one dichotomy.",
        "Geen twee sprekers zeggen iets over dezelfde tegenstelling.",
    ),
    "no-agreement": ("No two speakers agree on anything.", "Geen twee sprekers zijn het ergens over eens."),
    "no-difference": (
        "No two speakers differ on anything.",
        "Geen twee sprekers zijn het ergens over oneens.",
    ),
    "no-shared": ("Nothing that they share is reported.", "Er is niets vermeld dat ze delen."),
    "no-differing": (
        "Nothing on which they differ is reported.",
        "Er is niets vermeld waarin ze verschillen.",
    ),
    "no-speakers": ("No speaker fits all these filters.", "Geen spreker past bij al deze filters."),
}


def say(language: str, key: str, /, **facts: Fact) -> str:
    """The word or sentence under a key, in a language; a key that has none stands for itself."""
    sentences = WORDS.get(key) or _sentence(key)
    sentence = sentences[LANGUAGES.index(language) if language in LANGUAGES else 0]
    shown = {name: _shown(fact) for name, fact in facts.items()}
    return sentence.format_map(shown) if shown else sentence


def _shown(fact: Fact) -> str:
    return one_line(", ".join(fact) if isinstance(fact, tuple) else str(fact))


def _sentence(key: str) -> tuple[str, str]:
    from socinno.words.sentences import SENTENCES  # only where something is wrong

    return SENTENCES.get(key, (key, key))


KINDS = ("what", "wanted")  # facts that name sorts of things, said as words


def problem_line(problem: Problem, language: str) -> str:
    """`file:line:column: error: sentence [rule]`."""
    severity = say(language, problem.severity)
    told = sentence(problem.code, problem.facts, language)
    return f"{one_line(str(problem.where))}: {severity}: {told} [{problem.code}]"


def stop_line(stop: Stop, language: str) -> str:
    """`socinno: sentence`."""
    return f"socinno: {sentence(stop.key, stop.facts, language)}"


def sentence(key: str, facts: Mapping[str, Fact], language: str) -> str:
    """The sentence of a key, its facts filled in."""
    shown = dict(facts)
    shown["meant"] = say(language, "meant", meant=facts["meant"]) if "meant" in facts else ""
    for name in KINDS:
        if name in shown:
            shown[name] = _either(shown[name], language)
    # the clause starts with a space, which a fact on one line would lose
    told = say(language, key, **{k: v for k, v in shown.items() if k != "meant"}, meant="\ue000")
    return told.replace("\ue000", str(shown["meant"]))


def _either(fact: Fact, language: str) -> str:
    kinds = fact if isinstance(fact, tuple) else (str(fact),)
    return f" {say(language, 'or')} ".join(say(language, kind) for kind in kinds)
