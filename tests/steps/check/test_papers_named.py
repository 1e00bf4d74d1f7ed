"""What the text says is attached is in the list of annexes, signed and there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]


@pytest.mark.parametrize(
    ("nexus", "rule"),
    [
        ("The transcript of the hearing is attached.", "annex.paper-unlisted/named"),
        ("Bank statements are attached to this letter.", "annex.paper-unlisted/named"),
        ("Le procès-verbal de l'audition est joint.", "annex.paper-unlisted/named"),
        ("Die Lichtbilder sind beigefügt.", "annex.paper-unlisted/named"),
        ("The forensic report is attached.", ""),  # A2 is one
        ("The text of the provisions is attached.", ""),  # A4 has it
        ("A file is attached to the message.", ""),  # conduct
        ("The lock was attached to the contract of lease.", ""),
        ("The transcript is not attached.", ""),
        ("The certificate attached to the e-mail was forged.", ""),
    ],
)
def test_a_paper_that_is_said_to_be_attached_is_listed(
    altered: Altered, nexus: str, rule: str
) -> None:
    found = altered("bec-request", {"measures.3.nexus": nexus})
    assert [one for one in found if one.startswith("annex.")] == ([rule] if rule else [])
    assert not rule or found[rule].severity is Severity.ADVICE  # a sentence was read


def test_a_paper_that_a_title_may_mean_is_not_asked_for(altered: Altered) -> None:
    said = {"measures.3.nexus": "The transcript of the messages is attached."}
    assert "annex.paper-unlisted/named" not in altered("bec-request", said)  # A3 has the messages
    said = {"measures.3.nexus": "The transcript of the hearing is attached."}
    wide = said | {"annexes.2.title": "Extracts of the file"}
    assert "annex.paper-unlisted/named" not in altered("bec-request", wide)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Forensic report of 30 June 2026 (to follow)", True),
        ("Rapport d'expertise, non joint", True),
        ("Gutachten, wird nachgereicht", True),
        ("Forensic report of 30 June 2026", False),
        ("Plan to be followed", False),
        ("Forensic report, missing", True),
        ("List of missing persons", False),
    ],
)
def test_an_annex_is_enclosed_as_it_is_listed(altered: Altered, title: str, found: bool) -> None:
    assert ("annex.not-there" in altered("bec-request", {"annexes.1.title": title})) is found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"requesting.issued_by.title": "Director (not signed)"}, True),
        ({"annexes.0.title": "Order of 2 July 2026, unsigned", "annexes.0.kind": "order"}, True),
        ({"remarks": [{"part": "contacts", "text": "Ohne Siegel."}]}, True),
        ({"facts.0.text": "The parties left the contract unsigned."}, False),
        ({"annexes.1.title": "Contract without a signature"}, False),
        ({}, False),
    ],
)
def test_papers_that_nobody_signed_are_told(
    altered: Altered, changes: dict[str, Any], found: bool
) -> None:
    assert ("form.unsigned" in altered("bec-request", changes)) is found
