"""Quarantine: a plugin that cannot be used is set aside by name, never silently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Quarantine"]


@dataclass(frozen=True, slots=True)
class Quarantine:
    """A plugin set aside: its name (a code or a topic), distribution, version, and why.

    ``group`` is the entry-point group it was found in; ``stage`` tells when it was set aside: by
    its name alone, while it was loaded, or while it answered. The first two are facts of the
    installation; the last holds for the case that was being worked on.
    """

    name: str
    group: str
    distribution: str
    version: str
    reason: str
    stage: Literal["name", "load", "answer"] = "name"

    def __str__(self) -> str:
        owner = " ".join(filter(None, (self.distribution, self.version))) or "no distribution"
        return f"{self.name} ({owner}): {self.reason}"
