"""What several commands share: the office, the host, the day, how a path is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from comity.host import Host

__all__ = ["Day", "case_files", "format_option", "make_host", "office_option", "on_option"]

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType):
    """A date on the command line, YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Read a date.

        Raises:
            click.BadParameter: it is no date of the calendar.
        """
        if isinstance(value, dt.date):
            return value
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            self.fail(f"{value!r} is no date; write YYYY-MM-DD, for instance 2026-10-05", param, ctx)


def office_option(command: F) -> F:
    """``--office FILE``: the office file, else ./comity.toml."""

    def keep(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
        ctx.ensure_object(dict)["office"] = value

    return click.option(
        "--office",
        type=click.Path(path_type=Path, dir_okay=True),
        callback=keep,
        expose_value=False,
        is_eager=True,
        help="The office file; left out: ./comity.toml, if there is one.",
    )(command)


def on_option(command: F) -> F:
    """``--on DATE``: the day whose law is asked for."""
    return click.option(
        "--on", type=Day(), help="Ask the law of this day; left out: the draft's own date."
    )(command)


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
        "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
    )(command)


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
