"""``comity build``: the documents of a case, with their findings and their manifest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import (
    case_files,
    comma_separated,
    make_host,
    messages_in,
    messages_option,
    office_option,
    on_option,
    text_width,
)
from comity.cli.given_paths import GivenPath
from comity.cli.writing import write
from comity.model.drafts.disclosable import AUTHORITY

if TYPE_CHECKING:
    from comity.host import Host
    from comity.model.records import Exporter
    from comity.pipeline.build import Built, Checked
    from comity.steps.read import CaseFile
    from comity.text.messages import Catalogue as Messages

__all__ = ["command"]

_SEALED = (
    "Sealed annex with the identities or accounts of protected persons: {}\n"
    "  Only you can read this file. Send it separately from the letter, and do not keep a copy "
    "with the letter."
)
_PROVED = "For the reader {}: nothing that is withheld was found in the files."


@click.command("build")
@case_files
@click.option(
    "-o",
    "--output",
    required=True,
    type=GivenPath(path_type=Path),
    metavar="DIR",
    help="Folder for the documents; created if missing.",
)
@click.option(
    "--format",
    "formats",
    callback=comma_separated,
    default="docx",
    show_default=True,
    help="Formats, separated by commas: docx, html, md, json, pdf.",
)
@click.option(
    "--language",
    "languages",
    callback=comma_separated,
    help="Languages of the documents, separated by commas: en,fr.",
)
@click.option(
    "--for",
    "readers",
    callback=comma_separated,
    metavar="READERS",
    help="Readers of the document, separated by commas: authority (the whole), provider, or a "
    "reader named under `disclosable`. For every other reader than the authority, what the law or "
    "the file withholds is left out. Default: authority; of a paper to a provider from which "
    "anything is withheld, provider and authority.",
)
@click.option(
    "--draft", is_flag=True, help="Build despite errors or gaps, and mark each page as a draft."
)
@click.option("--force", is_flag=True, help="Replace existing files with the same names.")
@click.option(
    "--witness",
    is_flag=True,
    help="Print each document to pages, read them back and compare them with the case.",
)
@on_option
@messages_option
@office_option
def command(
    files: tuple[Path, ...],
    output: Path,
    formats: list[str],
    languages: list[str],
    readers: list[str],
    draft: bool,
    force: bool,
    witness: bool,
    on: dt.date | None,
    messages: str | None,
) -> int:
    """Build the documents of a case file in DIR.

    Files from an earlier version of the case that this build does not replace move to
    DIR/internal/superseded. Files that you edited are never lost.

    A finding of severity error stops the build. With --draft the documents are built anyway, with
    every page marked, and the exit code is still 1. Of an unfinished file, --draft builds a preview
    in which gaps are marked.

    With --for READER, a document from which something is withheld is called STEM.READER.docx. It is
    written only if nothing that is withheld can be found in it, and it leaves the documents for
    other readers as they are. A paper to a provider from which anything is withheld has two
    versions, STEM.provider.docx and STEM.authority.docx, and never a STEM.docx.
    """
    from comity.cli.preview import any_unfinished, preview_all
    from comity.cli.witness import require_witness, tell_heard
    from comity.pipeline.build import choose_exporters, outputs_of, read_all, require_wording
    from comity.pipeline.twins import tied, versions_of
    from comity.steps.compose.wording import open_catalogue
    from comity.steps.write import sweep_left

    host = make_host()
    catalogue = messages_in(host, messages)
    exporters = choose_exporters(formats, host)
    if witness:
        require_witness()
    if swept := sweep_left(output):
        click.echo(swept, err=True)
    if draft and any_unfinished(files, host):
        if set(readers) - {AUTHORITY}:
            raise click.UsageError(
                "--for builds finished files. Of an unfinished one, leave it out."
            )
        return preview_all(
            *(files, host, exporters, output),
            on=on,
            languages=languages,
            force=force,
            witness=witness,
            words=catalogue,
        )
    cases = read_all(files, host)
    require_wording(languages, cases, host)
    checked = _check(cases, host, languages, on)
    for c in checked:
        open_catalogue(c.resolved, c.host)  # missing wording is told before errors with a cure
    if not draft and any(c.blocked for c in checked):
        return _refuse(checked, catalogue)
    builds = [
        _build(
            *(c, host, exporters, output),
            reader=reader,
            stem=stem,
            draft=draft,
            mark_language=len(languages) > 1,
            witness=witness,
            messages=catalogue,
        )
        for c in checked
        for reader, stem in versions_of(c.resolved, c.resolved.case.path.stem, readers)
    ]
    late = [b.checked for b in builds]
    if not draft and any(c.blocked for c in late):
        return _refuse(late, catalogue)
    agreed = tell_heard(builds)
    if not agreed and not draft:
        return 1
    _tell_office(builds, host)
    builds = tied(builds, output)
    outputs = outputs_of(builds, output, force=force, inputs=(*files, *host.own_files()))
    several = len(languages) > 1
    write(outputs, then=lambda: _tell_built(builds, output, catalogue, in_language=several))
    return 1 if any(c.blocked for c in late) or not agreed else 0


def _check(
    cases: Sequence[CaseFile], host: Host, languages: Sequence[str], on: dt.date | None
) -> list[Checked]:
    from comity.pipeline.build import check_case

    wanted: Sequence[str | None] = languages or [None]
    return [
        check_case(case, host, on=on, language=language) for case in cases for language in wanted
    ]


def _build(
    checked: Checked,
    host: Host,
    exporters: Sequence[Exporter],
    folder: Path,
    *,
    reader: str,
    stem: str,
    draft: bool,
    mark_language: bool,
    witness: bool,
    messages: Messages,
) -> Built:
    from comity.pipeline.build import build
    from comity.pipeline.twins import for_reader
    from comity.steps.protect import hushed_errors

    if mark_language:
        stem = f"{stem}.{checked.resolved.language}"
    with hushed_errors(checked.resolved.draft):
        return build(
            for_reader(checked, reader, host, messages),
            host,
            exporters,
            stem,
            draft=draft,
            folder=folder,
            witness=witness,
            messages=messages,
        )


def _refuse(checked: Sequence[Checked], catalogue: Messages) -> int:
    from comity.steps.findings import findings_text

    for c in checked:
        if c.blocked:
            text = findings_text(c.findings, c.resolved, text_width(), catalogue)
            click.echo(text, err=True)
    click.echo(
        "Nothing was built. Correct the errors, or use --draft to build a marked draft.", err=True
    )
    return 1


def _tell_office(builds: Sequence[Built], host: Host) -> None:
    """One line on what is used that is not the installed one: office, templates, overrides."""
    from comity.cli.consent import office_line

    if line := office_line(builds, host):
        click.echo(line, err=True)


def _tell_built(
    builds: Sequence[Built], folder: Path, catalogue: Messages, *, in_language: bool
) -> None:
    from comity.cli.recipients import recipient_lines

    for built in builds:
        if built.sealed:
            click.echo(_SEALED.format(folder / built.sealed), err=True)
    for built in builds:
        _tell(built.checked, catalogue, in_language=in_language)
        if view := built.checked.resolved.view:
            click.echo(f"  {_PROVED.format(view.reader)}", err=True)
    for line in recipient_lines(builds, catalogue):
        click.echo(line, err=True)


def _tell(checked: Checked, catalogue: Messages, *, in_language: bool) -> None:
    from comity.steps.findings import headline

    name = checked.resolved.case.path.name
    name += f" ({checked.resolved.language})" if in_language else ""
    click.echo(catalogue.labelled(name, headline(checked.findings, catalogue)), err=True)
