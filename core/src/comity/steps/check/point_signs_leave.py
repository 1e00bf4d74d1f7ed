"""Signs of whose leave an act needs, of how a fine could be contested, and of who stays safe."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import Seen, answered_in_measure, asked, has
from comity.steps.check.point_signs_things import takes_data

__all__ = ["LEAVE_SIGNS", "LEAVE_SIGNS_MEASURE"]

COMPLETES = ("supplement", "replacement")
SUMS = ("value", "total_amount", "sum")


def _earlier_in_part(seen: Seen) -> str:
    """The letter completes or replaces one of which only a part was done, or nothing is told."""
    letters = [one for one in seen.draft.earlier if one.kind == "request"]
    if seen.draft.status not in COMPLETES or not letters:
        return ""
    part = next(filter(None, (has("done-in-part", one.result) for one in letters)), "")
    told = any(one.result for one in seen.draft.earlier)
    if has("rest-dealt", seen.texts) or (told and not part):
        return ""
    return part or letters[0].subject or letters[0].reference or "earlier"


def _all_goods(seen: Seen, measure: Measure) -> str:
    """A confiscation of all that somebody has, of no sum, and no word on how it was paid for."""
    if any((measure.particulars or {}).get(name) for name in SUMS):
        return ""
    orders = [measure.order, *(one.order for one in seen.assets(measure))]
    told = [asked(measure), measure.purpose, *(one.summary or "" for one in orders if one)]
    told += [str(value) for value in (measure.particulars or {}).values()]
    words = has("all-goods", "\n".join(told))
    facts = [seen.facts.get(name, "") for name in measure.facts]
    shown = [one.link_shown or "" for one in seen.assets(measure)]
    linked = any(one.link for one in seen.assets(measure))
    paid = linked or has("paid-for", "\n".join((*facts, *shown, measure.nexus or "")))
    return "" if paid else words


def _fine_of_office(seen: Seen, measure: Measure) -> str:
    """A fine of an office: no court that hears all of it is named, or no service that is shown."""
    office = measure.order.court if measure.order else None
    if office is None and not seen.kind(measure).of_property:
        office = seen.draft.requesting.authority.name
    if office is None or has("court-of-its-own", office):
        return ""
    case = seen.draft.proceedings
    told = "\n".join((seen.texts, case.remedies or "", answered_in_measure(seen, measure)))
    heard = has("heard-in-full", told)
    served = any(
        has("served-with-proof", one) and has("in-a-language", told) for one in sentences(told)
    )
    # a paper of its own proves service; the text need only say in which language
    served = served or (bool(has("in-a-language", told)) and _service_enclosed(seen))
    return "" if heard and served else office


def _service_enclosed(seen: Seen) -> bool:
    return any(has("served-with-proof", annex.title) for annex in seen.draft.annexes)


def _opens_ground(seen: Seen, measure: Measure) -> str:
    """Ground, a grave or a building is opened."""
    return has("opens-grave", asked(measure)) or has("opens-ground", asked(measure))


def _safe_alone(seen: Seen, measure: Measure) -> str:
    """Safety is asked for witnesses only, where people for the defence come as well."""
    officers = measure.procedure.officers if measure.procedure else ()
    comes = has("parties", "\n".join((measure.attendance or "", *officers)))
    if not comes or any(one.kind == "safe-conduct" for one in seen.draft.assurances):
        return ""
    told = [part.text for part in seen.paragraphs]
    told += [item for one in seen.draft.measures for item in one.items]
    safe = [one for text in told for one in sentences(text) if has("unharmed", one)]
    if any(has("by-counsel", one) or has("whole-team", one) for one in safe):
        return ""
    alone = any(has("for-witnesses", one) for one in safe)
    return comes if alone else ""


def _data_of_many(seen: Seen, measure: Measure) -> str:
    """Data of many other people are on what is taken, by the words of the draft."""
    if not takes_data(seen, measure):
        return ""
    told = [measure.third_parties or "", measure.nexus or "", *measure.items]
    told += [seen.facts.get(name, "") for name in measure.facts]
    return next(filter(None, (has("data-of-many", one) for one in told)), "")


def _no_help_treaty(seen: Seen) -> str:
    """The only treaty is, by its name, one on relations, friendship or trade."""
    if seen.resolved.relied_on():
        return ""
    names = [one.instrument for one in seen.draft.basis]
    names += [part.text for part in seen.draft.remarks if part.part == "basis"]
    told = [one for text in names for one in sentences(text)]
    told = [one for one in told if not has("help-by-name", one)]
    return next(filter(None, (has("no-help-treaty", one) for one in told)), "")


def _judge_left_out(seen: Seen, measure: Measure) -> str:
    """The authority there is asked to leave out a judge, or to order the measure itself."""
    wished = measure.procedure.wished if measure.procedure else ""
    return has("judge-left-out", "\n".join(filter(None, (wished, asked(measure)))))


def _may_fall(seen: Seen, measure: Measure) -> str:
    """What is asked was taken in a step that somebody contests."""
    told = "\n".join((asked(measure), measure.nexus or ""))
    if not (getattr(measure, "already_held", None) or has("taken-before", told)):
        return ""
    texts = [seen.draft.proceedings.remedies or ""]
    texts += [seen.facts.get(name, "") for name in measure.facts]
    parts = [one for text in texts for one in sentences(text) if not has("remedy-over", one)]
    return next(filter(None, (has("step-contested", one) for one in parts)), "")


def _registered_unwarned(seen: Seen, measure: Measure) -> bool:
    """An order is to be registered or recognised, and those whom it meets are not to know."""
    secret = seen.draft.confidentiality
    quiet = bool(measure.confidential) or (secret is not None and bool(secret.wanted))
    if not quiet or (seen.draft.urgency and has("unheard-there", seen.draft.urgency.reason)):
        return False
    return bool(has("registers-order", asked(measure)))


LEAVE_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "earlier-in-part": _earlier_in_part,
    "no-help-treaty": _no_help_treaty,
}
"""The signs of a request on leave, by the name that points.toml has for each."""

LEAVE_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "all-goods": _all_goods,
    "fine-of-office": _fine_of_office,
    "opens-ground": _opens_ground,
    "safe-alone": _safe_alone,
    "data-of-many": _data_of_many,
    "judge-left-out": _judge_left_out,
    "may-fall": _may_fall,
    "registered-unwarned": _registered_unwarned,
}
"""The signs of a measure on leave, by the name that points.toml has for each."""
