"""The one door out: debates as what other programs and people without socinno can read."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from socinno.cli.app import app


def test_a_new_folder_gets_tables(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'socinno[parquet]'")
    answer = CliRunner().invoke(app, ["export", str(tmp_path / "tables")])
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "tables" / "quotes.parquet").is_file()
