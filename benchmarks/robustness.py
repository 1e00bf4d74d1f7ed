"""Run every row of docs/robustness.md, ours and the plain stack, and write the figures there.

    python benchmarks/robustness.py            everything, as `tox -e long` does; takes minutes
    python benchmarks/robustness.py --quick    the rows that the ordinary tests measure

The page keeps its words; only the columns of the figures are written. The tests compare the page
with what they measure, so a figure that has changed is noticed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PAGE = CHECKOUT / "docs/robustness.md"
COLUMNS = {"tried": 2, "ours": 4, "plain": 5}  # of a row: number, area, tried, asked, ours, plain
ROW = re.compile(r"^\| (\d+) \|.*\|$", flags=re.MULTILINE)


def measured(*, quick: bool) -> dict[tuple[str, str], str]:
    """The figures by row and column; the rows that fail are said by pytest itself."""
    with tempfile.TemporaryDirectory() as folder:
        marks = "not documents and not long" if quick else "not documents"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "-m", marks]
        done = subprocess.run(
            [*command, "tests/robustness"],
            cwd=CHECKOUT,
            env={**os.environ, "COMITY_FIGURES": folder},
            check=False,
        )
        if done.returncode:
            print("Some rows do not hold; their figures are left as they were.", file=sys.stderr)
        return {
            (row, column): path.read_text(encoding="utf-8")
            for path in Path(folder).iterdir()
            for row, column in [path.stem.split("-")]
        }


def written(page: str, figures: dict[tuple[str, str], str]) -> str:
    """The page with the figures in their columns."""

    def row(found: re.Match[str]) -> str:
        cells = [cell.strip() for cell in found.group().strip("|").split("|")]
        for column, place in COLUMNS.items():
            cells[place] = figures.get((cells[0], column), cells[place])
        return f"| {' | '.join(cells)} |"

    return ROW.sub(row, page)


def main() -> None:
    """Measure, and write the page."""
    figures = measured(quick="--quick" in sys.argv[1:])
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), figures), encoding="utf-8")
    print(f"{len(figures)} figures written to {PAGE.relative_to(CHECKOUT)}")


if __name__ == "__main__":
    main()
