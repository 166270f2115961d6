"""Files and folders with names that no content file may have come in all the same."""

import os
import shutil
from pathlib import Path

import pytest
from exchanged import EXAMPLES
from importing import brought

SHEET = "Kind,Speaker,Text\nquote,Ada,Ducks first.\n"
ODD = os.fsdecode(b"\xff\x1b[31m\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("format", EXAMPLES)
def test_a_name_that_is_no_text_is_left_out_of_the_debate(format: str, tmp_path: Path) -> None:
    path = EXAMPLES[format](tmp_path)
    odd = tmp_path / f"{ODD}{path.suffix}"
    shutil.move(path, odd)
    for head in odd.glob("overview.json"):  # an election without a title is called by its folder
        head.write_text("{}", "utf-8")
    for sheet in tmp_path.glob("*.csv") if format == "spreadsheet" else ():  # so is its source
        sheet.write_text(SHEET, "utf-8")
    assert brought(odd)[1]
