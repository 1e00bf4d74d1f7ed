"""The page on the safety of the pages: every row of the standard, and tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs/web-safety.md").read_text(encoding="utf-8")
ASKED = """
    1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1 3.2:1-2 3.3:1-4
    3.4:1-6 3.5:1-5 3.7:1-2 4.1:1-3 4.2:1 4.3:1-2 4.4:1-4 5.1:1 5.2:1-3 5.3:1-2 5.4:1-3
    6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4 7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5
    7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1 8.4:1 9.1:1-3 9.2:1-4 10.1:1-2 10.2:1-2 10.3:1-4
    10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1 11.6:1
    12.1:1-3 12.2:1-2 12.3:1-4 13.1:1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3
    15.1:1-3 15.2:1-3 15.3:1-7 16.1:1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3 17.1:1 17.2:1-4
    17.3:1-2
"""
"""The numbers of levels 1 and 2 in OWASP's ASVS 5.0.0: a section, and those of its rows."""
ROW = re.compile(r"^\| ((?:\d+\.)+\d+[^|]*)\|[^|]*\|([^|]*)\|([^|]*)\|$", re.MULTILINE)


def expanded(section: str, numbers: str, dash: str) -> list[str]:
    """``1-3`` of a section as three numbers."""
    first, _, last = numbers.partition(dash)
    return [f"{section}.{n}" for n in range(int(first), int(last or first) + 1)]


def asked() -> list[str]:
    found = []
    for part in ASKED.split():
        section, _, numbers = part.partition(":")
        for run in numbers.split(","):
            found += expanded(section, run, "-")
    return found


def told() -> list[str]:
    found = []
    for numbers, _, _ in ROW.findall(PAGE):
        for one in numbers.strip().split(", "):
            section, _, number = one.rpartition(".")
            found += expanded(section, number, "–")
    return found


def test_every_row_of_levels_one_and_two_is_told_once() -> None:
    assert len(asked()) == 253
    assert sorted(told()) == sorted(asked())


def test_every_row_has_a_test_or_says_how_it_stands() -> None:
    for numbers, here, tests in ROW.findall(PAGE):
        assert here.strip() or tests.strip(), numbers


def test_every_test_that_is_named_exists() -> None:
    named = set(re.findall(r"`(test_\w+)::(test_\w+)`", PAGE))
    assert len(named) > 30
    files = {
        path.stem: path.read_text(encoding="utf-8")
        for path in CHECKOUT.glob("tests/web*/**/test_*.py")
    }
    wrong = [
        f"{file}::{test}"
        for file, test in sorted(named)
        if not re.search(rf"^def {test}\b", files.get(file, ""), re.MULTILINE)
    ]
    assert wrong == []
