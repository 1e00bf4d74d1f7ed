"""The server of an office in processes of its own: its file, its database, its worker."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Any

from .kept_ready import ran

__all__ = ["HOST", "Office", "database_of", "free_port", "in_office", "run", "written"]

HOST = "comity.example"
TOKEN = "the token of the tests"
PATIENCE = 60.0
FIRST = """
import sys
from pathlib import Path
from comity_web.running.configuration import read_configuration
from comity_web.running.setting_up import set_up
set_up(read_configuration(Path(sys.argv[1])))
"""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def written(
    folder: Path,
    database: Mapping[str, Any],
    *,
    port: int = 8080,
    more: str = "",
    proxies: str = "127.0.0.1",
) -> Path:
    """A ``server.toml`` for a database; ``more`` follows."""
    folder.mkdir(parents=True, exist_ok=True)
    secret = folder / "metrics.token"
    secret.write_text(TOKEN)
    secret.chmod(0o600)
    said = {"url": f"https://{HOST}", "listen": f"127.0.0.1:{port}", "data": "data"}
    lines = ["[server]", *(f'{key} = "{value}"' for key, value in said.items())]
    lines.append(f'proxies = ["{proxies}"]')
    lines += ["[database]", f'name = "{database["NAME"]}"', f'user = "{database["USER"]}"']
    lines += [f'host = "{database["HOST"]}"', "[metrics]", 'token-file = "metrics.token"', more]
    file = folder / "server.toml"
    file.write_text("\n".join(lines) + "\n")
    return file


def database_of(file: Path) -> dict[str, str]:
    """The database that a ``server.toml`` names, as Django describes one."""
    return {key.upper(): said for key, said in tomllib.loads(file.read_text())["database"].items()}


def run(*command: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``comity`` to its end."""
    order = {"arguments": command, "cwd": str(cwd), "env": os.environ | variables}
    return ran(order, PATIENCE)


def in_office(file: Path, code: str) -> str:
    """What a program prints that has been set up as a command of the server is."""
    order = {"arguments": [str(file)], "cwd": str(file.parent), "env": dict(os.environ)}
    done = ran(order | {"code": FIRST + code}, PATIENCE)
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass
class Office:
    """A started server, and a browser or a proxy before it."""

    file: Path
    port: int
    process: subprocess.Popen[str] = field(init=False)

    def start(self, program: str = "") -> None:
        """Start it, or a program with its file, and wait until it answers."""
        self.log = self.file.parent / "log"
        # an office file that nobody allowed is neither used nor in the way of the worker
        (self.file.parent / "comity.toml").write_text("schema = 1\n")
        with self.log.open("a") as log:
            serve = ["-m", "comity", "--no-office", "serve", "--config"]
            self.process = subprocess.Popen(
                [sys.executable, *(["-P", "-c", program] if program else serve), str(self.file)],
                cwd=self.file.parent,
                stdout=subprocess.DEVNULL,
                stderr=log,
                text=True,
            )
        self.wait(lambda: self.ask("/health/live").status == 200)

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: str | None = None,
        host: str = HOST,
        **headers: str,
    ) -> Answer:
        """Send one request as the proxy does; the name of a header has ``_`` for ``-``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {"Host": host, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            named.setdefault("Content-Type", "application/x-www-form-urlencoded")
        try:
            connection.request(method, path, body, {k: v for k, v in named.items() if v})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode())
        finally:
            connection.close()

    def wait(self, done: Any, seconds: float = PATIENCE) -> None:
        """Wait until something is so."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if done():
                    return
            except (OSError, http.client.HTTPException):
                if self.process.poll() is not None:
                    break
            time.sleep(0.1)
        raise AssertionError(self.log.read_text()[-4000:])

    def lines(self) -> list[dict[str, Any]]:
        """The lines of the log that are JSON."""
        return [
            json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")
        ]

    def stop(self, by: int = signal.SIGTERM) -> int:
        """End it; its exit code."""
        self.process.send_signal(by)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End it whatever happens."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


@dataclass
class Answer:
    """An answer of the server."""

    status: int
    headers: Message
    text: str
