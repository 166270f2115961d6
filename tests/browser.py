"""Pages as they are read: their tags and text, and what a browser makes of them."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

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
