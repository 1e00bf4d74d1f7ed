"""A request that extends a preservation: the last one again, with what has changed since.

It counts from the end of the preservation that it extends. Where that is past there is nothing to
extend, and a new preservation is asked for. What the last one gave as its reasons is
left open, since it may no longer be true, and is told in a remark.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from comity.host import Host
from comity.law.counting import later
from comity.law.particular_forms import as_day
from comity.model.case_record import CaseRecord, EventKind
from comity.model.errors import Fault, InputError
from comity.model.law_records import Instrument
from comity.steps.resolve import Resolved, resolve
from comity.tasks.register.case_entries import Entry

__all__ = ["certificate_of", "reasons_said", "refuse_certified", "renewal_of"]

NUMBERED: tuple[EventKind, ...] = ("acknowledged", "returned", "answered", "received")
"""The events with which the other side may have given its number, beside the confirmation."""
OPEN = ("hold_until", "request_by", "renews")


def renewal_of(
    tree: Mapping[str, Any],
    old: Entry,
    ends: dt.date | None,
    request: Entry | None,
    on: dt.date,
    host: Host,
) -> dict[str, Any]:
    """The tree of a request that extends the preservation of ``old``.

    Args:
        tree: the case file of that preservation as its author wrote it.
        old: the same, with its record.
        ends: the day on which it ends, if that is known.
        request: the request for the data, if there is one in the folder.
        on: the date of the letter.
        host: knows the authorities that the law names.
    """
    record = old.record or CaseRecord(old.path)
    sent, kept = record.last("sent"), record.last("preserved")
    row = {"kind": "preservation", "reference": old.key, "date": tree["date"]}
    if ends is not None and kept is not None:  # an end that nobody confirmed is none
        row["expires"] = ends.isoformat()
    events = (kept, *(record.last(kind) for kind in NUMBERED))
    if number := next((one.reference for one in events if one is not None and one.reference), ""):
        row["their_reference"] = number
    if sent is not None and sent.by:
        row["channel"] = sent.by
    made = {name: value for name, value in tree.items() if name not in OPEN}
    ended = ends is not None and ends < on
    made |= {"schema": 1, "date": on.isoformat(), "reference": ""}
    made |= {} if ended else {"renews": old.key}
    if number:
        made["their_reference"] = number
    rows = [one for one in tree.get("earlier") or () if not _is_of(one, request)]
    made["earlier"] = [*rows, row, *([_row_of(request, host)] if request else [])]
    made |= {} if ended and "hold_for" in tree else _longer(tree, ends)
    if not _is_sent(request) and "request_by" in tree:
        made["request_by"] = ""
    made["measures"] = [_without(one, "necessity") for one in made["measures"]]
    if isinstance(urgency := tree.get("urgency"), Mapping):
        open_ = ["reason"] if "reason" in urgency else []
        day = as_day(urgency.get("deadline"))
        open_ += ["deadline"] if day is not None and day < on else []
        made["urgency"] = _without(urgency, *open_)
    return made


def reasons_said(tree: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The reasons that the last request gave: field path and text."""
    found = [
        (f"measures[{number}].necessity", str(one["necessity"]))
        for number, one in enumerate(tree.get("measures") or ())
        if one.get("necessity")
    ]
    urgency = tree.get("urgency")
    if isinstance(urgency, Mapping) and urgency.get("reason"):
        found.append(("urgency.reason", str(urgency["reason"])))
    return found


def refuse_certified(old: Entry, host: Host) -> None:
    """Refuse a letter where the preservation was ordered by a certificate: it has forms of its own.

    Raises:
        InputError: it was; says what to do instead.
    """
    if old.case is None or getattr(old.draft, "form", "") != "provider":
        return
    resolved = resolve(old.case, host.for_case())
    if certificate_of(resolved) is None:
        return
    message = "This preservation was ordered by a certificate, which no letter extends."
    cure = (
        "Extend it on the form that its instrument prescribes. If the request for the data has "
        "been issued, confirm that to the provider instead: then it keeps the data."
    )
    raise InputError(Fault(str(old.path), 0, 0, "", message, cure))


def certificate_of(resolved: Resolved) -> Instrument | None:
    """The instrument in force, named by the author, by whose certificate a provider is ordered."""
    named = set(resolved.draft.instruments_named())
    found = (one.instrument for one in resolved.relied_on() if one.status == "in-force")
    return next((one for one in found if one.id in named and one.direct and one.own_form), None)


def _longer(tree: Mapping[str, Any], ends: dt.date | None) -> dict[str, Any]:
    """By how long, and until when, counted from the end of the preservation."""
    length = tree.get("hold_for")
    if not isinstance(length, Mapping):
        return {"hold_until": ""}
    made: dict[str, Any] = {"hold_for": dict(length)}
    if isinstance(times := length.get("times"), int | str) and str(times).isdigit():
        made["hold_for"]["times"] = max(int(times) - 1, 0)
    quantity, unit = str(length.get("quantity", "")), str(length.get("unit", ""))
    if ends is None or not quantity.isdigit() or unit == "hours" or length.get("business"):
        return made
    if (day := later(ends, int(quantity), unit)) is not None:
        made["hold_until"] = day.isoformat()
    return made


def _row_of(request: Entry, host: Host) -> dict[str, Any]:
    """The request for the data, with the authority that has it once it was sent."""
    row: dict[str, Any] = {"kind": "request", "reference": request.key, "date": request.date}
    if not _is_sent(request):
        return row
    record = request.record or CaseRecord(request.path)
    events = (record.last("acknowledged"), record.last("answered"), record.last("returned"))
    number = next((one.reference for one in events if one is not None and one.reference), "")
    row["authority"] = _asked(request, host)
    if number:
        row["their_reference"] = number
    return row


def _asked(request: Entry, host: Host) -> str:
    """The authority that a request went to, as its file or the law names it; else a gap."""
    if request.case is None:
        return ""
    side = getattr(resolve(request.case, host.for_case()).draft, "requested", None)
    for name in ("executing_authority", "central_authority"):
        if (authority := getattr(side, name, None)) is not None:
            return str(authority.name)
    return ""


def _is_sent(request: Entry | None) -> bool:
    record = request.record if request else None
    return record is not None and record.first("sent") is not None


def _is_of(row: Mapping[str, Any], request: Entry | None) -> bool:
    """Whether a row of the last letter is about the same request, which is told anew."""
    return (
        request is not None
        and row.get("kind") == "request"
        and str(row.get("reference", "")) == request.key
    )


def _without(item: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {**item, **{name: "" for name in names if name in item}}
