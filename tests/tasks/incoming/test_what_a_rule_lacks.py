"""What a rule of law misses in a request, in words that the other side can answer."""

from __future__ import annotations

import copy
import datetime as dt
import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.findings import Place
from comity.model.gaps import Gap
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.read import parse_case
from comity.steps.read.tree_writer import to_yaml
from comity.tasks.incoming import letter_case, receive
from comity.tasks.incoming.pleas import to_us
from comity.tasks.incoming.unfinished_letter import letter_with_gaps

Data = dict[str, Any]
Letter = Callable[..., Data]
DAY = dt.date(2026, 11, 27)

pytestmark = pytest.mark.needs_country


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


@pytest.fixture
def letter(host: Host) -> Letter:
    """A function that gives the letter of a State on a sample, after some damage."""

    @functools.cache
    def read(sample: str) -> Data:
        (case,) = read_all([f for f in sample_files() if f.stem == sample], host)
        told: Data = json.loads(json.dumps(case.draft.data(), default=str))
        return told

    def letter(state: str, damage: Callable[[Data], None], sample: str = "restraint-gb-ng") -> Data:
        data = copy.deepcopy(read(sample))
        data["requested"] = {"state": state}
        damage(data)
        made = parse_case(to_yaml(data).encode(), Path("case.yaml"), host.document_types())
        written, _ = letter_case(receive(check_case(made, host), state, host), host, DAY)
        told: Data = written.draft.data()
        return told

    return letter


def drop(data: Data, *names: str) -> None:
    for name in names:
        data.pop(name, None)


def point(letter: Data, rule: str) -> Data:
    found: Data
    (found,) = [p for p in letter["deficiencies"] if rule in p.get("rule", "")]
    return found


def test_a_signed_request_without_a_stamp_is_asked_for_its_stamp_alone(letter: Letter) -> None:
    def unstamped(data: Data) -> None:
        data["requesting"]["issued_by"].pop("seal", None)

    told = point(letter("KE", unstamped), "9(1)(k)")
    assert told["field"] == "Official stamp"
    assert "This information is missing" not in told["what"]


def test_what_an_authority_lacks_is_named_beside_it(letter: Letter) -> None:
    def nameless(data: Data) -> None:
        data["basis"] = [{"instrument": "untoc"}]
        data["requesting"]["authority"].pop("functions", None)

    told = point(letter("KE", nameless), "18(15)(b)")
    assert told["field"] == "Authority, functions"
    assert told["what"].startswith("This information is missing.")


def nowhere_and_never(data: Data) -> None:
    data["measures"] = [m for m in data["measures"] if m["kind"] == "restraint"][:1]
    data["measures"] += [data["measures"][0] | {"id": "M9", "kind": "bank-records"}]
    for one in data["offences"]:
        for name in ("committed_from", "committed_to", "place"):
            one.pop(name, None)
    for fact in data["facts"]:
        fact.pop("place", None)
        fact.pop("date", None)


@pytest.mark.parametrize(
    ("language", "points"),
    [
        ("en", "date of the offence and place of the offence"),
        ("de", "Tatzeit und Tatort"),
        ("fr", "date des faits et lieu des faits"),
    ],
)
def test_of_what_a_rule_requires_only_what_is_missing_is_asked_for(
    letter: Letter, language: str, points: str
) -> None:
    def damage(data: Data) -> None:
        nowhere_and_never(data)
        data["language"] = language

    told = point(letter("DE", damage), "58(3)")
    assert told["what"].endswith(f"{points}.")
    assert told["remedy"].endswith(f"{points}.")
    assert tuple(told["measures"]) == ("1",)


def bare(data: Data) -> None:
    drop(data, "assurances", "basis", "channels", "earlier", "urgency", "reciprocity")
    data["requesting"]["issued_by"].pop("seal", None)


def test_of_alternatives_each_is_offered(letter: Letter) -> None:
    told = point(letter("KE", bare, "child-emergency-in-us"), "3(b)")
    assert told["what"] == (
        "The request does not contain the following, which the rule cited below requires: "
        "undertaking (reciprocity) or legal basis."
    )
    assert told["remedy"] == (
        "Please send us the following: undertaking (reciprocity) or legal basis."
    )


def test_an_annex_is_named_by_what_it_is(letter: Letter) -> None:
    def unsworn(data: Data) -> None:
        measure = data["measures"][0] | {"kind": "confiscation-order-enforcement"}
        data["measures"], data["annexes"] = [measure], []

    assert "requires: affidavit." in point(letter("US", unsworn), "2467(b)(1)(C)")["what"]


def test_what_is_there_and_does_not_suffice_is_called_a_point_to_complete(letter: Letter) -> None:
    told = point(letter("CZ", bare, "child-emergency-in-us"), "13(2)")
    assert told["remedy"] == (
        "Please complete the request on these points: official stamp or annexes."
    )


@pytest.mark.parametrize(
    ("cure", "said"),
    [
        (
            "Without one, ask the Central Authority whether it can.",
            "Without one, ask us whether it can.",
        ),
        ("Agree with the central authority first.", "Agree with us first."),
        (
            "Please ask the Department of Justice which way is open.",
            "Please ask us which way is open.",
        ),
        ("Please ask the Ministry of Home Affairs.", "Please ask the Ministry of Home Affairs."),
        ("Send it to the court.", "Send it to the court."),
    ],
)
def test_a_central_authority_sends_nobody_to_itself_as_to_another(cure: str, said: str) -> None:
    assert to_us(cure, "U.S. Department of Justice") == said


def test_no_state_is_asked_for_what_only_a_case_file_has(host: Host) -> None:
    nowhere = Place("case.yaml", 0, 0)
    gaps = [
        Gap(at, "", "", "missing", nowhere)
        for at in ("offences[0].text_is", "measures[0].id", "requesting.issued_by.name")
    ]
    request = {
        "kind": "request",
        "requesting": {"state": "NG", "issued_by": {"date": "2026-10-01"}},
        "requested": {"state": "DE"},
        "offences": [{}],
        "measures": [{}],
        "facts": [{}],
    }
    letter = letter_with_gaps(request, gaps, host, DAY)

    assert [one["field"] for one in letter["deficiencies"]] == ["Signature, name"]
    assert letter["not_examined"] == ["the rest of the request"]


BARE = {
    "kind": "request",
    "requesting": {"state": "NG"},
    "requested": {"state": "DE"},
    "facts": [{"id": "F1", "text": "He took the money."}],
    "measures": [{"kind": "production"}],
}


def asked_of(request: dict[str, Any], host: Host, *fields: str, kind: Any = "malformed") -> Any:
    nowhere = Place("case.yaml", 0, 0)
    gaps = [Gap(field, "", "", kind, nowhere) for field in fields]
    return letter_with_gaps(request, gaps, host, DAY).get("deficiencies", [])


@pytest.mark.parametrize(
    ("field", "wrong", "asked"),
    [
        ("costs", {"text": "We pay."}, False),
        ("costs", ["We pay."], False),
        ("urgency", "very", False),
        ("wishes", "All of it.", False),
        ("date", "2 March", True),
        ("date", {"day": 2}, False),
    ],
)
def test_no_state_is_asked_for_the_shape_in_which_a_desk_typed_its_request(
    host: Host, field: str, wrong: Any, asked: bool
) -> None:
    assert bool(asked_of({**BARE, field: wrong}, host, field)) is asked


@pytest.mark.parametrize(
    ("address", "at", "asked"),
    [
        ("12 Example Road", "persons[0].address", False),
        ([["12 Example Road"]], "persons[0].address[0]", False),
        (["12 Example Road\x00"], "persons[0].address[0]", True),
    ],
)
def test_a_line_that_can_be_read_on_the_paper_is_not_asked_for(
    host: Host, address: Any, at: str, asked: bool
) -> None:
    assert bool(asked_of({**BARE, "persons": [{"address": address}]}, host, at)) is asked


def test_a_request_without_facts_is_asked_for_them_beside_its_gaps(host: Host) -> None:
    without: tuple[Data, ...] = ({"facts": []}, {"facts": None})
    for facts in without:
        points = asked_of(BARE | facts, host, "date", kind="missing")
        assert [one["field"] for one in points][-1] == "The facts"
        assert points[-1]["what"] == "The request states no facts."
        assert points[-1]["weight"] == "needed"
    service = [{"kind": "service-of-documents"}]
    for request in (BARE, BARE | {"facts": [], "measures": service}):
        points = asked_of(request, host, "date", kind="missing")
        assert not any(one["field"] == "The facts" for one in points)


def test_a_state_whose_central_authority_nobody_knows_is_written_to_at_the_one_that_asked(
    letter: Letter, host: Host
) -> None:
    def of_tanzania(data: Data) -> None:
        asking = {"name": "Attorney General's Chambers", "address": ["Dodoma"]}
        data["requesting"] = {**data["requesting"], "state": "TZ", "authority": asking}
        data["requesting"].pop("central_authority", None)
        data["requesting"]["issued_by"].pop("seal", None)

    written = letter("KE", of_tanzania)
    case = parse_case(to_yaml(written).encode(), Path("letter.yaml"), host.document_types())
    checked = check_case(case, host)
    content = compose(checked.resolved, host, checked.document_type)
    assert list(content.context["addressee"])[:2] == ["Attorney General's Chambers", "Dodoma"]
