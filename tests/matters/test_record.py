"""The record that the program has of each rule is what readers wrote in judged.toml."""

from __future__ import annotations

from pathlib import Path

from comity.text.blind_readings import readings
from matters_read import read_matters, read_rounds

HERE = Path(__file__).parent
CURE = "Run `python tools/matters.py record`."


def test_the_record_counts_every_reading_of_every_matter() -> None:
    rounds = read_rounds(HERE / "sealed").values()
    every = [*read_matters(HERE / "open"), *(one for found in rounds for one in found)]
    rows = [row for matter in every for row in matter.judged.get("finding", ())]

    assert sum(one.read for one in readings().values()) == len(rows), CURE
    assert sum(one.useful for one in readings().values()) == sum(r["useful"] for r in rows), CURE
    assert sum(one.false for one in readings().values()) == sum(
        r.get("false", False) for r in rows
    ), CURE
    assert set(readings()) == {row["rule"] for row in rows}, CURE
