"""What German law says on requests is said in German to whoever reads German."""

from __future__ import annotations

import datetime as dt
import re

import pytest

import comity
from comity.text.reader_text import texts_of

CODE = re.compile(r"`[^`]*`")


@pytest.mark.needs_country
def test_every_rule_ground_and_clock_on_requests_has_its_german() -> None:
    book = comity.Host().law("DE", dt.date(2026, 11, 30))
    assert book is not None
    rules = [one for one in book.rules if "notice" not in one.kinds]
    said = [
        (one.id, name, getattr(one, name))
        for one in (*rules, *book.grounds, *book.clocks)
        if one.id.startswith("de.")
        for name in ("says", "cure")
        if getattr(one, name, "")
    ]
    assert len(said) > 120
    assert [(id, name) for id, name, text in said if "de" not in texts_of(text)] == []
    for id, name, text in said:
        english, german = texts_of(text)["en"], texts_of(text)["de"]
        assert sorted(CODE.findall(english)) == sorted(CODE.findall(german)), (id, name)
        assert not re.search(r" (?:the|and|of|which) ", CODE.sub("", german)), (id, name)
