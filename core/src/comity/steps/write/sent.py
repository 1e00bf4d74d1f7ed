"""What was sent stays: no case file and no document that left the office is replaced or moved.

Which files these are is told by three things: the record beside a case file (of the case that is
built, and of any file in the folder that is written to), and ``internal/sent.sha256`` of an output
folder, which lists documents as ``sha256sum`` does.
"""

from __future__ import annotations

import errno
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from comity.model.case_record import (
    CASE_SUFFIXES,
    RECORD_SUFFIX,
    CaseEvent,
    CaseRecord,
    SentDocument,
    record_path,
)
from comity.model.errors import InputError
from comity.model.record_text import parse_record
from comity.steps.write.folders import INTERNAL, Tree, steps_of
from comity.steps.write.manifest import sha256

__all__ = ["SENT", "Sent", "listed", "sent_lines"]

SENT = f"{INTERNAL}/sent.sha256"
"""Where an output folder lists the documents that were sent."""
MOST_BYTES = 1024 * 1024  # of a record, and of that list
LARGEST = 512 * 2**20  # bytes of a document that is looked at

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_SEALED = ".sealed-annex."
_WHY = "it was sent on {}, and what was sent is never replaced or moved"
_CURE = "Use another folder for the new version."
_CASE_CURE = (
    "Write the change as a case file of its own, such as a supplement: comity follow-up {}."
)
_UNREAD = "it may have been sent, but its record cannot be read"
_READ_CURE = "Correct {} first."


def sent_lines(documents: Iterable[SentDocument]) -> str:
    """Documents as the list of an output folder has them."""
    return "".join(f"{one.sha256}  {one.name}\n" for one in documents)


def listed(tree: Tree) -> frozenset[tuple[str, str]]:
    """The folder's own list: hash and name of each document; one that cannot be used is empty."""
    steps, last = steps_of(SENT)
    folder = tree.peek(steps)
    if folder is None:
        return frozenset()
    try:
        text = folder.read(last, MOST_BYTES).decode("utf-8", "replace")
    except FileNotFoundError:
        return frozenset()
    matches = (_LINE.fullmatch(line) for line in text.splitlines())
    return frozenset((match.group(1), match.group(2)) for match in matches if match)


class Sent:
    """The files of one output folder that were sent."""

    def __init__(self) -> None:
        """Begin with none but those that the folder itself tells of."""
        self._of_stem: dict[str, tuple[CaseEvent, ...]] = {}
        self._known: dict[str, CaseEvent] = {}

    def keep(self, *records: CaseRecord) -> None:
        """Note the records of cases whose documents are written."""
        for record in records:
            events = tuple(event for event in record.events if event.kind == "sent")
            if events:
                self._of_stem[record.path.name.removesuffix(RECORD_SUFFIX)] = events

    def know(self, *records: CaseRecord) -> None:
        """Note the records of cases whose documents are not written here: by their hashes only."""
        for record in records:
            for event in record.events:
                self._known |= {made.sha256: event for made in event.documents}

    def why_not(self, tree: Tree, names: Iterable[str]) -> Mapping[str, tuple[str, str]]:
        """Which of these names, that are there already, must stay as they are: why, and the cure.

        Args:
            tree: the output folder.
            names: relative to it, of files that would be replaced or moved.
        """
        there = [name for name in names if _is_file(tree, name)]
        known = listed(tree)
        if there:
            self.know(*_records_in(tree))
        found: dict[str, tuple[str, str]] = {}
        for name in there:
            said = self._case_file(tree, name) or self._document(tree, name, known)
            if said:
                found[name] = said
        return found

    def _case_file(self, tree: Tree, name: str) -> tuple[str, str] | None:
        """Whether a name is that of a case file that was sent, by the record beside it."""
        path = PurePath(name)
        if path.suffix.lower() not in CASE_SUFFIXES:
            return None
        beside = record_path(Path(name)).as_posix()
        steps, last = steps_of(beside)
        folder = tree.peek(steps)
        if folder is None or folder.find(last) is None:
            return None
        shown = tree.root.path / beside
        try:
            record = parse_record(folder.read(last, MOST_BYTES), shown)
        except (InputError, OSError):
            return _UNREAD, _READ_CURE.format(shown)
        if (sent := record.first("sent")) is None:
            return None
        return _WHY.format(sent.on), _CASE_CURE.format(tree.root.path / name)

    def _document(
        self, tree: Tree, name: str, known: frozenset[tuple[str, str]]
    ) -> tuple[str, str] | None:
        """Whether a name is that of a document that was sent, as it was or changed since."""
        if "/" in name or not (known or self._of_stem or self._known):
            return None
        events = self._events_of(name)
        digest = _digest(tree, name)
        for event in events:
            made = {one.sha256 for one in event.documents}
            if not made or _SEALED in name or digest is None or digest in made:
                return _WHY.format(event.on), _CURE
        if digest in self._known:
            return _WHY.format(self._known[digest].on), _CURE
        if any(name == one or digest == made for made, one in known):
            return "it is listed as sent, and what was sent is never replaced or moved", _CURE
        return None

    def _events_of(self, name: str) -> tuple[CaseEvent, ...]:
        found = [events for stem, events in self._of_stem.items() if name.startswith(f"{stem}.")]
        return tuple(event for events in found for event in events)


def _is_file(tree: Tree, name: str) -> bool:
    seen = tree.look(name)
    return seen is not None and stat.S_ISREG(seen.st_mode)


def _records_in(tree: Tree) -> Iterator[CaseRecord]:
    """The records in the folder itself; one that cannot be read keeps its own case file only."""
    for name in tree.root.names():
        if name.endswith(RECORD_SUFFIX) and _is_file(tree, name):
            try:
                yield parse_record(tree.root.read(name, MOST_BYTES), tree.root.path / name)
            except (InputError, OSError):
                continue


def _digest(tree: Tree, name: str) -> str | None:
    """The hash of a document; None where it cannot be read, and so may be what was sent."""
    steps, last = steps_of(name)
    folder = tree.peek(steps)
    try:
        return None if folder is None else sha256(folder.read(last, LARGEST))
    except OSError as error:
        if error.errno == errno.ENOENT:
            return ""
        return None
