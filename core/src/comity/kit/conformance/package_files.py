"""Checks of the files of a distribution: none that nobody reads, none that the wheel leaves out.

What the wheel of a country holds is told by RECORD. Whether something is missing shows only where
the folder that it was installed from is still there: pip records it (PEP 610), and an editable
install is that folder.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from comity.host.record import read_record
from comity.kit.conformance.built_files import left_out
from comity.kit.conformance.cases import read_case_table
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.model.errors import InputError, PluginError
from comity.model.nearest import NAME, names_near

__all__ = ["check_description", "check_package", "check_wheel", "source_folder"]

FILES = ("jurisdiction.toml", "sources.toml", "times.toml")
FOLDERS = {
    "law": (".toml",),
    "sources": (".toml",),
    "cases": (".toml", ".yaml", ".yml"),
    "templates": (".docx", ".outline.txt"),
    "catalogues": (".po",),
    "instruments": (".toml",),
    "bilateral": (".toml",),
    "groups": (".toml",),
    "practice": (".toml",),
    "networks": (".toml",),
}
OWN = ("law", "cases")  # their checks name what is not read in them
BELOW = {"templates": ("incoming",)}
DATA = (".toml", ".docx", ".po", ".yaml", ".yml", ".json", ".csv", ".pdf")
UNCHANGED = "contains no law yet"


def check_package(subject: Subject) -> Iterator[Problem]:
    """Every data file is where it is read, and every base has a case.

    Code may read files of its own, so there it is a note.
    """
    for item in sorted(subject.root.iterdir(), key=lambda one: one.name):
        if item.name.startswith((".", "__")):
            continue
        if item.is_dir() and item.name in FOLDERS:
            if item.name not in OWN:
                yield from _strays(subject, item, item.name, FOLDERS[item.name])
        elif item.is_dir() or (item.name.endswith(DATA) and item.name not in FILES):
            known = [*FOLDERS] if item.is_dir() else [*FILES]
            yield _unread(subject, item.name, known)
    yield from _unused_bases(subject)


def _strays(
    subject: Subject, folder: Traversable, name: str, endings: tuple[str, ...]
) -> Iterator[Problem]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir() and item.name in BELOW.get(name, ()):
            yield from _strays(subject, item, f"{name}/{item.name}", endings)
        elif (item.is_dir() and not item.name.startswith((".", "__"))) or (
            item.name.endswith(DATA) and not item.name.endswith(endings)
        ):
            yield _unread(subject, f"{name}/{item.name}", [])


def _unread(subject: Subject, place: str, known: list[str]) -> Problem:
    near = names_near(place, known, NAME)
    cure = f"Rename it {near[0]}, or remove it." if near else "Move it to its folder, or remove it."
    return Problem(
        place, "is not read", f"{cure} docs/law-data.md lists the files.", subject.entry.is_code
    )


def _unused_bases(subject: Subject) -> Iterator[Problem]:
    used = set()
    for file in subject.folder("cases", ".toml"):
        try:
            used.add(read_case_table(file).base)
        except InputError:
            return  # said by the check of the cases
    for ending in (".yaml", ".yml"):
        for file in subject.folder("cases", ending):
            if file.name not in used:
                cure = f'Write base = "{file.name}" in a case, or remove it.'
                yield Problem(f"cases/{file.name}", "no case starts from it", cure)


def check_description(subject: Subject) -> Iterator[Problem]:
    """A README that still says what the scaffold wrote in it, although there is law."""
    try:
        text = metadata(subject.entry.distribution).json.get("description", "")
    except PackageNotFoundError:
        return
    book = None if subject.topic else subject.book
    if UNCHANGED in text and book and (book.answers or book.rules or book.grounds):
        cure = "Say which law it contains, as of which dates, and install it again."
        yield Problem("README.md", f"still says that the package {UNCHANGED}", cure)


def check_wheel(subject: Subject) -> Iterator[Problem]:
    """Every data file of the folder that it was installed from is in what was installed.

    Of an editable install, which is that folder, the settings in pyproject.toml are read.
    """
    folder = source_folder(subject)
    if folder is None:
        return
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    package = next(
        (p for p in (folder / "src" / subject.package, folder / subject.package) if p.is_dir()),
        None,
    )
    if package is None:
        return
    files = [file.relative_to(package).as_posix() for file in _data(package)]
    installed = _recorded(subject)
    if installed:
        for file in files:
            if file not in installed:
                cure = "Install it again. If it is missing then, pyproject.toml leaves it out."
                yield Problem(
                    file, f"is in {package.name} of its folder, but not in the wheel", cure
                )
        return
    home = package.relative_to(folder).as_posix()
    for file, why, cure in left_out(folder, project, home, files):
        yield Problem(file, f"would not be in the wheel: {why}", cure)


def source_folder(subject: Subject) -> Path | None:
    """The folder of the project that was installed, if it is still there."""
    root = Path(str(subject.root))
    places = [Path(subject.entry.home) / "direct_url.json"]
    candidates = [*root.parents][:3]
    if places[0].is_file():
        told: dict[str, Any] = json.loads(places[0].read_text(encoding="utf-8"))
        url = urlsplit(str(told.get("url", "")))
        if url.scheme == "file" and "dir_info" in told:
            candidates.insert(0, Path(url2pathname(unquote(url.path))))
    for folder in candidates:
        file = folder / "pyproject.toml"
        if file.is_file() and _names(file, subject.entry.distribution):
            return folder
    return None


def _names(file: Path, distribution: str) -> bool:
    try:
        project = tomllib.loads(file.read_text(encoding="utf-8")).get("project", {})
    except (OSError, ValueError):
        return False
    return str(project.get("name", "")).lower().replace("_", "-") == distribution


def _data(package: Path) -> Iterator[Path]:
    for folder in (package, *(package / name for name in FOLDERS)):
        if folder.is_dir():
            for file in sorted(folder.rglob("*") if folder != package else folder.iterdir()):
                hidden = any(
                    part.startswith((".", "__")) for part in file.relative_to(package).parts
                )
                if file.is_file() and file.name.endswith((*DATA, ".outline.txt")) and not hidden:
                    yield file


def _recorded(subject: Subject) -> set[str]:
    """The files of the package that were installed; none of an editable install."""
    try:
        record = read_record(subject.entry)
    except PluginError:
        return set()
    home = f"{subject.package}/"
    return {file.removeprefix(home) for file in record if file.startswith(home)}
