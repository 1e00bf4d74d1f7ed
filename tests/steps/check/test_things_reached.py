"""What measures reach for."""

from __future__ import annotations

from typing import Any

import pytest
from people import Told, person

SEARCH = {"kind": "search-of-premises", "identifiers": [], "place": ["1 Sample Road"]}
RECORDS = {"kind": "business-records", "identifiers": []}


@pytest.mark.parametrize(
    "item",
    [
        "Minutes of the supervisory board",
        "Its internal valuation",
        "Kundenlisten",
        "Les procès-verbaux du conseil d'administration",
        "The source code",
    ],
)
def test_inside_papers_of_a_stranger(item: str, told: Told) -> None:
    measure = RECORDS | {"holder": {"name": "Example Ltd"}, "items": [item]}
    assert told(measures=[measure])["extent.business-secrets"].field == "measures[0].items[0]"


@pytest.mark.parametrize(
    "change",
    [
        {"use": "Only in this case."},
        {
            "assurances": [
                {"kind": "specialty", "given_by": "The Court", "promise": ["use-limited"]}
            ]
        },
        {
            "remarks": [
                {"part": "measures", "text": "Geschäftsgeheimnisse dürfen geschwärzt werden."}
            ]
        },
        {"persons": [person(name="Example Ltd", nature="legal")]},
        {"persons": [person(role="victim", name="Example Ltd", nature="legal")]},
    ],
)
def test_inside_papers_that_are_kept_or_of_a_suspect(change: dict[str, Any], told: Told) -> None:
    measure = RECORDS | {"holder": {"name": "Example Ltd"}, "items": ["Minutes of its board"]}
    assert "extent.business-secrets" not in told(measures=[measure], **change)


@pytest.mark.parametrize(
    ("fact", "asked"),
    [
        ("EUR 8,000,000.00 that a former branch was to invest was diverted.", False),
        ("Example Ltd sold timber. The money was diverted by others.", True),
    ],
)
def test_a_company_through_which_the_money_went_has_no_secret_of_business(
    fact: str, asked: bool, told: Told
) -> None:
    holder = {"name": "Example Ltd" if asked else "The former branch"}
    measure = RECORDS | {"holder": holder, "items": ["Board papers"]}
    found = told(measures=[measure], facts=[{"id": "F1", "text": fact}])
    assert ("extent.business-secrets" in found) is asked


@pytest.mark.parametrize("items", [["The invoices of May 2026"], ["The contract of 3 May 2026"]])
def test_named_papers_are_no_inside_papers(items: list[str], told: Told) -> None:
    measure = RECORDS | {"holder": {"name": "Example Ltd"}, "items": items}
    assert "extent.business-secrets" not in told(measures=[measure])


CELLS = {"kind": "traffic-data", "identifiers": [{"kind": "other", "value": "Site 4"}]}


@pytest.mark.parametrize(
    "item",
    [
        "All phones in the district on 4 May",
        "All ships in the area",
        "Funkzellendaten vom 4. Mai",
        "Toutes les lignes de la zone, bornes relais",
        "The list of passengers",
        "The guest list of the hotel",
    ],
)
def test_data_of_everyone(item: str, told: Told) -> None:
    assert "extent.everyone" in told(measures=[CELLS | {"items": [item]}])


@pytest.mark.parametrize(
    "change",
    [
        {"items": ["All phones in the cell on 4 May, 21:10 to 21:40"]},
        {"items": ["All phones within a radius of 200 metres"]},
        {"items": ["Alle Geräte in der Funkzelle, 4. Mai, 21 bis 22 Uhr"]},
        {
            "items": ["Cells used by this number"],
            "identifiers": [{"kind": "phone", "value": "+674 555 0100"}],
        },
        {"items": ["All phones in the district during the hours of the robbery"]},
        {"items": ["The name of the user"]},
        {"items": ["All vehicles of the suspect"]},
        {"items": ["All numbers registered to the company"]},
        {"items": ["The samples and the cells taken from them"]},
    ],
)
def test_data_that_are_narrowed(change: dict[str, Any], told: Told) -> None:
    assert "extent.everyone" not in told(measures=[CELLS | change])


def test_tax_beside_other_offences(told: Told) -> None:
    offences = [{"title": "Fraud"}, {"title": "Tax fraud"}]
    both = SEARCH | {"offences": ["O1", "O2"]}
    assert "case.tax-beside" in told(offences=offences, measures=[both])
    assert "case.tax-beside" not in told(
        offences=offences, measures=[SEARCH | {"offences": ["O1"]}]
    )
    assert "case.tax-beside" not in told(
        offences=offences, measures=[both | {"fallback": "For O1 alone."}]
    )
    assert "case.tax-beside" not in told(offences=offences[1:], measures=[SEARCH])
    answered = [{"ground": "fiscal-offence", "text": "Tax is no ground here."}]
    assert "case.tax-beside" not in told(offences=offences, measures=[both], statements=answered)


def test_only_the_tax_offence_of_the_measure_is_named(told: Told) -> None:
    titles = ("Fraud", "Tax fraud", "Evasion of customs duty")
    offences = [{"title": title} for title in titles]
    measures = [SEARCH | {"offences": ["O1", "O2"]}, SEARCH | {"offences": ["O1", "O3"]}]
    found = told(offences=offences, measures=measures)["case.tax-beside"]
    assert "M1 is asked for O2 (" in found.message
    laundering = [{"title": "Fraud"}, {"title": "Laundering the proceeds of tax fraud"}]
    both = [SEARCH | {"offences": ["O1", "O2"]}]
    assert "case.tax-beside" not in told(offences=laundering, measures=both)


PUBLIC = {"kind": "public-records", "identifiers": []}


@pytest.mark.parametrize(
    "item",
    [
        "The current address of the driver",
        "Halter des Wagens",
        "Information with which he can be located",
        "Son domicile actuel",
        "His date of birth",
    ],
)
def test_what_the_police_can_tell(item: str, told: Told) -> None:
    assert "road.simple" in told(measures=[PUBLIC | {"items": [item]}])


@pytest.mark.parametrize(
    "change",
    [
        {"items": ["The current address", "The contract of the house"]},
        {"items": ["Un extrait du registre du commerce"]},
        {"items": ["To make the person an accused, with a statement of identity and of residence"]},
        {"kind": "seizure-of-items", "items": ["The machines behind the address"]},
        {"items": ["The current address"], "necessity": "The register is closed to us."},
        {"items": ["The current address"], "purpose": "To summon her; Interpol could not tell."},
    ],
)
def test_what_is_more_or_was_tried(change: dict[str, Any], told: Told) -> None:
    assert "road.simple" not in told(measures=[PUBLIC | change])
