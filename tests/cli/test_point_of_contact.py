"""A paper to a point of contact rests on the instrument that has one, and on no other treaty."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

PAPER = Path(__file__).parents[1] / "data" / "papers" / "preservation.yaml"
Comity = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.needs_country


def test_a_preservation_without_a_basis_cites_the_budapest_convention_alone(
    comity: Comity, tmp_path: Path
) -> None:
    text = PAPER.read_text(encoding="utf-8")
    named = "basis: [{instrument: coe-185}]\n"
    assert named in text
    file = tmp_path / "paper.yaml"
    file.write_text(text.replace(named, ""), encoding="utf-8")
    said = " ".join(comity("check", "--all", file).stdout.split())
    assert "may carry the request: Budapest Convention. ->" in said
