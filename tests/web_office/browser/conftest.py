"""The server of an office as it is run, an identity provider beside it, and Chromium before both.

How Chromium is started, what axe-core finds and what a person does on the pages is that of the
tests of one's own machine (tests/web/browser).
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ..offices import HOST, Office, free_port, run
from ..provider import running

HERE = Path(__file__).parent
THEIRS = Path(__file__).resolve().parents[2] / "web/browser/conftest.py"


def _beside(name: str, path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


theirs = _beside("web_browser", THEIRS)
browser, axe, ruler, picture = theirs.browser, theirs.axe, theirs.ruler, theirs.picture
at_work, pytest_runtest_makereport = theirs.at_work, theirs.pytest_runtest_makereport

SETTINGS = """
[worker]
here = true

[review]
required = true

[retention]
closed = 365

[[sign-in.providers]]
id = "staff"
name = "Staff account"
issuer = "{issuer}"
client-id = "comity"
client-secret-file = "staff.secret"
"""
PSEUDO = """
import sys
from dataclasses import replace
from comity.cli import main
from comity_web.running.configuration import Configuration
usual = Configuration.serving
Configuration.serving = lambda self, *given, **named: replace(
    usual(self, *given, **named), pseudo=True
)
sys.argv = ["comity", "--no-office", "serve", "--config", sys.argv[1]]
main()
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder opens a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # the provider of the tests uses parts of Authlib that will go
            item.add_marker(pytest.mark.filterwarnings("ignore::DeprecationWarning"))


@pytest.fixture(scope="session")
def provider() -> Iterator[Any]:
    """An identity provider over HTTP."""
    with running() as there:
        yield there


@pytest.fixture(scope="session")
def office(
    provider: Any, new_office: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """A server with its tables and nobody in it, which offers the language from right to left too.

    ``add`` runs the command that makes accounts.
    """
    folder, port = tmp_path_factory.mktemp("office"), free_port()
    secret = folder / "staff.secret"
    secret.write_text("a secret of the tests")
    secret.chmod(0o600)
    file = new_office(folder, port=port, more=SETTINGS.format(issuer=provider.issuer))
    address = f"http://127.0.0.1:{port}"
    file.write_text(file.read_text().replace(f"https://{HOST}", address))
    made = Office(file, port)
    made.start(PSEUDO)
    try:
        made.wait(lambda: made.ask("/health/ready").status == 200)
        yield made
    finally:
        made.close()


@pytest.fixture(scope="session")
def first_link(office: Office) -> str:
    """The invitation of the first administrator, as the command prints it."""
    name = ("add", "grace.okoye", "--name", "Grace Okoye", "--administrator")
    done = run(
        "--no-office",
        "server",
        "account",
        *name,
        "--config",
        office.file.name,
        cwd=office.file.parent,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def sit(browser: Any, office: Office, provider: Any, request: Any) -> Iterator[Callable[..., Any]]:
    """A page of a new browser, as on the desk of one person: ``sit(language="en")``."""
    opened: list[tuple[Any, list[str]]] = []

    def sit(language: str = "en", *, phone: bool = False) -> Any:
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{office.port}",
            locale=theirs.LANGUAGES[language],
            viewport=theirs.PHONE if phone else theirs.DESK,
            accept_downloads=True,
            reduced_motion="reduce",
        )
        context.set_default_timeout(theirs.PATIENCE)
        # the page of the provider asks for a style sheet of another server
        context.route("https://cdn.jsdelivr.net/**", lambda route: route.abort())
        page, faults = context.new_page(), []
        opened.append((context, faults))
        page.on("pageerror", lambda error: faults.append(f"raised {error}"))
        page.on("request", lambda one: faults.extend(_elsewhere(one.url, office, provider)))
        return page

    yield sit
    failed = getattr(request.node, "failed", False)
    for number, (context, _) in enumerate(opened):
        if failed:
            theirs._keep(context.pages[0], f"failed-{request.node.name}-{number}")
        context.close()
    if not failed:
        assert [fault for _, faults in opened for fault in faults] == []


def _elsewhere(url: str, office: Office, provider: Any) -> list[str]:
    known = (f"http://127.0.0.1:{office.port}/", f"{provider.issuer}/", "data:", "blob:", "about:")
    return [] if url.startswith((*known, "https://cdn.jsdelivr.net/")) else [f"asked for {url}"]
