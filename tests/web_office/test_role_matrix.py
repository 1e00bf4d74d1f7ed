"""Every address with every method, by every kind of account: the table of rights holds.

The addresses come from the application itself and lead to files that are there, so that pages
really open. A new view without a rule fails.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from .office_world import ROLES, browser, taken_back, world

VALUES = {"path": "web/a", "slug": "facts", "str": "facts", "int": "1", "token": "a" * 43}
METHODS = ("get", "head", "post")
OF_EVERYBODY = {*range(200, 500), 503}
"""The way in decides itself; a server without its worker is not ready."""
OF_A_TEAM = {"read", "draft", "review", "send", "seal"}
NOT_ANSWERED = {401, 403, 404, 405, *range(500, 600)}
NOTHING_DUE = {"erase"}
"""What answers 404 also to those who may: no matter is old enough here."""
NOT_HERE = {"enter", "leave"}
"""Pages of one's own machine."""


def addresses(found=None, before=""):
    """Every address by its name, with its pattern."""
    for one in (found or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield one, before + str(one.pattern)


@pytest.fixture(scope="module")
def office(application):
    return world()


@pytest.fixture(scope="module")
def every(office):
    """Each address: its name, the parts that it has, and itself with parts that are there."""
    found = []
    for one, address in addresses():
        values = office.values_for(one.name, one.pattern.converters)
        for part in one.pattern.converters:
            kind = next(kind for kind in VALUES if f"<{kind}:{part}>" in address)
            value = str(values.get(part, VALUES[kind]))
            address = address.replace(f"<{kind}:{part}>", value)
        address += office.asked.get(one.name, "")
        found.append((one.name, one.pattern.converters, f"/{address}"))
    assert [address for _, _, address in found if "<" in address] == []
    return found


def test_every_view_has_a_rule_and_every_rule_a_view(every):
    from comity_web.guarding.rights import RULES

    assert {name for name, _, _ in every} == set(RULES)


def expected(whom: str, name: str, method: str, of_a_file: bool) -> set[int] | None:
    """What somebody gets who may not; None for whoever gets the page."""
    from comity_web.accounts.roles import RIGHTS, Role
    from comity_web.guarding.rights import RULES

    rule = RULES[name]
    action = rule.post if method == "post" else rule.look
    if rule.everybody and name not in NOT_HERE:
        return OF_EVERYBODY
    if whom in ("stranger", "closed"):
        return {303, 403}
    if name in NOT_HERE:
        return {404}
    role, _, where = whom.partition(" ")
    of_a_file = of_a_file and bool({str(rule.look), str(rule.post)} & OF_A_TEAM)
    if of_a_file and where != "of it":
        return {404}
    if action is None:
        return {405}
    mine = {str(one) for one in RIGHTS[Role(role)]} if role in ROLES else set()
    mine |= {"signed-in"} | {"administrator": {"administer"}, "auditor": {"audit"}}.get(role, set())
    return None if str(action) in mine else {403}


WHOM = (
    "stranger",
    *(f"{role} of it" for role in ROLES),
    *(f"{role} elsewhere" for role in ROLES),
    *("administrator", "auditor", "closed"),
)


LONG = {"drafter elsewhere"}
"""Who has no right that another has not too who is refused alike: in the run of all."""


def test_a_drafter_has_no_right_that_a_central_authority_lacks():
    from comity_web.accounts.roles import RIGHTS, Role

    assert RIGHTS[Role.DRAFTER] < RIGHTS[Role.CENTRAL_AUTHORITY]


@pytest.mark.parametrize(
    "whom", [pytest.param(one, marks=pytest.mark.long if one in LONG else ()) for one in WHOM]
)
def test_every_address_answers_those_and_only_those_who_may(office, every, whom):
    wrong, opened, one = {}, 0, office.accounts.get(whom)
    client = browser(one)
    cookies = {name: cookie.value for name, cookie in client.cookies.items()}
    with taken_back():
        if whom == "closed":
            type(one).objects.filter(pk=one.pk).update(is_active=False)
        for name, parts, address in every:
            if "elsewhere" in whom and not parts:
                continue  # it is of no team: it answers as it does in the team of the file
            for method in METHODS:
                wanted = expected(whom, name, method, "key" in parts)
                if method == "head" and wanted is None:
                    continue  # what is looked at is looked at once
                posted = office.posted.get(name, {}) if method == "post" else {}
                client.cookies.load(cookies)
                with taken_back():
                    answer = getattr(client, method)(address, posted)
                if answer.streaming:
                    list(answer.streaming_content)  # to its end, where the file is closed
                status = answer.status_code
                opened += wanted is None and status in (200, 303)
                if wanted is None and name in NOTHING_DUE:
                    wanted = {404}
                if (status in (wanted or NOT_ANSWERED)) != (wanted is not None):
                    wrong[f"{method} {name} {address}"] = (status, wanted)
    assert wrong == {}
    if whom == "central-authority of it":
        assert opened > 80  # so many pages were really shown


def test_the_page_shows_the_rules_by_which_requests_are_judged(application):
    from comity_web.running.role_table import put_in

    page = Path(__file__).resolve().parents[2] / "docs/server-roles.md"
    shown = page.read_text(encoding="utf-8")
    assert shown == put_in(shown), "run `python -m comity_web.running.role_table PAGE`"
