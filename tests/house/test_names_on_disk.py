"""The checkout can be laid and installed on Windows: no file has a name that Windows lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from comity.steps.write.windows_names import windows_lacks

CHECKOUT = Path(__file__).resolve().parents[2]
LAID = ("core", "templates", "plugins", "jurisdictions", "tests", "docs", "tools", "changelog.d")
LONGEST = 140
"""Signs of a path: with the folder of an environment before it, Windows takes 260."""


def laid() -> Iterator[Path]:
    for name in LAID:
        for path in (CHECKOUT / name).rglob("*"):
            if "__pycache__" not in path.parts:
                yield path.relative_to(CHECKOUT)


def test_windows_can_hold_every_file_of_the_checkout():
    paths = list(laid())
    assert len(paths) > 3000

    assert [str(one) for one in paths if windows_lacks(one.name)] == []
    assert [str(one) for one in paths if len(str(one)) > LONGEST] == []
    same = Counter(str(one).casefold() for one in paths)
    assert [one for one, times in same.items() if times > 1] == []
