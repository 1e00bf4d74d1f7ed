"""What can be recorded of a file: only what can happen with it, in words that fit who did it."""

from __future__ import annotations

import pytest

from .answering import request_to_us, text_of, today, write_down


def asking_for(*kinds):
    """A request for kinds of assistance."""
    from comity_web.cases.saving import new_file

    tree = request_to_us()
    row = tree["measures"][0]
    tree["measures"] = [{**row, "id": f"M{at}", "kind": kind} for at, kind in enumerate(kinds, 1)]
    return new_file("request", tree)


def offered(file):
    from comity_web.matters.recording import events_for

    return set(events_for(file)) & {"preserved", "notified"}


@pytest.mark.parametrize(
    ("kinds", "possible"),
    [
        (("covert-agent",), set()),
        (("witness-statement",), set()),
        (("subscriber-data",), {"preserved"}),
        (("witness-statement", "stored-content"), {"preserved"}),
        (("interception",), {"preserved", "notified"}),
    ],
)
def test_only_data_are_preserved_and_only_of_what_is_live_a_state_is_told(client, kinds, possible):
    from comity_web.core import host

    assert set(kinds) <= set(host().measures())
    file = asking_for(*kinds)
    assert offered(file) == possible
    for event in {"preserved", "notified"} - possible:
        assert client.get(f"/c/{file.key}/record?event={event}").status_code == 404


def test_what_the_office_did_itself_asks_for_its_own_reference(client):
    from comity_web.cases.saving import new_file

    file = new_file("request", request_to_us())
    page = text_of(client.get(f"/c/{file.key}/record?event=sent"))
    assert "Reference of what you sent (optional)" in page
    assert "The number that the other side gave" not in page
    assert write_down(client, file, "sent", today(), by="post").status_code == 303
    page = text_of(client.get(f"/c/{file.key}/record?event=acknowledged"))
    assert "Reference of the letter that came (optional)" in page


def test_a_year_of_two_digits_is_asked_for_in_four(client):
    from comity_web.cases.saving import new_file

    file = new_file("request", request_to_us())
    given = {"event": "sent", "on-day": "5", "on-month": "10", "on-year": "26"}
    page = client.post(f"/c/{file.key}/record", given)
    assert page.status_code == 422
    assert "Enter the year in four digits, such as 2026." in text_of(page)
    assert "does not exist" not in text_of(page)


@pytest.mark.parametrize(
    ("tag", "first", "again"),
    [
        ("en", "It came in", "It came in again"),
        ("fr", "Elle est arrivée", "Elle est arrivée de nouveau"),
        ("de", "Es ging ein", "Es ging erneut ein"),
    ],
)
def test_a_first_receipt_is_not_offered_as_a_second(client, tag, first, again):
    from comity_web.cases.saving import new_file

    file = new_file("request", request_to_us(), incoming=True)
    at, spoken = f"/c/{file.key}/record", {"Accept-Language": tag}
    page = text_of(client.get(at, headers=spoken))
    assert first in page
    assert again not in page
    assert again not in text_of(client.get(f"{at}?event=received", headers=spoken))
    assert write_down(client, file, "received", today()).status_code == 303
    assert again in text_of(client.get(at, headers=spoken))
    assert again in text_of(client.get(f"{at}?event=received", headers=spoken))
