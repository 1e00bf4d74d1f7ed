"""Assets, what supports a measure, the road, and requests that replace one or seek consent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.content import Content

Data = dict[str, Any]
Composed = Callable[[Data], Content]
FLAT = {
    "id": "X1",
    "description": "The flat at 1 Sample Road, Springfield",
    "kind": "real-property",
    "state": "NR",
    "value": {"amount": "310000.00", "currency": "USD"},
    "owner": "P2",
    "link": "converted-proceeds",
    "link_shown": "The price came from the account.",
    "facts": ["F1"],
    "offences": ["O1"],
    "third_parties": [
        {
            "person": "P1",
            "right": "A mortgage",
            "good_faith": "yes",
            "notified_on": "2026-05-11",
            "heard": True,
            "remarks": "It does not object.",
        }
    ],
    "order": {
        "title": "Restraint order",
        "final_on": "2026-05-18",
        "served_on": "2026-04-27",
        "served_how": "on the owner in person",
        "appealable": False,
    },
    "management": "It may be let.",
    "sharing": "All to the victims.",
}
PERSONS = [
    {"id": "P1", "role": "third-party", "nature": "legal", "name": {"full": "Sample Bank"}},
    {"id": "P2", "role": "suspect", "name": {"full": "A B"}},
]


def rows(part: Any) -> dict[str, str]:
    return {row["label"]: row["text"].replace("\u00a0", " ") for row in part["rows"]}


def parts(content: Content) -> dict[str, Any]:
    found: dict[str, Any] = content.context["parts"]
    return found


def test_an_asset_says_whose_it_is_how_it_is_linked_and_what_others_have_in_it(
    request_data: Data, composed: Composed
) -> None:
    request_data["measures"][0]["assets"] = ["X1"]
    content = composed(request_data | {"assets": [FLAT], "persons": PERSONS})
    measure, asset = parts(content)["measures"]["entries"]

    assert rows(measure)["Assets"] == "Asset 1"
    assert asset["heading"] == "Asset\xa01: The flat at 1 Sample Road, Springfield"
    assert rows(asset) == {
        "Kind of asset": "Real property",
        "Where it is": "Nauru",
        "Value": "USD 310,000.00",
        "In the name of": "Person 2",
        "Link with the offence": "Bought with or made from proceeds of the offence",
        "What shows the link": "The price came from the account.",
        "Based on": "Fact 1",
        "Offences": "Offence 1",
        "Right of a third party": "A mortgage (person 1); acquired in good faith; "
        "notified on 11 May 2026; could be heard by a court\nIt does not object.",
        "Order of the requesting State": "Restraint order, final since 18 May 2026",
        "Service of the order": "Served on 27 April 2026, on the owner in person",
        "Appeal": "No longer open to an ordinary appeal",
        "Management until the decision": "It may be let.",
        "Return and sharing": "All to the victims.",
    }
    assert parts(content)["further"]["rows"] == []


def test_a_measure_says_who_could_order_it_at_home_who_has_it_and_how_privilege_is_kept(
    request_data: Data, composed: Composed
) -> None:
    request_data["measures"][0] |= {
        "domestic_power": {
            "capacity": "court",
            "authority": "High Court",
            "provision": "Act, s. 45",
            "conditions": "No other means would succeed.",
        },
        "already_held": {
            "authority": "Cyber unit",
            "reference": "22 Js 1/26",
            "obtained": "In its own case.",
        },
        "privilege_plan": {
            "sorted_by": "Independent counsel",
            "method": "By names.",
            "disputes": "The court decides.",
            "custody": "Sealed.",
            "until": "2026-12-31",
        },
    }
    content = composed(request_data)
    said = rows(parts(content)["measures"]["entries"][0])

    assert said["Who could order it in a similar domestic case"] == (
        "A court, High Court, Act, s. 45\nNo other means would succeed."
    )
    assert said["Evidence already held by"] == "Cyber unit, 22 Js 1/26\nIn its own case."
    assert said["Privileged material sorted by"] == "Independent counsel"
    assert said["How it is sorted"] == "By names."
    assert said["In case of dispute"] == "The court decides."
    assert said["Custody until it is sorted"] == "Sealed."
    assert said["Sorting to be finished by"] == "31 December 2026"
    assert parts(content)["further"]["rows"] == []


def test_the_road_and_what_carries_it_open_the_rows_on_transmission(
    request_data: Data, composed: Composed
) -> None:
    request_data["transmission"] = {"road": "judicial-authorities", "carrier": "interpol"}
    said = list(rows(parts(composed(request_data))["execution"]).items())

    assert said[:2] == [
        ("Channel of transmission", "Directly between the judicial authorities"),
        ("Carried", "Through INTERPOL"),
    ]


@pytest.mark.parametrize(
    ("form", "who"),
    [("mla-request", "which we withdraw"), ("letter-rogatory", "which this Court withdraws")],
)
def test_a_replacement_names_the_request_that_is_withdrawn_and_asks_for_its_measures(
    form: str, who: str, request_data: Data, composed: Composed
) -> None:
    data = request_data | {"form": form, "status": "replacement", "replaces": "R/1"}
    content = composed(data)
    opening, asking, *_ = parts(content)["introduction"]["paragraphs"]

    assert "replac" in content.context["doc"]["title"]
    assert "R/1" in opening
    assert who in opening
    assert "criminal matter" in asking
    assert parts(content)["measures"]["heading"] != "The consent requested"


def test_a_request_for_consent_asks_for_consent_and_not_for_its_measures(
    request_data: Data, composed: Composed
) -> None:
    use = {
        "received_under": "R/1",
        "received_on": "2026-02-11",
        "evidence": "The statements of March.",
        "proceedings": "High Court, 77",
        "purpose": "To prove a share.",
        "offences": ["O1"],
        "recipients": "The court",
        "conditions": "Only in that case.",
    }
    content = composed(request_data | {"status": "consent-to-use", "other_use": use})
    found = parts(content)
    opening = found["introduction"]["paragraphs"][0]
    evidence, measure = found["measures"]["entries"]

    assert opening.startswith("We ask the competent authorities of ")
    assert "consent to the use of evidence that we received" in opening
    assert "High Court, 77" in opening
    assert found["measures"]["heading"] == "The consent requested"
    assert list(rows(evidence).values()) == [
        "R/1",
        "11 February 2026",
        "The statements of March.",
        "High Court, 77",
        "To prove a share.",
        "Offence 1",
        "The court",
        "Only in that case.",
    ]
    assert not any("Please" in text for text in measure["paragraphs"])
    assert found["further"]["rows"] == []


@pytest.mark.parametrize("nature", ["administrative", "civil"])
@pytest.mark.parametrize("form", ["mla-request", "letter-rogatory"])
@pytest.mark.parametrize("status", ["new", "supplement"])
def test_proceedings_that_are_not_criminal_are_not_called_a_criminal_matter(
    status: str, form: str, nature: str, request_data: Data, composed: Composed
) -> None:
    request_data["proceedings"] |= {"nature": nature, "criminal_court": "yes"}
    if status != "new":
        request_data |= {"status": status, "supplements": "R/1"}
    content = composed(request_data | {"form": form})
    title, found = content.context["doc"]["title"], parts(content)

    assert f"in {nature} proceedings" in title
    assert "criminal matter" not in title
    assert not any("criminal matter " in text for text in found["introduction"]["paragraphs"])
    said = rows(found["proceedings"])
    assert said["Nature"] == f"{nature.capitalize()} proceedings"
    assert said["Recourse to a criminal court"].startswith("The decision can be taken to a court")


@pytest.mark.parametrize("language", ["fr", "de", "pt"])
@pytest.mark.needs_country
def test_every_one_of_these_letters_has_words_in_each_language(
    language: str, request_data: Data, composed: Composed
) -> None:
    plain = request_data | {"language": language, "persons": PERSONS, "assets": [FLAT]}
    plain["transmission"] = {"road": "diplomatic", "carrier": "diplomatic-bag"}
    use = {"received_under": "R/1", "evidence": "E", "proceedings": "C", "purpose": "P"}
    for more in (
        {"status": "replacement", "replaces": "R/1"},
        {"status": "consent-to-use", "other_use": use},
    ):
        content = composed(plain | more)
        labels = [row["label"] for row in parts(content)["execution"]["rows"]]
        assert "Channel of transmission" not in labels
        assert parts(content)["further"]["rows"] == []
