"""Notices: those that are kept, and what changed in one since an earlier version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.saving import file_at, tree_of
from comity_web.judging.judged import judgement
from comity_web.matters.notices import (
    UnreadableError,
    changes_between,
    notices_there,
    versions_there,
)
from comity_web.pages.page_tags import called, moment
from comity_web.pages.register import GIVEN_BACK, heading
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES"]


@require_safe
def notices_page(request: HttpRequest) -> HttpResponse:
    """The notices that are kept, and ways to begin one."""
    words = spoken(request)
    rows = [_row(file, words) for file in notices_there()]
    return render(request, "web/notices/notices.html", {"rows": rows})


def _row(file: CaseFile, words: Words) -> dict[str, Any]:
    assert file.head is not None  # only such are listed
    tree = tree_of(file.head)
    company = tree.get("company")
    judged = judgement(file.head, words)
    return {
        "file": file,
        "heading": heading(file, words),
        "company": company.get("name", "") if isinstance(company, Mapping) else "",
        "version": tree.get("version", ""),
        "gaps": len(judged.gaps) if judged is not None else None,
        "silent": len(judged.group("coverage")) if judged is not None else 0,
    }


@require_safe
def changes_page(request: HttpRequest, key: str) -> HttpResponse:
    """What changed for an investigator from an earlier version of a notice to this one."""
    words, file = spoken(request), file_at(key)
    if file.kind != "notice" or file.head is None:
        raise Http404
    versions = versions_there(file)
    chosen = next((one for one in versions if str(one.pk) == request.GET.get("from")), None)
    errors: list[str] = []
    found = None
    if chosen is not None:
        names = (_called(chosen, file, words), words.say("web.notices.now"))
        try:
            found = changes_between(chosen, file.head, names, words)
        except UnreadableError as error:
            errors = error.texts
    elif request.GET.get("from"):
        raise Http404
    context = {
        "file": file,
        "heading": heading(file, words),
        "versions": [(one.pk, _called(one, file, words)) for one in versions],
        "chosen": chosen.pk if chosen is not None else 0,
        "found": found,
        "errors": [{"text": text} for text in errors],
    }
    status = GIVEN_BACK if errors else 200
    return render(request, "web/notices/changes.html", context, status=status)


def _called(revision: Revision, file: CaseFile, words: Words) -> str:
    at = moment(revision.created, words)
    if revision.file.pk == file.pk:
        return words.say("web.notices.revision", number=revision.number, at=at)
    return words.say("web.notices.other", name=called(revision.file))


ROUTES = [
    path("notices/", notices_page, name="notices"),
    path("notices/<slug:key>/changes", changes_page, name="notice_changes"),
]
