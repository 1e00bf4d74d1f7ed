"""What two colleagues press at the same moment is done once, and the other is told in words."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.test import Client

from .answering import boxes, file_of, request_to_us, text_of, today, upload, write_down

pytestmark = pytest.mark.postgres

COLLEAGUES = 4


def at_once(client, ask):
    """What each of several colleagues gets who do the same at the same moment."""
    ready = Barrier(COLLEAGUES)

    def one(_):
        from django.db import connection

        own = Client(HTTP_HOST="127.0.0.1:8000")
        own.cookies = client.cookies
        ready.wait(30)
        try:
            return ask(own)
        finally:
            connection.close()

    with ThreadPoolExecutor(COLLEAGUES) as pool:
        return [*pool.map(one, range(COLLEAGUES))]


def statuses(answers):
    return sorted(one.status_code for one in answers)


def events(file):
    from comity_web.matters.recording import events_of

    file.refresh_from_db()
    return [one.kind for one in events_of(file)]


def form_of(client, file, event):
    """The hidden values of a form that somebody opened."""
    page = client.get(f"/c/{file.key}/record?event={event}").content.decode()
    shown = re.search(r'name="shown" value="([^"]+)"', page)[1]
    return {"event": event, "shown": shown, **boxes(today(), "on")}


@pytest.fixture
def came(client):
    return file_of(upload(client, "/incoming/", request_to_us(), today()))


def test_the_same_file_is_taken_in_once(client):
    from comity_web.cases.models import CaseFile

    tree = request_to_us()
    answers = at_once(client, lambda own: upload(own, "/incoming/", tree, today()))
    assert statuses(answers) == [303, 422, 422, 422]
    (file,) = (
        one
        for one in CaseFile.objects.filter(incoming=True, removed=None).select_related("head")
        if tree["reference"] in one.head.text
    )
    assert events(file) == ["received"]
    refused = next(one for one in answers if one.status_code == 422)
    assert f'href="/incoming/{file.key}"' in refused.content.decode()


def test_the_same_later_version_is_taken_in_once(client, came):
    from comity_web.cases.saving import tree_of

    tree = {**tree_of(came.head), "subject": "Once more"}
    address = f"/incoming/{came.key}/again"
    answers = at_once(client, lambda own: upload(own, address, tree, today()))
    assert statuses(answers) == [303, 422, 422, 422]
    came.refresh_from_db()
    assert came.head.number == 2
    assert events(came) == ["received", "received"]


@pytest.mark.parametrize(
    ("address", "given", "kind"),
    [
        ("answer", {"letter": "acknowledgement"}, "acknowledgement"),
        ("answer", {"letter": "deficiency"}, "deficiency"),
        ("decide", {"outcome": "granted"}, "decision"),
    ],
)
def test_a_letter_is_written_once(client, came, address, given, kind):
    from comity_web.cases.models import CaseFile

    at = f"/incoming/{came.key}/{address}"
    answers = at_once(client, lambda own: own.post(at, given))
    assert statuses(answers) == [303, 422, 422, 422]
    assert CaseFile.objects.filter(matter=came.matter, kind=kind).count() == 1
    refused = next(one for one in answers if one.status_code == 422)
    assert "There is such a letter in this matter already." in text_of(refused)


def test_a_letter_that_follows_is_written_once(client):
    from comity_web.cases.models import CaseFile

    file = file_of(client.post("/new-from-sample", {"sample": "bec-request"}))
    at = f"/c/{file.key}/follow-up"
    answers = at_once(client, lambda own: own.post(at, {"letter": "supplement"}))
    assert statuses(answers) == [303, 422, 422, 422]
    assert CaseFile.objects.filter(matter=file.matter).count() == 2
    refused = next(one for one in answers if one.status_code == 422)
    assert "This supplement was written already" in text_of(refused)


def test_an_event_is_recorded_once_and_the_others_are_asked(client, came):
    form = form_of(client, came, "granted")
    answers = at_once(client, lambda own: own.post(f"/c/{came.key}/record", form))
    assert statuses(answers) == [303, 422, 422, 422]
    assert events(came) == ["received", "granted"]
    asked = next(one for one in answers if one.status_code == 422)
    assert "Since you opened this page, this was recorded: Granted," in text_of(asked)


def test_an_old_page_asks_before_it_records_against_a_colleague(client, came):
    old = form_of(client, came, "refused")
    assert write_down(client, came, "granted", today()).status_code == 303
    asked = client.post(f"/c/{came.key}/record", {**old, "note": "No dual criminality"})
    assert asked.status_code == 422
    assert "Since you opened this page, this was recorded: Granted," in text_of(asked)
    assert "No dual criminality" in asked.content.decode()
    assert "Record it all the same" in text_of(asked)
    assert events(came) == ["received", "granted"]
    shown = re.search(r'name="shown" value="([^"]+)"', asked.content.decode())[1]
    assert client.post(f"/c/{came.key}/record", {**old, "shown": shown}).status_code == 303
    assert events(came) == ["received", "granted", "answered"]


def test_an_old_page_asks_where_an_entry_was_taken_back(client, came):
    assert write_down(client, came, "granted", today()).status_code == 303
    old = form_of(client, came, "refused")
    assert client.post(f"/c/{came.key}/record/undo", {"shown": old["shown"]}).status_code == 303
    asked = client.post(f"/c/{came.key}/record", old)
    assert asked.status_code == 422
    assert "an entry was taken back" in text_of(asked)


def test_the_last_entry_is_taken_back_once_and_the_others_are_told(client, came):
    assert write_down(client, came, "acknowledged", today()).status_code == 303
    assert write_down(client, came, "granted", today()).status_code == 303
    shown = form_of(client, came, "refused")["shown"]
    at = f"/c/{came.key}/record/undo"
    answers = at_once(client, lambda own: own.post(at, {"shown": shown}))
    assert statuses(answers) == [303, 422, 422, 422]
    assert events(came) == ["received", "acknowledged"]
    told = next(one for one in answers if one.status_code == 422)
    assert "Nothing was taken back: the record was changed" in text_of(told)


def test_whoever_waits_too_long_is_told_that_nothing_was_done(client, came, monkeypatch):
    from django.db import connection

    from comity_web.cases import one_at_a_time as module

    monkeypatch.setattr(module, "PATIENCE", 0.2)
    client.raise_request_exception = False

    def ask(_):
        own = Client(HTTP_HOST="127.0.0.1:8000", raise_request_exception=False)
        own.cookies = client.cookies
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = 200")
        try:
            return own.post(f"/c/{came.key}/record", form)
        finally:
            connection.close()

    form = form_of(client, came, "granted")
    with module.one_at_a_time(f"matter {came.matter_id}"), ThreadPoolExecutor(1) as pool:
        answer = pool.submit(ask, None).result(30)
    assert answer.status_code == 503
    assert events(came) == ["received"]
