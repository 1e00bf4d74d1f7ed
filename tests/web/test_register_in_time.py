"""The register answers in time whatever one file holds, and tells what was not looked at."""

from __future__ import annotations

import csv
import io
import re
import time

import pytest

from .answering import request_to_us, text_of
from .cases import sample_tree

TOO_LARGE = "This file was not looked at: its matter is too large for the register."
NO_TIME = "This file was not looked at: reading the others took too long."
LIMIT = 60
"""Seconds; the machine of a test may be busy, and without a bound it took minutes."""


@pytest.fixture(autouse=True)
def nothing_kept(application):
    from comity_web.matters import kept_register

    kept_register._KEPT.clear()


def made(tree, name):
    from comity_web.cases.saving import new_file

    return new_file("request", tree, name=name)


def near_the_limits():
    """A valid request with about as many values as an upload may have, and one long text."""
    from comity_web.cases.taking import MOST_ITEMS

    tree = sample_tree("bec-request")
    person, fact = tree["persons"][0], tree["facts"][0]
    tree["persons"] = [person] + [
        {
            "id": f"P{number}",
            "role": "witness",
            "protect": "pseudonym",
            "name": {"full": f"Ann{number} Other{number}"},
            "identifiers": [{"kind": "passport", "value": f"X{number}{at}"} for at in range(8)],
        }
        for number in range(2, MOST_ITEMS + 1)
    ]
    tree["facts"] = [
        {**fact, "id": f"F{number}", "text": f"On day {number} he wrote to x{number}@example.org."}
        for number in range(1, MOST_ITEMS + 1)
    ]
    tree["facts"][0]["text"] = "@" * 400_000
    tree["persons"][1]["identifiers"][0]["value"] = " " * 100_000 + "X21"
    tree["persons"][2]["identifiers"][0]["value"] = "@" + "a" * 100_000
    return tree


def rows_of(client):
    body = client.get("/register").content.decode()
    return re.findall(r"<tr role=\"row\">.*?</tr>", body.partition("<tbody")[2], re.DOTALL)


def test_a_file_near_the_limits_of_an_upload_does_not_stop_the_register(client):
    import comity
    from comity_web.cases.taking import MOST_VALUES, take
    from comity_web.cases.trees import tree_of

    large = made(near_the_limits(), "large")
    text = comity.to_yaml(tree_of(large.head))
    taken = take([text.encode()], "large.yaml")  # so it can be uploaded
    assert sum(len(str(one)) > 0 for one in re.findall(r"(?m):|- ", text)) > MOST_VALUES / 2
    assert taken.kind == "request"
    other = made(request_to_us(), "other")

    for _ in range(20):  # files of other tests may take the time of the first pages
        began = time.monotonic()
        answer = client.get("/register")
        assert time.monotonic() - began < LIMIT
        if NO_TIME not in text_of(answer):
            break
    rows = {key: row for row in rows_of(client) for key in re.findall(r"/c/(\w+)/", row)}
    assert "not looked at" not in rows[other.key]
    assert "not looked at" not in rows[large.key]


def test_a_file_that_is_too_large_is_named_as_not_looked_at_and_the_others_are_shown(client):
    from comity_web.matters.registered import MOST_LETTERS

    tree = request_to_us()
    tree["facts"][0]["text"] = "@" * (MOST_LETTERS + 1)
    large, other = made(tree, "large"), made(request_to_us(), "other")

    began = time.monotonic()
    page = client.get("/register")
    assert time.monotonic() - began < LIMIT
    rows = {key: row for row in rows_of(client) for key in re.findall(r"/c/(\w+)/", row)}
    assert TOO_LARGE in text_of(page)
    assert "not looked at" in rows[large.key]
    assert "not looked at" not in rows[other.key]
    assert "1 file was not looked at. A deadline of it may be missing here." in text_of(page)
    table = client.get("/register.csv").content.decode("utf-8-sig")
    told = {row["File"]: row["What is wrong"] for row in csv.DictReader(io.StringIO(table))}
    assert TOO_LARGE in told[large.key]
    assert told["other"] == ""


def test_what_there_was_no_time_for_is_told_and_the_next_page_comes_further(client, monkeypatch):
    from comity_web.matters import registered

    monkeypatch.setattr(registered, "IN_TIME", 0.0001)  # one matter uses it up
    for number in range(4):
        made(request_to_us(), f"request-{number}")
    left = []
    for _ in range(3):
        page = text_of(client.get("/register"))
        left.append(page.count(NO_TIME))
    assert left[0] > 1
    assert "files were not looked at. Deadlines of them may be missing here." in page
    assert left == sorted(left, reverse=True)
    assert left[-1] < left[0]
