"""Points that a word silenced or raised by chance: asked of one draft, silent on another."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

Data = dict[str, Any]
SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Bo Muster"}}
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Ann Alva"}, "location": "Yaren"}
CONVICT: Data = {"id": "P1", "role": "convicted", "name": {"full": "Cy Sample"}}
SWEDEN: Data = {"requesting.state": "SE", "requested.state": "PE"}
UNORDERED: Data = {
    "proceedings.decisions": [{"title": "Decision to open the case", "court": "High Court"}],
    "annexes": [{"id": "A1", "title": "Letter of the office", "kind": "letter"}],
    "requesting.issued_by.capacity": "central-authority",
}
GB: Data = {"requesting.state": "US", "requested.state": "GB"}


def measure(kind: str, *people: Data, **more: Any) -> Data:
    one: Data = {"id": "M1", "kind": kind, "purpose": "To prove the fraud.", "offences": ["O1"]}
    one |= {"facts": ["F1"], "persons": [who["id"] for who in people]}
    return {"measures": [one | more], "persons": [deepcopy(one) for one in people]}


def told(text: str, **more: Any) -> Data:
    return {"facts": [{"id": "F1", "text": text, **more}]}


def heard(**more: Any) -> Data:
    return measure("witness-statement", WITNESS | more)


def questions(*asked: str) -> Data:
    return measure("suspect-interview", SUSPECT, questions=list(asked)) | told("He paid.")


def earlier(result: str, **more: Any) -> Data:
    one = {"id": "E1", "kind": "contact", "subject": "Bank papers", "result": result}
    return {"earlier": [one], "statements": []} | more


def promise(text: str) -> Data:
    return GB | {"assurances": [{"kind": "return", "given_by": "High Court", "text": text}]}


def urgent(reason: str) -> Data:
    return {"urgency": {"level": "urgent", "grounds": [], "reason": reason}}


def offence(title: str, *texts: str) -> Data:
    shown = {"id": "O1", "title": title, "provision": "Penal Code, section 3", "text": "Whoever."}
    shown |= {"text_is": "exact", "maximum_penalty": {"text": "Seven years", "years": 7}}
    facts = [{"id": f"F{n}", "text": text} for n, text in enumerate(texts, 1)]
    records = measure("bank-records", SUSPECT, holder={"name": "Sample Bank"})
    return records | {"offences": [shown], "facts": facts, "proceedings.nature": "investigation"}


def aim(purpose: str) -> Data:
    return {"measures.0.purpose": purpose}


def held(place: str, where: str, **more: Any) -> Data:
    one = WITNESS | {"custody": {"held": True, "place": place}}
    return GB | measure("witness-statement", one, place=[where], **more)


def transfer(place: str, *nationalities: str) -> Data:
    one = CONVICT | {"custody": {"held": True, "place": place}}
    moved = measure("sentenced-person-transfer", one | {"nationalities": list(nationalities)})
    return GB | moved | {"proceedings.decisions": [{"title": "Judgment", "court": "Court"}]}


def consents(*titles: str, people: int = 1) -> Data:
    who = [CONVICT | {"id": f"P{n}", "name": {"full": f"Cy Sample{n}"}} for n in range(people)]
    annexes = [{"id": f"A{n}", "title": one, "kind": "other"} for n, one in enumerate(titles)]
    return measure("sentenced-person-transfer", *who) | {"annexes": annexes}


def search(**more: Any) -> Data:
    usual: Data = {"place": ["1 Example Road"], "items": ["Ledger 5"]}
    data = measure("search-of-premises", SUSPECT, **(usual | more))
    return data | UNORDERED | told("He paid.")


def decided(title: str, annex: str, **more: Any) -> Data:
    data: Data = {"proceedings.decisions": [{"title": title} | more]}
    return data | {"annexes": [{"id": "A1", "title": annex, "kind": "order"}]}


JUDGED = "Judgment of the Regional Court of Springfield convicting the seller"
HANDED = "Copies are handed to our officers."
CASES: list[tuple[str, Data, Data]] = [
    # what silenced by chance
    ("two-languages", SWEDEN | measure("video-hearing", title="Hearing of the manager"), {}),
    ("promise-excepted", promise("All go back to the United Kingdom unless needed here."), {}),
    (
        "promise-excepted",
        promise("All go back unless he keeps them of his own accord."),
        promise("All go back unless a court of the United Kingdom keeps them."),
    ),
    (
        "said-no-before",
        earlier("They refused, as the acts are not punishable."),
        earlier("The bank refused the papers."),
    ),
    (
        "said-no-before",
        earlier("One of the two letters was refused."),
        earlier("One of the two witnesses refused."),
    ),
    (
        "said-no-before",
        earlier("It was refused, as the acts are not punishable.")
        | {"statements": [{"ground": "political-offence", "text": "An ordinary fraud."}]},
        {"statements": [{"ground": "other", "text": "The acts are punishable in both laws."}]},
    ),
    (
        "order-for-this",
        measure("seizure-of-items", SUSPECT, items=["Loan agreements of the company"]) | UNORDERED,
        measure("seizure-of-items", SUSPECT, items=["Loan of the painting for the trial"]),
    ),
    (
        "order-for-this",
        search() | told("Customers could order the same goods there."),
        search(purpose="A judge here could order the same search."),
    ),
    (
        "order-for-this",
        search() | decided("Order to forfeit medical devices", "Order"),
        search() | decided("Search warrant", "Search warrant"),
    ),
    (
        "decision-left-out",
        decided(JUDGED, "Order of the Regional Court for the bank papers"),
        decided(JUDGED, "Judgment convicting the seller"),
    ),
    ("own-consent-enclosed", consents("Consent of the Attorney General"), consents("Consent")),
    (
        "own-consent-enclosed",
        consents("Consent of Cy Sample0", people=2),
        consents("Consent of Cy Sample0", "Consent of Cy Sample1", people=2),
    ),
    (
        "shown-by-which-fact",
        offence("Tax evasion", "They had a monthly income."),
        offence("Tax evasion", "They had hidden income of EUR 9,000."),
    ),
    (
        "shown-by-which-fact",
        offence("Forgery", "The mandate of the bank has two signatures."),
        offence("Forgery", "The letter has a copied signature."),
    ),
    (
        "shown-by-which-fact",
        offence("Robbery with firearms", "He planned the attack on the market."),
        offence("Robbery with firearms", "He fired a pistol and took the till."),
    ),
    (
        "shown-by-which-fact",
        offence("Abuse of office", "The general meeting took place in May."),
        offence("Abuse of office", "The mayor sold the land."),
    ),
    (
        "before-it-is-sent",
        search(
            attendance="Two officers",
            necessity="If the company learns of it the papers will not be there.",
        ),
        search(attendance="Two officers", necessity="What they learn there is not used before."),
    ),
    (
        "secret-of-office",
        heard(occupation="Police officer, Bank Street station"),
        heard(occupation="Compliance officer of a bank"),
    ),
    (
        "secret-of-office",
        heard(occupation="Former prosecutor, adviser to the AG"),
        heard(occupation="Minister of the Methodist church"),
    ),
    (
        "their-case-told",
        GB
        | {"proceedings.other_states": []}
        | {"proceedings.stage": "A United Kingdom case is open, and he may be tried in May."},
        {"proceedings.stage": "It might expose him to a United Kingdom case."},
    ),
    ("brought-out", held("HMP Example, London", "Central Criminal Court, London"), {}),
    (
        "brought-out",
        held("HMP Example, London", "Court house, Leeds", questions=["What was said in prison?"]),
        held("HMP Example, London", "HMP Example"),
    ),
    # what raised by chance
    (
        "straight-to-us",
        search(items=[HANDED]),
        search(items=["Copies of the reports given to the Metropolitan Police"]),
    ),
    (
        "partner-heard",
        heard(connection="She was convicted of the same fraud."),
        heard(connection="She is the investor of whom Bo Muster and she asked for money."),
    ),
    (
        "partner-heard",
        heard(connection="She helped him bury the cash."),
        heard(connection="She helped to prepare the yearly accounts."),
    ),
    (
        "beside-the-case",
        questions("How did you vote in the elections?"),
        questions("How did the directors vote on the loan?", "With whom did you meet?"),
    ),
    (
        "urgent-for-whom",
        urgent("The Senate debates the matter."),
        urgent("The bank in Congress Street closes the account on 3 May 2027."),
    ),
    (
        "urgent-for-whom",
        urgent("Der Bundestag berät im Mai."),
        urgent("Es bleibt keine Wahl: die Frist endet am 3. Mai 2027."),
    ),
    (
        "fled-from-them",
        heard(nationalities=["NR"], connection="She is a political refugee."),
        heard(nationalities=["NR"], connection="Nurse in a refugee camp."),
    ),
    (
        "fled-from-them",
        heard(nationalities=["NR"], connection="She fled the country in 2019."),
        heard(nationalities=["NR"], connection="She saw him before he fled the country."),
    ),
    (
        "patient-agrees",
        measure("business-records", SUSPECT, items=["Records of the hospital in Leeds"]),
        measure("business-records", SUSPECT, items=["Invoices for the building of the hospital"]),
    ),
    (
        "who-may-lift",
        measure("bank-records", SUSPECT, immunity="The immunity is to be waived."),
        measure("bank-records", SUSPECT, immunity="No immunity is to be waived."),
    ),
    (
        "paper-that-shows-it",
        offence("Fraud", "The police have a report on the handwriting."),
        {
            "annexes": [{"id": "A1", "title": "Opinion of the expert", "kind": "other"}],
            "facts.0.annexes": ["A1"],
        },
    ),
    *(
        ("other-ends", aim(other), aim(proof))
        for other, proof in (
            ("To write a book on the case.", "To prove that he kept a book of the payments."),
            ("For an exhibition on the war.", "To prove to whom the museum sold the paintings."),
            (
                "To support the campaign of the minister.",
                "To prove who paid for the campaigns of the minister.",
            ),
            ("Zur Veröffentlichung.", "Beweis, wer das Buch mit den Einzahlungen führte."),
            ("Pour préparer une exposition.", "Prouver qui a tenu le livre des recettes."),
        )
    ),
    (
        "other-ends",
        aim("To show the theft, and for an exhibition."),
        aim("To show what the witness told the court in the disciplinary proceedings of 2011."),
    ),
    (
        "other-ends",
        {"use": "For the trial and for the publication of the papers."},
        {"use": "For the trial of those who are responsible for the publication."},
    ),
    (
        "other-ends",
        aim("Pour le procès et pour une exposition."),
        aim("To learn who traded before the publication of the report."),
    ),
    (
        "barred-when",
        urgent("Limitation is near."),
        urgent("The limitation order of the court ends."),
    ),
]


@pytest.mark.parametrize(("point", "raised", "calm"), CASES)
def test_a_point_is_neither_silenced_nor_raised_by_chance(
    asked_and_calm: Callable[..., None], point: str, raised: Data, calm: Data
) -> None:
    asked_and_calm(point, raised, calm)


@pytest.mark.parametrize(
    ("place", "nationalities", "there"),
    [
        ("Example Prison, United States", ("GB", "US"), False),
        ("Example Prison, United Kingdom", ("US",), True),
    ],
)
def test_a_sentence_is_one_of_the_state_that_holds_the_person(
    findings: Callable[..., Any], request_data: Data, put: Any, place: str,
    nationalities: tuple[str, ...], there: bool,
) -> None:  # fmt: skip
    for path, value in transfer(place, *nationalities).items():
        put(request_data, path, value)
    said = {one.said.id for one in findings(request_data) if one.said}
    assert ("point.which-decision/convicted-there" in said) is there


def test_a_suspect_is_not_cleared_by_a_longer_name(rules_after: Callable[..., set[str]]) -> None:
    usual = offence("Fraud", "Bo Mustermann drew USD 4,000.")
    assert "own-fact" in rules_after(usual)
    assert "own-fact" not in rules_after({"facts.0.text": "Bo Muster drew USD 4,000."})
