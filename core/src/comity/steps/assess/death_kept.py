"""Whether a requested State keeps the death penalty itself, so that practice asks no assurance."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from comity.law.load import read_toml
from comity.model.drafts.request import Request
from comity.steps.assess.assessment import Judged

__all__ = ["death_kept"]


@cache
def _states() -> frozenset[str]:
    return frozenset(read_toml(files("comity.steps.assess") / "death_kept.toml")["states"])


def death_kept(draft: Request, one: Judged) -> bool:
    """Whether practice alone speaks of the death penalty, and the requested State has it too."""
    practice = one.nature == "practice" and one.topic == "death-penalty"
    return practice and draft.requested.state in _states()
