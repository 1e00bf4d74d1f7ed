"""The server of an office for ``web_load.py``: PostgreSQL, accounts in teams, real sign-ins."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["PASSWORD", "office"]

PASSWORD = "a long pass phrase of the benchmark"
TEAMS = 5
CLUSTER = Path(__file__).resolve().parents[1] / "tests/web_office/cluster.py"
SETTINGS = """
[server]
url = "http://127.0.0.1:{port}"
listen = "127.0.0.1:{port}"
data = "data"

[database]
name = "{NAME}"
user = "{USER}"
host = "{HOST}"

[sign-in]
codes = "optional"

[limits]
posts = 100000
"""
PEOPLE = """
import sys
from pathlib import Path
from comity_web.running.configuration import read_configuration
from comity_web.running.setting_up import set_up
set_up(read_configuration(Path(sys.argv[1])))
from comity_web.accounts.models import Account, Membership, Team
teams = [Team.objects.create(name=f"Team {{number}}") for number in range({teams})]
for number in range({people}):
    name = f"person-{{number}}"
    made = Account.objects.create_user(name, {password!r}, name=name)
    team = teams[number % len(teams)]
    Membership.objects.create(account=made, team=team, role="drafter")
"""


@contextmanager
def office(people: int, program: str) -> Iterator[tuple[int, Callable[[int], tuple[str, str]]]]:
    """A server with a database and accounts of its own.

    Args:
        people: how many accounts.
        program: what serves, as ``web_load.py --serve`` does.

    Yields:
        The process of the server, and how each person comes in: the page to sign in, the account.
    """
    with _cluster() as cluster, tempfile.TemporaryDirectory(prefix="comity-load-") as made:
        folder, port = Path(made), _free_port()
        database = cluster.database()
        file = folder / "server.toml"
        file.write_text(SETTINGS.format(port=port, **database), encoding="utf-8")
        _run("-m", "comity", "server", "upgrade", "--no-backup", "--config", str(file))
        accounts = PEOPLE.format(people=people, teams=TEAMS, password=PASSWORD)
        _run("-c", accounts, str(file))
        process = subprocess.Popen(
            [sys.executable, program, "--serve", "--config", str(file)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{address}/health/ready", process)
            yield process.pid, lambda number: (f"{address}/sign-in", f"person-{number}")
        finally:
            process.terminate()
            process.wait(timeout=60)


def _cluster() -> Any:
    """That of the tests."""
    spec = importlib.util.spec_from_file_location("cluster", CLUSTER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Cluster()


def _run(*words: str) -> None:
    subprocess.run([sys.executable, "-P", *words], check=True, stdout=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until people can work."""
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("the server of the office did not start")
