"""What is installed beside the host: entry points, read without importing anything.

``importlib.metadata`` answers the same question, but importing it costs about as much as the
whole of ``comity --help``. So the folders on ``sys.path`` are listed here, and the one file that
matters, ``entry_points.txt``, is read. The records are named tuples, and faults are imported when
there is one, for the same reason. Distributions inside a zip archive are not seen.

As in ``importlib.metadata`` the first distribution of a name on the path hides the later ones.
What cannot be read is a fault in the answer, never an exception: one broken distribution must
not keep the others from being used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from comity.model.errors import Fault

__all__ = [
    "COMMANDS",
    "GROUPS",
    "JURISDICTIONS",
    "LANGUAGES",
    "PLUGINS",
    "Installed",
    "InstalledEntry",
    "scan",
]

JURISDICTIONS = "comity.jurisdictions"
PLUGINS = "comity.plugins"
COMMANDS = "comity.commands"
LANGUAGES = "comity.languages"
GROUPS = (JURISDICTIONS, PLUGINS, COMMANDS, LANGUAGES)

_KINDS = (".dist-info", ".egg-info")


class InstalledEntry(NamedTuple):
    """One entry point: ``distribution`` is the normalised name, ``home`` its ``.dist-info``.

    ``value`` is ``module:object`` for code, and the name of a package alone for data. ``version``
    is empty where a development checkout does not say it.
    """

    group: str
    name: str
    value: str
    distribution: str
    version: str
    home: str = ""

    @property
    def module(self) -> str:
        """The module that is named, without the object in it and without extras."""
        return self.value.partition("[")[0].partition(":")[0].strip()

    @property
    def is_code(self) -> bool:
        """Whether it names an object, so that Python must import the module to get it."""
        return ":" in self.value.partition("[")[0]


class Installed(NamedTuple):
    """The entry points found, sorted by group, name and distribution, and what was unreadable."""

    entries: tuple[InstalledEntry, ...]
    faults: tuple[Fault, ...] = ()

    def of(self, group: str) -> tuple[InstalledEntry, ...]:
        """The entries of one group."""
        return tuple(entry for entry in self.entries if entry.group == group)


class _Distribution(NamedTuple):
    name: str
    version: str
    folder: str


def scan(path: Iterable[str] | None = None, groups: Iterable[str] = GROUPS) -> Installed:
    """Every entry point of the groups, in the folders of ``path``. Default: ``sys.path``.

    An empty name on the path is the folder in which one happens to be; it is passed over.
    """
    wanted = frozenset(groups)
    marks = tuple(group.encode() for group in wanted)
    entries: list[InstalledEntry] = []
    faults: list[Fault] = []
    for distribution in _distributions(sys.path if path is None else path, faults):
        file = f"{distribution.folder}{os.sep}entry_points.txt"
        content = _read(file, faults)
        if any(mark in content for mark in marks):
            found = _entries(distribution, file, content, faults)
            entries += [entry for entry in found if entry.group in wanted]
    return Installed(
        tuple(sorted(entries, key=lambda entry: (entry.group, entry.name, entry.distribution))),
        tuple(faults),
    )


def _distributions(path: Iterable[str], faults: list[Fault]) -> Iterator[_Distribution]:
    owner: dict[str, str] = {}
    for folder in dict.fromkeys(filter(None, path)):
        for item in _listing(folder, faults):
            name, version = _name_and_version(item)
            if name not in owner:
                owner[name] = folder
                yield _Distribution(name, version, f"{folder}{os.sep}{item}")
            elif owner[name] == folder:
                message = f"{name} is installed twice in this folder; {version} is not used"
                faults.append(_fault(f"{folder}{os.sep}{item}", message))


def _listing(folder: str, faults: list[Fault]) -> list[str]:
    try:
        items = os.listdir(folder)  # noqa: PTH208 - pathlib doubles the time this takes
    except (FileNotFoundError, NotADirectoryError):
        return []  # sys.path names archives and folders that are not there: Python skips them too
    except OSError as error:
        cure = "Make the folder readable, or remove it from the path."
        faults.append(_fault(folder, f"cannot be listed ({error.strerror})", cure=cure))
        return []
    # pip renames what it is removing to ~name; an interrupted removal leaves that behind
    return sorted(item for item in items if item.endswith(_KINDS) and item[0] != "~")


def _name_and_version(item: str) -> tuple[str, str]:
    """``Comity_US-2026.1.dist-info`` as ``comity-us`` and ``2026.1`` (PEP 503, without re)."""
    name, _, rest = item[: item.rindex(".")].partition("-")
    name = name.lower().replace("_", "-").replace(".", "-")
    while "--" in name:
        name = name.replace("--", "-")
    return name, rest.partition("-py")[0]


def _read(file: str, faults: list[Fault]) -> bytes:
    try:
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - as above
            return stream.read()
    except (FileNotFoundError, NotADirectoryError):
        return b""  # most distributions have no entry points; an old .egg-info is a plain file
    except OSError as error:
        faults.append(_fault(file, f"cannot be read ({error.strerror})"))
        return b""


def _entries(
    distribution: _Distribution, file: str, content: bytes, faults: list[Fault]
) -> Iterator[InstalledEntry]:
    try:
        lines = content.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        faults.append(_fault(file, "is not UTF-8 text"))
        return
    group = ""
    for number, line in enumerate(map(str.strip, lines), start=1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1].strip()
            continue
        name, _, value = (part.strip() for part in line.partition("="))
        if group and name and value:
            yield InstalledEntry(
                group, name, value, distribution.name, distribution.version, distribution.folder
            )
        else:
            message = f"{line!r} is not an entry point; write `name = package`"
            faults.append(_fault(file, message, number))


def _fault(
    file: str,
    message: str,
    line: int = 0,
    cure: str = "Install the distribution again, or uninstall it.",
) -> Fault:
    from comity.model.errors import Fault

    return Fault(file, line, 1 if line else 0, "", message, cure)
