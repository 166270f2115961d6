"""The README's pictures: golden SVGs that show what the program says today.

`python tests/formats/test_svg.py` draws them anew; look at them before you commit.
"""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from crowd import crowd

import socinno
from socinno import Sheet
from socinno.formats import written
from socinno.formats.svg import DARK, LIGHT, Colours
from socinno.queries.who import who
from socinno.views import Column, Field, Table, Text, View

GOLDEN = Path(__file__).parent.parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
SLIDES = ("show", "who", "who-nl")


def pictures() -> dict[str, tuple[View, Sheet]]:
    library = socinno.load()
    return {
        "show": (socinno.show(library, "social-innovation", "en"), Sheet("en", 92)),
        "compare": (
            socinno.compare(library, ["sociological", "administration-essays"], "en", "differing"),
            Sheet("en", 92),
        ),
        "who": (who(library, socinno.Filters(), "en"), Sheet("en", 92)),
        "who-nl": (who(library, socinno.Filters(), "nl"), Sheet("nl", 92)),
        "quotes-40": (
            socinno.quotes(library, socinno.Filters(speaker=("wittmayer",)), "en"),
            Sheet("en", 40),
        ),
    }


@pytest.mark.parametrize("name", pictures())
def test_a_picture_shows_what_the_program_says(name: str) -> None:
    assert (GOLDEN / f"{name}.svg").read_text("utf-8") == written(*pictures()[name], "svg")


def drawn(root: ElementTree.Element) -> tuple[float, float]:
    """The width and height in which a picture is drawn."""
    x, y, wide, high = map(float, root.attrib["viewBox"].split())
    assert (x, y) == (0, 0)
    return wide, high


@pytest.mark.parametrize("name", pictures())
def test_a_picture_is_shown_as_large_as_it_is_drawn_and_a_slide_as_a_slide(name: str) -> None:
    root = ElementTree.fromstring((GOLDEN / f"{name}.svg").read_text("utf-8"))
    shown = float(root.attrib["width"]), float(root.attrib["height"])
    assert shown == ((1280, 720) if name in SLIDES else drawn(root))


@pytest.mark.parametrize("name", pictures())
def test_a_picture_is_whole_and_self_contained(name: str) -> None:
    root = ElementTree.fromstring((GOLDEN / f"{name}.svg").read_text("utf-8"))
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "style",
        "rect",
        "g",
        "text",
        "a",
    }
    wide, _ = drawn(root)
    for text in root.iter(f"{SVG}text"):
        assert float(text.attrib["x"]) + float(text.attrib["textLength"]) <= wide


def image(view: View) -> ElementTree.Element:
    return ElementTree.fromstring(written(view, Sheet("en", 92), "svg"))


@pytest.mark.parametrize(("speakers", "questions"), [(3, 2), (14, 8), (38, 38)])
def test_a_matrix_is_a_slide_that_can_be_read(speakers: int, questions: int, tmp_path: Path) -> None:
    """16 by 9, its letters at least 10 pixels high where it is 1,280 wide, and all of it within."""
    root = image(who(crowd(tmp_path, speakers, questions, alike=True), socinno.Filters(), "en"))
    wide, high = drawn(root)
    assert abs(wide / high - 16 / 9) < 0.01
    assert 14 * 1280 / wide >= 10
    texts = list(root.iter(f"{SVG}text"))
    assert all(float(it.attrib["x"]) + float(it.attrib["textLength"]) <= wide for it in texts)
    assert all(float(it.attrib["y"]) <= high for it in texts)
    told = " ".join(it.text or "" for it in texts)
    assert "A crowd" in told
    assert "Who stands where" in told
    assert all(f"Speaker {n}" in told for n in range(speakers))
    assert sum((it.text or "") in "◀▶□·●" for it in texts) >= speakers * questions


def test_the_slide_of_who_stands_where_is_called_as_the_debate_is_and_says_when_and_where_that_was() -> None:
    root = image(who(socinno.load(), socinno.Filters(), "en"))
    texts = [it.text or "" for it in root.iter(f"{SVG}text")]
    assert texts[0] == "Social innovation: hype or real change?"
    assert texts[1:6] == ["Who stands where", "·", "probably 25 January 2018", "·", "Utrecht"]


def test_nobody_is_a_slide_too() -> None:
    nobody = socinno.Filters(source=("book",), dichotomy=("endpoint-continuous",))
    root = image(who(socinno.load(), nobody, "en"))
    assert "No speaker fits all these filters." in [it.text for it in root.iter(f"{SVG}text")]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2.2 counts it."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_colour_can_be_read(colours: Colours) -> None:
    paper, *others = colours.all
    assert min(contrast(colour, paper) for colour in others) >= 4.5


def test_a_picture_is_light_and_dark_where_that_is_asked_for() -> None:
    text = written(*pictures()["who"], "svg")
    drawn = {*re.findall(r'<[^>]* fill="([^"]*)"', text)}
    assert drawn <= {*LIGHT.all}
    [style] = re.findall(r"<style>@media \(prefers-color-scheme: dark\) \{(.*)\}</style>", text)
    assert dict(re.findall(r'\[fill="([^"]*)"\]\{fill:([^}]*)\}', style)) == dict(
        zip(LIGHT.all, DARK.all, strict=True)
    )


def test_a_picture_says_what_it_is_to_who_does_not_see_it() -> None:
    for name, language in (("who", "en"), ("who-nl", "nl"), ("compare", "en")):
        root = ElementTree.fromstring(written(*pictures()[name], "svg"))
        assert (root.attrib["role"], root.attrib["lang"]) == ("img", language)
        named = {it.attrib["id"]: it.text or "" for it in root if it.tag in (f"{SVG}title", f"{SVG}desc")}
        assert named[root.attrib["aria-labelledby"]]
        assert "-f html" in named[root.attrib["aria-describedby"]]


@pytest.mark.parametrize("name", pictures())
def test_no_text_has_spaces_that_a_reader_of_pictures_takes_for_one(name: str) -> None:
    root = ElementTree.fromstring(written(*pictures()[name], "svg"))
    told = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert told
    assert all(" ".join(text.split(" ")) == text.strip() and "  " not in text for text in told)


@pytest.mark.parametrize("name", SLIDES)
def test_what_is_shown_and_who_stands_where_are_slides(name: str) -> None:
    root = ElementTree.fromstring(written(*pictures()[name], "svg"))
    wide, high = drawn(root)
    assert abs(wide / high - 16 / 9) < 0.01
    for text in root.iter(f"{SVG}text"):
        assert float(text.attrib["x"]) + float(text.attrib["textLength"]) <= wide
        assert float(text.attrib["y"]) <= high
        assert float(text.attrib.get("font-size", 14)) * 1280 / wide >= 12


def test_a_very_high_picture_keeps_its_lines_apart() -> None:
    rows = tuple({"quote": Text("word")} for _ in range(60_000))
    view = Table("quotes", (Column("quote", (Field("quote", "lead"),)),), rows)
    root = ElementTree.fromstring(written(view, Sheet("en", 40), "svg"))
    tops = [float(text.attrib["y"]) for text in root.iter(f"{SVG}text")]
    assert tops[-1] > 1_000_000
    assert len({*tops}) == len(tops)


if __name__ == "__main__":
    for called, (view, sheet) in pictures().items():
        (GOLDEN / f"{called}.svg").write_text(written(view, sheet, "svg"), encoding="utf-8")
        sys.stdout.write(f"{called}.svg\n")
