"""The files that lie beside a case file and have a record, as the deadlines and the check see them.

What was never sent can meet no clock, and renews nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from comity.host import Host
from comity.model.case_record import CASE_SUFFIXES, CaseRecord, record_path
from comity.model.drafts.request import Request
from comity.model.errors import InputError
from comity.steps.chains.on_record import Recorded, recorded_of
from comity.steps.chains.spoken import PRESERVATION
from comity.steps.chains.told_ends import Given
from comity.steps.protect import Shield
from comity.steps.read import CaseFile, read_case
from comity.steps.read.record_file import read_record

__all__ = ["folder_of", "given", "others_beside", "read_with_record", "recorded"]

MOST_BESIDE = 400
"""Files of a folder that are looked at beside those that are given."""


def read_with_record(file: Path, host: Host, on: dt.date) -> tuple[CaseFile, CaseRecord | None]:
    """A case file, and its record as it was on a day.

    Raises:
        InputError: the file or its record cannot be used.
    """
    case = read_case(file, host.for_case().document_types())
    record = read_record(file, latest=max(on, dt.date.today()))
    return case, record.as_of(on) if record is not None else None


def given(case: CaseFile, record: CaseRecord | None, *, listed: bool) -> Given:
    """A file as it stands beside others; ``listed``: its own time limits are told."""
    name = Shield(case.draft.data()).said(case.path.name)
    return Given(case.draft, record, name, listed)


def others_beside(
    files: Sequence[Path], host: Host, on: dt.date, *, naming: str = ""
) -> Iterator[Given]:
    """What lies beside some files and has a record that can be read.

    Args:
        files: the files.
        host: knows the kinds of document.
        on: the day; what happened later is left out.
        naming: a word that a file must have to be looked at.
    """
    known = {file.absolute() for file in files}
    for folder in dict.fromkeys(file.absolute().parent for file in files):
        for file in folder_of(folder):
            named = file.suffix in CASE_SUFFIXES and file not in known
            if not named or file.is_symlink() or not record_path(file).is_file():
                continue
            try:
                if naming and naming.encode() not in file.read_bytes():
                    continue
                yield given(*read_with_record(file, host, on), listed=False)
            except (InputError, OSError):
                continue  # it is not what was asked about; its own list tells its faults


def recorded(case: CaseFile, host: Host, on: dt.date) -> Recorded | None:
    """What is recorded of a case file, and of the preservations of a request; None if nothing is.

    Args:
        case: the case. Of one that is no file, nothing is recorded.
        host: knows the kinds of document.
        on: the day; what happened later is left out.
    """
    if not case.path.is_file():
        return None
    try:
        record = read_record(case.path, latest=max(on, dt.date.today()))
    except InputError:  # which is told as a finding of its own
        return None
    request = case.draft if isinstance(case.draft, Request) else None
    rests = request is not None and any(one.kind == PRESERVATION for one in request.earlier)
    others = list(others_beside([case.path], host, on, naming=PRESERVATION)) if rests else []
    if record is None and not others:
        return None
    own = given(case, record.as_of(on) if record is not None else None, listed=True)
    return recorded_of(own, others, on)


def folder_of(folder: Path) -> list[Path]:
    """The files of a folder; none of one that cannot be listed."""
    try:
        return sorted(folder.iterdir())[:MOST_BESIDE]
    except OSError:
        return []
