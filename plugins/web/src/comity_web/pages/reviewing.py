"""Review: a second person says of a version that it may go out, or why it goes back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from comity.steps.read.characters import ILLEGAL_VALUE
from comity.steps.read.tree_hash import with_line_feeds
from comity_web.cases.guarded_names import tells_of_protected
from comity_web.cases.models import CaseFile, Review
from comity_web.cases.reviews import (
    BACK,
    GOOD,
    LONGEST,
    ChangedError,
    OwnWorkError,
    ReviewedSinceError,
    by_others,
    last_review,
    may_go_out,
    needs_review,
    review,
    review_of,
    wrote_it,
)
from comity_web.cases.saving import NotSaved, file_at, head_of
from comity_web.cases.told_before import told_before
from comity_web.guarding.attempts import attempted
from comity_web.guarding.rights import allowed
from comity_web.judging.judged import judge, judgement
from comity_web.pages.answering import see_other
from comity_web.pages.saying import file_heading, moment
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "required_page", "said_of", "standing_of"]

OUTCOMES = (GOOD, BACK)


def standing_of(file: CaseFile, words: Words) -> dict[str, Any] | None:
    """How the latest version stands; None on one's own machine, and of what came in.

    Returns:
        ``state`` (``none``, ``good``, ``back``, or ``stale`` where a later version was saved),
        ``needed`` (whether it goes out only after a review), ``now`` (the number of the latest
        version), and of the latest review ``number``, ``outcome``, ``by``, ``at``, ``reason`` and
        ``compare`` (the address of a comparison with the latest version).
    """
    if settings.COMITY.server is None or file.incoming or file.head is None:
        return None
    made: dict[str, Any] = {"now": file.head.number, "needed": needs_review(file), "state": "none"}
    current = review_of(file.head)
    found = current or last_review(file)
    if found is None:
        return made
    number = found.revision.number
    made |= said_of(found, words) | {"number": number}
    if current is not None:
        return made | {"state": found.outcome}
    compare = reverse("compare", args=[file.key, number, file.head.number])
    return made | {"state": "stale", "compare": compare}


def said_of(one: Review, words: Words) -> dict[str, Any]:
    """A review as a page tells it; no reason that tells who somebody is that is protected now."""
    hidden = told_before(one.revision.file, one.reason)
    return {
        "outcome": one.outcome,
        "by": one.author,
        "at": moment(one.created, words),
        "reason": words.say("web.review.reason-hidden") if hidden else one.reason,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def review_page(request: HttpRequest, key: str) -> HttpResponse:
    """What was said of the versions of a file, and a form to say it of the latest."""
    file, words = file_at(key), spoken(request)
    if request.method != "POST":
        return _page(request, file, words)
    if file.incoming:  # only what goes out is reviewed
        raise Http404
    outcome, reason = request.POST.get("outcome", ""), request.POST.get("reason", "")
    number = request.POST.get("number", "")
    if outcome not in OUTCOMES:
        return _page(request, file, words, error="choose", at="outcome-good")
    if outcome == BACK and not reason.strip():
        return _page(request, file, words, error="reason-missing", at="reason")
    if len(reason.strip()) > LONGEST:
        return _page(request, file, words, error="reason-long", at="reason")
    if ILLEGAL_VALUE.search(with_line_feeds(reason)):  # would turn round what stands beside it
        return _page(request, file, words, error="reason-signs", at="reason")
    # a text is looked at last: nobody asks by it for a name without a trace
    if number != str(head_of(file).number):
        return _page(request, file, words, error="changed", at="outcome-good", status=409)
    if wrote_it(file):
        return _page(request, file, words, error="own-work", at="", status=403)
    try:
        if tells_of_protected(file, reason):  # whoever may read the file reads it too
            attempted(request, "name", file.key)
            return _page(request, file, words, error="reason-protected", at="reason")
        if outcome == GOOD and (error := _not_ready(file, words)):
            return _page(request, file, words, error=error, at="outcome-good")
        review(file, int(number), outcome, reason, _seen(request))
    except ChangedError:
        return _page(request, file, words, error="changed", at="outcome-good", status=409)
    except ReviewedSinceError:
        return _page(request, file, words, error="reviewed-since", at="outcome-good", status=409)
    except OwnWorkError:
        return _page(request, file, words, error="own-work", at="", status=403)
    except NotSaved:
        return _page(request, file, words, error="not-stored", at="", status=503)
    return see_other("case", key)


def _seen(request: HttpRequest) -> int | None:
    """How many reviews of others the page showed; None if it does not tell."""
    told = request.POST.get("seen", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else None


def _not_ready(file: CaseFile, words: Words) -> str:
    """Why no document can be made of the latest version; empty where one can be."""
    judged = judge(head_of(file), words)
    if judged is None:
        return "unchecked"
    return "blocked" if judged.blocked or not judged.complete else ""


def _stops(file: CaseFile, words: Words) -> list[str]:
    """The fields that must be filled in or corrected first, by their titles; of what is known."""
    judged = judgement(head_of(file), words)
    if judged is None or file.incoming:
        return []
    wrong = (row for row in judged.findings if row["severity"] == "error")
    return list(dict.fromkeys(row["title"] for row in (*judged.gaps, *wrong) if row["title"]))


def _page(
    request: HttpRequest,
    file: CaseFile,
    words: Words,
    *,
    error: str = "",
    at: str = "",
    status: int = 422,
) -> HttpResponse:
    head = head_of(file)
    every = Review.objects.filter(revision__file=file).select_related("revision").order_by("-pk")
    own = allowed("review", file, post=True) and wrote_it(file)
    said = words.say(f"web.review.{error}", longest=LONGEST) if error else ""
    context = {
        "file": file,
        "heading": file_heading(file, words),
        "standing": standing_of(file, words),
        "number": head.number,
        "seen": by_others(head),
        "own": own,
        "may": allowed("review", file, post=True) and not own and not file.incoming,
        "incoming": file.incoming,
        "stops": _stops(file, words),
        "before": _before(every, head.number, file),
        "rows": [said_of(one, words) | {"number": one.revision.number} for one in every],
        "outcome": "" if error == "reviewed-since" else request.POST.get("outcome", ""),
        "reason": request.POST.get("reason", ""),
        "errors": [{"text": said, **({"href": f"#{at}"} if at else {})}] if error else [],
    }
    return render(request, "web/review/review.html", context, status=status if error else 200)


def _before(every: Any, number: int, file: CaseFile) -> str:
    """The address of what changed since the version that was reviewed last."""
    last = every.first()
    if last is None or last.revision.number >= number:
        return ""
    return reverse("compare", args=[file.key, last.revision.number, number])


def required_page(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Why something waits: for a reviewer, or until what a reviewer let go out was sent."""
    words = spoken(request)
    context = {
        "file": file,
        "heading": file_heading(file, words),
        "standing": standing_of(file, words),
        "reviewed": may_go_out(file),
    }
    return render(request, "web/review/required.html", context, status=409)


ROUTES = [path("c/<slug:key>/review", review_page, name="review")]
