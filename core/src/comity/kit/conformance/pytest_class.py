"""The kit for pytest: a country's own test file subclasses this in two lines.

from comity import CountryConformance

class TestKenya(CountryConformance):
    code = "KE"
"""

from __future__ import annotations

from functools import cache

import pytest

from comity.kit.conformance.check_table import REQUIRED
from comity.kit.conformance.run import check_plugin
from comity.kit.conformance.score import score_lines

__all__ = ["CountryConformance"]

score_of = cache(check_plugin)  # a run of the kit serves all of its tests


class CountryConformance:
    """Each required check of the kit as a test of the country ``code``.

    A country with Python code of its own sets ``allow_code = True``: its tests may run it.
    """

    code: str
    allow_code: bool = False

    @pytest.mark.parametrize("check", REQUIRED)
    def test_conforms(self, check: str) -> None:
        """The check passes, or has nothing to look at; else the score card is in the failure."""
        score = score_of(self.code, allow_code=self.allow_code)
        outcome = next(found for found in score.outcomes if found.id == check)

        assert outcome.state in ("passed", "nothing"), "\n" + "\n".join(score_lines(score))
