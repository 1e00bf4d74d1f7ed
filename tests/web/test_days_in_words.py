"""Every day that a page tells is in words, in the language of the page: ``17 January 1993``."""

from __future__ import annotations

import re

import pytest

from .read_pages import addresses, desk, page_at, texts

ISO = re.compile(r"(?<![\w/.-])\d{4}-\d{2}-\d{2}(?![\w-])")
"""A day as a file has it, which is no part of a name or a number; not a moment, which is typed."""
WRITTEN = {
    "en": ("law of 6 October 2026", r"\(since \d{1,2} \w+ \d{4}\)"),
    "fr": ("droit au 6 octobre 2026", r"\(depuis le \d{1,2}(er)? \w+ \d{4}\)"),
    "de": ("Rechtsstand: 6. Oktober 2026", r"\(seit \d{1,2}\. \w+ \d{4}\)"),
}


@pytest.mark.needs_country
@pytest.mark.parametrize("tag", ["en", "fr", "de"])
def test_no_page_tells_a_day_as_a_file_has_it(client, worker, tag):
    client.post("/language", {"language": tag, "next": "/"})
    found, read, whole = {}, 0, ""
    for address in addresses(*desk(client)):
        told = [text for _, text in texts(page_at(client, address))]
        read += bool(told)
        days = [text for text in told if ISO.search(text)]
        if days:
            found[address] = days
        whole += " ".join(told)
    assert found == {}
    assert read > 60
    law, since = WRITTEN[tag]
    assert law in whole
    assert re.search(since, whole)
