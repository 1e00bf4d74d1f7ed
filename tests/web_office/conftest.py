"""The server of an office in the process of the tests: accounts, teams, roles."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import pytest
from jobs_left import leave_jobs

from .cluster import Cluster, is_wanted
from .offices import free_port, run, written

HOST = "comity.example"
PLENTY = 1_000_000


USUAL: dict[str, int] = {}
"""What Argon2 takes when no tests wait for it."""


def hash_cheaply() -> None:
    """Let Argon2 take a moment instead of a hundred megabytes."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    for name, cheap in (("memory_cost", 64), ("time_cost", 1), ("parallelism", 1)):
        USUAL[name] = getattr(Argon2PasswordHasher, name)
        setattr(Argon2PasswordHasher, name, cheap)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """PostgreSQL for the servers that the tests of this process start: a database for each."""
    with Cluster() as made:
        yield made


@pytest.fixture(scope="session")
def application(request: pytest.FixtureRequest) -> Iterator[Path]:
    """Django set up once for the process, as in an office; its data folder."""
    from comity_web.running.serving import OfficeServer, Rates, Serving
    from comity_web.running.settings import configure

    with tempfile.TemporaryDirectory(prefix="comity-office-") as made:
        folder = Path(made)
        database = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / "comity.sqlite3"),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        }
        if is_wanted():
            database = request.getfixturevalue("cluster").database()
        rates = Rates(posts=PLENTY, uploads=PLENTY, jobs=PLENTY)
        server = OfficeServer(f"https://{HOST}", database)
        configure(Serving(folder, 443, "a secret of the tests", rates=rates, server=server))
        hash_cheaply()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield folder
        from django.db import connections

        from comity_web.judging import worker

        worker.stop()
        connections.close_all()


@pytest.fixture(autouse=True)
def nobody_makes_what_nobody_waits_for(request: pytest.FixtureRequest) -> None:
    leave_jobs(request, "worker_here")


@pytest.fixture
def worker_here(application: Path) -> Iterator[Any]:
    """The worker in this process."""
    from comity_web.judging import worker

    yield worker
    worker.stop()


@pytest.fixture(scope="session")
def upgraded(cluster, tmp_path_factory) -> tuple[dict[str, Any], Path]:
    """A database and a data folder as ``comity server upgrade`` leaves them: for copies alone."""
    database = cluster.database()
    file = written(tmp_path_factory.mktemp("upgraded"), database)
    made = run("server", "upgrade", "--config", str(file), cwd=file.parent)
    assert (made.returncode, made.stdout) == (0, "The tables were made.\n"), made.stderr
    return database, file.parent / "data"


@pytest.fixture(scope="session")
def new_office(cluster, upgraded) -> Callable[..., Path]:
    """Makes the file of a server whose tables are made, with a copy of its database and secret."""
    database, data = upgraded

    def make(folder: Path, **options: Any) -> Path:
        options.setdefault("port", free_port())
        file = written(folder, cluster.database(database), **options)
        shutil.copytree(data, folder / "data")
        return file

    return make


@pytest.fixture
def real_hashes(application, monkeypatch):
    """Argon2 as it is used."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    for name, usual in USUAL.items():
        monkeypatch.setattr(Argon2PasswordHasher, name, usual)


@pytest.fixture
def team(application):
    """Makes teams."""
    from comity_web.accounts.models import Team

    return lambda name="": Team.objects.create(name=name or f"Team {secrets.token_hex(4)}")


@pytest.fixture
def account(application):
    """Makes accounts: ``account(unit="drafter", administrator=True)``; roles by team."""
    from comity_web.accounts.models import Account, Membership

    def make(roles=(), **more):
        username = f"user-{secrets.token_hex(4)}"
        made = Account.objects.create_user(username, "a long pass phrase", name=username, **more)
        for team, role in roles:
            Membership.objects.create(account=made, team=team, role=role)
        return made

    return make


@pytest.fixture
def browser_of(application):
    """A browser without scripts in which an account has signed in; None for a stranger."""
    from django.test import Client

    from comity_web.guarding.sessions import ENTERED

    class ByTls(Client):
        """As the proxy passes a request on that came by TLS."""

        def request(self, **request):
            return super().request(**request | {"wsgi.url_scheme": "https"})

    def opened(account=None, **options):
        client = ByTls(HTTP_HOST=HOST, **options)
        # each browser is elsewhere: failures from one address are counted together
        client.defaults["REMOTE_ADDR"] = str(IPv4Address(secrets.randbits(24) + (10 << 24)))
        if account is not None:
            client.force_login(account)
            session = client.session
            session[ENTERED] = int(time.time())
            session.save()
        return client

    return opened


@pytest.fixture
def trail(application):
    """The newest entries of the trail: actor, action, detail."""
    from comity_web.cases.models import AuditEntry

    def newest(number=1):
        rows = AuditEntry.objects.order_by("-id")[:number]
        return [(row.actor, row.action, row.detail) for row in reversed(rows)]

    return newest


@pytest.fixture
def signing(application):
    """Changes how people sign in: ``with signing(codes="optional"):``."""
    from dataclasses import replace

    from django.conf import settings
    from django.test import override_settings

    def changed(**values):
        now = settings.COMITY
        server = replace(now.server, sign_in=replace(now.server.sign_in, **values))
        return override_settings(COMITY=replace(now, server=server))

    return changed


@pytest.fixture(scope="session")
def serving_provider():
    """An identity provider that answers over HTTP."""
    from .provider import running

    with running() as provider:
        yield provider


@pytest.fixture
def provider(serving_provider, signing):
    """A provider that is honest until a test bends it, and is in the configuration."""
    from comity_web.running.serving import Provider

    serving_provider.straighten()
    named = Provider("idp", "Office Login", serving_provider.issuer, "comity-client", "a secret")
    other = Provider("other", "Other Login", serving_provider.issuer, "other-client", "a secret")
    with signing(providers=(named, other)):
        yield serving_provider


@pytest.fixture
def person(account, provider):
    """An account without a password, whose address the provider has verified; its subject there."""
    made = account()
    made.email = f"adaeze.okonkwo-{made.key}@office.example"
    made.set_unusable_password()
    made.save()
    sub = f"subject-{made.key}"
    provider.knows(sub, email=made.email.upper(), email_verified=True)
    return made, sub
