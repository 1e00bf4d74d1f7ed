"""What a person does who signs in with an identity provider: there, consents, and back."""

from __future__ import annotations

import html
import re

from .entering import text_of


def led_to(page):
    """Where a page leads by itself."""
    return html.unescape(re.search(r'content="0; url=([^"]+)"', page.content.decode())[1])


def go(browser, then="/glossary", provider="idp"):
    """Press the button of the provider; the address there."""
    page = browser.post(f"/sign-in/with/{provider}", {"next": then})
    assert page.status_code == 200, text_of(page)
    return led_to(page)


def back(browser, address):
    """Come back to the address that the provider gave: cross-site first, then from our own page."""
    assert address.startswith("https://comity.example/")
    path = address.removeprefix("https://comity.example")
    bare = type(browser)(HTTP_HOST="comity.example")  # the strict cookie stayed behind
    page = bare.get(path, headers={"sec-fetch-site": "cross-site"})
    assert page.status_code == 200
    return browser.get(led_to(page))


def through(browser, provider, sub, **options):
    """There and back: the answer of the way back."""
    return back(browser, provider.consent(go(browser, **options), sub))


def refused(answer, browser, trail, reason="failed"):
    """Whether somebody was not let in, is told so, and the trail has the reason."""
    assert answer.status_code == 403
    assert "You are not signed in" in text_of(answer)
    assert browser.get("/").status_code == 303
    return trail()[0][1:] == ("sign-in-refused", f"{reason} idp")
