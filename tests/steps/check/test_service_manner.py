"""A document is served in time, with its effect and its proof, and without a threat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding], rule: str) -> list[str]:
    chosen = [one for one in found if one.rule == rule]
    assert all(one.severity is Severity.ADVICE for one in chosen)
    return [one.field for one in chosen]


@pytest.fixture
def service(request_data: Data) -> Data:
    """A request to serve a judgment, with its proof and its remedy."""
    request_data["persons"] = [
        {"id": "P1", "role": "accused", "name": {"full": "Karl Sample"}, "location": "Yaren"}
    ]
    measure = request_data["measures"][0] | {
        "kind": "service-of-documents",
        "persons": ["P1"],
        "items": ["Judgment of 4 May 2026"],
        "purpose": "To let the accused appeal.",
        "particulars": {"proof": "A receipt"},
    }
    for name in ("holder", "identifiers", "period", "nexus", "title"):
        measure.pop(name, None)
    request_data["measures"] = [measure]
    return request_data


@pytest.mark.parametrize(
    ("remedies", "found"),
    [
        ("From service he has ten days to object.", True),
        ("An appeal is lodged within 14 days.", True),
        ("Einspruch binnen zwei Wochen.", True),
        ("Opposition dans les 10 jours.", True),
        ("An appeal is lodged within ninety days.", False),
        ("An appeal is lodged within thirty days.", False),
        ("An appeal is lodged within 30 days.", False),
        ("Berufung binnen 4 Wochen.", False),
        ("Opposition dans les 30 jours.", False),
        ("On 12 May 2026 the appeal was lodged.", False),
        ("An appeal is lodged in writing within 14 days.", False),
        ("Within ten days he may object through his counsel.", False),
        ("Einspruch binnen zwei Wochen, auch schriftlich.", False),
        ("Opposition dans les 10 jours, par son avocat.", False),
        ("He may appeal; there is no time limit.", False),
        ("The trial lasted ten days.", False),
    ],
)
def test_a_short_time_that_runs_from_service_is_found(
    findings: Findings, service: Data, remedies: str, found: bool
) -> None:
    service["proceedings"]["remedies"] = remedies
    expected = ["proceedings.remedies"] if found else []
    assert told(findings(service), "service.short-time") == expected


def test_a_time_limit_of_the_facts_counts_if_it_runs_from_service(
    findings: Findings, service: Data
) -> None:
    service["facts"].append({"id": "F8", "text": "He had ten days to reply to the invoice."})
    assert told(findings(service), "service.short-time") == []
    service["facts"][-1]["text"] = "Once he is served, he has ten days to object."
    assert len(told(findings(service), "service.short-time")) == 1


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Summons to appear, on pain of a fine", True),
        ("Ladung mit der Androhung der Vorführung, unter Androhung von Ordnungsgeld", True),
        ("Citation à comparaître sous peine d'amende", True),
        ("Summons to appear on 3 December 2026", False),
        ("Summons, not on pain of a fine", False),
        ("Penalty notice for speeding", False),
    ],
)
def test_a_threat_of_compulsion_is_not_served_abroad(
    findings: Findings, service: Data, item: str, found: bool
) -> None:
    service["measures"][0]["items"] = [item]
    assert bool(told(findings(service), "service.threat")) is found


@pytest.mark.parametrize(
    ("items", "purpose", "found"),
    [
        (["Judgment of 4 May 2026"], "To inform the accused.", True),
        (["Strafbefehl vom 4. Mai 2026"], "Zustellung an den Angeklagten.", True),
        (["Ordonnance du 4 mai 2026"], "Remise à l'intéressé.", True),
        (["Judgment of 4 May 2026"], "To let the accused appeal.", False),
        (["Ordonnance du 4 mai 2026"], "Leur permettre de faire valoir leurs droits.", False),
        (["Strafbefehl mit Rechtsbehelfsbelehrung"], "Zustellung.", False),
        (["Letter of the prosecutor"], "To inform the accused.", False),
    ],
)
def test_what_service_sets_in_motion_is_told(
    findings: Findings, service: Data, items: list[str], purpose: str, found: bool
) -> None:
    service["measures"][0] |= {"items": items, "purpose": purpose}
    assert bool(told(findings(service), "service.effect")) is found


def test_proof_of_service_is_asked_for(findings: Findings, service: Data) -> None:
    measure = service["measures"][0]
    assert told(findings(service), "service.proof") == []
    measure["particulars"] = {}
    assert told(findings(service), "service.proof") == ["measures[0].particulars.proof"]
    measure["procedure"] = {"wished": "A certificate of service."}
    assert told(findings(service), "service.proof") == []


def test_the_person_understands_what_is_served(findings: Findings, service: Data) -> None:
    service["persons"][0]["languages"] = ["uk"]
    assert told(findings(service), "service.language") == []
    service["annexes"] = [{"id": "A1", "title": "The judgment", "language": "en"}]
    assert told(findings(service), "service.language") == ["measures[0].particulars.translation"]
    service["annexes"].append({"id": "A2", "title": "Its translation", "language": "uk"})
    assert told(findings(service), "service.language") == []


@pytest.mark.parametrize(
    ("road", "hearing", "found"),
    [
        (None, 40, True),
        ("diplomatic", 80, True),
        ("judicial-authorities", 20, True),
        (None, 60, False),
        ("diplomatic", 100, False),
        ("judicial-authorities", 30, False),
    ],
)
def test_a_hearing_leaves_time_for_service(
    findings: Findings,
    service: Data,
    day_after: Callable[[int], str],
    road: str | None,
    hearing: int,
    found: bool,
) -> None:
    service["measures"][0]["particulars"]["hearing_date"] = day_after(hearing)
    if road:
        service["transmission"] = {"road": road, "way": "As usual"}
    assert bool(told(findings(service), "service.near")) is found


@pytest.fixture
def day_after(request_data: Data) -> Callable[[int], str]:
    """The date so many days after that of the request."""
    start = dt.date.fromisoformat(str(request_data["date"]))
    return lambda days: (start + dt.timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("road", "days", "found"),
    [
        (None, 20, True),
        ("central-authorities", 29, True),
        ("diplomatic", 50, True),
        (None, 45, False),
        ("diplomatic", 70, False),
        ("judicial-authorities", 20, False),
    ],
)
def test_a_hearing_is_not_too_near_for_the_road(
    findings: Findings,
    service: Data,
    day_after: Callable[[int], str],
    road: str | None,
    days: int,
    found: bool,
) -> None:
    measure = service["measures"][0]
    measure |= {"kind": "witness-statement", "items": ["The money"], "particulars": {}}
    measure["deadline"] = day_after(days)
    if road:
        service["transmission"] = {"road": road, "way": "As usual"}
    assert bool(told(findings(service), "hearing.near")) is found


def test_a_hearing_for_a_trial_has_a_date(findings: Findings, service: Data) -> None:
    measure = service["measures"][0]
    measure |= {"kind": "witness-statement", "items": ["The money"], "particulars": {}}
    service["proceedings"]["nature"] = "investigation"
    assert told(findings(service), "hearing.undated") == []
    service["proceedings"]["nature"] = "trial"
    assert told(findings(service), "hearing.undated") == ["measures[0].deadline"]
    measure["deadline_reason"] = "No date is set; the court sits each month."
    assert told(findings(service), "hearing.undated") == []


def test_whoever_is_served_can_be_found(findings: Findings, service: Data) -> None:
    assert told(findings(service), "service.nowhere") == ["persons[0].address"]


@pytest.mark.parametrize(
    ("title", "served"),
    [
        ("Summons to the trial", True),
        ("Whether the officers may travel", False),
    ],
)
def test_only_whoever_is_handed_a_paper_is_served(
    findings: Findings, service: Data, title: str, served: bool
) -> None:
    plain = {"kind": "appearance-of-person", "title": title, "purpose": "To hear the officers."}
    service["measures"][0] |= plain | {"items": ["The trial of May"], "particulars": {}}
    assert bool(told(findings(service), "service.nowhere")) is served


@pytest.mark.parametrize(
    ("person", "measure"),
    [
        ({"address": ["1 Sample Road", "Yaren"]}, {}),
        ({"location": "Sample Road 4, Yaren"}, {}),
        ({"custody": {"held": True, "place": "Yaren"}}, {}),
        ({"counsel": "Ann Example, lawyer, Yaren"}, {}),
        ({}, {"place": ["Yaren prison"]}),
        ({}, {"particulars": {"proof": "A receipt", "recipient_address": "As last known"}}),
        ({}, {"purpose": "To let the accused appeal. He lives at his sister's address."}),
    ],
)
def test_an_address_may_stand_elsewhere(
    findings: Findings, service: Data, person: Data, measure: Data
) -> None:
    service["persons"][0] |= person
    service["measures"][0] |= measure
    assert told(findings(service), "service.nowhere") == []
