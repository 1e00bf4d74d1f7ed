"""A paper to a provider in which another provider's data are asked for."""

from __future__ import annotations

import copy
from typing import Any

import pytest

import comity
from comity.kit.samples import sample_files
from comity.steps.read.yaml_events import grow


def _papers() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for file in sample_files():
        data: dict[str, Any] = grow(file.read_text(encoding="utf-8"), file.name).data
        if data["kind"] in ("preservation", "disclosure"):
            found[data["form"]] = data
    return found


PAPERS = _papers()
TO_COMPANIES = [*PAPERS]
POINT = "point-of-contact"
PAPERS[POINT] = {**PAPERS["provider"], "form": POINT}


@pytest.fixture(scope="module")
def host() -> comity.Host:
    return comity.Host()


def told(host: comity.Host, form: str, holder: dict[str, Any]) -> list[comity.Finding]:
    """The findings on a paper whose first measure stands in it again, with another holder."""
    data = copy.deepcopy(PAPERS[form])
    first = data["measures"][0]
    second = {**copy.deepcopy(first), "id": "M99", "holder": {**first["holder"], **holder}}
    data["measures"].append(second)
    found = comity.examine(data, host).findings
    return [one for one in found if one.rule == "papers.two-companies"]


@pytest.mark.parametrize("form", TO_COMPANIES)
def test_another_company_in_a_paper_is_an_error(host: comity.Host, form: str) -> None:
    (one,) = told(host, form, {"name": "Chatty LLC", "representative": "Chatty LLC"})
    place = len(PAPERS[form]["measures"])

    assert one.field.startswith(f"measures[{place}].holder")
    assert one.severity is comity.Severity.ERROR
    assert "tells what Chatty LLC is asked" in one.message


@pytest.mark.parametrize("form", TO_COMPANIES)
def test_the_same_company_twice_is_none(host: comity.Host, form: str) -> None:
    assert told(host, form, {}) == []


def test_another_state_may_be_told_of_several_companies(host: comity.Host) -> None:
    assert told(host, POINT, {"name": "Chatty LLC"}) == []
