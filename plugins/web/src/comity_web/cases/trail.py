"""The trail: who did what with which file. Each entry carries the hash of the one before it.

An entry tells no name of a person and no value of a case: of a file it has the key alone.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils import timezone

from comity_web.accounts.who import asking
from comity_web.cases.models import AuditEntry, CaseFile

__all__ = ["FIRST", "Verified", "audit", "verify"]

FIRST = "0" * 64
"""What the first entry carries, which has none before it."""
COLUMNS = ("at", "actor", "action", "file", "detail", "before", "sha256")
LOCK = (0x434F4D, 1)
"""What PostgreSQL calls the lock of the trail."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of looking through the trail.

    Attributes:
        entries: how many were looked at.
        broken: the number of the first entry that was changed, or before which one is missing; None
            where every entry fits.
        last: the hash of the last entry that fits.
        stands: whether the entry that was noted elsewhere is still what it was; None where none is
            named.
    """

    entries: int
    broken: int | None = None
    last: str = field(default=FIRST, compare=False)
    stands: bool | None = None

    @property
    def fits(self) -> bool:
        """Whether nothing was changed."""
        return self.broken is None and self.stands is not False


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
        _one_at_a_time()
        last = AuditEntry.objects.order_by("-id").first()
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


def verify(count: int = 0, sha256: str = "") -> Verified:
    """Look through the whole trail.

    A trail that was cut off at its end, or written anew from some entry on, fits in itself: note
    its number of entries and its last hash elsewhere, and compare later.

    Args:
        count: the number of an entry that was noted elsewhere; 0 for none.
        sha256: its hash.
    """
    before, number, stands = FIRST, 0, None if not count else False
    rows = AuditEntry.objects.order_by("id").only(*COLUMNS)  # an older database has these too
    for number, entry in enumerate(rows.iterator(), start=1):
        if entry.before != before or entry.sha256 != _hash(entry):
            return Verified(number, number, before, stands)
        before = entry.sha256
        if number == count:
            stands = before == sha256.lower()
    return Verified(number, last=before, stands=stands)


def _one_at_a_time() -> None:
    """Let nobody else add an entry until the end of the transaction.

    On SQLite a transaction that writes is alone anyhow. On PostgreSQL a lock of the last row would
    not do: who waited for it would still see it as the last.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", LOCK)


def _hash(entry: AuditEntry) -> str:
    said = [entry.at.isoformat(), entry.actor, entry.action, entry.file, entry.detail, entry.before]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
