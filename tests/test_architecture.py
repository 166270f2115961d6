"""The house: which room may know which, which library lives where, and the conventions that keep it so.

Every rule is a function of a folder with the package's source, so that the same rule is tried on a
copy in which it is broken.
"""

import ast
import importlib
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import socinno
from socinno import model
from socinno.cli.app import app
from socinno.cli.options import COMMANDS

SOURCE = Path(socinno.__file__).parent
TESTS = Path(__file__).parent

QUERIES = {"agreement", "likeness", "model", "problems", "quotations", "text", "views"}
ROOMS: dict[str, set[str]] = {
    "problems": set(),
    "unseen": set(),
    "text": {"problems", "unseen"},
    "model": {"problems", "text"},
    "views": {"problems"},
    "files": {"problems"},
    "saving": {"files", "problems"},
    "words": {"problems", "text"},
    "agreement": {"model"},
    "likeness": {"agreement"},
    "checks": {"model", "problems", "text", "unseen"},
    "library": {"agreement", "checks", "files", "model", "problems", "text"},
    "quotations": {"files", "model", "problems", "text"},
    "queries": {*QUERIES, "library.__init__", "library.catalogue", "library.names", "library.sketch"},
    "formats": {"problems", "text", "views", "words"},
    "exchange": {
        *("agreement", "checks", "files", "library", "model", "problems", "quotations", "saving", "text"),
        *("unseen", "views"),
    },
    "browse": {"formats", "library.__init__", "problems", "queries", "text", "views", "words"},
    "authoring": {
        *("checks", "exchange", "files", "library", "model", "problems"),
        *("quotations", "saving", "text", "unseen", "views", "words"),
    },
    "cli": {
        *("__init__", "authoring", "browse", "exchange", "files", "formats", "library", "model", "problems"),
        *("queries", "quotations", "saving", "text", "unseen", "views", "words"),
    },
    "__main__": {"cli"},
    "__init__": {"authoring", "formats", "library", "problems", "queries"},
}
"""What each room may know beside itself. `room.module` is that module alone, `room` all of it."""

OWNERS = {
    "typer": {"cli"},
    "yaml": {"library"},
    "sqlite3": {"exchange", "library"},
    "platformdirs": {"library"},
    "pydantic": {"model", "library"},
    "pydantic_core": {"library", "model"},
    "typing_extensions": {"model"},
    "rich": {"authoring", "browse", "cli", "formats", "text"},
    "textual": {"browse"},
    "rapidfuzz": {"quotations"},
    "pypdfium2": {"quotations"},
    "pyarrow": {"exchange"},
    "openpyxl": {"exchange"},
    "networkx": {"exchange"},
}
"""Which rooms may know each library that does not come with Python."""

A_TAB = "a TAB must not wait for the command line, nor for models"
ITS_OWN = "this command's alone"
SELDOM = "costly, and seldom needed"
EXTRA = "an extra, which may not be there"
LATE: dict[tuple[str, str], str] = {
    ("__main__", "cli.app"): A_TAB,
    ("__main__", "cli.completion"): ITS_OWN,
    ("authoring.results", "importlib.metadata.version"): SELDOM,
    ("cli.browsing", "browse.app"): EXTRA,
    ("cli.commands", "authoring.check"): ITS_OWN,
    ("cli.commands", "authoring.findings"): ITS_OWN,
    ("cli.commands", "authoring.fixes"): ITS_OWN,
    ("cli.commands", "authoring.importing"): ITS_OWN,
    ("cli.commands", "authoring.new"): ITS_OWN,
    ("cli.commands", "authoring.reports"): ITS_OWN,
    ("cli.commands", "authoring.schema"): ITS_OWN,
    ("cli.commands", "cli.citing"): ITS_OWN,
    ("cli.exporting", "exchange.parquet"): ITS_OWN,
    ("cli.exporting", "exchange.writing"): ITS_OWN,
    ("cli.exporting", "formats.contents"): ITS_OWN,
    ("cli.exporting", "importlib.metadata.version"): ITS_OWN,
    ("cli.exporting", "webbrowser"): ITS_OWN,
    ("cli.asking", "library.names"): "models: the commands that need none do not wait for them",
    ("cli.commands", "library.names"): "models: the commands that need none do not wait for them",
    ("cli.commands", "queries.quotes"): "models: the commands that need none do not wait for them",
    ("cli.completion", "library.labels"): "SQLite: what completes no id does not wait for it",
    ("cli.help", "rich.console"): SELDOM,
    ("cli.help", "rich.markdown"): SELDOM,
    ("cli.help", "rich.theme"): SELDOM,
    ("cli.help", "textwrap"): A_TAB,
    ("cli.terminal", "formats.csv"): "for a terminal that lacks characters",
    ("cli.terminal", "rich.console"): SELDOM,
    ("cli.terminal", "rich.progress"): SELDOM,
    ("exchange.network", "networkx"): EXTRA,
    ("exchange.sheet_files", "openpyxl"): EXTRA,
    ("exchange.sheet_files", "openpyxl.Workbook"): EXTRA,
    ("exchange.sheet_files", "openpyxl.styles.Alignment"): EXTRA,
    ("exchange.sheet_files", "openpyxl.styles.Font"): EXTRA,
    ("exchange.sheet_files", "openpyxl.utils.get_column_letter"): EXTRA,
    ("exchange.parquet", "pyarrow"): EXTRA,
    ("exchange.parquet", "pyarrow.parquet"): EXTRA,
    ("formats.__init__", "views.page"): A_TAB,
    ("library.__init__", "library.catalogue"): A_TAB,
    ("library.__init__", "library.index"): "SQLite: small libraries have no index",
    ("library.__init__", "library.reader"): A_TAB,
    ("library.labels", "library.skim"): "YAML: what an index tells does not wait for it",
    ("library.store", "platformdirs.user_cache_path"): SELDOM,
    ("quotations.locating", "quotations.fuzzy"): EXTRA,
    ("quotations.passages", "quotations.fuzzy"): EXTRA,
    ("quotations.sources.pdfium", "pypdfium2"): EXTRA,
    ("text", "difflib"): SELDOM,
    ("text", "rich.cells.get_character_cell_size"): "for a terminal that lacks characters",
    ("words.__init__", "tomllib"): SELDOM,
}
"""The imports that do not stand at the top of their file, each with its reason."""


def files(source: Path) -> list[Path]:
    return sorted(source.rglob("*.py"))


def named(path: Path, source: Path) -> str:
    """A file as a module of the package: `library.reader`, `library.__init__`, `model`."""
    return ".".join(path.relative_to(source).with_suffix("").parts)


def resolved(name: str, source: Path) -> str:
    """A module of the package by its file: `library` is `library.__init__`, a name in it is it."""
    while name:
        path = source.joinpath(*name.split("."))
        if path.with_suffix(".py").is_file():
            return name
        if (path / "__init__.py").is_file():
            return f"{name}.__init__"
        name = name.rpartition(".")[0]
    return "__init__"


def imports(path: Path, source: Path) -> Iterator[tuple[str, bool]]:
    """Every module that a file imports, for types too, and whether it does so inside a function.

    Modules of the package come without its name; a module named in a string counts.
    """
    tree = ast.parse(path.read_text("utf-8"))
    inside = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for inner in ast.walk(node)
    }
    here = ["socinno", *path.relative_to(source).parent.parts]
    for node in ast.walk(tree):
        found: list[str] = []
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = [*here[: len(here) - node.level + 1]] if node.level else []
            whole = ".".join([*base, *([node.module] if node.module else [])])
            found = [f"{whole}.{alias.name}" for alias in node.names]
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(r"socinno(\.\w+)+", node.value)
        ):
            found = [node.value]
        for name in found:
            first, _, rest = name.partition(".")
            yield (resolved(rest, source) if first == "socinno" else name), id(node) in inside


def room(module: str) -> str:
    return module.partition(".")[0]


def leaks(source: Path) -> list[str]:
    """Every import of a room that the importing room may not know, and of a library it does not own."""
    return [leak for path in files(source) for leak in leaks_of(path, source)]


def leaks_of(path: Path, source: Path) -> Iterator[str]:
    """Those of one file."""
    here = named(path, source)
    known = ROOMS.get(room(here), set())
    for module, _ in imports(path, source):
        if source.joinpath(*module.split(".")).with_suffix(".py").is_file():
            allowed = room(module) == room(here) or module in known or room(module) in known
        else:
            anybody = {room(here)} if room(module) in sys.stdlib_module_names else set()
            allowed = room(here) in OWNERS.get(room(module), anybody)
        if not allowed:
            yield f"{here} <- {module}"


def test_every_room_is_in_the_table() -> None:
    assert {room(named(path, SOURCE)) for path in files(SOURCE)} - set(ROOMS) == set()


def test_the_table_has_no_circle() -> None:
    known = {name: {room(other) for other in others} for name, others in ROOMS.items()}
    while free := {name for name, others in known.items() if not others & set(known)}:
        known = {name: others for name, others in known.items() if name not in free}
    assert known == {}


def test_a_room_imports_only_what_its_row_names() -> None:
    assert leaks(SOURCE) == []


PLANTED = (
    ("model/fields", "files"),
    ("views/__init__", "formats"),
    ("views/__init__", "cli"),
    ("formats/csv", "library"),
    ("formats/csv", "checks"),
    ("formats/json", "quotations"),
    ("queries/who", "library.reader"),
    ("checks/references", "cli"),
    ("model/fields", "cli.terminal"),
    ("queries/show", "words"),
    ("browse/__init__", "library.reader"),
    ("browse/__init__", "cli"),
    ("library/reader", "queries.show"),
    ("agreement", "views"),
)
WAYS = (
    "from socinno.{0} import anything\n",
    "import socinno.{0}\n",
    "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from socinno.{0} import anything\n",
    "def late() -> None:\n    from socinno.{0} import anything\n",
    "from importlib import import_module\nimport_module('socinno.{0}')\n",
)


@pytest.mark.parametrize("way", WAYS, ids=("from", "import", "types", "late", "by name"))
def test_a_leak_is_caught_however_it_is_written(way: str, tmp_path: Path) -> None:
    copy = tmp_path / "socinno"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    missed = []
    for place, leaked in PLANTED:
        path = (copy / place).with_suffix(".py")
        text = path.read_text("utf-8")
        path.write_text(f"{text}\n{way.format(leaked)}", "utf-8")
        told = leaks_of(path, copy)
        if not any(leak.startswith(f"{named(path, copy)} <- {room(leaked)}") for leak in told):
            missed.append(f"{place} <- {leaked}")
        path.write_text(text, "utf-8")
    assert missed == []


def test_a_library_in_another_room_is_caught(tmp_path: Path) -> None:
    copy = tmp_path / "socinno"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "queries" / "extra.py").write_text("import sqlite3\nfrom typer import Option\nimport numpy\n")
    assert leaks(copy) == [f"queries.extra <- {name}" for name in ("sqlite3", "typer.Option", "numpy")]


def test_only_the_command_line_prints() -> None:
    offenders = [
        named(path, SOURCE)
        for path in files(SOURCE)
        if room(named(path, SOURCE)) not in ("cli", "__main__")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if ast.unparse(node) in ("print", "sys.stdout", "sys.stderr", "typer.echo")
    ]
    assert offenders == []


DISK = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "unlink",
    "mkdir",
    "scandir",
    "mkstemp",
}
ALSO = {
    "words.__init__": "the words, which are files of the package",
    "formats.markup": "the page and its style, files of the package",
    "authoring.new": "the starters and drafts, files of the package",
    "cli.commands": "the scripts for shells, files of the package",
    "__main__": "nothing: where what nobody reads goes",
    "cli.terminal": "nothing: where what nobody reads goes",
}
"""Other modules that read a file, and which."""


def test_only_the_rooms_of_files_touch_the_disk() -> None:
    rooms = {"files", "saving", "library", "exchange"}
    offenders = {
        named(path, SOURCE)
        for path in files(SOURCE)
        if room(named(path, SOURCE)) not in rooms and not named(path, SOURCE).startswith("quotations.sources")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "attr", "") in DISK or getattr(node.func, "id", "") in DISK)
    }
    assert offenders == set(ALSO)


def test_a_late_import_has_a_reason() -> None:
    found = {
        (named(path, SOURCE), module)
        for path in files(SOURCE)
        for module, late in imports(path, SOURCE)
        if late
    }
    assert sorted(found - set(LATE)) == []
    assert sorted(set(LATE) - found) == []
    assert len(LATE) <= 52


def test_a_command_has_one_home_and_tests_beside_it() -> None:
    elsewhere = {"browse": "browse", "completion": "cli", "help": "cli", "index": "cli", "export": "exchange"}
    offenders = []
    for name in COMMANDS:
        if name in elsewhere:
            continue
        home = next((r for r in ("queries", "authoring") if (SOURCE / r / f"{name}.py").is_file()), None)
        if home is None or not (TESTS / home / f"test_{name}.py").is_file():
            offenders.append(f"{name}: {home}")
        if home == "queries" and name not in socinno.__all__:
            offenders.append(f"{name}: not in the Python API")
    assert offenders == []


def test_every_module_has_tests_of_its_own() -> None:
    offenders = []
    for path in files(SOURCE):
        name = named(path, SOURCE)
        *rooms, module = name.removesuffix(".__init__").split(".")
        if (
            _holds_code(path)
            and name not in PLAIN
            and not any(at and (TESTS / at).is_file() for at in _tests_of(rooms, module))
        ):
            offenders.append(name)
    assert offenders == []


PLAIN = {
    "problems",
    "formats.outline",
    "views.page",
    "views.shapes",
    "views.source",
    "views.values",
    "__main__",
}
"""Plain data and the start, which every other test goes through."""


def _holds_code(path: Path) -> bool:
    return any(
        isinstance(node, ast.FunctionDef | ast.ClassDef) for node in ast.parse(path.read_text("utf-8")).body
    )


def _tests_of(rooms: list[str], module: str) -> Iterator[str]:
    yield "/".join([*rooms, f"test_{module}.py"])
    yield "/".join([*rooms[:-1], f"test_{rooms[-1]}.py"]) if rooms else ""
    yield f"{module}/test_{module}.py"
    yield "test_api.py" if module == "__init__" else ""


SHARED = {"write", "read", "recognises"}
"""Names that every format and every kind of source has."""


def public_names(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_a_public_name_means_one_thing() -> None:
    """But for the formats of other tools, of which each speaks in the words of its own."""
    homes: dict[str, list[str]] = {}
    for path in files(SOURCE):
        module = named(path, SOURCE)
        for name in {n for n in public_names(path) if not n.startswith("_") and not n.isupper()} - SHARED:
            if module != "cli.commands" and room(module) != "exchange":  # a command has the name of its query
                homes.setdefault(name, []).append(module)
    several = {name: modules for name, modules in homes.items() if len(modules) > 1}
    assert len(several) <= 12, several


def test_a_file_and_a_function_fit_a_screen_or_two() -> None:
    offenders = []
    for path in files(SOURCE):
        text = path.read_text("utf-8")
        if text.count("\n") > 300:
            offenders.append(f"{named(path, SOURCE)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 35:
                offenders.append(f"{named(path, SOURCE)}: {node.name}")
    assert offenders == []


RIDDLES = "inert|folding|substitutes|upkeep|pieces|grids|ink|Held|Loose|Asked|Teller|Sighting|Wanted"


def test_names_are_the_fields_and_no_riddles() -> None:
    offenders = [
        f"{named(path, SOURCE)}: {name}"
        for path in files(SOURCE)
        for name in (path.stem, *public_names(path))
        if re.fullmatch(RIDDLES, name)
    ]
    assert offenders == []


def test_a_module_says_in_its_first_line_what_it_is_for() -> None:
    offenders = [
        named(path, SOURCE)
        for path in files(SOURCE)
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert offenders == []


def fields() -> set[str]:
    """Every key that a content file may hold, as the models declare them."""
    found = {"id"}
    kinds: list[type] = [model.Debate]
    for kind in vars(model).values():
        if isinstance(kind, type) and issubclass(
            kind, model.Thing | model.Stance | model.Place | model.Event
        ):
            kinds.append(kind)
    for kind in kinds:
        found |= {field.alias or name for name, field in kind.model_fields.items()}  # type: ignore[attr-defined]
    return found


def test_formats_name_no_field_of_content() -> None:
    content = fields()
    offenders = []
    for path in files(SOURCE / "formats"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Compare):
                words = {str(c.value) for c in ast.walk(node) if isinstance(c, ast.Constant)}
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                words = {str(node.slice.value)}
            elif isinstance(node, ast.Set):
                words = {str(c.value) for c in node.elts if isinstance(c, ast.Constant)}
            else:
                continue
            offenders += [f"{path.name}:{node.lineno}: {word}" for word in words & content]
    assert offenders == []


def test_nothing_at_module_level_changes_after_import() -> None:
    for path in files(SOURCE):
        module = named(path, SOURCE).removesuffix(".__init__")
        if module not in ("__main__", "__init__"):
            importlib.import_module(f"socinno.{module}")
    before = state()
    for words in (
        "show",
        "who",
        "quotes -s graaf -f json",
        "search bewoners",
        "compare graaf wittmayer",
        "show zzz",
    ):
        CliRunner().invoke(app, words.split())
    assert {name for name, value in state().items() if before.get(name) != value} == set()
    assert not [path for path in files(SOURCE) if re.search(r"^\s*global ", path.read_text("utf-8"), re.M)]


def state() -> dict[str, str]:
    """What every module of the package holds that could change."""
    return {
        f"{name}.{key}": repr(value)
        for name, module in list(sys.modules.items())
        if name == "socinno" or name.startswith("socinno.")
        for key, value in list(vars(module).items())
        if not key.startswith("__") and isinstance(value, dict | list | set)
    }
