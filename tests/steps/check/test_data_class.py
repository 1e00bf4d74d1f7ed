"""The kind named and the data described: advice where they do not match, silence where they may."""

from __future__ import annotations

from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.pipeline.build import check_case, read_all
from comity.steps.check.each_measure import check_measures

KINDS = {kind.kind: kind for kind in load_assistance_kinds()}


def found(
    data: dict[str, Any], kind: str, items: list[str], relied_on: tuple[str, ...] = ()
) -> list[Finding]:
    data["measures"][0] |= {"kind": kind, "items": items}
    draft = Request.model_validate(data | {"schema": "1"})
    every = check_measures(draft, KINDS, relied_on)
    return [one for one in every if one.rule == "form.class-mismatch"]


def test_a_source_port_log_asked_for_as_content_is_advised_of(request_data: dict[str, Any]) -> None:
    (finding,) = found(request_data, "stored-content", ["The source port log of 14 March"])

    assert finding.severity is Severity.ADVICE
    assert finding.field == "measures[0].kind"
    assert "data that serve only to identify a user" in finding.message
    assert finding.cure.startswith("Write `kind: identification-data`")


def test_the_advice_uses_the_word_of_the_instrument_relied_on(request_data: dict[str, Any]) -> None:
    items = ["The source port log of 14 March"]
    (finding,) = found(request_data, "stored-content", items, ("eu-2023-1543",))

    assert "data requested for the sole purpose of identifying the user" in finding.message
    assert "requests “content data (Regulation (EU) 2023/1543" in finding.message


def test_where_no_instrument_has_classes_the_law_of_the_state_asked_names_them(
    request_data: dict[str, Any],
) -> None:
    request_data["requested"] = {**request_data["requested"], "state": "US"}
    items = ["The name and address of the user"]
    (finding,) = found(request_data, "stored-content", items, ("us-ng-mlat",))

    assert "basic subscriber records (Stored Communications Act (United States))" in finding.message
    assert "requests “contents of communications (Stored Communications Act" in finding.message


def test_message_bodies_asked_for_as_subscriber_data_are_advised_of_with_the_item(
    request_data: dict[str, Any],
) -> None:
    items = ["The name and address of the user", "The content of all messages of March"]
    (finding,) = found(request_data, "subscriber-data", items)

    assert finding.field == "measures[0].items[1]"
    assert "stored-content" in finding.cure


@pytest.mark.parametrize(
    ("kind", "items"),
    [
        ("stored-content", ["Messages to and from accounts@kilns.example"]),
        ("stored-content", ["Messages of March", "The source ports of each session"]),
        ("stored-content", ["The folder Invoices", "The IP logs of March"]),
        ("stored-content", ["Everything in the folder Invoices"]),
        ("stored-content", []),
        ("traffic-data", ["Sender, recipient, date and size of each message, without its content"]),
        ("traffic-data", ["The IP log of March with source ports"]),
        ("traffic-data", ["Sender, recipient, date, time and size of each message sent"]),
        ("subscriber-data", ["A photograph of the identity card shown at registration"]),
        ("subscriber-data", ["Session times with IP addresses and source ports"]),
        ("subscriber-data", ["Call records of the subscriber"]),
        ("bank-records", ["The content of the deposit box list"]),
        ("preservation", ["The content of the mailbox"]),
    ],
)
def test_what_may_be_right_raises_nothing(
    kind: str, items: list[str], request_data: dict[str, Any]
) -> None:
    assert found(request_data, kind, items) == []


@pytest.mark.needs_country
@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_the_packaged_samples_raise_nothing_of_the_kind(path: Any) -> None:
    from comity.pipeline.own_plugin import open_host

    host = open_host()
    (case,) = read_all([path], host)
    rules = {finding.rule for finding in check_case(case, host).findings}
    assert not rules & {"form.class-mismatch", "form.particular-unknown", "form.particular-form"}


@pytest.mark.parametrize(("kind", "warned"), [("bank-monitoring", False), ("bank-records", True)])
def test_only_what_is_stored_ends_with_the_day_of_the_request(
    kind: str, warned: bool, request_data: dict[str, Any]
) -> None:
    period = {"from": "2026-01-01", "to": "2031-01-01"}
    request_data["measures"][0] |= {"kind": kind, "period": period}
    draft = Request.model_validate(request_data | {"schema": "1"})
    rules = {finding.rule for finding in check_measures(draft, KINDS)}
    assert ("form.period-future" in rules) is warned


@pytest.mark.parametrize(
    "item",
    [
        "Les messages échangés avec l'adresse du frère, avec leurs en-têtes",
        "The e-mails exchanged with the victim, with message headers",
        "Nachrichten an die Familie mit Absender und Empfänger, call records",
    ],
)
def test_messages_with_their_headers_are_content(request_data: dict[str, Any], item: str) -> None:
    assert found(request_data, "stored-content", [item]) == []
