"""A draft as the law sees it: a treaty that the program chose, an account, a server."""

from __future__ import annotations

from typing import Any

from comity.law.seen import seen_by_law
from comity.model.records import Parties

MEASURE = {"kind": "bank-records", "accounts": [{"bank": "Sample Bank", "number": "000111"}]}


def seen(measure: dict[str, Any], **draft: Any) -> dict[str, Any]:
    (found,) = seen_by_law({"measures": [measure], **draft}, Parties())["measures"]
    return found


def test_a_treaty_that_was_chosen_for_the_author_is_a_basis() -> None:
    assert seen_by_law({}, Parties(instruments=("untoc",)))["basis"] == [{"instrument": "untoc"}]
    named = {"basis": [{"instrument": "uncac"}]}
    assert seen_by_law(named, Parties(instruments=("uncac", "untoc"))) == named
    assert "basis" not in seen_by_law({}, Parties())


def test_an_account_tells_its_bank_and_its_number() -> None:
    found = seen(MEASURE)
    assert found["holder"] == {"name": "Sample Bank", "kind": "bank"}
    assert found["identifiers"] == [{"kind": "bank-account", "value": "000111"}]


def test_what_the_author_wrote_stays() -> None:
    own = {"holder": {"name": "Another"}, "identifiers": [{"kind": "iban", "value": "GB00"}]}
    found = seen(MEASURE | own)
    assert found["holder"] == own["holder"]
    assert found["identifiers"] == own["identifiers"]


def test_an_address_of_a_server_is_no_mark_of_a_user() -> None:
    mark = {"kind": "ip-address", "value": "192.0.2.44"}
    facts = [{"id": "F1", "text": "The site resolves to 192.0.2.44."}]
    assert seen({"identifiers": [mark]}, facts=facts)["identifiers"][0]["kind"] == "server"
    assert seen({"identifiers": [mark]}, facts=[])["identifiers"] == [mark]
