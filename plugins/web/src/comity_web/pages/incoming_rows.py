"""The list of what came in, page by page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest

from comity_web.cases.models import CaseFile
from comity_web.matters.listed import listed, told
from comity_web.matters.recording import came_on
from comity_web.pages.paging import by_size
from comity_web.pages.register import heading
from comity_web.wording.catalogues import Words

__all__ = ["incoming_rows"]


def incoming_rows(request: HttpRequest, words: Words) -> dict[str, Any]:
    """What came in, the latest first, on the page that is asked for.

    Args:
        request: ``page`` is the number of the page.
        words: the language of the reader.

    Returns:
        ``rows``, each with its ``file``, ``heading``, ``row`` of the register (None where it has
        none) and the day on which it ``came``; and what the component ``pagination`` needs.
    """
    files = CaseFile.objects.filter(incoming=True, removed=None, head__isnull=False)
    files = files.select_related("head", "matter").order_by("-created", "pk")
    shown, ways = by_size(request, [0] * files.count())
    some, today = list(files[shown.start : shown.stop]), dt.date.today()
    keys = {one.key for one in some}
    there = [one for one in listed(today) if one.line is not None and one.file.key in keys]
    rows = {row.key: row for row in told(there, words, today)}
    found = [
        {
            "file": one,
            "heading": heading(one, words),
            "row": rows.get(one.key),
            "came": came_on(one),
        }
        for one in some
    ]
    return {"rows": found, **ways}
