"""What became of a file: its revisions, what was typed and never saved, names, removal."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from comity_web.cases.models import Attempt, CaseFile, Matter, Revision
from comity_web.cases.naming import free_name, vetted_name
from comity_web.cases.saving import stored
from comity_web.cases.trail import audit

__all__ = ["bring_back", "discard", "remove", "rename", "revisions", "unsaved"]


def revisions(file: CaseFile) -> QuerySet[Revision]:
    """The revisions of a file, the latest first."""
    return Revision.objects.filter(file=file).order_by("-number")


def unsaved(file: CaseFile) -> QuerySet[Attempt]:
    """What was posted and never saved, the latest first."""
    return Attempt.objects.filter(file=file).order_by("-pk")


def discard(attempt: Attempt, *, actor: str = "") -> None:
    """Let go of what was posted and not saved.

    Raises:
        NotSaved: the database cannot be written.
    """
    with stored(), transaction.atomic():
        audit("discard", file=attempt.file, actor=actor)
        Attempt.objects.filter(pk=attempt.pk).delete()


def rename(file: CaseFile, name: str, *, actor: str = "") -> str:
    """Give a file another name; the next free number of it where it is taken in the matter.

    Raises:
        UnsafeNameError: it is not the name of a file.
        NotSaved: the database cannot be written.
    """
    wanted = vetted_name(name)
    with stored(), transaction.atomic():
        Matter.objects.select_for_update().get(pk=file.matter.pk)
        file.name = free_name(wanted, file.matter, but=file)
        file.save(update_fields=["name"])
        audit("rename", file=file, actor=actor)
    return str(file.name)


def remove(file: CaseFile, *, actor: str = "") -> None:
    """Take a file out of sight; it can be brought back.

    Raises:
        NotSaved: the database cannot be written.
    """
    with stored(), transaction.atomic():
        file.removed = timezone.now()
        file.save(update_fields=["removed"])
        audit("remove", file=file, actor=actor)


def bring_back(file: CaseFile, *, actor: str = "") -> None:
    """Bring back a file that was removed.

    Raises:
        NotSaved: the database cannot be written.
    """
    with stored(), transaction.atomic():
        file.removed = None
        file.save(update_fields=["removed"])
        audit("bring-back", file=file, actor=actor)
