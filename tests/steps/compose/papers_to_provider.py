"""Papers that ask a provider for data: each form, and each thing that an order says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]


def disclosures(start: Data) -> Iterator[Data]:
    """Papers that ask a provider for data: each form, and each thing that an order says."""
    asked = {"id": "M1", "kind": "subscriber-data", "purpose": "P.", "items": ["A name"]}
    plain = start | {"kind": "disclosure", "measures": [asked]}
    secrets = [{"wanted": True, "user_notice": said} for said in ("forbid", "delay", "allow")]
    for form in ("voluntary", "order", "emergency"):
        for secret in (*secrets, {"wanted": False}):
            yield plain | {"form": form, "confidentiality": secret}
    for flag in (True, False):
        yield plain | {"form": "order", "notified": flag, "tell_controller": flag}
    for reason in ("controller-unknown", "detrimental"):
        sent = {"addressed_as": "processor", "processor_reason": reason}
        yield plain | {"form": "order", "basis": [{"instrument": "pact"}]} | sent
    danger = {"level": "emergency", "danger": "D.", "process_follows": "2026-11-01"}
    timed = {"known_since": "1 May", "reply_within": {"quantity": 4, "unit": "hours"}}
    yield plain | {"form": "emergency", "urgency": danger} | timed
    yield plain | {"form": "order", "addressed_as": "controller"} | timed
    yield from _certified(start, plain, secrets)
    other = {"requesting": start["requesting"] | {"state": "NR"}, "requested": {"state": "TV"}}
    yield plain | {"form": "voluntary"} | other


def _certified(start: Data, plain: Data, secrets: list[Data]) -> Iterator[Data]:
    """Orders whose certificate an instrument prescribes: to disclose, and to preserve."""
    under = start | {"basis": [{"instrument": "orders"}]}
    more = plain["measures"][0] | {"id": "M2", "kind": "traffic-data"}
    timed = {"reply_within": {"quantity": 10, "unit": "days"}}
    order = plain | under | timed | {"form": "order", "measures": [*plain["measures"], more]}
    kept = {
        **{"kind": "preservation", "form": "provider", "request_intended": True},
        "offences": [{"id": "O1", "title": "Fraud", "provision": "s. 1"}],
        "facts": [{"id": "F1", "text": "A fact."}],
        "measures": [{"id": "M1", "kind": "preservation", "purpose": "P."}],
    }
    for secret in (*secrets, {"wanted": True}):
        yield order | {"notified": True, "confidentiality": secret}
        yield under | kept | {"confidentiality": secret}
    haste = {"urgency": {"level": "emergency", "danger": "D."}}
    yield order | {"notified": False} | haste
    later = {"requesting": start["requesting"] | {"validation_follows": "2026-11-03"}}
    yield order | later | haste | {"addressee_role": "other-in-emergency"}
    for flag, reason in ((True, "controller-unknown"), (False, "detrimental")):
        sent = {"addressed_as": "processor", "processor_reason": reason, "tell_controller": flag}
        yield order | sent | {"addressee_role": "legal-representative"}
    for name in ("three-years", "payment-fraud", "child-abuse", "attacks-on-systems", "terrorism"):
        yield order | {"threshold": [name], "addressee_role": "designated-establishment"}
    yield under | kept | {"request_intended": False, "domestic_basis": ["s. 5"]}
