"""What is due for erasure: by the key of a matter and its team, and nothing of what it says.

Nothing is erased by itself. The administrator is asked twice, and types the key the second time.
"""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_safe

from comity_web.accounts.who import OWNER, asking, on_behalf_of
from comity_web.cases.erasure import InUseError, closed_on, due, erase, still_since
from comity_web.cases.models import CaseFile, Matter
from comity_web.pages.answering import see_at
from comity_web.pages.page_tags import day
from comity_web.pages.proving import proved
from comity_web.pages.staff_accounts import GIVEN_BACK
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES"]


@require_safe
def retention_page(request: HttpRequest) -> HttpResponse:
    """Every matter that was closed long enough ago."""
    words = spoken(request)
    context = {
        "days": settings.COMITY.server.keep_closed,
        "rows": [
            {
                "key": one.key,
                "team": one.team.name if one.team else "",
                "files": (files := _files(one)),
                "count": len(files),
                **_days(one, words),
            }
            for one in _due()
        ],
        "erased": "erased" in request.GET,
    }
    return render(request, "web/admin/retention.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def erase_page(request: HttpRequest, matter: str) -> HttpResponse:
    """Erase a matter that is due: first it is asked whether, then its key is to be typed."""
    found = next((one for one in _due() if one.key == matter), None)
    if found is None:
        raise Http404
    return _erase(request, found)


@proved
def _erase(request: HttpRequest, found: Matter) -> HttpResponse:
    why = ""
    if request.method == "POST":
        if request.POST.get("typed", "").strip().lower() != found.key:
            why = "key-differs"
        else:
            try:
                erase(found, actor=asking().username)
            except InUseError:
                why = "in-use"
            else:
                return see_at("/administer/retention?erased")
    said = spoken(request).say(f"web.admin.why-{why}") if why else ""
    context = {
        "key": found.key,
        "team": found.team.name if found.team else "",
        "files": (files := _files(found)),
        "count": len(files),
        "sure": "sure" in request.GET or request.method == "POST",
        "said": said,
        "errors": [{"text": said, "href": "#typed"}] if said else [],
    }
    status = GIVEN_BACK if why else 200
    return render(request, "web/admin/erase.html", context, status=status)


def _due() -> list[Matter]:
    days = settings.COMITY.server.keep_closed
    with on_behalf_of(OWNER):
        return due(days) if days else []


def _days(matter: Matter, words: Words) -> dict[str, str]:
    """When a matter was closed, and when it was last changed where that was later."""
    with on_behalf_of(OWNER):
        closed, still = closed_on(matter), still_since(matter)
    return {
        "closed": day(closed, words) if closed else "",
        "changed": day(still, words) if still and still != closed else "",
    }


def _files(matter: Matter) -> list[str]:
    """The addresses of the files of a matter: who may read them sees there which matter it is."""
    with on_behalf_of(OWNER):
        keys = CaseFile.objects.filter(matter=matter).order_by("pk").values_list("key", flat=True)
        return [reverse("case", args=[key]) for key in keys]


ROUTES = [
    path("administer/retention", retention_page, name="retention"),
    path("administer/retention/<slug:matter>", erase_page, name="erase"),
]
