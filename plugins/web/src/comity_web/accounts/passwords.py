"""Passwords: how long, and not one that everybody knows. There is no rule on kinds of signs.

The shortest is twelve characters beside one-time codes, and fifteen alone: the numbers of NIST
SP 800-63B-4 are eight and fifteen, but the eight are for a second factor that nobody can skip, and
a recovery code is one on paper. Argon2id keeps them.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

from comity_web.accounts.models import Account

__all__ = ["LONGEST", "fault_of", "shortest"]

LONGEST = 1000
"""Characters; more would only keep the server busy."""


def shortest() -> int:
    """The least number of characters."""
    return 12 if settings.COMITY.server.sign_in.codes == "required" else 15


def fault_of(password: str, again: str, account: Account) -> tuple[str, dict[str, Any]] | None:
    """Why a new password is refused: the name of a text and its slots; None where it is good."""
    if not password:
        return "password-missing", {}
    if len(password) < shortest():
        return "password-short", {"number": shortest()}
    if len(password) > LONGEST:
        return "password-long", {"number": LONGEST}
    try:
        CommonPasswordValidator().validate(password, account)
    except ValidationError:
        return "password-common", {}
    try:
        UserAttributeSimilarityValidator(("username", "name", "email")).validate(password, account)
    except ValidationError:
        return "password-similar", {}
    return None if password == again else ("password-differs", {})
