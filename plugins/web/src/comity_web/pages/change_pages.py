"""What changed from one version to another, page by page: each page puts into words what it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest

from comity.api import Changed
from comity_web.forms.windows import weight
from comity_web.pages.answer_parts import beginning
from comity_web.pages.paging import by_size

__all__ = ["AT_ONCE", "brief", "changes_on_page"]

AT_ONCE = 100
"""Changes of one page, however short they are."""
AROUND, ROOM = 400, 70_000
"""Bytes around a change, and of a page for all of them."""


def changes_on_page(
    request: HttpRequest, sizes: Sequence[int], told: Callable[[range], Sequence[Changed]]
) -> dict[str, Any]:
    """The changes of the page that is asked for, and the way to the others.

    Args:
        request: ``page`` is the number of the page.
        sizes: the bytes that each change takes, in order.
        told: puts some of them into words.

    Returns:
        ``changes``, each as ``brief`` gives it; ``changes_all``, how many there are; and what the
        component ``pagination`` needs.
    """
    shown, ways = by_size(request, [AROUND + one for one in sizes], AT_ONCE, ROOM)
    found = [brief(one) for one in told(shown)]
    return {"changes": found, "changes_all": len(sizes), **ways}


def brief(one: Changed) -> dict[str, Any]:
    """A change as a page shows it: of one that is longer than a page its beginning.

    Returns:
        ``place``, ``how``, ``before``, ``after``, ``text``, ``parts`` (each ``how`` and ``text``),
        and ``cut``, whether it is longer.
    """
    parts, left = [], ROOM
    for part in one.parts:
        text = beginning(part.text, left)
        left -= weight(text)
        if text:
            parts.append({"how": part.how, "text": text})
    shown = {
        name: beginning(text, ROOM // 2)
        for name, text in (("before", one.before), ("after", one.after), ("text", one.text))
    }
    texts = (one.before, one.after) if one.how == "changed" else (one.text,)
    cut = left <= 0 if one.parts else any(weight(text) > ROOM // 2 for text in texts)
    return {"place": one.place, "how": one.how, **shown, "parts": parts, "cut": cut}
