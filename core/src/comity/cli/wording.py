"""``comity wording``: write a catalogue to fill in, check one, show how far each language is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import (
    as_argument,
    comma_separated,
    format_option,
    make_host,
    office_option,
    print_json,
    text_width,
)
from comity.cli.given_paths import GivenPath
from comity.cli.group import HelpfulGroup
from comity.cli.writing import write

if TYPE_CHECKING:
    from comity.host import Host
    from comity.kit.translating.new_catalogue import NewCatalogue

__all__ = ["command"]


@click.group(name="wording", cls=HelpfulGroup)
def command() -> None:
    """Write, check and measure the wording of a language."""


@command.command()
@click.argument("tag")
@click.option(
    "-o",
    "--output",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="File to write. Default: TAG.po.",
)
@click.option(
    "--from",
    "earlier",
    type=GivenPath(readable=False, path_type=Path),
    metavar="FILE",
    help="Earlier catalogue of this language: none of its texts is lost.",
)
@click.option(
    "--kind",
    callback=comma_separated,
    metavar="request,notice",
    help="Only what these kinds of document need, or findings, or questions. Default: all.",
)
@click.option(
    "--beside",
    default="",
    metavar="TAG",
    help="Language shown beside the English. Default: the nearest that is installed.",
)
@click.option("--force", is_flag=True, help="Replace an existing file.")
@office_option
def new(
    tag: str,
    output: Path | None,
    earlier: Path | None,
    kind: list[str],
    beside: str,
    force: bool,
) -> None:
    """Write the catalogue of a language (TAG, such as pt or pt-BR) for a translator to fill in.

    The texts of a request come first. Each entry says where it is printed, and what each
    placeholder holds. With --from, it brings an earlier catalogue up to date.
    """
    from comity.kit.translating.new_catalogue import new_catalogue
    from comity.kit.translating.written_catalogue import read_written
    from comity.steps.write import Outputs

    _need_a_tag(tag)
    output = output or Path(f"{tag}.po")
    written = read_written(earlier) if earlier else None
    made = new_catalogue(make_host(), tag, wanted=kind, earlier=written, beside=beside)
    outputs = Outputs(output.parent, private=False, force=force)
    outputs.add(output.name, made.text.encode())
    write(outputs)
    click.echo(_next(made, output, kind), err=True)


def _need_a_tag(tag: str) -> None:
    from comity.model.errors import Fault, InputError
    from comity.steps.wording.catalogue import SOURCE
    from comity.text.tags import is_tag, usual

    if not is_tag(tag) or usual(tag) != tag:
        cure = f"Write {usual(tag)}." if is_tag(tag) else "Write a tag such as pt or pt-BR."
        message = f"{tag!r} is not a language tag in its usual form"
        raise InputError(Fault("TAG", 0, 0, "", message, cure))
    if tag == SOURCE:
        cure = "Name another language."
        raise InputError(Fault("TAG", 0, 0, "", "English is Comity's own wording", cure))


def _next(made: NewCatalogue, file: Path, kind: list[str]) -> str:
    wanted = f" --kind {','.join(kind)}" if kind else ""
    open_ones = made.entries - made.filled
    said = f"{made.entries} texts, {open_ones} of them to write."
    if made.beside:
        said += f" Beside the English: {made.beside}."
    if made.unused:
        said += f" {made.unused} texts are no longer used: they are at the end, as comments."
    return (
        f"\n{said}\n\nWhat to do next:\n"
        "  write the texts, with a text editor or an editor for .po files\n"
        f"  comity wording check {as_argument(file)}{wanted}"
    )


@command.command()
@click.argument("named", metavar="FILE|TAG|CODE")
@click.option(
    "--kind",
    callback=comma_separated,
    metavar="request,notice",
    help="Kinds of document that must be whole. What another lacks is a warning. Default: all.",
)
@click.option("--all", "every", is_flag=True, help="List every missing id.")
@format_option
@office_option
def check(named: str, kind: list[str], every: bool, form: str) -> int:
    """List everything that is wrong in a catalogue, each with its line, cause and cure.

    Name a file, an installed language, or a country that brings languages. Exit codes: 0 if no
    finding is an error, 1 if one is, 2 if the file cannot be used.
    """
    from comity.kit.translating.catalogue_report import catalogue_data, catalogue_text_report
    from comity.kit.translating.check_catalogue import check_catalogue

    host = make_host()
    checked = [check_catalogue(file, host, tag, kind) for tag, file in _files(named, host)]
    if form == "json":
        print_json({"schema": 1, "catalogues": [catalogue_data(one) for one in checked]})
    else:
        report = (catalogue_text_report(one, text_width(), every=every) for one in checked)
        click.echo("\n".join(report), nl=False)
    return int(any(one.blocked for one in checked))


def _files(named: str, host: Host) -> list[tuple[str, Path]]:
    """The catalogues meant: a file, or the installed ones of a language or a country."""
    from comity.kit.translating.installed_catalogues import installed_catalogues

    if Path(named).suffix == ".po" or Path(named).exists():
        return [("", Path(named))]
    return installed_catalogues(named, host)


@command.command()
@click.argument("tags", metavar="[TAG]...", nargs=-1)
@format_option
@office_option
def status(tags: tuple[str, ...], form: str) -> None:
    """Show how much of each kind of document each language words, and who brings it."""
    from comity.kit.translating.language_status import status_data, status_lines, statuses

    found = statuses(make_host(), tags)
    if form == "json":
        print_json(status_data(found))
    else:
        click.echo("\n".join(status_lines(found)))
