"""The trail: who did what with which file. Each entry carries the hash of the one before it.

An entry tells no name of a person and no value of a case: of a file it has the key alone.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from comity_web.accounts.who import asking
from comity_web.cases.models import AuditEntry, CaseFile

__all__ = ["FIRST", "Verified", "audit", "verify"]

FIRST = "0" * 64
"""What the first entry carries, which has none before it."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of looking through the trail.

    Attributes:
        entries: how many were looked at.
        broken: the number of the first entry that was changed, or before which one is missing; None
            where every entry fits.
    """

    entries: int
    broken: int | None = None


def audit(action: str, *, file: CaseFile | None = None, detail: str = "", actor: str = "") -> None:
    """Add an entry to the trail; within a transaction, it stands or falls with that.

    Args:
        action: what was done, one word (``download``, ``restore``).
        file: with which file.
        detail: more of it, such as the number of a revision; never a name or a value of a case.
        actor: the account that did it; default: that of whoever asks.

    Raises:
        DatabaseError: it cannot be written.
    """
    with transaction.atomic():
        last = AuditEntry.objects.select_for_update().order_by("-id").first()
        entry = AuditEntry(
            at=timezone.now(),
            actor=actor or asking().username,
            action=action,
            file="" if file is None else file.key,
            detail=detail,
            before=FIRST if last is None else last.sha256,
        )
        entry.sha256 = _hash(entry)
        entry.save(force_insert=True)


def verify() -> Verified:
    """Look through the whole trail.

    A trail that was cut off at its end fits in itself: compare its number of entries and its last
    hash with those that were noted elsewhere.
    """
    before, number = FIRST, 0
    for number, entry in enumerate(AuditEntry.objects.order_by("id").iterator(), start=1):
        if entry.before != before or entry.sha256 != _hash(entry):
            return Verified(number, number)
        before = entry.sha256
    return Verified(number)


def _hash(entry: AuditEntry) -> str:
    said = [entry.at.isoformat(), entry.actor, entry.action, entry.file, entry.detail, entry.before]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
