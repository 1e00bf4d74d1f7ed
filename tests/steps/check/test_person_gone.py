"""A text may not go on to speak of a protected person whom nobody looks for any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]
GONE = "protection.person-gone"


@pytest.mark.parametrize(
    "text",
    [
        "On 4 March 2026 the victim P9 reported the matter.",
        "The statement of the witness (P9) is enclosed.",
        "On 4 March 2026 the third party P9 called the bank.",
        "Am 4. März 2026 erstattete das Opfer P9 Anzeige.",
        "Le 4 mars 2026, la victime P9 a porté plainte.",
    ],
)
def test_a_person_under_a_number_whom_the_file_has_not_stops_the_document(
    altered: Altered, text: str
) -> None:
    found = altered("bec-request", {"facts.0.text": text})

    assert found[GONE].severity is Severity.ERROR
    assert found[GONE].field == "facts[0].text"
    assert "P9" in found[GONE].message


@pytest.mark.parametrize(
    "text",
    [
        "On 4 March 2026 the suspect P1 opened the account.",
        "On 4 March 2026 the doctor filled in the P3 form and issued exhibit P9.",
        "The victim held a P9 visa.",
        "The victim, P99999, is a customer number.",
    ],
)
def test_a_person_of_the_file_and_a_number_that_is_no_person_stop_nothing(
    altered: Altered, text: str
) -> None:
    assert GONE not in altered("bec-request", {"facts.0.text": text})
