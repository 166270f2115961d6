"""The house: which module may import which, and which library lives where."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "socinno"

# A room and the libraries it may know. A room imports only from rooms in rows above its own.
ROOMS: dict[str, set[str]] = {
    "__init__": set(),
    "problems": set(),
    "inert": set(),
    "sentences": set(),
    "words": set(),
    "folding": set(),
    "substitutes": {"rich"},
    "terminal": set(),
    "pager": set(),
    "views": set(),
    "messages": set(),
    "model": {"pydantic", "pydantic_core"},
    "schema_problems": {"pydantic"},
    "reader": {"yaml", "pydantic"},
    "checks": set(),
    "folders": set(),
    "catalogue": set(),
    "library": set(),
    "indexed": set(),
    "index": {"platformdirs"},
    "opening": set(),
    "names": set(),
    "quoting": {"rapidfuzz", "markdown_it"},
    "queries": set(),
    "exchange": {"pyarrow"},
    "upkeep": set(),
    "formats": {"rich"},
    "output": set(),
    "progress": {"rich"},
    "usage": set(),
    "options": {"typer"},
    "authoring": {"rich", "typer"},
    "shells": set(),
    "helping": set(),
    "program": {"typer"},
    "cli": {"typer"},
    "man": set(),
    "completion": set(),
    "__main__": set(),
}
NEVER_KNOW = {
    "formats": {"model", "reader", "library", "names", "queries"},
    "queries": {"index", "indexed", "opening"},
}
STANDARD = __import__("sys").stdlib_module_names


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever in the file, but for type checking alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            bare = node.module == "socinno"
            found |= {f"socinno.{alias.name}" for alias in node.names} if bare else {node.module}
    return found


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_imports_only_from_rooms_above_its_own(path: Path) -> None:
    room, rooms = room_of(path), list(ROOMS)
    assert room in ROOMS, f"{room} has no row in ROOMS"
    below = set(rooms[rooms.index(room) + 1 :]) | NEVER_KNOW.get(room, set())
    for module in imports(path):
        first, _, rest = module.partition(".")
        if first == "socinno":
            assert rest.partition(".")[0] not in below, f"{room} imports {module}"
        else:
            assert first in STANDARD or first in ROOMS[room], f"{room} imports {module}"


def test_every_room_is_on_disk() -> None:
    on_disk = {room_of(path) for path in SOURCE.rglob("*.py")}
    assert set(ROOMS) == on_disk


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_only_the_index_knows_sqlite() -> None:
    assert {room_of(path) for path in SOURCE.rglob("*.py") if "sqlite3" in imports(path)} == {"index"}


def test_only_the_cli_prints() -> None:
    printing = {
        room_of(path)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "typer.echo", "terminal.put")
    }
    assert printing <= {"cli", "program", "__main__"}  # __main__: what a shell is told
