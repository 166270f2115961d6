"""What every screen looks like in both languages, on small debates: golden files, 80 cells wide."""

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from crowd import crowd
from typer.testing import CliRunner

from socinno.cli.app import app

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden" / "screens"

TOWN = {  # the debate with every key of the format
    "first": "show town.yaml",
    "first-all": "show town.yaml --all",
    "question": "show town.yaml build",
    "question-all": "show town.yaml build --all",
    "speaker-all": "show town.yaml ann --all",
    "who": "who town.yaml",
    "who-all": "who town.yaml --all",
    "who-speaker": "who town.yaml ann",
    "who-speaker-all": "who town.yaml ann --all",
    "who-pairs": "who town.yaml --pairs",
    "who-pairs-all": "who town.yaml --pairs --all",
    "compare-speakers": "compare town.yaml ann bob",
    "compare-speakers-all": "compare town.yaml ann bob --all",
    "compare-question-all": "compare town.yaml build --all",
    "speakers": "speakers town.yaml",
    "speakers-all": "speakers town.yaml --all",
    "quotes": "quotes town.yaml",
    "quotes-all": "quotes town.yaml --all",
    "search": "search bridge --content town.yaml",
    "search-all": "search bridge --content town.yaml --all",
    "search-none": "search bridges --content town.yaml",
}
SOURCED = {  # a quote, and the text of its source
    "context": "show sourced.yaml need --context",
    "context-all": "show sourced.yaml need --context --all",
    "not-in-source": "show sourced.yaml absent",
}
LARGE = {  # more speakers and questions than fit in axes
    "large-first": "show large.yaml",
    "large-first-split": "show large.yaml --sort split",
    "large-who": "who large.yaml",
    "large-who-alike": "who large.yaml --sort similarity",
    "large-pairs": "who large.yaml --pairs --limit 5",
}
TWO = {  # a library of two debates
    "two-first": "show ./two",
    "two-who": "who ./two",
    "two-debates": "debates ./two",
    "two-debates-all": "debates ./two --all",
    "two-speakers": "speakers ./two",
}
ARGUED = {  # no speakers, and reasons for and against reasons, some of them in a circle
    "argued-first": "show argued.yaml",
    "argued-question": "show argued.yaml d",
    "argued-question-all": "show argued.yaml d --all",
    "argued-compare": "compare argued.yaml d",
    "argued-who": "who argued.yaml",
    "argued-quote": "show argued.yaml round",
}
SCREENS = TOWN | SOURCED | LARGE | TWO | ARGUED
PAGES = {
    "first": f"{TOWN['first']} -s ann",  # without a speaker it is the page of the debate
    "who": TOWN["who"],
    "compare": TOWN["compare-speakers"],
    "quotes": TOWN["quotes"],
}
STYLE = re.compile("<style>.*?</style>\n|sha256-[^']*", re.DOTALL)  # not what a golden file is for

SECOND = """
language: en
title: A roof for the market
question: Should the market have a roof?
sources: {paper: {type: report, title: The paper, issued: 2020}}
speakers: {bob: {name: Bob Crane}, flo: {name: Flo Gray}}
dichotomies: {cover: {title: Roof or sky, positions: {with-roof: {title: A roof}, sky: {title: Open sky}}}}
quotes:
  wet: {speaker: flo, kind: direct, text: I am so wet., source: paper, at: {page: 2}, supports: [with-roof]}
stances:
  - {speaker: flo, positions: with-roof, basis: stated, evidence: [wet]}
  - {speaker: bob, positions: sky, basis: reported, source: paper, at: {page: 3}}
"""
TEXT = """Minutes of the evening

The chair: Who wants to begin?
Ann: We need this bridge. I walk an hour to school.
Bob: And who pays for it? Not I.
The chair: That is for another evening.
"""
SOURCE = """
language: en
title: The evening
question: Should there be a bridge?
sources: {minutes: {type: report, title: Minutes of the evening, file: minutes.txt}}
speakers: {ann: {name: Ann}, bob: {name: Bob}}
dichotomies: {build: {title: Build or leave, positions: {build-it: {title: Build}, leave-it: {title: Leave}}}}
quotes:
  need: {speaker: ann, kind: direct, text: We need this bridge., source: minutes, supports: [build-it]}
  absent: {speaker: bob, kind: direct, text: I shall never pay., source: minutes, supports: [leave-it]}
stances: [{speaker: ann, positions: build-it, basis: stated, evidence: [need]}]
"""
ARGUMENTS = """
language: en
title: Reasons without speakers
question: Left or right?
sources: {b: {type: book, title: A book of reasons}}
dichotomies:
  d: {title: Left or right, positions: {left: {title: Left, claim: Left is best.}, right: {title: Right}}}
quotes:
"""
REASONS = {  # what each supports, and what it challenges: a long chain, and a circle that stands on nothing
    "first": ("[left]", "[]"),
    "second": ("[first]", "[]"),
    "third": ("[second]", "[]"),
    "fourth": ("[third]", "[]"),
    "fifth": ("[]", "[fourth]"),
    "sixth": ("[fifth]", "[]"),
    "against": ("[right]", "[first]"),
    "round": ("[left, about]", "[]"),
    "about": ("[round]", "[]"),
    "alone": ("[other]", "[]"),
    "other": ("[alone]", "[]"),
}
REASON = (
    "  {name}: {{kind: indirect, text: This is the {name} reason., source: b, at: {{page: {page}}},"
    " supports: {supports}, challenges: {challenges}}}\n"
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every debate that is shown here."""
    folder = tmp_path_factory.mktemp("screens")
    two = folder / "two"
    two.mkdir()
    for town in (folder / "town.yaml", two / "town.yaml"):
        shutil.copy(TESTS / "every" / "every-key.yaml", town)
    (two / "roof.yaml").write_text(SECOND, "utf-8")
    (folder / "sourced.yaml").write_text(SOURCE, "utf-8")
    reasons = [
        REASON.format(name=name, page=page, supports=supports, challenges=challenges)
        for page, (name, (supports, challenges)) in enumerate(REASONS.items(), 1)
    ]
    (folder / "argued.yaml").write_text(ARGUMENTS + "".join(reasons), "utf-8")
    many = folder / "many"
    many.mkdir()
    crowd(many, speakers=9, questions=24)
    (many / "crowd.yaml").rename(folder / "large.yaml")
    (folder / "minutes.txt").write_text(TEXT, "utf-8")
    return folder


def shown(words: str, language: str, content: Path, patch: pytest.MonkeyPatch) -> str:
    """What is printed in the folder of the content, so that no path of this machine stands in it."""
    patch.chdir(content)
    answer = CliRunner().invoke(app, [*words.split(), "--lang", language, "--width", "80"])
    assert (answer.exit_code, answer.stderr) == (0, "")
    return answer.stdout


def golden(name: str, text: str) -> None:
    """Compare with the golden file; GOLDEN=write in the environment renews it."""
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_looks_as_it_should(
    screen: str, language: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden(f"{screen}.{language}.txt", shown(SCREENS[screen], language, content, monkeypatch))


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("ending", ["html", "md"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_should(
    page: str, ending: str, language: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shown(f"{PAGES[page]} -f {ending.replace('md', 'markdown')}", language, content, monkeypatch)
    golden(f"{page}.{language}.{ending}", STYLE.sub("", made))


def test_no_golden_file_is_left_over_or_knows_where_or_when_it_was_made(content: Path) -> None:
    screens = {f"{screen}.{language}.txt" for screen in SCREENS for language in ("en", "nl")}
    pages = {f"{p}.{language}.{x}" for p in PAGES for language in ("en", "nl") for x in ("html", "md")}
    files = {file.name: file.read_text("utf-8") for file in GOLDEN.iterdir()}
    assert set(files) == screens | pages
    places = (str(content), str(TESTS.parent), "/tmp/", f"{date.today().year}")
    assert [(name, place) for name, text in files.items() for place in places if place in text] == []
