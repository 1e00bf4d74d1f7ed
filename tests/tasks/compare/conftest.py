"""What the tests of comparisons share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def desk(tmp_path: Path, comity: object) -> Path:
    """The folder in which ``comity`` runs."""
    return tmp_path / "desk"
