"""How fast a case file is read, as a ratio to PyYAML's own C loader in the same run.

    python benchmarks/reading.py

Three inputs: a case file of about 10,000 lines, an alias bomb, and 3,000 levels of nesting. The
yardstick for the first is PyYAML composing the same text; for the other two it is reading the
packaged sample, since what is refused should cost no more than what is read.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from comity.kit.samples import sample_files
from comity.model.errors import DraftError
from comity.model.records import DocumentType
from comity.pipeline.own_plugin import open_host
from comity.steps.read import read_case

ROUNDS = 5
LEVELS = 3000


def seconds(job: Callable[[], object]) -> float:
    """The median time of a job over ROUNDS, in seconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        job()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def long_case(sample: str) -> str:
    """The sample with its facts repeated until the file has about 10,000 lines."""
    head, tail = sample.split("\nfacts:\n")
    _, rest = tail.split("\nloss:")
    facts = "".join(
        f"  - id: F{n}\n    date: 2026-03-02\n    text: Statement number {n}.\n    source: Test\n"
        for n in range(1, 2450)
    )
    return f"{head}\nfacts:\n{facts}\nloss:{rest}"


def bomb() -> str:
    """Nine levels of aliases, each naming the one before nine times."""
    lines = ["kind: request", "a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines)


def refused(path: Path, types: dict[str, DocumentType]) -> Callable[[], object]:
    """A job that reads a file which must be refused."""

    def job() -> None:
        try:
            read_case(path, types)
        except DraftError:
            return
        raise AssertionError(f"{path.name} was not refused")

    return job


def main() -> None:
    """Measure, and print the ratios."""
    types = open_host().document_types()
    sample = next(path for path in sample_files() if path.name == "bec-request.yaml")
    with tempfile.TemporaryDirectory() as folder:
        long, laughs, deep = (Path(folder) / name for name in ("l.yaml", "b.yaml", "d.yaml"))
        long.write_text(long_case(sample.read_text(encoding="utf-8")), encoding="utf-8")
        laughs.write_text(bomb(), encoding="utf-8")
        deep.write_text("kind: request\nx: " + "[" * LEVELS, encoding="utf-8")
        text = long.read_text(encoding="utf-8")
        yardstick = seconds(lambda: yaml.compose(text, Loader=yaml.CBaseLoader))
        normal = seconds(lambda: read_case(sample, types))
        whole = seconds(lambda: read_case(long, types))
        print(f"{len(text.splitlines())} lines: {whole:.3f} s, {whole / yardstick:.1f} x PyYAML")
        for name, path in (("alias bomb", laughs), (f"{LEVELS} levels", deep)):
            took = seconds(refused(path, types))
            print(f"{name} refused: {took:.3f} s, {took / normal:.2f} x reading the sample")


if __name__ == "__main__":
    main()
