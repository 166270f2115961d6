"""What the tests of the library share."""

from pathlib import Path

import pytest
import yaml

from socinno.library import tree
from socinno.library.loader import PlainLoader

LOADERS = [*([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else []), PlainLoader]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML with libyaml and without it: what is asked for twice."""
    monkeypatch.setattr(tree, "LOADER", request.param)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is made when an index is."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"
