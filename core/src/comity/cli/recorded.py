"""``comity sent``, ``answered``, ``returned``, ``closed`` ...: what happened with a case file.

Each adds one event to the record beside the case file; the case file itself stays as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.common import day_option, make_host, messages_in, messages_option, office_option
from comity.cli.given_paths import GivenPath

if TYPE_CHECKING:
    from comity.model.case_record import EventKind

__all__ = [
    "acknowledged",
    "answered",
    "closed",
    "granted",
    "notified",
    "preserved",
    "received",
    "reminded",
    "returned",
    "sent",
]

Command = Callable[..., Any]


def _moment(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.datetime | None:
    """A moment with its zone."""
    if value is None:
        return None
    try:
        found = dt.datetime.fromisoformat(value.strip())
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise click.BadParameter(
            f"{value!r} is not a moment with its zone. Write 2026-10-05T14:30+02:00."
        )
    return found


def _shared(command: Command) -> Command:
    """The file and the options that every event has."""
    for option in (
        office_option,
        messages_option,
        click.option("--note", default="", help="Your own words. They stay in the record."),
        click.option(
            "--reference", default="", help="Reference of the letter or message that came with it."
        ),
        click.option("--by", "by", default="", metavar="WAY", help="How: e-mail, courier, post."),
        day_option("Day on which it happened. Default: today."),
        click.argument("file", type=GivenPath(path_type=Path), metavar="FILE"),
    ):
        command = option(command)
    return command


_at = click.option(
    "--at",
    callback=_moment,
    metavar="TIME",
    help="Moment with its zone, where hours count: 2026-10-05T14:30+02:00.",
)


def _record(
    kind: EventKind,
    file: Path,
    on: dt.date | None,
    messages: str | None,
    *,
    documents: tuple[Path, ...] = (),
    folder: Path | None = None,
    at: dt.datetime | None = None,
    **given: Any,
) -> int:
    from comity.model.case_record import CaseEvent
    from comity.tasks.register.event_words import told_event
    from comity.tasks.register.recording import record_event

    host = make_host()
    catalogue = messages_in(host, messages)
    day = on or (at.date() if at is not None else dt.date.today())
    event = CaseEvent(kind, day, at=at, **given)
    record = record_event(host, file, event, documents=documents, folder=folder)
    for line in told_event(file, record, catalogue):
        click.echo(line, err=True)
    click.echo(str(record.path))
    return 0


@click.command("sent")
@_shared
@click.option(
    "--document",
    "documents",
    multiple=True,
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="A document that was sent. Repeat the option for more.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=GivenPath(path_type=Path),
    metavar="DIR",
    help="Output folder of the build: all documents of the case in it were sent.",
)
def sent(
    file: Path,
    on: dt.date | None,
    messages: str | None,
    documents: tuple[Path, ...],
    folder: Path | None,
    **given: Any,
) -> int:
    """Record that FILE was sent.

    From then on, Comity neither replaces nor moves the case file or its documents. Name the
    documents with -o or --document; without them, every document built from FILE is kept.
    """
    if documents and folder:
        raise click.UsageError("Use -o for all documents of a build, or --document for some.")
    return _record("sent", file, on, messages, documents=documents, folder=folder, **given)


@click.command("received")
@_shared
@_at
def received(
    file: Path, on: dt.date | None, messages: str | None, at: dt.datetime | None, **given: Any
) -> int:
    """Record that FILE came in, or that the other side has received it."""
    return _record("received", file, on, messages, at=at, **given)


@click.command("acknowledged")
@_shared
def acknowledged(file: Path, on: dt.date | None, messages: str | None, **given: Any) -> int:
    """Record that the receipt of FILE was confirmed."""
    return _record("acknowledged", file, on, messages, **given)


@click.command("returned")
@_shared
@day_option("Last day for what is missing, if the letter names one.", name="--until")
def returned(
    file: Path, on: dt.date | None, messages: str | None, until: dt.date | None, **given: Any
) -> int:
    """Record that FILE was returned, or that more was asked for (deficiency letter)."""
    return _record("returned", file, on, messages, until=until, **given)


@click.command("answered")
@_shared
@click.option("--in-part", is_flag=True, help="Something is still to come.")
def answered(
    file: Path, on: dt.date | None, messages: str | None, in_part: bool, **given: Any
) -> int:
    """Record that FILE was answered, in whole or in part."""
    return _record("answered", file, on, messages, in_part=in_part, **given)


@click.command("reminded")
@_shared
def reminded(file: Path, on: dt.date | None, messages: str | None, **given: Any) -> int:
    """Record that the other side was asked how FILE stands."""
    return _record("reminded", file, on, messages, **given)


@click.command("preserved")
@_shared
@day_option("Last day on which the data are kept.", name="--until")
def preserved(
    file: Path, on: dt.date | None, messages: str | None, until: dt.date | None, **given: Any
) -> int:
    """Record that the data that FILE asks for are preserved, and until when."""
    if until is None:
        raise click.UsageError("Say until when the data are kept: --until DATE.")
    return _record("preserved", file, on, messages, until=until, **given)


@click.command("notified")
@_shared
@_at
def notified(
    file: Path, on: dt.date | None, messages: str | None, at: dt.datetime | None, **given: Any
) -> int:
    """Record that the authority in the provider's State was notified of the order in FILE."""
    return _record("notified", file, on, messages, at=at, **given)


@click.command("granted")
@_shared
@_at
def granted(
    file: Path, on: dt.date | None, messages: str | None, at: dt.datetime | None, **given: Any
) -> int:
    """Record that the requested State has decided to carry out FILE."""
    return _record("granted", file, on, messages, at=at, **given)


@click.command("closed")
@_shared
def closed(file: Path, on: dt.date | None, messages: str | None, **given: Any) -> int:
    """Record that the matter of FILE has ended."""
    return _record("closed", file, on, messages, **given)
