"""Why a field is asked for: the rule that asks, and what the law of these two States says on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from comity.host import Host
from comity.tasks.authoring.agenda import Ask
from comity.tasks.authoring.voice import Voice

__all__ = ["reasons"]


def reasons(
    ask: Ask, tree: Mapping[str, Any], host: Host, on: dt.date | None, voice: Voice
) -> tuple[str, ...]:
    """The sentences that answer ``why``, the most particular first."""
    found = [ask.why] if ask.why else []
    return tuple(found) or (voice.say("interview.no-reason"),)
