"""The page of a case: its sections with how far each is, and the letter one click away."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from comity_web.cases.erasure import due_on
from comity_web.cases.history import unsaved
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import file_at, tree_of
from comity_web.cases.told_before import name_tells
from comity_web.core import voice
from comity_web.guarding.rights import allowed
from comity_web.judging.judged import Judged, last_known
from comity_web.matters.outdated import needless_row, outdated_since
from comity_web.matters.papers import closed_point, said_of
from comity_web.matters.unkept import Keeping, keeping_of
from comity_web.pages.checking import waiting
from comity_web.pages.covered import covered_beside
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import outline
from comity_web.pages.page_tags import day
from comity_web.pages.renamed import was_renamed
from comity_web.pages.reviewing import standing_of
from comity_web.pages.team_choice import team_named
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "case_page", "tasks_of"]

KIND_OF_TAG = {"not-started": "open", "in-progress": "begun"}
LINKS = {
    "request": (
        *("documents", "review", "refusals", "channels", "compare-states", "papers"),
        *("deadlines", "record", "follow-up", "history", "move_team"),
    ),
    "notice": ("documents", "review", "coverage", "history", "move_team"),
    "received": ("documents", "record", "history", "move_team"),
    "": ("documents", "review", "deadlines", "record", "follow-up", "history", "move_team"),
}
"""What else there is of a case, by its kind: the names of the pages."""


TEXTS = {"review": "web.review.title", "move_team": "web.team.move-title"}


def tasks_of(file: CaseFile, judged: Judged | None, words: Words) -> list[dict[str, Any]]:
    """The rows of the task list: each section, its address, and how far it is."""
    rows = []
    for section in outline(file.kind, words.tag).sections:
        known = judged.standing.get(section.id) if judged is not None else None
        state = known["state"] if known else "not-started"
        rows.append(
            {
                "title": section.title,
                "hint": section.help,
                "href": reverse("section", args=[file.key, section.id]),
                "status": known["words"] if known else words.say("web.case.not-checked"),
                "kind": KIND_OF_TAG.get(state, state),
            }
        )
    return rows


@require_safe
def case_page(request: HttpRequest, key: str) -> HttpResponse:
    """The task list of a file."""
    file = file_at(key)
    words = spoken(request)
    assert file.head is not None  # a file has a first revision
    judged = last_known(file.head, words)
    others = file.matter.files.filter(removed=None).exclude(pk=file.pk).order_by("created")
    speaks = voice(words.tag)
    erasable = due_on(
        file.matter, settings.COMITY.server.keep_closed if settings.COMITY.server else 0
    )
    keeping = keeping_of(file) if allowed("papers", file, post=True) else Keeping()
    context = {
        # in another language nothing is known yet: the worker finds it out while the page waits
        **(waiting(file.head, words, judged) if judged is None else {}),
        "file": file,
        "unsaved": unsaved(file).count(),
        "heading": heading_of(file.kind, tree_of(file.head), speaks, words),
        "carried": said_of(taken := request.GET.get("carried", "").split(), words),
        "carried_day": "deadline" in taken,
        "left_protected": "left" in request.GET,
        "keeping": keeping,
        "unkept_at": ", ".join(keeping.companies),
        "closed_point": closed_point(file, words) if keeping.open else "",
        "team": team_named(file),
        "standing": standing_of(file, words),
        "erasable": day(erasable, words) if erasable else "",
        "outdated": outdated_since(file),
        "needless": needless_row(file, words),
        "renamed": was_renamed(request, file),
        "name_tells": allowed("rename", file, post=True) and name_tells(file),
        "tasks": tasks_of(file, judged, words),
        "covered": covered_beside(file, outline(file.kind, words.tag), judged, words),
        "can_be_made": words.say(f"web.case.{_state(file, judged)}"),
        "links": [
            {
                "href": reverse(name, args=[file.key]),
                "text": words.say(TEXTS.get(name, f"web.case.{name}")),
            }
            for name in LINKS.get("received" if file.incoming else file.kind, LINKS[""])
            if allowed(name, file)
        ],
        "others": [
            (other, heading_of(other.kind, tree_of(other.head), speaks, words))
            for other in others
            if other.head is not None
        ],
    }
    return render(request, "web/case/case.html", context)


def _state(file: CaseFile, judged: Judged | None) -> str:
    """Which sentence tells whether the document can be made; nobody makes one that came in."""
    if file.incoming:
        return "came-in"
    if judged is None or not judged.current:
        return "being-checked"
    if judged.blocked or not judged.complete:
        return "not-yet"
    return "can-be-built-notice" if file.kind == "notice" else "can-be-built"


ROUTES = [path("c/<slug:key>/", case_page, name="case")]
