"""``comity template``: derive a template, list the names it may use, say what is wrong in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.common import (
    as_argument,
    format_option,
    in_code,
    make_host,
    office_option,
    print_json,
    tell_faults,
    text_width,
)
from comity.cli.given_paths import GivenPath
from comity.cli.group import HelpfulGroup
from comity.cli.writing import tell_remarks, write

if TYPE_CHECKING:
    from comity.kit.templating.checker import CheckedTemplate, Checker
    from comity.kit.templating.derive import State
    from comity.model.errors import InputError

__all__ = ["command"]

_form = click.option(
    "--form", "document_form", default="", help="Form of the document, such as letter-rogatory."
)


@click.group(name="template", cls=HelpfulGroup)
def command() -> None:
    """Create Word templates, list the names they may use, and check them."""


@command.command()
@click.argument("code")
@click.option(
    "--kind",
    default="all",
    show_default=True,
    help="notice, request, all (both), or a letter such as reminder.",
)
@_form
@click.option(
    "-o",
    "--output",
    default=Path("templates"),
    show_default=True,
    type=GivenPath(path_type=Path),
    metavar="DIR",
    help="Folder for the templates; created if missing.",
)
@click.option("--force", is_flag=True, help="Replace existing files with the same names.")
@office_option
def derive(code: str, kind: str, document_form: str, output: Path, force: bool) -> None:
    """Write templates for a State (CODE, such as US) into DIR, for you to edit in Word.

    The law of the State decides the paper size. Each file comes with a text outline, so that
    version control can show what changed.
    """
    import datetime as dt

    from comity.kit.templating.derive import KINDS, derived_files, kinds_with, state_of
    from comity.steps.write import Outputs

    host = make_host()
    state = state_of(in_code(host, code).upper(), host, dt.date.today())
    kinds = kinds_with(document_form, host) if kind == "all" and document_form else (kind,)
    files = derived_files(state, KINDS if kinds == ("all",) else kinds, host, document_form)
    # an office may derive its own templates again; its office file it may not write over
    read = filter(None, [host.office.file])
    outputs = Outputs(output, private=False, force=force, inputs=read)
    for name, data in files.items():
        outputs.add(name, data)
    write(outputs)
    click.echo(_next(state, output, [name for name in files if name.endswith(".docx")]), err=True)


def _next(state: State, folder: Path, names: list[str]) -> str:
    """What the files were made for, and what to do with them."""
    paper = "Letter" if state.paper == "letter" else "A4"
    said = f"{state.name}: {paper} paper, language {state.language}."
    if state.paper_from:
        said += f" The paper size is that of {state.paper_from}."
    elif state.plugin:
        said += " Its law files do not give a paper size, so A4 is used."
    else:
        said += f" No plugin for {state.code} is installed, so A4 and English are used."
    files = " ".join(as_argument(folder / name) for name in names)
    package = f"comity_{state.code[:2].lower()}"
    return (
        f"\n{said}\n\nWhat to do next:\n"
        f"  edit the .docx files in Word and save them\n"
        f"  comity template check {files}\n"
        f'  name the folder in comity.toml, under [office]: templates = "{folder.as_posix()}"\n'
        f"  then allow it: comity office allow\n"
        f"  or copy the files into the package of the country: {package}/templates"
    )


@command.command()
@click.argument("kind")
@_form
@format_option
@office_option
def fields(kind: str, document_form: str, form: str) -> None:
    """List every name that a template of a KIND (request, notice) can use, with an example."""
    from comity.kit.templating.available_names import fields as find_fields
    from comity.kit.templating.check_report import fields_data, fields_text

    found = find_fields(kind, make_host(), document_form)
    if form == "json":
        print_json(fields_data(kind, document_form, found))
    else:
        click.echo(fields_text(kind, found, text_width()), nl=False)


@command.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=GivenPath(readable=False, path_type=Path),
)
@click.option("--kind", default="", help="Kind of document. Default: as the file says.")
@click.option("--outline", is_flag=True, help="Write a text outline next to each file.")
@click.option(
    "--witness/--no-witness",
    default=True,
    show_default=True,
    help="Print a document from each template, read it back and compare it with the data.",
)
@format_option
@office_option
def check(files: tuple[Path, ...], kind: str, outline: bool, witness: bool, form: str) -> int:
    """List everything that is wrong in a template, each with its paragraph and cure.

    Exit codes: 0 if no finding is an error, 1 if one is, 2 if a file cannot be used. The other
    files are still checked.
    """
    from comity.kit.templating.checker import Checker
    from comity.model.errors import InputError

    checker = Checker(make_host(), witness=witness)
    results = [_check(file, kind, checker) for file in files]
    if outline:
        _write_outlines([r.path for r in results if not isinstance(r, InputError)])
    if form == "json":
        report = [_data(file, result) for file, result in zip(files, results, strict=True)]
        print_json({"schema": 1, "files": report})
    else:
        _print(results)
    return max(2 if isinstance(r, InputError) else int(r.blocked) for r in results)


def _check(file: Path, kind: str, checker: Checker) -> CheckedTemplate | InputError:
    """A template checked, or why it cannot be used."""
    from comity.model.errors import InputError

    try:
        return checker.check(file, kind)
    except InputError as error:
        return error


def _write_outlines(paths: list[Path]) -> None:
    """Write each outline beside its file; an earlier one is replaced, since it says nothing new."""
    from comity.steps.write import Outputs
    from comity.word.outline import outline

    for path in paths:
        outputs = Outputs(path.parent, private=False, force=True, inputs=paths)
        outputs.add(f"{path.stem}.outline.txt", outline(path.read_bytes()).encode())
        for written in outputs.commit():
            click.echo(str(written), err=True)
        tell_remarks(outputs)


def _print(results: list[CheckedTemplate | InputError]) -> None:
    """The findings of the usable files on stdout, the faults of the others on stderr."""
    from comity.kit.templating.check_report import checked_text
    from comity.model.errors import InputError

    usable = [result for result in results if not isinstance(result, InputError)]
    click.echo("\n".join(checked_text(result, text_width()) for result in usable), nl=False)
    for checked in usable:
        if checked.witness:  # how it was checked, which is no finding
            click.echo(f"Second witness, {checked.path}: {checked.witness}.", err=True)
    for result in results:
        if isinstance(result, InputError):
            tell_faults(result)


def _data(file: Path, result: CheckedTemplate | InputError) -> dict[str, Any]:
    from comity.kit.templating.check_report import checked_data
    from comity.model.errors import InputError
    from comity.steps.findings import faults_data

    if isinstance(result, InputError):
        return {"file": str(file), "faults": faults_data(result.faults)}
    return checked_data(result)
