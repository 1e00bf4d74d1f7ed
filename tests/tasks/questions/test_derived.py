"""What the program answers itself: each value, where it comes from, and when it cannot tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.tasks.questions.relevance import Relevance, relevant
from comity.tasks.questions.told_time import ToldTime, told_time

Ask = Callable[..., dict[str, Relevance]]
ON = dt.date(2026, 10, 5)
REQUEST: dict[str, Any] = {
    "kind": "request",
    "requesting": {"state": "KE"},
    "requested": {"state": "US"},
}
OFFICE = Office(
    authority="Example Directorate",
    state="KE",
    contacts=({"name": "Duty officer", "email": "duty@dci.example"},),
    signatories=({"name": "J. Exemplar", "title": "Director"},),
)


def derived(found: dict[str, Relevance], path: str) -> Any:
    one = found[path]
    assert one.state == "derived", (path, one)
    assert one.why.endswith(".")
    return one.value


# --- the document


def test_form_date_and_status_of_a_new_request_are_known(ask: Ask) -> None:
    found = ask(REQUEST)
    assert derived(found, "schema") == "1"
    assert derived(found, "form") == "mla-request"
    assert derived(found, "date") == "2026-10-05"
    assert derived(found, "status") == "new"


@pytest.mark.needs_country
def test_a_court_without_a_treaty_writes_a_letter_rogatory(ask: Ask) -> None:
    signed = {"issued_by": {"capacity": "judge"}}
    without = {"requesting": {"state": "TV", **signed}, "requested": {"state": "TW"}}
    assert derived(ask(without, kind="request"), "form") == "letter-rogatory"
    binding = {"requesting": {"state": "KE", **signed}, "requested": {"state": "US"}}
    assert derived(ask(binding, kind="request"), "form") == "mla-request"


def test_the_status_is_asked_once_the_request_supplements_another(ask: Ask) -> None:
    assert ask(REQUEST, supplements="DCI/1")["status"].state != "derived"


@pytest.mark.needs_country
def test_the_language_is_the_one_that_both_states_use(ask: Ask) -> None:
    found = ask(REQUEST)["language"]
    assert (found.state, found.value) == ("derived", "en")
    assert found.why == "Your State uses English, and the other State uses or accepts it."


@pytest.mark.needs_country
def test_the_language_is_the_only_one_that_the_requested_state_accepts(ask: Ask) -> None:
    found = ask(kind="request", requesting={"state": "FR"}, requested={"state": "DE"})["language"]
    assert (found.state, found.value) == ("derived", "de")
    assert found.why.startswith("The other State accepts German (")


def test_the_language_is_asked_where_the_states_share_none(ask: Ask) -> None:
    found = ask(kind="request", requesting={"state": "JP"}, requested={"state": "AO"})
    assert found["language"].state == "ask"


@pytest.mark.needs_country
def test_a_notice_is_in_the_language_of_its_state(ask: Ask) -> None:
    assert derived(ask(kind="notice", host="DE"), "language") == "de"


@pytest.mark.needs_country
def test_central_authorities_come_from_the_law_with_its_citation(ask: Ask) -> None:
    found = ask(REQUEST)
    assert derived(found, "requested.central_authority.name") == "U.S. Department of Justice"
    assert "Attorney-General" in derived(found, "requesting.central_authority")["name"]
    assert found["requested.central_authority"].why.startswith(
        "Comity takes this from: U.S. Department"
    )


@pytest.mark.needs_country
def test_the_domestic_basis_comes_from_the_law_of_the_requesting_state(ask: Ask) -> None:
    found = ask(REQUEST, measures=[{"kind": "bank-records"}, {"kind": "stored-content"}])
    basis = derived(found, "domestic_basis")
    assert basis[0].startswith("Section 7 of the Mutual Legal Assistance Act")
    assert basis[1].startswith("Section 57(2) of the Computer Misuse")
    assert "s. 7(1)" in found["domestic_basis"].why
    assert ask(REQUEST)["domestic_basis"].state == "ask"


@pytest.mark.needs_country
@pytest.mark.parametrize(("language", "opening"), [("de", "§ 74 des"), ("en", "Section 74 of")])
def test_a_german_letter_names_the_german_basis_in_german(ask: Ask, language, opening) -> None:
    states = {"requesting": {"state": "DE"}, "requested": {"state": "FR"}, "language": language}
    found = ask({"kind": "request", **states}, measures=[{"kind": "witness-statement"}])
    assert derived(found, "domestic_basis")[0].startswith(opening)


# --- the office


def test_the_office_file_gives_state_authority_signatory_and_contacts() -> None:
    found = relevant({"kind": "request"}, open_host(OFFICE), on=ON)
    assert derived(found, "requesting.state") == "KE"
    assert derived(found, "requesting.authority.name") == "Example Directorate"
    assert derived(found, "requesting.issued_by.title") == "Director"
    assert derived(found, "requesting.contacts")[0]["name"] == "Duty officer"
    assert derived(found, "requesting.contacts[0].email") == "duty@dci.example"
    assert found["requesting.contacts[0].phone"].state == "ask"
    assert found["requesting.authority.name"].why == "The office file says so."


def test_the_office_of_another_state_gives_nothing() -> None:
    found = relevant({"kind": "request", "requesting": {"state": "NG"}}, open_host(OFFICE), on=ON)
    assert found["requesting.authority.name"].state == "ask"
    assert found["requesting.issued_by.name"].state == "ask"
    assert found["requesting.contacts[0].name"].state == "ask"


# --- items


def test_items_are_numbered_and_a_number_in_use_is_passed_over(ask: Ask) -> None:
    found = ask(REQUEST, facts=[{"text": "a"}, {"id": "F4"}], offences=[{"elements": [{}, {}]}])
    assert derived(found, "facts[0].id") == "F1"
    assert derived(found, "facts[2].id") == "F3"
    assert ask(REQUEST, facts=[{}, {"id": "F3"}])["facts[2].id"].value == "F4"
    found = ask(REQUEST, measures=[{"kind": "stored-content"}], earlier=[{"kind": "contact"}])
    assert derived(found, "measures[0].id") == "M1"
    assert derived(found, "earlier[0].id") == "E1"


def test_an_element_is_numbered_within_its_offence(ask: Ask) -> None:
    elements = [{"text": "a"}, {"text": "b"}]
    found = ask(REQUEST, offences=[{"elements": elements}, {"id": "X", "elements": elements}])
    assert derived(found, "offences[0].elements[1].id") == "O1b"
    assert derived(found, "offences[1].elements[0].id") == "Xa"


def test_a_provision_is_quoted_exactly_only_where_it_stands_in_quotation_marks(ask: Ask) -> None:
    texts = ["“Whoever deceives another commits an offence.”", "Deceit is an offence.", "", None]
    found = ask(REQUEST, offences=[{"text": text} for text in texts])
    assert derived(found, "offences[0].text_is") == "exact"
    assert [found[f"offences[{n}].text_is"].state for n in (1, 2, 3)] == ["ask"] * 3
    assert found["offences[1].text_is"].needed


def test_one_offence_and_one_fact_serve_every_measure(ask: Ask) -> None:
    one = ask(REQUEST, offences=[{"title": "x"}], facts=[{"id": "F7"}], measures=[{}])
    assert derived(one, "measures[0].offences") == ["O1"]
    assert derived(one, "measures[0].facts") == ["F7"]
    two = ask(REQUEST, offences=[{}, {}], facts=[{}, {}], measures=[{}])
    assert two["measures[0].offences"].state == two["measures[0].facts"].state == "ask"


def test_one_suspect_is_the_one_who_is_suspected_of_the_offence(ask: Ask) -> None:
    persons = [{"role": "victim"}, {"role": "suspect"}]
    assert derived(ask(REQUEST, persons=persons, offences=[{}]), "offences[0].persons") == ["P2"]
    more = [*persons, {"role": "accused"}]
    assert ask(REQUEST, persons=more, offences=[{}])["offences[0].persons"].state == "rare"


def test_a_person_is_natural_until_a_registration_says_otherwise(ask: Ask) -> None:
    persons = [{"role": "suspect"}, {"role": "suspect", "registration": {"number": "C 1"}}]
    found = ask(REQUEST, persons=persons)
    assert derived(found, "persons[0].nature") == "natural"
    assert derived(found, "persons[1].nature") == "legal"


@pytest.mark.parametrize(
    ("born", "minor"), [("2008-10-05", "false"), ("2008-10-06", "true"), ("1970-01-01", "false")]
)
def test_a_person_is_a_minor_until_the_18th_birthday(ask: Ask, born: str, minor: str) -> None:
    assert derived(ask(REQUEST, persons=[{"born": born}]), "persons[0].minor") == minor


@pytest.mark.parametrize("born", ["2030-01-01", "1990-13-01", "May 1990", ""])
def test_no_age_is_told_from_a_date_of_birth_that_is_none(ask: Ask, born: str) -> None:
    assert ask(REQUEST, persons=[{"born": born}])["persons[0].minor"].state != "derived"


def test_the_date_of_a_fact_is_the_only_one_that_its_text_names(ask: Ask) -> None:
    found = ask(REQUEST, facts=[{"text": "On 3 March 2026 he called."}, {"text": "He called."}])
    assert derived(found, "facts[0].date") == "2026-03-03"
    assert found["facts[1].date"].state == "ask"


def test_a_day_to_come_is_no_date_of_a_fact(ask: Ask) -> None:
    assert ask(REQUEST, facts=[{"text": "Due on 3 March 2027."}])["facts[0].date"].state == "ask"


def test_the_offence_began_with_the_first_fact_and_its_end_is_not_guessed(ask: Ask) -> None:
    facts = [{"date": "2026-03-09"}, {"text": "On 2 March 2026."}, {"date": "2026-04-01"}]
    found = ask(REQUEST, facts=facts, offences=[{}])
    assert derived(found, "offences[0].committed_from") == "2026-03-02"
    assert found["offences[0].committed_to"].state == "rare"
    report = {"date": "2026-04-02", "text": "She reported it to the police."}
    asked = ask(REQUEST, facts=[*facts, report], offences=[{}])["offences[0].committed_to"]
    assert asked.state == "ask"
    assert "report to the police" in asked.why
    one_day = ask(REQUEST, facts=[{"date": "2026-03-09"}, {"date": "2026-03-09"}], offences=[{}])
    assert derived(one_day, "offences[0].committed_to") == "2026-03-09"
    assert ask(REQUEST, offences=[{}])["offences[0].committed_from"].state == "rare"


def test_beside_a_fact_without_a_day_nothing_tells_when_the_offence_was(ask: Ask) -> None:
    facts = [{"date": "2026-03-09"}, {"text": "The next day he took the money out."}]
    found = ask(REQUEST, facts=facts, offences=[{}])
    began, ended = (found[f"offences[0].committed_{end}"] for end in ("from", "to"))
    assert (began.state, ended.state) == ("ask", "rare")
    assert "A fact has no date" in began.why


def test_an_offence_ends_with_the_last_day_of_its_only_fact(ask: Ask) -> None:
    lasting = {"date": "2026-09-01", "until": "2026-09-20"}
    found = ask(REQUEST, facts=[lasting], offences=[{}])
    assert derived(found, "offences[0].committed_to") == "2026-09-20"
    told = {"text": "From 1 September to 20 September 2026 he called each day."}
    found = ask(REQUEST, facts=[told], offences=[{}])
    assert derived(found, "offences[0].committed_to") == "2026-09-20"
    later = ask(REQUEST, facts=[lasting, {"date": "2026-10-02"}], offences=[{}])
    assert derived(later, "offences[0].committed_from") == "2026-09-01"
    assert later["offences[0].committed_to"].state == "ask"
    assert "last day" in later["offences[0].committed_to"].why


def test_protection_is_asked_for_until_a_role_tells_that_nobody_is_in_danger(ask: Ask) -> None:
    roles = [{"role": "victim"}, {"role": "witness"}, {}, {"role": "suspect"}]
    found = ask(REQUEST, persons=roles)
    assert [found[f"persons[{n}].protect"].state for n in range(4)] == ["ask"] * 3 + ["rare"]
    assert "(identity protected)" in found["persons[0].protect"].why


# --- measures

MAIL = {"name": "Example Mail, Inc.", "service": "Example Mail"}
PERIOD = {"from": "2026-03-01", "to": "2026-03-31"}


def test_a_second_measure_has_holder_account_and_period_of_the_first(ask: Ask) -> None:
    account = [{"kind": "email", "value": "a@mail.example"}]
    first = {"kind": "subscriber-data", "holder": MAIL, "period": PERIOD, "identifiers": account}
    found = ask(REQUEST, measures=[first, {"kind": "stored-content"}])
    assert derived(found, "measures[1].holder") == MAIL
    assert derived(found, "measures[1].holder.name") == "Example Mail, Inc."
    assert derived(found, "measures[1].identifiers") == account
    assert derived(found, "measures[1].period.from") == "2026-03-01"
    assert found["measures[1].period.time_zone"].state == "ask"


def test_a_bank_does_not_hold_what_a_provider_holds(ask: Ask) -> None:
    measures = [{"kind": "stored-content", "holder": MAIL}, {"kind": "business-records"}]
    assert ask(REQUEST, measures=measures)["measures[1].holder"].state == "ask"


def test_a_bank_does_not_hold_the_records_of_another_business(ask: Ask) -> None:
    measures = [{"kind": "bank-records", "holder": MAIL}, {"kind": "business-records"}]
    assert ask(REQUEST, measures=measures)["measures[1].holder"].state == "ask"


def test_a_period_that_was_begun_is_not_completed_from_another_measure(ask: Ask) -> None:
    logs = PERIOD | {"time_zone": "Europe/Luxembourg"}
    first = {"kind": "subscriber-data", "period": logs}
    own = {"kind": "subscriber-data", "period": {"from": "2026-05-01"}}
    found = ask(REQUEST, measures=[first, own])
    for name in ("to", "time_zone"):
        assert found[f"measures[1].period.{name}"].state == "ask"


def test_what_is_still_to_come_has_a_period_of_its_own(ask: Ask) -> None:
    measures = [{"kind": "traffic-data", "period": PERIOD}, {"kind": "real-time-traffic"}]
    assert ask(REQUEST, measures=measures)["measures[1].period"].state == "ask"


def test_what_is_found_at_a_place_is_not_at_the_holder_of_an_account(ask: Ask) -> None:
    account = [{"kind": "phone", "value": "+254 20 555 0199"}]
    measures = [{"kind": "location-of-person", "identifiers": account}, {"kind": "restraint"}]
    assert ask(REQUEST, measures=measures)["measures[1].identifiers"].state == "ask"


def test_a_second_measure_has_the_formalities_of_the_first_but_not_its_oath(ask: Ask) -> None:
    procedure = {"wished": "A certificate.", "reason": "The Act.", "custody_record": "Sealed."}
    first = {"kind": "bank-records", "procedure": procedure}
    found = ask(REQUEST, measures=[first, {"kind": "stored-content"}])
    assert derived(found, "measures[1].procedure") == {
        "wished": "A certificate.",
        "reason": "The Act.",
    }
    heard = ask(REQUEST, measures=[first, {"kind": "witness-testimony"}])
    assert heard["measures[1].procedure"].state == "ask"


@pytest.mark.parametrize("kind", ["preservation", "restraint"])
def test_what_yields_no_evidence_has_none_of_its_formalities(ask: Ask, kind: str) -> None:
    first = {"kind": "stored-content", "procedure": {"wished": "A certificate."}}
    found = ask(REQUEST, measures=[first, {"kind": kind}])
    assert found["measures[1].procedure"].state != "derived"
    assert found["measures[1].procedure.wished"].state != "derived"


def test_the_bank_of_an_account_is_the_holder_that_the_measure_names(ask: Ask) -> None:
    measure = {"kind": "restraint", "holder": {"name": "Sample Bank"}, "accounts": [{}]}
    assert derived(ask(REQUEST, measures=[measure]), "measures[0].accounts[0].bank") == (
        "Sample Bank"
    )


# --- notices

SIDES = ("domestic", "foreign")


def test_a_first_notice_applies_from_its_date(ask: Ask) -> None:
    found = ask(kind="notice", date="2026-11-01")
    assert derived(found, "effective") == "2026-11-01"
    assert derived(found, "version") == "1"
    assert ask(kind="notice", supersedes="1")["version"].state == "ask"


@pytest.mark.needs_country
def test_the_law_of_the_host_state_answers_no_question_of_a_notice(ask: Ask) -> None:
    categories = [{"category": "subscriber-data"}, {"category": "stored-content"}]
    practice = {"practice": "yes"}
    found = ask(kind="notice", host="US", data_categories=categories, preservation=practice)
    asked = [f"data_categories[{n}].process_{whose}" for n in (0, 1) for whose in SIDES]
    for path in (*asked, "preservation.period"):
        assert (found[path].state, found[path].value) == ("ask", None), path


# --- dates in a text


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 2026 he called.",
        "On March 3, 2026, he called.",
        "On the 3rd of March 2026, and again on 3 March 2026.",
        "Am 3. März 2026 rief er an.",
        "Le 3 mars 2026, il a appelé.",
        "El 3 de marzo de 2026 llamó.",
        "2026-03-03 10:15",
    ],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert told_time(text).first == dt.date(2026, 3, 3)


@pytest.mark.parametrize("text", ["3/4/2026", "31 February 2026", "In March 2026", ""])
def test_no_date_is_guessed(text: str) -> None:
    assert told_time(text).first is None


@pytest.mark.parametrize(
    "text",
    [
        "The subscriber is Tunde Sample, born 9 July 1994, of 7 Example Street.",
        "She was born in Lagos on July 9, 1994.",
        "Der Anschlussinhaber, geb. am 9. Juli 1994, wohnt in Beispielstadt.",
        "L’abonné, né le 9 juillet 1994, habite à Exempleville.",
        "Date of birth: 1994-07-09",
    ],
)
def test_the_day_of_a_birth_is_not_the_day_of_the_fact(text: str) -> None:
    assert told_time(text) == ToldTime()
    assert told_time(f"{text} The house was searched on 3 March 2026.").first == dt.date(2026, 3, 3)


def test_a_child_that_is_born_is_an_event() -> None:
    assert told_time("On 3 March 2026 the child was born.").first == dt.date(2026, 3, 3)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between 16 February and 2 March 2026", (2026, 2, 16), (2026, 3, 2)),
        ("du 16 février au 2 mars 2026", (2026, 2, 16), (2026, 3, 2)),
    ],
)
def test_a_time_over_two_months_names_its_first_and_its_last_day(text, first, last) -> None:
    assert told_time(text) == ToldTime(dt.date(*first), dt.date(*last))
