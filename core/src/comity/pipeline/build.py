"""The flow, one way: read, resolve, check, compose, render, write.

Each step has a folder of its own; this module only hands the result of one to the next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from comity.host import Host
from comity.model.drafts.notice import Notice
from comity.model.errors import (
    ComposeError,
    DraftError,
    Fault,
    InputError,
    OutputError,
    RenderError,
)
from comity.model.findings import Finding
from comity.model.records import DocumentType, Exported, Exporter, Template
from comity.pipeline.files_beside import files_beside
from comity.pipeline.filled_forms import exported, filled, place_told, sealed_annex
from comity.pipeline.formats import choose_exporters
from comity.pipeline.other_languages import counted, texts_in_other_languages, told_of_others
from comity.pipeline.provenance import manifest_of
from comity.pipeline.since_sent import with_record
from comity.pipeline.twins import prove
from comity.pipeline.with_paper import with_paper
from comity.pipeline.with_records import recorded
from comity.steps.check import blocking, check, placed
from comity.steps.check.coverage_text import counted_lines
from comity.steps.check.involved import check_involved
from comity.steps.compose import compose
from comity.steps.findings import findings_text
from comity.steps.protect import UNBUILDABLE, Shield, hushed_errors
from comity.steps.read import CaseFile, read_case
from comity.steps.read.record_file import read_record
from comity.steps.render import parts_in_order
from comity.steps.resolve import Resolved, resolve
from comity.steps.resolve.guarded import Beside
from comity.steps.witness import Testimony, examine
from comity.steps.wording.catalogue import HOW_TO_ADD
from comity.steps.wording.catalogue_loading import load_catalogue
from comity.steps.write import SALT, Outputs, Salt, open_salt
from comity.text.messages import ENGLISH, standing
from comity.text.messages import Catalogue as Messages

__all__ = [
    "Built",
    "Checked",
    "build",
    "check_case",
    "choose_exporters",
    "outputs_of",
    "read_all",
    "read_notice",
    "refuse_unbuildable",
    "require_wording",
    "template_of",
]


@dataclass(frozen=True, slots=True)
class Checked:
    """A case that was read, resolved and checked.

    ``host`` is the view of the plugins in which that was done: whoever asks more about the case
    asks it, and so knows which plugins failed.
    """

    resolved: Resolved
    findings: tuple[Finding, ...]
    document_type: DocumentType
    host: Host = field(compare=False, repr=False)

    @property
    def blocked(self) -> bool:
        """Whether an error among the findings blocks a build."""
        return blocking(self.findings)


@dataclass(frozen=True, slots=True)
class Built:
    """The files of a case, ready to be written: names relative to the output folder.

    ``sealed`` names the one that holds the identity of protected persons, where there is one.
    ``stem`` is that of its manifest, and ``templates`` are those that were filled. ``salt`` is the
    secret of the output folder, where the manifest has a hash that is keyed. ``heard`` is what the
    second witness says of each document, where it was asked.
    """

    checked: Checked
    files: tuple[tuple[str, bytes], ...]
    sealed: str = ""
    stem: str = ""
    templates: tuple[Template, ...] = ()
    salt: Salt | None = None
    heard: tuple[tuple[str, Testimony], ...] = ()


def read_all(files: Iterable[Path], host: Host) -> list[CaseFile]:
    """Read every file, and report the faults of all of them at once.

    Raises:
        DraftError: at least one file cannot be used.
    """
    cases: list[CaseFile] = []
    faults: list[Fault] = []
    for file in files:
        try:
            cases.append(read_case(file, host.for_case().document_types()))
        except DraftError as error:
            faults += error.faults
    if faults:
        raise DraftError(faults)
    return cases


def check_case(
    case: CaseFile,
    host: Host,
    *,
    on: dt.date | None = None,
    language: str | None = None,
    notice: Notice | None = None,
    merge: bool = True,
    beside: Beside | None = None,
) -> Checked:
    """Resolve and check a case; ``notice`` is that of a company that holds what it seeks.

    Without ``merge`` every rule speaks for itself, also where a finding of form says the same.
    ``beside`` are the other files of its matter; those that lie in its folder if it is left out.

    A plugin that fails while it answers is set aside for this case alone (``Checked.host``).

    Raises:
        DraftError: it names a State that there is not.
    """
    host = host.for_case()
    with hushed_errors(case.draft):
        if beside is None:
            beside = files_beside(case.path, case.draft.read_data(), host)
        resolved = resolve(case, host, on=on, language=language, notice=notice)
        resolved = replace(resolved, beside=beside)
        known = recorded(case, host, on or dt.date.today())
        findings = check(resolved, host, notice, merge=merge, recorded=known)
        findings = with_paper(with_record(findings, case), resolved, host)
    shown = Shield(resolved.draft.read_data(), resolved.beside).case(case)  # whose path is printed
    kind = host.document_types()[case.draft.kind]
    return Checked(replace(resolved, case=shown), findings, kind, host)


def read_notice(file: Path, host: Host) -> Notice:
    """The notice that a request is checked against.

    Raises:
        DraftError: the file cannot be used, or is no notice.
    """
    (case,) = read_all([file], host)
    if isinstance(case.draft, Notice):
        return case.draft
    place = case.place("kind")
    cure = "Name the notice of the company that holds the requested data."
    message = f"is a {case.draft.kind}, not a notice"
    raise DraftError(Fault(place.file, place.line, place.column, "kind", message, cure))


def require_wording(languages: Iterable[str], cases: Iterable[CaseFile], host: Host) -> None:
    """See that the languages asked for have a catalogue.

    Args:
        languages: those asked for.
        cases: the cases, whose States may declare a language by another tag (pt by pt-BR).
        host: knows the languages that there are.

    Raises:
        InputError: one has none; the message names those that have.
    """
    faults = []
    codes = {code for case in cases for code in case.draft.roles().values()}
    records = (host.jurisdiction(code) for code in codes)
    declared = [tag for record in records if record for tag in record.languages]
    for language in languages:
        try:
            load_catalogue(host.languages, language, declared)
        except ComposeError as error:
            faults.append(Fault("--language", 0, 0, "", str(error), HOW_TO_ADD))
    if faults:
        raise InputError(faults)


def build(
    checked: Checked,
    host: Host,
    exporters: Sequence[Exporter],
    stem: str,
    *,
    draft: bool = False,
    folder: Path | None = None,
    witness: bool = False,
    messages: Messages = ENGLISH,
) -> Built:
    """Compose, render and export a checked case.

    Args:
        checked: the case.
        host: that of the office, asked in a view that goes on from the check.
        exporters: the formats to make.
        stem: the name of the files without their ending.
        draft: whether to mark every page as a draft.
        folder: where the files will lie, for exporters that need working files.
        witness: whether to print the document, read its pages and compare them with the data.
        messages: the language of the findings that are written beside the document.

    Raises:
        DraftError: the document would print what must not be printed, draft or not.
        ComposeError: a clause has no wording in the language.
        RenderError: no template serves the document, or it is unsafe or loses a field, or tells
            its reader what is withheld.
    """
    resolved, kind, known = checked.resolved, checked.document_type, checked.findings
    refuse_unbuildable(checked)
    host = host.for_case(checked.host)
    template = template_of(checked, host)
    shield = Shield(resolved.draft.read_data(), resolved.beside)
    with place_told(template, shield):
        reading = parts_in_order(template)
    content = compose(replace(resolved, reading=reading), host, kind, draft_mark=draft)
    names = {e.format: f"{stem}.{e.extension}" for e in exporters}
    rendered = replace(filled(content, template, shield), folder=folder, beside=names)
    documents = [(names[e.format], exported(e, rendered)) for e in exporters]
    annexes = sealed_annex(resolved, host, stem, draft, shield)
    foreign = counted(texts_in_other_languages((rendered, *(annex for _, annex, _ in annexes))))
    after = [*check_involved(resolved, host), *told_of_others(foreign)]
    found = shield.findings(placed(map(standing, after), resolved.case))
    late = [f for f in found if f not in known]
    checked = Checked(resolved, (*late, *checked.findings), kind, host)
    sealed = [(name, Exported(annex.docx)) for name, annex, _ in annexes]
    salt = open_salt(folder) if shield.withholds else None
    made = [*documents, *sealed]
    manifest = manifest_of(
        checked.resolved,
        checked.findings,
        host,
        content,
        template,
        made,
        draft=draft,
        salt=salt,
        other_languages=foreign,
    )
    findings = [_by_name(finding) for finding in checked.findings]
    sidecars = [
        (f"internal/{stem}.manifest.json", manifest),
        (
            f"internal/{stem}.findings.txt",
            findings_text(
                findings,
                resolved,
                catalogue=messages,
                counted=counted_lines(resolved, messages),
            ).encode(),
        ),
    ]
    files = [*((name, one.data) for name, one in documents), *sidecars]
    files += [(name, one.data) for name, one in sealed]
    travel = [(f"{stem}.docx", rendered.docx), *((name, one.data) for name, one in made)]
    prove(resolved, host, template, travel)
    annex = next((name for name, _ in sealed), "")
    looked = [(f"{stem}.docx", rendered.docx), *files]
    shield.look_through(resolved, host, template, looked, annex)
    heard: list[tuple[str, Testimony]] = []
    if witness:
        printed = dict(documents).get(f"{stem}.pdf")
        heard = [(stem, examine(rendered, template, printed.data if printed else b""))]
        heard += [(name, examine(replace(a, folder=folder), form)) for name, a, form in annexes]
    used = (template, *(form for _, _, form in annexes))
    return Built(checked, tuple(files), annex, stem, used, salt, tuple(heard))


def _by_name(finding: Finding) -> Finding:
    """The finding with its file's name alone: what is built must not depend on the folder."""
    place = finding.place
    if place is None:
        return finding
    return replace(finding, place=replace(place, file=Path(place.file).name))


def refuse_unbuildable(checked: Checked) -> None:
    """Refuse what not even a draft may print: a name that is to be protected.

    Raises:
        DraftError: the file holds such a name, or the text of a fact that is withheld.
    """
    faults = [
        Fault(str(f.place.file), f.place.line, f.place.column, f.field, f.message, f.cure)
        for f in checked.findings
        if f.rule in UNBUILDABLE and f.place is not None
    ]
    if faults:
        raise DraftError(faults)


def outputs_of(
    builds: Sequence[Built],
    folder: Path,
    *,
    force: bool,
    inputs: Iterable[Path] = (),
    records: bool = True,
) -> Outputs:
    """The files of several cases as one plan: all are written, or none.

    Args:
        builds: the cases.
        folder: where the files go.
        force: whether files of the same names may be replaced.
        inputs: the files that the command reads; they are never written, under any name.
        records: whether what earlier versions of the cases were made into is moved away.

    Raises:
        InputError: a planned name is taken, or that of an input, or what was sent would change.
    """
    read = tuple(inputs)
    outputs = Outputs(folder, private=True, force=force, inputs=read)
    outputs.sent.keep(*filter(None, map(read_record, read)))
    outputs.building = bool(builds)
    owners: dict[str, Path] = {}
    for built in builds:
        case = built.checked.resolved.case.path
        for name, data in built.files:
            if owners.setdefault(name, case) != case:
                message = f"would be built from both {owners[name]} and {case}"
                cure = "Rename a case file, or build each into its own folder."
                raise OutputError(Fault(str(folder / name), 0, 0, "", message, cure))
            private = built.checked.document_type.private or name == built.sealed
            outputs.add(name, data, private=private)
        outputs.inputs.add(*(template.path for template in built.templates))
        if records:
            outputs.record(built.stem)
    fresh = next((built.salt for built in builds if built.salt and built.salt.fresh), None)
    if fresh:
        outputs.add(SALT, fresh.as_bytes())
    outputs.check()
    return outputs


def template_of(checked: Checked, host: Host) -> Template:
    """The template that a case is rendered with.

    Raises:
        RenderError: none serves the document.
    """
    resolved, kind = checked.resolved, checked.document_type
    form = str(getattr(resolved.draft, "form", "") or "")
    name = f"{kind.template}.{form}" if form else kind.template
    parties = replace(resolved.parties, roles={}) if resolved.bare else resolved.parties
    template = host.find_template(name, parties, resolved.language, resolved.on)
    if template is None:
        raise RenderError(f"no installed template fits {name}")
    return template
