"""The pictures of the README show the page and the browser as they are now."""

import re
from html import unescape

import pytest
import textual
from pictures import OF, PAGE, SCREEN, pictured_screen, seal
from PIL import Image

AGAIN = "made anew by: PYTHONPATH=src:tests python tests/pictures.py"


def texts(svg: str) -> list[str]:
    """What a picture says, line by line."""
    return [unescape(it).rstrip() for it in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


def test_the_picture_of_the_page_is_of_the_page_as_it_is() -> None:
    with Image.open(PAGE) as picture:
        assert picture.size == (1280, 900)
        assert len(picture.getcolors() or ()) > 10
        assert picture.info[OF] == seal(), AGAIN


@pytest.mark.skipif(not textual.__version__.startswith("8."), reason="drawn with Textual 8")
def test_the_picture_of_the_browser_says_what_the_browser_says() -> None:
    assert texts(SCREEN.read_text("utf-8")) == texts(pictured_screen()), AGAIN


def test_the_readme_opens_with_a_picture_of_each() -> None:
    root = SCREEN.parents[2]
    first = (root / "README.md").read_text("utf-8").splitlines()[:10]
    shown = re.findall(r'src="([^"]+)"', "".join(first))
    assert [root / it for it in shown] == [PAGE, SCREEN]


def test_no_picture_loads_anything() -> None:
    assert "url(http" not in SCREEN.read_text("utf-8")
