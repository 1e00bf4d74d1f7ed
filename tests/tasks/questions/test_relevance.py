"""What each field of an unfinished document is to its author, and why."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.tasks.questions.relevance import Relevance, relevant

Ask = Callable[..., dict[str, Relevance]]
REQUEST: dict[str, Any] = {
    "kind": "request",
    "requesting": {"state": "KE"},
    "requested": {"state": "US"},
}


def states(found: dict[str, Relevance], *paths: str) -> set[str]:
    return {found[path].state for path in paths}


# --- what is needed


def test_what_the_model_requires_is_needed(ask: Ask) -> None:
    found = ask(kind="request")
    assert found["reference"].needed
    assert found["requested.state"].needed
    assert found["proceedings.nature"].needed
    assert (found["subject"].state, found["subject"].needed) == ("ask", False)


def test_what_the_kind_of_assistance_needs_is_needed(ask: Ask) -> None:
    found = ask(REQUEST, measures=[{"kind": "stored-content"}])
    assert found["measures[0].period.from"].needed
    assert found["measures[0].identifiers"].needed
    assert found["measures[0].privilege"].why == "Useful for: Stored content of communications."
    assert not found["measures[0].privilege"].needed


@pytest.mark.needs_country
def test_what_the_law_requires_is_needed_and_cited(ask: Ask) -> None:
    found = ask(REQUEST, measures=[{"kind": "stored-content"}])["measures[0].nexus"]
    assert (found.state, found.needed) == ("ask", True)
    assert found.why.startswith("Probable cause must extend to the thing to be searched")
    assert found.why.endswith(")")


@pytest.mark.needs_country
def test_the_law_asks_for_more_as_the_draft_says_more(ask: Ask) -> None:
    to_kenya: dict[str, Any] = {
        "kind": "request",
        "requesting": {"state": "US"},
        "requested": {"state": "KE"},
        "measures": [{"kind": "bank-records"}],
    }
    assert not ask(to_kenya)["urgency.reason"].needed
    with_deadline = ask(to_kenya, urgency={"deadline": "2026-12-01"})["urgency.reason"]
    assert with_deadline.needed
    assert "s. 9(1)(e)" in with_deadline.why


@pytest.mark.needs_country
def test_the_law_is_that_of_the_states_of_the_draft(ask: Ask) -> None:
    kenya = ask(REQUEST, offences=[{}])["offences[0].maximum_penalty.death"]
    assert kenya.state == "ask"
    assert kenya.why.startswith("Kenya retains the death penalty")
    german = {"kind": "request", "requesting": {"state": "DE"}, "requested": {"state": "US"}}
    assert ask(german, offences=[{}])["offences[0].maximum_penalty.death"].state == "rare"


@pytest.mark.needs_country
def test_of_several_fields_that_will_do_the_one_that_is_asked_anyway_is_needed(ask: Ask) -> None:
    found = ask(REQUEST, measures=[{"kind": "bank-records"}])
    assert found["measures[0].items"].needed  # the Act is content with identifiers or items
    assert found["measures[0].identifiers"].state == "rare"
    assert found["measures[0].accounts"].needed


@pytest.mark.needs_country
def test_a_treaty_on_another_kind_of_crime_requires_nothing(ask: Ask) -> None:
    fraud = ask(REQUEST, offences=[{"category": "computer-related-fraud"}])
    drugs = ask(REQUEST, offences=[{"category": "drug-trafficking"}])
    assert "Narcotic" in drugs["requesting.authority.functions"].why
    assert not any("Narcotic" in one.why for one in fraud.values())


def test_a_rule_of_law_beats_a_rule_of_relevance(ask: Ask) -> None:
    found = ask(kind="transmittal", form="note-verbale")
    assert found["note_to.name"].needed
    assert states(ask(kind="transmittal", form="letter"), "note_to", "note_to.name") == {
        "pointless"
    }


# --- never hidden


def test_what_must_never_be_hidden_is_asked(ask: Ask) -> None:
    persons = [{"role": "suspect", "custody": {"held": "true"}}]
    found = ask(REQUEST, measures=[{"kind": "subscriber-data"}], persons=persons)
    asked = (
        *(
            "requesting.issued_by.title",
            "requesting.authority.unit",
            "requesting.authority.address",
        ),
        *(
            "persons",
            "persons[1].role",
            "persons[0].identifiers",
            "persons[0].identifiers[0].value",
        ),
        *("persons[0].custody.since", "persons[0].custody.until", "persons[0].custody.place"),
        "measures[0].period.time_zone",
    )
    assert states(found, *asked) == {"ask"}


def test_retention_and_services_of_a_notice_are_asked(ask: Ask) -> None:
    found = ask(kind="notice", data_categories=[{"category": "traffic-data"}])
    asked = ("data_categories[0].retention.period", "data_categories[0].services")
    assert states(found, *asked, "company.services") == {"ask"}


@pytest.mark.needs_country
def test_group_and_transnational_are_asked_where_a_treaty_turns_on_them(ask: Ask) -> None:
    found = ask(REQUEST, offences=[{}])["offences[0].organised_group"]
    assert found.state == "ask"
    assert found.why == "This decides whether the request can rest on a treaty: UNTOC."
    assert ask(REQUEST, offences=[{}])["offences[0].transnational"].state == "ask"


@pytest.mark.needs_country
def test_they_are_rare_where_no_treaty_turns_on_them(ask: Ask) -> None:
    both = ("offences[0].organised_group", "offences[0].transnational")
    other_treaty = ask(REQUEST, offences=[{}], basis=[{"instrument": "uncac"}])
    assert states(other_treaty, *both) == {"rare"}
    penalty = {"maximum_penalty": {"years": "2"}, "category": "theft"}
    too_light = ask(REQUEST, offences=[penalty])
    assert states(too_light, *both) == {"rare"}
    nowhere = {"kind": "request", "requesting": {"state": "TV"}, "requested": {"state": "TW"}}
    assert states(ask(nowhere, offences=[{}]), *both) == {"rare"}


def test_an_answer_is_never_hidden(ask: Ask) -> None:
    found = ask(REQUEST, gravity="Very grave.", measures=[{"kind": "bank-records"}])
    assert (found["gravity"].state, found["gravity"].why) == (
        "ask",
        "You have already answered this.",
    )
    sworn = {"kind": "bank-records", "procedure": {"oath": "oath"}}
    assert ask(REQUEST, measures=[sworn])["measures[0].procedure.oath"].state == "ask"
    dated = ask(REQUEST, date="2026-01-01")["date"]
    assert (dated.state, dated.why) == ("ask", "You have already answered this.")


# --- only when called for


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("path", "draft"),
    [
        ("their_reference", {"status": "follow-up"}),
        ("supplements", {"status": "supplement"}),
        ("withdrawal_reason", {"status": "withdrawal"}),
        ("replaces", {"status": "replacement"}),
        ("other_use.evidence", {"status": "consent-to-use"}),
        ("proceedings.criminal_court", {"proceedings": {"nature": "administrative"}}),
        ("assets[0].link", {"assets": [{"description": "A flat"}]}),
        ("measures[0].assets", {"assets": [{"id": "X1", "description": "A flat"}]}),
        ("urgency.danger", {"urgency": {"level": "emergency"}}),
        ("urgency.at_risk", {"urgency": {"level": "emergency"}}),
        ("urgency.reason", {"urgency": {"level": "urgent"}}),
        ("hearings", {"urgency": {"grounds": ["hearing"]}}),
        ("confidentiality.reason", {"confidentiality": {"wanted": "true"}}),
        ("confidentiality.notice_grounds", {"confidentiality": {"user_notice": "delay"}}),
        ("proceedings.authority", {"proceedings": {"nature": "trial"}}),
        ("persons[0].born_about", {"persons": [{"name": {"full": "Unknown user"}}]}),
        ("persons[0].registration.number", {"persons": [{"nature": "legal"}]}),
        ("measures[0].deadline_reason", {"measures": [{"deadline": "2026-12-01"}]}),
        ("assurances", {"offences": [{"maximum_penalty": {"death": "true"}}]}),
        ("translation.into", {"language": "sw"}),
    ],
)
def test_it_is_asked_when_called_for_and_not_before(
    path: str, draft: dict[str, Any], ask: Ask
) -> None:
    measures = [{"kind": "subscriber-data"}]
    assert ask(REQUEST, measures=measures)[path].state in ("rare", "pointless", "derived")
    assert ask({**REQUEST, "measures": measures, **draft})[path].state == "ask"


# --- pointless


@pytest.mark.parametrize("kind", ["bank-records", "subscriber-data", "stored-content"])
def test_nobody_swears_to_records(kind: str, ask: Ask) -> None:
    procedure = tuple(
        f"measures[0].procedure.{name}" for name in ("oath", "oath_form", "caution", "rights")
    )
    found = ask(REQUEST, measures=[{"kind": kind}])
    assert states(found, *procedure, "measures[0].questions") == {"pointless"}
    assert found[procedure[0]].why == "Nobody is heard under this kind of assistance."


def test_who_is_heard_may_be_sworn(ask: Ask) -> None:
    found = ask(REQUEST, measures=[{"kind": "witness-testimony"}])
    assert states(found, "measures[0].procedure.oath", "measures[0].questions") == {"ask"}
    assert found["measures[0].procedure.caution"].state == "rare"
    questioned = ask(REQUEST, measures=[{"kind": "suspect-interview"}])
    assert questioned["measures[0].procedure.caution"].state == "ask"
    assert questioned["measures[0].procedure.oath"].state == "rare"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("search-of-premises", ("period", "procedure.counsel", "procedure.interpreter")),
        ("video-hearing", ("procedure.caution", "procedure.counsel")),
        ("expert-evidence", ("procedure.oath",)),
        ("prisoner-transfer-testimony", ("procedure.rights", "procedure.counsel", "questions")),
        ("cloud-or-device-data", ("place", "attendance", "procedure.officers")),
        ("other", ("holder", "accounts", "period", "questions", "procedure.oath")),
    ],
)
def test_what_some_cases_need_can_still_be_stated(
    kind: str, fields: tuple[str, ...], ask: Ask
) -> None:
    found = ask(REQUEST, measures=[{"kind": kind}])
    assert states(found, *(f"measures[0].{name}" for name in fields)) == {"rare"}


def test_custody_is_asked_about_and_never_assumed(ask: Ask) -> None:
    roles = ("suspect", "accused", "convicted", "victim")
    found = ask(REQUEST, persons=[{"role": role} for role in roles])
    assert states(found, *(f"persons[{n}].custody.held" for n in range(3))) == {"ask"}
    assert found["persons[3].custody.held"].state == "rare"


def test_a_measure_without_a_period_is_not_asked_for_one(ask: Ask) -> None:
    found = ask(REQUEST, measures=[{"kind": "witness-statement"}])
    period = ("measures[0].period", "measures[0].period.from", "measures[0].period.to")
    assert states(found, *period) == {"pointless"}
    assert states(ask(REQUEST, measures=[{"kind": "traffic-data"}]), *period) == {"ask"}


def test_a_company_is_not_born(ask: Ask) -> None:
    found = ask(REQUEST, persons=[{"nature": "legal"}, {"nature": "natural"}])
    natural, legal = ("born", "nationalities", "custody"), ("registration",)
    assert states(found, *(f"persons[0].{name}" for name in natural)) == {"pointless"}
    assert states(found, *(f"persons[1].{name}" for name in legal)) == {"pointless"}
    assert states(found, *(f"persons[0].{name}" for name in legal)) == {"ask"}
    assert states(found, "persons[1].born", "persons[1].nationalities") == {"ask"}


@pytest.mark.parametrize("category", ["preservation", "emergency-disclosure"])
def test_an_act_is_no_data_that_a_company_holds(category: str, ask: Ask) -> None:
    found = ask(kind="notice", data_categories=[{"category": category}])
    inside = ("holds", "retention", "retention.period", "services")
    assert states(found, *(f"data_categories[0].{name}" for name in inside)) == {"pointless"}


def test_what_the_practice_of_a_notice_excludes_is_pointless(ask: Ask) -> None:
    no = {"practice": "no"}
    found = ask(kind="notice", emergency=no, preservation=no, voluntary=no, user_notification=no)
    inside = (
        *("emergency.grounds", "preservation.period", "preservation.period.quantity"),
        *("voluntary.conditions", "user_notification.before_disclosure"),
    )
    assert states(found, *inside) == {"pointless"}


def test_only_an_address_of_a_network_needs_a_time(ask: Ask) -> None:
    marks = [{"kind": "email", "value": "a@mail.example"}, {"kind": "ip", "value": "192.0.2.1"}]
    found = ask(REQUEST, measures=[{"kind": "subscriber-data", "identifiers": marks}])
    assert found["measures[0].identifiers[0].time"].state == "pointless"
    assert found["measures[0].identifiers[1].time"].state == "ask"


def test_a_list_of_ids_is_pointless_while_there_is_nothing_to_name(ask: Ask) -> None:
    measures = [{"kind": "stored-content"}]
    assert ask(REQUEST, measures=measures)["measures[0].annexes"].state == "pointless"
    annexed = ask(REQUEST, measures=measures, annexes=[{"title": "Order"}])
    assert annexed["measures[0].annexes"].state == "rare"


# --- the shape of the answer


def test_there_is_one_further_item_under_the_next_number(ask: Ask) -> None:
    found = ask(REQUEST, persons=[{}, {}], measures=[{"identifiers": [{}]}])
    assert "persons[2].role" in found
    assert "persons[3].role" not in found
    assert "measures[0].identifiers[1].kind" in found
    assert "measures[1].identifiers[0].kind" in found
    assert "facts[0].text" in found


def test_a_table_comes_before_what_is_in_it_and_is_asked_if_anything_in_it_is(ask: Ask) -> None:
    found = ask(REQUEST, measures=[{"kind": "stored-content"}])
    order = list(found)
    for path, one in found.items():
        around = path.rpartition(".")[0]
        table = around[: around.rindex("[")] if around.endswith("]") else around
        if table:
            assert order.index(table) < order.index(path)
        if one.state == "ask" and around and not around.endswith("]"):
            assert found[around].state == "ask", path


def test_every_reason_is_one_plain_sentence_at_least(ask: Ask) -> None:
    found = ask(REQUEST, measures=[{"kind": "restraint"}], persons=[{}], offences=[{}])
    for one in found.values():
        assert one.why.endswith((".", ")")) or one.why.startswith("Useful for:"), one
        assert "relevance." not in one.why
        assert (one.value is None) or one.state in ("derived", "ask")


@pytest.mark.needs_country
def test_reasons_are_in_the_language_of_the_reader(host: Host) -> None:
    found = relevant(REQUEST, host, language="de")
    assert found["requested.state"].why.startswith("Von den Staaten hängt ab")
    assert found["language"].why == (
        "Ihr Staat verwendet diese Sprache, und der andere Staat verwendet sie oder nimmt sie an: "
        "Englisch."
    )


def test_the_day_decides_which_law_applies(host: Host) -> None:
    early = relevant({**REQUEST, "offences": [{}]}, host, on=dt.date(1999, 1, 1))
    assert early["offences[0].organised_group"].state == "rare"


def test_the_kind_of_a_plugin_is_asked_for_what_is_at_its_top(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = dataclasses.replace(host.document_types()["reminder"], kind="progress-report")
    monkeypatch.setattr(Host, "document_types", lambda self: {"progress-report": own})
    found = relevant({"kind": "progress-report"}, host)
    assert found["reference"].needed
    assert found["message"].why == "Documents of this kind normally state this."
    assert found["concerning.reference"].needed
    assert states(found, "concerning.sent", "their_reference") == {"rare"}
    assert found["kind"].value == "progress-report"


@pytest.mark.parametrize("tree", [{}, {"kind": "letter"}, {"kind": ["request"]}, [], "request"])
def test_a_document_without_a_known_kind_has_no_fields(tree: Any, host: Host) -> None:
    assert relevant(tree, host) == {}


# --- nothing is said of what is not known


@pytest.mark.parametrize("kinds", [[], ["nothing-known"], ["service-of-documents", "unheard-of"]])
def test_that_no_measure_is_compulsory_is_said_only_of_known_kinds(
    ask: Ask, kinds: list[str]
) -> None:
    found = ask(REQUEST, measures=[{"kind": kind} for kind in kinds], offences=[{"title": "x"}])
    said = {one.why for one in found.values()}
    assert not any("compulsory" in one or "whom a provider" in one for one in said)


def test_that_no_measure_is_compulsory_is_said_when_all_kinds_are_known(ask: Ask) -> None:
    measures = [{"kind": "service-of-documents"}]
    found = ask(REQUEST, measures=measures, offences=[{"title": "x"}])
    assert found["offences[0].elements"].why == "None of the measures is compulsory."
    assert found["confidentiality.user_notice"].state == "pointless"


@pytest.mark.needs_country
@pytest.mark.parametrize(("asks", "asked"), [("US", "KE"), ("KE", "DE"), ("GB", "XA")])
def test_nobody_is_told_that_a_state_requires_no_undertaking(
    ask: Ask, asks: str, asked: str
) -> None:
    found = ask(
        kind="request",
        requesting={"state": asks},
        requested={"state": asked},
        measures=[{"kind": "search-of-premises"}],
    )["assurances"]
    assert found.state == "ask" or found.why.startswith("Use this if")


def test_a_language_without_law_on_it_is_one_that_the_state_uses(ask: Ask) -> None:
    found = ask(kind="request", requesting={"state": "KE"}, requested={"state": "TV"})
    assert found["language"].value == "en"
    assert found["translation"].why == (
        "The document is in a language that the other State uses or accepts."
    )
