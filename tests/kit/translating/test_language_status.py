"""`comity wording status`: what is whole, what is not, and what is newer than its catalogue."""

from __future__ import annotations

import pytest

from comity.kit.translating.language_status import (
    LanguageStatus,
    PartStatus,
    status_data,
    status_lines,
)


@pytest.mark.parametrize(
    ("worded", "needed", "percent"), [(2499, 2500, 99), (2500, 2500, 100), (0, 9, 0), (1, 200, 0)]
)
def test_only_what_is_whole_is_a_hundred_percent(worded: int, needed: int, percent: int) -> None:
    assert PartStatus("request", worded, needed, 0).percent == percent


def test_texts_that_are_newer_than_the_catalogue_do_not_withdraw_a_kind() -> None:
    parts = (PartStatus("request", 98, 100, 2), PartStatus("notice", 97, 100, 2))
    one = LanguageStatus("pt", "comity-language-pt 1.0", 1, (), parts)

    lines = "\n".join(status_lines([one]))
    kinds = status_data([one])["languages"][0]["kinds"]

    assert "98 %  2 newer than the catalogue" in lines
    assert "97 %  not offered  2 newer than the catalogue" in lines
    assert [kind["offered"] for kind in kinds] == [True, False]
