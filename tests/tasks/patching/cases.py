"""Each rule with a patch: a packaged sample, and the edits after which the rule has a finding."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from comity.model.patches import Tree

__all__ = ["CASES", "Case"]

BEC = "bec-request"
Edit = tuple[str, Any]


@dataclass(frozen=True)
class Case:
    """A rule, a sample, and what is done to it: None takes a field away."""

    rule: str
    sample: str
    edits: tuple[Edit, ...] = ()
    change: Callable[[dict[str, Any]], None] = field(default=lambda tree: None)


def between(one: str, other: str, *basis: str) -> tuple[Edit, ...]:
    named = [{"instrument": name} for name in basis] or None
    return (("requesting.state", one), ("requested.state", other), ("basis", named))


def without_measures(*numbers: int) -> tuple[Edit, ...]:
    return tuple((f"measures[{n}]", None) for n in sorted(numbers, reverse=True))


def offences(category: str) -> tuple[Edit, ...]:
    gone = ("transnational", "organised_group")
    return tuple(
        edit
        for n in (0, 1)
        for edit in (
            (f"offences[{n}].category", category),
            *((f"offences[{n}].{name}", None) for name in gone),
        )
    )


def repeat_a_measure(tree: dict[str, Any]) -> None:
    tree["measures"].append(copy.deepcopy(tree["measures"][1]) | {"id": "M9"})


def repeat_a_category(tree: dict[str, Any]) -> None:
    tree["data_categories"].append(copy.deepcopy(tree["data_categories"][0]))


ONE_FACT: Tree = [
    {
        "id": "F1",
        "date": "2026-03-02",
        "text": "Somebody at finance.desk.7731@mail.example sent a false invoice to the company.",
    }
]
ONLY_NAMES: Tree = ["The name and address of the user", "The date on which the account was opened"]
EARLIER: Tree = {"kind": "request", "reference": "FMJ/CAU/2026/1"}
LOOKS_OFFICIAL: Tree = {
    "name": "Office of International Affairs",
    "email": "oia@usd\u043ej.gov",  # a Cyrillic letter
}
ONLY_ONE = without_measures(1, 2, 3)
PAPERS = "tests/data/papers/preservation-provider.yaml"
IN_GERMANY = "tests/data/de/request-us.yaml"
LAST_DAY = "measures[0].particulars.final_on"

CASES = (
    # form
    Case("form.kind-unknown", BEC, (("measures[0].kind", "subscriber_dta"),)),
    Case(
        "form.measure-without-facts",
        BEC,
        (
            *ONLY_ONE,
            ("requested.state", "BR"),
            ("measures[0].facts", None),
            ("facts", ONE_FACT),
            ("offences[0].elements", None),
            ("offences[1].elements", None),
        ),
    ),
    Case("form.measure-without-offence", "restraint-gb-ng", (("measures[1].offences", None),)),
    Case(
        "form.particular-unknown",
        "corruption-ng-gb",
        ((LAST_DAY, None), (f"{LAST_DAY}n", "2026-10-10")),
    ),
    Case(
        "form.particular-form",
        "corruption-ng-gb",
        ((LAST_DAY, "2026-1-5"), ("measures[0].order.final_on", "2026-01-05")),
    ),
    Case(
        "form.period-reversed",
        BEC,
        (("measures[0].period.from", "2026-06-30"), ("measures[0].period.to", "2026-03-01")),
    ),
    Case("form.period-future", BEC, (("measures[0].period.to", "2026-12-01"),)),
    Case("form.class-mismatch", BEC, (("measures[2].items", ONLY_NAMES),)),
    Case("form.misleading-text", BEC, (("subject", "Payments diverted from Ex\u0430mple Cement"),)),
    Case("form.misleading-text", BEC, (("subject", "Payments\u2060 diverted from Cement Plc"),)),
    Case("form.misleading-text", BEC, (("subject", "\uff30ayments diverted from Cement Plc"),)),
    Case("form.emergency-danger", BEC, (("urgency.level", "emergency"),)),
    # what does not fit together, and what says nothing
    Case("links.measure-repeated", BEC, change=repeat_a_measure),
    Case("links.rogatory-not-judicial", BEC, (("form", "letter-rogatory"),)),
    Case("links.earlier-unnamed", BEC, (("status", "follow-up"), ("earlier[1]", EARLIER))),
    Case("links.category-repeated", "notice-us", change=repeat_a_category),
    Case("earlier.status-new", BEC, (("supplements", "FMJ/CAU/MLA/2026/0311"),)),
    Case("agree.body-natural", BEC, (("persons[2].name.full", "Sample Kilns LLC"),)),
    Case("substance.empty", BEC, (("measures[0].particulars.note", "TBC"),)),
    Case("substance.thin", BEC, (("measures[0].result", "The result"),)),
    Case(
        "lint.content-for-a-name",
        BEC,
        (("measures[2].purpose", "To identify the user."), ("measures[2].necessity", None)),
    ),
    # the legal basis
    Case("basis.chosen", BEC, (("basis", None),)),
    Case("basis.reciprocity-alone", BEC, (*between("KE", "US"), ("reciprocity", "true"))),
    Case("basis.not-installed", BEC, (("basis[0].instrument", "us-ng-mlatt"),)),
    Case("basis.parent", BEC, between("FR", "DE", "ets-099")),
    Case(
        "basis.replaced",
        BEC,
        (*between("FR", "DE", "ets-030"), ("requesting.issued_by.capacity", "judge")),
    ),
    Case(
        "basis.first",
        BEC,
        (*ONLY_ONE, ("measures[0].kind", "stored-content"), *between("GB", "US", "coe-185")),
    ),
    Case(
        "basis.not-cited",
        BEC,
        (*ONLY_ONE, ("measures[0].kind", "bank-records"), *between("IE", "DE", "eu-eio")),
    ),
    Case(
        "basis.adds",
        BEC,
        (
            *ONLY_ONE,
            ("measures[0].kind", "bank-records"),
            *between("DE", "DK", "eu-mla-2000", "ets-030"),
            *offences("fraud"),
        ),
    ),
    Case("basis.not-party", BEC, between("KE", "US", "coe-185")),
    Case("basis.not-party", BEC, (("basis[1]", {"instrument": "ets-030"}),)),
    Case("basis.signed", BEC, between("IE", "US", "coe-185", "untoc")),
    Case("basis.nowhere", BEC, (("basis[1]", {"instrument": "un-cybercrime"}),)),
    Case(
        "basis.kinds",
        "ransomware-gb-us",
        (*without_measures(0, 1, 2), ("basis[1]", {"instrument": "us-gb-cloud-act"})),
    ),
    Case("basis.scope", BEC, (*offences("fraud"), ("basis[1]", {"instrument": "un-1988"}))),
    # languages, addressees, undertakings
    Case("language.required", BEC, (*between("TR", "EE"), ("language", "fr"))),
    Case("language.majority", BEC, (("language", "de"),)),
    Case("wording.none", BEC, (("language", "sw"),)),
    Case(
        "addressee.central",
        BEC,
        (
            *ONLY_ONE,
            *between("FR", "DE", "eu-2023-1543"),
            ("requested.central_authority", {"name": "Bundesamt für Justiz"}),
        ),
    ),
    Case("address.look-alike", BEC, (("requested.central_authority", LOOKS_OFFICIAL),)),
    Case("undertaking.beside-treaty", BEC, (("reciprocity", "true"),)),
    Case(
        "refusal.assurance-unsaid",
        BEC,
        (("assurances[0].text", "We will be glad to help at any time in the future."),),
    ),
    Case("refusal.assurance-terms", BEC, (("assurances[1].promise", ["not-carried-out"]),)),
    Case(
        "lint.numeric-date",
        BEC,
        (("facts[0].text", "On 13/03/2026 the user of the account had the payment diverted."),),
    ),
    # papers, protection, plugins, national law
    Case("papers.not-preservation", PAPERS, (("measures[0].kind", "stored-content"),)),
    Case(
        "protection.rests-on-omitted",
        "protected-witness-gb-in",
        tuple((f"persons[{n}].protect", "omit") for n in range(3)),
    ),
    Case("extensions.no-plugin", BEC, (("extensions", {"treatys": {"a": "b"}}),)),
    Case(
        "gb.interception.not-in-court",
        BEC,
        (
            ("requested.state", "GB"),
            ("measures[0].kind", "interception"),
            ("confidentiality.wanted", "false"),
        ),
    ),
    Case(
        "de.requesting.two-copies",
        IN_GERMANY,
        (("transmission.form", "paper"), ("transmission.copies", "1")),
    ),
)
"""What is applied in tests/tasks/patching/test_every_patch.py."""
