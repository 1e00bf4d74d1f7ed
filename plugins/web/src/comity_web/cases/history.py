"""What became of a file: its revisions, what was typed and never saved, names, removal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from comity_web.accounts.roles import Action
from comity_web.cases.belonging import hold_file, hold_matter
from comity_web.cases.folders import take_record
from comity_web.cases.guarded_names import tells_of_protected
from comity_web.cases.models import Attempt, CaseFile, Matter, Review, Revision
from comity_web.cases.naming import UnsafeNameError, derived_name, free_name, vetted_name
from comity_web.cases.saving import CONFLICT, RECEIVED_AGAIN, RESTORED, UPLOAD, stored
from comity_web.cases.told_before import name_tells
from comity_web.cases.trail import audit
from comity_web.cases.trees import tree_of

__all__ = [
    "Sitting",
    "bring_back",
    "discard",
    "hide_names_in",
    "remove",
    "rename",
    "sittings",
    "unsaved",
]

PAUSE = dt.timedelta(minutes=15)
"""A longer one between two saves of a section makes two sittings."""


APART = ("", CONFLICT, RECEIVED_AGAIN, RESTORED, UPLOAD)
"""Sections of which each save is a step of its own."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Saves of one section by one author, one soon after the other: a page saves field by field.

    What a reviewer read is the last of its sitting, so that nothing later stands in its place.

    Attributes:
        section: where it was saved.
        author: who did.
        numbers: of the first and the last revision.
        began: when the first was saved.
        ended: when the last was saved.
    """

    section: str
    author: str
    numbers: tuple[int, int]
    began: dt.datetime
    ended: dt.datetime

    @property
    def saves(self) -> int:
        """How many revisions it has."""
        return self.numbers[1] - self.numbers[0] + 1


def sittings(file: CaseFile) -> list[Sitting]:
    """The sittings in which a file came to be, the latest first."""
    return list(_sittings(file))[::-1]


def _sittings(file: CaseFile) -> Iterator[Sitting]:
    now: Sitting | None = None
    rows = Revision.objects.filter(file=file).order_by("number")
    read = set(
        Review.objects.filter(revision__file=file).values_list("revision__number", flat=True)
    )
    for one in rows.values_list("number", "section", "author", "created", named=True):
        if (
            now is not None
            and (one.section, one.author) == (now.section, now.author)
            and one.section not in APART
            and now.numbers[1] not in read
            and one.created - now.ended <= PAUSE
        ):
            numbers = (now.numbers[0], one.number)
            now = Sitting(now.section, now.author, numbers, now.began, one.created)
            continue
        if now is not None:
            yield now
        numbers = (one.number, one.number)
        now = Sitting(one.section, one.author, numbers, one.created, one.created)
    if now is not None:
        yield now


def unsaved(file: CaseFile) -> QuerySet[Attempt]:
    """What was posted and never saved, the latest first."""
    return Attempt.objects.filter(file=file).order_by("-pk")


def discard(attempt: Attempt, *, actor: str = "") -> None:
    """Let go of what was posted and not saved.

    Raises:
        NotSaved: the database cannot be written.
    """
    with stored(), transaction.atomic():
        if attempt.file is not None:
            hold_file(attempt.file, Action.DRAFT)
        if Attempt.objects.filter(pk=attempt.pk).delete()[0]:
            audit("discard", file=attempt.file, actor=actor)


def rename(file: CaseFile, name: str, *, actor: str = "") -> str:
    """Give a file another name; the next free number of it where it is taken in the matter.

    Raises:
        UnsafeNameError: it is not the name of a file, or tells whom the matter protects.
        NotSaved: the database cannot be written.
    """
    wanted = vetted_name(name)
    if wanted == file.name:
        return wanted
    if tells_of_protected(file, f"{wanted}_", re.sub(r"[\W\d_]+", " ", wanted)):
        raise UnsafeNameError("protected")
    with stored():
        take_record(file)
    with stored(), transaction.atomic():
        hold_matter(file.matter, Action.DRAFT)
        file.name = free_name(wanted, file.matter, but=file)
        file.save(update_fields=["name"])
        audit("rename", file=file, actor=actor)
    return str(file.name)


def hide_names_in(matter: Matter) -> bool:
    """Give every file of a matter whose name tells whom it protects a name that does not.

    Everybody in the team reads the names of files. Whatever came into the matter, or protects
    somebody in it from now on, is followed by this.

    Returns:
        Whether a file has another name now.

    Raises:
        NotSaved: the database cannot be written.
    """
    there = CaseFile.objects.filter(matter=matter, removed=None)
    told = [one for one in there if name_tells(one)]
    for one in told:
        _hide(one)
    return bool(told)


def _hide(file: CaseFile) -> None:
    assert file.head is not None  # a file has a first revision
    try:
        rename(file, derived_name(file.kind, tree_of(file.head), file.matter))
    except UnsafeNameError:  # its reference names somebody too
        rename(file, derived_name(file.kind, {}, file.matter))


def remove(file: CaseFile, *, actor: str = "") -> None:
    """Take a file out of sight; it can be brought back.

    Raises:
        NotSaved: the database cannot be written.
    """
    with stored():
        take_record(file)
    with stored(), transaction.atomic():
        if hold_file(file, Action.DRAFT).removed is not None:
            return
        file.removed = timezone.now()
        file.save(update_fields=["removed"])
        audit("remove", file=file, actor=actor)


def bring_back(file: CaseFile, *, actor: str = "") -> bool:
    """Bring back a file that was removed.

    Returns:
        Whether it, or one beside it, has another name now: its own told whom the matter protects.

    Raises:
        NotSaved: the database cannot be written.
    """
    with stored(), transaction.atomic():
        if hold_file(file, Action.DRAFT).removed is None:
            return False
        file.removed = None
        file.save(update_fields=["removed"])
        audit("bring-back", file=file, actor=actor)
    return hide_names_in(file.matter)
