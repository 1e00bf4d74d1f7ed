"""Help: the glossary, what happens after sending, the choice of language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from comity_web.guarding.rights import allowed
from comity_web.wording.collation import alphabetical
from comity_web.wording.language import choose, spoken

__all__ = ["ROUTES", "STEPS", "TERMS", "after", "glossary", "language", "stay"]

TERMS = (
    *("acknowledgement", "case-file", "caution", "central-authority", "channel"),
    *("competent-authority", "contact-by-law", "coverage", "deficiency-letter"),
    *("domestic-basis", "dual-criminality", "emergency", "finding", "formality", "gap"),
    *("holder", "instrument", "letter-rogatory", "measure", "mutual-assistance"),
    *("necessity", "nexus", "notice", "oath", "organised-group", "overbroad"),
    *("paper-to-provider", "preservation", "preview", "privilege", "proportionality"),
    *("protected-person", "reciprocity", "register", "request", "requested-state"),
    *("requesting-state", "restraint", "road", "sealed-annex", "speciality"),
    *("stored-content", "subscriber-data", "supplement", "traffic-data", "transmittal"),
    *("transnational", "undertaking", "user-notice"),
)
"""Terms of the glossary: ``web.help.term-<id>`` and ``web.help.means-<id>``; also its anchors."""
STEPS = ("sign", "translate", "send", "received", "returned", "answered")
"""What happens after a letter is finished: ``web.help.after-<step>`` with ``-text``."""


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of Comity, each in a sentence, in the order of the reader's alphabet."""
    words = spoken(request)
    rows = [
        (words.say(f"web.help.term-{id}"), words.say(f"web.help.means-{id}"), id) for id in TERMS
    ]
    return render(
        request,
        "web/help/glossary.html",
        {"rows": sorted(rows, key=lambda row: alphabetical(row[0]))},
    )


@require_safe
def after(request: HttpRequest) -> HttpResponse:
    """What happens after a letter is finished, and what one does then in Comity."""
    words = spoken(request)
    steps = [
        {
            "title": words.say(f"web.help.after-{step}"),
            "text": words.say(f"web.help.after-{step}-text"),
        }
        for step in STEPS
    ]
    return render(request, "web/help/after.html", {"steps": steps, "register": allowed("register")})


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the choice of a language, and return to the page where it was made."""
    choose(request, request.POST.get("language", ""))
    answer = HttpResponseRedirect(_back_to(request.POST.get("next", "")))
    answer.status_code = 303
    return answer


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Let the session go on; every request of it does."""
    return HttpResponse(status=204)


def _back_to(wanted: str) -> str:
    """A path of this server; the first page for anything else."""
    own = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if own else reverse("first")


ROUTES = [
    path("glossary", glossary, name="glossary"),
    path("after", after, name="after"),
    path("language", language, name="language"),
    path("stay", stay, name="stay"),
]
