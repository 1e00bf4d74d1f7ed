"""Django set up for a command that keeps a database: that of an office, or of one's own machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from comity.cli.given_paths import GivenPath
from comity.model.errors import Fault, OutputError
from comity_web.running.options import given_configuration, the_configuration

__all__ = ["folder_option", "prepared", "put_back_in"]

F = TypeVar("F", bound=Callable[..., Any])


def folder_option(command: F) -> F:
    """``--folder DIR``: the data folder of ``comity serve`` on one's own machine."""
    return click.option(
        "--folder",
        type=GivenPath(path_type=Path),
        metavar="DIR",
        help="Data folder of `comity serve` on your own machine, in place of `--config`.",
    )(command)


@contextmanager
def prepared(
    folder: Path | None = None,
    *,
    needs: Literal["nothing", "tables", "this version"] = "tables",
    same_secret: bool = True,
) -> Iterator[None]:
    """Set Django up for the server of ``--config``, or for a data folder that exists.

    Args:
        folder: the data folder of one's own machine; None for the server of an office.
        needs: what the database must have: nothing, tables of any version, or those of this one.
        same_secret: whether the folder and the database must belong together.

    Raises:
        OutputError: the folder or the database cannot be used, the tables are not those that are
            needed, or the folder and the database do not belong together.
        UsageError: neither is named.
    """
    if folder is None:
        from comity_web.running.setting_up import set_up

        set_up(the_configuration())
    else:
        from comity_web.running.folder import DATABASE

        if not (folder / DATABASE).is_file():
            raise OutputError(
                Fault(
                    str(folder),
                    0,
                    0,
                    "",
                    f"has no {DATABASE}",
                    "Name the folder that `comity serve` says at its start.",
                )
            )
        _own_machine(folder)
    with _told():
        from comity_web.running.known_secret import vet_secret
        from comity_web.running.schema import refuse_no_tables, refuse_older

        if same_secret:
            vet_secret()
        upgrade = f"comity server upgrade --config {given_configuration()}"
        if folder is not None:
            upgrade = "comity serve"
        if needs == "tables":
            refuse_no_tables(upgrade)
        elif needs == "this version":
            refuse_older(upgrade)
        yield


@contextmanager
def put_back_in(folder: Path) -> Iterator[None]:
    """Set Django up for a data folder in which no server runs; it is made if need be.

    Raises:
        OutputError: it cannot be used, or a server runs in it.
    """
    from comity_web.running.folder import HeldElsewhereError, hold

    os.umask(0o077)
    try:
        with hold(folder):
            _own_machine(folder)
            with _told():
                yield
    except HeldElsewhereError as error:
        raise OutputError(
            Fault(str(folder), 0, 0, "", "is in use by `comity serve`", "Stop it first.")
        ) from error


def _own_machine(folder: Path) -> None:
    from comity_web.running.folder import secret_of
    from comity_web.running.serving import Serving
    from comity_web.running.settings import configure

    os.umask(0o077)
    path = Path(os.path.abspath(folder))  # noqa: PTH100 -- a link is not to be followed
    configure(Serving(path, 0, secret_of(path)))


@contextmanager
def _told() -> Iterator[None]:
    """Say of what the database refuses what it was, and close it at the end."""
    from django.db import Error, connection, connections

    try:
        yield
    except Error as error:
        name = connection.settings_dict["NAME"]
        said = str(error).partition("\n")[0]
        raise OutputError(
            Fault(
                f"database {name}",
                0,
                0,
                "",
                f"cannot be used: {said}",
                "Look at `[database]` in the file of the server, and whether PostgreSQL runs.",
            )
        ) from error
    finally:
        connections.close_all()
