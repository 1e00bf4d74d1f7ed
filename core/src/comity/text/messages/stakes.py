"""What a finding rests on, what it would cost, and whether it is a finding or a further question.

The registry tells, its citation, its field, and the record of its rule on real matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.model.citations import Read
from comity.model.findings import Costs, Finding, RestsOn, Severity
from comity.text.blind_readings import is_further, is_poor
from comity.text.messages.entries import Entry, entry

__all__ = ["standing"]

BY_TOPIC: Mapping[str, Costs] = {
    "basis": Costs.REQUEST,
    "addressee": Costs.REQUEST,
    "protection": Costs.REQUEST,
    "language": Costs.PAPERS,
    "undertakings": Costs.PAPERS,
    "notice": Costs.OTHER,
}
"""What a finding costs by its topic; of the other topics the field decides."""

FIELDS: Mapping[Costs, frozenset[str]] = {
    Costs.REQUEST: frozenset(
        {
            *("requesting", "requested", "basis", "reciprocity", "domestic_basis", "transmission"),
            *("proceedings", "form", "kind", "status", "replaces", "supplements", "other_use"),
            *("offences", "facts", "delivery"),
        }
    ),
    Costs.MEASURE: frozenset({"measures", "assets", "persons", "preservation", "hearings"}),
    Costs.PAPERS: frozenset(
        {
            *("annexes", "translation", "language", "assurances", "statements", "earlier"),
            *("costs", "use", "data_protection", "data_deletion", "confidentiality", "urgency"),
        }
    ),
}
"""The first part of a field, by what is lost where it is at fault."""

RESTING: Mapping[str, RestsOn] = {
    "practice": RestsOn.PRACTICE,
    "coherence": RestsOn.FILE,
    "notice": RestsOn.NOTICE,
    "protection": RestsOn.FILE,
    "format": RestsOn.COMITY,
}
PLAIN = frozenset({"protection", "notice", "correspondence", "plugins"})
"""Topics that are never put as a question: danger, and papers of which the matters hold none."""
OF_LAW = (RestsOn.OFFICIAL_TEXT, RestsOn.ACCOUNT, RestsOn.LAW)
READ: Mapping[Read, RestsOn] = {
    Read.OFFICIAL: RestsOn.OFFICIAL_TEXT,
    Read.SECONDARY: RestsOn.ACCOUNT,
    Read.NONE: RestsOn.ACCOUNT,
}


def standing(found: Finding) -> Finding:
    """The finding with ``rests_on``, ``costs`` and ``further``; what a plugin has set stays."""
    known = _known(found)
    rests_on = found.rests_on or _rests_on(found, known)
    costs = found.costs or _costs(found, known)
    light = found.severity is Severity.ADVICE and costs is not Costs.NOTHING
    light = light and not (known is not None and known.topic in PLAIN)
    held_back = is_poor if rests_on in OF_LAW else is_further
    return replace(
        found,
        rests_on=rests_on,
        costs=costs,
        further=found.further or (light and held_back(found.rule)),
    )


def _known(found: Finding) -> Entry | None:
    """The entry of a finding; none for one whose sentence is not of the registry."""
    known = entry(found.said.id) if found.said else None
    return known if known and known.severities else None


def _rests_on(found: Finding, known: Entry | None) -> RestsOn:
    if known is not None and known.rests_on in RESTING:
        return RESTING[known.rests_on]
    return READ[found.citation.read] if found.citation else RestsOn.LAW


def _costs(found: Finding, known: Entry | None) -> Costs:
    if known is not None and known.costs is not None:
        return known.costs
    if known is not None and known.topic in BY_TOPIC:
        return BY_TOPIC[known.topic]
    first = found.field.partition(".")[0].partition("[")[0]
    if found.field.startswith("requesting.contacts"):
        return Costs.OTHER
    return next((costs for costs, names in FIELDS.items() if first in names), Costs.OTHER)
