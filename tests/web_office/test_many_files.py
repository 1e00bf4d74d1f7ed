"""An office with very many files: its lists have pages, and ask no more often than for few."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest

from .office_world import account, browser, sample, team

pytestmark = pytest.mark.postgres
LARGEST = 150_000
MANY = 130
SORTS = ("bec-request", "rogatory-in-gb", "preservation-ng-us")
WITNESS = {
    "id": "P9", "role": "witness", "protect": "pseudonym", "name": {"full": "Zerlina Quastelwitz"},
}  # fmt: skip


@pytest.fixture(scope="module")
def unit(application):
    return team()


@pytest.fixture(scope="module")
def reader(unit):
    return browser(account((unit, "reviewer")))


@pytest.fixture(scope="module")
def filled(unit):
    """Adds files of several sorts to the team; some protect somebody, some came in."""
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file
    from comity_web.matters.recording import record

    author, made = account((unit, "central-authority")), []

    def fill(count):
        with on_behalf_of(who_is(author)):
            while len(made) < count:
                tree = sample(SORTS[len(made) % len(SORTS)])
                tree["reference"] = f"REF/{len(made):03}"
                if tree["kind"] == "request" and len(made) % 5 == 0:
                    tree["persons"] = [*tree["persons"], WITNESS]
                    tree["subject"] = "Statement of Zerlina Quastelwitz"
                came = tree["kind"] == "request" and len(made) % 2 == 0
                more = {"incoming": True, "section": "upload"} if came else {}
                made.append(new_file(tree["kind"], tree, team=unit.pk, **more))
                if came:
                    record(made[-1], "received", dt.date.today())
        return made

    return fill


def pages_of(reader, address):
    """Every page of a list, from the first, by the links to the next."""
    found = []
    while address:
        answer = reader.get(address)
        assert answer.status_code == 200
        assert len(answer.content) < LARGEST, address
        page = answer.content.decode()
        assert "Quastelwitz" not in page
        found.append(page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = html.unescape(following[1]) if following else ""
    return found


@pytest.mark.long
def test_the_register_has_every_file_on_one_of_its_pages(reader, filled):
    files = filled(MANY)
    for _ in range(20):  # it reads so many in the time of a page, and goes on with the next
        pages = pages_of(reader, "/register")
        if not any("not looked at" in page for page in pages):
            break

    keys = [key for page in pages for key in re.findall(r'role="rowheader">.*?/c/(\w+)/', page)]
    assert sorted(keys) == sorted(one.key for one in files)
    assert len(pages) == 3
    assert all(f"{MANY} files" in page for page in pages)
    kind = pages_of(reader, "/register?kind=preservation")
    rows = sum(len(re.findall(r'role="rowheader"', page)) for page in kind)
    assert rows == sum(one.kind == "preservation" for one in files)


def test_what_came_in_has_pages_too(reader, filled):
    files = [one for one in filled(MANY) if one.incoming]
    pages = pages_of(reader, "/incoming/")
    keys = re.findall(r'/incoming/(\w{12})"', "".join(pages))
    assert sorted(keys) == sorted(one.key for one in files)


@pytest.mark.parametrize("address", ["/register", "/", "/incoming/"])
def test_a_list_of_many_files_asks_the_database_as_often_as_one_of_few(reader, filled, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(count):
        filled(count)
        for _ in range(20):
            if "not looked at" not in reader.get("/register").content.decode():
                break
        reader.get(address)
        with CaptureQueriesContext(connection) as asking:
            reader.get(address)
        return len(asking)

    many = asked(MANY)
    assert asked(MANY + 40) <= many
    assert many < 30


def test_the_register_is_read_once_until_something_changes(reader, filled):
    from comity_web.matters import registered

    files = filled(MANY)
    for _ in range(20):
        if "not looked at" not in reader.get("/register").content.decode():
            break
    today = dt.date.today()
    before = {one.matter.pk: one.register for one in registered.looked_at(today)}
    assert len(before) >= len(files)
    after = {one.matter.pk: one.register for one in registered.looked_at(today)}
    assert [pk for pk in before if after[pk] is not before[pk]] == []
