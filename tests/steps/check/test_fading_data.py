"""Data that fade are preserved, said to exist, or kept by law; else the request is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.model.findings import Finding, Severity
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check.fading_data import SOON

Findings = Callable[..., list[Finding]]
RULE = "lint.data-fade"
DRAFT = Path(__file__).parents[1] / "assess" / "sound" / "10-traffic-data-gb-ng.yaml"


def told(found: list[Finding]) -> list[tuple[str, Severity]]:
    variants = [(one.said.id.partition("/")[2], one) for one in found if one.said]
    return [(variant, one.severity) for variant, one in variants if one.rule == RULE]


@pytest.fixture
def mailbox(request_data: dict[str, Any]) -> dict[str, Any]:
    """A request for the messages and the log-ins of a mailbox that was used in a fraud."""
    holder = {"name": "Example Mail, Inc.", "kind": "provider"}
    content = request_data["measures"][0] | {
        "kind": "stored-content",
        "holder": holder,
        "period": {"from": "2026-07-01", "to": "2026-08-01"},
        "items": ["Messages exchanged with the supplier"],
        "purpose": "To prove who gave the instructions.",
        "necessity": "Nothing else shows what was agreed.",
    }
    traffic = {**content, "id": "M2", "kind": "traffic-data", "items": ["Each log-in"]}
    request_data["facts"][0]["date"] = "2026-07-12"
    request_data["measures"] = [content, traffic]
    return request_data


def test_recent_data_of_two_measures_that_nothing_preserves_are_told_once(
    findings: Findings, mailbox: dict[str, Any]
) -> None:
    (found,) = [one for one in findings(mailbox) if one.rule == RULE]
    assert found.severity is Severity.ADVICE
    assert found.field == "measures[0].earlier"
    assert found.message.startswith("M1 and M2 request data")


def test_older_data_that_nothing_preserves_are_advice(
    findings: Findings, mailbox: dict[str, Any]
) -> None:
    for measure in mailbox["measures"]:
        measure["period"] = {"from": "2025-03-01", "to": "2025-04-01"}
    assert told(findings(mailbox)) == [("unsecured", Severity.ADVICE)]


EARLIER = {"kind": "preservation", "date": "2026-08-03", "expires": "2026-12-01"}
SECURED: list[dict[str, Any]] = [
    {"earlier": [EARLIER]},
    {"earlier": [EARLIER | {"holder": "Example Mail, Inc."}]},
    {"earlier": [EARLIER | {"holder": "Example Mail"}]},
    {"earlier": [EARLIER | {"subject": "The mailbox a@mail.example"}]},
    {"follows": "preservation"},
    {
        "channels": [
            {"channel": "24/7 network", "tried": True, "result": "The mailbox was preserved."}
        ]
    },
]
NOT_SECURED: list[dict[str, Any]] = [
    {"earlier": [EARLIER | {"holder": "Sample Bank plc"}]},
    {"earlier": [EARLIER | {"subject": "The mailbox of another user, b@mail.example"}]},
    {"earlier": [{"kind": "contact", "date": "2026-08-03"}]},
    {"channels": [{"channel": "24/7 network", "tried": False, "why_not": "To be preserved."}]},
]


@pytest.mark.parametrize("more", SECURED)
def test_what_was_preserved_is_not_asked_about(
    findings: Findings, mailbox: dict[str, Any], more: dict[str, Any]
) -> None:
    assert told(findings(mailbox | more)) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The provider kept a copy of the account until 15 January 2027.", True),
        ("Der Anbieter hat eine Kopie des Kontos aufbewahrt.", True),
        ("The suspect sent a copy of the account to a friend.", False),
    ],
)
def test_a_fact_may_tell_that_the_holder_kept_a_copy(
    findings: Findings, mailbox: dict[str, Any], text: str, kept: bool
) -> None:
    mailbox["facts"] = [{"id": mailbox["measures"][0]["facts"][0], "text": text}]
    assert (told(findings(mailbox)) == []) is kept


@pytest.mark.parametrize("more", NOT_SECURED)
def test_a_step_about_other_data_preserves_nothing(
    findings: Findings, mailbox: dict[str, Any], more: dict[str, Any]
) -> None:
    assert told(findings(mailbox | more)) == [("unsecured", Severity.ADVICE)]


def test_a_measure_of_preservation_for_the_same_account_is_enough(
    findings: Findings, mailbox: dict[str, Any]
) -> None:
    first = mailbox["measures"][0]
    kept = {"id": "M3", "kind": "preservation", "purpose": "To keep what is there."}
    kept |= {name: first[name] for name in ("holder", "identifiers", "facts", "offences")}
    mailbox["measures"].append(kept)
    assert told(findings(mailbox)) == []

    kept["identifiers"] = [{"kind": "email", "value": "b@mail.example"}]
    kept["holder"] = {"name": "Another Mail Ltd"}
    assert told(findings(mailbox)) == [("unsecured", Severity.ADVICE)]


def test_a_preservation_that_ended_is_told_of_once(
    findings: Findings, mailbox: dict[str, Any]
) -> None:
    mailbox["earlier"] = [EARLIER | {"expires": "2026-09-01"}]
    found = findings(mailbox)
    assert told(found) == []
    assert "form.preservation-ended" in {one.rule for one in found}


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("interception", {"period": {"from": "2026-10-06", "to": "2026-11-06"}}),
        ("real-time-traffic", {"period": {"from": "2026-10-06", "to": "2026-11-06"}}),
        ("bank-records", {}),
        ("subscriber-data", {}),
        ("stored-content", {"already_held": {"authority": "Police of the requested State"}}),
        ("stored-content", {"particulars": {"consent": "The user has agreed in writing."}}),
        ("cloud-or-device-data", {"holder": None}),
    ],
)
def test_what_does_not_fade_or_is_held_needs_no_preservation(
    findings: Findings, mailbox: dict[str, Any], kind: str, more: dict[str, Any]
) -> None:
    measure = mailbox["measures"][0] | {"kind": kind} | more
    mailbox["measures"] = [{name: value for name, value in measure.items() if value is not None}]
    assert told(findings(mailbox)) == []


@pytest.mark.parametrize(
    ("holder", "fades"),
    [
        ({"name": "Ann Example", "kind": "person"}, False),
        ({"name": "Example Cloud, Inc.", "kind": "provider"}, True),
    ],
)
def test_nobody_but_a_provider_is_asked_to_keep_the_data_of_a_device(
    findings: Findings, mailbox: dict[str, Any], holder: dict[str, str], fades: bool
) -> None:
    device = {"kind": "cloud-or-device-data", "particulars": {"device": "The tablet in the office"}}
    mailbox["measures"] = [mailbox["measures"][0] | device | {"holder": holder}]
    assert bool(told(findings(mailbox))) is fades


def test_the_user_of_an_ip_address_fades_and_the_customer_of_a_server_does_not(
    findings: Findings, mailbox: dict[str, Any]
) -> None:
    mark = {"kind": "ip-address", "value": "198.51.100.7", "time_zone": "UTC", "port": 50122}
    measure = mailbox["measures"][0] | {"kind": "subscriber-data"}
    measure["identifiers"] = [mark | {"time": "2026-07-12T09:12:44"}]
    mailbox["measures"] = [measure]
    assert told(findings(mailbox)) == [("unsecured", Severity.ADVICE)]

    measure["identifiers"] = [{"kind": "ip-address", "value": "198.51.100.7"}]
    measure["holder"]["kind"] = "hosting provider"
    assert told(findings(mailbox)) == []


@pytest.mark.parametrize(
    ("item", "fades"),
    [
        ("The CCTV footage of the counter on 12 July 2026", True),
        ("Die Videoaufzeichnungen der Kasse", True),
        ("Les images de vidéosurveillance du guichet", True),
        ("The contract of lease of the car", False),
    ],
)
def test_recordings_of_a_camera_fade_whoever_keeps_them(
    findings: Findings, mailbox: dict[str, Any], item: str, fades: bool
) -> None:
    measure = mailbox["measures"][0] | {"kind": "business-records", "items": [item]}
    mailbox["measures"] = [measure]
    assert bool(told(findings(mailbox))) is fades


OLD = {"from": "2022-03-01", "to": "2022-05-01"}


def test_traffic_data_of_years_ago_are_likely_gone(
    findings: Findings, mailbox: dict[str, Any]
) -> None:
    mailbox["measures"] = [mailbox["measures"][1] | {"period": OLD}]
    assert told(findings(mailbox)) == [("gone", Severity.ADVICE)]


@pytest.mark.parametrize(
    "nexus",
    [
        "The provider has confirmed that it still holds the log-ins of this account.",
        "Der Anbieter hat bestätigt, dass die Daten noch vorhanden sind.",
        "Le fournisseur a confirmé que les données sont encore disponibles.",
    ],
)
def test_old_data_that_are_said_to_exist_are_not_called_gone(
    findings: Findings, mailbox: dict[str, Any], nexus: str
) -> None:
    mailbox["measures"] = [mailbox["measures"][1] | {"period": OLD, "nexus": nexus}]
    assert told(findings(mailbox)) == [("unsecured", Severity.ADVICE)]


def test_old_content_may_still_lie_in_the_account(
    findings: Findings, mailbox: dict[str, Any]
) -> None:
    mailbox["measures"] = [mailbox["measures"][0] | {"period": OLD}]
    assert told(findings(mailbox)) == [("unsecured", Severity.ADVICE)]


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (SOON - 5, ("soon", Severity.ADVICE)),
        (SOON + 300, ("unsecured", Severity.ADVICE)),
    ],
)
def test_the_time_for_which_law_keeps_the_data_is_counted(
    tmp_path: Path, left: int, expected: tuple[str, Severity]
) -> None:
    data = yaml.safe_load(DRAFT.read_text(encoding="utf-8"))
    start = data["date"] - dt.timedelta(days=730 - left)  # that State has two years
    data["measures"][0]["period"] = {"from": start, "to": start + dt.timedelta(days=30)}
    file = tmp_path / "case.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    host = open_host()
    (case,) = read_all([file], host)
    assert told(list(check_case(case, host).findings)) == [expected]


@pytest.mark.needs_country
def test_months_of_keeping_are_counted_as_deadlines_are_and_not_for_a_mailbox(
    tmp_path: Path,
) -> None:
    data = yaml.safe_load(DRAFT.read_text(encoding="utf-8"))
    data["requested"]["state"] = "US"  # which has eighteen months for the records of calls
    data["measures"][0]["period"] = {"from": dt.date(2025, 4, 30), "to": dt.date(2025, 5, 30)}
    phone, mail = tmp_path / "phone.yaml", tmp_path / "mail.yaml"
    phone.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    data["measures"][0]["identifiers"] = [{"kind": "email", "value": "a@mail.example"}]
    mail.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    host = open_host()
    calls, mails = (check_case(case, host).findings for case in read_all([phone, mail], host))
    (soon,) = [one for one in calls if one.rule == RULE]
    assert "need not be kept after 30 October 2026" in soon.message
    assert told(list(mails)) == [("unsecured", Severity.ADVICE)]


@pytest.mark.parametrize(
    "text",
    [
        "The provider keeps log-ins only for 30 days.",
        "The recordings are overwritten after two weeks.",
        "Der Anbieter speichert die Daten nur für 14 Tage.",
        "Les enregistrements sont effacés après 30 jours.",
    ],
)
def test_data_that_a_fact_says_are_deleted_are_told(
    findings: Findings, mailbox: dict[str, Any], text: str
) -> None:
    mailbox["facts"].append({"id": "F2", "text": text})
    mailbox["measures"][1]["facts"] = ["F2"]
    assert ("said", Severity.ADVICE) in told(findings(mailbox))


@pytest.mark.parametrize(
    "text",
    ["He deleted the message on 2 July 2026.", "He said that the papers will be destroyed."],
)
def test_what_somebody_deletes_himself_is_no_time_of_keeping(
    findings: Findings, mailbox: dict[str, Any], text: str
) -> None:
    mailbox["facts"].append({"id": "F2", "text": text})
    mailbox["measures"][1]["facts"] = ["F2"]
    assert told(findings(mailbox)) == [("unsecured", Severity.ADVICE)]


@pytest.mark.parametrize(
    ("reason", "calm"),
    [
        ("A warning would let the company erase the server.", True),
        ("Eine Vorwarnung könnte die Beschuldigten erreichen.", True),
        ("Un avertissement permettrait d’effacer les données.", True),
        ("The suspect is in custody until 1 December 2026.", False),
    ],
)
def test_where_a_word_to_the_holder_would_warn_nothing_is_preserved_first(
    findings: Findings, mailbox: dict[str, Any], reason: str, calm: bool
) -> None:
    mailbox["urgency"] = {"level": "urgent", "reason": reason}
    assert (told(findings(mailbox)) == []) is calm


@pytest.mark.parametrize(
    ("expires", "more", "found"),
    [
        ("2026-10-30", {}, True),
        ("2026-10-30", {"extended": True}, False),
        ("2026-12-30", {}, False),
    ],
)
def test_a_preservation_that_ends_in_a_few_weeks_is_advice(
    findings: Findings, mailbox: dict[str, Any], expires: str, more: dict[str, Any], found: bool
) -> None:
    step = {"kind": "preservation", "date": "2026-08-01", "expires": expires, **more}
    mailbox["earlier"] = [step]
    assert (("hold-ends", Severity.ADVICE) in told(findings(mailbox))) is found


def test_a_holder_that_is_searched_is_not_to_be_warned(
    findings: Findings, mailbox: dict[str, Any]
) -> None:
    first = mailbox["measures"][0]
    search = {"id": "M9", "kind": "search-of-premises", "purpose": "To find the server."}
    search |= {name: first[name] for name in ("holder", "facts", "offences")}
    search |= {"items": ["The server"], "place": ["1 Sample Road"]}
    mailbox["measures"].append(search)
    assert [one for one in findings(mailbox) if one.rule == RULE] == []
