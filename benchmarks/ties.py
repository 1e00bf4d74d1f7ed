"""What reading the instruments costs, and the ties of every pair of States on one day.

    python benchmarks/ties.py [ROUNDS]

The instruments are those of the topics that are installed. Reading them is what `comity law ties`
and a case with a request pay once; the walk is every ordered pair of States, territories and
blocs of states.toml. CPU time of this process, the fastest of the rounds.

Aim: reading under a second for some fifty instruments with lists of 190 parties; the walk of all
pairs in seconds, so that a test can afford it.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterable
from itertools import permutations

from comity.host import Host
from comity.host.data_plugin import InstrumentPlugin
from comity.law.home import Home
from comity.law.load_instruments import load_instruments
from comity.law.states import states
from comity.law.ties import TieTable
from comity.model.records import owner_of
from comity.pipeline.own_plugin import open_host

DAY = dt.date(2026, 11, 25)


def fastest(rounds: int, work: Callable[[], int]) -> tuple[float, int]:
    """Seconds of the fastest round, and what the work counted."""
    best, counted = float("inf"), 0
    for _ in range(rounds):
        start = time.process_time()
        counted = work()
        best = min(best, time.process_time() - start)
    return best, counted


def packages(host: Host) -> list[Home]:
    """The folders of the topics that hold instruments as data."""
    found = (host.registry.plugin(name) for name in host.topics())
    return [plugin.home for plugin in found if isinstance(plugin, InstrumentPlugin)]


def read(names: Iterable[Home]) -> int:
    """Read every instrument of some folders; how many lines of parties there are."""
    return sum(len(one.parties) for name in names for one in load_instruments(name))


def walk(host: Host) -> int:
    """Work out the ties of every ordered pair; how many ties there are."""
    table = TieTable(host.instruments().values(), DAY)
    pairs = ((a, b) for a, b in permutations(states(), 2) if owner_of(a) != owner_of(b))
    return sum(len(table.between(a, b).all()) for a, b in pairs)


def main(rounds: int = 3) -> None:
    """Print both figures."""
    host = open_host()
    held = host.instruments()
    seconds, lines = fastest(rounds, lambda: read(packages(host)))
    print(f"reading {len(held)} instruments, {lines} lines of parties: {seconds * 1000:.0f} ms")
    seconds, ties = fastest(rounds, lambda: walk(host))
    print(f"every ordered pair of {len(states())}: {ties} ties in {seconds:.1f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
