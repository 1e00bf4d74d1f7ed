"""Two roads to one measure: meeting one suffices, and what is said names it."""

from __future__ import annotations

from typing import Any

from comity.law.rule_roads import judge_by_road
from comity.model.findings import Finding
from comity.model.law_records import Answer, Rule
from comity.model.records import LawBook

URGENT = {"field": "/urgency.level", "equals": "urgent"}
MEASURE = {"kind": "stored-content"}


def road(name: str, **keys: Any) -> Answer:
    told = {"question": "foreign-process", "road": name, "value": {"process": name}}
    return Answer.model_validate({**told, "source": "a", "read": "official", **keys})


def rule(name: str, field: str) -> Rule:
    return Rule.model_validate(
        {
            "id": f"qx.{name}",
            "role": "requested",
            "each": "measures",
            "road": name,
            "require": [{"field": field, "present": True}],
            "says": "So the law says.",
            "source": "a",
            "read": "official",
        }
    )


RULES = [rule("court", "facts"), rule("police", "/urgency.reason")]


def found(draft: dict[str, Any], *roads: Answer, rules: list[Rule] = RULES) -> dict[str, Finding]:
    book = LawBook("QX", answers=roads)
    return {f.rule: f for f in judge_by_road(book, rules, draft, "request")}


def test_what_fails_on_one_road_is_no_fault_where_another_is_met() -> None:
    draft = {"measures": [{**MEASURE, "facts": ["F1"]}]}
    said = found(draft, road("court"), road("police"))
    assert set(said) == {"law.road"}
    assert "for: court. It does not meet the requirements for: police" in said["law.road"].message
    assert said["law.road"].severity == "advice"


def test_where_no_road_is_met_each_says_what_it_lacks_and_one_is_enough() -> None:
    said = found({"measures": [MEASURE]}, road("court"), road("police"))
    assert set(said) == {"law.road", "qx.court", "qx.police"}
    assert "One is sufficient." in said["law.road"].message
    assert said["qx.court"].severity == "error"


def test_a_road_that_is_closed_in_the_case_neither_suffices_nor_fails() -> None:
    draft = {"measures": [MEASURE], "urgency": {"level": "ordinary", "reason": "x"}}
    assert set(found(draft, road("court"), road("police", when=URGENT))) == {"qx.court"}


def test_a_road_of_which_the_case_does_not_tell_that_it_is_open_does_not_suffice() -> None:
    draft = {"measures": [MEASURE]}
    rules = [rule("court", "facts")]
    said = found(draft, road("court"), road("police", when=URGENT), rules=rules)
    assert set(said) == {"law.road", "qx.court"}


def test_a_measure_without_that_road_is_not_bound_by_its_rules() -> None:
    closed = road("court", **{"for": ["interception"]})
    assert found({"measures": [MEASURE]}, closed, rules=[rule("court", "facts")]) == {}


def test_each_measure_takes_its_own_road() -> None:
    draft = {"measures": [{**MEASURE, "facts": ["F1"]}, MEASURE], "urgency": {"reason": "x"}}
    book = LawBook("QX", answers=(road("court"), road("police")))
    said = judge_by_road(book, RULES, draft, "request")
    assert [(f.rule, f.field) for f in said] == [("law.road", "measures[1].kind")]
