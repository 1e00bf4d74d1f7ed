"""Only the authority of the requested State acts there, and it decides what leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

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


@pytest.mark.parametrize(("asked_by", "there"), [("Paris", True), ("local", False)])
def test_questions_that_are_put_by_those_who_attend_are_found(
    findings: Findings, request_data: dict[str, Any], asked_by: str, there: bool
) -> None:
    measure = request_data["measures"][0]
    measure["attendance"] = "The Paris judge, who will travel"
    measure["purpose"] = f"The questions are to be put by the {asked_by} judge, to prove the fraud."
    assert told(findings(request_data)) == ["officers-act measures[0].purpose"] * there


def test_questions_put_by_counsel_are_no_act_of_an_officer(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    measure = request_data["measures"][0]
    measure["attendance"] = "Counsel for the defence"
    measure["purpose"] = "Questions are to be put by counsel for the defence as well."
    assert told(findings(request_data)) == []


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("attendance", "Inspector A. Sample and the investigating magistrate"),
        ("attendance", "Inspector A. Sample, who would put questions with your consent"),
        ("attendance", "Inspector A. Sample, to suggest questions through the judge"),
        ("attendance", "Inspector A. Sample, who will not question the witness"),
        ("attendance", "Two officers at the interview and search of the flat"),
        ("attendance", "Inspector A. Sample, who conducts the analysis of the accounts at home"),
        ("attendance", "Inspector A. Sample, who examines the accounts in this case"),
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


@pytest.mark.parametrize(
    ("wished", "found"),
    [
        ("That the magistrate come and put the questions himself.", ["officers-act"]),
        ("Dass die Ermittler selbst vernehmen.", ["officers-act"]),
        ("Que les enquêteurs posent eux-mêmes les questions.", ["officers-act"]),
        ("The agents make clones and take them to the requesting State.", ["carried-away"]),
        ("That the records be handed to them at the end.", ["carried-away"]),
        ("That the judge put the questions of the list.", []),
        ("The agents may put questions themselves if you permit it.", []),
        ("That the records be sent to the central authority.", []),
    ],
)
def test_what_is_wished_for_officers_who_are_present_is_read_too(
    findings: Findings, request_data: dict[str, Any], wished: str, found: list[str]
) -> None:
    measure = request_data["measures"][0]
    measure |= {"attendance": "Inspector A. Sample", "procedure": {"wished": wished}}
    assert told(findings(request_data)) == [
        f"{rule} measures[0].procedure.wished" for rule in found
    ]


@pytest.mark.parametrize(
    ("wished", "found"),
    [
        ("The officers take it over and bring it to the requesting State.", []),
        ("The officers take the copies to the requesting State.", ["carried-away"]),
    ],
)
def test_property_that_is_to_be_confiscated_is_no_evidence_carried_away(
    findings: Findings, request_data: dict[str, Any], wished: str, found: list[str]
) -> None:
    request_data["assets"] = [{"id": "X1", "description": "The yacht", "kind": "vehicle"}]
    measure = request_data["measures"][0] | {"kind": "seizure-of-items"}
    measure |= {
        "assets": ["X1"],
        "attendance": "Inspector A. Sample",
        "procedure": {"wished": wished},
    }
    request_data["measures"] = [measure]
    asked = [one.rule.partition(".")[2] for one in findings(request_data)]
    assert [one for one in asked if one == "carried-away"] == found


def test_an_examiner_of_the_requesting_state_acts_there(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    own = request_data["requesting"]["issued_by"]["name"]
    measure = request_data["measures"][0]
    measure |= {"kind": "witness-testimony", "particulars": {"examiner": own}}
    measure["questions"] = ["Who gave you the money?"]
    assert told(findings(request_data)) == ["officers-act measures[0].particulars.examiner"]
    measure["procedure"] = {"wished": "With your permission."}
    assert told(findings(request_data)) == []
    del measure["procedure"]
    measure["particulars"] = {"examiner": "The judge of your State"}
    assert told(findings(request_data)) == []


def test_officers_who_would_act_or_only_be_present_are_advised(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    for text, weight in (
        ("Two officers, who put the questions", Severity.ADVICE),
        ("Two officers, who put the questions or are present", Severity.ADVICE),
    ):
        request_data["measures"][0]["attendance"] = text
        found = findings(request_data)
        assert [f.severity for f in found if f.rule == "extent.officers-act"] == [weight]


@pytest.mark.parametrize(
    ("attendance", "wished", "found"),
    [
        ("Two officers of the fraud squad", "A record.", "both"),
        ("Zwei Ermittler", "Ein Protokoll.", "both"),
        ("Des enquêteurs français", "Un procès-verbal.", "both"),
        ("Two officers", "We ask for your consent to their presence.", "unnamed"),
        ("Inspector A. Sample and Prosecutor B. Sample", "A record.", "leave"),
        ("Inspector A. Sample", "We ask for your consent to attendance.", "when"),
        ("Inspector A. Sample", "That Inspector Sample may attend.", "when"),
        ("Inspector A. Sample", "We ask to attend. Please inform us of the date and place.", ""),
        ("Inspector A. Sample", "Anwesenheit der Beamten. Wir bitten, den Termin mitzuteilen.", ""),
        ("Two officers", "That two officers be present at the search.", "unnamed"),
        ("Two officers", "The papers be handed to two officers who will attend.", "both"),
        ("The lawyer of the witness", "A record.", ""),
        ("The owner of the house and a locksmith", "A record.", ""),
    ],
)
def test_those_who_attend_are_named_and_ask_for_leave(
    findings: Findings, request_data: dict[str, Any], attendance: str, wished: str, found: str
) -> None:
    measure = request_data["measures"][0]
    measure |= {"attendance": attendance, "procedure": {"wished": wished}}
    said = [
        one.said.id
        for one in findings(request_data)
        if one.rule == "extent.attendance" and one.said
    ]
    assert said == ([f"extent.attendance/{found}"] if found else [])


@pytest.mark.parametrize(
    ("attendance", "asked"),
    [
        ("The judge, who may ask leave to be present", False),
        ("The judge and two officers, who may ask leave to be present", True),
        ("The judges, who may ask leave to be present", True),
        ("The judge", True),
    ],
)
def test_whoever_signs_and_would_attend_alone_is_named_already(
    findings: Findings, request_data: dict[str, Any], attendance: str, asked: bool
) -> None:
    request_data["requesting"]["issued_by"] |= {"title": "Judge", "capacity": "judge"}
    request_data["measures"][0]["attendance"] = attendance
    found = {one.rule for one in findings(request_data)}
    assert ("extent.attendance" in found) is asked


def test_a_court_that_hears_over_a_link_hears_from_home(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    measure = request_data["measures"][0]
    measure |= {"attendance": "Two officers, who question the witness"}
    assert told(findings(request_data)) == ["officers-act measures[0].attendance"]
    measure["kind"] = "video-hearing"
    assert told(findings(request_data)) == []


def test_a_wish_to_attend_if_allowed_asks_for_leave(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    request_data["measures"][0]["attendance"] = "Two officers, if allowed"
    (found,) = [f for f in findings(request_data) if f.rule == "extent.attendance"]
    assert found.said.id == "extent.attendance/unnamed"


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Names of the detectives", True),
        ("Names and passports of the members", True),
        ("List of the persons attending", True),
        ("Officers' names and ranks", True),
        ("Namen der Ermittlungsbeamten", True),
        ("Noms et fonctions des enquêteurs", True),
        ("List of things for the searching officers", False),
        ("Names of the victims", False),
    ],
)
def test_an_annex_may_name_those_who_attend(
    findings: Findings, request_data: dict[str, Any], title: str, named: bool
) -> None:
    request_data["annexes"] = [{"id": "A1", "title": title, "kind": "other"}]
    request_data["measures"][0] |= {
        "attendance": "Two detectives",
        "procedure": {"wished": "We ask for consent to attend. Please tell us the date and place."},
    }
    found = [one for one in findings(request_data) if one.rule == "extent.attendance"]
    assert (found == []) is named


def test_officers_are_asked_about_once_and_not_quoted(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    first = request_data["measures"][0]
    first["attendance"] = "The presence of two officers is kindly requested"
    request_data["measures"] = [first, first | {"id": "M2"}]
    (one,) = [one for one in findings(request_data) if one.rule == "extent.attendance"]
    assert one.message.startswith("People from the requesting State would attend M1 and M2.")


@pytest.mark.parametrize(
    ("attendance", "asked"),
    [
        ("Two officers named in the list of the team", False),
        ("Zwei Beamte laut beigefügter Liste", False),
        ("Deux policiers, voir la liste", False),
        ("Two officers (A1)", False),
        ("The local police", False),
        ("Officers of the police of Nauru", False),
        ("Two officers of our service and the local police", True),
    ],
)
def test_a_list_names_them_and_the_other_side_needs_no_leave(
    findings: Findings, request_data: dict[str, Any], attendance: str, asked: bool
) -> None:
    request_data["annexes"] = [{"id": "A1", "title": "Travel papers", "kind": "other"}]
    request_data["measures"][0] |= {
        "attendance": attendance,
        "procedure": {"wished": "We ask for consent to attend. Please tell us the date and place."},
    }
    found = [one for one in findings(request_data) if one.rule == "extent.attendance"]
    assert bool(found) is asked


@pytest.mark.parametrize(
    "text",
    [
        "Two officers, who ask to put further questions with leave",
        "Two officers, who ask for leave to put further questions",
        "Two officers, who put further questions where the executing authority so allows",
        "Deux policiers, qui posent les questions avec votre agrément",
    ],
)
def test_leave_in_other_words_is_leave(
    findings: Findings, request_data: dict[str, Any], text: str
) -> None:
    request_data["measures"][0]["attendance"] = text
    assert "extent.officers-act" not in {one.rule for one in findings(request_data)}
