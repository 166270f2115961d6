"""The pictures of the README that are not a format of socinno's: a page in a browser, and the browser itself.

`PYTHONPATH=src:tests python tests/pictures.py` makes them anew: look at each.
"""

import asyncio
import hashlib
import io
import re
import tempfile
from pathlib import Path

from browser import browsing
from pages import opened, page_text
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from stage import browser, filled, until

GOLDEN = Path(__file__).with_name("golden")
PAGE, SCREEN = GOLDEN / "page.png", GOLDEN / "browse.svg"
OF = "page"  # the note in the picture that says of which page it is
COLOURS = 96


def seal() -> str:
    """What tells the page of the debate that comes along from any other."""
    return hashlib.sha256(page_text().encode()).hexdigest()


def pictured_page(file: Path) -> None:
    """Write a picture of the page as a browser opens it, with a note of which page it is."""
    with browsing() as player, tempfile.TemporaryDirectory() as folder:
        drawn = opened(player, Path(folder), page_text()).screenshot()
    noted = PngInfo()
    noted.add_text(OF, seal())
    whole = Image.open(io.BytesIO(drawn)).convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS)
    whole.save(file, pnginfo=noted, optimize=True)


def pictured_screen() -> str:
    """A question in the browser as an image, with no font from elsewhere."""

    async def draw() -> str:
        app = browser()
        async with app.run_test(size=(100, 30)) as pilot:
            await until(pilot, "who stands where")
            await filled(pilot)
            await pilot.press("1")
            await until(pilot, "for it")
            return app.export_screenshot(title="socinno browse")

    return re.sub(r"\s*@font-face \{.*?\}", "", asyncio.run(draw()), flags=re.DOTALL)


if __name__ == "__main__":
    pictured_page(PAGE)
    SCREEN.write_text(pictured_screen(), encoding="utf-8")
