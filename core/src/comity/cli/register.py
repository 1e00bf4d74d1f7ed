"""``comity register``: the cases of a folder, how each stands, and what is due next."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from comity.cli.common import (
    day_option,
    make_host,
    messages_in,
    messages_option,
    office_option,
    print_result,
    text_width,
)
from comity.cli.given_paths import GivenPath
from comity.cli.writing import write

__all__ = ["command"]

FOR_SPREADSHEETS = "\ufeff"
"""What tells a spreadsheet that a file of CSV is UTF-8."""


@click.command("register")
@click.argument("folder", type=GivenPath(path_type=Path), metavar="DIR")
@day_option("Day for which it is told what is due. Default: today.", today=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="Output for people (text), for programs (json) or for a spreadsheet (csv).",
)
@click.option(
    "-o",
    "--output",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="File to write. Default: print the register.",
)
@click.option("--force", is_flag=True, help="Replace an existing file with the same name.")
@messages_option
@office_option
def command(
    folder: Path,
    on: dt.date,
    form: str,
    output: Path | None,
    force: bool,
    messages: str | None,
) -> int:
    """List the cases in DIR: how each stands, and what is due next, when and for whom.

    The register is made from the case files and the records beside them, anew each time. Letters
    stand under the request that they are about. What is most pressing comes first.

    Exit codes: 0 if all was read, 1 if a file or record could not be, 2 if DIR cannot be used.
    """
    from comity.steps.write import Outputs
    from comity.tasks.register.matters import make_register
    from comity.tasks.register.register_data import register_csv, register_data
    from comity.tasks.register.register_text import register_text

    host = make_host()
    catalogue = messages_in(host, messages)
    now = dt.datetime.now(dt.UTC) if on == dt.date.today() else None
    register = make_register(folder, host, on, now)
    if form == "json":
        text = json.dumps(register_data(register), ensure_ascii=False, indent=2) + "\n"
    elif form == "csv":
        text = register_csv(register)
    else:
        text = register_text(register, text_width(), catalogue)
    if output is None and form == "text":
        click.echo(text, nl=False)
    elif output is None:
        print_result(text)
    else:
        mark = FOR_SPREADSHEETS if form == "csv" else ""
        outputs = Outputs(output.parent, private=True, force=force, inputs=host.own_files())
        outputs.sent.know(*register.records)
        outputs.add(output.name, f"{mark}{text}".encode())
        write(outputs)
    return int(register.faulty)
