"""Whom a file protected once and protects no longer, or in another way: by its history."""

from __future__ import annotations

from functools import lru_cache

from comity_web.accounts.who import OWNER, on_behalf_of
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.once_protected import MOST_READ, protected_in_tree

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
        known = Revision.objects.filter(file=file, pk__lte=head, text__contains='"protect"')
        now, before = _how(latest), dict[str, str]()
        for revision in known.order_by("-number")[:MOST_READ]:
            before |= _how(revision)  # the earliest counts
    return tuple(id for id, how in before.items() if now.get(id) != how)


def _how(revision: Revision) -> dict[str, str]:
    """How each person is protected in a revision, by id."""
    people = protected_in_tree(revision)
    return {one["id"]: str(one["protect"]) for one in people if isinstance(one.get("id"), str)}
