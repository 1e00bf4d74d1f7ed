"""A long list, page by page."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest

__all__ = ["pages_of"]


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
