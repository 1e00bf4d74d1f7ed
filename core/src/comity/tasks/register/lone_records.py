"""Records beside which there is no case file: somebody renamed or moved the file without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from comity.model.case_record import RECORD_SUFFIX, record_path
from comity.model.errors import Fault, InputError
from comity.model.record_text import parse_record
from comity.steps.read.record_file import MOST_BYTES
from comity.tasks.register.case_entries import Entry

__all__ = ["faults_of_records"]

_WHAT = "There is no case file beside this record."


def faults_of_records(alone: Iterable[Path], entries: Sequence[Entry]) -> Iterator[Fault]:
    """A fault for each record that stands alone; the cure names the file that it is about.

    Args:
        alone: the records.
        entries: the case files of the register, among which the one it is about is looked for.
    """
    for path in alone:
        stem = path.name.removesuffix(RECORD_SUFFIX)
        cure = f"Put the case file back beside it under the name {stem}.yaml."
        if (owner := _owner(path, entries)) is not None:
            cure = (
                f"{owner.name} has the content that it records. "
                f"Rename the record to {record_path(owner.path).name}"
            )
            same = owner.path.parent == path.parent
            cure += "." if same else ", and move it beside that file."
        yield Fault(str(path), 0, 0, "", _WHAT, cure)


def _owner(path: Path, entries: Sequence[Entry]) -> Entry | None:
    """The case file without a record that has the hash which the record names last."""
    try:
        with path.open("rb") as file:
            record = parse_record(file.read(MOST_BYTES), path)
    except (InputError, OSError):
        return None
    known = {event.sha256 for event in record.events if event.sha256}
    free = (one for one in entries if one.record is None and not one.record_faults)
    return next((one for one in free if one.sha256 in known), None)
