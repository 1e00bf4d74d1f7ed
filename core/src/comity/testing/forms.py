"""Checks of a country's own DOCX: there, clean, and rendering in every language with wording."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from comity.compose.catalogue import languages
from comity.errors import ComityError, InputError
from comity.pipeline import build, check_case
from comity.read import read_case
from comity.records import Severity, Template
from comity.testing.cases import Case, base_data
from comity.testing.records import Problem
from comity.testing.subject import Subject
from comity.testing.trial import draft_file, seat

__all__ = ["check_forms", "check_rendering", "check_style"]

KINDS = ("notice", "request")
SIDES = {"templates": {"notice": "host", "request": "requesting"}, "templates/incoming": {}}


def check_forms(subject: Subject) -> Iterator[Problem]:
    """templates/notice.docx and templates/request.docx are there, and no DOCX is unsafe."""
    held = {file.name for file in subject.folder("templates", ".docx")}
    for kind in KINDS:
        if f"{kind}.docx" not in held:
            cure = f"Make it: comity template derive {subject.name}, then edit it in Word."
            yield Problem("templates/", f"{kind}.docx is missing", cure)
    yield from _found(subject, Severity.ERROR)


def _documents(subject: Subject) -> Iterator[tuple[str, Traversable]]:
    for folder in SIDES:
        for file in subject.folder(folder, ".docx"):
            yield folder, file


def _found(subject: Subject, severity: Severity) -> Iterator[Problem]:
    """What ``comity template check`` says of every DOCX, as far as it weighs so much."""
    from comity.templating.check import Checker

    checker = Checker(subject.host)
    for folder, file in _documents(subject):
        subject.beat()
        place = f"{folder}/{file.name}"
        try:
            with as_file(file) as path:
                found = checker.check(Path(path)).findings
        except InputError as error:
            yield from (Problem(place, fault.message, fault.cure) for fault in error.faults)
            continue
        for finding in found:
            if finding.severity is severity:
                near = f' near "{finding.text}"' if finding.text else ""
                yield Problem(f"{place}{near}", finding.message, finding.cure)


def check_style(subject: Subject) -> Iterator[Problem]:
    """No DOCX has what ``comity template check`` warns of."""
    yield from _found(subject, Severity.WARNING)


def check_rendering(subject: Subject) -> Iterator[Problem]:
    """Each DOCX is filled in every language of the State that has a catalogue; no name undefined.

    A language without a catalogue is named: the program has no wording in it yet, and it serves
    dates, names and money only.
    """
    assert subject.record is not None
    spoken = subject.record.languages
    worded = set(languages())
    for language in spoken:
        if not {language, language.partition("-")[0]} & worded:
            text = f"no wording yet in {language}: it serves dates, names and money only"
            yield Problem(f"{subject.package}/jurisdiction.toml", text, note=True)
    tags = [tag for tag in spoken if {tag, tag.partition("-")[0]} & worded] or ["en"]
    for folder, file in _documents(subject):
        for language in tags:
            subject.beat()
            yield from _unfilled(subject, folder, file, language)


def _unfilled(subject: Subject, folder: str, file: Traversable, language: str) -> Iterator[Problem]:
    kind, _, form = file.name.removesuffix(".docx").partition(".")
    role = SIDES[folder].get(kind, "requested")
    place = f"{folder}/{file.name} in {language}"
    if kind not in KINDS:
        text = f"there is no kind of document {kind!r}"
        yield Problem(place, text, f"Name it after one: {', '.join(KINDS)}.")
        return
    data: dict[str, Any] = base_data(Case(schema=1), subject.root / "cases", kind)
    seat(data, role, subject.name)
    data |= {"form": form} if form else {}
    try:
        with draft_file(data) as draft:
            case = read_case(draft, subject.host.document_types())
        checked = check_case(case, subject.host, language=language)
        with as_file(file) as path:
            build(checked, _Using(subject, Path(path)), (), "kit", draft=True)  # type: ignore[arg-type]
    except ComityError as error:
        text = str(error).removeprefix(f"{file.name}: ")
        yield Problem(place, text, "Mend it in Word; docs/templates.md has every name.")


class _Using:
    """The host, with one template in place of what it would find."""

    def __init__(self, subject: Subject, path: Path) -> None:
        self._subject, self._path = subject, path

    def find_template(self, *_: Any) -> Template:
        return Template(self._path, self._subject.name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._subject.host, name)
