"""``comity compare``: what would change if the same request went to other States."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from comity.cli.common import (
    comma_separated,
    find_states,
    format_option,
    make_host,
    office_option,
    on_option,
    print_json,
    text_width,
)
from comity.cli.given_paths import GivenPath

__all__ = ["command"]


@click.command("compare")
@click.argument("file", type=GivenPath(readable=False, path_type=Path))
@click.option(
    "--to",
    "states",
    required=True,
    callback=comma_separated,
    metavar="STATE,...",
    help="Other States, by code or name, separated by commas: DE,IN.",
)
@on_option
@format_option
@office_option
def command(file: Path, states: list[str], on: dt.date | None, form: str) -> int:
    """Show what would change if the request in FILE went to other States.

    Compares side by side: legal basis, language, authority, channel, form, process in that State,
    dual criminality, rules, grounds of refusal and assurances. The facts stay the same. No file is
    written.
    """
    from comity.pipeline.build import read_all
    from comity.steps.protect import with_plain_ids
    from comity.tasks.compare import compare
    from comity.tasks.compare.comparison_text import comparison_data, comparison_text

    host = make_host()
    codes = find_states(host, states, "--to")
    (case,) = map(with_plain_ids, read_all([file], host))
    found = compare(case, codes, host, on)
    if form == "json":
        print_json(comparison_data(found))
    else:
        click.echo(comparison_text(found, text_width()), nl=False)
    return 0
