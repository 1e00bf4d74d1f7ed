"""Help: the choice of language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from comity_web.wording.language import choose

__all__ = ["ROUTES", "language", "stay"]


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the choice of a language, and return to the page where it was made."""
    choose(request, request.POST.get("language", ""))
    return see_other(_back_to(request.POST.get("next", "")))


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Let the session go on."""
    request.session.modified = True
    return HttpResponse(status=204)


def see_other(address: str) -> HttpResponse:
    """303 to an address."""
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer


def _back_to(wanted: str) -> str:
    """A path of this server; the first page for anything else."""
    own = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if own else reverse("first")


ROUTES = [
    path("language", language, name="language"),
    path("stay", stay, name="stay"),
]
