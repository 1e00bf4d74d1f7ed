"""``comity check``: every finding on a case, with its place, its source and its cure."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.common import case_files, format_option, make_host, office_option, on_option

if TYPE_CHECKING:
    from comity.drafts.notice import Notice
    from comity.errors import InputError
    from comity.host import Host
    from comity.pipeline import Checked

__all__ = ["command"]


@click.command("check")
@case_files
@click.option(
    "--notice",
    "notice_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The notice of the company that holds what is sought: its languages, what it keeps.",
)
@on_option
@format_option
@office_option
def command(
    files: tuple[Path, ...], notice_file: Path | None, on: dt.date | None, form: str
) -> int:
    """Say what a case file lacks, and what the law of the States involved asks for.

    Exits with 0 when there is no error among the findings, 1 when there is, 2 when a file cannot
    be used; the other files are checked all the same.
    """
    from comity.errors import InputError
    from comity.pipeline import read_notice

    host = make_host()
    notice = read_notice(notice_file, host) if notice_file else None
    results = [_check(file, host, on, notice) for file in files]
    if form == "json":
        report = [_data(file, result) for file, result in zip(files, results, strict=True)]
        click.echo(json.dumps({"files": report}, ensure_ascii=False, indent=2))
    else:
        _print(results)
    codes = (2 if isinstance(result, InputError) else int(result.blocked) for result in results)
    return max(codes)


def _check(
    file: Path, host: Host, on: dt.date | None, notice: Notice | None
) -> Checked | InputError:
    """A file checked, or why it cannot be used."""
    from comity.errors import InputError
    from comity.pipeline import check_case, read_all

    try:
        (case,) = read_all([file], host)
        return check_case(case, host, on=on, notice=notice)
    except InputError as error:
        return error


def _data(file: Path, result: Checked | InputError) -> dict[str, Any]:
    from comity.errors import InputError
    from comity.report import faults_data, findings_data

    if isinstance(result, InputError):
        return {"file": str(file), "faults": faults_data(result.faults)}
    return {"file": str(file), "findings": findings_data(result.findings)}


def _print(results: list[Checked | InputError]) -> None:
    """The findings of the usable files on stdout, the faults of the others on stderr."""
    from comity.errors import InputError
    from comity.report import findings_text

    texts = [
        findings_text(result.findings, result.resolved)
        for result in results
        if not isinstance(result, InputError)
    ]
    if texts:
        click.echo("\n".join(texts), nl=False)
    for result in results:
        if isinstance(result, InputError):
            click.echo(str(result), err=True)
