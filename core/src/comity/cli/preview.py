"""``comity build --draft`` of an unfinished file: a preview in which gaps are marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import text_width
from comity.cli.writing import write

if TYPE_CHECKING:
    from comity.host import Host
    from comity.model.records import Exporter
    from comity.pipeline.examine import Examined
    from comity.text.messages import Catalogue as Messages

__all__ = ["preview_all", "unfinished"]


def unfinished(files: Sequence[Path], host: Host, on: dt.date | None) -> list[Examined]:
    """The files, examined, if any of them has gaps and all can be read; else nothing."""
    from comity.pipeline.examine import examine

    found = [examine(file, host, on=on) for file in files]
    readable = not any(one.faults for one in found)
    return found if readable and any(one.gaps for one in found) else []


def preview_all(
    found: Sequence[Examined],
    files: Sequence[Path],
    host: Host,
    exporters: Sequence[Exporter],
    folder: Path,
    *,
    force: bool,
    words: Messages,
) -> int:
    """Write a preview of each unfinished file, and say what keeps it from being finished.

    Raises:
        InputError: a file among them is finished, a format is for programs, or a name is taken.
    """
    from comity.model.errors import Fault, InputError
    from comity.pipeline.preview import build_preview, is_printed
    from comity.steps.findings import findings_text, headline
    from comity.steps.write import Outputs

    finished = [one for one in found if not one.gaps]
    faults = [
        Fault(str(one.path), 0, 0, "", "This file is finished.", "Build it by itself.")
        for one in finished
    ]
    faults += [
        Fault("--format", 0, 0, "", f"A preview cannot be made as {e.format}.", "Use docx.")
        for e in exporters
        if not is_printed(e)
    ]
    if faults:
        raise InputError(faults)
    outputs = Outputs(folder, private=True, force=force, inputs=(*files, *host.own_files()))
    for one in found:
        for exporter in exporters:
            data = build_preview(one, host, exporter, folder)
            outputs.add(f"{one.path.stem}.preview.{exporter.extension}", data, private=True)
    outputs.check()
    write(outputs)
    for one in found:
        said = {"gaps": one.gaps, "pending": one.pending, "name": Path(one.shown).name}
        click.echo(
            findings_text(one.findings, one.resolved, text_width(), words, **said),  # type: ignore[arg-type]
            err=True,
            nl=False,
        )
        click.echo(f"{Path(one.shown).name}: {headline(one.findings, words, one.gaps)}", err=True)
    return 1
