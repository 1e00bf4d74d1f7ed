"""The register of one matter, kept until something of it changes, with whom its files protect.

The register of the core hides whom the files that it lists protect. A matter protects more people
than that (``guarded_names``), so whatever is told of a register goes through ``hidden``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from django.conf import settings

from comity.steps.protect.identity import Identity
from comity.steps.protect.match import mask
from comity.tasks.register.case_entries import Unreadable
from comity.tasks.register.matters import Matter as Judged
from comity.tasks.register.matters import Register, make_register
from comity_web.cases.folders import bring_up_to_date, folder_of
from comity_web.cases.guarded_names import people_of_matter, told_name
from comity_web.cases.models import CaseFile, Matter
from comity_web.core import host

__all__ = ["GuardedRegister", "fresh_enough", "register_of", "register_read", "state_of"]

MOST_KEPT = 2_000
"""Matters whose registers are kept: fewer than an office has would be read anew on each page."""
FRESH = 300
"""Seconds after which it is asked again whether somebody wrote a record into the folder."""


@dataclass(frozen=True, slots=True)
class GuardedRegister:
    """The register of a matter, and the persons whom nobody may read in it."""

    register: Register
    people: tuple[Identity, ...]

    @property
    def matters(self) -> Sequence[Judged]:
        """Each request with the letters about it."""
        return self.register.matters

    @property
    def unreadable(self) -> Sequence[Unreadable]:
        """The files that cannot be read."""
        return self.register.unreadable

    def hidden(self, text: str) -> str:
        """A text without what the matter protects."""
        told = self.register.hidden(text)
        return mask(self.people, told) if self.people else told

    def named(self, name: str) -> str:
        """The name of a file without it."""
        told = self.register.hidden(name)
        return told_name(self.people, told) if self.people else told


@dataclass(slots=True)
class _Kept:
    """What was read of a matter: how its files stood, and when its folder was looked at last."""

    state: str
    register: GuardedRegister
    looked: dt.datetime

    def holds(self, state: str, now: dt.datetime) -> bool:
        """Whether nothing changed since, and no limit in hours is over."""
        until = self.register.register.until
        return self.state == state and (until is None or now <= until)


_KEPT: OrderedDict[str, _Kept] = OrderedDict()
_LOCK = Lock()


def register_of(matter: Matter, on: dt.date) -> GuardedRegister:
    """The register of one matter on a day, read anew when a file, a record or the day changes.

    Raises:
        OSError: the folder of the matter cannot be written.
        NotSaved: likewise.
    """
    files = CaseFile.objects.filter(matter=matter).order_by("pk")
    return register_read(matter, state_of(files, on), on)[0]


def state_of(files: Iterable[CaseFile], on: dt.date) -> str:
    """How the files of a matter stand on a day; those that were removed protect still."""
    state = [(one.pk, one.name, one.head_id, one.record, one.removed is None) for one in files]
    return hashlib.sha256(repr((state, on.isoformat())).encode()).hexdigest()


def fresh_enough(matter: Matter, state: str) -> GuardedRegister | None:
    """What was read of a matter before, if nothing changed since; a limit in hours may be over."""
    with _LOCK:
        kept = _KEPT.get(matter.key)
    return kept.register if kept is not None and kept.state == state else None


def register_read(
    matter: Matter, state: str, on: dt.date, *, guards: bool = True
) -> tuple[GuardedRegister, bool]:
    """The register of a matter, and whether it had to be read.

    Args:
        matter: the matter.
        state: how its files stand.
        on: the day.
        guards: whether it may protect somebody; where that is known, nothing is asked.
    """
    now = dt.datetime.now(dt.UTC)
    with _LOCK:
        kept = _KEPT.get(matter.key)
    if kept is not None and kept.holds(state, now) and _is_as_read(matter, kept, now):
        with _LOCK:
            if matter.key in _KEPT:
                _KEPT.move_to_end(matter.key)
        return kept.register, False
    read = make_register(folder_of(matter), host(), on, now if on == dt.date.today() else None)
    made = GuardedRegister(read, people_of_matter(matter.pk) if guards else ())
    with _LOCK:
        _KEPT[matter.key] = _Kept(state, made, now)
        while len(_KEPT) > MOST_KEPT:
            _KEPT.popitem(last=False)
    return made, True


def _is_as_read(matter: Matter, kept: _Kept, now: dt.datetime) -> bool:
    """Whether nobody wrote a record into the folder since; looked at now and then.

    Nobody writes into the folders of an office.
    """
    if settings.COMITY.server is not None or (now - kept.looked).total_seconds() < FRESH:
        return True
    kept.looked = now
    return not bring_up_to_date(matter)
