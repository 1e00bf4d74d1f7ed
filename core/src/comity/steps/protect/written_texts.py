"""The texts of a draft in which a protected name may stand, each with its field path."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from comity.steps.protect.identity import KEPT
from comity.steps.read.paths import join

__all__ = ["IDENTIFIER", "REFERENCE", "SEALED", "WHAT", "is_reference", "written_texts"]

IDENTIFIER = re.compile(
    r"^measures\[\d+\]\.(?:identifiers\[\d+\]\.value|accounts\[\d+\]\.(?:iban|number))$"
)
"""The paths of what a company finds an account or a device by."""
REFERENCE = re.compile(r"(?:^|\.)(?:their_)?reference$")
"""The paths of what a reader finds a file by."""
SEALED = re.compile(
    r"^measures\[\d+\]\.(?:identifiers\[\d+\]\.value|place\[\d+\]|holder\.address\[\d+\]"
    r"|accounts\[\d+\]\.(?:iban|number|holder|payment_reference))$|^assets\[\d+\]\.description$"
)
"""The paths of what a sealed annex can give in the place of the letter."""
WHAT = {"part": "name", "joined": "name"}
"""The variant of a finding for a kind of find, where it is not its own name."""
_REFERENCE = re.compile(r"[\])\w]\.(persons|facts|offences|measures|annexes|earlier)\[\d+\]$")
_LISTS = ("persons", "facts", "offences", "measures", "annexes", "earlier")


def written_texts(value: Any, path: str, own: set[str]) -> Iterator[tuple[str, str]]:
    """Every text of a draft, and every key that an author chose, but what is withheld anyway.

    Args:
        value: the data of the draft, or what stands at ``path`` in them.
        path: the field path of that.
        own: the paths of the items that stay: protected persons and withheld facts.
    """
    if isinstance(value, Mapping):
        for key, inner in value.items():
            below = join(path, key)
            if path in own and key != "id" and not (path.startswith("persons") and key in KEPT):
                continue
            if not path.startswith("persons"):
                yield below, key
            yield from written_texts(inner, below, own)
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from written_texts(inner, f"{path}[{index}]", own)
    elif isinstance(value, str):
        yield path, value
    elif isinstance(value, dt.date):
        yield path, value.isoformat()


def is_reference(path: str, text: str, data: Mapping[str, Any]) -> bool:
    """Whether a text is the id of an item of the draft, which is told of where it is given."""
    if not _REFERENCE.search(path):
        return False
    return any(text == str(one.get("id", "")) for name in _LISTS for one in data.get(name) or ())
