"""What the pages to sign in and those of one's account share: proof, waits, errors, a new key."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from comity_web.accounts import codes, lockout
from comity_web.accounts.adapters import AccountAdapter, CodesAdapter
from comity_web.accounts.models import Account
from comity_web.accounts.passwords import LONGEST
from comity_web.guarding.events import happened
from comity_web.guarding.sessions import entered
from comity_web.wording.language import spoken

__all__ = [
    "errors",
    "failed",
    "given_for",
    "made_to_wait",
    "own_path",
    "page",
    "prove_now",
    "proved",
    "right_password",
    "see",
    "set_up",
]

PROVED = "proved"
"""The key of a session: when somebody last proved who they are (seconds)."""
PROOF_LASTS = 600
"""Seconds for which that is enough to change what one signs in with."""
GIVEN = "given"
"""The key of a session: the address of a form, and what was typed there while the proof ran out."""
LONGEST_GIVEN = 20_000
"""Characters of a form that are kept; no form behind a proof comes near them."""
NEVER_KEPT = ("csrfmiddlewaretoken", "password", "code")
KEY = "new_key"
"""The key of a session: a key for one-time codes that nobody confirmed yet, encrypted."""


def page(request: HttpRequest, name: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page of ``templates/web/account``."""
    context["outside"] = not entered(request)
    context["providers"] = settings.COMITY.server.sign_in.providers
    context["passwords"] = settings.COMITY.server.sign_in.passwords
    return render(request, f"web/account/{name}.html", context, status=status)


def see(address: str) -> HttpResponse:
    """Lead on to a page of ours."""
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer


def own_path(wanted: str | None) -> str:
    """A path of this server; the first page for anything else."""
    path = wanted or ""
    own = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if own and path != reverse("sign_out") else reverse("first")


def errors(request: HttpRequest, reason: str, at: str, **slots: object) -> list[dict[str, str]]:
    """The rows of an error summary: one, with the field where it is mended."""
    return [{"text": spoken(request).say(f"web.signing.{reason}", **slots), "href": f"#{at}"}]


def right_password(request: HttpRequest, username: str) -> Account | None:
    """The account whose password was posted; it takes as long where there is none."""
    password = request.POST.get("password", "")[:LONGEST]
    found = AccountAdapter(request).authenticate(request, username=username, password=password)
    return found if isinstance(found, Account) and found.is_active else None


def made_to_wait(request: HttpRequest, name: str, seconds: int, **context: Any) -> HttpResponse:
    """The page once more, while nothing is looked at."""
    minutes = -(-seconds // 60)
    told = [{"text": spoken(request).say("web.signing.wait", count=minutes), "href": ""}]
    answer = page(request, name, 429, errors=told, **context)
    answer["Retry-After"] = str(seconds)
    return answer


def failed(
    request: HttpRequest,
    name: str,
    whos: tuple[lockout.Who, ...],
    told: list[dict[str, str]],
    *,
    event: str = "sign-in-failed",
    whose: Account | None = None,
    **context: Any,
) -> HttpResponse:
    """The page once more after an attempt that was wrong.

    Args:
        request: the attempt.
        name: of the page.
        whos: under which names it was counted.
        told: what the page says.
        event: what is written down.
        whose: the account, if there is one.
        context: what the page shows beside it.
    """
    happened(event, whose)
    if wait := lockout.waiting(*whos):
        happened("locked-out", whose)
        return made_to_wait(request, name, wait, **context)
    return page(request, name, 422, errors=told, **context)


def prove_now(request: HttpRequest) -> None:
    """Note that somebody has just proved who they are."""
    request.session[PROVED] = int(time.time())


def proved(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that asks for the password and a code first, if that was long ago.

    A form that was filled in while the proof ran out is given back: its page finds in
    ``request.POST`` of a GET what was typed, and saves nothing before it is sent again.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reading = request.method in ("GET", "HEAD")
        if time.time() - request.session.get(PROVED, 0) < PROOF_LASTS:
            if reading:
                _give_back(request)
            return view(request, *args, **kwargs)
        then = request.get_full_path()
        if not reading:  # back to where the button is
            from_there = urlsplit(request.headers.get("Referer", ""))
            then = from_there._replace(scheme="", netloc="", fragment="").geturl()
            then = then or reverse("account")
            if from_there.path == request.path:
                _keep_given(request)
        return see(f"{reverse('own_prove')}?{urlencode({'next': then})}")

    return guarded


def _keep_given(request: HttpRequest) -> None:
    fields = request.POST.copy()
    for name in NEVER_KEPT:
        fields.pop(name, None)
    typed = fields.urlencode()
    if len(typed) <= LONGEST_GIVEN:
        request.session[GIVEN] = [request.path, typed, int(time.time())]


def given_for(request: HttpRequest, path: str) -> str:
    """What was typed into the form of a page while the proof ran out, a moment ago."""
    page, typed, when = request.session.get(GIVEN, ("", "", 0))
    return str(typed) if page == path and time.time() - when < PROOF_LASTS else ""


def _give_back(request: HttpRequest) -> None:
    """Lay what was typed before the proof into the page that is now asked for, once."""
    if typed := given_for(request, request.path):
        request.POST = QueryDict(typed)
        del request.session[GIVEN]


def set_up(request: HttpRequest, account: Account) -> dict[str, Any]:
    """Show a new key for one-time codes, and keep it once a code of it was typed.

    Returns:
        What its page shows, with its status; nothing where the key is kept.
    """
    adapter, kept = CodesAdapter(), request.session.get(KEY)
    key = adapter.decrypt(kept) if kept else codes.new_key()
    request.session[KEY] = adapter.encrypt(key)
    shown: dict[str, Any] = {
        "picture": codes.picture_of(codes.address_of(account, key)),
        "key": " ".join(key[at : at + 4] for at in range(0, len(key), 4)),
        "status": 200,
    }
    if request.method != "POST":
        return shown
    if not codes.keep_key(account, key, request.POST.get("code", "")):
        return shown | {"errors": errors(request, "code-not-of-key", "code"), "status": 422}
    del request.session[KEY]
    happened("codes-set-up", account)
    return {}
