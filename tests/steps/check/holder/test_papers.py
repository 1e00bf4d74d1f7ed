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
