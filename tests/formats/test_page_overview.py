"""The first screen of a page: the question, when and where, and who stands where."""

import re

from browser import Read
from pages import page_text, paged

from socinno.formats import Sheet, written
from socinno.views import Ref, Text
from socinno.views.page import Page, PageQuestion, PageSide


def words_of(text: str) -> str:
    return " ".join("".join(Read(f"<p>{text}</p>").text).split())


def test_below_the_title_there_are_the_question_and_one_line() -> None:
    header = page_text().split("<header")[1].split("</header>")[0]
    [line] = re.findall('<p class="told">(.*?)</p>', header)
    assert words_of(line).endswith("· Utrecht · probably 25 January 2018")
    assert "<dl" not in header


def test_the_parts_come_in_the_order_in_which_a_newcomer_asks() -> None:
    text = page_text()
    heads = [words_of(it) for it in re.findall("<h2[^>]*>(.*?)</h2>", text)]
    assert heads[:3] == ["Who stands where", "What people agreed on", "Summary"]
    assert heads[3].startswith("1 Relations or products")
    assert text.index(">Summary<") < text.index("About this debate") < text.index('<div class="arguments">')


def test_few_questions_are_told_in_words_with_their_sides() -> None:
    faces = page_text().split('<ol class="faces">')[1].split("</ol>")[0]
    entries = faces.split('<p class="face">')[1:]
    assert len(entries) == len(paged().questions)
    for entry, question in zip(entries, paged().questions, strict=True):
        for side in question.sides:
            assert f'href="#{side.position.id}"' in entry
            assert all(f'href="#{stance.speaker.id}"' in entry for stance in side.takers)


def test_the_table_of_few_questions_is_opened_by_the_reader() -> None:
    assert "<details><summary>As a table</summary>" in page_text()
    assert "Left: the first side of a question." in page_text()


def test_each_sign_is_explained_once() -> None:
    told = re.findall('<ul class="legend".*?</ul>', page_text())
    explained = [words_of(it) for legend in told for it in re.findall("<li>(.*?)</li>", legend)]
    assert len(explained) == len(set(explained)) > 4


def bare(*questions: PageQuestion) -> Page:
    return Page(Ref("debate", "d", Text("Debate")), None, (), questions, {})


def test_where_nobody_is_known_to_stand_anywhere_the_questions_come_at_once() -> None:
    sides = tuple(PageSide(Ref("position", id, Text(id), "d"), None, None, (), None) for id in ("a", "b"))
    text = written(
        bare(PageQuestion(1, Ref("dichotomy", "q", Text("Well"), "d"), None, None, sides)), Sheet(), "html"
    )
    assert "Who stands where" not in text
    assert text.count("no quotes") == 2
