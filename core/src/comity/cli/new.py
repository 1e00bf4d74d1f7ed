"""``comity new``: a commented file to fill in, or an interview that fills it in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli import INTERRUPTED, UNUSABLE
from comity.cli.common import (
    as_argument,
    day_option,
    make_host,
    measures_option,
    messages_in,
    messages_option,
    office_option,
    print_result,
)
from comity.cli.given_paths import GivenPath
from comity.cli.writing import tell_remarks

if TYPE_CHECKING:
    from comity.host import Host
    from comity.tasks.authoring.conversation import Told, Written
    from comity.tasks.authoring.opening import Given
    from comity.tasks.authoring.voice import Voice
    from comity.text.messages import Catalogue as Messages

__all__ = ["command", "ended", "telling"]

RESUME = "comity new --ask"


@click.command("new")
@click.argument("kind", required=False)
@click.option(
    "--host", "host_state", metavar="STATE", help="For a notice: State whose law governs it."
)
@click.option(
    "--from", "requesting", metavar="STATE", help="Requesting State of a request or letter."
)
@click.option("--to", "requested", metavar="STATE", help="Requested State of a request or letter.")
@click.option("--form", metavar="FORM", help="Form of the document, such as letter-rogatory.")
@measures_option
@day_option("Date of the document; the instruments of that date are listed. Default: today.")
@click.option(
    "-o",
    "--output",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="File to write. Default: print it, or with --ask name the file after the kind.",
)
@click.option("--ask", is_flag=True, help="Fill in the file by questions in the terminal.")
@click.option("--force", is_flag=True, help="Replace an existing file with the same name.")
@messages_option
@office_option
def command(
    kind: str | None,
    host_state: str | None,
    requesting: str | None,
    requested: str | None,
    form: str | None,
    measures: list[str],
    on: dt.date | None,
    output: Path | None,
    ask: bool,
    force: bool,
    messages: str | None,
) -> int:
    """Start a case file of a KIND (request, notice, reminder ...) for you to fill in.

    The file lists the fields that the measures need. Its comments say what the law of the States
    involved requires. Without -o the file is printed. With --ask you fill it in by answering
    questions: `stop` saves your answers, and the same command continues from there. Give a FILE in
    the place of KIND to reopen it at its findings; it is replaced only if you agree.
    """
    roles = {"requesting": requesting, "requested": requested, "host": host_state}
    host = make_host()
    words = messages_in(host, messages)
    option = f" --messages {as_argument(messages)}" if messages else ""  # of the next command
    if ask and kind is not None and _is_file(kind, host):
        _refuse_options(form, measures, on, roles)
        return _reopen(host, Path(kind), output, words, option, force=force)
    if ask:
        given = _given(kind, roles, form, measures, on)
        return _ask(host, given, output, words, option, force=force)
    if kind is None:
        known = " or ".join(host.document_types())
        raise click.UsageError(f"Give a KIND ({known}), or use --ask.")
    return _write(host, kind, roles, form, measures, on, output, words, option, force=force)


def _is_file(named: str, host: Host) -> bool:
    """Whether a KIND is the name of a case file instead."""
    if named in host.document_types():
        return False
    if Path(named).is_file():
        return True
    if Path(named).suffix in (".yaml", ".yml"):
        raise click.UsageError(f"There is no file {named}. To write it, use -o {named}.")
    return False


def _refuse_options(
    form: str | None, measures: list[str], on: dt.date | None, roles: dict[str, str | None]
) -> None:
    """Refuse options of a new file beside a file that is there."""
    if form or measures or on or any(roles.values()):
        raise click.UsageError("A file is reopened with what it says. Remove the other options.")


def _write(
    host: Host,
    kind: str,
    roles: dict[str, str | None],
    form: str | None,
    measures: list[str],
    on: dt.date | None,
    output: Path | None,
    words: Messages,
    option: str,
    *,
    force: bool,
) -> int:
    from comity.tasks.authoring.case_setup import make_occasion
    from comity.tasks.authoring.law_remarks import no_way_for_an_order
    from comity.tasks.authoring.new_file import new_file
    from comity.tasks.authoring.office_defaults import default_roles, known_values
    from comity.tasks.authoring.skeleton import skeleton
    from comity.tasks.authoring.voice import Voice

    roles, voice = default_roles(host, kind, roles), Voice(words)
    setup = make_occasion(
        host, kind, form=form or "", roles=roles, measures=measures, on=on, voice=voice
    )
    text = skeleton(setup, known_values(setup))
    if warned := no_way_for_an_order(setup):
        click.echo(voice.word(warned), err=True)
    if output is None:
        print_result(text)
        return 0
    outputs = new_file(output, text, setup.kind, force=force, inputs=host.own_files())
    outputs.commit()
    click.echo(str(output))
    tell_remarks(outputs)
    command = f"comity check {as_argument(output)}{option}"
    click.echo(voice.say("prompt.then-check", command=command), err=True)
    return 0


def _given(
    kind: str | None,
    roles: dict[str, str | None],
    form: str | None,
    measures: list[str],
    on: dt.date | None,
) -> Given:
    from comity.tasks.authoring.opening import Given

    named = tuple((role, code) for role, code in roles.items() if code)
    return Given(
        kind or "", form or "", named, tuple(measures), on.isoformat() if on is not None else ""
    )


def _ask(
    host: Host, given: Given, output: Path | None, words: Messages, option: str, *, force: bool
) -> int:
    from comity.tasks.authoring.conversation import converse
    from comity.tasks.authoring.voice import Voice

    voice = Voice(words)
    file = output or Path(f"{given.kind or 'case'}.yaml")
    written = converse(host, given, file, force=force, voice=voice, resume=f"{RESUME}{option}")
    return ended(written, host, voice, option)


def _reopen(
    host: Host, file: Path, output: Path | None, words: Messages, option: str, *, force: bool
) -> int:
    """Ask about a case file that is there."""
    from comity.tasks.authoring.conversation import Target, reopen
    from comity.tasks.authoring.voice import Voice

    voice = Voice(words)
    where = f" -o {as_argument(output)}" if output else ""
    resume = f"{RESUME} {as_argument(file)}{where}{option}"
    target = Target(file, output, force)
    written = reopen(host, target, voice, resume, telling(host, voice))
    return ended(written, host, voice, option)


def telling(host: Host, voice: Voice) -> Told:
    """What says what changed between two states of a document, in the language of a voice."""
    from comity.tasks.revisions import diff_words

    language = None if voice.is_english else voice.catalogue.language

    def told(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
        return [one.text for one in diff_words(before, after, host, language=language)]

    return told


def ended(written: Written, host: Host, voice: Voice, option: str) -> int:
    """Say what was written and what comes next; the exit code of the check."""
    if written.file is None:
        return INTERRUPTED if written.interrupted else UNUSABLE
    click.echo(str(written.file))
    return _tell(written.file, host, voice, option)


def _tell(file: Path, host: Host, voice: Voice, option: str) -> int:
    """The findings on a file in one line, and what comes next."""
    from comity.pipeline.examine import examine
    from comity.steps.findings import headline

    result = examine(file, host)
    head = headline(result.findings, voice.catalogue, result.gaps)
    click.echo(voice.catalogue.labelled(file.name, head), err=True)
    named = as_argument(file)
    shown = {
        "prompt.label-read-findings": f"comity check {named}{option}",
        "prompt.label-go-on": f"{RESUME} {named}{option}",
        "prompt.label-edit-file": str(file),
        "prompt.label-build": f"comity build {named} -o out{option}",
    }
    if not result.findings and not result.gaps:
        del shown["prompt.label-read-findings"], shown["prompt.label-go-on"]
    if result.blocked:
        del shown["prompt.label-build"]
    width = max(len(voice.say(label)) for label in shown)
    for label, what in shown.items():
        click.echo(f"{voice.say(label):<{width}} {what}", err=True)
    return 1 if result.blocked else 0
