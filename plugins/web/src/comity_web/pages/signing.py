"""To sign in: a password and a one-time code, an identity provider, an invitation; and to sign out.

A password that was right is no session yet: until the code is right too, the session knows for ten
minutes whose code it waits for, and nothing else. What exactly was wrong is never told.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity_web.accounts import codes, lockout
from comity_web.accounts.adapters import AccountAdapter
from comity_web.accounts.connections import connect_waiting, waiting
from comity_web.accounts.identity import NotLetInError, come_back, go_to, has_returned
from comity_web.accounts.invitations import invited, take
from comity_web.accounts.known_browser import counted_for, remember_browser
from comity_web.accounts.models import Account
from comity_web.accounts.passwords import fault_of, shortest
from comity_web.accounts.sessions import end_sessions, note_session
from comity_web.guarding.entry import TOKEN_PART
from comity_web.guarding.events import happened
from comity_web.guarding.refusals import refuse
from comity_web.guarding.sessions import enter, entered
from comity_web.pages.proving import (
    errors,
    failed,
    made_to_wait,
    own_path,
    page,
    prove_now,
    right_password,
    see,
    set_up,
)
from comity_web.wording.language import choose

__all__ = ["ROUTES", "accept", "sign_in", "sign_in_code", "sign_out"]

HALF = "half"
"""The key of a session: whose password was right, when, and where to go."""
HALF_LASTS = 600
"""Seconds in which the code must follow the password."""
PROVIDER = "provider "
EITHER = ("GET", "HEAD", "POST")


@require_http_methods(EITHER)
def sign_in(request: HttpRequest) -> HttpResponse:
    """The name of an account and its password; a button for each identity provider."""
    then = own_path(request.POST.get("next") or request.GET.get("next"))
    if entered(request):
        return see(then)
    if request.method != "POST" or not settings.COMITY.server.sign_in.passwords:
        return page(request, "sign_in", next=then, waiting=waiting(request))
    username = request.POST.get("username", "").replace("\0", "").strip().lower()
    shown = {"username": username, "next": then, "waiting": waiting(request)}
    whos = counted_for(request, username)
    if wait := lockout.take(*whos):
        return made_to_wait(request, "sign_in", wait, **shown)
    account = right_password(request, username)
    named = Account.objects.filter(username=username).first()
    if account is None:
        told = errors(request, "wrong", "username")
        return failed(request, "sign_in", whos, told, whose=named, **shown)
    lockout.succeeded(*whos)
    return _half_in(request, account, then)


def _half_in(request: HttpRequest, account: Account, then: str) -> HttpResponse:
    """After the right password: on to the code, or to its key, or in."""
    has = codes.has_codes(account)
    if not has and settings.COMITY.server.sign_in.codes != "required":
        return _let_in(request, account, "password", then)
    request.session.cycle_key()
    request.session[HALF] = {
        "account": account.pk,
        "password": account.get_session_auth_hash(),
        "at": int(time.time()),
        "next": then,
    }
    return see(reverse("sign_in_code" if has else "sign_in_set_up"))


def _half(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for whoever gave a right password a moment ago; others begin anew."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        kept: Mapping[str, Any] = request.session.get(HALF) or {}
        account = Account.objects.filter(pk=kept.get("account"), is_active=True).first()
        if account is None or time.time() - kept["at"] > HALF_LASTS:
            return see(reverse("sign_in"))
        if not constant_time_compare(kept["password"], account.get_session_auth_hash()):
            return see(reverse("sign_in"))  # it was changed meanwhile
        return view(request, account, own_path(kept["next"]))

    return guarded


@require_http_methods(EITHER)
@_half
def sign_in_code(request: HttpRequest, account: Account, then: str) -> HttpResponse:
    """A one-time code, or one of the recovery codes."""
    if not codes.has_codes(account):
        return see(reverse("sign_in"))
    if request.method != "POST":
        return page(request, "sign_in_code")
    whos = counted_for(request, account.username)
    if wait := lockout.take(*whos):
        return made_to_wait(request, "sign_in_code", wait)
    used = codes.use_code(account, request.POST.get("code", ""))
    if not used:
        told = errors(request, "code-wrong", "code")
        return failed(request, "sign_in_code", whos, told, whose=account)
    lockout.succeeded(*whos)
    if used == codes.RECOVERY:
        happened("recovery-code-used", account)
    return _let_in(request, account, "password-and-code", then)


@require_http_methods(EITHER)
@_half
def sign_in_set_up(request: HttpRequest, account: Account, then: str) -> HttpResponse:
    """The key for one-time codes, before the first session; its recovery codes come next."""
    if codes.has_codes(account):
        return see(reverse("sign_in"))
    shown = set_up(request, account)
    if shown:
        return page(request, "set_up", **shown)
    return _let_in(request, account, "password-and-code", reverse("own_recovery"))


def _let_in(request: HttpRequest, account: Account, how: str, then: str) -> HttpResponse:
    """Begin a session of an account, under a new key.

    The trail has it first; where anything fails after that, nobody is signed in.
    """
    happened("sign-in", account, detail=how)
    try:
        _begin(request, account, how)
    except BaseException:
        request.session.flush()
        raise
    answer = see(then)
    remember_browser(request, answer, account)
    return answer


def _begin(request: HttpRequest, account: Account, how: str) -> None:
    if not how.startswith(PROVIDER):  # allauth did
        AccountAdapter(request).login(request, account)
        if provider := connect_waiting(request, account):
            happened("identity-linked", account, detail=provider)
    request.session.pop(HALF, None)
    enter(request)
    prove_now(request)
    note_session(request)
    lockout.forget(lockout.account_named(account.username))
    if account.language:
        choose(request, account.language)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; forms of its pages are worth nothing any more."""
    account = _signed_in(request)
    AccountAdapter(request).logout(request)
    rotate_token(request)
    happened("sign-out", account)
    context = {"outside": True, "providers": settings.COMITY.server.sign_in.providers}
    answer = render(request, "web/account/signed_out.html", context)
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@require_POST
def sign_in_with(request: HttpRequest, provider: str) -> HttpResponse:
    """On to an identity provider, by a page that leads there.

    A redirect after a form may not leave this server: the policy of our pages (``form-action``)
    forbids it in some browsers, and should.
    """
    then = own_path(request.POST.get("next"))
    try:
        there = go_to(request, provider, then, anew=entered(request))
    except NotLetInError as error:
        return _not_let_in(request, provider, error.reason)
    return page(request, "go_to", there=there)


@require_safe
def sign_in_back(request: HttpRequest, provider: str) -> HttpResponse:
    """Back from an identity provider.

    The cookie of the session is strict: it stays behind where another server leads here. Instead of
    a weaker cookie, our own page leads to the same address once more, and the cookie comes along.
    """
    if not has_returned(request):
        again = f"{request.get_full_path()}&_redir="
        return page(request, "led_here", again=again)
    try:
        then = come_back(request, provider)
    except NotLetInError as error:
        return _not_let_in(request, provider, error.reason, error.account)
    account = _signed_in(request)
    if getattr(request, "linked_identity", False):
        happened("identity-linked", account, detail=provider)
    return _let_in(request, account, f"{PROVIDER}{provider}", own_path(then))


def _signed_in(request: HttpRequest) -> Account:
    """The account itself: ``request.user`` would be nobody after signing out."""
    found: Account = Account.objects.get(pk=request.user.pk)
    return found


def _not_let_in(
    request: HttpRequest, provider: str, reason: str, account: Account | None = None
) -> HttpResponse:
    known = {one.id for one in settings.COMITY.server.sign_in.providers}
    detail = f"{reason} {provider}" if provider in known else reason
    happened("sign-in-refused", account, detail=detail)
    if reason == "connect":
        return see(reverse("sign_in"))
    return page(request, "not_let_in", 403, reason=reason)


@require_http_methods(EITHER)
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """An invitation: whom it is for, and the password that they choose; looking uses nothing up."""
    account = invited(token)
    if account is None:
        return refuse(request, 403, "invitation")
    shown: dict[str, Any] = {"account": account, "number": shortest()}
    if request.method != "POST" or not settings.COMITY.server.sign_in.passwords:
        return page(request, "invited", **shown)
    password = request.POST.get("password", "")
    wrong = fault_of(password, request.POST.get("again", ""), account)
    if wrong:
        told = errors(request, wrong[0], "password", **wrong[1])
        return page(request, "invited", 422, errors=told, **shown)
    if take(token) is None:
        return refuse(request, 403, "invitation")
    if request.user.is_authenticated:  # somebody else, at the same machine
        AccountAdapter(request).logout(request)
    AccountAdapter(request).set_password(account, password)
    end_sessions(account)
    lockout.end(account)
    happened("invitation-used", account)
    return _half_in(request, account, reverse("first"))


ROUTES = [
    path("sign-in", sign_in, name="sign_in"),
    path("sign-in/code", sign_in_code, name="sign_in_code"),
    path("sign-in/set-up", sign_in_set_up, name="sign_in_set_up"),
    path("sign-in/with/<slug:provider>", sign_in_with, name="sign_in_with"),
    path("sign-in/with/<slug:provider>/back", sign_in_back, name="sign_in_back"),
    path("sign-out", sign_out, name="sign_out"),
    path(f"invited/<{TOKEN_PART}:token>", accept, name="invited"),
]
