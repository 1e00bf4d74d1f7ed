"""Where a field is mended: the page of its section or item, at its control."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse

from comity_web.cases.models import CaseFile
from comity_web.forms.shapes import id_of
from comity_web.pages.outline import Outline

__all__ = ["field_href", "href", "rows_with_places"]


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
    if items:
        return f"{reverse('item', args=[file.key, section, items, number])}#{id_of(path)}"
    return f"{reverse('section', args=[file.key, section])}#{id_of(path)}"


def rows_with_places(file: CaseFile, outline: Outline, rows: Any) -> list[dict[str, Any]]:
    """Rows of gaps or findings, each with the address of its field and of the others."""
    made = []
    for row in rows:
        others = [
            {"title": one["title"], "href": field_href(file, outline, one["path"])}
            for one in row.get("places", ())[1:]
        ]
        made.append({**row, "href": field_href(file, outline, row["path"]), "others": others})
    return made
