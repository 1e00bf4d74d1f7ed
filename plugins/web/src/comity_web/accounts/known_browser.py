"""A browser in which somebody signed in before: it guesses for itself alone.

Whoever fails on purpose, or a machine in the same office that does, keeps out neither the owner of
an account at their own browser nor a colleague at theirs: their attempts are counted apart. So the
"device cookies" of OWASP work. The cookie says that its browser signed in to an account; it names
none, opens nothing, and is worth nothing after the password has changed.
"""

from __future__ import annotations

import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from comity_web.accounts import lockout
from comity_web.accounts.models import Account

__all__ = ["counted_for", "remember_browser"]

LASTS = 180 * 24 * 3600
"""Seconds for which a browser is known without a new sign-in."""
NONCE = re.compile(r"[0-9a-f]{32}")


def counted_for(request: HttpRequest, username: str) -> tuple[lockout.Who, ...]:
    """Under which names an attempt to sign in, or to prove who one is, is counted.

    Args:
        request: the attempt.
        username: of the account, whether there is one or not.
    """
    nonce, _, proof = request.COOKIES.get(_name(), "").partition(".")
    account = Account.objects.filter(username=username).first() if NONCE.fullmatch(nonce) else None
    if account is not None and constant_time_compare(proof, _proof(nonce, account)):
        return (lockout.browser_of(nonce),)
    address = lockout.address_of(request.META.get("REMOTE_ADDR", ""))
    return (lockout.account_named(username), address)


def remember_browser(answer: HttpResponse, account: Account) -> None:
    """Let the browser that gets an answer be known to an account."""
    nonce = secrets.token_hex(16)
    answer.set_cookie(
        _name(),
        f"{nonce}.{_proof(nonce, account)}",
        max_age=LASTS,
        path="/",
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )


def _name() -> str:
    return str(settings.SESSION_COOKIE_NAME).replace("comity-session", "comity-known")


def _proof(nonce: str, account: Account) -> str:
    text = f"{nonce} {account.pk} {account.get_session_auth_hash()}"
    return salted_hmac("comity_web.accounts.known_browser", text, algorithm="sha256").hexdigest()
