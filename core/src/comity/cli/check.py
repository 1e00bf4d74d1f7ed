"""``comity check``: every finding on a case, with its place, its source and its cure."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.common import (
    case_files,
    format_option,
    make_host,
    messages_in,
    messages_option,
    office_option,
    on_option,
    print_json,
    tell_faults,
    text_width,
)
from comity.cli.given_paths import GivenPath

if TYPE_CHECKING:
    from comity.host import Host
    from comity.model.drafts.notice import Notice
    from comity.model.errors import InputError
    from comity.pipeline.build import Checked
    from comity.text.messages import Catalogue as Messages

__all__ = ["command"]


@click.command("check")
@case_files
@click.option(
    "--notice",
    "notice_file",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="Notice of the company that holds the data. Checks the request against its languages and "
    "the data it keeps.",
)
@click.option(
    "--as",
    "state",
    metavar="STATE",
    help="Check an incoming request as this requested State: list what it would send back.",
)
@click.option(
    "--letter", is_flag=True, help="With --as: write a letter that asks for what is missing."
)
@click.option(
    "-o",
    "--output",
    type=GivenPath(path_type=Path),
    metavar="DIR",
    help="With --letter: folder for the letter.",
)
@click.option("--force", is_flag=True, help="Replace existing letters with the same names.")
@click.option(
    "--language", metavar="LANGUAGE", help="Language of the document. Default: that of the draft."
)
@on_option
@messages_option
@format_option
@office_option
def command(
    files: tuple[Path, ...],
    notice_file: Path | None,
    state: str | None,
    letter: bool,
    output: Path | None,
    force: bool,
    language: str | None,
    on: dt.date | None,
    messages: str | None,
    form: str,
) -> int:
    """List what a case file lacks and what the law of the States involved requires.

    With --as, check as the requested State: list each deficiency with its article and remedy. Add
    --letter -o DIR to write a courteous letter that asks for exactly those points.

    Exit codes: 0 if no finding is an error, 1 if one is, 2 if a file cannot be used. The other
    files are still checked.
    """
    from comity.cli.receive import check_as
    from comity.model.errors import InputError
    from comity.pipeline.build import read_notice

    _refuse_halves(state, notice_file, output, letter=letter)
    host = make_host()
    if state is not None:
        letters = output if letter else None
        return check_as(host, files, state, on, form=form, letters=letters, force=force)
    catalogue = messages_in(host, messages)
    notice = read_notice(notice_file, host) if notice_file else None
    results = [_check(file, host, on, notice, language) for file in files]
    if form == "json":
        report = [_data(result, catalogue) for result in results]
        print_json({"language": catalogue.language, "files": report})
    else:
        _print(results, catalogue)
    codes = (2 if isinstance(result, InputError) else int(result.blocked) for result in results)
    return max(codes)


def _refuse_halves(
    state: str | None, notice: Path | None, output: Path | None, *, letter: bool
) -> None:
    """Refuse options that need, or exclude, each other.

    Raises:
        UsageError: one is given without the other, or with one it excludes.
    """
    if letter and (state is None or not output):
        raise click.UsageError("--letter also needs --as STATE and -o DIR.")
    if output and not letter:
        raise click.UsageError("-o sets the folder for the letter. Add --letter.")
    if state is not None and notice:
        raise click.UsageError(
            "Use --notice or --as, not both. --notice is for the requesting State, --as for the "
            "requested State."
        )


def _check(
    file: Path, host: Host, on: dt.date | None, notice: Notice | None, language: str | None
) -> Checked | InputError:
    """A file checked, or why it cannot be used."""
    from comity.model.errors import InputError
    from comity.pipeline.build import check_case, read_all

    try:
        (case,) = read_all([file], host)
        return check_case(case, host, on=on, notice=notice, language=language)
    except InputError as error:
        return error


def _data(result: Checked | InputError, catalogue: Messages) -> dict[str, Any]:
    from comity.model.errors import InputError
    from comity.steps.findings import faults_data, findings_data

    if isinstance(result, InputError):
        return {"file": result.faults[0].file, "faults": faults_data(result.faults)}
    shown = str(result.resolved.case.path)  # without the name of a protected person
    return {"file": shown, "findings": findings_data(result.findings, catalogue)}


def _print(results: list[Checked | InputError], catalogue: Messages) -> None:
    """The findings of the usable files on stdout, the faults of the others on stderr."""
    from comity.model.errors import InputError
    from comity.steps.findings import findings_text

    texts = [
        findings_text(result.findings, result.resolved, text_width(), catalogue)
        for result in results
        if not isinstance(result, InputError)
    ]
    if texts:
        click.echo("\n".join(texts), nl=False)
    for result in results:
        if isinstance(result, InputError):
            tell_faults(result)
