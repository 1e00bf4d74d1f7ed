"""What was sent stays: no case file and no document that left the office is replaced or moved.

Which files these are is told by three things: the record beside a case file (of the case that is
built, and of any file in the folder that is written to), and ``internal/sent.sha256`` of an output
folder, which lists documents as ``sha256sum`` does.
"""

from __future__ import annotations

import errno
import re
import stat
from collections.abc import Iterable, Mapping
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

__all__ = ["SENT", "Sent", "sent_lines"]

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


class Sent:
    """The files of one output folder that were sent."""

    def __init__(self) -> None:
        """Begin with none but those that the folder itself tells of."""
        self._of_stem: dict[str, tuple[CaseEvent, ...]] = {}

    def keep(self, *records: CaseRecord) -> None:
        """Note the records of cases whose documents are written."""
        for record in records:
            events = tuple(event for event in record.events if event.kind == "sent")
            if events:
                self._of_stem[record.path.name.removesuffix(RECORD_SUFFIX)] = events

    def why_not(self, tree: Tree, names: Iterable[str]) -> Mapping[str, tuple[str, str]]:
        """Which of these names, that are there already, must stay as they are: why, and the cure.

        Args:
            tree: the output folder.
            names: relative to it, of files that would be replaced or moved.
        """
        listed = self._listed(tree)
        found: dict[str, tuple[str, str]] = {}
        for name in names:
            seen = tree.look(name)
            if seen is None or not stat.S_ISREG(seen.st_mode):
                continue
            said = self._case_file(tree, name) or self._document(tree, name, listed)
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

    def _document(self, tree: Tree, name: str, listed: Mapping[str, str]) -> tuple[str, str] | None:
        """Whether a name is that of a document that was sent."""
        if "/" in name or not (listed or self._of_stem):
            return None
        events = self._events_of(name)
        digest = _digest(tree, name)
        for event in events:
            known = {made.sha256 for made in event.documents}
            if not known or _SEALED in name or digest is None or digest in known:
                return _WHY.format(event.on), _CURE
        if digest in listed:
            return "it is listed as sent, and what was sent is never replaced or moved", _CURE
        return None

    def _events_of(self, name: str) -> tuple[CaseEvent, ...]:
        found = [events for stem, events in self._of_stem.items() if name.startswith(f"{stem}.")]
        return tuple(event for events in found for event in events)

    def _listed(self, tree: Tree) -> Mapping[str, str]:
        """The hashes of the folder's own list; a list that cannot be used is left to its owner."""
        steps, last = steps_of(SENT)
        folder = tree.peek(steps)
        if folder is None:
            return {}
        try:
            text = folder.read(last, MOST_BYTES).decode("utf-8", "replace")
        except FileNotFoundError:
            return {}
        matches = (_LINE.fullmatch(line) for line in text.splitlines())
        return {match.group(1): match.group(2) for match in matches if match}


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
