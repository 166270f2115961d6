"""What every test starts from: an environment that is the same on every machine."""

import os

import pytest
from hypothesis import settings

_OURS = ("TTY_", "SOCINNO_", "LC_", "_SOCINNO")
_OF_THE_MACHINE = (
    "NO_COLOR",
    "FORCE_COLOR",
    "FORCE_HYPERLINK",
    "TERM_PROGRAM",
    "GITHUB_ACTIONS",
    "LANG",
    "LANGUAGE",
    "COLUMNS",
    "LINES",
)
for _name in list(os.environ):
    if _name.startswith(_OURS) or _name in _OF_THE_MACHINE:
        del os.environ[_name]
os.environ.update(COLUMNS="80", TERM="xterm-256color", LANG="en_GB.UTF-8")

# the same examples on every machine and every day, and no example fails by the clock
settings.register_profile("same everywhere", derandomize=True, deadline=None)
settings.load_profile("same everywhere")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test writes in the cache of whoever runs it, nor reads what stands there."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
