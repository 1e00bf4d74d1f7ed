"""What a draft says of channels: each used with its result, or unsuitable with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from comity.law.load import read_toml
from comity.model.drafts.request_papers import ChannelTried
from comity.steps.ladder.ladder_entries import Entry, Mark

__all__ = ["marked", "names_it", "rungs_named"]

WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
SHORTEST = 4  # letters of a name that is looked for within another


def marked(
    entries: Sequence[Entry], tried: Iterable[ChannelTried]
) -> tuple[tuple[Entry, ...], tuple[ChannelTried, ...]]:
    """The entries with what the draft says of each, and what it says of other channels."""
    found = list(entries)
    others: list[ChannelTried] = []
    for one in tried:
        places = [n for n, entry in enumerate(found) if names_it(one.channel, entry)]
        rungs = () if places else rungs_named(one.channel)
        places = places or [n for n, entry in enumerate(found) if _stands_on(entry, rungs)]
        if not places:
            others.append(one)
        for place in places:
            mark: Mark = "used" if one.tried else "unsuitable"
            if found[place].mark != "used":
                found[place] = replace(found[place], mark=mark, tried=one)
    return tuple(found), tuple(others)


def names_it(channel: str, entry: Entry) -> bool:
    """Whether the words of a draft name a channel: by its id, its title, or its short name."""
    said = _folded(channel)
    own = entry.channel
    for name in filter(None, (own.id, own.title, own.short)):
        other = _folded(name)
        if said == other:
            return True
        longer, shorter = sorted((said, other), key=len, reverse=True)
        if len(shorter) >= SHORTEST and f" {shorter} " in f" {longer} ":
            return True
    return False


def _stands_on(entry: Entry, rungs: tuple[str, ...]) -> bool:
    """Whether a word for a whole rung means this channel: one that is there to be used."""
    one = entry.channel
    there = one.open == "yes" or (one.open == "unknown" and bool(one.source))
    return there and one.kind in rungs


@cache
def _words() -> dict[str, tuple[str, ...]]:
    table = read_toml(files("comity.steps.ladder") / "rung_words.toml")
    return {rung: tuple(map(_folded, words)) for rung, words in table["words"].items()}


def rungs_named(channel: str) -> tuple[str, ...]:
    """The rungs that the words of a draft name at large: ``direct request to the provider``."""
    said = f" {_folded(channel)} "
    return tuple(
        rung for rung, words in _words().items() if any(f" {word} " in said for word in words)
    )


def _folded(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
