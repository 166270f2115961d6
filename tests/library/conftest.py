"""What the tests of the library share."""

import pytest
import yaml

from socinno.library import tree
from socinno.library.loader import PlainLoader

LOADERS = [*([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else []), PlainLoader]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML with libyaml and without it: what is asked for twice."""
    monkeypatch.setattr(tree, "LOADER", request.param)
