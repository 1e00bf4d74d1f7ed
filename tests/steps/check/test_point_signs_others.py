"""Points that a draft answers elsewhere than where they ask: each raised, and told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
SUSPECT = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
WITNESS = {"id": "P2", "role": "witness", "name": {"full": "Bo Bero"}}
OWNER = {"id": "P3", "role": "third-party", "name": {"full": "Cy Caro"}}
MINISTER = SUSPECT | {"occupation": "Minister of Trade", "nationalities": ["NR"]}


def measure(kind: str, *persons: Data, **more: Any) -> Data:
    """The only measure of a request, and its persons."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": [one["id"] for one in persons]}
    return {"measures": [usual | more]} | ({"persons": list(persons)} if persons else {})


def account(**more: Any) -> Data:
    """The restraint of an account, and its asset."""
    one = {"id": "X1", "description": "Account 5", "kind": "account", "owner": "P1"}
    one |= {"facts": ["F1"], "link_shown": "The fees were paid into this account."}
    return measure("restraint", SUSPECT, assets=["X1"]) | {"assets": [one | more]}


def with_search(**more: Any) -> Data:
    """A witness is heard, and things of the same person are taken."""
    whole = measure("witness-statement", WITNESS, items=["The sale"])
    (heard,) = whole["measures"]
    taken = {"id": "M2", "kind": "seizure-of-items", "items": ["The laptop"]} | more
    return whole | {"measures": [heard, {**heard, "questions": []} | taken]}


def at_court(name: str, *people: Data) -> Data:
    """An authority there is named, and a suspect has an office."""
    return {"requested.executing_authority": {"name": name}, "persons": list(people or [MINISTER])}


def order(**more: Any) -> Data:
    """An order that goes along as a plain copy."""
    return {
        "annexes": [{"id": "A1", "title": "Order of 2001", "kind": "order", "form": "copy"} | more]
    }


SUMMONS = measure("service-of-documents", SUSPECT, items=["Summons of 5 May"])
SIDE = measure("search-of-premises", items=["The ledger"]) | {
    "annexes": [{"id": "A1", "title": "Affidavit of an officer", "kind": "affidavit"}],
    "confidentiality": {"wanted": True, "reason": "Flight", "until": "The search"},
}
CHARGED = {
    "purpose": "To ask about the charges.",
    "procedure": {"wished": "By video", "rights": "To be silent."},
}
CASES: list[tuple[str, Data, list[Data]]] = [
    (
        "money-as-evidence",
        measure("seizure-of-items", items=["Banknotes"], purpose="To have them examined."),
        [
            {"measures.0.purpose": "The wrappers and bank bands show who paid it out."},
            {"measures.0.purpose": "To learn where the money came from."},
        ],
    ),
    (
        "link-by-payments",
        account(),
        [
            {"facts.0.text": "Twelve transfers are listed with date, amount and account."},
            {"annexes": [{"id": "A1", "title": "List of the transfers", "kind": "other"}]},
            {"assets.0.link_shown": "Payments of 5 and 6 May 2025 went to this account."},
        ],
    ),
    (
        "which-court-there",
        at_court("Court of Appeal"),
        [
            at_court("Prosecutor General at the Court of Cassation"),
            at_court("Criminal judge appointed by the Supreme Court"),
            at_court(
                "Court of Appeal", MINISTER | {"occupation": "Brother of the Minister of Trade"}
            ),
            at_court("Court of Appeal", MINISTER | {"nationalities": ["TV"]}),
        ],
    ),
    (
        "may-turn-suspect",
        with_search(),
        [
            with_search(already_held={"authority": "The police"}),
            with_search(items=["Data carriers that he offers"]),
        ],
    ),
    (
        "on-what",
        measure("video-hearing", SUSPECT, items=["The sale"]),
        [measure("video-hearing", SUSPECT, items=["First appearance"], **CHARGED)],
    ),
    (
        "on-what",
        measure("witness-testimony", WITNESS, items=["The records"]),
        [{"measures.0.items": ["That the copies are true"]}],
    ),
    (
        "fading",
        measure("examination", items=["Aircraft 5"], purpose="To measure residues on the seats."),
        [
            {
                "measures.0.deadline": "2026-12-04",
                "measures.0.deadline_reason": "The residues decay.",
            }
        ],
    ),
    (
        "origin-disputed",
        account() | {"facts": [{"id": "F1", "text": "He says that he earned it by lawful trade."}]},
        [{"assets.0.link_shown": "The trial court found that it comes from the sales of 2020."}],
    ),
    (
        "free-to-stay",
        SUMMONS,
        [{"measures.0.purpose": "That he appears by video link from the court there."}],
    ),
    (
        "others-heard",
        account(),
        [{"assets.0.third_parties": [{"person": "P1", "right": "Beneficiary", "heard": False}]}],
    ),
    (
        "both-sides",
        SIDE,
        [
            {"facts.0.text": "The companies' lawyer wrote in 2017 that they only gave services."},
            {"annexes.1": {"id": "A2", "title": "The lawyer's letter", "kind": "letter"}},
        ],
    ),
    (
        "copies",
        order(),
        [
            {
                "facts.0.text": "A regional court in Nauru ordered the forfeiture.",
                "facts.0.annexes": ["A1"],
            }
        ],
    ),
    (
        "who-leads",
        measure("witness-statement", WITNESS, attendance="Two officers"),
        [
            {"measures.0.procedure.wished": "That they be present and propose questions."},
            {"measures.0.procedure.wished": "That a judge there conduct each hearing."},
            {"measures.0.procedure.wished": "They advise the doctor there, who leads."},
            {"measures.0.procedure.wished": "Hearing by the Tuvaluan court in a closed room."},
        ],
    ),
]


@pytest.mark.parametrize(
    ("rule", "asked", "calm"),
    [(rule, asked, calm) for rule, asked, calms in CASES for calm in calms],
)
def test_a_point_is_raised_and_is_silent_where_another_field_tells_it(
    asked_and_calm: Callable[..., None], rule: str, asked: Data, calm: Data
) -> None:
    asked_and_calm(rule, asked, calm)


NEAR = "2026-06-01"


@pytest.mark.parametrize(
    ("urgency", "asked"),
    [
        ({"level": "urgent", "deadline": NEAR, "reason": "The trial opens."}, True),
        ({"level": "ordinary", "deadline": NEAR}, False),
        (
            {"level": "urgent", "deadline": NEAR, "reason": "Replies are wanted within weeks."},
            False,
        ),
    ],
)
def test_a_term_for_the_reply_is_no_day_of_a_hearing(
    rules_after: Callable[..., set[str]], request_data: Data, urgency: Data, asked: bool
) -> None:
    request_data["date"], request_data["urgency"] = "2026-05-01", urgency
    request_data.pop("hearings", None)
    found = rules_after(measure("witness-testimony", WITNESS, attendance="Two officers"))
    assert ("days-agreed" in found) is asked


def test_nobody_is_listed_beside_property_that_is_still_to_be_found(
    rules_after: Callable[..., set[str]], request_data: Data
) -> None:
    request_data.pop("assets", None)
    assert "others-heard" not in rules_after(measure("restraint", items=["The money found"]))
