"""What a view of one shared host costs a case, beside a host of its own, in one run.

    python benchmarks/host.py [ROUNDS]

Each round does each job once, in turn, on all packaged samples, so that what else the machine does
weighs on all of them alike. CPU time; the ratios are of the median round, to a check in a view of
a shared host. The law files have been read before the first round, as in a program that runs on.

Aim: a view costs less than a hundredth of a check.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping

from comity.kit.samples import sample_files
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host

ROUNDS = 10
SHARED = "for_case() and check"


def measure(rounds: int) -> Mapping[str, list[float]]:
    """CPU seconds for one case of each job, round by round."""
    host = open_host()
    cases = read_all(sample_files(), host)
    jobs: dict[str, Callable[[], object]] = {
        SHARED: lambda: [check_case(case, host) for case in cases],  # which takes a view
        "a new host and check": lambda: [check_case(case, open_host()) for case in cases],
        "for_case() alone": lambda: [host.for_case() for _ in cases],
        "a new host alone": lambda: [open_host() for _ in cases],
    }
    jobs[SHARED]()
    found: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            begun = time.process_time()
            job()
            found[name].append((time.process_time() - begun) / len(cases))
    return found


def main() -> None:
    """Measure, and print the ratios."""
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    whole = statistics.median(found[SHARED])
    for name, times in found.items():
        median = statistics.median(times)
        print(f"{name:22} {median * 1000:9.3f} ms {median / whole:8.4f}")


if __name__ == "__main__":
    main()
