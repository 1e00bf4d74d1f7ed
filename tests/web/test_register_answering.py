"""The register, the calendar and the table speak to the State that was asked."""

from __future__ import annotations

import csv
import datetime as dt
import io
import time

import pytest

from .answering import (
    boxes,
    file_of,
    request_to_us,
    text_of,
    today,
    upload,
    write_down,
)


def came_on() -> dt.date:
    return today() - dt.timedelta(days=20)


def accept_by() -> dt.date:
    return today() + dt.timedelta(days=8)


def filled(file, **values):
    """Fill in what the office knows alone."""
    from comity_web.cases.saving import save, tree_of

    tree = {**tree_of(file.head), "reference": f"US-{file.key}", **values}
    tree["requested"]["issued_by"] = {"name": "A. Sample", "title": "Trial Attorney"}
    save(file, file.head, tree, {})
    file.refresh_from_db()


@pytest.fixture
def came(client):
    """A request of Nigeria that came in twenty days ago."""
    return file_of(upload(client, "/incoming/", request_to_us(), came_on(), by="e-mail"))


@pytest.fixture
def decided(client, came):
    """The decision on it, which grants a part on conditions and was sent."""
    given = {"outcome": "granted-in-part", "reasons": "M4 is too wide.", "conditions": "This case."}
    decision = file_of(client.post(f"/incoming/{came.key}/decide", given))
    filled(decision, accept_by=accept_by().isoformat(), granted_part="Measures 1 to 3.")
    assert write_down(client, decision, "sent", today(), also="1").status_code == 303
    return decision


def shown_row(client, file):
    """The row of a file in the register, as words."""
    page = client.get("/register").content.decode()
    start = page.rindex("<tr", 0, page.index(f'href="/c/{file.key}/"'))
    return text_of(type("Row", (), {"content": page[start : page.index("</tr>", start)].encode()}))


def test_after_a_decision_on_conditions_each_row_says_what_comes_next(client, came, decided):
    row = shown_row(client, decided)
    assert "United States → Nigeria" in row
    assert "Wait until Nigeria accepts the conditions." in row
    row = shown_row(client, came)
    assert "Nigeria → United States" in row
    assert "Wait until Nigeria accepts the conditions." in row
    assert "Then carry out what was granted, and send the result by" in row
    assert "Carry out the request" not in row
    shown = text_of(client.get(f"/incoming/{came.key}"))
    assert "Wait until Nigeria accepts the conditions." in shown
    assert "Carry out the request" not in shown
    assert "Granted in part, on conditions" in row
    shown = text_of(client.get(f"/c/{came.key}/record"))
    assert "In part, on conditions" in shown


def test_that_the_conditions_are_accepted_is_recorded_and_the_request_is_carried_out(
    client, came, decided
):
    page = text_of(client.get(f"/c/{decided.key}/record"))
    assert "The conditions were accepted" in page
    assert "The conditions were not accepted" in page
    assert "Nothing more is to come of this letter" not in page
    form = client.get(f"/c/{decided.key}/record?event=accepted")
    assert "The conditions were accepted" in text_of(form)

    told = {"note": "The conditions were accepted"}
    assert write_down(client, decided, "accepted", today(), **told).status_code == 303
    assert "The conditions were accepted" in text_of(client.get(f"/c/{decided.key}/record"))
    row = shown_row(client, came)
    assert "Carry out what was granted to Nigeria" in row
    assert "Wait until" not in row
    assert "Wait until" not in shown_row(client, decided)


def test_conditions_that_are_not_accepted_call_for_a_new_decision(client, came, decided):
    told = {"note": "The conditions were not accepted"}
    assert write_down(client, decided, "not-accepted", today(), **told).status_code == 303
    for file in (came, decided):
        row = shown_row(client, file)
        assert "Nigeria does not accept the conditions." in row
        assert "Wait until" not in row
    page = text_of(client.get(f"/c/{decided.key}/record"))
    assert page.count("The conditions were not accepted") == 1  # told, and not offered again
    assert write_down(client, decided, "accepted", today()).status_code == 303
    assert "Carry out what was granted to Nigeria" in shown_row(client, came)


def test_of_a_decision_without_conditions_no_acceptance_is_offered(client, came):
    given = {"outcome": "granted-in-part", "reasons": "M4 is too wide."}
    decision = file_of(client.post(f"/incoming/{came.key}/decide", given))
    filled(decision, granted_part="Measures 1 to 3.")
    assert write_down(client, decision, "sent", today()).status_code == 303
    page = text_of(client.get(f"/c/{decision.key}/record"))
    assert "Nothing more is to come of this letter" in page
    assert "conditions were" not in page


def test_the_calendar_tells_this_side_what_to_do_and_names_no_command(client, came, decided):
    from comity_web.cases.saving import tree_of

    text = client.get("/register.ics?with=case").content.decode().replace("\r\n ", "")
    reference = tree_of(came.head)["reference"]
    entries = text.split("BEGIN:VEVENT")
    (reply,) = [one for one in entries if f"{reference}: The reply is needed." in one]
    assert "Nigeria to United States" in reply
    assert "“Reply needed by” in “Urgency”" in reply
    assert "What to do: Answer by then\\, or tell Nigeria why it takes longer." in reply
    (accept,) = [one for one in entries if f"US-{decided.key}" in one]
    assert accept_by().strftime("DTSTART;VALUE=DATE:%Y%m%d") in accept
    assert "You asked Nigeria for this." in accept
    for entry in (reply, accept):
        assert not [one for one in ("`", "comity ", ".yaml", "urgency.", "->") if one in entry]


@pytest.mark.parametrize(
    ("tag", "head", "from_whom", "to_whom", "status"),
    [
        ("en", "What to do", "United States", "Nigeria", "granted in part, on conditions"),
        ("de", "Was zu tun ist", "Vereinigte Staaten", "Nigeria", "teilweise und unter"),
        ("fr", "À faire", "États-Unis", "Nigéria", "accordé en partie, sous"),
    ],
)
def test_the_table_is_in_the_language_of_its_reader(
    client, came, decided, tag, head, from_whom, to_whom, status
):
    client.post("/language", {"language": tag})
    text = client.get("/register.csv").content.decode("utf-8-sig")
    client.post("/language", {"language": "en"})
    table = list(csv.reader(io.StringIO(text)))
    assert head in table[0]
    (own,) = [row for row in table if row[0] == f"US-{decided.key}"]
    assert (own[4], own[5]) == (from_whom, to_whom)
    (request,) = [row for row in table if row[0] == own[2]]
    assert request[8].startswith(status)
    assert not [cell for row in table for cell in row if ".yaml" in cell or "comity " in cell]


@pytest.mark.postgres
def test_the_deadlines_of_a_request_that_came_in_are_for_who_answers(client, came, worker):
    address = f"/c/{came.key}/deadlines"
    until = time.monotonic() + 120
    while "It takes a few seconds" in (shown := text_of(client.get(address))):
        assert time.monotonic() < until
        time.sleep(0.5)
    assert "Answer by then, or tell Nigeria why it takes longer." in shown
    assert "reminder" not in shown


def test_the_record_offers_what_this_side_does(client, came):
    shown = text_of(client.get(f"/c/{came.key}/record"))
    for told in ("You confirmed its receipt", "You refused it", "You sent the result"):
        assert told in shown
    for theirs in ("It was sent", "The requested State", "how it stands", "provider’s State"):
        assert theirs not in shown
    page = client.get(f"/c/{came.key}/record?event=refused")
    assert 'value="Refused"' in page.content.decode()
    given = {"event": "refused", "note": "Refused", **boxes(today(), "on")}
    assert client.post(f"/c/{came.key}/record", given).status_code == 303
    assert "Answered , " in text_of(client.get(f"/c/{came.key}/record")).replace("d,", "d ,")


def test_what_was_done_before_is_told_with_its_day(client, came):
    address = f"/incoming/{came.key}/answer"
    assert write_down(client, came, "acknowledged", today()).status_code == 303
    page = client.post(address, {"letter": "acknowledgement"})
    assert page.status_code == 422
    assert "This is recorded already: Receipt confirmed" in text_of(page)
    wanted = {"letter": "acknowledgement", "another": "1"}
    assert client.post(address, wanted).status_code == 303
