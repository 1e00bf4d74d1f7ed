"""The law in a wheel, or in the folder of a distribution, read as data: no code of it is run."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from comity.law.toml import toml_table
from comity.model.errors import Fault, InputError, LawDataError

__all__ = ["LawFiles", "law_files"]

CURE = "Name a wheel (.whl) of a country or a topic, or the folder of its sources."
LARGEST = 64 * 1024 * 1024  # of one law file; no true one comes near, and a zip can lie


@dataclass(frozen=True, slots=True)
class LawFiles:
    """The TOML of a distribution: tables by the name of their file within the package."""

    distribution: str
    version: str
    tables: dict[str, dict[str, Any]]


def law_files(path: Path) -> LawFiles:
    """Read the law of a wheel or of a folder.

    Raises:
        InputError: it is neither, cannot be read, or holds no law; every broken file is named.
    """
    if not path.exists():
        raise InputError(Fault(str(path), 0, 0, "", "the file or folder does not exist", CURE))
    if path.is_dir():
        name, version, contents = _of_folder(path)
    else:
        name, version, contents = _of_wheel(path)
    tables, faults = {}, []
    for file, data in contents:
        try:
            tables[file] = toml_table(data)
        except LawDataError as error:
            faults.append(Fault(f"{path}: {file}", 0, 0, "", str(error)))
    if not faults and not tables:
        faults.append(Fault(str(path), 0, 0, "", "contains no law", CURE))
    if faults:
        raise InputError(faults)
    return LawFiles(name, version, tables)


def _of_wheel(path: Path) -> tuple[str, str, list[tuple[str, bytes]]]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            (info,) = [n for n in names if n.count("/") == 1 and n.endswith(".dist-info/METADATA")]
            head = BytesParser().parsebytes(_member(archive, info))
            contents = [
                (name.partition("/")[2], _member(archive, name))
                for name in sorted(names)
                if name.endswith(".toml") and _is_law(name.partition("/")[2])
            ]
    except (OSError, zipfile.BadZipFile, ValueError, RuntimeError) as error:
        message = "is not a readable wheel"
        raise InputError(Fault(str(path), 0, 0, "", message, CURE)) from error
    return str(head["Name"]), str(head["Version"]), contents


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST:
        raise ValueError(f"{name} is too large")
    return archive.read(name)


def _of_folder(path: Path) -> tuple[str, str, list[tuple[str, bytes]]]:
    project: dict[str, Any] = {}
    try:
        if (path / "pyproject.toml").is_file():
            project = toml_table((path / "pyproject.toml").read_bytes())
        roots = [p.parent for p in sorted(path.glob("src/*/sources.toml"))] or [path]
        contents = [
            (file.relative_to(root).as_posix(), file.read_bytes())
            for root in roots
            for file in sorted(root.rglob("*.toml"))
            if _is_law(file.relative_to(root).as_posix())
        ]
    except (OSError, LawDataError) as error:
        raise InputError(Fault(str(path), 0, 0, "", f"cannot be read: {error}", CURE)) from error
    head = project.get("project", {})
    return str(head.get("name", path.name)), str(head.get("version", "")), contents


def _is_law(name: str) -> bool:
    folder = name.partition("/")[0]
    return name in ("jurisdiction.toml", "sources.toml") or (
        "/" in name and folder not in ("cases", "templates", "tests")
    )
