"""The ladder for programs."""

from __future__ import annotations

from typing import Any

from comity.model.drafts.request_papers import ChannelTried
from comity.model.law_networks import UsualTime
from comity.model.law_ways import RoadLaw
from comity.steps.findings import citation_data
from comity.steps.ladder import Entry, Ladder, gives_something

__all__ = ["ladder_data"]


def ladder_data(ladder: Ladder) -> dict[str, Any]:
    """The ladder as JSON types: the States, what is asked, the first steps, every rung."""
    pair = ladder.pair
    return {
        "schema": 1,
        "requesting": pair.asking.id,
        "requested": pair.asked.id,
        "on": pair.resolved.on.isoformat(),
        "measures": [kind.kind for kind in pair.kinds],
        "classes": list(pair.classes),
        "urgency": pair.urgency,
        "read": ladder.read.isoformat() if ladder.read else None,
        "first": [{"says": one.text, "said": one.data()} for one in ladder.first],
        "rungs": [
            {
                "rung": step.rung,
                "channels": [_entry(one, ladder) for one in step.entries],
                "times": [_time(one) for one in step.times],
            }
            for step in ladder.steps
        ],
        "others": [_tried(one) for one in ladder.others],
        "not_looked_at": {rung: why.text for rung, why in ladder.unlooked.items()},
        "set_aside": list(ladder.aside),
    }


def _entry(entry: Entry, ladder: Ladder) -> dict[str, Any]:
    one, tried = entry.channel, entry.tried
    return {
        "id": one.id,
        "title": entry.title.text,
        "open": one.open,
        "only": one.only or None,
        "why": one.why.text if one.why else None,
        "of_use": gives_something(one, ladder.pair),
        "gives": dict(one.gives),
        "use": one.use or None,
        "measures": list(one.measures),
        "says": str(one.says),
        "listed": entry.old or None,
        "roads": [_road(row) for row in entry.roads],
        "urgent": entry.urgent.text if entry.urgent else None,
        "bounds": entry.bounds.text if entry.bounds else None,
        "used_by": list(one.used_by),
        "where": entry.where.text if entry.where else None,
        "ask_through": entry.ask.text if entry.ask else None,
        "limits": str(one.limits) or None,
        "remark": entry.remark.text if entry.remark else None,
        "lasts": str(one.lasts) or None,
        "answers_in": str(one.answers_in) or None,
        "contact": str(one.contact) or None,
        "link": one.link or None,
        "citation": citation_data(one.citation),
        "mark": entry.mark or "unused",
        "tried": _tried(tried) if tried is not None else None,
    }


def _tried(tried: ChannelTried) -> dict[str, Any]:
    """What the draft says of a channel, as it stands there."""
    return tried.model_dump(mode="json", by_alias=True, exclude_none=True)


def _road(row: RoadLaw) -> dict[str, Any]:
    cited = citation_data(row.cited())
    return {"road": row.road, "open": row.open, "says": str(row.says), "citation": cited}


def _time(time: UsualTime) -> dict[str, Any]:
    return {
        "id": time.id,
        "of": time.of or None,
        "from_days": time.from_days,
        "to_days": time.to_days,
        "year": time.year,
        "says": str(time.says),
        "citation": citation_data(time.cited()),
    }
