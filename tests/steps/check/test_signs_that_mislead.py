"""Where a sign of a question is seen, and the draft shows that the question has no place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Rules = Callable[..., set[str]]
Data = dict[str, Any]
VICTIMS: Data = {
    "facts.0.text": "Some seven thousand persons were held, and 592 were not seen again."
}


def taking(*items: str, **more: Any) -> Data:
    """Things are secured in the other State."""
    usual: Data = {
        "id": "M1",
        "kind": "seizure-of-items",
        "items": list(items),
        "purpose": "To compare.",
    }
    usual |= {"offences": ["O1"], "facts": ["F1"], "place": ["Yaren"]}
    return {"measures": [usual | more]} | VICTIMS


@pytest.mark.parametrize(
    ("items", "asked"),
    [
        (["Human remains found at the points"], set()),
        (["The gold wristwatch, serial number 4711"], set()),
        (["The computers and the letters of the camp"], {"sorting", "kept-sealed"}),
    ],
)
def test_only_carriers_and_papers_are_sorted_and_sealed(
    rules_after: Rules, items: list[str], asked: set[str]
) -> None:
    opened = "To secure what is found and open the medical examination"
    found = rules_after(taking(*items, title=opened))
    assert found & {"sorting", "kept-sealed"} == asked


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("Since 2007 a program was spread.", False),
        ("Seit dem 1. Januar 2007 wurde ein Programm verbreitet.", False),
        ("Depuis janvier 2007 un programme est diffusé.", False),
        ("From January 2007 onwards a program was spread.", False),
        ("A program was spread by a firm that was there since 1998.", True),
    ],
)
def test_conduct_that_runs_on_has_no_last_day(rules_after: Rules, text: str, wide: bool) -> None:
    usual: Data = {
        "id": "M1",
        "kind": "business-records",
        "items": ["Ledgers"],
        "purpose": "To prove it.",
    }
    usual |= {"offences": ["O1"], "facts": ["F1"], "holder": {"name": "Sample Kilns LLC"}}
    usual |= {"necessity": "Nobody else has them."}
    usual |= {"period": {"from": "2007-01-01", "to": "2011-11-08"}}
    began = {"offences.0.committed_from": "2007-01-01"}
    facts = [{"id": "F1", "date": "2007-01-01", "text": text}]
    found = rules_after({"measures": [usual], "facts": facts}, began)
    assert ("lint.period-wide" in found) is wide


BLOCKS: Data = {"id": "M1", "kind": "other", "purpose": "The owners would lose their connection."}
BLOCKS |= {"offences": ["O1"], "facts": ["F1"], "period": {"from": "2026-11-01"}}
BLOCKS["period"] |= {"to": "2027-03-22"}


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("No change in the register from the day of service until 22 March 2027", False),
        ("Keine Änderung ab Zustellung bis zum 22. März 2027", False),
        ("Aucun changement à compter de la notification", False),
        ("Entries of the register", True),
    ],
)
def test_what_looks_ahead_ends_after_the_request(
    rules_after: Rules, title: str, asked: bool
) -> None:
    order: Data = {"title": "Order of the judge", "court": "High Court", "date": "2026-10-01"}
    register = BLOCKS | {"title": title, "items": ["The entries"], "order": order}
    found = rules_after({"measures": [register]})
    assert ("form.period-future" in found) is asked
    assert ("order.before-period" in found) is asked


def test_an_order_that_forbids_changes_looks_ahead(rules_after: Rules) -> None:
    order: Data = {"title": "Order of the judge", "court": "High Court", "date": "2026-10-01"}
    order |= {"summary": "It forbids such changes and transfers."}
    register = BLOCKS | {"title": "Entries of the register", "items": ["The entries"]}
    found = rules_after({"measures": [register | {"order": order}]})
    assert not {"form.period-future", "order.before-period"} & found


@pytest.mark.parametrize(
    ("costs", "asked"),
    [
        ("The costs of copying are borne by Tuvalu.", "asset.no-confiscation"),
        (
            "Die Kosten der Übersetzung und die Gerichtskosten trägt Tuvalu.",
            "asset.no-confiscation",
        ),
        ("The accused owes the costs of the trial.", "asset.no-confiscation/debt"),
    ],
)
def test_costs_that_are_offered_are_no_debt(
    findings: Callable[..., list[Any]], restraint: Data, costs: str, asked: str
) -> None:
    restraint["measures"][0]["purpose"] = f"To keep it. {costs}"
    found = [one.said.id for one in findings(restraint) if one.rule == "asset.no-confiscation"]
    assert found == [asked]


@pytest.mark.parametrize(
    ("person", "asked"),
    [
        ({"role": "witness", "occupation": "Bank officer"}, False),
        ({"role": "witness", "connection": "Clerk at the branch; keeps the papers"}, False),
        ({"role": "witness", "occupation": "Directrice de la banque"}, False),
        ({"role": "third-party", "connection": "Holds the account"}, True),
    ],
)
def test_a_bank_officer_holds_no_account(rules_after: Rules, person: Data, asked: bool) -> None:
    papers: Data = {"id": "M1", "kind": "bank-records", "purpose": "To prove the trail."}
    papers |= {"offences": ["O1"], "facts": ["F1"], "persons": ["P2"], "items": ["Vouchers"]}
    suspect: Data = {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}
    other: Data = {"id": "P2", "name": {"full": "Cy Sample"}} | person
    found = rules_after({"measures": [papers], "persons": [suspect, other]})
    assert ("not-their-account" in found) is asked


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("By law men above fifty are not whipped.", False),
        ("Whipping cannot be imposed on a man of seventy.", False),
        ("The accused is over seventy years old.", True),
    ],
)
def test_a_punishment_that_cannot_be_applied_needs_no_promise(
    rules_after: Rules, told: str, asked: bool
) -> None:
    penalty: Data = {
        "offences.0.maximum_penalty": {"text": "Twenty years and whipping", "years": 20}
    }
    fact = {"facts.0.text": f"He took the money. {told}"}
    assert ("undertaking.penalty" in rules_after(penalty, fact)) is asked


FOUR: list[Data] = [
    {"id": f"P{n}", "role": "suspect", "name": {"full": name}}
    for n, name in enumerate(("Ann Alva", "Bo Berg", "Cy Corte", "Di Dorn"), 1)
]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ann Alva was the owner, Bo Berg kept the books, Cy Corte and Di Dorn ran it.", False),
        ("P1 signed the invoices; P2 paid them; P3 and P4 took the goods.", False),
        ("Ann Alva, Bo Berg, Cy Corte and Di Dorn took the goods.", True),
        ("Ann Alva, Bo Berg, Cy Corte and Di Dorn met, and Ann Alva left.", True),
    ],
)
def test_a_fact_may_tell_the_deeds_of_each(rules_after: Rules, text: str, asked: bool) -> None:
    together: Data = {"id": "F1", "text": text, "persons": ["P1", "P2", "P3", "P4"]}
    found = rules_after({"persons": FOUR, "facts": [together]})
    assert ("whose-acts" in found) is asked


@pytest.mark.parametrize(
    ("purpose", "asked"),
    [
        ("The watch is handed over and seized for the claims of the victims.", False),
        ("Die Uhr wird zur Sicherung der Ansprüche der Opfer herausgegeben.", False),
        ("La montre est remise pour garantir les créances des victimes.", False),
        ("To prove the robbery, and seized for the claims of the victims.", True),
    ],
)
def test_things_that_secure_claims_are_no_evidence(
    rules_after: Rules, purpose: str, asked: bool
) -> None:
    claims = {"proceedings.stage": "The victims claim damages as civil parties."}
    watch = taking("The gold wristwatch", purpose=purpose)
    assert ("for-which-use" in rules_after(watch, claims)) is asked
