"""An identity provider in a real browser: the strict cookie, the policy of our pages, the way back.

The server is at ``localhost`` and the provider at ``127.0.0.1``: to a browser, two sites.
"""

from __future__ import annotations

import os

import pytest

from .cluster import Cluster
from .offices import HOST, Office, free_port, in_office, written
from .provider import running

pytestmark = [
    pytest.mark.browser,
    # the provider of the tests uses parts of Authlib that will go
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
MAIL = "adaeze.okonkwo@office.example"
PREPARED = f"""
from django.core.management import call_command
call_command("migrate", verbosity=0)
from comity_web.accounts.models import Account
Account.objects.create_user("a.okonkwo", None, name="Adaeze Okonkwo", email="{MAIL}")
"""


@pytest.fixture(scope="module")
def provider():
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")  # it knows TLS and `localhost` alone
        with running() as made:
            made.issuer = made.issuer.replace("localhost", "127.0.0.1")
            made.knows("subject", email=MAIL, email_verified=True)
            yield made


@pytest.fixture(scope="module")
def office(provider, tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("office"), free_port()
    (folder / "idp.secret").write_text("a secret")
    (folder / "idp.secret").chmod(0o600)
    named = {
        **{"id": "idp", "name": "Office Login", "issuer": provider.issuer},
        **{"client-id": "comity-client", "client-secret-file": "idp.secret"},
    }
    more = "\n".join(
        ["[worker]", "here = false", "[[sign-in.providers]]"]
        + [f'{key} = "{value}"' for key, value in named.items()]
    )
    with Cluster() as cluster:
        file = written(folder, cluster.database(), port=port, more=more)
        said = file.read_text().replace(f"https://{HOST}", f"http://localhost:{port}")
        file.write_text(said.replace('proxies = ["127.0.0.1"]\n', ""))
        in_office(file, PREPARED)
        made = Office(file, port)
        made.start()
        yield made
        made.close()


@pytest.fixture
def page(office):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("COMITY_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        opened = chromium.new_page(base_url=f"http://localhost:{office.port}")
        yield opened
        chromium.close()


def prove(page, sub):
    """Go to the provider by the button, and say there who one is."""
    page.get_by_role("button", name="Sign in with Office Login").click()
    page.wait_for_url("**/oauth2/authorize**")
    assert page.url.startswith("http://127.0.0.1:")
    page.locator("input[name=sub]").fill(sub)
    page.locator("button").first.click()


def test_a_person_goes_to_the_provider_and_comes_back_signed_in(page, provider, office):
    page.goto("/glossary")
    prove(page, "subject")
    page.wait_for_url("**/glossary")
    assert page.get_by_role("link", name="Adaeze Okonkwo").is_visible()
    assert {one["sameSite"] for one in page.context.cookies(page.url)} == {"Strict"}

    page.goto(provider.issuer)  # a page elsewhere that leads here
    register = f"http://localhost:{office.port}/register"
    page.evaluate("address => { location.href = address }", register)
    page.get_by_role("link", name="Adaeze Okonkwo").wait_for()
    assert page.url == register


def test_somebody_without_an_account_is_told_so(page):
    page.goto("/")
    prove(page, "a-stranger")
    page.wait_for_url("**/back?**_redir=**")
    assert "this server has no account for you" in page.locator("main").inner_text()
    page.goto("/")
    assert page.url.endswith("/sign-in?next=%2F")
