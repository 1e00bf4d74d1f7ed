"""Where the parts of a page can be cited: ids that stay the same in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from comity.word.readback import Block, Heading

__all__ = ["heading_ids"]

TOP = "top"
_OWN = frozenset({TOP, "contents", "text"})  # ids that the page gives to its own parts


def heading_ids(blocks: Iterable[Block], parts: Mapping[str, Any]) -> list[str]:
    """An id for each heading, in order, each once.

    A heading of the first level has the name of its part (``#preservation``), known by the words of
    the heading; one below it that name and its number within the part (``#submission-2``). A
    heading that a template has of itself is numbered among those.

    Args:
        blocks: the document as it was read back.
        parts: the parts of its content, by name, each with its ``heading``.
    """
    waiting = [(_plain(part["heading"]), name) for name, part in parts.items() if part["shown"]]
    ids: list[str] = []
    section, own, below = TOP, 0, 0
    for block in blocks:
        if not isinstance(block, Heading):
            continue
        if block.level == 0:
            wanted = TOP
        elif block.level == 1:
            found = next((one for one in waiting if one[0] == _plain(block.text)), None)
            if found is None:
                own += 1
                section = f"section-{own}"
            else:
                waiting.remove(found)
                section = found[1].replace("_", "-")
            wanted, below = section, 0
        else:
            below += 1
            wanted = f"{section}-{below}"
        ids.append(_free(wanted, ids))
    return ids


def _free(wanted: str, ids: list[str]) -> str:
    taken = {*ids, *(_OWN - {TOP})}
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _plain(text: str) -> str:
    return " ".join(text.split())
