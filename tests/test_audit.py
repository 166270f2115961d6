"""The audit of CI (.ci/audit): what fails it, what it only tells, and that no answer holds nothing up."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from asking import TESTS

AUDIT = TESTS.parent / ".ci" / "audit"
pytestmark = [
    pytest.mark.skipif(not AUDIT.exists(), reason="not in the source distribution"),
    pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there"),
]


def audited(tmp_path: Path, script: str, seconds: str = "20") -> tuple[int, str]:
    """What comes of the audit where pip-audit is a script; its exit code, and what it says."""
    program = tmp_path / "pip-audit"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    command = [sys.executable, str(AUDIT), str(program), str(tmp_path), seconds]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.stderr == ""
    return ran.returncode, ran.stdout


def answer(*packages: dict[str, Any]) -> str:
    return f"cat <<'END'\n{json.dumps({'dependencies': packages})}\nEND\nexit 1"


def package(name: str, *fixes: str) -> dict[str, Any]:
    return {"name": name, "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": fixes}]}


def test_a_vulnerability_that_a_newer_version_mends_fails(tmp_path: Path) -> None:
    code, told = audited(tmp_path, answer(package("rich", "2", "3")))
    assert (code, told.splitlines()[0]) == (1, "rich 1: CVE-1, mended in 2, 3")


def test_one_that_nobody_has_mended_is_told_and_no_more(tmp_path: Path) -> None:
    code, told = audited(tmp_path, answer(package("rich"), {"name": "a", "skip_reason": "not there"}))
    assert (code, told.splitlines()) == (0, ["rich 1: CVE-1, not mended yet", "1 of 2 packages audited"])


def test_what_comes_with_python_is_not_ours(tmp_path: Path) -> None:
    assert audited(tmp_path, answer(package("pip", "99"))) == (0, "1 of 1 packages audited\n")


@pytest.mark.parametrize(
    "script",
    [
        "exec sleep 60",
        "echo first >&2; echo cannot connect >&2; exit 1",
        "exit 1",
        answer({"name": "rich", "skip_reason": "not found"}),
    ],
    ids=["silent", "no network", "nothing", "knows no package"],
)
def test_without_an_answer_it_says_so_in_one_line_and_goes_on(tmp_path: Path, script: str) -> None:
    code, told = audited(tmp_path, script, "1" if "sleep" in script else "20")
    assert code == 0
    assert told.startswith("not audited: ")
    assert told.count("\n") == 1
