"""Checks of what a distribution brings along: its package and nothing else, under its own names.

RECORD lists what was installed, and entry_points.txt whom it answers. What lies beside the package
reaches every program of the office, data or not: a ``.pth`` file runs code at each start.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from configparser import ConfigParser, Error
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from comity.host.installed import LANGUAGES
from comity.host.record import read_record
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.law.states import states
from comity.model.errors import PluginError
from comity.steps.write.windows_names import windows_lacks

__all__ = ["check_contents", "check_project"]

HIDDEN = re.compile(r"(?:^|/)(?:\.[^/]+|~\$[^/]*|[^/]+(?:~|\.sw[op]|\.bak|\.orig|\.tmp))$")
NEED = re.compile(r"^([A-Za-z0-9][\w.-]*)")
YEARLY = re.compile(r"(\d{4})\.")
UPPER = re.compile(r"<|==|~=|!=")
SMALL = ("jurisdiction.toml", "sources.toml", "request.docx", "notice.docx", "letter.docx")
PYTHON = 'Write requires-python = ">=3.11" under [project].'
PACKAGES = "Correct what pyproject.toml puts into the wheel, and install it again."


def check_contents(subject: Subject) -> Iterator[Problem]:
    """Nothing is installed beside the package, no name fails on another system or is another's."""
    place = f"pyproject.toml of {subject.entry.distribution}"
    files = _files(subject)
    for file in files:
        if fault := _outside(subject, file):
            yield Problem(file, fault, PACKAGES)
        name = file.rpartition("/")[2]
        if windows_lacks(name):
            yield Problem(file, "has a name that Windows does not allow", "Rename it.")
        if name != name.lower() and name.lower() in SMALL:
            text = "is read only in small letters, as most systems tell capitals apart"
            yield Problem(file, text, f"Rename it {name.lower()}.")
    twins: dict[str, list[str]] = defaultdict(list)
    for file in files:
        twins[file.casefold()].append(file)
    for first, *others in twins.values():
        for other in others:
            text = f"differs from {first} only in capitals, so Windows and macOS lose one of them"
            yield Problem(other, text, "Rename one of the two.")
    for group, name, value in _entries(subject):
        own = (group, name) == (subject.entry.group, subject.entry.name)
        words = group == LANGUAGES and value.partition(":")[0].partition(".")[0] == subject.package
        if not own and not words:
            text = (
                f"has an entry point of its own beside {subject.name}: {name} = {value} ({group})"
            )
            yield Problem(place, text, "Remove it: a country or topic answers under one name.")
    if (year := YEARLY.match(subject.entry.version)) and int(year[1]) > dt.date.today().year + 1:
        text = f"version is {subject.entry.version}, a year that is yet to come"
        yield Problem(place, text, "Correct it: pip would never take a later one for newer.")


def check_project(subject: Subject) -> Iterator[Problem]:
    """The project names its licence and Pythons, needs only Comity, and is called as it is."""
    place, about = f"pyproject.toml of {subject.entry.distribution}", _metadata(subject)
    if about is None:
        return
    if not any(about.get(key) for key in ("License-Expression", "License", "License-File")):
        yield Problem(place, "names no licence", 'Write license = "Apache-2.0" under [project].')
    pythons = about.get("Requires-Python", "")
    if not pythons:
        yield Problem(place, "does not say for which Python it is", PYTHON)
    elif UPPER.search(pythons):
        yield Problem(place, f"leaves out later versions of Python: {pythons}", PYTHON)
    for need in about.get_all("Requires-Dist") or ():
        name = found[1].lower().replace("_", "-") if (found := NEED.match(need)) else ""
        if name != "comity" and "extra ==" not in need and not subject.entry.is_code:
            text = f"depends on {name}, which data do not need"
            yield Problem(place, text, "Remove it under `dependencies`.")
    for key, text in _titles(about):
        if other := _other_state(subject, text):
            shown = f"{key} names {other}, and not {subject.name}: {text!r}"
            yield Problem(place, shown, "Write the name of the State.")
    for file in _files(subject):
        if HIDDEN.search(file) and not file.endswith((".pyc", ".gitkeep")):
            text = "is a hidden or left-over file, which everybody can read in the wheel"
            yield Problem(file, text, "Remove it, and change any password in it.")


def _files(subject: Subject) -> list[str]:
    """What was installed; nothing of an editable install, whose files are not in RECORD."""
    try:
        record = read_record(subject.entry)
    except PluginError:
        return []
    home = f"{subject.package}/"
    plain = [file for file in record if "/__pycache__/" not in file]
    return plain if any(file.startswith(home) for file in plain) else []


def _outside(subject: Subject, file: str) -> str:
    top = file.partition("/")[0]
    own = (subject.package, Path(subject.entry.home).name)
    if top in own and ".." not in file.split("/"):
        return ""
    if file.endswith(".pth"):
        return "is installed beside the package, and runs at each start of Python"
    if top == "comity":
        return "is installed into Comity itself"
    return "is installed beside the package"


def _entries(subject: Subject) -> Iterator[tuple[str, str, str]]:
    parser = ConfigParser(delimiters=("=",), interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    file = Path(subject.entry.home) / "entry_points.txt"
    try:
        parser.read_string(file.read_text(encoding="utf-8"))
    except (OSError, Error):
        return  # said when it is loaded
    for group in parser.sections():
        for name, value in parser.items(group):
            yield group, name, value


def _metadata(subject: Subject) -> Message | None:
    for name in ("METADATA", "PKG-INFO"):
        file = Path(subject.entry.home) / name
        if file.is_file():
            return HeaderParser().parsestr(file.read_text(encoding="utf-8"))
    return None


def _titles(about: Message) -> Iterator[tuple[str, str]]:
    yield "description", str(about.get("Summary") or "")
    body = str(about.get_payload() or "") or str(about.get("Description") or "")
    heads = [line for line in body.splitlines() if line.startswith("# ")]
    yield "README.md", heads[0].strip("# ") if heads else ""


def _other_state(subject: Subject, text: str) -> str:
    """Another State that a title names, where it does not name its own."""
    record = None if subject.topic else subject.record
    if record is None or any(name in text for name in (record.name, record.short_name)):
        return ""
    for code, state in states().items():
        names = (name for name in (state.name, state.short) if name)
        if code != subject.name and any(
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names
        ):
            return str(state.short or state.name)
    return ""
