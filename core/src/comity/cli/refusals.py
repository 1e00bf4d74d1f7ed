"""``comity refusals``: what the requested State could refuse, why, and what would cure it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from comity.cli.common import format_option, make_host, office_option, on_option

__all__ = ["command"]


@click.command("refusals")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.option(
    "--to",
    "state",
    metavar="STATE",
    help="Judge the same facts as if this State were asked (DE, GB-SCT).",
)
@on_option
@format_option
@office_option
def command(file: Path, state: str | None, on: dt.date | None, form: str) -> int:
    """Say on which grounds the requested State could refuse FILE, and what would cure each.

    Exits with 0 when nothing is at risk, 1 when something is, 2 when the file cannot be used.
    """
    from comity.pipeline import check_case, read_all
    from comity.refusal import report_on, sent_to
    from comity.refusal.data import report_data
    from comity.refusal.text import report_text

    host = make_host()
    (case,) = read_all([file], host)
    judged = sent_to(case, state.upper(), host) if state else case
    checked = check_case(judged, host, on=on)
    report = report_on(checked.resolved, host, checked.findings, left_out=judged is not case)
    if form == "json":
        click.echo(json.dumps(report_data(report), ensure_ascii=False, indent=2))
    else:
        click.echo(report_text(report), nl=False)
    return int(report.at_risk)
