"""``comity diff``: what changed between two versions of a notice, for an investigator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import (
    make_host,
    messages_in,
    messages_option,
    office_option,
    print_result,
    text_width,
)
from comity.cli.given_paths import GivenPath
from comity.cli.writing import write

if TYPE_CHECKING:
    from comity.host import Host
    from comity.tasks.authoring.voice import Voice
    from comity.tasks.notices import NoticeChanges, Version

__all__ = ["command"]


@click.command("diff")
@click.argument("old", type=GivenPath(readable=False, path_type=Path))
@click.argument("new", type=GivenPath(readable=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="Output for people (text, or html for one web page) or for programs (json).",
)
@click.option(
    "-o",
    "--output",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="File to write. Default: the output is printed.",
)
@click.option("--force", is_flag=True, help="Replace an existing file.")
@messages_option
@office_option
def command(
    old: Path, new: Path, form: str, output: Path | None, force: bool, messages: str | None
) -> int:
    """Show what changed for an investigator between two versions of a notice.

    OLD and NEW are case files of a notice, or the JSON that `comity build --format json` made of
    one. What can make a request fail or lose data comes first, then what can cost time or money,
    then the rest. Internal fields are never shown.

    Exit codes: 0 if nothing changed, 1 if something did, 2 if a file cannot be used.
    """
    from comity.tasks.authoring.voice import Voice
    from comity.tasks.notices import notice_changes

    host = make_host()
    voice = Voice(messages_in(host, messages))
    before, after = _read((old, new), host.for_case())
    found = notice_changes(before, after, host, voice)
    text = _shown(found, form, voice, text_width())
    if output is None and form == "text":
        click.echo(text, nl=False)
    elif output is None:
        print_result(text)
    else:
        _write(output, text, (old, new, *host.own_files()), force=force)
    return int(bool(found.changes))


def _read(files: tuple[Path, Path], host: Host) -> list[Version]:
    """Both versions, or the faults of both at once."""
    from comity.model.errors import DraftError, Fault
    from comity.tasks.notices import read_version

    versions: list[Version] = []
    faults: list[Fault] = []
    for file in files:
        try:
            versions.append(read_version(file, host))
        except DraftError as error:
            faults += error.faults
    if faults:
        raise DraftError(faults)
    return versions


def _shown(found: NoticeChanges, form: str, voice: Voice, width: int) -> str:
    from comity.tasks.notices.change_page import changes_page
    from comity.tasks.notices.change_report import changes_data, changes_text

    if form == "html":
        return changes_page(found, voice).decode("utf-8")
    if form == "json":
        return json.dumps(changes_data(found, voice), ensure_ascii=False, indent=2) + "\n"
    return changes_text(found, width, voice)


def _write(output: Path, text: str, inputs: tuple[Path, ...], *, force: bool) -> None:
    from comity.steps.write import Outputs

    outputs = Outputs(output.parent, private=False, force=force, inputs=inputs)
    outputs.add(output.name, text.encode("utf-8"))
    write(outputs)
