"""Whether the documents that were sent are still there, and what they were."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from comity.model.case_record import CaseRecord
from comity.steps.write.folders import Tree
from comity.steps.write.manifest import sha256
from comity.steps.write.posix import Folder
from comity.steps.write.sent import SENT, listed

__all__ = ["changed_documents", "gone_documents"]

MOST_BYTES = 512 * 2**20


def changed_documents(record: CaseRecord) -> tuple[Path, ...]:
    """The documents of a record that were changed since they were sent.

    A record has no folders. So they are looked for beside the case file, and in each folder beside
    or below that one whose list of sent documents has them.
    """
    known = _sent(record)
    if not known:
        return ()
    beside = record.path.parent
    found = [*_changed(beside, known, known)]
    for home in _output_folders(beside):
        found += _changed(home, known, None)
    return tuple(dict.fromkeys(found))


def gone_documents(record: CaseRecord) -> tuple[Path, ...]:
    """The documents of a record that an output folder lists as sent from there, and has no more."""
    known, beside = _sent(record), record.path.parent
    return tuple(path for home in _output_folders(beside) for path in _gone(home, known))


def _sent(record: CaseRecord) -> set[tuple[str, str]]:
    return {(made.sha256, made.name) for one in record.events for made in one.documents}


def _gone(home: Path, known: set[tuple[str, str]]) -> Iterator[Path]:
    try:
        with Tree(Folder.at(home)) as tree:
            names = sorted({name for _, name in listed(tree) & known if "/" not in name})
            yield from (home / name for name in names if tree.look(name) is None)
    except OSError:  # a folder that is closed to us tells nothing
        return


def _changed(
    home: Path, known: set[tuple[str, str]], sent: set[tuple[str, str]] | None
) -> Iterator[Path]:
    """What of the known documents lies in a folder and has another hash than any of those sent.

    ``sent`` is None where the list of the folder itself tells what was sent from there.
    """
    try:
        with Tree(Folder.at(home)) as tree:
            own = listed(tree)
            for name in sorted({name for _, name in (sent or own & known)}):
                seen = tree.look(name) if "/" not in name else None
                if seen is None or not stat.S_ISREG(seen.st_mode):
                    continue
                digest = sha256(tree.root.read(name, MOST_BYTES))
                if (digest, name) not in own | known:
                    yield home / name
    except OSError:  # a folder that is closed to us tells nothing
        return


def _output_folders(beside: Path) -> Iterator[Path]:
    """The folders below that of the case file, and beside it, that list what was sent from them."""
    for above in (beside, beside.absolute().parent):
        try:
            with os.scandir(above) as entries:
                names = sorted(one.name for one in entries if one.is_dir(follow_symlinks=False))
        except OSError:
            continue
        shown = beside if above == beside else Path(os.path.normpath(beside / ".."))
        for name in names:
            if (shown / name / SENT).is_file() and not (above / name).samefile(beside):
                yield shown / name
