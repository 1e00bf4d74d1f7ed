"""What the record beside a case file has to say to whoever checks the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from comity.model.errors import InputError
from comity.model.findings import Finding, Place
from comity.steps.protect import Shield
from comity.steps.read import CaseFile
from comity.steps.read.record_file import read_record
from comity.steps.write.sent_now import changed_documents, gone_documents
from comity.text.messages import finding, plain_sentence, standing

__all__ = ["with_record"]


def with_record(findings: Sequence[Finding], case: CaseFile) -> tuple[Finding, ...]:
    """Findings with those that the record adds, each last among those of its severity."""
    told = Shield(case.draft.read_data()).findings(map(standing, _told(case)))
    return tuple(sorted((*findings, *told), key=lambda one: one.severity.rank))


def _told(case: CaseFile) -> Iterator[Finding]:
    """That what was sent was changed or is gone, or that the record is of no use."""
    try:
        record = read_record(case.path, latest=dt.date.today())
    except InputError as error:
        for fault in error.faults:
            where = Place(fault.file, fault.line, fault.column)
            said = f"{fault.field}: {fault.message}" if fault.field else fault.message
            remedy = plain_sentence(fault.cure)
            yield finding("register.unreadable", place=where, remedy=remedy, why=said)
        return
    sent = record.last("sent") if record else None
    if sent is not None and sent.sha256 not in ("", case.sha256):
        place = Place(str(case.path), 1, 1)
        yield finding("register.changed-since", place=place, day=sent.on)
    if record is None:
        return
    for path in gone_documents(record):
        yield finding("register.document-gone", place=Place(str(path), 0, 0), name=path.name)
    for path in changed_documents(record):
        yield finding("register.document-changed", place=Place(str(path), 0, 0), name=path.name)
