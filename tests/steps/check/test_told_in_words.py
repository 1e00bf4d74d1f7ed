"""An account is reached by a fact that tells whose it is and where, without its number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding
from comity.steps.assess.common_crime import found_in_case
from comity.steps.check.point_seen import has

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("papers-proved", "Electronic copies on a data carrier suffice."),
        ("papers-proved", "Die Unterlagen werden in elektronischer Form erbeten."),
        ("milder", "Other inquiries have brought nothing."),
        ("milder", "Andere Mittel reichen nicht aus."),
        ("records-safe", "The bank keeps its records for ten years."),
        ("records-safe", "Die Bank bewahrt die Unterlagen zehn Jahre auf."),
        ("leads", "The local judge puts the questions."),
        ("fallback-told", "Should he refuse, we ask that this be noted."),
        ("article-told", "The request rests on Article IV of the Treaty."),
        ("article-cited", "Constitution, article 105"),
    ],
)
def test_what_answers_a_point_is_known_in_other_words(name: str, text: str) -> None:
    assert has(name, text)


def unreached(found: list[Finding]) -> bool:
    return any(one.rule == "links.target-unreached" for one in found)


@pytest.fixture
def account(request_data: Data) -> Callable[..., Data]:
    """``account(text, persons)``: records of one account, and one fact."""

    def account(text: str, persons: list[str], **more: Any) -> Data:
        request_data["facts"] = [{"id": "F1", "text": text, "persons": persons}]
        request_data["persons"] = [
            {"id": "P1", "role": "third-party", "nature": "legal",
             "name": {"full": "Example Association (a charity)"}},
            {"id": "P2", "role": "suspect", "name": {"full": "Bo Sample"}},
        ]  # fmt: skip
        row = {"bank": "Sample Bank", "holder": "Example Association", "number": "000111222"}
        measure = request_data["measures"][0]
        measure |= {"kind": "bank-records", "accounts": [row], "items": ["Statements"], **more}
        del measure["holder"], measure["identifiers"]
        return request_data

    return account


@pytest.mark.parametrize(
    ("text", "persons", "reached"),
    [
        ("USD 5,000 lie on an account of the charity.", ["P1"], True),
        ("740 000 EUR se trouvent sur un compte au nom de l’association.", ["P1"], True),
        ("Der Betrag ging auf ein Konto des Vereins.", ["P1"], True),
        ("The money went to Sample Bank for Example Association.", [], True),
        ("The charity collected money.", ["P1"], False),
        ("USD 5,000 went to an account.", ["P2"], True),
        ("USD 5,000 went to an account of the suspect.", ["P2"], True),
    ],
)
def test_a_fact_on_the_account_of_its_holder_reaches_it(
    findings: Findings, account: Callable[..., Data], text: str, persons: list[str], reached: bool
) -> None:
    assert unreached(findings(account(text, persons))) is not reached


def test_of_two_accounts_of_one_holder_words_reach_none(
    findings: Findings, account: Callable[..., Data]
) -> None:
    data = account("USD 5,000 lie on an account of the charity.", ["P1"])
    first = data["measures"][0]["accounts"][0]
    data["measures"][0]["accounts"] = [first, {**first, "number": "000333444"}]
    assert unreached(findings(data))


@pytest.mark.parametrize(
    ("mark", "text", "reached"),
    [
        ("The accounts blocked in the Nauru case", "A judge of Nauru blocked accounts in his case.",
         True),
        ("Die in Wien gesperrten Konten", "Die Konten wurden in Wien gesperrt.", True),
        ("The accounts blocked in the Nauru case", "He has a house in Lagos.", False),
        ("000111222", "Accounts were blocked in Nauru.", True),
        ("000111222", "A house was bought in Nauru.", False),
    ],
)  # fmt: skip
def test_a_mark_in_words_is_reached_by_a_fact_in_the_same_words(
    findings: Findings, request_data: Data, mark: str, text: str, reached: bool
) -> None:
    request_data["facts"][0]["text"] = text
    request_data["measures"][0] |= {
        "kind": "bank-records",
        "holder": {"name": "Sample Bank plc", "kind": "bank"},
        "identifiers": [{"kind": "bank-account", "value": mark}],
    }
    assert unreached(findings(request_data)) is not reached


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Complaints of 41 people who paid", True),
        ("Plaintes de 41 acheteurs", True),
        ("The firm was sold to a British buyer.", False),
        ("Die Firma wurde an einen Käufer verkauft.", False),
    ],
)
def test_a_complaint_tells_of_a_loss_and_a_sale_does_not(text: str, told: bool) -> None:
    assert bool(found_in_case("loss_told", text)) is told
