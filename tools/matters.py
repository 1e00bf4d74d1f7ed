"""How well the checks foresee what sank real requests: the score of tests/matters.

    python tools/matters.py [--format json] [--only NAME]
    python tools/matters.py show NAME        what a reader is shown: facts, draft, findings
    python tools/matters.py unjudged         findings that no reader has judged yet
    python tools/matters.py record           count what readers made of each rule, for the program
    python tools/matters.py docs             docs/five-states.md and the tables of docs/foresight.md

Each matter is a folder: ``matter.toml`` (source, States, outcome), ``facts.md``, ``draft.yaml``,
``expected.toml`` and ``judged.toml``. Three heads stand behind them: one wrote facts and
expectation, one the draft from the facts alone, one judged what the program said of the draft.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from comity import collapsed
from comity.api import examine
from comity.host import Host
from comity.pipeline.own_plugin import open_host
from matters_read import Matter, Raised, read_matters, read_rounds
from matters_score import Score, score_of
from matters_states import states_page

__all__ = ["main", "page", "scored"]

ROOT = Path(__file__).resolve().parents[1]
OPEN, SEALED = ROOT / "tests" / "matters" / "open", ROOT / "tests" / "matters" / "sealed"
PAGE, STATES_PAGE = ROOT / "docs" / "foresight.md", ROOT / "docs" / "five-states.md"
AFTER = "Matters of the {} sealed round, after the rules learnt from them"
SEAL = SEALED.with_suffix(".toml")
RECORD = ROOT / "core/src/comity/text/blind_readings.toml"
RECORD_HEAD = """\
# What blind readers of real matters made of each rule: made by `python tools/matters.py record`.
"""
COUNTED = ("read", "useful", "false")
START, END = "<!-- made by `python tools/matters.py docs` -->", "<!-- end -->"


def scored(matters: list[Matter]) -> Score:
    """The score of matters on what the program says now."""
    host = open_host()
    return score_of((one, _findings(one, host)) for one in matters)


def _findings(matter: Matter, host: Host) -> tuple[Raised, ...]:
    found = examine(matter.draft, host)
    if found.faults or found.gaps:
        raise SystemExit(f"{matter.draft} has {len(found.faults)} faults, {len(found.gaps)} gaps")
    told = [one for one in collapsed(found.findings) if not one.limit]
    return tuple(
        Raised(f.severity.value, f.rule, f.fields, f.message, f.cure, f.further) for f in told
    )


def page() -> str:
    """docs/foresight.md with its tables made anew."""
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(START, 1)
    tail = rest.split(END, 1)[1]
    tables = [scored(read_matters(OPEN)).table("Open matters")]
    for name, matters in read_rounds(SEALED).items():
        tables.append(scored(matters).table(AFTER.format(name)))
    return f"{head}{START}\n\n" + "\n\n".join(tables) + f"\n\n{END}{tail}"


def _record() -> str:
    """How often each rule was read, found useful and found false, over all matters."""
    read: dict[str, Counter[str]] = {}
    for matter in [*read_matters(OPEN), *chain.from_iterable(read_rounds(SEALED).values())]:
        for row in matter.judged.get("finding", ()):
            told = {"read": 1, "useful": int(row["useful"]), "false": int(row.get("false", 0))}
            read.setdefault(row["rule"], Counter()).update(told)
    lines = [
        f'"{rule}" = {{ {", ".join(f"{what} = {count[what]}" for what in COUNTED)} }}'
        for rule, count in sorted(read.items())
    ]
    return "\n".join([RECORD_HEAD, *lines]) + "\n"


def _show(matter: Matter) -> Iterator[str]:
    """What a reader judges by: never what was expected."""
    yield matter.facts
    yield "\n---- draft\n"
    yield matter.draft.read_text(encoding="utf-8")
    yield "\n---- findings\n"
    for number, one in enumerate(_findings(matter, open_host()), start=1):
        yield f"{number}. {one.severity} {one.rule} {' '.join(one.fields)}"
        yield f"   {one.message}\n   -> {one.cure}"


def _unjudged(matters: list[Matter]) -> Iterator[str]:
    host = open_host()
    for matter in matters:
        for one in _findings(matter, host):
            if not matter.judgement(one):
                yield f"{matter.name}: {one.severity} {one.rule} {one.field}: {one.message}"


def _data(only: str) -> dict[str, object]:
    """The score as JSON types: ``sealed`` is the newest sealed round, ``rounds`` has every one."""
    matters = [one for one in read_matters(OPEN) if only in one.name]
    data: dict[str, object] = {"matters": len(matters), "open": scored(matters).data()}
    seals = tomllib.loads(SEAL.read_text(encoding="utf-8"))
    rounds: dict[str, object] = {}
    for name, every in read_rounds(SEALED).items():
        chosen = [one for one in every if only in one.name]
        matters += chosen
        now = scored(chosen).data()
        opened = {key: value for key, value in seals[name]["opened"].items() if key != "on"}
        rounds[name] = {"now": now, "when_opened": opened}
        data |= {"sealed": now, "sealed_when_opened": opened}
    return data | {"matters": len(matters), "rounds": rounds}


def main(arguments: list[str] | None = None) -> int:
    """The command line; see the head of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "task", nargs="?", default="score", choices=["score", "show", "unjudged", "record", "docs"]
    )
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument("--only", default="", help="only the matters whose names contain this")
    given = parser.parse_args(arguments)
    rounds = read_rounds(SEALED)
    every = [*read_matters(OPEN), *(one for found in rounds.values() for one in found)]
    chosen = [one for one in every if given.only in one.name]
    if given.task == "docs":
        PAGE.write_text(page(), encoding="utf-8")
        STATES_PAGE.write_text(states_page(), encoding="utf-8")
    elif given.task == "record":
        RECORD.write_text(_record(), encoding="utf-8")
    elif given.task == "show":
        print("\n".join(line for one in every if one.name == given.name for line in _show(one)))
    elif given.task == "unjudged":
        print("\n".join(_unjudged(chosen)))
    elif given.format == "json":
        print(json.dumps(_data(given.only), indent=2))
    else:
        print(scored([one for one in chosen if not one.round]).table("Open matters"))
        for name in rounds:
            sealed = [one for one in chosen if one.round == name]
            print("\n" + scored(sealed).table(AFTER.format(name)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
