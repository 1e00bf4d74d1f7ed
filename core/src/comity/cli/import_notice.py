"""``comity import``: the JSON of a notice turned back into its case file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import as_argument, make_host, office_option, print_result
from comity.cli.given_paths import GivenPath
from comity.cli.writing import write

if TYPE_CHECKING:
    from comity.tasks.notices import Restored

__all__ = ["command"]


@click.command("import")
@click.argument("notice", type=GivenPath(readable=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="Case file to write. Default: the case file is printed.",
)
@click.option("--force", is_flag=True, help="Replace an existing file.")
@office_option
def command(notice: Path, output: Path | None, force: bool) -> int:
    """Turn the JSON of a notice back into its case file.

    NOTICE is what `comity build --format json` made. The case file is built once, to see whether
    the same JSON comes of it. This needs the same office and plugins. Internal fields are not in
    the JSON and cannot be restored.

    Exit codes: 0 if a build makes the same JSON again, 1 if the case file was written but a build
    here makes another JSON, 2 if NOTICE cannot be used.
    """
    from comity.tasks.authoring.new_file import new_file
    from comity.tasks.notices import NOTICE, restore

    host = make_host()
    restored = restore(notice, host)
    if output is None:
        print_result(restored.text)
    else:
        kind = host.document_types()[NOTICE]
        inputs = (notice, *host.own_files())
        outputs = new_file(output, restored.text, kind, force=force, inputs=inputs)
        write(outputs, shown=False)
        click.echo(str(output))
    _tell(restored, output)
    return int(bool(restored.why_not))


def _tell(restored: Restored, output: Path | None) -> None:
    """What a person must know of the case file, on stderr."""
    if restored.marked:
        click.echo("The JSON is marked as a draft. It may never have been published.", err=True)
    click.echo(f"Not in the JSON, so not restored: {', '.join(restored.internal)}.", err=True)
    if restored.why_not:
        said = "A build of this file does not make the same JSON again."
        click.echo(f"{said}\n    {restored.why_not}", err=True)
        return
    language = f" --language {restored.language}" if restored.language else ""
    draft = " --draft" if restored.marked else ""
    file = as_argument(output or "FILE")
    options = f"--format json{language}{draft}"
    click.echo(f"This makes the same JSON again: comity build {file} {options} -o DIR", err=True)
