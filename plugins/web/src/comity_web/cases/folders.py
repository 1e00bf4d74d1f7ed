"""A matter as a private folder: each file as YAML, its record beside it, for tasks that need files.

The database is what counts; a folder is made of it and brought up to date when it is asked for.
A task of the core may add to the record of a file in it: what is found there that was not written
from here is taken into the database first, so that no event is lost.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from django.conf import settings

from comity.model.case_record import record_path
from comity.pipeline.files_beside import MARKS, PUT_AWAY
from comity.pipeline.protected_before import BEFORE
from comity.steps.read.tree_writer import to_yaml
from comity.steps.scratch import LOCK, part_name
from comity.steps.write.posix import Folder
from comity.steps.write.strays import locked
from comity_web.accounts.who import OWNER, on_behalf_of
from comity_web.cases.models import CaseFile, Matter
from comity_web.cases.once_protected import noted_before
from comity_web.cases.trees import tree_of
from comity_web.core import effective, installed

__all__ = [
    "FOLDERS",
    "bring_up_to_date",
    "emptied_folder",
    "folder_of",
    "path_in",
    "path_of",
    "take_record",
    "yaml_of",
]

FOLDERS = "matters"
"""The folder of all of them, in the data folder."""

_LOCKS: dict[str, Lock] = {}
_MAKING = Lock()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file as it should lie in the folder.

    ``stamp`` tells its state: its revision, then the day and the plugins, since what Comity fills
    in depends on both. Once something is recorded of a file, it stays as it was then. ``text`` is
    what lies beside the file: its record, or those whom it protected once.
    """

    stamp: str
    file: CaseFile
    text: str | None = None

    def fits(self, written: str) -> bool:
        """Whether what was written is what should be there."""
        if self.text is not None or not self.file.record:
            return written == self.stamp
        return written.partition(" ")[0] == self.stamp.partition(" ")[0]


def folder_of(matter: Matter) -> Path:
    """The folder of a matter, up to date.

    Raises:
        OSError: it cannot be written, or another process holds it.
    """
    bring_up_to_date(matter)
    return _folder(matter)


def bring_up_to_date(matter: Matter, *, changed: bool = False) -> bool:
    """Write what the folder of a matter lacks; whether a record was taken from it.

    Args:
        matter: the matter.
        changed: whether something of it was just saved, so that it is known to lack something.

    Raises:
        OSError: it cannot be written, or another process holds it.
    """
    folder = _folder(matter)
    if not changed and _is_current(folder, _wanted(_files(matter)), _State.of(matter)):
        return False
    with _locked(matter, folder):
        state, files = _State.of(matter), _files(matter)  # another may have brought it up to date
        taken = _take(folder, files, state)
        wanted = _wanted(files)
        for name in [one for one in state.written if one not in wanted]:
            (folder / name).unlink(missing_ok=True)
            del state.written[name]
        for name, one in wanted.items():
            path = folder / name
            if one.fits(state.written.get(name, ("", ""))[0]) and path.exists():
                continue
            text = yaml_of(one.file) if one.text is None else one.text
            _write(path, text)
            state.written[name] = (one.stamp, _sha256(text.encode()))
        state.keep()
    return taken


def _is_current(folder: Path, wanted: Mapping[str, _Wanted], state: _State) -> bool:
    """Whether all is as it should be, and nobody wrote into a record."""
    if set(wanted) != set(state.written):
        return False
    for name, one in wanted.items():
        path = folder / name
        if not one.fits(state.written[name][0]) or not path.exists():
            return False
        beside = record_path(path) if one.text is None else path
        if beside.exists():
            known = state.written.get(beside.name, ("", ""))[1]
            if _sha256(beside.read_bytes()) != known:
                return False
    return True


def yaml_of(file: CaseFile) -> str:
    """A file as it lies in its folder, made anew: with the values that Comity fills in.

    A file that came in stays as its author wrote it.
    """
    assert file.head is not None  # only files with a head lie in a folder
    tree = tree_of(file.head)  # which was vetted when it was saved
    return to_yaml(tree if file.incoming else effective(tree))


def path_of(file: CaseFile) -> Path:
    """The file in the folder of its matter, which is up to date.

    The core is given this path for everything that it says of the file, so the names in what it
    builds are those that somebody gets who downloads the file and builds it on the command line.
    """
    bring_up_to_date(file.matter)
    return path_in(file)


def path_in(file: CaseFile) -> Path:
    """Where the file lies in the folder of its matter, once that is up to date."""
    return _folder(file.matter) / _named(file)


def take_record(file: CaseFile) -> str:
    """Take what a task of the core wrote into the record of a file; gives the record.

    Raises:
        OSError: it cannot be read.
    """
    folder = _folder(file.matter)
    with _locked(file.matter, folder):
        state = _State.of(file.matter)
        _take(folder, _files(file.matter), state)
        state.keep()
    file.refresh_from_db(fields=["record"])
    return str(file.record)


@contextlib.contextmanager
def emptied_folder(matter: Matter) -> Iterator[None]:
    """Hold the folder of a matter, with nothing left in it; it goes when the block ends well.

    Whoever waits for it meanwhile finds no file of the matter afterwards, and writes none; if the
    block fails, the folder is made again when it is asked for.

    Raises:
        OSError: it cannot be held, or something in it cannot be removed.
    """
    folder = _folder(matter)
    with _locked(matter, folder):
        _take(folder, _files(matter), _State.of(matter))
        for path in folder.iterdir():
            if path.name == LOCK:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        _State.of(matter).forget()
        yield
    shutil.rmtree(folder)


class _State:
    """What was written into a folder: by name, of which state of the file, and its hash."""

    def __init__(self, path: Path, written: dict[str, tuple[str, str]]) -> None:
        self._path = path
        self._read = dict(written)
        self.written = written

    @classmethod
    def of(cls, matter: Matter) -> _State:
        path = _root() / f"{matter.key}.json"
        try:
            read = json.loads(path.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            read = {}
        return cls(path, {name: (stamp, sha256) for name, (stamp, sha256) in read.items()})

    def keep(self) -> None:
        if self.written != self._read:
            _write(self._path, json.dumps(self.written))

    def forget(self) -> None:
        self._path.unlink(missing_ok=True)


@on_behalf_of(OWNER)  # a folder has all of its matter, whoever asks
def _files(matter: Matter) -> list[CaseFile]:
    return [*CaseFile.objects.filter(matter=matter).select_related("head")]


@on_behalf_of(OWNER)
def _wanted(files: Sequence[CaseFile]) -> dict[str, _Wanted]:
    found = {}
    for file in (one for one in files if one.head is not None):
        if file.removed and not _may_guard(file):
            continue
        name = _named(file)
        found[name] = _Wanted(_stamp(file), file)
        for beside, text in (
            (record_path(Path(name)).name, "" if file.removed else file.record),
            (f"{file.name}{BEFORE}", noted_before(file)),
        ):
            if text:
                found[beside] = _Wanted(_sha256(text.encode()), file, text)
    return found


@on_behalf_of(OWNER)
def _take(folder: Path, files: Sequence[CaseFile], state: _State) -> bool:
    """Take the records that were written by others into the database; whether there was one."""
    taken = False
    for file in (one for one in files if not one.removed):
        path = record_path(folder / f"{file.name}.yaml")
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue
        sha256 = _sha256(content)
        if state.written.get(path.name, ("", ""))[1] != sha256:
            file.record = content.decode("utf-8")
            CaseFile.objects.filter(pk=file.pk).update(record=file.record)
            state.written[path.name] = (sha256, sha256)
            taken = True
    return taken


def _named(file: CaseFile) -> str:
    """The name of a file in its folder; what was removed is no case there, and still protects."""
    return f"{file.name}{PUT_AWAY if file.removed else '.yaml'}"


def _may_guard(file: CaseFile) -> bool:
    """Whether a file may protect somebody or hold a fact back, now or by an earlier version."""
    assert file.head is not None  # only files with a head are asked for
    text = file.head.text.encode()
    return any(mark.search(text) for mark in MARKS) or bool(noted_before(file))


def _stamp(file: CaseFile) -> str:
    assert file.head is not None  # only files with a head are asked for
    return f"{file.head.pk}-{file.head.sha256} {dt.date.today()} {_filled_in_by()}"


def _filled_in_by() -> str:
    """A hash of what fills a file in: the same in every process of a server."""
    return _sha256("\n".join(installed()).encode())[:12]


def _root() -> Path:
    root = Path(settings.COMITY.folder) / FOLDERS
    root.mkdir(mode=0o700, exist_ok=True)
    return root


def _folder(matter: Matter) -> Path:
    folder: Path = _root() / str(matter.key)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@contextlib.contextmanager
def _locked(matter: Matter, folder: Path) -> Iterator[None]:
    """Hold the folder, by the lock that the tasks of the core take to write in it."""
    with _MAKING:
        own = _LOCKS.setdefault(matter.key, Lock())
    with own, Folder.at(folder) as opened, locked(opened):
        yield


def _write(path: Path, text: str) -> None:
    """Write a private file, which takes its name in one step."""
    part = path.with_name(part_name())
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
