"""The register of all files, what is recorded of each, and the letters that follow."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.model.case_record import CaseEvent, EventKind
from comity.model.errors import InputError
from comity.tasks.register.letters_due import PAPERS
from comity_web.cases.folders import folder_of
from comity_web.cases.models import CaseFile
from comity_web.cases.reviews import may_go_out
from comity_web.cases.saving import file_at, tree_of
from comity_web.cases.trail import audit
from comity_web.core import voice
from comity_web.judging.judged import judge
from comity_web.matters.also_recorded import Also, also_for, request_of
from comity_web.matters.following import RefusedError, Told, letters_of, write_letter
from comity_web.matters.listed import kinds_listed, listed, statuses, told
from comity_web.matters.offered import Offer, offer_of, offers_for
from comity_web.matters.record_state import shown_of, since, take_back
from comity_web.matters.recording import (
    Form,
    events_for,
    events_of,
    has_record,
    may_record,
    record_posted,
)
from comity_web.matters.registered import put_for_page
from comity_web.matters.registered import row_of as standing_of
from comity_web.matters.taken_along import calendar_of_all, csv_of_all
from comity_web.pages.answering import see_other
from comity_web.pages.headings import heading_of
from comity_web.pages.in_turn import in_turn
from comity_web.pages.page_tags import day
from comity_web.pages.paging import by_size
from comity_web.pages.reviewing import required_page
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken
from comity_web.wording.said import fault_texts, without_commands

__all__ = ["ROUTES", "heading"]

AROUND = 900
"""Bytes of a row of the register without its texts."""
GIVEN_BACK = 422
"""The status of a page that gives back what was typed, since it was refused."""


def heading(file: CaseFile, words: Words) -> str:
    """What a file is called on a page."""
    assert file.head is not None  # it has a first revision
    return heading_of(file.kind, tree_of(file.head), voice(words.tag), words)


@require_safe
def register_page(request: HttpRequest) -> HttpResponse:
    """Every file of all matters, by what is due."""
    words = spoken(request)
    today = dt.date.today()
    rows = listed(today)
    kind, status = request.GET.get("kind", ""), request.GET.get("status", "")
    shown = [
        row
        for row in rows
        if (not kind or row.kind == kind) and (not status or row.status == status)
    ]
    some, ways = by_size(request, [AROUND + row.size for row in shown])
    context = {
        "rows": told([shown[number] for number in some], words, today),
        **ways,
        "today": today,
        "kinds": kinds_listed(rows, words),
        "statuses": statuses(rows, words),
        "kind": kind,
        "status": status,
        "all": len(rows),
        "late": sum(row.late for row in rows),
        "mine": sum(row.mine for row in rows),
        "unseen": sum(row.unseen for row in rows),
    }
    return render(request, "web/register/register.html", context)


@require_safe
def register_csv(request: HttpRequest) -> HttpResponse:
    """The register for a spreadsheet."""
    audit("download", detail="register.csv")
    answer = HttpResponse(
        csv_of_all(spoken(request), dt.date.today()), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="register.csv"'
    return answer


@require_safe
def register_ics(request: HttpRequest) -> HttpResponse:
    """The running time limits as a calendar, without a word of the cases unless it is asked for."""
    with_case = request.GET.get("with") == "case"
    audit("download", detail="register.ics with cases" if with_case else "register.ics")
    words = spoken(request)
    made = calendar_of_all(
        words, dt.date.today(), lambda file: heading(file, words), with_case=with_case
    )
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="deadlines.ics"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def record_page(request: HttpRequest, key: str) -> HttpResponse:
    """What is recorded of a file, and a form for one event more."""
    words, file = spoken(request), file_at(key)
    if not has_record(file):
        raise Http404
    named = request.POST.get("event") or request.GET.get("event") or ""
    standing = standing_of(file, words, dt.date.today())
    chosen = offer_of(named, file, standing, words)
    if named and (chosen is None or chosen.kind not in events_for(file)):
        raise Http404
    if chosen is not None and not _may_record(file, chosen.kind):
        return required_page(request, file)
    also = also_for(file, named, words)
    if also is not None and not _may_record(also.file, also.kind):
        also = None  # it says nothing of a request that did not go out
    form = Form.empty(chosen.kind, chosen.note, chosen.id) if chosen is not None else None
    if request.method == "POST" and chosen is not None:
        form = Form.typed(chosen.kind, request.POST.dict())
        form.since = _recorded_since(file, request.POST.get("shown", ""), words)
        if form.since:
            form.refused[""] = form.since
        elif record_posted(file, form, words, also):
            assert file.head is not None  # it has a first revision
            judge(file.head, words)
            return see_other("record", key)
    return _record_page(request, file, (chosen, form), also, words)


def _recorded_since(file: CaseFile, shown: str, words: Words) -> str:
    """What was recorded after a page was made, as a question; empty where nothing was."""
    folder_of(file.matter)  # takes in what was written beside this program
    file.refresh_from_db(fields=["record"])
    try:
        found = since(file, shown)
    except InputError:  # the page tells that the record cannot be read
        return ""
    if found is None:
        return ""
    if not found:
        return words.say("web.register.changed-since-shown")
    told = "; ".join(
        f"{words.say(f'web.register.event-{_named(one)}')}, {day(one.on, words)}" for one in found
    )
    return words.say("web.register.recorded-since", events=told)


def _may_record(file: CaseFile, kind: EventKind) -> bool:
    try:
        return may_record(file, kind)
    except InputError:  # the page tells that the record cannot be read
        return may_go_out(file)


def _record_page(
    request: HttpRequest,
    file: CaseFile,
    asked: tuple[Offer | None, Form | None],
    also: Also | None,
    words: Words,
    *,
    errors: list[dict[str, str]] | None = None,
) -> HttpResponse:
    chosen, form = asked
    standing = standing_of(file, words, dt.date.today())
    events: tuple[CaseEvent, ...] = ()
    offers: list[Offer] = []
    broken = ""
    try:
        events, offers = events_of(file), offers_for(file, standing, words)
    except InputError as error:
        broken = " ".join(fault_texts(error, words))
    context: dict[str, Any] = {
        "file": file,
        "heading": heading(file, words),
        "events": [
            {"event": one, "title": words.say(f"web.register.event-{_named(one)}")}
            for one in events
        ],
        "broken": broken,
        "offered": [(one.id, one.title) for one in offers],
        "form": form,
        "standing": standing,
        "waits": not may_go_out(file),
        "shown": shown_of(file),
        "also": None,
        "errors": errors or [],
    }
    if form is not None and chosen is not None:
        form.own = chosen.own
        context["form_title"] = chosen.title
        context["errors"] = [
            {
                "text": text,
                "href": f"#{_input(name)}" if name else _mend(file, form),
                "lang": "en" if name in form.core else "",
            }
            for name, text in form.refused.items()
        ]
    if also is not None:
        event = " – ".join(filter(None, (words.say(f"web.register.event-{also.kind}"), also.note)))
        context["also"] = words.say("web.register.also", event=event)
    return render(
        request,
        "web/register/record.html",
        context,
        status=GIVEN_BACK if context["errors"] else 200,
    )


@require_POST
@in_turn
def unrecord(request: HttpRequest, key: str) -> HttpResponse:
    """Take the last event back, which was recorded by mistake."""
    words, file = spoken(request), file_at(key)
    if take_back(file, request.POST.get("shown", "")):
        return see_other("record", key)
    file.refresh_from_db()
    text = words.say("web.register.not-taken-back")
    return _record_page(request, file, (None, None), None, words, errors=[{"text": text}])


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def follow_up_page(request: HttpRequest, key: str) -> HttpResponse:
    """What is due in a matter, and the letters that follow."""
    words, file = spoken(request), file_at(key)
    today = dt.date.today()
    refused: RefusedError | None = None
    if request.method == "POST":
        paper = request.POST.get("letter", "")
        if paper not in PAPERS:
            raise Http404
        try:
            new = write_letter(file, paper, today, words)
        except RefusedError as error:
            refused = error
        else:
            assert new.head is not None  # it was just made
            judge(new.head, words)
            return see_other("case", new.key)
    standing = standing_of(file, words, today)
    answers = standing is not None and standing.answers and file.kind == "request"
    unfinished = standing is not None and standing.status == "unfinished"
    above = request_of(file)
    told = Told(()) if answers or unfinished or above else letters_of(file, today, words)
    letters = [
        {
            "letter": one,
            "title": words.say(f"web.register.letter-{one.paper}"),
            "about": words.say(f"web.register.about-{one.paper}"),
            "remarks": [put_for_page(without_commands(text, words), words) for text in one.remarks],
        }
        for one in told.letters
    ]
    context = {
        "file": file,
        "heading": heading(file, words),
        "standing": standing,
        "answers": answers,
        "unfinished": unfinished,
        "above": above,
        "letters": letters,
        "nothing": told.nothing,
        "errors": [{"text": text, "lang": refused.language} for text in refused.texts]
        if refused
        else [],
    }
    status = GIVEN_BACK if refused else 200
    return render(request, "web/register/follow_up.html", context, status=status)


def _named(event: Any) -> str:
    return "answered-in-part" if event.kind == "answered" and event.in_part else str(event.kind)


def _mend(file: CaseFile, form: Form) -> str:
    """Where what is refused is mended: an unfinished file where its gaps are listed."""
    return reverse("check", args=[file.key]) if form.unfinished else ""


def _input(name: str) -> str:
    return f"{name}-day" if name in ("on", "until") else name


ROUTES = [
    path("register", register_page, name="register"),
    path("register.csv", register_csv, name="register_csv"),
    path("register.ics", register_ics, name="register_ics"),
    path("c/<slug:key>/record", record_page, name="record"),
    path("c/<slug:key>/record/undo", unrecord, name="unrecord"),
    path("c/<slug:key>/follow-up", follow_up_page, name="follow-up"),
]
