"""The administrator's pages on accounts: who may sign in, what they may do, how they get in again.

An administrator sees no case here, and nothing of what an account wrote. What lets somebody in or
keeps them out, gives rights, or changes by what somebody is known asks for proof that it is really
the administrator, if that was long ago.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity_web.accounts.connections import connections_of, disconnect
from comity_web.accounts.lockout import end, waits
from comity_web.accounts.models import Account, Membership, Team
from comity_web.accounts.roles import Role
from comity_web.accounts.who import asking
from comity_web.cases.looked_for import looked_for
from comity_web.cases.staff import (
    RefusedChangeError,
    change_account,
    close_account,
    make_account,
    reopen_account,
)
from comity_web.cases.trail import audit
from comity_web.pages.answering import see_found, see_other
from comity_web.pages.page_tags import moment
from comity_web.pages.paging import pages_of
from comity_web.pages.proving import proved
from comity_web.wording.catalogues import Words, tags
from comity_web.wording.language import spoken
from comity_web.wording.navigation import tongues

__all__ = ["ROUTES", "role_words"]

GIVEN_BACK = 422
"""The status of a page that gives back what was typed, since it was refused."""
AT_ONCE = 50
HEADS = ("name", "username", "may", "state")
FIELDS = ("username", "name", "email", "language")


@require_http_methods(["GET", "HEAD", "POST"])
def accounts_page(request: HttpRequest) -> HttpResponse:
    """Every account, by name; those whose names have what is looked for."""
    if request.method == "POST":
        return see_found(request, {"q": request.POST.get("q", "").strip()})
    words, wanted = spoken(request), (looked_for(request, request.path) or {}).get("q", "")
    found = Account.objects.order_by("-is_active", "name", "username")
    if wanted:
        found = found.filter(Q(name__icontains=wanted) | Q(username__icontains=wanted))
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    roles: dict[int, set[str]] = {}
    had = Membership.objects.filter(account__in=[*page], team__closed=None)
    for account, role in had.values_list("account", "role"):
        roles.setdefault(account, set()).add(role)
    context = {
        "heads": [words.say(f"web.admin.{one}") for one in HEADS],
        "caption": words.say("web.admin.accounts-shown", count=page.paginator.count),
        "rows": [_row(account, roles.get(account.pk, set()), words) for account in page],
        "wanted": wanted,
        **pages_of(page, request),
    }
    return render(request, "web/admin/accounts.html", context)


def _row(account: Account, roles: set[str], words: Words) -> list[dict[str, str]]:
    may = [role_words(role, words) for role in Role if role in roles] + _rights(account, words)
    state = _state(account)
    return [
        {"text": account.name, "href": reverse("account_of", args=[account.key])},
        {"text": account.username},
        {"text": ", ".join(may) or words.say("web.admin.nothing-yet")},
        {"text": words.say(f"web.admin.state-{state}"), "kind": KINDS[state]},
    ]


KINDS = {"open": "success", "invited": "begun", "closed": "not-needed"}


def _state(account: Account) -> str:
    """``open``; ``invited`` for one that nobody has used yet; ``closed``."""
    if not account.is_active:
        return "closed"
    return "open" if account.last_login or account.has_usable_password() else "invited"


def _rights(account: Account, words: Words) -> list[str]:
    return [
        words.say(f"web.admin.right-{right}")
        for right in ("administrator", "auditor")
        if getattr(account, right)
    ]


def role_words(role: str, words: Words) -> str:
    """A role of a team in words."""
    return words.say(f"web.admin.role-{role}")


@require_safe
def account_page(request: HttpRequest, account: str) -> HttpResponse:
    """One account: what is kept of it, its roles, and the ways to let it in again."""
    from comity_web.accounts.codes import has_codes

    words, found = spoken(request), get_object_or_404(Account, key=account)
    locked = waits(found)
    roles: dict[int, list[str]] = {}
    had = Membership.objects.filter(account=found)
    for within, role in had.values_list("team", "role"):
        roles.setdefault(within, []).append(role)
    teams = [
        {
            "team": team,
            "roles": [role_words(role, words) for role in Role if role in roles.get(team.pk, ())],
        }
        for team in Team.objects.filter(closed=None).order_by("name")
    ]
    server = settings.COMITY.server
    context = {
        "account": found,
        "state": _state(found),
        "state_kind": KINDS[_state(found)],
        "facts": _facts(found, words, has_codes(found)),
        "teams": teams,
        "own": found.username == asking().username,
        "passwords": server.sign_in.passwords,
        "connections": connections_of(found),
        "ways": _ways(found, words),
        "codes": has_codes(found),
        "locked": moment(locked, words) if locked else "",
        "made": "made" in request.GET,
        "done": request.GET.get("done") if request.GET.get("done") in DONE else "",
    }
    return render(request, "web/admin/account.html", context)


DONE = ("changed", "codes", "identity", "unlocked", "closed", "reopened")


def _ways(account: Account, words: Words) -> list[str]:
    """How somebody gets in by each provider whose identity is not connected yet."""
    sign_in = settings.COMITY.server.sign_in
    connected = {one.provider for one in connections_of(account)}
    how = "by-password-first" if sign_in.passwords and account.has_usable_password() else "by-mail"
    if not account.email:
        how = "by-no-mail"
    return [
        words.say(f"web.admin.{how}", provider=one.name)
        for one in sign_in.providers
        if one.id not in connected
    ]


def _facts(account: Account, words: Words, codes: bool) -> list[dict[str, Any]]:
    language = tongues([account.language])[0].name if account.language in tags() else ""
    values = {
        "username": account.username,
        "email": account.email,
        "language": language,
        "rights": ", ".join(_rights(account, words)) or words.say("web.admin.no-rights"),
        "signed-in": moment(account.last_login, words) if account.last_login else "",
        "codes": words.say(f"web.admin.codes-{'set-up' if codes else 'none'}"),
        "created": moment(account.created, words),
    }
    otherwise = {"signed-in": "never", "language": "browsers", "email": "no-email"}
    return [
        {
            "key": words.say(f"web.admin.{name}"),
            "value": value or words.say(f"web.admin.{otherwise[name]}"),
        }
        for name, value in values.items()
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@proved
def account_new(request: HttpRequest) -> HttpResponse:
    """Make an account."""
    typed = _typed(request)
    if request.method != "POST":
        return _form(request, typed, {})
    try:
        account = make_account(**typed)
    except RefusedChangeError as error:
        return _form(request, typed, error.reasons)
    answer = see_other("account_of", account.key)
    answer["Location"] += "?made"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@proved
def account_change(request: HttpRequest, account: str) -> HttpResponse:
    """Change the name, the e-mail address, the language and the rights of an account."""
    found = get_object_or_404(Account, key=account)
    if request.method != "POST":
        if request.POST:  # given back after the proof
            return _form(request, _typed(request), {}, found)
        now = {name: getattr(found, name) for name in (*FIELDS, "administrator", "auditor")}
        return _form(request, now, {}, found)
    typed = _typed(request)
    del typed["username"]
    try:
        change_account(found, **typed)
    except RefusedChangeError as error:
        return _form(request, typed, error.reasons, found)
    return _done(found, "changed")


def _typed(request: HttpRequest) -> dict[str, Any]:
    typed: dict[str, Any] = {name: request.POST.get(name, "") for name in FIELDS}
    if typed["language"] not in tags():
        typed["language"] = ""
    return typed | {right: right in request.POST for right in ("administrator", "auditor")}


def _form(
    request: HttpRequest,
    typed: dict[str, Any],
    reasons: dict[str, str],
    account: Account | None = None,
) -> HttpResponse:
    words = spoken(request)
    order = (*FIELDS, "administrator", "auditor")
    own = account is not None and account.username == asking().username
    said = {name: words.say(f"web.admin.why-{reasons[name]}") for name in order if name in reasons}
    context = {
        "typed": typed,
        "said": said,
        "errors": [{"text": text, "href": f"#{name}"} for name, text in said.items()],
        "account": account,
        # nobody makes themself an auditor; whoever is one may stop
        "may_audit": not own or typed["auditor"] or "auditor" in reasons,
        "languages": tongues(tags()),
    }
    status = GIVEN_BACK if reasons else 200
    return render(request, "web/admin/account_form.html", context, status=status)


@require_POST
@proved
def account_invite(request: HttpRequest, account: str) -> HttpResponse:
    """Make a link by which the person sets a password; it is shown in this answer alone."""
    from comity_web.accounts.invitations import invite

    found = get_object_or_404(Account, key=account, is_active=True)
    link = f"{settings.COMITY.server.url.rstrip('/')}/invited/{invite(found)}"
    audit("invited", detail=found.username)
    return render(request, "web/admin/invited.html", {"account": found, "link": link})


@require_http_methods(["GET", "HEAD", "POST"])
@proved
def account_codes(request: HttpRequest, account: str) -> HttpResponse:
    """Forget the one-time codes of an account, whose telephone was lost; it sets new ones up."""
    from comity_web.accounts.codes import reset_codes

    found = get_object_or_404(Account, key=account)
    if request.method != "POST":
        return _sure(request, found, "codes")
    reset_codes(found)
    audit("codes-reset", detail=found.username)
    return _done(found, "codes")


@require_POST
@proved
def account_identity_end(request: HttpRequest, account: str, provider: str) -> HttpResponse:
    """Take away an identity of an account, that somebody has lost or that is not theirs."""
    found = get_object_or_404(Account, key=account)
    if not disconnect(found, provider):
        raise Http404
    audit("identity-unlinked", detail=f"{found.username} {provider}")
    return _done(found, "identity")


@require_POST
def account_unlock(request: HttpRequest, account: str) -> HttpResponse:
    """End the wait that failed sign-ins began."""
    found = get_object_or_404(Account, key=account)
    if waits(found):
        end(found)
        audit("lock-ended", detail=found.username)
    return _done(found, "unlocked")


@require_http_methods(["GET", "HEAD", "POST"])
@proved
def account_close(request: HttpRequest, account: str) -> HttpResponse:
    """Close an account."""
    found = get_object_or_404(Account, key=account, is_active=True)
    if request.method != "POST":
        return _sure(request, found, "close")
    try:
        close_account(found)
    except RefusedChangeError as error:
        return _sure(request, found, "close", error.reasons[""])
    return _done(found, "closed")


@require_POST
@proved
def account_reopen(request: HttpRequest, account: str) -> HttpResponse:
    """Let a closed account in again."""
    found = get_object_or_404(Account, key=account, is_active=False)
    reopen_account(found)
    return _done(found, "reopened")


def _sure(request: HttpRequest, account: Account, what: str, why: str = "") -> HttpResponse:
    words = spoken(request)
    context = {
        "account": account,
        "title": words.say(f"web.admin.sure-{what}"),
        "text": words.say(f"web.admin.sure-{what}-about"),
        "do": words.say(f"web.admin.{what}-do"),
        "post": request.path,
        "errors": [{"text": words.say(f"web.admin.why-{why}")}] if why else [],
    }
    return render(request, "web/admin/sure.html", context, status=GIVEN_BACK if why else 200)


def _done(account: Account, what: str) -> HttpResponse:
    answer = see_other("account_of", account.key)
    answer["Location"] += f"?done={what}"
    return answer


ROUTES = [
    path("administer/accounts", accounts_page, name="accounts"),
    path("administer/accounts/new", account_new, name="account_new"),
    path("administer/accounts/<slug:account>", account_page, name="account_of"),
    path("administer/accounts/<slug:account>/change", account_change, name="account_change"),
    path("administer/accounts/<slug:account>/invite", account_invite, name="account_invite"),
    path("administer/accounts/<slug:account>/codes", account_codes, name="account_codes_reset"),
    path(
        "administer/accounts/<slug:account>/identity/<slug:provider>/end",
        account_identity_end,
        name="account_identity_end",
    ),
    path("administer/accounts/<slug:account>/unlock", account_unlock, name="account_unlock"),
    path("administer/accounts/<slug:account>/close", account_close, name="account_close"),
    path("administer/accounts/<slug:account>/reopen", account_reopen, name="account_reopen"),
]
