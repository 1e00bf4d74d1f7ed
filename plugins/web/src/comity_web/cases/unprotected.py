"""Whom a file protected once and protects no longer, or in another way: by its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from comity.steps.read.meant_protection import HOW
from comity_web.accounts.who import OWNER, on_behalf_of
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.once_protected import entries_until, protected_in_tree

__all__ = ["no_longer_protected"]


def no_longer_protected(file: CaseFile) -> list[str]:
    """The ids of the persons whose protection was taken away or changed since it was saved.

    A person who was taken out of the file counts too: nobody looks for the name any more.
    """
    if file.head_id is None or file.incoming:
        return []
    return [*_gone(file.pk, file.head_id)]


@lru_cache(maxsize=4096)
def _gone(file: int, head: int) -> tuple[str, ...]:
    """The same for one head; a revision never changes, nor do those before it."""
    with on_behalf_of(OWNER):  # whoever has the file may read of it; what is kept is for all
        latest = Revision.objects.get(pk=head)
        now = _how(protected_in_tree(latest))
        before = _how(reversed(entries_until(file, latest.number, guards=True)))
    # the earliest counts; where nobody can read how, any way will do
    return tuple(id for id, how in before.items() if id not in now or how not in ("", now[id]))


def _how(people: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """How each person is protected, by id, as far as it can be read; the last entry counts."""
    ways = ((one.get("id"), one.get("protect")) for one in people)
    return {id: str(how) if how in HOW else "" for id, how in ways if isinstance(id, str)}
