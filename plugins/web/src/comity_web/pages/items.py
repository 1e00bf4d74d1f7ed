"""Taking an item out of a list, and what law says of a field."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

import comity
from comity.tasks.authoring.unfinished_tree import value_at, with_value
from comity.tasks.questions.fields import field_at
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.saving import file_at, held_of, save, tree_of
from comity_web.core import host, language_of, voice
from comity_web.forms import named_by
from comity_web.judging.judged import judge
from comity_web.judging.protected_places import is_protected, protected_places
from comity_web.pages.answering import see_at, see_other
from comity_web.pages.before_it import base_of
from comity_web.pages.headings import heading_of
from comity_web.pages.item_words import named_item
from comity_web.pages.law_texts import law_marked
from comity_web.pages.outline import ItemList, outline
from comity_web.pages.renamed import keep_names_hidden
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "is_removal", "remove_item"]

REMOVAL = re.compile(r"[a-z-]+ -[a-z_]+\[\d+\]")
"""As a revision names the page by which an item was taken out: ``people -persons[0]``."""


@require_POST
def remove_item(
    request: HttpRequest, key: str, section: str, items: str, number: int
) -> HttpResponse:
    """Take an item out of a list, after a question if something names it, or if it protects.

    The number is that of the page that was seen; what others saved since is merged with it.
    """
    file, words = file_at(key), spoken(request)
    listed = _list(file, section, items, words.tag)
    base = base_of(file, request.POST.get("_base", "")) or file.head
    assert base is not None  # a file has a first revision
    tree = tree_of(base)
    if value_at(tree, f"{items}[{number}]") is None:
        raise Http404
    naming = named_by(file.kind, tree, f"{items}[{number}]", host(), words=words)
    guarded = is_protected(tree, f"{items}[{number}]")
    if (naming or guarded) and "sure" not in request.POST:
        context = {
            "guarded": guarded,
            "telling": protected_places(tree, number, host(), words.tag) if guarded else (),
            "file": file,
            "heading": heading_of(file.kind, tree, voice(words.tag), words),
            "item": named_item(listed, tree, number, voice(words.tag)),
            "naming": naming,
            "base": base.number,
            "back": reverse("section", args=[key, section]),
        }
        return render(request, "web/case/remove_item.html", context)
    without = with_value(tree, f"{items}[{number}]", None)
    made = save(file, base, without, held_of(base), section=f"{section} -{items}[{number}]")
    if made.attempt is not None:
        return see_other("conflict", key, made.attempt.pk)
    if made.revision is None:
        return see_other("section", key, section)
    keep_names_hidden(request, file, base)
    judge(made.revision, words)
    return see_at(f"{reverse('section', args=[key, section])}?removed={made.revision.number}")


@require_POST
def undo_removal(request: HttpRequest, key: str, section: str, number: int) -> HttpResponse:
    """Bring back the item that a save took out; what was saved since stays.

    The number is that of the revision without the item.
    """
    file, words = file_at(key), spoken(request)
    without = base_of(file, str(number))
    before = base_of(file, str(number - 1))
    if without is None or before is None or not is_removal(without, section):
        raise Http404
    made = save(file, without, tree_of(before), held_of(before), section=section)
    if made.attempt is not None:
        return see_other("conflict", key, made.attempt.pk)
    if made.revision is not None:
        keep_names_hidden(request, file, without)
        judge(made.revision, words)
    return see_at(f"{reverse('section', args=[key, section])}?saved=1")


def is_removal(revision: Revision, section: str) -> bool:
    """Whether a revision took an item out of a list of a section, and did nothing else."""
    return bool(REMOVAL.fullmatch(revision.section)) and revision.section.startswith(f"{section} ")


def _list(file: CaseFile, section: str, path: str, tag: str) -> ItemList:
    """The list at an address.

    Raises:
        Http404: there is no such section, or it has no such list.
    """
    known = outline(file.kind, tag)
    found = known.section(section)
    if found is None:
        raise Http404
    listed = next((one for one in known.lists(found) if one.path == path), None)
    if listed is None or not listed.adds:
        raise Http404
    return listed


@require_safe
def law_at_page(request: HttpRequest, key: str) -> HttpResponse:
    """What the law of the States, and the instruments between them, say of a field."""
    file, words = file_at(key), spoken(request)
    assert file.head is not None  # a file has a first revision
    path_ = request.GET.get("field", "")[:300]
    tree = tree_of(file.head)
    own = language_of(words.tag)
    said = comity.law_at(path_, tree, host(), language=own)
    if own is not None:
        said = law_marked(said, comity.law_at(path_, tree, host()))
    if "HX-Request" in request.headers:  # a piece of the page that asks
        return render(request, "web/controls/law.html", {"said": said})
    known = outline(file.kind, words.tag)
    section, items, number = known.page_of(path_)
    field = field_at(known.fields, path_)
    context = {
        "said": said,
        "title": field.title if field is not None else "",
        "heading": heading_of(file.kind, tree, voice(words.tag), words),
        "back": reverse("item", args=[file.key, section, items, number])
        if items
        else reverse("section", args=[file.key, section]),
    }
    return render(request, "web/case/law_at.html", context)


_ITEM = "c/<slug:key>/s/<slug:section>/<slug:items>/<int:number>"
ROUTES = [
    path(f"{_ITEM}/remove", remove_item, name="remove_item"),
    path("c/<slug:key>/s/<slug:section>/undo/<int:number>", undo_removal, name="undo_removal"),
    path("c/<slug:key>/law-at", law_at_page, name="law_at"),
]
