"""Moments and days on a page, in the language of its reader."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "1 December 2026, 14:05"),
        ("de", "1. Dezember 2026, 14:05"),
        ("fr", "1er décembre 2026, 14:05"),
    ],
)
def test_a_moment_is_written_as_its_language_writes_it(application, tag, written):
    from comity_web.pages.page_tags import day
    from comity_web.pages.saying import moment
    from comity_web.wording.catalogues import words

    at = dt.datetime(2026, 12, 1, 14, 5).astimezone()
    assert moment(at, words(tag)) == written
    assert day(at.date(), words(tag)) == written.partition(",")[0]
