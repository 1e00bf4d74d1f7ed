"""Whose an IP address is: of a machine that serves others, or of somebody who used it.

Told from the author's own words: what the holder is, what the note of the address says, what a
sentence says right beside it. Without such a word, or with a moment of its use, it is a user's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from ipaddress import ip_address
from typing import Any

from comity.law.load import read_toml

__all__ = ["is_address", "of_a_server", "speaks_of_servers"]

Data = Mapping[str, Any]
BESIDE = 4  # words between an address and the word that tells what it is
IS = ("is ", "est", "ist")
SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n{2,}")


@lru_cache(maxsize=1024)
def is_address(value: str) -> bool:
    """Whether a mark is an IP address, whatever it is called."""
    try:
        ip_address(value.strip())
    except ValueError:
        return False
    return True


def of_a_server(mark: Data, measure: Data, facts: Iterable[str]) -> bool:
    """Whether an address is that of a machine that serves others.

    Args:
        mark: the identifier, as the draft's data have it.
        measure: the measure that it belongs to.
        facts: the texts of the facts.
    """
    if mark.get("time") or mark.get("port"):
        return False  # the author points to one use of it
    kind = str(measure.get("holder", {}).get("kind", ""))
    if _says("servers", str(mark.get("note", ""))) or _says("servers", str(mark.get("kind", ""))):
        return True
    if _says("hosts", kind) and not _says("accesses", kind):
        return True
    address = str(mark.get("value", "")).strip()
    said = [*facts, *measure.get("items", ())]
    said += [str(measure.get(name, "")) for name in ("title", "nexus", "purpose")]
    return any(_called_a_server(sentence, address) for text in said for sentence in _parts(text))


def speaks_of_servers(texts: Iterable[str]) -> bool:
    """Whether a text mentions servers, or somebody who rents them out."""
    return any(_says("servers", text) or _says("hosts", text) for text in texts)


def _parts(text: str) -> Iterator[str]:
    return (piece for piece in SENTENCE.split(" ".join(text.split())) if piece)


def _called_a_server(sentence: str, address: str) -> bool:
    before, found, after = sentence.partition(address)
    if not found:
        return False
    lead = " ".join(before.split()[-BESIDE:])
    goes_on = after[:1] == "," or after.lstrip()[:1] == "(" or after.lstrip()[:3] in IS
    trail = " ".join(after.split()[: BESIDE + 1]) if goes_on else ""
    return _says("servers", f"{lead} | {trail}") and not _says("accesses", lead)


def _says(name: str, text: str) -> bool:
    return bool(text) and _pattern(name).search(text) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    row = read_toml(files("comity.law") / "addresses.toml")[name]
    words = [word for language in row.values() for word in language]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
