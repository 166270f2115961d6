"""The page of a debate: all that it says, each thing once by its id, and nothing that runs or loads."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from asking import EVERY, ODD
from authors import debate
from authors import write as author
from browser import Read
from crowds import crowd
from pages import page_text, paged

import socinno
from socinno.formats import FORMATS, Sheet, write, written
from socinno.library.catalogue import FileLibrary
from socinno.problems import Stop
from socinno.text import one_line
from socinno.views import Ref, Text
from socinno.views.page import Page, PageQuestion, PageSide

PAGES = [("", "en"), ("", "nl"), ("every", "en"), ("odd", "nl")]
NOT_SHOWN = {"ref", "reviewed", "file", "sha256", "language", "lang", "kind", "type", "basis"}
NOT_SHOWN |= {"id", "date", "issued", "source", "told_by", "speaker", "evidence", "positions", "neither"}
NOT_SHOWN |= {"supports", "challenges", "quotes", "short"}
"""What is told in words of ours or by a name, and what only who wrote a debate needs."""


def passages(value: Any, language: str) -> Iterator[str]:
    """Every passage of a debate that stands on its page in a language, as it is written."""
    if isinstance(value, Mapping):
        if {"en", "nl"} & set(value):
            value = {language: value.get(language) or next(iter(value.values()))}
        for key, inner in value.items():
            yield from () if key in NOT_SHOWN else passages(inner, language)
    elif isinstance(value, str):
        yield one_line(value)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from passages(inner, language)


def words_of(page: Read) -> str:
    return " ".join("".join(page.text).split())


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_a_page_says_all_that_its_debate_says(name: str, language: str) -> None:
    [of] = socinno.load({"": None, "odd": ODD, "every": EVERY}[name]).debates
    seen = words_of(Read(page_text(name, language)))
    told = {text for text in passages(of.model_dump(), language) if " " in text}
    assert len(told) > 20 or name
    assert [text for text in told if text not in seen] == []


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_every_thing_has_one_place_and_every_link_leads_to_one(name: str, language: str) -> None:
    [of] = socinno.load({"": None, "odd": ODD, "every": EVERY}[name]).debates
    tags = Read(page_text(name, language)).tags
    ids = Counter(a["id"] for _, a in tags if "id" in a)
    assert [id for id, count in ids.items() if count > 1] == []
    assert {of.id, *of.things} <= set(ids)
    links = {str(a["href"]) for tag, a in tags if tag == "a"}
    inside = {unquote(link[1:]) for link in links if link.startswith("#")}
    assert inside <= {str(id) for id in ids}
    assert {it.id for it in of.speakers.values()} <= inside
    assert all(link.startswith(("#", "https://", "http://")) for link in links)


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_a_page_is_well_formed_and_nothing_in_it_runs_or_loads(name: str, language: str) -> None:
    page = Read(page_text(name, language))
    assert page.open == []
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "link", "iframe", "object", "b", "i"}
    assert page.tags[0] == ("html", {"lang": language})
    assert [a for _, a in page.tags if "src" in a or "style" in a or any(k.startswith("on") for k in a)] == []
    away = [a for tag, a in page.tags if tag == "a" and not str(a["href"]).startswith("#")]
    assert {a["rel"] for a in away} <= {"noopener noreferrer external"}


def test_the_one_style_that_is_let_in_is_its_own() -> None:
    text = page_text()
    [policy] = re.findall('Content-Security-Policy" content="([^"]*)"', text)
    style = text.split("<style>")[1].split("</style>")[0]
    own = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{own}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert '<meta name="referrer" content="no-referrer">' in text


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_content_is_never_style(name: str, language: str) -> None:
    [of] = socinno.load({"": None, "odd": ODD, "every": EVERY}[name]).debates
    style = page_text(name, language).split("<style>")[1].split("</style>")[0]
    names = {it.id for it in of.speakers.values()} | {f"_{it.id}" for it in of.speakers.values()}
    assert [name for name in names if re.search(rf"[.#]{re.escape(name)}\b", style)] == []


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_headings_go_down_one_level_at_a_time(name: str, language: str) -> None:
    levels = [int(tag[1]) for tag, _ in Read(page_text(name, language)).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_a_link_to_a_page_is_shown_with_its_title_and_what_it_is_about() -> None:
    metas = [a for tag, a in Read(page_text("", "nl")).tags if tag == "meta"]
    found = {str(a.get("name") or a.get("property")): str(a.get("content")) for a in metas}
    assert found["og:title"] == "Sociale innovatie: hype of echte verandering?"
    assert found["description"] == found["og:description"]
    assert found["description"].startswith("Van sociale innovatie wordt vaak veel verwacht")
    assert len(found["description"]) <= 202
    assert (found["og:type"], found["og:locale"], found["twitter:card"]) == ("article", "nl_NL", "summary")


def test_an_odd_title_stays_a_title_in_the_head() -> None:
    text = page_text("odd")
    [title] = re.findall("<title>(.*?)</title>", text)
    assert title == "Odd [bold]texts[/bold] &lt;script&gt;alert(1)&lt;/script&gt; &amp; `more`"


def test_a_quote_beside_its_source_says_how_it_stands_there_and_shows_the_passage(tmp_path: Path) -> None:
    author(tmp_path, "Sam said: My customers come by car. Then Kim spoke.", "report.txt")
    of = socinno.load(author(tmp_path, debate("My customers come by car.", "report.txt", "page: 3")))
    text = written(socinno.page(of, "square", "en"), Sheet(), "html")
    assert "to the letter, line 1" in text
    assert re.search(r"<mark>My customers come by car\.</mark>", text)
    assert "Then Kim spoke." in words_of(Read(text))


@pytest.mark.parametrize("words", ["My customers all come by car.", "Zebras never quarrel."])
def test_a_quote_that_is_not_so_in_its_source_says_so_where_all_see_it(words: str, tmp_path: Path) -> None:
    author(tmp_path, "Sam said: My customers come by car. Then Kim spoke.", "report.txt")
    of = socinno.load(author(tmp_path, debate(words, "report.txt", "page: 3")))
    text = written(socinno.page(of, "square", "en"), Sheet(), "html")
    [seen] = re.findall('<p class="doubted">(.*?)</p>', text)
    assert seen.startswith("In the source: not ")
    assert text.count(seen.removeprefix("In the source: ")) == 1


def test_that_no_quote_was_compared_is_said_once_of_all() -> None:
    [about] = re.findall('<details class="about-debate">.*?</details>', page_text(), re.DOTALL)
    assert "The quotes were not compared with their sources: the texts are not at hand." in about
    assert "not compared: its text is not at hand" not in page_text()


WALKER = "kind: indirect\n    text: Walker wants room to play."


@pytest.mark.parametrize(
    ("walker", "told"),
    [
        ("Then Kim spoke.", "2 of 2 verbatim quotes stand so in their source."),
        (
            "Zebras never quarrel.",
            "1 of 2 verbatim quotes stand so in their source. 1 does not stand there so.",
        ),
        (None, "The one verbatim quote stands so in its source."),
    ],
)
def test_how_many_quotes_stand_so_in_their_source_is_told_of_all(
    walker: str | None, told: str, tmp_path: Path
) -> None:
    author(tmp_path, "Sam said: My customers come by car. Then Kim spoke.", "report.txt")
    text = debate("My customers come by car.", "report.txt", "page: 3")
    assert WALKER in text
    text = text.replace(WALKER, f"kind: direct\n    text: {walker}") if walker else text
    of = socinno.load(author(tmp_path, text))
    page = words_of(Read(written(socinno.page(of, "square", "en"), Sheet(), "html")))
    assert told in page


def test_who_made_it_from_what_and_when_is_at_the_end() -> None:
    end = words_of(Read(page_text().split("<footer>")[1].split("</footer>")[0]))
    assert "socinno 1.0" in end
    assert "27 November 2026" in end
    assert "social-innovation.yaml" in end


def test_silence_is_dim_and_in_words_and_its_own_line() -> None:
    questions = page_text().split("<h2>Who stands where")[1].split("</ol>")[1]
    silences = re.findall('<div class="silence.*?</div>', questions)
    assert all("No known stance:" in it for it in silences)
    assert len(silences) == len([it for it in paged().questions if it.silent])


def bare(name: str = "Debate") -> Page:
    return Page(Ref("debate", "d", Text(name)), None, (), (), {})


def test_a_debate_of_nothing_is_a_page() -> None:
    page = Read("".join(write(bare(), Sheet(), "html")))
    assert page.open == []
    assert "form" not in {tag for tag, _ in page.tags}


def test_the_one_question_of_a_debate_has_no_number_and_two_have() -> None:
    sides = tuple(PageSide(Ref("position", id, Text(id), "d"), None, None, (), None) for id in ("a", "b"))
    asked = [PageQuestion(n, Ref("dichotomy", f"q{n}", Text("Well"), "d"), None, None, sides) for n in (1, 2)]
    one, two = (written(bare()._replace(questions=tuple(asked[:n])), Sheet(), "html") for n in (1, 2))
    assert '<span class="number">1</span>' not in one
    assert '<span class="number">2</span> Well' in two


def test_a_page_of_several_leads_to_the_list_of_them() -> None:
    text = written(bare()._replace(listed_in="index.html"), Sheet(), "html")
    assert '<a href="index.html">All debates</a>' in text
    bad = written(bare()._replace(listed_in="javascript:alert(1)"), Sheet(), "html")
    assert '<a href="javascript%3Aalert%281%29">' in bad  # a file beside this one


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"html"}))
def test_a_page_is_of_no_other_format(format: str) -> None:
    with pytest.raises(Stop) as stop:
        written(bare(), Sheet(), format)
    assert stop.value.key == "page-is-html"


def test_a_page_comes_piece_by_piece() -> None:
    pieces = list(write(paged(), Sheet(), "html"))
    assert pieces[0].startswith("<!DOCTYPE html>")
    assert pieces[-1].endswith("</html>\n")
    assert max(map(len, pieces[1:])) < len("".join(pieces)) / 4


def size(speakers: int, questions: int) -> int:
    of = crowd(speakers, questions)
    library = FileLibrary((of,), files={of.id: Path("nowhere") / f"{of.id}.yaml"})
    return len(written(socinno.page(library, of.id, "en"), Sheet(), "html"))


def test_a_page_grows_with_what_is_in_it_and_no_faster() -> None:
    assert size(20, 24) / size(20, 12) < 2.2
    assert size(48, 10) / size(24, 10) < 2.2
