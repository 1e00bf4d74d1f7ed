"""Pages in the words of their commands: refusals, channels, deadlines, other States, coverage, law.

What needs a check is made by the worker and kept; a page shows it, or waits for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from babel import Locale
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

import comity
from comity.law.states import states
from comity.model.errors import InputError
from comity.tasks.authoring.voice import state_names
from comity.tasks.compare.comparison import ASPECTS
from comity.tasks.lawpages.lookup import find_page
from comity.tasks.lawpages.page import Page
from comity.tasks.lawpages.show import without_packages
from comity_web.cases.models import CaseFile, Job, Revision
from comity_web.cases.saving import file_at, tree_of
from comity_web.core import host, kinds, voice
from comity_web.judging.judged import judgement
from comity_web.judging.worker import Busy, found, later, result_of
from comity_web.pages.headings import heading_of
from comity_web.pages.law_texts import ENGLISH, marked_for, page_marked
from comity_web.pages.outline import outline
from comity_web.pages.places import rows_with_places
from comity_web.wording.catalogues import Words
from comity_web.wording.catalogues import words as spoken_words
from comity_web.wording.collation import alphabetical
from comity_web.wording.language import spoken
from comity_web.wording.said import core_words

__all__ = ["ROUTES", "law_page", "report_of"]

MOST_STATES = 4
"""States that are compared with the one that is asked."""
RECIPROCITY = "reciprocity"
FIRST_PART = "mutual-assistance"
KEPT_PAGES = 64
NOTHING: Mapping[str, Any] = MappingProxyType({})


# --- reports on a case ---------------------------------------------------------------------------


def report_of(
    file: CaseFile, words: Words, what: str, **options: Any
) -> tuple[Job | None, dict[str, Any]]:
    """A report on the head of a file: the job that makes it, and what was made so far.

    The job is None where too many wait.

    Args:
        file: the file.
        words: the language of the reader.
        what: ``refusals``, ``channels``, ``deadlines``, ``compare`` or ``coverage``.
        options: those of the report, as ``comity_web.judging.reports`` has them.
    """
    head = _head(file)
    try:
        job = found(what, head, language=words.tag, **options) or later(
            what, head, language=words.tag, **options
        )
    except Busy:
        return None, {}
    return job, result_of(job)


def _report(
    request: HttpRequest, key: str, what: str, more: Mapping[str, Any] = NOTHING, **options: Any
) -> HttpResponse:
    """The page of a report; ``more`` is what its template needs beside."""
    file, words = file_at(key), spoken(request)
    job, result = report_of(file, words, what, **options)
    context = {
        **_around(request, file, words),
        "job": job,
        "report": SHAPES.get(what, dict)({**result, "tag": words.tag})
        if job is not None and job.state == "done"
        else None,
        "refused": result.get("refused", []),
        "why": result.get("why", ""),
        "making": job is not None and job.state in ("waiting", "running"),
        "poll": reverse("reporting", args=[key, job.key]) if job is not None else "",
        **options,
        **more,
    }
    return render(request, f"web/law/{what}.html", context)


def _around(request: HttpRequest, file: CaseFile, words: Words) -> dict[str, Any]:
    """What every page of a case tells; the gaps, where there are any."""
    head = _head(file)
    judged = judgement(head, words)
    gaps: list[dict[str, Any]] = []
    if judged is not None and judged.gaps and file.kind in kinds():
        gaps = rows_with_places(file, outline(file.kind, words.tag), judged.gaps)
    return {
        "file": file,
        "heading": heading_of(file.kind, tree_of(head), voice(words.tag), words),
        "gaps": gaps,
        "here": request.get_full_path(),
    }


def _head(file: CaseFile) -> Revision:
    head: Revision | None = file.head
    assert head is not None  # a file has a first revision
    return head


@require_safe
def reporting(request: HttpRequest, key: str, job: str) -> HttpResponse:
    """The panel that waits for a report; once it is there, the page is loaded anew."""
    file = file_at(key)
    waits = Job.objects.filter(
        key=job, revision__file=file, state__in=("waiting", "running")
    ).exists()
    if waits:
        poll = reverse("reporting", args=[key, job])
        context = {"poll": poll, "href": reverse("case", args=[key])}
        return render(request, "web/components/waiting.html", context)
    answer = HttpResponse()
    answer["HX-Refresh"] = "true"
    return answer


def _only_of(key: str, kind: str) -> None:
    """Go on only if a file is of this kind: files of other kinds have no such page.

    Raises:
        Http404: it is of another kind.
    """
    if file_at(key).kind != kind:
        raise Http404


@require_safe
def refusals_page(request: HttpRequest, key: str) -> HttpResponse:
    """The grounds on which the requested State could refuse."""
    _only_of(key, "request")
    return _report(request, key, "refusals")


@require_safe
def channels_page(request: HttpRequest, key: str) -> HttpResponse:
    """What is faster than a formal request, or beside it."""
    _only_of(key, "request")
    return _report(request, key, "channels")


@require_safe
def deadlines_page(request: HttpRequest, key: str) -> HttpResponse:
    """Every clock of a case."""
    return _report(request, key, "deadlines")


@require_safe
def coverage_page(request: HttpRequest, key: str) -> HttpResponse:
    """How far a notice says what is asked of it."""
    _only_of(key, "notice")
    return _report(request, key, "coverage")


@require_safe
def compare_states_page(request: HttpRequest, key: str) -> HttpResponse:
    """What would change if the same request went to other States."""
    _only_of(key, "request")
    words, file = spoken(request), file_at(key)
    own = set(_own_states(file))  # are compared already, or ask
    every = [one for one in _named_states(words) if one["code"] not in own]
    known = {one["code"] for one in every}
    chosen = [one for one in dict.fromkeys(request.GET.getlist("to")) if one in known]
    chosen = chosen[:MOST_STATES]
    installed = set(host().installed())
    asks = {"states": every, "offered": [one for one in every if one["code"] in installed]}
    if chosen:
        return _report(request, key, "compare", asks, to=chosen)
    context = _around(request, file, words)
    return render(request, "web/law/compare.html", {**context, **asks, "to": []})


def _own_states(file: CaseFile) -> Iterator[str]:
    """The codes of the two States of a file, as far as it names them."""
    assert file.head is not None  # it has a first revision
    tree = tree_of(file.head)
    for role in ("requesting", "requested"):
        side = tree.get(role)
        if isinstance(side, Mapping):
            yield str(side.get("state") or "")


# --- shapes of reports ---------------------------------------------------------------------------


def _compared(made: Mapping[str, Any]) -> dict[str, Any]:
    """A comparison by aspect, with what no State but the first has marked as new."""
    names = {one["code"]: one["name"] for one in _states_in(made["tag"])}
    said = {} if made["tag"] == ENGLISH else names  # in English a State has its article
    sides = [{**side, "name": said.get(side["state"], side["name"])} for side in made["states"]]
    now = {(one["id"], one["says"]) for aspect in ASPECTS for one in sides[0][aspect]}
    return {
        "sides": sides,
        "aspects": [
            {
                "id": f"web.law.aspect-{aspect}",
                "cells": [
                    {
                        "head": side["name"],
                        "rows": [
                            {
                                "says": marked_for(one["says"], made["tag"]),
                                "new": not side["present"] and (one["id"], one["says"]) not in now,
                                "secondary": _is_secondary(one["citation"]),
                            }
                            for one in side[aspect]
                        ],
                    }
                    for side in sides
                ],
            }
            for aspect in ASPECTS
        ],
        "without": [side["name"] for side in sides if not side["national_rules"]],
    }


def _is_secondary(citation: Mapping[str, Any] | None) -> bool:
    """Whether a statement was read elsewhere than in an official text."""
    every = (citation, *citation["also"]) if citation is not None else ()
    return any(one["read"] != "official" for one in every)


def _covered(made: Mapping[str, Any]) -> dict[str, Any]:
    """Coverage by the sections of the model, and present law in one."""
    parts = []
    for name in ("model", "law"):
        sections: dict[str, list[Mapping[str, Any]]] = {}
        for point in made[name]["points"]:
            sections.setdefault(point["section"], []).append(point)
        parts.append(
            {
                "id": name,
                "lines": made["counted"].get(name, []),
                "sections": [
                    {
                        "heading": heading,
                        "points": points,
                        "said": sum(one["standing"] == "said" for one in points),
                    }
                    for heading, points in sections.items()
                ],
            }
        )
    return {"parts": [one for one in parts if one["sections"]]}


def _dated(made: Mapping[str, Any]) -> dict[str, Any]:
    return {**made, "any": any(one["entries"] for one in made["sections"])}


SHAPES: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "compare": _compared,
    "coverage": _covered,
    "deadlines": _dated,
}


# --- law -----------------------------------------------------------------------------------------


@require_safe
def law_page(request: HttpRequest) -> HttpResponse:
    """What a State needs: its authority, languages and ways, and what binds it with another."""
    words, today = spoken(request), dt.date.today()
    named = {one["code"]: one["name"] for one in _named_states(words)}
    code, own = (request.GET.get(name, "") for name in ("state", "own"))
    code, own = (one if one in named else "" for one in (code, own))
    context: dict[str, Any] = {
        "states": _named_states(words),
        "code": code,
        "own": own,
        "name": named.get(code, ""),
        "own_name": named.get(own, ""),
        "installed": set(host().installed()),
    }
    if code:
        part = request.GET.get("part", FIRST_PART)
        context |= _law(code, part, today, words)
    if code and own and code != own:
        ties = _ties(own, code, today)
        bound = any(one["status"] != "unknown" for one in ties)
        context |= {"ties": [_told(one, words.tag) for one in ties], "bound": bound}
    context["same"] = bool(code) and code == own
    return render(request, "web/law/law.html", context)


def _law(code: str, part: str, today: dt.date, words: Words) -> dict[str, Any]:
    """One part of the law of a State, and the names of the others."""
    page = _page_of(code, today, words.tag)
    if page is None:
        return {"page": None}
    parts = [one for one in page.sections if one.items]
    shown = next((one for one in parts if one.id == part), parts[0] if parts else None)
    return {"page": page, "parts": parts, "shown": shown, "sources": part == "sources"}


@lru_cache(maxsize=KEPT_PAGES)
def _page_of(code: str, today: dt.date, tag: str) -> Page | None:
    """The page of the law of a State, as ``comity law show`` has it; None where none is installed.

    It is law and no case, so that it is kept in the process.
    """
    try:
        page = find_page(host().for_case(), code, today, tag)
    except InputError:
        return None
    page = replace(page, preface=without_packages(page.preface))
    english = None if tag == ENGLISH else _page_of(code, today, ENGLISH)
    return page if english is None else page_marked(page, english)


@lru_cache(maxsize=KEPT_PAGES)
def _ties(own: str, code: str, today: dt.date) -> list[Mapping[str, Any]]:
    """What binds two States, as ``comity law ties`` has it; nothing that is known not to bind."""
    try:
        every = comity.relations(own, code, host(), on=today)
    except InputError:
        return []
    return [one for one in every if one["status"] in ("in-force", "signed") or _is_half_known(one)]


def _told(one: Mapping[str, Any], tag: str) -> dict[str, Any]:
    """A tie with its day as such, which the page writes in words, and its title as English."""
    since = one["since"]
    day = dt.date.fromisoformat(since) if since else None
    return {**one, "since": day, "title": marked_for(one["title"], tag)}


def _is_half_known(one: Mapping[str, Any]) -> bool:
    """Whether anything is known of one State at least, and not whether it binds both.

    Of an instrument on which nothing is known of either there is nothing to say.
    """
    if one["status"] != "unknown":
        return False
    known = any(party["status"] != "unknown" for party in one.get("parties", ()))
    return known or one["instrument"] == RECIPROCITY


@lru_cache(maxsize=8)
def _states_in(tag: str) -> tuple[dict[str, str], ...]:
    codes = [code for code, one in states().items() if one.group != "blocs" and len(code) == 2]
    language = tag if tag in ("fr", "de") else "en"
    texts = core_words(spoken_words(tag)).texts
    names = state_names(codes, Locale.parse(language).language, texts)
    rows = [{"code": code, "name": _name(code, names, tag)} for code in codes]
    return tuple(sorted(rows, key=lambda one: alphabetical(one["name"])))


def _name(code: str, names: Mapping[str, str], tag: str) -> str:
    """The name of a State; of a territory with that of its State."""
    name, known = names.get(code, code), states()[code]
    if known.group != "territories":
        return name
    return spoken_words(tag).say(
        "web.law.territory", name=name, state=names.get(known.of, known.of)
    )


def _named_states(words: Words) -> tuple[dict[str, str], ...]:
    """Every State with its name for the reader, in order."""
    return _states_in(words.tag)


ROUTES = [
    path("c/<slug:key>/refusals", refusals_page, name="refusals"),
    path("c/<slug:key>/channels", channels_page, name="channels"),
    path("c/<slug:key>/deadlines", deadlines_page, name="deadlines"),
    path("c/<slug:key>/coverage", coverage_page, name="coverage"),
    path("c/<slug:key>/compare-states", compare_states_page, name="compare-states"),
    path("c/<slug:key>/reporting/<slug:job>", reporting, name="reporting"),
    path("law/", law_page, name="law"),
]
