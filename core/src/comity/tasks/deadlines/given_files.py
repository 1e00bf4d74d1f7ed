"""The case files of one command: each with its record, and what the others say of it.

A file that cannot be used is left out with its faults; the clocks of the others still run. Files of
the same folder that have a record are looked at too, as the register does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from comity.host import Host
from comity.model.case_record import CASE_SUFFIXES, CaseRecord, record_path
from comity.model.drafts.notice import Notice
from comity.model.errors import Fault, InputError
from comity.steps.chains.told_ends import Given
from comity.steps.protect import Shield, with_plain_ids
from comity.steps.read import CaseFile, read_case
from comity.steps.read.record_file import read_record
from comity.tasks.deadlines.collect import CaseDeadlines, watch
from comity.tasks.deadlines.other_papers import besides, until

__all__ = ["LeftOut", "Watch", "watch_files"]

MOST_BESIDE = 400
"""Files of a folder that are looked at beside those that are given."""


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
    latest = max(today, dt.date.today())
    read: list[tuple[CaseFile, CaseRecord | None]] = []
    left: list[LeftOut] = []
    for file in files:
        try:
            read.append(_read(file, host, latest, today))
        except InputError as error:
            left.append(LeftOut(file.name, error.faults))
    given = [_given(case, record, listed=True) for case, record in read]
    others = list(_others([case.path for case, _ in read], host, latest, today))
    cases: list[CaseDeadlines] = []
    for (case, record), beside in zip(read, besides([*given, *others]), strict=False):
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


def _read(
    file: Path, host: Host, latest: dt.date, today: dt.date
) -> tuple[CaseFile, CaseRecord | None]:
    case = read_case(file, host.for_case().document_types())
    return case, until(read_record(file, latest=latest), today)


def _given(case: CaseFile, record: CaseRecord | None, *, listed: bool) -> Given:
    name = Shield(case.draft.data()).said(case.path.name)
    return Given(case.draft, record, name, listed)


def _listed(folder: Path) -> list[Path]:
    """The files of a folder; none of one that cannot be listed."""
    try:
        return sorted(folder.iterdir())[:MOST_BESIDE]
    except OSError:
        return []


def _others(files: Sequence[Path], host: Host, latest: dt.date, today: dt.date) -> Iterator[Given]:
    """What lies beside the files and has a record: what was never sent can meet no clock."""
    given = {file.absolute() for file in files}
    for folder in dict.fromkeys(file.absolute().parent for file in files):
        for file in _listed(folder):
            named = file.suffix in CASE_SUFFIXES and file not in given
            if not named or file.is_symlink() or not record_path(file).is_file():
                continue
            try:
                yield _given(*_read(file, host, latest, today), listed=False)
            except InputError:
                continue  # it is not what was asked about; its own list tells its faults
