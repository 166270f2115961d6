"""The page of each rule, in English and Dutch: what it asks, why, and how to mend a breach.

The first line of a page says what is wrong; `socinno check --explain RULE` shows the whole.
"""

from __future__ import annotations

import textwrap

from socinno.problems import Stop
from socinno.text import nearest
from socinno.words import LANGUAGES

PAGES: dict[str, tuple[str, str]] = {
    # a file as text and as YAML
    "unreadable": (
        "The file cannot be opened.\nCheck that it exists and that you may read it.",
        "Het bestand gaat niet open.\nKijk of het bestaat en of je het mag lezen.",
    ),
    "too-large": (
        "The file is too large.\nA debate of this size is too much for a reader, too. Split it over several files.",
        "Het bestand is te groot.\nZo’n groot debat is ook voor een lezer te veel. Verdeel het over meer bestanden.",
    ),
    "not-utf8": (
        "The file is not UTF-8.\nAnother encoding would turn é into something else. Save the file as UTF-8; editors have it under ‘Save as’ or ‘Encoding’.",
        "Het bestand is geen UTF-8.\nEen andere codering maakt van é iets anders. Bewaar het bestand als UTF-8; editors hebben dat onder ‘Opslaan als’ of ‘Codering’.",
    ),
    "control-character": (
        "A character that steers a terminal, or the direction of text.\nNobody sees it, but it can hide or change what is read. Often it came along with copied text. Delete it and type the word again.",
        "Een teken dat een terminal stuurt, of de leesrichting.\nNiemand ziet het, maar het kan verbergen of veranderen wat er staat. Vaak is het met tekst meegekopieerd. Haal het weg en tik het woord opnieuw.",
    ),
    "yaml-colon": (
        'A colon and a space in the middle of a text.\nYAML then thinks that a key stands before it. Write title: "Innovation: hype or change?"',
        'Een dubbele punt met een spatie midden in een tekst.\nYAML denkt dan dat er een sleutel voor staat. Schrijf title: "Innovatie: hype of verandering?"',
    ),
    "yaml-quotation-mark": (
        "A quotation mark or bracket is opened and never closed.\nThe problem stands where it opens. Add the closing one; inside single quotation marks an apostrophe is written twice.",
        "Een aanhalingsteken of haakje gaat open en niet dicht.\nHet probleem staat waar het opengaat. Zet het sluitteken erachter; tussen enkele aanhalingstekens schrijf je een apostrof dubbel.",
    ),
    "yaml-character": (
        "A text starts with a character that means something to YAML.\nSuch as @, %, ` or |. Put the text in quotation marks.",
        "Een tekst begint met een teken dat in YAML iets betekent.\nZoals @, %, ` of |. Zet de tekst tussen aanhalingstekens.",
    ),
    "yaml-escape": (
        "A backslash with something unknown after it.\nIn double quotation marks a backslash is special. Use single ones, or write two backslashes.",
        "Een backslash met iets onbekends erachter.\nTussen dubbele aanhalingstekens is een backslash bijzonder. Gebruik enkele, of schrijf twee backslashes.",
    ),
    "yaml-tab": (
        "A tab at the start of a line.\nYAML indents with spaces only. Replace each tab by two spaces.",
        "Een tab aan het begin van een regel.\nYAML springt alleen met spaties in. Vervang elke tab door twee spaties.",
    ),
    "yaml-shape": (
        "This line does not fit what stands above it.\nMost often the indentation differs from that of its neighbours, or a colon or quotation mark is missing above.",
        "Deze regel past niet bij wat erboven staat.\nMeestal springt hij anders in dan zijn buren, of ontbreekt er erboven een dubbele punt of aanhalingsteken.",
    ),
    "yaml-syntax": (
        "The file is not YAML.\nSomething stands where YAML has no place for it, such as a hyphen after a colon. Put the text in quotation marks.",
        "Het bestand is geen YAML.\nEr staat iets waar YAML er geen plaats voor heeft, zoals een streepje na een dubbele punt. Zet de tekst tussen aanhalingstekens.",
    ),
    "too-deep": (
        "Too many levels inside each other.\nThe format needs eight at most. Look for a bracket or an indentation too many.",
        "Te veel niveaus in elkaar.\nHet formaat heeft er hoogstens acht nodig. Zoek een haakje of inspringing te veel.",
    ),
    "empty-file": (
        "There is nothing in the file.\n‘socinno new’ writes a file to start from.",
        "Er staat niets in het bestand.\n‘socinno new’ schrijft een bestand om mee te beginnen.",
    ),
    "second-document": (
        "A line with --- starts a second document.\nOne debate, one file: move it to a file of its own.",
        "Een regel met --- begint een tweede document.\nEén debat, één bestand: zet het in een eigen bestand.",
    ),
    "duplicate-key": (
        "The same key stands twice in one place.\nYAML would silently forget the first. Rename or remove one.",
        "Dezelfde sleutel staat op één plaats twee keer.\nYAML zou de eerste stilletjes vergeten. Hernoem of verwijder er een.",
    ),
    "complex-key": (
        "A key that is not a plain word.\nSuch as a list or a mapping. Write a word before the colon.",
        "Een sleutel die geen gewoon woord is.\nZoals een lijst. Schrijf een woord voor de dubbele punt.",
    ),
    "alias": (
        "An anchor (&name) or alias (*name) of YAML.\nThey make a small file enormous and hide what stands where. Write the text out. If it was meant as text, put it in quotation marks.",
        "Een anker (&naam) of alias (*naam) van YAML.\nZe maken een klein bestand enorm en verbergen wat waar staat. Schrijf de tekst uit. Was het als tekst bedoeld, zet haar dan tussen aanhalingstekens.",
    ),
    "tag": (
        "A tag (!name) of YAML.\nEvery value is plain text here. Remove the tag. If it was meant as text, put it in quotation marks.",
        "Een tag (!naam) van YAML.\nElke waarde is hier gewone tekst. Haal de tag weg. Was het als tekst bedoeld, zet haar dan tussen aanhalingstekens.",
    ),
    "empty-key": (
        "There is nothing before a colon.\nWrite the key there, or put the text in quotation marks.",
        "Er staat niets voor een dubbele punt.\nSchrijf daar de sleutel, of zet de tekst tussen aanhalingstekens.",
    ),
    "no-value": (
        'A key between braces without a value.\nMost often a text with a comma in it, which ends the text there: {en: Yes, but} has a key ‘but’. Write {en: "Yes, but"}.',
        'Een sleutel tussen accolades zonder waarde.\nMeestal een tekst met een komma, die de tekst daar laat ophouden: {nl: Ja, maar} heeft een sleutel ‘maar’. Schrijf {nl: "Ja, maar"}.',
    ),
    "bad-file-name": (
        "The name of the file cannot be an id.\nWithout its ending it is the debate’s id, which is typed in a terminal. Rename the file.",
        "De naam van het bestand kan geen id zijn.\nZonder de uitgang is hij de id van het debat, die in een terminal getikt wordt. Hernoem het bestand.",
    ),
    "debate-twice": (
        "Two files of a folder hold a debate with the same id.\nThe name of the file is the id, also in sub-folders. Rename one.",
        "Twee bestanden van een map hebben een debat met dezelfde id.\nDe naam van het bestand is de id, ook in submappen. Hernoem er een.",
    ),
    # a file as a debate
    "not-a-mapping": (
        "Keys with values are wanted here.\nSuch as, one level deeper: name: Sam Baker",
        "Hier horen sleutels met waarden.\nZoals, een niveau dieper: name: Sam Bakker",
    ),
    "not-a-list": (
        "A list is wanted here, even of one.\nWrite [one], or a line with ‘- one’ for each.",
        "Hier hoort een lijst, ook als er maar één in staat.\nSchrijf [een], of per stuk een regel met ‘- een’.",
    ),
    "not-a-text": (
        "A text is wanted here.\nA bare text is in the debate’s language; {nl: ..., en: ...} gives one for each language.",
        "Hier hoort een tekst.\nEen kale tekst is in de taal van het debat; {nl: ..., en: ...} geeft er een per taal.",
    ),
    "missing-key": (
        "A key that cannot be done without.\nAdd it, with its value, at this level.",
        "Een sleutel die niet gemist kan worden.\nZet hem erbij, met zijn waarde, op dit niveau.",
    ),
    "unknown-key": (
        "A key that the format does not have.\nMost often a misspelling, or a key at the wrong level. What is not known is never silently left out.",
        "Een sleutel die het formaat niet heeft.\nMeestal een verschrijving, of een sleutel op het verkeerde niveau. Wat onbekend is, wordt nooit stilletjes weggelaten.",
    ),
    "not-one-of": (
        "Only certain words are possible here.\nThe message names them.",
        "Hier kunnen alleen bepaalde woorden.\nDe melding noemt ze.",
    ),
    "bad-id": (
        "An id is made of lower-case letters, digits and single hyphens.\nSo that it can be typed in a terminal; a letter among them tells it from a number. ‘--fix’ mends it, wherever it stands, if no other id comes out the same.",
        "Een id bestaat uit kleine letters, cijfers en losse streepjes.\nZo is hij in een terminal te tikken; met een letter erin is hij van een nummer te onderscheiden. ‘--fix’ verbetert hem, overal waar hij staat, als er geen andere id hetzelfde wordt.",
    ),
    "bad-language": (
        "A language is named by its code (BCP 47).\nSuch as nl, en or nl-BE. A mapping in the place of a text has languages as its keys.",
        "Een taal heeft een code (BCP 47).\nZoals nl, en of nl-BE. Een rij sleutels op de plaats van een tekst bestaat uit talen.",
    ),
    "empty-text": (
        "A text with nothing in it.\nLeave the key out: silence is then shown as silence.",
        "Een tekst waar niets in staat.\nLaat de sleutel weg: stilte wordt dan als stilte getoond.",
    ),
    "not-a-date": (
        "A date is a year, a month or a day that exists.\nWritten 2018, 2018-01 or 2018-01-25.",
        "Een datum is een jaar, maand of dag die bestaat.\nGeschreven als 2018, 2018-01 of 2018-01-25.",
    ),
    "two-positions": (
        "A dichotomy has exactly two positions.\nThat is what lets them be compared side by side. A question with three answers is two dichotomies.",
        "Een tegenstelling heeft precies twee posities.\nDaardoor zijn ze naast elkaar te zetten. Een vraag met drie antwoorden is twee tegenstellingen.",
    ),
    "one-or-both": (
        "A stance names one position, or both.\nOne: the speaker takes that side. Both: the speaker bridges them. No stance: the source does not say.",
        "Een standpunt noemt één positie, of allebei.\nEén: de spreker kiest die kant. Allebei: de spreker overbrugt ze. Geen standpunt: de bron zegt het niet.",
    ),
    "no-evidence": (
        "A stance without a quote that shows it.\nName at least one quote by this speaker under evidence.",
        "Een standpunt zonder citaat waaruit het blijkt.\nNoem onder evidence minstens één citaat van deze spreker.",
    ),
    # references and the rules of the format
    "id-taken": (
        "Two things of a debate have the same id.\n‘socinno show ID’ must find one thing, whatever it is. Rename one, and what refers to it.",
        "Twee dingen van een debat hebben dezelfde id.\n‘socinno show ID’ moet één ding vinden, wat het ook is. Hernoem er een, en wat ernaar verwijst.",
    ),
    "unknown-id": (
        "A reference to something that is not in this debate.\nMost often a misspelling. A misspelt id is never taken for a new thing.",
        "Een verwijzing naar iets wat niet in dit debat staat.\nMeestal een verschrijving. Een verschreven id wordt nooit voor iets nieuws aangezien.",
    ),
    "wrong-kind": (
        "A reference to something of another sort.\nEvidence is a quote, a position is a position, and so on.",
        "Een verwijzing naar iets van een andere soort.\nBewijs is een citaat, een positie is een positie, enzovoort.",
    ),
    "same-twice": (
        "One id is named twice in one place.\nIt would count double. Remove one.",
        "Eén id staat op één plaats twee keer.\nHij zou dubbel tellen. Haal er een weg.",
    ),
    "two-dichotomies": (
        "One stance names positions of different dichotomies.\nA stance is about one question. Make it two.",
        "Eén standpunt noemt posities van verschillende tegenstellingen.\nEen standpunt gaat over één vraag. Maak er twee van.",
    ),
    "stance-twice": (
        "Two stances by one speaker on one dichotomy.\nWho takes both sides has one stance that names both: positions: [one, other].",
        "Twee standpunten van één spreker over één tegenstelling.\nWie beide kanten kiest, heeft één standpunt dat beide noemt: positions: [een, ander].",
    ),
    "evidence-by-another": (
        "The quote that should show a stance is by somebody else.\nWhat one says is no evidence of where another stands. Use a quote by this speaker, or an indirect one.",
        "Het citaat dat een standpunt moet tonen, is van een ander.\nWat de een zegt, bewijst niet waar de ander staat. Neem een citaat van deze spreker, eventueel een indirect.",
    ),
    "not-stated": (
        "A stance is ‘stated’ but no direct quote shows it.\nAdd a direct quote, or say reported (the source says so) or inferred (we say so).",
        "Een standpunt is ‘stated’, maar geen letterlijk citaat toont het.\nVoeg een letterlijk citaat toe, of zeg reported (de bron zegt het) of inferred (wij zeggen het).",
    ),
    "inferred-without-note": (
        "A reading of ours that does not say why.\nSay in note how the stance follows from the evidence, so that a reader can judge.",
        "Een lezing van ons die niet zegt waarom.\nZeg in note hoe het standpunt uit het bewijs volgt, zodat een lezer kan oordelen.",
    ),
    "direct-one-text": (
        "A direct quote in more than one language.\nOnly one of them can be the very words. Keep that one as text and put the others under translation.",
        "Een letterlijk citaat in meer dan één taal.\nMaar een daarvan kunnen de eigen woorden zijn. Houd die als text en zet de andere onder translation.",
    ),
    "translated-indirect": (
        "An indirect quote with a translation.\nIts text is ours, in every language: put them all under text.",
        "Een indirect citaat met een vertaling.\nDe tekst is van onszelf, in elke taal: zet ze allemaal onder text.",
    ),
    "empty-name": (
        "An author or editor without a name.\nGive family and given, or literal for a body or a name as it is.",
        "Een auteur of redacteur zonder naam.\nGeef family en given, of literal voor een instelling of een naam zoals hij is.",
    ),
    "no-place": (
        "A quote that does not say where it stands.\nGive under at a section, page, paragraph, time or anchor, so that anybody can look it up.",
        "Een citaat dat niet zegt waar het staat.\nGeef onder at een section, page, paragraph, time of anchor, zodat iedereen het kan opzoeken.",
    ),
    # completeness
    "position-without-quote": (
        "Nothing shows that anybody holds this position.\nNo quote supports it and no stance takes it. Add one, or ask whether the source has this position.",
        "Niets toont dat iemand deze positie inneemt.\nGeen citaat steunt haar en geen standpunt kiest haar. Voeg er een toe, of vraag je af of de bron deze positie heeft.",
    ),
    "silent-speaker": (
        "A speaker without a quote.\nAdd what the speaker says, direct or indirect, or leave the speaker out.",
        "Een spreker zonder citaat.\nVoeg toe wat de spreker zegt, letterlijk of indirect, of laat de spreker weg.",
    ),
    "unused-source": (
        "A source that no quote comes from.\nAdd a quote from it, or leave it out.",
        "Een bron waar geen citaat uit komt.\nVoeg er een citaat uit toe, of laat de bron weg.",
    ),
    "missing-language": (
        "A text lacks one of the debate’s languages.\nThose are the languages that its title has. A reader in that language sees another one here. Names, titles of works and direct quotes stay as they are.",
        "Een tekst mist een van de talen van het debat.\nDat zijn de talen waarin de titel er is. Wie in die taal leest, ziet hier een andere. Namen, titels van werken en letterlijke citaten blijven zoals ze zijn.",
    ),
    "long-summary": (
        "A summary that is longer than a screen.\nThat is 80 by 24 characters. Say the rest in themes or quotes.",
        "Een samenvatting die langer is dan een scherm.\nDat is 80 bij 24 tekens. Zeg de rest in themes of quotes.",
    ),
    # quotes and the text of their source
    "quote-absent": (
        "A direct quote that its source does not have.\nThe text of the source (file, or --source) holds neither these words nor any like them. [...] or (...) may leave words out; words in square brackets are put in.",
        "Een letterlijk citaat dat niet in de bron staat.\nDe tekst van de bron (file, of --source) bevat deze woorden niet, en geen die erop lijken. [...] of (...) mag woorden weglaten; woorden tussen vierkante haken zijn toegevoegd.",
    ),
    "quote-near": (
        "A direct quote that differs from its source.\nThe message shows how: [-only in the quote-] {+only in the source+}. Take over the source’s words, or mark what you left out or put in with square brackets.",
        "Een letterlijk citaat dat van de bron afwijkt.\nDe melding toont hoe: [-alleen in het citaat-] {+alleen in de bron+}. Neem de woorden van de bron over, of geef met vierkante haken aan wat je wegliet of toevoegde.",
    ),
    "quote-typography": (
        "The words are right, the quotation marks or spaces are not the source’s.\n‘--fix’ takes over those of the source.",
        "De woorden kloppen, maar de aanhalingstekens of spaties zijn niet die van de bron.\n‘--fix’ neemt die van de bron over.",
    ),
    "quote-cut": (
        "The sentence around the quote may turn its meaning round, or make it less sure.\nThe words are verbatim, but the sentence they come from also has a negation, a condition or a hedge, such as not, never, unless, perhaps, or a question mark, which the quote leaves out. ‘It is never true that policy alone changes practice’ does not say ‘policy alone changes practice’. Quote the whole sentence, or report it as indirect. The words that are looked for, before, after and inside what was cut:\nCUES",
        "De zin om het citaat kan de betekenis omkeren of afzwakken.\nDe woorden zijn letterlijk, maar in de zin waar ze uit komen staat ook een ontkenning, een voorwaarde of een slag om de arm, zoals niet, nooit, tenzij, misschien of een vraagteken, en het citaat laat dat weg. ‘Het is nooit waar dat beleid alleen de praktijk verandert’ zegt niet ‘beleid alleen verandert de praktijk’. Citeer de hele zin, of geef haar indirect weer. De woorden waarnaar gezocht wordt, voor, na en binnen wat is weggelaten:\nCUES",
    ),
    "quote-turn": (
        "The quote stands where somebody else speaks.\nThe source marks turns (‘Name: ...’), and these words are in the turn of another. Correct the speaker, or the quote.",
        "Het citaat staat waar iemand anders spreekt.\nDe bron geeft beurten aan (‘Naam: ...’), en deze woorden staan in de beurt van een ander. Verbeter de spreker, of het citaat.",
    ),
    "anchor-absent": (
        "The anchor of a quote does not stand in its source.\nAn anchor is a few verbatim words by which the passage is found. Copy them from the source.",
        "Het anker van een citaat staat niet in de bron.\nEen anker is een paar letterlijke woorden waaraan de passage te vinden is. Neem ze uit de bron over.",
    ),
    "anchor-near": (
        "The anchor of a quote differs from its source.\nThe message shows how: [-only in the anchor-] {+only in the source+}. Take over the source’s words.",
        "Het anker van een citaat wijkt van de bron af.\nDe melding toont hoe: [-alleen in het anker-] {+alleen in de bron+}. Neem de woorden van de bron over.",
    ),
    "anchor-typography": (
        "The anchor is right, its quotation marks or spaces are not the source’s.\n‘--fix’ takes over those of the source.",
        "Het anker klopt, maar de aanhalingstekens of spaties zijn niet die van de bron.\n‘--fix’ neemt die van de bron over.",
    ),
    "source-missing": (
        "The text of a source is not where file says.\nThe path is seen from the content file.",
        "De tekst van een bron staat niet waar file zegt.\nHet pad is gezien vanuit het contentbestand.",
    ),
    "source-absolute": (
        "The path of a source’s text starts at the root of one computer.\nOn another it leads nowhere. Give it as seen from the content file.",
        "Het pad naar de tekst van een bron begint bij de wortel van één computer.\nOp een andere leidt het nergens heen. Geef het gezien vanuit het contentbestand.",
    ),
    "source-kind": (
        "The text of a source is plain text, Markdown or HTML.\nSave a PDF or Word file as .txt first.",
        "De tekst van een bron is kale tekst, Markdown of HTML.\nBewaar een pdf- of Word-bestand eerst als .txt.",
    ),
    "source-encoding": (
        "The text of a source has an encoding that cannot be told.\nUTF-8, UTF-16 and UTF-32 with their mark, Windows-1252, and what an HTML page declares can. Save the file as UTF-8.",
        "De codering van de tekst van een bron is niet vast te stellen.\nUTF-8, UTF-16 en UTF-32 met hun kenmerk, Windows-1252, en wat een HTML-pagina opgeeft wel. Bewaar het bestand als UTF-8.",
    ),
    "source-too-large": (
        "The text of a source is too large to search.\nKeep the part that is quoted.",
        "De tekst van een bron is te groot om te doorzoeken.\nBewaar het deel waaruit geciteerd wordt.",
    ),
    "source-unreadable": (
        "The text of a source cannot be opened.\nCheck that you may read it.",
        "De tekst van een bron gaat niet open.\nKijk of je haar mag lezen.",
    ),
}


def page(rule: str, language: str) -> str:
    """The page of a rule: a line, and a paragraph."""
    both = PAGES[rule]
    told = both[LANGUAGES.index(language) if language in LANGUAGES else 0]
    return told.replace("CUES", _cues()) if "CUES" in told else told


def explained(rule: str, language: str, width: int) -> str:
    """The page of a rule as text of a width. Stop (2) with the nearest for a rule that is none."""
    if rule not in PAGES:
        near = nearest(rule, PAGES)
        key = "no-such-rule-near" if near else "no-such-rule"
        raise Stop(key, asked=rule, candidates=tuple(PAGES), **near)
    rows = [textwrap.fill(row, width) for row in page(rule, language).splitlines()]
    return "\n\n".join([rule, *rows]) + "\n"


def _cues() -> str:
    from socinno.quotations.cues import CUES

    lists = (" ".join(listed.split()) for languages in CUES.values() for listed in languages.values())
    return "\n".join([*lists, "?"])
