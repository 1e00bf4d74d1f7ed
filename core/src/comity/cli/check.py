"""``comity check``: every finding on a case, with its place, its source and its cure."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from comity.cli.common import case_files, format_option, make_host, office_option, on_option

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
    be used.
    """
    from comity.pipeline import check_case, read_all, read_notice
    from comity.report import findings_data, findings_text

    host = make_host()
    notice = read_notice(notice_file, host) if notice_file else None
    cases = read_all(files, host)
    checked = [check_case(case, host, on=on, notice=notice) for case in cases]
    if form == "json":
        report = [
            {"file": str(c.resolved.case.path), "findings": findings_data(c.findings)}
            for c in checked
        ]
        click.echo(json.dumps({"files": report}, ensure_ascii=False, indent=2))
    else:
        texts = [findings_text(c.findings, c.resolved) for c in checked]
        click.echo("\n".join(texts), nl=False)
    return 1 if any(c.blocked for c in checked) else 0
