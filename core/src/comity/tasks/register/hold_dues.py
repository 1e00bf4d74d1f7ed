"""What the register says of a preservation that ends: renew it, or ask what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from comity.model.messages import Term
from comity.steps.check.hold_acts import renew_by
from comity.tasks.register.case_status import Side
from comity.tasks.register.due import Due, told
from comity.tasks.register.preserved_until import Kept
from comity.text.messages import message

__all__ = ["RENEW_FROM", "HoldDue"]

RENEW_FROM = 28
"""Days before the end from which a renewal is due; one that is asked for earlier may shorten it."""


@dataclass(frozen=True, slots=True)
class HoldDue:
    """A preservation on a day, as one side has it.

    ``last``: the law names no further extension. ``requesting`` and ``requested`` are the States by
    their names, ``own`` is the code of the first.
    """

    kept: Kept
    on: dt.date
    side: Side
    requesting: Term
    requested: Term
    last: bool = False
    own: str = ""

    def due(self) -> Due | None:
        """What is due; None where no day is known."""
        kept = self.kept
        end = kept.end or kept.asked
        if end is None:
            return None
        if self.side == "requested":
            return self._theirs(end)
        if kept.end is None:
            return self._unconfirmed(end)
        if kept.act is not None:
            over = end < self.on
            first = message("register.hold-end/past" if over else "register.hold-end", day=end)
            law = message("register.hold-law", file=kept.files[0].name)
            return Due("secure", "requesting", end, over, told(first, kept.act, law))
        if kept.paper is not None:
            return self._renewal_asked(end)
        return self._plain(end)

    def _plain(self, end: dt.date) -> Due:
        """It ends, and nobody asked for more time."""
        if end < self.on:
            return Due(
                "renew", "requesting", end, True, message("register.next-renew/late", day=end)
            )
        opens, latest = end - dt.timedelta(days=RENEW_FROM), renew_by(end, self.on, self.own)
        if self.on < opens:
            if self.last:
                says = message("register.next-kept/last", day=end)
            else:
                says = message("register.next-kept", day=end, opens=opens, latest=latest)
            return Due("kept", "requested", end, False, says)
        if self.last:
            state = self.requested
            if latest == self.on:
                says = message("register.next-renew/last-today", day=end, state=state)
            else:
                says = message("register.next-renew/last", day=end, latest=latest, state=state)
            return Due("secure", "requesting", end, False, says)
        if latest == self.on:
            says = message("register.next-renew/today", day=end)
        else:
            says = message("register.next-renew", day=end, latest=latest)
        return Due("renew", "requesting", end, False, says)

    def _renewal_asked(self, end: dt.date) -> Due:
        """Its renewal was sent and is not confirmed: the old end still counts."""
        kept, over = self.kept, end < self.on
        first = message("register.hold-end/past" if over else "register.hold-end", day=end)
        sent = message("register.hold-renewal", day=kept.sent) if kept.sent else None
        asks = message("register.hold-asks", day=kept.asked) if kept.asked else None
        last = message("register.hold-last") if self.last else None
        if over:
            says = told(first, sent, asks, message("register.hold-ask/late"))
            return Due("ask", "requesting", end, True, says)
        if renew_by(end, self.on, self.own) == self.on:
            says = told(first, sent, asks, last, message("register.hold-ask"))
            return Due("ask", "requesting", end, False, says)
        return Due("confirm", "requested", end, False, told(first, sent, asks, last))

    def _unconfirmed(self, end: dt.date) -> Due:
        """It was asked for, and nobody confirmed it."""
        opens = end - dt.timedelta(days=RENEW_FROM)
        law = "-law" if self.kept.by_law else ""
        if end < self.on:
            says = message(f"register.next-renew/never-confirmed{law}", day=end)
            return Due("renew", "requesting", end, True, says)
        kept = message(f"register.next-kept/unconfirmed{law}", day=end)
        if self.on < opens:
            return Due("kept", "requested", end, False, kept)
        if law and self.kept.act is not None:
            named = message("register.hold-law", file=self.kept.files[0].name)
            return Due("secure", "requesting", end, False, told(kept, self.kept.act, named))
        says = message(f"register.next-renew/unconfirmed{law}", day=end)
        return Due("renew", "requesting", end, False, says)

    def _theirs(self, end: dt.date) -> Due:
        """The other side asked for it, and asks for more time if it needs that."""
        form = "theirs-past" if end < self.on else "theirs"
        says = message(f"register.next-kept/{form}", day=end, state=self.requesting)
        return Due("kept", "requesting", end, False, says)
