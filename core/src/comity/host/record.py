"""RECORD: what a distribution says of its own files, and whether they are still as it says.

The format is that of the packaging standards ("Recording installed projects"): one line a file, its
path from the folder of the ``.dist-info``, the hash as ``sha256=`` and URL-safe base64, the size.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from comity.host.installed import InstalledEntry
from comity.model.errors import PluginError
from comity.model.file_digests import digest_of

__all__ = ["again", "read_record", "unchanged", "verify"]

HASHES = frozenset({"sha256", "sha384", "sha512"})
CACHE = "__pycache__"
BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # left behind by file managers
SHOWN = 3
AGAIN = "install {} again: python -m pip install --force-reinstall --no-deps {}"


def read_record(entry: InstalledEntry) -> Mapping[str, str]:
    """The files of a distribution: path with ``/``, and hash; an empty hash where it has none.

    Raises:
        PluginError: there is no RECORD, or it cannot be read.
    """
    file = Path(entry.home) / "RECORD"
    try:
        rows = [row for row in csv.reader(file.read_text("utf-8").splitlines()) if row]
    except FileNotFoundError:
        raise PluginError(
            f"{file} is missing, so the files cannot be verified; {again(entry)}"
        ) from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PluginError(f"{file} cannot be read ({error}); {again(entry)}") from error
    found: dict[str, str] = {}
    for row in rows:
        name = row[0].replace("\\", "/")
        if found.setdefault(name, row[1] if len(row) > 1 else "") != (row[1:2] or [""])[0]:
            raise PluginError(f"{file} gives {name} two hashes; {again(entry)}")
    return found


def again(entry: InstalledEntry) -> str:
    """The cure for files that are not as they were installed."""
    return AGAIN.format(entry.distribution, entry.distribution)


def verify(entry: InstalledEntry, place: Path, record: Mapping[str, str]) -> None:
    """Compare a package, a folder or one module, with RECORD: every file there, each unchanged.

    Compiled files and what file managers leave behind are never read, and not compared.

    Raises:
        PluginError: a file was changed, added or taken away, or is a link.
    """
    name = place.relative_to(Path(entry.home).parent).as_posix()
    held = dict(_files(entry, str(place), name))
    listed = {
        file: digest
        for file, digest in record.items()
        if (file == name or file.startswith(f"{name}/")) and not _compiled(file)
    }
    changed = (f for f in held.keys() & listed.keys() if _differs(held[f], listed[f]))
    wrong = (
        ("is", "are", "not listed in RECORD", sorted(held.keys() - listed.keys())),
        ("is", "are", "missing", sorted(listed.keys() - held.keys())),
        ("was", "were", "changed", sorted(changed)),
    )
    told = [
        f"{_some(files)} {one if len(files) == 1 else many} {what}"
        for one, many, what, files in wrong
        if files
    ]
    if told:
        raise PluginError(f"{'; '.join(told)}; {again(entry)}")


def unchanged(entry: InstalledEntry, file: str, record: Mapping[str, str]) -> bool:
    """Whether one file of the distribution is as RECORD has it."""
    return not _differs(str(Path(entry.home).parent / file), record[file])


def _compiled(file: str) -> bool:
    return CACHE in file and CACHE in file.split("/")


def _files(entry: InstalledEntry, place: str, name: str) -> Iterator[tuple[str, str]]:
    """Every file of a package, as RECORD names it and as the system does; no link is followed.

    Raises:
        PluginError: there is a link, or what is neither a file nor a folder.
    """
    if os.path.islink(place):  # noqa: PTH114 - pathlib doubles the time this takes, as below
        raise PluginError(f"{place} is a link; {again(entry)}")
    if os.path.isfile(place):  # noqa: PTH113
        yield name, place
        return
    try:
        with os.scandir(place) as found:
            items = sorted(found, key=lambda item: item.name)
    except OSError as error:
        raise PluginError(f"{place} cannot be read ({error.strerror}); {again(entry)}") from error
    for item in items:
        if item.is_symlink() or not (item.is_file() or item.is_dir()):
            what = "is a link" if item.is_symlink() else "is not a regular file"
            raise PluginError(f"{item.path} {what}; {again(entry)}")
        if item.is_dir():
            if item.name != CACHE:
                yield from _files(entry, item.path, f"{name}/{item.name}")
        elif item.name not in BY_SYSTEMS:
            yield f"{name}/{item.name}", item.path


def _differs(path: str, digest: str) -> bool:
    method, _, wanted = digest.partition("=")
    if method not in HASHES:
        return True
    try:
        found = digest_of(path) if method == "sha256" else _by(method, path)
    except OSError:
        return True
    return base64.urlsafe_b64encode(found).rstrip(b"=").decode() != wanted.rstrip("=")


def _by(method: str, path: str) -> bytes:
    with Path(path).open("rb") as stream:
        return hashlib.file_digest(stream, method).digest()


def _some(files: list[str]) -> str:
    if len(files) > SHOWN:
        return f"{', '.join(files[:SHOWN])} and {len(files) - SHOWN} more"
    return " and ".join(filter(None, (", ".join(files[:-1]), files[-1])))
