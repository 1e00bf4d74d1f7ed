"""A later version of an incoming request: what it changed, and whether it is one at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from comity_web.cases.models import CaseFile
from comity_web.cases.saving import file_at
from comity_web.cases.trail import audit
from comity_web.forms.windows import weight
from comity_web.judging.judged import judge
from comity_web.matters.apart import take_apart
from comity_web.matters.arriving import CHANGE, taken_together
from comity_web.matters.following import RefusedError
from comity_web.matters.received import (
    UnusableError,
    before_of,
    review,
    reviewing,
    versions_kept,
    versions_of,
)
from comity_web.matters.registered import row_of
from comity_web.pages.answer_parts import beginning
from comity_web.pages.answering import see_other
from comity_web.pages.paging import by_size
from comity_web.pages.register import GIVEN_BACK, heading
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["REVIEWED", "ROUTES", "compare", "error_rows", "try_review", "waiting_at"]

AT_ONCE, ROOM, AROUND = 100, 60_000, 300
"""Changes on a page at most, the bytes that it has for them, and those around each."""
REVIEWED = ("request",)
"""What a State reviews."""


@require_http_methods(["GET", "HEAD", "POST"])
def changes_page(request: HttpRequest, key: str) -> HttpResponse:
    """What a later version changed, and which deficiencies are settled."""
    words, file = spoken(request), file_at(key)
    pair = before_of(file)
    if pair is None:
        raise Http404
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        errors = compare(file, words)
        if not errors:
            return see_other("incoming_changes", key)
    versions = versions_kept(*pair, words) or {}
    found = [_brief(one) for one in versions.get("changes", ())]
    weights = [AROUND + weight(one) for one in found]
    shown, ways = by_size(request, weights, AT_ONCE, ROOM)
    context = {
        "file": file,
        "heading": heading(file, words),
        "versions": versions,
        "changes": [found[number] for number in shown],
        **ways,
        "taken_together": taken_together(file),
        "poll": waiting_at(file, words),
        "here": request.path,
        "errors": errors,
        "standing": row_of(file, words, dt.date.today()),
    }
    status = GIVEN_BACK if errors else 200
    return render(request, "web/incoming/changes.html", context, status=status)


def _brief(one: Mapping[str, Any]) -> dict[str, Any]:
    """A change that is kept: of one that is longer than a page its beginning."""
    told, left = beginning(one["text"], ROOM // 2), ROOM // 2
    parts = []
    for part in one["parts"]:
        text = beginning(part["text"], left)
        left -= weight(text)
        parts += [{**part, "text": text}] if text else []
    return {"text": told, "parts": parts, "cut": told != one["text"] or left <= 0}


@require_POST
def apart(request: HttpRequest, key: str) -> HttpResponse:
    """What was taken for a later version is another request: each stands alone again."""
    words, file = spoken(request), file_at(key)
    if not taken_together(file):
        raise Http404
    new = take_apart(file, words)
    assert new.head is not None  # it was just made
    judge(new.head, words)
    try_review(new, words)
    return see_other("incoming_review", new.key)


@require_POST
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Go on to the pages that change what was received; the trail tells that somebody was told."""
    file = file_at(key)
    if not file.incoming:
        raise Http404
    audit(CHANGE, file=file)
    there = request.POST.get("to", "")
    inside = reverse("case", args=[key])
    answer = see_other("case", key)
    if there.startswith(inside) and url_has_allowed_host_and_scheme(there, None):
        answer["Location"] = there
    return answer


def waiting_at(file: CaseFile, words: Words) -> str:
    """Where the panel asks that waits for the review of a large request."""
    assert file.head is not None  # it has a first revision
    job = reviewing(file.head, words)
    return reverse("reporting", args=[file.key, job.key]) if job is not None else ""


def try_review(file: CaseFile, words: Words) -> None:
    """Review what came in while its sender waits anyway; its page offers it anew if that fails."""
    if file.kind not in REVIEWED or file.head is None:
        return
    try:
        review(file.head, words)
    except UnusableError:
        return


def compare(file: CaseFile, words: Words) -> list[dict[str, str]]:
    """Compare a later version with the one before; gives why that cannot be done."""
    pair = before_of(file)
    if pair is None:
        return []
    try:
        versions_of(*pair, words)
    except UnusableError as error:
        return error_rows(error)
    return []


def error_rows(error: RefusedError | UnusableError) -> list[dict[str, str]]:
    """Why something is refused, as rows of the summary of errors."""
    return [{"text": text, "lang": error.language} for text in error.texts]


ROUTES = [
    path("incoming/<slug:key>/apart", apart, name="incoming_apart"),
    path("incoming/<slug:key>/change", change, name="incoming_change"),
    path("incoming/<slug:key>/changes", changes_page, name="incoming_changes"),
]
