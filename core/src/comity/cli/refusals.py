"""``comity refusals``: what the requested State could refuse, why, and what would cure it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from comity.cli.common import (
    find_states,
    format_option,
    in_their_words,
    make_host,
    messages_in,
    messages_option,
    office_option,
    on_option,
    print_json,
    text_width,
)
from comity.cli.given_paths import GivenPath

__all__ = ["command"]


@click.command("refusals")
@click.argument("file", type=GivenPath(readable=False, path_type=Path))
@click.option(
    "--to",
    "state",
    metavar="STATE",
    help="Judge the same facts as if this State were asked. Give a code or name.",
)
@on_option
@messages_option
@format_option
@office_option
def command(
    file: Path, state: str | None, on: dt.date | None, messages: str | None, form: str
) -> int:
    """List the grounds on which the requested State could refuse FILE, and a cure for each.

    Exit codes: 0 if nothing is at risk, 1 if something is, 2 if the file cannot be used.
    """
    from comity.model.errors import Fault, InputError
    from comity.pipeline.build import check_case, read_all
    from comity.steps.assess import report_on, sent_to
    from comity.steps.assess.report_data import report_data
    from comity.steps.assess.report_text import report_text
    from comity.steps.protect import with_plain_ids

    host = make_host()
    catalogue = messages_in(host, messages)
    asked = find_states(host, [state], "--to") if state is not None else ()
    (case,) = map(with_plain_ids, read_all([file], host))
    judged = case
    for code in asked:
        with in_their_words(catalogue):
            judged = sent_to(case, code, host)
        if code == case.draft.roles().get("requesting"):
            fault = Fault(
                "--to", 0, 0, "", f"{code} is the requesting State", "Name another State."
            )
            raise InputError(fault)
    checked = check_case(judged, host, on=on)
    left_out = judged is not case
    with in_their_words(catalogue):
        report = report_on(checked.resolved, checked.host, checked.findings, left_out=left_out)
    if form == "json":
        print_json(report_data(report))
    else:
        click.echo(report_text(report, text_width(), catalogue), nl=False)
    return int(report.at_risk)
