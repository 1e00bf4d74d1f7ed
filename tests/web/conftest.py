"""The web application in the process of the tests, with a data folder of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PORT = 8000
PLENTY = 1_000_000


@pytest.fixture(scope="session")
def application() -> Iterator[Path]:
    """Django set up once for the process; the data folder, which goes at the end."""
    from comity_web.running.serving import Rates, Serving
    from comity_web.running.settings import configure

    with tempfile.TemporaryDirectory(prefix="comity-web-") as made:
        folder = Path(made)
        rates = Rates(posts=PLENTY, uploads=PLENTY, jobs=PLENTY)
        configure(Serving(folder, PORT, "a secret of the tests", rates=rates))
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield folder


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
