"""Points on what rests on a decision: handing over, enforcing, a court's leave, one side alone."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]
CONVICT = {"id": "P1", "role": "convicted", "name": {"full": "Ann Alva"}}
PARTNER = {"id": "P2", "role": "third-party", "name": {"full": "Ann Bero"}}
SUSPECT = {"id": "P3", "role": "suspect", "name": {"full": "Ann Caro"}}
POWER = {"authority": "The office", "provision": "section 3"}


def measure(kind: str, *persons: Data, **more: Any) -> Data:
    """The only measure of a request, and its persons."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": [one["id"] for one in persons]}
    return {"measures": [usual | more]} | ({"persons": list(persons)} if persons else {})


def promise(kind: str, text: str, **more: Any) -> Data:
    """The only assurance of a request."""
    return {"assurances": [{"kind": kind, "given_by": "The court", "text": text} | more]}


SENTENCE = measure("sentence-enforcement", CONVICT)
TRANSFER = measure("sentenced-person-transfer", CONVICT)
INTERIM = {"title": "Order on account 5", "court": "High Court", "date": "2026-01-05"}
RETURN = measure("asset-return", assets=["X1"], particulars={"claim": "Tax"}, order=INTERIM)
RETURN |= {"assets": [{"id": "X1", "description": "Account 5", "kind": "account", "state": "NR"}]}
RESTRAINT = measure("restraint", items=["Account 5"], purpose="To secure the civil claims.")
RESTRAINT["measures"][0]["particulars"] = {"next_step": "No confiscation is asked."}
AFFIDAVIT = {"annexes": [{"id": "A1", "title": "Affidavit of an officer", "kind": "affidavit"}]}
SECRET = {"confidentiality": {"wanted": True, "reason": "Flight", "until": "The search"}}
LIMIT = promise("specialty", "Only here.", promise=["use-limited"], use="This case")
STRAIGHT = {"transmission": {"way": "Directly", "road": "judicial-authorities"}}
NOTE = {"transmission": {"way": "By note", "road": "diplomatic"}, "basis": [], "annexes": []}
NOTE |= {"requesting.authority.name": "Ministry of Finance"}
OFFICE = {"requesting.issued_by.capacity": "other"}
PROSECUTOR = {"requesting.issued_by.capacity": "prosecutor"}
TRUSTEE = {"bank": "Alfa Bank", "holder": "Bero Trust Ltd", "number": "5"}
CASES = [
    (
        "till-final",
        deepcopy(RETURN) | {"measures.0.order.summary": "It is no final order."},
        {"measures.0.order.summary": "The order is final and binding."},
    ),
    ("for-whose-claims", RESTRAINT, {"measures.0.purpose": "To secure a confiscation."}),
    (
        "both-sides",
        measure("search-of-premises", items=["The ledger"]) | AFFIDAVIT | SECRET,
        {"facts.0.text": "Ann Alva forged it. The notice on the back speaks for her."},
    ),
    (
        "wider-than-promised",
        LIMIT | {"use": "It may be given to the company for its own inquiry."},
        {"use": "In this case only."},
    ),
    (
        "wider-than-promised",
        LIMIT | {"use": "The tax office would raise assessments on what is found."},
        {"use": "No assessments are made on what is found before consent is asked for."},
    ),
    ("through-the-centre", STRAIGHT | OFFICE, {"requesting.issued_by.capacity": "judge"}),
    ("through-the-centre", NOTE | OFFICE, {"requesting.authority.name": "High Court"}),
    (
        "not-only-paper",
        measure("search-of-premises", items=["Contracts of 2025"]),
        {"measures.0.items": ["Contracts of 2025, on paper and in electronic form"]},
    ),
    (
        "not-only-paper",
        measure("search-of-premises", items=["The contracts and a deed"]),
        {"measures.0.items": ["The contract of 3 May 2025", "The deed no. 17"]},
    ),
    (
        "not-only-paper",
        measure("search-of-premises", items=["Papers on property in the room"]),
        {"measures.0.items": ["Papers on property in safe deposit box 214"]},
    ),
    (
        "money-as-evidence",
        measure("seizure-of-items", items=["Cash"]),
        {"measures.0.purpose": "To compare the serial numbers with those of the test purchase."},
    ),
    (
        "whose-account",
        measure("bank-records", PARTNER),
        {"measures.0.nexus": "The proceeds were paid to this account."},
    ),
    (
        "whose-account",  # of a trustee, to whom the money was sent
        measure("bank-records", PARTNER, accounts=[TRUSTEE]),
        {"facts.0.text": "Eight transfers went to account 5 of Bero Trust Ltd."},
    ),
    (
        "not-their-account",
        measure("bank-records", PARTNER),
        {"measures.0.necessity": "She was heard and gave no papers."},
    ),
    (
        "court-there",
        PROSECUTOR | measure("bank-records", domestic_power=POWER | {"capacity": "prosecutor"}),
        {"measures.0.order": {"title": "Order of 3 May", "court": "High Court"}},
    ),
    (
        "whose-letter",
        PROSECUTOR
        | {"form": "letter-rogatory", "domestic_basis": ["The prosecutor is a judicial authority"]}
        | measure("search-of-premises", domestic_power=POWER | {"capacity": "judge"}),
        {"form": "mla-request"},
    ),
    ("till-final", deepcopy(RETURN), {"measures.0.fallback": "That the rest stays frozen."}),
    (
        "till-final",
        deepcopy(RETURN),
        {"proceedings.remedies": "The time for objection has run out."},
    ),
    (
        "till-final",
        deepcopy(RETURN),
        {"assets.0.order": {"title": "Order of 2025", "appealable": False}},
    ),
    ("page-by-page", SENTENCE, {"facts.0.source": "Judgment, page 12"}),
    (
        "or-tried-there",
        measure("sentence-enforcement", CONVICT | {"nationalities": ["NR"]}),
        {"measures.0.fallback": "Prosecution there."},
    ),
    (
        "term-to-serve",
        TRANSFER | promise("further-information", "She is released after twenty years at least."),
        promise("further-information", "Your State is consulted before any release or pardon."),
    ),
    (
        "term-to-serve",
        TRANSFER | promise("specialty", "It is not used otherwise without your prior consent."),
        promise("further-information", "Die Strafe wird nicht durch Gnade verkürzt."),
    ),
    (
        "term-to-serve",
        TRANSFER,
        promise("further-information", "She serves twenty years; no pardon is meant."),
    ),
    (
        "judgment-open",
        TRANSFER | {"proceedings.remedies": "An amparo has not been brought."},
        {"proceedings.remedies": "She waived the amparo."},
    ),
    (
        "judgment-open",
        TRANSFER | {"proceedings.stage": "The second appeal against the sentence is pending."},
        {"proceedings.stage": "No appeal against the sentence is pending."},
    ),
    (
        "release-first",
        measure("sentence-enforcement", CONVICT | {"custody": {"held": True, "place": "Here"}}),
        {"measures.0.purpose": "Your answer on release is asked for before the handing over."},
    ),
    (
        "leave-at-home",
        {"proceedings.stage": "The offence is non-cognizable."},
        {"proceedings.stage": "It is non-cognizable. An order of the court was given in May."},
    ),
]


@pytest.mark.parametrize(("point", "raised", "answer"), CASES, ids=[case[0] for case in CASES])
def test_a_point_is_asked_where_it_is_open_and_not_where_it_is_answered(
    asked_and_calm: Callable[..., None], point: str, raised: Data, answer: Data
) -> None:
    asked_and_calm(point, raised, answer)


def test_an_account_of_a_suspect_beside_that_of_another_needs_a_tie_and_no_milder_way(
    rules_after: Any,
) -> None:
    found = rules_after(measure("bank-records", SUSPECT, PARTNER))
    assert "whose-account" in found
    assert "not-their-account" not in found


@pytest.mark.parametrize("items", [["Bargeld"], ["Espèces et bijoux"], ["Banknotes"]])
def test_money_is_seen_in_each_language(rules_after: Any, items: list[str]) -> None:
    assert "money-as-evidence" in rules_after(measure("seizure-of-items", items=items))


def test_money_that_is_also_restrained_is_not_asked_about_as_evidence(rules_after: Any) -> None:
    restrained = {"id": "M2", "kind": "restraint", "purpose": "For confiscation."}
    restrained |= {"offences": ["O1"], "facts": ["F1"], "items": ["The cash"]}
    whole = measure("seizure-of-items", items=["Cash"])
    whole["measures"].append(restrained)
    assert "money-as-evidence" not in rules_after(whole)


def test_all_that_is_found_as_exhibits_is_no_list(rules_after: Any) -> None:
    listed = measure("seizure-of-items", items=["All that is found, as exhibits A1 to A9"])
    assert "stands-alone" not in rules_after(listed)
    assert "stands-alone" in rules_after(
        measure("seizure-of-items", items=["All that is found, as exhibits"])
    )


def test_a_likely_origin_leaves_the_trail_open(rules_after: Any) -> None:
    text = "For the money on account 5 the criminal origin is likely."
    assert "asset.trail-open" in {
        rule.partition("/")[0] for rule in rules_after(RETURN, {"facts.0.text": text})
    }


def test_a_decision_with_a_short_life_is_seen_among_those_of_the_case(rules_after: Any) -> None:
    brief = {"title": "Warrant", "date": "2026-01-05", "annex": "A1", "court": "High Court"}
    brief |= {"summary": "It is valid for a limited time."}
    whole = measure("bank-records", annexes=["A1"]) | {"proceedings.decisions": [brief]}
    whole |= {"annexes": [{"id": "A1", "title": "Warrant", "kind": "order"}]}
    assert any(rule.startswith("order.ends-soon") for rule in rules_after(whole))


def test_a_point_of_a_measure_can_name_a_field_of_the_case(
    findings: Callable[..., list[Finding]], request_data: Data, put: Any
) -> None:
    for path, value in (TRANSFER | {"proceedings.remedies": "An amparo is pending."}).items():
        put(request_data, path, value)
    fields = {one.field for one in findings(request_data) if one.rule == "point.judgment-open"}
    assert fields == {"proceedings.remedies"}


ETS_112 = "Convention on the Transfer of Sentenced Persons, Strasbourg, 21 March 1983"
AMERICAS = "Inter-American Convention on Serving Criminal Sentences Abroad, Managua, 9 June 1993"
APPEAL = "The appeal of the prosecution has not been decided."


@pytest.mark.parametrize(
    ("basis", "stage", "severity"),
    [
        (ETS_112, APPEAL, "error"),
        ("ETS No. 112", APPEAL, "error"),
        ("Framework Decision 2008/909/JHA", "An appeal is pending.", "error"),
        (
            "Übereinkommen vom 21. März 1983 über die Überstellung verurteilter Personen",
            "Die Berufung ist noch nicht entschieden.",
            "error",
        ),
        (
            "Convention du Conseil de l’Europe sur le transfèrement des personnes condamnées",
            "Le pourvoi en cassation est pendant.",
            "error",
        ),
        ("Treaty on the Transfer of Sentenced Persons of 1983", APPEAL, "warning"),
        ("Vertrag über die Überstellung verurteilter Personen", APPEAL, "warning"),
        ("Traité de 1983 sur le transfèrement des personnes condamnées", APPEAL, "warning"),
        ("Agreement on Prisoners of 2011", "Die Revision läuft noch.", "warning"),
        ("Agreement on Prisoners of 2011", "L’appel du parquet est en cours.", "warning"),
        ("Agreement on Prisoners of 2011", "The appeal was dismissed in May.", ""),
        ("Agreement on Prisoners of 2011", "The review of the judgment is pending.", "advice"),
        (AMERICAS, APPEAL, "error"),
        (AMERICAS, "The appeal was dismissed in May.", ""),
        (AMERICAS, "A review of the judgment is pending.", "advice"),
        (
            "Convención Interamericana para el Cumplimiento de Condenas Penales en el Extranjero",
            APPEAL,
            "error",
        ),
        ("Inter-American Convention on Mutual Assistance in Criminal Matters", APPEAL, "warning"),
        (ETS_112, "The review of the judgment is pending.", "advice"),
        (ETS_112, "The appeal was dismissed, and a review is pending.", "advice"),
        (ETS_112, "The Court of Appeal has not yet decided on the re-trial.", "advice"),
        (ETS_112, "Die Wiederaufnahme ist anhängig.", "advice"),
        (ETS_112, "La révision est pendante.", "advice"),
        (ETS_112, "The cassation is pending.", "advice"),
        (ETS_112, "The appeal of the prosecution against the sentence is pending.", "error"),
        (ETS_112, "The judgment is not final because his appeal is still pending.", "error"),
        (ETS_112, "The appeal of his co-accused is still pending.", "advice"),
        (
            ETS_112,
            "On appeal the sentence was reduced, and his request for transfer is pending.",
            "advice",
        ),
        (
            ETS_112,
            "Mit der Berufung ist das Urteil rechtskräftig, ein Gnadengesuch ist anhängig.",
            "advice",
        ),
        (ETS_112, "Après l’appel la peine est définitive et le recours est pendant.", "advice"),
        (ETS_112, "The appeal ended on 3 May with a judgment that is final.", ""),
        (
            ETS_112,
            "The appeal ended in May with a final judgment, and the sentence continues.",
            "advice",
        ),
        (ETS_112, "The appeal was upheld in part and the sentence goes on.", "advice"),
    ],
)
def test_a_pending_appeal_is_an_error_where_the_agreement_wants_a_final_judgment(
    asked_on_judgment: Callable[..., set[str]], basis: str, stage: str, severity: str
) -> None:
    changes = TRANSFER | {"proceedings.stage": stage, "basis": [{"instrument": basis}]}
    assert asked_on_judgment(changes) == ({severity} if severity else set())


@pytest.mark.parametrize(
    ("kind", "severity"), [("sentence-enforcement", "error"), ("fine-enforcement", "advice")]
)
def test_only_a_sentence_or_a_transfer_must_be_final_by_that_agreement(
    asked_on_judgment: Callable[..., set[str]], kind: str, severity: str
) -> None:
    changes = {"proceedings.stage": APPEAL, "basis": [{"instrument": ETS_112}]}
    assert asked_on_judgment(measure(kind, CONVICT) | changes) == {severity}


def test_a_fine_beside_a_sentence_leaves_the_error_on_the_sentence(
    findings: Callable[..., list[Finding]], request_data: Data, put: Any
) -> None:
    both = deepcopy(SENTENCE)
    both["measures"].append(measure("fine-enforcement", CONVICT)["measures"][0] | {"id": "M2"})
    both |= {"proceedings.stage": APPEAL, "basis": [{"instrument": ETS_112}]}
    for path, value in both.items():
        put(request_data, path, value)
    found = [one for one in findings(request_data) if one.rule == "point.judgment-open"]
    assert {(one.severity, one.message[:3]) for one in found} == {
        ("error", "M1:"),
        ("advice", "M2:"),
    }


@pytest.fixture
def asked_on_judgment(
    findings: Callable[..., list[Finding]], request_data: Data, put: Any
) -> Callable[..., set[str]]:
    """The severities of the question whether a judgment is final, after changes to a draft."""

    def asked(changes: Data) -> set[str]:
        for path, value in changes.items():
            put(request_data, path, value)
        asks = "point.judgment-open"
        return {one.severity for one in findings(request_data) if one.rule.startswith(asks)}

    return asked


def test_an_earlier_promise_on_where_a_sentence_is_served_is_asked_about(
    findings: Callable[..., list[Finding]], request_data: Data, put: Any
) -> None:
    told = {"facts.0.text": "A letter told the Council that she would serve it in Nauru."}
    for path, value in (TRANSFER | told).items():
        put(request_data, path, value)
    (one,) = (one for one in findings(request_data) if one.rule == "point.term-to-serve")
    assert "earlier promise" in one.message
