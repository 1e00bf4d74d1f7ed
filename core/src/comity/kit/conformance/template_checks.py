"""Checks of a country's own DOCX: there, clean, and rendering in every language with wording."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from importlib.resources import as_file
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.kit.conformance.case_trial import draft_file, seat
from comity.kit.conformance.cases import Case, base_data
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.model.errors import ComityError, InputError
from comity.model.findings import Severity
from comity.model.records import Parties, Template
from comity.pipeline.build import build, check_case
from comity.steps.compose.sealed_annex import KIND as SEALED
from comity.steps.read import read_case

if TYPE_CHECKING:
    from comity.host import Host

__all__ = ["check_forms", "check_rendering", "check_style"]

KINDS = ("notice", "request")
SIDES = {"templates": {"notice": "host", "request": "requesting"}, "templates/incoming": {}}


def check_forms(subject: Subject) -> Iterator[Problem]:
    """templates/notice.docx and templates/request.docx are there, and no DOCX is unsafe."""
    held = {file.name for file in subject.folder("templates", ".docx")}
    for kind in KINDS:
        if f"{kind}.docx" not in held:
            home = f"src/{subject.package}/templates"
            made = f"comity template derive {subject.name} --kind {kind} -o {home}"
            cure = f"Create it: {made}. Then edit it in Word."
            yield Problem("templates/", f"{kind}.docx is missing", cure)
    yield from _found(subject, Severity.ERROR)


def _documents(subject: Subject) -> Iterator[tuple[str, Traversable]]:
    for folder in SIDES:
        for file in subject.folder(folder, ".docx"):
            yield folder, file


def _found(subject: Subject, severity: Severity) -> Iterator[Problem]:
    """What ``comity template check`` says of every DOCX, as far as it weighs so much."""
    if subject.remarks is None:
        subject.remarks = list(_remarks(subject))
    return (problem for weight, problem in subject.remarks if weight is severity)


def _remarks(subject: Subject) -> Iterator[tuple[Severity, Problem]]:
    from comity.kit.templating.checker import Checker

    checker = Checker(subject.host)
    for folder, file in _documents(subject):
        subject.beat()
        place = f"{folder}/{file.name}"
        try:
            with as_file(file) as path:
                found = checker.check(Path(path)).findings
        except InputError as error:
            for fault in error.faults:
                yield Severity.ERROR, Problem(place, fault.message, fault.cure)
            continue
        for finding in found:
            near = f' near "{finding.text}"' if finding.text else ""
            yield finding.severity, Problem(f"{place}{near}", finding.message, finding.cure)


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
    worded = subject.host.languages
    for language in spoken:
        if not worded.lookup(language, spoken):
            text = f"no wording yet in {language}: used only for dates, names and money"
            yield Problem(f"{subject.package}/jurisdiction.toml", text, note=True)
    tags = [tag for tag in spoken if worded.lookup(tag, spoken)] or ["en"]
    for folder, file in _documents(subject):
        kind, _, form = file.name.removesuffix(".docx").partition(".")
        if wrong := _misnamed(subject, kind, form):
            yield Problem(f"{folder}/{file.name}", *wrong)
        elif kind in KINDS:
            for language in tags:
                subject.beat()
                yield from _unfilled(subject, folder, file, language)
            if not _used(subject, folder, file, worded.tags()):
                text = (
                    f"contains words, so it can be used only for {', '.join(spoken)}, and never is"
                )
                cure = (
                    "Remove the words, or add a catalogue for the language: docs/add-a-language.md."
                )
                yield Problem(f"{folder}/{file.name}", text, cure, note=True)


def _used(subject: Subject, folder: str, file: Traversable, worded: Iterable[str]) -> bool:
    """Whether a document can be written on it in any language that has wording."""
    name = file.name.removesuffix(".docx")
    role = SIDES[folder].get(name.partition(".")[0], "requested")
    parties, on = Parties(roles={role: subject.name}), dt.date.today()
    found = (subject.host.find_template(name, parties, tag, on) for tag in worded)
    return any(template and template.origin == subject.name for template in found)


def _misnamed(subject: Subject, kind: str, form: str) -> tuple[str, str] | None:
    """What is wrong with the name of a DOCX, and the cure.

    The letter for correspondence and the sealed annex have no base here; the check of the forms
    has filled them.
    """
    known: dict[str, tuple[str, ...]] = {}
    for found in subject.host.document_types().values():
        known[found.template] = (*known.get(found.template, ()), *found.forms)
    known[SEALED] = ()
    if kind not in known:
        names = " or ".join(f"{name}.docx" for name in known)
        return f"no document uses a {kind}.docx", f"Rename it: {names}."
    if form and form not in known[kind]:
        forms = " or ".join(f"{kind}.{name}.docx" for name in dict.fromkeys(known[kind]))
        return f"unknown form {form!r}", f"Rename it: {forms or f'{kind}.docx'}."
    return None


def _unfilled(subject: Subject, folder: str, file: Traversable, language: str) -> Iterator[Problem]:
    kind, _, form = file.name.removesuffix(".docx").partition(".")
    role = SIDES[folder].get(kind, "requested")
    place = f"{folder}/{file.name} in {language}"
    data: dict[str, Any] = base_data(Case(schema=1), subject.root / "cases", kind)
    seat(data, role, subject.name)
    data |= {"form": form} if form else {}
    try:
        with draft_file(data) as draft:
            case = read_case(draft, subject.host.document_types())
        checked = check_case(case, subject.host, language=language)
        with as_file(file) as path:
            using = _Using(subject.host, Template(Path(path), subject.name))
            build(checked, using, (), "kit", draft=True)  # type: ignore[arg-type]
    except ComityError as error:
        text = str(error).removeprefix(f"{file.name}: ")
        yield Problem(place, text, "Correct it in Word. docs/templates.md lists every name.")


class _Using:
    """The host, with one template in place of what it would find."""

    def __init__(self, host: Host, template: Template) -> None:
        self._host, self._template = host, template

    def for_case(self, after: Host | None = None) -> _Using:
        return _Using(self._host.for_case(after), self._template)

    def find_template(self, *_: Any) -> Template:
        return self._template

    def __getattr__(self, name: str) -> Any:
        return getattr(self._host, name)
