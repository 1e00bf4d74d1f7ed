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
    from comity.tasks.register.letters_due import Paper

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
    """Write the letter that is due next in the matter of FILE, as a new case file.

    A reminder once the answer is late, a supplement once the request was returned, a renewal before
    a preservation ends, a closing letter once the request was answered. FILE is a request, or a
    paper that went straight to a company or a point of contact: its letters go there too. The new
    file is filled from FILE, its record and the letters in the same folder. Fill in each "" that is
    left.
    """
    from comity.tasks.authoring.new_file import new_file
    from comity.tasks.register.followed import read_followed
    from comity.tasks.register.following_up import follow_up
    from comity.tasks.register.free_name import free_name
    from comity.tasks.register.letters_due import papers_due, refuse_impossible
    from comity.text.messages import words

    host = make_host()
    catalogue = messages_in(host, messages)
    day = on or dt.date.today()
    followed = read_followed(file, host, day)
    asked = (cast("Paper", paper),) if paper else papers_due(followed, host, day, catalogue)
    refuse_impossible(followed.matter, asked[0])
    chosen, target, stale = (
        (asked[0], output, ()) if output else free_name(file, asked, followed, host, day)
    )
    made = follow_up(followed, chosen, host, day, catalogue)
    outputs = new_file(target, made.text, made.kind, force=force, inputs=(file, *host.own_files()))
    outputs.commit()
    click.echo(str(target))
    tell_remarks(outputs)
    for old in stale:
        click.echo(words("follow.stale", catalogue, file=old.name), err=True)
    option = f" --messages {as_argument(messages)}" if messages else ""
    next_command = f"comity check {as_argument(target)}{option}"
    click.echo(words("prompt.then-check", catalogue, command=next_command), err=True)
    return 0
