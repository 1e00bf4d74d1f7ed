"""``comity follow-up``: the next letter in a matter, as a new case file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from comity.cli.common import (
    as_argument,
    day_option,
    make_host,
    messages_in,
    messages_option,
    office_option,
)
from comity.cli.given_paths import GivenPath
from comity.cli.writing import tell_remarks

if TYPE_CHECKING:
    from comity.tasks.register.following_up import Paper

__all__ = ["command"]

PAPERS = ("reminder", "supplement", "renewal", "closing")


@click.command("follow-up")
@click.argument("file", type=GivenPath(path_type=Path), metavar="FILE")
@click.option(
    "--as",
    "paper",
    type=click.Choice(PAPERS),
    help="Which letter. Default: the one that is due.",
)
@day_option("Date of the letter, and day for which it is told what is due. Default: today.")
@click.option(
    "-o",
    "--output",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="File to write. Default: beside FILE, such as bec.reminder.yaml.",
)
@click.option("--force", is_flag=True, help="Replace an existing file with the same name.")
@messages_option
@office_option
def command(
    file: Path,
    paper: str | None,
    on: dt.date | None,
    output: Path | None,
    force: bool,
    messages: str | None,
) -> int:
    """Write the letter that is due next in the matter of FILE, a request, as a new case file.

    A reminder once the answer is late, a supplement once the request was returned, a renewal before
    a preservation ends, a closing letter once the request was answered. It is filled from the
    request, its record and the letters in the same folder. Fill in each "" that is left.
    """
    from comity.tasks.authoring.new_file import new_file
    from comity.tasks.register.following_up import follow_up, paper_due
    from comity.tasks.register.matters import read_matter
    from comity.text.messages import words

    host = make_host()
    catalogue = messages_in(host, messages)
    day = on or dt.date.today()
    now = dt.datetime.now(dt.UTC) if day == dt.date.today() else None
    matter = read_matter(file, host, day, now)
    chosen = cast("Paper", paper) if paper else paper_due(matter)
    made = follow_up(matter, chosen, host, day, catalogue)
    target = output or _free(file, chosen)
    outputs = new_file(target, made.text, made.kind, force=force, inputs=(file, *host.own_files()))
    outputs.commit()
    click.echo(str(target))
    tell_remarks(outputs)
    option = f" --messages {as_argument(messages)}" if messages else ""
    next_command = f"comity check {as_argument(target)}{option}"
    click.echo(words("prompt.then-check", catalogue, command=next_command), err=True)
    return 0


def _free(file: Path, paper: str) -> Path:
    """A name beside a case file that no other file has: ``bec.reminder.yaml``, ``-2``.

    Raises:
        InputError: such a letter is there and was not sent yet.
    """
    from comity.model.errors import Fault, InputError
    from comity.steps.read.record_file import read_record

    number = 1
    while True:
        mark = f"{paper}-{number}" if number > 1 else paper
        target = file.with_name(f"{file.stem}.{mark}.yaml")
        if not target.exists():
            return target
        record = read_record(target)
        if record is None or record.first("sent") is None:
            message = f"This {paper} was written already, and is not recorded as sent."
            cure = f"Complete and send it: comity sent {target.name}. Or name a new file with -o."
            raise InputError(Fault(str(target), 0, 0, "", message, cure))
        number += 1
