"""An assignment within the European Public Prosecutor's Office is no letter between States."""

from __future__ import annotations

from typing import Any

import pytest

REGULATION = "Council Regulation (EU) 2017/1939, article 31"
OFFICE = "European Public Prosecutor's Office"
LAW = """
[[rule]]
id = "nr.seal"
role = "requested"
require = [ { field = "requesting.issued_by.seal", equals = true } ]
says = "A request bears a seal."
cure = "Seal it."
source = "act"
article = "s. 5"
read = "official"
severity = "warning"
"""


def of_law(country: Any, findings: Any, data: dict[str, Any], asked: str, basis: str) -> set[str]:
    country("NR", law=LAW)
    data["basis"] = [{"instrument": basis}]
    data["requesting"]["authority"]["name"] = OFFICE
    data["requested"]["executing_authority"] = {"name": asked}
    watched = ("nr.seal", "point.counterpart", "basis.within-the-office")
    return {one.rule for one in findings(data) if one.rule in watched}


@pytest.mark.parametrize("basis", [REGULATION, "EPPO Regulation", "EUStA-VO"])
def test_within_the_office_no_law_on_letters_is_asked(
    country, findings, request_data: dict[str, Any], basis: str
) -> None:
    asked = "European Delegated Prosecutor in Exampleville"
    found = of_law(country, findings, request_data, asked, basis)
    assert found == {"basis.within-the-office"}


@pytest.mark.parametrize(
    ("asked", "basis"),
    [("Ministry of Justice", REGULATION), (OFFICE, "Convention of 1959")],
)
def test_a_letter_of_the_office_to_others_is_one_between_states(
    country, findings, request_data: dict[str, Any], asked: str, basis: str
) -> None:
    found = of_law(country, findings, request_data, asked, basis)
    assert "nr.seal" in found and "basis.within-the-office" not in found
