"""Why a field is asked for: the rule that asks, and what the law of these two States says on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from comity.host import Host
from comity.tasks.authoring.agenda import Ask
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.asked_by import askers_of
from comity.tasks.questions.law_at import LawAt, law_of
from comity.tasks.questions.occasion import occasion_of

__all__ = ["reasons"]

MOST = 6


def reasons(
    ask: Ask, tree: Mapping[str, Any], host: Host, on: dt.date | None, voice: Voice
) -> tuple[str, ...]:
    """The sentences that answer ``why``: the reason, then the law, then who else asks.

    Only what concerns these States is said.
    """
    language = None if voice.is_english else voice.catalogue.language
    occasion = occasion_of(tree, host, on=on)
    paths = (ask.path, *(f"{ask.path}.{part.name}" for part in ask.parts))
    found = [one for path in paths for one in law_of(path, occasion, language)]
    others = [one.says for one in askers_of(ask.path, occasion, language) if not one.binds]
    said = (*_with_law(ask.why, found), *others[:MOST])
    return tuple(dict.fromkeys(filter(None, said))) or (voice.say("interview.no-reason"),)


def _with_law(why: str, found: Sequence[LawAt]) -> tuple[str, ...]:
    """The reason and then what the law says, each sentence once with all its sources."""
    sources: dict[str, list[str]] = {why: []}
    for one in found:
        in_why = bool(why) and one.says.rstrip(".") in why
        cited = sources.setdefault(why if in_why else one.says, [])
        source = str(one.citation) if one.citation else ""
        if source and source not in cited and not (in_why and source in why):
            cited.append(source)
    said = [f"{says} [{'; '.join(cited)}]" if cited else says for says, cited in sources.items()]
    return tuple(said[: MOST + 1])
