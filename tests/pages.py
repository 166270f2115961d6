"""Debates as pages for tests: written whole, and opened in a browser."""

from functools import cache
from pathlib import Path
from typing import Any

from asking import EVERY, ODD

import socinno
from socinno.formats import Sheet, written
from socinno.queries.page import made_from, page
from socinno.views.page import Page


@cache
def paged(name: str = "", language: str = "en") -> Page:
    """The page of the debate that comes along, or with `odd` texts, with `every` key, or of a file."""
    of = socinno.load({"": None, "odd": ODD, "every": EVERY}.get(name, Path(name)))
    debate = of.debates[0].id
    return page(of, debate, language, made=made_from(of, debate, "1.0", "2026-11-27"))


@cache
def page_text(name: str = "", language: str = "en") -> str:
    return written(paged(name, language), Sheet(language), "html")


def opened(browser: Any, folder: Path, text: str, fragment: str = "", **options: Any) -> Any:
    """A page that is open, where what it asks for and complains of is kept in `page.heard`."""
    file = folder / "debate.html"
    file.write_text(text, encoding="utf-8")
    tab = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options}).new_page()
    tab.heard = []
    tab.on("console", lambda message: tab.heard.append(message.text))
    tab.on("request", lambda request: tab.heard.append(request.url))
    tab.goto(f"{file.as_uri()}{fragment}")
    return tab
