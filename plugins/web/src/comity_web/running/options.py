"""``--config FILE`` of the commands of an office, before the name of a command or after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from comity.cli.given_paths import GivenPath

if TYPE_CHECKING:
    from comity_web.running.configuration import Configuration

__all__ = ["config_option", "given_configuration", "the_configuration"]

F = TypeVar("F", bound=Callable[..., Any])
KEY = "server_config"


def config_option(command: F) -> F:
    """``--config FILE``: the file of the server."""

    def keep(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
        if value is not None:
            ctx.ensure_object(dict)[KEY] = value

    return click.option(
        "--config",
        type=GivenPath(readable=False, path_type=Path),
        callback=keep,
        expose_value=False,
        is_eager=True,
        metavar="FILE",
        help="File of the server, such as server.toml.",
    )(command)


def given_configuration() -> Path | None:
    """What ``--config`` names, if it was given."""
    found: Path | None = (click.get_current_context().find_object(dict) or {}).get(KEY)
    return found


def the_configuration() -> Configuration:
    """What the file says that ``--config`` names.

    Raises:
        UsageError: none is named.
        ConfigurationError: it cannot be used.
    """
    named = given_configuration()
    if named is None:
        raise click.UsageError("Name the file of the server: `--config server.toml`.")
    from comity_web.running.configuration import read_configuration

    return read_configuration(named)
