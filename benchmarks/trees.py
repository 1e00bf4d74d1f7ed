"""How fast a tree is read and written, as a ratio to PyYAML's C loader in the same run.

    python benchmarks/trees.py

The packaged samples, each read to a tree with its places, and the tree written again as YAML. The
yardstick is ``yaml.load`` of the same text with ``CBaseLoader``; the least time of ROUNDS.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import yaml

from comity.kit.samples import sample_files
from comity.steps.read.tree_writer import to_yaml
from comity.steps.read.yaml_events import grow

ROUNDS = 9


def seconds(job: Callable[[], object]) -> float:
    """The least processor time of a job over ROUNDS, in seconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        job()
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    """Measure, and print the ratios."""
    if not yaml.__with_libyaml__:
        raise SystemExit("PyYAML has no libyaml here, so there is no yardstick.")
    print("| sample | C loader, ms | read | write |")
    print("|---|---:|---:|---:|")
    for path in sample_files():
        text = path.read_text(encoding="utf-8")
        data = grow(text, path.name).data
        yardstick = seconds(partial(yaml.load, text, Loader=yaml.CBaseLoader))
        read = seconds(partial(grow, text, path.name)) / yardstick
        write = seconds(partial(to_yaml, data)) / yardstick
        print(f"| {path.name} | {yardstick * 1000:.1f} | {read:.2f} | {write:.2f} |")


if __name__ == "__main__":
    main()
