"""What a window has before it: the revision that its page shows, also after it was saved.

A page that saves by itself goes on showing what it showed. Where others changed something of it
meanwhile, its next post rests on the same revision as before: on a later one, the old values that
it still shows would be taken for what its author wants, and would undo what the others did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from comity.steps.read import paths
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.saving import held_of, tree_of
from comity_web.cases.trees import moved

__all__ = ["base_of", "base_posted", "number_after", "shows_all", "window_of"]

TOKEN = re.compile(r"[0-9a-f]{16,40}")
"""What a page calls itself."""


def base_of(file: CaseFile, number: str) -> Revision | None:
    """The revision with a number that a page gives, or None."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    found: Revision | None = Revision.objects.filter(file=file, number=int(number)).first()
    return found


def base_posted(file: CaseFile, posted: Mapping[str, Sequence[str]]) -> Revision:
    """The revision that the author saw; the head where the page does not tell."""
    head: Revision | None = file.head
    assert head is not None  # a file has a first revision
    number = next(iter(posted.get("_base", ())), "")
    return head if number == str(head.number) else base_of(file, number) or head


def window_of(posted: Mapping[str, Sequence[str]]) -> str:
    """The token of the page that posted; empty where it has none."""
    token = next(iter(posted.get("_window", ())), "")
    return token if TOKEN.fullmatch(token) else ""


def shows_all(
    fields: Sequence[str], tree: Mapping[str, Any], held: Mapping[str, Any], made: Revision
) -> bool:
    """Whether a page that was saved shows all that its revision has of these fields.

    Args:
        fields: the paths of the fields on the page. The whole list counts to which one belongs: an
            item that others took out moves those after it.
        tree: what the page wanted, before anything of others was merged in.
        held: what it wanted to hold beside it.
        made: the revision that was made.
    """
    roots = {paths.steps_of(path)[0] for path in fields}
    now = tree_of(made)
    if any(tree.get(str(root)) != now.get(str(root)) for root in roots):
        return False
    return _of(held, roots) == _of(held_of(made), roots)


def number_after(items: str, number: int, tree: Mapping[str, Any], made: Revision) -> int | None:
    """Which item of a list an item is in a revision; None if it went.

    Args:
        items: the path of the list.
        number: the item in ``tree``, from 0.
        tree: what its page wanted.
        made: the revision that was made of it, with what others did.
    """
    place = moved(f"{items}[{number}]", tree, tree_of(made))
    last = paths.steps_of(place)[-1] if place is not None else None
    return last if isinstance(last, int) else None


def _of(held: Mapping[str, Any], roots: set[str | int]) -> dict[str, Any]:
    return {path: value for path, value in held.items() if paths.steps_of(path)[0] in roots}
