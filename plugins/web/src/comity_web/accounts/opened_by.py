"""Which account opened a form: two people may use one browser, and one sends what another typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from comity_web.accounts.who import asking

__all__ = ["FIELD", "Opener", "opened_by", "other_opener"]

FIELD = "_opened_by"
"""The name of the hidden input that says it."""
_SALT = "comity.opened-by"


@dataclass(frozen=True, slots=True)
class Opener:
    """Who opened a form: the account by its name for signing in, and as colleagues see it."""

    username: str
    name: str


def opened_by() -> str:
    """What a form says of whoever opens it, signed; empty on one's own machine."""
    who = asking()
    return Signer(salt=_SALT).sign_object([who.username, who.name]) if who.username else ""


def other_opener(posted: Mapping[str, Sequence[str]]) -> Opener | None:
    """Who opened a form that somebody else sends; None where it was the same account.

    Args:
        posted: the values by the names of the inputs. What this server did not sign says nothing.
    """
    try:
        username, name = Signer(salt=_SALT).unsign_object(next(iter(posted.get(FIELD, ())), ""))
    except (BadSignature, ValueError):
        return None
    return None if username == asking().username else Opener(username, name)
