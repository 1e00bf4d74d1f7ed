"""What the requested State offers is told where its law is known and nothing uses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.model.findings import Finding
from comity.pipeline.build import check_case
from comity.steps.read import CaseFile

pytestmark = pytest.mark.needs_country

Changes = dict[str, Any]
OPEN = {"confidentiality": None}
ALONE = {"measures.0.fallback": None, "earlier": None, "channels": None}
DANGER = {
    "urgency": {
        "level": "emergency",
        "danger": "A patient will die without the key.",
        "at_risk": "A patient",
        "help": "The messages name the key.",
    }
}
VICTIM = {"persons.0.role": "victim", "persons.0.name": {"full": "Ada Sampleson"}}
SEIZED = "The police of the United States seized the messages to and from the hospital."


@pytest.fixture
def offered(variant: Callable[..., CaseFile], host: Host) -> Callable[..., dict[str, Finding]]:
    """``offered("02", {...})``: what that State offers on a sound draft, changed, by name."""

    def offered(number: str, changes: Changes) -> dict[str, Finding]:
        found = check_case(variant(number, changes), host).findings
        ours = [one for one in found if one.rule.startswith("offer.")]
        assert len(ours) == len({one.rule for one in ours})
        return {one.rule.partition(".")[2]: one for one in ours}

    return offered


@pytest.mark.parametrize(
    ("number", "changes", "name"),
    [
        ("06", OPEN, "voluntary"),
        ("06", OPEN | {"measures.0.kind": "traffic-data"}, "voluntary"),
        ("06", DANGER, "emergency"),
        ("02", DANGER, "emergency"),
        ("02", VICTIM, "consent"),
        ("02", ALONE, "tier"),
        ("02", {"facts.0.text": SEIZED}, "held"),
        (
            "02",
            {"facts.0.text": "medlock.77@mail.example was copied: authorities of the "
             "requested State have obtained it."},
            "held",
        ),
        (
            "03",
            {"facts.2.text": "Die Polizei in Deutschland hat die Packungen und Druckplatten "
             "sichergestellt."},
            "held",
        ),
    ],
)  # fmt: skip
def test_what_is_offered_and_not_used_is_told(
    number: str, changes: Changes, name: str, offered
) -> None:
    found = offered(number, changes)
    assert set(found) == {name}
    assert found[name].severity == "advice"
    assert (found[name].citation is None) is (name == "held")


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("06", {}),  # the provider cannot be bound to silence
        ("06", OPEN | {"transmission.road": "provider"}),
        ("06", OPEN | {"channels": [{"channel": "Portal of the provider", "tried": True}]}),
        ("06", OPEN | {"measures.0.holder.state": "IE"}),
        ("06", OPEN | {"measures.0.already_held": {"authority": "The police"}}),
        ("06", DANGER | {"measures.0.kind": "emergency-disclosure"}),
        ("06", DANGER | {"transmission.road": "provider"}),
        ("02", {}),
        ("02", ALONE | {"measures.0.fallback": "Subscriber data, if content is refused."}),
        ("02", ALONE | {"requested.state": "AR", "basis": None, "reciprocity": True}),
        ("02", VICTIM | {"measures.0.particulars": {"consent": "The user agreed in writing."}}),
        ("02", VICTIM | {"measures.0.necessity": "The victim is dead and cannot consent."}),
        ("02", VICTIM | {"measures.0.identifiers.0.value": "other@mail.example"}),
        ("02", {"facts.0.text": "The police of the United States seized a car of a neighbour."}),
        ("02", {"facts.0.text": "The police of Nigeria seized messages to and from the hospital."}),
        ("02", {"facts.0.text": SEIZED.replace("seized", "never seized")}),
        ("02", {"facts.0.text": SEIZED, "facts.0.handling": "2"}),
        ("10", {}),
    ],
)
def test_what_is_used_or_would_change_nothing_is_not_told(
    number: str, changes: Changes, offered
) -> None:
    assert offered(number, changes) == {}
