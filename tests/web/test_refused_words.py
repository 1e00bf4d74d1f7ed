"""What the core refuses, in the words of a page: no options, no files, days as they are written."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from .answering import file_of, request_to_us, text_of, today, upload, write_down


def sent_on() -> dt.date:
    return today() - dt.timedelta(days=30)


ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@pytest.fixture
def sent(client):
    """A request that was sent thirty days ago."""
    from comity_web.cases.saving import new_file

    file = new_file("request", request_to_us(), name="our.request")
    assert write_down(client, file, "sent", sent_on()).status_code == 303
    return file


def errors_of(page):
    """The summary of errors, as words."""
    text = page.content.decode()
    start = text.index('class="c-errors"')
    return text_of(
        type("Part", (), {"content": text[start : text.index("</div>", start)].encode()})
    )


def test_a_day_before_the_document_is_told_as_a_reader_writes_days(client, sent):
    told = errors_of(write_down(client, sent, "acknowledged", sent_on() - dt.timedelta(days=90)))
    assert "is before the date of this document" in told
    assert str(sent_on().year) in told
    assert not ISO.search(told)
    assert ".yaml" not in told


def test_a_letter_that_waits_to_be_sent_is_told_without_options(client, sent):
    assert client.post(f"/c/{sent.key}/follow-up", {"letter": "reminder"}).status_code == 303
    page = client.post(f"/c/{sent.key}/follow-up", {"letter": "reminder"})
    told = errors_of(page)
    assert "This reminder was written already" in told
    assert "-o" not in told.split()
    assert ".yaml" not in told
    assert "comity " not in told


def test_nobody_is_reminded_of_what_nothing_records_as_sent(client):
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import new_file

    file = new_file("request", request_to_us(), name="our.request")
    at = f"/c/{file.key}/follow-up"
    page = client.get(at)
    assert "Nothing records that this was sent, so no answer is outstanding." in text_of(page)
    assert 'value="reminder"' not in page.content.decode()
    told = errors_of(client.post(at, {"letter": "reminder"}))
    assert "Record first that it was sent." in told
    assert not CaseFile.objects.filter(kind="reminder", matter=file.matter).exists()
    assert write_down(client, file, "sent", sent_on()).status_code == 303
    assert client.post(at, {"letter": "reminder"}).status_code == 303


def test_what_weighs_on_a_letter_is_not_called_a_reason_to_refuse_it(client):
    from comity_web.cases.saving import save, tree_of

    came = file_of(upload(client, "/incoming/", request_to_us(), today()))
    given = {"outcome": "refused", "reasons": "It is so."}
    decision = file_of(client.post(f"/incoming/{came.key}/decide", given))
    tree = {**tree_of(decision.head), "reference": "US-1"}
    tree["requested"]["issued_by"] = {"name": "A. Sample"}
    tree["reasons"] = [{"why": "It is so.", "ground": "us-ng-mlat.political, Treaty, art. 3(1)"}]
    save(decision, decision.head, tree, {})
    decision.refresh_from_db()
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    judge(decision.head, words("en"))
    shown = text_of(client.get(f"/c/{decision.key}/check"))
    assert "Look at this again before the letter is signed (1)" in shown
    assert "contains the id of a ground" in shown
    assert "Choose the ground from the list, or name it in words." in shown
    assert "Would likely be refused" not in shown
