"""The law of a notice's host States: on which section, for whom, in which words, printed or not."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.law.ask import questions
from comity.steps.resolve.host_law import FIELDS, SECTIONS, said_by_law, stated_beside

LAW = """
[[answer]]
question = "process"
for = ["subscriber-data"]
value = { process = "An order of a court" }
source = "act"
article = "s. 8"
read = "official"

[[answer]]
question = "process"
for = ["wiretaps"]
value = { process = "A warrant" }
source = "act"
article = "s. 9"
read = "official"

[[answer]]
question = "preservation-period"
value = { quantity = 90, unit = "days" }
source = "act"
article = "s. 12"
from = 2026-02-01
read = "official"

[[answer]]
question = "preservation-period"
matter = "data named by the police"
value = { quantity = 30, unit = "days" }
says = "They are kept for 30 days."
holds_for = "any"
source = "act"
article = "s. 13"
read = "official"

[[answer]]
question = "user-notification"
value = "yes"
says = "The user is told."
source = "act"
article = "s. 14"
read = "secondary"

[[answer]]
question = "provider-costs"
value = "yes"
source = "act"
article = "s. 15"
read = "none"
"""


def told(found) -> list[tuple[str, str, str]]:
    return [(one.section, one.holds_for, one.says) for one in found]


def test_all_that_was_read_is_said_in_the_order_of_the_sections(
    country, resolve_case, notice_data
) -> None:
    country("TV", law=LAW)
    assert told(said_by_law(resolve_case(notice_data))) == [
        ("process", "domestic", "An order of a court"),
        ("preservation", "domestic", "90 days"),
        ("preservation", "any", "Data named by the police: They are kept for 30 days."),
        ("notification", "company", "The user is told."),
    ]


def test_law_on_data_that_the_company_does_not_hold_is_not_said(
    country, resolve_case, notice_data
) -> None:
    country("TV", law=LAW)
    (process, *_) = said_by_law(resolve_case(notice_data))
    assert process.categories == ("subscriber-data",)
    notice_data["data_categories"] = [{"category": "stored-content"}]
    assert "process" not in {one.section for one in said_by_law(resolve_case(notice_data))}


@pytest.mark.parametrize("day", ["2026-01-31", "2026-02-01"])
def test_law_is_said_from_its_first_day(day: str, country, resolve_case, notice_data) -> None:
    country("TV", law=LAW)
    resolved = resolve_case(notice_data, on=dt.date.fromisoformat(day))
    said = {one.says for one in said_by_law(resolved)}
    assert ("90 days" in said) is (day == "2026-02-01")


def test_nothing_stands_beside_a_notice_that_does_not_ask_for_it(
    country, resolve_case, notice_data
) -> None:
    country("TV", law=LAW)
    assert stated_beside(resolve_case(notice_data)) == ()
    assert stated_beside(resolve_case(notice_data | {"law": "none"})) == ()


def test_what_stands_beside_it_was_read_in_an_official_text(
    country, resolve_case, notice_data
) -> None:
    country("TV", law=LAW)
    found = stated_beside(resolve_case(notice_data | {"law": "beside"}))
    assert [one.section for one in found] == ["process", "preservation", "preservation"]


@pytest.mark.parametrize(
    ("law", "own", "sections"),
    [
        (None, {"process": "beside"}, {"process"}),
        ("none", {"preservation": "beside"}, {"preservation"}),
        ("beside", {"process": "none"}, {"preservation"}),
        ("beside", {"process": "none", "preservation": "none"}, set()),
    ],
)
def test_a_section_may_differ(
    law, own: dict[str, str], sections: set[str], country, resolve_case, notice_data
) -> None:
    country("TV", law=LAW)
    rows = [{"section": name, "law": choice} for name, choice in own.items()]
    data = notice_data | {"law_by_section": rows} | ({"law": law} if law else {})
    assert {one.section for one in stated_beside(resolve_case(data))} == sections


def test_the_law_of_every_host_state_is_said_as_its_own(country, resolve_case, notice_data) -> None:
    country("TV", law=LAW)
    country("NR", law=LAW.replace("90", "60"))
    found = said_by_law(resolve_case(notice_data | {"further_hosts": ["NR"]}))
    days = [(one.state, one.says) for one in found if one.says.endswith("0 days")]
    assert days == [("TV", "90 days"), ("NR", "60 days")]


def test_every_section_asks_questions_that_there_are_and_has_a_field() -> None:
    known = {one.id for group in questions() for one in group.questions}
    assert {question for asked in SECTIONS.values() for question, _ in asked} <= known
    assert set(FIELDS) == set(SECTIONS)
