"""HTML: one self-contained page that a browser reads as it was meant and that anyone can read."""

import html
import json
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from asking import library, shown, views
from browser import BROWSER, Read, browse, measured

from socinno import Filters, Sheet
from socinno.formats import write
from socinno.queries.quotes import quotes
from socinno.views import Card, Part, Text

PAGES = ["show social-innovation", "show relations-products", "show de-graaf", "who", "who one", "quotes"]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("odd", [False, True])
def test_every_page_is_well_formed_and_has_nothing_from_elsewhere(language: str, odd: bool) -> None:
    for name in views(language, odd):
        page = Read(shown(name, "html", 80, language, odd))
        assert page.open == [], name
        tags = {tag for tag, _ in page.tags}
        assert not tags & {"script", "img", "link", "iframe", "b", "i"}, name
        assert page.tags[0] == ("html", {"lang": language})
        assert [a for _, a in page.tags if "src" in a or any(key.startswith("on") for key in a)] == []


def test_links_lead_to_the_web_only() -> None:
    for name in views(odd=True):
        targets = {a["href"] for tag, a in Read(shown(name, "html", odd=True)).tags if tag == "a"}
        assert targets <= {"https://example.org/a?b=c&d=%C3%A9"}, name


def test_every_passage_says_its_language() -> None:
    page = shown("show de-graaf-bridge", "html")
    [verbatim] = re.findall(r'<span class="quote" lang="(\w+)">', page)
    assert verbatim == "nl"
    assert '<span class="translation" lang="en">' in page


def test_headings_go_down_one_level_at_a_time() -> None:
    for odd, name in [(own, name) for own in (False, True) for name in views(odd=own)]:
        page = Read(shown(name, "html", odd=odd))
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(b - a <= 1 for a, b in pairwise(levels)), name


def test_every_header_of_a_table_says_what_it_heads() -> None:
    for name in ("who", "compare two positions"):
        headers = [a.get("scope") for tag, a in Read(shown(name, "html")).tags if tag == "th"]
        assert {"col", "row"} == set(headers), name


def test_a_page_is_written_row_by_row() -> None:
    table = quotes(library(), Filters(), "en")
    pieces = list(write(table, Sheet(), "html"))
    assert pieces[0].startswith("<!DOCTYPE html>")
    assert sum(piece.lstrip().startswith("<figure") for piece in pieces) == len(list(table.records))


def test_content_that_looks_like_the_template_is_content() -> None:
    card = Card("quote", "q", Text("$body $title ${language} @BODY@"), (Part("note", Text("$body")),))
    page = Read("".join(write(card, Sheet(), "html")))
    assert page.text.count("$body $title ${language} @BODY@") == 2  # the title and the heading
    assert "$body" in page.text


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


RUN = """<script>%s</script><script>
axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(found => {
  document.body.innerHTML = '<pre id="found"></pre>';
  const wrong = found.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)]);
  const told = [...wrong, ["passes", found.passes.length, ""]];
  document.getElementById("found").textContent = JSON.stringify(told);
});
</script></body>"""


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
@pytest.mark.parametrize(
    ("name", "dark"), [("compare all speakers", True), ("who", True), *((name, False) for name in PAGES)]
)
def test_an_accessibility_checker_finds_nothing(name: str, dark: bool, tmp_path: Path) -> None:
    page = re.sub(r"<meta http-equiv[^>]*>", "", shown(name, "html", 80, "nl"))
    page = page.replace("</body>", RUN % axe())
    if dark:
        page = page.replace("@media (prefers-color-scheme: dark)", "@media all")
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    dom = browse(file, tmp_path / "profile", "--virtual-time-budget=20000")
    [told] = re.findall(r'<pre id="found">(.*?)</pre>', dom, re.S)
    found = json.loads(html.unescape(told))
    assert found[-1][0] == "passes"
    assert found[-1][1] > 10
    assert found[:-1] == []


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
def test_a_browser_shows_odd_texts_as_texts(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(shown("show odd-texts", "html", odd=True), encoding="utf-8")
    page = Read(browse(file, tmp_path / "profile"))
    assert "Odd [bold]texts[/bold] <script>alert(1)</script> & `more`" in page.text


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
@pytest.mark.parametrize("width", [500, 1200])
@pytest.mark.parametrize("name", ["quotes", "speakers", "compare all speakers", "show relations-products"])
def test_in_a_table_no_word_is_broken_and_what_is_too_wide_scrolls_by_itself(
    name: str, width: int, tmp_path: Path
) -> None:
    assert measured(shown(name, "html", 80, "nl"), width, tmp_path) == "true 0"
