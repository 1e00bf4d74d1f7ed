"""A kind needs its holder and its marks, unless an account or a consent tells the same."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model.drafts.request import Measure
from comity.steps.check.needs import agreed

ACCOUNT = {"bank": "Sample Bank", "number": "0055667788"}
PERSON = {"id": "P1", "role": "victim", "name": {"full": "Bea Example"}}


@pytest.fixture
def missing(findings, request_data):
    """The fields that are found missing once the measure has neither holder nor marks."""

    def missing(kind: str, **measure: Any) -> set[str]:
        bare = {k: v for k, v in request_data["measures"][0].items() if k != "identifiers"}
        bare.pop("holder")
        bare |= {"kind": kind, **measure}
        bare = {key: value for key, value in bare.items() if value is not None}
        found = findings(request_data | {"persons": [PERSON], "measures": [bare]})
        return {f.rule for f in found if f.rule.endswith("-missing")}

    return missing


HOLDER_TOLD = [
    ("bank-records", {"title": "Papers of the accounts from which payments came into it"}),
    ("business-records", {"place": ["1 Sample Road, Example Town"]}),
]


@pytest.mark.parametrize(("kind", "told"), HOLDER_TOLD)
def test_papers_that_lead_to_their_holder_weigh_less(
    kind: str, told: dict[str, Any], request_data: dict[str, Any], findings
) -> None:
    bare = {k: v for k, v in request_data["measures"][0].items() if k not in ("holder", "place")}
    for more, severity in (({}, "warning"), (told, "advice")):
        found = findings(request_data | {"measures": [bare | {"kind": kind} | more]})
        assert {f.severity for f in found if f.rule == "form.holder-missing"} == {severity}


def test_an_account_names_its_bank_and_its_number(missing) -> None:
    assert missing("bank-records", accounts=[ACCOUNT]) == set()
    assert missing("bank-records") == {"form.holder-missing", "form.identifiers-missing"}
    without = [{"bank": "Sample Bank", "holder": "Bea Example"}]
    assert missing("bank-records", accounts=without) == {"form.identifiers-missing"}


def test_an_account_is_the_thing_that_is_to_be_restrained(missing) -> None:
    assert missing("restraint", accounts=[ACCOUNT], items=None) == set()
    assert missing("restraint", items=None) == {"form.items-missing"}


def test_who_agrees_hands_over_what_is_their_own(missing) -> None:
    given = {"consent": "Bea Example agrees in writing (annex A1)"}
    assert missing("stored-content", persons=["P1"], particulars=given) == set()
    refused = {"consent": "She has not agreed"}
    assert missing("stored-content", persons=["P1"], particulars=refused) != set()


@pytest.mark.parametrize(
    ("consent", "given"),
    [
        ("She agrees", True),
        (True, True),
        (False, False),
        ("Consent was refused", False),
        ("Die Zustimmung wurde verweigert", False),
        ("None is known", False),
        ("Elle n'a jamais donné son accord", False),
        ("Elle accepte sans réserve", True),
        ("Sie hat der Übergabe nie zugestimmt", False),
        ("Sie stimmt ohne Vorbehalt zu", True),
        ("She agrees without reservation", True),
        ("Neither owner agrees", False),
    ],
)
def test_a_consent_that_is_denied_is_none(consent: object, given: bool) -> None:
    measure = Measure.model_validate(
        {"id": "M1", "kind": "stored-content", "purpose": "P.", "particulars": {"consent": consent}}
    )
    assert agreed(measure) is given


def test_a_consent_is_no_unknown_particular(findings, request_data) -> None:
    request_data["measures"][0]["particulars"] = {"consent": "She agrees"}
    assert "form.particular-unknown" not in {f.rule for f in findings(request_data)}


@pytest.mark.parametrize(
    ("mark", "severity"),
    [
        ({"kind": "phone", "value": "+33 1 99 00 00 01"}, "advice"),
        ({"kind": "ip-address", "value": "203.0.113.7"}, "advice"),
        ({"kind": "email", "value": "bea@mail.example"}, "warning"),
        ({"kind": "shipment", "value": "0077"}, "warning"),
    ],
)
def test_a_number_whose_operator_registers_tell_needs_no_holder(
    mark: dict[str, Any], severity: str, request_data: dict[str, Any], findings
) -> None:
    bare = {k: v for k, v in request_data["measures"][0].items() if k != "holder"}
    found = findings(request_data | {"measures": [bare | {"identifiers": [mark]}]})
    assert {f.severity for f in found if f.rule == "form.holder-missing"} == {severity}


@pytest.mark.parametrize(
    ("items", "holder", "told"),
    [
        (["A statement of a records keeper of the bank"], True, True),
        (["Hearing of the employee who keeps the books of the shop"], True, True),
        (["Vernehmung der Mitarbeiterin, die für die Unterlagen zuständig ist"], True, True),
        (["Audition du responsable de la conservation des archives"], True, True),
        (["A statement of a records keeper"], False, False),
        (["Hearing of all persons who know of the event"], True, False),
    ],
)
def test_who_keeps_the_records_of_a_named_holder_is_named_by_it(
    items: list[str], holder: bool, told: bool, request_data: dict[str, Any], findings
) -> None:
    keep = ("id", "purpose", "facts", "offences", "holder")
    bare = {k: v for k, v in request_data["measures"][0].items() if k in keep}
    if not holder:
        bare.pop("holder", None)
    one = bare | {"kind": "witness-statement", "items": items, "title": "Statement of a witness"}
    found = findings(request_data | {"measures": [one]})
    assert ("form.persons-missing" not in {f.rule for f in found}) is told


@pytest.mark.parametrize(
    ("title", "more", "severity"),
    [
        ("Statements of the drivers present at the depot", {"place": ["Depot Road 2"]}, "advice"),
        ("Hearing of the employees of the shipyard", {"holder": {"name": "Yard Ltd"}}, "advice"),
        ("Vernehmung der angetroffenen Personen", {"place": ["Hof 2"]}, "advice"),
        ("Audition des employés du chantier", {"place": ["Rue Modèle 2"]}, "advice"),
        ("Statements of the drivers present at the depot", {}, "warning"),
        ("Hearing of a driver", {"place": ["Depot Road 2"]}, "warning"),
        ("Hearing of a driver", {"annexes": ["C"]}, "advice"),
    ],
)
def test_who_is_met_on_the_day_or_listed_in_an_annex_needs_no_name(
    title: str, more: dict[str, Any], severity: str, request_data: dict[str, Any], findings
) -> None:
    keep = ("id", "purpose", "facts", "offences")
    bare = {k: v for k, v in request_data["measures"][0].items() if k in keep}
    one = bare | {"kind": "witness-statement", "title": title, "items": ["What they saw"]} | more
    annexes = [{"id": "C", "title": "List"}]
    found = findings(request_data | {"measures": [one], "annexes": annexes})
    assert {f.severity for f in found if f.rule == "form.persons-missing"} == {severity}


def test_an_annex_of_the_measure_may_hold_the_numbers(
    request_data: dict[str, Any], findings
) -> None:
    lack = ("identifiers", "holder", "accounts")
    bare = {k: v for k, v in request_data["measures"][0].items() if k not in lack}
    for cited, severity in ((["C"], "advice"), ([], "warning")):
        one = bare | {"kind": "bank-records", "annexes": cited}
        annexes = [{"id": "C", "title": "List of accounts"}]
        found = findings(request_data | {"measures": [one], "annexes": annexes})
        told = {f.severity for f in found if f.rule == "form.identifiers-missing"}
        assert told == {severity}
