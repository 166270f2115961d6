"""The one door out: what the ending of a name makes of debates, what is told, and what is never touched."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from authors import Ran, debate, run, write
from browser import BROWSER, browsing

from socinno.cli import exporting
from socinno.cli.exporting import INDEX, WRITERS, made_on, page_name
from socinno.cli.options import EXPORTS
from socinno.files import ENDINGS
from socinno.formats import FORMATS
from socinno.problems import Stop
from socinno.words import LANGUAGES

PATHS = [os.path.abspath(path) for path in sys.path if path]
PYARROW = "pyarrow is not installed: pip install 'socinno[parquet]'"


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to be in, with a debate, a folder of two, and no browser."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # 14 November 2023
    write(tmp_path, debate(), "square.yaml")
    (tmp_path / "two").mkdir()
    for name in ("north", "south"):
        text = debate("x y z").replace("Cars on", f"Trees in the {name} of")
        write(tmp_path / "two", text, f"{name}.yaml")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {str(it.relative_to(folder)): it.read_bytes() for it in folder.rglob("*") if it.is_file()}


def links(page: str) -> list[str]:
    return re.findall(r'<a [^>]*href="([^"]*)"', page)


# by its ending


@pytest.mark.parametrize("name", ["out.html", "out.htm", "out.HTML", "new/out.html"])
def test_html_makes_a_page_of_the_one_debate(name: str, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    ran = run("export", "square.yaml", name)
    assert (ran.code, ran.out) == (0, "")
    assert name in ran.err
    page = Path(name).read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Cars on the square" in page
    assert "My customers come by car." in page


@pytest.mark.parametrize(
    "name", ["tables", "tables.parquet", "tables/", "new/tables", "tables-1.2", "x.2024"]
)
def test_no_ending_or_parquet_makes_a_folder_of_tables(name: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=PYARROW)
    ran = run("export", "square.yaml", name)
    assert (ran.code, ran.out) == (0, "")
    assert "quotes 2" in ran.err
    assert (tmp_path / name / "quotes.parquet").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["data.docx", "data.json", "page.html.zip"])
def test_an_ending_that_says_nothing_is_told_with_those_that_do(name: str, language: str) -> None:
    before = files(Path())
    ran = run("export", name, "--lang", language)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    for ending in filter(None, (ending for endings in EXPORTS.values() for ending in endings)):
        assert ending in ran.err
    assert files(Path()) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_wants_a_pdf_is_told_to_print_a_page(language: str) -> None:
    ran = run("export", "square.yaml", "page.pdf", "--lang", language)
    assert (ran.code, ran.out, ran.err.count("\n"), Path("page.pdf").exists()) == (2, "", 1, False)
    assert all(told in ran.err for told in (".pdf", EXPORTS["page"][0]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "format"), [("z.html", "parquet"), ("z.HTM/", "parquet"), ("z.parquet", "page")]
)
def test_an_ending_and_a_format_that_differ_stop(name: str, format: str, language: str) -> None:
    ran = run("export", "square.yaml", name, "--format", format, "--lang", language)
    assert (ran.code, ran.out, ran.err.count("\n"), Path(name).exists()) == (2, "", 1, False)
    assert all(told in ran.err for told in (name, format))


def test_a_format_that_is_asked_for_makes_an_ending_of_no_other_mean_nothing() -> None:
    assert run("export", "two", "site.2024", "--format", "page").code == 0
    assert Path("site.2024", INDEX).is_file()
    ran = run("export", "square.yaml", "x", "-f", "svg")
    assert ran.code == 2
    assert all(name in ran.err for name in EXPORTS)
    assert not Path("x").exists()


def test_the_format_of_answers_is_not_that_of_exports() -> None:
    assert run("export", "square.yaml", "out.html", SOCINNO_FORMAT="json").code == 0
    assert Path("out.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert not EXPORTS.keys() & FORMATS.keys()


def test_every_format_can_be_written_and_no_ending_names_two() -> None:
    assert WRITERS.keys() == EXPORTS.keys()
    endings = [ending for endings in EXPORTS.values() for ending in endings]
    assert len(endings) == len({*endings} - {*ENDINGS})


def test_every_format_is_in_the_help_with_its_endings() -> None:
    for language in LANGUAGES:
        told = run("export", "-h", "--lang", language, COLUMNS="200").out
        for name, endings in EXPORTS.items():
            [line] = [line for line in told.splitlines() if line.startswith(f"  {name} (")]
            assert all(ending in line for ending in endings)
            assert re.search(r"\)  +\w", line)


# what is read


def test_a_path_before_the_name_is_what_is_read() -> None:
    ways = [
        ("square.yaml", "a.html"),
        ("b.html", "--content", "square.yaml"),
        ("./two", "c.html", "-d", "north"),
    ]
    assert [run("export", *way).code for way in ways] == [0, 0, 0]
    assert Path("a.html").read_bytes() == Path("b.html").read_bytes()
    assert "Trees in the north" in Path("c.html").read_text("utf-8")
    assert run("export", "d.html", SOCINNO_CONTENT="square.yaml").code == 0
    assert Path("d.html").read_bytes() == Path("a.html").read_bytes()


def test_a_folder_needs_no_slash_where_another_name_comes_after_it() -> None:
    assert run("export", "two", "a.html", "-d", "south").code == 0
    ran = run("export", "none", "b.html")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert run("export", "none.yaml", "b.html").code == 2
    assert run("export", "two", "square.yaml", "b.html").code == 2
    assert run("export", "two", "b.html", "--content", "two").code == 2
    assert not Path("b.html").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_to_be_read_is_named(language: str) -> None:
    for words in (("nosuch", "q.html"), ("nosuch.yaml", "q.html"), ("nosuch", "tables")):
        ran = run("export", *words, "--lang", language)
        assert (ran.code, ran.err.count("\n"), Path(words[1]).exists()) == (2, 1, False)
        assert words[0] in ran.err
        assert words[1] not in ran.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "order"),
    [
        (("site", "two/"), "two/ site"),
        (("site", "two", "-f", "page"), "two site"),
        (("page.html", "square.yaml"), "square.yaml page.html"),
    ],
)
def test_who_names_what_is_written_first_is_told_the_order(
    words: tuple[str, ...], order: str, language: str
) -> None:
    before = files(Path())
    ran = run("export", *words, "--lang", language)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.endswith(f"{order}\n")
    assert files(Path()) == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [("export", "square.yaml", "none/a.html"), ("who", "-o", "none/a.csv")])
def test_a_folder_that_is_not_there_is_named_in_our_words(words: tuple[str, ...], language: str) -> None:
    ran = run(*words, "--lang", language)
    assert (ran.code, ran.err.count("\n"), Path("none").exists()) == (1, 1, False)
    assert "‘none’" in ran.err
    assert os.strerror(2) not in ran.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_several_debates_one_is_to_be_chosen_or_a_folder_asked_for(language: str) -> None:
    ran = run("export", "two", "all.html", "--lang", language)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "-d ID" in ran.err
    assert all(name in ran.err for name in ("north", "south"))
    [command] = re.findall(r"socinno (export \./two all --format page)$", ran.err, re.MULTILINE)
    assert not Path("all.html").exists()
    assert run(*command.split()).code == 0
    assert Path("all", INDEX).is_file()


def test_of_many_debates_it_is_told_where_they_are_listed() -> None:
    for n in range(exporting.FEW):
        write(Path("two"), debate(), f"more-{n}.yaml")
    ran = run("export", "two", "all.html")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    [command] = re.findall(r"‘socinno (debates [^’]*)’", ran.err)
    assert "north" in run(*command.split(), "-f", "csv").out
    assert "north" not in ran.err


# a folder of pages


@pytest.mark.parametrize("name", ["site", "site/", "site.d", "new/site"])
def test_a_folder_of_pages_has_a_page_for_each_debate_and_one_that_lists_them(name: str) -> None:
    ran = run("export", "two", name, "--format", "page")
    assert (ran.code, ran.out) == (0, "")
    assert all(told in ran.err for told in (name, "2", INDEX))
    found = {file: data.decode() for file, data in files(Path(name)).items()}
    assert set(found) == {INDEX, "north.html", "south.html"}
    assert links(found[INDEX]) == ["north.html", "south.html"]
    for each in ("north", "south"):
        assert f"Trees in the {each}" in found[f"{each}.html"]
        assert f"Trees in the {each}" in found[INDEX]
        assert INDEX in links(found[f"{each}.html"])


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
def test_in_a_browser_one_goes_from_the_list_to_a_page_and_back() -> None:
    Path("two", "north.yaml").rename(Path("two", "index.yaml"))
    assert run("export", "two", "site", "--format", "page").code == 0
    with browsing() as browser:
        tab = browser.new_page()
        tab.goto(Path("site", INDEX).resolve().as_uri())
        for title in ("Trees in the north", "Trees in the south"):
            tab.get_by_role("link", name=title).click()
            assert tab.title().startswith(title)
            tab.get_by_role("link", name="All debates").click()
            assert tab.title() == "Debates"


def test_a_debate_called_as_the_list_is_does_not_take_its_place() -> None:
    Path("two", "north.yaml").rename(Path("two", "index.yaml"))
    assert run("export", "two", "site", "--format", "page").code == 0
    found = files(Path("site"))
    assert set(found) == {INDEX, page_name("index"), "south.html"}
    assert links(found[INDEX].decode()) == [page_name("index"), "south.html"]
    assert b"Trees in the north" in found[page_name("index")]


def test_a_folder_may_be_of_one_debate() -> None:
    assert run("export", "two", "site", "--format", "page", "-d", "north").code == 0
    assert set(files(Path("site"))) == {INDEX, "north.html"}


def test_a_folder_must_be_new() -> None:
    Path("site").mkdir()
    write(Path("site"), "precious", "kept.txt")
    for more in ((), ("--force",)):
        assert run("export", "two", "site", "--format", "page", *more).code == 2
    assert files(Path("site")) == {"kept.txt": b"precious"}


def test_what_cannot_be_read_is_told_and_left_out() -> None:
    write(Path("two"), "title: [", "broken.yaml")
    ran = run("export", "two", "site", "--format", "page")
    assert ran.code == 0
    assert "broken.yaml" in ran.err
    assert set(files(Path("site"))) == {INDEX, "north.html", "south.html"}


def test_a_folder_is_made_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    real = exporting.page_of

    def interrupted(library: object, name: str, *rest: object) -> object:
        if name == "south":
            raise KeyboardInterrupt
        return real(library, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "page_of", interrupted)
    before = files(Path())
    assert run("export", "two", "site", "--format", "page").code == 130
    assert files(Path()) == before
    assert not Path("site").exists()


# the same page by `show`


@pytest.mark.parametrize("language", LANGUAGES)
def test_show_writes_the_same_page(language: str) -> None:
    asked = ("--lang", language)
    assert run("export", "square.yaml", "page.html", *asked).code == 0
    page = Path("page.html").read_bytes()
    ways: list[tuple[str, ...]] = [
        ("show", "square.yaml"),
        ("show", "square.yaml", "square"),
        ("square.yaml",),
        ("show", "--content", "square.yaml", "--all", "--width", "30", "--color", "always"),
        ("--content", "square.yaml"),
    ]
    for number, way in enumerate(ways):
        assert run(*way, *asked, "-o", f"{number}.html").code == 0
        assert Path(f"{number}.html").read_bytes() == page, way
        shown = run(*way, *asked, "-f", "html")
        assert (shown.code, shown.out.encode()) == (0, page), way
    assert run("show", "square.yaml", *asked, SOCINNO_FORMAT="html").out.encode() == page


def test_show_of_one_debate_of_several_is_its_page_and_of_all_their_list() -> None:
    assert run("export", "two", "page.html", "-d", "north").code == 0
    page = Path("page.html").read_text("utf-8")
    assert run("show", "two/", "north", "-f", "html").out == page
    assert run("show", "two/", "-d", "north", "-f", "html").out == page
    listed = run("show", "two/", "-f", "html").out
    assert all(title in listed for title in ("Trees in the north", "Trees in the south"))
    assert "x y z" not in listed


def test_the_order_of_questions_is_asked_for_alike() -> None:
    assert run("export", "square.yaml", "a.html", "--sort", "split").code == 0
    assert run("show", "square.yaml", "-o", "b.html", "--sort", "split").code == 0
    assert Path("a.html").read_bytes() == Path("b.html").read_bytes()
    ran = run("export", "square.yaml", "c.html", "--sort", "size")
    assert (ran.code, Path("c.html").exists()) == (2, False)


def test_of_a_speaker_the_single_view_is_shown() -> None:
    page = run("show", "square.yaml", "-f", "html").out
    of_one = run("show", "square.yaml", "-s", "baker", "-f", "html").out
    assert of_one != page
    assert "Walker wants room" in page
    assert "Walker wants room" not in of_one
    assert run("show", "square.yaml", "baker", "-f", "html").out not in (page, of_one)


# where it is made, when, and by what


def test_a_page_says_from_what_when_and_by_which_version_it_was_made() -> None:
    assert run("export", "square.yaml", "page.html").code == 0
    page = Path("page.html").read_text("utf-8")
    assert all(told in page for told in ("square.yaml", "14 November 2023", f"socinno {exporting.version()}"))


def test_the_day_is_today_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made_on({"SOURCE_DATE_EPOCH": "86399"}) == "1970-01-01"
    assert made_on({"SOURCE_DATE_EPOCH": "86400"}) == "1970-01-02"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", made_on({}))
    assert made_on({"SOURCE_DATE_EPOCH": ""}) == made_on({})


@pytest.mark.parametrize("value", ["today", "1.5", "9" * 30, "9" * 5000, "-99999999999"])
def test_a_day_that_is_none_stops(value: str) -> None:
    with pytest.raises(Stop, match="bad-epoch"):
        made_on({"SOURCE_DATE_EPOCH": value})
    ran = run("export", "square.yaml", "page.html", SOURCE_DATE_EPOCH=value)
    assert (ran.code, ran.err.count("\n"), Path("page.html").exists()) == (2, 1, False)


# files for other programs


@pytest.mark.parametrize("name", ["net", "net.2024", "net.data"])
@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_a_network_is_of_the_format_asked_for_whatever_its_name(name: str, format: str) -> None:
    pytest.importorskip("networkx")
    assert run("export", "square.yaml", name, "--format", format).code == 0
    assert f"<{format} " in Path(name).read_text("utf-8")


@pytest.mark.parametrize("name", ["net.graphml", "net.gexf"])
def test_a_network_is_replaced_only_with_force(name: str) -> None:
    pytest.importorskip("networkx")
    write(Path(), "precious", name)
    ran = run("export", "square.yaml", name)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert Path(name).read_text("utf-8") == "precious"
    assert run("export", "square.yaml", name, "--force").code == 0
    assert "precious" not in Path(name).read_text("utf-8")


@pytest.mark.parametrize("words", [("x.xlsx", "-f", "graphml"), ("x.gexf", "-f", "graphml"), ("no/x.gexf",)])
def test_a_network_that_cannot_be_as_asked_is_told_in_a_line_and_not_made(words: tuple[str, ...]) -> None:
    pytest.importorskip("networkx")
    before = files(Path())
    ran = run("export", "square.yaml", *words)
    assert (ran.code in (1, 2), ran.out, ran.err.count("\n")) == (True, "", 1)
    assert files(Path()) == before


# what is there already


def test_a_page_is_replaced_only_with_force() -> None:
    write(Path(), "precious", "page.html")
    assert run("export", "square.yaml", "page.html").code == 2
    assert Path("page.html").read_text("utf-8") == "precious"
    assert run("export", "square.yaml", "page.html", "--force").code == 0
    assert "Cars on the square" in Path("page.html").read_text("utf-8")


@pytest.mark.parametrize("more", [(), ("--force",), ("--format", "page"), ("-f", "parquet", "--force")])
@pytest.mark.parametrize("name", ["square.yaml", "new.yaml", "new.yml", "two", "link.html", "report.html"])
def test_content_and_its_sources_are_never_written_over(name: str, more: tuple[str, ...]) -> None:
    write(Path(), debate(file="report.html"))
    write(Path(), "<p>My customers come by car.", "report.html")
    Path("link.html").symlink_to("square.yaml")
    before = files(Path())
    ran = run("export", name, "--content", "square.yaml", *more)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert files(Path()) == before


def test_the_place_of_the_answer_is_not_that_of_the_export() -> None:
    for words in (("a.html", "-o", "b.html"), ("-o", "b.html")):
        ran = run("export", *words)
        assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert [name for name in ("a.html", "b.html") if Path(name).exists()] == []


# a browser


class Browser:
    """A stand-in for who opens pages: what it was asked to open, and whether there is one."""

    def __init__(self, there: bool) -> None:
        self.there, self.asked = there, list[str]()

    def open_new_tab(self, address: str) -> bool:
        self.asked.append(address)
        return self.there


def opened(monkeypatch: pytest.MonkeyPatch, there: bool, *words: str) -> tuple[Ran, list[str]]:
    browser = Browser(there)
    monkeypatch.setattr("webbrowser.open_new_tab", browser.open_new_tab)
    return run("export", *words), browser.asked


def test_what_was_written_is_opened_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Path().resolve()
    ran, asked = opened(monkeypatch, True, "square.yaml", "my page.html", "--open")
    assert (ran.code, asked) == (0, [(here / "my page.html").as_uri()])
    ran, asked = opened(monkeypatch, True, "two", "site", "-f", "page", "--open")
    assert (ran.code, asked) == (0, [(here / "site" / INDEX).as_uri()])
    ran, asked = opened(monkeypatch, True, "square.yaml", "other.html")
    assert (ran.code, asked) == (0, [])


def test_nothing_is_opened_that_was_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    write(Path(), "precious", "page.html")
    for words in (("page.html",), ("tables",), ("x.csv",), ("x.yaml",)):
        ran, asked = opened(monkeypatch, True, "square.yaml", *words, "--open")
        assert (ran.code, asked) == (2, []), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_no_browser_the_path_is_told(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    ran, _ = opened(monkeypatch, False, "square.yaml", "page.html", "--open", "--lang", language)
    assert ran.code == 0
    assert str(Path("page.html").resolve()) in ran.err


@pytest.mark.parametrize("option", [("--open",), ("--sort", "split")])
def test_what_is_for_a_page_is_refused_for_tables(option: tuple[str, ...]) -> None:
    ran = run("export", "square.yaml", "tables", *option)
    assert (ran.code, ran.err.count("\n"), Path("tables").exists()) == (2, 1, False)
    assert option[0] in ran.err


# as it is typed


def started(code: str) -> subprocess.CompletedProcess[str]:
    """Some Python in a process of its own, here."""
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(PATHS)}
    asked = [sys.executable, "-c", code]
    return subprocess.run(asked, capture_output=True, text=True, check=True, env=known)


def test_it_runs_from_a_shell_without_loading_what_others_need() -> None:
    code = (
        "import sys; from socinno.__main__ import main\n"
        "sys.argv = ['socinno', 'export', 'square.yaml', 'page.html', '--lang', 'nl']\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "others = ('pyarrow', 'textual', 'webbrowser', 'socinno.library.index')\n"
        "print([name for name in others if name in sys.modules])"
    )
    done = started(code)
    assert done.stdout == "[]\n"
    assert done.stderr == "geschreven: page.html, een pagina om in een browser te openen en te delen\n"
    assert '<html lang="nl">' in Path("page.html").read_text("utf-8")


def test_other_commands_load_nothing_of_it() -> None:
    code = (
        "import sys; from socinno.__main__ import main\n"
        "sys.argv = ['socinno', 'who']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "late = ('formats.contents', 'formats.page', 'queries.page')\n"
        "print([name for name in late if f'socinno.{name}' in sys.modules], file=sys.stderr)"
    )
    done = started(code)
    assert done.stderr == "[]\n"
