"""A provider in a real browser: the strict cookie, and ways that lead here from elsewhere.

The server is at ``127.0.0.1`` and the provider at ``localhost``: to a browser, two sites.
"""

from __future__ import annotations

from ..offices import run


def prove(page, provider, sub):
    """Go to the provider by the button, and say there who one is."""
    page.get_by_role("button", name="Sign in with Staff account").click()
    page.wait_for_url(f"{provider.issuer}/**")
    page.locator("input[name=sub]").fill(sub)
    page.locator("button").first.click()


def test_a_link_elsewhere_finds_whoever_came_by_the_provider_signed_in(sit, office, provider):
    named = ("tunde.alabi", "--name", "Tunde Alabi", "--email", "tunde@office.example")
    config = ("--config", office.file.name)
    done = run("--no-office", "server", "account", "add", *named, *config, cwd=office.file.parent)
    assert done.returncode == 0, done.stderr
    provider.knows("staff-40", email="tunde@office.example", email_verified=True)
    page = sit()
    page.goto("/glossary")
    prove(page, provider, "staff-40")
    page.wait_for_url("**/glossary")
    assert page.get_by_role("link", name="Tunde Alabi").is_visible()
    assert {one["sameSite"] for one in page.context.cookies(page.url)} == {"Strict"}

    asked = page.url.replace("/glossary", "/account")
    page.goto(f"{provider.issuer}/jwks")
    page.evaluate("address => { location.href = address }", asked)
    page.get_by_role("heading", name="Your account").wait_for()
    assert page.url == asked


def test_somebody_without_an_account_is_told_so(sit, provider):
    provider.knows("a-stranger", email="stranger@office.example", email_verified=True)
    page = sit()
    page.goto("/")
    prove(page, provider, "a-stranger")
    page.wait_for_url("**/back?**_redir=**")
    assert "this server has no account for you" in page.locator("main").inner_text()
    page.goto("/")
    assert page.url.endswith("/sign-in?next=%2F")
