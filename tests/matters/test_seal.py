"""The sealed matters are those whose digest was committed before the rules were written."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SEAL = tomllib.loads((HERE / "sealed.toml").read_text(encoding="utf-8"))
COLLECTED = ("expected.toml", "facts.md", "matter.toml")
OPENED = sorted(path for path in (HERE / "sealed").glob("*") if path.is_dir())


def _digest(names: Iterable[str]) -> tuple[int, str]:
    """How many files there are, and the SHA-256 of their SHA-256 with their paths when sealed."""
    lines = sorted(
        (f"{folder.name.replace('-', '/', 1)}/{name}", (folder / name).read_bytes())
        for folder in OPENED
        for name in names
    )
    text = "".join(f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in lines)
    return len(lines), hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("names", "seal"),
    [(COLLECTED, SEAL), (("draft.yaml",), SEAL["drafts"])],
    ids=["facts", "drafts"],
)
def test_what_was_opened_is_what_was_sealed(
    names: tuple[str, ...], seal: dict[str, object]
) -> None:
    assert len(OPENED) == SEAL["matters"]
    assert _digest(names) == (seal["files"], seal["sha256"])
