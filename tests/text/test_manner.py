"""How an act is done is read from the text that decides first."""

from __future__ import annotations

import pytest

from comity.text.manner import heard_by


@pytest.mark.parametrize(
    ("texts", "way"),
    [
        (["Evidence of A. B. by video link", "", "H.323, tested by telephone the day before"], ""),
        (["Evidence of A. B. by telephone", "", "The line is tested by video"], "telephone"),
        (["Evidence by video link or by telephone"], "either"),
        (["", "That she be heard by telephone."], "telephone"),
        (["Evidence of A. B.", "That no telephone be in the room."], ""),
        (["", "", "A call over the telephone"], "telephone"),
        ([], ""),
    ],
)
def test_a_title_decides_before_the_details_of_the_link(texts: list[str], way: str) -> None:
    assert heard_by(texts) == way
