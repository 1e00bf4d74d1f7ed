"""The text of a record: TOML that a person can read, and add to by hand.

    schema = 1

    [[event]]
    kind = "sent"
    on = 2026-10-05
    by = "courier"
    sha256 = "…"
    documents = [
      { name = "bec.docx", sha256 = "…" },
    ]

It is read strictly, all faults at once. It is written one event at a time, at its end.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from comity.model.case_record import EVENTS, CaseEvent, CaseRecord, EventKind, SentDocument
from comity.model.errors import Fault, InputError
from comity.model.nearest import names_near

__all__ = ["HEAD", "event_text", "parse_record"]

HEAD = "schema = 1\n"
"""The first line of a record."""

_DAY = "a day such as 2026-10-05, without quotation marks"
_TEXT = "a text in quotation marks"
_MOMENT = "a moment with its zone, such as 2026-10-05T14:30:00+02:00, without quotation marks"
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_DIGEST = "the SHA-256 of a file, 64 hexadecimal digits in quotation marks"
# what a terminal or an editor would show as something else; as of a case file
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_HEADER = re.compile(r"\s*\[\[\s*(?:event|\"event\"|'event')\s*\]\]")
_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*=")


def _is_day(value: Any) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _is_moment(value: Any) -> bool:
    return isinstance(value, dt.datetime) and value.tzinfo is not None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


_FIELDS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "kind": (lambda value: value in EVENTS, "one of " + ", ".join(EVENTS)),
    "on": (_is_day, _DAY),
    "at": (_is_moment, _MOMENT),
    "by": (_is_text, _TEXT),
    "reference": (_is_text, _TEXT),
    "until": (_is_day, _DAY),
    "note": (_is_text, _TEXT),
    "sha256": (_is_digest, _DIGEST),
    "in_part": (lambda value: isinstance(value, bool), "true or false"),
    "documents": (lambda value: isinstance(value, list), "a list of { name, sha256 }"),
}
_DOCUMENT: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "name": (_is_text, _TEXT),
    "sha256": (_is_digest, _DIGEST),
}


def event_text(event: CaseEvent) -> str:
    """One event as it is added to a record, with an empty line before it.

    ``tomllib`` reads from it exactly what was given.
    """
    lines = ["", "[[event]]", f"kind = {_quoted(event.kind)}", f"on = {event.on.isoformat()}"]
    if event.at is not None:
        lines.append(f"at = {event.at.isoformat()}")
    for name in ("by", "reference"):
        if value := getattr(event, name):
            lines.append(f"{name} = {_quoted(value)}")
    if event.until is not None:
        lines.append(f"until = {event.until.isoformat()}")
    if event.in_part:
        lines.append("in_part = true")
    for name in ("note", "sha256"):
        if value := getattr(event, name):
            lines.append(f"{name} = {_quoted(value)}")
    if event.documents:
        lines.append("documents = [")
        for made in event.documents:
            row = f"name = {_quoted(made.name)}, sha256 = {_quoted(made.sha256)}"
            lines.append(f"  {{ {row} }},")
        lines.append("]")
    return "\n".join(lines) + "\n"


def parse_record(data: bytes, path: Path) -> CaseRecord:
    """A record from its bytes; ``path`` is the name it has.

    Raises:
        InputError: every fault, with file, line, field, cause and cure.
    """
    file = str(path)
    text = _decoded(data, file)
    table = _loaded(text, file)
    faults = list(_Faults(file, text).of(table))
    if faults:
        raise InputError(faults)
    return CaseRecord(path, tuple(_event(row) for row in table.get("event", ())))


def _event(row: Mapping[str, Any]) -> CaseEvent:
    documents = tuple(SentDocument(**made) for made in row.get("documents", ()))
    plain = {name: value for name, value in row.items() if name not in ("documents", "kind")}
    return CaseEvent(cast("EventKind", row["kind"]), documents=documents, **plain)


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        cure = "Save the file as UTF-8."
        raise InputError(Fault(file, line, 1, "", "The text is not UTF-8.", cure)) from error


def _loaded(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = map(int, place.groups()) if place else (text.count("\n") + 1, 1)
        what = _ODD.sub("\N{REPLACEMENT CHARACTER}", str(error).split(" (at ")[0])
        cure = "Correct this line. Do not delete the events of the record."
        fault = Fault(file, line, column, "", f"This is not valid TOML: {what}.", cure)
        raise InputError(fault) from error
    except (RecursionError, ValueError) as error:
        cure = "Write one `[[event]]` block below the other."
        raise InputError(Fault(file, 0, 0, "", "This cannot be read as TOML.", cure)) from error


class _Faults:
    """The faults of a table that was read from a text."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = _lines(text)

    def of(self, table: Mapping[str, Any]) -> Iterator[Fault]:
        """Every one, in no particular order."""
        if table.get("schema") != 1 or isinstance(table.get("schema"), bool):
            yield self.fault(
                "schema", "This must be 1.", "Write `schema = 1` in the first line.", (0, "schema")
            )
        for name in table:
            if name not in ("schema", "event"):
                where = (0, name)
                yield self.fault(name, "There is no such field.", _meant(name, ("event",)), where)
        events = table.get("event", [])
        if not isinstance(events, list) or not all(isinstance(row, dict) for row in events):
            cure = "Write `[[event]]` above each event."
            yield self.fault("event", "This must be a list of tables.", cure, (0, "event"))
            return
        for number, row in enumerate(events):
            yield from self.of_event(number, row)

    def of_event(self, number: int, row: Mapping[str, Any]) -> Iterator[Fault]:
        """The faults of one event, the first being number 0."""
        path, at = f"event[{number}]", number + 1
        for name in ("kind", "on"):
            if name not in row:
                cure = 'Write kind = "sent".' if name == "kind" else "Write on = 2026-10-05."
                yield self.fault(f"{path}.{name}", "This is missing.", cure, (at, ""))
        for name, value in row.items():
            yield from self.of_field(f"{path}.{name}", name, value, _FIELDS, (at, name))
        documents = row.get("documents", [])
        for index, made in enumerate(documents if isinstance(documents, list) else ()):
            below, where = f"{path}.documents[{index}]", (at, "documents")
            if not isinstance(made, dict) or not {*_DOCUMENT} <= {*made}:
                cure = 'Write { name = "bec.docx", sha256 = "..." }.'
                yield self.fault(below, "This must have a name and a sha256.", cure, where)
                continue
            for name, value in made.items():
                yield from self.of_field(f"{below}.{name}", name, value, _DOCUMENT, where)

    def of_field(
        self,
        path: str,
        name: str,
        value: Any,
        known: Mapping[str, tuple[Callable[[Any], bool], str]],
        where: tuple[int, str],
    ) -> Iterator[Fault]:
        """The faults of one value."""
        if name not in known:
            yield self.fault(path, "There is no such field.", _meant(name, known), where)
            return
        fits, wanted = known[name]
        if not fits(value):
            yield self.fault(path, f"This must be {wanted}.", f"Write {wanted}.", where)
        elif isinstance(value, str) and (found := _ODD.search(value)):
            message = f"The character U+{ord(found.group()):04X} is not allowed."
            yield self.fault(path, message, "Remove it.", where)

    def fault(self, field: str, message: str, cure: str, where: tuple[int, str]) -> Fault:
        """A fault, at the line of its field, or else of its event."""
        line = self.lines.get(where) or self.lines.get((where[0], "")) or 1
        shown = _ODD.sub("\N{REPLACEMENT CHARACTER}", field)
        return Fault(self.file, line, 1, shown, message, cure)


def _lines(text: str) -> dict[tuple[int, str], int]:
    """The line of each event and each of its fields; the key is its number (from 1) and field."""
    found: dict[tuple[int, str], int] = {}
    event = 0
    for line, row in enumerate(text.split("\n"), 1):
        if _HEADER.match(row):
            event += 1
            found[event, ""] = line
        elif key := _KEY.match(row):
            found.setdefault((event, key.group(1)), line)
    return found


def _meant(name: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    near = names_near(name, known)
    return f"Did you mean `{near[0]}`?" if near else f"Known: {', '.join(known)}."


def _quoted(text: str) -> str:
    """A text as a basic string of TOML, on one line."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    code = ord(letter)
    if letter == "\n":
        return "\\n"
    if letter == "\t":
        return "\\t"
    if code < 0x20 or 0x7F <= code <= 0x9F or code in (0x2028, 0x2029, 0xFEFF):
        return f"\\u{code:04X}"
    return letter
