"""What allauth asks of an application, answered for an office: no mail, no text, nobody new."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from comity_web.accounts.models import Account
from comity_web.accounts.sessions import NOWHERE

__all__ = ["AccountAdapter", "CodesAdapter"]


class AccountAdapter(DefaultAccountAdapter):
    """Signs in whoever has an account; makes none, says nothing, sends nothing."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No text of allauth is shown."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail is sent."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Attempts are counted in the database (``lockout``), not in the memory of a process."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """From where somebody asks; ``NOWHERE`` where a proxy passes on what is no address."""
        try:
            return str(super().get_client_ip(request)).partition("%")[0]
        except PermissionDenied:
            return NOWHERE

    def get_login_stages(self) -> list[str]:
        """Codes are asked for by our own pages."""
        return []

    def login(self, request: HttpRequest, user: Any) -> None:
        """Begin the session of an account, under a new key.

        The token of forms stays the same: a page whose session ended can then be sent after
        signing in beside it. It is in a cookie that no other host can set (``__Host-``), and it
        changes when somebody signs out.
        """
        token = request.META.get("CSRF_COOKIE")
        super().login(request, user)
        if token:
            request.META["CSRF_COOKIE"] = token


class CodesAdapter(DefaultMFAAdapter):
    """Keeps keys encrypted: a copy of the database alone makes no codes."""

    def get_totp_issuer(self) -> str:
        """What a telephone shows beside the name."""
        return "Comity"

    def get_totp_label(self, user: Any) -> str:
        """For whom: the account, at this server."""
        assert isinstance(user, Account)
        return f"{user.username} ({settings.COMITY.server.url.partition('//')[2]})"

    def encrypt(self, text: str) -> str:
        """As it is kept."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """As it was.

        Raises:
            InvalidToken: it was encrypted under another secret of the server.
        """
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    key = salted_hmac("comity_web.accounts.codes", "key", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
