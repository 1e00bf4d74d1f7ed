"""What the search for protected names costs, beside the same case without ``protect:``, in one run.

    python benchmarks/protection.py [ROUNDS]

A case of trafficking is made with 1, 20 and 300 witnesses: each with a name, a birth, an address,
a telephone number, a passport and a statement of its own. ``comity check`` and ``comity build``
read it with ``protect:`` and with those lines taken out, in turn. More files have one protected
person and one field of half a megabyte: sentences, Cyrillic ones, digits, days, a word without a
space.
The figure is CPU time (user and system) of the whole process, the fastest of the rounds.

Aim: at most twice the time of the same command on the same file without ``protect:``.
"""

from __future__ import annotations

import copy
import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

ROUNDS = 2
WITNESSES = (1, 20, 300)
LONG = 500_000  # characters of the long field
AIM = 2.0
START = "import sys; from comity.cli import main; sys.exit(main())"
SAMPLE = "protected-witness-gb-in.yaml"
GIVEN = """
    Sunita Marek Zsófia Ivan Amara Đặng Olena Jörg Lucía Fatima Kofi Priya Anna Tomáš Ayşe Blessing
    Ngozi Halina Mihai Svetlana
"""
STARTS = "Bar Vel Kor Dan Mir Sto Tal Ned Rad Pol Zim Gor Las Fen Hul"
MIDDLES = "oaiue"
ENDS = "vnek skaya dze lescu kowski rova ngwe tanar quist mann pathi nenko idis syan borg"
FIELDS = {
    "of sentences": "On that day the lorry left the yard at 05:40 with 1,200 boxes for market. ",
    "in Cyrillic": "В тот день грузовик выехал со двора в 05:40 с 1200 ящиками для рынка. ",
    "of digits": "0041 22 730 ",
    "without a space": "x-",
    "of days in the year of birth": "2 March 1970 ",
    "of one address": "https://x.example/%25",
}


def trafficking(witnesses: int, *, protected: bool) -> dict[str, Any]:
    """A request with so many witnesses, each with a statement; no text of it names one."""
    sample = files("comity.kit.samples").joinpath(SAMPLE).read_text(encoding="utf-8")
    case: dict[str, Any] = yaml.load(sample, yaml.BaseLoader)
    case["persons"] = [p for p in case["persons"] if p["id"] != "P3"]
    shift = {"P4": "P3"}
    for person in case["persons"]:
        person["id"] = shift.get(person["id"], person["id"])
    ids = [f"P{number}" for number in range(4, 4 + witnesses)]
    for fact in case["facts"]:
        fact["persons"] = [ids[0] if p == "P3" else shift.get(p, p) for p in fact["persons"]]
    for measure in case["measures"]:
        measure["persons"] = list(ids)
    case["persons"] += [
        _witness(number, name, protected=protected) for number, name in enumerate(ids)
    ]
    case["facts"] += [_fact(number, name) for number, name in enumerate(ids)]
    case["offences"][0]["elements"][0]["facts"] += [f"F{8 + n}" for n in range(witnesses)]
    return case


def _witness(number: int, name: str, *, protected: bool) -> dict[str, Any]:
    given, starts, ends = GIVEN.split(), STARTS.split(), ENDS.split()
    start, middle = starts[number % len(starts)], MIDDLES[number // len(starts) % len(MIDDLES)]
    family = start + middle + ends[(number // 3 + number) % len(ends)]
    first = given[number % len(given)]
    born = dt.date(1970, 1, 1) + dt.timedelta(days=37 * number)
    person: dict[str, Any] = {
        "id": name,
        "role": "witness",
        "name": {"full": f"{first} {family}", "given": first, "family": family},
        "born": born.isoformat(),
        "nationalities": ["IN"],
        "languages": ["hi", "en"],
        "address": [f"{number + 10} {start}{middle} Nagar", "Nagpur 440001"],
        "phone": f"+91 90000 {10000 + 31 * number:05}",
        "identifiers": [{"kind": "passport", "value": f"Z{7000000 + 977 * number}"}],
    }
    return person | ({"protect": "pseudonym"} if protected else {})


def _fact(number: int, name: str) -> dict[str, Any]:
    day = dt.date(2025, 3, 1) + dt.timedelta(days=number % 280)
    return {
        "id": f"F{8 + number}",
        "date": day.isoformat(),
        "text": (
            f"The witness {name} was met at the airport by one of the accused, was driven to the "
            f"house in Example with {2 + number % 9} other women, and packed vegetables there for "
            f"{9 + number % 5} hours a day until the police came."
        ),
        "source": f"First account of the witness, taken on {day:%d.%m.%Y}",
        "persons": [name],
    }


def cases() -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """What is measured: its name, the command, the case with ``protect:`` and without."""
    for witnesses in WITNESSES:
        pair = [trafficking(witnesses, protected=flag) for flag in (True, False)]
        for command in ("check", "build"):
            yield f"{witnesses} protected", command, pair[0], pair[1]
    for name, text in FIELDS.items():
        text = text * (LONG // len(text))
        pair = [_with_text(trafficking(1, protected=flag), text) for flag in (True, False)]
        yield f"1 protected, 0.5 MB {name}", "check", pair[0], pair[1]


def _with_text(case: dict[str, Any], text: str) -> dict[str, Any]:
    case = copy.deepcopy(case)
    case["proceedings"]["summary"] = text
    return case


def cpu_seconds(command: str, file: Path, folder: Path) -> float:
    """User and system time of one command on a file.

    Raises:
        RuntimeError: the command ended otherwise than with or without findings.
    """
    args = ["-o", str(folder), "--force", "--draft", "--format", "json,html,md,docx"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", START, command, str(file), *(args if command == "build" else [])],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command} {file.name}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def written(case: Mapping[str, Any], file: Path) -> Path:
    """A case as a file of its own."""
    text = yaml.safe_dump(dict(case), allow_unicode=True, sort_keys=False, width=2**31)
    file.write_text(text, encoding="utf-8")
    return file


def main(rounds: int) -> int:
    """Measure and print the table; 1 where a row misses the aim."""
    missed = False
    print("| case | command | with `protect:` | without | ratio |")
    print("|---|---|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, command, protected, plain in cases():
            one, other = (
                written(protected, folder / "one.yaml"),
                written(plain, folder / "two.yaml"),
            )
            times = [[cpu_seconds(command, f, folder) for f in (one, other)] for _ in range(rounds)]
            with_it, without = (min(row[n] for row in times) for n in (0, 1))
            missed |= with_it > AIM * without
            row = f"{with_it:.1f} s | {without:.1f} s | {with_it / without:.2f}"
            print(f"| {what} | `{command}` | {row} |", flush=True)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS))
