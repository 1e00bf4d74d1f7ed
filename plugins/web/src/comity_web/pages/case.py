"""The page of a case: its sections with how far each is, and the letter one click away."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from comity_web.cases.models import CaseFile
from comity_web.cases.saving import file_at, tree_of
from comity_web.core import voice
from comity_web.judging.judged import Judged, judgement
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import outline
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "case_page", "rows_of"]


def rows_of(file: CaseFile, judged: Judged | None, tag: str) -> list[dict[str, Any]]:
    """The rows of the task list: each section, its address, and how far it is."""
    standing = judged.standing if judged is not None else {}
    return [
        {
            "title": section.title,
            "help": section.help,
            "href": reverse("section", args=[file.key, section.id]),
            "status": standing.get(section.id, {}),
        }
        for section in outline(file.kind, tag).sections
    ]


@require_safe
def case_page(request: HttpRequest, key: str) -> HttpResponse:
    """The task list of a file."""
    file = file_at(key)
    words = spoken(request)
    assert file.head is not None  # a file has a first revision
    judged = judgement(file.head, words)
    others = file.matter.files.filter(removed=None).exclude(pk=file.pk).order_by("created")
    return render(
        request,
        "web/case/case.html",
        {
            "file": file,
            "heading": heading_of(file.kind, tree_of(file.head), voice(words.tag), words),
            "rows": rows_of(file, judged, words.tag),
            "judged": judged,
            "others": [
                (other, heading_of(other.kind, tree_of(other.head), voice(words.tag), words))
                for other in others
                if other.head is not None
            ],
        },
    )


ROUTES = [path("c/<slug:key>/", case_page, name="case")]
