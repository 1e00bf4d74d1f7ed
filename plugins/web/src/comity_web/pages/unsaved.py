"""What was typed and never saved: looked at, put back, or discarded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from comity.model.errors import DraftError
from comity_web.cases.conflicts import sizes, told
from comity_web.cases.history import discard, unsaved
from comity_web.cases.models import Attempt, CaseFile
from comity_web.cases.saving import CONFLICT, NotSaved, file_at, held_of, posted_of, save, tree_of
from comity_web.core import host, kinds
from comity_web.forms import read_post
from comity_web.forms.typed_names import labelled
from comity_web.forms.windows import weight
from comity_web.judging.judged import judge
from comity_web.pages.answer_parts import row_pages
from comity_web.pages.answering import see_other
from comity_web.pages.change_pages import changes_on_page
from comity_web.pages.outline import outline
from comity_web.pages.paging import ROOM, by_size
from comity_web.pages.renamed import keep_names_hidden
from comity_web.pages.saying import file_heading, moment, typist_of, where
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken
from comity_web.wording.page_voice import page_voice

__all__ = ["ROUTES", "unsaved_page"]


@require_safe
def unsaved_page(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that was typed in a file and is in none of its revisions."""
    file, words = file_at(key), spoken(request)
    found = list(unsaved(file))
    shown, ways = by_size(request, [0] * len(found))
    context = {
        "file": file,
        "heading": file_heading(file, words),
        "rows": [_row(found[number], file, words) for number in shown],
        **ways,
        "failed": "failed" in request.GET,
    }
    return render(request, "web/keeping/unsaved.html", context)


@require_safe
def attempt_page(request: HttpRequest, key: str, attempt: int) -> HttpResponse:
    """What was typed, field by field."""
    file, words = file_at(key), spoken(request)
    kept = _attempt(file, attempt)
    wanted, values = _wanted(kept, words), list[Mapping[str, str]]()
    ways: dict[str, Any] = {"changes": ()}
    if wanted is None:
        rows = [row for page in row_pages(_values(kept, file, words), ROOM) for row in page]
        shown, turning = by_size(request, [weight(one["value"]) for one in rows])
        values, ways = [rows[number] for number in shown], {"changes": (), **turning}
    elif kept.base is not None:
        sides = (tree_of(kept.base), held_of(kept.base)), wanted
        ways = changes_on_page(
            request,
            sizes(*sides, host(), weight),
            lambda only: told(*sides, host(), page_voice(words.tag), only),
        )
    context = {
        "file": file,
        "heading": file_heading(file, words),
        "row": _row(kept, file, words),
        "known": wanted is not None,
        "values": values,
        **ways,
    }
    return render(request, "web/keeping/attempt.html", context)


@require_POST
def put_back_page(request: HttpRequest, key: str, attempt: int) -> HttpResponse:
    """Save what was typed, merged with what was saved since."""
    file, words = file_at(key), spoken(request)
    kept = _attempt(file, attempt)
    if kept.outcome == CONFLICT:
        return see_other("conflict", key, kept.pk)
    wanted = _wanted(kept, words)
    if wanted is None or kept.base is None:
        raise Http404
    try:
        made = save(file, kept.base, *wanted, section=kept.page, attempt=kept)
    except (NotSaved, DraftError):
        answer = see_other("unsaved", key)
        answer["Location"] += "?failed=1"
        return answer
    if made.revision is None:
        return see_other("conflict", key, kept.pk)
    keep_names_hidden(request, file, kept.base)
    judge(made.revision, words)
    return see_other("history", key)


def _wanted(kept: Attempt, words: Words) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The tree and the held values that were meant; None where the page is not known."""
    if kept.text:
        return json.loads(kept.text), json.loads(kept.held) if kept.held else {}
    paths = _paths(kept, words)
    if paths is None or kept.base is None or kept.file is None:
        return None
    read = read_post(
        paths,
        posted_of(kept),
        tree_of(kept.base),
        held_of(kept.base),
        kept.file.kind,
        host(),
        words=words,
    )
    return read.tree, read.held


@require_POST
def discard_page(request: HttpRequest, key: str, attempt: int) -> HttpResponse:
    """Let go of what was typed."""
    file = file_at(key)
    try:
        discard(_attempt(file, attempt))
    except NotSaved:
        answer = see_other("unsaved", key)
        answer["Location"] += "?failed=1"
        return answer
    return see_other("unsaved", key)


def _row(kept: Attempt, file: CaseFile, words: Words) -> dict[str, Any]:
    return {
        "attempt": kept,
        "where": where(kept.page, file, words),
        "at": moment(kept.created, words),
        "author": typist_of(kept),
        "conflict": kept.outcome == CONFLICT,
        "can_return": kept.outcome == CONFLICT or _paths(kept, words) is not None,
    }


def _values(kept: Attempt, file: CaseFile, words: Words) -> list[dict[str, str]]:
    """What was typed, under the labels of its fields."""
    typed = labelled(posted_of(kept), words, file.kind)
    return [{"key": one.label, "value": one.value} for one in typed]


def _paths(kept: Attempt, words: Words) -> tuple[str, ...] | None:
    """The fields of the page on which something was typed; None where there is no such page."""
    assert kept.file is not None  # only attempts of a file are listed
    id, _, item = kept.page.partition(" ")
    if kept.file.kind not in kinds():
        return None
    map_ = outline(kept.file.kind, words.tag)
    section = map_.section(id)
    if section is None:
        return None
    if not item:
        return map_.plain_paths(section)
    name, _, number = item.removeprefix("-").rstrip("]").partition("[")
    listed = next((one for one in map_.lists(section) if one.path == name), None)
    if listed is None or not number.isdecimal():
        return None
    return listed.item_paths(int(number))


def _attempt(file: CaseFile, number: int) -> Attempt:
    found = Attempt.objects.filter(pk=number, file=file).first()
    if found is None:
        raise Http404
    return found


_ONE = "c/<slug:key>/unsaved/<int:attempt>"
ROUTES = [
    path("c/<slug:key>/unsaved", unsaved_page, name="unsaved"),
    path(_ONE, attempt_page, name="attempt"),
    path(f"{_ONE}/put-back", put_back_page, name="put_back"),
    path(f"{_ONE}/discard", discard_page, name="discard"),
]
