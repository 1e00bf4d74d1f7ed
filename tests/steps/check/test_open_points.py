"""Points that are asked once: by which signs, what answers them, what an author considered."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from comity.law.assistance_kinds import load_assistance_kinds
from comity.law.load import read_toml
from comity.model.findings import Finding, Severity
from comity.steps.check.open_points import Point, points
from comity.steps.check.point_signs import SIGNS
from comity.steps.check.point_signs_measure import MEASURE_SIGNS
from comity.text.messages import load_family
from comity.text.messages.entries import families

Data = dict[str, Any]
CHECKS = files("comity.steps.check")
WORDS = read_toml(CHECKS / "point_words.toml")
OF_TOPICS = ("refusal.", "practice.", "*.", "eu-eio.")  # rules of law, and named after topics
RULES = {one.rule for family in families() for one in load_family(family).values()}


@pytest.fixture
def told(findings: Callable[..., list[Finding]], request_data: Data, put: Any) -> Any:
    """``told(changes)``: the points that are open, by id without the family."""

    def told(changes: Data) -> set[str]:
        for path, value in changes.items():
            put(request_data, path, value)
        found = [one for one in findings(request_data) if one.rule.startswith("point.")]
        assert all(one.severity is Severity.ADVICE for one in found)
        return {one.rule.removeprefix("point.") for one in found}

    return told


def hearing(**more: Any) -> Data:
    """A measure that hears a witness."""
    usual = {"id": "M1", "kind": "witness-statement", "purpose": "To learn what was agreed."}
    return usual | {"offences": ["O1"], "facts": ["F1"], "persons": ["P2"]} | more


WITNESS = [
    {"id": "P1", "role": "accused", "name": {"full": "Bo Sample"}},
    {"id": "P2", "role": "witness", "name": {"full": "Ann Muster"}},
]


# --- the file of points


@pytest.mark.parametrize("point", points().values(), ids=lambda point: point.id)
def test_a_point_names_only_what_there_is(point: Point) -> None:
    kinds = {one.kind for one in load_assistance_kinds()}
    known = {*SIGNS, *MEASURE_SIGNS} if point.kinds else set(SIGNS)
    assert set(point.kinds) <= kinds
    assert {*point.signs, *point.without, *point.variants} <= known
    assert set(point.only) <= {*point.signs, *point.variants}
    assert {kind for only in point.only.values() for kind in only} <= set(point.kinds)
    assert not point.told or point.told in WORDS
    for start in point.beside:
        known_start = any(rule.startswith(start) for rule in RULES)
        assert known_start or start.startswith(OF_TOPICS), start


def test_every_sign_and_every_list_of_words_is_used() -> None:
    used = {sign for one in points().values() for sign in (*one.signs, *one.without, *one.variants)}
    assert {*SIGNS, *MEASURE_SIGNS} == used

    modules = [one for one in CHECKS.iterdir() if one.name.endswith(".py")]
    code = "".join(one.read_text(encoding="utf-8") for one in modules)
    told = {one.told for one in points().values()}
    lists = {name for name, table in WORDS.items() if isinstance(table, dict)}
    assert {name for name in lists - told if f'"{name}"' not in code} == set()


# --- signs, and what answers


def test_a_case_of_the_requested_state_is_asked_about_where_its_people_are_suspects(
    told: Any,
) -> None:
    person = {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}
    assert "own-case" not in told({"persons": [person | {"nationalities": ["TV"]}]})
    assert "own-case" in told({"persons": [person | {"nationalities": ["NR"]}]})


@pytest.mark.parametrize(
    "answer",
    [
        {"proceedings.other_states": [{"state": "NR", "matter": "The police there inquire."}]},
        {"proceedings.stage": "No case on these facts is open in Nauru."},
        {"considered": [{"point": "own-case", "reason": "Asked on 3 May: there is none."}]},
    ],
)
def test_what_is_said_of_a_case_there_answers_it(told: Any, answer: Data) -> None:
    person = {"id": "P1", "role": "suspect", "name": {"full": "Bo"}, "nationalities": ["NR"]}
    assert "own-case" not in told({"persons": [person]} | answer)


def test_the_file_of_a_court_there_tells_of_a_case_there(told: Any) -> None:
    person = {"id": "P1", "role": "suspect", "name": {"full": "Bo"}, "nationalities": ["NR"]}
    kept = {"measures.0.kind": "case-file-copies", "persons": [person]}
    police = kept | {"measures.0.holder": {"name": "Police of Yaren", "kind": "police"}}
    assert "own-case" in told(police)
    held = {"authority": "Police of Yaren", "obtained": "In an inquiry against Bo."}
    assert "own-case" not in told(police | {"measures.0.already_held": held})
    court = {"name": "District Court of Yaren", "kind": "court"}
    assert "own-case" not in told(kept | {"measures.0.holder": court})


def test_a_hearing_of_which_nothing_is_told_is_asked_about(told: Any) -> None:
    found = told({"persons": WITNESS, "measures": [hearing()]})
    assert {"another-way", "how-heard", "defence-part", "on-what"} <= found


def test_a_hearing_of_which_all_is_told_is_not_asked_about(told: Any) -> None:
    witness = WITNESS[1] | {
        "connection": "She kept the books of the company and signed each order."
    }
    measure = hearing(
        procedure={
            "wished": "Counsel for the accused may put questions.",
            "recording": "Questions and answers in full, signed on each page.",
        },
        questions=["Who asked you to sign?"],
        fallback="If she declines, ask for the reason and send the record.",
        nexus="She signed the orders.",
    )
    found = told({"persons": [WITNESS[0], witness], "measures": [measure]})
    assert not found & {"another-way", "how-heard", "defence-part", "on-what"}


def test_one_finding_stands_for_all_the_measures(
    findings: Callable[..., list[Finding]], request_data: Data
) -> None:
    request_data["persons"] = WITNESS
    request_data["measures"] = [hearing(), hearing(id="M2", purpose="To learn who paid.")]
    found = [one for one in findings(request_data) if one.rule == "point.another-way"]
    assert [one.field for one in found] == ["measures[0].fallback"]
    assert found[0].message.startswith("M1, M2: ")


@pytest.mark.parametrize(
    ("items", "asked"),
    [
        (["All computers and papers of the suspects"], True),
        (["The ledger of Bo Sample for 2025"], False),
    ],
)
def test_a_list_that_no_warrant_could_repeat_is_asked_about(
    told: Any, items: list[str], asked: bool
) -> None:
    changes = {
        "persons": WITNESS[:1],
        "measures.0.kind": "seizure-of-items",
        "measures.0.items": items,
        "measures.0.identifiers": [],
        "measures.0.period": {"from": "2025-01-01", "to": "2025-12-31"},
    }
    assert ("stands-alone" in told(changes)) is asked


def test_property_that_nobody_else_claims_is_asked_about_once(
    findings: Callable[..., list[Finding]], restraint: Data
) -> None:
    found = {one.rule for one in findings(restraint)}
    assert "point.others-heard" in found
    restraint["assets"][0]["third_parties"] = [
        {"right": "A pledge of Sample Bank", "good_faith": "yes", "heard": True}
    ]
    assert "point.others-heard" not in {one.rule for one in findings(restraint)}


# --- what an author has considered


def test_a_point_that_is_not_known_answers_nothing_and_is_named(
    findings: Callable[..., list[Finding]], request_data: Data
) -> None:
    request_data["considered"] = [{"point": "own-cases", "reason": "None."}]
    found = [one for one in findings(request_data) if one.rule == "point.unknown"]
    assert [one.field for one in found] == ["considered[0].point"]
    assert "own-case" in found[0].cure


def test_no_document_shows_what_was_considered(
    make_host: Callable[..., Any], write: Callable[..., Any], request_data: Data
) -> None:
    from comity.steps.compose import compose
    from comity.steps.read import read_case
    from comity.steps.resolve import resolve

    request_data["considered"] = [{"point": "own-case", "reason": "Quoth the raven"}]
    host = make_host()
    resolved = resolve(read_case(write(request_data), host.document_types()), host)
    content = compose(resolved, host, host.document_types()["request"])
    assert "raven" not in repr((content.context, content.data, content.placed))
    assert content.withheld["considered[0].reason"].startswith("internal")


def test_a_point_that_another_one_stands_in_for_comes_after_it() -> None:
    order = {f"point.{name}": place for place, name in enumerate(points())}
    late = [
        (name, other)
        for name, point in points().items()
        for other in point.beside
        if order.get(other, 0) > order[f"point.{name}"]
    ]
    assert late == []  # a point sees only those that were asked before it
