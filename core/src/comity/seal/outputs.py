"""Results written all or none: staged beside their names, then given them."""

from __future__ import annotations

import contextlib
import errno
import secrets
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType

from comity.errors import Fault, OutputError
from comity.seal import posix

__all__ = ["INTERNAL", "Outputs"]

INTERNAL = "internal"  # the folder of what is never transmitted

_CURES = {
    errno.EACCES: ("no permission to write here", "Choose another folder."),
    errno.EPERM: ("no permission to write here", "Choose another folder."),
    errno.EROFS: ("the disk is read-only", "Choose another folder."),
    errno.ENOSPC: ("the disk is full", "Make room, or choose another folder."),
    errno.EDQUOT: ("the quota on this disk is used up", "Make room, or choose another folder."),
    errno.EFBIG: ("the file is larger than this account may write", "Choose another folder."),
    errno.ENAMETOOLONG: (
        "the name is too long for this disk",
        "Give the case file a shorter name.",
    ),
    errno.ENOTDIR: ("a file stands where a folder is needed", "Choose another folder."),
    errno.EEXIST: ("it exists already", "Give --force to replace it."),
    errno.EISDIR: ("a folder has this name", "Remove it, or choose another folder."),
}


@dataclass(frozen=True, slots=True)
class _Output:
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
    private always, and the folder 0700. Other files follow the umask.
    """

    def __init__(self, folder: Path, *, private: bool, force: bool = False) -> None:
        """Plan files for a folder, which need not exist yet.

        Args:
            folder: where the files go; parents are made.
            private: whether only the owner may read them: true for requests.
            force: whether files of the same names may be replaced.
        """
        self.folder = folder
        self.private = private
        self.force = force
        self._planned: dict[Path, _Output] = {}
        self._made: list[Path] = []
        self._temporary: list[Path] = []

    def add(self, name: str, data: bytes, *, private: bool | None = None) -> Path:
        """Plan a file.

        Args:
            name: relative to the folder, with ``/``: ``case.docx``, ``internal/case.txt``.
            data: its bytes.
            private: for this file; left out, as for all.

        Returns:
            The path it will have.

        Raises:
            OutputError: the name leads out of the folder, or is planned already.
        """
        parts = PurePosixPath(name).parts
        if not parts or parts[0] == "/" or ".." in parts or "\\" in name or "\0" in name:
            raise _error(
                Path(name), "the name leads out of the output folder", "Give a plain name."
            )
        target = self.folder.joinpath(*parts)
        if target in self._planned:
            raise _error(target, "two results have this name", "Give the case files other names.")
        own = self.private if private is None else private
        self._planned[target] = _Output(target, data, own or INTERNAL in parts[:-1])
        return target

    def check(self) -> None:
        """Look for what can be seen beforehand; writes nothing.

        Raises:
            OutputError: every planned name that is taken, and a folder that is a file.
        """
        try:
            if self.folder.exists() and not self.folder.is_dir():
                raise _error(self.folder, *_CURES[errno.ENOTDIR])
            faults = [fault for target in self._planned if (fault := self._taken(target))]
        except OSError as error:  # a folder above may be closed to us
            raise _error(self.folder, *_said(error)) from error
        if faults:
            raise OutputError(faults)

    def commit(self) -> tuple[Path, ...]:
        """Write everything, or nothing.

        Returns:
            The paths written, in the order in which they were planned.

        Raises:
            OutputError: names the file, the cause and the cure; the disk is as it was before.
        """
        self.check()
        placed: dict[Path, Path | None] = {}
        current = self.folder
        try:
            staged: list[tuple[_Output, Path]] = []
            for output in self._planned.values():
                current = output.target
                self._make_folder(output.target.parent)
                staged.append((output, self._stage(output)))
            for output, temporary in staged:
                current = output.target
                self._place(output.target, temporary, placed)
        except OSError as error:
            self._undo(placed)
            raise _error(current, *_said(error)) from error
        except BaseException:  # an interrupt must leave nothing behind either
            self._undo(placed)
            raise
        self._sweep()
        for folder in {target.parent for target in placed}:
            posix.sync_folder(folder)
        return tuple(self._planned)

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

    def _taken(self, target: Path) -> Fault | None:
        if target.is_dir():
            return _fault(target, *_CURES[errno.EISDIR])
        if not self.force and (target.exists() or target.is_symlink()):
            return _fault(target, *_CURES[errno.EEXIST])
        return None

    def _make_folder(self, folder: Path) -> None:
        missing = []
        step = folder
        while not step.exists():
            missing.append(step)
            step = step.parent
        for step in reversed(missing):
            step.mkdir()
            self._made.append(step)
        if folder.name == INTERNAL and folder != self.folder:
            posix.make_private(folder)

    def _stage(self, output: _Output) -> Path:
        temporary = self._beside(output.target)
        posix.create(temporary, output.data, private=output.private)
        return temporary

    def _place(self, target: Path, temporary: Path, placed: dict[Path, Path | None]) -> None:
        kept: Path | None = None
        if self.force and target.exists():
            kept = self._beside(target)
            posix.keep_copy(target, kept)
        posix.place(temporary, target, force=self.force)
        placed[target] = kept

    def _beside(self, target: Path) -> Path:
        temporary = target.with_name(f".comity-{secrets.token_hex(8)}.part")
        self._temporary.append(temporary)
        return temporary

    def _undo(self, placed: dict[Path, Path | None]) -> None:
        for target, kept in placed.items():
            with contextlib.suppress(OSError):
                if kept is None:
                    target.unlink()
                else:
                    kept.replace(target)
        self._sweep()
        for folder in reversed(self._made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        self._made.clear()

    def _sweep(self) -> None:
        for temporary in self._temporary:
            with contextlib.suppress(OSError):
                temporary.unlink()
        self._temporary.clear()


def _said(error: OSError) -> tuple[str, str]:
    known = _CURES.get(error.errno or 0)
    return known or (f"cannot be written: {error.strerror or error}", "Choose another folder.")


def _fault(path: Path, message: str, cure: str) -> Fault:
    return Fault(str(path), 0, 0, "", message, cure)


def _error(path: Path, message: str, cure: str) -> OutputError:
    return OutputError(_fault(path, message, cure))
