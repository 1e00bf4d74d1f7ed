"""A name for the next letter beside its case file, and the drafts that stand in its way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.law.particular_forms import as_day
from comity.model.case_record import EventKind
from comity.model.errors import Fault, InputError
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity.steps.read.record_file import read_record
from comity.tasks.register.followed import Followed
from comity.tasks.register.letters_due import Paper
from comity.tasks.register.renewable import Renewable, drafts_of, hold_to_renew

__all__ = ["FreeName", "free_name"]

SINCE: dict[Paper, tuple[EventKind, ...]] = {
    "reminder": ("reminded", "answered", "returned"),
    "supplement": ("returned",),
    "closing": ("answered",),
    "renewal": ("preserved",),
}
"""The events after which a draft of each letter no longer fits."""


class FreeName(tuple[Paper, Path, tuple[Path, ...]]):
    """Which letter is written, into which file, and drafts of it that no longer fit."""

    __slots__ = ()


def free_name(
    file: Path, papers: Sequence[Paper], followed: Followed, host: Host, on: dt.date
) -> FreeName:
    """The first of the letters of which no draft waits to be sent, with a name for it.

    Names are ``bec.reminder.yaml``, ``bec.reminder-2.yaml``. A draft from before the last thing
    that happened does not stand in the way.

    Raises:
        InputError: of each such a draft is there; names the first.
    """
    first: Path | None = None
    what = ""
    for paper in papers:
        number, stale = 1, list[Path]()
        hold = hold_to_renew(followed, host, on) if paper == "renewal" else None
        if hold is not None and (drafts := drafts_of(followed, hold)):
            first, what = first or drafts[0].path, what or paper  # written for another of its files
            continue
        while True:
            mark = f"{paper}-{number}" if number > 1 else paper
            target = file.with_name(f"{file.stem}.{mark}.yaml")
            if not target.exists():
                return FreeName((paper, target, tuple(stale)))
            record = read_record(target)
            if record is None or record.first("sent") is None:
                if not _is_stale(target, paper, followed, host, hold):
                    first, what = first or target, what or paper
                    break
                stale.append(target)
            number += 1
    assert first is not None
    message = f"This {what} was written already, and is not recorded as sent."
    cure = f"Complete and send it: comity sent {first.name}. Or name a new file with -o."
    raise InputError(Fault(str(first), 0, 0, "", message, cure))


def _is_stale(
    target: Path, paper: Paper, followed: Followed, host: Host, hold: Renewable | None
) -> bool:
    """Whether a draft was written before what has happened since, or renews what has ended."""
    try:
        tree: dict[str, Any] = reading(load(target), target, host.document_types()).tree.data
    except InputError:
        return False  # whatever it is, it is not written over
    if hold is not None:
        old = hold.paper
        rows = [one for one in tree.get("earlier") or () if isinstance(one, dict)]
        listed = [str(one.get("reference")) for one in rows]
        named = [str(tree["renews"])] if tree.get("renews") else listed
        return old is not None and bool(named) and old.key not in named
    since = _since(paper, followed)
    dated = as_day(tree.get("date"))
    return since is not None and dated is not None and dated < since


def _since(paper: Paper, followed: Followed) -> dt.date | None:
    """The day of the last event after which such a letter is written anew."""
    days: list[dt.date] = []
    for line in followed.matter.lines:
        record = line.entry.record
        if record is None:
            continue
        if line is followed.matter.head:
            days += [one.on for one in record.events if one.kind in SINCE[paper]]
        elif paper == "reminder" and line.entry.kind == "reminder":
            days += [one.on for one in record.events if one.kind == "sent"]
        elif paper == "supplement" and line.entry.kind == "deficiency":
            days += [one.on for one in record.events if one.kind in ("received", "sent")]
    return max(days, default=None)
