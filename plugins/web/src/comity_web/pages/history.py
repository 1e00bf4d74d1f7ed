"""The history of a file: each revision in words, two compared, an old one brought back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from comity.api import Changed
from comity_web.cases import saving
from comity_web.cases.conflicts import Side, sizes, told
from comity_web.cases.history import Sitting, sittings, unsaved
from comity_web.cases.models import CaseFile, Review, Revision
from comity_web.cases.reviews import reviews_by_number
from comity_web.cases.saving import NotSaved, file_at, held_of, tree_of
from comity_web.core import host
from comity_web.forms.narrative import BOX
from comity_web.forms.windows import weight
from comity_web.judging.choices import protects
from comity_web.judging.judged import judge
from comity_web.pages.answering import see_other
from comity_web.pages.change_pages import changes_on_page
from comity_web.pages.renamed import keep_names_hidden
from comity_web.pages.reviewing import said_of
from comity_web.pages.saying import file_heading, moment, where
from comity_web.pages.unprotecting import question, unprotected_by
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken
from comity_web.wording.page_voice import page_voice

__all__ = ["ROUTES", "changes", "compare_page", "history_page"]

ON_A_PAGE = 10
"""Sittings, each of which is compared in words."""
MOST_CHANGES = 8
"""Shown of a sitting; the comparison has more."""
LARGE = 400_000
"""Letters of a revision that the history does not compare by itself."""


@require_safe
def history_page(request: HttpRequest, key: str) -> HttpResponse:
    """How a file came to be, the latest first, in words."""
    file, words = file_at(key), spoken(request)
    found, said = sittings(file), reviews_by_number(file)
    page = _number(request.GET.get("page"), 1)
    rows = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    if page > 1 and not rows:
        raise Http404
    here = reverse("history", args=[key])
    context = {
        "file": file,
        "heading": file_heading(file, words),
        "rows": [
            _row(file, one, words, latest=one is found[0]) | {"reviews": _reviews(one, said, words)}
            for one in rows
        ],
        "numbers": [number for one in found for number in {one.numbers[1], one.numbers[0]}],
        "unsaved": unsaved(file).count(),
        "held": len(_wrong(file.head)) if file.head is not None else 0,
        "previous": {"href": f"{here}?page={page - 1}"} if page > 1 else None,
        "next": {"href": f"{here}?page={page + 1}"} if len(found) > page * ON_A_PAGE else None,
        "failed": "failed" in request.GET,
        "protects": file.head is not None and protects(tree_of(file.head)),
    }
    return render(request, "web/keeping/history.html", context)


def _row(file: CaseFile, one: Sitting, words: Words, *, latest: bool) -> dict[str, Any]:
    first, last = one.numbers
    before = _revision(file, first - 1) if first > 1 else None
    after = _revision(file, last)
    large = before is not None and max(len(before.text), len(after.text)) > LARGE
    count, found = 0, tuple[Changed, ...]()
    if before is not None and not large:
        count = len(sizes(*_sides(before, after), host(), weight))
        found = changes(before, after, words, range(MOST_CHANGES))
    return {
        "number": last,
        "before": first - 1,
        "saves": one.saves,
        "where": where(one.section, file, words),
        "author": one.author,
        "at": moment(one.ended, words),
        "changes": found,
        "more": max(0, count - MOST_CHANGES),
        "large": large,
        "first": before is None,
        "latest": latest,
    }


def _reviews(
    one: Sitting, said: Mapping[int, Sequence[Review]], words: Words
) -> list[dict[str, Any]]:
    """What reviewers said of the versions of a sitting."""
    numbers = range(one.numbers[0], one.numbers[1] + 1)
    return [
        said_of(each, words) | {"number": number}
        for number in numbers
        for each in said.get(number, ())
    ]


def changes(
    before: Revision, after: Revision, words: Words, only: range | None = None
) -> tuple[Changed, ...]:
    """What changed from one revision to another, what is held for the author too."""
    return told(*_sides(before, after), host(), page_voice(words.tag), only)


def _sides(before: Revision, after: Revision) -> tuple[Side, Side]:
    """The trees of two revisions, each with what is held beside it."""
    return (tree_of(before), _wrong(before)), (tree_of(after), _wrong(after))


@require_safe
def choose_page(request: HttpRequest, key: str) -> HttpResponse:
    """The comparison of the two revisions that a form names."""
    file = file_at(key)
    one, other = (_number(request.GET.get(name), 0) for name in ("from", "to"))
    _revision(file, one), _revision(file, other)
    return see_other("compare", key, one, other)


@require_safe
def compare_page(request: HttpRequest, key: str, one: int, other: int) -> HttpResponse:
    """Two revisions compared, what went and what came marked."""
    file, words = file_at(key), spoken(request)
    before, after = _revision(file, one), _revision(file, other)
    context = {
        "file": file,
        "heading": file_heading(file, words),
        "before": before,
        "after": after,
        "before_at": moment(before.created, words),
        "after_at": moment(after.created, words),
        **changes_on_page(
            request,
            sizes(*_sides(before, after), host(), weight),
            lambda shown: changes(before, after, words, shown),
        ),
        "head": file.head.number if file.head is not None else 0,
    }
    return render(request, "web/keeping/compare.html", context)


@require_POST
def restore_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Make the content of an old revision that of a new one; the history keeps both."""
    file = file_at(key)
    assert file.head is not None  # a file has a first revision
    before, words = file.head, spoken(request)
    goes = unprotected_by(tree_of(before), tree_of(_revision(file, number)))
    if goes and "sure" not in request.POST:
        return question(request, file, goes, words, back=reverse("history", args=[key]))
    try:
        made = saving.restore(file, _revision(file, number))
        keep_names_hidden(request, file, before)
    except NotSaved:
        answer = see_other("history", key)
        answer["Location"] += "?failed=1"
        return answer
    judge(made, words)
    return see_other("history", key)


def _revision(file: CaseFile, number: int) -> Revision:
    found = Revision.objects.filter(file=file, number=number).first()
    if found is None:
        raise Http404
    return found


def _number(given: str | None, default: int) -> int:
    if given and given.isascii() and given.isdigit() and len(given) < 10:
        return max(1, int(given))
    return default


def _wrong(revision: Revision) -> dict[str, Any]:
    """What was typed and no file can hold; a narrative that waits to be split is not wrong."""
    return {path: value for path, value in held_of(revision).items() if path != BOX}


ROUTES = [
    path("c/<slug:key>/history", history_page, name="history"),
    path("c/<slug:key>/compare", choose_page, name="compare_choice"),
    path("c/<slug:key>/compare/<int:one>/<int:other>", compare_page, name="compare"),
    path("c/<slug:key>/restore/<int:number>", restore_page, name="restore"),
]
