"""A catalogue as a translator has written it, with all that is in the file, used or not."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import denormalize, read_po

from comity.model.errors import Fault, InputError
from comity.text.catalogue_writer import HEADING
from comity.text.catalogues import HEADER, english_of, read_catalogue

__all__ = ["Written", "WrittenEntry", "read_written"]

TITLE = HEADING.removeprefix("# ")
TWICE = "has the id "


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """One entry: its text (empty while it is open), its line, and the English that it is from.

    ``notes`` are the translator's own comments; ``odd`` is an entry with plural forms of gettext,
    which Comity does not read.
    """

    id: str
    text: str
    line: int
    fuzzy: bool = False
    english: str = ""
    notes: tuple[str, ...] = ()
    odd: bool = False

    @property
    def used(self) -> str:
        """The text that documents use; a fuzzy one is not used."""
        return "" if self.fuzzy else self.text


@dataclass(frozen=True, slots=True)
class Written:
    """A catalogue file: its header, its entries, and those kept as comments at its end.

    ``twice`` are the lines of ids that occur again, each with the line of the first.
    """

    file: Path
    headers: Mapping[str, str]
    entries: Mapping[str, WrittenEntry]
    unused: Mapping[str, WrittenEntry]
    twice: tuple[tuple[str, int, int], ...] = ()

    @property
    def tag(self) -> str:
        """The language that the header names, or empty."""
        return self.headers.get("language", "").replace("_", "-")


def read_written(file: Path) -> Written:
    """Read a catalogue with its faults.

    Raises:
        InputError: the file cannot be read, is not UTF-8, or is not a .po file.
    """
    text = _text(file)
    catalogue = read_po(io.StringIO(text), abort_invalid=True)
    headers = {name.lower(): value for name, value in HEADER.findall(text.partition("\n\n")[0])}
    entries = [_entry(message) for message in catalogue if message.id]
    unused = [_entry(message) for message in catalogue.obsolete.values()]
    return Written(
        file,
        headers,
        {entry.id: entry for entry in entries},
        {entry.id: entry for entry in unused},
        tuple(_twice(text)),
    )


def _text(file: Path) -> str:
    """The text of a file that is a .po file; what else is wrong with it is found later."""
    try:
        read_catalogue(file)
    except InputError as error:
        unusable = [fault for fault in error.faults if not _readable(fault)]
        if unusable:
            raise InputError(unusable) from error
    return file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


def _readable(fault: Fault) -> bool:
    """Whether a fault is one that leaves the rest of the file readable."""
    return fault.field == "Language" or fault.message.startswith(TWICE)


def _entry(message: object) -> WrittenEntry:
    id, text = getattr(message, "id", ""), getattr(message, "string", "")
    odd = isinstance(id, (tuple, list))
    comments = getattr(message, "user_comments", [])
    return WrittenEntry(
        str(id[0] if odd else id),
        str(text[0] if isinstance(text, (tuple, list)) else text),
        getattr(message, "lineno", 0) or 0,
        bool(getattr(message, "fuzzy", False)),
        english_of(getattr(message, "auto_comments", [])),
        tuple(line for line in comments if line.strip() and not line.startswith(TITLE)),
        odd,
    )


def _twice(text: str) -> Iterator[tuple[str, int, int]]:
    """Ids that occur again; a reader of .po files keeps one of the two without a word."""
    first: dict[str, int] = {}
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.startswith("msgid "):
            continue
        quoted, at = [line.removeprefix("msgid ").strip()], number
        while at < len(lines) and lines[at].startswith('"'):
            quoted.append(lines[at].strip())
            at += 1
        id = str(denormalize("\n".join(quoted)))
        if id in first:
            yield id, number, first[id]
        first.setdefault(id, number)
