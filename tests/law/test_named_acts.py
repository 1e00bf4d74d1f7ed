"""A sentence of law says which Act it speaks of: it is read far from the record that cites it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LAW = Path(__file__).resolve().parents[2] / "jurisdictions"
BARE = re.compile(r"\b(?:[Tt]he|[Tt]his) Acts?\b(?! (?:of|on|for|No\.|\())")
NAMED = re.compile(r"\b(?:[A-Z][\w.-]+\)? Acts?\b|Acts? (?:of|on|for|No\.|\d{4}|\())(?<!The Act)")
PRINTED = ("says", "cure", "note")


def texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from (text for one in node.values() for text in texts(one))


def unnamed(text: str) -> bool:
    bare = BARE.search(text)
    named = [one for one in NAMED.finditer(text) if not one[0].startswith(("The ", "This "))]
    return bare is not None and not named


def test_a_bare_act_is_seen() -> None:
    assert unnamed("Assistance can be given under the Act without a treaty.")
    assert not unnamed("The Sample Assistance Act applies; the Act names them.")
    assert not unnamed("The Act on Samples (SMP) applies.")


def test_each_sentence_of_law_names_its_act() -> None:
    found = [
        f"{path.name}: {text[:80]}"
        for path in sorted(LAW.glob("*/src/*/law/*.toml"))
        for rows in tomllib.loads(path.read_text()).values()
        if isinstance(rows, list)
        for row in rows
        if isinstance(row, dict)
        for name in PRINTED
        for text in texts(row.get(name))
        if unnamed(text)
    ]
    assert found == []
