"""Pages as they are read: their tags and text, and what a browser makes of them."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

VOID = {"meta", "br", "input"}
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Read(HTMLParser):
    """What is in a page: tags in pairs, their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def axe() -> str:
    """The accessibility checker's source: from where npm puts it, else skip and say so."""
    if not (npm := shutil.which("npm")):
        pytest.skip("no npm: the accessibility checker axe-core is not run")
    root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False).stdout.strip()
    places = [Path(root), Path.cwd() / "node_modules", Path.home() / "node_modules"]
    found = next((p / "axe-core" / "axe.min.js" for p in places if (p / "axe-core").is_dir()), None)
    if not found:
        pytest.skip("axe-core is not installed (npm install -g axe-core): accessibility is not checked")
    return found.read_text("utf-8")


def browse(page: Path, profile: Path, *flags: str) -> str:
    quiet = [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
    ]
    asked = [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--disable-sync", *quiet, *flags]
    done = subprocess.run(
        [*asked, f"--user-data-dir={profile}", "--dump-dom", page.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return done.stdout.decode()


_MEASURE = """<script>
const wide = document.documentElement.scrollWidth <= innerWidth + 1;
let alone = 0;
for (const cell of document.querySelectorAll("th, td")) {
  const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node; node = walk.nextNode();) {
    if (getComputedStyle(node.parentElement).clipPath !== "none") continue;
    for (const word of node.data.matchAll(/[^\\s\\/-]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
      const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      if (tops.size > 1) alone++;
    }
  }
}
document.body.setAttribute("data-measured", `${wide} ${alone}`);
</script></body>"""


def measured(page: str, width: int, folder: Path) -> str:
    """Whether a page is no wider than its window, and how many words in its tables are broken."""
    text = re.sub(r"<meta http-equiv[^>]*>", "", page).replace("</body>", _MEASURE)
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    dom = browse(file, folder / "profile", f"--window-size={width},900")
    return str(re.findall(r'data-measured="([^"]*)"', dom)[0])


FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)

_BROKEN = """longest => {
  const broken = [];
  const unseen = box => box && (getComputedStyle(box).clipPath !== "none" || unseen(box.parentElement));
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walk.nextNode();) {
    if (!node.data.trim() || unseen(node.parentElement)) continue;
    for (const word of node.data.matchAll(/[\\p{L}\\p{M}\\p{N}'’.]+/gu)) {
      if (word[0].length > longest || /\\p{Script=Han}/u.test(word[0])) continue;  // which has no spaces
      const range = document.createRange();
      range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
      const boxes = [...range.getClientRects()].filter(box => box.width);
      if (boxes.some(box => box.top >= boxes[0].bottom - 2)) broken.push(word[0]);
    }
  }
  return broken;
}"""

LONGEST = 25
"""Letters of a word that must fit on a line of the narrowest screen, however deep it stands."""


@contextmanager
def browsing() -> Iterator[Any]:
    """A browser to drive; of Playwright, which tests have."""
    from playwright.sync_api import sync_playwright  # heavy, and for long tests alone

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(BROWSER), args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def tab() -> Iterator[Any]:
    """A tab of a browser, to be resized and asked."""
    with browsing() as browser:
        yield browser.new_page()


def laid_out(tab: Any, file: Path, width: int, longest: int = LONGEST) -> tuple[int, list[str]]:
    """How many pixels a page is wider than its window, and the words in it, of so many letters at most,
    that are broken over lines."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(file.as_uri())
    wider = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
    return max(0, wider), broken_words(tab, longest)


def broken_words(tab: Any, longest: int = LONGEST) -> list[str]:
    """The words of a page that is open, of so many letters at most, that are broken over lines."""
    found: list[str] = tab.evaluate(_BROKEN, longest)
    return found
