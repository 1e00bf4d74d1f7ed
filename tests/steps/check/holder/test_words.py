"""Names that are the same, and words of a notice that decide nothing or want more than is known."""

from __future__ import annotations

import pytest
from holder_pairs import Beside, variant


@pytest.mark.parametrize("name", ["Example Mail Incorporated", "EXAMPLE MAIL INC"])
def test_a_legal_form_that_is_written_out_is_the_same_form(beside: Beside, name: str) -> None:
    assert beside({"measures.0.holder.name": name}) == []


def test_an_asian_form_is_written_in_two_ways(beside: Beside) -> None:
    entity = {"name": "Example Mail Asia Pte. Ltd.", "state": "SG", "serves": ["Asia"]}
    changes = {
        "measures.0.holder.name": "Example Mail Asia Private Limited",
        "persons.0.address": ["Singapore"],
    }
    assert beside(changes, {"company.entities.2": entity}) == []


def test_an_entity_that_may_serve_the_user_by_an_unknown_region_is_not_called_wrong(
    beside: Beside,
) -> None:
    serves = {"company.entities.0.serves": ["The Americas", "Region 7 of our network"]}
    found = beside({"persons.0.address": ["Berlin, Germany"]}, serves)
    assert [one.rule for one in found] == ["holder.entity-unknown"]


def test_nobody_is_sent_to_an_entity_that_accepts_no_requests(beside: Beside) -> None:
    closed = {"company.entities.1.accepts_requests": "false"}
    assert beside({"persons.0.address": ["Berlin, Germany"]}, closed) == []
    (found,) = beside({"measures.0.holder.name": "Example Drive"}, closed)
    assert "Europe" not in found.cure


def test_a_nationality_does_not_go_before_an_address_that_names_no_state(beside: Beside) -> None:
    changes = {"persons.0.address": ["Springfield"], "persons.0.nationalities": ["DE"]}
    assert beside(changes) == []


def test_a_name_that_ends_with_a_full_stop_ends_the_sentence(beside: Beside) -> None:
    closed = {"company.entities.0.accepts_requests": "false"}
    (found,) = beside(notice=closed)
    assert found.message.endswith("addressed to Example Mail, Inc.")


@pytest.mark.parametrize(
    "purpose",
    [
        "every kind of inquiry",
        "preservation and disclosure",
        "urgent and non-urgent requests",
        "information requests from police; no emergencies",
        "user data",
        "all matters including user complaints",
    ],
)
@pytest.mark.parametrize("kind", ["request", "preservation"])
def test_a_channel_is_not_ruled_out_by_words_that_do_not_rule_the_paper_out(
    beside: Beside, purpose: str, kind: str
) -> None:
    channel = {"kind": "email", "address": "keep@mail.example", "purposes": [purpose]}
    assert beside(notice={"channels": [channel]}, kind=kind) == []


@pytest.mark.parametrize("purpose", ["complaints of users", "copyright", "civil matters"])
def test_a_channel_for_something_else_alone_is_ruled_out(beside: Beside, purpose: str) -> None:
    channel = {"kind": "email", "address": "x@mail.example", "purposes": [purpose]}
    assert [one.rule for one in beside(notice={"channels": [channel]})] == ["holder.no-channel"]


def test_a_channel_that_refuses_some_requests_is_open_to_others(beside: Beside) -> None:
    channel = {"kind": "email", "address": "x@mail.example", "refused": ["requests by telephone"]}
    assert beside(notice={"channels": [channel]}) == []


@pytest.mark.parametrize("audience", ["law enforcement", "international officers"])
def test_the_police_are_law_enforcement(beside: Beside, audience: str) -> None:
    channel = {"kind": "email", "address": "x@mail.example", "audience": audience}
    assert beside(notice={"channels": [channel]}) == []
    variants = variant({"authorities": [audience]}, languages={"demanded": ["fr"]})
    assert [one.rule for one in beside(notice=variants)] == ["holder.language"]


@pytest.mark.parametrize(
    "wanted",
    [
        "a statement that the data cannot be obtained from another source",
        "a sworn affidavit of the officer",
        "proof that the account belongs to the suspect",
        "the legal basis of the non-disclosure",
        "the seal and signature of a judge",
        "the telephone number of the user",
        "the date of birth of the account holder",
        "a statement under penalty of perjury by the officer",
        "why the data are relevant and proportionate",
    ],
)
def test_a_phrase_that_wants_more_than_is_known_is_put_to_the_reader(
    beside: Beside, wanted: str
) -> None:
    bare = {"requesting.authority.phone": None, "requesting.contacts": None}
    (found,) = beside(bare, {"required_contents": [wanted]})
    assert (found.rule, found.severity.value) == ("holder.content-open", "advice")
    assert wanted in found.message


@pytest.mark.parametrize("wanted", ["the maximum penalty for the offence", "full account details"])
def test_a_phrase_of_known_words_alone_is_not(beside: Beside, wanted: str) -> None:
    assert beside(notice={"required_contents": [wanted]}) == []


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Head of Unit 45", False),
        ("Officer of Section 222", False),
        ("Sergeant, badge", False),
        ("Sergeant 4711", True),
        ("Detective Sergeant (warrant no. AB12)", True),
    ],
)
def test_the_number_of_a_unit_is_no_badge(beside: Beside, title: str, shown: bool) -> None:
    found = beside({"requesting.issued_by.title": title})
    assert [one.field for one in found] == ([] if shown else ["requesting.issued_by.title"])


def test_a_passport_is_no_identifier_of_an_account(beside: Beside) -> None:
    (found,) = beside({"measures.0.identifiers": [{"kind": "passport", "value": "X1234567"}]})
    assert found.field == "measures[0].identifiers"


@pytest.mark.parametrize("domain", ["stra\u00dfe.example", "xn--strae-oqa.example"])
def test_a_sharp_s_is_not_two_letters(beside: Beside, domain: str) -> None:
    sender = {"requesting.authority.email": f"x@{domain}", "requesting.contacts": None}
    (found,) = beside(sender, {"authentication": {"domains": ["strasse.example"]}})
    assert found.rule == "holder.sender-domain"
    assert beside(sender, {"authentication": {"domains": ["stra\u00dfe.example"]}}) == []


@pytest.mark.parametrize("domain", ["bka.bund.de", "politie.nl", "admin.ch", "mail.example"])
def test_a_domain_of_which_nothing_is_known_is_not_doubted(beside: Beside, domain: str) -> None:
    sender = {"requesting.authority.email": f"x@{domain}", "requesting.contacts": None}
    assert beside(sender, {"authentication": {"government_email": "true"}}) == []
