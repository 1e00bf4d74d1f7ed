"""The record of a case file, read from beside it."""

from __future__ import annotations

import datetime as dt
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from comity.model.case_record import CaseRecord, record_path
from comity.model.errors import Fault, InputError
from comity.model.record_text import parse_record

__all__ = ["MOST_BYTES", "read_record"]

MOST_BYTES = 1024 * 1024
"""The largest record that is read: thousands of events."""


def read_record(case_file: Path, *, latest: dt.date | None = None) -> CaseRecord | None:
    """The record of a case file, or None where it has none.

    Args:
        case_file: the case file, not the record.
        latest: the day after which nothing can have happened, such as today.

    Raises:
        InputError: the record cannot be used; carries every fault that was found. A link or a
            folder in its place is a fault: a record is never looked for elsewhere.
    """
    path = record_path(case_file)
    try:
        seen = path.lstat()
        if not stat.S_ISREG(seen.st_mode):
            what = "a link" if stat.S_ISLNK(seen.st_mode) else "not a regular file"
            _refuse(path, f"This is {what}.", "Put the record itself beside its case file.")
        if seen.st_size > MOST_BYTES:
            _refuse(path, "The file is larger than 1 MiB.", "Remove what is not an event.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError:
        _refuse(path, "You cannot read this file.", "Ask its owner for permission to read it.")
    except OSError as error:
        _refuse(path, f"The file cannot be read: {error.strerror}.", "Check the path and disk.")
    record = parse_record(data, path)
    if latest is not None and (faults := list(_not_yet(record, latest))):
        raise InputError(faults)
    return record


def _not_yet(record: CaseRecord, latest: dt.date) -> Iterator[Fault]:
    """The events of a day that has not come: somebody wrote a wrong one by hand."""
    for number, event in enumerate(record.events):
        if event.on > latest:
            message = f"This day has not come yet: {event.on}. Only what has happened is recorded."
            field = f"event[{number}].on"
            yield Fault(str(record.path), 0, 0, field, message, "Correct the day.")


def _refuse(path: Path, message: str, cure: str) -> NoReturn:
    raise InputError(Fault(str(path), 0, 0, "", message, cure)) from None
