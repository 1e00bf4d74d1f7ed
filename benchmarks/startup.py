"""What ``comity --help`` costs, beside a bare click group of twelve commands, in one run.

    python benchmarks/startup.py [ROUNDS]

Both are started the way pip's console script starts a program. Each round starts every candidate
once, in turn, so that what else the machine does weighs on all of them alike. The figure is CPU
time (user and system) of the whole process; the ratios are of the fastest and of the median round.

Installed countries are stood in for by ``*.dist-info`` folders on PYTHONPATH, since a real
country costs ``--help`` no more than its folder. One in ten brings a command of its own.

Aim: at most 1.25 times the bare group, and no growth from 0 to 250 countries that a person or a
script could notice (15 ms).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROUNDS = 40
COUNTRIES = (0, 250)
SCRIPT = "import re\nimport sys\n"
COMITY = SCRIPT + "from comity.cli import main\nsys.exit(main())\n"
BARE = (
    SCRIPT
    + "import click\n@click.group()\ndef program():\n    '''A bare group.'''\n"
    + "".join(
        f"@program.command()\n@click.argument('file')\ndef command{n}(file):\n"
        f"    '''Do thing number {n} to a file.'''\n"
        for n in range(12)
    )
    + "sys.exit(program())\n"
)


def install(folder: Path, countries: int) -> None:
    """Make folders that look like that many installed countries."""
    for n in range(countries):
        home = folder / f"comity_c{n:03}-2026.1.dist-info"
        home.mkdir(parents=True)
        (home / "METADATA").write_text(f"Metadata-Version: 2.4\nName: comity-c{n:03}\n")
        command = (
            f"\n[comity.commands]\ncommand{n} = comity_c{n:03}:command\n" if n % 10 == 0 else ""
        )
        text = f"[comity.jurisdictions]\nC{n:03} = comity_c{n:03}:plugin\n{command}"
        (home / "entry_points.txt").write_text(text)


def cpu_seconds(script: Path, path: str) -> float:
    """User and system time of ``script --help`` with ``path`` before the rest of PYTHONPATH."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    inherited = os.environ.get("PYTHONPATH", "")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (path, inherited)))}
    subprocess.run(
        [sys.executable, str(script), "--help"],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def measure(rounds: int) -> Mapping[str, list[float]]:
    """CPU seconds of each candidate, round by round."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        bare, ours = home / "bare.py", home / "ours.py"
        bare.write_text(BARE)
        ours.write_text(COMITY)
        candidates = {"bare click group": (bare, "")}
        for countries in COUNTRIES:
            folder = home / f"with{countries}"
            folder.mkdir()
            install(folder, countries)
            candidates[f"comity, {countries} countries"] = (ours, str(folder))
        for script, path in candidates.values():
            cpu_seconds(script, path)  # compiles what is not compiled yet
        times: dict[str, list[float]] = {label: [] for label in candidates}
        for _ in range(rounds):
            for label, (script, path) in candidates.items():
                times[label].append(cpu_seconds(script, path))
    return times


def main() -> None:
    """Measure and print."""
    times = measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    base = next(iter(times.values()))
    print(f"{'--help':24}{'min ms':>8}{'median':>8}{'ratio min':>11}{'median':>8}")
    for label, seconds in times.items():
        least, middle = min(seconds), statistics.median(seconds)
        print(
            f"{label:24}{least * 1000:8.1f}{middle * 1000:8.1f}"
            f"{least / min(base):11.2f}{middle / statistics.median(base):8.2f}"
        )


if __name__ == "__main__":
    main()
