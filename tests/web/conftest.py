"""The web application in the process of the tests, with a data folder of its own."""

from __future__ import annotations

import http.client
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from jobs_left import leave_jobs

from ..web_office.cluster import database_of_the_tests

PORT = 8000
PLENTY = 1_000_000


@pytest.fixture(scope="session")
def application() -> Iterator[Path]:
    """Django set up once for the process; the data folder, which goes at the end."""
    from comity_web.running.serving import Rates, Serving
    from comity_web.running.settings import configure

    with (
        tempfile.TemporaryDirectory(prefix="comity-web-") as made,
        database_of_the_tests() as database,
    ):
        folder = Path(made)
        rates = Rates(posts=PLENTY, uploads=PLENTY, jobs=PLENTY)
        configure(Serving(folder, PORT, "a secret of the tests", rates=rates), database)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield folder
        from django.db import connections

        from comity_web.judging import worker

        worker.stop()  # it would go on writing in the folder
        connections.close_all()


@pytest.fixture(scope="module", autouse=True)
def put_away_at_the_end() -> Iterator[None]:
    """No case stays for the next file of tests: the register looks through all of them."""
    yield
    from django.conf import settings

    if settings.configured:
        from django.utils import timezone

        from comity_web.cases.models import CaseFile

        CaseFile.objects.filter(removed=None).update(removed=timezone.now())


@pytest.fixture(autouse=True)
def nobody_makes_what_nobody_waits_for(request: pytest.FixtureRequest) -> None:
    leave_jobs(request, "worker")


@pytest.fixture
def stranger(application: Path):
    """A browser without scripts that did not come in by the link."""
    from django.test import Client

    return Client(HTTP_HOST=f"127.0.0.1:{PORT}")


@pytest.fixture
def client(application: Path, stranger):
    """A browser without scripts that came in by the link."""
    from comity_web.running.links import make_link

    assert stranger.get(f"/enter/{make_link(application)}").status_code == 303
    return stranger


@pytest.fixture
def strict(application, client):
    """The client, checked for tokens as a browser is."""
    from django.test import Client

    checked = Client(HTTP_HOST=f"127.0.0.1:{PORT}", enforce_csrf_checks=True)
    checked.cookies = client.cookies
    return checked


@pytest.fixture
def serving():
    """The settings of the server, with changes."""

    from django.conf import settings
    from django.test import override_settings

    def changed(**values):
        now = settings.COMITY
        kept = {name: getattr(now, name) for name in now.__dataclass_fields__}
        return override_settings(COMITY=type(now)(**kept | values))

    return changed


@pytest.fixture
def failing(client, monkeypatch):
    """Lets the view ``stay`` raise an error, whose page the client then gets."""
    from django.urls import get_resolver

    client.raise_request_exception = False

    def with_error(error):
        def raises(request):
            raise error

        pattern = next(p for p in get_resolver().url_patterns if p.name == "stay")
        monkeypatch.setattr(pattern, "callback", raises)
        return client

    return with_error


class Server:
    """A real ``comity serve`` in a process of its own, and a browser before it."""

    def __init__(self, folder: Path, *options: str, cwd: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "comity", "serve", "--no-browser", "--folder", str(folder)]
        self.process = subprocess.Popen(
            [*command, *options],
            cwd=cwd,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        self.link = self.process.stdout.readline().strip()
        self.port = int(self.link.split(":")[2].split("/")[0]) if self.link else 0

    def ask(
        self, path: str, method: str = "GET", body: str | None = None, **headers: str
    ) -> Answer:
        """Send one request; the name of a header has ``_`` for ``-``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            named.setdefault("Content-Type", "application/x-www-form-urlencoded")
        try:
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def enter(self, link: str = "") -> str:
        """Open the link; the cookies that the browser has from then on."""
        answer = self.ask("/" + (link or self.link).split("/", 3)[3])
        assert answer.status == 303, answer.text
        return answer.cookies

    def stop(self, by: int = signal.SIGTERM) -> str:
        """End it; what it said on stderr."""
        self.process.send_signal(by)
        return self.process.communicate(timeout=60)[1]


@dataclass
class Answer:
    """An answer of the server."""

    status: int
    headers: Message
    text: str

    @property
    def cookies(self) -> str:
        """The cookies that it sets, as a browser sends them back."""
        return "; ".join(one.split(";")[0] for one in self.headers.get_all("Set-Cookie", []))


@pytest.fixture(scope="module")
def serve(tmp_path_factory) -> Iterator[Callable[..., Server]]:
    """Starts servers, each in a folder of its own or in one that is named; ends them all."""
    started: list[Server] = []

    def start(*options: str, folder: Path | None = None) -> Server:
        beside = tmp_path_factory.mktemp("serve")
        started.append(Server(folder or beside / "data", *options, cwd=beside))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
        one.process.communicate()


@pytest.fixture(scope="module")
def worker(application):
    """The worker, which ends with the tests of a module."""
    from comity_web.judging import worker

    yield worker
    worker.stop()
