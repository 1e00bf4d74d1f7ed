"""The register for programs: as JSON types, and as a table of CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.steps.findings import faults_data
from comity.tasks.register.matters import Line, Register

__all__ = ["COLUMNS", "as_cell", "register_csv", "register_data"]

COLUMNS = (
    *("reference", "kind", "about", "subject", "from", "to", "date", "sent", "status", "late"),
    *("next", "due", "for", "says", "also", "file", "fault"),
)
"""The head of the table."""
LARGEST_CELL = 32_000
"""Letters of a cell; Excel takes 32,767."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def register_data(register: Register) -> dict[str, Any]:
    """The register as JSON types; nothing of it depends on where the folder lies."""
    return {
        "schema": 1,
        "on": register.on.isoformat(),
        "matters": [
            {**_row(matter.head, register), "papers": [_row(p, register) for p in matter.papers]}
            for matter in register.matters
        ],
        "unreadable": [
            *(
                {"file": _name(register, one.path), "faults": faults_data(one.faults)}
                for one in register.unreadable
            ),
            *(
                {"file": _name(register, Path(fault.file)), "faults": faults_data([fault])}
                for fault in register.faults
            ),
        ],
    }


def register_csv(register: Register) -> str:
    """The register as CSV, a row for each file, those that cannot be read too.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in _rows(register):
        writer.writerow({name: as_cell(value) for name, value in row.items()})
    return out.getvalue()


def _rows(register: Register) -> Iterator[dict[str, Any]]:
    for matter in register.matters:
        head = matter.head.entry.reference
        for line in matter.lines:
            row = _row(line, register)
            events, faults = row.pop("events"), row.pop("record_faults", [])
            del events, row["changed_since_sent"], row["gaps"], row["outcome"]
            row["about"] = "" if line is matter.head else register.hidden(head)
            row["late"] = "yes" if row["late"] else ""
            row["also"] = " ".join(one["says"] for one in row["also"])
            changed = [f"{one} was changed after it was sent." for one in row.pop("altered")]
            gone = [f"{one} was sent and is no longer in its folder." for one in row.pop("gone")]
            row["fault"] = " ".join([*(one["message"] for one in faults), *changed, *gone])
            yield row
    for one in register.unreadable:
        said = " ".join(fault.message for fault in one.faults)
        yield {"file": _name(register, one.path), "fault": register.hidden(said)}
    for fault in register.faults:
        yield {"file": _name(register, Path(fault.file)), "fault": fault.message}


def _row(line: Line, register: Register) -> dict[str, Any]:
    entry, due = line.entry, line.due
    sent = entry.record.first("sent") if entry.record else None
    sides = {"requesting": entry.requesting, "requested": entry.requested}
    events = entry.record.events if entry.record else ()
    row: dict[str, Any] = {
        "file": entry.name,
        "reference": entry.reference,
        "kind": entry.kind,
        "subject": entry.subject,
        "from": entry.sides[0],
        "to": entry.sides[1],
        "date": entry.date,
        "sent": sent.on.isoformat() if sent else "",
        "status": line.status,
        "outcome": line.outcome,
        "gaps": entry.gaps,
        "changed_since_sent": entry.changed,
        "late": line.late,
        "next": due.act if due else "",
        "due": due.day.isoformat() if due and due.day else "",
        "for": sides[due.who] if due else "",
        "says": due.says.text if due else "",
        "also": [
            {
                "next": one.act,
                "due": one.day.isoformat() if one.day else "",
                "for": sides[one.who],
                "late": one.late,
                "says": register.hidden(one.says.text),
            }
            for one in line.dues[1:]
        ],
        "altered": [register.hidden(path.name) for path in entry.altered],
        "gone": [register.hidden(path.name) for path in entry.gone],
        "events": [{"kind": one.kind, "on": one.on.isoformat()} for one in events],
    }
    row = {key: register.hidden(v) if isinstance(v, str) else v for key, v in row.items()}
    if entry.record_faults:
        row["record_faults"] = faults_data(entry.record_faults)
    return row


def _name(register: Register, path: Path) -> str:
    return register.hidden(path.relative_to(register.folder).as_posix())


def as_cell(value: Any) -> str:
    """A value as a cell of a table: with an apostrophe where a spreadsheet would reckon it.

    A text that no spreadsheet takes whole ends with an ellipsis; the file itself has all of it.
    """
    text = str(value)
    if len(text) > LARGEST_CELL:
        text = f"{text[:LARGEST_CELL]}…"
    reckoned = text.lstrip(" ").startswith(_FORMULA) or text.startswith(_FORMULA)
    return f"'{text}" if reckoned else text
