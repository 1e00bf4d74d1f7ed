"""Incoming: take in or type in a request, review it, answer it, take in a later version."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from comity.model.errors import DraftError, InputError
from comity.tasks.incoming.provider import Letter
from comity_web.accounts.opened_by import FIELD, opened_by, other_opener
from comity_web.accounts.roles import Action
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import file_at, new_file
from comity_web.cases.taking import MAX_BYTES, Taken, take
from comity_web.core import host
from comity_web.judging.judged import judge
from comity_web.matters.answers import (
    COMPANY_LETTERS,
    OUTCOMES,
    acknowledge,
    answer_as_company,
    decide,
    return_it,
)
from comity_web.matters.arriving import is_version_of, take_in
from comity_web.matters.days import Boxes, NoDayError, boxes_of, typed_boxes
from comity_web.matters.following import RefusedError
from comity_web.matters.notices import notices_there
from comity_web.matters.outdated import outdated_since
from comity_web.matters.received import (
    UnusableError,
    before_of,
    desk_kept,
    desk_review,
    review,
    review_kept,
)
from comity_web.matters.recording import record
from comity_web.matters.registered import row_of
from comity_web.pages.answering import see_other
from comity_web.pages.asked_for import asked_for
from comity_web.pages.fitting import fitting
from comity_web.pages.in_turn import in_turn
from comity_web.pages.incoming_letter import join_letter, letter_context
from comity_web.pages.incoming_rows import incoming_rows
from comity_web.pages.later_version import REVIEWED, compare, error_rows, try_review, waiting_at
from comity_web.pages.outline import outline
from comity_web.pages.page_tags import day as day_text
from comity_web.pages.register import GIVEN_BACK, heading
from comity_web.pages.team_choice import chosen_team
from comity_web.pages.written_before import done_before
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken
from comity_web.wording.said import fault_texts

__all__ = ["ROUTES"]

FOR_COMPANIES = ("request", "preservation", "disclosure")  # what a company is asked by


@require_http_methods(["GET", "HEAD", "POST"])
def incoming_page(request: HttpRequest) -> HttpResponse:
    """What came in, and a form to take in more."""
    return _take_in(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def again_page(request: HttpRequest, key: str) -> HttpResponse:
    """Take in a later version of a request."""
    file = file_at(key)
    if file.kind not in REVIEWED:
        raise Http404
    return _take_in(request, file)


def _take_in(request: HttpRequest, first: CaseFile | None) -> HttpResponse:
    words = spoken(request)
    if request.method != "POST":
        return _incoming(request, first, boxes_of("received", dt.date.today()), [])
    boxes, errors = typed_boxes("received", request.POST), list[dict[str, str]]()
    day = _day_of(boxes, words, errors)
    taken = _taken(request, words, errors)
    if day is not None and taken is not None:
        errors += _too_early(day, taken, words)
    if errors or day is None or taken is None:
        return _incoming(request, first, boxes, errors)
    if first is not None and not is_version_of(first, taken):
        text = words.say("web.incoming.again-other")
        errors = [{"text": text, "href": reverse("incoming"), "name": "file"}]
        return _incoming(request, first, boxes, errors)
    team = chosen_team(request, Action.SEND) if first is None else first.matter.team_id
    found = take_in(taken, team, first)
    file = found.file
    if found.same:
        href = reverse("incoming_review", args=[file.key])
        errors = [{"text": words.say("web.incoming.same-there"), "href": href, "name": "file"}]
        return _incoming(request, first, boxes, errors)
    assert file.head is not None  # it was just made
    judge(file.head, words)
    by = request.POST.get("by", "").strip()
    number = file.head.number
    note = words.say("web.incoming.note-again", number=number) if found.later else ""
    try:
        record(file, "received", day, by=by, note=note)
    except InputError as error:
        text = " ".join([words.say("web.incoming.not-recorded"), *fault_texts(error, words)])
        return _review_page(request, file, words, errors=[{"text": text}])
    try_review(file, words)
    if before_of(file) is not None:
        compare(file, words)
        return see_other("incoming_changes", file.key)
    return see_other("incoming_review", file.key)


def _day_of(boxes: Boxes, words: Words, errors: list[dict[str, str]]) -> dt.date | None:
    """The day on which it came in; what is wrong with it is added to the errors."""
    try:
        day = boxes.needed()
        if day > dt.date.today():
            raise NoDayError("future")
    except NoDayError as error:
        text = words.say(f"web.incoming.received-{error.reason}")
        errors.append({"text": text, "href": "#received-day", "name": "received"})
        return None
    return day


def _too_early(day: dt.date, taken: Taken, words: Words) -> list[dict[str, str]]:
    """What is wrong with a day of receipt before that of the document itself."""
    try:
        dated = dt.date.fromisoformat(str(taken.tree.get("date", "")))
    except ValueError:
        return []  # it has no date that can be read, which its page tells
    if day >= dated or dated > dt.date.today():
        return []
    text = words.say("web.incoming.received-before", date=day_text(dated, words))
    return [{"text": text, "href": "#received-day", "name": "received"}]


def _taken(request: HttpRequest, words: Words, errors: list[dict[str, str]]) -> Taken | None:
    """What was uploaded, if it can be read."""
    given = request.FILES.get("file")
    at = {"href": "#file", "name": "file"}
    if given is None or isinstance(given, list):
        errors.append({"text": words.say("web.incoming.no-file"), **at})
        return None
    if given.size is not None and given.size > MAX_BYTES:
        size = MAX_BYTES // 1024**2
        errors.append({"text": words.say("web.incoming.too-large", size=size), **at})
        return None
    try:
        taken = take(given.chunks(), given.name or "")
    except DraftError as error:
        errors += [{"text": text, **at} for text in fault_texts(error, words)[:20]]
        return None
    kind = host().for_case().document_types().get(taken.kind)
    if kind is None or not kind.private:
        errors.append({"text": words.say("web.incoming.wrong-kind"), **at})
        return None
    return taken


def _incoming(
    request: HttpRequest, first: CaseFile | None, boxes: Boxes, errors: list[dict[str, str]]
) -> HttpResponse:
    words = spoken(request)
    context = {
        **(incoming_rows(request, words) if first is None else {}),
        "first": first,
        "heading": heading(first, words) if first is not None else "",
        "boxes": boxes,
        "by": request.POST.get("by", ""),
        "errors": errors,
        "wrong": {one["name"]: one["text"] for one in reversed(errors) if "name" in one},
        "size": MAX_BYTES // 1024**2,
        "action": reverse("incoming_again", args=[first.key]) if first else reverse("incoming"),
    }
    return render(
        request, "web/incoming/incoming.html", context, status=GIVEN_BACK if errors else 200
    )


@require_POST
def type_in(request: HttpRequest) -> HttpResponse:
    """Begin to type in a request that came on paper."""
    words = spoken(request)
    boxes, errors = typed_boxes("received", request.POST), list[dict[str, str]]()
    day = _day_of(boxes, words, errors)
    if day is None:
        return _incoming(request, None, boxes, errors)
    tree: dict[str, Any] = {"schema": "1", "kind": "request"}
    if state := host().office.state:
        tree["requested"] = {"state": state}
    team = chosen_team(request, Action.SEND)
    file = new_file("request", tree, incoming=True, team=team)
    assert file.head is not None  # it was just made
    record(file, "received", day, by=request.POST.get("by", "").strip())
    judge(file.head, words)
    return see_other("section", file.key, outline("request", "en").sections[0].id)


@require_http_methods(["GET", "HEAD", "POST"])
def review_page(request: HttpRequest, key: str) -> HttpResponse:
    """A request as the requested State receives it, and what can be answered."""
    words, file = spoken(request), file_at(key)
    if request.method == "POST" and file.kind not in REVIEWED:
        return join_letter(request, file)
    if request.method == "POST":
        assert file.head is not None  # it has a first revision
        try:
            review(file.head, words)
        except UnusableError as error:
            return _review_page(request, file, words, errors=error_rows(error))
        return see_other("incoming_review", key)
    return _review_page(request, file, words)


def _review_page(
    request: HttpRequest,
    file: CaseFile,
    words: Words,
    *,
    errors: list[dict[str, str]] | None = None,
    twice: str = "",
) -> HttpResponse:
    assert file.head is not None
    reviewed = file.kind in REVIEWED
    found = review_kept(file.head, words) if reviewed else None
    lacks = found["deficiencies"] if found else []
    today, there = dt.date.today(), CaseFile.objects.select_related("head", "matter")
    beside = there.filter(matter=file.matter, removed=None).exclude(pk=file.pk)
    context = {
        "file": file,
        "heading": heading(file, words),
        "errors": errors or [],
        "twice": twice,
        "standing": row_of(file, words, today),
        "review": found,
        "poll": waiting_at(file, words) if found is None and file.kind in REVIEWED else "",
        "here": request.path,
        "needed": [one for one in lacks if one["weight"] == "needed"],
        "pressing": [one for one in lacks if one["weight"] == "at-once"],
        "other": [one for one in lacks if one["weight"] == "helpful"],
        "reviewed": file.kind in REVIEWED,
        **({} if file.kind in REVIEWED else letter_context(file, words)),
        "for_companies": file.kind in FOR_COMPANIES,
        "again": before_of(file) is not None,
        "letters": [
            {
                "file": one,
                "heading": heading(one, words),
                "row": row_of(one, words, today),
                "outdated": outdated_since(one),
            }
            for one in beside.order_by("created")
            if one.head is not None
        ],
    }
    status = GIVEN_BACK if errors else 200
    asked = asked_for(file, words, (found or {}).get("language", "")) if reviewed else None

    def made(share: float) -> HttpResponse:
        told = (
            {"asked": asked.within(share), "asked_measures": len(asked.measures)} if asked else {}
        )
        return render(request, "web/incoming/review.html", context | told, status=status)

    return fitting(made)


@require_POST
@in_turn
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Write the receipt, or the letter that returns a request."""
    words, file = spoken(request), file_at(key)
    if file.kind not in REVIEWED:
        raise Http404
    letter = request.POST.get("letter", "")
    known = letter in ("acknowledgement", "deficiency")
    if known and (told := done_before(request, file, letter, words)):
        return _review_page(request, file, words, errors=told, twice=letter)
    try:
        if letter == "acknowledgement":
            return _written(acknowledge(file, words), words)
        if letter == "deficiency":
            return _written(return_it(file, words), words)
    except (RefusedError, UnusableError) as error:
        return _review_page(request, file, words, errors=error_rows(error))
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def decide_page(request: HttpRequest, key: str) -> HttpResponse:
    """Decide on a request: nothing is proposed."""
    words, file = spoken(request), file_at(key)
    if file.kind not in REVIEWED:
        raise Http404
    given = {name: request.POST.get(name, "") for name in ("outcome", "reasons", "conditions")}
    other = other_opener(dict(request.POST.lists()))
    errors: list[dict[str, str]] = []
    told: list[dict[str, str]] = []
    if request.method == "POST":
        told = done_before(request, file, "decision", words)
        if told:
            errors = told
        elif given["outcome"] == "refused" and not given["reasons"].strip():
            text = words.say("web.incoming.refusal-needs-reasons")
            errors = [{"text": text, "href": "#reasons", "name": "reasons"}]
        elif given["outcome"] in OUTCOMES:
            texts = (given["reasons"], given["conditions"])
            who = other.username if other is not None else ""
            new = decide(file, given["outcome"], *texts, words=words, typed_by=who)
            return _written(new, words)
        else:
            text = words.say("web.incoming.choose-outcome")
            errors = [{"text": text, "href": f"#outcome-{OUTCOMES[0]}", "name": "outcome"}]
    context = {
        "file": file,
        "heading": heading(file, words),
        "outcomes": [(one, words.say(f"web.incoming.outcome-{one}")) for one in OUTCOMES],
        "given": given,
        "asked": asked_for(file, words).measures,
        "twice": bool(told) or "another" in request.POST,
        "opened_by": opened_by() if other is None else request.POST[FIELD],
        "errors": errors,
        "wrong": {one["name"]: one["text"] for one in errors if "name" in one},
    }
    status = GIVEN_BACK if errors else 200
    return render(request, "web/incoming/decide.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def company_page(request: HttpRequest, key: str) -> HttpResponse:
    """A request on the desk of a company, by one of the notices kept here."""
    words, file = spoken(request), file_at(key)
    if file.kind not in FOR_COMPANIES:
        raise Http404
    notices = {one.key: one for one in notices_there()}
    chosen = notices.get(request.POST.get("notice") or request.GET.get("notice") or "")
    errors: list[dict[str, str]] = []
    if request.method == "POST" and chosen is None:
        errors = [{"text": words.say("web.incoming.choose-notice")}]
    if request.method == "POST" and chosen is not None:
        assert file.head is not None and chosen.head is not None  # they have revisions
        letter = request.POST.get("letter", "")
        if letter and letter not in COMPANY_LETTERS:
            raise Http404
        try:
            if letter:
                wanted = cast("Letter", letter)
                return _written(answer_as_company(file, chosen.head, wanted, words), words)
            desk_review(file.head, chosen.head, words)
        except (RefusedError, UnusableError) as error:
            errors = error_rows(error)
        else:
            answer = see_other("incoming_company", key)
            answer["Location"] += f"?notice={chosen.key}"
            return answer
    found = (
        desk_kept(file.head, chosen.head, words)
        if chosen is not None and chosen.head is not None and file.head is not None
        else None
    )
    context = {
        "file": file,
        "heading": heading(file, words),
        "notices": [(one, heading(one, words)) for one in notices.values()],
        "chosen": chosen,
        "desk": found,
        "letters": [(one, words.say(f"web.incoming.company-{one}")) for one in COMPANY_LETTERS],
        "errors": errors,
    }
    status = GIVEN_BACK if errors else 200
    return render(request, "web/incoming/company.html", context, status=status)


def _written(new: CaseFile, words: Words) -> HttpResponse:
    assert new.head is not None  # it was just made
    judge(new.head, words)
    return see_other("case", new.key)


ROUTES = [
    path("incoming/", incoming_page, name="incoming"),
    path("incoming/new", type_in, name="incoming_new"),
    path("incoming/<slug:key>", review_page, name="incoming_review"),
    path("incoming/<slug:key>/answer", answer, name="incoming_answer"),
    path("incoming/<slug:key>/decide", decide_page, name="incoming_decide"),
    path("incoming/<slug:key>/company", company_page, name="incoming_company"),
    path("incoming/<slug:key>/again", again_page, name="incoming_again"),
]
