"""Where the files of an installed plugin lie, told by its distribution and by nothing else.

Nothing is imported to find out: not the package, and not through ``importlib.resources``, which
imports. A wheel's files lie beside its ``.dist-info`` and are verified against RECORD. An editable
install names a folder in a path file (``.pth``) that RECORD lists; its files are a working copy,
which nothing can be compared with.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import NamedTuple

from comity.host.installed import InstalledEntry
from comity.host.record import again, read_record, unchanged, verify
from comity.model.errors import PluginError

__all__ = ["Found", "find_code", "find_data", "find_files", "since_data"]

OWN = frozenset({"comity", "comity_templates"})
CODE = (".py", ".pyw", ".pyd", ".so")
IGNORED = "__init__.py"
SMALL = 4096  # bytes of an __init__.py that is looked into


class Found(NamedTuple):
    """The folder of a plugin (or its one module), and how far it is known to be the one installed.

    ``shadow`` is what Python would have imported in its place, or empty.
    """

    place: Path
    verified: bool
    shadow: str = ""

    def __str__(self) -> str:
        return "verified" if self.verified else f"editable: {self.place}"


def find_data(entry: InstalledEntry) -> Found:
    """The folder of a plugin that is data.

    Raises:
        PluginError: it is none, cannot be found, or is not as it was installed.
    """
    name, record = _data_name(entry), _record(entry)
    if any(_is_module(file, name) for file in record):
        raise PluginError(
            f"{name} is Python code, but its entry point does not name an object; "
            f'write {entry.name} = "{name}:plugin"'
        )
    place, verified = _folder(entry, name, record)
    if code := sorted(_code(place)):
        raise PluginError(
            f"contains Python code ({code[0]}), but its entry point does not name an object, so it "
            f'would never run; remove it, or name the object: {entry.name} = "{name}:plugin"'
        )
    return Found(place, verified, _shadow(name, place))


def find_files(entry: InstalledEntry) -> Found:
    """The folder of a package of which only files are read, even if it contains code too.

    Raises:
        PluginError: it cannot be found, or is not as it was installed.
    """
    name = _data_name(entry)
    place, verified = _folder(entry, name, _record(entry))
    return Found(place, verified, _shadow(name, place))


def _data_name(entry: InstalledEntry) -> str:
    name = _top_level(entry)
    if "." in entry.module:
        raise PluginError(
            f"{entry.module} is inside another package; data must be a top-level package: "
            f'{entry.name} = "{name}"'
        )
    return name


def _folder(entry: InstalledEntry, name: str, record: Mapping[str, str]) -> tuple[Path, bool]:
    """The folder of a package, and whether its files were compared with RECORD."""
    if any(file.startswith(f"{name}/") for file in record):
        place = Path(entry.home).parent / name
        if not place.is_dir():
            raise PluginError(f"{place} is not a folder; {again(entry)}")
        verify(entry, place, record)
        return place, True
    place = _editable(entry, name, record)
    if not place.is_dir():
        raise PluginError(f"{place} is not a folder with the files of a plugin; {again(entry)}")
    _refuse_links_out(place)
    return place, False


def find_code(entry: InstalledEntry) -> Found:
    """The package or module of a plugin that is code, if Python would import that very one.

    Raises:
        PluginError: Python would import another, or it is not as it was installed.
    """
    name, record = _top_level(entry), _record(entry)
    spec = PathFinder.find_spec(name)
    if spec is None or not spec.has_location or spec.origin is None:
        raise PluginError(f"there is no module {name} on the path; {again(entry)}")
    place = _place(spec)
    site = Path(entry.home).parent
    in_wheel = any(file.startswith(f"{name}/") or _is_module(file, name) for file in record)
    if in_wheel and _same(place.parent, site):
        place = site / place.name
        verify(entry, place, record)
    elif in_wheel or not _same(place, _editable(entry, name, record)):
        raise PluginError(
            f"another module named {name} at {place} comes earlier on the path and would run in "
            "its place; rename or remove it"
        )
    held = getattr(sys.modules.get(name), "__file__", None)
    if name in sys.modules and (held is None or not _same(Path(held), Path(spec.origin))):
        raise PluginError(f"another module named {name} is already in use, from {held}")
    return Found(place, in_wheel)


def since_data(entry: InstalledEntry) -> str:
    """The cure for a plugin whose entry point names an object while its package holds no code.

    So it is with a checkout that became data after it was installed. Empty where the package holds
    code, or is not found.
    """
    try:
        name, record = _top_level(entry), _record(entry)
        in_wheel = any(file.startswith(f"{name}/") for file in record)
        place = Path(entry.home).parent / name if in_wheel else _editable(entry, name, record)
        if not place.is_dir() or any(_code(place)) or _runs(place / IGNORED):
            return ""
    except (PluginError, OSError):
        return ""
    if in_wheel:
        return again(entry)
    checkouts = (folder for folder in place.parents if (folder / "pyproject.toml").is_file())
    checkout = next(checkouts, place.parent)
    return f'install it again from its checkout: python -m pip install -e "{checkout}"'


def _runs(file: Path) -> bool:
    """Whether a module holds more than its description; one that cannot be read may."""
    if not file.exists() and not file.is_symlink():
        return False
    if not file.is_file() or file.stat().st_size > SMALL:
        return True
    import ast  # which most runs never need

    try:
        body = ast.parse(file.read_bytes()).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True
    return any(not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant)) for s in body)


def _top_level(entry: InstalledEntry) -> str:
    name = entry.module.partition(".")[0]
    if not all(part.isidentifier() for part in entry.module.split(".")):
        raise PluginError(
            f'{entry.value!r} does not name a package; write {entry.name} = "comity_xx"'
        )
    if name in OWN or name in sys.stdlib_module_names or name in sys.builtin_module_names:
        owner = "Comity itself" if name in OWN else "Python"
        raise PluginError(f"{name} belongs to {owner}; a plugin needs its own package")
    return name


def _record(entry: InstalledEntry) -> Mapping[str, str]:
    if not entry.home.endswith(".dist-info"):
        raise PluginError(
            f"{entry.home} was installed by an outdated tool and does not list its files; "
            f"{again(entry)}"
        )
    return read_record(entry)


def _editable(entry: InstalledEntry, name: str, record: Mapping[str, str]) -> Path:
    """The package, or the module, in a folder that a path file of the distribution names."""
    site = Path(entry.home).parent
    for file in record:
        if file.endswith(".pth") and "/" not in file:
            if not unchanged(entry, file, record):
                raise PluginError(
                    f"{site / file} has changed since it was installed; {again(entry)}"
                )
            for line in _lines(entry, site / file):
                folder = site / line
                found = (folder / name, folder / f"{name}.py")
                if place := next((path for path in found if path.exists()), None):
                    return place
    raise PluginError(
        f"RECORD lists no files of {name}, and no path file points to it; {again(entry)}"
    )


def _lines(entry: InstalledEntry, file: Path) -> Iterator[str]:
    """The folders of a path file, as Python's ``site`` reads it.

    Raises:
        PluginError: it cannot be read, or holds code in place of a path.
    """
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PluginError(f"{file} cannot be read ({error}); {again(entry)}") from error
    for line in map(str.rstrip, lines):
        if line.startswith(("import ", "import\t")):
            raise PluginError(
                f"{file} finds the package by running code, which Comity does not do to read data; "
                "install it "
                "without -e, or build it with hatchling, whose path file is a plain path"
            )
        if line and not line.startswith("#") and "\0" not in line:
            yield line


def _refuse_links_out(place: Path) -> None:
    root = place.resolve()
    for folder, folders, files in os.walk(place):
        for name in (*folders, *files):
            if not os.path.islink(f"{folder}{os.sep}{name}"):  # noqa: PTH114 - takes half the time
                continue
            item = Path(folder, name)
            if item.exists() and not item.resolve().is_relative_to(root):
                raise PluginError(f"{item} is a link to a place outside the package; remove it")


def _code(place: Path) -> Iterator[str]:
    for folder, _, files in os.walk(place):
        for name in files:
            if name.endswith(CODE) and name != IGNORED:
                yield Path(folder, name).relative_to(place).as_posix()


def _place(spec: ModuleSpec) -> Path:
    origin = Path(str(spec.origin))
    return origin.parent if spec.submodule_search_locations is not None else origin


def _is_module(file: str, name: str) -> bool:
    """``name.py``, or a compiled module, at the top of a distribution."""
    return "/" not in file and file.partition(".")[0] == name and file.endswith(CODE)


def _shadow(name: str, place: Path) -> str:
    """Where Python would find a package of this name, if that is not the one installed."""
    spec = PathFinder.find_spec(name)
    if spec is None:
        return ""
    places = list(spec.submodule_search_locations or ())
    there = Path(places[0] if places else str(spec.origin))
    return "" if _same(there, place) else str(there)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
