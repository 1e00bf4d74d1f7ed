"""Passwords: how long, and not one that everybody knows. There is no rule on kinds of signs.

The shortest is twelve characters beside one-time codes, and fifteen alone: the numbers of NIST
SP 800-63B-4 are eight and fifteen, but the eight are for a second factor that nobody can skip, and
a recovery code is one on paper. Argon2id keeps them.
"""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

from comity.text.folding import squeeze
from comity_web.accounts.models import Account

__all__ = ["LONGEST", "fault_of", "shortest"]

LONGEST = 1000
"""Characters; more would only keep the server busy."""
FEWEST_LEFT = 8
SHORTEST_WORD = 3
"""Letters of a word of a name that is taken out of a password."""


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
    if why := _common(password):
        return f"password-{why}", {}
    try:
        UserAttributeSimilarityValidator(("username", "name", "email")).validate(password, account)
    except ValidationError:
        return "password-similar", {}
    if _made_of_the_name(password, account):
        return "password-similar", {}
    return None if password == again else ("password-differs", {})


def _made_of_the_name(password: str, account: Account) -> bool:
    """Whether fewer than eight letters and digits are left beside the words of who owns it."""
    left = squeeze(password).text
    names = (account.username, account.name, account.email)
    words = {squeeze(word).text for one in names for word in (one, *re.split(r"[\W_]+", one))}
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= SHORTEST_WORD:
            left = left.replace(word, " ")
    return " " in left and len(left.replace(" ", "")) < FEWEST_LEFT


def _common(password: str) -> str:
    """Why everybody would try it: a known password, one again and again, or what is known here.

    Of the words that everybody here knows (``comity``, the name of the server), at least eight
    characters must be left when they are taken out.

    Returns:
        ``repeats``, ``names`` or ``common``; empty where nobody would.
    """
    again = (password + password).find(password, 1)  # how long the part is that repeats itself
    if again < len(password):
        return "repeats"
    left = password.lower()
    for word in ("comity", *re.split(r"[^a-z]+", settings.COMITY.server.url)):
        if len(word) > 3:
            left = left.replace(word, "")
    named = left != password.lower()
    if len(left) < FEWEST_LEFT:
        return "names" if named else "common"
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        return "common"
    try:
        CommonPasswordValidator().validate(left.strip(" -_."))
    except ValidationError:
        return "names" if named else "common"
    return ""
