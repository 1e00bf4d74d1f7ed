"""A cluster of PostgreSQL for a test process: made at once, used over a socket, gone at its end.

PostgreSQL does not run as root: a test that does lets it run as another user.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import pwd  # which Windows does not have

__all__ = ["Cluster", "database_of_the_tests", "is_wanted", "programs"]

WANTED = "COMITY_WEB_POSTGRES"
"""Set to 1, the tests in process run on PostgreSQL."""

OWNER = "comity"
"""Who owns every database of the cluster."""
USERS = ("postgres", "nobody")
"""As whom PostgreSQL runs where the tests run as root: the first of them that exists."""
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "log_min_messages": "panic",  # what a test provokes is told where it is asserted
}
LOCALES = (
    ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=und"),  # sorts as an office's does
    ("--locale=C.UTF-8",),
    ("--locale=C",),
)
PATIENCE = 30.0
WATCHED = 'trap "" INT TERM HUP; "$@" & read _; kill -QUIT $!; wait $!; rm -rf "$0"'
"""Ends PostgreSQL and removes its folder as soon as the process of the tests is gone."""


def programs() -> Path:
    """The folder of the programs of PostgreSQL, the newest that there are.

    Raises:
        FileNotFoundError: there are none.
    """
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdecimal() else 0,
    )
    found = str(debian[-1]) if debian else shutil.which("initdb")
    if found is None:
        raise FileNotFoundError("initdb; install the package postgresql")
    return Path(found).resolve().parent


class Cluster:
    """A cluster of its own, in a private folder that goes when it is closed."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="comity-pg-", dir=_short()))
        self.programs = programs()
        self._user = _user()
        self._made = 0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self._begin()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def database(self, like: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """A fresh database as Django describes one; a copy of another where it is named.

        To be copied, a database must have no connection.
        """
        import psycopg
        from psycopg import sql

        self._made += 1
        name = f"comity_{self._made}"
        given = sql.Identifier("template0" if like is None else str(like["NAME"]))
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), given)
        with psycopg.connect(self.address("postgres"), autocommit=True) as opened:
            opened.execute(made)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": name,
            "USER": OWNER,
            "HOST": str(self.folder),
        }

    def address(self, name: str) -> str:
        """What libpq is told to reach a database."""
        from psycopg.conninfo import make_conninfo

        return make_conninfo(host=str(self.folder), user=OWNER, dbname=name)

    def close(self) -> None:
        """Stop it at once and remove its folder."""
        process, self._process = self._process, None
        if process is not None:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _begin(self) -> None:
        import psycopg

        if self._user is not None:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        self._make()
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        self._process = subprocess.Popen(
            [
                *("sh", "-c", WATCHED, str(self.folder), str(self.programs / "postgres")),
                *("-D", str(self._data), "-c", f"unix_socket_directories={self.folder}", *options),
            ],
            stdin=subprocess.PIPE,
            **self._as_owner(),
        )
        end = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.address("postgres")).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > end:
                    raise
                time.sleep(0.02)
            else:
                return

    def _make(self) -> None:
        said = b""
        for locale in LOCALES:
            made = subprocess.run(
                [
                    *(str(self.programs / "initdb"), "-D", str(self._data), "-U", OWNER),
                    *("-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions", *locale),
                ],
                **(self._as_owner() | {"stderr": subprocess.PIPE}),
                check=False,
            )
            if made.returncode == 0:
                return
            said += made.stderr
            shutil.rmtree(self._data, ignore_errors=True)
        raise RuntimeError(said.decode("utf-8", "replace"))

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _as_owner(self) -> dict[str, Any]:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": self.folder}
        # without the variables of the tests, whose PGHOST and others are of another cluster
        plain = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": str(self.folder)}
        if self._user is None:
            return {**quiet, "env": plain}
        who = {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}
        return {**quiet, **who, "env": plain}


@contextlib.contextmanager
def database_of_the_tests() -> Iterator[dict[str, Any] | None]:
    """A fresh database of PostgreSQL where it is wanted; None for the SQLite of a data folder."""
    if not is_wanted():
        yield None
        return
    with Cluster() as cluster:
        yield cluster.database()


def is_wanted() -> bool:
    """Whether the tests in process run on PostgreSQL."""
    return os.environ.get(WANTED) == "1"


def _short() -> str | None:
    """A folder for the socket, whose path may have some hundred bytes."""
    return None if len(tempfile.gettempdir()) < 60 else "/tmp"


def _user() -> pwd.struct_passwd | None:
    """As whom PostgreSQL runs; None for the user of the tests."""
    import pwd

    if os.geteuid() != 0:
        return None
    for name in USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError(f"PostgreSQL does not run as root, and there is none of {USERS}")
