"""``comity check``: every finding on a case, with its place, its source and its cure."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from comity.cli.common import (
    case_files,
    day_option,
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
    from comity.tasks.incoming.provider import Letter
    from comity.text.messages import Catalogue as Messages

__all__ = ["command"]


ASKS = "deficiency"
LETTERS = (ASKS, "acknowledgement", "return", "partial", "refusal")


class _Check(click.Command):
    """The command, in which a file may follow ``--letter``, which needs no value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give a bare ``--letter`` its value, so that it does not take the name of a file."""
        given = []
        for number, one in enumerate(args):
            bare = one == "--letter" and args[number + 1 : number + 2] not in [[x] for x in LETTERS]
            given.append(f"--letter={ASKS}" if bare else one)
        return super().parse_args(ctx, given)


@click.command("check", cls=_Check)
@case_files
@click.option(
    "--notice",
    "notice_file",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="Notice of the company that holds the data. Checks the request against what it says.",
)
@click.option(
    "--as",
    "state",
    metavar="STATE",
    help="Check an incoming request as this requested State: list what it would send back.",
)
@click.option(
    "--as-provider",
    "provider_notice",
    type=GivenPath(path_type=Path),
    metavar="NOTICE",
    help="Check an incoming request as the company of this notice: list what you decide on it.",
)
@click.option(
    "--letter",
    type=click.Choice(LETTERS),
    is_flag=False,
    flag_value=ASKS,
    help="With --as: write a letter that asks for what is missing. With --as-provider, name the "
    "letter: acknowledgement, return, partial or refusal.",
)
@click.option(
    "-o",
    "--output",
    type=GivenPath(path_type=Path),
    metavar="DIR",
    help="With --letter: folder for the letter.",
)
@day_option("With --letter acknowledgement: the day on which the request came.", name="--received")
@click.option("--force", is_flag=True, help="Replace existing letters with the same names.")
@click.option(
    "--language", metavar="LANGUAGE", help="Language of the document. Default: that of the draft."
)
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Show what to do about further questions, findings that repeat one by one, and the source "
    "of each thing that Comity does not know.",
)
@on_option
@messages_option
@format_option
@office_option
def command(
    files: tuple[Path, ...],
    notice_file: Path | None,
    state: str | None,
    provider_notice: Path | None,
    letter: str | None,
    output: Path | None,
    received: dt.date | None,
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

    With --as-provider, check as the company that receives the request: list each question that its
    officer decides, with what was found. Whether a request is genuine is never answered: call the
    authority back on a number that you find independently.

    Exit codes: 0 if there is no gap and no finding is an error, 1 if there is one, 2 if a file
    cannot be read. The other files are still checked.
    """
    from comity.cli.receive import check_as
    from comity.pipeline.build import read_notice
    from comity.pipeline.examine import examine

    _refuse_halves(state, notice_file, provider_notice, output, letter)
    if (letter == "acknowledgement") != (received is not None):
        raise click.UsageError(
            "--letter acknowledgement needs --received DATE, the day on which the request came, "
            "and no other letter has it."
        )
    host = make_host()
    if provider_notice is not None:
        from comity.cli.provider_desk import check_as_provider

        return check_as_provider(
            host,
            files,
            read_notice(provider_notice, host),
            on,
            form=form,
            catalogue=messages_in(host, messages),
            letter=cast("Letter | None", letter),
            folder=output,
            force=force,
            received=received,
            language=language,
        )
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
    if notice is not None:
        _tell_not_compared(results)
    return max(2 if result.faults else int(result.blocked) for result in results)


def _tell_not_compared(results: list[Examined]) -> None:
    """Say which files no notice is compared with, since nothing found there says nothing."""
    from comity.model.drafts.asking import ASKING

    for result in results:
        draft = result.resolved.draft if result.resolved else None
        if draft is not None and not isinstance(draft, ASKING):
            said = f"is a {draft.kind}, so --notice was not compared with it."
            click.echo(f"{Path(result.shown).name}: {said}", err=True)


def _refuse_halves(
    state: str | None,
    notice: Path | None,
    provider_notice: Path | None,
    output: Path | None,
    letter: str | None,
) -> None:
    """Refuse options that need, or exclude, each other.

    Raises:
        UsageError: one is given without the other, or with one it excludes.
    """
    if sum(one is not None for one in (state, notice, provider_notice)) > 1:
        raise click.UsageError(
            "Use only one of --notice, --as and --as-provider. --notice is for the requesting "
            "State, --as for the requested State, --as-provider for the company."
        )
    desk = state is not None or provider_notice is not None
    if letter and (not desk or not output):
        raise click.UsageError(
            "--letter also needs -o DIR, and --as STATE or --as-provider NOTICE."
        )
    if letter and (letter == ASKS) != (state is not None):
        raise click.UsageError(
            "With --as STATE, write --letter alone. With --as-provider NOTICE, write --letter "
            "acknowledgement, return, partial or refusal."
        )
    if output and not letter:
        raise click.UsageError("-o sets the folder for the letter. Add --letter.")


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
