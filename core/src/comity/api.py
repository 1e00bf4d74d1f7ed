"""What other programs call: a browser, an editor, a batch. docs/api.md shows each with an example.

Everything here works on plain trees (``dict``, ``list``, ``str``), as YAML gives them, or on files.
Names that ``comity`` exports from here follow semantic versioning: within one major version they
keep their meaning, and may gain optional arguments and attributes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from comity.host import Host as _Host
from comity.model.errors import DraftError, Fault, InputError
from comity.model.findings import Finding, Severity
from comity.model.office import Office, read_office
from comity.model.patches import Patch
from comity.pipeline.build import Built, Checked, choose_exporters
from comity.pipeline.build import build as _build
from comity.pipeline.examine import Examined, examine
from comity.pipeline.own_plugin import plugin
from comity.pipeline.preview import build_preview
from comity.pipeline.twins import for_reader, tied, versions_of
from comity.steps.read.program_tree import vetted
from comity.steps.read.tree_writer import to_yaml as _to_yaml
from comity.tasks.authoring.voice import Voice
from comity.tasks.lawpages.find_ties import find_pair
from comity.tasks.lawpages.ties_records import pair_records
from comity.tasks.patching import apply as _apply
from comity.tasks.questions.fields import Field, fields
from comity.tasks.questions.law_at import LawAt, law_at
from comity.tasks.questions.relevance import Relevance, relevant
from comity.tasks.questions.sections import Section, sections
from comity.tasks.revisions import Changed, Conflict, Merged
from comity.tasks.revisions import diff_words as _diff_words
from comity.tasks.revisions import merge as _merge

__all__ = [
    "Built",
    "Changed",
    "Checked",
    "Conflict",
    "Examined",
    "Field",
    "Host",
    "LawAt",
    "Merged",
    "Relevance",
    "Section",
    "apply",
    "build",
    "diff_words",
    "examine",
    "fields",
    "law_at",
    "merge",
    "preview",
    "relations",
    "relevant",
    "sections",
    "to_yaml",
]


class Host(_Host):
    """All that is installed, as one office sees it. Threads may share one; make it once."""

    def __init__(
        self, office: Office | Path | str | None = None, *, one_matter: bool = False
    ) -> None:
        """Discover what is installed; nothing of it is imported yet.

        Args:
            office: the office that is served, or its file; default: one without settings.
            one_matter: whether all files of a folder are of one matter. Otherwise those are that
                name each other by their references.

        Raises:
            OfficeError: the office file cannot be used.
        """
        known = (
            office if isinstance(office, Office) or office is None else read_office(Path(office))
        )
        super().__init__(known, own=plugin)
        self.one_matter = one_matter


def build(
    checked: Checked,
    host: _Host,
    formats: Sequence[str] = ("docx",),
    *,
    name: str = "",
    draft: bool = False,
    readers: Sequence[str] = (),
) -> Built:
    """The documents of a checked case, as bytes; nothing is written.

    A paper that is addressed to a reader from whom anything is withheld, such as an order to a
    provider, has a version for each reader, and the names of the files tell for whom each is.

    Args:
        checked: ``Examined.checked``, which only a complete draft has.
        host: asked for templates and the form of values.
        formats: the formats to make.
        name: the name of the files without their ending; default: that of the case file.
        draft: whether to build despite errors, each page marked as a draft.
        readers: for whom, as ``comity build --for`` has it. Default: ``authority``, who gets the
            whole; of a paper as above its addressee and the authority.

    Returns:
        The files for every reader. ``stem`` and ``checked`` are those of the last one's: by default
        the whole case.

    Raises:
        DraftError: a finding is an error, the document would print what must not be printed, or a
            field would tell a reader what is withheld from it.
        InputError: a format is not known, the name is not that of a file, or nothing is withheld
            from a reader.
        ComposeError: a clause has no wording in the language.
        RenderError: no template serves the document, or it is unsafe or loses a field.
    """
    if name and (Path(name).name != name or "\\" in name):
        cure = "Give the name alone. Choose the folder when you write the files."
        raise InputError(Fault("name", 0, 0, "", f"{name!r} is not the name of a file.", cure))
    exporters = choose_exporters(formats, host)
    stem = name or checked.resolved.case.path.stem
    if not draft:
        _refuse_errors(checked.findings, checked)
    builds = [
        _build(for_reader(checked, reader, host), host, exporters, own, draft=draft)
        for reader, own in versions_of(checked.resolved, stem, readers)
    ]
    for built in builds:
        if not draft:  # a plugin may fail as late as this
            _refuse_errors(built.checked.findings, checked)
    return _together(tied(builds))


def _together(builds: Sequence[Built]) -> Built:
    """Several builds of one case as one."""
    *_, last = builds
    return replace(
        last,
        files=tuple(file for one in builds for file in one.files),
        sealed=next((one.sealed for one in builds if one.sealed), ""),
        templates=tuple(dict.fromkeys(form for one in builds for form in one.templates)),
    )


def preview(examined: Examined, host: _Host, form: str = "docx") -> bytes:
    """A preview of an unfinished draft in one format for readers, gaps marked.

    Raises:
        InputError: the draft has no gaps, too little of it can be read, or the format is unknown
            or one for programs.
        DraftError: the document would print what must not be printed.
        RenderError: no template serves the document, or it is unsafe.
    """
    (exporter,) = choose_exporters([form], host)
    return build_preview(examined, host, exporter)


def apply(tree: Mapping[str, Any], patch: Patch) -> dict[str, Any]:
    """A tree after every change of a patch; the tree that is given stays as it is.

    Raises:
        DraftError: the tree holds what no case can hold.
        ValueError: a change does not fit the tree.
    """
    return _apply(vetted(tree, "tree"), patch)


def diff_words(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    host: _Host,
    *,
    language: str | None = None,
    voice: Voice | None = None,
    only: range | None = None,
) -> tuple[Changed, ...]:
    """What changed between two revisions of a case, in words.

    Args:
        before: the earlier tree.
        after: the later tree.
        host: the plugin host.
        language: the language of the reader; default: English.
        voice: how the reader is spoken to, in place of a language.
        only: the numbers of those that are told, in order; all if left out.

    Raises:
        DraftError: a tree holds what no case can hold.
        ComposeError: there is no wording in that language.
    """
    one, other = vetted(before, "before"), vetted(after, "after")
    return _diff_words(one, other, host, language=language, voice=voice, only=only)


def merge(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Two authors' revisions put together; nothing of either is lost.

    Raises:
        DraftError: a tree holds what no case can hold.
    """
    return _merge(vetted(base, "base"), vetted(mine, "mine"), vetted(theirs, "theirs"))


def to_yaml(tree: Mapping[str, Any]) -> str:
    """A tree as a person would have written it.

    Raises:
        DraftError: the tree holds what no case can hold.
    """
    return _to_yaml(vetted(tree, "tree"))


def relations(
    one: str, other: str, host: _Host, *, on: dt.date | None = None, measure: str = ""
) -> tuple[Mapping[str, Any], ...]:
    """What binds two States on a day, strongest first; each record is one of ``comity law ties``.

    Args:
        one: the code of the State that asks.
        other: the code of the State that is asked.
        host: the plugin host.
        on: the day; default: today.
        measure: a kind of assistance, on whose coverage each record then tells.

    Raises:
        InputError: a code does not belong to a State, both belong to the same State, or the kind of
            assistance is unknown.
    """
    pair = find_pair(host.for_case(), one, other, on or dt.date.today(), measure)
    return tuple(pair_records(pair))


def _refuse_errors(findings: Sequence[Finding], checked: Checked) -> None:
    file = str(checked.resolved.case.path)
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if errors:
        raise DraftError(_fault(one, file) for one in errors)


def _fault(found: Finding, file: str) -> Fault:
    place = found.place
    line, column = (place.line, place.column) if place else (0, 0)
    return Fault(
        place.file if place else file, line, column, found.field, found.message, found.cure
    )
