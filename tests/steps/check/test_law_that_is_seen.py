"""What law files ask is asked of the case: a treaty that applies, a server, a consent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.model.findings import Finding
from comity.pipeline.own_plugin import open_host
from comity.steps.check import check

pytestmark = pytest.mark.needs_country
SOUND = Path(__file__).parents[2] / "steps" / "assess" / "sound"


@pytest.fixture
def rules(resolve_case, put):
    """``rules("09", {"basis": None})``: the findings on a sound draft that was changed."""
    host = open_host()

    def rules(number: str, changes: dict[str, Any]) -> dict[str, Finding]:
        (path,) = SOUND.glob(f"{number}-*.yaml")
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for field, value in changes.items():
            if value is None and field not in data and "." not in field:
                continue
            put(data, field, value)
        return {f.rule: f for f in check(resolve_case(data, host), host)}

    return rules


def test_nobody_is_told_of_help_without_a_treaty_beside_a_treaty(rules) -> None:
    """The author names no basis, and the program cites the treaty that is in force."""
    translated = {"translation": {"into": "en"}}
    alone = rules("06", translated | {"basis": None, "reciprocity": "true"})
    cited = rules("06", translated | {"basis": None, "reciprocity": None})

    assert "de.requesting.sworn-translation" in alone
    assert "basis.chosen" in cited
    assert "de.requesting.sworn-translation" not in cited


def test_germany_asks_no_moment_of_a_servers_address(rules) -> None:
    measure = {
        "id": "M1",
        "kind": "subscriber-data",
        "identifiers": [{"kind": "ip-address", "value": "192.0.2.44"}],
        "holder": {"name": "Muster Hosting GmbH", "kind": "hosting provider"},
        "items": ["Who rents the server"],
        "purpose": "To identify who rents the server.",
        "facts": ["F1"],
        "offences": ["O1"],
    }
    user = measure | {"holder": {"name": "Muster Zugang GmbH", "kind": "access provider"}}

    # the law's finding and that of form are told as one, under the rule of form
    assert "form.address-without-time" in rules("03", {"measures": [user]})
    found = rules("03", {"measures": [measure]})
    assert not {"form.address-without-time", "de.subscriber.ip-address-needs-a-time"} & {*found}


def test_probable_cause_is_not_asked_for_where_the_user_agrees(rules) -> None:
    without = {"measures.0.nexus": None}
    assert "us.content.connection" in rules("02", without)
    agreed = {"measures.0.particulars": {"consent": "The user agrees in writing."}}
    assert "us.content.connection" not in rules("02", without | agreed)


def test_a_certificate_on_evidence_is_not_asked_for_a_restraint(rules) -> None:
    bare = {"annexes": None}
    assert "gb.request.certificate-of-proceedings" in rules("01", bare)
    restraint = {"measures.0.kind": "restraint"}
    assert "gb.request.certificate-of-proceedings" not in rules("01", bare | restraint)


def test_an_assurance_is_asked_for_once(rules) -> None:
    found = rules("03", {"assurances": None})
    asked = [f for f in found.values() if f.field.startswith("assurances")]
    assert any("kind: specialty" in f.cure for f in asked)
    assert not any("specialty" in f.message for f in asked if f.rule == "refusal.assurance")


def test_a_search_for_accounts_describes_what_it_seeks(rules) -> None:
    search = {
        "id": "M1",
        "kind": "bank-accounts-search",
        "persons": ["P1"],
        "purpose": "To find where the money went.",
        "facts": ["F1"],
        "offences": ["O1"],
    }
    assert "untoc.18-15-d.assistance" not in rules("01", {"measures": [search]})
