"""``comity check --as STATE``: the receiving authority's list, and the letter that asks for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.common import find_states, print_json, tell_faults, text_width
from comity.cli.writing import tell_remarks

if TYPE_CHECKING:
    from comity.host import Host
    from comity.model.errors import InputError
    from comity.pipeline.build import Built
    from comity.steps.write import Outputs
    from comity.tasks.incoming import Received

__all__ = ["check_as"]


def check_as(
    host: Host,
    files: Sequence[Path],
    state: str,
    on: dt.date | None,
    *,
    form: str,
    letters: Path | None,
    force: bool,
) -> int:
    """List what a State would send back, and write the letters, if a folder for them is named.

    Returns:
        0 where nothing needed is missing, 1 where something is, 2 where a file cannot be used.

    Raises:
        InputError: there is no such State, or a letter cannot be written; then none is.
    """
    from comity.model.errors import InputError

    (code,) = find_states(host, [state], "--as")
    results = [_receive(file, host, code, on, letter=bool(letters)) for file in files]
    usable = [result for result in results if not isinstance(result, InputError)]
    left: list[tuple[str, list[str]]] = []
    outputs = _plan(usable, host, on, letters, left, files, force=force) if letters else None
    written = outputs.commit() if outputs else ()
    if form == "json":
        report = [_data(result) for result in results]
        said: dict[str, Any] = {"files": report}
        if letters:
            said["letters"] = [str(path) for path in written]
            said["superseded"] = [str(path) for path in outputs.superseded] if outputs else []
        print_json(said)
    else:
        _print(results)
        _tell(usable, written, letters, left)
    if outputs:
        tell_remarks(outputs)
    codes = (2 if isinstance(result, InputError) else int(result.blocked) for result in results)
    return max(codes)


def _receive(
    file: Path, host: Host, code: str, on: dt.date | None, *, letter: bool
) -> Received | InputError:
    from comity.model.errors import InputError
    from comity.pipeline.build import check_case, read_all, refuse_unbuildable
    from comity.tasks.incoming import receive

    try:
        (case,) = read_all([file], host)
        checked = check_case(case, host, on=on)
        if letter:  # it repeats the reference and the subject
            refuse_unbuildable(checked)
        return receive(checked, code, checked.host)
    except InputError as error:
        return error


def _plan(
    found: Sequence[Received],
    host: Host,
    on: dt.date | None,
    folder: Path,
    left: list[tuple[str, list[str]]],
    files: Sequence[Path],
    *,
    force: bool,
) -> Outputs | None:
    """The letters on what lacks something, with their case files; None where nothing does.

    ``left`` takes what each leaves for the office to fill; ``files`` are those that were read.
    """
    from comity.pipeline.build import build, check_case, choose_exporters, outputs_of
    from comity.tasks.incoming import letter_case

    exporters = choose_exporters(["docx"], host)
    builds: list[Built] = []
    texts: list[tuple[str, bytes]] = []
    for received in found:
        if received.shortcomings:
            case, text = letter_case(received, host, on or dt.date.today())
            checked = check_case(case, host)
            builds.append(build(checked, host, exporters, case.path.stem, folder=folder))
            texts.append((case.path.name, text))
            gaps = [f.field for f in checked.findings if f.rule == "papers.gap"]
            left += [(case.path.name, gaps)] if gaps else []
    if not builds:
        return None
    outputs = outputs_of(builds, folder, force=force, inputs=(*files, *host.own_files()))
    for name, text in texts:
        outputs.add(name, text, private=True)
    outputs.check()
    return outputs


def _tell(
    found: Sequence[Received],
    written: Sequence[Path],
    letters: Path | None,
    left: Sequence[tuple[str, list[str]]],
) -> None:
    for path in written:
        click.echo(str(path))
    if letters and not written and found:
        click.echo("Nothing is missing, so no letter was written.", err=True)
    elif written:
        click.echo("Read each letter before you sign it. To change it, edit its .yaml.", err=True)
        for name, gaps in left:
            click.echo(f"{name}: fill in {', '.join(gaps)}.", err=True)


def _data(result: Received | InputError) -> dict[str, Any]:
    from comity.model.errors import InputError
    from comity.steps.findings import faults_data
    from comity.tasks.incoming.received_text import received_data

    if isinstance(result, InputError):
        return {"file": result.faults[0].file, "faults": faults_data(result.faults)}
    return received_data(result)


def _print(results: Sequence[Received | InputError]) -> None:
    from comity.model.errors import InputError
    from comity.tasks.incoming.received_text import received_text

    texts = [received_text(r, text_width()) for r in results if not isinstance(r, InputError)]
    if texts:
        click.echo("\n".join(texts), nl=False)
    for result in results:
        if isinstance(result, InputError):
            tell_faults(result)
