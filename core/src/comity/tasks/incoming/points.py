"""The points of a letter: shortcomings that one answer mends, what they hold up, in which order.

A point holds up the measures that it concerns and no other, and only where the request cannot be
carried out without it; anything else would merely help.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from comity.law.rules import failing_items, judge
from comity.model.citations import Citation, Read
from comity.model.drafts.law_texts import in_emergency, of_emergency
from comity.model.drafts.request import Request
from comity.model.drafts.request_case import Offence
from comity.model.findings import Severity
from comity.model.records import AssistanceKind
from comity.steps.assess import Judged
from comity.steps.assess.counterpart_law import foreign_law
from comity.steps.assess.dual_criminality import asked_for
from comity.steps.resolve import Resolved
from comity.tasks.incoming.accounts import FAULTY_MARK, HOLDER, NAMELESS, found_by
from comity.tasks.incoming.emergency import AT_ONCE
from comity.tasks.incoming.places import parted
from comity.tasks.incoming.receiving import Kinds, Received, Shortcoming
from comity.tasks.incoming.whereabouts import UNPLACED

__all__ = ["ASSURANCE", "COUNTERPART", "Point", "official_part", "points_of", "weights_of"]

ASSURANCE, COUNTERPART = "assurance", "counterpart"
WEIGHTS = ("needed", "at-once", "helpful")
SOFT = ("discretionary", "limit", "postponed")  # what does not stop a request by itself
# What cannot be found can be neither frozen nor taken, searched, served nor heard.
NO_TARGET = UNPLACED | {"asset.unidentified"}
# What is worth a question, and stops nobody.
LIGHT = frozenset(
    {
        *("form.urgency-without-reason", "form.deadline-without-reason", "form.deadline-past"),
        *("form.secrecy-without-reason", "form.provision-paraphrased"),
        *("links.deadline-after-hearing", "links.user-notice-contradicts"),
        *("links.born-later", "links.conduct-after-facts", "form.fact-after-request"),
        *("links.measure-repeated", "links.period-beside-facts"),
    }
)


# Of the language of the request one thing is said, the first of these.
LANGUAGE = ("language.majority", "language.required", "language.conditional", "language.unknown")


@dataclass(frozen=True, slots=True)
class Point:
    """What one answer mends.

    ``found`` is what is behind it, ``fields`` are the places, ``measures`` the indexes of those
    that it concerns (none: the request as a whole). ``weight`` is as a letter has it. ``ground`` is
    the ground of refusal at stake.
    """

    topic: str
    found: tuple[Shortcoming, ...]
    fields: tuple[str, ...]
    measures: tuple[int, ...]
    weight: str
    ground: Judged | None = None

    @property
    def first(self) -> Shortcoming:
        """The weightiest of what is behind it."""
        return self.found[0]


def points_of(received: Received) -> list[Point]:
    """The points of the letter on a request: what holds something up first, each thing once."""
    topics: dict[tuple[str, ...], list[Shortcoming]] = {}
    for found in received.shortcomings:
        topics.setdefault(_topic(found, received), []).append(found)
    points = [_point(key[0], tuple(held), received) for key, held in topics.items()]
    return sorted(points, key=lambda one: (WEIGHTS.index(one.weight), one.measures))


def weights_of(received: Received) -> dict[str, str]:
    """What each shortcoming weighs in the letter, by its id: needed, at-once or helpful."""
    return {one.id: point.weight for point in points_of(received) for one in point.found}


def _topic(found: Shortcoming, received: Received) -> tuple[str, ...]:
    """What is mended together: the faults of one assurance, an offence there, one rule's places.

    Of accounts, those apart without which a measure cannot be carried out.
    """
    if found.rule in LANGUAGE:
        return ("language",)
    if found.rule in ("emergency.danger", "form.emergency-person"):
        return ("danger",)
    name, index, rest = parted(found.field)
    if name == "measures" and found.rule in FAULTY_MARK | NAMELESS | {HOLDER}:
        return found.rule, name, str(_holds_up(found, received))
    if name == "assurances":
        return ASSURANCE, str(index)
    if found.rule == "refusal.element-counterpart":
        return "elements", str(index)
    if _asks_counterpart(found):
        return (COUNTERPART,)
    if found.rule in ("form.address-without-time", "form.address-time-unclear"):
        return found.rule, found.field
    return found.rule, name, rest if name else found.field


def _asks_counterpart(found: Shortcoming) -> bool:
    name, _, rest = parted(found.field)
    if found.rule == "links.counterpart-elsewhere" or rest.startswith(".requested_law"):
        return True
    offences = found.field == "offences" or name == "offences"
    return offences and "`requested_law`" in found.remedy


def _point(topic: str, found: tuple[Shortcoming, ...], received: Received) -> Point:
    found = tuple(sorted(found, key=lambda one: (one.severity.rank, not one.citation)))
    if topic == "language":
        found = tuple(sorted(found, key=lambda one: LANGUAGE.index(one.rule)))
    ground = next(filter(None, (_ground(one, received) for one in found)), None)
    fields = tuple(dict.fromkeys(at for one in found for at in (one.field, *one.further)))
    if topic == COUNTERPART:
        fields = _without_counterpart(received.checked.resolved) or fields
    elif topic == "elements":
        fields = _elements(found[0], received.checked.resolved)
    weight = "helpful"
    if any(_holds_up(one, received) for one in found):
        weight = "needed"
    elif in_emergency(_draft(received), received.kinds) and found[0].rule in AT_ONCE:
        weight = "at-once"
    measures = _together(_measures(one, received) for one in found)
    draft = _draft(received)
    whole = len(measures) == len(draft.measures)
    return Point(topic, found, fields, () if whole else measures, weight, ground)


def _draft(received: Received) -> Request:
    draft = received.checked.resolved.draft
    assert isinstance(draft, Request)
    return draft


def _together(found: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Every measure that is named; none, for the whole, where one of them names none."""
    named = list(found)
    return tuple(sorted({n for one in named for n in one})) if all(named) else ()


def _without_counterpart(resolved: Resolved) -> tuple[str, ...]:
    """Every offence for which no offence under the law of the other side is named."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    return tuple(
        f"offences[{n}]"
        for n, one in enumerate(draft.offences)
        if not _named_there(one, resolved)
        and not (one.dual_criminality and one.dual_criminality.statement)
    )


def _named_there(offence: Offence, resolved: Resolved) -> bool:
    """Whether a provision is named that may be the law of the State that is asked."""
    there = offence.requested_law
    named = there is not None and bool(there.provision)
    return named and foreign_law(there.provision if there else "", resolved) is None


def _elements(found: Shortcoming, resolved: Resolved) -> tuple[str, ...]:
    """The elements of an offence that have no counterpart."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    index = parted(found.field)[1]
    return tuple(
        f"offences[{index}].elements[{n}]"
        for n, one in enumerate(draft.offences[index].elements)
        if not one.requested_law
    )


# --- what it holds up ---------------------------------------------------------------------------


def _ground(found: Shortcoming, received: Received) -> Judged | None:
    """The ground of refusal that a finding tells of."""
    if not found.rule.startswith("refusal."):
        return None
    return next(
        (
            one
            for one in received.at_risk
            if found.rule in (f"refusal.{one.topic}", f"refusal.{one.ground_id}")
            and one.field == found.field
            and one.citation == found.citation
        ),
        None,
    )


def _holds_up(found: Shortcoming, received: Received) -> bool:
    """Whether the request cannot be carried out without it, as far as law that was read says so."""
    if found.field.startswith("measures[") and (bars := _bars(found, received)) is not None:
        return bars
    if found.rule in LIGHT or (found.field.startswith("facts[") and not _resting(found, received)):
        return False
    if found.severity is Severity.ERROR or found.rule in NO_TARGET:
        return True
    if found.rule.startswith("refusal."):
        ground = _ground(found, received)
        return ground is not None and ground.nature not in SOFT and _read(found.citation)
    of_core = found.source == "core"
    return _read(found.citation) and not of_core


def _bars(found: Shortcoming, received: Received) -> bool | None:
    """Whether a measure cannot be carried out for this lack; None where it is another kind of lack.

    A holder that another measure is to find out is no lack yet.
    """
    index = parted(found.field)[1]
    if found.rule in FAULTY_MARK | NAMELESS:
        faulty = (one.field for one in received.shortcomings if one.rule in FAULTY_MARK)
        return not found_by(_draft(received), index, received.kinds, faulty)
    if found.rule == HOLDER:
        return True
    if found.rule.startswith("form.") and found.rule.endswith("-missing"):
        return found.severity is not Severity.ADVICE
    return None


def _read(citation: Citation | None) -> bool:
    return citation is not None and official_part(citation) is not None


def official_part(citation: Citation) -> Citation | None:
    """The sources of a citation that were read in an official text; None where the first was not.

    A letter names its own State's law, and never an account of it.
    """
    own, *further = citation.sources
    if own.read is not Read.OFFICIAL:
        return None
    kept = tuple(one for one in further if one.read is Read.OFFICIAL)
    return replace(own, also=kept)


def _measures(found: Shortcoming, received: Received) -> tuple[int, ...]:
    """The measures that a shortcoming concerns; none where it concerns the whole."""
    resolved, draft = received.checked.resolved, _draft(received)
    ids = {measure.id: n for n, measure in enumerate(draft.measures)}
    ground = _ground(found, received)
    if ground is not None and ground.measures:
        return tuple(ids[name] for name in ground.measures if name in ids)
    name, index, _ = parted(found.field)
    if name == "measures":
        return (index,)
    if name in ("persons", "assets"):
        return _taking(
            name, {parted(at)[1] for at in (found.field, *found.further)}, draft, received.kinds
        )
    if found.field.partition(".")[0] == "urgency":
        return of_emergency(draft, received.kinds)
    if name == "facts":
        return _resting(found, received)
    if narrowed := _by_rule(found, resolved, draft):
        return narrowed
    serving = tuple(range(len(draft.measures)))
    if name == "offences":
        offence = draft.offences[index].id
        serving = tuple(
            n for n, m in enumerate(draft.measures) if not m.offences or offence in m.offences
        )
    if _topic(found, received)[0] in (COUNTERPART, "elements"):
        asked = {one.measure for one in asked_for(resolved) if one.value == "yes"}
        serving = tuple(n for n in serving if draft.measures[n].id in asked) or serving
    return serving if name == "offences" or len(serving) < len(draft.measures) else ()


def _resting(found: Shortcoming, received: Received) -> tuple[int, ...]:
    """The measures that rest on no other fact than those that lack the same."""
    draft = _draft(received)
    bad = {
        draft.facts[parted(one.field)[1]].id
        for one in received.shortcomings
        if one.rule == found.rule and parted(one.field)[0] == "facts"
    }
    every = {fact.id for fact in draft.facts}
    return tuple(n for n, m in enumerate(draft.measures) if set(m.facts or every) <= bad)


def _taking(name: str, indexes: Iterable[int], draft: Request, kinds: Kinds) -> tuple[int, ...]:
    """The measures that persons or assets belong to; none, for the whole, where it is not said.

    A measure that names none may be about any of them; about an asset, if its kind is of property.
    """
    wanted = {getattr(draft, name)[index].id for index in indexes}
    held = [set(getattr(measure, name, ()) or ()) for measure in draft.measures]
    if name == "assets":
        own = [_of_property(kinds.get(measure.kind)) for measure in draft.measures]
        return tuple(n for n, one in enumerate(held) if wanted & one or (own[n] and not one))
    if not any(wanted & one for one in held):
        return ()
    return tuple(n for n, one in enumerate(held) if wanted & one or not one)


def _of_property(kind: AssistanceKind | None) -> bool:
    return kind is None or kind.of_property or "assets" in kind.fields


def _by_rule(found: Shortcoming, resolved: Resolved, draft: Request) -> tuple[int, ...]:
    """The measures for which alone the rule of a finding would speak; all of them count as none."""
    rule, data = resolved.rule_called(found.rule, found.source), draft.data()
    if rule is not None and rule.each == "measures":
        told = failing_items(rule, data, found.source, found.field)
        return told if len(told) < len(draft.measures) else ()
    if rule is None or rule.each:
        return ()
    speaks = []
    for index, measure in enumerate(data.get("measures") or ()):
        served = measure.get("offences") or ()
        offences = [o for o in data.get("offences") or () if not served or o["id"] in served]
        alone = {**data, "measures": [measure], "offences": offences}
        if any(judge(rule, alone, found.source)):
            speaks.append(index)
    return tuple(speaks) if 0 < len(speaks) < len(draft.measures) else ()
