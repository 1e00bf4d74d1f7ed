"""The page of a section, or of one item of a large list: answer, save, go on.

What is posted is stored before anything is made of it. A page with errors is saved all the same,
and shows them beside their fields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from comity_web.accounts.opened_by import opened_by, other_opener
from comity_web.cases.fresh_ids import with_fresh_ids
from comity_web.cases.history import unsaved
from comity_web.cases.looked_for import keep_looked_for, looked_for
from comity_web.cases.models import Attempt, Revision
from comity_web.cases.saving import NotSaved, file_at, held_of, save, store_attempt, tree_of
from comity_web.core import host, voice
from comity_web.forms import (
    AT,
    BY_DATE,
    LINES,
    UP,
    PageForm,
    at_of,
    in_order,
    needs_at,
    read_post,
)
from comity_web.forms.shapes import id_of
from comity_web.guarding.rights import allowed
from comity_web.judging.judged import Judged, judge, judgement, last_known
from comity_web.matters.arriving import typed_in, untouched
from comity_web.pages.answering import see_at, see_other
from comity_web.pages.asked_for import asked_by_request_of
from comity_web.pages.before_it import base_of, base_posted, number_after, shows_all, window_of
from comity_web.pages.covered import covered_beside
from comity_web.pages.fitting import fitting
from comity_web.pages.item_words import item_title
from comity_web.pages.items import is_removal
from comity_web.pages.listed_items import listed_items
from comity_web.pages.outline import count, outline
from comity_web.pages.points import left_behind, points_of
from comity_web.pages.read_only import read_section
from comity_web.pages.renamed import keep_names_hidden, was_renamed
from comity_web.pages.section_page import SectionPage
from comity_web.pages.unprotecting import asking_of, still_protected
from comity_web.pages.unshown import unshown_in
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "item_page", "section_page"]

STAY = ("_add", "_split", "_stay", "_search", UP, BY_DATE, AT)
"""Buttons after which the same page is shown again."""


def _page(key: str, section: str, words: Words, items: str = "", number: int = 0) -> SectionPage:
    """The page at an address.

    Raises:
        Http404: there is no such file, section or list.
    """
    file = file_at(key)
    map_ = outline(file.kind, words.tag)
    found = map_.section(section)
    if found is None:
        raise Http404
    if not items:
        return SectionPage(file, found, words)
    listed = next((one for one in map_.lists(found) if one.path == items), None)
    if listed is None:
        raise Http404
    return SectionPage(file, found, words, listed, number)


@require_http_methods(["GET", "HEAD", "POST"])
def section_page(request: HttpRequest, key: str, section: str) -> HttpResponse:
    """A section of a file."""
    return _answer(request, _page(key, section, spoken(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def item_page(
    request: HttpRequest, key: str, section: str, items: str, number: int
) -> HttpResponse:
    """An item of a large list."""
    page = _page(key, section, spoken(request), items, number)
    seen = base_posted(page.file, dict(request.POST.lists()))  # others may have taken items out
    if number > count(tree_of(seen), items):  # the next one may be begun
        raise Http404
    return _answer(request, page)


def _answer(request: HttpRequest, page: SectionPage) -> HttpResponse:
    if request.method == "POST":
        return _saved(request, page)
    if not allowed("section", page.file, post=True):
        item = f"{page.items.path}[{page.number}]" if page.items else ""
        return read_section(request, page.file, page.section.id, item)
    if untouched(page.file):  # to look at what came in must not change it
        context = {"file": page.file, "heading": page.heading, "to": page.address}
        return render(request, "web/case/received.html", context)
    return _shown(request, page)


# --- show ----------------------------------------------------------------------------------------


def _shown(
    request: HttpRequest, page: SectionPage, posted: Mapping[str, list[str]] | None = None
) -> HttpResponse:
    """The page as it stands, or with what was posted and could not be saved."""
    words, section = page.words, page.section
    judged = judgement(page.head, words)
    at = at_of(request.GET.get("at", ""))
    sought = (looked_for(request, page.address) or {}).get("q", "")
    title = section.title
    if page.items is not None:
        title = item_title(page.items, tree_of(page.head), page.number, voice(words.tag))
    context = {
        "page": page,
        "file": page.file,
        "typed_in": typed_in(page.file),
        "unsaved": unsaved(page.file).count(),
        "section": section,
        "item": page.items,
        "title": title,
        "heading": page.heading,
        "back": page.back,
        "back_text": words.say("web.case.to-section", section=section.title)
        if page.items
        else words.say("web.case.to-sections"),
        "base": (base_posted(page.file, posted) if posted is not None else page.head).number,
        "action": f"{page.address}?{urlencode({'at': at})}" if at else page.address,
        "after": page.outline.after(section.id),
        **points_of(page.file, page.outline, judged, section.id),
        "covered": covered_beside(
            page.file, page.outline, judged or last_known(page.head, words), words, section.id
        ),
        "unshown": unshown_in(section.id, judged, tree_of(page.head), words),
        "saved": "saved" in request.GET,
        "renamed": was_renamed(request, page.file),
        "removed": _removed(page, request.GET.get("removed", "")),
        "asked": asked_by_request_of(page.file, section, words),
        "left": left_behind(page.file, page.outline, judged, request.GET.get("from", "")),
        "failed": posted is not None,
        "opened_by": opened_by(),
    }
    added, whole = request.GET.getlist("add")[:1], at_of(request.GET.get("whole", ""))

    def made(share: float) -> HttpResponse:
        form, parts = page.form(judged, posted, added, sought, at, share, whole)
        lists = [] if page.items else listed_items(page.file, section, words, at, share)
        told = {"form": form, "parts": parts, "errors": _errors(form, words), "lists": lists}
        status = 503 if posted else 200
        return render(request, "web/case/section.html", context | told, status=status)

    return fitting(made) if posted is None else made(1)


def _errors(form: PageForm, words: Words) -> list[dict[str, str]]:
    """What is wrong in the fields that the page shows."""
    return [
        {"text": voice(words.tag).field(control.title, one.text), "href": f"#{control.id}"}
        for control in form.walk()
        for one in control.said
        if one.severity == "error"
    ]


def _removed(page: SectionPage, number: str) -> int:
    """The number of the revision that took an item out just now; 0 if none did."""
    made = base_of(page.file, number)
    return made.number if made is not None and is_removal(made, page.section.id) else 0


# --- save ----------------------------------------------------------------------------------------


def _saved(request: HttpRequest, page: SectionPage) -> HttpResponse:
    posted = {name: request.POST.getlist(name) for name in request.POST}
    posted.pop("csrfmiddlewaretoken", None)
    base = base_posted(page.file, posted)
    quiet = "autosave" in posted
    left, unprotects = still_protected(posted, tree_of(base), page.outline)
    try:
        attempt = _stored(page, base, left, quiet=quiet)
        return _applied(request, page, base, left, attempt, quiet=quiet, unprotects=unprotects)
    except NotSaved:
        if quiet:
            return JsonResponse({"message": page.words.say("web.case.state-failed")}, status=503)
        return _shown(request, page, posted)


def _stored(
    page: SectionPage, base: Revision, posted: Mapping[str, list[str]], *, quiet: bool
) -> Attempt:
    """Store what was posted as typed by the account that opened the page."""
    other = other_opener(posted)
    whose = {} if other is None else {"author": other.name, "account": other.username}
    return store_attempt(page.file, base, page.name, posted, autosave=quiet, **whose)


def _applied(
    request: HttpRequest,
    page: SectionPage,
    base: Revision,
    posted: Mapping[str, list[str]],
    attempt: Attempt,
    *,
    quiet: bool,
    unprotects: Sequence[int] = (),
) -> HttpResponse:
    """Make a revision of what was posted, judge it, and lead on: first to ask who is protected."""
    tree, held = tree_of(base), held_of(base)
    read = read_post(page.paths, posted, tree, held, page.file.kind, host(), words=page.words)
    numbered = with_fresh_ids(page.file, tree, page.head, read.tree, read.new)
    ordered, kept = in_order(posted, numbered, read.held)
    made = save(
        page.file,
        base,
        ordered,
        kept,
        section=page.name,
        window=window_of(posted),
        attempt=attempt,
    )
    if made.conflicts or made.revision is None:
        if quiet:
            return JsonResponse({"message": page.words.say("web.case.state-conflict")})
        return see_other("conflict", page.file.key, attempt.pk)
    keep_names_hidden(request, page.file, base)
    judged = judge(made.revision, page.words)
    if quiet:
        if shows_all(page.paths, ordered, kept, made.revision):
            return JsonResponse({"_base": made.revision.number})
        note = page.words.say("web.case.state-others")
        return JsonResponse({"_base": base.number, "note": note})
    if unprotects:
        return see_at(asking_of(page.file, unprotects))
    if read.refused or read.added or any(name in posted for name in STAY):
        query = QueryDict(mutable=True)
        query["saved"] = "1"
        query.setlist("add", read.added)
        query.update(keep_looked_for(request, page.address, {"q": read.query}))
        at = at_of(next(iter(posted.get(AT, ())), request.GET.get("at", "")))
        if at:
            query["at"] = at
        to = f"#{id_of(read.added[-1])}" if read.added else ""
        if AT in posted and at:
            to = f"#{id_of(at.rpartition('[')[0] if at.endswith(']') else at)}"
        there = _after(page, ordered, made.revision).address
        return see_at(f"{there}?{query.urlencode()}{to}")
    return _onward(page, judged)


def _after(page: SectionPage, tree: Mapping[str, Any], made: Revision) -> SectionPage:
    """The page of the same item, which moved if others took out one before it."""
    if page.items is None:
        return page
    number = number_after(page.items.path, page.number, tree, made)
    return page if number is None else replace(page, number=number)


def _onward(page: SectionPage, judged: Judged | None) -> HttpResponse:
    """After an item its section, after a section the next one, after the last the check."""
    stopped = judged is not None and judged.stops(page.section.id)
    query = f"?from={page.section.id}" if stopped else ""
    if page.items is not None:
        item = f"{page.items.path}[{page.number}]"
        if needs_at(item, LINES):
            query = f"{query}&at={item}" if query else f"?at={item}"
        return see_at(reverse("section", args=[page.file.key, page.section.id]) + query)
    after = page.outline.after(page.section.id)
    if after is None:
        return see_other("check", page.file.key)
    return see_at(reverse("section", args=[page.file.key, after.id]) + query)


_ITEM = "c/<slug:key>/s/<slug:section>/<slug:items>/<int:number>"
ROUTES = [
    path("c/<slug:key>/s/<slug:section>", section_page, name="section"),
    path(_ITEM, item_page, name="item"),
]
