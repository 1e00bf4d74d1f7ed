"""Records beside which there is no case file: somebody renamed or moved the file without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from comity.model.case_record import CASE_SUFFIXES, RECORD_SUFFIX, CaseRecord, record_path
from comity.model.errors import Fault, InputError
from comity.model.record_text import parse_record
from comity.steps.read.record_file import MOST_BYTES
from comity.tasks.register.case_entries import Entry

__all__ = ["fault_of_lone", "faults_of_records", "lone_record", "with_lone"]

_WHAT = "There is no case file beside this record."


def faults_of_records(alone: Iterable[Path], entries: Sequence[Entry]) -> Iterator[Fault]:
    """A fault for each record that stands alone; the cure names the file that it is about.

    Args:
        alone: the records.
        entries: the case files of the register, each with the record that was found for it.
    """
    owners = {one.lone: one for one in entries if one.lone is not None}
    for path in alone:
        stem = path.name.removesuffix(RECORD_SUFFIX)
        cure = f"Put the case file back beside it under the name {stem}.yaml."
        if (owner := owners.get(path)) is not None:
            cure = (
                f"{owner.name} has the content that it records. "
                f"Rename the record to {record_path(owner.path).name}"
            )
            same = owner.path.parent == path.parent
            cure += "." if same else ", and move it beside that file."
            if owner.record is not None:
                own = record_path(owner.path).name
                cure = f"{owner.name} has the content that it records. Move its events into {own}."
        yield Fault(str(path), 0, 0, "", _WHAT, cure)


def with_lone(entries: Iterable[Entry], alone: Iterable[Path]) -> list[Entry]:
    """Case files, each with the record under another name that knows its content.

    One that has no record of its own goes first.

    Args:
        entries: the case files.
        alone: the records beside which there is no case file.
    """
    found, free = list(entries), _records(alone)
    for at, one in sorted(enumerate(found), key=lambda pair: pair[1].record is not None):
        if not one.record_faults and (path := _knowing(free, one.sha256)) is not None:
            found[at] = replace(one, lone=path)
            del free[path]
    return found


def lone_record(file: Path, sha256: str) -> Path | None:
    """The record without a case file in the folder of a file, if one knows its content."""
    if record_path(file).exists():
        return None
    beside = sorted(file.parent.glob(f"*{RECORD_SUFFIX}"))
    return _knowing(_records(one for one in beside if not _has_case(one)), sha256)


def fault_of_lone(file: Path, record: Path) -> Fault:
    """That a file was renamed without its record, and what to do."""
    message = f"{record.name} records what happened with this content under another name."
    cure = (
        f"If you renamed the file, rename its record to {record_path(file).name}"
        f"{'' if record.parent == file.parent else ', and move it beside the file'}. "
        "If it is a case of its own, change its reference first."
    )
    return Fault(str(file), 0, 0, "", message, cure)


def _has_case(record: Path) -> bool:
    stem = record.name.removesuffix(RECORD_SUFFIX)
    return any(record.with_name(stem + suffix).exists() for suffix in CASE_SUFFIXES)


def _records(alone: Iterable[Path]) -> dict[Path, CaseRecord]:
    found = {}
    for path in alone:
        try:
            with path.open("rb") as file:
                found[path] = parse_record(file.read(MOST_BYTES), path)
        except (InputError, OSError):  # the register tells that it stands alone
            continue
    return found


def _knowing(records: dict[Path, CaseRecord], sha256: str) -> Path | None:
    for path, record in records.items():
        if sha256 in {event.sha256 for event in record.events if event.sha256}:
            return path
    return None
