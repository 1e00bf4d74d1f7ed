"""Pairs on the company, the way, the language, the process and the contents of a paper."""

from __future__ import annotations

import pytest
from holder_pairs import THROUGH, Beside, Pair, compare, variant

OTHER = {
    "id": "M2",
    "kind": "subscriber-data",
    "holder": {"name": "Sample Chat", "kind": "provider"},
    "identifiers": [{"kind": "email", "value": "cy@mail.example"}],
    "period": {"from": "2026-05-01", "to": "2026-05-31", "time_zone": "UTC"},
    "items": ["The name of the user"],
    "purpose": "To identify the user.",
    "persons": ["P1"],
    "order": {"title": "Production order", "court": "Example Crown Court", "date": "2026-06-10"},
    "addressee": "provider",
}
PAPERS = {
    "a longer name": Pair(
        "notice.no-measure",
        {"measures.0.holder.name": "Example Mailbox, Inc."},
        says="Example Mail",
    ),
    "a part of the name": Pair("notice.no-measure", {"measures.0.holder.name": "Example"}),
    "case and stops": Pair(
        "notice.no-measure",
        {"measures.0.holder.name": "Mail Example Inc"},
        right={"measures.0.holder.name": "EXAMPLE MAIL INC"},
    ),
    "another legal form": Pair(
        "holder.legal-form",
        {"measures.0.holder.name": "Example Mail GmbH"},
        right={"measures.0.holder.name": "Example Mail"},
        says="The legal form differs",
        severity="advice",
    ),
    "a name of the company with a form that no entity has": Pair(
        "holder.entity-unlisted",
        {"measures.0.holder.name": "Example Mail Ltd"},
        {"company.entities.0.name": "Example Mail Services, Inc."},
        {"measures.0.holder.name": "Example Mail"},
        {"company.entities.0.name": "Example Mail Services, Inc."},
        says="no legal entity of this name",
        severity="advice",
    ),
    "a measure for another company": Pair(
        "holder.another-company",
        {"measures.1": OTHER},
        right={"measures.1": {**OTHER, "holder": {"name": "Example Mail", "kind": "provider"}}},
        at="measures[1].holder.name",
        severity="advice",
    ),
    "a service": Pair(
        "holder.service-named",
        {"measures.0.holder.name": "Example Drive"},
        severity="advice",
        says="a service of Example Mail",
    ),
    "entity by address": Pair(
        "holder.entity-other",
        {"persons.0.address": ["1 Probeweg", "Berlin, Germany"]},
        says="lives in Germany",
        at="measures[0].holder.name",
    ),
    "entity by nationality": Pair(
        "holder.entity-other",
        {"persons.0.address": None, "persons.0.nationalities": ["DE"]},
        right={"persons.0.address": None, "persons.0.nationalities": ["GB"]},
        says="a national of Germany",
        severity="advice",
    ),
    "entity by who asks": Pair(
        "holder.entity-other",
        {"persons.0.address": None, "requesting.state": "NO"},
        right={"persons.0.address": None},
        says="names no State in which the user is",
        severity="advice",
        wrong_notice={"channels.0.states": None},
    ),
    "the State of the entity": Pair(
        "holder.entity-state",
        {**THROUGH, "measures.0.holder.name": "Example Mail Europe Limited"}
        | {"persons.0.address": ["Berlin, Germany"]},
        right={**THROUGH},
        says="established in Ireland",
    ),
    "an entity that takes no requests": Pair(
        "holder.entity-closed",
        wrong_notice={"company.entities.0.accepts_requests": "false"},
        says="cannot be addressed to Example Mail, Inc.",
    ),
    "a region that nobody knows": Pair(
        "holder.entity-unknown",
        wrong_notice={"company.entities.0.serves": ["Region 7 of our network"]},
        says="Region 7",
        severity="advice",
    ),
    "no channel for the State": Pair(
        "holder.no-channel",
        wrong_notice={"channels": [{"kind": "portal", "address": "p.example", "states": ["DE"]}]},
        says="p.example: only for authorities of Germany",
    ),
    "a channel that refuses it": Pair(
        "holder.no-channel",
        wrong_notice={"channels": [{"kind": "fax", "address": "1", "refused": ["requests"]}]},
        right_notice={"channels": [{"kind": "fax", "address": "1", "refused": ["civil requests"]}]},
        says="not for requests",
    ),
    "no channel for preservation": Pair(
        "holder.channel-wrong",
        wrong_notice={"channels.2.purposes": ["removal of content"]},
        kind="preservation",
        says="keep@mail.example: for removal of content",
    ),
    "an address that is no channel": Pair(
        "holder.channel-unlisted",
        {"addressee.email": "someone@mail.example"},
        kind="preservation",
        severity="advice",
        says="someone@mail.example",
    ),
    "what is said of the other way": Pair(
        "holder.mla-route",
        THROUGH,
        {"mla_route": "It comes as an order of a court."},
        right=THROUGH,
        severity="advice",
        says="It comes as an order of a court.",
    ),
    "the language": Pair("holder.language", {"language": "fr"}, says="requires English"),
    "a translation": Pair(
        "holder.language",
        {"language": "fr"},
        right={"language": "fr", "translation": {"into": "en"}},
    ),
    "the language through an authority": Pair(
        "holder.language", {**THROUGH, "language": "fr"}, right=THROUGH, severity="advice"
    ),
    "a language that is preferred to one that is not demanded": Pair(
        "holder.language",
        {"language": "fr"},
        {"languages": {"preferred": ["de"], "offered": ["fr"]}},
        right_notice={"languages": {"demanded": ["en"], "preferred": ["de"]}},
        severity="advice",
        says="answers faster in German",
    ),
    "a language that is preferred": Pair(
        "holder.language",
        wrong_notice={"languages": {"preferred": ["fr"]}},
        right_notice={"languages": {"preferred": ["en"]}},
        severity="advice",
        says="answers faster in French",
    ),
    "a language for that State": Pair(
        "holder.language",
        wrong_notice=variant({"requesters": ["GB"]}, languages={"demanded": ["cy"]}),
        right_notice=variant({"requesters": ["FR"]}, languages={"demanded": ["fr"]}),
        says="requires Welsh",
    ),
    "a certified translation": Pair(
        "holder.translation-uncertified",
        {"language": "fr", "translation": {"into": "en"}},
        {"languages.certified": "yes"},
        {"language": "fr", "translation": {"into": "en", "certified": "true"}},
        {"languages.certified": "yes"},
    ),
    "mutual assistance for content": Pair(
        "holder.mla-needed",
        {"measures.0.kind": "stored-content"},
        right={**THROUGH, "measures.0.kind": "stored-content"},
        says="request for mutual legal assistance",
    ),
    "mutual assistance in general": Pair(
        "holder.mla-needed",
        wrong_notice={"mla_needed": "yes", "data_categories": [{"category": "subscriber-data"}]},
        right=THROUGH,
        right_notice={"mla_needed": "yes", "data_categories": [{"category": "subscriber-data"}]},
    ),
    "a route": Pair(
        "holder.mla-needed",
        wrong_notice={"routes": [{"way": "through the central authority"}]},
        right_notice={
            "routes": [{"who": "authorities of Canada", "way": "through the central authority"}]
        },
        says="the way for this request is: through the central authority.",
    ),
    "a direct way for some data": Pair(
        "holder.route",
        {"measures.0.order": None},
        {
            "data_categories.0.process_foreign": "mutual legal assistance; "
            "some records on a direct request"
        },
        right=THROUGH,
        right_notice={
            "data_categories.0.process_foreign": "mutual legal assistance; "
            "some records on a direct request"
        },
        severity="advice",
        says="some records on a direct request",
    ),
    "no order": Pair("holder.process-missing", {"measures.0.order": None}, says="production order"),
    "another order": Pair(
        "holder.process-differs",
        {"measures.0.order.title": "Letter of a sergeant"},
        says="Letter of a sergeant",
        severity="advice",
    ),
    "the process at home": Pair(
        "holder.process-differs",
        {"requesting.state": "US"},
        right={"requesting.state": "US", "measures.0.order.title": "Grand jury subpoena"},
        severity="advice",
        says="subpoena",
    ),
    "the process in a part of the State": Pair(
        "holder.process-differs",
        {"requesting.state": "US-CA", "measures.0.order.title": "Grand jury subpoena"},
        {"data_categories.0.process_local": "search warrant"},
        {"requesting.state": "US-CA", "measures.0.order.title": "Search warrant"},
        {"data_categories.0.process_local": "search warrant"},
        severity="advice",
        says="search warrant",
    ),
    "a European order in place of another": Pair(
        "holder.process-differs",
        wrong_notice={"data_categories.0.process_foreign": "European Production Order"},
        right={"measures.0.order.title": "European Production Order"},
        right_notice={"data_categories.0.process_foreign": "European Production Order"},
        says="European Production Order",
        severity="advice",
    ),
    "an order of a court of another State": Pair(
        "holder.process-differs",
        {"measures.0.order.title": "Order of a court of London"},
        {"data_categories.0.process_foreign": "an order of a court of the United States"},
        {"measures.0.order.title": "Order of a court of London"},
        {"data_categories.0.process_foreign": "an order of a court of the United Kingdom"},
        says="a court of the United States",
        severity="advice",
    ),
    "an order that the notice calls too little": Pair(
        "holder.process-differs",
        wrong_notice={
            "data_categories.0.process_foreign": "a warrant; a production order is not enough"
        },
        right={"measures.0.order.title": "Warrant"},
        right_notice={
            "data_categories.0.process_foreign": "a warrant; a production order is not enough"
        },
        severity="advice",
    ),
    "a requester who is not answered": Pair(
        "holder.requester-refused",
        wrong_notice={"who_may_ask": [{"who": "police", "practice": "no"}]},
        right_notice={"who_may_ask": [{"who": "police without an order", "practice": "no"}]},
        says="requesters: police",
    ),
    "a notice that has ended": Pair(
        "holder.notice-ended",
        wrong_notice={"expires": "2026-06-14"},
        right_notice={"expires": "2026-06-15"},
        says="in force until 14 June 2026",
        severity="advice",
    ),
    "a notice of later days": Pair(
        "holder.notice-ended",
        wrong_notice={"effective": "2026-08-01"},
        right_notice={"effective": "2026-07-01"},
        says="takes effect on 1 August 2026",
        severity="advice",
    ),
    "a certified translation that is lacking": Pair(
        "holder.language",
        {"language": "fr"},
        {"languages.certified": "yes"},
        {"language": "fr", "translation": {"into": "en", "certified": "true"}},
        {"languages.certified": "yes"},
        says="that a translation is certified",
    ),
    "a process that is refused": Pair(
        "holder.process-refused",
        wrong_notice={"processes": [{"title": "Production orders", "accepted": "no"}]},
        right_notice={"processes": [{"title": "Subpoenas", "accepted": "no"}]},
    ),
    "the badge": Pair(
        "holder.content-missing",
        {"requesting.issued_by.title": "Sergeant"},
        says="badge number",
        at="requesting.issued_by.title",
    ),
    "the time zone": Pair(
        "holder.content-missing",
        {"measures.0.period.time_zone": None},
        at="measures[0].period.time_zone",
    ),
    "the deadline": Pair(
        "holder.content-missing", {"urgency": {"level": "ordinary"}}, at="urgency.deadline"
    ),
    "contents in other words": Pair(
        "holder.content-open",
        wrong_notice={"required_contents": ["the hat of the inspector"]},
        says="the hat of the inspector",
        severity="advice",
    ),
    "another domain": Pair(
        "holder.sender-domain",
        {
            "requesting.authority.email": "cyber@police-mail.example",
            "requesting.contacts": None,
        },
        says="police-mail.example is not one",
    ),
    "a domain that ends alike": Pair(
        "holder.sender-domain",
        {"requesting.authority.email": "x@notpolice.uk", "requesting.contacts": None},
    ),
    "a domain in other letters": Pair(
        "holder.sender-domain",
        {"requesting.authority.email": "x@example.p\u043elice.uk"},
        says="only looks like police.uk",
    ),
    "a domain in its ASCII form": Pair(
        "holder.sender-domain",
        {"requesting.authority.email": "x@polizei.example", "requesting.contacts": None},
        {"authentication": {"domains": ["b\u00fcro.example"]}},
        {"requesting.authority.email": "x@xn--bro-hoa.example", "requesting.contacts": None},
        {"authentication": {"domains": ["b\u00fcro.example"]}},
    ),
    "no address": Pair(
        "holder.sender-no-email",
        {"requesting.authority.email": None, "requesting.contacts": None},
    ),
    "an address that anybody can get": Pair(
        "holder.sender-not-governmental",
        {"requesting.authority.email": "x@proton.me", "requesting.contacts": None},
        {"authentication": {"government_email": "true"}},
        {"requesting.authority.email": "x@met.police.uk", "requesting.contacts": None},
        {"authentication": {"government_email": "true"}},
        says="Anybody can get an address at proton.me",
        severity="advice",
    ),
}


@pytest.mark.parametrize("kind", ["request", "preservation"])
def test_on_a_paper_that_fits_the_notice_nothing_is_said(beside: Beside, kind: str) -> None:
    assert beside(kind=kind) == []


@pytest.mark.parametrize("pair", PAPERS.values(), ids=PAPERS)
def test_a_mismatch_is_told_and_the_paper_that_fits_is_not(beside: Beside, pair: Pair) -> None:
    compare(beside, pair)


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
