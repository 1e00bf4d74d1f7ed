"""``comity check``: every finding on a case, with its place, its source and its cure."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import (
    case_files,
    format_option,
    make_host,
    messages_in,
    messages_option,
    office_option,
    on_option,
    print_json,
    tell_faults,
)
from comity.cli.examined import examined_data, examined_text
from comity.cli.given_paths import GivenPath

if TYPE_CHECKING:
    from comity.pipeline.examine import Examined
    from comity.text.messages import Catalogue as Messages

__all__ = ["command"]


@click.command("check")
@case_files
@click.option(
    "--notice",
    "notice_file",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="Notice of the company that holds the data. Checks the request against its languages and "
    "the data it keeps.",
)
@click.option(
    "--as",
    "state",
    metavar="STATE",
    help="Check an incoming request as this requested State: list what it would send back.",
)
@click.option(
    "--letter", is_flag=True, help="With --as: write a letter that asks for what is missing."
)
@click.option(
    "-o",
    "--output",
    type=GivenPath(path_type=Path),
    metavar="DIR",
    help="With --letter: folder for the letter.",
)
@click.option("--force", is_flag=True, help="Replace existing letters with the same names.")
@click.option(
    "--language", metavar="LANGUAGE", help="Language of the document. Default: that of the draft."
)
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Show findings that repeat one by one, and each thing that Comity does not know with its "
    "source.",
)
@on_option
@messages_option
@format_option
@office_option
def command(
    files: tuple[Path, ...],
    notice_file: Path | None,
    state: str | None,
    letter: bool,
    output: Path | None,
    force: bool,
    language: str | None,
    every: bool,
    on: dt.date | None,
    messages: str | None,
    form: str,
) -> int:
    """List what a case file lacks and what the law of the States involved requires.

    The findings stand under headings: what must be corrected, what would likely be refused or
    returned, what is worth a look. Within each, what would cost the whole request comes first.

    An unfinished file is checked as far as it can be read: its gaps are listed, and the rules that
    need them are not judged yet.

    With --as, check as the requested State: list each deficiency with its article and remedy. Add
    --letter -o DIR to write a courteous letter that asks for exactly those points.

    Exit codes: 0 if there is no gap and no finding is an error, 1 if there is one, 2 if a file
    cannot be read. The other files are still checked.
    """
    from comity.cli.receive import check_as
    from comity.pipeline.build import read_notice
    from comity.pipeline.examine import examine

    _refuse_halves(state, notice_file, output, letter=letter)
    host = make_host()
    if state is not None:
        letters = output if letter else None
        return check_as(host, files, state, on, form=form, letters=letters, force=force)
    catalogue = messages_in(host, messages)
    notice = read_notice(notice_file, host) if notice_file else None
    results = [examine(file, host, on=on, notice=notice, language=language) for file in files]
    if form == "json":
        report = [examined_data(result, catalogue, every=every) for result in results]
        print_json({"language": catalogue.language, "files": report})
    else:
        _print(results, catalogue, every=every)
    return max(2 if result.faults else int(result.blocked) for result in results)


def _refuse_halves(
    state: str | None, notice: Path | None, output: Path | None, *, letter: bool
) -> None:
    """Refuse options that need, or exclude, each other.

    Raises:
        UsageError: one is given without the other, or with one it excludes.
    """
    if letter and (state is None or not output):
        raise click.UsageError("--letter also needs --as STATE and -o DIR.")
    if output and not letter:
        raise click.UsageError("-o sets the folder for the letter. Add --letter.")
    if state is not None and notice:
        raise click.UsageError(
            "Use --notice or --as, not both. --notice is for the requesting State, --as for the "
            "requested State."
        )


def _print(results: list[Examined], catalogue: Messages, *, every: bool) -> None:
    """The findings of the readable files on stdout, the faults of the others on stderr."""
    from comity.model.errors import DraftError

    readable = [result for result in results if not result.faults]
    texts = [examined_text(result, catalogue, every=every) for result in readable]
    if texts:
        click.echo("\n".join(texts), nl=False)
    for result in results:
        if result.faults:
            tell_faults(DraftError(result.faults))
