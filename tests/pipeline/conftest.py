"""Drafts made unfinished, for the tests of what is said of them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_spec = importlib.util.spec_from_file_location("trials", Path(__file__).with_name("trials.py"))
assert _spec is not None and _spec.loader is not None
_trials = importlib.util.module_from_spec(_spec)
sys.modules["trials"] = _trials
_spec.loader.exec_module(_trials)
