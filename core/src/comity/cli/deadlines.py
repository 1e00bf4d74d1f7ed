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
    tell_faults,
    text_width,
)
from comity.cli.given_paths import GivenPath
from comity.cli.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.host import Host
    from comity.model.case_record import CaseRecord
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
@click.option("--brief", is_flag=True, help="Print one line for each deadline.")
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
    brief: bool,
    ics: Path | None,
    with_case: bool,
    force: bool,
    messages: str | None,
    form: str,
) -> int:
    """List every deadline of the cases in FILE: who must act, by when, and what lapses.

    Past ones come first. What happened since a file was written is read from its record
    (STEM.record.toml). A deadline whose start is not recorded is listed as not started. Files
    that cannot be used are left out, and named.

    Exit codes: 0 if no deadline is past, 1 if one is, 2 if a file was left out.
    """
    from comity.model.errors import Fault, InputError
    from comity.pipeline.build import read_notice
    from comity.steps.findings import findings_text
    from comity.tasks.deadlines.deadline_data import deadlines_data
    from comity.tasks.deadlines.deadline_text import brief_text, deadlines_text
    from comity.tasks.deadlines.given_files import watch_files

    if with_case and ics is None:
        fault = Fault("--with-case", 0, 0, "", "needs `--ics`", "Add --ics FILE.")
        raise InputError(fault)
    host = make_host()
    catalogue = messages_in(host, messages)
    today = on or dt.date.today()
    told = read_notice(notice, host) if notice is not None else None
    now = None if on else dt.datetime.now(dt.UTC)
    found = watch_files(files, host, today=today, now=now, notice=told)
    cases, left = found.cases, found.left_out
    lacks = [one for case in cases for one in case.lacks]
    if lacks:
        click.echo(findings_text(lacks, None, text_width(), catalogue), nl=False, err=True)
    if left:
        tell_faults(InputError([fault for one in left for fault in one.faults]))
    if left and not cases:
        return 2
    if ics is not None:
        read = (*files, *host.own_files(), *((notice,) if notice else ()))
        _write_calendar(
            *(ics, cases, today, catalogue, read),
            host=host,
            files=files,
            with_case=with_case,
            force=force,
        )
    if form == "json":
        print_json(deadlines_data(cases, today, catalogue, left))
    elif brief:
        click.echo(brief_text(cases, today, catalogue, left), nl=False)
    else:
        click.echo(deadlines_text(cases, today, text_width(), catalogue, left), nl=False)
    past = any(one.standing == "past" for case in cases for one in case.found)
    return 2 if left else int(past or bool(lacks))


def _write_calendar(
    file: Path,
    cases: list[CaseDeadlines],
    today: dt.date,
    catalogue: Catalogue,
    read: tuple[Path, ...],
    *,
    host: Host,
    files: tuple[Path, ...],
    with_case: bool,
    force: bool,
) -> None:
    """The calendar file, private if it tells of the case; its path on stderr."""
    from comity.steps.write import SALT, Outputs, open_salt
    from comity.tasks.deadlines.calendar_file import calendar_file
    from comity.tasks.deadlines.told_in_calendar import hider_for_calendar
    from comity.text.messages import words

    salt = open_salt(file.parent)
    data = calendar_file(
        cases,
        key=salt.value,
        written=dt.datetime.now(dt.UTC),
        today=today,
        with_case=with_case,
        catalogue=catalogue,
        hide=hider_for_calendar(host),
    )
    outputs = Outputs(file.parent, private=with_case, force=force, inputs=read)
    outputs.sent.know(*_records(files))
    outputs.add(file.name, data)
    if salt.fresh:
        outputs.add(SALT, salt.as_bytes())
    for path in write(outputs, shown=False):
        click.echo(str(path), err=True)
    told = [one for case in cases for one in case.found]
    held = sum(one.standing == "running" and one.due is not None for one in told)
    if others := len(told) - held:
        id = "page.deadline-ics/left"
        text = words(id, catalogue, name=file.name, number=held, others=others)
        click.echo(text, err=True)


def _records(files: tuple[Path, ...]) -> Iterator[CaseRecord]:
    """The records of the files that have one which can be read."""
    from comity.model.errors import InputError
    from comity.steps.read.record_file import read_record

    for file in files:
        try:
            record = read_record(file)
        except InputError:  # which was told already
            continue
        if record is not None:
            yield record
