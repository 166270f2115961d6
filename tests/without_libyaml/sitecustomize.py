"""With this folder in PYTHONPATH, PyYAML is as on a machine where it was built without libyaml."""

import sys

sys.modules["yaml._yaml"] = None  # type: ignore[assignment]  # importing it fails, as it would there
