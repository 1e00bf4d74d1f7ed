"""``comity answer``: one field of a case file, asked for as in the interview, or set."""

from __future__ import annotations

from pathlib import Path

import click

from comity.cli.common import as_argument, make_host, messages_in, messages_option, office_option
from comity.cli.given_paths import GivenPath

__all__ = ["command"]


@click.command("answer")
@click.argument("file", type=GivenPath(path_type=Path), metavar="FILE")
@click.argument("field", metavar="FIELD")
@click.argument("value", required=False)
@click.option(
    "-o",
    "--output",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="File to write. Default: the case file itself, after you agree.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Write without asking. The file as it was stays beside it, with ~ after its name.",
)
@messages_option
@office_option
def command(
    file: Path,
    field: str,
    value: str | None,
    output: Path | None,
    force: bool,
    messages: str | None,
) -> int:
    """Ask for one field of a case file, or set it to VALUE.

    FIELD is a path such as persons[0].born, or the title of a field. The answer is judged as in the
    interview. Comments and layout of the file are not kept: use -o to leave the file as it is.

    Exit codes: those of comity check on the file that was written.
    """
    from comity.cli.new import ended, telling
    from comity.tasks.authoring.conversation import Target
    from comity.tasks.authoring.one_field import answer_field
    from comity.tasks.authoring.voice import Voice

    host = make_host()
    voice = Voice(messages_in(host, messages))
    option = f" --messages {as_argument(messages)}" if messages else ""
    target = Target(file, output, force)
    written = answer_field(host, target, field, value, voice, telling(host, voice))
    return ended(written, host, voice, option)
