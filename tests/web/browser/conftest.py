"""A real ``comity serve`` for each worker, and Chromium in front of it.

A test takes ``visit`` and gets a page of a browser that came in by a one-time link. Whatever such
a page does wrong by itself fails its test: an error in a script, a request to another server,
something that the policy of the page refuses.

Pictures of the journeys go to the folder that ``COMITY_PICTURES`` names, if any.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

# Playwright's loop runs in this thread; the tests beside these ask the database in it all the same
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

HERE = Path(__file__).parent


def _beside(name: str) -> Any:
    """A module beside this file, which is no package."""
    spec = importlib.util.spec_from_file_location(f"web_{name}", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[f"web_{name}"] = module
    spec.loader.exec_module(module)
    return module


serving = _beside("serving")
desk = _beside("desk")
eyes = _beside("eyes")
shapes = _beside("shapes")
sweep = _beside("sweep")
world = _beside("world")

LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "de": "de-DE", "ar-XB": "en-GB"}
"""What the browser asks for, by the language of a visit."""
SHELL = "chromium-headless-shell"
"""Chromium without windows: the same engine opens a page in half the time. Where it is there."""
CHROMIUM = "/usr/bin/chromium"
EXPECTED = ("Failed to load resource", "Blocked script execution")
"""What Chromium says of an answer that is an error, and of the letter, which may run no script."""
PATIENCE = 60_000
"""Milliseconds: what takes so long hangs, also where others work on the same cores."""
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder opens a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One server of this worker, started by the command."""
    with serving.Server(tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A server of one file of tests, each of which may stop and start it."""
    with serving.Server(tmp_path_factory.mktemp("own") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Chromium, which asks nobody but the server for anything."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("COMITY_CHROMIUM") or shutil.which(SHELL) or CHROMIUM,
            args=[
                *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
                *("--disable-background-networking", "--disable-component-update"),
                "--disable-sync",
            ],
        )
        yield chromium
        chromium.close()


Visit = Callable[..., Any]


@pytest.fixture
def visit(browser: Any, server: Any, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A page of a new browser: ``visit(language="en", scripts=True, phone=False, at=server)``."""
    opened: list[tuple[Any, list[str]]] = []

    def visit(
        language: str = "en", *, scripts: bool = True, phone: bool = False, at: Any = None
    ) -> Any:
        here = at or server
        context = browser.new_context(
            base_url=here.address,
            locale=LANGUAGES[language],
            java_script_enabled=scripts,
            viewport=PHONE if phone else DESK,
            accept_downloads=True,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        faults: list[str] = []
        opened.append((context, faults))
        page = context.new_page()
        _listen(page, here, faults)
        page.goto(here.link())
        if language == "ar-XB":
            desk.press(page, page.locator("button[name=language][value=ar-XB]"))
        return page

    yield visit
    failed = getattr(request.node, "failed", False)
    for number, (context, _) in enumerate(opened):
        if failed:
            _keep(context.pages[0], f"failed-{request.node.name}-{number}")
        context.close()
    if not failed:
        assert [fault for _, faults in opened for fault in faults] == []


def _listen(page: Any, server: Any, faults: list[str]) -> None:
    """Note what a page does wrong by itself."""

    def asked(request: Any) -> None:
        if not request.url.startswith((server.address, "data:", "blob:", "about:")):
            faults.append(f"asked for {request.url}")

    def said(message: Any) -> None:
        # that an answer was an error is for the test to see
        if message.type == "error" and not message.text.startswith(EXPECTED):
            faults.append(f"said {message.text}")

    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(f"raised {error}"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Let a fixture know whether its test failed, so that it can keep a picture."""
    report = yield
    if report.when == "call":
        item.failed = report.failed  # type: ignore[attr-defined]
    return report


def _keep(page: Any, name: str) -> None:
    folder = os.environ.get("COMITY_PICTURES")
    if folder:
        safe = re.sub(r"[^\w-]+", "-", name)
        page.screenshot(path=Path(folder, f"{safe}.png"), full_page=True, timeout=PATIENCE)


@pytest.fixture
def picture() -> Callable[[Any, str], None]:
    """Keep a picture of a page: ``picture(page, "newcomer-1-first-page")``."""
    return _keep


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], list[tuple[str, str]]]:
    """What axe-core finds on a page: (rule, element)."""
    folder = os.environ.get("COMITY_NODE_MODULES")
    assert folder, "COMITY_NODE_MODULES names no folder: run `tox -e web`"
    source = Path(folder, "axe-core", "axe.min.js").read_text(encoding="utf-8")
    return eyes.axe_of(source)


@pytest.fixture(scope="session")
def wrongs(axe: Any) -> Callable[[Any], list[str]]:
    """What is wrong with a page, seen in all ways."""
    return lambda page: [*eyes.faults_of(page, axe)]


@pytest.fixture(scope="session")
def ruler() -> Callable[[Any], dict[str, Any]]:
    """How far a page is wider than its window, and what of it is."""
    return lambda page: page.evaluate(eyes.MEASURE)


@pytest.fixture(scope="session")
def furniture(application: Path, browser: Any, server: Any) -> Any:
    """A desk on which one of everything lies."""
    context = browser.new_context(base_url=server.address, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(server.link())
    usual, special = world.furnished(desk, page)
    made = sweep.World(usual, special, world.of_every_kind(desk, page))
    context.close()
    return made


@pytest.fixture
def swept(furniture: Any, visit: Visit, axe: Any) -> Callable[..., list[Any]]:
    """Every page that there is an address for, in a language, and what is wrong with each.

    ``swept("fr", kinds)``: also the pages of those kinds of documents.
    """

    def swept(language: str, kinds: Iterable[str] = ()) -> list[Any]:
        looks = sweep.Eyes(
            partial(eyes.faults_of, axe=axe, colours=language == "en"),
            partial(eyes.misread, axe=axe),
            lambda text: [*eyes.helpless(text), *shapes.twice(text)],
            shapes.shape_of,
        )
        return [*sweep.look(visit(language), furniture, looks, kinds)]

    return swept


@pytest.fixture(scope="session")
def at_work() -> Any:
    """What a person does on the pages, in words: see desk.py."""
    return desk
