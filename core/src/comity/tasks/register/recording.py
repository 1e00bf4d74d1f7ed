"""Writing down what happened with a case file, if it can have happened so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from comity.host import Host
from comity.law.particular_forms import as_day
from comity.model.case_record import CaseEvent, CaseRecord, EventKind, SentDocument, record_path
from comity.model.errors import DraftError, Fault, InputError
from comity.pipeline.files_beside import protected_by, withheld_by
from comity.steps.protect.match import find_all
from comity.steps.read import Reading, reading
from comity.steps.read.case_file import load
from comity.steps.write.never_replaced import is_record
from comity.steps.write.record_append import append_event, list_sent
from comity.steps.write.sent_documents import documents_built, documents_named
from comity.tasks.register.lone_records import fault_of_lone, lone_record

__all__ = ["ASKS", "KEPT_DATA", "NEEDS_SENDING", "record_event"]

NEEDS_SENDING: tuple[EventKind, ...] = (
    *("acknowledged", "returned", "answered", "preserved", "notified", "granted"),
)
"""What can only happen with a paper that went out or came in."""
KEPT_DATA = ("request", "preservation")
"""The kinds of document that can have data preserved."""
ASKS = ("request", "disclosure", "preservation")
"""The kinds of document that ask for assistance, or order it: an authority can be told of them."""


def record_event(
    host: Host,
    file: Path,
    event: CaseEvent,
    *,
    documents: Iterable[Path] = (),
    folder: Path | None = None,
    today: dt.date | None = None,
) -> CaseRecord:
    """Add an event to the record of a case file.

    Args:
        host: knows the kinds of document.
        file: the case file; one that was sent is complete, one that came in may have gaps.
        event: what happened; the hash of the file is added here.
        documents: the files that were sent.
        folder: the output folder with the documents that were sent, in the place of ``documents``.
        today: the day on which it is written down.

    Raises:
        InputError: the file is no case file of a matter between States, or the event cannot have
            happened so; says what to do instead.
        OutputError: the record cannot be written.
    """
    if fault := _fault_of_link(file):
        raise InputError(fault)
    case = reading(load(file), file, host.for_case().document_types())
    if case.unreadable or (event.kind == "sent" and case.case is None):
        raise DraftError(case.unreadable or case.faults)
    if (lone := lone_record(file, case.sha256)) is not None:
        raise InputError(fault_of_lone(file, lone))
    faults = list(_faults_of_event(case, event, host, today or dt.date.today()))
    documents = tuple(documents)
    names = [f"{one.name}_" for one in documents]  # read as an address is
    if faults := [*faults, *_faults_of_words(case, event, host, names)]:
        raise InputError(faults)
    if faults := [_no_document(one) for one in documents if _is_input(one, file)]:
        raise InputError(faults)
    made: tuple[SentDocument, ...] = ()
    if event.kind == "sent":
        made = documents_named(documents)
        if folder is not None:
            made += documents_built(folder, file.name, file.stem, case.sha256)
    event = replace(event, sha256=case.sha256, documents=made)

    def allow(record: CaseRecord) -> None:
        if fault := _out_of_order(case, record, event):
            raise InputError(fault)

    done = append_event(file, event, allow=allow)
    for home in {*([folder] if folder else []), *(path.parent for path in documents)}:
        list_sent(home, made)
    return done


def _faults_of_event(
    case: Reading, event: CaseEvent, host: Host, today: dt.date
) -> Iterable[Fault]:
    """What is wrong with an event whatever happened before."""
    file, name = str(case.path), str(case.tree.data["kind"])
    kind, model = host.document_types()[name], case.model
    if not kind.private or model is None or "requesting" not in model.model_fields:
        message = f"This is a {name}. Only a request or a letter about one has a record."
        yield Fault(file, 0, 0, "kind", message, "Name the case file of a request or letter.")
    if event.on > today:
        message = f"{event.on} is after today, {today}. Only what has happened is recorded."
        yield Fault("--on", 0, 0, "", message, "Record it on that day, or correct the date.")
    if event.at is not None and event.at.date() != event.on:
        message = f"{event.at.date()} is not the day of --on, {event.on}."
        yield Fault("--at", 0, 0, "", message, "Leave out --on, or correct one of them.")
    dated = as_day(case.tree.data.get("date"))
    if dated is not None and event.on < dated:
        message = f"{event.on} is before the date of {case.path.name}, {dated}."
        yield Fault("--on", 0, 0, "", message, "Correct the date of the event.")
    if event.kind == "preserved":
        yield from _faults_of_keeping(name, event)
    if event.kind == "answered" and name == "preservation":
        message = "The answer to a preservation tells whether the data are kept, and until when."
        cure = (
            f"If they are kept, record that: comity preserved {case.path.name} --until DAY. "
            f"If that was refused: comity closed {case.path.name} --note TEXT."
        )
        yield Fault("answered", 0, 0, "", message, cure)
    if event.kind == "granted" and name != "request":
        message = f"Only a request is granted. This is a {name}."
        yield Fault("granted", 0, 0, "", message, "Name the request.")
    if event.kind == "notified" and name not in ASKS:
        message = f"An authority is notified of an order or a measure. This is a {name}."
        yield Fault("notified", 0, 0, "", message, "Name the case file of the order or request.")
    if event.kind == "returned" and event.until is not None and event.until < event.on:
        message = f"{event.until} is before {event.on}, the day on which the file was returned."
        yield Fault("--until", 0, 0, "", message, "Correct one of the two dates.")


def _faults_of_words(
    case: Reading, event: CaseEvent, host: Host, names: Iterable[str]
) -> Iterable[Fault]:
    """Whom the matter protects and the words of an event tell: the register shows these words."""
    people, held = protected_by(case, host.for_case()), withheld_by(case, host.for_case())
    words = [("--note", event.note), ("--by", event.by), ("--reference", event.reference)]
    for option, text in (*words, *(("--document", name) for name in names)):
        told = find_all([one.identity for one in people], text) if people and text else ()
        for label in dict.fromkeys(person.label for person, _ in told):
            message = f"This reveals who {label} is, who is protected. The register shows it."
            cure = "Leave the person out, or call them what the documents call them."
            yield Fault(option, 0, 0, "", message, cure)
        for one in held if text else ():
            if one.is_told_by(text):
                message = f"This repeats the withheld text of {one.id}. The register shows it."
                cure = "Write it in words of your own that reveal nothing of the fact."
                yield Fault(option, 0, 0, "", message, cure)


def _is_input(document: Path, file: Path) -> bool:
    """Whether what is named as a document is the case file itself, or a record."""
    return is_record(document.name) or (document.exists() and document.samefile(file))


def _no_document(path: Path) -> Fault:
    message = "This is a case file or a record, and no document that was made from one."
    return Fault(str(path), 0, 0, "", message, "Name the document that went out.")


def _fault_of_link(file: Path) -> Fault | None:
    """A record beside a link would not keep the file that the link leads to."""
    if not file.is_symlink():
        return None
    message = "This is a link. The record of a case lies beside the case file itself."
    cure = f"Name the file itself: {file.resolve()}."
    return Fault(str(file), 0, 0, "", message, cure)


def _faults_of_keeping(kind: str, event: CaseEvent) -> Iterable[Fault]:
    if kind not in KEPT_DATA:
        message = f"A {kind} does not ask for data to be preserved."
        yield Fault("preserved", 0, 0, "", message, "Name the request that does.")
    if event.until is not None and event.until < event.on:
        message = f"{event.until} is before {event.on}, the day on which the data were preserved."
        yield Fault("--until", 0, 0, "", message, "Correct one of the two dates.")


def _out_of_order(case: Reading, record: CaseRecord, event: CaseEvent) -> Fault | None:
    """What is wrong with an event after those that are recorded."""
    name, beside = case.path.name, record_path(case.path)
    start = record.first("sent") or record.first("received")
    closed, sent = record.first("closed"), record.last("sent")
    if any(_bare(one) == _bare(event) for one in record.events):
        cure = "Nothing needs to be done. If it happened twice, say how they differ in --note."
        return Fault(str(beside), 0, 0, "", "This is already recorded.", cure)
    if closed is not None:
        message = f"The matter was closed on {closed.on}."
        cure = f"If it is open again, delete the event `closed` in {beside.name}."
        return Fault(str(beside), 0, 0, "", message, cure)
    if event.kind in NEEDS_SENDING and start is None:
        message = f"{name} is not recorded as sent or received, so it cannot be {event.kind} yet."
        cure = (
            f"First record how it went out: comity sent {name} --on DATE --by WAY. "
            f"If it came in: comity received {name} --on DATE."
        )
        return Fault(str(beside), 0, 0, "", message, cure)
    if start is not None and event.on < start.on:
        message = f"{event.on} is before {start.on}, when {name} was {start.kind}."
        cure = f"Correct the date, or the one in {beside.name}."
        return Fault("--on", 0, 0, "", message, cure)
    if event.kind == "sent" and sent is not None and sent.sha256 not in ("", case.sha256):
        message = f"{name} was sent on {sent.on}, and was changed since."
        cure = (
            "Restore the version that was sent, and send the new one as a case file of its own: "
            f"comity follow-up {name}."
        )
        return Fault(str(case.path), 0, 0, "", message, cure)
    told = event.note or event.by not in ("", sent.by if sent else "")
    if event.kind == "sent" and sent is not None and not told:
        message = f"{name} is already recorded as sent, on {sent.on}."
        cure = (
            "If it went out a second time, say how or why: --by WAY or --note TEXT. "
            f"If the day is wrong, correct it in {beside.name}."
        )
        return Fault(str(beside), 0, 0, "", message, cure)
    return None


def _bare(event: CaseEvent) -> CaseEvent:
    return replace(event, sha256="", documents=())
