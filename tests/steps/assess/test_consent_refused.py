"""Somebody who refuses to be moved to the other State, by a field or by words."""

from __future__ import annotations

import pytest

from comity.steps.assess.assessment import refuses


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The prisoner told the warden that he does not consent to the transfer.", True),
        ("The prisoner refuses to be transferred.", True),
        ("She withdrew her consent on 5 May.", True),
        ("Der Gefangene verweigert die Zustimmung.", True),
        ("Le détenu ne consent pas à son transfèrement.", True),
        ("If the prisoner does not consent to the transfer, we ask for a video link.", False),
        ("The prisoner has not yet consented to the transfer.", False),
        ("The prisoner consents in writing.", False),
        ("He has not withdrawn his consent.", False),
        ("The victim refused to travel to Berlin to meet the suspect.", False),
        ("The owner did not agree to the transfer of the shares.", False),
    ],
)
def test_a_refusal_is_read_and_a_supposed_one_is_not(text: str, told: bool) -> None:
    assert refuses(text) is told
