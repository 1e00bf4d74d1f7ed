"""Check and send: what is missing, what was found, all answers, and what happens next.

The page shows what is kept (``comity_web.judging``) and checks nothing. What is not known yet, the
worker finds out while the page waits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

import comity
from comity.model.patches import Patch
from comity.model.patches import patch as patch_of
from comity_web.cases.models import CaseFile, Job, Revision
from comity_web.cases.saving import file_at, held_of, save, tree_of
from comity_web.core import effective, host, kinds, language_of, voice
from comity_web.judging.judged import Judged, ask_for, judge, judgement, last_known
from comity_web.judging.worker import Busy, later, result_of
from comity_web.pages.first import see_other
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import Outline, outline
from comity_web.pages.places import field_href, href, rows_with_places
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "check_page", "waiting"]

GROUPS = ("error", "warning", "points", "advice", "coverage", "coverage-law", "host-law")
"""The headings, by weight; limits of Comity stand below them."""
CHANGED = "changed"
"""The key of the session under which the words of a patch wait for the page."""


@require_safe
def check_page(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that is to be known before a document is signed and sent."""
    file, words = file_at(key), spoken(request)
    head = _head(file)
    judged = last_known(head, words)
    pages = outline(file.kind, words.tag) if file.kind in kinds() else None
    context = {
        **waiting(head, words, judged),
        "file": file,
        "heading": heading_of(file.kind, tree_of(head), voice(words.tag), words),
        "judged": judged,
        "base": head.number,
        "changed": _changed_now(request, file),
    }
    if judged is not None and pages is not None:
        context |= _shown(file, pages, judged)
    return render(request, "web/checking/check.html", context)


def waiting(head: Revision, words: Words, judged: Judged | None) -> dict[str, Any]:
    """What a page tells while a file is checked; the worker is asked for it here."""
    if judged is not None and judged.current:
        return {}
    job = ask_for(head, words)
    state = "busy" if job is None else job.state
    why = result_of(job).get("why", "") if job is not None else ""
    key = head.file.key
    return {
        "state": state,
        "why": why,
        "poll": reverse("checked", args=[key]),
        "again": reverse("check_again", args=[key]),
    }


@require_safe
def checked(request: HttpRequest, key: str) -> HttpResponse:
    """The panel that waits for a check; once it is there, the page is loaded anew."""
    file, words = file_at(key), spoken(request)
    head = _head(file)
    job = None if judgement(head, words) is not None else ask_for(head, words)
    if job is None or job.state not in ("waiting", "running"):
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"
        return answer
    context = {"poll": reverse("checked", args=[key]), "href": reverse("check", args=[key])}
    return render(request, "web/components/waiting.html", context)


@require_POST
def check_again(request: HttpRequest, key: str) -> HttpResponse:
    """Have a check made that failed before."""
    file = file_at(key)
    try:
        later("check", _head(file), language=spoken(request).tag)
    except Busy:
        pass  # the page says so
    return see_other("check", key)


def _shown(file: CaseFile, pages: Outline, judged: Judged) -> dict[str, Any]:
    """The rows of the page."""
    groups = [
        {"id": name, "rows": rows_with_places(file, pages, rows)}
        for name in GROUPS
        if (rows := judged.group(name))
    ]
    return {
        "gaps": rows_with_places(file, pages, judged.gaps),
        "groups": groups,
        "limits": rows_with_places(file, pages, judged.group("limit")),
        "sections": [_section(file, pages, judged, row) for row in judged.sections],
        "notice": file.kind == "notice",
        "next": _next(file),
    }


def _section(
    file: CaseFile, pages: Outline, judged: Judged, row: Mapping[str, Any]
) -> dict[str, Any]:
    """A section with its answers, those about one item of a list together."""
    answers = sorted(judged.answers.get(row["id"], ()), key=lambda one: bool(one.get("derived")))
    rows = [
        {**one, "href": field_href(file, pages, one["path"])}
        for one in _in_order(answers)
    ]
    items = [
        {"item": item, "rows": list(group)} for item, group in groupby(rows, lambda one: one["item"])
    ]
    return {
        "title": row["title"],
        "words": row["words"],
        "href": reverse("section", args=[file.key, row["id"]]),
        "items": items,
    }


def _in_order(answers: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The answers with those about one item beside each other, in the order of the first."""
    order: dict[str, int] = {}
    for one in answers:
        order.setdefault(one["item"], len(order))
    return sorted(answers, key=lambda one: order[one["item"]])


def _next(file: CaseFile) -> list[dict[str, str]]:
    """What happens next: the texts of the interface by name, each with its page."""
    steps = ("publish", "coverage") if file.kind == "notice" else ("sign", "send", "record", "wait")
    pages = {"publish": "documents", "sign": "documents", "record": "record", "wait": "deadlines"}
    pages |= {"coverage": "coverage", "send": "channels" if file.kind == "request" else ""}
    return [
        {"id": f"web.checking.next-{step}", "href": href(pages[step], file.key) if pages[step] else ""}
        for step in steps
    ]


# --- patches -----------------------------------------------------------------------------------


@require_POST
def patch(request: HttpRequest, key: str) -> HttpResponse:
    """Make the one change that cures a finding; what changed is told in words on the page."""
    file, words = file_at(key), spoken(request)
    base = file.revisions.filter(number=_number(request.POST.get("base", ""))).first()
    if not isinstance(base, Revision):
        raise Http404
    judged = judgement(base, words)
    row = judged.finding(request.POST.get("finding", "")) if judged is not None else None
    if row is None or not row["patch"]:
        _keep_told(request, file, [], failed=True)
        return see_other("check", key)
    tree = tree_of(base)
    changed = _applied(tree, patch_of(*((one["path"], one["value"]) for one in row["patch"])))
    if changed is None:
        _keep_told(request, file, [], failed=True)
        return see_other("check", key)
    made = save(file, base, changed, held_of(base), section=row["section"])
    if made.revision is None:
        assert made.attempt is not None  # where there are conflicts
        return see_other("conflict", key, made.attempt.pk)
    told = comity.diff_words(tree, changed, host(), language=language_of(words.tag))
    _keep_told(request, file, [one.text for one in told])
    judge(made.revision, words)
    return see_other("check", key)


def _applied(tree: dict[str, Any], patch: Patch) -> dict[str, Any] | None:
    """The tree after a patch; of a patch that needs derived values around it, with these."""
    for start in (tree, effective(tree)):
        try:
            return comity.apply(start, patch)
        except ValueError:
            continue
    return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _keep_told(
    request: HttpRequest, file: CaseFile, texts: Sequence[str], *, failed: bool = False
) -> None:
    request.session[CHANGED] = {"file": file.key, "texts": list(texts)[:20], "failed": failed}


def _changed_now(request: HttpRequest, file: CaseFile) -> dict[str, Any] | None:
    """What a patch changed a moment ago; it is told once."""
    told = request.session.get(CHANGED)
    if not isinstance(told, dict) or told.get("file") != file.key:
        return None
    del request.session[CHANGED]
    return told


def _head(file: CaseFile) -> Revision:
    assert file.head is not None  # a file has a first revision
    return file.head


def jobs_of(file: CaseFile, what: str) -> list[Job]:
    """The jobs of a kind for the head of a file, the latest first."""
    found = Job.objects.filter(revision=file.head, what=what)
    return list(found.order_by("-pk")[:10])


ROUTES = [
    path("c/<slug:key>/check", check_page, name="check"),
    path("c/<slug:key>/checked", checked, name="checked"),
    path("c/<slug:key>/check-again", check_again, name="check_again"),
    path("c/<slug:key>/patch", patch, name="patch"),
]
