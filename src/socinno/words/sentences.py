"""What is said when something is wrong, in English and Dutch, by the code of the problem or stop.

Each sentence says what is wrong and what to do about it. `{meant}` arrives as a whole clause, or
empty, from `socinno.messages`.
"""

SENTENCES: dict[str, tuple[str, str]] = {
    # a file as text and as YAML
    "unreadable": (
        "the file cannot be read ({why}); check its name and permissions",
        "het bestand is niet te lezen ({why}); controleer de naam en de rechten",
    ),
    "too-large": (
        "the file is larger than {limit} MiB; split the debate over several files",
        "het bestand is groter dan {limit} MiB; verdeel het debat over meer bestanden",
    ),
    "not-utf8": (
        "from here on the file is not UTF-8; save it as UTF-8 in your editor",
        "vanaf hier is het bestand geen UTF-8; bewaar het als UTF-8 in je editor",
    ),
    "control-character": (
        "the control character {character} is not allowed; remove it",
        "het stuurteken {character} mag niet; haal het weg",
    ),
    "yaml-colon": (
        "a second ‘: ’ on this line; put the text in quotation marks",
        "een tweede ‘: ’ op deze regel; zet de tekst tussen aanhalingstekens",
    ),
    "yaml-quotation-mark": (
        "what opens here is never closed; add the closing quotation mark or bracket",
        "wat hier opent, wordt nergens gesloten; zet het aanhalingsteken of haakje erachter",
    ),
    "yaml-character": (
        "a text cannot start with this character; put the text in quotation marks",
        "een tekst kan niet met dit teken beginnen; zet de tekst tussen aanhalingstekens",
    ),
    "yaml-escape": (
        "an unknown escape after the backslash; use single quotation marks, or write two backslashes",
        "na de backslash staat iets onbekends; gebruik enkele aanhalingstekens, of twee backslashes",
    ),
    "yaml-tab": (
        "a tab where YAML wants spaces; indent with spaces",
        "een tab waar YAML spaties wil; spring in met spaties",
    ),
    "yaml-shape": (
        "this does not fit what stands above it; check the indentation, the colon and the quotation marks",
        "dit past niet bij wat erboven staat; kijk naar het inspringen, de dubbele punt en de aanhalingstekens",
    ),
    "yaml-syntax": (
        "this is not YAML as it stands here; put a text with a sign in it in quotation marks",
        "dit is zo geen YAML; zet een tekst met een teken erin tussen aanhalingstekens",
    ),
    "too-deep": (
        "more than {limit} levels deep; a debate never needs that many",
        "meer dan {limit} niveaus diep; een debat heeft er nooit zoveel nodig",
    ),
    "empty-file": (
        "the file is empty; ‘title’ and ‘dichotomies’ are needed at least",
        "het bestand is leeg; minstens ‘title’ en ‘dichotomies’ zijn nodig",
    ),
    "second-document": (
        "a second document starts here; put each debate in a file of its own",
        "hier begint een tweede document; geef elk debat een eigen bestand",
    ),
    "duplicate-key": (
        "the key ‘{key}’ stands here for the second time (first on line {first}); rename or remove one",
        "de sleutel ‘{key}’ staat hier voor de tweede keer (eerst op regel {first}); hernoem of verwijder er een",
    ),
    "empty-key": (
        "a key is empty; write a word before the colon",
        "een sleutel is leeg; schrijf een woord voor de dubbele punt",
    ),
    "no-value": (
        "‘{key}’ has no value; a text with a comma in it needs quotation marks inside {{ }}",
        "‘{key}’ heeft geen waarde; een tekst met een komma moet binnen {{ }} tussen aanhalingstekens",
    ),
    "bad-file-name": (
        "‘{value}’ cannot be the id of a debate; name the file with lower-case letters, digits and single hyphens, and at least one letter",
        "‘{value}’ kan geen id van een debat zijn; noem het bestand met kleine letters, cijfers en losse streepjes, en minstens één letter",
    ),
    "debate-twice": (
        "there is a debate ‘{id}’ already, in {other}; rename one of the files",
        "er is al een debat ‘{id}’, in {other}; geef een van de bestanden een andere naam",
    ),
    "complex-key": ("a key must be a plain word", "een sleutel moet een gewoon woord zijn"),
    "alias": (
        "anchors and aliases ({name}) are not allowed; write the text out, or put it in quotation marks",
        "ankers en aliassen ({name}) mogen niet; schrijf de tekst uit, of zet haar tussen aanhalingstekens",
    ),
    "tag": (
        "tags ({name}) are not allowed; remove it, or put the text in quotation marks",
        "tags ({name}) mogen niet; haal hem weg, of zet de tekst tussen aanhalingstekens",
    ),
    # a file as a debate
    "not-a-mapping": ("‘{key}’ must hold keys with values", "‘{key}’ moet sleutels met waarden bevatten"),
    "not-a-list": (
        "‘{key}’ must be a list: [one, another], or a line with ‘- ’ for each",
        "‘{key}’ moet een lijst zijn: [een, ander], of per stuk een regel met ‘- ’",
    ),
    "not-a-text": (
        "‘{key}’ must be a text, or a text for each language: {{nl: ..., en: ...}}",
        "‘{key}’ moet een tekst zijn, of een tekst per taal: {{nl: ..., en: ...}}",
    ),
    "missing-key": ("‘{key}’ is missing here; add it", "‘{key}’ ontbreekt hier; vul het aan"),
    "unknown-key": (
        "unknown key ‘{key}’{meant}; correct or remove it",
        "onbekende sleutel ‘{key}’{meant}; verbeter of verwijder hem",
    ),
    "not-one-of": (
        "‘{value}’ is not possible for ‘{key}’; choose {choices}",
        "‘{value}’ kan niet bij ‘{key}’; kies uit {choices}",
    ),
    "bad-id": (
        "‘{value}’ cannot be an id; use lower-case letters, digits and single hyphens, and at least one letter, such as ‘new-relations’",
        "‘{value}’ kan geen id zijn; gebruik kleine letters, cijfers en losse streepjes, en minstens één letter, zoals ‘nieuwe-relaties’",
    ),
    "bad-language": (
        "‘{value}’ is not a language code; use one such as ‘nl’ or ‘en’",
        "‘{value}’ is geen taalcode; gebruik er een zoals ‘nl’ of ‘en’",
    ),
    "empty-text": (
        "‘{key}’ is empty; write something, or remove the key",
        "‘{key}’ is leeg; schrijf er iets, of haal de sleutel weg",
    ),
    "not-a-date": (
        "‘{value}’ is not a date; write 2018, 2018-01 or 2018-01-25",
        "‘{value}’ is geen datum; schrijf 2018, 2018-01 of 2018-01-25",
    ),
    "two-positions": (
        "a dichotomy has exactly two positions, this one has {count}; add what is missing, or make a third a dichotomy of its own",
        "een tegenstelling heeft precies twee posities, deze heeft er {count}; vul aan wat ontbreekt, of maak van een derde een eigen tegenstelling",
    ),
    "one-or-both": (
        "a stance names one position, or both of a dichotomy; this one names {count}",
        "een standpunt noemt een positie, of allebei van een tegenstelling; dit noemt er {count}",
    ),
    "no-evidence": (
        "a stance without evidence; name at least one quote by this speaker",
        "een standpunt zonder bewijs; noem minstens een citaat van deze spreker",
    ),
    # references and the rules of the format
    "id-taken": (
        "the id ‘{id}’ is already that of a {what} in this debate; choose another",
        "de id ‘{id}’ is al die van een {what} in dit debat; kies een andere",
    ),
    "unknown-id": (
        "nothing here is called ‘{id}’{meant}; name a {wanted}",
        "niets heet hier ‘{id}’{meant}; noem een {wanted}",
    ),
    "wrong-kind": ("‘{id}’ is a {what}; name a {wanted}", "‘{id}’ is een {what}; noem een {wanted}"),
    "same-twice": (
        "‘{id}’ is named twice here; remove one",
        "‘{id}’ staat hier twee keer; haal er een weg",
    ),
    "two-dichotomies": (
        "{ids} are of different dichotomies; make it two stances",
        "{ids} horen bij verschillende tegenstellingen; maak er twee standpunten van",
    ),
    "stance-twice": (
        "‘{speaker}’ already has a stance on ‘{dichotomy}’; name both positions in one stance, or remove one",
        "‘{speaker}’ heeft al een standpunt over ‘{dichotomy}’; noem beide posities in een standpunt, of haal er een weg",
    ),
    "evidence-by-another": (
        "the quote ‘{id}’ is by ‘{other}’, not by ‘{speaker}’; evidence must be the speaker’s own",
        "het citaat ‘{id}’ is van ‘{other}’, niet van ‘{speaker}’; bewijs moet van de spreker zelf zijn",
    ),
    "not-stated": (
        "‘stated’ needs a direct quote by ‘{speaker}’ as evidence; add one, or say ‘reported’ or ‘inferred’",
        "‘stated’ vraagt een letterlijk citaat van ‘{speaker}’ als bewijs; voeg er een toe, of zeg ‘reported’ of ‘inferred’",
    ),
    "inferred-without-note": (
        "an ‘inferred’ stance needs a ‘note’ that says how it follows",
        "bij een ‘inferred’ standpunt hoort een ‘note’ die zegt hoe het volgt",
    ),
    "direct-one-text": (
        "a direct quote is one bare text, verbatim; put other languages under ‘translation’",
        "een letterlijk citaat is een kale tekst, woord voor woord; zet andere talen onder ‘translation’",
    ),
    "translated-indirect": (
        "an indirect quote is a text of ours; put its languages under ‘text’, not under ‘translation’",
        "een indirect citaat is een tekst van onszelf; zet de talen onder ‘text’, niet onder ‘translation’",
    ),
    "empty-name": (
        "a name needs ‘literal’, ‘family’ or ‘given’",
        "bij een naam hoort ‘literal’, ‘family’ of ‘given’",
    ),
    "no-place": (
        "‘at’ is empty; say where in the source: section, page, paragraph, time or anchor",
        "‘at’ is leeg; zeg waar in de bron: section, page, paragraph, time of anchor",
    ),
    # a content folder
    "no-content": (
        "there is no content folder ‘{path}’; give one with --content",
        "er is geen contentmap ‘{path}’; geef er een met --content",
    ),
    "no-debates": (
        "no debates in ‘{path}’: a debate is a .yaml file",
        "geen debatten in ‘{path}’: een debat is een .yaml-bestand",
    ),
    "nothing-readable": (
        "no debate in ‘{path}’ can be read; mend the problems above",
        "geen debat in ‘{path}’ is te lezen; verhelp de problemen hierboven",
    ),
    "left-out": ("left out because of these problems: {files}", "weggelaten om deze problemen: {files}"),
    # names
    "unknown-name": (
        "nothing is called ‘{asked}’; ‘socinno show’ shows what there is",
        "niets heet ‘{asked}’; ‘socinno show’ toont wat er is",
    ),
    "unknown-name-near": (
        "nothing is called ‘{asked}’; nearest: {candidates}",
        "niets heet ‘{asked}’; het dichtst bij: {candidates}",
    ),
    "unknown-name-all": (
        "nothing is called ‘{asked}’; choose from: {candidates}",
        "niets heet ‘{asked}’; kies uit: {candidates}",
    ),
    "ambiguous-name": (
        "‘{asked}’ can mean {count} things; choose one: {candidates}",
        "‘{asked}’ kan {count} dingen betekenen; kies er een: {candidates}",
    ),
    "name-in-debates": (
        "‘{asked}’ is in several debates; choose one with --debate: {candidates}",
        "‘{asked}’ staat in meer debatten; kies er een met --debate: {candidates}",
    ),
    "several-people": (
        "‘{asked}’ is {count} people; choose a debate with --debate, or give the full name: {candidates}",
        "‘{asked}’ is de naam van {count} mensen; kies een debat met --debate, of geef de hele naam: {candidates}",
    ),
    # searching, the index, exporting
    "nothing-to-search": (
        "‘{asked}’ has no word to look for; give one without a hyphen before it",
        "in ‘{asked}’ staat geen woord om te zoeken; geef er een zonder streepje ervoor",
    ),
    "best-of": (
        "the best {shown} of {total}; --limit 0 shows all",
        "de beste {shown} van {total}; --limit 0 toont alles",
    ),
    "slower": (
        "no index ({why}), so every file is read, which takes longer",
        "geen index ({why}), dus elk bestand wordt gelezen; dat duurt langer",
    ),
    "slower-busy": (
        "another socinno is making the index, so every file is read now, which takes longer",
        "een andere socinno maakt de index, dus elk bestand wordt nu gelezen; dat duurt langer",
    ),
    "slower-spoilt": (
        "the index was damaged and is removed, so every file is read now, which takes longer",
        "de index was beschadigd en is verwijderd, dus elk bestand wordt nu gelezen; dat duurt langer",
    ),
    "index-unusable": ("the index cannot be used: {why}", "de index is niet te gebruiken: {why}"),
    "one-of-index": (
        "choose one of --status, --rebuild and --clear",
        "kies een van --status, --rebuild en --clear",
    ),
    "export-exists": (
        "‘{path}’ exists already; name a new folder, or remove it first",
        "‘{path}’ bestaat al; noem een nieuwe map, of verwijder hem eerst",
    ),
    "export-needs": (
        "writing {format} needs pyarrow: pip install ‘socinno[{format}]’",
        "{format} schrijven vraagt pyarrow: pip install ‘socinno[{format}]’",
    ),
    # comparing
    "compare-two": (
        "one thing cannot be compared; name another beside ‘{asked}’, or one dichotomy",
        "één ding valt niet te vergelijken; noem nog iets naast ‘{asked}’, of één tegenstelling",
    ),
    "compare-most": (
        "{count} things are too many side by side; name {most} at most",
        "{count} dingen naast elkaar is te veel; noem er hoogstens {most}",
    ),
    "compare-same": (
        "‘{asked}’ is named twice; name two different things",
        "‘{asked}’ staat er twee keer; noem twee verschillende dingen",
    ),
    "compare-debates": (
        "these are of different debates; choose one with --debate: {candidates}",
        "deze komen uit verschillende debatten; kies er een met --debate: {candidates}",
    ),
    "cannot-compare": (
        "{ids} are not of one sort; compare positions, or speakers, or one dichotomy",
        "{ids} zijn niet van één soort; vergelijk posities, of sprekers, of één tegenstelling",
    ),
    # usage
    "only-overview": (
        "--speaker filters the overview; leave it out beside ‘{asked}’",
        "--speaker beperkt het overzicht; laat het weg bij ‘{asked}’",
    ),
    "bad-choice": (
        "‘{value}’ is not possible for {option}; choose {choices}",
        "‘{value}’ kan niet bij {option}; kies uit {choices}",
    ),
    "no-such-ending": (
        "the ending of ‘{file}’ says no format; end it in one of {choices}, or give --format",
        "het einde van ‘{file}’ zegt geen formaat; kies uit {choices}, of geef --format",
    ),
    "output-exists": (
        "‘{file}’ is already there; choose another name, or replace it with --force",
        "‘{file}’ bestaat al; kies een andere naam, of vervang het met --force",
    ),
    "file-exists": (
        "‘{file}’ is already there; choose another name, or replace it with --force",
        "‘{file}’ bestaat al; kies een andere naam, of vervang het met --force",
    ),
    "not-a-file": (
        "‘{file}’ is not a file that can be replaced; choose another name",
        "‘{file}’ is geen bestand dat te vervangen is; kies een andere naam",
    ),
    "cannot-save": (
        "‘{file}’ cannot be written: {why}; choose another place",
        "‘{file}’ is niet te schrijven: {why}; kies een andere plaats",
    ),
    "bad-width": (
        "‘{value}’ is not possible for --width; give a number from 20 to 1000",
        "‘{value}’ kan niet bij --width; geef een getal van 20 tot 1000",
    ),
    "no-such-command": (
        "there is no command ‘{asked}’{meant}; to show a thing: socinno show {asked}",
        "er is geen opdracht ‘{asked}’{meant}; om iets te tonen: socinno show {asked}",
    ),
    "no-such-option": (
        "there is no option {option}{meant}; ‘{command} -h’ lists them",
        "er is geen optie {option}{meant}; ‘{command} -h’ noemt ze",
    ),
    "missing-argument": (
        "{name} is missing; ‘{command} -h’ shows how",
        "{name} ontbreekt; ‘{command} -h’ laat zien hoe",
    ),
    "option-needs-value": (
        "{option} needs a value after it; -h shows which",
        "achter {option} hoort een waarde; -h laat zien welke",
    ),
    "option-takes-no-value": (
        "{option} takes no value; leave out what follows it",
        "bij {option} hoort geen waarde; laat weg wat erachter staat",
    ),
    "extra-argument": (
        "too many words: {extra}; ‘{command} -h’ shows how",
        "te veel woorden: {extra}; ‘{command} -h’ laat zien hoe",
    ),
    "usage": ("{message}", "{message}"),
    "cannot-write": ("the answer cannot be written: {why}", "het antwoord is niet te schrijven: {why}"),
    # completeness
    "position-without-quote": (
        "no quote supports ‘{id}’ and nobody takes it; add a quote, or a stance",
        "geen citaat steunt ‘{id}’ en niemand neemt deze positie in; voeg een citaat of een standpunt toe",
    ),
    "silent-speaker": (
        "‘{id}’ never speaks; add a quote, or remove the speaker",
        "‘{id}’ komt nergens aan het woord; voeg een citaat toe, of haal de spreker weg",
    ),
    "unused-source": (
        "nothing is quoted from ‘{id}’; add a quote, or remove the source",
        "uit ‘{id}’ wordt niets geciteerd; voeg een citaat toe, of haal de bron weg",
    ),
    "missing-language": (
        "this text is missing in: {languages}; the debate’s title has it",
        "deze tekst ontbreekt in: {languages}; de titel van het debat is er wel in",
    ),
    "long-summary": (
        "a summary of {count} characters does not fit a screen ({limit}); shorten it",
        "een samenvatting van {count} tekens past niet op een scherm ({limit}); kort haar in",
    ),
    # quotes and the text of their source
    "quote-absent": (
        "the text of ‘{id}’ does not stand in ‘{file}’, nor anything like it; correct the quote, or its source",
        "de tekst van ‘{id}’ staat niet in ‘{file}’, en niets wat erop lijkt; verbeter het citaat, of de bron ervan",
    ),
    "quote-near": (
        "the text of ‘{id}’ is not verbatim; ‘{file}’ has on line {line}: {diff}",
        "de tekst van ‘{id}’ is niet letterlijk; in ‘{file}’ staat op regel {line}: {diff}",
    ),
    "quote-typography": (
        "‘{id}’ has other quotation marks or spaces than ‘{file}’ on line {line}; --fix takes over those of the source",
        "‘{id}’ heeft andere aanhalingstekens of spaties dan ‘{file}’ op regel {line}; --fix neemt die van de bron over",
    ),
    "quote-cut": (
        "the sentence around ‘{id}’ has ‘{cue}’ (‘{file}’, line {line}), which the quote leaves out; does it still mean the same?",
        "in de zin om ‘{id}’ staat ‘{cue}’ (‘{file}’, regel {line}), en het citaat laat dat weg; betekent het nog hetzelfde?",
    ),
    "quote-turn": (
        "‘{id}’ stands where ‘{other}’ speaks (‘{file}’, line {line}), not ‘{speaker}’; correct the speaker, or the quote",
        "‘{id}’ staat waar ‘{other}’ spreekt (‘{file}’, regel {line}), niet ‘{speaker}’; verbeter de spreker, of het citaat",
    ),
    "anchor-absent": (
        "the anchor of ‘{id}’ does not stand in ‘{file}’, nor anything like it; copy a few words from the passage",
        "het anker van ‘{id}’ staat niet in ‘{file}’, en niets wat erop lijkt; neem een paar woorden uit de passage over",
    ),
    "anchor-near": (
        "the anchor of ‘{id}’ is not verbatim; ‘{file}’ has on line {line}: {diff}",
        "het anker van ‘{id}’ is niet letterlijk; in ‘{file}’ staat op regel {line}: {diff}",
    ),
    "anchor-typography": (
        "the anchor of ‘{id}’ has other quotation marks or spaces than ‘{file}’ on line {line}; --fix takes over those of the source",
        "het anker van ‘{id}’ heeft andere aanhalingstekens of spaties dan ‘{file}’ op regel {line}; --fix neemt die van de bron over",
    ),
    "source-missing": (
        "there is no file ‘{file}’; give its path as seen from this file",
        "er is geen bestand ‘{file}’; geef het pad gezien vanuit dit bestand",
    ),
    "source-absolute": (
        "‘{file}’ is a path of one computer; give it as seen from this file",
        "‘{file}’ is een pad van één computer; geef het gezien vanuit dit bestand",
    ),
    "source-kind": (
        "‘{file}’ cannot be read as a text; save it as one of {choices}",
        "‘{file}’ is niet als tekst te lezen; bewaar het als een van {choices}",
    ),
    "source-encoding": (
        "‘{file}’ is not a text in a known encoding; save it as UTF-8 in your editor",
        "‘{file}’ is geen tekst in een bekende codering; bewaar het als UTF-8 in je editor",
    ),
    "source-too-large": (
        "‘{file}’ is larger than {limit} MiB; keep the part that is quoted",
        "‘{file}’ is groter dan {limit} MiB; bewaar het deel waaruit geciteerd wordt",
    ),
    "source-unreadable": (
        "‘{file}’ cannot be read ({why}); check its name and permissions",
        "‘{file}’ is niet te lezen ({why}); controleer de naam en de rechten",
    ),
    # checking and starting
    "checked": (
        "files: {files}; errors: {errors}; warnings: {warnings}",
        "bestanden: {files}; fouten: {errors}; waarschuwingen: {warnings}",
    ),
    "checked-fine": (
        "files: {files}; nothing to mend",
        "bestanden: {files}; niets te verbeteren",
    ),
    "checked-quotes": (
        "quotes and anchors in their sources: {exact} to the letter, {equal} but for typography or line ends, {near} nearly, {absent} not",
        "citaten en ankers in hun bron: {exact} letterlijk, {equal} op typografie of regeleinden na, {near} bijna, {absent} niet",
    ),
    "needs-extra": (
        "to see the passage that comes nearest: pip install 'socinno[{extra}]'",
        "om de passage te zien die het meest lijkt: pip install 'socinno[{extra}]'",
    ),
    "mended": ("mended in {file}: {count}", "verbeterd in {file}: {count}"),
    "new-written": (
        "written: {file}; next: socinno show --content {file}, then socinno check {file}",
        "geschreven: {file}; verder: socinno show --content {file}, dan socinno check {file}",
    ),
    "schema-written": ("written: {file}", "geschreven: {file}"),
    "debate-exists": (
        "‘{file}’ is there already and stays as it is; choose another name",
        "‘{file}’ bestaat al en blijft zoals het is; kies een andere naam",
    ),
    "bad-new-id": (
        "‘{asked}’ cannot be an id{meant}; use lower-case letters, digits and single hyphens",
        "‘{asked}’ kan geen id zijn{meant}; gebruik kleine letters, cijfers en losse streepjes",
    ),
    "bad-title": (
        "‘{asked}’ cannot be a title; give words, without control characters",
        "‘{asked}’ kan geen titel zijn; geef woorden, zonder stuurtekens",
    ),
    "no-such-path": (
        "there is no file or folder ‘{path}’; check the name",
        "er is geen bestand of map ‘{path}’; controleer de naam",
    ),
    "no-such-rule": (
        "there is no rule ‘{asked}’; choose from: {candidates}",
        "er is geen regel ‘{asked}’; kies uit: {candidates}",
    ),
    "no-such-rule-near": (
        "there is no rule ‘{asked}’{meant}; each problem that is found names its rule",
        "er is geen regel ‘{asked}’{meant}; elk gevonden probleem noemt zijn regel",
    ),
    "no-such-source": (
        "no debate here has a source ‘{asked}’{meant}; give --source its id",
        "geen debat hier heeft een bron ‘{asked}’{meant}; geef bij --source de id ervan",
    ),
    "bad-source-option": (
        "‘{value}’ is not possible for --source; give ID=FILE, such as report=report.txt",
        "‘{value}’ kan niet bij --source; geef ID=BESTAND, zoals verslag=verslag.txt",
    ),
    "no-source-text": (
        "the text of the source ‘{source}’ is not at hand; give it with --source {source}=FILE",
        "de tekst van de bron ‘{source}’ is er niet bij; geef haar met --source {source}=BESTAND",
    ),
    "no-context": (
        "neither ‘{id}’ nor its anchor stands in ‘{file}’; ‘socinno check’ says more",
        "‘{id}’ noch het anker ervan staat in ‘{file}’; ‘socinno check’ zegt meer",
    ),
    # the frame of a message
    "error": ("error", "fout"),
    "warning": ("warning", "let op"),
    "meant": (" (did you mean ‘{meant}’?)", " (bedoel je ‘{meant}’?)"),
    "next": ("Next: {commands}", "Verder: {commands}"),
    "or": ("or", "of"),
}
