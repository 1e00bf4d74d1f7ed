"""What every test may use: the checkout, and distributions that need no building."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent

Install = Callable[..., Path]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout that these tests lie in."""
    return CHECKOUT


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """A function that lays a distribution into ``tmp_path / "site"`` as pip would leave it there.

    ``install("comity-ke", "1.0", "[comity.jurisdictions]\\nKE = comity_ke:plugin")`` gives the
    folder to put on the path; ``modules`` maps file names to their source.
    """

    def install(
        name: str,
        version: str,
        entry_points: str | bytes | None = None,
        *,
        folder: str = "site",
        modules: dict[str, str] | None = None,
    ) -> Path:
        site = tmp_path / folder
        home = site / f"{name.replace('-', '_')}-{version}.dist-info"
        home.mkdir(parents=True)
        (home / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n")
        if isinstance(entry_points, str):
            entry_points = entry_points.encode()
        if entry_points is not None:
            (home / "entry_points.txt").write_bytes(entry_points)
        for file, source in (modules or {}).items():
            (site / file).write_text(source)
        return site

    return install
