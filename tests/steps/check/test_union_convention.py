"""The Convention of 2000, as it still applies: what is missing, and what only looks so."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.needs_country

BY_ORDER = {"title": "Interception order", "date": "2026-09-01"}
URGENT = {"level": "urgent", "reason": "The hearing is on 1 December."}


@pytest.fixture
def asked(relying):
    def asked(kind: str, changes: dict[str, Any], pair: str = "DE-DK"):
        base = {"measures.0.accounts": None, "measures.0.particulars": None}
        return relying(pair, kind, "eu-mla-2000", base | changes)

    return asked


def particulars(**filled: str) -> dict[str, Any]:
    return {"measures.0.particulars": filled}


@pytest.mark.parametrize(
    ("pair", "kind", "road", "rules"),
    [
        ("DE-DK", "bank-records", "diplomatic", set()),
        ("DE-DK", "prisoner-transfer-testimony", "judicial-authorities", {"error road.closed"}),
        ("DK-SE", "prisoner-transfer-testimony", "diplomatic", set()),
        ("DE-DK", "bank-records", "judicial-authorities", set()),
        ("DE-DK", "bank-records", "central-authorities", set()),
        ("DE-DK", "prisoner-transfer-testimony", "central-authorities", set()),
        ("DE-IE", "witness-testimony", "central-authorities", set()),
    ],
)
def test_requests_go_directly_and_those_for_prisoners_between_central_authorities(
    asked, pair: str, kind: str, road: str, rules: set[str]
) -> None:
    found = asked(kind, {"transmission": {"road": road}}, pair)
    assert {f"{f.severity} {f.rule}" for f in found if f.rule.startswith("road.")} == rules


@pytest.mark.parametrize(("urgency", "told"), [(None, True), (URGENT, False)])
def test_interpol_carries_urgent_requests(asked, severities, urgency: Any, told: bool) -> None:
    road = {"road": "judicial-authorities", "carrier": "interpol"}
    found = asked("bank-records", {"transmission": road, "urgency": urgency})
    assert severities(found, "road.carrier") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        ("interception", {}, True),
        ("interception", particulars(seriousness="Five years."), True),
        ("interception", {"measures.0.order": BY_ORDER}, False),
        ("interception", particulars(own_order="Order of 1 September 2026."), False),
        ("bank-records", {}, False),
    ],
)
def test_an_interception_rests_on_an_order(
    asked, severities, kind: str, changes: dict[str, Any], told: bool
) -> None:
    found = asked(kind, {"annexes": []} | changes)
    assert severities(found, "eu-mla-2000.interception.order") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "filled", "missing"),
    [
        ("video-hearing", {"system": "Video link H.323"}, {"reason", "hearers"}),
        ("video-hearing", {"reason": "She is ill."}, {"hearers"}),
        ("video-hearing", {"hearers": "Judge A. Example of the court at Example"}, {"reason"}),
        ("video-hearing", {"reason": "She is ill.", "hearers": "Judge A. Example"}, set()),
        ("witness-testimony", {"oath": "None"}, set()),
    ],
)
def test_a_hearing_by_video_link_gives_the_reason_and_names_who_hears(
    asked, severities, kind: str, filled: dict[str, str], missing: set[str]
) -> None:
    found = asked(kind, {"measures.0.particulars": filled if kind == "video-hearing" else None})
    for one in ("reason", "hearers"):
        expected = ["advice"] if one in missing else []
        assert severities(found, f"eu-mla-2000.video.{one}") == expected


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"system": "By telephone"}, True),
        ({"system": "Telephone conference, number to follow"}, True),
        ({"system": "By telephone", "consent": "The witness agrees."}, False),
        ({"system": "Video link; questions on it by telephone"}, False),
    ],
)
def test_a_hearing_by_telephone_needs_consent(
    asked, severities, filled: dict[str, str], told: bool
) -> None:
    found = asked("video-hearing", {"measures.0.particulars": filled})
    assert severities(found, "eu-mla-2000.telephone.consent") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "filled", "told"),
    [
        ("joint-investigation-team", {"aim": "To find the group."}, True),
        ("joint-investigation-team", {"data": "Shared."}, True),
        ("joint-investigation-team", {"parties": "The prosecutors of both States."}, False),
        ("joint-investigation-team", {"leaders": "Prosecutor A. Example."}, False),
    ],
)
def test_a_joint_team_is_proposed_with_its_members(
    asked, severities, kind: str, filled: dict[str, str], told: bool
) -> None:
    found = severities(asked(kind, {"measures.0.particulars": filled}), "eu-mla-2000.team")
    assert found == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("filled", "purpose", "told"),
    [
        ({"recipient_address": "1 Sample Road, Odense"}, "To summon the accused.", True),
        ({"recipient_address": "1 Sample Road", "serve_by": "2027-01-05"}, "To summon him.", True),
        ({"recipient_address": "1 Sample Road", "proof": "Signature"}, "To summon him.", False),
        ({"recipient_address": "1 Sample Road"}, "To summon him: the post came back.", False),
        ({"translation": "Danish"}, "To summon the accused.", False),
    ],
)
def test_authorities_serve_what_the_post_cannot(
    asked, severities, filled: dict[str, str], purpose: str, told: bool
) -> None:
    changes = {"measures.0.particulars": filled, "measures.0.purpose": purpose}
    found = severities(asked("service-of-documents", changes), "eu-mla-2000.why-not-post")
    assert found == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("pair", "kind", "road", "told"),
    [
        ("DE-IE", "witness-testimony", "judicial-authorities", True),
        ("FR-IE", "service-of-documents", "judicial-authorities", True),
        ("DE-IE", "witness-testimony", "central-authorities", False),
        ("IE-DK", "witness-testimony", "judicial-authorities", False),
    ],
)
def test_requests_to_ireland_go_to_its_central_authority(
    asked, severities, pair: str, kind: str, road: str, told: bool
) -> None:
    court = {"name": "A court", "address": ["1 Sample Street"]}
    changes: dict[str, Any] = {"transmission": {"road": road}}
    if road == "judicial-authorities":
        changes["requested.executing_authority"] = court
    found = asked(kind, changes, pair)
    assert severities(found, "notified.road-closed") == (["warning"] if told else [])
