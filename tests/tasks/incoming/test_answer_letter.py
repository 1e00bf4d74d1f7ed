"""The letters of the requested State that need nothing judged."""

from __future__ import annotations

import datetime as dt

import pytest

import comity
from comity.kit.samples import sample_files
from comity.tasks.incoming.answer_letter import answer_tree

ON = dt.date(2026, 11, 29)


@pytest.fixture(scope="module")
def host() -> comity.Host:
    return comity.Host()


@pytest.fixture
def request_tree(host: comity.Host) -> dict:
    (file,) = (one for one in sample_files() if one.stem == "bec-request")
    return dict(comity.examine(file, host).data)


def test_a_receipt_says_what_is_known_and_nothing_else_is_missing(host, request_tree) -> None:
    made = answer_tree(request_tree, "acknowledgement", host, ON, received=ON, received_by="e-mail")
    assert made["concerning"]["reference"] == request_tree["reference"]
    assert made["received"] == "2026-11-29"
    assert [gap.field for gap in comity.examine(made, host).gaps] == ["reference"]


def test_a_decision_has_no_outcome_until_its_author_gives_one(host, request_tree) -> None:
    made = answer_tree(request_tree, "decision", host, ON)
    assert "outcome" not in made
    assert len(made["measures_asked"]) == len(request_tree["measures"])
    assert "outcome" in [gap.field for gap in comity.examine(made, host).gaps]


def test_what_is_protected_does_not_go_into_the_subject(host, request_tree) -> None:
    made = answer_tree(request_tree, "decision", host, ON, said=lambda text: "hidden")
    assert made["concerning"]["subject"] == "hidden"


def test_an_unfinished_request_can_be_acknowledged_too(host) -> None:
    made = answer_tree({"kind": "request", "requested": "x"}, "acknowledgement", host, ON)
    assert not comity.examine(made, host).faults
