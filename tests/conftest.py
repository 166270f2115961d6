"""What every test starts from: an environment that is the same on every machine."""

import os

for _name in list(os.environ):
    if _name.startswith(("TTY_", "SOCINNO_", "LC_", "_SOCINNO")) or _name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "GITHUB_ACTIONS",
        "LANG",
        "LANGUAGE",
        "COLUMNS",
        "LINES",
    ):
        del os.environ[_name]
os.environ.update(COLUMNS="80", TERM="xterm-256color", LANG="en_GB.UTF-8")
