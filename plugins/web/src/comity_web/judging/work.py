"""How much work the check of a tree is: what is much is done by the worker, and no request waits.

A check takes time by the number of entries and the length of texts. The limits are some three times
what the largest packaged samples have; nothing below them takes more than a few seconds, whatever
it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["MOST_ENTRIES", "MOST_LETTERS", "is_much"]

MOST_LETTERS = 60_000
"""Characters of a tree, as it is stored."""
MOST_ENTRIES = 400
"""Entries of all lists of a tree together."""
LONGEST = 8_000
"""Characters of one text: rules look at a text again and again."""
LONGEST_WORD = re.compile(r"\S{400}")


def is_much(text: str, tree: Mapping[str, Any]) -> bool:
    """Whether a tree is checked by the worker and not within a request.

    Args:
        text: the tree as it is stored.
        tree: the tree.
    """
    if len(text) > MOST_LETTERS:
        return True
    entries = 0
    for one in _walked(tree):
        if isinstance(one, str):
            if len(one) > LONGEST or LONGEST_WORD.search(one):
                return True
        else:
            entries += len(one)
    return entries > MOST_ENTRIES


def _walked(node: Any) -> Iterator[str | list[Any]]:
    """Every text and every list of a tree."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for inner in node.values():
            yield from _walked(inner)
    elif isinstance(node, list):
        yield node
        for inner in node:
            yield from _walked(inner)
