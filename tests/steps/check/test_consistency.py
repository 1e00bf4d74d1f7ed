"""Do the parts of a draft agree with each other? Each check with the case that trips it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check.consistency import check_consistency, likely_people, named_people
from comity.steps.check.each_measure import check_measures
from comity.steps.check.notice_consistency import check_notice_consistency

SAMPLES = {path.stem: path for path in sample_files()}
KINDS = open_host().measures()


def data(name: str) -> dict[str, Any]:
    (case,) = read_all([SAMPLES[name]], open_host())
    return case.draft.model_dump(by_alias=True, exclude_unset=True, mode="json")


def request_with(**changes: Any) -> Request:
    return Request.model_validate(data("bec-request") | changes)


def rules(draft: Request | Notice) -> list[str]:
    found = (
        check_consistency(draft, KINDS)
        if isinstance(draft, Request)
        else check_notice_consistency(draft)
    )
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr Holder said that he paid.", ["Holder"]),
        ("Arvind Kalpanik and Rakesh Avastavik told the committee.", ["Rakesh Avastavik"]),
        ("He asked Grace Esimene by telephone to sell.", ["Grace Esimene"]),
        ("Ngozi Adaeze OKAFOR said so.", ["Ngozi Adaeze OKAFOR"]),
        ("Example Harbour Cement Plc said that it had paid.", []),
        ("Interpol Nairobi wrote that he had left.", []),
        ("Sample Gift Cards told the police that they were spent.", []),
        ("The Border Patrol stated that nobody was found.", []),
        ("The Federal High Court said so on 2 March.", []),
        ("The company asked Sample National Bank for the papers.", []),
        ("The money was sent on from Lagos to London.", []),
        ("The EFCC asked the provider to keep the data.", []),
    ],
)
def test_a_name_is_known_by_its_title_or_by_who_speaks(text: str, names: list[str]) -> None:
    assert named_people(text) == names


def test_a_surname_within_another_word_hides_nobody() -> None:
    facts = data("bec-request")["facts"]
    facts[0]["text"] = "Mr Holder agreed to it."
    assert "links.person-unlisted" in rules(request_with(facts=facts))


def test_a_holder_that_is_said_to_speak_is_no_person() -> None:
    facts, measures = data("bec-request")["facts"], data("bec-request")["measures"]
    facts[0]["text"] = "Lorem Ipsum told the company that the mailbox was closed."
    assert "links.person-unlisted" in rules(request_with(facts=facts))

    measures[0]["holder"]["name"] = "Lorem Ipsum, Inc."
    assert "links.person-unlisted" not in rules(request_with(facts=facts, measures=measures))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Saudi Arabia", False),
        ("South Africa", False),
        ("Ada Platzhalter", True),
        ("St Helier", False),
        ("Tuvalu General Staff", False),
    ],
)
def test_a_state_that_is_said_to_speak_is_no_person(name: str, found: bool) -> None:
    facts = data("bec-request")["facts"]
    facts[0]["text"] = f"{name} admitted the payment."
    assert ("links.person-unlisted" in rules(request_with(facts=facts))) is found


def test_an_authority_of_the_file_is_no_person() -> None:
    facts, requesting = data("bec-request")["facts"], data("bec-request")["requesting"]
    facts[0]["text"] = "Lorem Ipsum told the company that the mailbox was closed."
    requesting["authority"]["name"] = "Lorem Ipsum Directorate"
    found = rules(request_with(facts=facts, requesting=requesting))
    assert "links.person-unlisted" not in found


def test_conduct_does_not_begin_after_every_fact_that_proves_it() -> None:
    offences, facts = data("bec-request")["offences"], data("bec-request")["facts"]
    proving = {name for element in offences[0]["elements"] for name in element["facts"]}
    last = max(fact["date"] for fact in facts if fact["id"] in proving and "date" in fact)
    for fact in facts:
        fact.setdefault("date", last)
    offences[0] |= {"committed_from": last, "committed_to": last}
    assert "links.conduct-after-facts" not in rules(request_with(offences=offences, facts=facts))

    offences[0] |= {"committed_from": "2026-10-01", "committed_to": "2026-10-02"}
    found = check_consistency(request_with(offences=offences, facts=facts), KINDS)
    (one,) = (f for f in found if f.rule == "links.conduct-after-facts")
    assert one.field == "offences[0].committed_from"
    assert one.cure


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"requested": {"state": "NG"}}, "links.same-state"),
        ({"status": "supplement"}, "links.earlier-unnamed"),
        ({"hearings": [{"date": "2026-11-01"}]}, "links.deadline-after-hearing"),
        (
            {"confidentiality": {"wanted": "true", "reason": "x", "user_notice": "allow"}},
            "links.user-notice-contradicts",
        ),
        ({"confidentiality": {"wanted": "true", "reason": "x"}}, "links.user-notice-open"),
        ({"form": "letter-rogatory"}, "links.rogatory-not-judicial"),
    ],
)
def test_what_contradicts_is_named_with_a_cure(change: dict[str, Any], rule: str) -> None:
    found = {finding.rule: finding for finding in check_consistency(request_with(**change), KINDS)}
    assert rule in found
    assert found[rule].cure


@pytest.mark.parametrize(
    ("hearings", "found"),
    [
        ([{"date": "2026-11-01"}, {"date": "2026-11-02"}], 1),
        ([{"date": "2026-11-01"}, {"date": "2027-11-02"}], 0),
        ([{"date": "2026-11-01", "subject": "Opening of the trial"}], 0),
    ],
)
def test_a_deadline_is_too_late_only_after_the_last_day(
    hearings: list[dict[str, str]], found: int
) -> None:
    assert rules(request_with(hearings=hearings)).count("links.deadline-after-hearing") == found


def test_a_sound_request_gets_none_of_them() -> None:
    assert rules(request_with()) == []


@pytest.mark.parametrize("kind", ["ip-address", "ip", "IPv4", "address"])
def test_an_address_is_known_by_its_value_whatever_it_is_called(kind: str) -> None:
    measures = data("bec-request")["measures"]
    measures[0]["identifiers"] = [{"kind": kind, "value": "192.0.2.44"}]
    found = [f.rule for f in check_measures(request_with(measures=measures), KINDS)]
    assert "form.address-without-time" in found


def test_a_missing_port_is_advice() -> None:
    measures = data("bec-request")["measures"]
    mark = {"kind": "ip-address", "value": "192.0.2.44", "time": "2026-03-14T09:12:44"}
    measures[0]["identifiers"] = [mark | {"time_zone": "UTC"}]
    found = [f.rule for f in check_measures(request_with(measures=measures), KINDS)]
    assert found == ["form.address-without-port"]
    measures[0]["identifiers"] = [mark | {"time_zone": "UTC", "port": 50211}]
    assert list(check_measures(request_with(measures=measures), KINDS)) == []


@pytest.mark.parametrize(
    ("section", "fields"),
    [
        ("user_notification", {"before_disclosure": "true"}),
        ("user_notification", {"exceptions": ["There is a danger to life."]}),
        ("voluntary", {"conditions": ["A condition."]}),
        ("costs", {"waived_for": ["Emergencies"]}),
        ("emergency", {"grounds": ["death"]}),
    ],
)
def test_a_no_with_the_particulars_of_a_yes_contradicts_itself(
    section: str, fields: dict[str, Any]
) -> None:
    whole = data("notice-ng") | {section: {"practice": "no"} | fields, "channels": []}
    assert rules(Notice.model_validate(whole)) == ["links.notice-contradicts"]


@pytest.mark.parametrize("name", ["notice-us", "notice-ng", "notice-gb", "notice-in"])
def test_a_sound_notice_does_not(name: str) -> None:
    assert rules(Notice.model_validate(data(name))) == []


@pytest.mark.parametrize(
    ("time", "zone", "clear"),
    [
        ("2026-03-14T09:12:44", "UTC", True),
        ("2026-03-14T09:12:44.5", "+01:00", True),
        ("2026-03-14 09:12", "Africa/Lagos", True),
        ("09:12:44", "UTC", False),
        ("noonish", "UTC", False),
        ("2026-03-14T09:12:44", "Abuja", False),
    ],
)
def test_the_time_of_an_address_is_a_moment_in_a_zone(time: str, zone: str, clear: bool) -> None:
    measures = data("bec-request")["measures"]
    mark = {"kind": "ip-address", "value": "192.0.2.44", "port": 50211}
    measures[0]["identifiers"] = [mark | {"time": time, "time_zone": zone}]
    found = [f.rule for f in check_measures(request_with(measures=measures), KINDS)]
    assert found == ([] if clear else ["form.address-time-unclear"])


@pytest.mark.needs_country
def test_a_retention_in_words_is_said_not_to_be_checked(tmp_path: Path) -> None:
    text = SAMPLES["notice-ng"].read_text(encoding="utf-8")
    years = "retention: {period: {quantity: 2, unit: years}, starts: from the communication}"
    assert years in text
    file = tmp_path / "words.yaml"
    file.write_text(text.replace(years, "retention: {text: for 90 days}"), encoding="utf-8")
    host = open_host()
    (case,) = read_all([file], host)
    found = {finding.rule: finding for finding in check_case(case, host).findings}
    assert found["notice.retention-in-words"].field == "data_categories[1].retention"
    assert found["notice.retention-in-words"].citation is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The account stands in the name of Ada Platzhalter.", ["Ada Platzhalter"]),
        ("The card was found in Ada Platzhalter's flat.", ["Ada Platzhalter"]),
        ("The account stands in the name of Example Trading International.", []),
        ("Somebody opened Mrs Platzhalter's mailbox.", ["Platzhalter"]),
        ("It was opened in the name of the accused.", []),
        ("The shares are held in the name of Sample Nominees.", []),
        ("Federal High Court's house rules were read out.", []),
    ],
)
def test_less_sure_signs_of_a_person_are_seen(text: str, names: list[str]) -> None:
    assert likely_people(text) == names


def test_a_likely_person_who_is_not_listed_is_advice() -> None:
    facts = data("bec-request")["facts"]
    facts[0]["text"] += " The account stands in the name of Ada Platzhalter."

    found = [
        f
        for f in check_consistency(request_with(facts=facts), KINDS)
        if f.rule == "links.person-unlisted"
    ]
    assert [finding.severity for finding in found] == [Severity.ADVICE]


@pytest.mark.parametrize(
    ("capacity", "offered"),
    [("police", False), ("other", False), ("prosecutor", True), ("central-authority", True)],
)
def test_a_request_of_its_own_is_offered_only_to_who_may_issue_one(
    capacity: str, offered: bool, findings, request_data
) -> None:
    request_data["requesting"]["issued_by"]["capacity"] = capacity
    found = {f.rule: f for f in findings(request_data | {"form": "letter-rogatory"})}

    assert ("form: mla-request" in found["links.rogatory-not-judicial"].cure) is offered


def dated(kind: str, start: str, end: str) -> list[str]:
    """The findings on the period of one measure of a kind; its facts are of long before."""
    facts = data("bec-request")["facts"]
    for fact in facts:
        fact["date"] = "2020-01-10"
    measure = data("bec-request")["measures"][0] | {
        "kind": kind,
        "facts": [fact["id"] for fact in facts],
        "period": {"from": start, "to": end},
    }
    measure.pop("nexus", None)
    found = rules(request_with(facts=facts, measures=[measure]))
    return [rule for rule in found if rule.startswith("links.period")]


@pytest.mark.parametrize("kind", [one.kind for one in KINDS.values() if one.lasting])
def test_no_fact_has_to_lie_in_the_time_of_an_act_that_is_to_come(kind: str) -> None:
    assert dated(kind, "2027-01-01", "2027-03-31") == []


@pytest.mark.parametrize("kind", ["remote-search", "stored-content", "bank-records"])
def test_facts_have_to_lie_in_a_period_of_stored_data(kind: str) -> None:
    assert dated(kind, "2025-01-01", "2025-03-31") == ["links.period-beside-facts"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She worked there from 2024 until late 2026.", True),
        ("He was employed by the company in 2025.", True),
        ("The calls were made on 3 February 2025.", True),
        ("The calls were made on 3 May 2025.", False),
        ("She worked there from 2019 to 2021.", False),
    ],
)
def test_a_period_that_a_fact_tells_in_words_is_explained(text: str, told: bool) -> None:
    measure = data("bec-request")["measures"][0] | {"kind": "bank-records"}
    measure |= {"period": {"from": "2025-01-01", "to": "2025-03-31"}, "facts": ["F1"]}
    measure.pop("nexus", None)
    facts = data("bec-request")["facts"]
    facts[0]["text"] = text
    found = rules(request_with(facts=facts, measures=[measure]))
    assert ("links.period-beside-facts" not in found) is told


@pytest.mark.parametrize(
    "kind", ["emergency-disclosure", "partial-traffic-disclosure", "crypto-asset-data"]
)
def test_secrecy_is_asked_about_whatever_a_provider_keeps_for_a_user(kind: str) -> None:
    measure = data("bec-request")["measures"][0] | {"kind": kind}
    secret = {"wanted": "true", "reason": "x"}
    found = rules(request_with(confidentiality=secret, measures=[measure]))
    assert "links.user-notice-open" in found


@pytest.mark.parametrize(
    ("change", "repeated"),
    [
        ({"purpose": "Another purpose for the same records."}, True),
        ({"necessity": "Nothing less is enough."}, True),
        ({"place": ["2 Sample Road"]}, False),
        ({"title": "Records of the aircraft"}, False),
        ({"holder": {"name": "Example Mail Inc.", "state": "NR", "branch": "North"}}, False),
        ({"particulars": {"filter": "invoices"}}, False),
        ({"data_types": ["Log-ins"]}, False),
    ],
)
def test_measures_are_the_same_only_by_all_that_they_ask(
    findings: Callable[..., list[Finding]],
    request_data: dict[str, Any],
    change: dict[str, Any],
    repeated: bool,
) -> None:
    first = request_data["measures"][0]
    request_data["measures"] = [first, first | {"id": "M9"} | change]
    found = [one for one in findings(request_data) if one.rule == "links.measure-repeated"]
    assert bool(found) is repeated
    assert all(one.severity is Severity.ADVICE for one in found)


@pytest.mark.parametrize(
    "changes",
    [
        {"basis": [{"instrument": "ets-030"}]},
        {"basis": [{"instrument": "Europäisches Rechtshilfeübereinkommen von 1959"}]},
        {"domestic_basis": ["Law on the prosecution service, which makes it a judicial authority"]},
        {"domestic_basis": ["StPO, § 1: Die Staatsanwaltschaft ist Justizbehörde."]},
        {"remarks": [{"part": "basis", "text": "Le parquet est une autorité judiciaire."}]},
    ],
)
def test_a_prosecutor_who_is_a_judicial_authority_may_send_a_letter_rogatory(
    changes: dict[str, Any], findings, request_data
) -> None:
    request_data["requesting"]["issued_by"]["capacity"] = "prosecutor"
    letter = request_data | {"form": "letter-rogatory"}
    asked = [f for f in findings(letter) if f.rule == "links.rogatory-not-judicial"]
    assert [f.severity for f in asked] == [Severity.ADVICE]
    found = {f.rule for f in findings(letter | changes)}
    assert "links.rogatory-not-judicial" not in found


def test_a_letter_rogatory_that_a_court_validates_is_judicial(findings, request_data) -> None:
    side = request_data["requesting"]
    side["validated_by"] = side["issued_by"] | {"capacity": "judge"}
    side["issued_by"]["capacity"] = "police"
    found = {f.rule for f in findings(request_data | {"form": "letter-rogatory"})}
    assert "links.rogatory-not-judicial" not in found
