"""The trail: who did what, and whether somebody changed it."""

from __future__ import annotations

import threading

import pytest


@pytest.fixture
def trail(application):
    from comity_web.cases import trail
    from comity_web.cases.models import AuditEntry

    AuditEntry.objects.all().delete()
    for number in range(5):
        trail.audit("download", detail=str(number), actor="A. Author")
    return trail


def entry(number):
    from comity_web.cases.models import AuditEntry

    return AuditEntry.objects.order_by("id")[number]


def test_a_trail_that_nobody_touched_fits(trail):
    assert trail.verify() == trail.Verified(5)


@pytest.mark.parametrize("field", ["actor", "action", "file", "detail", "sha256", "before"])
def test_a_changed_entry_is_found(trail, field):
    changed = entry(2)
    setattr(changed, field, "x")
    changed.save()

    assert trail.verify().broken == 3


def test_a_missing_entry_is_found(trail):
    entry(1).delete()
    assert trail.verify().broken == 2


def test_an_entry_that_was_changed_with_its_hash_is_found_at_the_next(trail):
    changed = entry(1)
    changed.detail = "x"
    changed.sha256 = trail._hash(changed)
    changed.save()

    assert trail.verify().broken == 3


def test_entries_of_threads_at_once_make_one_chain(trail):
    from django.db import connection

    def work():
        for _ in range(4):
            trail.audit("download")
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)

    assert trail.verify() == trail.Verified(29)
