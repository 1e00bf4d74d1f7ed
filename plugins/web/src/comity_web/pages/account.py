"""One's own account: what one may do, password, one-time codes, sessions.

What one signs in with is changed only by somebody who proved a moment ago who they are.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity_web.accounts import codes, lockout
from comity_web.accounts.adapters import AccountAdapter
from comity_web.accounts.connections import connections_of, disconnect
from comity_web.accounts.known_browser import counted_for, remember_browser
from comity_web.accounts.models import Account, Membership
from comity_web.accounts.passwords import fault_of, shortest
from comity_web.accounts.sessions import (
    end_session,
    end_sessions,
    moved,
    new_key,
    sessions_of,
)
from comity_web.guarding.events import happened
from comity_web.pages.proving import (
    errors,
    failed,
    given_for,
    made_to_wait,
    own_path,
    page,
    prove_now,
    proved,
    right_password,
    see,
    set_up,
)
from comity_web.wording.language import spoken
from comity_web.wording.said import core_words

__all__ = ["ROUTES", "account", "change_codes", "change_password", "prove", "recovery"]

EITHER = ("GET", "HEAD", "POST")
DONE = ("codes", "identity", "password", "sessions")
"""What the page says was done."""


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, what one signs in with, and where one is signed in."""
    mine, words = _mine(request), spoken(request)
    done = request.GET.get("done")
    memberships = Membership.objects.filter(account=mine, team__closed=None)
    labelled = core_words(words).labelled
    roles = [
        labelled(one.team.name, words.say(f"web.team.role-{one.role}"))
        for one in memberships.select_related("team").order_by("team__name", "role")
    ]
    roles += [
        words.say(f"web.team.role-{right}")
        for right in ("administrator", "auditor")
        if getattr(mine, right)
    ]
    context: dict[str, Any] = {
        "mine": mine,
        "rows": [
            {"key": words.say("web.account.name"), "value": mine.name},
            {"key": words.say("web.account.username"), "value": mine.username},
            {
                "key": words.say("web.account.mail"),
                "value": mine.email or words.say("web.account.no-mail"),
            },
            {"key": words.say("web.account.roles"), "lines": roles, "missing": not roles},
        ],
        "has_password": _has_password(mine),
        "has_codes": codes.has_codes(mine),
        "left": codes.recovery_left(mine),
        "required": _required(),
        "done": done if done in DONE else "",
        "connections": connections_of(mine),
        "sessions": sessions_of(mine, request.session.session_key or ""),
    }
    return page(request, "account", **context)


@require_http_methods(EITHER)
def prove(request: HttpRequest) -> HttpResponse:
    """The password and a one-time code once more before something is changed, or the provider."""
    mine = _mine(request)
    then = own_path(request.POST.get("next") or request.GET.get("next"))
    shown: dict[str, Any] = {
        "next": then,
        "has_codes": codes.has_codes(mine),
        "has_password": _has_password(mine),
        "kept": bool(given_for(request, urlsplit(then).path)),
    }
    if request.method != "POST" or not shown["has_password"]:
        return page(request, "prove", **shown)
    if refused := _once_more(request, mine, "prove", shown):
        return refused
    new_key(request)
    prove_now(request)
    return see(then)


@require_http_methods(EITHER)
def change_password(request: HttpRequest) -> HttpResponse:
    """A new password, for whoever knows the one before; every other session ends."""
    mine = _with_password(request)
    shown: dict[str, Any] = {"number": shortest(), "has_codes": codes.has_codes(mine), "mine": mine}
    if request.method != "POST":
        return page(request, "password", **shown)
    new = request.POST.get("new", "")
    if wrong := fault_of(new, request.POST.get("again", ""), mine):
        told = errors(request, wrong[0], "new", **wrong[1])
        return page(request, "password", 422, errors=told, **shown)
    if refused := _once_more(request, mine, "password", shown):
        return refused
    before = request.session.session_key
    AccountAdapter(request).set_password(mine, new)
    update_session_auth_hash(request, mine)  # under a new key
    moved(request, before)
    end_sessions(mine, but=request.session.session_key or "")
    happened("password-changed", mine)
    prove_now(request)
    answer = see(f"{reverse('account')}?done=password")
    remember_browser(request, answer, mine)  # the one before says nothing of the new password
    return answer


@require_http_methods(EITHER)
@proved
def change_codes(request: HttpRequest) -> HttpResponse:
    """A new key for one-time codes, in place of an older one; every other session ends."""
    mine = _with_password(request)
    shown = set_up(request, mine)
    if shown:
        return page(request, "set_up", mine=mine, **shown)
    end_sessions(mine, but=request.session.session_key or "")
    return see(reverse("own_recovery"))


@require_POST
@proved
def remove_codes(request: HttpRequest) -> HttpResponse:
    """No one-time codes any more, where they are not required."""
    mine = _mine(request)
    if _required():
        raise Http404
    codes.reset_codes(mine, but=request.session.session_key or "")
    happened("codes-removed", mine)
    return see(f"{reverse('account')}?done=codes")


@require_http_methods(EITHER)
@proved
def recovery(request: HttpRequest) -> HttpResponse:
    """The recovery codes, once; new ones for whoever asks."""
    mine = _mine(request)
    if not codes.has_codes(mine):
        return see(reverse("account"))
    if request.method == "POST":
        codes.new_recovery_codes(mine)
        happened("recovery-codes-made", mine)
        return see(reverse("own_recovery"))
    shown = codes.recovery_codes(mine) if request.method == "GET" else []
    return page(request, "recovery", codes=shown, left=codes.recovery_left(mine))


@require_POST
@proved
def end(request: HttpRequest) -> HttpResponse:
    """End one other session, or all of them."""
    mine, which = _mine(request), request.POST.get("session", "")
    if which == "others":
        ended = end_sessions(mine, but=request.session.session_key or "")
    else:
        ended = int(which.isdecimal() and len(which) < 18 and end_session(mine, int(which)))
    if ended:
        happened("session-ended", mine, detail=str(ended))
    return see(f"{reverse('account')}?done=sessions")


@require_POST
@proved
def disconnect_identity(request: HttpRequest, provider: str) -> HttpResponse:
    """Take away an identity, for whoever can still sign in with a password; other sessions end."""
    mine = _with_password(request)
    if not disconnect(mine, provider, but=request.session.session_key or ""):
        raise Http404
    happened("identity-unlinked", mine, detail=f"{mine.username} {provider}")
    return see(f"{reverse('account')}?done=identity")


def _once_more(
    request: HttpRequest, mine: Account, name: str, shown: dict[str, Any]
) -> HttpResponse | None:
    """The page with what is wrong of password and code; nothing where both are right."""
    whos = counted_for(request, mine.username)
    if wait := lockout.take(*whos):
        return made_to_wait(request, name, wait, **shown)
    reason, at = "", ""
    if right_password(request, mine.username) is None:
        reason, at = "password-wrong", "password"
    elif shown["has_codes"] and not codes.use_code(mine, request.POST.get("code", "")):
        reason, at = "code-wrong", "code"
    if reason:
        told = errors(request, reason, at)
        return failed(request, name, whos, told, event="proof-failed", whose=mine, **shown)
    lockout.succeeded(*whos)
    return None


def _mine(request: HttpRequest) -> Account:
    mine = request.user
    assert isinstance(mine, Account)  # whoever did not sign in gets no page
    return mine


def _with_password(request: HttpRequest) -> Account:
    """One's own account, if it has a password.

    Raises:
        Http404: an identity provider lets one in, and nothing is changed here.
    """
    mine = _mine(request)
    if not _has_password(mine):
        raise Http404
    return mine


def _has_password(mine: Account) -> bool:
    return bool(settings.COMITY.server.sign_in.passwords and mine.has_usable_password())


def _required() -> bool:
    return bool(settings.COMITY.server.sign_in.codes == "required")


ROUTES = [
    path("account", account, name="account"),
    path("account/prove", prove, name="own_prove"),
    path("account/password", change_password, name="own_password"),
    path("account/codes", change_codes, name="own_codes"),
    path("account/codes/remove", remove_codes, name="own_codes_remove"),
    path("account/recovery", recovery, name="own_recovery"),
    path("account/sessions/end", end, name="own_session_end"),
    path("account/identity/<slug:provider>/end", disconnect_identity, name="own_identity_end"),
]
