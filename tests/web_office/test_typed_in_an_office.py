"""In an office too nothing that is typed stands in an address."""

from __future__ import annotations

import re

import pytest

from ..web.typing_in import CANARY, Page, press, told_in
from .entering import text_of
from .office_world import browser, taken_back, world


@pytest.fixture(scope="module")
def office(application):
    return world()


def addresses_of(office):
    """Every page that an office alone has."""
    from comity_web.guarding.rights import RULES
    from comity_web.urls import urlpatterns

    for one in urlpatterns:
        rule, route = RULES[one.name], str(one.pattern)
        if rule.only == "office" and rule.look is not None:
            for name, value in office.values_for(one.name, one.pattern.converters).items():
                route = re.sub(rf"<(\w+:)?{name}>", str(value), route)
            yield f"/{route}{office.asked.get(one.name, '')}"


@pytest.mark.parametrize("whom", ["administrator", "auditor", "reviewer of it"])
def test_no_form_of_an_office_puts_what_is_typed_into_an_address(office, whom):
    told, forms = {}, 0
    for at in addresses_of(office):
        client = browser(office.accounts[whom])
        answer = client.get(at)
        if answer.streaming or answer.status_code != 200:
            continue
        for form in Page(answer.content.decode()).forms:
            assert form.method == "post" or form.free == [], at
            for button in (form.buttons or [{}]) if form.free else ():
                forms += 1
                with taken_back():
                    if leads := told_in(press(client, form, button, at)):
                        told[at, form.action] = leads
    assert told == {}
    assert forms >= {"administrator": 5, "auditor": 2}.get(whom, 1)


def test_accounts_are_found_by_a_part_of_their_name_and_a_key_tells_nobody_which(office):
    administrator = browser(office.accounts["administrator"])
    somebody = office.accounts["auditor"]

    answer = administrator.post("/administer/accounts", {"q": somebody.username})

    assert answer.status_code == 303
    assert somebody.username not in answer["Location"]
    for _ in range(2):
        page = administrator.get(answer["Location"])
        assert "One account" in text_of(page)
        assert f'value="{somebody.username}"' in page.content.decode()
    elsewhere = browser(office.accounts["administrator"]).get(answer["Location"])
    assert "One account" not in text_of(elsewhere)


def test_erasing_a_matter_forgets_what_was_looked_for_in_it(application, account, team, browser_of):
    from django.contrib.sessions.models import Session

    from comity_web.cases.erasure import erase
    from comity_web.cases.saving import new_file

    unit = team()
    files = [
        new_file("request", {"schema": "1", "kind": "request"}, team=unit.pk) for _ in range(2)
    ]
    client = browser_of(account([(unit, "drafter")]))
    shown = []
    for file in files:
        answer = client.post(
            f"/c/{file.key}/s/purpose", {"_q": f"{CANARY} {file.key}", "_search": "1"}
        )
        shown.append(answer["Location"])
    erase(files[0].matter)

    kept = str([one.get_decoded() for one in Session.objects.all()])
    assert f"{CANARY} {files[0].key}" not in kept
    assert client.get(shown[0]).status_code == 404
    assert f"{CANARY} {files[1].key}" in client.get(shown[1]).content.decode()
