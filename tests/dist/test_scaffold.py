"""The scaffold and the kit, from the installed wheels: nothing of the checkout is near."""

from __future__ import annotations

import re
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

    assert re.search(r"^Required: (\d+) of \1$", card, re.MULTILINE)
    assert card.endswith("KE conforms.\n")


def test_a_language_made_by_the_installed_scaffold_is_used_from_its_wheel(
    bare, checkout: Path, tmp_path: Path
) -> None:
    folder, wheels, site = tmp_path / "language", tmp_path / "wheels", tmp_path / "site"
    bare.comity("new-language", "de", "--licence", "Apache-2.0", "-o", str(folder))
    german = checkout / "jurisdictions/de/src/comity_de/catalogues/de.po"
    catalogue = folder / "src/comity_language_de/catalogues/de.po"
    catalogue.write_bytes(german.read_bytes())
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
            *("--wheel-dir", wheels, folder),
        ],
        check=True,
    )
    bare.install(wheels, "comity-language-de", target=site)

    checked = bare.comity("wording", "check", str(catalogue), "--kind", "request")
    listed = " ".join(bare.comity("plugins", path=site).split())

    assert checked
    assert "de German (comity-language-de 0.1.0) documents: all" in listed
