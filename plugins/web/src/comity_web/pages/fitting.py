"""No page is too large, whatever a file holds: one that came out too large is made with less."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse

__all__ = ["LARGEST", "fitting"]

LARGEST = 150_000
"""Bytes of a page before compression."""
LEFT = 6_000
"""Bytes of it that are left for what is put in later, such as the language of a few words."""
SHARES = (1.0, 0.6, 0.35, 0.2, 0.1, 0.05)


def fitting(make: Callable[[float], HttpResponse]) -> HttpResponse:
    """The page with as much as there is room for.

    Args:
        make: makes the page with a share of what it usually shows at once, 1 or less.
    """
    for share in SHARES:
        made = make(share)
        if len(made.content) <= LARGEST - LEFT:
            break
    return made
