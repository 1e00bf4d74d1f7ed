"""What a condition may turn on and no case file tells, by name: circumstances.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from comity.law.load import read_toml

__all__ = ["circumstances"]


@cache
def circumstances() -> Mapping[str, str]:
    """Each name with what it means, as the end of a sentence."""
    table = read_toml(files("comity.law") / "circumstances.toml")
    return {row["id"]: row["says"] for row in table["circumstance"]}
