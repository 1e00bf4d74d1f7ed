"""What a wheel, or the folder of a distribution, holds, read as data: no code of it is run."""

from __future__ import annotations

import tomllib
import zipfile
from collections.abc import Mapping
from configparser import ConfigParser
from configparser import Error as ConfigError
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from comity.law.toml import toml_table
from comity.model.errors import Fault, InputError, LawDataError

__all__ = ["About", "LawFiles", "law_files"]

CURE = "Name a wheel (.whl) of a country, a topic or a language, or the folder of its sources."
LARGEST = 64 * 1024 * 1024  # of one file; no true one comes near, and a zip can lie
OTHERS = (".py", ".docx", ".po", ".yaml", ".yml")
CASES = "cases/"
INFO = ".dist-info/"


@dataclass(frozen=True, slots=True)
class About:
    """What a distribution says of itself.

    ``entries`` are its entry points of Comity: ``comity.languages: pt`` to ``comity_language_pt``.
    """

    hosts: str = ""
    licence: str = ""
    entries: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LawFiles:
    """The TOML of a distribution, by the name of its file within the package, and the rest.

    ``others`` are the bytes of its code, its DOCX, its catalogues and its cases.
    """

    distribution: str
    version: str
    tables: dict[str, dict[str, Any]]
    others: Mapping[str, bytes] = field(default_factory=dict)
    about: About = field(default_factory=About)
    place: str = ""


def law_files(path: Path) -> LawFiles:
    """Read a wheel or a folder.

    Raises:
        InputError: it is neither, cannot be read, or holds nothing of a plugin; every broken law
            file is named.
    """
    if not path.exists():
        raise InputError(Fault(str(path), 0, 0, "", "the file or folder does not exist", CURE))
    if path.is_dir():
        name, version, about, contents = _of_folder(path)
    else:
        name, version, about, contents = _of_wheel(path)
    tables, faults = {}, []
    others = {file: data for file, data in contents if not _is_law(file)}
    for file, data in contents:
        if file in others:
            continue
        try:
            tables[file] = toml_table(data)
        except LawDataError as error:
            faults.append(Fault(f"{path}: {file}", 0, 0, "", str(error)))
    if not faults and not tables and not about.entries:
        faults.append(Fault(str(path), 0, 0, "", "contains no law and no wording", CURE))
    if faults:
        raise InputError(faults)
    return LawFiles(name, version, tables, others, about, str(path))


def _of_wheel(path: Path) -> tuple[str, str, About, list[tuple[str, bytes]]]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            (info,) = [n for n in names if n.count("/") == 1 and n.endswith(".dist-info/METADATA")]
            head = BytesParser().parsebytes(_member(archive, info))
            points = info.removesuffix("METADATA") + "entry_points.txt"
            listed = _member(archive, points).decode() if points in names else ""
            contents = [
                (name.partition("/")[2], _member(archive, name))
                for name in sorted(names)
                if INFO not in name and _is_wanted(name.partition("/")[2])
            ]
            about = _told(head, listed)
    except (OSError, zipfile.BadZipFile, ValueError, RuntimeError, ConfigError) as error:
        message = "is not a readable wheel"
        raise InputError(Fault(str(path), 0, 0, "", message, CURE)) from error
    return str(head["Name"]), str(head["Version"]), about, contents


def _told(head: Message, listed: str) -> About:
    """What the metadata of a wheel say."""
    parser = ConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str  # type: ignore[method-assign,assignment]  # KE is not ke
    parser.read_string(listed)
    entries = {
        f"{group}: {name}": value.strip()
        for group in parser.sections()
        for name, value in parser.items(group)
    }
    needs = [str(need) for need in head.get_all("Requires-Dist") or ()]
    licence = str(head["License-Expression"] or head["License"] or "")
    return About(_hosts(needs), licence, _of_comity(entries))


def _hosts(needs: list[str]) -> str:
    """The range of hosts among what a distribution needs, each bound once and in order."""
    for need in needs:
        bounds = need.removeprefix("comity").partition(";")[0].strip(" ()")
        if need.startswith("comity") and (not bounds or bounds[0] in "<>=~!"):
            return ",".join(sorted(part.strip() for part in bounds.split(",")))
    return ""


def _of_comity(entries: Mapping[str, str]) -> dict[str, str]:
    return {name: entries[name] for name in sorted(entries) if name.startswith("comity.")}


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST:
        raise ValueError(f"{name} is too large")
    return archive.read(name)


def _of_folder(path: Path) -> tuple[str, str, About, list[tuple[str, bytes]]]:
    project: dict[str, Any] = {}
    try:
        if (path / "pyproject.toml").is_file():
            project = tomllib.loads((path / "pyproject.toml").read_text(encoding="utf-8"))
        roots = [p for p in sorted(path.glob("src/*")) if (p / "__init__.py").is_file()]
        roots = roots or [p.parent for p in sorted(path.glob("src/*/sources.toml"))] or [path]
        contents = [
            (file.relative_to(root).as_posix(), file.read_bytes())
            for root in roots
            for file in sorted(root.rglob("*"))
            if file.is_file() and _is_wanted(file.relative_to(root).as_posix())
        ]
    except (OSError, ValueError) as error:
        raise InputError(Fault(str(path), 0, 0, "", f"cannot be read: {error}", CURE)) from error
    head = project.get("project", {})
    licence = head.get("license", "")
    entries = {
        f"{group}: {name}": str(value)
        for group, names in head.get("entry-points", {}).items()
        for name, value in names.items()
    }
    hosts = _hosts([str(need) for need in head.get("dependencies", ())])
    about = About(hosts, licence if isinstance(licence, str) else "", _of_comity(entries))
    return str(head.get("name", path.name)), str(head.get("version", "")), about, contents


def _is_wanted(name: str) -> bool:
    if "__pycache__" in name:
        return False
    return (name.endswith(".toml") and (_is_law(name) or _is_case(name))) or name.endswith(OTHERS)


def _is_case(name: str) -> bool:
    return name.startswith(CASES)


def _is_law(name: str) -> bool:
    folder = name.partition("/")[0]
    return name in ("jurisdiction.toml", "sources.toml") or (
        "/" in name
        and name.endswith(".toml")
        and folder not in ("cases", "templates", "tests", "catalogues")
    )
