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

__all__ = ["ENOUGH", "FALSE", "USEFUL", "Readings", "is_further", "readings"]

ENOUGH = 3
"""Readings from which on the record of a rule tells something."""
FALSE = 1 / 8
"""The share of false readings from which on a rule is a further question, if there are two."""
USEFUL = 3 / 5
"""The share of useful readings below which a rule is a further question."""
BY_WORDS = ("point", "screen", "case")
"""Families of rules that read words of the draft: such a rule is trusted late, and less."""
ENOUGH_BY_WORDS = 10
"""Readings before which such a rule is a further question."""
FALSE_BY_WORDS = 1 / 12
"""The share of false readings from which on such a rule is a further question."""
ALWAYS = frozenset({"basis.chosen", "basis.not-installed"})
"""Rules that say what Comity prints or did not check: shown whatever readers made of them."""


@dataclass(frozen=True, slots=True)
class Readings:
    """How often a rule was read, found useful and found false."""

    read: int = 0
    useful: int = 0
    false: int = 0

    @property
    def enough(self) -> bool:
        """Whether it was read often enough to tell."""
        return self.read >= ENOUGH

    @property
    def good(self) -> bool:
        """Whether most readings were useful, and hardly any false; one false one is no pattern."""
        return self._useful and not (self.false >= 2 and self.false >= FALSE * self.read)

    @property
    def proven(self) -> bool:
        """Whether a rule that reads words may be trusted: read often, useful, and rarely false."""
        often = self.read >= ENOUGH_BY_WORDS
        return often and self._useful and self.false < FALSE_BY_WORDS * self.read

    @property
    def _useful(self) -> bool:
        return self.useful >= USEFUL * self.read


def is_further(rule: str) -> bool:
    """Whether advice of a rule is shown on request only: too few readings, or too bad ones.

    A rule that reads words of the draft is shown at once only after many good readings. Few
    readings do not count against a rule that compares fields. Of advice that rests on law this is
    not asked (``comity.text.messages.stakes``).
    """
    if rule in ALWAYS:
        return False
    known = readings().get(rule, Readings())
    if rule.partition(".")[0] in BY_WORDS:
        return not known.proven
    return known.enough and not known.good


@cache
def readings() -> Mapping[str, Readings]:
    """The readings of every rule that was read."""
    text = files(__package__).joinpath("blind_readings.toml").read_text(encoding="utf-8")
    return {rule: Readings(**counts) for rule, counts in tomllib.loads(text).items()}
