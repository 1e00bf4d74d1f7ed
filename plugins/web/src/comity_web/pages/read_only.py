"""A section for somebody who may read it and not write: its answers, and what is said of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from comity.api import Section
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.core import voice
from comity_web.judging.judged import last_known
from comity_web.pages.answers import answers
from comity_web.pages.covered import covered_beside
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import outline
from comity_web.pages.points import points_of
from comity_web.wording.language import spoken

__all__ = ["read_section"]


def read_section(request: HttpRequest, file: CaseFile, id: str, item: str = "") -> HttpResponse:
    """A section, or one item of a list in it, without controls.

    Args:
        request: whose reader reads.
        file: the file.
        id: of the section, which exists.
        item: the path of the item, such as ``persons[0]``; empty for the whole section.
    """
    words, head = spoken(request), file.head
    assert head is not None  # a file has a first revision
    pages, tree = outline(file.kind, words.tag), tree_of(head)
    section = pages.section(id)
    assert section is not None  # the page was found
    told = [one for one in answers(tree, pages, words.tag)[id] if one["path"].startswith(item)]
    judged = last_known(head, words)
    ids = [one.id for one in pages.sections]
    at = ids.index(id)
    context = {
        "file": file,
        "heading": heading_of(file.kind, tree, voice(words.tag), words),
        "section": section,
        "rows": told,
        **points_of(file, pages, judged, id),
        "covered": covered_beside(file, pages, judged, words, id),
        "previous": _link(file, pages.sections[at - 1]) if at else None,
        "next": _link(file, pages.sections[at + 1]) if at + 1 < len(ids) else None,
    }
    return render(request, "web/case/section_read.html", context)


def _link(file: CaseFile, section: Section) -> dict[str, str]:
    return {"href": reverse("section", args=[file.key, section.id]), "text": section.title}
