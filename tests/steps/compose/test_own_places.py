"""What a practitioner looks for stands in its own place, in words, and not among the remnants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.content import Content
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose

Data = dict[str, Any]
Composed = Callable[[Data], Content]
# of the other side, which knows it; of a status that this request does not have; and of plugins
REMNANTS = (
    "follows",
    "withdrawal_reason",
    "requested.central_authority.functions",
    "requested.central_authority.url",
    "requested.central_authority.languages",
    "extensions",
)


def parts(content: Content) -> dict[str, Any]:
    found: dict[str, Any] = content.context["parts"]
    return found


def row(part: Any, name: str) -> str:
    (text,) = (row["text"] for row in part["rows"] if row.get("name") == name)
    return str(text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_of_a_full_request_only_what_belongs_nowhere_is_left_over(
    language: str, maximal: Callable[..., Any], resolve_case: Callable[..., Any]
) -> None:
    data, _ = maximal("request")
    data |= {"language": language}
    host = open_host()
    content = compose(resolve_case(data, host), host, host.document_types()["request"])
    shown = {text for r in parts(content)["further"]["rows"] for text in r["text"].splitlines()}
    left = {path for path, texts in content.placed.items() if set(texts) & shown}

    # the mark of a field may stand elsewhere too, but none that has a place stands there
    assert {path for path in left if not path.startswith(REMNANTS)} == set()


def test_a_legal_person_is_called_one_and_its_register_has_a_state(
    request_data: Data, composed: Composed
) -> None:
    company = {"id": "P1", "role": "third-party", "nature": "legal", "name": {"full": "A Ltd"}}
    company["registration"] = {"number": "42", "state": "GB"}
    child = {"id": "P2", "role": "victim", "nature": "natural", "name": {"full": "B"}}
    request_data["persons"] = [company, child | {"minor": True}]
    content = composed(request_data)
    persons = parts(content)["persons"]

    assert [cells[2] for cells in persons["table"]["rows"]] == [
        "Third party (legal person)",
        "Victim (minor)",
    ]
    assert row(persons["entries"][0], "register_state") == "United Kingdom"
    assert content.withheld["persons[1].nature"].startswith("structural: ")


def test_a_decision_says_when_it_became_final_and_what_it_orders_on_a_line_of_its_own(
    request_data: Data, composed: Composed
) -> None:
    order = {
        "title": "Order",
        "court": "High Court",
        "final_on": "2026-09-01",
        "summary": "It freezes two accounts.",
    }
    request_data["proceedings"]["decisions"] = [order]
    request_data["measures"][0]["order"] = order
    found = parts(composed(request_data))
    told = "Order, High Court, final since 1\u00a0September 2026\nIt freezes two accounts."

    assert row(found["proceedings"], "decision") == told
    assert row(found["measures"]["entries"][0], "order") == told


def test_statements_and_the_account_for_payments_stand_with_the_undertakings(
    request_data: Data, composed: Composed
) -> None:
    request_data["statements"] = [{"ground": "bank-secrecy", "text": "It is no ground."}]
    request_data["cost_estimate"] = {"amount": "100.00", "currency": "USD"}
    request_data["payment_account"] = {"bank": "Sample Bank", "holder": "Ministry", "number": "42"}
    found = parts(composed(request_data))["undertakings"]

    assert found["heading"] == "Undertakings and statements"
    said = "\n".join(found["paragraphs"])
    assert "As to the ground of bank secrecy: It is no ground." in said
    assert "Sample Bank; account holder: Ministry; account number: 42." in said
    assert "estimated at USD\u00a0100.00." in said


def test_an_emergency_says_who_is_in_danger_and_when_the_ordinary_request_follows(
    request_data: Data, composed: Composed
) -> None:
    request_data["urgency"] = {
        "level": "emergency",
        "reason": "A threat.",
        "danger": "A date was named.",
        "at_risk": "a child of nine",
        "help": "The address shows where.",
        "process_follows": "2026-10-12",
    }
    said = parts(composed(request_data))["urgency"]["paragraphs"]

    assert said[1:] == [
        "A threat.",
        "A date was named.",
        "In danger: a child of nine.",
        "The address shows where.",
        "A request in the ordinary form will follow by 12\u00a0October 2026.",
    ]


def test_an_annex_says_what_it_is_beside_its_title(request_data: Data, composed: Composed) -> None:
    annex = {"id": "A1", "title": "Order of 2 July 2026", "kind": "order", "language": "fr"}
    annex |= {"form": "certified-copy", "date": "2026-07-02", "file": "A1.pdf", "sha256": "e3b0"}
    request_data["annexes"] = [annex | {"pages": 3}]
    (item,) = parts(composed(request_data))["annexes"]["items"]

    assert item["text"] == (
        "Order of 2 July 2026 "
        "(order or decision, certified copy, dated 2\u00a0July 2026, in French, 3\u00a0pages)"
    )
    assert item["notes"] == ["File: A1.pdf; SHA-256: e3b0"]


def test_a_remark_among_persons_stands_under_a_heading_of_its_own(
    request_data: Data, composed: Composed
) -> None:
    request_data["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "A B"}}]
    request_data["annexes"] = [{"id": "A1", "title": "Order"}]
    request_data["remarks"] = [
        {"part": "persons", "text": "A call was held."},
        {"part": "annexes", "text": "They come by post."},
    ]
    found = parts(composed(request_data))

    last = found["persons"]["entries"][-1]
    assert (last["heading"], last["paragraphs"]) == ("Remarks", ["A call was held."])
    assert found["annexes"]["items"][-1]["notes"] == ["They come by post."]
    assert found["further"]["rows"] == []


@pytest.mark.parametrize(("until", "said"), [("charges are laid", 1), ("Charges are laid.", 1)])
def test_an_author_may_end_a_text_with_a_full_stop_or_not(
    until: str, said: int, request_data: Data, composed: Composed
) -> None:
    request_data["confidentiality"] = {"wanted": True, "reason": "R", "until": until}
    (text,) = (
        text
        for text in parts(composed(request_data))["confidentiality"]["paragraphs"]
        if "until" in text
    )
    assert text.count(".") == said


@pytest.mark.needs_country
def test_a_treaty_without_a_number_is_named_once(resolve_case: Callable[..., Any]) -> None:
    from comity.kit.samples import sample_files
    from comity.pipeline.build import check_case, read_all

    host = open_host()
    (path,) = (path for path in sample_files() if path.name == "child-emergency-in-us.yaml")
    (case,) = read_all([path], host)
    resolved = check_case(case, host).resolved
    content = compose(resolved, host, host.document_types()["request"])
    (item,) = parts(content)["basis"]["items"]

    assert item["text"].casefold().count("treaty") == 1
    assert "(" not in item["text"]


def test_of_a_full_notice_only_what_has_no_meaning_there_is_left_over(
    maximal: Callable[..., Any], composed: Composed
) -> None:
    data, _ = maximal("notice")
    labels = [row["label"] for row in parts(composed(data))["further"]["rows"]]

    # how often what is no extension can be had, and what the author says under titles of his own
    own = [one["title"] for one in data["further_statements"]]
    assert labels[: len(own)] == own
    assert [
        label
        for label in labels[len(own) :]
        if not label.endswith("Times") and not label.startswith("Extensions")
    ] == []


def test_a_point_of_contact_that_a_law_asks_for_stands_with_the_ways_to_submit(
    notice_data: Data, composed: Composed
) -> None:
    point = {"role": "nodal-officer", "law": "IT Rules 2021", "email": "nodal@mail.example"}
    notice_data["contact_points"] = [point]
    notice_data["channels"] = []
    found = parts(composed(notice_data))

    assert found["submission"]["entries"][-1]["heading"] == "Nodal officer"
    assert row(found["submission"]["entries"][-1], "email") == "nodal@mail.example"
    assert found["further"]["rows"] == []
