"""A person is heard with the rights, in the quality and by the formalities that the use needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]
RIGHTS = {"wished": "A record signed by the person.", "rights": "The person may stay silent."}


def told(found: list[Finding], rule: str) -> list[str]:
    return [
        one.said.id.partition("/")[2] or one.field
        for one in found
        if one.said and one.rule == f"hearing.{rule}"
    ]


@pytest.fixture
def interview(request_data: Data) -> Data:
    """A request to interview a suspect who lives in the requested State."""
    request_data["persons"] = [
        {"id": "P1", "role": "suspect", "name": {"full": "Karl Sample"}, "location": "Yaren, Nauru"}
    ]
    measure = request_data["measures"][0] | {
        "kind": "suspect-interview",
        "persons": ["P1"],
        "questions": ["Who gave you the money?"],
        "purpose": "To prove who received the money.",
    }
    for name in ("holder", "identifiers", "period", "items"):
        del measure[name]
    request_data["measures"] = [measure]
    return request_data


def as_witness(data: Data, kind: str = "witness-statement", role: str = "witness") -> Data:
    data["measures"][0]["kind"] = kind
    data["persons"][0]["role"] = role
    return data


@pytest.mark.parametrize("kind", ["suspect-interview", "video-hearing"])
def test_a_suspect_of_whose_rights_nothing_is_said_is_found(
    findings: Findings, interview: Data, kind: str
) -> None:
    interview["measures"][0]["kind"] = kind
    found = findings(interview)
    assert told(found, "rights") == ["suspect"]
    assert {f.severity for f in found if f.rule == "hearing.rights"} == {Severity.ADVICE}


@pytest.mark.parametrize(
    "procedure",
    [
        RIGHTS,
        {"wished": "A record.", "caution": "You need not answer."},
        {"wished": "That the suspect be cautioned before the interview."},
        {"wished": "Nach Belehrung und mit Verteidiger."},
    ],
)
def test_a_caution_or_rights_are_enough(
    findings: Findings, interview: Data, procedure: Data
) -> None:
    interview["measures"][0]["procedure"] = procedure
    assert told(findings(interview), "rights") == []


def test_a_lawyer_alone_does_not_say_what_a_suspect_is_told(
    findings: Findings, interview: Data
) -> None:
    interview["measures"][0]["procedure"] = {"wished": "A record.", "counsel": "May attend."}
    assert told(findings(interview), "rights") == ["unread"]
    assert told(findings(as_witness(interview)), "rights") == []


@pytest.mark.parametrize(
    ("where", "words", "how"),
    [
        ("fact", "Karl Sample received a share of the money.", "implicated"),
        ("fact", "Karl Sample half: er beteiligte sich an dem Transport.", "implicated"),
        ("fact", "Karl Sample a participé à la vente.", "implicated"),
        ("connection", "Karl Sample acted as a front for the buyer.", "implicated"),
        ("there", "Karl Sample is charged with theft.", "charged"),
        ("there", "The person to be heard was arrested in May and charged.", "charged"),
        ("connection", "He was arrested in May and is on bail.", "charged"),
        ("connection", "Er wurde im Mai dort festgenommen.", "charged"),
        ("connection", "Wife of the accused.", "kin"),
        ("connection", "Bruder des Beschuldigten.", "kin"),
        ("connection", "Proche parent du titulaire du compte.", "kin"),
    ],
)
def test_a_witness_whom_the_request_links_to_the_offence_is_found(
    findings: Findings, interview: Data, where: str, words: str, how: str
) -> None:
    data = as_witness(interview)
    if where == "fact":
        data["facts"].append({"id": "F2", "text": words, "persons": ["P1"]})
    elif where == "connection":
        data["persons"][0]["connection"] = words
    else:
        data["proceedings"]["other_states"] = [{"state": "NR", "matter": words}]
    assert told(findings(data), "rights") == [how]

    data["measures"][0]["procedure"] = RIGHTS
    assert told(findings(data), "rights") == []


@pytest.mark.parametrize(
    "words",
    [
        "Karl Sample saw the van on 3 March 2026.",
        "Karl Sample told the police that the driver had received a share of the money.",
        "Karl Sample did not take part in the sale and was never charged.",
        "The accused was charged on the word of Karl Sample.",
        "Karl Sample was charged EUR 300 for a ticket.",
        "Karl Sample worked in the shop where the accused forged the invoices.",
        "Karl Sample is the owner of the van in which Ann Sample hid the cash.",
    ],
)
def test_a_mere_witness_needs_no_caution(findings: Findings, interview: Data, words: str) -> None:
    data = as_witness(interview)
    data["persons"].append({"id": "P2", "role": "suspect", "name": {"full": "Ann Sample"}})
    data["facts"].append({"id": "F2", "text": words, "persons": ["P1", "P2"]})
    assert told(findings(data), "rights") == []


@pytest.mark.parametrize(
    ("name", "words", "how"),
    [
        ("Karl Sample", "Karl Sample dealt with them. None is under investigation.", []),
        ("Karl Sample", "Karl Sample is under investigation.", ["charged"]),
        ("Witness 7", "The former mayor left office in May 2007 and is under investigation.", []),
        ("Witness 7", "In 2007 Witness 7 was charged.", ["charged"]),
        ("Karl Sample", "Karl Sample met the former mayor, who was charged.", []),
        ("Karl Sample", "Karl Sample met P2, who is under investigation.", []),
    ],
)
def test_what_is_said_of_nobody_or_of_somebody_else_makes_no_suspect(
    findings: Findings, interview: Data, name: str, words: str, how: list[str]
) -> None:
    data = as_witness(interview)
    data["persons"][0]["name"] = {"full": name}
    other = {"id": "P2", "role": "suspect", "name": {"full": "Ann Example"}}
    data["persons"].append(other | {"occupation": "Former mayor of a town"})
    for sentence in words.split(". "):
        fact = {"id": f"F{len(data['facts']) + 1}", "text": sentence, "persons": ["P1"]}
        data["facts"].append(fact if "None" in sentence else fact | {"persons": ["P1", "P2"]})
    assert told(findings(data), "rights") == how


@pytest.mark.parametrize(
    ("person", "body", "found"),
    [
        ({}, {"role": "suspect", "represented_by": "Karl Sample"}, True),
        ({"occupation": "Director of Sample Trading"}, {"role": "suspect"}, True),
        ({"connection": "Geschäftsführer der Sample Trading"}, {"role": "suspect"}, True),
        ({"connection": "Runs Sample Trading."}, {"role": "third-party", "told": True}, True),
        ({"occupation": "Director of Sample Trading"}, {"role": "third-party"}, False),
        ({"occupation": "Director of Sample Trading"}, {"role": "victim", "told": True}, False),
        ({"connection": "Bought a car of Sample Trading."}, {"role": "suspect"}, False),
        ({"occupation": "Director of Sample Trading School"}, {"role": "victim"}, False),
    ],
)
def test_whoever_acts_for_a_company_that_is_involved_may_refuse_answers(
    findings: Findings, interview: Data, person: Data, body: Data, found: bool
) -> None:
    data = as_witness(interview)
    involved = body.pop("told", False)
    data["persons"][0] |= person
    company = {"id": "P2", "nature": "legal", "name": {"full": "Sample Trading"}}
    suspect = {"id": "P3", "role": "suspect", "name": {"full": "Ann Example"}}
    data["persons"] += [company | body, suspect]
    people = ["P2", "P3"] if involved else ["P2"]
    data["facts"].append({"id": "F8", "text": "Sample Trading was paid.", "persons": people})
    assert told(findings(data), "rights") == (["organ"] if found else [])


@pytest.mark.parametrize(
    "connection",
    ["Mother of the victim.", "Director of a sister company.", "Partner in a law firm."],
)
def test_a_relative_of_the_victim_and_a_partner_are_no_relatives_of_a_suspect(
    findings: Findings, interview: Data, connection: str
) -> None:
    data = as_witness(interview)
    data["persons"][0]["connection"] = connection
    assert told(findings(data), "rights") == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Hearing of the accused on the payments", ["called"]),
        ("Vernehmung des Beschuldigten", ["called"]),
        ("Interrogatoire du prévenu", ["called"]),
        ("Hearing of the neighbour of the accused", []),
        ("Hearing of a witness on contacts with the accused", []),
        ("Hearing of the accused's sister", []),
    ],
)
def test_a_measure_hears_a_person_as_what_the_entry_says(
    findings: Findings, interview: Data, title: str, found: list[str]
) -> None:
    data = as_witness(interview)
    data["measures"][0]["title"] = title
    assert told(findings(data), "quality") == found


def test_a_suspect_who_is_heard_as_a_witness_is_found(findings: Findings, interview: Data) -> None:
    interview["measures"][0]["procedure"] = RIGHTS
    assert told(findings(as_witness(interview, role="suspect")), "quality") == ["witness"]
    sworn = as_witness(interview, "witness-testimony", "accused")
    assert told(findings(sworn), "quality") == ["witness"]


@pytest.mark.parametrize("kind", ["suspect-interview", "video-hearing"])
def test_a_suspect_is_interviewed_or_heard_by_video(
    findings: Findings, interview: Data, kind: str
) -> None:
    assert told(findings(as_witness(interview, kind, "suspect")), "quality") == []


def test_a_third_party_is_heard_in_a_quality_that_is_told(
    findings: Findings, interview: Data
) -> None:
    data = as_witness(interview, "video-hearing", "third-party")
    assert told(findings(data), "quality") == ["untold"]
    data["measures"][0]["title"] = "Hearing of the neighbour as a witness"
    assert told(findings(data), "quality") == []


@pytest.mark.parametrize(
    "words",
    [
        "Our law requires that the statement be given on oath.",
        "The statement is inadmissible unless a lawyer was present.",
        "Ohne Vereidigung ist die Aussage unverwertbar.",
    ],
)
def test_a_formality_that_is_told_and_not_asked_for_is_found(
    findings: Findings, interview: Data, words: str
) -> None:
    data = as_witness(interview)
    data["measures"][0]["necessity"] = words
    assert told(findings(data), "formality") == ["unasked"]

    data["measures"][0]["procedure"] = {"wished": "An oath.", "oath": "oath"}
    assert told(findings(data), "formality") == []


def test_an_oath_that_a_statement_does_not_usually_have_is_asked_for_with_a_reason(
    findings: Findings, interview: Data
) -> None:
    data = as_witness(interview)
    data["measures"][0]["procedure"] = {"wished": "A statement on oath.", "oath": "oath"}
    assert told(findings(data), "formality") == ["oath"]

    data["measures"][0]["procedure"]["reason"] = "The court cannot use it otherwise."
    assert told(findings(data), "formality") == []
    data["measures"][0]["procedure"] = {"wished": "A record.", "oath": "none"}
    assert told(findings(data), "formality") == []
    sworn = as_witness(interview, "witness-testimony")
    sworn["measures"][0]["procedure"] = {"wished": "Evidence on oath.", "oath": "oath"}
    assert told(findings(sworn), "formality") == []


def test_a_lawyer_who_is_asked_for_is_named_or_can_be_missed(
    findings: Findings, interview: Data
) -> None:
    interview["measures"][0]["procedure"] = RIGHTS | {"counsel": "A lawyer attends."}
    assert told(findings(interview), "formality") == ["lawyer"]
    interview["persons"][0]["counsel"] = "Ann Example"
    assert told(findings(interview), "formality") == []
    del interview["persons"][0]["counsel"]
    interview["measures"][0]["procedure"]["reason"] = "Without one it is void."
    assert told(findings(interview), "formality") == []
    witness = as_witness(interview)
    del witness["measures"][0]["procedure"]["reason"]
    assert told(findings(witness), "formality") == []


@pytest.mark.parametrize(
    ("requesting", "field", "where", "found"),
    [
        ("DE", "location", "Berlin, Germany", True),
        ("DE", "location", "Berlin, Deutschland", True),
        ("DE", "address", ["1 Example Street", "Germany"], True),
        ("DE", "location", "Yaren, Nauru", False),
        ("DE", "location", "Germany Road, Yaren", False),
        ("DE", "address", ["Germany", "Nauru"], False),
    ],
)
def test_a_person_who_is_in_the_requesting_state_is_heard_there(
    findings: Findings, interview: Data, requesting: str, field: str, where: Any, found: bool
) -> None:
    interview["requesting"]["state"] = requesting
    del interview["persons"][0]["location"]
    interview["persons"][0][field] = where
    expected = [f"persons[0].{field}"] if found else []
    assert told(findings(interview), "at-home") == expected


@pytest.mark.parametrize(
    ("location", "address", "connection", "rule"),
    [
        ("Yaren, Nauru", ["1 Sample Street", "Germany"], "Buyer.", "home-address"),
        ("", ["1 Sample Street", "Germany"], "Lives and works in Nauru.", "home-address"),
        ("", ["1 Sample Street", "Germany"], "Buyer.", "at-home"),
        ("Yaren, Nauru", ["1 Sample Street", "Yaren", "Nauru"], "Lives in Nauru.", ""),
    ],
)
def test_an_address_at_home_of_somebody_who_lives_there_is_found(
    findings: Findings,
    interview: Data,
    location: str,
    address: list[str],
    connection: str,
    rule: str,
) -> None:
    interview["requesting"]["state"] = "DE"
    interview["persons"][0] |= {"address": address, "connection": connection}
    if location:
        interview["persons"][0]["location"] = location
    else:
        del interview["persons"][0]["location"]
    found = {one.rule for one in findings(interview)} & {"hearing.home-address", "hearing.at-home"}
    assert found == ({f"hearing.{rule}"} if rule else set())


def test_staff_under_immunity_can_be_told_to_come(findings: Findings, interview: Data) -> None:
    interview["persons"][0] |= {"location": "Germany", "connection": "Member of the mission."}
    interview["requesting"]["state"] = "DE"
    for told, asked in (("A waiver is asked for.", False), ("He has none.", True)):
        interview["persons"][0]["immunity"] = told
        assert any(one.rule == "hearing.at-home" for one in findings(interview)) is asked


def test_a_lawyer_who_may_come_or_is_appointed_is_enough(
    findings: Findings, interview: Data
) -> None:
    for counsel in ("May attend.", "A lawyer, appointed if there is none.", "Dr Ann Example"):
        interview["measures"][0]["procedure"] = RIGHTS | {"counsel": counsel}
        assert told(findings(interview), "formality") == []
    interview["measures"][0]["procedure"] = RIGHTS | {"counsel": "In the presence of counsel"}
    assert told(findings(interview), "formality") == ["lawyer"]
    interview["measures"][0]["fallback"] = "The hearing is put off."
    assert told(findings(interview), "formality") == []


@pytest.mark.parametrize(
    "wished",
    [
        "A statement on oath before a magistrate.",
        "Audition sous serment par le juge d'instruction.",
        "Richterliche Vernehmung unter Eid.",
    ],
)
def test_an_oath_before_a_judge_needs_no_reason(
    findings: Findings, interview: Data, wished: str
) -> None:
    data = as_witness(interview)
    data["measures"][0]["procedure"] = {"wished": wished, "oath": "oath"}
    assert told(findings(data), "formality") == []


@pytest.mark.parametrize("kind", ["witness-statement", "witness-testimony", "video-hearing"])
def test_a_suspect_beside_a_witness_is_whom_the_evidence_concerns(
    findings: Findings, interview: Data, kind: str
) -> None:
    witness = {"id": "P2", "role": "witness", "name": {"full": "Rita Held"}, "location": "Yaren"}
    interview["persons"].append(witness)
    measure = interview["measures"][0]
    measure |= {"kind": kind, "persons": ["P1", "P2"], "title": "Hearing of the witness"}
    measure["procedure"] = {"wished": "On oath.", "oath": "oath", "reason": "Our law asks for it."}
    found = findings(interview)
    assert told(found, "rights") == []
    assert "agree.sworn-suspect" not in {one.rule for one in found}
    measure["title"] = "Hearing of K. Sample and R. Held"
    found = findings(interview)
    assert told(found, "rights") == ["suspect"]
    assert "agree.sworn-suspect" in {one.rule for one in found}


def test_a_victim_beside_a_suspect_is_not_heard_as_a_suspect(
    findings: Findings, interview: Data
) -> None:
    victim = {"id": "P2", "role": "victim", "name": {"full": "Rita Held"}, "location": "Yaren"}
    interview["persons"].append(victim)
    interview["measures"][0]["persons"] = ["P1", "P2"]
    assert "agree.heard-as-suspect" not in {one.rule for one in findings(interview)}
    interview["measures"][0]["persons"] = ["P2"]
    assert "agree.heard-as-suspect" in {one.rule for one in findings(interview)}
