"""The web application in the process of the tests, with a data folder of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def application() -> Iterator[Path]:
    """Django set up once for the process; the data folder, which goes at the end."""
    from comity_web.running.serving import Serving
    from comity_web.running.settings import configure

    with tempfile.TemporaryDirectory(prefix="comity-web-") as made:
        folder = Path(made)
        configure(Serving(folder, 8000, "a secret of the tests", hosts=("testserver",)))
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield folder


@pytest.fixture
def client(application: Path):
    """A browser without scripts that came in by the link."""
    from django.test import Client

    return Client()
