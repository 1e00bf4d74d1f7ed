"""The points that another field answers, and the wordings that tell two cases apart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]
PEOPLE: list[Data] = [
    {"id": "P1", "role": "accused", "name": {"full": "Ann Alva"}},
    {"id": "P2", "role": "witness", "name": {"full": "Bo Bero"}},
]
HEARD: Data = {"persons": ["P1"]}
FLAT: Data = {"id": "X1", "description": "A flat", "kind": "real-property", "owner": "P1"}
GUARD = {"name": "Coast guard of Nauru", "state": "NR"}
FIRM = {"name": "Bero Ltd", "state": "NR"}
PROVIDER = {"name": "Bero Ltd", "kind": "provider", "service": "Mail"}
OFFENCE: Data = {
    "id": "O1",
    "title": "Embezzlement",
    "provision": "Penal Code, section 9",
    "text": "Whoever embezzles property commits an offence.",
    "text_is": "paraphrase",
    "maximum_penalty": {"text": "Five years"},
}


@pytest.fixture
def told(rules_of_measure: Callable[..., set[str]]) -> Callable[..., set[str]]:
    """``told(kind, more, whole)``: the rules of what is found for one measure."""
    return partial(rules_of_measure, PEOPLE)


def fact(text: str) -> Data:
    """A request with one fact that lists nobody."""
    return {"facts": [{"id": "F1", "text": text}]}


def counterpart(statement: str) -> Data:
    """A request whose offence has a statement on the law of the other State."""
    return {"offences": [OFFENCE | {"dual_criminality": {"statement": statement}}]}


def remark(part: str, text: str) -> Data:
    return {"remarks": [{"part": part, "text": text}]}


def at_trial(text: str) -> Data:
    return {"proceedings": {"nature": "trial", "stage": text, "authority": "High Court"}}


@pytest.mark.parametrize(
    ("rule", "kind", "raised", "answer"),
    [
        (
            "other-duty",
            "bank-records",
            ({}, remark("execution", "The duty rests on the Vienna Convention.")),
            ({}, remark("execution", "There is no duty by the Vienna Convention.")),
        ),
        (
            "after-death",
            "restraint",
            ({}, {"assets": [FLAT]} | fact("Ann Alva died in 2024.")),
            ({}, {"assets": [FLAT]} | fact("A guard died in the robbery.")),
        ),
        (
            "after-death",
            "restraint",
            ({}, {"assets": [FLAT]} | fact("The owner died in 2024.")),
            (
                {"particulars": {"third_party_notice": "The heirs were told in 2024."}},
                {"assets": [FLAT]} | fact("The owner died in 2024."),
            ),
        ),
        (
            "kept-there",
            "seizure-of-items",
            ({"items": ["The film of 3 May 2025"]}, {}),
            ({"items": ["A copy of the film of 3 May 2025"]}, {}),
        ),
        (
            "how-heard",
            "suspect-interview",
            (HEARD | {"procedure": {"wished": "By a judge."}}, {}),
            (HEARD | {"procedure": {"wished": "By a judge, with a record of it."}}, {}),
        ),
        (
            "how-heard",
            "suspect-interview",
            (HEARD | {"questions": ["What did you observe?"]}, {}),
            (HEARD | {"questions": ["Do you wish to answer the charge?"]}, {}),
        ),
        (
            "counterpart",
            "bank-records",
            ({}, counterpart("The conduct would be an offence in Nauru.")),
            ({}, counterpart("Embezzlement is an offence in Nauru.")),
        ),
        (
            "milder-way",
            "search-of-premises",
            ({"purpose": "To find the books."}, {}),
            ({"purpose": "To find the books, which may be wiped."}, {}),
        ),
        (
            "case.in-absence",
            "suspect-interview",
            (HEARD, {"proceedings": {"nature": "prosecution"}} | fact("Tried in her absence.")),
            (HEARD, at_trial("She was tried in her absence so far.")),
        ),
    ],
)
def test_what_is_told_elsewhere_answers_a_point(
    told: Callable[..., set[str]],
    rule: str,
    kind: str,
    raised: tuple[Data, Data],
    answer: tuple[Data, Data],
) -> None:
    assert rule in told(kind, *raised)
    assert rule not in told(kind, *answer)


@pytest.mark.parametrize("rule", ["another-way", "how-heard", "on-what"])
@pytest.mark.parametrize(("place", "asked"), [("Nauru", True), ("Tuvalu", False)])
def test_nothing_is_asked_of_a_hearing_of_people_who_are_at_home(
    rules_of_measure: Callable[..., set[str]], rule: str, place: str, asked: bool
) -> None:
    people = [PEOPLE[0], PEOPLE[1] | {"location": place}]
    assert (rule in rules_of_measure(people, "witness-statement", {"persons": ["P2"]}, {})) == asked


@pytest.mark.parametrize(
    ("person", "asked"),
    [
        ({"nationalities": ["NR"]}, True),
        ({"nationalities": ["NR"], "location": "Tuvalu"}, False),
        ({"location": "Yaren, Nauru"}, True),
        ({"nationalities": ["TV"], "location": "Yaren, Nauru"}, False),
    ],
)
def test_a_case_there_is_asked_about_for_people_of_that_state_alone(
    told: Callable[..., set[str]], person: Data, asked: bool
) -> None:
    found = told("bank-records", {}, {"persons": [PEOPLE[0] | person]})
    assert ("own-case" in found) == asked


@pytest.mark.parametrize(
    ("result", "asked"),
    [("The wording was settled between the ministries.", False), ("Nothing came of it.", True)],
)
def test_what_an_earlier_contact_settled_answers_how_two_cases_go_together(
    told: Callable[..., set[str]], result: str, asked: bool
) -> None:
    there = [{"state": "NR", "matter": "The police there investigate the same acts."}]
    case = {"nature": "investigation", "authority": "Office", "other_states": there}
    earlier = [{"id": "E1", "kind": "contact", "subject": "Both letters", "result": result}]
    found = told("bank-records", {}, {"proceedings": case, "earlier": earlier})
    assert ("case-in-step" in found) == asked


@pytest.mark.parametrize(
    ("matter", "asked"),
    [
        ("No case is open there; the police said so in May.", False),
        ("The police there investigate the same acts.", True),
    ],
)
def test_two_cases_go_together_only_where_there_are_two(
    told: Callable[..., set[str]], matter: str, asked: bool
) -> None:
    there = [{"state": "NR", "matter": matter}]
    case = {"nature": "investigation", "authority": "Office", "other_states": there}
    earlier = [
        {"id": "E1", "kind": "contact", "subject": "Both letters", "result": "They were read."}
    ]
    found = told("bank-records", {}, {"proceedings": case, "earlier": earlier})
    assert ("case-in-step" in found) == asked


@pytest.mark.parametrize(
    ("purpose", "asked"),
    [("So that the men be charged and tried.", False), ("To prove the fraud.", True)],
)
def test_a_purpose_may_tell_what_comes_next(
    told: Callable[..., set[str]], purpose: str, asked: bool
) -> None:
    case = {"nature": "investigation", "authority": "Office", "stage": "Nobody has been charged."}
    people = [PEOPLE[0] | {"role": "suspect"}]
    whole = {"proceedings": case, "persons": people}
    assert ("what-comes-next" in told("bank-records", {"purpose": purpose}, whole)) == asked


@pytest.mark.parametrize(
    ("more", "asked"), [({}, True), ({"name": "District Court of Nauru", "service": None}, False)]
)
def test_a_court_that_has_data_is_no_provider_that_may_delete_them(
    told: Callable[..., set[str]], more: Data, asked: bool
) -> None:
    holder = {key: value for key, value in (PROVIDER | more).items() if value}
    box = [{"kind": "email", "value": "a@example.org"}]
    taken = {"holder": holder, "identifiers": box, "facts": ["F1"]}
    whole = fact("She wrote on 3 May 2026.") | {"earlier": []}
    assert ("does-it-keep" in told("subscriber-data", taken, whole)) == asked


@pytest.mark.parametrize(("holder", "asked"), [(FIRM, True), (GUARD, False)])
def test_no_order_is_asked_for_what_an_authority_has(
    told: Callable[..., set[str]], request_data: Data, holder: Data, asked: bool
) -> None:
    side = request_data["requesting"]
    by = side | {"issued_by": side["issued_by"] | {"capacity": "prosecutor"}}
    case = {"nature": "investigation", "authority": "Office"}
    more = {"holder": holder, "items": ["The film of 3 May 2025"]}
    found = told("search-of-premises", more, {"requesting": by, "proceedings": case, "annexes": []})
    assert ("issuer.no-court" in found) == asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [("Do you wish to answer the charge?", False), ("What did you sign?", True)],
)
def test_no_use_is_asked_about_where_nothing_comes_back(
    told: Callable[..., set[str]], question: str, asked: bool
) -> None:
    serve = {"id": "M1", "kind": "service-of-documents", "purpose": "x", "items": ["The charge"]}
    ask = {"id": "M2", "kind": "suspect-interview", "purpose": "x", "questions": [question]}
    usual = {"persons": ["P1"], "offences": ["O1"], "facts": ["F1"]}
    whole = {"measures": [serve | usual, ask | usual]} | at_trial("A civil party claims.")
    assert ("for-which-use" in told("other", {}, whole)) == asked


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Embassy of Nauru in London", "in another State"),
        ("Embassy of Tuvalu in Yaren", "on the soil of the requested State"),
    ],
)
def test_whose_embassy_it_is_makes_another_question(
    findings: Callable[..., list[Finding]], request_data: Data, place: str, words: str
) -> None:
    assert words in _message(findings, request_data, "point.at-embassy", place=[place])


@pytest.mark.parametrize(("person", "oath"), [("P1", False), ("P2", True)])
def test_no_oath_is_spoken_of_where_suspects_alone_are_heard(
    findings: Callable[..., list[Finding]], request_data: Data, person: str, oath: bool
) -> None:
    found = _message(findings, request_data, "point.how-heard", persons=[person])
    assert ("`procedure.oath`" in found) == oath


def _message(findings: Callable[..., list[Finding]], data: Data, rule: str, **measure: Any) -> str:
    usual = {"id": "M1", "kind": "video-hearing", "purpose": "To hear what was agreed."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": ["P1"]}
    data.update({"persons": PEOPLE, "measures": [usual | measure]})
    return next((one.message for one in findings(data) if one.rule == rule), "")
