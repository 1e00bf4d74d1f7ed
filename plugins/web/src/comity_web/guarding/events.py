"""What concerns the safety of accounts: a line in the log, and an entry in the trail."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from comity_web.accounts.models import Account
from comity_web.cases.trail import audit
from comity_web.guarding.faults import note

__all__ = ["EVENTS", "happened"]

EVENTS: Mapping[str, str] = {
    "sign-in": "somebody signed in",
    "sign-in-failed": "a sign-in failed",
    "sign-in-refused": "somebody who came from an identity provider was not let in",
    "locked-out": "too many sign-ins failed: a wait began",
    "sign-out": "somebody signed out",
    "proof-failed": "somebody who is signed in could not prove it again",
    "password-changed": "a password was changed",
    "invitation-used": "an invitation was used",
    "codes-set-up": "one-time codes were set up",
    "codes-removed": "one-time codes were taken away",
    "recovery-codes-made": "recovery codes were made",
    "recovery-code-used": "a recovery code was used",
    "identity-linked": "an identity was connected to an account",
    "identity-unlinked": "an identity was disconnected from an account",
    "session-ended": "somebody ended a session",
}
"""Actions of the trail, and the line of the log; neither has a value of a person."""
TO_WATCH = ("sign-in-failed", "sign-in-refused", "locked-out", "proof-failed", "codes-removed")
"""What an administrator should look at; the rest is the work of every day."""


def happened(event: str, account: Account | None = None, detail: str = "") -> None:
    """Write down an event.

    Args:
        event: one of ``EVENTS``.
        account: whose it is, if that is known; what somebody typed as a name is not noted.
        detail: how, in a word of ours, such as the name of an identity provider.

    Raises:
        DatabaseError: it cannot be written.
    """
    level = logging.WARNING if event in TO_WATCH else logging.INFO
    if account is None:
        audit(event, detail=detail)
        note(EVENTS[event], level=level)
    else:
        audit(event, detail=detail, actor=account.username)
        note(EVENTS[event], level=level, account=account.key)
