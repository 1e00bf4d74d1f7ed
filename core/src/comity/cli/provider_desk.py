"""``comity check --as-provider NOTICE``: what a company decides on a request, and its letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.common import print_json, tell_faults, text_width
from comity.cli.writing import tell_remarks

if TYPE_CHECKING:
    from comity.host import Host
    from comity.model.drafts.notice import Notice
    from comity.model.errors import InputError
    from comity.steps.read import CaseFile
    from comity.steps.write import Outputs
    from comity.tasks.incoming.provider import Desk, Letter
    from comity.text.messages import Catalogue as Messages

__all__ = ["check_as_provider"]


def check_as_provider(
    host: Host,
    files: Sequence[Path],
    notice: Notice,
    on: dt.date | None,
    *,
    form: str,
    catalogue: Messages,
    letter: Letter | None,
    folder: Path | None,
    force: bool,
    received: dt.date | None = None,
    language: str | None = None,
) -> int:
    """List what a company decides on requests, and write a letter on each, if one is wanted.

    The list is printed whether or not a letter can be written; a file on which none can be written
    keeps no other from its own.

    Returns:
        0 where nothing stands in the way, 1 where something does, 2 where a file cannot be used or
        a letter that was asked for was not written.

    Raises:
        InputError: the letters cannot be stored; then none is.
    """
    from comity.model.errors import InputError
    from comity.tasks.incoming.provider import Desk

    results = [_received(file, host, notice, on) for file in files]
    outputs: Outputs | None = None
    refused: list[InputError] = []
    if letter is not None and folder is not None:
        desks = [one for one in results if isinstance(one, Desk)]
        drafted, refused = _drafted(desks, letter, host, on, received, language)
        if drafted:
            outputs = _plan(drafted, host, folder, files, force=force)
    written = outputs.commit() if outputs else ()
    if form == "json":
        _print_json(results, refused, written, catalogue)
    else:
        _print(results, written, catalogue)
    for one in (*results, *refused):
        if isinstance(one, InputError) and (form != "json" or one in refused):
            tell_faults(one)
    if refused:
        click.echo(f"No letter was written on {len(refused)} of {len(files)} files.", err=True)
    if outputs:
        click.echo("Read each letter before you sign it. To change it, edit its .yaml.", err=True)
        tell_remarks(outputs)
    codes = (2 if isinstance(one, InputError) else int(one.blocked) for one in results)
    return max(2 if refused else 0, *codes)


def _print(
    results: Sequence[Desk | InputError], written: Sequence[Path], catalogue: Messages
) -> None:
    from comity.model.errors import InputError
    from comity.tasks.incoming.provider.desk_text import desk_text

    width = text_width()
    shown = [desk_text(one, catalogue, width) for one in results if not isinstance(one, InputError)]
    if shown or written:
        click.echo("\n".join([*shown, *map(str, written)]), nl=bool(written))


def _print_json(
    results: Sequence[Desk | InputError],
    refused: Sequence[InputError],
    written: Sequence[Path],
    catalogue: Messages,
) -> None:
    from comity.model.errors import InputError
    from comity.steps.findings import faults_data
    from comity.tasks.incoming.provider.desk_text import desk_data

    report: list[dict[str, Any]] = [
        {"file": one.faults[0].file, "faults": faults_data(one.faults)}
        if isinstance(one, InputError)
        else desk_data(one, catalogue)
        for one in results
    ]
    said: dict[str, Any] = {"files": report, "letters": [str(path) for path in written]}
    if refused:
        said["unwritten"] = [fault for one in refused for fault in faults_data(one.faults)]
    print_json(said)


def _received(file: Path, host: Host, notice: Notice, on: dt.date | None) -> Desk | InputError:
    """A request on the desk, finished or not; or why it cannot be read."""
    from comity.model.errors import DraftError, InputError
    from comity.pipeline.examine import examine
    from comity.tasks.incoming.provider import questions_of

    examined = examine(file, host, on=on, notice=notice)
    if examined.faults:
        return DraftError(examined.faults)
    try:
        return questions_of(examined, notice, host.measures())
    except InputError as error:
        return error


def _drafted(
    desks: Sequence[Desk],
    letter: Letter,
    host: Host,
    on: dt.date | None,
    received: dt.date | None,
    language: str | None,
) -> tuple[list[tuple[CaseFile, bytes]], list[InputError]]:
    """The case files of the letters, and why there is none on the other requests."""
    from comity.model.errors import InputError
    from comity.pipeline.build import refuse_unbuildable
    from comity.tasks.incoming.provider import company_letter

    drafted: list[tuple[CaseFile, bytes]] = []
    refused: list[InputError] = []
    for desk in desks:
        try:
            refuse_unbuildable(desk.checked)  # it repeats the reference and the subject
            day = on or dt.date.today()
            drafted.append(
                company_letter(desk, letter, host, day, received=received, language=language)
            )
        except InputError as error:
            refused.append(error)
    return drafted, refused


def _plan(
    drafted: Sequence[tuple[CaseFile, bytes]],
    host: Host,
    folder: Path,
    files: Sequence[Path],
    *,
    force: bool,
) -> Outputs:
    """The letters with their case files, as one plan."""
    from comity.pipeline.build import build, check_case, choose_exporters, outputs_of

    exporters = choose_exporters(["docx"], host)
    builds = []
    for case, _ in drafted:
        checked = check_case(case, host)
        builds.append(build(checked, host, exporters, case.path.stem, folder=folder))
        if gaps := [one.field for one in checked.findings if one.rule == "papers.gap"]:
            click.echo(f"{case.path.name}: fill in {', '.join(gaps)}.", err=True)
    outputs = outputs_of(builds, folder, force=force, inputs=(*files, *host.own_files()))
    for case, text in drafted:
        outputs.add(case.path.name, text, private=True)
    outputs.check()
    return outputs
