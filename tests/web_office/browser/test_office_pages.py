"""axe-core on every page of an office: in English, in French, from right to left; and a telephone.

The pages are those of the table of rights that only an office has, so that a new one is looked at
without being named here.
"""

from __future__ import annotations

import json
import re

import pytest

from ..offices import in_office

MADE = """
import datetime as dt
import json
import time

from django.test import Client

from comity.kit.samples import sample_files
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity_web.accounts.models import Account, Team
from comity_web.accounts.roles import Role
from comity_web.accounts.who import OWNER, Who, on_behalf_of
from comity_web.cases import staff
from comity_web.cases.models import CaseFile, Job, Revision
from comity_web.cases.saving import new_file
from comity_web.cases.trail import audit
from comity_web.core import host

with on_behalf_of(Who("the.test", "The test", owner=True)):
    unit, other = staff.make_team("Unit of the pages"), staff.make_team("Other unit of the pages")
    every = staff.make_account("every.role", "Every Role", administrator=True, auditor=True)
    staff.set_roles(every, unit, set(Role))
    staff.set_roles(every, other, set(Role))
    closed = staff.make_account("closed.account", "Closed Account", language="fr")
    staff.set_roles(closed, unit, {Role.DRAFTER})
    staff.close_account(closed)
    new = staff.make_account("new.account", "New Account", email="new@office.example")
every.set_password("a long pass phrase of the pages")
every.save()
(sample,) = (one for one in sample_files() if one.stem == "bec-request")
tree = reading(load(sample), sample, host().for_case().document_types()).tree.data
file = new_file("request", tree, team=unit.pk)
Job.objects.create(revision=file.head, what="documents", state="failed", result="")
long_ago = dt.date.today() - dt.timedelta(days=500)
old = new_file("request", {**tree, "date": str(long_ago)}, team=unit.pk)
happened = [f'[[event]]\\nkind = "{kind}"\\non = {long_ago}\\n' for kind in ("sent", "closed")]
CaseFile.objects.filter(pk=old.pk).update(record="schema = 1\\n\\n" + "\\n".join(happened))
Revision.objects.filter(file=old).update(created=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
for _ in range(60):
    audit("sealed-annex", file=file, actor="every.role")
client = Client()
client.force_login(every)
session = client.session
session["entered"] = session["proved"] = int(time.time())
session.save()
print(json.dumps({
    "account": new.key, "closed": closed.key, "team": unit.key, "matter": old.matter.key,
    "key": file.key, "session": session.session_key, "cookie": client.cookies.output(),
}))
"""
ELSEWHERE = {"sign_in", "sign_in_code", "sign_in_set_up", "sign_in_back", "invited"}
"""The way in, which whoever is in does not see; and what asks for it once more."""
NO_PAGES = {"live", "ready", "metrics", "trail_csv"}
LEADS_ON = {"member_choice", "own_codes", "own_password", "own_recovery", "own_prove"}
"""What may lead on: to the roles of whom one chose; to the proof that it is really oneself."""


@pytest.fixture(scope="module")
def made(office):
    """An account that may do everything, with a session; a team, files, a matter that is due."""
    return json.loads(in_office(office.file, MADE).splitlines()[-1])


@pytest.fixture
def addresses(application, made):
    """Every page that an office alone has: its name and an address that leads to something."""
    from comity_web.guarding.rights import RULES
    from comity_web.urls import urlpatterns

    found = []
    for one in urlpatterns:
        rule = RULES[one.name]
        if rule.only != "office" or rule.look is None or one.name in ELSEWHERE | NO_PAGES:
            continue
        route = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: made[part[1]], str(one.pattern))
        query = f"?account={made['account']}" if one.name == "member_choice" else ""
        found.append((one.name, f"/{route}{query}"))
    found.append(("account_of", f"/administer/accounts/{made['closed']}"))
    found.append(("account_of", f"/administer/accounts/{made['account']}?made"))
    found.append(("erase", f"/administer/retention/{made['matter']}?sure"))
    found.append(("trail", "/audit/?page=2"))
    found.append(("first", "/"))
    return found


@pytest.mark.parametrize("language", ["en", "fr", "ar-XB"])
def test_axe_finds_nothing_on_any_page_of_an_office(
    office, made, addresses, sit, axe, ruler, language
):
    page = sit(language)
    cookie = {"name": "comity-session", "value": made["session"]}
    page.context.add_cookies([cookie | {"url": f"http://127.0.0.1:{office.port}"}])
    page.goto("/glossary")
    if language == "ar-XB":
        page.locator("button[name=language][value=ar-XB]").click()
    wrong, seen = [], 0
    # colours are those of the style sheet, the same in every language
    without = () if language == "en" else ("color-contrast",)
    for name, address in addresses:
        answer = page.goto(address)
        if answer.status != 200:
            wrong.append((name, answer.status))
            continue
        assert page.url.endswith(address) or name in LEADS_ON, page.url
        seen += 1
        if answer.headers["content-length"] and int(answer.headers["content-length"]) > 150_000:
            wrong.append((name, "is large"))
        wrong += [(name, fault) for fault in axe(page, *without)]
        page.set_viewport_size({"width": 320, "height": 640})
        if ruler(page)["over"]:
            wrong.append((name, ruler(page)))
        page.set_viewport_size({"width": 1280, "height": 900})
    assert wrong == []
    assert seen >= 25


LINES = """() => {
    const top = css => [...document.querySelectorAll(`.c-header ${css}`)].map(
        one => Math.round(one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2)
    );
    return {name: [...top(".c-header__name"), ...top(".c-languages > :is(a, button)")],
            pages: top(".c-nav a")};
}"""


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_the_head_of_an_office_has_one_line_for_its_reader_and_one_for_the_pages(
    office, made, sit, ruler, picture, language
):
    page = sit(language)
    cookie = {"name": "comity-session", "value": made["session"]}
    page.context.add_cookies([cookie | {"url": f"http://127.0.0.1:{office.port}"}])
    for width in (1280, 1024, 768, 320):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto("/glossary")
        with page.expect_navigation():
            page.locator(f"button[name=language][value={language}]").click()
        picture(page, f"office-head-{language}-{width}")
        lines = page.evaluate(LINES)
        assert len(lines["pages"]) == 7
        assert not ruler(page)["over"]
        if width >= 1024:
            assert max(lines["name"]) - min(lines["name"]) <= 4
            assert max(lines["pages"]) - min(lines["pages"]) <= 4
            assert min(lines["pages"]) > max(lines["name"])
