"""Only the authority of the requested State acts there, and it decides what leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]


def told(found: list[Finding]) -> list[str]:
    rules = ("extent.officers-act", "extent.carried-away")
    return [f"{one.rule.partition('.')[2]} {one.field}" for one in found if one.rule in rules]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("attendance", "Inspector A. Sample, who will question the witness"),
        ("attendance", "Two officers, who copy the disks themselves"),
        ("attendance", "Zwei Ermittler, die den Zeugen vernehmen"),
        ("purpose", "Our investigators will interview the manager to prove the payment."),
        ("purpose", "The manager is to be questioned by our prosecutors on the payment."),
        ("purpose", "Nos enquêteurs interrogeront le directeur sur le paiement."),
    ],
)
def test_officers_who_would_act_themselves_are_found(
    findings: Findings, request_data: dict[str, Any], field: str, text: str
) -> None:
    request_data["measures"][0][field] = text
    assert told(findings(request_data)) == [f"officers-act measures[0].{field}"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("attendance", "Inspector A. Sample and the investigating magistrate"),
        ("attendance", "Inspector A. Sample, who would put questions with your consent"),
        ("attendance", "Inspector A. Sample, to suggest questions through the judge"),
        ("attendance", "Inspector A. Sample, who will not question the witness"),
        ("purpose", "Our investigators will compare the name with their list."),
        ("attendance", "Inspector A. Sample, who leads the investigation"),
        ("attendance", "Der Staatsanwalt, der die Ermittlungen leitet"),
        ("attendance", "La procureure, qui conduit l’enquête"),
        ("purpose", "Our team will examine the disks once they have arrived."),
        ("purpose", "The cash was seized by our police at the airport."),
        ("purpose", "The manager was questioned by the police of this State on 3 March 2026."),
    ],
)
def test_officers_who_attend_or_ask_for_leave_are_not(
    findings: Findings, request_data: dict[str, Any], field: str, text: str
) -> None:
    request_data["measures"][0][field] = text
    assert told(findings(request_data)) == []


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("result", "The copies are to be handed directly to our officers."),
        ("result", "Our investigators will take the disks back with them."),
        ("attendance", "Inspector A. Sample, by whom the copies are taken away"),
        ("result", "Die Datenträger sind den anwesenden Beamten mitgegeben."),
    ],
)
def test_copies_that_officers_would_carry_away_are_found(
    findings: Findings, request_data: dict[str, Any], field: str, text: str
) -> None:
    request_data["measures"][0][field] = text
    assert told(findings(request_data)) == [f"carried-away measures[0].{field}"]


@pytest.mark.parametrize(
    "text",
    [
        "The copies are to be sent to the central authority.",
        "Our officers will take the copies with them if you authorise it.",
        "The thieves carried the originals away.",
        "To compare the ledger with the copy that was handed to our investigators.",
    ],
)
def test_copies_that_are_sent_or_given_by_leave_are_not(
    findings: Findings, request_data: dict[str, Any], text: str
) -> None:
    request_data["measures"][0]["result"] = text
    assert told(findings(request_data)) == []
