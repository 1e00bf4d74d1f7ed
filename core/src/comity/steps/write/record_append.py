"""One event more in the record of a case file; what stands in it stays, byte by byte."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from pathlib import Path

from comity.model.case_record import CaseEvent, CaseRecord, SentDocument, record_path
from comity.model.errors import Fault, InputError, OutputError
from comity.model.record_text import HEAD, event_text, parse_record
from comity.steps.scratch import part_name
from comity.steps.write.folders import INTERNAL
from comity.steps.write.posix import Folder
from comity.steps.write.sent import SENT, sent_lines
from comity.steps.write.strays import locked

__all__ = ["append_event", "list_sent"]

MOST_BYTES = 1024 * 1024
TRIES = 20

_SAID = {
    errno.ELOOP: ("This is a link.", "Put the record itself beside its case file."),
    errno.EINVAL: ("This is not a regular file.", "Move it elsewhere."),
    errno.EISDIR: ("This is a folder.", "Move it elsewhere."),
    errno.EFBIG: ("The file is larger than 1 MiB.", "Remove what is not an event."),
    errno.EACCES: ("You may not write here.", "Ask the owner of the folder for permission."),
    errno.EPERM: ("You may not write here.", "Ask the owner of the folder for permission."),
    errno.EROFS: ("The disk is read-only.", "Copy the case file to another disk."),
    errno.ENOSPC: ("The disk is full.", "Free some space, then try again."),
    errno.EDQUOT: ("The quota on this disk is used up.", "Free some space, then try again."),
    errno.EBUSY: ("The file was changed meanwhile.", "Close it and try again."),
    errno.ETIMEDOUT: (
        "Another run is writing here.",
        "Wait until it has finished, then try again.",
    ),
}


def append_event(
    case_file: Path, event: CaseEvent, *, allow: Callable[[CaseRecord], None] | None = None
) -> CaseRecord:
    """Add an event to the record of a case file, which is made where there is none.

    The folder is locked meanwhile, so two commands at once both add theirs. The new record is
    written beside the old one, private to this account, and takes its name in one step.

    Args:
        case_file: the case file, not the record.
        event: what happened.
        allow: looks at the record as it is under the lock, and raises where the event must not be
            added.

    Returns:
        The record with the event.

    Raises:
        InputError: the record that is there cannot be used; or what ``allow`` raises.
        OutputError: it cannot be written; what was there is unchanged.
    """
    path = record_path(case_file)
    try:
        with Folder.at(path.parent) as folder, locked(folder):
            for _ in range(TRIES):
                before = _read(folder, path.name)
                if allow is not None:
                    allow(parse_record(before or HEAD.encode(), path))
                after, record = _with(before, event, path)
                if _replace(folder, path.name, before, after):
                    return record
    except OSError as error:
        raise _unwritten(path, error) from error
    raise OutputError(Fault(str(path), 0, 0, "", *_SAID[errno.EBUSY]))


def list_sent(output: Path, documents: Iterable[SentDocument]) -> None:
    """Note in an output folder which of its documents were sent, so that no build replaces them.

    A folder without ``internal`` is none, and gets no such list.

    Raises:
        OutputError: the list cannot be written.
    """
    name = SENT.rpartition("/")[2]
    lines = sent_lines(documents)
    try:
        with Folder.at(output) as folder, locked(folder), folder.enter(INTERNAL) as internal:
            before = _read(internal, name)
            known = (before or b"").decode("utf-8", "replace").splitlines()
            new = "".join(f"{line}\n" for line in lines.splitlines() if line not in known)
            if new:
                _replace(internal, name, before, (before or b"") + new.encode())
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise _unwritten(output / SENT, error) from error


def _unwritten(path: Path, error: OSError) -> OutputError:
    other = (f"The file cannot be written: {error.strerror}.", "Check the path and the disk.")
    return OutputError(Fault(str(path), 0, 0, "", *_SAID.get(error.errno or 0, other)))


def _read(folder: Folder, name: str) -> bytes | None:
    try:
        return folder.read(name, MOST_BYTES)
    except FileNotFoundError:
        return None


def _with(before: bytes | None, event: CaseEvent, path: Path) -> tuple[bytes, CaseRecord]:
    """The bytes with one event more, and the record that they hold.

    Raises:
        InputError: what was there cannot be used, or no event can be added to it as a block.
    """
    text = event_text(event)
    parse_record((HEAD + text).encode("utf-8"), path)  # what was given can be read back
    old = before if before is not None and before.strip() else HEAD.encode()
    events = parse_record(old, path).events
    end = b"" if old.endswith(b"\n") else b"\n"
    new = old + end + text.encode("utf-8")
    cure = "Write each event as a block that begins with `[[event]]`, then try again."
    cannot = Fault(str(path), 0, 0, "event", "No event can be added to this record.", cure)
    try:
        record = parse_record(new, path)
    except InputError as error:  # it has its events in one list, in brackets
        raise InputError(cannot) from error
    if record.events != (*events, event):
        raise InputError(cannot)
    return new, record


def _replace(folder: Folder, name: str, before: bytes | None, after: bytes) -> bool:
    """Put the new bytes in the place of the old; False where somebody changed them meanwhile.

    Where the disk knows no locks, the second look makes a loss unlikely.
    """
    part = part_name()
    try:
        folder.create(part, after, private=True)
        if before is None:
            try:
                folder.place(part, name, force=False)
            except FileExistsError:
                return False
        elif _read(folder, name) != before:
            return False
        else:
            folder.rename(part, name)
        folder.sync()
        return True
    finally:
        if folder.find(part) is not None:
            folder.remove(part)
