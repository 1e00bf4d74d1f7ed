"""Papers to a company that begin from the request for the same data."""

from __future__ import annotations

import datetime as dt

import pytest

import comity
from comity.kit.samples import sample_files
from comity.tasks.authoring.case_setup import make_occasion
from comity.tasks.authoring.law_remarks import no_point_open
from comity.tasks.register.papers_from_request import PAPER_FORMS, paper_from_request
from comity.tasks.register.urgency_carried import carried

ON = dt.date(2026, 11, 29)


@pytest.fixture(scope="module")
def host() -> comity.Host:
    return comity.Host()


@pytest.fixture
def request_tree(host: comity.Host) -> dict:
    (file,) = (one for one in sample_files() if one.stem == "bec-request")
    return dict(comity.examine(file, host).data)


@pytest.mark.parametrize("paper", PAPER_FORMS)
def test_a_paper_has_gaps_and_no_field_that_it_cannot_have(host, request_tree, paper) -> None:
    made = paper_from_request(request_tree, paper, host, ON)
    found = comity.examine(made, host)
    assert not found.faults
    assert {gap.kind for gap in found.gaps} <= {"missing"}
    assert made["measures"]
    assert "facts" not in made
    assert "persons" not in made


def test_where_somebody_is_protected_nothing_that_names_them_is_copied(host, request_tree) -> None:
    request_tree["persons"][0]["protect"] = "pseudonym"
    made = paper_from_request(request_tree, "voluntary", host, ON)
    assert "subject" not in made
    assert all({*one} == {"kind"} for m in made["measures"] for one in m["identifiers"])


WHY = ("grounds", "reason")
URGENCY = {
    "level": "urgent",
    "grounds": ["loss-of-evidence"],
    "deadline": "2026-12-15",
    "deadline_time": "18:00 EAT (UTC+3)",
    "reason": "Wanjiru waits.",
}


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        ("preservation", {k: v for k, v in URGENCY.items() if k not in WHY}),
        ("contact-point", URGENCY),
        ("emergency", {k: v for k, v in URGENCY.items() if k not in WHY} | {"level": "emergency"}),
        ("order", {}),
    ],
)
def test_urgency_and_deadline_go_along_and_the_reasons_to_another_state_alone(
    host, request_tree, paper, told
) -> None:
    request_tree["urgency"] = URGENCY
    made = paper_from_request(request_tree, paper, host, ON)

    assert made.get("urgency", {}) == told
    assert {"identifiers", "period"} <= {*carried(made, request_tree)}
    assert ("deadline" in carried(made, request_tree)) is bool(told)
    assert not comity.examine(made, host).faults


def test_an_emergency_of_the_form_is_not_taken_over_from_the_request(host, request_tree) -> None:
    request_tree["urgency"] = {"level": "ordinary"}
    made = paper_from_request(request_tree, "emergency", host, ON)

    assert made["urgency"] == {"level": "emergency"}
    assert "urgency" not in carried(made, request_tree)


@pytest.mark.parametrize(
    ("whole", "measure", "day"),
    [
        ({}, "2026-12-10", "2026-12-10"),
        ({"deadline": "2026-11-01"}, "2026-12-10", None),  # past: nobody can keep it
        ({}, "2026-11-01", None),
        ({"deadline": "2026-12-20"}, "2026-12-10", "2026-12-20"),
    ],
)
def test_a_deadline_is_that_of_the_request_or_of_a_measure_and_never_past(
    host, request_tree, whole, measure, day
) -> None:
    request_tree["urgency"] = whole
    for one in request_tree["measures"]:
        one["deadline"] = measure
    made = paper_from_request(request_tree, "preservation", host, ON)

    assert made.get("urgency", {}).get("deadline") == day


def test_of_a_protected_person_no_reason_and_no_identifier_goes_along(host, request_tree) -> None:
    request_tree["urgency"] = URGENCY
    request_tree["persons"][0]["protect"] = "pseudonym"
    made = paper_from_request(request_tree, "contact-point", host, ON)

    assert "Wanjiru" not in str(made)
    assert "identifiers" not in carried(made, request_tree)


def test_of_an_empty_request_only_the_frame_is_left(host) -> None:
    made = paper_from_request({"kind": "request", "measures": ["x"]}, "order", host, ON)
    assert made == {"schema": "1", "kind": "disclosure", "form": "order", "date": "2026-11-29"}


def test_what_a_company_keeps_is_asked_for_once_whatever_kinds_disclose_it(
    host, request_tree
) -> None:
    one = {
        "id": "M1",
        "kind": "subscriber-data",
        "holder": {"name": "Example Mail", "kind": "provider"},
        "identifiers": [{"kind": "email", "value": "a@mail.example"}],
        "items": ["Name and address"],
    }
    other = {**one, "id": "M2", "kind": "stored-computer-data", "items": ["Messages"]}
    apart = {**one, "id": "M3", "identifiers": [{"kind": "email", "value": "b@mail.example"}]}
    request_tree["measures"] = [one, other, apart]
    made = paper_from_request(request_tree, "preservation", host, ON)["measures"]
    assert [(m["id"], m["items"]) for m in made] == [
        ("M1", ["Name and address", "Messages"]),
        ("M3", ["Name and address"]),
    ]
    asked = paper_from_request(request_tree, "voluntary", host, ON)["measures"]
    assert [m["id"] for m in asked] == ["M1", "M2", "M3"]


@pytest.mark.parametrize("paper", PAPER_FORMS)
def test_a_paper_is_in_the_language_of_the_request(host, request_tree, paper) -> None:
    request_tree["requesting"] |= {"state": "LU"}  # where French is written, as a rule
    assert "language" not in request_tree
    assert paper_from_request(request_tree, paper, host, ON)["language"] == "en"
    request_tree["language"] = "fr"
    assert paper_from_request(request_tree, paper, host, ON)["language"] == "fr"


def test_a_request_that_has_no_text_yet_tells_no_language(host) -> None:
    made = paper_from_request({"kind": "request", "facts": [{"text": "x"}]}, "order", host, ON)
    assert "language" not in made


def test_a_text_in_another_language_than_its_paper_is_found(host, request_tree) -> None:
    request_tree["requesting"] |= {"state": "LU"}
    made = paper_from_request(request_tree, "contact-point", host, ON) | {"language": "fr"}
    purpose = {"purpose": "Identifier qui a utilisé le compte, et prouver la tromperie."}
    made |= {"reference": "X/1", "facts": [{"id": "F1", "text": "Le message a été envoyé."}]}
    made["measures"] = [made["measures"][0] | purpose | {"items": ["The messages of the company"]}]
    assert "language.majority" in {one.rule for one in comity.examine(made, host).findings}


@pytest.mark.needs_country
@pytest.mark.parametrize(("state", "known"), [("DE", True), ("US", False), ("KE", False)])
def test_a_paper_to_a_point_that_the_law_data_do_not_name_says_so(
    host, request_tree, state, known
) -> None:
    request_tree |= {"requested": {"state": state}}
    made = paper_from_request(request_tree, "contact-point", host, ON)
    told = {one.rule: one for one in comity.examine(made, host).findings}
    assert ("addressee.no-point" in told) is not known
    if not known:
        assert "24/7 point of" in told["addressee.no-point"].message
        assert not told["addressee.no-point"].limit
    named = {"addressee": {"name": "Example point on duty"}}
    assert "addressee.no-point" not in {f.rule for f in comity.examine(made | named, host).findings}


@pytest.mark.needs_country
def test_a_paper_to_nigeria_goes_to_a_point_of_its_declaration_and_other_requests_do_not(
    host, request_tree
) -> None:
    request_tree |= {"requested": {"state": "NG"}}
    request_tree["requesting"] |= {"state": "DE"}
    made = paper_from_request(request_tree, "contact-point", host, ON)
    found = comity.examine(made, host)
    assert "addressee.no-point" not in {one.rule for one in found.findings}
    filled = comity.relevant(made, host)["requested.central_authority"]
    assert "National Cybercrime Centre" in str(filled)
    measure = request_tree["measures"][0] | {"kind": "preservation"}
    plain = request_tree | {"measures": [measure], "reciprocity": True}
    plain["requesting"] = plain["requesting"] | {"state": "KE"}
    plain.pop("basis", None)
    other = comity.relevant(plain, host)["requested.central_authority"]
    assert "Attorney-General" in str(other)
    assert "Cybercrime Centre" not in str(other)


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("asking", "asked", "closed"), [("KE", "DE", True), ("DE", "KE", True), ("FR", "US", False)]
)
def test_a_paper_to_a_point_says_that_no_network_is_open_between_the_two(
    host, request_tree, asking, asked, closed
) -> None:
    request_tree |= {"requested": {"state": asked}}
    request_tree["requesting"] |= {"state": asking}
    made = paper_from_request(request_tree, "contact-point", host, ON)
    told = {one.rule: one for one in comity.examine(made, host).findings}
    assert ("addressee.point-closed" in told) is closed
    roles = {"requesting": asking, "requested": asked}
    setup = make_occasion(host, "preservation", form="point-of-contact", roles=roles, on=ON)
    before = no_point_open(setup)
    assert (before is not None) is closed
    if before is not None:
        found = told["addressee.point-closed"]
        assert found.severity.value == "warning"
        network = "24/7 Network of the Convention on Cybercrime"
        assert f"Not available between these two States: {network} (arts." in found.message
        assert "35(1)" in found.message
        assert "Budapest" not in found.message  # one treaty by one name
        assert "Ask the company" in found.cure
        assert before.text == found.message  # the page says it before the paper is begun
    company = paper_from_request(request_tree, "preservation", host, ON)
    assert "addressee.point-closed" not in {f.rule for f in comity.examine(company, host).findings}
