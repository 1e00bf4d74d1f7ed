"""``comity check --as-provider NOTICE``: what a company decides on a request, and its letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.common import print_json, tell_faults, text_width
from comity.cli.writing import tell_remarks

if TYPE_CHECKING:
    from comity.host import Host
    from comity.model.drafts.notice import Notice
    from comity.model.errors import InputError
    from comity.pipeline.examine import Examined
    from comity.steps.write import Outputs
    from comity.tasks.incoming.provider import Desk, Letter
    from comity.text.messages import Catalogue as Messages

__all__ = ["check_as_provider"]


def check_as_provider(
    host: Host,
    files: Sequence[Path],
    notice: Notice,
    on: dt.date | None,
    *,
    form: str,
    catalogue: Messages,
    letter: Letter | None,
    folder: Path | None,
    force: bool,
) -> int:
    """List what a company decides on requests, and write a letter on each, if one is wanted.

    Returns:
        0 where nothing stands in the way, 1 where something does, 2 where a file cannot be used.

    Raises:
        InputError: a letter cannot be written; then none is.
    """
    from comity.cli.examined import examined_data, examined_text
    from comity.model.errors import InputError
    from comity.steps.findings import faults_data
    from comity.tasks.incoming.provider import Desk
    from comity.tasks.incoming.provider.desk_text import desk_data, desk_text

    results = [_received(file, host, notice, on) for file in files]
    desks = [one for one in results if isinstance(one, Desk)]
    outputs = None
    if letter is not None and folder is not None and desks:
        outputs = _plan(desks, letter, host, on or dt.date.today(), folder, files, force=force)
    written = outputs.commit() if outputs else ()
    if form == "json":
        report: list[dict[str, Any]] = []
        for one in results:
            if isinstance(one, Desk):
                report.append(desk_data(one, catalogue))
            elif isinstance(one, InputError):
                report.append({"file": one.faults[0].file, "faults": faults_data(one.faults)})
            else:
                report.append(examined_data(one, catalogue))
        print_json({"files": report, "letters": [str(path) for path in written]})
    else:
        width = text_width()
        shown = [
            desk_text(one, catalogue, width)
            if isinstance(one, Desk)
            else examined_text(one, catalogue)
            for one in results
            if not isinstance(one, InputError)
        ]
        click.echo("\n".join([*shown, *map(str, written)]), nl=bool(written))
        for one in results:
            if isinstance(one, InputError):
                tell_faults(one)
    if outputs:
        click.echo("Read each letter before you sign it. To change it, edit its .yaml.", err=True)
        tell_remarks(outputs)
    codes = (2 if isinstance(one, InputError) else int(one.blocked) for one in results)
    return max(codes)


def _received(
    file: Path, host: Host, notice: Notice, on: dt.date | None
) -> Desk | Examined | InputError:
    """A request on the desk; of a file with gaps only what it lacks can be said."""
    from comity.model.errors import DraftError, InputError
    from comity.pipeline.examine import examine
    from comity.tasks.incoming.provider import questions_of

    examined = examine(file, host, on=on)
    if examined.faults:
        return DraftError(examined.faults)
    if examined.checked is None:
        return examined
    try:
        return questions_of(examined.checked, notice, host.measures())
    except InputError as error:
        return error


def _plan(
    desks: Sequence[Desk],
    letter: Letter,
    host: Host,
    day: dt.date,
    folder: Path,
    files: Sequence[Path],
    *,
    force: bool,
) -> Outputs:
    """The letters with their case files, as one plan; each repeats a reference of the request."""
    from comity.pipeline.build import (
        build,
        check_case,
        choose_exporters,
        outputs_of,
        refuse_unbuildable,
    )
    from comity.tasks.incoming.provider import company_letter

    exporters = choose_exporters(["docx"], host)
    builds, texts = [], []
    for desk in desks:
        refuse_unbuildable(desk.checked)
        case, text = company_letter(desk, letter, host, day)
        checked = check_case(case, host)
        builds.append(build(checked, host, exporters, case.path.stem, folder=folder))
        texts.append((case.path.name, text))
        if gaps := [one.field for one in checked.findings if one.rule == "papers.gap"]:
            click.echo(f"{case.path.name}: fill in {', '.join(gaps)}.", err=True)
    outputs = outputs_of(builds, folder, force=force, inputs=(*files, *host.own_files()))
    for name, text in texts:
        outputs.add(name, text, private=True)
    outputs.check()
    return outputs
