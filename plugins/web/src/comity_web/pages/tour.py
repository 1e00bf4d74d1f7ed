"""A walk through a packaged sample: its sections, what Comity found, its letter.

Nothing is kept and nothing can be changed. What it shows is made once for a language and a day, in
the background: a page waits for it, and no request does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

import comity
from comity.kit.samples import sample_files
from comity.tasks.questions.sections import Section
from comity_web.core import host, voice
from comity_web.guarding.headers import with_policy
from comity_web.judging.reckoning import reckon
from comity_web.judging.told_at import in_section
from comity_web.pages.answers import Answer, answers
from comity_web.pages.first import sample_tree
from comity_web.pages.headings import heading_of
from comity_web.pages.made_beside import MadeBeside
from comity_web.pages.outline import outline
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "letter", "letter_page", "make_ready", "section_page", "tour_page"]

SAMPLE = "corruption-ng-gb"
KINDS = {"done": "done", "in-progress": "begun", "not-needed": "not-needed"}
"""Kinds of tag by the state of a section."""
SHOWN = 40
"""Answers of a section that are shown."""


@dataclass(frozen=True)
class _Walk:
    """The sample in the language of a reader, as it is on a day."""

    sections: Sequence[Section]
    standing: Mapping[str, Mapping[str, Any]]
    answers: Mapping[str, Sequence[Answer]]
    findings: Sequence[Mapping[str, Any]]

    def number(self, id: str) -> int:
        """The place of a section in the order of the work.

        Raises:
            Http404: there is no such section.
        """
        for number, section in enumerate(self.sections):
            if section.id == id:
                return number
        raise Http404

    def link(self, number: int) -> dict[str, str] | None:
        """The section at a place, for a link to it."""
        if not 0 <= number < len(self.sections):
            return None
        section = self.sections[number]
        return {"href": reverse("tour_section", args=[section.id]), "text": section.title}

    def found(self, id: str) -> list[Mapping[str, Any]]:
        """What Comity found in a section, each with all that is said of it."""
        return list({row["id"]: row for row in in_section(self.findings, id)}.values())


@require_safe
def tour_page(request: HttpRequest) -> HttpResponse:
    """The sections of the sample."""
    words = spoken(request)
    walk = _walk(words.tag)
    if walk is None or _asks_again(request):
        return _waiting(request, ready=walk is not None)
    tree = sample_tree(SAMPLE)
    tasks = [
        {
            "title": section.title,
            "hint": section.help,
            "href": reverse("tour_section", args=[section.id]),
            "status": walk.standing[section.id]["words"],
            "kind": KINDS.get(walk.standing[section.id]["state"], "open"),
        }
        for section in walk.sections
    ]
    context = {
        "heading": heading_of(str(tree["kind"]), tree, voice(words.tag), words),
        "tasks": tasks,
        "first": walk.link(0),
    }
    return render(request, "web/help/tour.html", context)


@require_safe
def section_page(request: HttpRequest, section: str) -> HttpResponse:
    """A section of the sample: what it is for, what the sample says, what Comity found."""
    words = spoken(request)
    if outline(str(sample_tree(SAMPLE)["kind"]), words.tag).section(section) is None:
        raise Http404
    walk = _walk(words.tag)
    if walk is None or _asks_again(request):
        return _waiting(request, ready=walk is not None)
    number = walk.number(section)
    said = walk.answers[section]
    last = {"href": reverse("tour_letter"), "text": words.say("web.help.tour-letter-title")}
    context = {
        "section": walk.sections[number],
        "rows": said[:SHOWN],
        "more": len(said[SHOWN:]),
        "findings": walk.found(section),
        "previous": walk.link(number - 1),
        "next": walk.link(number + 1) or last,
    }
    return render(request, "web/help/tour_section.html", context)


@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    """The letter of the sample, in a frame."""
    walk, document = _walk(spoken(request).tag), _document()
    if walk is None or document is None or _asks_again(request):
        return _waiting(request, ready=walk is not None and document is not None)
    context = {"previous": walk.link(len(walk.sections) - 1)}
    return render(request, "web/help/tour_letter.html", context)


@require_safe
def letter_page(request: HttpRequest) -> HttpResponse:
    """The page of the document itself, under its own policy."""
    document = _document()
    if document is None or _asks_again(request):
        return _waiting(request, ready=document is not None)
    return with_policy(HttpResponse(document))


def make_ready(tag: str) -> None:
    """Make what the tour shows in a language, and its letter, unless somebody has begun.

    Args:
        tag: the tag of the language.
    """
    _WALKS.make_now((tag, dt.date.today()), lambda: _walked(tag))
    _DOCUMENTS.make_now(SAMPLE, _built)


def _asks_again(request: HttpRequest) -> bool:
    """Whether the panel of a page that waits asks, and no reader."""
    return "HX-Request" in request.headers


def _waiting(request: HttpRequest, *, ready: bool) -> HttpResponse:
    """The page that waits, or its panel, which has the page loaded anew once all is ready."""
    if ready:
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"
        return answer
    if _asks_again(request):
        context = {"poll": request.path, "href": request.path}
        return render(request, "web/components/waiting.html", context)
    return render(request, "web/help/tour_waiting.html", {"here": request.path})


_WALKS: MadeBeside[_Walk] = MadeBeside(8)
_DOCUMENTS: MadeBeside[bytes] = MadeBeside(1)


def _walk(tag: str) -> _Walk | None:
    """The walk as it is today; None while it is made."""
    return _WALKS.get((tag, dt.date.today()), lambda: _walked(tag))


def _document() -> bytes | None:
    return _DOCUMENTS.get(SAMPLE, _built)


def _walked(tag: str) -> _Walk:
    tree = sample_tree(SAMPLE)
    map_ = outline(str(tree["kind"]), tag)
    judged = reckon(
        tree, host(), language=tag, name=str(_file()), seen=[one.id for one in map_.sections]
    )
    return _Walk(
        sections=map_.sections,
        standing={row["id"]: row for row in judged["sections"]},
        answers=answers(tree, map_, tag),
        findings=judged["findings"],
    )


def _built() -> bytes:
    checked = comity.examine(_file(), host()).checked
    assert checked is not None  # a packaged sample is complete
    built = comity.build(checked, host(), ("html",), name=SAMPLE)
    return next(data for name, data in built.files if name.endswith(".html"))


def _file() -> Path:
    return next(file for file in sample_files() if file.stem == SAMPLE)


ROUTES = [
    path("tour", tour_page, name="tour"),
    path("tour/letter", letter, name="tour_letter"),
    path("tour/letter/page", letter_page, name="tour_letter_page"),
    path("tour/s/<slug:section>", section_page, name="tour_section"),
]
