"""The documents that left the office: those that a command names, or those of a build."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

from comity.model.case_record import SentDocument
from comity.model.errors import Fault, InputError
from comity.steps.write.earlier import Earlier, Entry, Unread, key, manifest_name, read_earlier
from comity.steps.write.folders import INTERNAL, Tree
from comity.steps.write.manifest import KEYED, PLAIN, sha256
from comity.steps.write.posix import Folder
from comity.steps.write.salt import keyed, read_salt

__all__ = ["documents_built", "documents_named"]

MOST_BYTES = 512 * 2**20


def documents_named(files: Iterable[Path]) -> tuple[SentDocument, ...]:
    """The documents of a command's options, each with the hash of what it holds now.

    Raises:
        InputError: every one that cannot be read.
    """
    found: list[SentDocument] = []
    faults: list[Fault] = []
    for file in files:
        try:
            with Folder.at(file.parent) as folder:
                data = folder.read(file.name, MOST_BYTES)
        except OSError as error:
            cure = "Name a document on the disk; a link is not followed."
            message = f"The document cannot be read: {error.strerror}."
            faults.append(Fault(str(file), 0, 0, "", message, cure))
        else:
            found.append(SentDocument(file.name, sha256(data)))
    if faults:
        raise InputError(faults)
    return tuple(found)


def documents_built(
    folder: Path, source: str, stem: str, case_sha256: str
) -> tuple[SentDocument, ...]:
    """The documents that builds of a case left in an output folder, as they are there now.

    A sealed annex is not among them: its plain hash would let others try names.

    Args:
        folder: the output folder.
        source: the name of the case file.
        stem: that name without its ending.
        case_sha256: the hash of the case file.

    Raises:
        InputError: there are none, they were built from another version of the case file, or their
            pages are marked as a draft.
    """
    try:
        with Tree(Folder.at(folder)) as tree:
            found_there = read_earlier(tree.peek((INTERNAL,)), source, stem)
            builds = [one for one in found_there if _is_of(one, source, stem)]
            salt = read_salt(folder)
            faults = [one for build in builds for one in _faults(folder, build, case_sha256, salt)]
            if faults:
                raise InputError(faults)
            entries = {one.name: one for build in builds for one in _entries(build)}
            found = [_as_it_is(tree, name) for name in sorted(entries)]
    except OSError as error:
        message = f"The folder cannot be read: {error.strerror}."
        cure = "Name the folder of the build."
        raise InputError(Fault(str(folder), 0, 0, "", message, cure)) from error
    made = tuple(one for one in found if one is not None)
    if not made:
        message = f"There are no documents of {source} here."
        cure = "Name the folder of the build, or each document with --document."
        raise InputError(Fault(str(folder), 0, 0, "", message, cure))
    return made


def _is_of(build: Earlier | Unread, source: str, stem: str) -> bool:
    """Whether a manifest is that of this case, and not of one whose longer name begins alike."""
    if isinstance(build, Unread):
        return key(build.stem) == key(stem)
    return key(build.source) == key(source)


def _entries(build: Earlier | Unread) -> tuple[Entry, ...]:
    if isinstance(build, Unread):
        return ()
    return tuple(one for one in build.entries if not one.said.get("sealed"))


def _faults(
    folder: Path, build: Earlier | Unread, case_sha256: str, salt: bytes | None
) -> Iterable[Fault]:
    """Why a build cannot have been what was sent."""
    at = str(folder / manifest_name(build.stem))
    if isinstance(build, Unread):
        yield Fault(at, 0, 0, "", f"The manifest {build.why}.", "Build the case again.")
        return
    said = build.table["source"]
    now = said.get(PLAIN) == case_sha256
    if KEYED in said:
        now = salt is not None and said[KEYED] == keyed(case_sha256, salt)
    if not now:
        message = f"The documents were not built from {build.source} as it is now."
        cure = "Build them again, or name what was sent with --document."
        yield Fault(at, 0, 0, "", message, cure)
    elif build.draft:
        message = "Every page of the documents is marked as a draft."
        cure = "Build them without --draft, or name what was sent with --document."
        yield Fault(at, 0, 0, "", message, cure)


def _as_it_is(tree: Tree, name: str) -> SentDocument | None:
    """A document by what it holds now, which may have been edited since; None if it is gone."""
    seen = tree.look(name)
    if seen is None or not stat.S_ISREG(seen.st_mode):
        return None
    return SentDocument(name, sha256(tree.root.read(name, MOST_BYTES)))
