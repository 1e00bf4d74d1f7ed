"""What a window had before it: the revision of its page, and what it saved there itself since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.tasks.revisions import merge
from comity_web.cases.models import Attempt, Revision
from comity_web.cases.trees import held_after, held_of, merged_held, text_of, tree_of

__all__ = ["Seen", "seen_by", "seen_of", "told_seen"]


@dataclass(frozen=True, slots=True)
class Seen:
    """The tree that an author began from, and what is held beside it."""

    tree: dict[str, Any]
    held: dict[str, Any]


def seen_by(base: Revision, window: str, section: str, author: str) -> Seen:
    """A base with what one window saved on one page since, and nothing that others did.

    A page that comes back, or that never heard that it was saved, still names its old base. What
    its own window saved there meanwhile is no other author's: it is what was typed before.

    Args:
        base: the revision that the page names.
        window: a token of the window; empty where it has none, and then nothing is its own.
        section: the page.
        author: who types there.
    """
    seen = Seen(tree_of(base), held_of(base))
    if not window:
        return seen
    before, began, alone = seen, None, True
    for one in Revision.objects.filter(file=base.file, number__gt=base.number).order_by("number"):
        after = Seen(tree_of(one), held_of(one))
        own = (one.window, one.section, one.author) == (window, section, author)
        if own and alone:
            seen = after
        elif own:
            began = began or before  # its saves one after the other are told apart at once
        else:
            alone = False
            seen, began = (seen if began is None else _with(seen, began, before)), None
        before = after
    return seen if began is None else _with(seen, began, before)


def _with(seen: Seen, before: Seen, after: Seen) -> Seen:
    """What was seen, with what one save changed; where it cannot be told apart, the save's."""
    tree = merge(before.tree, after.tree, seen.tree).data
    held, _ = merged_held(
        held_after(before.held, before.tree, tree),
        held_after(after.held, after.tree, tree),
        held_after(seen.held, seen.tree, tree),
    )
    return Seen(tree, held)


def told_seen(seen: Seen) -> str:
    """As an attempt keeps it."""
    return json.dumps({"tree": text_of(seen.tree), "held": seen.held})


def seen_of(attempt: Attempt) -> Seen:
    """What the author of an attempt began from.

    Raises:
        ValueError: the attempt has no base.
    """
    if attempt.seen:
        found: Mapping[str, Any] = json.loads(attempt.seen)
        return Seen(json.loads(found["tree"]), found["held"])
    if attempt.base is None:
        raise ValueError("this attempt rests on nothing")
    return Seen(tree_of(attempt.base), held_of(attempt.base))
