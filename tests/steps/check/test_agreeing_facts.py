"""Mailboxes, sums, accounts and days of the facts that differ from the rest by a slip."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]
RULES = ("agree.mail-slip", "agree.sum-slip", "agree.iban-check", "agree.offence-days")


def told(found: list[Finding]) -> list[str]:
    mine = [one for one in found if one.rule in RULES]
    assert all(one.severity is Severity.ADVICE for one in mine)
    return [one.rule for one in mine]


@pytest.fixture
def case(request_data: Data) -> Callable[..., Data]:
    """``case(text, **more)``: a request with one fact of this text, of 1 March 2026."""

    def case(text: str, *, mail: str = "", date: str = "2026-03-01", **more: Any) -> Data:
        request_data["facts"] = [{"id": "F1", "date": date, "text": text}]
        request_data["measures"][0] |= {"facts": ["F1"]}
        if mail:
            request_data["measures"][0]["identifiers"] = [{"kind": "email", "value": mail}]
        return request_data | more

    return case


@pytest.mark.parametrize(
    ("mail", "found"),
    [
        ("kilimanjaro.yeild@mail.example", True),
        ("kilimanjaro.yild@mail.example", True),
        ("kilimanjaro.yields@mail.example", True),
        ("kilimanjaro.yield@mail.example", False),
        ("Kilimanjaro.Yield@mail.example", False),
        ("support.yield@mail.example", False),
    ],
)
def test_a_mailbox_that_differs_by_a_letter_from_that_of_a_fact_is_told(
    findings: Findings, case, mail: str, found: bool
) -> None:
    text = "The suspect wrote from kilimanjaro.yield@mail.example."
    assert ("agree.mail-slip" in told(findings(case(text, mail=mail)))) is found


def test_two_mailboxes_that_are_both_asked_for_are_no_slip(findings: Findings, case) -> None:
    data = case("He used a.sample1@mail.example.", mail="a.sample2@mail.example")
    data["measures"][0]["identifiers"] += [{"kind": "email", "value": "a.sample1@mail.example"}]
    assert told(findings(data)) == []


@pytest.mark.parametrize(
    ("amount", "currency", "found"),
    [
        ("42000000", "KES", True),
        ("420000", "KES", True),
        ("4200000", "KES", False),
        ("4300000", "KES", False),
        ("4200000000", "KES", True),
        ("42000000", "EUR", False),
    ],
)
def test_a_loss_that_differs_by_noughts_from_the_sum_of_a_fact_is_told(
    findings: Findings, case, amount: str, currency: str, found: bool
) -> None:
    data = case("She sent KES 4,200,000.", loss={"amount": amount, "currency": currency})
    assert ("agree.sum-slip" in told(findings(data))) is found


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("DE89370400440532013001", True),
        ("DE89 3704 0044 0532 0130 01", True),
        ("DE89 3704 0044 0532 0130 00", False),
        ("GB29NWBK60161331926819", False),
        ("AB12 3456 7890 1234", False),
        ("ZX99 1234 5678 9012 3456", False),
    ],
)
def test_an_iban_in_a_fact_is_told_if_its_check_digits_do_not_fit(
    findings: Findings, case, number: str, found: bool
) -> None:
    data = case(f"The money went to {number} of a bank.")
    assert ("agree.iban-check" in told(findings(data))) is found


@pytest.mark.parametrize(
    ("first", "last", "day", "until", "found"),
    [
        ("2026-06-16", "2026-07-06", "2026-03-01", None, True),
        ("2026-06-16", None, "2026-03-01", None, True),
        ("2026-01-01", "2026-02-01", "2026-03-01", None, True),
        ("2026-01-01", None, "2026-03-01", None, False),
        ("2026-02-16", "2026-05-06", "2026-03-01", None, False),
        ("2026-03-16", "2026-05-06", "2026-03-01", "2026-03-20", False),
    ],
)
def test_an_offence_within_whose_days_no_fact_lies_is_told(
    findings: Findings, case, first, last, day, until, found: bool
) -> None:
    data = case("He took it.", date=day)
    data["facts"][0] |= {"until": until} if until else {}
    dates = {"committed_from": first, "committed_to": last}
    data["offences"][0] |= {name: value for name, value in dates.items() if value}
    assert ("agree.offence-days" in told(findings(data))) is found
