"""The papers to a provider that tests read, by the name that the tests give them."""

from __future__ import annotations

import shutil
from pathlib import Path

__all__ = ["PAPERS", "put_paper"]

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGED = {
    "preservation": "preservation-ng-us",
    "cured": "disclosure-ng-us",
    "order": "order-de-ie",
}
PAPERS = {
    **{path.stem: path for path in (CHECKOUT / "tests/data/provider-papers").glob("*.yaml")},
    **{
        name: CHECKOUT / f"core/src/comity/kit/samples/{sample}.yaml"
        for name, sample in PACKAGED.items()
    },
}
"""Those of the tests, and three that `comity demo` builds, under shorter names."""


def put_paper(name: str, folder: Path) -> Path:
    """A copy of a paper in a folder, under the name that the tests give it."""
    return Path(shutil.copy(PAPERS[name], folder / f"{name}.yaml"))
