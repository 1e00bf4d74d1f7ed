"""The case files of one command: each with its record, and what the others say of it.

A file that cannot be used is left out with its faults; the clocks of the others still run. Files of
the same folder that have a record are looked at too, as the register does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from comity.host import Host
from comity.model.case_record import CaseRecord
from comity.model.drafts.notice import Notice
from comity.model.errors import Fault, InputError
from comity.pipeline.with_records import given, others_beside, read_with_record
from comity.steps.protect import with_plain_ids
from comity.steps.read import CaseFile
from comity.tasks.deadlines.collect import CaseDeadlines, watch
from comity.tasks.deadlines.other_papers import besides

__all__ = ["LeftOut", "Watch", "watch_files"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that cannot be used, and why."""

    file: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """The time limits of the files that can be used, and those that cannot."""

    cases: list[CaseDeadlines]
    left_out: list[LeftOut] = field(default_factory=list)


def watch_files(
    files: Sequence[Path],
    host: Host,
    *,
    today: dt.date,
    now: dt.datetime | None = None,
    notice: Notice | None = None,
) -> Watch:
    """The time limits of several files.

    Args:
        files: the case files.
        host: the plugins.
        today: the day from which past and to come are seen.
        now: the moment, where ``today`` is the day that it is.
        notice: that of a company which holds what is asked for.
    """
    read: list[tuple[CaseFile, CaseRecord | None]] = []
    left: list[LeftOut] = []
    for file in files:
        try:
            read.append(read_with_record(file, host, today))
        except InputError as error:
            left.append(LeftOut(file.name, error.faults))
    own = [given(case, record, listed=True) for case, record in read]
    others = list(others_beside([case.path for case, _ in read], host, today))
    cases: list[CaseDeadlines] = []
    for (case, record), beside in zip(read, besides([*own, *others]), strict=False):
        plain = with_plain_ids(case)
        try:
            told = watch(
                plain, host, today=today, now=now, record=record, notice=notice, beside=beside
            )
        except InputError as error:  # it names a State that there is not
            left.append(LeftOut(case.path.name, error.faults))
            continue
        cases.append(told)
    return Watch(cases, left)
