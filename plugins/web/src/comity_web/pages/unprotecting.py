"""Taking the protection of a person away: nothing does so before it was asked once more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from comity.tasks.authoring.unfinished_tree import value_at, with_value
from comity.tasks.questions.fields import field_at
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import file_at, head_of, held_of, save, tree_of
from comity_web.core import host, voice
from comity_web.judging.judged import judge
from comity_web.judging.protected_places import is_protected, protected_places
from comity_web.pages.answering import see_at, see_other
from comity_web.pages.headings import heading_of
from comity_web.pages.item_words import named_item
from comity_web.pages.outline import Outline, count, outline
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "asking_of", "question", "still_protected", "unprotected_by"]

PERSONS = "persons"


def still_protected(
    posted: Mapping[str, list[str]], tree: Mapping[str, Any], pages: Outline
) -> tuple[dict[str, list[str]], list[int]]:
    """What was posted, without what takes the protection of a person away.

    Args:
        posted: the names and values of the form.
        tree: the document from which the page was made.
        pages: the pages of its kind.

    Returns:
        What is left of the form, and the places of the persons whose protection it took away.
    """
    left, asked = dict(posted), list[int]()
    for number in range(count(tree, PERSONS)):
        at = f"{PERSONS}[{number}].protect"
        typed = posted.get(at)
        if typed is None or not is_protected(tree, f"{PERSONS}[{number}]"):
            continue
        field = field_at(pages.fields, at)
        if field is None or not set(typed) & set(field.choices):
            del left[at]
            asked.append(number)
    return left, asked


def asking_of(file: CaseFile, numbers: Sequence[int]) -> str:
    """The address of the page that asks whether the protection of persons is taken away."""
    return f"{reverse('unprotect', args=[file.key])}?{urlencode({'person': numbers}, doseq=True)}"


def unprotected_by(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[int]:
    """The places, in one state of a document, of the persons whom another protects no longer.

    Persons are the same by their ids; one who has none, by all that is said of them.
    """
    kept = [
        one
        for number, one in enumerate(_people(after))
        if is_protected(after, f"{PERSONS}[{number}]")
    ]
    ids = {one.get("id") for one in kept} - {None}
    return [
        number
        for number, one in enumerate(_people(before))
        if is_protected(before, f"{PERSONS}[{number}]")
        and one.get("id") not in ids
        and one not in kept
    ]


def question(
    request: HttpRequest,
    file: CaseFile,
    numbers: Sequence[int],
    words: Words,
    *,
    back: str,
    saved: bool = False,
) -> HttpResponse:
    """The page that asks whether the protection of persons is taken away.

    Args:
        request: its address is where the answer goes.
        file: the file; its latest revision protects the persons.
        numbers: their places.
        words: the language of the page.
        back: where one goes who leaves the protection as it is.
        saved: whether all else that was typed beside is saved.
    """
    tree, pages = tree_of(head_of(file)), outline(file.kind, words.tag)
    section = pages.section(pages.page_of(f"{PERSONS}[0]")[0])
    lists = pages.lists(section) if section is not None else ()
    listed = next((one for one in lists if one.path == PERSONS), None)
    if listed is None:
        raise Http404
    context = {
        "file": file,
        "heading": heading_of(file.kind, tree, voice(words.tag), words),
        "persons": [
            {
                "item": named_item(listed, tree, number, voice(words.tag)),
                "telling": protected_places(tree, number, host(), words.tag),
            }
            for number in numbers
        ],
        "back": back,
        "saved": saved,
        "numbers": numbers,
    }
    return render(request, "web/case/unprotect.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def unprotect_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask once, then take the protection of persons away; what is typed beside is saved already."""
    file, words = file_at(key), spoken(request)
    head = head_of(file)
    tree = tree_of(head)
    given = request.POST.getlist("person") or request.GET.getlist("person")
    numbers = [int(one) for one in given[: count(tree, PERSONS)] if one.isascii() and one.isdigit()]
    numbers = [one for one in numbers if is_protected(tree, f"{PERSONS}[{one}]")]
    section = outline(file.kind, words.tag).page_of(f"{PERSONS}[0]")[0]
    back = f"{reverse('section', args=[key, section])}?saved=1"
    if not numbers:
        return see_at(back)  # somebody took it away meanwhile
    if request.method != "POST":
        return question(request, file, numbers, words, back=back, saved=True)
    for number in numbers:
        tree = with_value(tree, f"{PERSONS}[{number}].protect", None)
    made = save(file, head, tree, held_of(head), section=f"{section} {PERSONS}[{numbers[0]}]")
    if made.attempt is not None:
        return see_other("conflict", key, made.attempt.pk)
    if made.revision is not None:
        judge(made.revision, words)
    return see_at(back)


def _people(tree: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = value_at(tree, PERSONS)
    found = rows if isinstance(rows, list) else []
    return [one if isinstance(one, Mapping) else {} for one in found]


ROUTES = [path("c/<slug:key>/unprotect", unprotect_page, name="unprotect")]
