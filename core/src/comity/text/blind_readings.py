"""What readers who wrote nothing of it made of each rule, on real matters.

``tests/matters`` holds requests whose fate is public. Lawyers who wrote neither the facts, the
draft nor the rules judged what a check printed on each: whether they would change the draft for it,
and whether it says something false. ``blind_readings.toml`` counts that for each rule:

    "point.own-case" = { read = 24, useful = 20, false = 0 }

`python tools/matters.py record` writes the file. A rule that was found false tends to be so again,
even after it was corrected (docs/foresight.md), so no reading is ever taken out of the count.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["ENOUGH", "FALSE", "USEFUL", "Readings", "is_further", "is_poor", "readings", "worth"]

ENOUGH = 20
"""Readings before which the record of a rule tells nothing."""
FALSE = 3 / 100
"""The share of false readings above which a rule is a further question."""
USEFUL = 3 / 5
"""The share of useful readings below which a rule is a further question."""
SOME = 3
"""Readings before which a rule that rests on law is a further question.

In six rounds of matters one in seven findings of such rules stated something untrue, and one in
forty of those that readers knew and trusted (docs/foresight.md).
"""
POOR = 1 / 20
"""The share of false readings above which a rule that rests on law is a further question."""
PRIZED = 9 / 10
"""The share of useful readings from which a rule that rests on law is kept nonetheless."""
ALWAYS = frozenset(
    {
        *("basis.chosen", "basis.not-installed", "channel.faster", "channel.late"),
        *("language.required", "lint.data-fade"),
    }
)
"""Rules that are never a further question, whatever readers said.

They say what Comity prints, did not check or knows from a source, or that evidence is about to go.
The drafts of the matters are held in English, so readings tell nothing on the language of a letter.
"""


@dataclass(frozen=True, slots=True)
class Readings:
    """How often a rule was read, found useful and found false."""

    read: int = 0
    useful: int = 0
    false: int = 0

    @property
    def proven(self) -> bool:
        """Whether a rule was read often, mostly useful, and hardly ever false."""
        useful = self.useful >= USEFUL * self.read
        return self.read >= ENOUGH and useful and self.false <= FALSE * self.read

    @property
    def poor(self) -> bool:
        """Whether hardly a reader saw a rule, or too many found it false or of no use."""
        idle = self.useful < USEFUL * self.read
        prized = self.useful >= PRIZED * self.read
        bad = (idle or self.false > POOR * self.read) and not prized
        return bad or self.read < SOME


def is_further(rule: str) -> bool:
    """Whether advice of a rule is told as a further question: too few readings, or too bad ones.

    Of advice that rests on law only ``is_poor`` is asked, and of what protects people neither
    (``comity.text.messages.stakes``).
    """
    return rule not in ALWAYS and not readings().get(rule, Readings()).proven


def is_poor(rule: str) -> bool:
    """Whether advice that rests on law is told as a further question: hardly read, or badly.

    The text of the law stands in it either way. What was false is how the draft was read. Of the
    rules of a country or treaty none of which was ever read, readings tell nothing: they are told.
    """
    if rule in ALWAYS or _family(rule) not in _families_read():
        return False
    return readings().get(rule, Readings()).poor


def worth(rule: str) -> float:
    """The share of readings that found a rule useful; two in three where there are none yet."""
    read = readings().get(rule, Readings())
    return (read.useful + 2) / (read.read + 3)


def _family(rule: str) -> str:
    return rule.partition(".")[0]


@cache
def _families_read() -> frozenset[str]:
    return frozenset(map(_family, readings()))


@cache
def readings() -> Mapping[str, Readings]:
    """The readings of every rule that was read."""
    text = files(__package__).joinpath("blind_readings.toml").read_text(encoding="utf-8")
    return {rule: Readings(**counts) for rule, counts in tomllib.loads(text).items()}
