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

from comity.steps.protect.identity import Identity
from comity.steps.protect.match import mask
from comity.tasks.register.case_entries import Unreadable
from comity.tasks.register.matters import Matter as Judged
from comity.tasks.register.matters import Register, make_register
from comity_web.cases.folders import folder_of
from comity_web.cases.guarded_names import people_of_matter, told_name
from comity_web.cases.models import CaseFile, Matter
from comity_web.core import host

__all__ = ["GuardedRegister", "fresh_enough", "register_of", "register_read", "state_of"]

MOST_KEPT = 300
FRESH = 300
"""Seconds for which a register is taken as it is, since limits may run by the hour."""


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


_KEPT: OrderedDict[str, tuple[str, GuardedRegister]] = OrderedDict()
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
    """What was read of a matter some minutes ago, if nothing changed since."""
    with _LOCK:
        stamp, made = _KEPT.get(matter.key, ("", None))
    return made if stamp.partition(" ")[0] == state else None


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
    stamp = f"{state} {int(now.timestamp()) // FRESH}"
    with _LOCK:
        kept = _KEPT.get(matter.key)
        if kept is not None and kept[0] == stamp:
            _KEPT.move_to_end(matter.key)
            return kept[1], False
    read = make_register(folder_of(matter), host(), on, now if on == dt.date.today() else None)
    made = GuardedRegister(read, people_of_matter(matter.pk) if guards else ())
    with _LOCK:
        _KEPT[matter.key] = (stamp, made)
        while len(_KEPT) > MOST_KEPT:
            _KEPT.popitem(last=False)
    return made, True
