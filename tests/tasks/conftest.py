"""What the tests of law pages and of the audit share with those of law: packages made of files."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location(
    "law_packages", Path(__file__).parents[1] / "law/conftest.py"
)
assert _spec is not None and _spec.loader is not None
_law = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_law)

write_package = _law.write_package
write_country = _law.write_country
