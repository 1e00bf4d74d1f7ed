"""Closed matters become due, and what is erased is nowhere left."""

from __future__ import annotations

import datetime as dt

import pytest

from .answering import request_to_us, today

pytestmark = pytest.mark.postgres

MARK = "Zzyzx-Quux-93"


def closed_on() -> dt.date:
    return today() - dt.timedelta(days=400)


@pytest.fixture
def closed(application):
    """A matter with a request that was sent and closed long ago, as its pages leave it."""
    from comity_web.cases.models import Revision
    from comity_web.cases.saving import new_file
    from comity_web.matters.recording import record

    tree = request_to_us()
    tree["date"] = (closed_on() - dt.timedelta(days=100)).isoformat()
    file = new_file("request", tree, author="A. Author")
    record(file, "sent", closed_on() - dt.timedelta(days=90), by="courier")
    record(file, "answered", closed_on() - dt.timedelta(days=10))
    record(file, "closed", closed_on(), note="Done")
    Revision.objects.filter(file=file).update(created=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    file.refresh_from_db()
    return file


def everything():
    """Every value of every column of every table, as text."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    yield table, str(value)


def where(mark, folder):
    """Each place in the database and in the data folder in which a text stands."""
    found = {table for table, text in everything() if mark in text}
    for path in folder.rglob("*"):
        told = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        if mark.encode() in told:
            found.add(path.relative_to(folder).parts[0])
    return found


def test_a_matter_is_due_once_it_has_been_closed_for_so_many_days(closed):
    from comity_web.cases import erasure

    assert closed.matter in erasure.due(400)
    assert closed.matter not in erasure.due(401)
    assert closed.matter in erasure.due(401, on=today() + dt.timedelta(days=1))
    assert erasure.closed_on(closed.matter) == closed_on()


def test_what_was_changed_since_counts_from_then(closed):
    from comity_web.cases import erasure
    from comity_web.cases.saving import save, tree_of

    tree = tree_of(closed.head)
    save(closed, closed.head, {**tree, "reference": "A/9"}, {})
    assert closed.matter not in erasure.due(400)
    assert erasure.closed_on(closed.matter) == closed_on(), "the day of closing stays what it was"
    assert erasure.still_since(closed.matter) == dt.date.today()


@pytest.mark.parametrize("beside", ["request", "notice"])
def test_a_draft_beside_it_keeps_a_matter_open(closed, beside):
    from comity_web.cases import erasure
    from comity_web.cases.models import Revision
    from comity_web.cases.saving import new_file

    tree = request_to_us() if beside == "request" else {"kind": "notice"}
    other = new_file(beside, tree, matter=closed.matter)
    Revision.objects.filter(file=other).update(created=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    assert (closed.matter in erasure.due(400)) is (beside == "notice")


def test_a_record_that_cannot_be_read_keeps_a_matter_open(closed):
    from comity_web.cases import erasure

    closed.record += "\n[[event]]\nkind = 3"
    closed.save(update_fields=["record"])
    assert closed.matter not in erasure.due(0)


def test_nothing_of_an_erased_matter_is_left(application, client, closed):
    from comity_web.cases import erasure
    from comity_web.cases.models import AuditEntry, Job, Judgement, Matter
    from comity_web.cases.saving import save, store_attempt, tree_of
    from comity_web.cases.trail import audit, verify
    from comity_web.judging.judged import judge
    from comity_web.matters.kept import keep
    from comity_web.wording.catalogues import words

    file = closed
    Matter.objects.filter(pk=file.matter.pk).update(name=f"Matter {MARK}")
    tree = {**tree_of(file.head), "reference": f"R/{MARK}", "narrative": f"He said {MARK}."}
    tree["persons"] = [*tree["persons"][:-1], {**tree["persons"][-1], "phone": MARK}]
    saved = save(file, file.head, tree, {"court": f"{MARK}\x0b"}, author=MARK).revision
    store_attempt(file, saved, "case", {"reference": [MARK]})
    clash = {**tree, "reference": f"Q/{MARK}"}
    save(file, saved, {**tree, "reference": f"S/{MARK}"}, {})
    assert save(file, saved, clash, {}, section="case").conflicts
    file.refresh_from_db()
    judge(file.head, words("en"))
    keep("received", file.head, "en", {"text": MARK})
    job = Job.objects.create(what="documents", revision=file.head, state="done", result=MARK)
    made = application / "made" / job.key
    made.mkdir(parents=True)
    (made / "abc").write_text(MARK)
    audit("download", file=file)
    other = Judgement.objects.create(key="somebody-else.en.1", text="{}")
    kept = ("matter", "revision", "personentry", "attempt", "job", "judgement")
    assert where(MARK, application) >= {*(f"cases_{name}" for name in kept), "made", "matters"}

    told = erasure.erase(file.matter, actor="keeper")

    assert where(MARK, application) == set()
    assert where(file.key, application) - {"comity.sqlite3", "comity.sqlite3-wal"} == {
        "cases_auditentry"
    }
    assert told.key == file.matter.key and told.files == (file.key,)
    assert told.rows["revisions"] == 4 and told.rows["attempts"] == 2 and told.rows["jobs"] >= 1
    kinds = {one.action: one for one in AuditEntry.objects.filter(actor="keeper")}
    assert kinds["erase"].file == file.key
    said = f"{file.matter.key}: attempts 2, entries of persons {told.rows['entries of persons']}, "
    assert kinds["erase-matter"].detail.startswith(said + "files 1, ")
    assert AuditEntry.objects.filter(action="download", file=file.key).exists()
    assert verify().fits
    assert client.get(f"/c/{file.key}/").status_code == 404
    assert Judgement.objects.filter(pk=other.pk).exists()


def test_a_matter_on_which_the_worker_is_at_work_is_not_erased(closed):
    from comity_web.cases import erasure
    from comity_web.cases.folders import path_of
    from comity_web.cases.models import Job, Matter

    job = Job.objects.create(what="documents", revision=closed.head, state="running")
    with pytest.raises(erasure.InUseError):
        erasure.erase(closed.matter)
    assert Matter.objects.filter(pk=closed.matter.pk).exists()
    assert path_of(closed).exists()
    job.delete()


def test_if_the_database_refuses_nothing_is_lost(closed, monkeypatch):
    from django.db import OperationalError

    from comity_web.cases import erasure
    from comity_web.cases.folders import path_of

    before = path_of(closed).read_bytes()

    def refuse(*args, **kwargs):
        raise OperationalError("refused")

    monkeypatch.setattr(erasure, "audit", refuse)
    with pytest.raises(OperationalError):
        erasure.erase(closed.matter)
    closed.refresh_from_db()
    assert closed.head is not None and closed.revisions.count() >= 1
    assert path_of(closed).read_bytes() == before
    assert "closed" in path_of(closed).with_name(f"{closed.name}.record.toml").read_text()
