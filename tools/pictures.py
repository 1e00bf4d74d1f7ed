"""docs/pictures: what the pages of ``comity serve`` look like, of a packaged sample.

    python tools/pictures.py docs/pictures [CHROMIUM]

A server is started on a folder of its own, the sample is opened, and Chromium takes the pictures.
Every person and company in them is invented. Whoever commits them looks at them first.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

__all__ = ["take"]

CHROMIUM = "/usr/bin/chromium"
SAMPLE = "bec-request"
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
PATIENCE = 60_000


@contextmanager
def served() -> Iterator[str]:
    """The link of a server that runs until the pictures are taken."""
    with tempfile.TemporaryDirectory(prefix="comity-pictures-") as folder:
        command = [sys.executable, "-m", "comity", "--no-office", "serve", "--no-browser"]
        process = subprocess.Popen(
            [*command, "--folder", folder], stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        try:
            assert process.stdout is not None
            yield next(line.strip() for line in process.stdout if "/enter/" in line)
        finally:
            process.terminate()
            process.wait(timeout=30)


def take(folder: Path, chromium: str = CHROMIUM) -> None:
    """Take every picture of docs/browser.md."""
    folder.mkdir(parents=True, exist_ok=True)
    with served() as link, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
        context = browser.new_context(viewport={"width": 1000, "height": 720}, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(link)
        _picture(page, folder, "first-page")
        page.locator("select[name=sample]").select_option(SAMPLE)
        page.locator("form:has(select[name=sample]) button[type=submit]").click()
        page.get_by_role("heading", name="Sections").wait_for()
        _picture(page, folder, "case")
        case = page.url
        page.goto(f"{case}s/purpose")
        _picture(page, folder, "section")
        page.goto(f"{case}s/secrecy")
        page.locator("[name='confidentiality.reason']").fill("")  # something to find
        with page.expect_navigation():
            page.locator("main form[data-autosave] button[name=_stay]:not([aria-hidden])").click()
        page.goto(f"{case}check")
        _picture(page, folder, "check")
        page.goto(f"{case}preview")
        page.locator("iframe.c-letter").first.wait_for()
        page.wait_for_timeout(1000)
        _picture(page, folder, "letter")
        browser.close()


def _picture(page: Page, folder: Path, name: str) -> None:
    page.screenshot(path=folder / f"{name}.png", timeout=PATIENCE, animations="disabled")


if __name__ == "__main__":
    take(Path(sys.argv[1]), *sys.argv[2:])
