"""When a word is typed as a path."""

from pathlib import Path

import pytest

from socinno.cli.shapes import is_path


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("my-debate.yaml", True),
        ("none.yml", True),
        ("./graaf", True),
        ("../x", True),
        ("/x", True),
        ("folder/", True),
        ("~/x", True),
        ("folder", False),
        ("sub/there", True),
        ("sub/not-there", False),
        (".", True),
        ("with.dot", True),
        ("L. de Graaf", False),
        ("and/or", False),
        ("graaf", False),
        ("", False),
    ],
)
def test_a_word_with_a_dot_or_slash_is_a_path_if_it_exists_or_is_typed_as_one(
    word: str, path: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("folder", "sub/there", "with.dot", "graaf"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert is_path(word) is path


def test_a_path_may_be_written_as_this_system_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my\\folder").mkdir()
    monkeypatch.chdir(tmp_path)
    assert not is_path("my\\folder")
    monkeypatch.setattr("os.sep", "\\")  # as on Windows
    assert is_path("my\\folder")
