"""``comity build --draft`` of an unfinished file: a preview in which gaps are marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.examined import examined_text
from comity.cli.writing import write
from comity.text.messages import words as said

if TYPE_CHECKING:
    from comity.host import Host
    from comity.model.errors import Fault
    from comity.model.records import Exporter
    from comity.pipeline.examine import Examined
    from comity.text.messages import Catalogue as Messages

__all__ = ["any_unfinished", "preview_all"]


def any_unfinished(files: Sequence[Path], host: Host) -> bool:
    """Whether every file can be read, and one of them has gaps."""
    from comity.pipeline.examine import how_far

    found = [how_far(file, host) for file in files]
    return "unreadable" not in found and "unfinished" in found


def preview_all(
    files: Sequence[Path],
    host: Host,
    exporters: Sequence[Exporter],
    folder: Path,
    *,
    on: dt.date | None,
    languages: Sequence[str],
    force: bool,
    witness: bool,
    words: Messages,
) -> int:
    """Write a preview of each unfinished file, and say what keeps it from being finished.

    Raises:
        InputError: a file among them is finished, a format is for programs, a name is taken, a
            language has no wording, or the pages are to be read back.
    """
    from comity.model.errors import InputError
    from comity.pipeline.build import require_wording
    from comity.pipeline.examine import examine
    from comity.pipeline.preview import build_preview
    from comity.steps.write import Outputs

    require_wording(languages, (), host)
    if faults := list(_faults(files, host, exporters, witness=witness)):
        raise InputError(faults)
    outputs = Outputs(folder, private=True, force=force, inputs=(*files, *host.own_files()))
    told: list[str] = []
    warned: list[str] = []
    for file in files:
        for language in languages or (None,):
            found = examine(file, host, on=on, language=language)
            stem, reader = _whole(found)
            stem = f"{stem}.{language}" if len(languages) > 1 else stem
            for exporter in exporters:
                data = build_preview(found, host, exporter, folder)
                name = f"{stem}.preview.{exporter.extension}"
                outputs.add(name, data, private=True)
                if reader:
                    warned.append(said("twin.goes-to/preview", words, whole=name, reader=reader))
        told.append(examined_text(found, words))
    outputs.check()
    write(outputs)
    click.echo("\n".join(told), err=True, nl=False)
    for line in warned:
        click.echo(line, err=True)
    return 1


def _whole(found: Examined) -> tuple[str, str]:
    """The stem of a preview, which shows the whole, and the addressee that may not see it."""
    from comity.pipeline.twins import whole_of
    from comity.steps.protect.readers import lesser_addressee

    stem, resolved = found.path.stem, found.resolved
    return (whole_of(resolved, stem), lesser_addressee(resolved)) if resolved else (stem, "")


def _faults(
    files: Sequence[Path], host: Host, exporters: Sequence[Exporter], *, witness: bool
) -> Iterator[Fault]:
    """What of the command cannot be done to an unfinished file."""
    from comity.model.errors import Fault
    from comity.pipeline.examine import how_far
    from comity.pipeline.preview import not_for_readers

    for file in files:
        if how_far(file, host) == "finished":
            yield Fault(str(file), 0, 0, "", "This file is finished.", "Build it separately.")
    yield from filter(None, map(not_for_readers, exporters))
    if witness:
        message = "The pages of a preview cannot be compared with a case that has gaps."
        yield Fault("--witness", 0, 0, "", message, "Remove the option.")
