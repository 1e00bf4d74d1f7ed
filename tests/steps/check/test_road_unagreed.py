"""A road that only an agreement could open, in a letter that says that there is none."""

from __future__ import annotations

from typing import Any

import pytest

ROAD = {"id": "r", "says": "So it goes.", "source": "t", "article": "art. 9", "read": "official"}
CENTRAL = ROAD | {"road": "central-authorities", "open": "yes", "closed": True}


@pytest.fixture
def severity(findings, treaties, request_data):
    """The severity of what is said of the road, by the way told and by a remark."""
    treaties({"id": "a", "roads": [CENTRAL | {"unless_agreed": True}]})

    def severity(way: str, remark: str) -> str:
        data: dict[str, Any] = request_data | {"basis": [{"instrument": "a"}]}
        data.pop("reciprocity", None)
        data["transmission"] = {"road": "judicial-authorities", "way": way}
        data["remarks"] = [{"part": "basis", "text": remark}]
        (found,) = (one for one in findings(data) if one.rule == "road.closed")
        return str(found.severity)

    return severity


@pytest.mark.parametrize(
    ("way", "remark"),
    [
        ("By courier to the court.", "There is no treaty between the two States."),
        ("By courier to the court.", "No bilateral agreement is in force."),
        ("By courier; no copy goes to the Ministry.", "No text opens a direct channel."),
        ("Per Kurier an das Gericht.", "Es besteht kein Vertrag."),
        ("Per Kurier an das Gericht.", "Kein Abkommen bindet die beiden Staaten."),
        ("Par courrier au tribunal.", "Aucun accord ne lie les deux États."),
        ("Par courrier au tribunal.", "Il n’existe pas de traité."),
    ],
)
def test_a_letter_that_says_that_nothing_opens_its_road_is_warned(
    way: str, remark: str, severity
) -> None:
    assert severity(way, remark) == "warning"


@pytest.mark.parametrize(
    ("way", "remark"),
    [
        ("By courier to the court.", "The treaty of 1999 lets courts write to each other."),
        ("By courier to the court.", "There is no treaty on extradition between the States."),
        ("By courier to the court.", "No agreement was reached on the day of the hearing."),
        ("To the court, with a copy to the Ministry of Justice.", "No treaty binds the States."),
        ("An das Gericht, mit Kopie an das Ministerium.", "Es besteht kein Vertrag."),
        ("Au tribunal, avec copie à l’ambassade.", "Aucun accord ne lie les deux États."),
    ],
)
def test_a_road_that_may_be_agreed_or_has_the_centre_beside_it_is_only_asked_about(
    way: str, remark: str, severity
) -> None:
    assert severity(way, remark) == "advice"
