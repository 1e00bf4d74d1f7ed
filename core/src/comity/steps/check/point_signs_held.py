"""Signs of acts that need a power there: holding somebody, and an order of home as such.

With them signs of hearings and papers that could be given alone, and of a use that reaches on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.request import Measure, Request
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_places import acts_there, of_theirs
from comity.steps.check.point_seen import TRIED, Seen, asked, has
from comity.steps.check.their_own_case import name_of_state

__all__ = ["HELD_SIGNS", "HELD_SIGNS_MEASURE", "use_reaches"]

WORD = re.compile(r"[^\W\d_]{4,}")
PUBLIC = ("authority", "court")
SHORT = 60  # signs of what a record is called; more tells what stands in it
SURE = ("oath", "oath_form", "certificate")  # what makes a record good in court by itself


def use_reaches(draft: Request) -> str:
    """Words by which evidence may serve cases that nobody names, and no leave is to be asked."""
    told = [draft.use or ""]
    told += [
        f"{one.text or ''}. {one.use or ''}" for one in draft.assurances if one.kind == "specialty"
    ]
    promised = {name for one in draft.assurances for name in one.promise}
    asks_first = "other-use-with-consent" in promised or any(has("asks-first", x) for x in told)
    if draft.other_use or asks_first:
        return ""
    said = (one for text in told for one in sentences(text) if not denies(one))
    return next(filter(None, (has("use-reaches", one) for one in said)), "")


def _wished(measure: Measure) -> list[str]:
    """The texts in which a measure says what is to be done."""
    procedure = measure.procedure
    return [measure.title or "", *measure.items, procedure.wished or "" if procedure else ""]


def _holds_somebody(seen: Seen, measure: Measure) -> str:
    """People, or the vessel on which they are, are to be held or kept from leaving."""
    if _warrant_for(seen, measure):
        return ""
    told = [one for text in _wished(measure) for one in sentences(text)]
    told = [one for one in told if not has("of-the-holding", one)]
    said = [has("holds-people", one) for one in told if not denies(one)]
    said += [has("kept-from-leaving", one) for one in told]
    return next(filter(None, said), "")


def _warrant_for(seen: Seen, measure: Measure) -> bool:
    """Whether a warrant of home is told that is for the very people of a measure."""
    case = seen.draft.proceedings
    told = [f"{one.title}. {one.summary or ''}" for one in (measure.order, *case.decisions) if one]
    told += list(seen.facts.values())
    named = [one for one in seen.draft.persons if one.id in measure.persons]
    names = {word for one in named for word in WORD.findall(one.name.full)}
    said = (one for text in told for one in sentences(text) if has("a-warrant", one))
    return any(names & set(WORD.findall(one)) for one in said)


def _ours_brought(seen: Seen, measure: Measure) -> bool:
    """Those who are to be held are in custody already, and not in the requested State."""
    there = name_of_state(seen.draft.requested.state)
    people = [one for one in seen.draft.persons if one.id in measure.persons]
    held = [one.custody for one in people if one.custody and one.custody.held]
    return bool(held) and not any(there.search(one.place or "") for one in held)


def _order_as_such(seen: Seen, measure: Measure) -> str:
    """A decision of home is to take effect there, as though it bound somebody there."""
    told = _wished(measure)
    if measure.order:
        told += [one.text for one in seen.draft.remarks if one.part == "execution"]
    said = (one for text in told for one in sentences(text) if not denies(one))
    return next(filter(None, (has("order-as-such", one) for one in said)), "")


def _order_to_holder(seen: Seen, measure: Measure) -> str:
    """An act of no usual kind is wanted of a private holder, on a decision of home."""
    holder, order = measure.holder, measure.order
    return order.title if order and holder and holder.kind not in PUBLIC else ""


def _served_beside(seen: Seen, measure: Measure) -> bool:
    """Papers go to suspects whom another measure would hear or call."""
    kinds = ((one, seen.kind(one)) for one in seen.draft.measures)
    others = [one for one, kind in kinds if kind.items_are == "matters" or _calls(kind)]
    heard = {person.id for one in others for person in seen.heard(one) if person.role in TRIED}
    served = bool(heard & set(measure.persons))
    return served and not all(has("a-summons", one) for one in measure.items or ("",))


def _calls(kind: AssistanceKind) -> bool:
    """Whether somebody is called to the requesting State."""
    return "safe_conduct" in kind.particulars and kind.items_are != "papers"


def _feared(seen: Seen, measure: Measure) -> str:
    """A witness who lives where crimes of a State or an army were done is heard there."""
    draft = seen.draft
    if not acts_there(seen) or any(has("safe-there", asked(one)) for one in draft.measures):
        return ""
    if any(has("safe-there", one.text) for one in draft.assurances):
        return ""
    heard = [one for one in seen.heard(measure) if one.role in ("witness", "victim")]
    there = name_of_state(draft.requested.state)
    here = any(there.search(place) for place in measure.place)
    if not heard or not (here or any(of_theirs(seen, one) for one in heard)):
        return ""
    if has("only-on-paper", f"{asked(measure)}\n{measure.purpose}"):
        return ""
    titles = (f"{one.title}. {one.category or ''}" for one in draft.offences)
    return next(filter(None, (has("feared-crimes", one) for one in titles)), "")


def _record_bare(seen: Seen, measure: Measure) -> str:
    """A record of what somebody says is wished for, and nothing that makes it good in court."""
    procedure = measure.procedure
    if procedure is None or not procedure.recording or not seen.heard(measure):
        return ""
    if _in_the_trial(seen, measure):
        return ""
    if len(procedure.recording) > SHORT or any(getattr(procedure, name) for name in SURE):
        return ""
    told = "\n".join((procedure.recording, procedure.wished or "", *_elsewhere(measure)))
    return "" if has("record-proves", told) else procedure.recording


def _in_the_trial(seen: Seen, measure: Measure) -> bool:
    """Whether the court that tries the case hears over a link, so that the hearing is evidence."""
    signer = seen.draft.requesting.issued_by
    court = signer is not None and signer.capacity in ("judge", "court")
    on_trial = seen.draft.proceedings.nature == "trial"
    return court and on_trial and "hearers" in seen.kind(measure).particulars


def _elsewhere(measure: Measure) -> Iterator[str]:
    yield from (str(value) for value in (measure.particulars or {}).values())
    yield getattr(measure, "result", None) or ""


HELD_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "use-reaches": lambda seen: use_reaches(seen.draft),
}
"""The signs of a request, by the name that points.toml has for each."""

HELD_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "holds-somebody": _holds_somebody,
    "ours-brought": _ours_brought,
    "order-as-such": _order_as_such,
    "order-to-holder": _order_to_holder,
    "served-beside": _served_beside,
    "feared": _feared,
    "record-bare": _record_bare,
}
"""The signs of a measure, by the name that points.toml has for each."""
