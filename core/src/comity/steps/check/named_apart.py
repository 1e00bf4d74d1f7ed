"""Whose deeds one sentence tells apart: “Ann kept the books, Bo and Cy ran the servers”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

__all__ = ["by_office", "named_apart"]

PART = re.compile(r"[,;:]|\b(?:while|whereas|während|tandis que)\b")
WORD = re.compile(r"[^\W\d_]{3,}")
JOINS = frozenset({"and", "und", "the", "die", "les", "der", "accused", "suspects", "mit", "with"})


def named_apart(text: str, names: Mapping[str, str]) -> set[str]:
    """The ids of people to whom a sentence gives deeds of their own, alone or in smaller groups.

    ``names`` has the name in full by id. A part of the sentence that has nothing behind its
    names belongs to the next. Where only one group is named, nobody is told apart.
    """
    groups = [group for group in _groups(text, names) if group]
    every = [id for group in groups for id in group]
    if len(groups) < 2 or len(every) != len(set(every)):
        return set()
    return set(every)


def by_office(text: str, offices: Mapping[str, str | None]) -> set[str]:
    """The same, where a sentence calls each by an office: “The director signed, the clerk paid”."""
    heads = {id: (office or "").partition(",")[0].casefold() for id, office in offices.items()}
    if "" in heads.values() or len(set(heads.values())) < len(heads):
        return set()
    return named_apart(text.casefold(), heads)


def _groups(text: str, names: Mapping[str, str]) -> Iterator[set[str]]:
    """The people of each part of a sentence that tells something of them."""
    waiting: set[str] = set()
    for part in PART.split(text):
        ends = {id: end for id, name in names.items() if (end := _end_of(part, id, name))}
        waiting |= set(ends)
        if _tells(part[max(ends.values(), default=0) :]):
            yield waiting
            waiting = set()


def _end_of(part: str, id: str, name: str) -> int:
    """Where a person's id or name in full ends in a part; 0 where it is not there."""
    told = "|".join(map(re.escape, (id, name)))
    hits = re.finditer(rf"(?<!\w)(?:{told})(?!\w)", part)
    return max((hit.end() for hit in hits), default=0)


def _tells(rest: str) -> bool:
    """Whether what follows the names has a word that joins no names."""
    return any(word.casefold() not in JOINS for word in WORD.findall(rest))
