"""Whoever may not see a protected name learns it from no answer to what they send."""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from html import unescape
from pathlib import Path

import pytest

from .office_world import account, browser, lasting, sample, team
from .test_role_matrix import addresses

NAME, OTHER = "Quastelwitz", "Vandermolke"
WITNESS = {
    "id": "P9",
    "role": "witness",
    "protect": "pseudonym",
    "name": {"full": f"Zerlina {NAME}"},
}
ASKED = re.compile(r"""(?:GET|POST|FILES)[.\w]*[(\[]"(\w+)"|"(\w+)" (?:not )?in request\.\w+""")
"""Where the module of a view reads what a request sent."""
FORM = {"outcome": "back", "number": "99", "letter": "deficiency", "event": "sent"}
"""What opens a form, so that its free texts are looked at and given back."""
LOOKED_AT = {"read", "signed-in", "review"}
OF_THE_SERVER = {"administer", "audit"}
PARTS = {"section": "people", "items": "persons", "number": 0, "one": 1, "other": 1, "job": "none"}


def protecting():
    """A request that protects a witness, whom its facts name."""
    tree = sample("bec-request")
    tree["persons"] = [*tree["persons"], WITNESS]
    tree["facts"] = [{**one, "text": f"{one['text']} Mrs {NAME} saw it."} for one in tree["facts"]]
    return tree


@pytest.fixture(scope="module")
def unit(application):
    return team()


@pytest.fixture(scope="module")
def file(unit):
    """A request that protects a witness."""
    from comity_web.cases.saving import new_file

    return new_file("request", protecting(), team=unit.pk)


@pytest.fixture(scope="module")
def incoming(unit):
    """The same, that came in."""
    from comity_web.cases.saving import new_file
    from comity_web.matters.recording import record

    made = new_file("request", protecting(), incoming=True, section="upload", team=unit.pk)
    record(made, "received", dt.date.today())
    return made


def asked_of_views(file, incoming, method):
    """Each address that a reviewer may ask something of a file, with the names its module reads."""
    from comity_web.guarding.rights import RULES

    for one, address in addresses():
        rule = RULES[one.name]
        parts = set(one.pattern.converters)
        if "key" not in parts or parts - {*PARTS, "key"} or OF_THE_SERVER & {rule.look, rule.post}:
            continue
        if method == "get" and rule.look not in LOOKED_AT:
            continue  # nothing of what is asked is looked at
        key = (incoming if one.name.startswith("incoming") else file).key
        values = {**PARTS, "key": key}
        filled = re.sub(r"<\w+:(\w+)>", lambda found, values=values: str(values[found[1]]), address)
        source = Path(sys.modules[one.callback.__module__].__file__).read_text("utf-8")
        names = {first or second for first, second in ASKED.findall(source)}
        yield f"/{filled}", [*sorted(names), "any"]


def told(answer, sent):
    """What an answer says, but for the word that was sent and the secret of its forms."""
    text = "" if answer.streaming else unescape(answer.content.decode(errors="replace"))
    text = lasting(text)
    where = answer.headers.get("Location", "")
    return answer.status_code, re.sub(sent, "…", text + where, flags=re.IGNORECASE)


def apart(one, other):
    """In which lines two answers differ."""
    lines = zip(one[1].splitlines(), other[1].splitlines(), strict=False)
    return one[0], other[0], [pair for pair in lines if pair[0] != pair[1]][:3]


def asked_both(ask, address, names=(), **more):
    """The answers to both words, and how many lines of the trail each made."""
    from comity_web.cases.models import AuditEntry

    found = []
    for word in (NAME, OTHER):
        noted = AuditEntry.objects.filter(detail__startswith="name")
        before = noted.count()
        sent = {**more, **dict.fromkeys(names, f"a {word} b")}
        answer = told(ask(address.format(word.lower()), sent), word)
        found.append((*answer, noted.count() - before))
    return found


@pytest.fixture(scope="module")
def reader(unit):
    """Drafts in another team, and only reviews here: what may not be seen here is not seen."""
    return browser(account((unit, "reviewer"), (team(), "central-authority")))


def test_no_page_says_whether_a_word_in_its_address_is_a_protected_name(reader, file, incoming):
    different, pages = {}, 0
    for address, names in asked_of_views(file, incoming, "get"):
        ways = [names, *([one] for one in names)]
        while ways:
            some = ways.pop(0)
            one, other = asked_both(reader.get, address, some)
            for _ in range(5):  # the worker may end between the two; what a page tells stays
                if one == other:
                    break
                time.sleep(1)
                one, other = asked_both(reader.get, address, some)
            if one != other:
                different[address, tuple(some)] = apart(one, other)
            if one[0] == 200:
                ways, pages = ways[-1:] if some == names else ways, pages + 1
    assert different == {}
    assert pages > 30


def test_no_refused_form_says_whether_a_word_in_it_is_a_protected_name(reader, file, incoming):
    different, given = {}, 0
    for address, names in asked_of_views(file, incoming, "post"):
        for fixed in ({}, FORM):
            sent = [one for one in names if one not in fixed]
            opened = {name: value for name, value in fixed.items() if name in names}
            one, other = asked_both(reader.post, address, sent, **opened)
            if one != other:
                different[address, tuple(opened)] = apart(one, other)
            given += "a … b" in one[1]
    assert different == {}
    assert given > 20


def test_a_word_in_the_way_to_a_page_that_is_not_there_says_nothing(reader, file):
    for way in ("s/{}", "compare/1/{}", "{}"):
        one, other = asked_both(reader.get, f"/c/{file.key}/{way}")
        assert one[0] == 404
        assert one == other


def test_a_reason_that_cannot_be_kept_comes_back_as_it_was_typed(file, reader):
    reason = f'Ask <{NAME}> & "her" neighbour.'
    form = {"number": "99", "outcome": "back", "reason": reason}
    answer = reader.post(f"/c/{file.key}/review", form)
    assert answer.status_code == 409
    assert reason in unescape(answer.content.decode())
    assert f"<{NAME}>" not in answer.content.decode()


def test_what_the_file_says_stays_hidden_beside_what_was_sent(file, reader):
    page = unescape(reader.get(f"/c/{file.key}/s/facts", {"any": NAME}).content.decode())
    assert "[P9]" in page
    assert f"Mrs {NAME}" not in page
    assert page.count(NAME) == 1  # where the choice of a language leads back to


def test_to_choose_a_language_leads_back_to_the_same_page(file, reader):
    page = reader.get("/register", {"kind": "request"}).content.decode()
    assert 'name="next" value="/register?kind=request"' in page
