"""Every address of the application, from its own list: a new view without a rule fails."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.postgres

HOST = "127.0.0.1:8000"
OPEN = {"enter", "static"}
"""What answers without a session: the way in, and the files of the package."""
OF_READING = ("django_session", "cases_auditentry", "cases_job")
"""Tables that tell who read what, and what the worker was asked to show."""
VALUES = {
    "path": "web/a",
    "slug": "facts",
    "str": "facts",
    "int": "1",
    "uuid": "0" * 8 + "-0000-0000-0000-" + "0" * 12,
    "token": "a" * 43,
}


def patterns(found=None, before: str = "", named=None):
    """Every pattern with an address that leads to it; ``named`` has values of its parts."""
    for one in (found or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, before + str(one.pattern), named)
        elif isinstance(one, URLPattern):
            address = before + str(one.pattern)
            for name in one.pattern.converters:
                kind = next(kind for kind in VALUES if f"<{kind}:{name}>" in address)
                value = (named or {}).get(name, VALUES[kind])
                address = address.replace(f"<{kind}:{name}>", str(value))
            yield one, "/" + address


@pytest.fixture
def real(application):
    """Every pattern with an address that leads to a page of a file that is there."""
    import comity
    from comity.kit.samples import sample_files
    from comity_web.cases.saving import new_file, store_attempt
    from comity_web.core import host

    sample = next(file for file in sample_files() if file.stem == "bec-request")
    tree = dict(comity.examine(sample, host()).data)
    file = new_file("request", tree)
    attempt = store_attempt(file, file.head, "facts", {"facts[0].text": ["typed"]})
    named = {"key": file.key, "attempt": attempt.pk, "kind": "request"}
    return list(patterns(named=named))


@pytest.fixture
def addresses(application):
    found = list(patterns())
    assert len(found) > 3
    assert [address for _, address in found if "<" in address] == []
    return found


def test_every_address_has_a_name_of_its_own(addresses):
    assert [address for one, address in addresses if not one.name] == []


@pytest.mark.parametrize(
    "method", ["get", "post", "head", "put", "delete", "patch", "options", "trace"]
)
def test_without_a_session_nothing_answers_but_the_way_in(addresses, method):
    stranger = Client(HTTP_HOST=HOST, raise_request_exception=False)
    answered = {
        f"{method} {one.name} {address}": status
        for one, address in addresses
        if one.name not in OPEN
        and (status := getattr(stranger, method)(address).status_code) != 403
    }
    assert answered == {}


def test_no_view_takes_a_form_without_a_token(addresses, client):
    strict = Client(HTTP_HOST=HOST, raise_request_exception=False, enforce_csrf_checks=True)
    strict.cookies = client.cookies
    taken = {
        f"{one.name} {address}": status
        for one, address in addresses
        if (status := strict.post(address, {"a": "b"}).status_code) not in (403, 405)
    }
    assert taken == {}


def test_no_view_changes_anything_when_it_is_only_looked_at(real, client):
    """Reading every page writes no row, but that it was read."""
    from django.db import connection

    client.raise_request_exception = False
    written, answered = {}, 0
    for one, address in real:
        if one.name in OPEN:
            continue
        statements: list[str] = []

        def note(execute, sql, params, many, context, statements=statements):
            statements.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            answered += client.get(address).status_code == 200
        changes = [
            sql
            for sql in statements
            if sql.split()[0] in ("INSERT", "UPDATE", "DELETE")
            and not any(table in sql for table in OF_READING)
        ]
        if changes:
            written[f"{one.name} {address}"] = changes
    assert written == {}
    assert answered > 30  # so many pages were really shown


def test_what_gives_the_worker_something_to_do_is_counted(addresses):
    from comity_web.guarding.rates import JOBS

    assert {one.name for one, _ in addresses} >= JOBS


def test_every_view_says_which_methods_it_takes(addresses, client):
    """A method that no page uses is answered by 405 everywhere, never by a page.

    What is of an office alone is not there, whatever is asked.
    """
    from comity_web.guarding.rights import RULES

    client.raise_request_exception = False
    of_an_office = {name for name, rule in RULES.items() if rule.only == "office"}
    taken = {
        f"{method} {one.name} {address}": status
        for one, address in addresses
        for method in ("put", "delete", "patch", "trace")
        if (status := getattr(client, method)(address).status_code)
        != (404 if one.name in of_an_office else 405)
    }
    assert taken == {}
