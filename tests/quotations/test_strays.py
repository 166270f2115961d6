"""What a turn holds may be no words of its speaker: a heading, an aside, what follows a name nobody knows."""

from pathlib import Path

import pytest
from sourcefiles import pdf

from socinno.model import Debate
from socinno.quotations.passages import Excerpt, passages_with
from socinno.quotations.sources import SourceText, html, joined, markdown, read
from socinno.quotations.strays import is_aside, stray
from socinno.quotations.turns import turns
from socinno.quotations.typography import normalized

SPEAKERS = {"moss": {"name": "Ada Moss"}, "tolman": {"name": "Ben Tolman"}}


def debate() -> Debate:
    whole = {"language": "en", "title": "-", "question": "-", "speakers": SPEAKERS}
    return Debate.model_validate(whole, context={"id": "street"})


def passage(source: SourceText, words: str) -> Excerpt:
    """The one passage of a source with some words."""
    (found,) = passages_with(words, source, turns(source, debate()), normalized(source.text))
    return found


def evening(said: str, kind: str = "txt") -> SourceText:
    """A transcript of two speakers, the last turn of whom goes on with what is `said`."""
    text = f"Ada Moss: Good evening to you.\n\nBen Tolman: I am for trees.{said}\n\nAda Moss: So be it.\n"
    read = {"txt": lambda text: [(text, 1)], "md": markdown.words}[kind]
    return joined(read(text), f"evening.{kind}")


@pytest.mark.parametrize("kind", ["txt", "md"])
@pytest.mark.parametrize(
    "said",
    [
        "\n\nEve: Cars were there first.",
        "\nEve: Cars were there first.",
        "\n\n**Eve:** Cars were there first.",
        "\n\n**Eve**: Cars were there first.",
        "\n\nEVE (shouts): Cars were there first.",
        "\n\n- Eve: Cars were there first.",
        "\n\n> Eve: Cars were there first.",
        "\n\n[00:12] Eve: Cars were there first.",
        "\n\nEve: Well.\n\nCars were there first.",
        "\n\nEve: Well. Then he said it: no. Cars were there first.",
        " Eve: Cars were there first.",
        " **Eve:** Cars were there first.",
        " (Eve: Cars were there first.)",
        " [Eve Adams: Cars were there first.] And shops.",
    ],
)
def test_a_label_that_names_nobody_is_told(said: str, kind: str) -> None:
    assert stray(passage(evening(said, kind), "there first")) in {"Eve", "EVE", "Eve Adams"}


@pytest.mark.parametrize(
    "said",
    [
        " Cars were there first.",
        " Two things. First: the school. Cars were there first.",
        " At first, it was so. Cars were there first.\n\nEve: No!",
        " (Eve: No!) Cars were there first.",
        "\n\nNote: it was late.\n\nCars were there first.",
        "\n\nThis is what I said to them: no. Cars were there first.",
        "\n\nIt was 10:30 then. See https://example.org: Cars were there first.",
    ],
)
def test_what_is_no_label_or_comes_later_or_is_over_is_not(said: str) -> None:
    assert stray(passage(evening(said), "were there first")) is None


def test_a_turn_before_and_after_it_is_its_own() -> None:
    source = evening("\n\nEve: Cars were there first.")
    assert stray(passage(source, "for trees")) is None
    assert stray(passage(source, "so be it")) is None


def test_a_name_alone_is_told_where_such_names_start_the_turns() -> None:
    rows = (
        ("Ada Moss", "Good evening."),
        ("Ben Tolman", "Trees."),
        ("Eve", "Cars were there."),
        ("Ada Moss", "Yes."),
    )
    text = "".join(f"<h3>{name}</h3><p>{said}</p>" for name, said in rows)
    source = joined(html.words(f"<html><body>{text}</body></html>"), "evening.html")
    assert stray(passage(source, "cars were there")) == "Eve"
    assert stray(passage(source, "good evening")) is None


def test_a_text_without_turns_has_none() -> None:
    source = joined([("Trees.\n\nEve: Cars were there first.\n", 1)], "article.txt")
    assert stray(passage(source, "there first")) is None


@pytest.mark.parametrize(
    "said",
    [
        " [Coffee is brought in.]",
        "\n\n[They drink. Coffee is brought in.]\n\nI go on.",
        " (Coffee is brought in.) I go on.",
        "\n\n## Coffee is brought in\n\nI go on.",
        "\n\n| When | What |\n|---|---|\n| 10 | Coffee is brought in |\n\nI go on.",
        "\n\n## Read more\n\nIt is late. Coffee is brought in.",
        "\n\n> It is late. Coffee is brought in.\n\nI go on.",
        "\n\n*Photo: the hall. Coffee is brought in.*\n\nI go on.",
    ],
)
def test_what_is_in_brackets_or_a_heading_is_an_aside(said: str) -> None:
    source = evening(said, "md")
    assert is_aside(passage(source, "coffee is brought"))
    assert not is_aside(passage(source, "for trees"))
    assert not is_aside(passage(source, "so be it"))


@pytest.mark.parametrize(
    "said",
    [
        " Coffee (or tea) is brought in (I think).",
        " (They drink.) Coffee is brought in.",
        "\n\n## The break\n\nCoffee is brought in.",
        " Coffee is brought in [applause].",
        " So:\n\n- first, coffee is brought in;\n- then we go on.",
    ],
)
def test_what_only_has_brackets_or_a_heading_before_it_is_none(said: str) -> None:
    assert not is_aside(passage(evening(said, "md"), "brought in"))


@pytest.mark.parametrize("apart", ["> It is late. Coffee", "---\n\nCoffee", "* * *\n\nAbout us.\n\nCoffee"])
def test_what_is_cited_or_below_a_line_across_the_page_is_an_aside(apart: str) -> None:
    assert is_aside(passage(evening(f"\n\n{apart} is brought in."), "coffee is brought"))


@pytest.mark.parametrize(
    ("head", "is_one"), [(["Report", "12 March"], True), ([], False)], ids=["head", "none"]
)
def test_the_head_of_a_page_within_a_sentence_is_asked_about(
    head: list[str], is_one: bool, tmp_path: Path
) -> None:
    path = tmp_path / "evening.pdf"
    first = ["Ada Moss: Good evening.", "Ben Tolman: I am for trees, and I will"]
    path.write_bytes(pdf([first, [*head, "not wait for more.", "Ada Moss: So be it."]]))
    source = read(path, path.name)
    assert isinstance(source, SourceText)
    assert is_aside(passage(source, "for trees")) is is_one
    assert not is_aside(passage(source, "so be it"))


@pytest.mark.parametrize("tag", ["blockquote", "figcaption", "aside"])
def test_what_a_page_sets_apart_is_asked_about(tag: str) -> None:
    said = f"Ada Moss: Good evening. <{tag}>Coffee is brought in.</{tag}><p>I go on.</p>"
    source = joined(html.words(f"<p>{said}</p><p>Ben Tolman: So be it.</p>"), "evening.html")
    assert is_aside(passage(source, "coffee is brought"))
    assert [
        words for words in ("good evening", "i go on", "so be it") if is_aside(passage(source, words))
    ] == []
