"""Results written all or none: staged beside their names, then given them."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType

from comity.model.errors import Fault, OutputError
from comity.steps.scratch import LOCK
from comity.steps.write.commit_remarks import remarks_on_moves, remarks_on_others
from comity.steps.write.earlier import findings_name, manifest_name
from comity.steps.write.folders import INTERNAL, SUPERSEDED, Tree, steps_of
from comity.steps.write.inputs import Inputs
from comity.steps.write.never_replaced import RECORD, is_record, why_kept
from comity.steps.write.posix import Folder, is_link
from comity.steps.write.sent import Sent
from comity.steps.write.strays import locked, sweep, told
from comity.steps.write.superseding import Plan, plan
from comity.steps.write.transaction import Transaction
from comity.steps.write.windows_names import real_reason, windows_lacks

__all__ = ["INTERNAL", "Outputs"]

_ELSEWHERE = "Choose another folder."
if os.name == "nt":  # where a program that shows a file keeps it from being replaced
    _ELSEWHERE = "Close the program that has it open, or choose another folder."
_CURES = {
    errno.EACCES: ("no permission to write here", _ELSEWHERE),
    errno.EPERM: ("no permission to write here", _ELSEWHERE),
    errno.EROFS: ("the disk is read-only", _ELSEWHERE),
    errno.ENOSPC: ("the disk is full", "Free some space, or choose another folder."),
    errno.EDQUOT: (
        "the quota on this disk is used up",
        "Free some space, or choose another folder.",
    ),
    errno.EFBIG: ("the file is larger than this account may write", _ELSEWHERE),
    errno.ENAMETOOLONG: (
        "the name is too long for this disk",
        "Give the case file a shorter name, or choose a folder with a shorter path.",
    ),
    errno.ENOTDIR: ("there is a file where a folder is needed", _ELSEWHERE),
    errno.EEXIST: ("it already exists", "Add --force to replace it."),
    errno.EISDIR: ("a folder has this name", "Remove it, or choose another folder."),
    errno.ELOOP: (
        "it is a link, and Comity does not follow links in an output folder",
        "Remove the link, or choose another folder.",
    ),
    errno.EBUSY: ("it was changed while Comity was writing", "Close it and try again."),
    errno.ETIMEDOUT: ("another run is writing here", "Wait until it has finished, then try again."),
}
_IS_READ = (
    "this command reads it and would overwrite it",
    "Choose another folder or another name.",
)


@dataclass(frozen=True, slots=True)
class _Output:
    name: str  # relative, with "/"
    target: Path
    data: bytes
    private: bool


class Outputs:
    """The files of one build, written together.

        outputs = Outputs(Path("out"), private=True)
        outputs.add("case.docx", docx)
        outputs.add("internal/case.manifest.json", manifest)
        outputs.commit()

    Until ``commit`` nothing is on the disk. ``commit`` writes every file beside its name, syncs
    it, and only then gives all of them their names; if anything fails, what was there before is
    there again and nothing else is. Private files are 0600; whatever lies in ``internal`` is
    private always, and a folder of that name is made 0700. Other files follow the umask.

    No link below the folder is followed. What ``inputs`` names is never written, under any name,
    and what was sent is never replaced or moved. Nor are records, what lies in ``internal``, and
    documents of another build (``comity.steps.write.never_replaced``).
    """

    def __init__(
        self, folder: Path, *, private: bool, force: bool = False, inputs: Iterable[Path] = ()
    ) -> None:
        """Plan files for a folder, which need not exist yet.

        Args:
            folder: where the files go; parents are made.
            private: whether only the owner may read them: true for requests.
            force: whether files of the same names may be replaced.
            inputs: the files that the command reads.
        """
        self.folder = folder
        self.private = private
        self.force = force
        self.inputs = Inputs(inputs)
        self.sent = Sent()
        self.remarks: tuple[str, ...] = ()
        """What a person must be told of the commit, a line each: moved files, links, modes."""
        self.superseded: tuple[Path, ...] = ()
        """Where the commit moved files to."""
        self._planned: dict[str, _Output] = {}
        self._stems: list[str] = []
        self.building = False
        """Whether documents of a case are written, which may replace those before them."""
        self._discarded: list[str] = []

    def add(self, name: str, data: bytes, *, private: bool | None = None) -> Path:
        """Plan a file.

        Args:
            name: relative to the folder, with ``/``: ``case.docx``, ``internal/case.txt``.
            data: its bytes.
            private: for this file; left out, as for all.

        Returns:
            The path it will have.

        Raises:
            OutputError: the name leads out of the folder, is planned already, or is that of the
                record of a case.
        """
        parts = _inside(name)
        name = "/".join(parts)
        target = self.folder.joinpath(*parts)
        if is_record(parts[-1]):
            raise _error(target, *RECORD)
        if name in self._planned:
            raise _error(target, "two results have this name", "Rename one of the case files.")
        own = self.private if private is None else private
        self._planned[name] = _Output(name, target, data, own or INTERNAL in parts[:-1])
        return target

    def record(self, stem: str) -> None:
        """Say that the planned ``internal/STEM.manifest.json`` is the record of a case.

        Its earlier builds are found by it: see ``comity.steps.write.superseding``.
        """
        if manifest_name(stem) in self._planned:
            self._stems.append(stem)
            self.building = True

    def discard(self, name: str) -> None:
        """Plan that a file is taken away; one that is not there is no fault.

        Raises:
            OutputError: the name leads out of the folder.
        """
        self._discarded.append("/".join(_inside(name)))

    def check(self) -> None:
        """Look for what can be seen beforehand; writes nothing.

        Raises:
            OutputError: every planned name that is taken, and a folder that is a file.
        """
        try:
            if not self.folder.exists():
                return
            with Tree(Folder.at(self.folder)) as tree:
                faults = list(self._faults(tree, self._plan(tree)))
        except OSError as error:  # a folder above may be closed to us
            raise _error(self.folder, *_said(error, self.folder)) from error
        if faults:
            raise OutputError(dict.fromkeys(faults))

    def commit(self) -> tuple[Path, ...]:
        """Write everything, or nothing.

        Returns:
            The paths written, in the order in which they were planned.

        Raises:
            OutputError: names the file, the cause and the cure; the disk is as it was before.
        """
        self.check()
        made: list[Path] = []
        at = next((output.target for output in self._planned.values()), self.folder)
        try:
            _make(self.folder, made)
            with Tree(Folder.at(self.folder)) as tree, locked(tree.root) as alone:
                self._commit(tree, alone=alone)
        except BaseException as error:
            for folder in reversed(made):
                with contextlib.suppress(OSError):  # another run has put something in it
                    folder.rmdir()
            if isinstance(error, OSError):
                raise _error(_lock_or(at, self.folder, error), *_said(error, at)) from error
            raise
        return tuple(output.target for output in self._planned.values())

    def __enter__(self) -> Outputs:
        """For use in a ``with`` block that commits when it ends well."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit, unless the block failed."""
        if kind is None:
            self.commit()

    def _plan(self, tree: Tree) -> Plan:
        """What becomes of the files of earlier builds; those that are read stay where they are."""
        data = {output.name: output.data for output in self._planned.values()}
        found = plan(tree, self._stems, data, force=self.force)
        gone = set(self._discarded)
        found.moves = {n: move for n, move in found.moves.items() if n not in gone}
        found.spared = [n for n in found.moves if self.inputs.has(self.folder / n)]
        for name in found.spared:
            del found.moves[name]
        return found

    def _faults(self, tree: Tree, found: Plan) -> Iterator[Fault]:
        """What stands in the way, each with its cure."""
        names = [*self._planned, *self._discarded]
        folders = {steps_of(name)[0] for name in names} | ({SUPERSEDED} if found.moves else set())
        for steps in sorted(folders):
            try:
                tree.find(steps)
            except OSError as error:
                at = Path(error.filename or self.folder)
                yield _fault(at, *_said(error, at))
        kept = self.sent.why_not(tree, dict.fromkeys((*names, *found.moves)))
        for name in (name for name in found.moves if name in kept and name not in names):
            yield _fault(self.folder / name, *kept[name])
        for name in names:
            target = self.folder / name
            if said := why_kept(tree, name, building=self.building):
                yield _fault(target, *said)
                continue
            seen = tree.look(name)
            if seen is None:
                continue
            if self.inputs.has(target):
                yield _fault(target, *_IS_READ)
            elif name in kept:
                yield _fault(target, *kept[name])
            elif stat.S_ISDIR(seen.st_mode) and not is_link(seen):
                yield _fault(target, *_CURES[errno.EISDIR])
            elif not self.force and name in self._planned and name not in found.ours:
                message, cure = _CURES[errno.EEXIST]
                why = found.refused.get(name) or found.unread.get(name)
                yield _fault(target, f"{message}, and {why}" if why else message, cure)

    def _commit(self, tree: Tree, *, alone: bool) -> None:
        found = self._plan(tree)
        if faults := list(self._faults(tree, found)):  # another run may have been here meanwhile
            raise OutputError(faults)
        count = sweep(tree, alone=alone)
        steps = Transaction(tree)
        try:
            kept = self._take(steps, found)
        except BaseException as error:
            left = steps.undo()
            faults = [_fault(path, "it could not be restored", "Check it.") for path in left]
            if isinstance(error, OSError):
                faults.insert(0, _fault(steps.at, *_said(error, steps.at)))
            if faults:
                raise OutputError(faults) from error
            raise
        steps.finish()
        for second in kept.values():
            steps.close_to_others(second)
        self._tell(tree, found, kept, steps, count)

    def _take(self, steps: Transaction, found: Plan) -> dict[str, str]:
        """Every step, the manifests last: until then the old ones tell of the old files.

        Returns:
            The names that moved files have now.
        """
        parts = {
            name: steps.stage(name, found.records.get(name, output.data), private=output.private)
            for name, output in self._planned.items()
        }
        moves = found.moves.values()
        kept = {move.name: steps.keep(move.name, move.kept, move.seen) for move in moves}
        steps.settle()
        names = (findings_name, manifest_name)
        records = [name for stem in self._stems for of in names if (name := of(stem)) in parts]
        for name in parts:
            if name not in records:
                self._place(steps, found, name, parts[name])
        self._leave(steps, found, kept, records=False)
        for name in self._discarded:
            steps.discard(name)
        for name in records:
            self._place(steps, found, name, parts[name])
        self._leave(steps, found, kept, records=True)
        return kept

    def _place(self, steps: Transaction, found: Plan, name: str, part: str) -> None:
        steps.place(part, name, force=self.force or name in found.ours)

    def _leave(
        self, steps: Transaction, found: Plan, kept: Mapping[str, str], *, records: bool
    ) -> None:
        for move in found.moves.values():
            if move.is_record is records and not move.replaced:
                steps.leave(move.name, kept[move.name], move.seen)

    def _tell(
        self, tree: Tree, found: Plan, kept: Mapping[str, str], steps: Transaction, swept: int
    ) -> None:
        moves = list(found.moves.values())
        unread = {n: why for n, why in found.unread.items() if n not in self._planned}
        lines = [
            told(self.folder, swept),
            *remarks_on_moves(self.folder, moves, kept, steps.stayed),
            *remarks_on_others(self.folder, steps.links, unread, found.spared),
            tree.openness() if any(n.startswith(f"{INTERNAL}/") for n in self._planned) else "",
        ]
        self.remarks = tuple(filter(None, lines))
        self.superseded = tuple(self.folder.joinpath(*SUPERSEDED, name) for name in kept.values())


def _inside(name: str) -> tuple[str, ...]:
    """The parts of a name that stays in the output folder.

    Raises:
        OutputError: it leads out.
    """
    parts = PurePosixPath(name).parts
    if not parts or parts[0] == "/" or ".." in parts or "\\" in name or "\0" in name:
        raise _error(
            Path(name), "the name points outside the output folder", "Use a plain file name."
        )
    if os.name == "nt" and any(windows_lacks(part) for part in parts):
        raise _error(Path(name), "Windows cannot hold a file of this name", "Use another name.")
    return parts


def _make(folder: Path, made: list[Path]) -> None:
    """Make the output folder, and those above it; note each that was not there.

    Raises:
        OutputError: a link that leads nowhere has one of their names.
    """
    missing = []
    step = folder
    while not step.exists():
        missing.append(step)
        step = step.parent
    if missing and not step.is_dir():  # which Windows calls a path that is not found
        raise _error(step, *_CURES[errno.ENOTDIR])
    for step in reversed(missing):
        if step.is_symlink():
            raise _error(
                step, "it is a link, and its target does not exist", _CURES[errno.ELOOP][1]
            )
        with contextlib.suppress(FileExistsError):  # another run was quicker
            step.mkdir()
            made.append(step)


def _lock_or(target: Path, folder: Path, error: OSError) -> Path:
    """The path that an error outside the steps is about."""
    if error.errno == errno.ETIMEDOUT:
        return folder
    return folder / LOCK if error.errno in (errno.ELOOP, errno.EINVAL) else target


def _said(error: OSError, at: Path) -> tuple[str, str]:
    number = error.errno or 0
    known = _CURES.get(real_reason(number, at.absolute()) if os.name == "nt" else number)
    return known or (f"cannot be written: {error.strerror or error}", _ELSEWHERE)


def _fault(path: Path, message: str, cure: str) -> Fault:
    return Fault(str(path), 0, 0, "", message, cure)


def _error(path: Path, message: str, cure: str) -> OutputError:
    return OutputError(_fault(path, message, cure))
