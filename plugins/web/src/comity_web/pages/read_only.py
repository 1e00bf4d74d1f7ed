"""A section for somebody who may read it and not write: its answers, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from comity.api import Section
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.core import voice
from comity_web.forms import at_of, led_to
from comity_web.forms.shapes import id_of
from comity_web.judging.judged import last_known
from comity_web.pages.answer_parts import Part, part_of_item, parts_of, row_pages
from comity_web.pages.answers import Answer, answers
from comity_web.pages.covered import covered_beside
from comity_web.pages.fitting import fitting
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import Outline, outline
from comity_web.pages.paging import pages_of
from comity_web.pages.points import points_of
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["read_section"]

ROOM = 100_000
"""Bytes of a page for the answers and what is around each."""


def read_section(request: HttpRequest, file: CaseFile, id: str, item: str = "") -> HttpResponse:
    """A section, or one item of a list in it, without controls; a large one part by part.

    Args:
        request: whose reader reads; ``at`` names a field, whose part is shown, and ``page`` the
            page of a part with an answer that is longer than a page.
        file: the file.
        id: of the section, which exists.
        item: the path of the item, such as ``persons[0]``; empty for the whole section.
    """
    words, head = spoken(request), file.head
    assert head is not None  # a file has a first revision
    pages, tree = outline(file.kind, words.tag), tree_of(head)
    section = pages.section(id)
    assert section is not None  # the page was found
    judged = last_known(head, words)
    ids = [one.id for one in pages.sections]
    at = ids.index(id)
    context = {
        "file": file,
        "heading": heading_of(file.kind, tree, voice(words.tag), words),
        "section": section,
        **points_of(file, pages, judged, id),
        "covered": covered_beside(file, pages, judged, words, id),
        "previous": _link(file, pages.sections[at - 1]) if at else None,
        "next": _link(file, pages.sections[at + 1]) if at + 1 < len(ids) else None,
    }

    def shown(share: float) -> HttpResponse:
        room = int(ROOM * share)
        told = _told(request, tree, pages, id, item, words, room)
        return render(request, "web/case/section_read.html", context | told)

    return fitting(shown)


def _told(
    request: HttpRequest,
    tree: Mapping[str, Any],
    pages: Outline,
    id: str,
    item: str,
    words: Words,
    room: int,
) -> dict[str, Any]:
    """The answers that the page shows, and the ways to the other parts."""
    at = at_of(request.GET.get("at", "")) or item
    parts = [part_of_item(item)] if item else parts_of(tree, pages, id, room)
    number = next((number for number, one in enumerate(parts) if one.has(at)), 0)
    found = answers(tree, pages, words.tag, parts[number].units)[id]
    rows = row_pages([one for one in found if one["path"].startswith(item)], room)
    page = Paginator(rows, 1).get_page(request.GET.get("page") or _page_with(rows, at))
    return {
        "rows": [{**one, "id": id_of(one["path"])} for one in page.object_list[0]],
        "parts": [
            {
                "text": _called(parts[one], pages, words),
                "href": f"{request.path}?{urlencode({'at': parts[one].path})}",
                "current": one == number,
            }
            for one in (led_to(len(parts), number) if len(parts) > 1 else ())
        ],
        "part": _called(parts[number], pages, words) if len(parts) > 1 else "",
        "turning": pages_of(page, request),
    }


def _page_with(rows: Sequence[Sequence[Answer]], at: str) -> int:
    """The page on which the answer to a field begins."""
    return next(
        (n for n, page in enumerate(rows, 1) if at and any(_is_of(one, at) for one in page)), 1
    )


def _is_of(row: Answer, at: str) -> bool:
    one, other = row["path"], at
    return one == other or one.startswith((f"{other}.", f"{other}[")) or other.startswith(f"{one}.")


def _called(part: Part, pages: Outline, words: Words) -> str:
    """``Facts: 1 to 60 of 480``; of answers to several questions, the first of them."""
    root = part.path.partition("[")[0]
    title = next((one.title for one in pages.fields if one.path == root), root)
    if part.name:
        counts = {"first": part.first, "last": part.last, "count": part.count}
        return words.say("web.review.part", title=title, **counts)
    return title if len(part.units) < 2 else words.say("web.review.part-others", title=title)


def _link(file: CaseFile, section: Section) -> dict[str, str]:
    return {"href": reverse("section", args=[file.key, section.id]), "text": section.title}
