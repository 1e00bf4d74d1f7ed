"""One line of the register: a case file with its record, without a name that is protected."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.law.particular_forms import as_day
from comity.model.case_record import CaseRecord
from comity.model.drafts.base import Draft
from comity.model.errors import Fault, InputError
from comity.model.records import DocumentType
from comity.steps.chains.spoken import Listed, listed_in
from comity.steps.protect import Shield, with_plain_ids
from comity.steps.read import CaseFile, Reading, reading
from comity.steps.read.case_file import load
from comity.steps.read.document_json import looks_like_one
from comity.steps.read.record_file import read_record
from comity.steps.read.redacted_faults import hider
from comity.steps.write.sent_now import changed_documents, gone_documents

__all__ = ["Entry", "Unreadable", "read_entry"]

_BEGINS = re.compile(r"^[\"']?(?:kind|schema)[\"']?\s*:", re.MULTILINE)
_IN_JSON = re.compile(r'"kind"\s*:\s*"')


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that may well be a case, and cannot be read: what is wrong with it."""

    path: Path
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A case file as the register has it.

    ``reference``, ``subject`` and ``name`` may be printed. ``case`` is None for a draft with gaps,
    of which there are ``gaps``; ``wrong`` counts those of them that are no missing field. ``about``
    is the reference of the request that a paper is about, ``key`` its own reference, ``listed`` the
    preservations that it names, ``preserved`` their references, and ``renews`` that of the one
    which it says that it extends: all as they stand, to be compared and never printed.
    ``record`` holds what had happened by the day of the register, ``record_faults`` what is wrong
    with it. ``sha256`` is the hash of the file; ``altered`` are documents that were changed since
    they were sent, ``gone`` those that their folder has no more. ``wanted`` is the day that a draft
    with gaps names for an answer. ``lone`` is a record of this very
    content that stands under another name. ``hide`` takes what is protected
    out of a text; it is None where nothing is.
    """

    path: Path
    name: str
    kind: str
    title: str
    reference: str
    key: str = field(default="", repr=False)
    about: str = field(default="", repr=False)
    listed: tuple[Listed, ...] = field(default=(), repr=False)
    renews: str = field(default="", repr=False)
    date: str = ""
    subject: str = ""
    requesting: str = ""
    requested: str = ""
    sender: str = ""
    record: CaseRecord | None = None
    record_faults: tuple[Fault, ...] = ()
    case: CaseFile | None = field(default=None, repr=False)
    gaps: int = 0
    wrong: int = 0
    changed: bool = False
    sha256: str = field(default="", repr=False)
    altered: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()
    lone: Path | None = None
    wanted: dt.date | None = None
    hide: Callable[[str], str] | None = field(default=None, repr=False, compare=False)

    @property
    def sides(self) -> tuple[str, str]:
        """The State that writes the paper and the one that it is written to, by their codes."""
        sides = (self.requesting, self.requested)
        return sides[::-1] if self.sender == "requested" else sides

    @property
    def draft(self) -> Draft | None:
        """The draft, if it is complete."""
        return self.case.draft if self.case else None

    @property
    def preserved(self) -> frozenset[str]:
        """The references of the preservations that it names."""
        return frozenset(one.reference for one in self.listed if one.reference)


def read_entry(path: Path, folder: Path, host: Host, on: dt.date) -> Entry | Unreadable | None:
    """A file of the folder; None for one that is no case of a matter between States.

    Args:
        path: the file.
        folder: the folder of the register, from which its name is told.
        host: knows the kinds of document.
        on: the day of the register; what happened later is left out.
    """
    types = host.document_types()
    try:
        content = load(path)
        text = content.decode("utf-8", "replace")
        if not _may_be_case(text, as_json=path.suffix.lower() == ".json"):
            return None
        found = reading(content, path, types)
    except InputError as error:
        return Unreadable(path, error.faults)
    kind = types.get(str(found.tree.data.get("kind", "")))
    if kind is not None and not _is_of_a_matter(kind, found):
        return None
    if kind is None or found.unreadable or not found.tree.whole:
        return Unreadable(path, found.unreadable or found.faults)
    record: CaseRecord | None = None
    faults: tuple[Fault, ...] = ()
    try:
        read = read_record(path, latest=max(on, dt.date.today()))
        record = read.as_of(on) if read is not None else None
    except InputError as error:
        faults = error.faults
    name = path.relative_to(folder).as_posix()
    if found.case is None:
        return _unfinished(found, kind, name, record, faults)
    return _finished(found.case, kind, name, record, faults)


def _may_be_case(text: str, *, as_json: bool) -> bool:
    """Whether a text has the fields with which a case file begins.

    What a build wrote as JSON has them too, and is none; nor is a JSON Schema.
    """
    if not as_json:
        return _BEGINS.search(text) is not None
    if looks_like_one(text):
        return False
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return _IN_JSON.search(text) is not None
    return isinstance(whole, dict) and {"kind", "schema"} <= whole.keys()


def _is_of_a_matter(kind: DocumentType, found: Reading) -> bool:
    return kind.private and found.model is not None and "requesting" in found.model.model_fields


def _finished(
    case: CaseFile,
    kind: DocumentType,
    name: str,
    record: CaseRecord | None,
    faults: tuple[Fault, ...],
) -> Entry:
    shield = Shield(case.draft.data())
    draft, roles = case.draft, case.draft.roles()
    sent = record.last("sent") if record else None
    return Entry(
        path=case.path,
        name=shield.said(name),
        kind=kind.kind,
        title=kind.title,
        reference=shield.said(_text(draft, "reference")),
        key=_text(draft, "reference"),
        about=_about(draft),
        listed=tuple(listed_in(draft.data())),
        renews=_text(draft, "renews"),
        date=draft.date.isoformat(),
        subject=shield.said(_text(draft, "subject")),
        requesting=roles.get("requesting", ""),
        requested=roles.get("requested", ""),
        sender=type(draft).sender(),
        record=record,
        record_faults=faults,
        case=with_plain_ids(shield.case(case)),
        changed=sent is not None and sent.sha256 not in ("", case.sha256),
        sha256=case.sha256,
        altered=changed_documents(record) if record else (),
        gone=gone_documents(record) if record else (),
        hide=shield.said if shield else None,
    )


def _unfinished(
    found: Reading,
    kind: DocumentType,
    name: str,
    record: CaseRecord | None,
    faults: tuple[Fault, ...],
) -> Entry:
    """A draft with gaps, by what can be read of it."""
    data, gaps = found.tree.data, found.gaps
    hide = hider(found.tree, found.text, ("persons",))  # each of them, whatever can be read
    concerning = data.get("concerning")
    about = concerning.get("reference") if isinstance(concerning, Mapping) else None
    sent = record.last("sent") if record else None
    return Entry(
        path=found.path,
        name=hide(name),
        kind=kind.kind,
        title=kind.title,
        reference=hide(_plain(data.get("reference"))),
        key=_plain(data.get("reference")),
        about=_plain(about or data.get("supplements") or data.get("replaces")) or _asks(data),
        listed=tuple(listed_in(data)),
        renews=_plain(data.get("renews")),
        date=_plain(data.get("date")),
        subject=hide(_plain(data.get("subject"))),
        requesting=_state(data, "requesting"),
        requested=_state(data, "requested"),
        sender=found.model.sender() if found.model else "",
        record=record,
        record_faults=faults,
        gaps=len(gaps) or len(found.faults),
        wrong=sum(gap.kind != "missing" for gap in gaps) if gaps else len(found.faults),
        changed=sent is not None and sent.sha256 not in ("", found.sha256),
        sha256=found.sha256,
        altered=changed_documents(record) if record else (),
        gone=gone_documents(record) if record else (),
        wanted=_wanted(data),
        hide=hide,
    )


def _about(draft: Draft) -> str:
    """The reference of the request that a letter, or a later request, is about."""
    concerning = getattr(draft, "concerning", None)
    if concerning is not None:
        return str(concerning.reference)
    later = _text(draft, "supplements") or _text(draft, "replaces")
    if not later and draft.kind == "preservation":
        earlier = (one for one in getattr(draft, "earlier", ()) if one.kind == "request")
        later = next((one.reference for one in earlier if one.reference), "")
    return later


def _asks(data: Mapping[str, Any]) -> str:
    """The reference of the request that an unfinished preservation is about."""
    rows = data.get("earlier")
    if data.get("kind") != "preservation" or not isinstance(rows, list):
        return ""
    found = (one for one in rows if isinstance(one, Mapping) and one.get("kind") == "request")
    return next((text for one in found if (text := _plain(one.get("reference")))), "")


def _wanted(data: Mapping[str, Any]) -> dt.date | None:
    """The day by which an unfinished file asks for an answer, if that can be read."""
    urgency = data.get("urgency")
    return as_day(urgency.get("deadline")) if isinstance(urgency, Mapping) else None


def _text(draft: Draft, name: str) -> str:
    return str(getattr(draft, name, None) or "")


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _state(data: Mapping[str, Any], side: str) -> str:
    found = data.get(side)
    return _plain(found.get("state")) if isinstance(found, Mapping) else ""
