"""Checks of form for correspondence: days, reasons, what a paper is for.

They state no law, so their findings carry a rule id and no citation.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.base import Draft, leaves
from comity.model.drafts.correspondence import Correspondence
from comity.model.drafts.correspondence_answers import Acknowledgement, Deficiency
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.correspondence_sent import Reminder, Transmittal
from comity.model.drafts.request_conditions import Urgency
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind, owner_of

__all__ = ["check_correspondence"]

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE
GAP = re.compile(r"\[[^\W\d][^\W\d ]+(?: [^\W\d ]+)*\]")  # no mask: […], [P3]


def check_correspondence(draft: Draft, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings of form and logic for correspondence."""
    if not isinstance(draft, Correspondence):
        return
    yield from _gaps(draft)
    yield from _days(draft)
    yield from _urgency(draft)
    if draft.roles()["requesting"] == draft.roles()["requested"]:
        message = "The State that asks and the State that is asked are the same."
        cure = "Write the code of the other State under `requested.state`."
        yield Finding(ERROR, "links.same-state", message, "requested.state", cure)
    if isinstance(draft, Transmittal):
        yield from _note(draft)
    elif isinstance(draft, Deficiency):
        yield from _deficiency(draft)
    elif isinstance(draft, Preservation):
        yield from _preservation(draft, kinds)


def _gaps(draft: Correspondence) -> Iterator[Finding]:
    """What is left for the office to fill: words in square brackets, ``[our reference]``."""
    for field, value in leaves(draft.data()):
        for gap in GAP.findall(value) if isinstance(value, str) else ():
            message = f"{gap} is a gap that the office has to fill."
            yield Finding(WARNING, "papers.gap", message, field, "Write here what belongs there.")


def _days(draft: Correspondence) -> Iterator[Finding]:
    for field, day, what in _past(draft):
        if day is not None and day > draft.date:
            message = f"{what} lies after the date of this paper."
            cure = "Correct it, or the date of the paper."
            yield Finding(ERROR, "papers.day-later", message, field, cure)
    for field, day, what in _to_come(draft):
        if day is not None and day < draft.date:
            message = f"{what} lies before the date of this paper."
            cure = "Set it to a day that is still to come."
            yield Finding(ERROR, "papers.day-past", message, field, cure)


Days = Iterator[tuple[str, dt.date | None, str]]


def _past(draft: Correspondence) -> Days:
    """The days that are over when a paper is written."""
    if isinstance(draft, (Transmittal, Reminder, Acknowledgement, Deficiency)):
        yield "concerning.date", draft.concerning.date, "The date of the request"
        yield "concerning.sent", draft.concerning.sent, "The day on which the request was sent"
    if isinstance(draft, Reminder):
        yield "acknowledged", draft.acknowledged, "The acknowledgement"
        for index, reminder in enumerate(draft.reminders):
            yield f"reminders[{index}].date", reminder.date, "An earlier reminder"
    if isinstance(draft, Acknowledgement):
        yield "received", draft.received, "The day of receipt"
    if isinstance(draft, Preservation):
        for index, fact in enumerate(draft.facts):
            yield f"facts[{index}].date", fact.date, "This fact"
        for index, step in enumerate(draft.earlier):
            yield f"earlier[{index}].date", step.date, "This earlier contact"


def _to_come(draft: Correspondence) -> Days:
    """The days that are to come when a paper is written."""
    urgency: Urgency | None = getattr(draft, "urgency", None)
    if urgency is not None:
        yield "urgency.deadline", urgency.deadline, "The deadline"
    if isinstance(draft, Deficiency):
        yield "reply_by", draft.reply_by, "The day for the reply"
    if isinstance(draft, Preservation):
        yield "hold_until", draft.hold_until, "The day until which to keep the data"
        yield "request_by", draft.request_by, "The day of the request to come"


def _urgency(draft: Correspondence) -> Iterator[Finding]:
    urgency: Urgency | None = getattr(draft, "urgency", None)
    if urgency and urgency.level != "ordinary" and not (urgency.reason or urgency.danger):
        message = "Urgency is claimed without a reason."
        cure = "Say under `reason:` what is lost, and when, if this waits."
        weight = ADVICE if urgency.grounds else ERROR
        yield Finding(weight, "form.urgency-without-reason", message, "urgency", cure)


def _note(draft: Transmittal) -> Iterator[Finding]:
    note = draft.form == "note-verbale"
    if note and draft.note_from is None:
        message = "The note verbale does not say which mission or ministry presents it."
        cure = "Name it under `note_from:`, without an article: `name: Embassy of …`."
        yield Finding(WARNING, "papers.note-from", message, "form", cure)
    for name in ("note_from", "note_to"):
        if not note and getattr(draft, name) is not None:
            message = "A letter goes from one central authority to the other, and is no note."
            cure = "Write `form: note-verbale`, or leave this out."
            yield Finding(WARNING, "papers.no-note", message, name, cure)


def _deficiency(draft: Deficiency) -> Iterator[Finding]:
    for index, lack in enumerate(draft.deficiencies):
        if lack.rule and lack.read == "secondary":
            message = f"{lack.rule} is known here from a secondary source only, and is not printed."
            cure = "Compare it with the text; if it holds, write `read: official`."
            yield Finding(
                WARNING, "papers.rule-secondary", message, f"deficiencies[{index}].rule", cure
            )
    if draft.requested.issued_by is None:
        message = "The letter names nobody who signs it; the line stays empty."
        yield Finding(ADVICE, "papers.unsigned", message, "requested", "Add `issued_by:`.")


def _holder_elsewhere(draft: Preservation, index: int) -> Iterator[Finding]:
    holder, asked = draft.measures[index].holder, draft.requested.state
    if holder is None or holder.state is None:
        return
    if holder.representative or holder.system_location:  # the data may be where the paper goes
        return
    if owner_of(holder.state) != owner_of(asked):
        message = f"The holder is established in {holder.state}, and the paper goes to {asked}."
        cure = (
            "Write to that State, or say under `representative` or `system_location` of the holder "
        )
        cure += "what is in the one you write to."
        place = f"measures[{index}].holder.state"
        yield Finding(WARNING, "papers.holder-elsewhere", message, place, cure)


def _preservation(draft: Preservation, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    for index, measure in enumerate(draft.measures):
        if not kind_of(kinds, measure.kind).in_preservation:
            message = "A preservation keeps data and discloses none; this measure asks for more."
            cure = "Write `kind: preservation`, and ask for the data in a request."
            yield Finding(
                ERROR, "papers.not-preservation", message, f"measures[{index}].kind", cure
            )
        yield from _holder_elsewhere(draft, index)
    if not draft.request_intended:
        message = "Nobody keeps data for long without a request for them in sight."
        cure = "Write `request_intended: true` once it is decided, and by when under `request_by`."
        yield Finding(WARNING, "papers.no-request", message, "request_intended", cure)
    if draft.hold_for and draft.hold_until:
        message = "The time is given as a length and as a day, which may differ."
        yield Finding(WARNING, "papers.two-times", message, "hold_until", "Keep one of the two.")
    for index, fact in enumerate(draft.facts):
        if fact.handling and not fact.consent and draft.form == "provider":
            message = "A fact under a handling code would be told to a provider."
            cure = "Leave the fact out, or obtain the consent and name it under `consent:`."
            yield Finding(ERROR, "form.handling-code", message, f"facts[{index}]", cure)
    if not draft.requesting.contacts:
        message = "The paper names nobody who answers questions about it."
        cure = "Add a contact under `requesting.contacts:`, with e-mail, telephone and hours."
        yield Finding(WARNING, "links.no-contact", message, "requesting", cure)
