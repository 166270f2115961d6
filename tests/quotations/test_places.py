"""Where a quote says it stands, beside where it does: headings, pages and times of its source."""

from authors import debate, parsed

from socinno.quotations.locating import quote_matches
from socinno.quotations.places import checked, is_in_its_place, place_of, unplaced
from socinno.quotations.sources import SourceText, joined, markdown, subtitles, text
from socinno.quotations.sources.times import marked

DEBATE = debate("By car they come", "report.txt").replace("at: {page: 2}", "at: {AT}")

HEADINGS = "# Report\n\n## 1. Shops\n\nBy car they come.\n\n## 2. Play\n\nRoom to play.\n\n**Bold**\n"
PAGES = "One.\n12\f13\nBy car they\fcome now.\n14\fFour.\n15"
TIMES = (
    "[00:00:10] Sam Baker: Good day.\n[00:01:00] Sam Baker: By car they come.\n[00:02:00] Kim: No.\n"
    "[00:03:00] End."
)
CUES = (
    "WEBVTT\n\n00:10.000 --> 00:12.000\nGood day.\n\n01:00.000 --> 01:03.000\nBy car\n\n"
    "01:03.000 --> 01:05.000\nthey come.\n\n01:05.000 --> 01:09.000\nEnd.\n\n02:00.000 --> 02:03.000\nBye.\n"
)


def source(words: str) -> SourceText:
    kind = subtitles if words.startswith("WEBVTT") else markdown if words.startswith("#") else text
    parts = text.read(words.encode()) if kind is text else kind.words(words)
    found = joined(parts, "report.txt")
    return found._replace(times=found.times or marked(found.text))


def told(words: str, at: str) -> list[str]:
    """What is wrong with the place of the quote, or which aspects are checked and right."""
    of = parsed(DEBATE.replace("AT", at))
    found = quote_matches(of.quotes.values(), of, {"report": source(words)})
    (match,) = (match for match in found if match.part == "text")
    problems = list(is_in_its_place(match, of))
    return [f"{p.code} {p.facts.get('found', '')}".strip() for p in problems] or list(checked(match))


def offenders(words: str, cases: dict[str, list[str]]) -> dict[str, list[str]]:
    return {at: found for at, right in cases.items() if (found := told(words, at)) != right}


def test_a_section_is_a_heading_above_the_passage() -> None:
    cases = {
        "section: Shops": ["section"],
        "section: 1. Shops": ["section"],
        "section: report": ["section"],
        "section: Play": ["wrong-place section: 1. Shops"],
        "section: 2. Play": ["wrong-place section: 1. Shops"],
        "section: Elsewhere": ["wrong-place section: 1. Shops"],
        "section: Bold": [],  # perhaps a heading, perhaps not
        "paragraph: 3": [],
    }
    assert offenders(HEADINGS, cases) == {}
    assert told("Shops\n\nBy car they come.\n", "section: Play") == []


def test_a_page_is_the_one_that_is_printed_on_it() -> None:
    cases = {
        "page: 13": ["page"],
        "page: 14": ["page"],
        "page: p. 13": ["page"],
        "page: pp. 13–14": ["page"],
        "page: 2": ["page"],  # the second page of the file
        "page: 12": ["wrong-place page: 13-14"],
        "page: 1-400": ["wrong-place page: 13-14"],
        "page: xiv": ["wrong-place page: 13-14"],
    }
    assert offenders(PAGES, cases) == {}


def test_a_time_is_within_the_turn_of_the_passage() -> None:
    cases = {
        "time: '1:00'": ["time"],
        "time: '0:01:30'": ["time"],
        "time: '00:01:00-00:01:40'": ["time"],
        "time: '0:10'": ["time"],
        "time: '2:30'": ["time"],
        "time: '9:00'": ["wrong-place time: 0:01:00"],
        "time: '99:99'": ["no-time"],
        "time: noon": ["no-time"],
    }
    assert offenders(TIMES, cases) == {}
    assert (
        offenders("By car they come.", {"time: '99:99'": ["no-time"], "time: noon": [], "time: '9:10'": []})
        == {}
    )


def test_a_time_is_that_of_its_cues() -> None:
    cases = {
        "time: '1:00'": ["time"],
        "time: '1:04'": ["time"],
        "time: '1:30'": ["time"],
        "time: '0:05'": ["time"],
        "time: '2:01'": ["wrong-place time: 0:01:00"],
        "time: '2:30:00'": ["wrong-place time: 0:01:00"],
    }
    assert offenders(CUES, cases) == {}


def test_the_place_of_a_passage() -> None:
    found = source(HEADINGS)
    assert place_of(found, found.text.index("Room")) == {"section": "2. Play"}
    found = source(CUES)
    assert place_of(found, found.text.index("they")) == {"time": "0:01:03"}
    assert place_of(source("a\fb"), 2) == {"page": "2"}


def test_a_quote_without_a_place_has_a_text_to_be_found_in() -> None:
    bare = DEBATE.replace("    at: {AT}\n", "")
    cases: list[tuple[str, set[str], list[str]]] = [
        (bare, set(), ["baker-says"]),
        (bare, {"report"}, []),
        (bare.replace("kind: direct", "kind: indirect"), {"report"}, ["baker-says"]),
        (DEBATE.replace("AT", "page: 2"), set(), []),
    ]
    for content, texts, ids in cases:
        assert [problem.facts["id"] for problem in unplaced(parsed(content), texts)] == ids


def test_a_time_stands_at_the_start_of_a_line_or_beside_the_name_of_who_speaks() -> None:
    for form in (
        "[{}] Sam: Yes.",
        "{} Yes.",
        "Sam {}",
        "Sam ({}): Yes.",
        "Sam: [{}] Yes.",
        "**Sam:**  ({}) Yes.",
    ):
        text = f"{form.format('4:11')}\n{form.format('1:05:02')}\n"
        assert [mark.name for mark in marked(text)] == ["0:04:11", "1:05:02"], form
    for form in ("Sam: {} is a time.", "Sam: at [{}] we left.", "Sam: Yes.\n: [{}]"):
        assert marked(f"{form.format('4:11')}\n{form.format('5:02')}\n") == (), form
    assert marked("Sam: [4:11] Yes.\n") == marked("Sam: [4:11] Yes.\nKim: [3:11] No.\n") == ()
