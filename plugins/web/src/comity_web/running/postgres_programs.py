"""``pg_dump`` and ``pg_restore``: found, of a version that fits the server, and run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db import connection

from comity.model.errors import Fault, OutputError

__all__ = ["program", "run", "server_version"]

DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian keeps the programs of each version."""
MOST_SAID = 800
VARIABLES = {
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "host": "PGHOST",
    "port": "PGPORT",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "connect_timeout": "PGCONNECT_TIMEOUT",
}
"""How the programs are told where the database is: never by their arguments, which others see."""


def server_version() -> int:
    """The main version of the server, such as 17."""
    connection.ensure_connection()
    return int(connection.pg_version) // 10000  # type: ignore[attr-defined]


def program(name: str) -> tuple[Path, int]:
    """A program and its main version: the oldest that is not older than the server.

    Raises:
        OutputError: there is none.
    """
    wanted = server_version()
    found = {version: path for path in _places(name) if (version := _version(path))}
    fit = sorted(version for version in found if version >= wanted)
    if fit:
        return found[fit[0]], fit[0]
    if found:
        why = f"is version {max(found)}, older than the server, which is version {wanted}"
    else:
        why = "is not installed"
    cure = f"Install the programs of PostgreSQL {wanted}: package postgresql-client-{wanted}."
    raise OutputError(Fault(name, 0, 0, "", why, cure))


def run(path: Path, *arguments: str) -> None:
    """Run a program on the database.

    Raises:
        OutputError: it fails; says what it said.
    """
    made = subprocess.run(
        [str(path), "--no-password", *arguments],
        env=_environment(connection.get_connection_params()),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if made.returncode != 0:
        said = _errors(made.stderr.decode("utf-8", "replace"))
        cure = "Mend what it says, then run the command again."
        raise OutputError(Fault(path.name, 0, 0, "", f"failed: {said}", cure))


def _errors(said: str) -> str:
    """The lines that tell what is wrong; details and contexts could tell values of a case."""
    lines = [line for line in said.splitlines() if "error:" in line or "fatal:" in line.lower()]
    return "; ".join(lines)[:MOST_SAID] or "it did not say why"


def _places(name: str) -> Iterator[Path]:
    if (found := shutil.which(name)) is not None:
        yield Path(found)
    yield from DEBIAN.glob(f"*/bin/{name}")


def _version(path: Path) -> int:
    """The main version of a program; 0 if it does not say."""
    try:
        said = subprocess.run([str(path), "--version"], capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    number = re.search(r"\) (\d+)", said.stdout)
    return int(number[1]) if number else 0


def _environment(parameters: Mapping[str, Any]) -> dict[str, str]:
    told = {VARIABLES[one]: str(value) for one, value in parameters.items() if one in VARIABLES}
    return {**os.environ, **told, "LC_ALL": "C.UTF-8", "PGOPTIONS": ""}
