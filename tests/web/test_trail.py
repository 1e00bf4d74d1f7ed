"""The trail: who did what, and whether somebody changed it."""

from __future__ import annotations

import contextlib
import threading

import pytest

pytestmark = pytest.mark.postgres

WHOLE = 5


@pytest.fixture
def owner(application):
    """Whoever owns the database can take its triggers away, change what they like, and put back."""
    from django.db import connection

    from comity_web.cases.append_only import allow_changes, refuse_changes

    @contextlib.contextmanager
    def free():
        allow_changes(connection)
        try:
            yield
        finally:
            refuse_changes(connection)

    return free


@pytest.fixture
def trail(owner):
    from comity_web.cases import trail
    from comity_web.cases.models import AuditEntry

    with owner():
        AuditEntry.objects.all().delete()
    for number in range(WHOLE):
        trail.audit("download", detail=str(number), actor="A. Author")
    return trail


def entry(number):
    from comity_web.cases.models import AuditEntry

    return AuditEntry.objects.order_by("id")[number]


def test_a_trail_that_nobody_touched_fits(trail):
    assert trail.verify() == trail.Verified(WHOLE)


@pytest.mark.parametrize("field", ["actor", "action", "file", "detail", "sha256", "before"])
def test_a_changed_entry_is_found(trail, owner, field):
    changed = entry(2)
    setattr(changed, field, "x")
    with owner():
        changed.save()

    assert trail.verify().broken == 3
    assert not trail.verify().fits


def test_a_missing_entry_is_found(trail, owner):
    with owner():
        entry(1).delete()
    assert trail.verify().broken == 2


def test_an_entry_that_was_changed_with_its_hash_is_found_at_the_next(trail, owner):
    changed = entry(1)
    changed.detail = "x"
    changed.sha256 = trail._hash(changed)
    with owner():
        changed.save()

    assert trail.verify().broken == 3


def test_a_trail_that_was_written_anew_does_not_have_what_was_noted_elsewhere(trail, owner):
    from comity_web.cases.models import AuditEntry

    noted = trail.verify()
    trail.audit("remove")
    assert trail.verify(noted.entries, noted.last).stands

    with owner():
        AuditEntry.objects.filter(pk__gte=entry(WHOLE - 1).pk).delete()
    cut = trail.verify(noted.entries, noted.last)
    assert (cut.entries, cut.broken, cut.stands, cut.fits) == (WHOLE - 1, None, False, False)

    trail.audit("download", detail="another")
    assert trail.verify().fits
    assert not trail.verify(noted.entries, noted.last).fits


@pytest.mark.parametrize(
    "act",
    [
        lambda rows: rows.update(detail="x"),
        lambda rows: rows.filter(detail="1").update(actor="Somebody else"),
        lambda rows: rows.filter(detail="4").delete(),
        lambda rows: rows.all().delete(),
    ],
    ids=["change all", "change one", "delete one", "delete all"],
)
def test_the_database_refuses_to_change_the_trail(trail, act):
    from django.db import IntegrityError, transaction

    from comity_web.cases.models import AuditEntry

    with pytest.raises(IntegrityError, match="The trail is never changed"), transaction.atomic():
        act(AuditEntry.objects)
    assert trail.verify() == trail.Verified(WHOLE)


def test_the_database_refuses_to_empty_the_trail(trail):
    from django.db import IntegrityError, connection, transaction

    word = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"
    with (
        pytest.raises(IntegrityError, match="The trail is never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"{word} cases_auditentry")
    assert trail.verify() == trail.Verified(WHOLE)


@pytest.mark.parametrize("field", ["text", "held", "author", "sha256"])
def test_the_database_refuses_to_change_what_a_revision_says(application, field):
    from django.db import IntegrityError, transaction

    from comity_web.cases.models import Revision
    from comity_web.cases.saving import new_file

    file = new_file("request", {"kind": "request", "reference": "A/1"})
    rows = Revision.objects.filter(file=file)
    before = rows.values().get()
    with pytest.raises(IntegrityError, match="A revision is never"), transaction.atomic():
        rows.update(**{field: "x"})
    rows.update(window="another")
    assert rows.values().get() == {**before, "window": "another"}


def test_every_trigger_stands_after_all_migrations(application):
    from django.db import connection

    from comity_web.cases.append_only import MADE

    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        assert {name for (name,) in cursor.fetchall()} == set(MADE[connection.vendor])


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

    assert trail.verify() == trail.Verified(WHOLE + 24)
