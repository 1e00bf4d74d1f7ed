"""Check and send: what is missing, what was found, all answers, and what happens next.

The page shows what is kept (``comity_web.judging``) and checks nothing. What is not known yet, the
worker finds out while the page waits.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

import comity
from comity.model.patches import patch as patch_of
from comity.tasks.register.recording import ASKS
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.saving import file_at, held_of, save, tree_of
from comity_web.cases.unprotected import no_longer_protected
from comity_web.core import effective, host, kinds, voice
from comity_web.forms.windows import weight
from comity_web.judging.judged import Judged, answers_of, ask_for, judge, judgement, last_known
from comity_web.judging.told_at import times_said
from comity_web.judging.turns import FAILED
from comity_web.judging.worker import Busy, later, result_of
from comity_web.matters.papers import closed_point
from comity_web.matters.unkept import keeping_of
from comity_web.pages.answering import see_other
from comity_web.pages.fitting import fitting
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import Outline, outline
from comity_web.pages.paging import by_size
from comity_web.pages.places import field_href, href, rows_with_places
from comity_web.pages.renamed import keep_names_hidden
from comity_web.pages.unshown import offered as removable
from comity_web.pages.unshown import removal
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken
from comity_web.wording.page_voice import page_voice

__all__ = ["ROUTES", "check_page", "waiting"]

GROUPS = (
    *("error", "warning", "points", "advice"),
    *("further", "coverage", "coverage-law", "host-law"),
)
"""The headings, by weight; limits of Comity stand below them."""
Answers = Mapping[str, Sequence[Mapping[str, Any]]]
"""Those of each section, by its id."""
GAPS = "gaps"
"""The heading of what is missing."""
EXPECTED = "expected"
"""The heading of what is expected and still open."""
LIMIT = "limit"
"""The heading of what Comity cannot tell."""
AROUND, LINK = 900, 150
"""Bytes around a finding besides what it says, and around the link to another field."""
ROWS = 50
"""Rows under one heading; a page of their own has them all, page by page."""
MOST_ANSWERS = 220
LEAST_ANSWERS = 20
"""Answers of a section that are shown, however many came before."""
MOST_ITEMS = 40
"""Items of a section, with their answers or with how many there are."""
MOST_TOLD = 6
"""Changes of one button that are told before it is pressed."""


@require_safe
def check_page(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that is to be known before a document is signed and sent."""
    file, words = file_at(key), spoken(request)
    head = _head(file)
    judged = last_known(head, words)
    wait = waiting(head, words, judged)
    if wait.get("state") == FAILED:
        judged = None  # what was found of an earlier version says nothing of this one
    pages = outline(file.kind, words.tag) if file.kind in kinds() else None
    context = {
        **wait,
        "file": file,
        "heading": heading_of(file.kind, tree_of(head), voice(words.tag), words),
        "judged": judged,
        "letter": file.kind not in (*ASKS, "notice"),
        "base": head.number,
        "unprotected": ", ".join(no_longer_protected(file)),
        "changed": _told(file, request.GET.get("patched", ""), words),
    }
    part = request.GET.get("show", "")
    if judged is not None and judged.current and pages is not None:
        tree = tree_of(head)
        judged = replace(judged, gaps=[removable(row, tree, words) for row in judged.gaps])
        context["judged"] = judged
    if judged is not None and pages is not None and part in (GAPS, EXPECTED, LIMIT, *GROUPS):
        empty = {GAPS: judged.missing, EXPECTED: judged.expected}
        rows = empty[part] if part in empty else judged.group(part)
        return _part(request, context, rows_with_places(file, pages, rows), part, words)
    if judged is None or pages is None:
        return render(request, "web/checking/check.html", context)
    told = answers_of(head, judged, words)

    def made(share: float) -> HttpResponse:
        found = _shown(file, pages, judged, told, share)
        offered = any(row["offers"] for group in found["groups"] for row in group["rows"])
        found |= _keeping(file, words) if offered else {}
        if judged.current:
            for rows in (found["gaps"], found["limits"], *(one["rows"] for one in found["groups"])):
                _promise(rows, head, words)
        return render(request, "web/checking/check.html", context | found)

    return fitting(made)


def _part(
    request: HttpRequest,
    context: dict[str, Any],
    rows: Sequence[dict[str, Any]],
    part: str,
    words: Words,
) -> HttpResponse:
    """The page of one heading with very many rows, page by page."""
    some, ways = by_size(request, [_bytes(row) for row in rows], ROWS)
    shown = [rows[number] for number in some]
    judged, file = context["judged"], context["file"]
    if judged.current:
        _promise(shown, _head(file), words)
    count = len(rows) if part in (GAPS, EXPECTED) else times_said(rows)
    group = {"id": part, "rows": shown, "all": len(rows), "count": count}
    notice = file.kind == "notice"
    context |= {"group": group, "notice": notice, **ways}
    return render(request, "web/checking/part.html", context)


def _bytes(row: Mapping[str, Any]) -> int:
    """About what a finding takes on a page."""
    texts = [*row.get("messages", [row["message"]]), row["cure"], row.get("citation", "")]
    others = sum(LINK + weight(one["title"]) for one in row["others"])
    return AROUND + others + sum(map(weight, (*texts, row["title"])))


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
    with contextlib.suppress(Busy):  # the page says so
        later("check", _head(file), language=spoken(request).tag)
    return see_other("check", key)


def _shown(
    file: CaseFile, pages: Outline, judged: Judged, answers: Answers, share: float
) -> dict[str, Any]:
    """The rows of the page, or the first of them where there is less room."""
    most = max(int(ROWS * share), 1)
    groups = [
        {
            "id": name,
            "all": len(rows),
            "count": times_said(rows),
            "rows": rows_with_places(file, pages, rows[:most]),
        }
        for name in GROUPS
        if (rows := judged.group(name))
    ]
    return {
        "gaps": rows_with_places(file, pages, judged.missing[:most]),
        "gaps_all": len(judged.missing),
        "expected": rows_with_places(file, pages, judged.expected[:most]),
        "expected_all": len(judged.expected),
        "groups": groups,
        "wrong": sum(one["count"] for one in groups if one["id"] == "error"),
        "limits": rows_with_places(file, pages, judged.group(LIMIT)[:most]),
        "limits_all": len(judged.group(LIMIT)),
        "sections": _sections(file, pages, judged, answers, share),
        "notice": file.kind == "notice",
        "next": _next(file),
    }


def _keeping(file: CaseFile, words: Words) -> dict[str, Any]:
    """What the page of the case tells of data that nothing keeps, for the finding on them."""
    keeping = keeping_of(file)
    return {
        "keeping": keeping,
        "unkept_at": ", ".join(keeping.companies),
        "closed_point": closed_point(file, words) if keeping.open else "",
    }


def _promise(rows: Iterable[dict[str, Any]], head: Revision, words: Words) -> None:
    """Put beside each change that a button makes what it is, in the words of the history."""
    tree = tree_of(head)
    for row in (row for row in rows if row.get("patch")):
        changed = _applied(head.file, dict(tree), row["patch"])
        if changed is not None:
            told = comity.diff_words(tree, changed, host(), voice=page_voice(words.tag))
            row["does"] = [one.text for one in told][:MOST_TOLD]


def _sections(
    file: CaseFile, pages: Outline, judged: Judged, answers: Answers, share: float
) -> list[dict[str, Any]]:
    """Each section with its answers, those about one item of a list together.

    A page has room for so many; of the items beyond, it names how many answers there are.
    """
    made, room = [], int(MOST_ANSWERS * share)
    least, most = int(LEAST_ANSWERS * share), int(MOST_ITEMS * share)
    for row in judged.sections:
        items: list[dict[str, Any]] = []
        beyond = 0
        ordered = _in_order(answers.get(row["id"], ()))
        for item, group in groupby(ordered, lambda one: str(one["item"])):
            rows = list(group)
            told = rows if room >= len(rows) else [] if item else rows[: max(room, least)]
            beyond += 0 if item else len(rows) - len(told)
            room -= len(told)
            if len(items) >= most and not told:
                beyond += 1
                continue
            ways = {one["path"]: field_href(file, pages, one["path"]) for one in (*told, rows[0])}
            told = [{**one, "href": ways[one["path"]]} for one in told]
            first = ways[rows[0]["path"]]
            items.append({"item": item, "rows": told, "href": first, "all": len(rows)})
        href = reverse("section", args=[file.key, row["id"]])
        about = {"title": row["title"], "words": row["words"], "href": href}
        made.append({**about, "items": items, "beyond": beyond})
    return made


def _in_order(answers: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The answers with those about one item beside each other; derived ones come last there."""
    order: dict[str, int] = {}
    answers = sorted(answers, key=lambda one: bool(one.get("derived")))
    for one in answers:
        order.setdefault(one["item"], len(order))
    return sorted(answers, key=lambda one: order[one["item"]])


def _next(file: CaseFile) -> list[dict[str, str]]:
    """What happens next: the texts of the interface by name, each with its page."""
    if file.incoming:
        at = "incoming_review" if file.kind == "request" else "case"
        return [{"id": "web.checking.next-answer", "href": href(at, file.key)}]
    steps = ("publish", "coverage") if file.kind == "notice" else ("sign", "send", "record", "wait")
    pages = {"publish": "documents", "sign": "documents", "record": "record", "wait": "deadlines"}
    pages |= {"coverage": "coverage", "send": "channels" if file.kind == "request" else ""}
    return [
        {
            "id": f"web.checking.next-{step}",
            "href": href(pages[step], file.key) if pages[step] else "",
        }
        for step in steps
    ]


# --- patches -----------------------------------------------------------------------------------


@require_POST
def patch(request: HttpRequest, key: str) -> HttpResponse:
    """Make the one change that cures a finding or a gap; the page then tells what changed."""
    file, words = file_at(key), spoken(request)
    base = _revision(file, request.POST.get("base", ""))
    if base is None:
        raise Http404
    judged = judgement(base, words)
    row = judged.finding(request.POST.get("finding", "")) if judged is not None else None
    tree = tree_of(base)
    wanted = row["patch"] or removal(row, tree) if row is not None else []
    changed = _applied(file, tree, wanted) if wanted else None
    if row is None or changed is None:
        return _patched(key, 0)
    made = save(file, base, changed, held_of(base), section=f"{row['section']} patch".strip())
    if made.revision is None:
        assert made.attempt is not None  # where there are conflicts
        return see_other("conflict", key, made.attempt.pk)
    keep_names_hidden(request, file, base)
    judge(made.revision, words)
    return _patched(key, made.revision.number)


def _patched(key: str, number: int) -> HttpResponse:
    answer = see_other("check", key)
    answer["Location"] = f"{answer['Location']}?patched={number}"
    return answer


def _told(file: CaseFile, number: str, words: Words) -> dict[str, Any] | None:
    """What a patch changed, in words, for the page that is shown after it."""
    if not number:
        return None
    found = _revision(file, number)
    if found is None or found.base is None:
        return {"failed": True}
    trees = tree_of(found.base), tree_of(found)
    told = comity.diff_words(*trees, host(), voice=page_voice(words.tag))
    return {"failed": False, "texts": [one.text for one in told]}


def _applied(
    file: CaseFile, tree: dict[str, Any], rows: Sequence[Mapping[str, Any]]
) -> dict[str, Any] | None:
    """The tree after the changes of a patch; of one that builds on derived values, with these.

    Nothing that Comity derives gets into a file that came in.
    """
    changes = patch_of(*((one["path"], one["value"]) for one in rows))
    for start in (tree,) if file.incoming else (tree, effective(tree)):
        try:
            return comity.apply(start, changes)
        except ValueError:
            continue
    return None


def _revision(file: CaseFile, number: str) -> Revision | None:
    """The revision with a number as a page gives it."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    return Revision.objects.filter(file=file, number=int(number)).first()


def _head(file: CaseFile) -> Revision:
    head: Revision | None = file.head
    assert head is not None  # a file has a first revision
    return head


ROUTES = [
    path("c/<slug:key>/check", check_page, name="check"),
    path("c/<slug:key>/checked", checked, name="checked"),
    path("c/<slug:key>/check-again", check_again, name="check_again"),
    path("c/<slug:key>/patch", patch, name="patch"),
]
