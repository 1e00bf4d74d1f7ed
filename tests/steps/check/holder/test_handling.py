"""Pairs on silence, emergencies, children, costs and European orders."""

from __future__ import annotations

import pytest
from holder_pairs import CHILD, EMERGENCY, THROUGH, Beside, Pair, compare, variant

HANDLING = {
    "silence without an order": Pair(
        "holder.user-told",
        {"confidentiality.order": None},
        right={"confidentiality": None},
        says="names no order",
    ),
    "what is demanded for silence": Pair(
        "holder.user-told",
        {"confidentiality.order": None},
        {"user_notification.non_disclosure": "A sealed order."},
        says="A sealed order.",
    ),
    "silence in an emergency": Pair(
        "holder.user-told",
        {**EMERGENCY, "confidentiality.order": None},
        {"user_notification.exceptions": None},
        {**EMERGENCY, "confidentiality.order": None},
    ),
    "a preservation that the user hears of": Pair(
        "holder.user-told", wrong_notice={"preservation.user_told": "yes"}, kind="preservation"
    ),
    "a user who may be told": Pair(
        "holder.user-told",
        {"confidentiality.order": None},
        {"user_notification.practice": "may"},
        right={"confidentiality": None},
        severity="advice",
        says="may tell users about requests",
    ),
    "a user who is told where possible": Pair(
        "holder.user-told",
        {"confidentiality.order": None},
        {"user_notification.practice": "where-possible"},
        right={"confidentiality": None},
        says="tells users about requests where possible",
    ),
    "a preservation that the user may hear of": Pair(
        "holder.user-told",
        wrong_notice={"preservation.user_told": "may"},
        kind="preservation",
        severity="advice",
        says="may tell users about preservation requests",
    ),
    "a preservation that is not promised": Pair(
        "holder.preservation-not-sure",
        wrong_notice={"preservation.practice": "may"},
        kind="preservation",
        severity="advice",
        says="does not promise this",
    ),
    "an order without an end": Pair(
        "holder.silence-order",
        {"confidentiality.until_date": None},
        says="when it ends",
    ),
    "an order that ends with an event": Pair(
        "holder.silence-order",
        {"confidentiality.until_date": None, "confidentiality.until": "the charge"},
        severity="advice",
    ),
    "an order that is too long": Pair(
        "holder.silence-order", {"confidentiality.until_date": "2028-01-01"}, says="at most 1 year"
    ),
    "a delay that is too long": Pair(
        "holder.silence-order",
        {"confidentiality.until_date": "2028-01-01"},
        {
            "user_notification.non_disclosure_order": None,
            "user_notification.delay_longest": {"quantity": "1", "unit": "years"},
        },
        says="delays notice to the user for at most 1 year",
    ),
    "an order of somebody else": Pair(
        "holder.silence-order",
        {"confidentiality.order": "Chief Superintendent, no. 3"},
        severity="advice",
        says="issued by a court",
    ),
    "no emergencies": Pair(
        "holder.emergency-refused", EMERGENCY, {"emergency.practice": "no"}, right=EMERGENCY
    ),
    "no emergencies from other States": Pair(
        "holder.emergency-refused",
        EMERGENCY,
        {"emergency.foreign": "no"},
        {**EMERGENCY, **THROUGH},
        {"emergency.foreign": "no"},
        says="authorities of other States",
    ),
    "another danger": Pair(
        "holder.emergency-ground",
        {**EMERGENCY, "urgency.grounds": ["other"], "urgency.at_risk": None},
        right=EMERGENCY,
        severity="advice",
        says="death, serious physical injury",
    ),
    "data that no emergency opens": Pair(
        "holder.emergency-data",
        {**EMERGENCY, "measures.0.kind": "stored-content"},
        right=EMERGENCY,
        says="`stored-content`",
    ),
    "what an emergency request says": Pair(
        "holder.emergency-content",
        {**EMERGENCY, "urgency.help": None},
        right=EMERGENCY,
        at="urgency.help",
    ),
    "process that follows": Pair(
        "holder.emergency-process",
        {**EMERGENCY, "urgency.process_follows": None},
        right=EMERGENCY,
        severity="advice",
    ),
    "process that follows late": Pair(
        "holder.emergency-process",
        {**EMERGENCY, "urgency.process_follows": "2026-08-20"},
        right=EMERGENCY,
        severity="advice",
        says="Within",
    ),
    "the number of a report": Pair(
        "holder.child-report",
        CHILD,
        right={**CHILD, "subject": "CyberTipline report 4400123"},
        severity="advice",
    ),
    "costs": Pair("holder.costs", {"costs": None}, severity="advice", says="50 USD"),
    "costs that the request refuses": Pair(
        "holder.costs",
        {"costs": "We do not pay any costs."},
        severity="advice",
        says="We do not pay any costs.",
    ),
    "costs that are waived": Pair(
        "holder.costs",
        {**EMERGENCY, "costs": None},
        right={**EMERGENCY, "costs": None},
        right_notice={"costs.waived_for": ["Emergencies"]},
        severity="advice",
    ),
    "a European order that is refused": Pair(
        "holder.union-refused",
        {"requesting.state": "DE", "basis": [{"instrument": "eu-2023-1543"}]},
        {"european_orders": {"practice": "no"}, "channels.0.states": None},
        {"requesting.state": "DE", "basis": [{"instrument": "eu-2023-1543"}]},
        {"european_orders": {"practice": "yes"}, "channels.0.states": None},
    ),
    "the addressee of a European order": Pair(
        "holder.union-addressee",
        {"requesting.state": "DE", "basis": [{"instrument": "eu-2023-1543"}]},
        {"european_orders": {"practice": "yes", "addressee": "Example Mail Europe Limited"}},
        {
            "requesting.state": "DE",
            "basis": [{"instrument": "eu-2023-1543"}],
            "measures.0.holder.representative": "Example Mail Europe Ltd",
        },
        {"european_orders": {"practice": "yes", "addressee": "Example Mail Europe Limited"}},
    ),
    "the language of a European order": Pair(
        "holder.union-language",
        {"requesting.state": "DE", "basis": [{"instrument": "eu-2023-1543"}]},
        {"european_orders": {"practice": "yes", "languages": ["ga"]}},
        {"requesting.state": "DE", "basis": [{"instrument": "eu-2023-1543"}]},
        {"european_orders": {"practice": "yes", "languages": ["en", "ga"]}},
        says="Irish",
    ),
    "a European order that is open": Pair(
        "holder.union-open",
        {"requesting.state": "DE"},
        {"european_orders": {"practice": "yes"}},
        right_notice={"european_orders": {"practice": "yes"}},
        severity="advice",
    ),
    "other terms that may hold": Pair(
        "holder.variant-open",
        wrong_notice=variant({"cases": ["missing persons"]}, mla_needed="no"),
        right_notice=variant({"cases": ["emergencies"]}, mla_needed="no"),
        says="missing persons",
        severity="advice",
    ),
}


@pytest.mark.parametrize("pair", HANDLING.values(), ids=HANDLING)
def test_a_mismatch_is_told_and_the_paper_that_fits_is_not(beside: Beside, pair: Pair) -> None:
    compare(beside, pair)


@pytest.mark.parametrize(
    ("title", "of_a_child"),
    [
        ("Making indecent photographs of children", True),
        ("Arranging or facilitating commission of a child sex offence", True),
        ("Grooming of a person under 16", True),
        ("Rape of a girl under 13", True),
        ("Possession of child abuse material", True),
        ("Besitz kinderpornographischer Inhalte", True),
        ("Sexueller Missbrauch von Kindern", True),
        ("Agression sexuelle sur mineur", True),
        ("Neglect of a child by abuse of trust", False),
        ("Child abduction", False),
        ("Rape", False),
        ("Another kind of fraud", False),
    ],
)
def test_an_offence_is_one_of_the_sexual_exploitation_of_a_child_by_its_words(
    beside: Beside, title: str, of_a_child: bool
) -> None:
    found = [one.rule for one in beside({"offences.0.title": title})]
    assert found == (["holder.child-report"] if of_a_child else [])


def test_a_tip_line_without_a_number_is_no_number_of_a_report(beside: Beside) -> None:
    told = {**CHILD, "facts.0.text": "The CyberTipline told us nothing of it in June 2026."}
    assert [one.rule for one in beside(told)] == ["holder.child-report"]


def test_a_kind_of_case_is_not_a_child(beside: Beside) -> None:
    exceptions = {"user_notification.exceptions": ["Cases of any other kind are told."]}
    silent = {**CHILD, "confidentiality.order": None, "subject": "CyberTipline report 4400123"}
    assert [one.rule for one in beside(silent, exceptions)] == ["holder.user-told"]
