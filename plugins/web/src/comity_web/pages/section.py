"""The page of a section, or of one item of a large list: answer, save, go on.

What is posted is stored before anything is made of it. A page with errors is saved all the same, and
shows them beside their fields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import comity
from comity.tasks.authoring.unfinished_tree import value_at, with_value
from comity_web.cases.models import Attempt, CaseFile, Revision
from comity_web.cases.saving import NotSaved, file_at, held_of, save, store_attempt, tree_of
from comity_web.core import host, language_of, voice
from comity_web.forms import PageForm, Posted, form_of, read_post
from comity_web.judging.judged import Judged, judge, judgement
from comity_web.pages.first import see_other
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import ItemList, Outline, count, outline
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "item_page", "section_page"]

STAY = ("_add", "_remove", "_split", "_stay", "q")
"""Buttons after which the same page is shown again."""


@dataclass(frozen=True)
class _Page:
    """One page of a file: a section, or an item in it."""

    file: CaseFile
    section: comity.Section
    words: Words
    items: ItemList | None = None
    number: int = 0

    @cached_property
    def outline(self) -> Outline:
        return outline(self.file.kind, self.words.tag)

    @property
    def head(self) -> Revision:
        assert self.file.head is not None  # a file has a first revision
        return self.file.head

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The fields that the page shows."""
        if self.items is not None:
            return self.items.item_paths(self.number)
        return self.outline.plain_paths(self.section)

    @property
    def name(self) -> str:
        """What the page is called in the history."""
        item = f"{self.items.path}[{self.number}]" if self.items else ""
        return f"{self.section.id} {item}".strip()

    @property
    def shown_number(self) -> int:
        """The number of the item as people count."""
        return self.number + 1

    @property
    def address(self) -> str:
        """Where the page is."""
        if self.items is None:
            return reverse("section", args=[self.file.key, self.section.id])
        where = [self.file.key, self.section.id, self.items.path, self.number]
        return reverse("item", args=where)

    def form(
        self,
        tree: Mapping[str, Any],
        held: Mapping[str, Any],
        judged: Judged | None,
        posted: Mapping[str, Sequence[str]] | None = None,
    ) -> PageForm:
        found = comity.relevant(tree, host(), language=language_of(self.words.tag))
        remarks = judged.by_field if judged is not None else None
        return form_of(
            self.file.kind,
            self.paths,
            tree,
            held,
            host(),
            words=self.words,
            posted=posted,
            remarks=remarks,
            found=found,
        )


def _page(key: str, section: str, words: Words, items: str = "", number: int = 0) -> _Page:
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
        return _Page(file, found, words)
    listed = next((one for one in map_.lists(found) if one.path == items), None)
    if listed is None:
        raise Http404
    return _Page(file, found, words, listed, number)


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
    if number > count(tree_of(page.head), items):  # the next one may be begun
        raise Http404
    return _answer(request, page)


def _answer(request: HttpRequest, page: _Page) -> HttpResponse:
    if request.method == "POST":
        return _saved(request, page)
    return _shown(request, page)


# --- show ----------------------------------------------------------------------------------------


def _shown(request: HttpRequest, page: _Page, form: PageForm | None = None) -> HttpResponse:
    """The page as it stands; ``form`` has what was typed where it could not be saved."""
    tree, held = tree_of(page.head), held_of(page.head)
    judged = judgement(page.head, page.words)
    after = page.outline.after(page.section.id)
    context = {
        "page": page,
        "file": page.file,
        "section": page.section,
        "heading": heading_of(page.file.kind, tree, voice(page.words.tag), page.words),
        "base": page.head.number,
        "form": form if form is not None else page.form(tree, held, judged),
        "lists": [] if page.items else [_listed(page, one, tree) for one in _lists(page)],
        "item": page.items,
        "after": after,
        "remarks": judged.for_section(page.section.id) if judged is not None else None,
        "saved": "saved" in request.GET,
        "law": reverse("law_at", args=[page.file.key]),
    }
    status = 200 if form is None else 422
    return render(request, "web/case/section.html", context, status=status)


def _lists(page: _Page) -> tuple[ItemList, ...]:
    return page.outline.lists(page.section)


def _listed(page: _Page, items: ItemList, tree: Mapping[str, Any]) -> dict[str, Any]:
    """A list of the section: a row for each item, and whether another may be added."""
    size = count(tree, items.path)
    rows = [
        {
            "number": number,
            "shown": number + 1,
            "id": str(value_at(tree, f"{items.path}[{number}].id") or ""),
            "what": _what(tree, f"{items.path}[{number}]"),
            "href": reverse("item", args=[page.file.key, page.section.id, items.path, number]),
        }
        for number in range(size)
    ]
    next_ = reverse("item", args=[page.file.key, page.section.id, items.path, size])
    return {"list": items, "rows": rows, "next": next_ if items.adds else ""}


TELLING = ("title", "kind", "role", "name.full", "category", "description", "reference")
"""What tells an item of a list from the others."""
LONGEST = 80


def _what(tree: Mapping[str, Any], path: str) -> str:
    """A few words on an item; of a person who is protected, nothing."""
    if value_at(tree, f"{path}.protect"):
        return ""
    for name in TELLING:
        value = value_at(tree, f"{path}.{name}")
        if isinstance(value, str) and value.strip():
            return value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"
    return ""


# --- save ----------------------------------------------------------------------------------------


def _saved(request: HttpRequest, page: _Page) -> HttpResponse:
    posted = {name: request.POST.getlist(name) for name in request.POST}
    posted.pop("csrfmiddlewaretoken", None)
    base = _base(page, posted)
    quiet = "HX-Request" in request.headers
    try:
        attempt = store_attempt(page.file, base, page.name, posted, autosave=quiet)
        return _applied(request, page, base, posted, attempt, quiet=quiet)
    except NotSaved:
        return _not_saved(request, page, posted)


def _base(page: _Page, posted: Mapping[str, Sequence[str]]) -> Revision:
    """The revision that the author saw; the head where the page does not tell."""
    number = next(iter(posted.get("_base", ())), "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        found = page.file.revisions.filter(number=int(number)).first()
        if isinstance(found, Revision):
            return found
    return page.head


def _applied(
    request: HttpRequest,
    page: _Page,
    base: Revision,
    posted: Mapping[str, Sequence[str]],
    attempt: Attempt,
    *,
    quiet: bool,
) -> HttpResponse:
    """Make a revision of what was posted, judge it, and lead on."""
    tree, held = tree_of(base), held_of(base)
    read: Posted = read_post(
        page.paths, posted, tree, held, page.file.kind, host(), words=page.words
    )
    made = save(page.file, base, read.tree, read.held, section=page.name, attempt=attempt)
    if made.conflicts:
        if quiet:
            return _status(request, "conflict", page, attempt)
        return see_other("conflict", page.file.key, attempt.pk)
    assert made.revision is not None  # there is no conflict
    judge(made.revision, page.words)
    if quiet:
        return _status(request, "saved", page, attempt)
    if read.refused or any(name in posted for name in STAY):
        answer = see_other("section", page.file.key, page.section.id)
        answer["Location"] = f"{page.address}?saved={_anchor(posted)}"
        return answer
    return _onward(page)


def _anchor(posted: Mapping[str, Sequence[str]]) -> str:
    """Where on the page a button leads that adds a row."""
    added = next(iter(posted.get("_add", ())), "")
    safe = "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in added)
    return f"1#a-{safe}" if safe else "1"


def _onward(page: _Page) -> HttpResponse:
    """After an item its section, after a section the next one, after the last the check."""
    if page.items is not None:
        return see_other("section", page.file.key, page.section.id)
    after = page.outline.after(page.section.id)
    if after is None:
        return see_other("check", page.file.key)
    return see_other("section", page.file.key, after.id)


def _status(request: HttpRequest, outcome: str, page: _Page, attempt: Attempt) -> HttpResponse:
    """What the line of state says after the last field was saved."""
    page.file.refresh_from_db()
    context = {"outcome": outcome, "file": page.file, "attempt": attempt, "base": page.head.number}
    return render(request, "web/case/status.html", context)


def _not_saved(
    request: HttpRequest, page: _Page, posted: Mapping[str, Sequence[str]]
) -> HttpResponse:
    """The page with every value that was typed, and that nothing of it is saved."""
    if "HX-Request" in request.headers:
        return render(request, "web/case/status.html", {"outcome": "failed"}, status=503)
    tree, held = tree_of(page.head), held_of(page.head)
    form = page.form(tree, held, None, posted)
    answer = _shown(request, page, form)
    answer.status_code = 503
    return answer


# --- items ---------------------------------------------------------------------------------------


@require_POST
def remove_item(
    request: HttpRequest, key: str, section: str, items: str, number: int
) -> HttpResponse:
    """Take an item out of a list; the history keeps it."""
    page = _page(key, section, spoken(request), items, number)
    tree = tree_of(page.head)
    path_ = f"{items}[{number}]"
    if value_at(tree, path_) is None:
        raise Http404
    made = save(page.file, page.head, with_value(tree, path_, None), held_of(page.head))
    if made.revision is not None:
        judge(made.revision, page.words)
    return see_other("section", key, section)


@require_safe
def law_at_page(request: HttpRequest, key: str) -> HttpResponse:
    """What the law of the States, and the instruments between them, say of a field."""
    words = spoken(request)
    file = file_at(key)
    assert file.head is not None  # a file has a first revision
    said = comity.law_at(
        request.GET.get("path", "")[:300],
        tree_of(file.head),
        host(),
        language=language_of(words.tag),
    )
    return render(request, "web/controls/law.html", {"said": said})


_ITEM = "c/<slug:key>/s/<slug:section>/<slug:items>/<int:number>"
ROUTES = [
    path("c/<slug:key>/s/<slug:section>", section_page, name="section"),
    path(_ITEM, item_page, name="item"),
    path(f"{_ITEM}/remove", remove_item, name="remove_item"),
    path("c/<slug:key>/law-at", law_at_page, name="law_at"),
]
