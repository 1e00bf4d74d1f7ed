"""``comity channels``: what is faster than a formal request between two States, or beside it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import (
    find_states,
    format_option,
    in_their_words,
    make_host,
    measures_option,
    messages_in,
    messages_option,
    office_option,
    on_option,
    print_json,
    text_width,
)
from comity.cli.given_paths import GivenPath

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.host import Host
    from comity.model.records import AssistanceKind
    from comity.steps.read import CaseFile
    from comity.steps.resolve import Resolved

__all__ = ["command"]

LEVELS = ("ordinary", "urgent", "emergency")


@click.command("channels")
@click.argument("file", required=False, type=GivenPath(readable=False, path_type=Path))
@click.option("--from", "asking", metavar="STATE", help="The State that asks. Code or name.")
@click.option("--to", "asked", metavar="STATE", help="The State that is asked. Code or name.")
@measures_option
@click.option(
    "--urgency",
    type=click.Choice(LEVELS),
    help="How urgent the case is. Default: ordinary, or what FILE says.",
)
@on_option
@messages_option
@format_option
@office_option
def command(
    file: Path | None,
    asking: str | None,
    asked: str | None,
    measures: list[str],
    urgency: str | None,
    on: dt.date | None,
    messages: str | None,
    form: str,
) -> int:
    """Show the channels that are faster than a formal request, rung by rung, and the request.

    Give FILE, a request, or --from, --to and --measure. For each channel you see whether it is open
    between the two States and why, what it gives, who may use it, and where its contact is found.

    Exit codes: 0, or 2 if the file or an option cannot be used.
    """
    from comity.steps.ladder import ladder_of
    from comity.tasks.channels import ladder_data, ladder_text

    host = make_host()
    catalogue = messages_in(host, messages)
    if file is not None:
        with in_their_words(catalogue):
            resolved, seen = _of_file(file, host, (asking, asked, measures, urgency), on)
        name = resolved.case.path.name
    else:
        resolved, seen = _of_states(host, asking, asked, measures, urgency or "ordinary", on)
        name = ""
    ladder = ladder_of(resolved, seen)
    if form == "json":
        print_json(ladder_data(ladder))
    else:
        click.echo(ladder_text(ladder, text_width(), catalogue, file=name), nl=False)
    return 0


def _of_file(
    file: Path, host: Host, given: Sequence[object], on: dt.date | None
) -> tuple[Resolved, Host]:
    from comity.pipeline.build import check_case, read_all
    from comity.steps.assess import request_of
    from comity.steps.protect import with_plain_ids

    if any(given):
        raise click.UsageError("Give FILE, or --from, --to and --measure, not both.")
    (case,) = map(with_plain_ids, read_all([file], host))
    request_of(case.draft, case, "channels")
    checked = check_case(case, host, on=on)
    return checked.resolved, checked.host


def _of_states(
    host: Host,
    asking: str | None,
    asked: str | None,
    measures: list[str],
    urgency: str,
    on: dt.date | None,
) -> tuple[Resolved, Host]:
    from comity.steps.resolve import resolve
    from comity.tasks.channels import case_between

    if asking is None or asked is None or not measures:
        raise click.UsageError("Give FILE, or --from, --to and --measure.")
    case: CaseFile = case_between(
        *_states(host, asking, asked), _kinds(host, measures), urgency, on or dt.date.today()
    )
    seen = host.for_case()
    return resolve(case, seen, on=on), seen


def _states(host: Host, asking: str, asked: str) -> tuple[str, str]:
    from comity.model.errors import Fault, InputError
    from comity.model.records import owner_of

    one, other = find_states(host, [asking], "--from")[0], find_states(host, [asked], "--to")[0]
    if owner_of(one) == owner_of(other):
        fault = Fault("--to", 0, 0, "", f"{other} is the State that asks", "Name another State.")
        raise InputError(fault)
    return one, other


def _kinds(host: Host, measures: Sequence[str]) -> list[AssistanceKind]:
    from comity.model.errors import Fault, InputError
    from comity.tasks.authoring.case_setup import find_measure

    kinds: list[AssistanceKind] = []
    faults: list[Fault] = []
    for name in dict.fromkeys(measures):
        try:
            kinds.append(find_measure(host, name))
        except ValueError as error:
            message, _, cure = str(error).partition(". ")
            faults.append(Fault("--measure", 0, 0, "", message, cure))
    if faults:
        raise InputError(faults)
    return kinds
