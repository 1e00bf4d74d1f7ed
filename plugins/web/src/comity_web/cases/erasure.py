"""Retention and erasure: which matters were closed long enough ago, and how one is erased.

What is erased is gone from the tables and from the data folder. The trail keeps that it was there:
its entries name files by their keys, and tell no name of a person and no value of a case.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import ForeignObjectRel, Q

from comity.model.errors import InputError
from comity.model.record_text import parse_record
from comity.tasks.register.matters import make_register
from comity_web.accounts.who import OWNER, asking, on_behalf_of
from comity_web.cases.folders import emptied_folder, folder_of
from comity_web.cases.looked_for import forget_looked_for
from comity_web.cases.models import CaseFile, Job, Judgement, Matter, Revision
from comity_web.cases.trail import audit
from comity_web.core import host

__all__ = ["MADE", "Erased", "InUseError", "closed_on", "due", "due_on", "erase", "still_since"]

MADE = "made"
"""The folder of what is made of the files, in the data folder: one folder for each job."""
CLOSED = "closed"
RUNNING = "running"
OURS = (Matter, CaseFile, Revision)


class InUseError(Exception):
    """The worker makes something of the matter at this moment."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased.

    Attributes:
        key: that of the matter.
        files: the keys of its files.
        rows: how many rows of each kind.
    """

    key: str
    files: tuple[str, ...]
    rows: Mapping[str, int] = field(default_factory=dict)


def due(days: int, *, on: dt.date | None = None) -> list[Matter]:
    """The closed matters in which nothing happened for so many days or longer, the oldest first.

    Args:
        days: days after which a closed matter is to be erased.
        on: the day of today, unless another is meant.
    """
    last = (on or dt.date.today()) - dt.timedelta(days=days)
    found = []
    with on_behalf_of(OWNER):
        touched = CaseFile.objects.filter(removed=None, record__contains=CLOSED)
        for matter in Matter.objects.filter(pk__in=touched.values("matter")).order_by("pk"):
            still = still_since(matter, last)
            if still is not None and still <= last:
                found.append((still, matter.pk, matter))
    return [matter for *_, matter in sorted(found, key=lambda one: one[:2])]


def due_on(matter: Matter, days: int) -> dt.date | None:
    """The day from which a closed matter is due for erasure; None for an open one.

    Args:
        matter: the matter.
        days: days after which a closed matter is to be erased; with 0 none is ever due.
    """
    with on_behalf_of(OWNER):
        closed = CaseFile.objects.filter(matter=matter, removed=None, record__contains=CLOSED)
        still = still_since(matter) if days and closed.exists() else None
    return still + dt.timedelta(days=days) if still else None


def closed_on(matter: Matter) -> dt.date | None:
    """The day on which a matter was closed, as its records have it; None for an open one."""
    if still_since(matter) is None:
        return None
    files = CaseFile.objects.filter(matter=matter, removed=None).exclude(record="")
    return max((day for one in files for day in _days(one, CLOSED)), default=None)


def still_since(matter: Matter, until: dt.date | None = None) -> dt.date | None:
    """The day since which a matter is closed and nothing happened in it; None for an open one.

    It is closed once each request, and each paper that stands alone, has ``closed`` in its record:
    a draft that was never sent keeps it open, and so does a record that cannot be read.

    Args:
        matter: the matter.
        until: the last day that is of interest; what was closed later counts as open.
    """
    files = list(CaseFile.objects.filter(matter=matter, removed=None).exclude(record=""))
    days = [day for one in files for day in _days(one)]
    if not days or not any(CLOSED in one.record for one in files):
        return None
    latest = Revision.objects.filter(file__matter=matter).latest("created").created
    days.append(latest.astimezone().date())
    if until is not None and max(days) > until:
        return None
    register = make_register(folder_of(matter), host(), dt.date.today())
    heads = [one.head for one in register.matters]
    if register.faulty or not heads or any(one.status != CLOSED for one in heads):
        return None
    return max(days)


def erase(matter: Matter, *, actor: str = "") -> Erased:
    """Erase a matter: its files with all that was ever typed in them, and what was made of them.

    Args:
        matter: the matter.
        actor: who has it erased, for the trail; default: whoever asks.

    Raises:
        InUseError: the worker is at work on it.
        OSError: something of its folders cannot be removed; then nothing is erased.
        DatabaseError: the database refuses it; then nothing is erased.
    """
    whose = actor or asking().username
    with on_behalf_of(OWNER):
        _refuse_at_work(matter)
        return _erase(matter, whose)


def _erase(matter: Matter, actor: str) -> Erased:
    with emptied_folder(matter), _scrubbed(), transaction.atomic():
        Matter.objects.select_for_update().get(pk=matter.pk)
        files = tuple(CaseFile.objects.filter(matter=matter).order_by("pk"))
        rows, jobs = _delete(matter, files)
        forget_looked_for(one.key for one in files)
        for file in files:
            audit("erase", file=file, detail=f"matter {matter.key}", actor=actor)
        told = ", ".join(f"{name} {count}" for name, count in sorted(rows.items()))
        audit("erase-matter", detail=f"{matter.key}: {told}", actor=actor)
        for key in jobs:
            _remove(Path(settings.COMITY.folder) / MADE / key)
    return Erased(str(matter.key), tuple(str(one.key) for one in files), rows)


def _days(file: CaseFile, kind: str = "") -> Iterator[dt.date]:
    """The days of everything that is recorded of a file, or of the events of one kind."""
    with contextlib.suppress(InputError):  # the register tells of it, and keeps the matter open
        for event in parse_record(file.record.encode(), Path(f"{file.name}.record.toml")).events:
            if kind in ("", event.kind):
                yield event.on


def _delete(matter: Matter, files: tuple[CaseFile, ...]) -> tuple[dict[str, int], list[str]]:
    """Delete the rows of a matter; how many of each kind, and the keys of its jobs."""
    revisions = Revision.objects.filter(file__in=files)
    jobs = [one.key for one in _jobs(matter).select_for_update(of=("self",))]
    _refuse_at_work(matter)
    counts: Counter[str] = Counter()
    kept = Q()
    for file in files:
        kept |= Q(key__startswith=f"{file.key}.")
    if files:
        counts["judgements"] = _gone(Judgement.objects.filter(kept))
    Revision.objects.filter(base__in=revisions).update(base=None)
    CaseFile.objects.filter(matter=matter).update(head=None)
    # whatever refers to them, also what a later version adds
    for model, name, rows in _referring(matter, files, revisions):
        counts[name] += _gone(model._base_manager.filter(rows))
    counts["revisions"] = _gone(revisions)
    counts["files"] = _gone(CaseFile.objects.filter(matter=matter))
    _gone(Matter.objects.filter(pk=matter.pk))
    return dict(+counts), jobs


def _jobs(matter: Matter) -> models.QuerySet[Job]:
    return Job.objects.filter(revision__file__matter=matter)


def _refuse_at_work(matter: Matter) -> None:
    if _jobs(matter).filter(state=RUNNING).exists():
        raise InUseError(matter.key)


def _referring(
    matter: Matter, files: tuple[CaseFile, ...], revisions: models.QuerySet[Revision]
) -> Iterator[tuple[type[models.Model], str, Q]]:
    """The models whose rows refer to a matter, its files or their revisions, and which rows."""
    of: dict[type[models.Model], Any] = {Matter: [matter], CaseFile: files, Revision: revisions}
    for model, those in of.items():
        for relation in model._meta.get_fields(include_hidden=True):
            if isinstance(relation, ForeignObjectRel) and relation.related_model not in OURS:
                other = relation.related_model
                name = str(other._meta.verbose_name_plural)
                yield other, name, Q(**{f"{relation.field.name}__in": those})


def _gone(rows: models.QuerySet[Any]) -> int:
    """Delete rows; how many there were, without those that went with them."""
    _, by_model = rows.delete()
    return by_model.get(rows.model._meta.label, 0)


@contextlib.contextmanager
def _scrubbed() -> Iterator[None]:
    """Let SQLite overwrite what is deleted, in its file and beside it."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA secure_delete = OFF")


def _remove(folder: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(folder)
