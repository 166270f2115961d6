"""Each command on a Python that lacks what Windows lacks, and no call of anything of that."""

import ast
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import EVERY, TESTS
from sourcefiles import docx, paragraph, pdf

import socinno

SOURCE = Path(socinno.__file__).parent
WITHOUT = TESTS / "without_posix" / "sitecustomize.py"


def absent() -> dict[str, tuple[str, ...]]:
    """The names that Windows lacks: modules, and those of `os` and of `signal`."""
    spec = importlib.util.spec_from_file_location("without_posix", WITHOUT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {"": module.MODULES, "os": module.OF_OS, "signal": module.OF_SIGNAL}


def calls(tree: ast.AST, guarded: bool = False) -> Iterator[tuple[int, str, str]]:
    """Line, module and name of each attribute and import, but for imports that may fail."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.lineno, node.value.id, node.attr
        if isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, node.module or "", alias.name) for alias in node.names)
        if isinstance(node, ast.Import) and not guarded:
            yield from ((node.lineno, "", alias.name) for alias in node.names)
        yield from calls(node, guarded or isinstance(node, ast.Try | ast.With))


def found(source: str) -> list[str]:
    """What stands in some source that Windows lacks."""
    lacking = absent()
    return [
        f"{line}: {of}.{name}" for line, of, name in calls(ast.parse(source)) if name in lacking.get(of, ())
    ]


FORKING = "library/workers.py"
"""Forks processes, and only on Linux: see its tests."""


def test_nothing_is_used_that_windows_lacks() -> None:
    offenders = {
        str(path.relative_to(SOURCE)): told
        for path in SOURCE.rglob("*.py")
        if (told := found(path.read_text("utf-8")))
    }
    assert offenders.keys() == {FORKING}


@pytest.mark.parametrize(
    "source",
    ["import os\nos.fchown(1)", "from signal import SIGPIPE", "import fcntl", "def f():\n import pwd"],
)
def test_what_windows_lacks_is_noticed(source: str) -> None:
    assert found(source)
    assert not found("try:\n import fcntl\nexcept ImportError:\n fcntl = None")
    assert not found("import os\nx = getattr(os, 'fchown', None)")


COMMANDS = """
show
show need --context --text minutes=report.txt
compare build
compare ann bob --only differing
who
who --pairs -f json
quotes -s ann -f csv
speakers -f markdown
search bridge -f html
debates -f svg
show -o page.html
show -o page.html --force
export tables
index --rebuild
index --status
index --clear
check debate.yaml --text minutes=report.txt
check debate.yaml --text minutes=report.docx -f json
check debate.yaml --text minutes=report.pdf -f sarif
check fixed.yaml --fix --text minutes=report.txt
new another --content .
schema --write .
help
help options
completion bash
--version
"""
ALL_OF_THEM = """
import contextlib, io, json, os, sys
from socinno.__main__ import main
found = {}
for line in sys.argv[1].strip().splitlines():
    sys.argv = ["socinno", *line.split()]
    out, err = (io.TextIOWrapper(io.BytesIO(), "cp1252") for _ in "oe")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code
        except BaseException as error:
            code = repr(error)
    found[line] = [code, len(out.buffer.getvalue()), err.buffer.getvalue().decode("cp1252")]
lacking = [name for name in ("fork", "O_NONBLOCK", "getuid") if hasattr(os, name)]
print(json.dumps([lacking, found]))
"""


def test_every_command_works_without_what_windows_lacks_and_with_its_encoding(tmp_path: Path) -> None:
    said = ["Mrs Bell: We need this bridge.", "Let them pay. Shame!"]
    (tmp_path / "report.txt").write_text("\n".join(said), "utf-8")
    (tmp_path / "report.docx").write_bytes(docx("".join(map(paragraph, said))))
    (tmp_path / "report.pdf").write_bytes(pdf([said]))
    for name in ("debate.yaml", "fixed.yaml"):
        (tmp_path / name).write_bytes((EVERY / "every-key.yaml").read_bytes())
    lacking, ran = json.loads(
        subprocess.run(
            [sys.executable, "-X", "warn_default_encoding", "-c", ALL_OF_THEM, COMMANDS],
            cwd=tmp_path,
            env={
                **os.environ,
                "WITHOUT_POSIX": "1",
                "SOCINNO_CONTENT": "debate.yaml",
                "PYTHONPATH": os.pathsep.join([str(WITHOUT.parent), str(SOURCE.parent)]),
            },
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
    )
    assert lacking == []
    broken = {words: came for words, came in ran.items() if came[0] not in (0, 1 if "check" in words else 0)}
    assert broken == {}
    assert {(tmp_path / name).exists() for name in ("page.html", "tables", "another.yaml")} == {True}
