"""Checks that hold under every law: completeness, dates, particularity, links between parts.

They state no law, so their findings carry a rule id and no citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.base import Draft
from comity.model.drafts.law_texts import can_wait, encloses_text
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.model.drafts.request_conditions import Urgency
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.steps.check.background import check_background
from comity.text.written import listed

__all__ = ["check_form"]

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE
Kinds = Mapping[str, AssistanceKind]
# UTC, GMT+1, +05:30, WAT, Africa/Lagos, "Indian time", "in London"
ZONE = re.compile(
    r"[+-]\d|\b[A-Z]{2,5}\b|\b[A-Z]\w+/[A-Z]\w+|\b[A-Z]\w+ (?:time|standard)|\bin [A-Z]|Z$"
)


def check_form(draft: Draft, kinds: Kinds) -> Iterator[Finding]:
    """The findings of form and logic for a draft of any kind."""
    if isinstance(draft, Request):
        yield from _dates(draft)
        yield from _facts(draft, kinds)
        yield from _offences(draft, kinds)
        yield from _conditions(draft)
        yield from _emergency(draft, kinds)
    elif isinstance(draft, Notice):
        yield from _notice(draft)


def _dates(draft: Request) -> Iterator[Finding]:
    for index, fact in enumerate(draft.facts):
        if fact.date and fact.date > draft.date:
            message = "This fact is dated after the request."
            yield Finding(ERROR, "form.fact-after-request", message, f"facts[{index}].date")
    if draft.urgency and draft.urgency.deadline and draft.urgency.deadline < draft.date:
        message = "The deadline lies before the date of the request."
        cure = "Set it to the day by which you ask for a reply."
        yield Finding(ERROR, "form.deadline-past", message, "urgency.deadline", cure)
    for index, measure in enumerate(draft.measures):
        if measure.deadline and measure.deadline < draft.date:
            message = f"The deadline of {measure.id} lies before the date of the request."
            cure = "Set it to the day by which a reply is asked for."
            place = f"measures[{index}].deadline"
            yield Finding(ERROR, "form.deadline-past", message, place, cure)
    for index, earlier in enumerate(draft.earlier):
        if earlier.date and earlier.date > draft.date:
            message = "This earlier contact is dated after the request."
            yield Finding(ERROR, "form.earlier-later", message, f"earlier[{index}].date")
        if earlier.kind == "preservation" and earlier.expires and earlier.expires < draft.date:
            message = "This preservation has ended before the date of the request."
            cure = "Ask for a renewal, or say that the data are still held."
            yield Finding(
                WARNING, "form.preservation-ended", message, f"earlier[{index}].expires", cure
            )


def _facts(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    only_service = all(kind_of(kinds, m.kind).without_facts for m in draft.measures)
    if not draft.facts and not only_service:
        message = "The request states no facts."
        cure = "Write the relevant facts under `facts`, one statement each, with an id."
        yield Finding(ERROR, "form.no-facts", message, "facts", cure)
    yield from check_background(draft, kinds)


def _offences(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    served = {name for measure in draft.measures for name in measure.offences}
    for index, offence in enumerate(draft.offences):
        path = f"offences[{index}]"
        paraphrased = offence.text_is == "paraphrase"
        if paraphrased and not encloses_text(draft, index) and not can_wait(draft, kinds):
            message = "The provision is paraphrased; the other side will want its exact text."
            cure = "Quote the provision and write `text_is: exact`."
            yield Finding(WARNING, "form.provision-paraphrased", message, f"{path}.text", cure)
        if served and offence.id not in served:
            message = f"No measure serves offence {offence.id}."
            yield Finding(ADVICE, "form.offence-unserved", message, path)


def _conditions(draft: Request) -> Iterator[Finding]:
    urgency = draft.urgency
    if urgency and urgency.level != "ordinary" and not urgency.reason:
        message = "Urgency is claimed without a reason."
        cure = "Say under `reason:` what is lost, and when, if the request waits."
        weight = ADVICE if urgency.grounds else ERROR
        yield Finding(weight, "form.urgency-without-reason", message, "urgency", cure)
    elif urgency and urgency.deadline and not urgency.reason:
        message = "A deadline is set without a reason."
        yield Finding(WARNING, "form.deadline-without-reason", message, "urgency", "Add `reason:`.")
    secrecy = draft.confidentiality
    if secrecy and secrecy.wanted and not secrecy.reason:
        message = "Confidentiality is asked for without a reason."
        cure = "Say under `reason:` what would happen if the persons concerned learnt of it."
        yield Finding(WARNING, "form.secrecy-without-reason", message, "confidentiality", cure)


def _emergency(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """In an emergency page one says who is in danger, and by which hour of which zone."""
    urgency = draft.urgency
    if not urgency or urgency.level != "emergency":
        return
    if not _danger_claimed(draft):
        yield _no_emergency(draft, kinds, urgency.grounds)
        return
    if not urgency.at_risk:
        message = "An emergency is claimed, but the letter does not say who is in danger."
        cure = "Say it under `urgency.at_risk`, without a name if a name is not needed."
        yield Finding(WARNING, "form.emergency-person", message, "urgency", cure)
    hour = urgency.deadline_time or ""
    if not urgency.deadline or not hour:
        message = "An emergency is claimed, but no hour is given by which an answer is needed."
        cure = (
            "Write `deadline:` with the day and `deadline_time:` with the hour and its time zone."
        )
        yield Finding(WARNING, "form.emergency-hour", message, "urgency", cure)
    elif not ZONE.search(hour):
        message = "The hour has no time zone, and the other State may be in another one."
        cure = "Add the zone, for instance `18:00 IST (UTC+5:30)`."
        yield Finding(WARNING, "form.emergency-zone", message, "urgency.deadline_time", cure)


def _danger_claimed(draft: Request) -> bool:
    """Whether the file says that somebody is in danger, wherever it says so."""
    urgency = draft.urgency
    said = [(measure.particulars or {}) for measure in draft.measures]
    named = any(one.get("emergency") or one.get("at_risk") for one in said)
    if urgency is None:
        return named
    other = "other" in urgency.grounds and bool(urgency.reason)
    return named or other or "danger-to-life" in urgency.grounds or bool(_stated(urgency))


def _stated(urgency: Urgency) -> str:
    return urgency.danger or urgency.at_risk or ""


def _no_emergency(draft: Request, kinds: Kinds, grounds: Sequence[str]) -> Finding:
    """A hearing or a deadline is urgent at most: an emergency is a danger to somebody."""
    named = listed(ground.replace("-", " ") for ground in grounds)
    why = f"named under `grounds`: {named}" if grounds else "nothing stands under `grounds`"
    by_emergency = any(kind_of(kinds, measure.kind).emergency for measure in draft.measures)
    instead = ", and ask by an ordinary measure in place of `emergency-disclosure`"
    cure = f"Write `level: urgent`{instead if by_emergency else ''}. "
    return Finding(
        WARNING,
        "form.emergency-danger",
        f"An emergency is claimed, but no danger to anybody's life or safety is stated ({why}). "
        "A hearing or a deadline is not an emergency.",
        "urgency",
        cure + "Only if somebody is in danger, add `danger-to-life` to `grounds` and say under "
        "`danger` what threatens.",
    )


def _notice(draft: Notice) -> Iterator[Finding]:
    if not draft.channels:
        message = "The notice does not say how to submit a request."
        yield Finding(ERROR, "form.no-channel", message, "channels", "Add one under `channels:`.")
    if not draft.data_categories:
        message = "The notice does not say what data the company holds."
        cure = "List the categories under `data_categories:`."
        yield Finding(WARNING, "form.no-data", message, "data_categories", cure)
    if draft.expires and draft.expires <= draft.date:
        message = "The notice is due for review before it is published."
        cure = "Set `expires` after `date`."
        yield Finding(ERROR, "form.review-past", message, "expires", cure)
    if "other" in (draft.emergency.grounds if draft.emergency else ()) and not (
        draft.emergency and draft.emergency.other_grounds
    ):
        message = "An emergency ground is called other and not described."
        yield Finding(WARNING, "form.ground-open", message, "emergency", "Add `other_grounds:`.")
