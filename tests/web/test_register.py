"""The register, what is recorded, and the letters that follow."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import pytest

from .answering import (
    boxes,
    file_of,
    request_to_us,
    standing,
    text_of,
    today,
    tree_named,
    write_down,
)


def sent_on() -> dt.date:
    return today() - dt.timedelta(days=30)


@pytest.fixture
def sent(client):
    """A request that was sent 30 days ago."""
    from comity_web.cases.saving import new_file

    file = new_file("request", request_to_us())
    assert write_down(client, file, "sent", sent_on(), by="courier").status_code == 303
    return file


def rows_in(client, reference):
    """The rows of the register as a spreadsheet has them, of one reference."""
    text = client.get("/register.csv").content.decode("utf-8-sig")
    return [row for row in csv.DictReader(io.StringIO(text)) if row["Reference"] == reference]


@pytest.mark.postgres
def test_a_request_is_sent_returned_supplemented_and_closed(client, sent):
    from comity_web.cases.saving import tree_of

    reference = tree_of(sent.head)["reference"]
    assert standing(sent) == "sent"
    asked = {
        "returned": today() - dt.timedelta(days=5),
        "acknowledged": sent_on() + dt.timedelta(days=3),
    }
    for event, day in sorted(asked.items(), key=lambda one: one[1]):
        more = boxes(today() - dt.timedelta(days=1), "until") if event == "returned" else {}
        assert write_down(client, sent, event, day, **more).status_code == 303
    assert standing(sent) == "returned"
    shown = text_of(client.get("/register?status=returned"))
    assert "Overdue by 1 day" in shown
    assert "Send the supplement to the United States at once." in shown
    (row,) = rows_in(client, reference)
    assert (row["Status"], row["Overdue"]) == ("returned", "yes")

    answer = client.get(f"/c/{sent.key}/follow-up")
    assert "Supplement Due now" in text_of(answer)
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    assert main
    assert "comity" not in main  # no command; the pages are named with a capital
    supplement = file_of(client.post(f"/c/{sent.key}/follow-up", {"letter": "supplement"}))
    tree = tree_of(supplement.head)
    assert (tree["status"], tree["supplements"]) == ("supplement", reference)
    assert supplement.matter == sent.matter
    page = client.post(f"/c/{sent.key}/follow-up", {"letter": "supplement"})
    assert page.status_code == 422
    assert f'href="/c/{supplement.key}/"' in page.content.decode()

    assert write_down(client, sent, "answered", today()).status_code == 303
    closing = file_of(client.post(f"/c/{sent.key}/follow-up", {"letter": "closing"}))
    assert tree_of(closing.head)["concerning"]["reference"] == reference
    assert write_down(client, sent, "closed", today()).status_code == 303
    assert standing(sent) == "closed"


@pytest.mark.postgres
def test_what_cannot_have_happened_is_refused_at_its_field(client, sent):
    page = write_down(
        client, sent, "acknowledged", today() + dt.timedelta(days=1), by="<b>post</b>"
    )
    assert page.status_code == 422
    assert 'id="on-error"' in page.content.decode()
    assert "Only what has happened is recorded." in text_of(page)
    assert "&lt;b&gt;post&lt;/b&gt;" in page.content.decode()
    page = write_down(client, sent, "acknowledged", sent_on() - dt.timedelta(days=20))
    assert "is before the date of this document" in text_of(page)
    given = {"event": "acknowledged", "on-day": "31", "on-month": "2", "on-year": "2026"}
    page = client.post(f"/c/{sent.key}/record", given)
    assert "This date does not exist." in text_of(page)
    page = write_down(client, sent, "returned", today(), **boxes(sent_on(), "until"))
    assert 'id="until-error"' in page.content.decode()
    page = write_down(client, sent, "received", sent_on(), hour="14:30")
    assert 'id="hour-error"' in page.content.decode()
    assert write_down(client, sent, "received", sent_on(), hour="14:30 +01:00").status_code == 303
    assert write_down(client, sent, "granted-by-nobody", sent_on()).status_code == 404
    page = text_of(client.get(f"/c/{sent.key}/record"))
    assert "Sent , " in page.replace("Sent,", "Sent ,")


def taken_back(client, file):
    """As the button of the page does it."""
    page = client.get(f"/c/{file.key}/record").content.decode()
    shown = re.search(r'name="shown" value="([^"]+)"', page)[1]
    return client.post(f"/c/{file.key}/record/undo", {"shown": shown})


@pytest.mark.postgres
def test_the_last_entry_is_taken_back_and_no_other(client, sent):
    from comity_web.matters.recording import events_of

    assert (
        write_down(client, sent, "acknowledged", today(), note="wrong\n[[event]]").status_code
        == 303
    )
    sent.refresh_from_db()
    assert [one.kind for one in events_of(sent)] == ["sent", "acknowledged"]
    for old in ("1-0123456789abcdef", "2", "", "x" * 9000):  # of an old page
        page = client.post(f"/c/{sent.key}/record/undo", {"shown": old})
        assert page.status_code == 422
        assert "Nothing was taken back" in text_of(page)
    sent.refresh_from_db()
    assert len(events_of(sent)) == 2
    assert taken_back(client, sent).status_code == 303
    assert standing(sent) == "sent"
    assert taken_back(client, sent).status_code == 303
    assert standing(sent) == "draft"
    assert write_down(client, sent, "sent", sent_on()).status_code == 303


def test_a_cell_is_never_a_formula_and_the_calendar_tells_nothing(client):
    from comity_web.cases.saving import new_file

    tree = {**request_to_us(), "reference": "=1+cmd|'/C calc'!A0", "subject": "@SUM(1)"}
    file = new_file("request", tree)
    assert write_down(client, file, "sent", sent_on()).status_code == 303
    (row,) = rows_in(client, f"'{tree['reference']}")
    assert row["Subject"] == "'@SUM(1)"
    plain = client.get("/register.ics")
    text = plain.content.decode()
    assert plain["Content-Type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in text
    assert "SUMMARY:Deadline" in text
    assert "SUM(1)" not in text
    assert "calc" not in text
    assert "calc" in client.get("/register.ics?with=case").content.decode()


def test_no_protected_name_is_in_the_register(client):
    from comity_web.cases.saving import new_file

    tree = tree_named("protected-witness-gb-in")
    protected = [one for one in tree["persons"] if one.get("protect")]
    names = [one["name"]["full"] for one in protected]
    assert names
    tree["reference"] = f"WIT/{names[0]}/1"
    tree["subject"] = f"Hearing of {names[0]}"
    file = new_file("request", tree, name="witness")
    for address in ("/register", "/register.csv", "/register.ics?with=case"):
        page = client.get(address).content.decode()
        assert not any(name in page for name in names), address
    assert f"/c/{file.key}/" in client.get("/register").content.decode()


def test_the_register_is_told_in_the_language_of_its_reader(client, sent):
    for tag, title in (("de", "Register"), ("fr", "Registre")):
        page = client.get("/register", HTTP_ACCEPT_LANGUAGE=tag)
        assert page["Content-Language"] == tag
        assert f"<h1>{title}</h1>" in page.content.decode()
        assert client.get(f"/c/{sent.key}/record", HTTP_ACCEPT_LANGUAGE=tag).status_code == 200
        assert client.get(f"/c/{sent.key}/follow-up", HTTP_ACCEPT_LANGUAGE=tag).status_code == 200


def test_an_unfinished_draft_cannot_have_been_sent(client):
    from comity_web.cases.saving import new_file

    tree = request_to_us()
    del tree["measures"]
    file = new_file("request", tree)
    page = write_down(client, file, "sent", today())
    assert page.status_code == 422
    assert "This draft is not finished: 1 field is missing or not valid." in text_of(page)
    assert f'href="/c/{file.key}/check"' in page.content.decode()
    assert "The answer came" not in text_of(client.get(f"/c/{file.key}/record"))
    shown = text_of(client.get(f"/c/{file.key}/follow-up"))
    assert "Letters follow once this draft is finished and has been sent." in shown


@pytest.mark.postgres
def test_a_letter_leads_to_the_letters_of_its_request(client, sent):
    reminder = file_of(client.post(f"/c/{sent.key}/follow-up", {"letter": "reminder"}))
    page = client.get(f"/c/{reminder.key}/follow-up").content.decode()
    assert f'href="/c/{sent.key}/follow-up"' in page


def test_a_record_is_refused_that_tells_of_a_protected_person(client):
    from comity_web.cases.saving import new_file

    tree = tree_named("protected-witness-gb-in")
    tree["reference"] = "WIT/NOTE/1"
    file = new_file("request", tree, name="request")
    (name,) = [one["name"]["full"] for one in tree["persons"] if one.get("protect")]
    assert write_down(client, file, "sent", today()).status_code == 303
    letter = file_of(client.post(f"/c/{file.key}/follow-up", {"letter": "reminder"}))
    for one, event in ((file, "acknowledged"), (letter, "received")):
        page = write_down(client, one, event, today(), note=f"Spoke with {name}")
        assert page.status_code == 422
        assert "This reveals who a protected person is" in text_of(page)
        assert 'id="note-error"' in page.content.decode()
        assert name not in client.get(f"/c/{one.key}/record").content.decode()
    page = write_down(client, file, "acknowledged", today(), note="Spoke with the witness P3")
    assert page.status_code == 303


def test_a_letter_in_a_matter_does_not_tell_whom_its_request_protects(client):
    from comity_web.cases.saving import new_file, save, tree_of
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = tree_named("protected-witness-gb-in")
    tree["reference"] = "WIT/LETTER/1"
    file = new_file("request", tree, name="request")
    assert write_down(client, file, "sent", today()).status_code == 303
    letter = file_of(client.post(f"/c/{file.key}/follow-up", {"letter": "reminder"}))
    told = {**tree_of(letter.head), "outstanding": ["The hearing of Sunita Namunakar"]}
    made = save(letter, letter.head, told, {}).revision
    judge(made, words("en"))
    page = client.get(f"/c/{letter.key}/check")
    assert "contains a name of P3" in text_of(page)
    assert (
        "Call the person by role and number, as that document does. The number is P3."
        in text_of(page)
    )
