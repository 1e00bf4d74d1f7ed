"""``comity deadlines``: every clock of a case, who must act by when, and a calendar of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import (
    case_files,
    day_option,
    format_option,
    make_host,
    messages_in,
    messages_option,
    office_option,
    print_json,
    text_width,
)
from comity.cli.given_paths import GivenPath
from comity.cli.writing import write

if TYPE_CHECKING:
    from comity.host import Host
    from comity.tasks.deadlines import CaseDeadlines
    from comity.text.messages import Catalogue

__all__ = ["command"]


@click.command("deadlines")
@case_files
@click.option(
    "--notice",
    type=GivenPath(readable=False, path_type=Path),
    metavar="FILE",
    help="Notice of the company that holds the data: its times and promises are counted too.",
)
@day_option("Count past and coming days from this date. Default: today.")
@click.option(
    "--ics",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="Also write a calendar file. It contains no data of the case.",
)
@click.option(
    "--with-case",
    is_flag=True,
    help="Put references, titles and steps into the calendar file.",
)
@click.option("--force", is_flag=True, help="Replace an existing calendar file.")
@messages_option
@format_option
@office_option
def command(
    files: tuple[Path, ...],
    notice: Path | None,
    on: dt.date | None,
    ics: Path | None,
    with_case: bool,
    force: bool,
    messages: str | None,
    form: str,
) -> int:
    """List every deadline of the cases in FILE: who must act, by when, and what lapses.

    Past ones come first. What happened since a file was written is read from its record
    (STEM.record.toml). A deadline whose start is not recorded is listed as not started.

    Exit codes: 0 if no deadline is past, 1 if one is, 2 if a file cannot be used.
    """
    from comity.model.errors import Fault, InputError
    from comity.steps.findings import findings_text
    from comity.tasks.deadlines.deadline_data import deadlines_data
    from comity.tasks.deadlines.deadline_text import deadlines_text

    if with_case and ics is None:
        fault = Fault("--with-case", 0, 0, "", "needs `--ics`", "Add --ics FILE.")
        raise InputError(fault)
    host = make_host()
    catalogue = messages_in(host, messages)
    today = on or dt.date.today()
    cases = _watched(files, notice, host, today, None if on else dt.datetime.now(dt.UTC))
    lacks = [one for case in cases for one in case.lacks]
    if lacks:
        click.echo(findings_text(lacks, None, text_width(), catalogue), nl=False, err=True)
    if ics is not None:
        read = (*files, *host.own_files(), *((notice,) if notice else ()))
        _write_calendar(
            ics, cases, today, catalogue, read, files=files, with_case=with_case, force=force
        )
    if form == "json":
        print_json(deadlines_data(cases, today, catalogue))
    else:
        click.echo(deadlines_text(cases, today, text_width(), catalogue), nl=False)
    past = any(one.standing == "past" for case in cases for one in case.found)
    return int(past or bool(lacks))


def _watched(
    files: tuple[Path, ...],
    notice: Path | None,
    host: Host,
    today: dt.date,
    now: dt.datetime | None,
) -> list[CaseDeadlines]:
    """The cases with their records; the faults of all files at once."""
    from comity.pipeline.build import read_all, read_notice
    from comity.steps.protect import with_plain_ids
    from comity.steps.read.record_file import read_record
    from comity.tasks.deadlines import watch

    read = read_all(files, host)
    told = read_notice(notice, host) if notice is not None else None
    latest = max(today, dt.date.today())
    records = [read_record(file, latest=latest) for file in files]
    return [
        watch(with_plain_ids(case), host, today=today, now=now, record=record, notice=told)
        for case, record in zip(read, records, strict=True)
    ]


def _write_calendar(
    file: Path,
    cases: list[CaseDeadlines],
    today: dt.date,
    catalogue: Catalogue,
    read: tuple[Path, ...],
    *,
    files: tuple[Path, ...],
    with_case: bool,
    force: bool,
) -> None:
    """The calendar file, private if it tells of the case; its path on stderr."""
    from comity.steps.read.record_file import read_record
    from comity.steps.write import SALT, Outputs, open_salt
    from comity.tasks.deadlines.calendar_file import calendar_file

    salt = open_salt(file.parent)
    data = calendar_file(
        cases,
        key=salt.value,
        written=dt.datetime.now(dt.UTC),
        today=today,
        with_case=with_case,
        catalogue=catalogue,
    )
    outputs = Outputs(file.parent, private=with_case, force=force, inputs=read)
    outputs.sent.know(*filter(None, map(read_record, files)))
    outputs.add(file.name, data)
    if salt.fresh:
        outputs.add(SALT, salt.as_bytes())
    for path in write(outputs, shown=False):
        click.echo(str(path), err=True)
