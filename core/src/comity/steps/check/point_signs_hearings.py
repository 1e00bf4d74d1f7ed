"""Signs of standing questions on people: on what they are heard, and what holds if they refuse."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.point_seen import OPEN, TRIED, Seen, answered_in_measure, asked, has
from comity.steps.check.point_signs_held import HELD_SIGNS, HELD_SIGNS_MEASURE
from comity.steps.check.point_signs_trial import asks_something
from comity.steps.check.privilege_told import but_of_a_thing

__all__ = ["HEARING_SIGNS", "HEARING_SIGNS_MEASURE"]

FEW = 3  # lines on what a hearing is about that are still no list of questions
PUBLIC = (
    "authority",
    "bank",
    "court",
    "embassy",
    "police",
    "prison",
    "register",
    "registry",
)  # holders that plead no cause of theirs
HOME = ("proceedings", "offences", "facts")  # remarks on the case at home
FORM = ("oath", "oath_form", "recording", "certificate")


def _laundered_there(seen: Seen) -> bool:
    """Money that is said to be laundered lies in the requested State, or went through it."""
    case, kinds = seen.draft.proceedings, [seen.kind(one) for one in seen.draft.measures]
    if case.nature not in OPEN or any(one.of_property and one.decided for one in kinds):
        return False  # what was decided at home is only to be carried out
    held = any(one.of_property for one in kinds)
    held = held or any(one.accounts for one in seen.draft.measures)
    titles = (f"{one.title} {one.category or ''}" for one in seen.draft.offences)
    return held and any(has("launders", one) for one in titles)


def _at_embassy(seen: Seen, measure: Measure) -> str:
    """A hearing at one's own embassy, or by one's own judges, in the requested State."""
    wished = measure.procedure.wished if measure.procedure else ""
    told = "\n".join(filter(None, (wished, measure.attendance, *measure.place)))
    if words := has("embassy", told):
        return words
    words = has("embassy", "\n".join((measure.title or "", *measure.items)))
    heard = " ".join(one.occupation or "" for one in seen.draft.persons)
    return "" if words.casefold() in heard.casefold() else words  # an office of who is heard


def _heard_when_found(seen: Seen, measure: Measure) -> bool:
    """Another measure hears those who are sought, or serves papers on them."""
    if not has("to-be-asked", measure.purpose):
        return False
    return any(
        set(one.persons) >= set(measure.persons)
        and seen.kind(one).items_are in ("matters", "papers")
        for one in seen.draft.measures
        if one is not measure
    )


def _found_for_next(seen: Seen, measure: Measure) -> bool:
    """Another measure tells what follows, such as a hearing; or all are in custody."""
    sought = [one for one in seen.draft.persons if one.id in measure.persons]
    if sought and all(one.custody and one.custody.held and one.address for one in sought):
        return True
    others = [one for one in seen.draft.measures if one is not measure]
    same = [one for one in others if sought and {*one.persons} >= {*measure.persons}]
    unnamed = [one for one in others if not sought and not seen.heard(one)]
    follows = any(seen.kind(one).items_are == "matters" for one in (*same, *unnamed))
    return follows or any(has("if-found", asked(one)) for one in others)


def _few_topics(seen: Seen, measure: Measure) -> bool:
    """A hearing without questions, of which at most some lines say what it is about."""
    enclosed = any(one.kind == "questions" for one in seen.draft.annexes)
    wished = measure.procedure.wished if measure.procedure else ""
    led = has("defence", wished) or (measure.particulars or {}).get("cross_examination")
    if measure.questions or enclosed or led:
        return False
    lines = measure.items
    if len(lines) == 1 and has("one-question", lines[0]):
        return False
    return len(lines) <= 1 or (len(lines) <= FEW and not any(map(asks_something, lines)))


def _witness_formal(seen: Seen, measure: Measure) -> bool:
    """Somebody who is no suspect is heard, and the form of the statement is told."""
    heard = seen.heard(measure)
    if not heard or any(one.role in TRIED for one in heard):
        return False
    procedure, particulars = measure.procedure, measure.particulars or {}
    formal = procedure is not None and any(getattr(procedure, name) for name in FORM)
    told = has("record-form", answered_in_measure(seen, measure))
    return formal or "record" in particulars or bool(told)


def _private_holder(seen: Seen, measure: Measure) -> bool:
    """Papers are asked of a named business or person who is no suspect."""
    holder = measure.holder
    if holder is None or holder.kind in PUBLIC:
        return False
    tried = {one.name.full for one in seen.draft.persons if one.role in TRIED}
    return holder.name not in tried


def _papers_searched(seen: Seen, measure: Measure) -> bool:
    """A place is searched for papers, or for what no line names."""
    lines = [*map(but_of_a_thing, measure.items)]
    return seen.kind(measure).enters and (not lines or any(has("papers", one) for one in lines))


def _notices_untold(seen: Seen, measure: Measure) -> bool:
    """Only suspects are heard; no lawyer is spoken of, and no text of the notices goes with it."""
    heard, procedure = seen.heard(measure), measure.procedure
    if not heard or any(one.role not in TRIED for one in heard):
        return False
    titles = "\n".join(one.title for one in seen.draft.annexes)
    if (procedure and (procedure.caution or procedure.counsel)) or has("notices-enclosed", titles):
        return False
    if any(one.counsel or one.represented_by for one in heard):
        return False
    return not has("lawyer-told", answered_in_measure(seen, measure, facts=False))


def _leave_needed(seen: Seen) -> str:
    """Words by which the case at home needs an order or leave, of which none is told."""
    case = seen.draft.proceedings
    texts = [case.stage or "", case.summary or "", case.remedies or "", *seen.facts.values()]
    texts.append(case.jurisdiction_ground or "")
    texts += [one.text for one in seen.draft.remarks if one.part in HOME]
    papers = [f"{one.title}. {one.summary or ''}" for one in case.decisions]
    if has("leave-in-file", "\n".join((*texts, *papers))):
        return ""
    if any(has("leave-needed", one) for one in papers):
        return ""  # the decision that is listed is that leave
    return next(filter(None, (has("leave-needed", one) for one in texts)), "")


HEARING_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "laundered-there": _laundered_there,
    "leave-needed": _leave_needed,
    **HELD_SIGNS,
}
"""The signs of a request, by the name that points.toml has for each."""

HEARING_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "at-embassy": _at_embassy,
    "heard-when-found": _heard_when_found,
    "found-for-next": _found_for_next,
    "few-topics": _few_topics,
    "witness-formal": _witness_formal,
    "private-holder": _private_holder,
    "papers-searched": _papers_searched,
    "notices-untold": _notices_untold,
    **HELD_SIGNS_MEASURE,
}
"""The signs of a measure, by the name that points.toml has for each."""
