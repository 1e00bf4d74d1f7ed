"""One lack of one section of a law is told once."""

from __future__ import annotations

import pytest

from comity.model.citations import Citation, Read
from comity.model.findings import Finding, Severity
from comity.steps.check.merge import merged

ACT = "Example Act"
RULE = "sg.request.reciprocity-beside-a-convention"


def cited(article: str, act: str = ACT) -> Citation:
    return Citation(act, article, Read.OFFICIAL, official_id=act)


def told(rule: str, field: str, citation: Citation) -> Finding:
    return Finding(Severity.ADVICE, rule, "m", field, "c", citation)


def test_a_ground_on_the_section_of_a_rule_is_told_by_the_rule_alone() -> None:
    rule = told(RULE, "reciprocity", cited("ss. 16(1)(b), (2), 17(1)"))
    ground = told("refusal.other", "", cited("ss. 4(3), 16(1)(b), (2)"))
    assert merged([rule, ground]) == [rule]


def test_a_ground_on_another_section_or_law_stays() -> None:
    rule = told(RULE, "reciprocity", cited("ss. 16(1)(b), (2), 17(1)"))
    other = told("refusal.other", "", cited("s. 20(2)(16)"))
    elsewhere = told("refusal.other", "", cited("s. 16(1)(b)", "Other Act"))
    assert merged([rule, other]) == [rule, other]
    assert merged([rule, elsewhere]) == [rule, elsewhere]
    assert merged([elsewhere]) == [elsewhere]


PAIRS = {
    "point.no-other-use": ("point.for-which-use", "use", "other_use"),
    "point.lawyers-data": (
        "lint.privilege-told",
        "measures[0].privilege_plan",
        "measures[1].place",
    ),
    "refusal.privilege": ("hearing.professional", "measures[0].privilege", "measures[1].privilege"),
}


@pytest.mark.parametrize("plain", PAIRS)
def test_what_another_question_says_better_at_its_place_is_told_once(plain: str) -> None:
    better, place, elsewhere = PAIRS[plain]
    stays = told(better, place, cited("s. 1"))
    assert merged([told(plain, place, cited("s. 2")), stays]) == [stays]
    assert len(merged([told(plain, elsewhere, cited("s. 2")), stays])) == 2
