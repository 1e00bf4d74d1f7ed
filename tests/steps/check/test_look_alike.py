"""An address whose host only looks official is a warning that names what it looks like."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "address.look-alike"


@pytest.fixture
def warned(findings):
    """What is said of the addresses of a draft: field to message and cure."""

    def warned(draft: dict[str, Any]) -> dict[str, str]:
        return {f.field: f"{f.message} {f.cure}" for f in findings(draft) if f.rule == RULE}

    return warned


def test_two_addresses_of_one_authority_are_compared(warned, request_data) -> None:
    side = request_data["requesting"]
    side["authority"] |= {"email": "desk@justice.example", "url": "https://www.justice.example/mla"}
    side["contacts"][0]["email"] = "ben@justice.examp1e"

    found = warned(request_data)

    assert list(found) == ["requesting.contacts[0].email"]
    assert "looks like justice.example" in found["requesting.contacts[0].email"]
    assert "Compare the address letter by letter" in found["requesting.contacts[0].email"]


def test_what_it_looks_like_is_said_once(warned, request_data) -> None:
    side = request_data["requesting"]
    side["authority"] |= {"email": "mla@justice.gov.gh", "url": "https://www.justice.gov.gh/"}
    side["contacts"][0]["email"] = "mla@justice.g0v.gh"

    (told,) = warned(request_data).values()

    assert told.lower().count("looks like justice.gov.gh") == 1


def test_a_spoofed_address_that_is_evidence_is_left_alone(warned, request_data) -> None:
    request_data["facts"][0]["text"] = "The message came from mla@justice.gov.ng.com."
    mark = {"kind": "email", "value": "mla@justice.gov.ng.com"}
    request_data["measures"][0]["identifiers"] = [mark]
    name = {"full": "Ann Sample"}
    request_data["persons"] = [
        {"id": "P1", "role": "suspect", "name": name, "email": "a@justice.gov.ng.com"}
    ]

    assert warned(request_data) == {}


def test_addresses_in_the_words_on_transmission_are_read(warned, request_data) -> None:
    request_data["transmission"] = {
        "reply_to": "By e-mail to mla@justice.gov.ng.com, or to mla@justice.gov.ng."
    }

    found = warned(request_data)

    assert list(found) == ["transmission.reply_to"]
    assert "“mla@justice.gov.ng.com”" in found["transmission.reply_to"]


def test_the_provider_that_is_asked_is_looked_at(warned, request_data) -> None:
    holder = request_data["measures"][0]["holder"]
    holder |= {"email": "legal@mail.example", "url": "https://mail.examp\u04cfe/police"}

    assert list(warned(request_data)) == ["measures[0].holder.url"]


def test_a_notice_is_told_of_its_own_channels_and_of_the_domains_it_trusts(
    warned, notice_data
) -> None:
    notice_data["authentication"] = {"domains": ["gov.in", "gov-in.org"]}
    notice_data["channels"] = [
        {"kind": "email", "address": "requests@company.example"},
        {"kind": "portal", "address": "https://portal.cornpany.example/"},
        {"kind": "mail", "address": "1 Example Close, Springfield"},
        {"kind": "email", "address": "requests@company-safety.example"},
    ]

    assert set(warned(notice_data)) == {"channels[1].address", "authentication.domains[1]"}


def test_an_ending_after_the_companys_own_domain_is_told_and_a_branch_is_not(
    warned, notice_data
) -> None:
    notice_data["channels"] = [
        {"kind": "portal", "address": "https://forum.example.com/police"},
        {"kind": "email", "address": "legal@forum.example"},
        {"kind": "email", "address": "legal@shop.com"},
        {"kind": "email", "address": "legal@shop.com.ng"},
        {"kind": "email", "address": "legal@mail.forum.example"},
    ]

    found = warned(notice_data)

    assert list(found) == ["channels[0].address"]
    assert "may not be what it looks like. It looks like forum.example." in next(
        iter(found.values())
    )


def test_a_ministry_of_another_state_is_official_itself(warned, request_data) -> None:
    side = request_data["requesting"]
    side["authority"] |= {"email": "mla@justice.gov.gh", "url": "https://www.justice.gov.gh/"}
    side["contacts"][0]["email"] = "mla@justlce.gov.gh"

    found = warned(request_data)

    assert list(found) == ["requesting.contacts[0].email"]
    assert "looks like justice.gov.gh" in found["requesting.contacts[0].email"]


@pytest.mark.parametrize(
    ("address", "like"),
    [
        ("info@europol.europa.eu.com", "europol.europa.eu"),
        ("info@eurojust.europe.eu", "eurojust.europa.eu"),
        ("ncb@lnterpol.int", "interpol.int"),
        ("oia@usdoj.com", "usdoj.gov"),
        ("https://govuk.org/mla", "gov.uk"),
    ],
)
def test_a_body_that_everybody_knows_needs_no_law_of_a_state(
    address: str, like: str, warned, request_data
) -> None:
    request_data["transmission"] = {"reply_to": f"Answer to {address}, please."}

    assert like in warned(request_data)["transmission.reply_to"]


def test_what_the_law_calls_official_is_the_measure(country, warned, request_data) -> None:
    country(
        "TV",
        law="""
[[answer]]
question = "government-domains"
value = ["public.tv"]
source = "act"
article = "1"
read = "official"
checked = 2026-11-01
""",
    )
    request_data["requesting"]["contacts"] = [
        {"name": "Ann Example", "email": "ann@justice.public.tv"},
        {"name": "Ben Example", "email": "ben@justice.pub1ic.tv"},
        {"name": "Cay Example", "email": "cay@public-tv.com"},
    ]

    found = warned(request_data)

    assert set(found) == {"requesting.contacts[1].email", "requesting.contacts[2].email"}
    assert all("public.tv" in told for told in found.values())
