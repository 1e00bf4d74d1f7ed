"""A desk on which one of everything lies, so that every address leads to something."""

from __future__ import annotations

import re
from typing import Any

from comity.kit.samples import sample_files

__all__ = ["furnished", "of_every_kind"]

SAMPLES = {
    "notice": "notice-gb",
    "preservation": "preservation-ng-us",
    "disclosure": "order-de-ie",
    "request": "protected-witness-gb-in",
}
"""Another sample than the one on which all is done, if there is one of the kind."""
SLIPS = """schema: 1
kind: request
refrence: EXAMPLE/1
requesting: {state: NG, contacts: [{name: Ifeoma Example, phone: Nigeria, email: ifeoma at dpp}]}
requested: {state: US}
urgency: {level: urgent, deadline: 2026-02-31}
persons: [{id: P1, role: suspct, name: Chidi Example, born: 2130-03-12, nationalities: ["1988"]}]
facts: [{id: F1, date: soon, text: A payment went astray., persons: [P7]}]
measures: [{id: M1, kind: bank-records, period: {from: 2026-03-01, to: 2026-01-01}}]
"""
"""A request in which much is wrong."""
LINK = re.compile(r'href="(/c/[0-9a-f]{12}/s/([\w-]+))(?:/([\w-]+)/(\d+))?"')
KEY = re.compile(r"/(?:c|incoming|notices)/([0-9a-f]{12})")


def key_of(page: Any) -> str:
    """The key of the file on whose page one is."""
    found = KEY.search(page.url)
    assert found is not None, page.url
    return found[1]


def furnished(desk: Any, page: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Make one of everything; what stands for the parameters of addresses, and special ones."""
    notice = _notice(desk, page)
    gone = _removed(desk, page)
    witness = _protected(desk, page)
    incoming = _incoming(page)
    desk.open_sample(page, "bec-request")
    request = key_of(page)
    made = _made(page, request)
    letter = _previewed(page, request)
    report = _reported(page, request)
    desk.settled(page)
    attempt = _collided(desk, page, request)
    usual = {
        "key": request,
        "section": "people",
        "items": "persons",
        "number": "1",
        "one": "1",
        "other": "2",
        "attempt": attempt,
        "kind": "request",
    }
    special = {
        "coverage": {"key": notice},
        "notice_changes": {"key": notice},
        "bring_back": {"key": gone},
        "unprotect": {"key": witness},
        "made": {"job": made, "number": "0"},
        "preview_letter": {"job": letter, "number": "0"},
        "reporting": {"job": report},
        "tour_section": {"section": "facts"},
        "item": {"number": "0"},
    }
    special |= {
        name: {"key": incoming}
        for name in (
            *("incoming_review", "incoming_answer", "incoming_decide", "incoming_company"),
            *("incoming_again", "incoming_changes"),
            *("incoming_apart", "incoming_change"),
        )
    }
    return usual, special


def _notice(desk: Any, page: Any) -> str:
    desk.open_sample(page, "notice-ng")
    return key_of(page)


def _protected(desk: Any, page: Any) -> str:
    desk.open_sample(page, "protected-witness-gb-in")
    return key_of(page)


def _removed(desk: Any, page: Any) -> str:
    desk.open_sample(page, "preservation-ng-us")
    key = key_of(page)
    page.goto(f"/c/{key}/remove")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    return key


def _incoming(page: Any) -> str:
    page.goto("/incoming/")
    file = next(file for file in sample_files() if file.stem == "restraint-gb-ng")
    take_in(page, file.name, file.read_bytes())
    key = key_of(page)
    text = file.read_text(encoding="utf-8").replace("subject: ", "subject: Once more, ", 1)
    page.goto(f"/incoming/{key}/again")
    take_in(page, file.name, text.encode())
    return key


def take_in(page: Any, name: str, content: bytes) -> None:
    """On the page of what came in: take in a file."""
    file = {"name": name, "mimeType": "application/yaml", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)
    with page.expect_navigation():
        page.locator("main form[enctype] button[type=submit]:not([formaction])").click()


def _made(page: Any, key: str) -> str:
    page.goto(f"/c/{key}/documents")
    with page.expect_navigation():
        page.locator('main form[action$="/make"] button[type=submit]').click()
    link = page.locator('main a[href*="/made/"]').first
    link.wait_for(timeout=60_000)
    return str(link.get_attribute("href")).split("/made/")[1].split("/")[0]


def _previewed(page: Any, key: str) -> str:
    page.goto(f"/c/{key}/preview")
    frame = page.locator("iframe.c-letter").first
    frame.wait_for(timeout=60_000)
    return str(frame.get_attribute("src")).split("/preview/")[1].split("/")[0]


def _reported(page: Any, key: str) -> str:
    """The job of a page that is reckoned apart."""
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(f"/c/{key}/channels")
    for _ in range(60):
        found = re.search(r"/reporting/([\w-]+)", " ".join([*asked, page.content()]))
        if found:
            return found[1]
        page.wait_for_timeout(100)
    return "none"


def _collided(desk: Any, page: Any, key: str) -> str:
    """Two pages with one field: what the second wanted waits for a choice."""
    other = page.context.new_page()
    for one in (page, other):
        one.goto(f"/c/{key}/s/case")
    for number, one in enumerate((page, other)):
        one.locator('[name="subject"]').fill(f"Payments diverted, said {number} of two")
        desk.stay(one)
    found = re.search(r"/conflict/(\d+)", other.url)
    other.close()
    assert found is not None
    return found[1]


def of_every_kind(desk: Any, page: Any) -> dict[str, dict[str, str]]:
    """A document of each kind, and a request with errors: what stands for parameters of each."""
    from comity_web.core import kinds

    made = {}
    for kind in kinds():
        if kind in SAMPLES:
            desk.open_sample(page, SAMPLES[kind])
        else:
            _post(page, f"/new/{kind}")
        made[kind] = _parameters(page)
    page.goto("/upload")
    file = {"name": "slips.yaml", "mimeType": "application/yaml", "buffer": SLIPS.encode()}
    page.locator("input[type=file]").set_input_files(file)
    desk.press(page, page.locator("main form[enctype] button[type=submit]"))
    made["slips"] = _parameters(page)
    return made


def _post(page: Any, address: str) -> None:
    page.goto("/")
    with page.expect_navigation():
        page.evaluate(
            "address => { const form = document.querySelector('main form[method=post]');"
            " form.action = address; form.submit() }",
            address,
        )


def _parameters(page: Any) -> dict[str, str]:
    """A section of the file on whose page one is, and an item if it has one."""
    key, ask = key_of(page), page.context.request.get
    sections = [found[0] for found in LINK.findall(ask(f"/c/{key}/").text()) if not found[2]]
    values = {"key": key, "section": sections[0].rpartition("/")[2]}
    for address in sections:
        for _, section, items, number in LINK.findall(ask(address).text()):
            if items:
                return {**values, "section": section, "items": items, "number": number}
    return values
