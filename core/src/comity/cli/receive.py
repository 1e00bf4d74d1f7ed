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
    from comity.pipeline.examine import Examined
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
    from comity.tasks.incoming import Received

    (code,) = find_states(host, [state], "--as")
    results = [_receive(file, host, code, on, letter=bool(letters)) for file in files]
    usable = [result for result in results if isinstance(result, Received)]
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
    if letters:
        _tell_unfinished(results)
    if outputs:
        tell_remarks(outputs)
    codes = (2 if isinstance(result, InputError) else int(result.blocked) for result in results)
    return max(codes)


def _receive(
    file: Path, host: Host, code: str, on: dt.date | None, *, letter: bool
) -> Received | Examined | InputError:
    """What a State would send back; of a file with gaps only what it lacks can be said."""
    from comity.model.errors import DraftError, InputError
    from comity.pipeline.build import refuse_unbuildable
    from comity.pipeline.examine import examine
    from comity.tasks.incoming import receive

    examined = examine(file, host, on=on)
    if examined.faults:
        return DraftError(examined.faults)
    checked = examined.checked
    if checked is None:
        return examined
    try:
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


def _tell_unfinished(results: Sequence[Received | Examined | InputError]) -> None:
    """Say for which files no letter can be written yet."""
    from comity.pipeline.examine import Examined

    for result in results:
        if isinstance(result, Examined):
            said = "No letter was written, because the file has gaps. Fill them, then try again."
            click.echo(f"{Path(result.shown).name}: {said}", err=True)


def _data(result: Received | Examined | InputError) -> dict[str, Any]:
    from comity.cli.examined import examined_data
    from comity.model.errors import InputError
    from comity.steps.findings import faults_data
    from comity.tasks.incoming import Received
    from comity.tasks.incoming.received_text import received_data
    from comity.text.messages import ENGLISH

    if isinstance(result, InputError):
        return {"file": result.faults[0].file, "faults": faults_data(result.faults)}
    return received_data(result) if isinstance(result, Received) else examined_data(result, ENGLISH)


def _text(result: Received | Examined) -> str:
    from comity.cli.examined import examined_text
    from comity.tasks.incoming import Received
    from comity.tasks.incoming.received_text import received_text
    from comity.text.messages import ENGLISH

    if isinstance(result, Received):
        return received_text(result, text_width())
    return examined_text(result, ENGLISH)


def _print(results: Sequence[Received | Examined | InputError]) -> None:
    from comity.model.errors import InputError

    texts = [_text(result) for result in results if not isinstance(result, InputError)]
    if texts:
        click.echo("\n".join(texts), nl=False)
    for result in results:
        if isinstance(result, InputError):
            tell_faults(result)
