"""What a notice says of one matter stands together, what comes first in practice first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.content import Content

Data = dict[str, Any]
Composed = Callable[[Data], Content]
DAYS = {"quantity": 90, "unit": "days"}
WEEK = {"quantity": 7, "unit": "days", "bound": "at-least"}


@pytest.fixture
def part(notice_data: Data, composed: Composed) -> Callable[..., Any]:
    """``part("costs", costs={...})``: a part of the notice with these terms."""

    def part(name: str, **terms: Any) -> Any:
        return composed(notice_data | terms).context["parts"][name]

    return part


def plain(texts: list[str]) -> list[str]:
    """Texts without the spaces at which no line breaks."""
    return [text.replace("\xa0", " ") for text in texts]


def test_preservation_goes_from_practice_to_what_the_user_is_told(part) -> None:
    said = part(
        "preservation",
        preservation={
            "user_told": "no",
            "extension": DAYS | {"times": 1},
            "extensions": "yes",
            "contents": ["a letterhead", "the data, by name"],
            "period": DAYS,
            "practice": "yes",
        },
    )["paragraphs"]
    company = "Example Ltd"
    assert plain(said) == [
        f"{company} preserves data on request.",
        f"{company} preserves the data for 90 days.",
        f"{company} extends a preservation on request.",
        "A preservation can be extended by 90 days. One extension is possible.",
        "A preservation request must contain: (a) a letterhead; (b) the data, by name.",
        f"{company} does not tell the user about a preservation request.",
    ]


def test_users_are_told_before_and_later_in_one_sentence_each(part) -> None:
    told = {
        "practice": "yes",
        "before_disclosure": True,
        "ahead": WEEK,
        "objection_window": WEEK,
        "delayed": "yes",
        "delayed_until": "The end of the prohibition",
        "authority_warned": False,
    }
    said = part("notification", user_notification=told)["paragraphs"]
    assert plain(said[1:4]) == [
        "It tells them at least 7 days before it discloses data.",
        "Users have at least 7 days to object before Example Ltd discloses data.",
        "If Example Ltd cannot tell the user at first, it tells the user after the end of the "
        "prohibition.",
    ]
    apart = part("notification", user_notification=told | {"practice": "case-by-case"})
    assert "If it tells them, it does so before it discloses data." in apart["paragraphs"]
    assert any("this is at least 7 days before it" in text for text in plain(apart["paragraphs"]))


def test_an_emergency_tells_which_data_before_how_to_ask(part) -> None:
    content = {"category": "stored-content", "title": "Private content", "emergency": "no"}
    terms = {
        "emergency": {
            "practice": "yes",
            "procedure": "Call first.",
            "data": ["Data that help to find the person"],
            "process_after": "yes",
            "process_within": DAYS,
        },
        "data_categories": [content | {"holds": ["messages"]}],
    }
    assert plain(part("emergency", **terms)["paragraphs"][1:]) == [
        "In an emergency, Example Ltd may disclose these data: data that help to find the person.",
        "Example Ltd does not disclose data in the category “Private content” in an emergency.",
        "Call first.",
        "Legal process must follow within 90 days.",
    ]
    assert part("data", **terms)["paragraphs"] == ["The table lists data that Example Ltd holds."]


def test_each_challenge_is_followed_by_its_own_text(part) -> None:
    first, text, second, after = part(
        "rights",
        challenges={
            "company": "yes",
            "company_text": "We go to court.",
            "user": "yes",
            "user_text": "Send us a copy.",
        },
    )["paragraphs"]
    assert "contests requests" in first
    assert text.endswith("We go to court.")
    assert "If the user goes to court" in second
    assert after.endswith("Send us a copy.")


@pytest.mark.parametrize("conditions", [[], ["The State is party to a treaty."]])
def test_the_rights_test_stands_among_international_requests(part, conditions: list[str]) -> None:
    lead = "answers a request from an authority outside Tuvalu only if these conditions are met:"
    terms = {
        "rights_test": ["It is lawful.", "It is proportionate"],
        "voluntary": {"practice": "yes", "conditions": conditions},
    }
    said = part("international", **terms)
    items = [one["text"] for one in said["items"]]
    (test,) = (text for text in said["paragraphs"] if lead in text)
    assert items == (conditions or terms["rights_test"])
    run = " (a) It is lawful. (b) It is proportionate." if conditions else ""
    assert test.endswith(f"{lead}{run}")
    assert said["paragraphs"][-1].endswith(":")
    assert not part("rights", **terms)["shown"]


@pytest.mark.parametrize(
    ("amount", "price"),
    [
        ("125", "The price for civil subpoenas is USD 125.00."),
        ("0", "There is no charge for civil subpoenas."),
    ],
)
def test_a_price_stands_before_its_unit(
    notice_data: Data, composed: Composed, amount: str, price: str
) -> None:
    case = {"when": "civil subpoenas", "price": {"amount": amount, "currency": "USD"}}
    notice_data["costs"] = {"by_case": [case | {"text": "Per hour."}]}
    content = composed(notice_data)
    (text,) = content.context["parts"]["costs"]["paragraphs"]
    assert plain([text]) == [f"{price} Per hour."]
    assert content.placed["costs.by_case[0].price.amount"][0] in text


def test_what_costs_nothing_is_free(part) -> None:
    prices = [
        {"item": "Search", "price": {"amount": "0.00", "currency": "USD"}},
        {"item": "Copy", "price": {"amount": "0.50", "currency": "USD"}},
    ]
    rows = part("costs", costs={"price_list": prices})["table"]["rows"]
    assert [row[1].replace("\xa0", " ") for row in rows] == ["Free", "USD 0.50"]


def test_recommended_contents_follow_those_that_are_required(part) -> None:
    said = part(
        "requests",
        required_contents=["a name"],
        recommended_contents=["a number, if any", "a date"],
    )
    assert [(one["number"], one["text"], one["notes"]) for one in said["items"]] == [
        ("(a)", "a name", ["A request should also contain:"]),
        ("(b)", "a number, if any", []),
        ("(c)", "a date", []),
    ]
    alone = part("requests", recommended_contents=["a date"])
    assert alone["paragraphs"] == ["A request should contain:"]
    assert [one["text"] for one in alone["items"]] == ["a date"]


def test_a_way_of_service_is_told_as_one(part) -> None:
    way = {"way": "On our registered agent", "practice": "yes"}
    entry = part("submission", service=[way])["entries"][-1]
    assert entry["heading"] == "Service of process: on our registered agent"
    assert [(row["label"], row["text"]) for row in entry["rows"]] == [("This way", "Accepted")]


def test_services_and_process_of_an_entity_have_columns_of_their_own(part, notice_data) -> None:
    entity = {
        "name": "Example Mail Europe",
        "state": "IE",
        "serves": ["GB"],
        "services": ["Example Drive"],
        "address": ["1 Sample Quay"],
        "accepts_requests": True,
        "process": "An Irish order.",
    }
    company = notice_data["company"] | {"entities": [entity]}
    table = part("entities", company=company)["table"]
    cells = dict(zip(table["head"], table["rows"][0], strict=True))
    assert cells["Users served"] == "United Kingdom"
    assert cells["Services"] == "Example Drive"
    assert cells["Address"] == "1 Sample Quay"
    assert cells["Requests"] == "Requests may be addressed to it.\nProcess: An Irish order."


def test_a_rule_that_is_practised_says_no_more_than_itself(part) -> None:
    rule = {"section": "preservation", "requesters": ["US"], "text": "On a formal request."}
    said = part("preservation", scoped_rules=[rule | {"practice": "yes"}])["paragraphs"]
    assert said == ["For authorities of the United States: On a formal request."]
    decided = part("preservation", scoped_rules=[rule | {"practice": "case-by-case"}])
    assert ": This is decided in each case. On a formal" in decided["paragraphs"][0]


def test_no_brackets_stand_after_brackets(part) -> None:
    category = {"category": "interaction", "title": "Interaction data (non-content)"}
    variant = {
        "for": {"users_in": ["US"]},
        "data_categories": [category | {"process_domestic": "a warrant"}],
    }
    (row,) = part("process", variants=[variant])["table"]["rows"]
    assert row[0] == "Interaction data (non-content), for users in the United States"
