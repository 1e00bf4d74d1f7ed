"""A browser in which somebody signed in before: it guesses for itself alone.

Whoever fails on purpose, or a machine in the same office that does, keeps out neither the owner of
an account at their own browser nor a colleague at theirs: their attempts are counted apart. So the
"device cookies" of OWASP work. The cookie says that its browser signed in to an account; it names
none, opens nothing, and is worth nothing after the password has changed. Where several people share
a computer, it has a proof for each of the last of them, and each proof is counted by itself.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from comity_web.accounts import lockout
from comity_web.accounts.models import Account

__all__ = ["counted_for", "remember_browser"]

LASTS = 180 * 24 * 3600
"""Seconds for which a browser is known without a new sign-in."""
MOST = 5
"""Accounts to which one browser is known; that of the oldest sign-in is forgotten first."""
PROOF = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{64})")
BETWEEN = "_"


def counted_for(request: HttpRequest, username: str) -> tuple[lockout.Who, ...]:
    """Under which names an attempt to sign in, or to prove who one is, is counted.

    Args:
        request: the attempt.
        username: of the account, whether there is one or not.
    """
    proofs = [*_proofs(request)]
    account = Account.objects.filter(username=username).first() if proofs else None
    for nonce, proof in proofs:
        if account is not None and _is_of(nonce, proof, account):
            return (lockout.browser_of(nonce),)
    address = lockout.address_of(request.META.get("REMOTE_ADDR", ""))
    return (lockout.account_named(username), address)


def remember_browser(request: HttpRequest, answer: HttpResponse, account: Account) -> None:
    """Let the browser that gets an answer be known to an account, and stay so to the others."""
    nonce = secrets.token_hex(16)
    others = [one for one in _proofs(request) if not _is_of(*one, account)]
    proofs = [(nonce, _proof(nonce, account)), *others][:MOST]
    answer.set_cookie(
        _name(),
        BETWEEN.join(".".join(one) for one in proofs),
        max_age=LASTS,
        path="/",
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )


def _proofs(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """What the cookie of a browser holds, that of the latest sign-in first."""
    for one in request.COOKIES.get(_name(), "").split(BETWEEN)[:MOST]:
        if found := PROOF.fullmatch(one):
            yield found[1], found[2]


def _is_of(nonce: str, proof: str, account: Account) -> bool:
    return constant_time_compare(proof, _proof(nonce, account))


def _name() -> str:
    return str(settings.SESSION_COOKIE_NAME).replace("comity-session", "comity-known")


def _proof(nonce: str, account: Account) -> str:
    text = f"{nonce} {account.pk} {account.get_session_auth_hash()}"
    return salted_hmac("comity_web.accounts.known_browser", text, algorithm="sha256").hexdigest()
