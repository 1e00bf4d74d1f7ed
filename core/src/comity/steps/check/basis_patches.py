"""Patches of the list of instruments that a request cites: one before another, added, in place."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model.drafts.request import Request
from comity.model.patches import Patch, Tree, patch, tree_of
from comity.steps.resolve import Basis

__all__ = ["added", "in_place", "named_before"]


def named_before(draft: Request, name: str, new: str) -> Patch | None:
    """The patch that names an instrument before another one, which the draft names."""
    named: list[Tree] = [tree_of(one) for one in draft.read_data().get("basis") or ()]
    at = next((n for n, one in enumerate(draft.basis) if one.instrument == name), None)
    return None if at is None else patch(("basis", [*named[:at], {"instrument": new}, *named[at:]]))


def added(draft: Request, names: Sequence[str]) -> Patch:
    """The patch that adds instruments to those that the draft names."""
    there = [one.instrument for one in draft.basis]
    new = [name for name in names if name not in there]
    rows = ((f"basis[{len(there) + n}]", {"instrument": name}) for n, name in enumerate(new))
    return patch(*rows)


def in_place(draft: Request, old: Basis, new: Basis) -> Patch | None:
    """The patch that names what has replaced an instrument, in the place of that one."""
    at = next((n for n, one in enumerate(draft.basis) if one.instrument == old.instrument.id), None)
    if at is None:
        return None
    named = None if new.relied_on else {"instrument": new.instrument.id}
    return patch((f"basis[{at}]", named))
