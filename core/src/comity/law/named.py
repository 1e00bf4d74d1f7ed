"""Names that law files use and that form closed lists: assurances, events, conditions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from comity.law.toml import toml_table

__all__ = ["ASSURANCE", "CONDITION", "EVENT", "is_named", "names"]

ASSURANCE, EVENT, CONDITION = "assurance", "event", "condition"
SLOT = r"\{language\}"
A_LANGUAGE = r"[^\W\d_][\w ()-]*"


@cache
def names(kind: str) -> Mapping[str, str]:
    """The names of a list in named.toml, each with the sentence that describes it."""
    table = toml_table((files("comity.law") / "named.toml").read_bytes())
    return {row["id"]: row["says"] for row in table[kind]}


def is_named(kind: str, name: str) -> bool:
    """Whether a list has a name; ``{language}`` in one stands for the name of any language."""
    return any(re.fullmatch(_pattern(one), name) for one in names(kind))


def _pattern(name: str) -> str:
    return re.escape(name).replace(SLOT, A_LANGUAGE)
