"""The person who is heard, moved or examined is known, can be reached, and is protected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding], *rules: str) -> list[str]:
    chosen = [one for one in found if one.rule in {f"hearing.{rule}" for rule in rules}]
    assert all(one.severity is Severity.ADVICE for one in chosen)
    return [one.said.id.removeprefix("hearing.") for one in chosen if one.said]


@pytest.fixture
def heard(request_data: Data) -> Data:
    """A request to hear a witness who lives in the requested State."""
    request_data["persons"] = [
        {"id": "P1", "role": "witness", "name": {"full": "Karl Sample"}, "location": "Yaren"}
    ]
    measure = request_data["measures"][0] | {
        "kind": "witness-statement",
        "persons": ["P1"],
        "questions": ["Who gave you the money?"],
        "purpose": "To prove who received the money.",
    }
    for name in ("holder", "identifiers", "period", "items", "nexus"):
        measure.pop(name, None)
    request_data["measures"] = [measure]
    return request_data


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Some witnesses, according to the list", ["several"]),
        ("Three employees of the bank", ["several"]),
        ("Mehrere Mitarbeiter der Bank", ["several"]),
        ("An officer of the managing agents", []),
        ("An officer and two other employees", ["several"]),
        ("Ein Mitarbeiter der Kundenbank", []),
        ("Karl Sample", []),
        ("Maria Staffelstein", []),
        ("The manager of the bank in Yaren", []),
    ],
)
def test_each_person_who_is_heard_is_listed(
    findings: Findings, heard: Data, name: str, found: list[str]
) -> None:
    heard["persons"][0]["name"] = {"full": name}
    assert told(findings(heard), "several") == found


@pytest.mark.parametrize(
    ("location", "found"),
    [
        ("On an official visit in Tuvalu", []),
        ("Yaren", ["moved/safe-conduct"]),
        (None, ["moved/safe-conduct"]),
    ],
)
def test_somebody_who_is_there_already_is_not_invited(
    findings: Findings, heard: Data, location: str | None, found: list[str]
) -> None:
    heard["measures"][0]["kind"] = "appearance-of-person"
    heard["persons"][0]["location"] = location or "Unknown"
    assert told(findings(heard), "moved") == found


def test_a_person_who_is_heard_can_be_reached(findings: Findings, heard: Data) -> None:
    person = heard["persons"][0]
    assert told(findings(heard), "nowhere") == []
    del person["location"]
    assert told(findings(heard), "nowhere") == ["nowhere"]
    for known in ({"address": ["1 Example Road"]}, {"phone": "+674 555 0100"}):
        heard["persons"] = [person | known]
        assert told(findings(heard), "nowhere") == []
    heard["persons"] = [person]
    heard["measures"][0]["place"] = ["Sample Prison, Yaren"]
    assert told(findings(heard), "nowhere") == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"minor": True}, ["in-need/minor"]),
        ({"connection": "The daughter, aged 9, saw the attack."}, ["in-need/minor"]),
        ({"connection": "Schülerin, 14 Jahre alt"}, ["in-need/minor"]),
        ({"connection": "She is pregnant and saw the attack."}, ["in-need/frail"]),
        ({"connection": "Victim of trafficking, traumatised"}, ["in-need/frail"]),
        ({"minor": True, "needs": "A companion"}, []),
        ({"connection": "Has run the shop for 9 years."}, []),
        ({"connection": "Teacher at the school"}, []),
        ({"connection": "Lent him a minor sum."}, []),
    ],
)
def test_a_child_or_a_frail_person_is_heard_with_care(
    findings: Findings, heard: Data, changes: Data, found: list[str]
) -> None:
    heard["persons"][0] |= changes
    assert told(findings(heard), "in-need") == found
    heard["measures"][0]["procedure"] = {"wished": "Once, by video, with a psychologist."}
    assert told(findings(heard), "in-need") == []


def test_a_link_has_its_means_and_a_suspect_agrees(findings: Findings, heard: Data) -> None:
    measure = heard["measures"][0]
    measure["kind"] = "video-hearing"
    assert told(findings(heard), "video") == ["video/link"]
    measure["particulars"] = {"system": "H.323, with a test on the day before"}
    assert told(findings(heard), "video") == []
    heard["persons"][0]["role"] = "accused"
    assert told(findings(heard), "video") == ["video/consent"]
    measure["particulars"]["consent"] = "The accused agreed on 3 May."
    assert told(findings(heard), "video") == []


@pytest.mark.parametrize(
    ("languages", "found"),
    [(["uk"], ["interpreter"]), (["uk", "en"], []), ([], [])],
)
def test_a_person_of_another_language_has_an_interpreter(
    findings: Findings, heard: Data, languages: list[str], found: list[str]
) -> None:
    heard["persons"][0]["languages"] = languages
    assert told(findings(heard), "interpreter") == found
    heard["measures"][0]["procedure"] = {"wished": "A record.", "interpreter": "Ukrainian"}
    assert told(findings(heard), "interpreter") == []


@pytest.mark.parametrize(
    ("wished", "found"),
    [
        ("That the hearing be held in camera.", ["closed"]),
        ("Eine nichtöffentliche Vernehmung.", ["closed"]),
        ("Une audition à huis clos.", ["closed"]),
        ("That the witness be heard in the private office of the judge.", []),
        ("A record signed by the witness.", []),
        ("That the hearing be open to the parties.", []),
    ],
)
def test_a_closed_hearing_has_a_reason(
    findings: Findings, heard: Data, wished: str, found: list[str]
) -> None:
    heard["measures"][0]["procedure"] = {"wished": wished}
    assert told(findings(heard), "closed") == found
    heard["measures"][0]["procedure"]["reason"] = "The witness was threatened."
    assert told(findings(heard), "closed") == []


def test_protection_is_asked_for_from_a_danger(findings: Findings, heard: Data) -> None:
    heard["measures"][0] |= {"kind": "witness-protection", "items": ["An escort"]}
    heard["measures"][0] |= {"purpose": "To keep the witness until the trial."}
    assert told(findings(heard), "risk") == ["risk"]
    heard["measures"][0]["particulars"] = {"risk": "Two men asked for the witness."}
    assert told(findings(heard), "risk") == []
    heard["measures"][0] |= {"particulars": {}, "purpose": "He was threatened by the accused."}
    assert told(findings(heard), "risk") == []


def test_a_prisoner_is_moved_by_consent_in_custody_and_back(
    findings: Findings, heard: Data
) -> None:
    measure = heard["measures"][0]
    measure |= {"kind": "prisoner-transfer-testimony", "questions": []}
    assert told(findings(heard), "moved") == ["moved/consent"]
    measure["particulars"] = {"consent": "Given on 3 May."}
    assert told(findings(heard), "moved") == ["moved/return"]
    measure["particulars"] |= {"return": "By 1 June.", "custody": "In Sample Prison."}
    assert told(findings(heard), "moved") == []


def test_whoever_is_invited_has_safe_conduct(findings: Findings, heard: Data) -> None:
    measure = heard["measures"][0]
    measure |= {"kind": "appearance-of-person", "questions": []}
    assert told(findings(heard), "moved") == ["moved/safe-conduct"]
    measure["procedure"] = {"wished": "The witness is free to leave after the hearing."}
    assert told(findings(heard), "moved") == []
    del measure["procedure"]
    measure["particulars"] = {"safe_conduct": "For 15 days"}
    assert told(findings(heard), "moved") == []


@pytest.mark.parametrize(
    ("kind", "item", "found"),
    [
        ("biometrics", "A mouth swab is to be taken from Karl Sample", ["sample/allowed"]),
        ("biometrics", "Fingerprints, to be taken", ["sample/allowed"]),
        ("examination", "An examination of the body for injuries", ["sample/allowed"]),
        ("biometrics", "A swab, taken with his consent", ["sample/kept"]),
        ("biometrics", "A swab, taken with his consent and destroyed after use", []),
        ("biometrics", "A comparison with the profile on file", []),
        ("examination", "Viewing of the place of the accident", []),
        ("examination", "An examination of the body by a physician", []),
    ],
)
def test_a_sample_is_taken_by_order_or_consent_and_destroyed(
    findings: Findings, heard: Data, kind: str, item: str, found: list[str]
) -> None:
    heard["measures"][0] |= {"kind": kind, "questions": [], "items": [item]}
    assert told(findings(heard), "sample") == found


@pytest.mark.parametrize(
    "means",
    ["Our embassy provides the link.", "Webex, tested before.", "Cloud Video Platform", "IP link"],
)
def test_the_means_of_a_link_may_stand_in_words(
    findings: Findings, heard: Data, means: str
) -> None:
    heard["measures"][0] |= {"kind": "video-hearing", "procedure": {"wished": means}}
    assert told(findings(heard), "video") == []
    heard["measures"][0]["procedure"]["wished"] = "A hearing by video link."
    assert told(findings(heard), "video") == ["video/link"]
