"""A long list, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from comity_web.forms.windows import packed

__all__ = ["AT_ONCE", "ROOM", "by_size", "pages_of"]

AT_ONCE = 50
"""Rows of a list on a page, however short they are."""
ROOM = 80_000
"""Bytes of a page for the rows of a list."""


def by_size(
    request: HttpRequest, weights: Sequence[int], most: int = AT_ONCE, room: int = ROOM
) -> tuple[range, dict[str, Any]]:
    """Which rows of a long list are on the page that is asked for, and the way to the others.

    Args:
        request: ``page`` is the number of the page.
        weights: the bytes that each row takes.
        most: how many rows a page has at most.
        room: the bytes that a page has for rows; one that takes more is on a page of its own.

    Returns:
        The numbers of the rows, and what the component ``pagination`` needs.
    """
    parts = packed(weights, most, room)
    page = Paginator(parts, 1).get_page(request.GET.get("page"))
    return page.object_list[0], pages_of(page, request)


def pages_of(page: Page[Any], request: HttpRequest) -> dict[str, Any]:
    """What the component ``pagination`` needs: the way to the page before and the one after.

    What was looked for stays in the addresses.
    """

    def to(number: int) -> dict[str, str]:
        query = request.GET.copy()
        query["page"] = str(number)
        return {"href": f"{request.path}?{query.urlencode()}", "text": ""}

    return {
        "previous": to(page.previous_page_number()) if page.has_previous() else None,
        "next": to(page.next_page_number()) if page.has_next() else None,
        "paged": page.has_other_pages(),
        "page_number": page.number,
        "page_count": page.paginator.num_pages,
    }
