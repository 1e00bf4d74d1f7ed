"""How long from ``comity serve`` to the first page, beside a Python that imports Django.

    python benchmarks/first_page.py [ROUNDS]

Each round starts both once, in turn, so that what else the machine does weighs on both alike. The
server gets a new folder each time: it makes its tables, as on the first day. The page is asked for
as a browser does it, by the link that the command prints; a style sheet and scripts come after it.

Aim: the first page within two seconds of the command, in the median of the rounds.
"""

from __future__ import annotations

import http.client
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 10
AIM = 2.0
LINK = re.compile(r"http://(127\.0\.0\.1:\d+)(/enter/[\w-]+)")
DJANGO = "from django.core.handlers.wsgi import WSGIHandler"
PYTHON, PAGE = "a Python that imports Django", "the first page"


def ask(address: str, path: str, cookies: str = "") -> tuple[int, str, str]:
    """Ask for a page: its status, where it leads, the cookies that it sets."""
    line = http.client.HTTPConnection(address, timeout=60)
    try:
        line.request("GET", path, headers={"Cookie": cookies} if cookies else {})
        answer = line.getresponse()
        answer.read()
    finally:
        line.close()
    set_ = answer.headers.get_all("Set-Cookie") or ()
    given = "; ".join(one.partition(";")[0] for one in set_)
    return answer.status, answer.headers.get("Location", ""), given


def to_the_page(folder: Path) -> float:
    """Seconds from the command to the last byte of the first page.

    Raises:
        ValueError: the command printed no link, or its link does not lead to the page.
    """
    command = [sys.executable, "-m", "comity", "serve", "--no-browser", "--folder", str(folder)]
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout is not None
        found = next((one for line in process.stdout if (one := LINK.search(line))), None)
        if found is None:
            raise ValueError("the command printed no link")
        status, to, cookies = ask(found[1], found[2])
        if status == 303:
            status = ask(found[1], to, cookies)[0]
        if status != 200:
            raise ValueError(f"the first page answered {status}")
        return time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(timeout=30)


def of_django() -> float:
    """Seconds of a Python that imports Django and ends."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", DJANGO], check=True)
    return time.perf_counter() - began


def measure(rounds: int) -> dict[str, list[float]]:
    """Seconds of both, round by round; the first round, which compiles, is not counted."""
    took: dict[str, list[float]] = {PYTHON: [], PAGE: []}
    with tempfile.TemporaryDirectory(prefix="comity-first-") as name:
        for number in range(rounds + 1):
            django, page = of_django(), to_the_page(Path(name, str(number)))
            if number:
                took[PYTHON].append(django)
                took[PAGE].append(page)
    return took


def main() -> int:
    """Measure, print, and say whether the aim is met."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    took = measure(rounds)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    print(f"{rounds} rounds, {machine}")
    base = statistics.median(took[PYTHON])
    for what, seconds in took.items():
        middle = statistics.median(seconds)
        print(f"{what:32} median {middle:.2f} s, worst {max(seconds):.2f} s, {middle / base:.1f}")
    return 0 if statistics.median(took[PAGE]) <= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
