"""Where a field is mended: the page of its section or item, at its control."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.forms import divided_in, needs_at, top_of
from comity_web.forms.shapes import id_of
from comity_web.pages.outline import Outline

__all__ = ["field_href", "href", "rows_with_places"]


MOST_PLACES = 24
"""Fields that one finding names, and texts that it has; of more it tells how many there are."""


def href(name: str, *args: object) -> str:
    """The address of a page; empty without a name, or where there is no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def field_href(file: CaseFile, outline: Outline, path: str) -> str:
    """The address of the control of a field; empty for what has none.

    Args:
        file: the file.
        outline: the pages of its kind.
        path: a field that the questions know: what an author invented has no place in an address.
    """
    if not path or not outline.sections:
        return ""
    section, items, number = outline.page_of(path)
    inside = path.removeprefix(f"{items}[{number}]") if items else path
    divided = _is_divided(file, path)
    query = f"?{urlencode({'at': path})}" if needs_at(inside, divided=divided) else ""
    if items:
        return f"{reverse('item', args=[file.key, section, items, number])}{query}#{id_of(path)}"
    return f"{reverse('section', args=[file.key, section])}{query}#{id_of(path)}"


def _is_divided(file: CaseFile, path: str) -> bool:
    """Whether the answer in which a field is may be shown in parts, since the file is large."""
    head = file.head
    if head is None:
        return False
    key = (head.pk, head.sha256)
    if key not in _DIVIDED:
        _DIVIDED[key] = divided_in(head.text, lambda: tree_of(head))
        while len(_DIVIDED) > KEPT:
            _DIVIDED.pop(next(iter(_DIVIDED)), None)
    tops = _DIVIDED.get(key)
    return tops is None or top_of(path) in tops


KEPT = 200
_DIVIDED: dict[tuple[int, str], frozenset[str] | None] = {}
"""Of the last files that were asked for, in which answers a page is divided; no answer itself."""


def rows_with_places(file: CaseFile, outline: Outline, rows: Any) -> list[dict[str, Any]]:
    """Rows of gaps or findings, each with the address of its field and of the others.

    Of very many others there are the first, and ``beyond`` tells how many more.
    """
    made = []
    for row in rows:
        beside = row.get("places", ())[1:]
        others = [
            {"title": one["title"], "href": field_href(file, outline, one["path"])}
            for one in beside[:MOST_PLACES]
        ]
        there: dict[str, Any] = {"others": others}
        there["href"] = field_href(file, outline, row["path"])
        there["beyond"] = max(len(beside) - MOST_PLACES, 0)
        if "messages" in row:
            there["messages"] = row["messages"][:MOST_PLACES]
            there["unsaid"] = max(len(row["messages"]) - MOST_PLACES, 0)
        made.append({**row, **there})
    return made
