"""What several commands share: the office, the host, the day, how a path is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from comity.host import Host

__all__ = [
    "case_files",
    "comma_separated",
    "day_option",
    "find_states",
    "format_option",
    "make_host",
    "office_option",
    "on_option",
]

F = TypeVar("F", bound=Callable[..., Any])


def _day(ctx: click.Context, param: click.Parameter, value: dt.datetime | None) -> dt.date | None:
    return value.date() if value else None


def office_option(command: F) -> F:
    """``--office FILE``: the office file, else ./comity.toml."""

    def keep(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
        ctx.ensure_object(dict)["office"] = value

    return click.option(
        "--office",
        type=click.Path(readable=False, path_type=Path),
        callback=keep,
        expose_value=False,
        is_eager=True,
        help="The office file; left out: ./comity.toml, if there is one.",
    )(command)


def day_option(text: str) -> Callable[[F], F]:
    """``--on DATE`` with its own help text."""
    return click.option(
        "--on",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_day,
        metavar="DATE",
        help=text,
    )


def on_option(command: F) -> F:
    """``--on DATE``: the day whose law is asked for."""
    return day_option("Ask the law of this day; left out: the draft's own date.")(command)


def format_option(command: F) -> F:
    """``--format text|json``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="For people, or for programs.",
    )(command)


def case_files(command: F) -> F:
    """One or more case files; whether they exist is for the read step to say."""
    return click.argument(
        "files",
        nargs=-1,
        required=True,
        metavar="FILE...",
        type=click.Path(readable=False, path_type=Path),
    )(command)


def comma_separated(ctx: click.Context, param: click.Parameter, value: str | None) -> list[str]:
    """The words of an option that takes several with commas between."""
    return [part.strip() for part in (value or "").split(",") if part.strip()]


def find_states(host: Host, named: Sequence[str], option: str) -> list[str]:
    """The codes of the States that an option names, by code or name, each once.

    Raises:
        InputError: every one that there is not, with what was probably meant; or none is named.
    """
    from comity.authoring.occasion import find_state
    from comity.errors import Fault, InputError

    codes: list[str] = []
    faults: list[Fault] = []
    for name in named:
        try:
            codes.append(find_state(host, name))
        except ValueError as error:
            message, _, cure = str(error).partition(". ")
            faults.append(Fault(option, 0, 0, "", message, cure))
    if not named:
        faults.append(Fault(option, 0, 0, "", "names no State", "Write a code, as in DE."))
    if faults:
        raise InputError(faults)
    return list(dict.fromkeys(codes))


def make_host() -> Host:
    """The plugin host of the office that the command line names.

    Raises:
        OfficeError: the office file cannot be used.
    """
    from comity.host import Host
    from comity.office import read_office

    ctx = click.get_current_context(silent=True)
    named = (ctx.find_object(dict) or {}).get("office") if ctx else None
    return Host(read_office(named))
