"""A project of REFI-QDA that is broken is refused in one line."""

import zipfile
from pathlib import Path

import pytest
from importing import brought


@pytest.mark.parametrize("encoding", ["uvf-8", "rot13", "utf-16", "idna"])
def test_a_project_in_an_encoding_that_is_none_is_refused(encoding: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pond.qdpx", "w") as archive:
        project = f'<?xml version="1.0" encoding="{encoding}"?><Project name="Pond"/>'
        archive.writestr("project.qde", project)
    ran, debates = brought(tmp_path / "pond.qdpx")
    assert (ran.code, debates) == (1, [])
