"""The scaffold and the kit, from the installed wheels: nothing of the checkout is near."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.dist


def test_a_country_made_by_the_installed_scaffold_conforms_as_a_wheel(bare, tmp_path: Path) -> None:
    folder, wheels, site = tmp_path / "comity-ke", tmp_path / "wheels", tmp_path / "site"
    bare.comity("new-jurisdiction", "KE", "--languages", "en,sw", "-o", str(folder))
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
            *("--wheel-dir", wheels, folder),
        ],
        check=True,
    )
    bare.install(wheels, "comity-ke", target=site)

    card = bare.comity("plugins", "check", "KE", path=site)

    assert "Required: 15 of 15" in card
    assert card.endswith("KE conforms.\n")
